# usage: Rscript oracle.R
#
# Writes flows.csv, accounts.csv and out: cumulated balances, net immigration and net emigration
# over partners, residuals and survival-ratio estimates, as R has them.
set.seed(1941)
flows <- expand.grid(partner = c("p", "q", "r", "s"), year = 2009:2014, area = c("A", "B", "C"),
	stringsAsFactors = FALSE)[, 3:1]
flows$immigration <- sample(0:9000, nrow(flows))
flows$emigration <- sample(0:9000, nrow(flows))
accounts <- data.frame(age = 0:39, population_start = sample(10000:90000, 40),
	population_end = sample(10000:90000, 40), births = sample(0:9000, 40),
	deaths = sample(0:9000, 40), immigration = sample(0:9000, 40),
	emigration = sample(0:9000, 40), survival_ratio = sample(3000:9999, 40) / 10000)
write.csv(flows, "flows.csv", row.names = FALSE, quote = FALSE)
write.csv(accounts, "accounts.csv", row.names = FALSE, quote = FALSE)

show <- function(x) sprintf("%.6f", x)
write <- function(table) write.table(table, sep = ",", row.names = FALSE, quote = FALSE)
flows$net <- flows$immigration - flows$emigration
total <- aggregate(net ~ year + area, flows, sum)
gains <- aggregate(pmax(net, 0) ~ year + area, flows, sum)
losses <- aggregate(pmax(-net, 0) ~ year + area, flows, sum)
sink("out")
write(data.frame(area = total$area, year = total$year, net_migration = total$net,
	cumulated_balance = ave(total$net, total$area, FUN = cumsum)))
write(data.frame(area = total$area, year = total$year, net_immigration = gains[, 3],
	net_emigration = losses[, 3], net_migration = total$net))
with(accounts, {
	net <- immigration - emigration
	residual <- (population_end - population_start) - (births - deaths)
	forward <- population_end - survival_ratio * population_start
	reverse <- population_end / survival_ratio - population_start
	write(data.frame(age = age, residual_net = residual,
		net_share_of_change = show(100 * net / (population_end - population_start)),
		net_to_natural_increase = show(net / (births - deaths)),
		error_of_closure = residual - net,
		error_of_closure_percent = show(100 * (residual - net) / population_end),
		net_forward = show(forward), net_reverse = show(reverse),
		net_average = show((forward + reverse) / 2)))
})
sink()

# usage: Rscript oracle.R
#
# Writes flows.csv, population.csv and out: crude rates on the mean population of 1 January, growth
# rates over gaps, sex ratios, and shares of a sum, as R has them.
set.seed(2014)
areas <- sprintf("%03d", 1:12)
years <- c(2010, 2011, 2012, 2013, 2015)
flows <- expand.grid(year = years, area = areas, stringsAsFactors = FALSE)[, 2:1]
flows$immigration <- sample(0:90000, nrow(flows))
flows$emigration <- sample(0:90000, nrow(flows))
population <- expand.grid(year = 2010:2016, area = areas, stringsAsFactors = FALSE)[, 2:1]
population$population <- sample(100000:9000000, nrow(population))
write.csv(flows, "flows.csv", row.names = FALSE, quote = FALSE)
write.csv(population, "population.csv", row.names = FALSE, quote = FALSE)

at <- function(area, year)
	population$population[match(paste(area, year), paste(population$area, population$year))]
show <- function(x) ifelse(is.na(x), "", sprintf("%.7f", x))
write <- function(table) write.table(table, sep = ",", row.names = FALSE, quote = FALSE)
plain <- function(x) format(x, scientific = FALSE, trim = TRUE, digits = 15)

mean <- (at(flows$area, flows$year) + at(flows$area, flows$year + 1)) / 2
net <- flows$immigration - flows$emigration
sink("out")
write(data.frame(area = flows$area, year = flows$year, population = sapply(mean, plain),
	immigration_rate = show(1000 * flows$immigration / mean),
	emigration_rate = show(1000 * flows$emigration / mean),
	net_migration_rate = show(1000 * net / mean)))
before <- c(NA, head(flows$immigration, -1))
gap <- c(NA, diff(flows$year))
before[flows$year == 2010] <- NA
write(data.frame(area = flows$area, year = flows$year, immigration = flows$immigration,
	geometric_growth = show(100 * ((flows$immigration / before)^(1 / gap) - 1)),
	exponential_growth = show(100 * log(flows$immigration / before) / gap)))
write(data.frame(area = flows$area, year = flows$year,
	sex_ratio = show(100 * flows$immigration / flows$emigration),
	percent_female = show(100 * flows$emigration / (flows$immigration + flows$emigration))))
sum <- flows$immigration + flows$emigration
write(data.frame(area = flows$area, year = flows$year, immigration = flows$immigration,
	base = sum, rate = show(100 * flows$immigration / sum)))
sink()

# R 4.2: Rscript expected.R in.csv digits [confidence] [groups]
# Every statistic of mig-trend --summary, by the functions of R or by its definition.
arguments <- commandArgs(TRUE)
digits <- as.integer(arguments[2])
confidence <- if (length(arguments) > 2) as.numeric(arguments[3]) else 95
data <- read.csv(arguments[1], colClasses = "character")
data$value <- as.numeric(data$value)
data$t <- as.numeric(data$year)
round_to <- function(x) formatC(x, format = "f", digits = digits)
summarize <- function(d) {
	x <- d$value; t <- d$t - d$t[1]; n <- length(x)
	fit <- summary(lm(x ~ t))
	pairs <- combn(n, 2)
	slopes <- sort((x[pairs[2, ]] - x[pairs[1, ]]) / (t[pairs[2, ]] - t[pairs[1, ]]))
	slope <- median(slopes)
	s <- sum(sign(x[pairs[2, ]] - x[pairs[1, ]]))
	ties <- table(x)
	variance <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
	z <- (s - sign(s)) / sqrt(variance)
	exact <- n <= 10 && all(ties == 1)
	p <- if (exact) cor.test(t, x, method = "kendall", exact = TRUE)$p.value
	     else 2 * pnorm(-abs(z))
	rank <- floor((length(slopes) - qnorm(0.5 + confidence / 200) * sqrt(variance)) / 2)
	u <- cumsum(2 * rank(x))[-n] - (1:(n - 1)) * (n + 1)
	k <- max(abs(u))
	margin <- max(2, floor(0.15 * n))
	places <- margin:(n - margin)
	f <- sapply(places, function(m) {
		rss <- c(deviance(lm(x ~ 1)), deviance(lm(x ~ rep(0:1, c(m, n - m)))))
		(rss[1] - rss[2]) / (rss[2] / (n - 2))
	})
	years <- t[n]
	c(n, 0, d$year[1], d$year[n], round_to(100 * ((x[n] / x[1])^(1 / years) - 1)),
	  round_to(100 * log(x[n] / x[1]) / years),
	  round_to(c(fit$coefficients[2, 1], fit$coefficients[1, 1], fit$r.squared,
	             slope, slopes[rank], slopes[length(slopes) + 1 - rank],
	             median(x) - slope * median(t), median(x - slope * t))),
	  s, round_to(c(variance, z, p)), if (exact) "exact" else "normal",
	  round_to(cor(t, x, method = "kendall")),
	  k, round_to(min(1, 2 * exp(-6 * k^2 / (n^3 + n^2)))), d$year[which.max(abs(u)) + 1],
	  round_to(max(f)), d$year[places[which.max(f)] + 1])
}
columns <- c("n", "missing", "first", "last", "cagr", "exponential_growth", "ols_slope",
	"ols_intercept", "r_squared", "theil_sen_slope", "theil_sen_lower", "theil_sen_upper",
	"intercept_separate", "intercept_joint", "mann_kendall_s", "mann_kendall_variance",
	"mann_kendall_z", "mann_kendall_p", "p_method", "kendall_tau", "pettitt_k", "pettitt_p",
	"pettitt_break", "sup_f", "sup_f_break")
if (is.null(data$series)) {
	cat(paste(columns, collapse = ","), "\n", sep = "")
	cat(paste(summarize(data), collapse = ","), "\n", sep = "")
} else {
	cat(paste(c("series", columns), collapse = ","), "\n", sep = "")
	for (name in unique(data$series))
		cat(paste(c(name, summarize(data[data$series == name, ])), collapse = ","), "\n", sep = "")
}

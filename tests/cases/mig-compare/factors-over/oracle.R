# Rscript oracle.R: the effects of three factors over categories, from Das Gupta's formula.
d <- read.csv("periods.csv")
effect <- function(a, b, c, A, B, C) (A - a) * ((b * c + B * C) / 3 + (b * C + B * c) / 6)
for (geo in unique(d$geo)) {
	x <- d[d$geo == geo & d$year == 2001, ]
	y <- d[d$geo == geo & d$year == 2002, ]
	total <- sum(y$size * y$share * y$rate) - sum(x$size * x$share * x$rate)
	effects <- c(
		size = sum(effect(x$size, x$share, x$rate, y$size, y$share, y$rate)),
		share = sum(effect(x$share, x$size, x$rate, y$share, y$size, y$rate)),
		rate = sum(effect(x$rate, x$size, x$share, y$rate, y$size, y$share)))
	for (name in names(effects))
		cat(sprintf("%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f\n", geo, name,
			sum(x$size * x$share * x$rate), sum(y$size * y$share * y$rate), total,
			effects[[name]], 100 * effects[[name]] / total))
}

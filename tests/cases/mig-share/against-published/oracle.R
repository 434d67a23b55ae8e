# usage: Rscript oracle.R in.csv
# Comparisons of mig-share --against -d 7 by their definitions.
table <- read.csv(commandArgs(TRUE)[1], colClasses = c(rep("character", 2), rep("numeric", 2)))
cat("study,against,members,dissimilarity,gini,structure_distance,isolation,exposure,isolation_against,",
    "exposure_against,correlation_ratio,information_index\n", sep = "")
entropy <- function(p) -sum(ifelse(p > 0, p * log(p), 0))
for (study in unique(table$study)) {
	x <- table$x[table$study == study]
	y <- table$y[table$study == study]
	p <- x / sum(x)
	q <- y / sum(y)
	order <- order(x / y)
	curve <- cumsum(p[order])
	gini <- 1 - sum(q[order] * (curve + c(0, head(curve, -1))))
	t <- x + y
	share <- sum(x) / sum(t)
	whole <- entropy(c(share, 1 - share))
	each <- mapply(function(a, b) entropy(c(a, b) / (a + b)), x, y)
	indices <- c(sum(abs(p - q)) / 2, gini, sqrt(sum((p - q)^2)), sum(p * x / t), sum(p * y / t), sum(q * y / t),
		     sum(q * x / t), (sum(p * x / t) - share) / (1 - share),
		     1 - sum(t * each) / (sum(t) * whole))
	cat(study, "y", length(x), sprintf("%.7f", indices), sep = ",")
	cat("\n")
}

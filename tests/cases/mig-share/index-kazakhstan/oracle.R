# usage: Rscript oracle.R ../../../../data/kazakhstan/labour_permits.csv
x <- read.csv(commandArgs(TRUE)[1])$permits
p <- sort(x / sum(x), decreasing = TRUE)
k <- length(x)
h <- sum(p^2)
indices <- c(h, (h - 1 / k) / (1 - 1 / k), 1 / h, 1 - h, -sum(p * log(p)), -sum(p * log(p)) / log(k),
	     sum(p * log(k * p)), sum(abs(outer(p, p, "-"))) / (2 * k))
cat(k, sum(x), sprintf("%.4f", indices), sprintf("%.2f", 100 * cumsum(p)[pmin(c(1, 3, 5), k)]),
    sep = ",")
cat("\n")

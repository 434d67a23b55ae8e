# usage: Rscript oracle.R in.csv
# All indices of mig-share --index -d 7 by their definitions.
table <- read.csv(commandArgs(TRUE)[1], colClasses = c("character", "character", "numeric"))
cat("study,members,total,hhi,hhi_normalised,equivalent_number,fractionalisation,polarisation",
    "entropy,evenness,effective_number,theil_t,theil_l,gini,gini_corrected,hoover,rosenbluth",
    "top_1_share,top_3_share,top_5_share,top_10_share\n", sep = ",", fill = FALSE)
for (study in unique(table$study)) {
	x <- table$value[table$study == study]
	k <- length(x)
	p <- x / sum(x)
	h <- sum(p^2)
	positive <- p[p > 0]
	entropy <- -sum(positive * log(positive))
	gini <- sum(abs(outer(x, x, "-"))) / (2 * k^2 * mean(x))
	down <- sort(p, decreasing = TRUE)
	top <- function(n) 100 * sum(head(down, n))
	total <- if (all(x == round(x))) sprintf("%d", sum(x)) else sprintf("%.2f", sum(x))
	indices <- c(h, (h - 1 / k) / (1 - 1 / k), 1 / h, 1 - h, 4 * sum(p^2 * (1 - p)), entropy,
		     entropy / log(k), exp(entropy), mean(x / mean(x) * log(x / mean(x))),
		     mean(log(mean(x) / x)), gini, gini * k / (k - 1), sum(abs(p - 1 / k)) / 2,
		     1 / (2 * sum(seq_len(k) * down) - 1), top(1), top(3), top(5), top(10))
	cat(study, k, total, sprintf("%.7f", indices), sep = ",")
	cat("\n")
}

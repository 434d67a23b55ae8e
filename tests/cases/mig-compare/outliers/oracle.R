# Rscript oracle.R [U A C]: effects and limits of Hidiroglou and Berthelot (1986), which the R
# package univOutl computes in the same way; quartiles are R's usual type 7.
given <- as.numeric(commandArgs(TRUE))
parameters <- if (length(given)) given else c(0.5, 0.05, 4)
d <- read.csv("in.csv")
first <- d[d$year == 2013, ]
second <- d[d$year == 2014, ]
x0 <- first$persons
x1 <- second$persons[match(first$unit, second$unit)]
used <- !is.na(x0 + x1) & x0 > 0 & x1 > 0
ratio <- ifelse(used, x1 / x0, NA)
middle <- median(ratio, na.rm = TRUE)
s <- ifelse(ratio < middle, 1 - middle / ratio, ratio / middle - 1)
effect <- s * pmax(x0, x1)^parameters[1]
q <- quantile(effect, c(0.25, 0.5, 0.75), na.rm = TRUE)
least <- abs(parameters[2] * q[2])
lower <- q[2] - parameters[3] * max(q[2] - q[1], least)
upper <- q[2] + parameters[3] * max(q[3] - q[2], least)
outlier <- ifelse(effect < lower | effect > upper, "yes", "no")
cat(ifelse(used, sprintf("%s,%d,%d,%.6f,%.6f,%.6f,%.6f,%s,\n", first$unit, x0, x1, ratio, effect,
	lower, upper, outlier), sprintf("%s,%d,%d,,,,,,M\n", first$unit, x0, x1)), sep = "")

# R 4.2: Rscript expected.R in.csv method periods digits
# The rows to come of mig-trend --forecast, by the recursions as written and R's optimizers:
# L-BFGS-B from 60 starting points, then Nelder and Mead inside the bounds.
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
method <- arguments[2]; periods <- as.integer(arguments[3]); digits <- as.integer(arguments[4])
x <- data$value; n <- length(x)
lows <- c(0, 0, 0.8); highs <- c(1, 1, 0.98)
used <- switch(method, ses = 1, holt = 1:2, exponential = 1:2, damped = 1:3)
smooth <- function(p) {
	a <- p[1]; b <- p[2]; phi <- if (method == "damped") p[3] else 1
	l <- x[1]; e <- numeric(n)
	s <- switch(method, ses = 0, exponential = x[2] / x[1], x[2] - x[1])
	for (i in 1:n) {
		f <- if (method == "exponential") l * s else l + phi * s
		e[i] <- x[i] - f
		new <- f + a * e[i]
		s <- switch(method, ses = 0, exponential = b * new / l + (1 - b) * s,
			b * (new - l) + (1 - b) * phi * s)
		l <- new
	}
	start <- if (method == "ses") 2 else 3
	list(l = l, s = s, sse = sum(e[start:n]^2), errors = n - start + 1)
}
sse <- function(p) if (any(p < lows[used] | p > highs[used])) Inf else smooth(p)$sse
set.seed(1)
best <- list(value = Inf)
for (i in 1:60) {
	start <- runif(length(used), lows[used], highs[used])
	fit <- optim(start, function(p) smooth(p)$sse, method = "L-BFGS-B", lower = lows[used],
		upper = highs[used], control = list(factr = 10, maxit = 1000))
	if (fit$value < best$value) best <- fit
}
if (length(used) > 1) {
	fit <- optim(best$par, sse, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 5000))
	if (fit$value < best$value) best <- fit
}
p <- best$par
model <- smooth(p)
sigma <- sqrt(model$sse / (model$errors - length(used)))
a <- p[1]; b <- if (length(used) > 1) p[2] else NA; phi <- if (method == "damped") p[3] else NA
text <- function(x) ifelse(is.na(x), "", formatC(x, format = "f", digits = digits))
for (h in 1:periods) {
	j <- seq_len(h - 1)
	damped <- cumsum(phi^(1:h))
	forecast <- switch(method, ses = model$l, holt = model$l + h * model$s,
		damped = model$l + damped[h] * model$s, exponential = model$l * model$s^h)
	effects <- switch(method, ses = rep(a, h - 1), holt = a + a * b * j, damped = a + a * b * damped[j],
		exponential = NA)
	margin <- qnorm(0.975) * sigma * sqrt(1 + sum(effects^2))
	cat(paste(c(max(data$year) + h, text(forecast), text(forecast - margin), text(forecast + margin),
		text(a), text(b), text(phi), text(sigma), "F"), collapse = ","), "\n", sep = "")
}

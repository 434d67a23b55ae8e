/* smoothing - forecasts by exponential smoothing, for equally spaced figures without a gap
 *
 * x_t: the figures, t = 1 ... n; l: level, b: trend, f_t: the forecast of x_t from those before
 * it; alpha, beta in 0..1; phi damps the trend.
 *
 *   ses          f = l             l' = alpha x + (1 - alpha) f
 *   holt         f = l + b         b' = beta (l' - l) + (1 - beta) b
 *   damped       f = l + phi b     b' = beta (l' - l) + (1 - beta) phi b
 *   exponential  f = l b           b' = beta (l' / l) + (1 - beta) b
 *
 * with l' as that of ses throughout. They start with l = x_1 and b = x_2 - x_1 (exponential:
 * x_2 / x_1), and the first figure smoothed is x_1. So the forecasts of x_1 and, with a trend, of
 * x_2 are not really ones, and their errors are left out wherever errors are summed.
 * Sources: Holt (1957), reprinted in International Journal of Forecasting 20 (2004) 5-10;
 * Pegels, Management Science 15 (1969) 311-315 (exponential); Gardner and McKenzie, Management
 * Science 31 (1985) 1237-1246 (damped). */
#ifndef MIG_SMOOTHING_H
#define MIG_SMOOTHING_H

#include <stdbool.h>
#include <stddef.h>

enum mig_smoothing_method {
	MIG_SMOOTHING_SES,
	MIG_SMOOTHING_HOLT,
	MIG_SMOOTHING_DAMPED,
	MIG_SMOOTHING_EXPONENTIAL, /* all figures must be above 0 */
};

enum {
	MIG_SMOOTHING_ALPHA,
	MIG_SMOOTHING_BETA,
	MIG_SMOOTHING_PHI,
	MIG_SMOOTHING_PARAMETERS,
};

struct mig_smoothing {
	enum mig_smoothing_method method;
	/* By the numbers above. To be fitted: NAN; those the method has not stay so. */
	double parameters[MIG_SMOOTHING_PARAMETERS];
	/* What mig_smoothing_fit() sets. */
	double level, trend; /* after the last figure */
	double squares;	     /* sum of the squared errors */
	double sigma;	     /* standard deviation of the errors: the root of their squares over
				their number less that of the fitted parameters */
};

/* Whether the method has the parameter of this number. */
bool mig_smoothing_has(enum mig_smoothing_method method, int parameter);

/* Figures that it takes at least: 6, of the damped trend 7, which leaves two errors more than
 * there are parameters to fit. */
size_t mig_smoothing_minimum(enum mig_smoothing_method method);

/* Find the parameters that are NAN: those with the least sum of squared errors, alpha and beta
 * in 0..1, phi in 0.8..0.98. It looks at a grid (steps of 0.05; of phi 0.02), then around its best
 * point in steps that are halved until they are below 1e-9, so the answer is always the same one;
 * of equally good points of the grid it is the first. Then smooth the figures;
 * `fitted` gets the f_t, or is NULL. count >= mig_smoothing_minimum(). */
void
mig_smoothing_fit(struct mig_smoothing *model, const double *figures, size_t count, double *fitted);

/* The forecast `ahead` >= 1 periods after the last figure. */
double mig_smoothing_forecast(const struct mig_smoothing *model, size_t ahead);

/* Its standard deviation: sigma sqrt(1 + sum of c_j^2, j = 1 ... ahead - 1), where c_j is alpha
 * (ses), alpha + alpha beta j (holt), alpha + alpha beta (phi + ... + phi^j) (damped). With normal
 * errors, x lies in forecast +- z times it; that the parameters were fitted is not in it, so
 * the interval of a short series is too narrow. NAN for the exponential trend, for which there is
 * no such formula. Source: Hyndman, Koehler, Ord and Snyder, Forecasting with
 * Exponential Smoothing (2008), chapter 6, class 1. */
double mig_smoothing_deviation(const struct mig_smoothing *model, size_t ahead);

#endif

/* line - the straight line of a series: least squares, and the medians of Theil and Sen
 *
 * Figures x at real times t, which need not lie equally far apart: years with a year missing
 * between them have their distance, not their number. */
#ifndef MIG_LINE_H
#define MIG_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* `count` >= 2 figures; times ascend. */
struct mig_timed {
	const double *times, *figures;
	size_t count;
};

struct mig_least_squares {
	double slope, intercept; /* at t = 0 */
	double r_squared;	 /* share of the variance explained, 0..1; NAN if there is none */
};

void mig_least_squares(const struct mig_timed *series, struct mig_least_squares *line);

struct mig_theil_sen {
	double slope;	     /* the median of (x_j - x_i) / (t_j - t_i) over all pairs */
	double lower, upper; /* confidence limits; NAN: too few figures for this confidence */
	double separate;     /* intercept at t = 0: median of x - slope * median of t */
	double joint;	     /* intercept at t = 0: median of (x - slope * t) */
};

/* The limits are the slopes of rank M and N + 1 - M among N, where M is (N - z sd) / 2 rounded
 * down, sd is the square root of `variance` (of Kendall's S, with ties), and z the limit of
 * the normal distribution for `confidence` (per cent): so the confidence is not less than asked
 * for. Takes memory and time for N = n (n-1) / 2 slopes. Returns false when memory is exhausted.
 * Sources: Theil, Indagationes Mathematicae 12 (1950) 85-91; Sen, Journal of the American
 * Statistical Association 63 (1968) 1379-1389. */
bool mig_theil_sen(const struct mig_timed *series, double variance, double confidence,
		   struct mig_theil_sen *line);

#endif

/* lorenz - the points of the Lorenz curve of a distribution
 *
 * From (0, 0) the curve adds one member after the other, by x / y from the smallest up: the
 * cumulated share of y, of the members themselves where y = 1, against that of x. It never lies
 * above the diagonal, and is convex. Between two groups it is the segregation curve.
 * Sources: M. O. Lorenz, Methods of Measuring the Concentration of Wealth (1905); Duncan and
 * Duncan (1955). */
#ifndef MIG_LORENZ_H
#define MIG_LORENZ_H

#include "distribution.h"

/* A point of the curve; all zero but for the distribution (borrowed) is (0, 0). */
struct mig_lorenz {
	const struct mig_distribution *distribution;
	size_t point; /* members that are cumulated */
	mig_int128 x, y;
	double x_size, y_size;
};

/* Go on to the next point, of member distribution->members[point]; false behind the last one. */
bool mig_lorenz_next(struct mig_lorenz *curve);

/* 100 sum y_j / Y and 100 sum x_j / X over the members up to this point, per cent. Exact. */
struct mig_value mig_lorenz_units(const struct mig_lorenz *curve, int digits);
struct mig_value mig_lorenz_share(const struct mig_lorenz *curve, int digits);

#endif

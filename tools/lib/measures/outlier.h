/* outlier - units whose change is unlike that of the others, as Hidiroglou and Berthelot find them
 *
 * x0, x1: a unit's figures in the earlier and the later period, both above 0. With the ratios
 * r = x1 / x0 and their median m,
 *
 *   s = 1 - m / r   where r < m        E = s * max(x0, x1)^U
 *   s = r / m - 1   elsewhere
 *
 * so that halving and doubling, measured from the median change, are equally far from 0, and the
 * effect E gives a change of a large unit more weight than the same change of a small one. With
 * the median Em and the quartiles E1 and E3 of the effects, a unit is an outlier if its effect is
 * outside
 *
 *   Em - C max(Em - E1, |A Em|)   to   Em + C max(E3 - Em, |A Em|)
 *
 * U from 0 (size does not count) to 1; A keeps the limits apart where most units change alike; the
 * larger C, the fewer outliers. Quartiles are interpolated between order statistics at
 * 1 + p (n - 1) (R's type 7). Multiplying all figures by one number changes no verdict; neither
 * does multiplying those of one period alone, if U = 0.
 * Source: Hidiroglou and Berthelot (1986), Survey Methodology 12(1), 73-83, which suggests A =
 * 0.05; U = 0.5 and C = 4 are usual. */
#ifndef MIG_OUTLIER_H
#define MIG_OUTLIER_H

#include "value.h"

struct mig_outlier_parameters {
	double u, a, c; /* 0..1, from 0, above 0 */
};

/* What is found for one unit. The effects are double arithmetic, unrounded. */
struct mig_outlier {
	struct mig_value x[2]; /* of the earlier and the later period */
	bool used;	       /* both known and above 0; the rest is 0 otherwise */
	double effect;	       /* E */
	double lower, upper;
	bool outlier;
};

/* Fill `effect` to `outlier` of `count` units, whose x is set. false: no memory. */
bool mig_find_outliers(const struct mig_outlier_parameters *parameters, struct mig_outlier *units,
		       size_t count);

#endif

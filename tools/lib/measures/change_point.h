/* change_point - where the level of a series changed, if it did
 *
 * A change between two levels is looked for, so a steady trend is taken for one too: look at the
 * chart. Places count the figures from 0; the place of a change is that of the first figure of the
 * new level. Of several that fit equally well it is the first. */
#ifndef MIG_CHANGE_POINT_H
#define MIG_CHANGE_POINT_H

#include <stddef.h>

/* Pettitt's test. U_k = 2 (sum of the first k ranks) - k (n + 1), K = max |U_k|, p is about
 * 2 exp(-6 K^2 / (n^3 + n^2)) and rough below 20 figures.
 * Source: Pettitt, Applied Statistics 28 (1979) 126-135. */
struct mig_pettitt {
	long long k;
	double p;     /* at most 1 */
	size_t place; /* 0: the figures are all equal */
};

/* `doubled_ranks` are twice the ranks 1 to n, ties having the mean of theirs. */
void mig_pettitt(const size_t *doubled_ranks, size_t count, struct mig_pettitt *result);

/* The largest F of all changes of the mean with 15 % of the figures, rounded down, but at least two
 * on each side: F_k = (RSS_0 - RSS_k) / (RSS_k / (n - 2)), RSS_0 being the sum of squares about one
 * mean and RSS_k about two. As the place was searched for, F has not the distribution F, and no p
 * is given. Source: Andrews, Econometrica 61 (1993) 821-856. */
struct mig_sup_f {
	double f;     /* NAN: not a figure is off its mean, or there are fewer than 4 */
	size_t place; /* 0: there is none */
};

void mig_sup_f(const double *figures, size_t count, struct mig_sup_f *result);

#endif

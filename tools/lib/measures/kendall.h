/* kendall - whether a series rises or falls: the test of Mann and Kendall
 *
 * The test asks for the order of the figures alone, so it takes ranks: exact comparisons decide
 * what is a tie. It knows nothing of the time between figures, and takes them as independent:
 * where each figure hangs on the one before, p is too small.
 * The correction for that of Hamed and Rao (1998) is not offered: on series as short as those of
 * migration profiles its variance can turn out negative.
 * Sources: Mann, Econometrica 13 (1945) 245-259; Kendall, Rank Correlation Methods (1975). */
#ifndef MIG_KENDALL_H
#define MIG_KENDALL_H

#include <stdbool.h>
#include <stddef.h>

enum {
	MIG_KENDALL_EXACT_MAX = 10, /* up to here p is exact, if there are no ties */
	MIG_KENDALL_COUNT_MAX = 20, /* up to here mig_kendall_exact_p() counts */
};

struct mig_mann_kendall {
	long long s;	 /* pairs that rise less pairs that fall */
	double variance; /* of S without a trend: (n (n-1) (2n+5) - sum t (t-1) (2t+5)) / 18,
			    where the t are the sizes of the groups of ties */
	double z;	 /* (S - sign of S) / sqrt(variance); NAN if all figures are equal */
	double p;	 /* two-sided; NAN if all figures are equal */
	bool exact;	 /* p is counted, not from z */
	double tau;	 /* Kendall's tau-b, -1..1; NAN if all figures are equal */
};

/* The test of `count` figures in the order of time; `ranks` are theirs, in any scale. */
void mig_mann_kendall(const size_t *ranks, size_t count, struct mig_mann_kendall *result);

/* The two-sided p of S without ties: the share of all orders of `count` figures that have an S at
 * least as far from 0. Counted in integers. count <= MIG_KENDALL_COUNT_MAX. */
double mig_kendall_exact_p(long long s, size_t count);

#endif

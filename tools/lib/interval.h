/* interval - what a printed figure can stand for
 *
 * A figure printed in units of u (1, 0.1, 1000 ...) stands for every value within half a unit of
 * it. Intervals are closed: whether the office rounds halves up, down or to even, the ends may
 * have been rounded to the figure, so a verdict never depends on a custom that is not known.
 * All arithmetic is exact, but for the division, which rounds outward.
 * Source: R. E. Moore, Interval Analysis (1966). */
#ifndef MIG_INTERVAL_H
#define MIG_INTERVAL_H

#include "decimal.h"

struct mig_interval {
	struct mig_decimal low, high; /* low <= high; both belong to it */
};

/* Two figures, or a figure and what it should be. */
enum mig_verdict {
	MIG_VERDICT_EXACT,	/* equal as printed */
	MIG_VERDICT_ROUNDING,	/* not equal, but both can be true of unrounded figures */
	MIG_VERDICT_IMPOSSIBLE, /* no unrounded figures make both true */
};

/* "exact", "rounding" or "impossible". Static text. */
const char *mig_verdict_name(enum mig_verdict verdict);

/* The unit of the last place that is printed: 10^-scale ("12.50": 0.01). */
struct mig_decimal mig_printed_unit(struct mig_decimal figure);
/* The largest of 1, 5, 10, 100, 1000, ... 10^9 of the last printed place that divides every one
 * of `count` figures; 1 of the last place if all are zero. Figures "rounded to the nearest 5" have
 * the unit 5. */
struct mig_decimal mig_common_unit(const struct mig_decimal *figures, size_t count);

/* The figure alone. */
struct mig_interval mig_interval_of(struct mig_decimal figure);
/* From half a unit below to half a unit above. false: it does not fit 128 bits. */
bool mig_interval_printed(struct mig_decimal figure, struct mig_decimal unit,
			  struct mig_interval *result);

/* All sums, differences and products of a value of `a` and one of `b`. false: does not fit. */
bool mig_interval_add(struct mig_interval a, struct mig_interval b, struct mig_interval *result);
bool
mig_interval_subtract(struct mig_interval a, struct mig_interval b, struct mig_interval *result);
bool
mig_interval_multiply(struct mig_interval a, struct mig_interval b, struct mig_interval *result);
/* All values of factor * a / b (factor > 0), the ends rounded outward to `digits` places. false:
 * `b` holds 0, or an end does not fit. */
bool mig_interval_ratio(struct mig_interval a, struct mig_interval b, int64_t factor, int digits,
			struct mig_interval *result);

bool mig_interval_contains(struct mig_interval interval, struct mig_decimal number);

#endif

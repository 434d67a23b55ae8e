/* distribution - what the members of a whole have, made ready for its indices
 *
 * x_i: the figure of a member, X their sum. y_i: what it is set against, another group of people,
 * a population or an area; Y their sum. Where there is nothing to set it against, y_i = 1, so that
 * every member counts alike, and Y = k, the number of members. No figure is negative.
 *
 * Figures are held as integers of a common unit: every index is a pure number, which no unit can
 * change. While both sums are below 2^62, sums of products of two figures are exact, and an index
 * that is a ratio of such is rounded once. Otherwise, and where an index needs more than that, it
 * is computed in double, with an error of a few units of the 15th digit. */
#ifndef MIG_DISTRIBUTION_H
#define MIG_DISTRIBUTION_H

#include "value.h"

struct mig_member {
	mig_int128 x, y;       /* if exact */
	double x_size, y_size; /* the same, always */
	size_t place;	       /* of the figure it was made of */
};

struct mig_distribution {
	struct mig_member *members; /* those that are known, by x / y from the smallest up, equal
				       ones in their order; 0 / 0 before all others */
	size_t known;
	size_t count; /* members that the indices are of: with missing ones, unless partial */
	bool exact;
	mig_int128 x, y;       /* sums, if exact */
	double x_size, y_size; /* the same, always */
	struct mig_value x_whole, y_whole;
	/* No number, but the state and the flags of all that is computed: MISSING if a member is
	 * and its absence was not allowed, UNDEFINED if X or Y is 0. */
	struct mig_value basis;
};

/* Make it of `count` figures; `y` may be NULL. A member that is missing on either side makes
 * all missing; if `partial` it is left out, and what is computed is flagged U. Returns false when
 * memory is exhausted; otherwise the caller frees with mig_distribution_free(). */
bool mig_distribution_make(const struct mig_value *x, const struct mig_value *y, size_t count,
			   bool partial, struct mig_distribution *distribution);
void mig_distribution_free(struct mig_distribution *distribution);

/* For indices: `number` as their value; NaN and infinity are UNDEFINED. */
struct mig_value
mig_distribution_value(const struct mig_distribution *distribution, double number, int digits);
/* factor * top / bottom if `exact`, otherwise the number; a zero bottom is UNDEFINED. */
struct mig_value
mig_distribution_ratio(const struct mig_distribution *distribution, bool exact, mig_int128 top,
		       mig_int128 bottom, int64_t factor, double otherwise, int digits);

/* Shares of a member, as doubles: x_i / X and y_i / Y. */
static inline double
mig_member_x_share(const struct mig_distribution *distribution, size_t i)
{
	return distribution->members[i].x_size / distribution->x_size;
}

static inline double
mig_member_y_share(const struct mig_distribution *distribution, size_t i)
{
	return distribution->members[i].y_size / distribution->y_size;
}

#endif

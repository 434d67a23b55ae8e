/* share - parts of a whole
 *
 * x_k: the parts, X: the whole, in one unit. */
#ifndef MIG_SHARE_H
#define MIG_SHARE_H

#include "value.h"

/* Share: 100 x_k / X, per cent. Missing when the part or the whole is, undefined for X = 0. */
struct mig_value mig_share(struct mig_value part, struct mig_value whole, int digits);

/* The sum of `count` parts: missing if one of them is, unless `partial`: then the sum of those
 * that are known, flagged U, and missing only if none is. */
struct mig_value mig_total(const struct mig_value *parts, size_t count, bool partial);

/* Shares that add to exactly 100 as printed: largest remainders (Hamilton's method). Every
 * share is cut to `digits` places; the units of the last place that are then lacking go one by
 * one to the largest remainders, of equal ones to the first. `shares` receives `count` values.
 * The parts must all be known, not negative, with a sum above 0, otherwise all shares are
 * what mig_share() says; an OVERFLOW where the remainders do not fit 128 bits. Returns false when
 * memory is exhausted. Source: Balinski and Young, Fair Representation (2001). */
bool
mig_shares_exact(const struct mig_value *parts, size_t count, int digits, struct mig_value *shares);

/* Rank of each part by size, 1 the largest; equal parts have equal ranks and the next rank
 * counts them all (1, 2, 2, 4). 0 for a part that is not known. `ranks` receives `count` numbers.
 * Returns false when memory is exhausted. */
bool mig_ranks(const struct mig_value *parts, size_t count, size_t *ranks);

/* Cumulative share of each part: 100 (sum of the addends up to it, from the largest part down,
 * equal ones in their order) / X, per cent; missing for a part that is not known. The addends are
 * the parts themselves, or what stands for them (shares that were made to add to 100). Returns
 * false when memory is exhausted. */
bool
mig_cumulative_shares(const struct mig_value *parts, const struct mig_value *addends, size_t count,
		      struct mig_value whole, int digits, struct mig_value *cumulative);

#endif

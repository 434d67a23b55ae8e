/* cell - what is known of one value column over some rows
 *
 * Numbers above and below zero are added up apart, and what both sums are over is the largest
 * power of ten of any of them. So a sum only ever grows, and whether it can be held does not depend
 * on the order of the rows, nor on how they were handed to threads. */
#ifndef MIG_CELL_H
#define MIG_CELL_H

#include "decimal.h"
#include "wide.h"

struct mig_cell {
	mig_uint128 positive; /* sum of the numbers from zero up, over 10^scale */
	uint64_t known : 40;  /* rows with a number */
	uint64_t scale : 6;
	uint64_t missing : 38; /* rows without one */
	uint64_t flags : 26;   /* of all of them */
};

/* Add a number. *negative is the sum of the sizes of the numbers below zero; NULL when there are
 * none and `number` is none. false: one of the sums would reach 2^127; the cell is spoilt then. */
bool mig_cell_add(struct mig_cell *cell, mig_uint128 *negative, struct mig_decimal number);

/* Add a whole number from zero up; as above. */
static inline bool
mig_cell_count(struct mig_cell *cell, uint64_t number)
{
	mig_uint128 sum = cell->positive + number;

	if (cell->scale || sum >> 127)
		return false;
	cell->positive = sum;
	return true;
}

/* Add all of `other`, whose numbers below zero have the sum `other_negative`; as above. */
bool mig_cell_merge(struct mig_cell *cell, mig_uint128 *negative, const struct mig_cell *other,
		    mig_uint128 other_negative);

/* All numbers together. */
struct mig_decimal mig_cell_sum(const struct mig_cell *cell, mig_uint128 negative);

#endif

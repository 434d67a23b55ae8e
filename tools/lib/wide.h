/* wide - unsigned integers of 384 bits, for exact division of decimals
 *
 * The widest dividend of mig_decimal_ratio(), 2^127 * 2^63 * 10^(37 + 18),
 * takes 373 bits, so nothing here checks for overflow: callers stay below. */
#ifndef MIG_WIDE_H
#define MIG_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "int128.h"

/* 10^exponent for 0 <= exponent <= 38. */
mig_uint128 mig_power_of_ten(int exponent);

enum { MIG_WIDE_LIMBS = 6 };

struct mig_wide {
	uint64_t limbs[MIG_WIDE_LIMBS]; /* the least significant first */
};

struct mig_wide mig_wide_of(mig_uint128 number);
void mig_wide_multiply(struct mig_wide *number, uint64_t factor);
/* Times 10^exponent, which is not negative. */
void mig_wide_scale(struct mig_wide *number, int exponent);
void mig_wide_double(struct mig_wide *number);
/* Less than, equal to, greater than 0 as a is to b. */
int mig_wide_compare(const struct mig_wide *a, const struct mig_wide *b);
/* number / divisor rounded down, and what is left over. The divisor is not 0
 * and below 2^383. false: the quotient does not fit in 128 bits. */
bool mig_wide_divide(const struct mig_wide *number, const struct mig_wide *divisor,
		     mig_uint128 *quotient, struct mig_wide *rest);

#endif

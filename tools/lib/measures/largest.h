/* largest - numbers from the largest down, and units handed out in that order
 *
 * Largest remainders, or Hamilton's method: numbers are cut to their last place, and the units that
 * their sum then lacks go one by one to those that lost most.
 * Source: Balinski and Young, Fair Representation (2001). */
#ifndef MIG_LARGEST_H
#define MIG_LARGEST_H

#include "value.h"

/* A size and where it came from. */
struct mig_sized {
	struct mig_decimal size;
	size_t place;
};

/* From the largest down, equal ones in the order of their places. */
void mig_largest_first(struct mig_sized *sized, size_t count);

/* number / divisor cut to `digits` places, and what is left of the number: less than one unit of
 * the last place times the divisor. Both are not negative, the divisor above 0. false: does not fit
 * 128 bits. */
bool mig_cut(struct mig_decimal number, struct mig_decimal divisor, int digits,
	     struct mig_decimal *quotient, struct mig_decimal *rest);

/* Sort what was left over, and add one unit of the last of `digits` places to the value at each
 * place, the largest first, until `sum` has become `whole`. false: does not fit 128 bits. */
bool mig_hand_out(struct mig_sized *left_over, size_t count, int digits, struct mig_decimal sum,
		  struct mig_decimal whole, struct mig_value *values);

#endif

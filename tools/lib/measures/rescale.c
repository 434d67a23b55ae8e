#include "rescale.h"

#include <stdlib.h>

#include "balance.h"
#include "largest.h"

static bool
negate(struct mig_decimal number, struct mig_decimal *result)
{
	return mig_decimal_subtract(mig_decimal_of(0), number, result);
}

/* Bring the sizes of the nets of one sign, which sum to `sum`, to `target`. */
static bool
bring_to(const struct mig_value *nets, size_t count, int sign, struct mig_decimal sum,
	 struct mig_decimal target, int digits, struct mig_sized *remainders,
	 struct mig_value *rescaled)
{
	struct mig_decimal size, product, total = mig_decimal_of(0);
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		if (nets[i].state != MIG_VALUE_KNOWN || mig_decimal_sign(nets[i].number) != sign)
			continue;
		size = nets[i].number;
		if ((sign < 0 && !negate(size, &size)) ||
		    !mig_decimal_multiply(size, target, &product) ||
		    !mig_cut(product, sum, digits, &rescaled[i].number, &remainders[found].size) ||
		    !mig_decimal_add(total, rescaled[i].number, &total))
			return false;
		remainders[found++].place = i;
	}
	if (!mig_hand_out(remainders, found, digits, total, target, rescaled))
		return false;
	for (size_t i = 0; sign < 0 && i < found; i++) {
		struct mig_decimal *number = &rescaled[remainders[i].place].number;

		if (!negate(*number, number))
			return false;
	}
	return true;
}

static bool
rescale(const struct mig_value *nets, size_t count, struct mig_decimal gains,
	struct mig_decimal losses, int digits, struct mig_sized *remainders,
	struct mig_value *rescaled)
{
	struct mig_decimal both, target, rest;

	return mig_decimal_add(gains, losses, &both) &&
	       mig_cut(both, mig_decimal_of(2), digits, &target, &rest) &&
	       bring_to(nets, count, 1, gains, target, digits, remainders, rescaled) &&
	       bring_to(nets, count, -1, losses, target, digits, remainders, rescaled);
}

/* Where nothing can be rescaled, or where zero stays zero. */
static void
fill(const struct mig_value *nets, size_t count, struct mig_value whole, int digits,
     struct mig_value *rescaled)
{
	for (size_t i = 0; i < count; i++) {
		rescaled[i] = whole;
		rescaled[i].number = (struct mig_decimal){ .scale = digits };
		if (whole.state == MIG_VALUE_KNOWN && nets[i].state != MIG_VALUE_KNOWN)
			rescaled[i] = nets[i];
	}
}

enum mig_rescaling
mig_rescale_nets(const struct mig_value *nets, size_t count, int digits, bool partial,
		 struct mig_value *rescaled)
{
	struct mig_value gains = mig_net_immigration(nets, count, partial);
	struct mig_value losses = mig_net_emigration(nets, count, partial);
	struct mig_value whole = mig_value_add(gains, losses);
	struct mig_sized *remainders;
	bool fits;

	fill(nets, count, whole, digits, rescaled);
	if (whole.state != MIG_VALUE_KNOWN || mig_decimal_sign(whole.number) == 0)
		return MIG_RESCALED;
	if (mig_decimal_sign(gains.number) == 0 || mig_decimal_sign(losses.number) == 0)
		return MIG_RESCALE_ONE_SIGN;
	remainders = malloc(count * sizeof *remainders);
	if (!remainders)
		return MIG_RESCALE_NO_MEMORY;
	fits = rescale(nets, count, gains.number, losses.number, digits, remainders, rescaled);
	free(remainders);
	if (!fits)
		for (size_t i = 0; i < count; i++)
			rescaled[i].state = MIG_VALUE_OVERFLOW;
	return MIG_RESCALED;
}

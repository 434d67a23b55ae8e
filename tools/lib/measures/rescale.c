#include "rescale.h"

#include <stdlib.h>

#include "balance.h"

/* What cutting the size of one net left over. */
struct remainder {
	struct mig_decimal size;
	size_t place;
};

/* From the largest down, equal ones in their order. */
static int
compare_remainders(const void *a, const void *b)
{
	const struct remainder *left = a, *right = b;
	int order = mig_decimal_compare(right->size, left->size);

	return order ? order : (left->place > right->place) - (left->place < right->place);
}

/* number / divisor cut to `digits` places, and number less that times the divisor. */
static bool
cut(struct mig_decimal number, struct mig_decimal divisor, int digits, struct mig_decimal *quotient,
    struct mig_decimal *rest)
{
	const struct mig_decimal unit = { .units = 1, .scale = digits };
	struct mig_decimal product;

	if (!mig_decimal_ratio(number, divisor, 1, digits, quotient) ||
	    !mig_decimal_multiply(*quotient, divisor, &product))
		return false;
	if (mig_decimal_compare(product, number) > 0 && /* it was rounded up */
	    (!mig_decimal_subtract(*quotient, unit, quotient) ||
	     !mig_decimal_multiply(*quotient, divisor, &product)))
		return false;
	return mig_decimal_subtract(number, product, rest);
}

static bool
negate(struct mig_decimal number, struct mig_decimal *result)
{
	return mig_decimal_subtract(mig_decimal_of(0), number, result);
}

/* Bring the sizes of the nets of one sign, which sum to `sum`, to `target`. */
static bool
bring_to(const struct mig_value *nets, size_t count, int sign, struct mig_decimal sum,
	 struct mig_decimal target, int digits, struct remainder *remainders,
	 struct mig_value *rescaled)
{
	const struct mig_decimal unit = { .units = 1, .scale = digits };
	struct mig_decimal size, product, total = mig_decimal_of(0);
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		if (nets[i].state != MIG_VALUE_KNOWN || mig_decimal_sign(nets[i].number) != sign)
			continue;
		size = nets[i].number;
		if ((sign < 0 && !negate(size, &size)) ||
		    !mig_decimal_multiply(size, target, &product) ||
		    !cut(product, sum, digits, &rescaled[i].number, &remainders[found].size) ||
		    !mig_decimal_add(total, rescaled[i].number, &total))
			return false;
		remainders[found++].place = i;
	}
	qsort(remainders, found, sizeof *remainders, compare_remainders);
	for (size_t i = 0; i < found; i++) {
		struct mig_decimal *number = &rescaled[remainders[i].place].number;

		if (mig_decimal_compare(total, target) < 0 &&
		    (!mig_decimal_add(*number, unit, number) ||
		     !mig_decimal_add(total, unit, &total)))
			return false;
		if (sign < 0 && !negate(*number, number))
			return false;
	}
	return true;
}

static bool
rescale(const struct mig_value *nets, size_t count, struct mig_decimal gains,
	struct mig_decimal losses, int digits, struct remainder *remainders,
	struct mig_value *rescaled)
{
	struct mig_decimal both, target, rest;

	return mig_decimal_add(gains, losses, &both) &&
	       cut(both, mig_decimal_of(2), digits, &target, &rest) &&
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
	struct remainder *remainders;
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

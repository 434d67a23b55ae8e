#include "largest.h"

#include <stdlib.h>

static int
compare_sized(const void *a, const void *b)
{
	const struct mig_sized *left = a, *right = b;
	int order = mig_decimal_compare(right->size, left->size);

	return order ? order : (left->place > right->place) - (left->place < right->place);
}

void
mig_largest_first(struct mig_sized *sized, size_t count)
{
	qsort(sized, count, sizeof *sized, compare_sized);
}

bool
mig_cut(struct mig_decimal number, struct mig_decimal divisor, int digits,
	struct mig_decimal *quotient, struct mig_decimal *rest)
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

bool
mig_hand_out(struct mig_sized *left_over, size_t count, int digits, struct mig_decimal sum,
	     struct mig_decimal whole, struct mig_value *values)
{
	const struct mig_decimal unit = { .units = 1, .scale = digits };

	mig_largest_first(left_over, count);
	for (size_t i = 0; i < count && mig_decimal_compare(sum, whole) < 0; i++) {
		struct mig_decimal *number = &values[left_over[i].place].number;

		if (!mig_decimal_add(*number, unit, number) || !mig_decimal_add(sum, unit, &sum))
			return false;
	}
	return true;
}

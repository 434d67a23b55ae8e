#include "value.h"

#include <math.h>

struct mig_value
mig_value_known(struct mig_decimal number)
{
	return (struct mig_value){ .number = number, .state = MIG_VALUE_KNOWN };
}

struct mig_value
mig_value_of(long long number)
{
	return mig_value_known(mig_decimal_of(number));
}

struct mig_value
mig_value_missing(void)
{
	return (struct mig_value){ .state = MIG_VALUE_MISSING };
}

struct mig_value
mig_value_undefined(void)
{
	return (struct mig_value){ .state = MIG_VALUE_UNDEFINED };
}

struct mig_value
mig_value_none(void)
{
	return (struct mig_value){ .state = MIG_VALUE_NONE };
}

static int
strength(enum mig_value_state state)
{
	switch (state) {
	case MIG_VALUE_OVERFLOW:
		return 4;
	case MIG_VALUE_NONE:
		return 3;
	case MIG_VALUE_MISSING:
		return 2;
	case MIG_VALUE_UNDEFINED:
		return 1;
	case MIG_VALUE_KNOWN:
		break;
	}
	return 0;
}

/* The state and flags of whatever is computed from a and b; no number yet. */
static struct mig_value
result_of(struct mig_value a, struct mig_value b)
{
	return (struct mig_value){
		.state = strength(a.state) >= strength(b.state) ? a.state : b.state,
		.flags = a.flags | b.flags,
	};
}

struct mig_value
mig_value_add(struct mig_value a, struct mig_value b)
{
	struct mig_value sum = result_of(a, b);

	if (sum.state == MIG_VALUE_KNOWN && !mig_decimal_add(a.number, b.number, &sum.number))
		sum.state = MIG_VALUE_OVERFLOW;
	return sum;
}

struct mig_value
mig_value_subtract(struct mig_value a, struct mig_value b)
{
	struct mig_value difference = result_of(a, b);

	if (difference.state == MIG_VALUE_KNOWN &&
	    !mig_decimal_subtract(a.number, b.number, &difference.number))
		difference.state = MIG_VALUE_OVERFLOW;
	return difference;
}

struct mig_value
mig_value_multiply(struct mig_value a, struct mig_value b)
{
	struct mig_value product = result_of(a, b);

	if (product.state == MIG_VALUE_KNOWN &&
	    !mig_decimal_multiply(a.number, b.number, &product.number))
		product.state = MIG_VALUE_OVERFLOW;
	return product;
}

struct mig_value
mig_value_ratio(struct mig_value a, struct mig_value b, int64_t factor, int digits)
{
	struct mig_value ratio = result_of(a, b);

	if (ratio.state != MIG_VALUE_KNOWN)
		return ratio;
	if (mig_decimal_sign(b.number) == 0)
		ratio.state = MIG_VALUE_UNDEFINED;
	else if (!mig_decimal_ratio(a.number, b.number, factor, digits, &ratio.number))
		ratio.state = MIG_VALUE_OVERFLOW;
	return ratio;
}

struct mig_value
mig_value_from_double(double number, int digits, struct mig_value a, struct mig_value b)
{
	struct mig_value result = result_of(a, b);

	if (result.state != MIG_VALUE_KNOWN)
		return result;
	if (!isfinite(number))
		result.state = MIG_VALUE_UNDEFINED;
	else if (!mig_decimal_from_double(number, digits, &result.number))
		result.state = MIG_VALUE_OVERFLOW;
	return result;
}

mig_flags
mig_value_flags(struct mig_value value)
{
	const mig_flags reasons = MIG_FLAGS_MISSING | MIG_FLAG('K');

	switch (value.state) {
	case MIG_VALUE_KNOWN:
		return value.flags & ~MIG_FLAGS_MISSING;
	case MIG_VALUE_MISSING:
		return (value.flags & ~MIG_FLAG('A')) | (value.flags & reasons ? 0 : MIG_FLAG('O'));
	case MIG_VALUE_UNDEFINED: /* its parts are there, so no other reason applies */
		return (value.flags & ~(MIG_FLAGS_MISSING | MIG_FLAG('A'))) | MIG_FLAG('M');
	case MIG_VALUE_OVERFLOW:
		return value.flags;
	case MIG_VALUE_NONE:
		break;
	}
	return 0;
}

#include "change.h"

#include <math.h>

static bool
opposite_signs(struct mig_value a, struct mig_value b)
{
	return a.state == MIG_VALUE_KNOWN && b.state == MIG_VALUE_KNOWN &&
	       mig_decimal_sign(a.number) * mig_decimal_sign(b.number) < 0;
}

static struct mig_value
undefined_of(struct mig_value a, struct mig_value b)
{
	struct mig_value result = mig_value_undefined();

	result.flags = a.flags | b.flags;
	return result;
}

struct mig_value
mig_change(struct mig_value x0, struct mig_value x1)
{
	return mig_value_subtract(x1, x0);
}

struct mig_value
mig_change_percent(struct mig_value x0, struct mig_value x1, int digits)
{
	if (opposite_signs(x0, x1))
		return undefined_of(x0, x1);
	return mig_value_ratio(mig_change(x0, x1), x0, 100, digits);
}

struct mig_value
mig_index(struct mig_value x0, struct mig_value x1, int digits)
{
	if (opposite_signs(x0, x1))
		return undefined_of(x0, x1);
	return mig_value_ratio(x1, x0, 100, digits);
}

/* x1 / x0, or NAN where one is not above 0. */
static double
growth_factor(struct mig_value x0, struct mig_value x1)
{
	if (x0.state != MIG_VALUE_KNOWN || x1.state != MIG_VALUE_KNOWN ||
	    mig_decimal_sign(x0.number) <= 0 || mig_decimal_sign(x1.number) <= 0)
		return NAN;
	return mig_decimal_to_double(x1.number) / mig_decimal_to_double(x0.number);
}

struct mig_value
mig_ratio(struct mig_value x0, struct mig_value x1, int digits)
{
	if (opposite_signs(x0, x1))
		return undefined_of(x0, x1);
	return mig_value_ratio(x1, x0, 1, digits);
}

struct mig_value
mig_compound_annual_growth(struct mig_value x0, struct mig_value x1, double years, int digits)
{
	double factor = years > 0 ? growth_factor(x0, x1) : NAN;

	return mig_value_from_double(100 * (pow(factor, 1 / years) - 1), digits, x0, x1);
}

struct mig_value
mig_exponential_growth(struct mig_value x0, struct mig_value x1, double years, int digits)
{
	double factor = years > 0 ? growth_factor(x0, x1) : NAN;

	return mig_value_from_double(100 * log(factor) / years, digits, x0, x1);
}

struct mig_value
mig_log_difference(struct mig_value x0, struct mig_value x1, int digits)
{
	return mig_value_from_double(100 * log(growth_factor(x0, x1)), digits, x0, x1);
}

struct mig_value
mig_contribution(struct mig_value x0, struct mig_value x1, struct mig_value total0, int digits)
{
	return mig_value_ratio(mig_change(x0, x1), total0, 100, digits);
}

struct mig_value
mig_difference_share(struct mig_value x0, struct mig_value x1, struct mig_value total0,
		     struct mig_value total1, int digits)
{
	return mig_value_ratio(mig_change(x0, x1), mig_change(total0, total1), 100, digits);
}

#include "interval.h"

const char *
mig_verdict_name(enum mig_verdict verdict)
{
	static const char *const names[] = { "exact", "rounding", "impossible" };

	return names[verdict];
}

struct mig_decimal
mig_printed_unit(struct mig_decimal figure)
{
	return (struct mig_decimal){ .units = 1, .scale = figure.scale };
}

static bool
divides_all(mig_int128 unit, int scale, const struct mig_decimal *figures, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mig_int128 places = unit;

		/* a figure of fewer places is a multiple of tens of the last place */
		for (int lacking = scale - figures[i].scale; lacking > 0; lacking--) {
			if (places % 10 == 0)
				places /= 10;
			else if (places % 5 == 0)
				places /= 5;
		}
		if (figures[i].units % places != 0)
			return false;
	}
	return true;
}

struct mig_decimal
mig_common_unit(const struct mig_decimal *figures, size_t count)
{
	static const long candidates[] = { 1000000000, 100000000, 10000000, 1000000, 100000,
					   10000,      1000,	  100,	    10,	     5 };
	struct mig_decimal unit = { .units = 1, .scale = 0 };
	bool all_zero = true;

	for (size_t i = 0; i < count; i++) {
		if (figures[i].scale > unit.scale)
			unit.scale = figures[i].scale;
		if (figures[i].units != 0)
			all_zero = false;
	}
	for (size_t i = 0; !all_zero && i < sizeof candidates / sizeof *candidates; i++)
		if (divides_all(candidates[i], unit.scale, figures, count)) {
			unit.units = candidates[i];
			break;
		}
	return unit;
}

struct mig_interval
mig_interval_of(struct mig_decimal figure)
{
	return (struct mig_interval){ figure, figure };
}

bool
mig_interval_printed(struct mig_decimal figure, struct mig_decimal unit,
		     struct mig_interval *result)
{
	const struct mig_decimal one_half = { .units = 5, .scale = 1 };
	struct mig_decimal half;

	return mig_decimal_multiply(unit, one_half, &half) &&
	       mig_decimal_subtract(figure, half, &result->low) &&
	       mig_decimal_add(figure, half, &result->high);
}

bool
mig_interval_add(struct mig_interval a, struct mig_interval b, struct mig_interval *result)
{
	return mig_decimal_add(a.low, b.low, &result->low) &&
	       mig_decimal_add(a.high, b.high, &result->high);
}

bool
mig_interval_subtract(struct mig_interval a, struct mig_interval b, struct mig_interval *result)
{
	return mig_decimal_subtract(a.low, b.high, &result->low) &&
	       mig_decimal_subtract(a.high, b.low, &result->high);
}

/* The smallest and the largest of four. */
static struct mig_interval
span(const struct mig_decimal corners[4])
{
	struct mig_interval all = mig_interval_of(corners[0]);

	for (size_t i = 1; i < 4; i++) {
		if (mig_decimal_compare(corners[i], all.low) < 0)
			all.low = corners[i];
		if (mig_decimal_compare(corners[i], all.high) > 0)
			all.high = corners[i];
	}
	return all;
}

bool
mig_interval_multiply(struct mig_interval a, struct mig_interval b, struct mig_interval *result)
{
	struct mig_decimal corners[4];

	if (!mig_decimal_multiply(a.low, b.low, &corners[0]) ||
	    !mig_decimal_multiply(a.low, b.high, &corners[1]) ||
	    !mig_decimal_multiply(a.high, b.low, &corners[2]) ||
	    !mig_decimal_multiply(a.high, b.high, &corners[3]))
		return false;
	*result = span(corners);
	return true;
}

/* factor * a / b, rounded down or up to `digits` places. */
static bool
ratio_toward(struct mig_decimal a, struct mig_decimal b, int64_t factor, int digits, bool up,
	     struct mig_decimal *result)
{
	const struct mig_decimal unit = { .units = 1, .scale = digits };
	struct mig_decimal product, wanted;
	int order;

	if (!mig_decimal_ratio(a, b, factor, digits, result) ||
	    !mig_decimal_multiply(*result, b, &product) ||
	    !mig_decimal_multiply(a, mig_decimal_of(factor), &wanted))
		return false;
	order = mig_decimal_compare(product, wanted) * mig_decimal_sign(b);
	if (up && order < 0)
		return mig_decimal_add(*result, unit, result);
	if (!up && order > 0)
		return mig_decimal_subtract(*result, unit, result);
	return true;
}

bool
mig_interval_ratio(struct mig_interval a, struct mig_interval b, int64_t factor, int digits,
		   struct mig_interval *result)
{
	const struct mig_decimal over[2] = { a.low, a.high }, under[2] = { b.low, b.high };
	struct mig_decimal low[4], high[4];

	if (mig_interval_contains(b, mig_decimal_of(0)))
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!ratio_toward(over[i / 2], under[i % 2], factor, digits, false, &low[i]) ||
		    !ratio_toward(over[i / 2], under[i % 2], factor, digits, true, &high[i]))
			return false;
	result->low = span(low).low;
	result->high = span(high).high;
	return true;
}

bool
mig_interval_contains(struct mig_interval interval, struct mig_decimal number)
{
	return mig_decimal_compare(interval.low, number) <= 0 &&
	       mig_decimal_compare(number, interval.high) <= 0;
}

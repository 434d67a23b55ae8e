#include "statement.h"

struct mig_decimal
mig_figure_unit(struct mig_decimal figure)
{
	struct mig_decimal unit = mig_printed_unit(figure);

	if (figure.scale > 0 || figure.units == 0)
		return unit;
	while (figure.units % 10 == 0) {
		figure.units /= 10;
		unit.units *= 10;
	}
	return unit;
}

bool
mig_printed_figure(struct mig_decimal figure, struct mig_decimal unit, struct mig_printed *printed)
{
	*printed = (struct mig_printed){ .stated = true, .figure = figure };
	if (!mig_interval_printed(figure, unit, &printed->range))
		return false;
	if (mig_decimal_sign(printed->range.low) < 0)
		printed->range.low = mig_decimal_of(0);
	return true;
}

/* Less than, equal to, greater than 0 as a is to b. */
static bool
compare(struct mig_quotient a, struct mig_quotient b, int *order)
{
	struct mig_decimal left, right;

	if (!mig_decimal_multiply(a.over, b.under, &left) ||
	    !mig_decimal_multiply(b.over, a.under, &right))
		return false;
	*order = mig_decimal_compare(left, right);
	return true;
}

/* `number` / 1 */
static struct mig_quotient
whole(struct mig_decimal number)
{
	return (struct mig_quotient){ number, mig_decimal_of(1) };
}

bool
mig_base_ranges_meet(const struct mig_base_range *a, const struct mig_base_range *b,
		     struct mig_base_range *common, bool *any)
{
	struct mig_base_range meeting = *a;
	int lows, highs = -1, ends = -1;

	if (!compare(a->low, b->low, &lows) ||
	    (!a->endless && !b->endless && !compare(a->high, b->high, &highs)))
		return false;
	if (lows < 0)
		meeting.low = b->low;
	if (a->endless || highs > 0) {
		meeting.high = b->high;
		meeting.endless = b->endless;
	}
	if (!meeting.endless && !compare(meeting.low, meeting.high, &ends))
		return false;
	*common = meeting;
	*any = ends <= 0;
	return true;
}

bool
mig_statement_implied(const struct mig_statement *statement, struct mig_base_range *range)
{
	const struct mig_interval *part = &statement->part.range;
	const struct mig_interval *percent = &statement->percent.range;
	const struct mig_decimal hundred = mig_decimal_of(100);

	if (!statement->part.stated || !statement->percent.stated)
		return false;
	*range = (struct mig_base_range){ .low.under = percent->high, .high.under = percent->low };
	range->endless = mig_decimal_sign(percent->low) == 0;
	return mig_decimal_multiply(part->low, hundred, &range->low.over) &&
	       (range->endless || mig_decimal_multiply(part->high, hundred, &range->high.over));
}

bool
mig_statement_bases(const struct mig_statement *statement, struct mig_base_range *range, bool *any)
{
	const struct mig_printed *base = &statement->base;
	struct mig_base_range implied,
	    stated = { whole(base->range.low), whole(base->range.high), .endless = false };

	if (!base->stated)
		stated =
		    (struct mig_base_range){ .low = whole(mig_decimal_of(0)), .endless = true };
	if (statement->part.stated && statement->percent.stated)
		return mig_statement_implied(statement, &implied) &&
		       mig_base_ranges_meet(&implied, &stated, range, any);
	*range = stated;
	*any = true;
	return true;
}

/* Whether p of b is r per cent when rounded to the unit of r: 100 p lies in r's range times b. */
static bool
rounds_to_percent(const struct mig_statement *statement, bool *rounds)
{
	const struct mig_interval base = mig_interval_of(statement->base.figure);
	struct mig_interval product;
	struct mig_decimal part;

	if (!mig_interval_multiply(statement->percent.range, base, &product) ||
	    !mig_decimal_multiply(statement->part.figure, mig_decimal_of(100), &part))
		return false;
	*rounds = mig_decimal_sign(base.low) > 0 && mig_interval_contains(product, part);
	return true;
}

bool
mig_statement_verdict(const struct mig_statement *statement, enum mig_verdict *verdict)
{
	struct mig_base_range range;
	bool rounds, any;

	if (!statement->part.stated || !statement->percent.stated || !statement->base.stated ||
	    !rounds_to_percent(statement, &rounds) || !mig_statement_bases(statement, &range, &any))
		return false;
	*verdict = rounds ? MIG_VERDICT_EXACT : any ? MIG_VERDICT_ROUNDING : MIG_VERDICT_IMPOSSIBLE;
	return true;
}

static struct mig_value
overflow(void)
{
	return (struct mig_value){ .state = MIG_VALUE_OVERFLOW };
}

/* factor * over / under, under above 0: both roundings of it, outward. */
static bool
divide(struct mig_quotient quotient, int64_t factor, int digits, struct mig_interval *result)
{
	return mig_interval_ratio(mig_interval_of(quotient.over), mig_interval_of(quotient.under),
				  factor, digits, result);
}

static struct mig_value
rounded_down(struct mig_quotient quotient, int64_t factor, int digits)
{
	struct mig_interval result;

	return divide(quotient, factor, digits, &result) ? mig_value_known(result.low) : overflow();
}

static struct mig_value
rounded_up(struct mig_quotient quotient, int64_t factor, int digits)
{
	struct mig_interval result;

	return divide(quotient, factor, digits, &result) ? mig_value_known(result.high)
							 : overflow();
}

struct mig_value
mig_base_low(const struct mig_base_range *range, int digits)
{
	return rounded_down(range->low, 1, digits);
}

struct mig_value
mig_base_high(const struct mig_base_range *range, int digits)
{
	return range->endless ? mig_value_undefined() : rounded_up(range->high, 1, digits);
}

struct mig_value
mig_statement_base_low(const struct mig_statement *statement, int digits)
{
	struct mig_base_range range;

	if (!statement->part.stated || !statement->percent.stated)
		return mig_value_none();
	return mig_statement_implied(statement, &range) ? mig_base_low(&range, digits) : overflow();
}

struct mig_value
mig_statement_base_high(const struct mig_statement *statement, int digits)
{
	struct mig_base_range range;

	if (!statement->part.stated || !statement->percent.stated)
		return mig_value_none();
	return mig_statement_implied(statement, &range) ? mig_base_high(&range, digits)
							: overflow();
}

struct mig_value
mig_statement_percent(const struct mig_statement *statement, int digits)
{
	if (!statement->part.stated || !statement->base.stated)
		return mig_value_none();
	return mig_value_ratio(mig_value_known(statement->part.figure),
			       mig_value_known(statement->base.figure), 100, digits);
}

struct mig_value
mig_statement_percent_low(const struct mig_statement *statement, int digits)
{
	const struct mig_quotient quotient = { statement->part.range.low,
					       statement->base.range.high };

	if (!statement->part.stated || !statement->base.stated)
		return mig_value_none();
	return rounded_down(quotient, 100, digits);
}

struct mig_value
mig_statement_percent_high(const struct mig_statement *statement, int digits)
{
	const struct mig_quotient quotient = { statement->part.range.high,
					       statement->base.range.low };

	if (!statement->part.stated || !statement->base.stated)
		return mig_value_none();
	if (mig_decimal_sign(quotient.under) == 0)
		return mig_value_undefined();
	return rounded_up(quotient, 100, digits);
}

/* A value of R B over 100. */
static struct mig_value
part_of(struct mig_decimal percent, struct mig_decimal base, bool up, int digits)
{
	struct mig_quotient quotient = { .under = mig_decimal_of(100) };

	if (!mig_decimal_multiply(percent, base, &quotient.over))
		return overflow();
	return up ? rounded_up(quotient, 1, digits) : rounded_down(quotient, 1, digits);
}

struct mig_value
mig_statement_part_low(const struct mig_statement *statement, int digits)
{
	if (!statement->percent.stated || !statement->base.stated)
		return mig_value_none();
	return part_of(statement->percent.range.low, statement->base.range.low, false, digits);
}

struct mig_value
mig_statement_part_high(const struct mig_statement *statement, int digits)
{
	if (!statement->percent.stated || !statement->base.stated)
		return mig_value_none();
	return part_of(statement->percent.range.high, statement->base.range.high, true, digits);
}

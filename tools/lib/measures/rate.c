#include "rate.h"

/* The Gregorian calendar's mean year, in days. */
static const struct mig_decimal days_of_year = { .units = 3652425, .scale = 4 };

struct mig_value
mig_rate(struct mig_value events, struct mig_value base, long per, int digits)
{
	struct mig_value rate = mig_value_ratio(events, base, per, digits);

	if (base.state == MIG_VALUE_KNOWN && events.state == MIG_VALUE_KNOWN &&
	    mig_decimal_sign(base.number) <= 0)
		rate.state = MIG_VALUE_UNDEFINED;
	return rate;
}

struct mig_value
mig_annual_rate(struct mig_value events, struct mig_value base, const struct mig_period *period,
		long per, int digits)
{
	struct mig_value rate;

	if (period->months == 12)
		return mig_rate(events, base, per, digits);
	if (period->months) {
		events = mig_value_multiply(events, mig_value_of(12));
		base = mig_value_multiply(base, mig_value_of(period->months));
	} else {
		events = mig_value_multiply(events, mig_value_known(days_of_year));
		base = mig_value_multiply(base, mig_value_of(period->days));
	}
	rate = mig_rate(events, base, per, digits);
	rate.flags |= MIG_FLAG('E');
	return rate;
}

struct mig_value
mig_mean_population(struct mig_value p0, struct mig_value p1)
{
	const struct mig_decimal half = { .units = 5, .scale = 1 };
	struct mig_value mean = mig_value_add(p0, p1);
	struct mig_value halved = mig_value_multiply(mean, mig_value_known(half));
	struct mig_decimal whole;

	/* 150, not 150.0: the half is written only where there is one. */
	if (halved.state == MIG_VALUE_KNOWN &&
	    mig_decimal_round(halved.number, mean.number.scale, &whole) &&
	    mig_decimal_compare(whole, halved.number) == 0)
		halved.number = whole;
	return halved;
}

struct mig_value
mig_sex_ratio(struct mig_value male, struct mig_value female, int digits)
{
	return mig_rate(male, female, 100, digits);
}

struct mig_value
mig_percent_female(struct mig_value male, struct mig_value female, int digits)
{
	return mig_part_of_two(female, male, digits);
}

struct mig_value
mig_part_of_two(struct mig_value part, struct mig_value other, int digits)
{
	return mig_rate(part, mig_value_add(part, other), 100, digits);
}

/* 200 moves / (2 stayed + in + out): the mean is half of it. */
static struct mig_value
against_mean(struct mig_value moves, struct mig_value in, struct mig_value out,
	     struct mig_value stayed, int digits)
{
	struct mig_value start = mig_value_add(stayed, out), end = mig_value_add(stayed, in);

	return mig_rate(moves, mig_value_add(start, end), 200, digits);
}

struct mig_value
mig_turnover_rate(struct mig_value in, struct mig_value out, struct mig_value stayed, int digits)
{
	return against_mean(mig_value_add(in, out), in, out, stayed, digits);
}

struct mig_value
mig_net_turnover_rate(struct mig_value in, struct mig_value out, struct mig_value stayed,
		      int digits)
{
	return against_mean(mig_value_subtract(in, out), in, out, stayed, digits);
}

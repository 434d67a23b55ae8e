#include "segregation.h"

#include <math.h>

struct mig_value
mig_dissimilarity(const struct mig_distribution *distribution, int digits)
{
	mig_int128 sum = 0;
	double otherwise = 0;

	for (size_t i = 0; i < distribution->known; i++) {
		const struct mig_member *member = &distribution->members[i];
		mig_int128 apart = member->x * distribution->y - member->y * distribution->x;

		sum += apart < 0 ? -apart : apart;
		otherwise +=
		    fabs(mig_member_x_share(distribution, i) - mig_member_y_share(distribution, i));
	}
	return mig_distribution_ratio(distribution, distribution->exact, sum,
				      2 * distribution->x * distribution->y, 1, otherwise / 2,
				      digits);
}

/* sum (x_i / X) (x_i / t_i), or with the part of y in place of the latter, or of both. */
static double
contact(const struct mig_distribution *all, bool of_x, bool with_x)
{
	double sum = 0;

	for (size_t i = 0; i < all->known; i++) {
		const struct mig_member *member = &all->members[i];
		double total = member->x_size + member->y_size;
		double share = of_x ? mig_member_x_share(all, i) : mig_member_y_share(all, i);

		if (total > 0)
			sum += share * ((with_x ? member->x_size : member->y_size) / total);
	}
	return sum;
}

struct mig_value
mig_isolation(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, contact(distribution, true, true), digits);
}

struct mig_value
mig_exposure(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, contact(distribution, true, false), digits);
}

struct mig_value
mig_isolation_against(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, contact(distribution, false, false), digits);
}

struct mig_value
mig_exposure_against(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, contact(distribution, false, true), digits);
}

struct mig_value
mig_correlation_ratio(const struct mig_distribution *distribution, int digits)
{
	double part = distribution->x_size / (distribution->x_size + distribution->y_size);

	return mig_distribution_value(
	    distribution, (contact(distribution, true, true) - part) / (1 - part), digits);
}

/* The entropy of two parts, in nats. */
static double
entropy_of_two(double x, double y)
{
	double total = x + y, entropy = 0;

	if (x > 0)
		entropy -= x / total * log(x / total);
	if (y > 0)
		entropy -= y / total * log(y / total);
	return entropy;
}

struct mig_value
mig_information_index(const struct mig_distribution *distribution, int digits)
{
	double whole = entropy_of_two(distribution->x_size, distribution->y_size), sum = 0;
	double total = distribution->x_size + distribution->y_size;

	for (size_t i = 0; i < distribution->known; i++) {
		const struct mig_member *member = &distribution->members[i];

		sum += (member->x_size + member->y_size) / total *
		       (whole - entropy_of_two(member->x_size, member->y_size));
	}
	return mig_distribution_value(distribution, sum / whole, digits);
}

struct mig_value
mig_structure_distance(const struct mig_distribution *distribution, int digits)
{
	double sum = 0;

	for (size_t i = 0; i < distribution->known; i++) {
		double difference =
		    mig_member_x_share(distribution, i) - mig_member_y_share(distribution, i);

		sum += difference * difference;
	}
	return mig_distribution_value(distribution, sqrt(sum), digits);
}

/* No number, but the state and the flags of all four; UNDEFINED if a whole is 0. */
static struct mig_value
state_of_shares(struct mig_value x, struct mig_value x_whole, struct mig_value y,
		struct mig_value y_whole)
{
	struct mig_value of_x = mig_value_from_double(0, 0, x, x_whole);
	struct mig_value of_y = mig_value_from_double(0, 0, y, y_whole);
	struct mig_value state = mig_value_from_double(0, 0, of_x, of_y);

	if (state.state == MIG_VALUE_KNOWN &&
	    (mig_decimal_sign(x_whole.number) == 0 || mig_decimal_sign(y_whole.number) == 0))
		state.state = MIG_VALUE_UNDEFINED;
	return state;
}

static double
share_of(struct mig_value part, struct mig_value whole)
{
	return mig_decimal_to_double(part.number) / mig_decimal_to_double(whole.number);
}

struct mig_value
mig_share_difference(struct mig_value x, struct mig_value x_whole, struct mig_value y,
		     struct mig_value y_whole, int digits)
{
	struct mig_value result = state_of_shares(x, x_whole, y, y_whole);
	struct mig_decimal more, less, top, bottom;

	if (result.state != MIG_VALUE_KNOWN)
		return result;
	if (mig_decimal_multiply(x.number, y_whole.number, &more) &&
	    mig_decimal_multiply(y.number, x_whole.number, &less) &&
	    mig_decimal_subtract(more, less, &top) &&
	    mig_decimal_multiply(x_whole.number, y_whole.number, &bottom) &&
	    mig_decimal_ratio(top, bottom, 100, digits, &result.number))
		return result;
	return mig_value_from_double(100 * (share_of(x, x_whole) - share_of(y, y_whole)), digits,
				     result, result);
}

struct mig_value
mig_location_quotient(struct mig_value x, struct mig_value x_whole, struct mig_value y,
		      struct mig_value y_whole, int digits)
{
	struct mig_value result = state_of_shares(x, x_whole, y, y_whole);
	struct mig_decimal top, bottom;

	if (result.state == MIG_VALUE_KNOWN && mig_decimal_sign(y.number) == 0)
		result.state = MIG_VALUE_UNDEFINED;
	if (result.state != MIG_VALUE_KNOWN)
		return result;
	if (mig_decimal_multiply(x.number, y_whole.number, &top) &&
	    mig_decimal_multiply(x_whole.number, y.number, &bottom) &&
	    mig_decimal_ratio(top, bottom, 1, digits, &result.number))
		return result;
	return mig_value_from_double(share_of(x, x_whole) / share_of(y, y_whole), digits, result,
				     result);
}

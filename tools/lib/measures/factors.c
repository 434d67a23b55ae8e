#include "factors.h"

static long
factorial(size_t number)
{
	long product = 1;

	for (; number > 1; number--)
		product *= (long)number;
	return product;
}

static size_t
members(unsigned subset)
{
	size_t count = 0;

	for (; subset; subset &= subset - 1)
		count++;
	return count;
}

void
mig_decomposition_begin(struct mig_decomposition *decomposition, size_t count)
{
	*decomposition = (struct mig_decomposition){
		.count = count, .orders = factorial(count), .inputs = mig_value_of(0), .exact = true
	};
	for (size_t i = 0; i < 2; i++)
		decomposition->products[i] = mig_value_of(0);
	for (size_t i = 0; i < count; i++)
		decomposition->effects[i] = mig_value_of(0);
}

/* The product of the factors, those of `subset` from the second side, without factor `left_out`
 * (`count` to leave out none), times `weight`. */
static struct mig_value
product_of(const struct mig_value *const sides[2], size_t count, unsigned subset, size_t left_out,
	   long weight)
{
	struct mig_value product = mig_value_of(weight);

	for (size_t i = 0; i < count; i++)
		if (i != left_out)
			product = mig_value_multiply(product, sides[subset >> i & 1][i]);
	return product;
}

/* The same in double, without a weight. */
static double
rounded_product_of(const struct mig_value *const sides[2], size_t count, unsigned subset,
		   size_t left_out)
{
	double product = 1;

	for (size_t i = 0; i < count; i++)
		if (i != left_out)
			product *= mig_decimal_to_double(sides[subset >> i & 1][i].number);
	return product;
}

static void
add_effect(struct mig_decomposition *decomposition, const struct mig_value *const sides[2],
	   size_t factor)
{
	size_t count = decomposition->count;
	struct mig_value change = mig_value_subtract(sides[1][factor], sides[0][factor]);
	struct mig_value sum = mig_value_of(0);
	double rounded = 0;

	for (unsigned subset = 0; subset < 1u << count; subset++) {
		size_t size = members(subset);
		long weight;

		if (subset >> factor & 1)
			continue;
		weight = factorial(size) * factorial(count - 1 - size);
		sum = mig_value_add(sum, product_of(sides, count, subset, factor, weight));
		rounded += (double)weight * rounded_product_of(sides, count, subset, factor);
	}
	decomposition->effects[factor] =
	    mig_value_add(decomposition->effects[factor], mig_value_multiply(change, sum));
	decomposition->rounded_effects[factor] +=
	    mig_decimal_to_double(change.number) * rounded / (double)decomposition->orders;
	if (decomposition->effects[factor].state == MIG_VALUE_OVERFLOW)
		decomposition->exact = false;
}

/* Where a factor is not known the doubles mean nothing: `inputs` keeps them from being read. */
void
mig_decomposition_add(struct mig_decomposition *decomposition, const struct mig_value *first,
		      const struct mig_value *second)
{
	const struct mig_value *const sides[2] = { first, second };
	const unsigned all = (1u << decomposition->count) - 1;
	size_t count = decomposition->count;

	for (size_t i = 0; i < 2; i++) {
		unsigned subset = i ? all : 0;

		decomposition->products[i] = mig_value_add(
		    decomposition->products[i], product_of(sides, count, subset, count, 1));
		decomposition->rounded_products[i] +=
		    rounded_product_of(sides, count, subset, count);
		if (decomposition->products[i].state == MIG_VALUE_OVERFLOW)
			decomposition->exact = false;
	}
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < 2; j++)
			decomposition->inputs =
			    mig_value_from_double(0, 0, decomposition->inputs, sides[j][i]);
		add_effect(decomposition, sides, i);
	}
}

/* What the doubles say, if all factors are known. */
static struct mig_value
rounded_value(const struct mig_decomposition *decomposition, double number, int digits)
{
	return mig_value_from_double(number, digits, decomposition->inputs, mig_value_of(0));
}

struct mig_value
mig_decomposition_product(const struct mig_decomposition *decomposition, size_t side, int digits)
{
	if (decomposition->exact)
		return mig_value_ratio(decomposition->products[side], mig_value_of(1), 1, digits);
	return rounded_value(decomposition, decomposition->rounded_products[side], digits);
}

struct mig_value
mig_decomposition_difference(const struct mig_decomposition *decomposition, int digits)
{
	struct mig_value difference =
	    mig_value_subtract(decomposition->products[1], decomposition->products[0]);

	if (decomposition->exact)
		return mig_value_ratio(difference, mig_value_of(1), 1, digits);
	return rounded_value(
	    decomposition, decomposition->rounded_products[1] - decomposition->rounded_products[0],
	    digits);
}

struct mig_value
mig_decomposition_effect(const struct mig_decomposition *decomposition, size_t factor, int digits)
{
	if (decomposition->exact)
		return mig_value_ratio(decomposition->effects[factor],
				       mig_value_of(decomposition->orders), 1, digits);
	return rounded_value(decomposition, decomposition->rounded_effects[factor], digits);
}

struct mig_value
mig_decomposition_percent(const struct mig_decomposition *decomposition, size_t factor, int digits)
{
	struct mig_value sum = decomposition->effects[0];
	double difference = decomposition->rounded_products[1] - decomposition->rounded_products[0];

	for (size_t i = 1; i < decomposition->count; i++)
		sum = mig_value_add(sum, decomposition->effects[i]);
	if (decomposition->exact && sum.state != MIG_VALUE_OVERFLOW)
		return mig_value_ratio(decomposition->effects[factor], sum, 100, digits);
	return rounded_value(decomposition,
			     100 * decomposition->rounded_effects[factor] / difference, digits);
}

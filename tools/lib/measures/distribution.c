#include "distribution.h"

#include <stdlib.h>

static bool
is_known(const struct mig_value *x, const struct mig_value *y, size_t i)
{
	return x[i].state == MIG_VALUE_KNOWN && (!y || y[i].state == MIG_VALUE_KNOWN);
}

/* The sums and what follows from them for every index. */
static void
add_up(const struct mig_value *x, const struct mig_value *y, size_t count, bool partial,
       struct mig_distribution *all)
{
	const struct mig_value one = mig_value_of(1);
	mig_flags reasons = 0;

	all->x_whole = all->y_whole = mig_value_of(0);
	for (size_t i = 0; i < count; i++) {
		bool known = is_known(x, y, i);

		all->known += known;
		if (known || !partial) {
			all->x_whole = mig_value_add(all->x_whole, x[i]);
			all->y_whole = mig_value_add(all->y_whole, y ? y[i] : one);
		} else {
			reasons |= x[i].flags | (y ? y[i].flags : 0);
		}
	}
	all->count = partial ? all->known : count;
	if (all->known == 0) {
		all->x_whole = (struct mig_value){ .flags = all->x_whole.flags | reasons };
		all->y_whole = (struct mig_value){ .flags = all->y_whole.flags | reasons };
	} else if (all->count < count) {
		all->x_whole.flags |= (reasons & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
		all->y_whole.flags |= (reasons & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	}
	all->basis = mig_value_from_double(0, 0, all->x_whole, all->y_whole);
	if (all->basis.state == MIG_VALUE_KNOWN && (mig_decimal_sign(all->x_whole.number) == 0 ||
						    mig_decimal_sign(all->y_whole.number) == 0))
		all->basis.state = MIG_VALUE_UNDEFINED;
}

/* `number` as an integer of 10^-scale, below 2^62. */
static bool
to_units(struct mig_decimal number, int scale, mig_int128 *units)
{
	struct mig_decimal scaled;

	if (!mig_decimal_round(number, scale, &scaled))
		return false;
	*units = scaled.units;
	return scaled.units < (mig_int128)1 << 62;
}

/* What is not to be used must not overflow either. */
static void
forget_integers(struct mig_distribution *all)
{
	all->x = all->y = 0;
	for (size_t i = 0; i < all->known; i++)
		all->members[i].x = all->members[i].y = 0;
}

static void
fill(const struct mig_value *x, const struct mig_value *y, size_t count,
     struct mig_distribution *all)
{
	int x_scale = all->x_whole.number.scale, y_scale = all->y_whole.number.scale;
	struct mig_member *member = all->members;

	all->exact = to_units(all->x_whole.number, x_scale, &all->x) &&
		     to_units(all->y_whole.number, y_scale, &all->y);
	all->x_size = mig_decimal_to_double(all->x_whole.number);
	all->y_size = mig_decimal_to_double(all->y_whole.number);
	for (size_t i = 0; i < count; i++) {
		struct mig_decimal against = mig_decimal_of(1);

		if (!is_known(x, y, i))
			continue;
		if (y)
			against = y[i].number;
		member->place = i;
		member->x_size = mig_decimal_to_double(x[i].number);
		member->y_size = mig_decimal_to_double(against);
		all->exact = all->exact && to_units(x[i].number, x_scale, &member->x) &&
			     to_units(against, y_scale, &member->y);
		member++;
	}
	if (!all->exact)
		forget_integers(all);
}

/* Order by x / y as a whole: a member with neither comes first, since it has no ratio. */
static int
compare_order(bool left_empty, bool right_empty, int order, const struct mig_member *left,
	      const struct mig_member *right)
{
	if (left_empty != right_empty)
		return left_empty ? -1 : 1;
	return order && !left_empty ? order
				    : (left->place > right->place) - (left->place < right->place);
}

static int
compare_exactly(const void *a, const void *b)
{
	const struct mig_member *left = a, *right = b;
	mig_int128 one = left->x * right->y, other = right->x * left->y;

	return compare_order(left->x == 0 && left->y == 0, right->x == 0 && right->y == 0,
			     (one > other) - (one < other), left, right);
}

static double
ratio_of(const struct mig_member *member)
{
	return member->x_size / member->y_size; /* x / 0 is infinite: behind all others */
}

static int
compare_sizes(const void *a, const void *b)
{
	const struct mig_member *left = a, *right = b;
	bool left_empty = left->x_size == 0 && left->y_size == 0;
	bool right_empty = right->x_size == 0 && right->y_size == 0;
	double one = left_empty ? 0 : ratio_of(left), other = right_empty ? 0 : ratio_of(right);

	return compare_order(left_empty, right_empty, (one > other) - (one < other), left, right);
}

bool
mig_distribution_make(const struct mig_value *x, const struct mig_value *y, size_t count,
		      bool partial, struct mig_distribution *distribution)
{
	*distribution = (struct mig_distribution){ 0 };
	add_up(x, y, count, partial, distribution);
	distribution->members = calloc(distribution->known + 1, sizeof *distribution->members);
	if (!distribution->members)
		return false;
	if (distribution->basis.state != MIG_VALUE_KNOWN)
		return true;
	fill(x, y, count, distribution);
	qsort(distribution->members, distribution->known, sizeof *distribution->members,
	      distribution->exact ? compare_exactly : compare_sizes);
	return true;
}

void
mig_distribution_free(struct mig_distribution *distribution)
{
	free(distribution->members);
	*distribution = (struct mig_distribution){ 0 };
}

struct mig_value
mig_distribution_value(const struct mig_distribution *distribution, double number, int digits)
{
	return mig_value_from_double(number, digits, distribution->basis, distribution->basis);
}

struct mig_value
mig_distribution_ratio(const struct mig_distribution *distribution, bool exact, mig_int128 top,
		       mig_int128 bottom, int64_t factor, double otherwise, int digits)
{
	struct mig_value result = distribution->basis;
	const struct mig_decimal above = { .units = top }, below = { .units = bottom };

	if (result.state != MIG_VALUE_KNOWN)
		return result;
	if (exact && bottom == 0)
		result.state = MIG_VALUE_UNDEFINED;
	else if (!exact || !mig_decimal_ratio(above, below, factor, digits, &result.number))
		return mig_distribution_value(distribution, otherwise, digits);
	return result;
}

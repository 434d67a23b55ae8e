#include "shift_share.h"

/* Sums over the categories that have a national rate, and over the others. */
struct sums {
	struct mig_value area[2], nation[2];
	struct mig_value expected; /* sum e0 E1 / E0 */
	struct mig_value rest[2];  /* e0 and e1 without a national rate */
	size_t used;
	mig_flags left_out;
};

static bool
is_missing(const struct mig_value figures[2])
{
	return figures[0].state == MIG_VALUE_MISSING || figures[1].state == MIG_VALUE_MISSING;
}

static mig_flags
flags_of(const struct mig_shift_share_category *category)
{
	return category->area[0].flags | category->area[1].flags | category->nation[0].flags |
	       category->nation[1].flags;
}

static void
add_pair(struct mig_value sums[2], const struct mig_value figures[2])
{
	for (size_t i = 0; i < 2; i++)
		sums[i] = mig_value_add(sums[i], figures[i]);
}

/* Add a category; without the area's figures if they are left out. */
static void
add(struct sums *sums, const struct mig_shift_share_category *category, bool with_area)
{
	struct mig_value base = category->nation[0];
	struct mig_value product = mig_value_multiply(category->area[0], category->nation[1]);
	bool has_rate = base.state != MIG_VALUE_KNOWN || mig_decimal_sign(base.number) != 0;

	if (has_rate)
		add_pair(sums->nation, category->nation);
	if (!with_area)
		return;
	sums->used++;
	add_pair(has_rate ? sums->area : sums->rest, category->area);
	if (has_rate)
		sums->expected = mig_value_add(
		    sums->expected, mig_value_ratio(product, base, 1, MIG_DECIMAL_DIGITS_MAX));
}

/* What was left out makes everything else a part. */
static void
mark(struct mig_shift_share *result, const struct sums *sums)
{
	struct mig_value *const all[] = {
		&result->area[0], &result->area[1],  &result->national,
		&result->mix,	  &result->regional, &result->unallocated
	};
	const struct mig_value nothing = { .state = MIG_VALUE_MISSING, .flags = sums->left_out };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (sums->used == 0)
			*all[i] = nothing;
		else
			all[i]->flags |= (sums->left_out & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	}
}

struct mig_shift_share
mig_shift_share(const struct mig_shift_share_category *categories, size_t count, bool partial)
{
	const struct mig_value zero = mig_value_of(0);
	struct sums sums = { { zero, zero }, { zero, zero }, zero, { zero, zero }, 0, 0 };
	struct mig_shift_share result;
	struct mig_value like_nation;
	bool left_out = false;

	for (size_t i = 0; i < count; i++) {
		bool no_nation = partial && is_missing(categories[i].nation);
		bool no_area = no_nation || (partial && is_missing(categories[i].area));

		if (no_area) {
			sums.left_out |= flags_of(&categories[i]);
			left_out = true;
		}
		if (!no_nation)
			add(&sums, &categories[i], !no_area);
	}
	like_nation = mig_value_ratio(mig_value_multiply(sums.area[0], sums.nation[1]),
				      sums.nation[0], 1, MIG_DECIMAL_DIGITS_MAX);
	for (size_t i = 0; i < 2; i++)
		result.area[i] = mig_value_add(sums.area[i], sums.rest[i]);
	result.national = mig_value_subtract(like_nation, sums.area[0]);
	result.mix = mig_value_subtract(sums.expected, like_nation);
	result.regional = mig_value_subtract(sums.area[1], sums.expected);
	result.unallocated = mig_value_subtract(sums.rest[1], sums.rest[0]);
	if (left_out)
		mark(&result, &sums);
	return result;
}

#include "two_periods.h"

#include "breaks.h"

static enum mig_status
check_kinds(const struct mig_two_periods *two, struct mig_error *error)
{
	char kinds[2][32];

	if (mig_period_compare(&two->periods[0], &two->periods[1]) == 0)
		return mig_fail(error, MIG_USAGE, "%s and %s are the same period", two->texts[0],
				two->texts[1]);
	if (mig_period_same_kind(&two->periods[0], &two->periods[1]))
		return MIG_OK;
	mig_period_kind(&two->periods[0], kinds[0]);
	mig_period_kind(&two->periods[1], kinds[1]);
	mig_fail(error, MIG_DATA, "%s (%s) and %s (%s) cannot be compared", two->texts[0], kinds[0],
		 two->texts[1], kinds[1]);
	mig_hint(error, "choose two periods of equal length");
	return MIG_DATA;
}

enum mig_status
mig_two_periods_read(const char *const texts[2], struct mig_two_periods *two,
		     struct mig_error *error)
{
	for (size_t i = 0; i < 2; i++) {
		two->texts[i] = texts[i];
		if (mig_period_parse(mig_text_of(texts[i]), &two->periods[i]))
			continue;
		mig_fail(error, MIG_USAGE, "'%s' is not a period", texts[i]);
		mig_hint(error, "the two periods come first, then the files, for example: "
				"mig-compare 2009 2014 flows.csv");
		return MIG_USAGE;
	}
	return check_kinds(two, error);
}

/* A period that no group has is a slip of the user's, not a missing figure. */
static enum mig_status
check_there(const struct mig_cube *cube, const struct mig_two_periods *two, size_t which,
	    struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		if (mig_group_find(&cube->groups[i], &two->periods[which]))
			return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: no figure for %s", cube->input_name, two->texts[which]);
	mig_cube_hint_periods(cube, error);
	return MIG_DATA;
}

/* Whether `period` lies behind the earlier and up to the later of the two. */
static bool
within(const struct mig_period *period, const struct mig_two_periods *two)
{
	bool forward = mig_period_compare(&two->periods[0], &two->periods[1]) < 0;
	const struct mig_period *from = &two->periods[!forward], *to = &two->periods[forward];

	return mig_period_compare(period, from) > 0 && mig_period_compare(period, to) <= 0;
}

static enum mig_status
check_breaks(const struct mig_cube *cube, const struct mig_two_periods *two,
	     struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (!mig_point_breaks(cube, point) || !within(&point->period, two))
				continue;
			mig_fail(error, MIG_DATA, "%s: the series%s%s breaks in %s (status B)",
				 cube->input_name, cube->by_count ? " of " : "",
				 cube->by_count ? cube->groups[i].keys[0] : "", point->period_text);
			mig_hint(error, "--across-breaks compares all the same");
			return MIG_DATA;
		}
	return MIG_OK;
}

enum mig_status
mig_two_periods_check(const struct mig_two_periods *two, const struct mig_cube *cube,
		      bool across_breaks, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && cube->count && i < 2; i++)
		status = check_there(cube, two, i, error);
	return status == MIG_OK && !across_breaks ? check_breaks(cube, two, error) : status;
}

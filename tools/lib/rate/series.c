#include "rate/series.h"

#include <string.h>

#include "breaks.h"

const struct mig_point *
mig_period_before(const struct mig_cube *cube, const struct mig_group *group, size_t place,
		  const struct mig_point **broken)
{
	const struct mig_point *point = &group->points[place], *before = point;
	bool day = mig_period_is_day(&point->period);

	*broken = NULL;
	while (before > group->points) {
		double years;

		if (mig_point_breaks(cube, before))
			*broken = before;
		before--;
		years = mig_period_years_between(&before->period, &point->period);
		if (day ? years == 1 : mig_period_follows(&before->period, &point->period))
			return before;
		if (!day || years > 1)
			break;
	}
	return NULL;
}

const struct mig_point *
mig_growth_fill(const struct mig_cube *cube, const struct mig_group *group, size_t place,
		bool across_breaks, struct mig_rate_figures *figures)
{
	const struct mig_point *point = &group->points[place];

	figures->now = point->values[0];
	figures->before = mig_value_none();
	figures->since = "";
	if (place == 0)
		return NULL;
	figures->since = point[-1].period_text;
	figures->years = mig_period_years_between(&point[-1].period, &point->period);
	if (!across_breaks && mig_point_breaks(cube, point))
		return point;
	figures->before = point[-1].values[0];
	return NULL;
}

/* --- sexes --- */

/* The codes given, else the first known pair of which one is there. */
static enum mig_status
separate(const char *male, const char *female, struct mig_cube *cube, struct mig_error *error)
{
	static const char *const names[] = { "male", "female" };
	static const char *const known[][2] = {
		{ "male", "female" }, { "M", "F" }, { "m", "f" }, { "men", "women" }
	};
	const char *codes[] = { known[0][0], known[0][1] };

	if (cube->value_count != 1)
		return mig_fail(error, MIG_USAGE, "one value column is needed with --sex, not %zu",
				cube->value_count);
	if (cube->last_is_time)
		return mig_fail(error, MIG_USAGE,
				"--sex wants a column of men and women, not the time column");
	for (size_t i = sizeof known / sizeof *known; i-- > 0;)
		if (mig_cube_has_member(cube, known[i][0]) ||
		    mig_cube_has_member(cube, known[i][1]))
			memcpy(codes, known[i], sizeof codes);
	if (male)
		codes[0] = male;
	if (female)
		codes[1] = female;
	return mig_cube_pivot(cube, codes, names, 2, error);
}

enum mig_status
mig_sexes_read(struct mig_records *records, const struct mig_cube_request *request, const char *sex,
	       const char *male, const char *female, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request asked = *request;
	struct mig_list by = { 0 }, columns = { 0 };
	enum mig_status status = mig_list_add_all(&by, request->by, error);

	if (status == MIG_OK && sex)
		status = mig_list_add(&by, mig_text_of(sex), error);
	if (status == MIG_OK && !sex)
		status = mig_list_add(&columns, mig_text_of(male), error);
	if (status == MIG_OK && !sex)
		status = mig_list_add(&columns, mig_text_of(female), error);
	asked.by = &by;
	if (!sex)
		asked.values = &columns;
	if (status == MIG_OK)
		status = mig_cube_read(records, &asked, cube, error);
	if (status == MIG_OK && sex) {
		status = separate(male, female, cube, error);
		if (status != MIG_OK)
			mig_cube_free(cube);
	}
	mig_list_free(&by);
	mig_list_free(&columns);
	return status;
}

/* --- presets --- */

enum mig_status
mig_presets_read(struct mig_records *records, const struct mig_cube_request *request,
		 const struct mig_preset_request *presets, struct mig_measures *chosen,
		 struct mig_terms *terms, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request asked = *request;
	struct mig_list columns = { 0 };
	enum mig_status status = mig_terms_find(records, mig_preset_terms, presets->renamed,
						presets->left_out, terms, &columns, error);
	struct mig_terms extended = *terms;

	asked.values = &columns;
	extended.there |= mig_preset_implied(terms);
	if (status == MIG_OK)
		status = mig_terms_choose(&extended, mig_records_input_name(records),
					  mig_preset_needs, presets->named, chosen, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, &asked, cube, error);
	mig_list_free(&columns);
	return status;
}

const struct mig_point *
mig_presets_fill(const struct mig_terms *terms, const struct mig_cube *cube,
		 const struct mig_group *group, size_t place, bool across_breaks,
		 struct mig_rate_figures *figures)
{
	const struct mig_point *point = &group->points[place];
	const struct mig_point *broken;
	const struct mig_point *before = mig_period_before(cube, group, place, &broken);
	struct mig_value *decisions = &figures->terms[MIG_PRESET_DECISIONS];

	for (size_t i = 0; i < MIG_PRESET_TERMS; i++)
		figures->terms[i] = mig_terms_value(terms, point, i);
	if (decisions->state == MIG_VALUE_NONE)
		*decisions = mig_value_add(figures->terms[MIG_PRESET_POSITIVE],
					   figures->terms[MIG_PRESET_NEGATIVE]);
	figures->stock_before = place == 0 ? mig_value_none() : mig_value_missing();
	if (!before)
		return NULL;
	if (!across_breaks && broken) {
		figures->stock_before = mig_value_none();
		return broken;
	}
	figures->stock_before = mig_terms_value(terms, before, MIG_PRESET_STOCK);
	return NULL;
}

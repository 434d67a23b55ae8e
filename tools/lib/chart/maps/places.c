#include "places.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "chart/latest.h"
#include "chart/words.h"

/* ------------------------------------------------------------------------- reading */

/* The columns, the one of places by its name if -b names none: a column of codes such as 108 would
 * else pass for figures. */
static enum mig_status
find_roles(struct mig_places *places, const char *const *names)
{
	struct mig_chart *chart = places->chart;
	const struct mig_chart_request *request = chart->request;
	struct mig_chart_request with_place = *request;
	size_t named = mig_table_find_any(chart->table, names);
	enum mig_status status;

	if (request->by.count == 0 && named != SIZE_MAX) {
		with_place.by.items = &chart->table->names[named];
		with_place.by.count = 1;
		chart->request = &with_place;
	}
	status = mig_roles_find(chart, mig_value_names, false, &places->roles);
	chart->request = request;
	return status;
}

static enum mig_status
check_roles(const struct mig_places *places)
{
	struct mig_chart *chart = places->chart;
	const struct mig_roles *roles = &places->roles;

	if (roles->value_count > 1) {
		mig_fail(chart->error, MIG_USAGE, "a map draws one value column, not %zu",
			 roles->value_count);
		mig_hint(chart->error, "name it with -v");
		return MIG_USAGE;
	}
	if (roles->by_count == 1)
		return MIG_OK;
	mig_fail(chart->error, MIG_USAGE, "%s: a map needs one column of places, not %zu",
		 chart->table->input_name, roles->by_count);
	mig_hint(chart->error, "name it with -b, and choose rows with -w; mig-sum adds them up");
	return MIG_USAGE;
}

enum mig_status
mig_places_read(struct mig_places *places, const char *const *names)
{
	struct mig_chart *chart = places->chart;
	const char *unit = chart->request->unit, *name;
	enum mig_status status = find_roles(places, names);
	size_t i;

	if (status == MIG_OK)
		status = check_roles(places);
	if (status == MIG_OK)
		status = mig_grid_fill(chart, &places->roles, MIG_SLOTS_NAMES, &places->grid);
	if (status != MIG_OK)
		return status;
	if (places->grid.series_count > 0)
		status = mig_latest_series(chart, &places->roles, &places->grid, &places->series);
	if (status != MIG_OK)
		return status;
	name = chart->table->names[places->roles.values[0]];
	places->counts = places->grid.additive && !mig_column_is_share(name) &&
			 !(unit && (strchr(unit, '%') || mig_column_is_ratio(unit)));
	for (i = 0; places->grid.series_count > 0 && i < places->grid.slot_count; i++)
		places->flags |= mig_grid_flags(&places->grid, places->series, i);
	return MIG_OK;
}

/* ------------------------------------------------------------------------- figures */

bool
mig_place_known(const struct mig_places *places, size_t i)
{
	return mig_grid_known(&places->grid, places->series, i);
}

double
mig_place_number(const struct mig_places *places, size_t i)
{
	return mig_grid_number(&places->grid, places->series, i);
}

void
mig_place_figure(const struct mig_places *places, size_t i, bool signed_,
		 char text[MIG_NUMBER_SIZE + 64])
{
	struct mig_value value = mig_grid_value(&places->grid, places->series, i);
	char number[MIG_NUMBER_SIZE], suffix[MIG_FLAGS_TEXT_SIZE + 1];

	if (value.state != MIG_VALUE_KNOWN) {
		snprintf(text, MIG_NUMBER_SIZE + 64, "%s",
			 mig_word(places->chart, "not available"));
		return;
	}
	snprintf(text, MIG_NUMBER_SIZE + 64, "%s%s%s",
		 signed_ && mig_decimal_sign(value.number) > 0 ? "+" : "",
		 mig_chart_number(places->chart, value.number, places->grid.digits, number),
		 mig_flag_suffix(value.flags, suffix));
}

enum mig_status
mig_places_shades(const struct mig_places *places, struct mig_shades *classes)
{
	size_t count = places->grid.slot_count, known = 0, i;
	double *values = mig_arena_allocate(&places->chart->arena, (count + 1) * sizeof *values);

	if (!values)
		return mig_fail_memory(places->chart->error);
	for (i = 0; i < count; i++)
		if (mig_place_known(places, i))
			values[known++] = mig_place_number(places, i);
	*classes = mig_shades_of(values, known);
	return MIG_OK;
}

/* --------------------------------------------------------------------------- words */

void
mig_places_words(struct mig_places *places, const char *what)
{
	struct mig_chart *chart = places->chart;
	const struct mig_roles *roles = &places->roles;
	char title[256], dimensions[512], unit[256];

	mig_column_words(chart, chart->table->names[roles->values[0]], title, sizeof title);
	mig_dimension_phrase(chart, roles, dimensions, sizeof dimensions);
	mig_frame_title(chart, "%s by %s", title, what ? mig_word(chart, what) : dimensions);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, roles, unit, sizeof unit));
	if (places->grid.series_count > 0 && roles->time != SIZE_MAX)
		mig_frame_subtitle(chart, ", %.60s",
				   places->grid.names[places->series].bytes);
}

void
mig_places_describe(const struct mig_places *places, const struct mig_text *names)
{
	const struct mig_grid *grid = &places->grid;
	size_t i, high = SIZE_MAX, low = SIZE_MAX, known = 0;
	char one[MIG_NUMBER_SIZE + 64], two[MIG_NUMBER_SIZE + 64];
	double number;

	for (i = 0; i < grid->slot_count; i++) {
		if (!mig_place_known(places, i))
			continue;
		known++;
		number = mig_place_number(places, i);
		if (high == SIZE_MAX || number > mig_place_number(places, high))
			high = i;
		if (low == SIZE_MAX || number < mig_place_number(places, low))
			low = i;
	}
	mig_frame_describe(places->chart, "Map of %zu figures.", known);
	if (known > 0) {
		mig_place_figure(places, high, false, one);
		mig_place_figure(places, low, false, two);
		mig_frame_describe(places->chart, " Highest: %.200s, %s; lowest: %.200s, %s.",
				   names[high].bytes, one, names[low].bytes, two);
	}
	if (known < grid->slot_count)
		mig_frame_describe(places->chart, " Not available: %zu.", grid->slot_count - known);
}

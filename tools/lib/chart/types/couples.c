#include "couples.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "chart/legend.h"
#include "chart/words.h"

bool
mig_known(struct mig_value value)
{
	return value.state == MIG_VALUE_KNOWN;
}

double
mig_value_number(struct mig_value value)
{
	return mig_known(value) ? mig_decimal_to_double(value.number) : NAN;
}

/* ------------------------------------------------------------------------ order */

/* Above 0 if b is before a: unknown ones last. */
static int
compare_values(struct mig_value a, struct mig_value b)
{
	if (!mig_known(a) || !mig_known(b))
		return mig_known(b) - mig_known(a);
	return mig_decimal_compare(b.number, a.number);
}

static int
compare_places(const struct mig_couple *a, const struct mig_couple *b)
{
	return a->place < b->place ? -1 : a->place > b->place;
}

static int
by_place(const void *a, const void *b)
{
	return compare_places(a, b);
}

static int
by_name(const void *one, const void *other)
{
	const struct mig_couple *a = one, *b = other;
	int order = mig_text_compare(a->name, b->name);

	return order ? order : compare_places(a, b);
}

static int
by_level(const void *one, const void *other)
{
	const struct mig_couple *a = one, *b = other;
	int order = compare_values(a->second, b->second);

	if (order == 0)
		order = compare_values(a->first, b->first);
	return order ? order : compare_places(a, b);
}

static int
by_change(const void *one, const void *other)
{
	const struct mig_couple *a = one, *b = other;
	int order = compare_values(a->change, b->change);

	return order ? order : compare_places(a, b);
}

static bool
all_periods(const struct mig_couples *couples)
{
	struct mig_period period;
	size_t i;

	for (i = 0; i < couples->count; i++)
		if (!mig_period_parse(couples->items[i].name, &period))
			return false;
	return true;
}

void
mig_couples_sort(struct mig_couples *couples, enum mig_couple_key key)
{
	const char *sort = couples->chart->request->sort;
	int (*order)(const void *, const void *) = key == MIG_COUPLE_LEVEL ? by_level : by_change;

	if (sort ? strcmp(sort, "input") == 0 : all_periods(couples))
		order = by_place;
	if (sort && strcmp(sort, "name") == 0)
		order = by_name;
	if (couples->count > 1)
		qsort(couples->items, couples->count, sizeof *couples->items, order);
}

/* ------------------------------------------------------------------------- rest */

void
mig_couples_count(struct mig_couples *couples)
{
	size_t i;

	couples->known = 0;
	couples->flags = 0;
	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];

		couples->known += (size_t)mig_known(item->first) + mig_known(item->second);
		couples->flags |= item->first.flags | item->second.flags;
	}
}

/* By what a couple is kept: the larger figure, or the change. */
static struct mig_weight
weight_of(const struct mig_couple *couple, enum mig_couple_key key, size_t index)
{
	struct mig_weight first = mig_weight_of(couple->first, couple->strong, index);
	struct mig_weight second = mig_weight_of(couple->second, couple->strong, index);

	if (key == MIG_COUPLE_CHANGE)
		return mig_weight_of(couple->change, couple->strong, index);
	return compare_values(first.size, second.size) < 0 ? first : second;
}

static enum mig_status
add_rest(struct mig_couples *couples, struct mig_couple rest, size_t left)
{
	if (rest.first.state == MIG_VALUE_OVERFLOW || rest.second.state == MIG_VALUE_OVERFLOW ||
	    rest.change.state == MIG_VALUE_OVERFLOW)
		return mig_fail(couples->chart->error, MIG_DATA,
				"the sum of the other figures has more digits than fit");
	couples->items[couples->count++] = rest;
	mig_frame_note(couples->chart, "Other: the sum of %zu with smaller figures.", left);
	return MIG_OK;
}

/* Take out those that are not kept; what is known of them goes to *rest. */
static size_t
take_out(struct mig_couples *couples, const bool *kept, bool merge, struct mig_couple *rest)
{
	size_t i, count = 0, missing = 0;

	for (i = 0; i < couples->count; i++) {
		struct mig_couple *item = &couples->items[i];

		if (kept[i]) {
			couples->items[count++] = *item;
			continue;
		}
		missing += merge ? !mig_known(item->change)
				 : !mig_known(item->first) && !mig_known(item->second);
		rest->first = mig_value_add(rest->first, item->first);
		rest->second = mig_value_add(rest->second, item->second);
		rest->change = mig_value_add(rest->change, item->change);
		rest->broken = rest->broken || item->broken;
	}
	couples->count = count;
	return missing;
}

enum mig_status
mig_couples_leave_out(struct mig_couples *couples, enum mig_couple_key key, size_t most, bool merge)
{
	struct mig_arena *arena = &couples->chart->arena;
	size_t i, count = couples->count, left, missing;
	struct mig_weight *weights = mig_arena_allocate(arena, (count + 1) * sizeof *weights);
	bool *kept = mig_arena_allocate(arena, count + 1);
	struct mig_couple rest = { .name = mig_text_of(mig_word(couples->chart, "Other")),
				   .first = mig_value_of(0),
				   .second = mig_value_of(0),
				   .change = mig_value_of(0),
				   .rest = true };

	if (!weights || !kept)
		return mig_fail_memory(couples->chart->error);
	if (count <= most)
		return MIG_OK;
	for (i = 0; i < count; i++)
		weights[i] = weight_of(&couples->items[i], key, i);
	mig_weights_keep(weights, count, most, kept);
	missing = take_out(couples, kept, merge, &rest);
	mig_couples_count(couples);
	left = count - couples->count;
	if (merge && left > 0)
		return add_rest(couples, rest, left);
	if (left > missing)
		mig_frame_note(couples->chart, "Not shown: %zu with smaller figures.",
			       left - missing);
	if (missing > 0)
		mig_frame_note(couples->chart, "Not shown: %zu not available.", missing);
	return MIG_OK;
}

/* ----------------------------------------------------------------------- titles */

static const char *
unit_of(const struct mig_couples *couples, char *text, size_t size)
{
	static const char *const points[] = { "percentage_points", NULL };
	const struct mig_chart *chart = couples->chart;
	const char *unit = mig_unit_text(chart, &couples->roles, text, size);

	if (couples->series || couples->source == MIG_COUPLES_QUOTA || chart->request->unit)
		return unit;
	if (mig_table_find_any(chart->table, points) != SIZE_MAX)
		return mig_column_title(mig_word(chart, "Percent"), text, size);
	/* The name of one of two columns is no unit of both. */
	return mig_text_equal(mig_text_of(unit), couples->names[0]) ? "" : unit;
}

void
mig_couples_titles(struct mig_couples *couples)
{
	struct mig_chart *chart = couples->chart;
	char values[512], by[512], text[256];
	const char *unit = unit_of(couples, text, sizeof text);
	size_t i;

	mig_dimension_phrase(chart, &couples->roles, by, sizeof by);
	mig_value_phrase(chart, &couples->roles, values, sizeof values);
	if (couples->periods && !couples->series)
		mig_frame_title(chart, *by ? "Change by %s" : "Change", by);
	else
		mig_frame_title(chart, *by ? "%s by %s" : "%s", values, by);
	mig_frame_subtitle(chart, "%s", unit);
	if (couples->periods && couples->names[0].length > 0)
		mig_frame_subtitle(chart, *unit ? ", %.60s and %.60s" : "%.60s and %.60s",
				   couples->names[0].bytes, couples->names[1].bytes);
	else if (couples->period.length > 0)
		mig_frame_subtitle(chart, *unit ? ", %.60s" : "%.60s", couples->period.bytes);
	for (i = 0; i < couples->same_count; i++)
		mig_frame_subtitle(chart, ", %.100s",
				   mig_table_cell(chart->table, 0, couples->same[i]).bytes);
}

void
mig_couples_describe(const struct mig_couples *couples)
{
	struct mig_chart *chart = couples->chart;
	char first[MIG_FIGURE_SIZE], second[MIG_FIGURE_SIZE];
	size_t i;

	for (i = 0; i < couples->count && i < 10; i++) {
		const struct mig_couple *item = &couples->items[i];

		mig_figure_text(chart, item->first, couples->digits, first);
		mig_figure_text(chart, item->second, couples->digits, second);
		mig_frame_describe(chart, " %.200s%s%s; %s.", item->name.bytes,
				   mig_figure_colon(first), first,
				   *mig_figure_colon(second) ? second : second + 2);
	}
	if (i < couples->count)
		mig_frame_describe(chart, " And %zu more.", couples->count - i);
	if (couples->flags & (MIG_FLAG('P') | MIG_FLAG('E')))
		mig_frame_note(chart, "Hollow dots: provisional or estimated figures.");
	mig_frame_flags(chart, couples->flags);
}

enum mig_status
mig_couples_choose(struct mig_couples *couples)
{
	struct mig_chart *chart = couples->chart;
	enum mig_status status;
	size_t most;

	mig_couples_titles(couples);
	chart->empty = couples->known == 0;
	if (chart->empty)
		return MIG_OK;
	mig_couples_sort(couples, MIG_COUPLE_LEVEL);
	most = mig_rows_most(chart, couples->count, MIG_ROWS_AXIS + MIG_LEGEND_LINE, false);
	status = mig_couples_leave_out(couples, MIG_COUPLE_LEVEL, most, false);
	chart->empty = couples->known == 0;
	return status;
}

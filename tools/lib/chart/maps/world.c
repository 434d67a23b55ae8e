/* world: a map of the countries, coloured by rates and shares, with dots for counts.
 * Equal Earth shows areas as they are to each other, which colours need; what is counted is never
 * coloured, since that shows how large a country is. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "globe.h"
#include "chart/types.h"
#include "chart/words.h"

enum { LISTED = 20, NAME_SIZE = 64 };

/* ----------------------------------------------------------------------------- join */

static void
list_name(char *list, size_t size, const char *separator, const char *quote, struct mig_text name)
{
	size_t used = strlen(list);

	snprintf(list + used, size - used, "%s%s%.40s%s", used > 0 ? separator : "", quote,
		 name.bytes, quote);
}

/* Aggregates are told apart from codes that are not known. */
static enum mig_status
refuse_aggregates(struct mig_globe *globe, size_t count, const char *names, const char *values)
{
	struct mig_error *error = globe->chart->error;
	const char *column = globe->chart->table->names[globe->places.roles.by[0]];

	mig_fail(error, MIG_DATA, "%s: %zu of the codes stand for more than one country, which a "
				  "map of countries cannot show: %s",
		 globe->chart->table->input_name, count, names);
	mig_hint(error, "leave them out: -w '%s!=%s'", column, values);
	return MIG_DATA;
}

/* "did you mean": a name that should have been a code, else the nearest code. */
static void
hint_nearest(struct mig_globe *globe, struct mig_text code)
{
	const struct mig_outlines *outlines = &globe->outlines;
	const char **codes =
	    mig_arena_allocate(&globe->chart->arena, (outlines->count + 1) * sizeof *codes);
	size_t i;
	long near;

	if (code.length > 0 && code.length < 3 && strspn(code.bytes, "0123456789") == code.length) {
		mig_hint(globe->chart->error, "numeric codes have three digits: '%03d'",
			 atoi(code.bytes));
		return;
	}
	for (i = 0; i < outlines->count; i++)
		if (mig_text_equal_ignoring_case(code, outlines->items[i].name)) {
			mig_hint(globe->chart->error,
				 "countries are joined by their ISO 3166 codes: %s is '%s'",
				 code.bytes, outlines->items[i].alpha3);
			return;
		}
	for (i = 0; codes && i < outlines->count; i++)
		codes[i] = code.length == 2 ? outlines->items[i].alpha2
			   : *code.bytes >= '0' && *code.bytes <= '9' ? outlines->items[i].numeric
								      : outlines->items[i].alpha3;
	near = codes ? mig_nearest(code, codes, outlines->count) : -1;
	if (near >= 0)
		mig_hint(globe->chart->error, "did you mean '%s' (%.*s)?", codes[near],
			 (int)outlines->items[near].name.length, outlines->items[near].name.bytes);
	else
		mig_hint(globe->chart->error, "countries are joined by their ISO 3166 codes: "
					      "alpha-3, alpha-2, or three digits");
}

static enum mig_status
two_codes(struct mig_globe *globe, size_t one, size_t other)
{
	const struct mig_grid *grid = &globe->places.grid;

	return mig_fail(globe->chart->error, MIG_DATA, "%s: '%.60s' and '%.60s' are one country",
			globe->chart->table->input_name, grid->slots[one].label.bytes,
			grid->slots[other].label.bytes);
}

static enum mig_status
refuse(struct mig_globe *globe)
{
	const struct mig_grid *grid = &globe->places.grid;
	char unknown[900] = "", groups[900] = "", values[900] = "";
	size_t i, unknown_count = 0, group_count = 0, first = SIZE_MAX;

	for (i = 0; i < grid->slot_count; i++) {
		struct mig_text code = grid->slots[i].label;

		if (globe->country_of[i] != SIZE_MAX)
			continue;
		if (mig_code_is_aggregate(code)) {
			if (group_count++ < LISTED) {
				list_name(groups, sizeof groups, ", ", "'", code);
				list_name(values, sizeof values, ",", "", code);
			}
			continue;
		}
		first = first == SIZE_MAX ? i : first;
		if (unknown_count++ < LISTED)
			list_name(unknown, sizeof unknown, ", ", "'", code);
	}
	if (unknown_count == 0)
		return group_count == 0 ? MIG_OK
					: refuse_aggregates(globe, group_count, groups, values);
	mig_fail(globe->chart->error, MIG_DATA, "%s: %zu of %zu codes are no country: %s%s",
		 globe->chart->table->input_name, unknown_count, grid->slot_count, unknown,
		 unknown_count > LISTED ? " and others" : "");
	hint_nearest(globe, grid->slots[first].label);
	return MIG_DATA;
}

static enum mig_status
join(struct mig_globe *globe)
{
	const struct mig_grid *grid = &globe->places.grid;
	struct mig_arena *arena = &globe->chart->arena;
	size_t count = globe->outlines.count, i;

	globe->country_of = mig_arena_allocate(arena, (grid->slot_count + 1) * sizeof(size_t));
	globe->place_of = mig_arena_allocate(arena, (count + 1) * sizeof(size_t));
	globe->strong = mig_arena_allocate(arena, grid->slot_count + 1);
	if (!globe->country_of || !globe->place_of || !globe->strong)
		return mig_fail_memory(globe->chart->error);
	memset(globe->strong, 0, grid->slot_count + 1);
	for (i = 0; i < count; i++)
		globe->place_of[i] = SIZE_MAX;
	for (i = 0; i < grid->slot_count; i++) {
		size_t country = mig_outlines_find(&globe->outlines, grid->slots[i].label);

		globe->country_of[i] = country;
		if (country == SIZE_MAX)
			continue;
		if (globe->place_of[country] != SIZE_MAX)
			return two_codes(globe, globe->place_of[country], i);
		globe->place_of[country] = i;
	}
	return refuse(globe);
}

/* ----------------------------------------------------------------------------- kind */

/* Colours for rates and shares, dots for counts; the other way round would mislead. */
static enum mig_status
choose_kind(struct mig_globe *globe)
{
	const char *asked = globe->chart->request->form;
	const char *column = globe->chart->table->names[globe->places.roles.values[0]];
	struct mig_error *error = globe->chart->error;

	globe->dots = globe->places.counts;
	if (asked && strcmp(asked, "dots") != 0 && strcmp(asked, "colours") != 0) {
		mig_fail(error, MIG_USAGE, "--as: a map has colours or dots, not %s", asked);
		mig_hint(error, "leave --as out: rates are coloured, and counts are dots");
		return MIG_USAGE;
	}
	if (!asked || globe->dots == (strcmp(asked, "dots") == 0))
		return MIG_OK;
	if (globe->dots) {
		mig_fail(error, MIG_USAGE, "'%s' are counts, and colours would show how large "
					   "countries are", column);
		mig_hint(error, "leave --as out for dots; mig-rate divides by the population, "
				"and rates are coloured");
	} else {
		mig_fail(error, MIG_USAGE, "'%s' are rates or shares, which dots cannot show",
			 column);
		mig_hint(error, "leave --as out for colours");
	}
	return MIG_USAGE;
}

/* ---------------------------------------------------------------------------- words */

static enum mig_status
find_strong(struct mig_globe *globe, struct mig_text *names)
{
	const struct mig_grid *grid = &globe->places.grid;
	size_t i;

	for (i = 0; i < grid->slot_count; i++)
		names[i] = grid->slots[i].label;
	return mig_find_highlights(globe->chart, names, grid->slot_count, globe->strong);
}

static enum mig_status
set_words(struct mig_globe *globe)
{
	const struct mig_grid *grid = &globe->places.grid;
	struct mig_arena *arena = &globe->chart->arena;
	struct mig_text *names = mig_arena_allocate(arena, (grid->slot_count + 1) * sizeof *names);
	enum mig_status status;
	size_t i;

	if (!names)
		return mig_fail_memory(globe->chart->error);
	status = find_strong(globe, names);
	mig_places_words(&globe->places, "country");
	for (i = 0; i < grid->slot_count; i++) {
		struct mig_text name = globe->outlines.items[globe->country_of[i]].name;
		char *copy = mig_arena_copy(arena, name);

		if (!copy)
			return mig_fail_memory(globe->chart->error);
		names[i] = mig_text_of(copy);
	}
	globe->names = names;
	mig_places_describe(&globe->places, names);
	mig_frame_flags(globe->chart, globe->places.flags);
	return status;
}

enum mig_status
mig_world_read(struct mig_globe *globe)
{
	static const char *const code_names[] = {"iso3", "iso_code", "code",	"geo",
						 "country_code", "REF_AREA", "country", NULL};
	struct mig_chart *chart = globe->chart;
	enum mig_status status;

	globe->places.chart = chart;
	status = mig_places_read(&globe->places, code_names);
	if (status == MIG_OK)
		status = choose_kind(globe);
	if (status == MIG_OK)
		status = mig_outlines_read(&globe->outlines, &chart->arena, chart->error);
	if (status == MIG_OK)
		status = join(globe);
	if (status != MIG_OK)
		return status;
	chart->empty = mig_grid_count_known(&globe->places.grid) == 0;
	if (!chart->empty)
		return set_words(globe);
	mig_places_words(&globe->places, "country");
	return MIG_OK;
}

enum mig_status
mig_draw_world(struct mig_chart *chart)
{
	struct mig_globe globe = {.chart = chart, .canvas = &chart->canvas};
	enum mig_status status = mig_world_read(&globe);

	if (status != MIG_OK)
		return status;
	return chart->empty ? mig_frame_empty(chart) : mig_globe_draw(&globe);
}

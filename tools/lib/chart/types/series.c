#include "series.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { CHOSEN = 3 };

static bool
is_ratio(const struct mig_chart *chart, size_t column)
{
	const char *name = chart->table->names[column];

	return mig_column_is_ratio(name) || mig_column_is_share(name);
}

static enum mig_status
unlike_kinds(const struct mig_chart *chart, size_t one, size_t other)
{
	char *const *names = chart->table->names;

	mig_fail(chart->error, MIG_USAGE,
		 "'%s' and '%s' are counts and ratios: no axis serves both", names[one],
		 names[other]);
	mig_hint(chart->error, "-v names columns of one kind");
	return MIG_USAGE;
}

enum mig_status
mig_lines_roles(struct mig_chart *chart, struct mig_roles *roles)
{
	struct mig_buffer left = { 0 };
	size_t i, kept = 1;
	enum mig_status status = mig_roles_find(chart, mig_value_names, true, roles);

	for (i = 1; status == MIG_OK && i < roles->value_count; i++) {
		size_t column = roles->values[i];

		if (is_ratio(chart, column) == is_ratio(chart, roles->values[0]))
			roles->values[kept++] = column;
		else if (chart->request->values.count > 0)
			status = unlike_kinds(chart, roles->values[0], column);
		else
			status = mig_buffer_format(&left, chart->error, "%s%s",
						   left.length > 0 ? ", " : "",
						   chart->table->names[column]);
	}
	if (status == MIG_OK && left.length > 0) {
		roles->value_count = kept;
		mig_frame_note(chart, "Not shown, since of another kind: %.300s.", left.bytes);
	}
	mig_buffer_free(&left);
	return status;
}

static size_t
last_known(const struct mig_grid *grid, size_t series)
{
	size_t i;

	for (i = grid->slot_count; i-- > 0;)
		if (mig_grid_known(grid, series, i))
			return i;
	return SIZE_MAX;
}

static bool
begins(struct mig_text name, const char *word)
{
	size_t length = strlen(word);

	return name.length >= length &&
	       mig_text_equal_ignoring_case((struct mig_text){name.bytes, length},
					    mig_text_of(word));
}

size_t
mig_flow_colour(struct mig_text name)
{
	/* The case of Cyrillic letters is not ignored. */
	static const char *const flows[2][8] = {
		{ "immigration", "arrivals", "inflow", "иммиграция", "Иммиграция", "прибы",
		  "Прибы" },
		{ "emigration", "departures", "outflow", "эмиграция", "Эмиграция", "выбы",
		  "Выбы" },
	};
	size_t flow, i;

	for (flow = 0; flow < 2; flow++)
		for (i = 0; flows[flow][i]; i++)
			if (begins(name, flows[flow][i]))
				return flow;
	return MIG_LINES_COLOURED;
}

static void
give_colours(const struct mig_grid *grid, struct mig_lines *lines)
{
	/* Ochre, the sixth of the fills, is too pale for a line. */
	static const enum mig_colour palette[MIG_LINES_COLOURED] = {
		MIG_BLUE, MIG_ORANGE, 0x12463B, 0xC878A6, 0x59266B, MIG_INK_SECOND,
	};
	bool taken[MIG_LINES_COLOURED] = {false};
	size_t i, next = 0;

	for (i = 0; i < grid->series_count; i++) {
		size_t wish = mig_flow_colour(grid->names[i]);

		lines->colours[i] = MIG_OTHER_LINE;
		if (lines->coloured[i] && wish < MIG_LINES_COLOURED && !taken[wish]) {
			lines->colours[i] = palette[wish];
			taken[wish] = true;
		}
	}
	for (i = 0; i < grid->series_count; i++) {
		if (!lines->coloured[i] || lines->colours[i] != MIG_OTHER_LINE)
			continue;
		while (next < MIG_LINES_COLOURED - 1 && taken[next])
			next++;
		lines->colours[i] = palette[next];
		taken[next] = true;
	}
}

static void
colour_largest(const struct mig_grid *grid, struct mig_lines *lines)
{
	size_t chosen, i;

	for (chosen = 0; chosen < CHOSEN; chosen++) {
		size_t best = SIZE_MAX;
		double most = -INFINITY;

		for (i = 0; i < grid->series_count; i++)
			if (!lines->coloured[i] && lines->last[i] != SIZE_MAX &&
			    mig_grid_number(grid, i, lines->last[i]) > most) {
				best = i;
				most = mig_grid_number(grid, i, lines->last[i]);
			}
		if (best != SIZE_MAX)
			lines->coloured[best] = true;
	}
}

static void
tell_choice(struct mig_chart *chart, size_t count, size_t drawn, size_t coloured)
{
	if (drawn < count)
		mig_frame_note(chart, "Not available at all: %zu of %zu series.", count - drawn,
			       count);
	if (coloured < drawn && chart->request->highlight.count == 0)
		mig_frame_advise(chart,
				 "of %zu series %zu stand out, since more cannot be told apart; "
				 "--highlight chooses which",
				 drawn, coloured);
	if (coloured < drawn && chart->request->highlight.count == 0)
		mig_frame_note(chart,
			       "Emphasised: the %zu series with the largest last figures; "
			       "pale: the %zu others.",
			       coloured, drawn - coloured);
	else if (coloured < drawn)
		mig_frame_note(chart, "Pale: %zu other series.", drawn - coloured);
}

static enum mig_status
allocate(struct mig_chart *chart, size_t count, struct mig_lines *lines)
{
	lines->coloured = mig_arena_allocate(&chart->arena, (count + 1) * sizeof(bool));
	lines->colours = mig_arena_allocate(&chart->arena, (count + 1) * sizeof(enum mig_colour));
	lines->last = mig_arena_allocate(&chart->arena, (count + 1) * sizeof(size_t));
	if (!lines->coloured || !lines->colours || !lines->last)
		return mig_fail_memory(chart->error);
	memset(lines->coloured, 0, (count + 1) * sizeof(bool));
	return MIG_OK;
}

enum mig_status
mig_lines_choose(struct mig_chart *chart, const struct mig_grid *grid, struct mig_lines *lines)
{
	size_t wanted = chart->request->highlight.count, count = grid->series_count;
	size_t i, drawn = 0, coloured = 0;
	enum mig_status status = allocate(chart, count, lines);

	if (status == MIG_OK && wanted > MIG_LINES_COLOURED)
		status = mig_fail(chart->error, MIG_USAGE,
				  "--highlight: at most %d lines can be told apart by colour",
				  (int)MIG_LINES_COLOURED);
	if (status == MIG_OK)
		status = mig_find_highlights(chart, grid->names, count, lines->coloured);
	if (status != MIG_OK)
		return status;
	for (i = 0; i < count; i++) {
		lines->last[i] = last_known(grid, i);
		drawn += lines->last[i] != SIZE_MAX;
	}
	for (i = 0; i < count; i++)
		if (wanted == 0 && drawn <= MIG_LINES_COLOURED)
			lines->coloured[i] = lines->last[i] != SIZE_MAX;
	if (wanted == 0 && drawn > MIG_LINES_COLOURED)
		colour_largest(grid, lines);
	for (i = 0; i < count; i++)
		coloured += lines->coloured[i] && lines->last[i] != SIZE_MAX;
	give_colours(grid, lines);
	tell_choice(chart, count, drawn, coloured);
	return MIG_OK;
}

/* line: series over time, named at their ends. A missing figure is a gap, a break in series is
 * not joined, forecasts are dashed, provisional and estimated figures are hollow dots. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "series.h"
#include "types.h"

enum { DOTTED_SLOTS = 15, CONTENT = 350, BELOW = 30 };

struct line {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_grid grid;
	struct mig_lines lines;
	struct mig_scale scale;
	bool benchmarks; /* no period follows another at once: lines join across the gaps */
};

static bool
has_flag(const struct line *line, size_t series, size_t slot, char letter)
{
	return (mig_grid_flags(&line->grid, series, slot) & MIG_FLAG(letter)) != 0;
}

/* Whether a line goes from slot - 1 to slot. */
static bool
joined(const struct line *line, size_t series, size_t slot)
{
	const struct mig_grid *grid = &line->grid;

	return slot > 0 && slot < grid->slot_count && mig_grid_known(grid, series, slot - 1) &&
	       mig_grid_known(grid, series, slot) && !has_flag(line, series, slot, 'B') &&
	       (line->benchmarks || mig_period_follows(&grid->slots[slot - 1].period,
						       &grid->slots[slot].period));
}

static void
find_benchmarks(struct line *line)
{
	const struct mig_grid *grid = &line->grid;
	size_t i;

	line->benchmarks = grid->slot_count > 1;
	for (i = 1; i < grid->slot_count; i++)
		if (mig_period_follows(&grid->slots[i - 1].period, &grid->slots[i].period))
			line->benchmarks = false;
	if (line->benchmarks)
		mig_frame_note(line->chart, "Lines join the periods that there are figures for.");
}

static void
find_scale(struct line *line)
{
	const struct mig_grid *grid = &line->grid;
	double low = INFINITY, high = -INFINITY;
	size_t i, j;

	for (i = 0; i < grid->series_count; i++)
		for (j = 0; j < grid->slot_count; j++)
			if (mig_grid_known(grid, i, j)) {
				low = fmin(low, mig_grid_number(grid, i, j));
				high = fmax(high, mig_grid_number(grid, i, j));
			}
	/* Changes of less than a quarter of the level would be lost on an axis from 0. */
	line->scale = mig_scale_of(low, high, 4,
				   low == high ||
				       high - low >= fmax(fabs(low), fabs(high)) / 4);
	mig_scale_trim(&line->scale, fmin(low, line->scale.from > 0 ? low : 0), high);
	if (line->scale.from > 0 || line->scale.to < 0)
		mig_frame_note(line->chart, "The vertical axis does not start at 0.");
}

static void
tell_status(struct line *line)
{
	mig_flags flags = mig_grid_all_flags(&line->grid);

	if (flags & (MIG_FLAG('P') | MIG_FLAG('E')))
		mig_frame_note(line->chart, "Hollow dots: provisional or estimated figures.");
	if (flags & MIG_FLAG('F'))
		mig_frame_note(line->chart, "Dashed: forecast.");
	if (flags & MIG_FLAG('B'))
		mig_frame_note(line->chart, "Dotted vertical line: break in series.");
	mig_frame_flags(line->chart, flags & ~(MIG_FLAG('P') | MIG_FLAG('E') | MIG_FLAG('F') |
					       MIG_FLAG('B')));
}

/* ----------------------------------------------------------------------- marks */

/* The runs of one series that are forecasts or, if not `forecasts`, are not. */
static void
add_runs(struct line *line, size_t series, bool forecasts)
{
	const struct mig_grid *grid = &line->grid;
	bool drawing = false;
	size_t i;

	for (i = 1; i < grid->slot_count; i++) {
		bool here =
		    joined(line, series, i) && has_flag(line, series, i, 'F') == forecasts;
		double from[2] = {grid->slots[i - 1].at, 0}, to[2] = {grid->slots[i].at, 0};

		if (drawing && !here)
			mig_canvas_gap(line->canvas);
		if (here) {
			from[1] = mig_grid_number(grid, series, i - 1);
			to[1] = mig_grid_number(grid, series, i);
			if (!drawing)
				mig_canvas_row(line->canvas, from, 2);
			mig_canvas_row(line->canvas, to, 2);
		}
		drawing = here;
	}
}

/* One index a coloured series; the others are one index with gaps between them. */
static void
add_lines(struct line *line, const char *name, bool coloured, bool forecasts)
{
	static const double nothing[2] = {NAN, NAN};
	enum mig_colour colours[MIG_LINES_COLOURED];
	size_t i, count = 0;

	mig_canvas_begin(line->canvas, name);
	for (i = 0; i < line->grid.series_count; i++) {
		if (line->lines.coloured[i] != coloured)
			continue;
		add_runs(line, i, forecasts);
		if (coloured) {
			/* A row that draws nothing keeps an index without a line in its place. */
			mig_canvas_row(line->canvas, nothing, 2);
			mig_canvas_next(line->canvas);
			colours[count++] = line->lines.colours[i];
		} else {
			mig_canvas_gap(line->canvas);
			add_runs(line, i, true);
			mig_canvas_gap(line->canvas);
		}
	}
	mig_canvas_end(line->canvas);
	if (coloured && !forecasts) {
		mig_canvas_number(line->canvas, "SERIES", (double)count);
		mig_canvas_colours(line->canvas, "COLOURS", colours, count);
	}
}

static void
add_dots_of(struct line *line, size_t series)
{
	const struct mig_grid *grid = &line->grid;
	bool coloured = line->lines.coloured[series];
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		bool hollow = has_flag(line, series, i, 'P') || has_flag(line, series, i, 'E');
		bool alone = !joined(line, series, i) && !joined(line, series, i + 1);
		double dot[4] = {grid->slots[i].at, 0, coloured ? 0.75 : 0.5,
				 line->lines.colours[series]};

		if (!mig_grid_known(grid, series, i))
			continue;
		if (!alone && !(coloured && (hollow || grid->slot_count <= DOTTED_SLOTS ||
					     i == line->lines.last[series])))
			continue;
		dot[1] = mig_grid_number(grid, series, i);
		mig_canvas_row(line->canvas, dot, 4);
		if (hollow) {
			dot[2] -= 0.33;
			dot[3] = MIG_WHITE;
			mig_canvas_row(line->canvas, dot, 4);
		}
	}
}

static void
add_dots(struct line *line)
{
	size_t i, pass;

	mig_canvas_begin(line->canvas, "DOTS");
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < line->grid.series_count; i++)
			if (line->lines.coloured[i] == (pass == 1))
				add_dots_of(line, i);
	mig_canvas_end(line->canvas);
}

/* Between two periods in one of which a series that is drawn breaks. */
static void
add_breaks(struct line *line)
{
	static const struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12,
					       MIG_INK_SECOND};
	const struct mig_grid *grid = &line->grid;
	double before = -1e9;
	size_t i, j;

	mig_canvas_begin(line->canvas, "BREAKS");
	for (i = 1; i < grid->slot_count; i++)
		for (j = 0; j < grid->series_count; j++) {
			double at = (grid->slots[i - 1].at + grid->slots[i].at) / 2;
			double x = mig_canvas_x(line->canvas, at);

			if (!has_flag(line, j, i, 'B'))
				continue;
			mig_canvas_stroke(line->canvas, at, line->scale.from, at, line->scale.to);
			if (x - before > 110 && x > MIG_MARGIN + 50)
				mig_canvas_string(line->canvas, x, line->canvas->top - 9, &style,
						  "Break in series");
			before = x - before > 110 ? x : before;
			break;
		}
	mig_canvas_end(line->canvas);
}

/* Whether the slot has figures, and all of them are forecasts. */
static bool
only_forecasts(const struct line *line, size_t slot)
{
	size_t i, count = 0;

	for (i = 0; i < line->grid.series_count; i++) {
		if (!mig_grid_known(&line->grid, i, slot))
			continue;
		if (!has_flag(line, i, slot, 'F'))
			return false;
		count++;
	}
	return count > 0;
}

/* A grey ground from where nothing but forecasts follows. */
static void
add_zone(struct line *line)
{
	const struct mig_grid *grid = &line->grid;
	size_t first = grid->slot_count;

	while (first > 1 && only_forecasts(line, first - 1))
		first--;
	mig_canvas_begin(line->canvas, "ZONE");
	if (first < grid->slot_count)
		mig_canvas_box(line->canvas,
			       (grid->slots[first - 1].at + grid->slots[first].at) / 2,
			       line->canvas->x_to, line->scale.from, line->scale.to, 0xF5F5F5);
	mig_canvas_end(line->canvas);
}

/* ---------------------------------------------------------------------- labels */

static size_t
collect_names(const struct line *line, struct mig_name *names, size_t most)
{
	const struct mig_grid *grid = &line->grid;
	size_t i, count = 0, drawn = 0;

	for (i = 0; i < grid->series_count; i++)
		drawn += line->lines.last[i] != SIZE_MAX;
	for (i = 0; i < grid->series_count; i++) {
		size_t last = line->lines.last[i], length;
		struct mig_name *name = &names[count];

		if (last == SIZE_MAX || (!line->lines.coloured[i] && drawn > most))
			continue;
		*name = (struct mig_name){.name = grid->names[i],
					  .colour = line->lines.colours[i],
					  .strong = line->lines.coloured[i],
					  .x = grid->slots[last].at,
					  .y = mig_grid_number(grid, i, last)};
		if (name->strong) {
			mig_number_text(mig_grid_value(grid, i, last).number, grid->digits,
					name->figure);
			length = strlen(name->figure);
			if (last + 1 < grid->slot_count)
				snprintf(name->figure + length, sizeof name->figure - length,
					 " (%.24s)", grid->slots[last].label.bytes);
		}
		count++;
	}
	return count;
}

static void
set_names(struct line *line)
{
	size_t most = (size_t)((line->canvas->bottom - line->canvas->top) / MIG_NAME_GAP), count;
	struct mig_name *names = mig_arena_allocate(
	    &line->chart->arena, (line->grid.series_count + 1) * sizeof *names);
	double width;

	if (!names) {
		line->canvas->status = mig_fail_memory(line->chart->error);
		return;
	}
	count = collect_names(line, names, most);
	width = mig_names_width(names, count, line->canvas->width * 0.4);
	line->canvas->right = line->canvas->width - MIG_MARGIN - width;
	mig_frame_value_axis(line->chart, &line->scale, false);
	mig_names_set(line->chart, names, count, width);
}

static void
describe(struct line *line)
{
	const struct mig_grid *grid = &line->grid;
	size_t i, missing = grid->series_count * grid->slot_count - mig_grid_count_known(grid);

	mig_frame_describe(line->chart, "Line chart of %zu series over %zu periods, %s to %s.",
			   grid->series_count, grid->slot_count, grid->slots[0].label.bytes,
			   grid->slots[grid->slot_count - 1].label.bytes);
	for (i = 0; i < grid->series_count; i++)
		if (line->lines.coloured[i] && line->lines.last[i] != SIZE_MAX)
			mig_describe_series(line->chart, grid, i);
	if (missing > 0)
		mig_frame_describe(line->chart, " %zu figures are not available.", missing);
}

static void
set_range(struct line *line)
{
	const struct mig_grid *grid = &line->grid;
	double first = grid->slots[0].at, last = grid->slots[grid->slot_count - 1].at;
	double pad = grid->slot_count > 1 ? (last - first) / 40 : 1;

	line->canvas->x_from = first - pad;
	line->canvas->x_to = last + (grid->slot_count > 1 ? pad / 2 : 0.05);
	line->canvas->y_from = line->scale.from;
	line->canvas->y_to = line->scale.to;
}

enum mig_status
mig_draw_line(struct mig_chart *chart)
{
	struct line line = {.chart = chart, .canvas = &chart->canvas};
	struct mig_roles roles;
	enum mig_status status = mig_roles_find(chart, mig_value_names, true, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_PERIODS, &line.grid);
	if (status != MIG_OK)
		return status;
	mig_frame_titles_by(chart, &roles, &line.grid);
	if (mig_grid_count_known(&line.grid) == 0)
		return mig_frame_empty(chart);
	status = mig_lines_choose(chart, &line.grid, &line.lines);
	if (status != MIG_OK)
		return status;
	find_benchmarks(&line);
	find_scale(&line);
	tell_status(&line);
	describe(&line);
	mig_frame_layout(chart, CONTENT, BELOW);
	set_range(&line);
	set_names(&line);
	mig_frame_period_axis(chart, &line.grid);
	add_zone(&line);
	add_lines(&line, "CONTEXT", false, false);
	add_lines(&line, "SERIES", true, false);
	add_lines(&line, "FORECAST", true, true);
	add_dots(&line);
	add_breaks(&line);
	return line.canvas->status;
}

#include "curves.h"
#include "chart/words.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DOTTED_SLOTS = 15, POINTER_RADIUS = 8, NAME_LEAST = 60 };

static bool
has_flag(const struct mig_curves *curves, size_t series, size_t slot, char letter)
{
	return (mig_grid_flags(&curves->grid, series, slot) & MIG_FLAG(letter)) != 0;
}

bool
mig_curves_joined(const struct mig_curves *curves, size_t series, size_t slot)
{
	const struct mig_grid *grid = &curves->grid;

	return slot > 0 && slot < grid->slot_count && mig_grid_known(grid, series, slot - 1) &&
	       mig_grid_known(grid, series, slot) && !has_flag(curves, series, slot, 'B') &&
	       (curves->benchmarks ||
		mig_period_follows(&grid->slots[slot - 1].period, &grid->slots[slot].period));
}

static void
find_benchmarks(struct mig_curves *curves)
{
	const struct mig_grid *grid = &curves->grid;
	size_t i;

	curves->benchmarks = grid->slot_count > 1;
	for (i = 1; i < grid->slot_count; i++)
		if (mig_period_follows(&grid->slots[i - 1].period, &grid->slots[i].period))
			curves->benchmarks = false;
	if (curves->benchmarks)
		mig_frame_note(curves->chart, "Lines join the periods that there are figures for.");
}

static void
find_scale(struct mig_curves *curves, double low, double high)
{
	/* Changes of less than a quarter of the level would be lost on an axis from 0. */
	bool zero = low == high || high - low >= fmax(fabs(low), fabs(high)) / 4;
	int tics = 4;

	/* Two lines of the grid say too little of what lies above them. */
	do {
		curves->scale = mig_scale_of(low, high, tics, zero);
		mig_scale_trim(&curves->scale, fmin(low, curves->scale.from > 0 ? low : 0), high);
	} while (curves->scale.count < 3 && ++tics <= 6);
	if (curves->scale.from > 0 || curves->scale.to < 0)
		mig_frame_note(curves->chart, "The vertical axis does not start at 0.");
}

void
mig_curves_extent(const struct mig_curves *curves, double *low, double *high)
{
	const struct mig_grid *grid = &curves->grid;
	size_t i, j;

	*low = INFINITY;
	*high = -INFINITY;
	for (i = 0; i < grid->series_count; i++)
		for (j = 0; j < grid->slot_count; j++)
			if (mig_grid_known(grid, i, j)) {
				*low = fmin(*low, mig_grid_number(grid, i, j));
				*high = fmax(*high, mig_grid_number(grid, i, j));
			}
}

/* What stands before the first period is not drawn. */
static bool
any_break(const struct mig_curves *curves)
{
	size_t i, j;

	for (i = 0; i < curves->grid.series_count; i++)
		for (j = 1; j < curves->grid.slot_count; j++)
			if (has_flag(curves, i, j, 'B'))
				return true;
	return false;
}

static void
tell_status(struct mig_curves *curves)
{
	mig_flags flags = mig_grid_all_flags(&curves->grid);

	if (flags & (MIG_FLAG('P') | MIG_FLAG('E')))
		mig_frame_note(curves->chart, "Hollow dots: provisional or estimated figures.");
	if (flags & MIG_FLAG('F'))
		mig_frame_note(curves->chart, "Dashed: forecast.");
	if (any_break(curves))
		mig_frame_note(curves->chart, "Dotted vertical line: break in series.");
	mig_frame_flags(curves->chart,
			flags & ~(MIG_FLAG('P') | MIG_FLAG('E') | MIG_FLAG('F') | MIG_FLAG('B')));
}

/* A figure beside which nothing of a name could be read is not written, and no other one then; nor
 * are figures for which one of several names would be cut, since cut names can look alike. */
static void
find_room(struct mig_curves *curves)
{
	double room = curves->canvas->width * MIG_CURVES_NAMES, most = room - NAME_LEAST;
	double names = 0, both = 0;
	size_t i, count = 0;

	for (i = 0; i < curves->grid.series_count; i++) {
		struct mig_name name;

		if (curves->lines.last[i] == SIZE_MAX || !curves->lines.coloured[i])
			continue;
		name = mig_curves_label(curves, i);
		both = fmax(both, mig_names_width(&name, 1, INFINITY));
		name.figure[0] = '\0';
		names = fmax(names, mig_names_width(&name, 1, INFINITY));
		name = mig_curves_label(curves, i);
		name.name.length = 0;
		curves->figureless |= mig_names_width(&name, 1, INFINITY) > most;
		count++;
	}
	curves->figureless |= count > 1 && both > room && names <= room;
	if (curves->figureless)
		mig_frame_note(curves->chart, "Last figures not shown: no room for them.");
}

void
mig_curves_prepare(struct mig_curves *curves, double low, double high)
{
	find_benchmarks(curves);
	find_scale(curves, low, high);
	find_room(curves);
	tell_status(curves);
}

void
mig_curves_range(struct mig_curves *curves)
{
	const struct mig_grid *grid = &curves->grid;
	double first = grid->slots[0].at, last = grid->slots[grid->slot_count - 1].at;
	double pad = grid->slot_count > 1 ? (last - first) / 40 : 1;

	curves->canvas->x_from = first - pad;
	curves->canvas->x_to = last + (grid->slot_count > 1 ? pad / 2 : 0.05);
	curves->canvas->y_from = curves->scale.from;
	curves->canvas->y_to = curves->scale.to;
}

/* ----------------------------------------------------------------------- marks */

/* The runs of one series that are forecasts or, if not `forecasts`, are not. */
static void
add_runs(struct mig_curves *curves, size_t series, bool forecasts)
{
	const struct mig_grid *grid = &curves->grid;
	bool drawing = false;
	size_t i;

	for (i = 1; i < grid->slot_count; i++) {
		bool here = mig_curves_joined(curves, series, i) &&
			    has_flag(curves, series, i, 'F') == forecasts;
		double from[2] = { grid->slots[i - 1].at, 0 }, to[2] = { grid->slots[i].at, 0 };

		if (drawing && !here)
			mig_canvas_gap(curves->canvas);
		if (here) {
			from[1] = mig_grid_number(grid, series, i - 1);
			to[1] = mig_grid_number(grid, series, i);
			if (!drawing)
				mig_canvas_row(curves->canvas, from, 2);
			mig_canvas_row(curves->canvas, to, 2);
		}
		drawing = here;
	}
}

/* One index a coloured series; the others are one index with gaps between them. */
static void
add_lines(struct mig_curves *curves, const char *name, bool coloured, bool forecasts)
{
	static const double nothing[2] = { NAN, NAN };
	enum mig_colour colours[MIG_LINES_COLOURED];
	size_t i, count = 0;

	mig_canvas_begin(curves->canvas, name);
	for (i = 0; i < curves->grid.series_count; i++) {
		if (curves->lines.coloured[i] != coloured)
			continue;
		add_runs(curves, i, forecasts);
		if (coloured) {
			/* A row that draws nothing keeps an index without a line in its place. */
			mig_canvas_row(curves->canvas, nothing, 2);
			mig_canvas_next(curves->canvas);
			colours[count++] = curves->lines.colours[i];
		} else {
			mig_canvas_gap(curves->canvas);
			add_runs(curves, i, true);
			mig_canvas_gap(curves->canvas);
		}
	}
	mig_canvas_end(curves->canvas);
	if (coloured && !forecasts) {
		mig_canvas_number(curves->canvas, "SERIES", (double)count);
		mig_canvas_colours(curves->canvas, "COLOURS", colours, count);
	}
}

static void
add_dots_of(struct mig_curves *curves, size_t series)
{
	const struct mig_grid *grid = &curves->grid;
	bool coloured = curves->lines.coloured[series];
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		bool hollow = has_flag(curves, series, i, 'P') || has_flag(curves, series, i, 'E');
		bool alone = !mig_curves_joined(curves, series, i) &&
			     !mig_curves_joined(curves, series, i + 1);
		double dot[4] = { grid->slots[i].at, 0, coloured ? 0.75 : 0.5,
				  curves->lines.colours[series] };

		if (!mig_grid_known(grid, series, i))
			continue;
		if (!alone && !(coloured && (hollow || grid->slot_count <= DOTTED_SLOTS ||
					     i == curves->lines.last[series])))
			continue;
		dot[1] = mig_grid_number(grid, series, i);
		mig_canvas_row(curves->canvas, dot, 4);
		if (hollow) {
			dot[2] -= 0.33;
			dot[3] = MIG_WHITE;
			mig_canvas_row(curves->canvas, dot, 4);
		}
	}
}

static void
add_dots(struct mig_curves *curves)
{
	size_t i, pass;

	mig_canvas_begin(curves->canvas, "DOTS");
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < curves->grid.series_count; i++)
			if (curves->lines.coloured[i] == (pass == 1))
				add_dots_of(curves, i);
	mig_canvas_end(curves->canvas);
}

/* Between two periods in one of which a series that is drawn breaks. */
static void
add_breaks(struct mig_curves *curves)
{
	static const struct mig_style style = { MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12,
						MIG_INK_SECOND };
	const struct mig_grid *grid = &curves->grid;
	double before = -1e9;
	size_t i, j;

	mig_canvas_begin(curves->canvas, "BREAKS");
	for (i = 1; i < grid->slot_count; i++)
		for (j = 0; j < grid->series_count; j++) {
			double at = (grid->slots[i - 1].at + grid->slots[i].at) / 2;
			double x = mig_canvas_x(curves->canvas, at);

			if (!has_flag(curves, j, i, 'B'))
				continue;
			mig_canvas_stroke(curves->canvas, at, curves->scale.from, at,
					  curves->scale.to);
			if (x - before > 110 && x > MIG_MARGIN + 50)
				mig_canvas_string(curves->canvas, x, curves->canvas->top - 9,
						  &style,
						  mig_word(curves->chart, "Break in series"));
			before = x - before > 110 ? x : before;
			break;
		}
	mig_canvas_end(curves->canvas);
}

/* Whether the slot has figures, and all of them are forecasts. */
static bool
only_forecasts(const struct mig_curves *curves, size_t slot)
{
	size_t i, count = 0;

	for (i = 0; i < curves->grid.series_count; i++) {
		if (!mig_grid_known(&curves->grid, i, slot))
			continue;
		if (!has_flag(curves, i, slot, 'F'))
			return false;
		count++;
	}
	return count > 0;
}

/* A grey ground from where nothing but forecasts follows. */
static void
add_zone(struct mig_curves *curves)
{
	const struct mig_grid *grid = &curves->grid;
	size_t first = grid->slot_count;

	while (first > 1 && only_forecasts(curves, first - 1))
		first--;
	mig_canvas_begin(curves->canvas, "ZONE");
	if (first < grid->slot_count)
		mig_canvas_box(
		    curves->canvas, (grid->slots[first - 1].at + grid->slots[first].at) / 2,
		    curves->canvas->x_to, curves->scale.from, curves->scale.to, 0xF5F5F5);
	mig_canvas_end(curves->canvas);
}

/* "CIS, 2014: 1 234 P", around the figure. */
static void
add_pointers(struct mig_curves *curves, size_t series)
{
	const struct mig_grid *grid = &curves->grid;
	char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		if (!mig_grid_known(grid, series, i))
			continue;
		mig_chart_number(curves->chart, mig_grid_value(grid, series, i).number,
				 grid->digits, number);
		mig_canvas_mark_point(curves->canvas, grid->slots[i].at,
				      mig_grid_number(grid, series, i), POINTER_RADIUS,
				      "%.300s%s%.60s: %s%s", grid->names[series].bytes,
				      grid->names[series].length > 0 ? ", " : "",
				      grid->slots[i].label.bytes, number,
				      mig_flag_suffix(mig_grid_flags(grid, series, i), flags));
	}
}

/* Those in colour last, so that they lie on top. */
static void
add_all_pointers(struct mig_curves *curves)
{
	size_t i, pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < curves->grid.series_count; i++)
			if (curves->lines.coloured[i] == (pass == 1))
				add_pointers(curves, i);
}

void
mig_curves_marks(struct mig_curves *curves)
{
	add_zone(curves);
	add_lines(curves, "CONTEXT", false, false);
	add_lines(curves, "SERIES", true, false);
	add_lines(curves, "FORECAST", true, true);
	add_dots(curves);
	add_breaks(curves);
	add_all_pointers(curves);
}

struct mig_name
mig_curves_label(const struct mig_curves *curves, size_t series)
{
	const struct mig_grid *grid = &curves->grid;
	size_t last = curves->lines.last[series], length;
	struct mig_name name = { .name = grid->names[series],
				 .colour = curves->lines.colours[series],
				 .strong = curves->lines.coloured[series],
				 .x = grid->slots[last].at,
				 .y = mig_grid_number(grid, series, last) };

	if (!name.strong || curves->figureless)
		return name;
	mig_chart_number(curves->chart, mig_grid_value(grid, series, last).number, grid->digits,
			 name.figure);
	length = strlen(name.figure);
	if (last + 1 < grid->slot_count)
		snprintf(name.figure + length, sizeof name.figure - length, " (%.24s)",
			 grid->slots[last].label.bytes);
	return name;
}

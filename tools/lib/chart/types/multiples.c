/* multiples: a panel a series, the other series grey behind it, all on one scale. Gaps, breaks,
 * forecasts and provisional figures are drawn as in a line chart. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "panels.h"
#include "chart/types.h"
#include "chart/words.h"

/* Pixels. */
enum { BELOW = 26, INSET = 5, TIC_GAP = 15 };

static const struct mig_style tic_style = { MIG_ALIGN_RIGHT, MIG_FACE_REGULAR, 12, MIG_INK_SECOND };

/* A tenth of a pixel is as much as can be seen. */
static double
tenth(double pixels)
{
	return round(pixels * 10) / 10;
}

static double
place_x(const struct mig_panels *panels, const struct mig_panel *panel, size_t slot)
{
	const struct mig_grid *grid = &panels->curves.grid;
	double first = grid->slots[0].at, span = grid->slots[grid->slot_count - 1].at - first;
	double part = span > 0 ? (grid->slots[slot].at - first) / span : 0.5;

	return tenth(panel->left + INSET + part * (panels->width - 2 * INSET));
}

static double
place_y(const struct mig_panels *panels, const struct mig_panel *panel, double figure)
{
	const struct mig_scale *scale = &panels->curves.scale;
	double part = (figure - scale->from) / (scale->to - scale->from);

	return tenth(panel->top + (1 - part) * panels->height);
}

static bool
has_flag(const struct mig_panels *panels, size_t series, size_t slot, char letter)
{
	return (mig_grid_flags(&panels->curves.grid, series, slot) & MIG_FLAG(letter)) != 0;
}

/* ------------------------------------------------------------------------- lines */

static void
add_point(const struct mig_panels *panels, const struct mig_panel *panel, size_t series,
	  size_t slot)
{
	double point[2] = { place_x(panels, panel, slot),
			    place_y(panels, panel,
				    mig_grid_number(&panels->curves.grid, series, slot)) };

	mig_canvas_row(panels->curves.canvas, point, 2);
}

enum runs { RUNS_ALL, RUNS_FIGURES, RUNS_FORECASTS };

/* A series in a panel: lines of two points and more, with gaps between them. */
static void
add_runs(const struct mig_panels *panels, const struct mig_panel *panel, size_t series,
	 enum runs which)
{
	bool drawing = false;
	size_t i;

	for (i = 1; i < panels->curves.grid.slot_count; i++) {
		bool here = mig_curves_joined(&panels->curves, series, i) &&
			    (which == RUNS_ALL ||
			     has_flag(panels, series, i, 'F') == (which == RUNS_FORECASTS));

		if (here && !drawing)
			add_point(panels, panel, series, i - 1);
		if (here)
			add_point(panels, panel, series, i);
		else if (drawing)
			mig_canvas_gap(panels->curves.canvas);
		drawing = here;
	}
	if (drawing)
		mig_canvas_gap(panels->curves.canvas);
}

static void
add_context(const struct mig_panels *panels)
{
	size_t i, j;

	mig_canvas_begin(panels->curves.canvas, "CONTEXT");
	for (i = 0; i < panels->count; i++)
		for (j = 0; j < panels->count; j++)
			if (i != j)
				add_runs(panels, &panels->panels[i], panels->panels[j].series,
					 RUNS_ALL);
	mig_canvas_end(panels->curves.canvas);
}

static void
add_own(const struct mig_panels *panels, const char *name, bool strong, enum runs which)
{
	size_t i;

	mig_canvas_begin(panels->curves.canvas, name);
	for (i = 0; i < panels->count; i++)
		if (panels->panels[i].strong == strong)
			add_runs(panels, &panels->panels[i], panels->panels[i].series, which);
	mig_canvas_end(panels->curves.canvas);
}

/* The last figure, those that stand alone, and hollow ones for what is provisional. */
static void
add_dots(const struct mig_panels *panels, const struct mig_panel *panel)
{
	const struct mig_grid *grid = &panels->curves.grid;
	size_t series = panel->series, i;

	for (i = 0; i < grid->slot_count; i++) {
		bool hollow = has_flag(panels, series, i, 'P') || has_flag(panels, series, i, 'E');
		bool alone = !mig_curves_joined(&panels->curves, series, i) &&
			     !mig_curves_joined(&panels->curves, series, i + 1);
		double dot[4] = { place_x(panels, panel, i), 0, 0.55,
				  panel->strong ? MIG_BLUE : MIG_BLUE_PALE };

		if (!mig_grid_known(grid, series, i) ||
		    (!hollow && !alone && i != panels->curves.lines.last[series]))
			continue;
		dot[1] = place_y(panels, panel, mig_grid_number(grid, series, i));
		mig_canvas_row(panels->curves.canvas, dot, 4);
		if (hollow) {
			dot[2] = 0.28;
			dot[3] = MIG_WHITE;
			mig_canvas_row(panels->curves.canvas, dot, 4);
		}
	}
}

static void
add_breaks(const struct mig_panels *panels, const struct mig_panel *panel)
{
	size_t i;

	for (i = 1; i < panels->curves.grid.slot_count; i++) {
		double x = (place_x(panels, panel, i - 1) + place_x(panels, panel, i)) / 2;

		if (has_flag(panels, panel->series, i, 'B'))
			mig_canvas_stroke(panels->curves.canvas, x, panel->top, x,
					  panel->top + panels->height);
	}
}

/* Each figure answers to a pointer anywhere above or below it. */
static void
add_pointers(const struct mig_panels *panels, const struct mig_panel *panel)
{
	const struct mig_grid *grid = &panels->curves.grid;
	size_t i, last = grid->slot_count - 1;

	for (i = 0; i <= last; i++) {
		double x = place_x(panels, panel, i), low = panel->left,
		       high = panel->left + panels->width;
		char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];

		if (!mig_grid_known(grid, panel->series, i))
			continue;
		if (i > 0)
			low = (place_x(panels, panel, i - 1) + x) / 2;
		if (i < last)
			high = (place_x(panels, panel, i + 1) + x) / 2;
		mig_chart_number(panels->curves.chart,
				 mig_grid_value(grid, panel->series, i).number, grid->digits,
				 number);
		mig_canvas_mark_box(
		    panels->curves.canvas, low, high, panel->top, panel->top + panels->height,
		    "%.300s%s%.60s: %s%s", grid->names[panel->series].bytes,
		    grid->names[panel->series].length > 0 ? ", " : "", grid->slots[i].label.bytes,
		    number, mig_flag_suffix(mig_grid_flags(grid, panel->series, i), flags));
	}
}

/* -------------------------------------------------------------------------- axes */

/* Every tic, or every second, fifth ... that leaves room for the texts. */
static int
tic_step(const struct mig_panels *panels)
{
	const struct mig_scale *scale = &panels->curves.scale;
	double pixels = panels->height * scale->step / (scale->to - scale->from);
	int step = 1;

	while (pixels * step < TIC_GAP && step < scale->count)
		step++;
	return step;
}

/* Whether the tic has a text: 0 always, and those whole steps away from it. */
static bool
has_text(const struct mig_panels *panels, int tic)
{
	const struct mig_scale *scale = &panels->curves.scale;
	int zero = (int)lround(-scale->first / scale->step), step = tic_step(panels);

	if (zero < 0 || zero >= scale->count)
		zero = 0;
	return (tic - zero) % step == 0;
}

static void
add_grid(const struct mig_panels *panels, const struct mig_panel *panel, bool texts)
{
	const struct mig_scale *scale = &panels->curves.scale;
	char text[MIG_NUMBER_SIZE];
	int i;

	for (i = 0; i < scale->count; i++) {
		double y = place_y(panels, panel, mig_scale_tic(scale, i));

		if (!has_text(panels, i))
			continue;
		mig_canvas_stroke(panels->curves.canvas, panel->left, y,
				  panel->left + panels->width, y);
		if (texts)
			mig_canvas_string(
			    panels->curves.canvas, panel->left - 8, y, &tic_style,
			    mig_tic_text(panels->curves.chart, scale, i, false, text));
	}
}

/* A period's name at its tic, but within the panel. */
static void
add_period(const struct mig_panels *panels, const struct mig_panel *panel, size_t slot,
	   double bottom)
{
	struct mig_style style = tic_style;
	struct mig_text name = panels->curves.grid.slots[slot].label;
	double x = place_x(panels, panel, slot), half = mig_text_width(name, style.face, 12) / 2;
	double low = panel->left + half - 2, high = panel->left + panels->width - half + 2;

	style.align = MIG_ALIGN_CENTRE;
	mig_canvas_label(panels->curves.canvas, fmax(fmin(x, high), fmin(low, high)), bottom + 15,
			 panels->width + 8, &style, name);
	mig_canvas_stroke(panels->curves.canvas, x, bottom, x, bottom + 5);
}

/* The axis line; below the lowest panels the last period, the first and the one in the middle, as
 * far as there is room. */
static void
add_axis(const struct mig_panels *panels, const struct mig_panel *panel, bool texts)
{
	const struct mig_grid *grid = &panels->curves.grid;
	const struct mig_scale *scale = &panels->curves.scale;
	size_t last = grid->slot_count - 1, middle = last / 2;
	double bottom = panel->top + panels->height, right = panel->left + panels->width;
	double widest = 0;
	size_t i;

	mig_canvas_stroke(panels->curves.canvas, panel->left, bottom, right, bottom);
	if (scale->from < 0 && scale->to > 0)
		mig_canvas_stroke(panels->curves.canvas, panel->left, place_y(panels, panel, 0),
				  right, place_y(panels, panel, 0));
	if (!texts)
		return;
	for (i = 0; i <= last; i++)
		widest = fmax(widest, mig_text_width(grid->slots[i].label, MIG_FACE_REGULAR, 12));
	add_period(panels, panel, last, bottom);
	if (last > 0 && panels->width > 2 * widest + 12)
		add_period(panels, panel, 0, bottom);
	if (last >= 2 && last % 2 == 0 && panels->width > 3 * widest + 40)
		add_period(panels, panel, middle, bottom);
}

/* 14 if every name fits then, else 12. */
static double
name_size(const struct mig_panels *panels)
{
	char clean[MIG_TEXT_BYTES_MAX];
	size_t i;

	for (i = 0; i < panels->count; i++) {
		struct mig_text name = panels->curves.grid.names[panels->panels[i].series];

		if (mig_text_width(mig_text_clean(name, clean), MIG_FACE_BOLD, 14) > panels->width)
			return 12;
	}
	return 14;
}

static void
add_name(const struct mig_panels *panels, const struct mig_panel *panel, double size)
{
	struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_BOLD, size,
				   panel->strong ? MIG_BLUE : MIG_INK_SECOND };
	struct mig_text name = panels->curves.grid.names[panel->series];

	mig_canvas_label(panels->curves.canvas, panel->left, panel->top - 12, panels->width, &style,
			 name);
	if (panels->curves.lines.last[panel->series] != SIZE_MAX)
		return;
	style = tic_style;
	style.align = MIG_ALIGN_CENTRE;
	mig_canvas_string(panels->curves.canvas, panel->left + panels->width / 2,
			  panel->top + panels->height / 2, &style,
			  mig_word(panels->curves.chart, ": not available"));
}

static void
draw_panels(const struct mig_panels *panels)
{
	struct mig_canvas *canvas = panels->curves.canvas;
	size_t i;

	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i < panels->count; i++)
		add_grid(panels, &panels->panels[i], i % panels->columns == 0);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "AXIS");
	for (i = 0; i < panels->count; i++)
		add_axis(panels, &panels->panels[i], i + panels->columns >= panels->count);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "BREAKS");
	for (i = 0; i < panels->count; i++)
		add_breaks(panels, &panels->panels[i]);
	mig_canvas_end(canvas);
	add_context(panels);
	add_own(panels, "PALE", false, RUNS_FIGURES);
	add_own(panels, "PALE_FORECAST", false, RUNS_FORECASTS);
	add_own(panels, "SERIES", true, RUNS_FIGURES);
	add_own(panels, "FORECAST", true, RUNS_FORECASTS);
	mig_canvas_begin(canvas, "DOTS");
	for (i = 0; i < panels->count; i++)
		add_dots(panels, &panels->panels[i]);
	mig_canvas_end(canvas);
	for (i = 0; i < panels->count; i++) {
		add_name(panels, &panels->panels[i], name_size(panels));
		add_pointers(panels, &panels->panels[i]);
	}
}

/* ------------------------------------------------------------------------- chart */

static void
find_extent(const struct mig_panels *panels, double *low, double *high)
{
	const struct mig_grid *grid = &panels->curves.grid;
	size_t i, j;

	*low = INFINITY;
	*high = -INFINITY;
	for (i = 0; i < panels->count; i++)
		for (j = 0; j < grid->slot_count; j++)
			if (mig_grid_known(grid, panels->panels[i].series, j)) {
				double figure = mig_grid_number(grid, panels->panels[i].series, j);

				*low = fmin(*low, figure);
				*high = fmax(*high, figure);
			}
}

static void
describe(struct mig_panels *panels)
{
	const struct mig_grid *grid = &panels->curves.grid;
	struct mig_chart *chart = panels->curves.chart;
	size_t i;

	mig_frame_describe(chart,
			   "Small multiples on one scale: panels: %zu; periods: %zu, %s to %s.",
			   panels->count, grid->slot_count, grid->slots[0].label.bytes,
			   grid->slots[grid->slot_count - 1].label.bytes);
	for (i = 0; i < panels->count; i++) {
		size_t series = panels->panels[i].series;

		if (panels->curves.lines.last[series] == SIZE_MAX)
			mig_frame_describe(chart, " %.300s: not available.",
					   grid->names[series].bytes);
		else
			mig_describe_series(chart, grid, series);
	}
	mig_frame_note(chart, "Grey lines: the series of the other panels.");
}

static double
axis_width(const struct mig_chart *chart, const struct mig_scale *scale)
{
	char text[MIG_NUMBER_SIZE];
	double widest = 0;
	int i;

	for (i = 0; i < scale->count; i++)
		widest = fmax(
		    widest, mig_text_width(mig_text_of(mig_tic_text(chart, scale, i, false, text)),
					   tic_style.face, tic_style.size));
	return ceil(widest) + 8;
}

static enum mig_status
draw(struct mig_panels *panels)
{
	struct mig_chart *chart = panels->curves.chart;
	struct mig_canvas *canvas = &chart->canvas;
	double top, bottom;
	enum mig_status status;

	describe(panels);
	panels->axis = axis_width(panels->curves.chart, &panels->curves.scale);
	status = mig_panels_arrange(panels, mig_frame_content(chart, BELOW));
	if (status != MIG_OK)
		return status;
	mig_frame_layout(chart, mig_panels_height(panels), BELOW);
	top = canvas->top - 6;
	bottom = canvas->bottom;
	mig_canvas_sheet(canvas);
	mig_panels_place(panels, top, bottom);
	draw_panels(panels);
	return canvas->status;
}

enum mig_status
mig_multiples_read(struct mig_panels *panels)
{
	struct mig_chart *chart = panels->curves.chart;
	struct mig_roles roles;
	double low, high;
	enum mig_status status = mig_lines_roles(chart, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_PERIODS, &panels->curves.grid);
	if (status != MIG_OK)
		return status;
	mig_frame_titles_by(chart, &roles, &panels->curves.grid);
	if (mig_grid_count_known(&panels->curves.grid) == 0)
		return mig_frame_empty(chart);
	status = mig_panels_choose(panels);
	if (status != MIG_OK)
		return status;
	find_extent(panels, &low, &high);
	if (low > high)
		return mig_frame_empty(chart);
	mig_curves_prepare(&panels->curves, low, high);
	return MIG_OK;
}

enum mig_status
mig_draw_multiples(struct mig_chart *chart)
{
	struct mig_panels panels = { .curves = { .chart = chart, .canvas = &chart->canvas } };
	enum mig_status status = mig_multiples_read(&panels);

	return status != MIG_OK || chart->empty ? status : draw(&panels);
}

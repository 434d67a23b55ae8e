/* fan: one series and its forecast, as mig-trend --forecast writes them. The figures are a line,
 * dashed where they are forecasts (status F); what lies between the columns lower and upper is
 * a band that opens from the last figure before them. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "fan.h"
#include "chart/types.h"
#include "chart/words.h"

enum { LONE_WIDTH = 8, MEANINGFUL = 50 };

static enum mig_status
find_columns(struct mig_chart *chart, struct mig_fan *fan, struct mig_roles *roles)
{
	static const char *const names[][2] = { { "lower", NULL }, { "upper", NULL } };
	size_t i;
	enum mig_status status = mig_roles_find(chart, mig_value_names, true, roles);

	for (i = MIG_FAN_LOWER; status == MIG_OK && i <= MIG_FAN_UPPER; i++) {
		fan->limits[i] = mig_table_find_any(chart->table, names[i]);
		if (fan->limits[i] == SIZE_MAX) {
			status = mig_fail(chart->error, MIG_USAGE, "%s: no column '%s'",
					  chart->table->input_name, names[i][0]);
			mig_hint(chart->error, "mig-trend --forecast N writes what a fan draws");
		}
	}
	/* A value of any other name stands where mig-trend puts it, right of the time. */
	if (status == MIG_OK && chart->request->values.count == 0 &&
	    mig_table_find_any(chart->table, mig_value_names) == SIZE_MAX &&
	    roles->time + 1 < fan->limits[MIG_FAN_LOWER]) {
		roles->values[0] = roles->time + 1;
		roles->value_count = 1;
	}
	return status;
}

static enum mig_status
fill_limits(struct mig_fan *fan, const struct mig_roles *roles)
{
	struct mig_roles limits = *roles;

	limits.values = fan->limits;
	limits.value_count = 2;
	return mig_grid_fill(fan->curves.chart, &limits, MIG_SLOTS_PERIODS, &fan->limit);
}

static bool
is_forecast(const struct mig_fan *fan, size_t slot)
{
	const struct mig_grid *grid = &fan->curves.grid;

	return mig_grid_known(grid, 0, slot) &&
	       (mig_grid_flags(grid, 0, slot) & MIG_FLAG('F')) != 0;
}

/* Only forecasts have a band, and only where both limits are known. */
bool
mig_fan_banded(const struct mig_fan *fan, size_t slot)
{
	return is_forecast(fan, slot) && mig_grid_known(&fan->limit, MIG_FAN_LOWER, slot) &&
	       mig_grid_known(&fan->limit, MIG_FAN_UPPER, slot);
}

static enum mig_status
one_series(const struct mig_fan *fan)
{
	struct mig_error *error = fan->curves.chart->error;
	enum mig_status status;

	if (fan->curves.grid.series_count == 1)
		return MIG_OK;
	status = mig_fail(error, MIG_USAGE, "%s: %zu series, and a fan shows one",
			  fan->curves.chart->table->input_name, fan->curves.grid.series_count);
	mig_hint(error, "choose one with -w, such as -w direction=immigration");
	return status;
}

/* Where the forecasts and the band are; MIG_DATA: no forecast, limits that are crossed. */
static enum mig_status
find_forecasts(struct mig_fan *fan)
{
	struct mig_error *error = fan->curves.chart->error;
	const struct mig_grid *grid = &fan->curves.grid;
	const char *input = fan->curves.chart->table->input_name;
	enum mig_status status;
	size_t i;

	fan->first = fan->banded = SIZE_MAX;
	for (i = 0; i < grid->slot_count; i++) {
		if (mig_fan_banded(fan, i)) {
			if (mig_grid_number(&fan->limit, MIG_FAN_LOWER, i) >
			    mig_grid_number(&fan->limit, MIG_FAN_UPPER, i))
				return mig_fail(error, MIG_DATA, "%s: %s: lower is above upper",
						input, grid->slots[i].label.bytes);
			fan->banded = i;
		}
		if (is_forecast(fan, i) && fan->first == SIZE_MAX)
			fan->first = i;
	}
	if (fan->first != SIZE_MAX)
		return MIG_OK;
	status = mig_fail(error, MIG_DATA, "%s: no forecast: no figure has status F", input);
	mig_hint(error, "mig-trend --forecast N makes forecasts; mig-plot line draws a series "
			"without");
	return status;
}

/* Status B, P and E of a forecast are those of the figures it was computed from: the line does not
 * break there, and all of the forecast is dashed anyway. */
static void
mend_flags(struct mig_fan *fan)
{
	const mig_flags inherited = MIG_FLAG('B') | MIG_FLAG('P') | MIG_FLAG('E');
	struct mig_grid *grid = &fan->curves.grid;
	mig_flags seen = 0;
	size_t i;

	for (i = 0; i < grid->slot_count; i++)
		if (is_forecast(fan, i)) {
			seen |= grid->cells[i].flags;
			grid->cells[i].flags &= ~inherited;
		}
	if (seen & MIG_FLAG('B'))
		mig_frame_note(fan->curves.chart,
			       "The forecast was computed across a break in series.");
}

/* Forecasts are computed to more places than the figures that they continue have: show what
 * those have, and further ones only if the whole chart spans less than MEANINGFUL of the last. */
static void
choose_digits(struct mig_fan *fan, double span)
{
	struct mig_grid *grid = &fan->curves.grid;
	int digits = 0, most = fan->limit.digits > grid->digits ? fan->limit.digits : grid->digits;
	size_t i;

	for (i = 0; i < grid->slot_count; i++)
		if (mig_grid_known(grid, 0, i) && !is_forecast(fan, i) &&
		    mig_grid_value(grid, 0, i).number.scale > digits)
			digits = mig_grid_value(grid, 0, i).number.scale;
	while (digits < most && span * pow(10, digits) < MEANINGFUL)
		digits++;
	grid->digits = digits;
}

static void
find_extent(const struct mig_fan *fan, double *low, double *high)
{
	size_t i;

	mig_curves_extent(&fan->curves, low, high);
	for (i = 0; i < fan->curves.grid.slot_count; i++)
		if (mig_fan_banded(fan, i)) {
			*low = fmin(*low, mig_grid_number(&fan->limit, MIG_FAN_LOWER, i));
			*high = fmax(*high, mig_grid_number(&fan->limit, MIG_FAN_UPPER, i));
		}
}

static const char *
limit_text(const struct mig_fan *fan, size_t limit, size_t slot, char text[MIG_NUMBER_SIZE])
{
	return mig_chart_number(fan->curves.chart, mig_grid_value(&fan->limit, limit, slot).number,
			       fan->curves.grid.digits, text);
}

static void
describe(const struct mig_fan *fan)
{
	const struct mig_grid *grid = &fan->curves.grid;
	struct mig_chart *chart = fan->curves.chart;
	char lower[MIG_NUMBER_SIZE], upper[MIG_NUMBER_SIZE];

	mig_frame_subtitle(chart, ", forecast from %.60s", grid->slots[fan->first].label.bytes);
	mig_frame_describe(chart,
			   "Line chart of a series over %zu periods, %s to %s, forecast "
			   "from %s.",
			   grid->slot_count, grid->slots[0].label.bytes,
			   grid->slots[grid->slot_count - 1].label.bytes,
			   grid->slots[fan->first].label.bytes);
	mig_describe_series(chart, grid, 0);
	if (fan->banded == SIZE_MAX) {
		mig_frame_note(chart, "The forecast has no interval.");
		return;
	}
	mig_frame_note(chart, "Shaded: interval of the forecast, lower to upper limit.");
	mig_frame_describe(chart, " Interval of the forecast for %.60s: %s to %s.",
			   grid->slots[fan->banded].label.bytes,
			   limit_text(fan, MIG_FAN_LOWER, fan->banded, lower),
			   limit_text(fan, MIG_FAN_UPPER, fan->banded, upper));
}

/* ----------------------------------------------------------------------- marks */

/* A fifth of `colour` on white: orange, the palest of lines, still stands out on it by 3 to 1. */
static enum mig_colour
pale(enum mig_colour colour)
{
	unsigned int from = (unsigned int)colour, shift, to = 0;

	for (shift = 0; shift <= 16; shift += 8)
		to |= (255 - (255 - ((from >> shift) & 255)) / 5) << shift;
	return (enum mig_colour)to;
}

/* A limit at a slot, or the figure itself where the band opens. */
static void
add_point(const struct mig_fan *fan, size_t limit, size_t slot, double right)
{
	const struct mig_grid *grid = &fan->curves.grid;
	double point[2] = { grid->slots[slot].at + right, 0 };

	point[1] = mig_fan_banded(fan, slot) ? mig_grid_number(&fan->limit, limit, slot)
					     : mig_grid_number(grid, 0, slot);
	mig_canvas_row(fan->curves.canvas, point, 2);
}

/* The outline of the band over the slots first..last; one alone is a bar. */
static void
add_ring(const struct mig_fan *fan, size_t first, size_t last)
{
	double wide = first == last ? LONE_WIDTH * mig_canvas_x_pixel(fan->curves.canvas) / 2 : 0;
	size_t i;

	add_point(fan, MIG_FAN_UPPER, first, -wide);
	for (i = first + 1; i < last; i++)
		add_point(fan, MIG_FAN_UPPER, i, 0);
	add_point(fan, MIG_FAN_UPPER, last, wide);
	add_point(fan, MIG_FAN_LOWER, last, wide);
	for (i = last; i-- > first + 1;)
		add_point(fan, MIG_FAN_LOWER, i, 0);
	add_point(fan, MIG_FAN_LOWER, first, -wide);
	add_point(fan, MIG_FAN_UPPER, first, -wide);
	mig_canvas_gap(fan->curves.canvas);
}

/* "Persons, 2018: 10 500 to 28 500", over the band half way to the next period. */
static void
add_band_pointers(const struct mig_fan *fan)
{
	const struct mig_grid *grid = &fan->curves.grid;
	struct mig_chart *chart = fan->curves.chart;
	char lower[MIG_NUMBER_SIZE], upper[MIG_NUMBER_SIZE];
	size_t i, last = grid->slot_count - 1;

	for (i = 0; i <= last; i++) {
		double at = grid->slots[i].at;
		double before = i > 0 ? (at - grid->slots[i - 1].at) / 2 : 0;
		double after = i < last ? (grid->slots[i + 1].at - at) / 2 : 0;

		if (!mig_fan_banded(fan, i))
			continue;
		mig_canvas_mark_box(&chart->canvas, at - before, at + after,
				    mig_grid_number(&fan->limit, MIG_FAN_LOWER, i),
				    mig_grid_number(&fan->limit, MIG_FAN_UPPER, i),
				    mig_word(chart, "%.300s, %.60s: %s to %s"),
				    grid->names[0].bytes, grid->slots[i].label.bytes,
				    limit_text(fan, MIG_FAN_LOWER, i, lower),
				    limit_text(fan, MIG_FAN_UPPER, i, upper));
	}
}

static void
add_band(const struct mig_fan *fan)
{
	const struct mig_curves *curves = &fan->curves;
	enum mig_colour colour = pale(curves->lines.colours[0]);
	size_t i, first;

	mig_canvas_begin(curves->canvas, "BAND");
	for (i = 0; i < curves->grid.slot_count; i++) {
		if (!mig_fan_banded(fan, i))
			continue;
		/* A forecast without an interval is not a certain one: no band opens there. */
		first = mig_curves_joined(curves, 0, i) && !is_forecast(fan, i - 1) ? i - 1 : i;
		while (i + 1 < curves->grid.slot_count && mig_fan_banded(fan, i + 1) &&
		       mig_curves_joined(curves, 0, i + 1))
			i++;
		add_ring(fan, first, i);
	}
	mig_canvas_end(curves->canvas);
	mig_canvas_colours(curves->canvas, "BAND_COLOURS", &colour, 1);
}

/* ---------------------------------------------------------------------- labels */

struct mig_name
mig_fan_limit_name(const struct mig_fan *fan, size_t limit)
{
	const char *name =
	    mig_word(fan->curves.chart, limit == MIG_FAN_LOWER ? "lower limit" : "upper limit");
	struct mig_name label = { .name = mig_text_of(name),
				  .x = fan->curves.grid.slots[fan->banded].at,
				  .y = mig_grid_number(&fan->limit, limit, fan->banded) };

	const struct mig_grid *grid = &fan->curves.grid;
	size_t length;

	if (fan->curves.figureless)
		return label;
	limit_text(fan, limit, fan->banded, label.figure);
	length = strlen(label.figure);
	if (fan->banded + 1 < grid->slot_count)
		snprintf(label.figure + length, sizeof label.figure - length, " (%.24s)",
			 grid->slots[fan->banded].label.bytes);
	return label;
}

static void
set_names(struct mig_fan *fan)
{
	struct mig_canvas *canvas = fan->curves.canvas;
	struct mig_name names[3];
	size_t count = 0;
	double width;

	names[count++] = mig_curves_label(&fan->curves, 0);
	if (fan->banded != SIZE_MAX) {
		names[count++] = mig_fan_limit_name(fan, MIG_FAN_LOWER);
		names[count++] = mig_fan_limit_name(fan, MIG_FAN_UPPER);
	}
	width = mig_names_width(names, count, canvas->width * MIG_CURVES_NAMES);
	canvas->right = canvas->width - MIG_MARGIN - width;
	mig_frame_value_axis(fan->curves.chart, &fan->curves.scale, false);
	mig_names_set(fan->curves.chart, names, count, width);
}

static enum mig_status
read_grids(struct mig_fan *fan)
{
	struct mig_chart *chart = fan->curves.chart;
	struct mig_curves *curves = &fan->curves;
	struct mig_roles roles;
	enum mig_status status = find_columns(chart, fan, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_PERIODS, &curves->grid);
	if (status == MIG_OK)
		status = fill_limits(fan, &roles);
	if (status != MIG_OK)
		return status;
	mig_frame_titles_by(chart, &roles, &curves->grid);
	chart->empty = mig_grid_count_known(&curves->grid) == 0;
	if (chart->empty)
		return MIG_OK;
	status = one_series(fan);
	if (status == MIG_OK)
		status = find_forecasts(fan);
	if (status == MIG_OK)
		status = mig_lines_choose(chart, &curves->grid, &curves->lines);
	return status;
}

enum mig_status
mig_fan_read(struct mig_fan *fan)
{
	double low, high;
	enum mig_status status = read_grids(fan);

	if (status != MIG_OK || fan->curves.chart->empty)
		return status;
	mend_flags(fan);
	find_extent(fan, &low, &high);
	choose_digits(fan, high - low);
	mig_curves_prepare(&fan->curves, low, high);
	describe(fan);
	return MIG_OK;
}

enum mig_status
mig_draw_fan(struct mig_chart *chart)
{
	struct mig_fan fan = { .curves = { .chart = chart, .canvas = &chart->canvas } };
	enum mig_status status = mig_fan_read(&fan);

	if (status != MIG_OK)
		return status;
	if (chart->empty)
		return mig_frame_empty(chart);
	mig_frame_layout(chart, MIG_CURVES_CONTENT, MIG_CURVES_BELOW);
	mig_curves_range(&fan.curves);
	set_names(&fan);
	mig_frame_period_axis(chart, &fan.curves.grid);
	add_band_pointers(&fan);
	mig_curves_marks(&fan.curves);
	add_band(&fan);
	return chart->canvas.status;
}

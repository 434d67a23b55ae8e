/* balance: immigration up, emigration down, the balance as a line over both.
 * Columns immigration, emigration and, if it is there, net_migration (else their difference),
 * or the two or three that -v names in this order. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mirrored.h"
#include "chart/names.h"
#include "chart/types.h"
#include "chart/words.h"

enum { CONTENT = 330, BELOW = 56, FIGURE = 18, DOTTED_LEAST = 10 };

enum { IN = MIG_MIRRORED_IN, OUT = MIG_MIRRORED_OUT, NET = MIG_MIRRORED_NET };

static const char *const column_names[] = { "immigration", "emigration", "net_migration" };

/* ------------------------------------------------------------------ the figures */

static enum mig_status
wrong_columns(const struct mig_chart *chart)
{
	enum mig_status status =
	    mig_fail(chart->error, MIG_USAGE,
		     "balance needs two or three value columns: immigration, emigration and "
		     "net_migration");

	mig_hint(chart->error, "mig-balance makes them; -v names others in this order");
	return status;
}

/* The value columns by their names, unless the user named them. */
static enum mig_status
find_roles(struct mig_chart *chart, struct mig_roles *roles)
{
	const struct mig_chart_request *given = chart->request;
	struct mig_chart_request named = *given;
	char *items[3];
	enum mig_status status;
	size_t i, column;

	if (given->values.count == 0) {
		for (i = 0; i < 3; i++) {
			const char *one[2] = { column_names[i], NULL };

			column = mig_table_find_any(chart->table, one);
			if (column == SIZE_MAX && i < NET)
				return wrong_columns(chart);
			if (column != SIZE_MAX)
				items[named.values.count++] = chart->table->names[column];
		}
		named.values.items = items;
	}
	if (named.values.count < 2 || named.values.count > 3)
		return wrong_columns(chart);
	chart->request = &named;
	status = mig_roles_find(chart, mig_value_names, true, roles);
	chart->request = given;
	return status;
}

static enum mig_status
one_area(struct mig_mirrored *balance, const struct mig_roles *roles)
{
	const struct mig_grid *grid = &balance->grid;

	balance->given_net = roles->value_count == 3;
	if (grid->series_count == roles->value_count || grid->series_count == 0)
		return MIG_OK;
	mig_fail(balance->chart->error, MIG_DATA,
		 "balance draws one area or group, but '%.200s' and '%.200s' are two",
		 grid->names[0].bytes, grid->names[roles->value_count].bytes);
	mig_hint(balance->chart->error, "choose one with -w, or let mig-balance add them up");
	return MIG_DATA;
}

struct mig_value
mig_mirrored_value(const struct mig_mirrored *balance, size_t flow, size_t slot)
{
	const struct mig_grid *grid = &balance->grid;

	if (flow != NET || balance->given_net)
		return mig_grid_value(grid, flow, slot);
	return mig_value_subtract(mig_grid_value(grid, IN, slot), mig_grid_value(grid, OUT, slot));
}

static struct mig_value
net_of(const struct mig_mirrored *balance, size_t slot)
{
	return mig_mirrored_value(balance, NET, slot);
}

static double
number_of(struct mig_value value)
{
	return value.state == MIG_VALUE_KNOWN ? mig_decimal_to_double(value.number) : NAN;
}

static void
find_scale(struct mig_mirrored *balance)
{
	const struct mig_grid *grid = &balance->grid;
	double low = 0, high = 0, gap = INFINITY;
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		high = fmax(high, number_of(mig_grid_value(grid, IN, i)));
		low = fmin(low, -number_of(mig_grid_value(grid, OUT, i)));
		high = fmax(high, number_of(net_of(balance, i)));
		low = fmin(low, number_of(net_of(balance, i)));
		if (i > 0)
			gap = fmin(gap, grid->slots[i].at - grid->slots[i - 1].at);
	}
	balance->low = low;
	balance->high = high;
	balance->half = 0.36 * (isinf(gap) ? 1 : gap);
	balance->scale = mig_scale_of(low, high, 5, true);
	/* Where all figures are 0 the plot still has a height. */
	if (low == high)
		balance->high = balance->scale.to;
	mig_scale_trim(&balance->scale, low, high);
	balance->canvas->x_from = grid->slots[0].at - 1.6 * balance->half;
	balance->canvas->x_to = grid->slots[grid->slot_count - 1].at + 1.6 * balance->half;
	balance->canvas->y_from = balance->scale.from;
	balance->canvas->y_to = balance->scale.to;
}

/* ----------------------------------------------------------------------- marks */

static void
add_bars(struct mig_mirrored *balance)
{
	const struct mig_grid *grid = &balance->grid;
	size_t i, flow;

	mig_canvas_begin(balance->canvas, "BARS");
	for (flow = IN; flow <= OUT; flow++)
		for (i = 0; i < grid->slot_count; i++) {
			double end = number_of(mig_grid_value(grid, flow, i));
			double low = flow == IN ? 0 : -end, high = flow == IN ? end : 0;

			if (isnan(end))
				continue;
			mig_canvas_box(balance->canvas, grid->slots[i].at - balance->half,
				       grid->slots[i].at + balance->half, low, high,
				       flow == IN ? MIG_BLUE_TINT : MIG_ORANGE_TINT);
		}
	mig_canvas_end(balance->canvas);
}

bool
mig_mirrored_broken(const struct mig_mirrored *balance, size_t slot)
{
	return (net_of(balance, slot).flags & MIG_FLAG('B')) != 0;
}

/* Whether the line goes from slot - 1 to slot: not where a figure is missing or the series breaks.
 */
static bool
joined(const struct mig_mirrored *balance, size_t slot)
{
	const struct mig_grid *grid = &balance->grid;

	return slot > 0 && slot < grid->slot_count &&
	       net_of(balance, slot - 1).state == MIG_VALUE_KNOWN &&
	       net_of(balance, slot).state == MIG_VALUE_KNOWN &&
	       !mig_mirrored_broken(balance, slot) &&
	       mig_period_follows(&grid->slots[slot - 1].period, &grid->slots[slot].period);
}

/* Where dots would cover the line, only figures that no line goes to have one. */
static bool
needs_dot(const struct mig_mirrored *balance, size_t slot)
{
	double wide = balance->half / 0.36 / mig_canvas_x_pixel(balance->canvas);

	return wide >= DOTTED_LEAST || !(joined(balance, slot) || joined(balance, slot + 1));
}

static void
add_net(struct mig_mirrored *balance)
{
	const struct mig_grid *grid = &balance->grid;
	size_t i;

	mig_canvas_begin(balance->canvas, "NET");
	for (i = 0; i < grid->slot_count; i++) {
		double row[2] = { grid->slots[i].at, number_of(net_of(balance, i)) };

		if (i > 0 && !joined(balance, i))
			mig_canvas_gap(balance->canvas);
		if (!isnan(row[1]))
			mig_canvas_row(balance->canvas, row, 2);
	}
	mig_canvas_end(balance->canvas);
	mig_canvas_begin(balance->canvas, "DOTS");
	for (i = 0; i < grid->slot_count; i++) {
		double row[4] = { grid->slots[i].at, number_of(net_of(balance, i)), 0.8, MIG_INK };
		mig_flags flags = net_of(balance, i).flags;

		if (isnan(row[1]) || !needs_dot(balance, i))
			continue;
		mig_canvas_row(balance->canvas, row, 4);
		row[2] = 0.45;
		row[3] = MIG_WHITE;
		if (flags & (MIG_FLAG('P') | MIG_FLAG('E') | MIG_FLAG('F')))
			mig_canvas_row(balance->canvas, row, 4);
	}
	mig_canvas_end(balance->canvas);
}

static void
add_breaks(struct mig_mirrored *balance)
{
	const struct mig_grid *grid = &balance->grid;
	size_t i;

	mig_canvas_begin(balance->canvas, "BREAKS");
	for (i = 1; i < grid->slot_count; i++) {
		double at = (grid->slots[i - 1].at + grid->slots[i].at) / 2;

		if (mig_mirrored_broken(balance, i))
			mig_canvas_stroke(balance->canvas, at, balance->canvas->y_from, at,
					  balance->canvas->y_to);
	}
	mig_canvas_end(balance->canvas);
}

/* ---------------------------------------------------------------------- labels */

void
mig_mirrored_figure(const struct mig_mirrored *balance, struct mig_value value,
		    char text[MIG_MIRRORED_TEXT_SIZE])
{
	char flags[MIG_FLAGS_TEXT_SIZE + 1];

	if (value.state != MIG_VALUE_KNOWN) {
		strcpy(text, ":");
		return;
	}
	mig_chart_number(balance->chart, value.number, balance->grid.digits, text);
	strcat(text, mig_flag_suffix(value.flags & ~MIG_FLAG('B'), flags));
}

/* The figures of bars and balance, if all of them have room above their bars. */
static bool
figures_fit(const struct mig_mirrored *balance)
{
	const struct mig_grid *grid = &balance->grid;
	double room = balance->half / 0.36 / mig_canvas_x_pixel(balance->canvas) - 6;
	char text[MIG_MIRRORED_TEXT_SIZE];
	size_t i, j;

	for (i = 0; i < grid->slot_count; i++)
		for (j = IN; j <= NET; j++) {
			mig_mirrored_figure(balance, mig_mirrored_value(balance, j, i), text);
			if (mig_text_width(mig_text_of(text), MIG_FACE_MEDIUM, 12) > room)
				return false;
		}
	return true;
}

static void
set_figures(struct mig_mirrored *balance)
{
	static const struct mig_style styles[] = {
		{ MIG_ALIGN_CENTRE, MIG_FACE_MEDIUM, 12, MIG_BLUE },
		{ MIG_ALIGN_CENTRE, MIG_FACE_MEDIUM, 12, MIG_ORANGE },
		{ MIG_ALIGN_CENTRE, MIG_FACE_BOLD, 12, MIG_INK },
	};
	const struct mig_grid *grid = &balance->grid;
	struct mig_canvas *canvas = balance->canvas;
	char text[MIG_MIRRORED_TEXT_SIZE];
	size_t i, j;

	for (i = 0; i < grid->slot_count; i++)
		for (j = IN; j <= NET; j++) {
			struct mig_value value = mig_mirrored_value(balance, j, i);
			double end = fmax(number_of(value), 0);
			double y = j == NET  ? canvas->bottom + 40
				   : j == IN ? mig_canvas_y(canvas, end) - 9
					     : mig_canvas_y(canvas, -end) + 9;

			mig_mirrored_figure(balance, value, text);
			mig_canvas_string(canvas, mig_canvas_x(canvas, grid->slots[i].at), y,
					  &styles[j], text);
		}
}

/* For the figures above and below the longest bars. */
static void
make_room(struct mig_mirrored *balance)
{
	struct mig_canvas *canvas = balance->canvas;
	double height = fmax(canvas->bottom - canvas->top - 2 * FIGURE, FIGURE);
	double room = FIGURE * (balance->high - balance->low) / height;

	canvas->y_from = balance->low - room;
	canvas->y_to = balance->high + room;
}

const char *
mig_mirrored_name(const struct mig_mirrored *balance, size_t flow)
{
	static const char *const words[] = { "Immigration", "Emigration", "Net migration" };
	const char *name = balance->grid.names[flow < NET || balance->given_net ? flow : IN].bytes;

	if ((flow == NET && !balance->given_net) || strcmp(name, words[flow]) == 0)
		return mig_word(balance->chart, words[flow]);
	return name;
}

/* Immigration and emigration beside the middle of the last bars, the balance beside its dot. */
static void
set_names(struct mig_mirrored *balance)
{
	static const enum mig_colour colours[] = { MIG_BLUE, MIG_ORANGE, MIG_INK };
	const struct mig_grid *grid = &balance->grid;
	struct mig_canvas *canvas = balance->canvas;
	struct mig_name names[3];
	size_t i, last = grid->slot_count - 1;
	const char *net;
	double width;

	for (i = IN; i <= NET; i++) {
		double y =
		    number_of(i == NET ? net_of(balance, last) : mig_grid_value(grid, i, last));

		names[i] = (struct mig_name){ .name = mig_text_of(mig_mirrored_name(balance, i)),
					      .colour = colours[i],
					      .strong = true,
					      .x = grid->slots[last].at };
		names[i].y = isnan(y) ? 0 : i == IN ? 0.8 * y : i == OUT ? -0.8 * y : y;
		names[i].loose = i != NET;
	}
	width = mig_names_width(names, 3, canvas->width * 0.35);
	canvas->right = canvas->width - MIG_MARGIN - width;
	/* Bars that carry their figures need no axis. */
	net = mig_word(balance->chart, "Net");
	canvas->left =
	    MIG_MARGIN + fmax(36, 10 + mig_text_width(mig_text_of(net), MIG_FACE_BOLD, 12));
	balance->figures = figures_fit(balance);
	if (balance->figures) {
		make_room(balance);
		mig_canvas_begin(canvas, "GRID");
		mig_canvas_end(canvas);
	} else {
		mig_frame_value_axis(balance->chart, &balance->scale, true);
	}
	mig_names_set(balance->chart, names, 3, width);
}

/* The zero line in front of the bars, the names of the periods below. */
static void
set_axis(struct mig_mirrored *balance)
{
	static const struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_BOLD, 12, MIG_INK };
	struct mig_canvas *canvas = balance->canvas;

	mig_frame_period_axis(balance->chart, &balance->grid);
	if (balance->figures)
		mig_canvas_string(canvas, MIG_MARGIN, canvas->bottom + 40, &style,
				  mig_word(balance->chart, "Net"));
}

/* -------------------------------------------------------------------- pointers */

/* "Immigration, 2014: 1 234 P" over the bar; without one, at the zero line. */
static void
point_at(struct mig_mirrored *balance, size_t flow, size_t slot)
{
	const struct mig_grid *grid = &balance->grid;
	struct mig_value value = mig_mirrored_value(balance, flow, slot);
	double at = grid->slots[slot].at, end = number_of(value);
	char text[MIG_MIRRORED_TEXT_SIZE + 2] = ": ";
	const char *figure = text;

	mig_mirrored_figure(balance, value, text + 2);
	if (value.state != MIG_VALUE_KNOWN)
		figure = mig_word(balance->chart, ": not available");
	if (flow == NET && !isnan(end))
		mig_canvas_mark_point(balance->canvas, at, end, MIG_MARK_LEAST, "%.300s, %.60s%s",
				      mig_mirrored_name(balance, NET),
				      grid->slots[slot].label.bytes, figure);
	else if (flow != NET)
		mig_canvas_mark_box(balance->canvas, at - balance->half, at + balance->half, 0,
				    isnan(end)	 ? 0
				    : flow == IN ? end
						 : -end,
				    "%.300s, %.60s%s", mig_mirrored_name(balance, flow),
				    grid->slots[slot].label.bytes, figure);
}

/* The balance on top, since its dots lie on the bars. */
static void
add_pointers(struct mig_mirrored *balance)
{
	size_t flow, i;

	for (flow = IN; flow <= NET; flow++)
		for (i = 0; i < balance->grid.slot_count; i++)
			point_at(balance, flow, i);
}

/* ----------------------------------------------------------------------- words */

static void
set_words(struct mig_mirrored *balance, const struct mig_roles *roles)
{
	struct mig_chart *chart = balance->chart;
	const struct mig_grid *grid = &balance->grid;
	mig_flags flags = mig_grid_all_flags(grid);
	size_t i;

	mig_frame_titles_by(chart, roles, grid);
	if (grid->slot_count == 0)
		return;
	mig_frame_flags(chart, flags & ~MIG_FLAG('B'));
	if (mig_grid_count_known(grid) < grid->series_count * grid->slot_count)
		mig_frame_note(chart, ": not available");
	mig_frame_describe(chart, "Mirrored bars over %zu periods.", grid->slot_count);
	for (i = 0; i < grid->series_count; i++)
		mig_describe_series(chart, grid, i);
}

enum mig_status
mig_mirrored_read(struct mig_mirrored *balance)
{
	struct mig_chart *chart = balance->chart;
	struct mig_roles roles;
	enum mig_status status = find_roles(chart, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_PERIODS, &balance->grid);
	if (status == MIG_OK)
		status = one_area(balance, &roles);
	if (status != MIG_OK)
		return status;
	chart->empty = mig_grid_count_known(&balance->grid) == 0;
	set_words(balance, &roles);
	return MIG_OK;
}

static void
tell_marks(struct mig_mirrored *balance)
{
	mig_flags flags = mig_grid_all_flags(&balance->grid);
	bool broken = false;
	size_t i;

	for (i = 1; i < balance->grid.slot_count; i++)
		broken = broken || mig_mirrored_broken(balance, i);
	if (broken)
		mig_frame_note(balance->chart, "Dotted vertical line: break in series.");
	if (flags & (MIG_FLAG('P') | MIG_FLAG('E') | MIG_FLAG('F')))
		mig_frame_note(balance->chart,
			       "Hollow dots: provisional, estimated or forecast figures.");
}

enum mig_status
mig_draw_balance(struct mig_chart *chart)
{
	struct mig_mirrored balance = { .chart = chart, .canvas = &chart->canvas };
	enum mig_status status = mig_mirrored_read(&balance);

	if (status != MIG_OK)
		return status;
	if (chart->empty)
		return mig_frame_empty(chart);
	tell_marks(&balance);
	mig_frame_layout(chart, CONTENT, BELOW);
	find_scale(&balance);
	set_names(&balance);
	if (balance.figures)
		set_figures(&balance);
	set_axis(&balance);
	add_bars(&balance);
	add_net(&balance);
	add_breaks(&balance);
	add_pointers(&balance);
	return balance.canvas->status;
}

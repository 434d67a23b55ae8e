/* lorenz: how far the shares of a whole are from equal ones. One or two Lorenz curves in a
 * square, the ground between curve and diagonal shaded, the Gini index at the curve. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "lorenz_points.h"
#include "series.h"
#include "chart/types.h"
#include "chart/words.h"

/* Pixels. */
enum {
	CONTENT = 440,
	BELOW = 48,
	HEAD = 20,
	LINE = 18,
	APART = 10,
	LABEL_LEAST = 84,
	TICS = 4,
	DOTTED = 30
};

enum mig_colour
mig_lorenz_colour(const struct mig_lorenz *lorenz, size_t curve)
{
	bool swap = lorenz->count == 2 && (mig_flow_colour(lorenz->curves[0].name) == 1 ||
					   mig_flow_colour(lorenz->curves[1].name) == 0);

	return mig_series_colours[swap ? 1 - curve : curve];
}

static const char *
number_text(const struct mig_lorenz *lorenz, double number, int digits, char text[MIG_NUMBER_SIZE])
{
	struct mig_decimal decimal = mig_decimal_of(0);

	mig_decimal_from_double(number, digits, &decimal);
	return mig_chart_number(lorenz->chart, decimal, digits, text);
}

void
mig_lorenz_gini(const struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve,
		char text[MIG_LORENZ_GINI_SIZE])
{
	char number[MIG_NUMBER_SIZE];

	snprintf(text, MIG_LORENZ_GINI_SIZE, mig_word(lorenz->chart, "Gini %s"),
		 number_text(lorenz, curve->gini, 2, number));
}

/* ------------------------------------------------------------------------- marks */

static void
add_line(struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve)
{
	size_t i;

	for (i = 0; i < curve->count; i++) {
		double point[2] = { curve->points[i].units, curve->points[i].share };

		mig_canvas_row(lorenz->canvas, point, 2);
	}
}

static void
add_curves(struct mig_lorenz *lorenz)
{
	enum mig_colour colours[MIG_LORENZ_MAX];
	size_t i;

	mig_canvas_begin(lorenz->canvas, "AREA");
	for (i = 0; i < lorenz->count; i++) {
		double start[2] = { lorenz->curves[i].points[0].units,
				    lorenz->curves[i].points[0].share };

		colours[i] = mig_lorenz_colour(lorenz, i);
		add_line(lorenz, &lorenz->curves[i]);
		mig_canvas_row(lorenz->canvas, start, 2);
		mig_canvas_next(lorenz->canvas);
	}
	mig_canvas_end(lorenz->canvas);
	mig_canvas_begin(lorenz->canvas, "CURVES");
	for (i = 0; i < lorenz->count; i++) {
		add_line(lorenz, &lorenz->curves[i]);
		mig_canvas_next(lorenz->canvas);
	}
	mig_canvas_end(lorenz->canvas);
	mig_canvas_number(lorenz->canvas, "CURVES", (double)lorenz->count);
	mig_canvas_colours(lorenz->canvas, "COLOURS", colours, lorenz->count);
}

static void
add_points(struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve, enum mig_colour colour)
{
	size_t i;

	for (i = 0; i < curve->count; i++) {
		const struct mig_lorenz_point *point = &curve->points[i];
		struct mig_text member = mig_lorenz_member(lorenz, point);
		double dot[4] = { point->units, point->share, 0.5, colour };
		char units[MIG_NUMBER_SIZE], share[MIG_NUMBER_SIZE];
		bool both = curve->name.length > 0 && member.length > 0;

		if (curve->count <= DOTTED)
			mig_canvas_row(lorenz->canvas, dot, 4);
		mig_canvas_mark_point(lorenz->canvas, point->units, point->share, 7,
				      "%.300s%s%.300s%s%s %%; %s %%", curve->name.bytes,
				      both ? ", " : "", member.bytes,
				      curve->name.length + member.length > 0 ? ": " : "",
				      number_text(lorenz, point->units, lorenz->digits, units),
				      number_text(lorenz, point->share, lorenz->digits, share));
	}
}

static void
add_axes(struct mig_lorenz *lorenz)
{
	struct mig_canvas *canvas = lorenz->canvas;
	char text[32], title[256];
	struct mig_style small = mig_style_small;
	int i;

	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i <= TICS; i++) {
		double tic = 100.0 * i / TICS;

		mig_canvas_stroke(canvas, 0, tic, 100, tic);
		mig_canvas_stroke(canvas, tic, 0, tic, 100);
		snprintf(text, sizeof text, "%g%s", tic, i == TICS ? " %" : "");
		mig_canvas_string(canvas, canvas->left - 8, mig_canvas_y(canvas, tic),
				  &mig_style_tic_right, text);
		mig_canvas_string(canvas, mig_canvas_x(canvas, tic), canvas->bottom + 16,
				  &mig_style_tic_centre, text);
	}
	mig_canvas_end(canvas);
	mig_canvas_label(
	    canvas, MIG_MARGIN, canvas->top - HEAD + 2, canvas->width - 2 * MIG_MARGIN, &small,
	    mig_text_of(mig_column_words(lorenz->chart, lorenz->chart->table->names[lorenz->share],
					 title, sizeof title)));
	mig_canvas_label(
	    canvas, canvas->left, canvas->bottom + 36, canvas->width - MIG_MARGIN - canvas->left,
	    &small,
	    mig_text_of(mig_column_words(lorenz->chart, lorenz->chart->table->names[lorenz->units],
					 title, sizeof title)));
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, 0, 100, 0);
	mig_canvas_stroke(canvas, 0, 0, 100, 100);
	mig_canvas_end(canvas);
	small.align = MIG_ALIGN_RIGHT;
	mig_canvas_string(canvas, mig_canvas_x(canvas, 94) - 14, mig_canvas_y(canvas, 94), &small,
			  mig_word(lorenz->chart, "Equal shares"));
}

/* ------------------------------------------------------------------------ labels */

static const struct mig_style name_style = { MIG_ALIGN_LEFT, MIG_FACE_BOLD, 14, MIG_INK };
static const struct mig_style gini_style = { MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14, MIG_INK };

/* The largest units at which a curve has not more than `share`. */
static double
units_at(const struct mig_lorenz_curve *curve, double share)
{
	const struct mig_lorenz_point *points = curve->points;
	size_t i = curve->count - 1;
	double part;

	if (share >= 100)
		return 100;
	while (i > 0 && points[i].share > share)
		i--;
	if (i + 1 == curve->count)
		return 100;
	part = (share - points[i].share) / (points[i + 1].share - points[i].share);
	return points[i].units + fmax(part, 0) * (points[i + 1].units - points[i].units);
}

/* Name and index below each other, the first line at y; the name is cut at `width`. */
static void
set_label(struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve, enum mig_align align,
	  double x, double y, double width)
{
	struct mig_style name = name_style, gini = gini_style;
	char text[MIG_LORENZ_GINI_SIZE];

	name.align = gini.align = align;
	name.colour = gini.colour = mig_lorenz_colour(lorenz, (size_t)(curve - lorenz->curves));
	mig_lorenz_gini(lorenz, curve, text);
	if (curve->name.length > 0)
		mig_canvas_label(lorenz->canvas, x, y, width, &name, curve->name);
	mig_canvas_string(lorenz->canvas, x, y + (curve->name.length > 0 ? LINE : 0),
			  curve->name.length > 0 ? &gini : &name, text);
}

static double
label_width(const struct mig_lorenz_curve *curve)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return fmax(70, mig_text_width(mig_text_clean(curve->name, clean), name_style.face,
				       name_style.size));
}

/* Right of the curve that bulges more, where it is farthest from the diagonal or, if there is no
 * room for the name, below: what lies right of a curve that rises is free. */
static void
label_right(struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve)
{
	struct mig_canvas *canvas = lorenz->canvas;
	double height = curve->name.length > 0 ? 2 * LINE : LINE, width = label_width(curve), x, y;
	double lowest = canvas->bottom - height - 4;
	size_t i, far = 0;

	for (i = 0; i < curve->count; i++)
		if (curve->points[i].units - curve->points[i].share >
		    curve->points[far].units - curve->points[far].share)
			far = i;
	y = fmin(mig_canvas_y(canvas, curve->points[far].share) - height / 2, lowest);
	for (;; y = fmin(y + 4, lowest)) {
		/* No line is to touch the upper edge. */
		double share = (canvas->bottom - y + 3) * mig_canvas_y_pixel(canvas);

		x = 0;
		for (i = 0; i < lorenz->count; i++)
			x = fmax(x, units_at(&lorenz->curves[i], share));
		x = mig_canvas_x(canvas, x) + APART;
		if (y >= lowest || x + width <= canvas->width - MIG_MARGIN)
			break;
	}
	set_label(lorenz, curve, MIG_ALIGN_LEFT, x, y + LINE / 2.0, canvas->width - MIG_MARGIN - x);
}

/* The other curve's label stands on the far side of the diagonal, with a line to the curve. */
static void
label_left(struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve)
{
	const double middle = 62;
	struct mig_canvas *canvas = lorenz->canvas;
	double low = middle, high = 100, x, y;
	int i;

	/* The point of the curve that lies across from the middle: units + share = 2 middle. */
	for (i = 0; i < 40; i++) {
		double units = (low + high) / 2, share = 2 * middle - units;

		if (units_at(curve, share) > units)
			low = units;
		else
			high = units;
	}
	x = mig_canvas_x(canvas, middle) - 14;
	y = mig_canvas_y(canvas, middle) - 14;
	mig_canvas_stroke(canvas, low, 2 * middle - low, middle - 10 * mig_canvas_x_pixel(canvas),
			  middle + 10 * mig_canvas_y_pixel(canvas));
	set_label(lorenz, curve, MIG_ALIGN_RIGHT, x - 4,
		  y - (curve->name.length > 0 ? LINE / 2.0 : 0), x - 4 - canvas->left - 4);
}

static void
set_labels(struct mig_lorenz *lorenz)
{
	size_t right = lorenz->count == 2 && lorenz->curves[1].gini > lorenz->curves[0].gini;

	label_right(lorenz, &lorenz->curves[right]);
	mig_canvas_begin(lorenz->canvas, "LEADERS");
	if (lorenz->count == 2)
		label_left(lorenz, &lorenz->curves[1 - right]);
	mig_canvas_end(lorenz->canvas);
}

/* ------------------------------------------------------------------------- chart */

enum mig_status
mig_lorenz_words(struct mig_lorenz *lorenz)
{
	struct mig_chart *chart = lorenz->chart;
	struct mig_roles member = { .by = &lorenz->member, .by_count = 1 };
	struct mig_text constant;
	char name[256] = "";
	enum mig_status status = mig_lorenz_constant(lorenz, &constant);

	if (status != MIG_OK)
		return status;
	if (lorenz->member != SIZE_MAX)
		mig_dimension_phrase(chart, &member, name, sizeof name);
	mig_frame_title(chart, *name ? "Lorenz curve by %s" : "Lorenz curve", name);
	mig_frame_subtitle(chart, "%s",
			   chart->request->unit ? chart->request->unit
						: mig_word(chart, "Cumulated, percent"));
	if (constant.length > 0)
		mig_frame_subtitle(chart, ", %.300s", constant.bytes);
	return MIG_OK;
}

static void
describe(struct mig_lorenz *lorenz)
{
	char gini[MIG_NUMBER_SIZE], units[MIG_NUMBER_SIZE], share[MIG_NUMBER_SIZE];
	size_t i, j;

	mig_frame_describe(lorenz->chart, "Lorenz curves: %zu.", lorenz->count);
	for (i = 0; i < lorenz->count; i++) {
		const struct mig_lorenz_curve *curve = &lorenz->curves[i];

		mig_frame_describe(lorenz->chart, " %.200s%sGini index %s; points: %zu;",
				   curve->name.bytes, curve->name.length > 0 ? ": " : "",
				   number_text(lorenz, curve->gini, 2, gini), curve->count);
		for (j = 1; j + 1 < curve->count && curve->points[j].units < 50; j++)
			;
		snprintf(units, sizeof units, "%g", curve->points[j].units);
		snprintf(share, sizeof share, "%g", curve->points[j].share);
		mig_frame_describe(lorenz->chart, " %s percent of the units have %s percent.",
				   mig_chart_point(lorenz->chart, units),
				   mig_chart_point(lorenz->chart, share));
	}
}

static enum mig_status
draw(struct mig_lorenz *lorenz)
{
	struct mig_canvas *canvas = lorenz->canvas;
	double left = MIG_MARGIN + 52, wide = canvas->width - MIG_MARGIN - left - LABEL_LEAST, side;
	size_t i;

	mig_frame_flags(lorenz->chart, lorenz->flags);
	describe(lorenz);
	mig_frame_layout(lorenz->chart, fmin(CONTENT, wide) + HEAD, BELOW);
	canvas->top += HEAD - 6;
	canvas->left = left;
	side = fmin(canvas->bottom - canvas->top, wide);
	canvas->bottom = canvas->top + fmax(side, 40);
	canvas->right = canvas->left + fmax(side, 40);
	canvas->x_to = canvas->y_to = 100;
	add_axes(lorenz);
	add_curves(lorenz);
	mig_canvas_begin(canvas, "DOTS");
	for (i = 0; i < lorenz->count; i++)
		add_points(lorenz, &lorenz->curves[i], mig_lorenz_colour(lorenz, i));
	mig_canvas_end(canvas);
	set_labels(lorenz);
	return canvas->status;
}

enum mig_status
mig_draw_lorenz(struct mig_chart *chart)
{
	struct mig_lorenz lorenz = { .chart = chart, .canvas = &chart->canvas };
	enum mig_status status = mig_lorenz_read(&lorenz);

	if (status == MIG_OK)
		status = mig_lorenz_words(&lorenz);
	if (status != MIG_OK)
		return status;
	return lorenz.count == 0 ? mig_frame_empty(chart) : draw(&lorenz);
}

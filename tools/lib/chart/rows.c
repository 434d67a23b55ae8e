#include "rows.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

enum {
	ROWS_MAX = 40,
	ROWS_DEFAULT = 30,
	TIC_ROOM = 110,
	NAMES_LEAST = 60,
	MARKS_LEAST = 60,
	LINE = 13,
	ROW_OF_TWO = 30
};

/* How much of the sheet names may take. */
#define NAMES_MOST 0.4

size_t
mig_rows_most(const struct mig_chart *chart, size_t count, double spare, bool rest)
{
	double content = mig_frame_content(chart, spare);
	size_t fit = content > 0 ? (size_t)(content / MIG_ROW_LEAST) : SIZE_MAX;
	size_t most = chart->request->top;

	if (fit == 0)
		fit = 1;
	if (most == 0)
		most = count > ROWS_MAX ? ROWS_DEFAULT : count;
	/* A row for the rest needs a place too. */
	if (rest && fit != SIZE_MAX && most >= fit && count > fit)
		most = fit > 1 ? fit - 1 : 1;
	return most < fit ? most : fit;
}

double
mig_rows_size(const struct mig_chart *chart, size_t count, double spare)
{
	double content = mig_frame_content(chart, spare);

	return content > 0 && content / (double)count < 20 ? 12 : 14;
}

static enum mig_face
face_of(const struct mig_row *row)
{
	return row->strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR;
}

/* At most 40 percent of the sheet, and less where `texts` pixels beside the marks leave little. */
static double
names_most(const struct mig_chart *chart, double texts)
{
	double room = chart->canvas.width - 2 * MIG_MARGIN - 10 - texts - MARKS_LEAST;

	return fmin(chart->canvas.width * NAMES_MOST, fmax(room, NAMES_LEAST));
}

static double
names_width(const struct mig_chart *chart, const struct mig_row *rows, size_t count, double size,
	    double texts)
{
	char clean[MIG_TEXT_BYTES_MAX];
	double width = 0;
	size_t i;

	for (i = 0; i < count; i++)
		width = fmax(width, mig_text_width(mig_text_clean(rows[i].name, clean),
						   face_of(&rows[i]), size));
	return fmin(ceil(width) + 1, names_most(chart, texts));
}

static bool
too_wide(struct mig_text name, enum mig_face face, double size, double width)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(name, clean), face, size) > width;
}

double
mig_rows_height(const struct mig_chart *chart, struct mig_text name, bool strong, double height)
{
	enum mig_face face = strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR;
	bool two = too_wide(name, face, 14, chart->canvas.width * NAMES_MOST);

	return two ? fmax(height, ROW_OF_TWO) : height;
}

/* Names that are cut can look alike: where rows are high enough, long ones have two small lines. */
static bool
has_two_lines(const struct mig_canvas *canvas, const struct mig_row *rows, size_t count,
	      double size, double most)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (too_wide(rows[i].name, face_of(&rows[i]), size, most))
			return -1 / mig_canvas_y_pixel(canvas) >= 2 * LINE;
	return false;
}

static void
set_name(struct mig_canvas *canvas, const struct mig_row *row, double y, double width, double size,
	 size_t most)
{
	struct mig_style style = { MIG_ALIGN_RIGHT, face_of(row), size,
				   row->second ? MIG_INK_SECOND : MIG_INK };
	size_t lines = mig_canvas_lines(NULL, 0, 0, width, LINE, most, &style, row->name);

	if (lines > 0)
		mig_canvas_lines(canvas, MIG_MARGIN + width, y - (double)(lines - 1) * LINE / 2,
				 width, LINE, lines, &style, row->name);
}

struct mig_weight
mig_weight_of(struct mig_value figure, bool strong, size_t index)
{
	if (figure.state == MIG_VALUE_KNOWN && figure.number.units < 0)
		figure.number.units = -figure.number.units;
	return (struct mig_weight){ figure, strong, index };
}

/* The strong ones first, then the largest. */
static int
by_weight(const void *one, const void *other)
{
	const struct mig_weight *a = one, *b = other;
	bool known = a->size.state == MIG_VALUE_KNOWN, known_too = b->size.state == MIG_VALUE_KNOWN;
	int order = b->strong - a->strong;

	if (order == 0)
		order = known_too - known;
	if (order == 0 && known)
		order = mig_decimal_compare(b->size.number, a->size.number);
	return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

void
mig_weights_keep(struct mig_weight *weights, size_t count, size_t most, bool *kept)
{
	size_t i;

	qsort(weights, count, sizeof *weights, by_weight);
	for (i = 0; i < count; i++)
		kept[weights[i].index] = i < most || weights[i].strong;
}

void
mig_rows_set(struct mig_chart *chart, const struct mig_row *rows, size_t count, double size)
{
	struct mig_canvas *canvas = &chart->canvas;
	double names, texts, before = 0, after = 0;
	bool two;
	size_t i;

	canvas->y_from = (double)count - 0.4;
	canvas->y_to = -0.6;
	for (i = 0; i < count; i++) {
		before = fmax(before, rows[i].before);
		after = fmax(after, rows[i].after);
	}
	texts = ceil(before) + ceil(after);
	two = has_two_lines(canvas, rows, count, size, names_most(chart, texts));
	if (two)
		size = 12;
	names = names_width(chart, rows, count, size, texts);
	canvas->left = MIG_MARGIN + names + 10 + ceil(before);
	canvas->right = canvas->width - MIG_MARGIN - ceil(after);
	for (i = 0; i < count; i++)
		set_name(canvas, &rows[i], mig_canvas_y(canvas, (double)i), names, size,
			 two ? 2 : 1);
}

void
mig_rows_reach(struct mig_chart *chart, const struct mig_row *rows, size_t count)
{
	struct mig_canvas *canvas = &chart->canvas;
	double edge = canvas->width - MIG_MARGIN, right = edge;
	size_t i;

	for (i = 0; i < count; i++) {
		double part = (rows[i].end - canvas->x_from) / (canvas->x_to - canvas->x_from);
		double room = edge - rows[i].after - canvas->left;

		if (part > 0)
			right = fmin(right, canvas->left + room / part);
	}
	canvas->right = floor(right);
}

void
mig_rows_ground(struct mig_canvas *canvas, size_t i, double x, double width)
{
	double pixel = mig_canvas_x_pixel(canvas);
	double left = canvas->x_from + (x - 3 - canvas->left) * pixel;

	mig_canvas_box(canvas, left, left + (width + 6) * pixel, (double)i - 0.3, (double)i + 0.3,
		       MIG_WHITE);
}

struct mig_scale
mig_rows_scale(double low, double high, double width, bool zero)
{
	int tics = (int)fmax(2, fmin(5, width / TIC_ROOM));
	struct mig_scale scale;

	/* As in a line chart: smaller changes would be lost on an axis from 0. */
	zero = zero || low == high || high - low >= fmax(fabs(low), fabs(high)) / 4;
	/* One tic at 0 says nothing: rather some that stand closer. */
	do {
		scale = mig_scale_of(low, high, tics, zero);
		mig_scale_trim(&scale, fmin(low, zero ? 0 : low), high);
	} while (mig_scale_tic(&scale, 0) == 0 && mig_scale_tic(&scale, 1) > high && ++tics <= 5);
	return scale;
}

void
mig_rows_axis(struct mig_chart *chart, const struct mig_scale *scale)
{
	struct mig_canvas *canvas = &chart->canvas;
	char text[MIG_NUMBER_SIZE];
	double end = 0, slack = mig_canvas_x_pixel(canvas) / 2;
	int i;

	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i < scale->count; i++) {
		double tic = mig_scale_tic(scale, i), x = mig_canvas_x(canvas, tic), half;

		mig_tic_text(chart, scale, i, false, text);
		half = mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 14) / 2;
		if (tic < canvas->x_from - slack || tic > canvas->x_to + slack ||
		    x + half > canvas->width - 4)
			continue;
		mig_canvas_stroke(canvas, tic, canvas->y_to, tic, canvas->y_from);
		if (x - half < end + 8)
			continue;
		end = x + half;
		mig_canvas_string(canvas, x, canvas->bottom + 15, &mig_style_tic_centre, text);
	}
	mig_canvas_end(canvas);
}

const char *
mig_figure_text(const struct mig_chart *chart, struct mig_value value, int digits,
		char text[MIG_FIGURE_SIZE])
{
	char flags[MIG_FLAGS_TEXT_SIZE + 1];

	if (value.state == MIG_VALUE_KNOWN) {
		mig_chart_number(chart, value.number, digits, text);
		strcat(text, mig_flag_suffix(value.flags, flags));
	} else if (value.flags & MIG_FLAG('Q')) {
		snprintf(text, MIG_FIGURE_SIZE, "%s", mig_word(chart, "c confidential"));
	} else {
		snprintf(text, MIG_FIGURE_SIZE, "%s", mig_word(chart, ": not available"));
	}
	return text;
}

const char *
mig_figure_colon(const char *figure)
{
	return strncmp(figure, ": ", 2) == 0 ? "" : ": ";
}

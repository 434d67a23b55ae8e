/* dumbbell: two figures of each unit as dots on a row, joined, with their difference: of two
 * periods or two groups as mig-compare sets them side by side, or the first and last period of a
 * series. The second dot is blue where it is higher, orange where it is lower. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "couples.h"
#include "chart/legend.h"
#include "chart/types.h"
#include "chart/words.h"

enum { LEGEND_MOST = 4, DOT_RADIUS = 6 };

struct dumbbell {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_couples couples;
	char (*figures)[MIG_FIGURE_SIZE + 4]; /* the differences */
	struct mig_scale scale;
	double size; /* of the texts, pixels */
};

/* --------------------------------------------------------------------- figures */

static enum mig_status
set_figures(struct dumbbell *dumbbell)
{
	const struct mig_couples *couples = &dumbbell->couples;
	struct mig_chart *chart = dumbbell->chart;
	size_t i;

	dumbbell->figures =
	    mig_arena_allocate(&chart->arena, (couples->count + 1) * sizeof *dumbbell->figures);
	if (!dumbbell->figures)
		return mig_fail_memory(chart->error);
	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];
		bool plus = mig_known(item->change) && mig_decimal_sign(item->change.number) > 0;

		strcpy(dumbbell->figures[i], plus ? "+" : "");
		if (item->broken && mig_known(item->first) && mig_known(item->second))
			snprintf(dumbbell->figures[i], MIG_FIGURE_SIZE, "%s",
				 mig_word(chart, "Break in series"));
		else
			mig_figure_text(chart, item->change, couples->digits,
					dumbbell->figures[i] + plus);
	}
	return MIG_OK;
}

/* Ink where there is no difference, or none can be told. */
static enum mig_colour
colour_of(const struct dumbbell *dumbbell, const struct mig_couple *item, bool line)
{
	int sign = mig_known(item->change) ? mig_decimal_sign(item->change.number) : 0;
	bool pale = dumbbell->chart->request->highlight.count > 0 && !item->strong;

	if (sign == 0)
		return pale ? MIG_INK_SECOND : MIG_INK;
	if (pale)
		return sign < 0 ? MIG_ORANGE_PALE : MIG_BLUE_PALE;
	if (line)
		return sign < 0 ? MIG_ORANGE_TINT : MIG_BLUE_TINT;
	return sign < 0 ? MIG_ORANGE : MIG_BLUE;
}

static double
low_of(const struct mig_couple *item)
{
	return fmin(mig_value_number(item->first), mig_value_number(item->second));
}

static double
high_of(const struct mig_couple *item)
{
	return fmax(mig_value_number(item->first), mig_value_number(item->second));
}

/* Where the text of a row stands right of, in data. */
static double
end_of(const struct dumbbell *dumbbell, const struct mig_couple *item)
{
	double high = high_of(item);

	return isnan(high) ? dumbbell->canvas->x_from : high;
}

/* ----------------------------------------------------------------------- marks */

static void
find_scale(struct dumbbell *dumbbell, double width)
{
	const struct mig_couples *couples = &dumbbell->couples;
	double low = INFINITY, high = -INFINITY;
	size_t i;

	for (i = 0; i < couples->count; i++) {
		low = fmin(low, low_of(&couples->items[i]));
		high = fmax(high, high_of(&couples->items[i]));
	}
	dumbbell->scale = mig_rows_scale(low, high, width, false);
	dumbbell->canvas->x_from = fmin(low, dumbbell->scale.from);
	dumbbell->canvas->x_to = fmax(high, fmin(dumbbell->scale.to, 0));
	if (dumbbell->canvas->x_to <= dumbbell->canvas->x_from)
		dumbbell->canvas->x_to = dumbbell->scale.to;
	if (dumbbell->scale.from > 0 || dumbbell->scale.to < 0)
		mig_frame_note(dumbbell->chart, "The axis does not start at 0.");
}

static double
figure_width(const struct dumbbell *dumbbell, size_t i)
{
	return mig_text_width(mig_text_of(dumbbell->figures[i]), MIG_FACE_BOLD, dumbbell->size);
}

static void
set_rows(struct dumbbell *dumbbell, struct mig_row *rows)
{
	size_t i, count = dumbbell->couples.count;

	for (i = 0; i < count; i++) {
		const struct mig_couple *item = &dumbbell->couples.items[i];

		rows[i] = (struct mig_row){ .name = item->name,
					    .strong = item->strong,
					    .before = DOT_RADIUS,
					    .after = figure_width(dumbbell, i) + DOT_RADIUS + 8,
					    .end = end_of(dumbbell, item) };
	}
	mig_rows_set(dumbbell->chart, rows, count, dumbbell->size);
	mig_rows_reach(dumbbell->chart, rows, count);
	mig_frame_check_width(dumbbell->chart);
	/* A dot on the edge is whole. */
	dumbbell->canvas->right =
	    fmin(dumbbell->canvas->right, dumbbell->canvas->width - MIG_MARGIN - DOT_RADIUS);
}

static void
add_lines(const struct dumbbell *dumbbell)
{
	struct mig_canvas *canvas = dumbbell->canvas;
	double half = fabs(1.5 * mig_canvas_y_pixel(canvas));
	size_t i;

	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < dumbbell->couples.count; i++) {
		const struct mig_couple *item = &dumbbell->couples.items[i];

		if (mig_known(item->change) && mig_decimal_sign(item->change.number) != 0)
			mig_canvas_box(canvas, low_of(item), high_of(item), (double)i - half,
				       (double)i + half, colour_of(dumbbell, item, true));
	}
	mig_canvas_end(canvas);
}

static void
add_dot(const struct dumbbell *dumbbell, size_t i, struct mig_value value, enum mig_colour colour)
{
	double dot[4] = { mig_value_number(value), (double)i, 1, colour };

	if (!mig_known(value))
		return;
	mig_canvas_row(dumbbell->canvas, dot, 4);
	if (value.flags & (MIG_FLAG('P') | MIG_FLAG('E'))) {
		dot[2] = 0.55;
		dot[3] = MIG_WHITE;
		mig_canvas_row(dumbbell->canvas, dot, 4);
	}
}

static void
add_dots(const struct dumbbell *dumbbell)
{
	size_t i;

	mig_canvas_begin(dumbbell->canvas, "DOTS");
	for (i = 0; i < dumbbell->couples.count; i++) {
		const struct mig_couple *item = &dumbbell->couples.items[i];

		add_dot(dumbbell, i, item->first, MIG_OTHER_LINE);
		add_dot(dumbbell, i, item->second, colour_of(dumbbell, item, false));
	}
	mig_canvas_end(dumbbell->canvas);
}

/* "CIS, 2009: 32 082; 2014: 14 833; −17 249". */
static void
add_pointer(const struct dumbbell *dumbbell, size_t i)
{
	const struct mig_couples *couples = &dumbbell->couples;
	const struct mig_couple *item = &couples->items[i];
	double radius = DOT_RADIUS * mig_canvas_x_pixel(dumbbell->canvas);
	double end = end_of(dumbbell, item), low = low_of(item);
	char first[MIG_FIGURE_SIZE], second[MIG_FIGURE_SIZE];

	mig_figure_text(dumbbell->chart, item->first, couples->digits, first);
	mig_figure_text(dumbbell->chart, item->second, couples->digits, second);
	mig_canvas_mark_box(dumbbell->canvas, (isnan(low) ? end : low) - radius, end + radius,
			    (double)i - 0.5, (double)i + 0.5, "%.300s, %.100s%s%s; %.100s%s%s%s%s",
			    item->name.bytes, couples->names[0].bytes, mig_figure_colon(first),
			    first, couples->names[1].bytes, mig_figure_colon(second), second,
			    mig_known(item->change) || item->broken ? "; " : "",
			    mig_known(item->change) || item->broken ? dumbbell->figures[i] : "");
}

static void
add_texts(const struct dumbbell *dumbbell)
{
	struct mig_canvas *canvas = dumbbell->canvas;
	size_t i;

	mig_canvas_begin(canvas, "GROUND");
	for (i = 0; i < dumbbell->couples.count; i++) {
		const struct mig_couple *item = &dumbbell->couples.items[i];
		double x = mig_canvas_x(canvas, end_of(dumbbell, item)) + DOT_RADIUS + 6;
		struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_BOLD, dumbbell->size,
					   colour_of(dumbbell, item, false) };

		if (!mig_known(item->change)) {
			style.face = MIG_FACE_REGULAR;
			style.colour = MIG_INK_SECOND;
		} else if (style.colour == MIG_ORANGE_PALE || style.colour == MIG_BLUE_PALE ||
			   style.colour == MIG_INK_SECOND) {
			style.face = MIG_FACE_MEDIUM;
			style.colour = MIG_INK_SECOND;
		}
		mig_rows_ground(canvas, i, x, figure_width(dumbbell, i));
		mig_canvas_string(canvas, x, mig_canvas_y(canvas, (double)i), &style,
				  dumbbell->figures[i]);
		add_pointer(dumbbell, i);
	}
	mig_canvas_end(canvas);
}

/* ----------------------------------------------------------------------- words */

static struct mig_text
legend_text(const struct dumbbell *dumbbell, bool higher)
{
	const struct mig_chart *chart = dumbbell->chart;
	const char *name = dumbbell->couples.names[1].bytes;
	char text[512];
	char *copy;

	if (higher)
		snprintf(text, sizeof text, mig_word(chart, "%.200s, higher"), name);
	else
		snprintf(text, sizeof text, mig_word(chart, "%.200s, lower"), name);
	text[mig_utf8_invalid(text, strlen(text))] = '\0';
	copy = mig_arena_copy(&dumbbell->chart->arena, mig_text_of(text));
	return mig_text_of(copy ? copy : "");
}

/* The first dot, and the second one in the colours that it has. */
static size_t
legend_of(const struct dumbbell *dumbbell, struct mig_legend_item items[LEGEND_MOST])
{
	const struct mig_couples *couples = &dumbbell->couples;
	bool up = false, down = false, plain = false;
	size_t i, count = 0;

	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];
		int sign = mig_known(item->change) ? mig_decimal_sign(item->change.number) : 0;

		up = up || sign > 0;
		down = down || sign < 0;
		plain = plain || (sign == 0 && mig_known(item->second));
	}
	items[count++] = (struct mig_legend_item){ couples->names[0], MIG_OTHER_LINE, MIG_KEY_DOT };
	if (up)
		items[count++] =
		    (struct mig_legend_item){ legend_text(dumbbell, true), MIG_BLUE, MIG_KEY_DOT };
	if (down)
		items[count++] = (struct mig_legend_item){ legend_text(dumbbell, false), MIG_ORANGE,
							   MIG_KEY_DOT };
	if (plain)
		items[count++] =
		    (struct mig_legend_item){ couples->names[1], MIG_INK, MIG_KEY_DOT };
	return count;
}

static enum mig_status
draw(struct dumbbell *dumbbell)
{
	struct mig_canvas *canvas = dumbbell->canvas;
	struct mig_chart *chart = dumbbell->chart;
	struct mig_legend_item items[LEGEND_MOST];
	size_t i, count = dumbbell->couples.count, legend = legend_of(dumbbell, items);
	struct mig_row *rows = mig_arena_allocate(&chart->arena, (count + 1) * sizeof *rows);
	double head = MIG_LEGEND_LINE * (double)mig_legend_lines(chart, items, legend);
	double row = MIG_ROW;

	if (!rows)
		return mig_fail_memory(chart->error);
	find_scale(dumbbell, canvas->width * 0.6);
	mig_frame_describe(dumbbell->chart, "Pairs of dots, %.100s and %.100s: %zu.",
			   dumbbell->couples.names[0].bytes, dumbbell->couples.names[1].bytes,
			   dumbbell->couples.count);
	mig_couples_describe(&dumbbell->couples);
	for (i = 0; i < count; i++)
		row = mig_rows_height(chart, dumbbell->couples.items[i].name,
				      dumbbell->couples.items[i].strong, row);
	mig_frame_layout(chart, row * (double)count + head, MIG_ROWS_AXIS);
	canvas->top = fmin(canvas->top + head, canvas->bottom - 20);
	dumbbell->size = mig_rows_size(chart, count, MIG_ROWS_AXIS + head);
	set_rows(dumbbell, rows);
	mig_rows_axis(chart, &dumbbell->scale);
	add_lines(dumbbell);
	add_dots(dumbbell);
	add_texts(dumbbell);
	mig_legend_set(chart, items, legend, true);
	mig_canvas_begin(canvas, "AXIS");
	if (canvas->x_from <= 0 && canvas->x_to >= 0)
		mig_canvas_stroke(canvas, 0, canvas->y_to, 0, canvas->y_from);
	mig_canvas_end(canvas);
	return canvas->status;
}

enum mig_status
mig_dumbbell_read(struct mig_couples *couples, const char *type)
{
	enum mig_status status = mig_couples_read(couples, MIG_COUPLES_COMPARED, type);

	return status == MIG_OK ? mig_couples_choose(couples) : status;
}

enum mig_status
mig_draw_dumbbell(struct mig_chart *chart)
{
	struct dumbbell dumbbell = { .chart = chart,
				     .canvas = &chart->canvas,
				     .couples = { .chart = chart } };
	enum mig_status status = mig_dumbbell_read(&dumbbell.couples, "dumbbell");

	if (status == MIG_OK && chart->empty)
		return mig_frame_empty(chart);
	if (status == MIG_OK)
		status = set_figures(&dumbbell);
	return status == MIG_OK ? draw(&dumbbell) : status;
}

#include "legend.h"

#include <math.h>

enum { BOX = 12, INDENT = 18, BETWEEN = 18 };

static const struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14, MIG_INK };

/* Where item `i` stands, given where the one before it ends; both are moved on. */
static void
place(const struct mig_chart *chart, const struct mig_legend_item *item, double *x, size_t *line,
      double *end)
{
	double most = chart->canvas.width - 2 * MIG_MARGIN;
	char clean[MIG_TEXT_BYTES_MAX];
	double width = mig_text_width(mig_text_clean(item->name, clean), style.face, style.size);

	width = fmin(INDENT + width, most);
	if (*end > MIG_MARGIN && *end + width > MIG_MARGIN + most) {
		*end = MIG_MARGIN;
		++*line;
	}
	*x = *end;
	*end += width + BETWEEN;
}

size_t
mig_legend_lines(const struct mig_chart *chart, const struct mig_legend_item *items, size_t count)
{
	double x, end = MIG_MARGIN;
	size_t i, line = 0;

	for (i = 0; i < count; i++)
		place(chart, &items[i], &x, &line, &end);
	return line + 1;
}

/* A box or tick, or nothing, with its left end and its middle in pixels. */
static void
add_key(struct mig_canvas *canvas, const struct mig_legend_item *item, double x, double y)
{
	double across = mig_canvas_x_pixel(canvas), up = mig_canvas_y_pixel(canvas);
	double left = canvas->x_from + (x - canvas->left) * across;
	double low = canvas->y_from + (canvas->bottom - y - 6) * up;

	if (item->key == MIG_KEY_BOX)
		mig_canvas_box(canvas, left, left + BOX * across, low, low + BOX * up,
			       item->colour);
	else if (item->key == MIG_KEY_TICK)
		mig_canvas_box(canvas, left + 5 * across, left + 7.5 * across, low - up,
			       low + (BOX + 1) * up, item->colour);
}

static void
add_dot(struct mig_canvas *canvas, const struct mig_legend_item *item, double x, double y)
{
	double dot[4] = { canvas->x_from + (x + 6 - canvas->left) * mig_canvas_x_pixel(canvas),
			  canvas->y_from + (canvas->bottom - y) * mig_canvas_y_pixel(canvas), 0.9,
			  item->colour };

	if (item->key == MIG_KEY_DOT)
		mig_canvas_row(canvas, dot, 4);
}

void
mig_legend_set(struct mig_chart *chart, const struct mig_legend_item *items, size_t count,
	       bool dots)
{
	struct mig_canvas *canvas = &chart->canvas;
	double most = canvas->width - 2 * MIG_MARGIN - INDENT;
	size_t i, lines = mig_legend_lines(chart, items, count), pass;

	for (pass = 0; pass < (dots ? 2U : 1U); pass++) {
		double x, end = MIG_MARGIN;
		size_t line = 0;

		mig_canvas_begin(canvas, pass ? "LEGEND_DOTS" : "LEGEND");
		for (i = 0; i < count; i++) {
			double y;

			place(chart, &items[i], &x, &line, &end);
			y = canvas->top - 16 - MIG_LEGEND_LINE * (double)(lines - 1 - line);
			if (pass) {
				add_dot(canvas, &items[i], x, y);
				continue;
			}
			add_key(canvas, &items[i], x, y);
			mig_canvas_label(canvas, x + INDENT, y, most, &style, items[i].name);
		}
		mig_canvas_end(canvas);
	}
}

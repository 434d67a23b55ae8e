#include "names.h"

#include <math.h>
#include <string.h>

enum { INDENT = 14, BETWEEN = 7, LEADER_MAX = 90 };

static struct mig_style
style_of(const struct mig_name *name, bool figure)
{
	struct mig_style style = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 12, MIG_INK_SECOND};

	if (!name->strong)
		return style;
	style.face = figure ? MIG_FACE_REGULAR : MIG_FACE_BOLD;
	style.size = 14;
	style.colour = mig_label_colour(name->colour);
	return style;
}

static double
figure_width(const struct mig_name *name)
{
	struct mig_style style = style_of(name, true);
	double width = mig_text_width(mig_text_of(name->figure), style.face, style.size);

	return width > 0 ? width + BETWEEN : 0;
}

static double
name_width(const struct mig_name *name)
{
	struct mig_style style = style_of(name, false);
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(name->name, clean), style.face, style.size);
}

double
mig_names_width(const struct mig_name *names, size_t count, double most)
{
	double width = 0;
	size_t i;

	for (i = 0; i < count; i++)
		width = fmax(width, name_width(&names[i]) + figure_width(&names[i]));
	return ceil(fmin(width + INDENT + 2, most));
}

static void
sort_downwards(struct mig_name *names, size_t count)
{
	size_t i, j;

	for (i = 1; i < count; i++) {
		struct mig_name moved = names[i];

		for (j = i; j > 0 && names[j - 1].y < moved.y; j--)
			names[j] = names[j - 1];
		names[j] = moved;
	}
}

static void
set_one(struct mig_canvas *canvas, const struct mig_name *name, double y, double width)
{
	struct mig_style style = style_of(name, false), after = style_of(name, true);
	double x = canvas->right + INDENT, room = width - INDENT - figure_width(name);
	double used = fmin(name_width(name), room);

	mig_canvas_label(canvas, x, y, room, &style, name->name);
	if (name->figure[0])
		mig_canvas_string(canvas, x + used + BETWEEN, y, &after, name->figure);
}

static void
lead(struct mig_canvas *canvas, const struct mig_name *name, double y)
{
	double x = mig_canvas_x(canvas, name->x);
	double label_y = canvas->y_from + (canvas->bottom - y) * mig_canvas_y_pixel(canvas);
	double label_x = canvas->x_to + (INDENT - 4) * mig_canvas_x_pixel(canvas);

	/* Far from the edge it would look like data. */
	if (name->loose || canvas->right - x > LEADER_MAX)
		return;
	if (fabs(mig_canvas_y(canvas, name->y) - y) < 4 && canvas->right - x < INDENT + 16)
		return;
	mig_canvas_stroke(canvas, name->x + 5 * mig_canvas_x_pixel(canvas), name->y, label_x,
			  label_y);
}

void
mig_names_set(struct mig_chart *chart, struct mig_name *names, size_t count, double width)
{
	struct mig_canvas *canvas = &chart->canvas;
	double *places = mig_arena_allocate(&chart->arena, (2 * count + 1) * sizeof *places);
	size_t i;

	if (!places) {
		canvas->status = mig_fail_memory(chart->error);
		return;
	}
	sort_downwards(names, count);
	for (i = 0; i < count; i++)
		places[i] = mig_canvas_y(canvas, names[i].y);
	mig_spread(places, places + count, count, MIG_NAME_GAP, canvas->top - 4,
		   canvas->bottom + 4);
	mig_canvas_begin(canvas, "LEADERS");
	for (i = 0; i < count; i++)
		lead(canvas, &names[i], places[i]);
	mig_canvas_end(canvas);
	for (i = 0; i < count; i++)
		set_one(canvas, &names[i], places[i], width);
}

#include "names.h"

#include <math.h>
#include <string.h>

enum { BETWEEN = 7, LEADER_MAX = 90, LINE = 16 };

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
	return ceil(fmin(width + MIG_NAMES_GUTTER + 2, most));
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

struct side {
	struct mig_canvas *canvas;
	bool left;
	double width, gutter;
	bool two_lines; /* for names that would be cut in one: those could look alike */
};

static double
room_of(const struct side *side, const struct mig_name *name)
{
	return side->width - side->gutter - figure_width(name);
}

/* What of a name stands in a line above the figure's: as much as fits there. */
static struct mig_text
first_line(const struct side *side, const struct mig_name *name, struct mig_text text)
{
	struct mig_style style = style_of(name, false);
	size_t fit = 0;

	if (side->two_lines && name_width(name) > room_of(side, name))
		fit = mig_text_fit(text, style.face, style.size, side->width - side->gutter);
	return (struct mig_text){ text.bytes, fit };
}

static void
set_one(const struct side *side, const struct mig_name *name, double y)
{
	struct mig_style style = style_of(name, false), after = style_of(name, true);
	double room = room_of(side, name), x = side->canvas->right + side->gutter;
	char clean[MIG_TEXT_BYTES_MAX];
	struct mig_text text = mig_text_clean(name->name, clean);
	struct mig_text first = first_line(side, name, text);

	if (side->left) {
		style.align = after.align = MIG_ALIGN_RIGHT;
		x = side->canvas->left - side->gutter;
	}
	if (first.length > 0) {
		mig_canvas_label(side->canvas, x, y - LINE / 2.0, side->width - side->gutter,
				 &style, first);
		y += LINE / 2.0;
		while (first.length < text.length && text.bytes[first.length] == ' ')
			first.length++;
		text.bytes += first.length;
		text.length -= first.length;
	}
	if (text.length > 0) {
		mig_canvas_label(side->canvas, side->left ? x - figure_width(name) : x, y, room,
				 &style, text);
		if (!side->left)
			x += fmin(mig_text_width(text, style.face, style.size), room) + BETWEEN;
	}
	if (name->figure[0])
		mig_canvas_string(side->canvas, x, y, &after, name->figure);
}

static void
lead(const struct side *side, const struct mig_name *name, double y)
{
	struct mig_canvas *canvas = side->canvas;
	double pixel = (side->left ? -1 : 1) * mig_canvas_x_pixel(canvas);
	double x = mig_canvas_x(canvas, name->x);
	double away = side->left ? x - canvas->left : canvas->right - x;
	double label_y = canvas->y_from + (canvas->bottom - y) * mig_canvas_y_pixel(canvas);
	double label_x = (side->left ? canvas->x_from : canvas->x_to) + (side->gutter - 4) * pixel;

	/* Far from the edge it would look like data. */
	if (name->loose || away > LEADER_MAX)
		return;
	if (fabs(mig_canvas_y(canvas, name->y) - y) < 4 && away < MIG_NAMES_GUTTER + 16 &&
	    side->gutter <= MIG_NAMES_GUTTER)
		return;
	mig_canvas_stroke(canvas, name->x + 5 * pixel, name->y, label_x, label_y);
}

void
mig_names_set_side(struct mig_chart *chart, struct mig_name *names, size_t count, double width,
		   enum mig_side where, double gutter)
{
	struct mig_canvas *canvas = &chart->canvas;
	struct side side = { canvas, where == MIG_SIDE_LEFT, width, gutter, false };
	double *places = mig_arena_allocate(&chart->arena, (2 * count + 1) * sizeof *places);
	double gap = MIG_NAME_GAP, edge = 4; /* of the plot, and how far a name may go over it */
	size_t i;

	if (!places) {
		canvas->status = mig_fail_memory(chart->error);
		return;
	}
	sort_downwards(names, count);
	for (i = 0; i < count; i++) {
		places[i] = mig_canvas_y(canvas, names[i].y);
		side.two_lines |= name_width(&names[i]) > room_of(&side, &names[i]);
	}
	side.two_lines &= (gap + LINE) * (double)count <= canvas->bottom - canvas->top;
	if (side.two_lines) {
		gap += LINE;
		edge -= LINE / 2.0;
	}
	mig_spread(places, places + count, count, gap, canvas->top - edge, canvas->bottom + edge);
	mig_canvas_begin(canvas, side.left ? "LEADERS_LEFT" : "LEADERS");
	for (i = 0; i < count; i++)
		lead(&side, &names[i], places[i]);
	mig_canvas_end(canvas);
	for (i = 0; i < count; i++)
		set_one(&side, &names[i], places[i]);
}

void
mig_names_set(struct mig_chart *chart, struct mig_name *names, size_t count, double width)
{
	mig_names_set_side(chart, names, count, width, MIG_SIDE_RIGHT, MIG_NAMES_GUTTER);
}

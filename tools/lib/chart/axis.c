#include <math.h>
#include <stdio.h>
#include <string.h>

#include "frame.h"

/* The text of tic `i`. */
static const char *
tic_text(const struct mig_scale *scale, int i, bool mirrored, char text[MIG_NUMBER_SIZE])
{
	double tic = mig_scale_tic(scale, i);
	struct mig_decimal number;

	if (!mig_decimal_from_double(mirrored ? fabs(tic) : tic, scale->digits, &number)) {
		snprintf(text, MIG_NUMBER_SIZE, "%g", tic);
		return text;
	}
	return mig_number_text(number, scale->digits, text);
}

void
mig_frame_value_axis(struct mig_chart *chart, const struct mig_scale *scale, bool mirrored)
{
	struct mig_canvas *canvas = &chart->canvas;
	char text[MIG_NUMBER_SIZE];
	double widest = 0;
	int i;

	for (i = 0; i < scale->count; i++) {
		struct mig_text tic = mig_text_of(tic_text(scale, i, mirrored, text));

		widest = fmax(widest, mig_text_width(tic, MIG_FACE_REGULAR, 14));
	}
	canvas->left = ceil(MIG_MARGIN + widest + 10);
	for (i = 0; i < scale->count; i++)
		mig_canvas_string(canvas, canvas->left - 10,
				  mig_canvas_y(canvas, mig_scale_tic(scale, i)),
				  &mig_style_tic_right, tic_text(scale, i, mirrored, text));
	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i < scale->count; i++)
		mig_canvas_stroke(canvas, canvas->x_from, mig_scale_tic(scale, i), canvas->x_to,
				  mig_scale_tic(scale, i));
	mig_canvas_end(canvas);
}

void
mig_frame_period_axis(struct mig_chart *chart, const struct mig_grid *grid)
{
	struct mig_canvas *canvas = &chart->canvas;
	double pixel = mig_canvas_y_pixel(canvas), before = canvas->width;
	double tic = canvas->y_from - 5 * pixel;
	size_t i;

	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, canvas->x_from, canvas->y_from, canvas->x_to, canvas->y_from);
	if (canvas->y_from < 0 && canvas->y_to > 0)
		mig_canvas_stroke(canvas, canvas->x_from, 0, canvas->x_to, 0);
	/* From the last one back, since that is the one which must have its name. */
	for (i = grid->slot_count; i-- > 0;) {
		struct mig_text name = grid->slots[i].label;
		double x = mig_canvas_x(canvas, grid->slots[i].at);
		double half = mig_text_width(name, MIG_FACE_REGULAR, 14) / 2;

		if (x - half < MIG_MARGIN / 2 || x + half + 10 > before)
			continue;
		before = x - half;
		mig_canvas_label(canvas, x, canvas->bottom + 17, 2 * half + 1,
				 &mig_style_tic_centre, name);
		mig_canvas_stroke(canvas, grid->slots[i].at, canvas->y_from, grid->slots[i].at,
				  tic);
	}
	mig_canvas_end(canvas);
}

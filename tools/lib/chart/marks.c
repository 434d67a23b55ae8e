#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "canvas.h"

static void
add(struct mig_canvas *canvas, struct mig_text text)
{
	if (canvas->status == MIG_OK)
		canvas->status =
		    mig_buffer_add(&canvas->marks, text.bytes, text.length, canvas->error);
}

static void
add_words(struct mig_canvas *canvas, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* What stands behind the shape: one line, whatever the user's text holds. */
static void
add_words(struct mig_canvas *canvas, const char *format, va_list arguments)
{
	char text[2048], clean[MIG_TEXT_BYTES_MAX];

	vsnprintf(text, sizeof text, format, arguments);
	text[mig_utf8_invalid(text, strlen(text))] = '\0';
	add(canvas, mig_text_of("\t"));
	add(canvas, mig_text_clean(mig_text_of(text), clean));
	if (canvas->mark_key.length > 0) {
		add(canvas, mig_text_of("\t"));
		add(canvas, mig_text_clean(canvas->mark_key, clean));
	}
	add(canvas, mig_text_of("\n"));
}

/* Move the ends of a box that is too thin apart, and keep it on the sheet. */
static void
widen(double *low, double *high, double most)
{
	double middle = (*low + *high) / 2;

	if (*high - *low < MIG_MARK_LEAST) {
		*low = middle - MIG_MARK_LEAST / 2.0;
		*high = middle + MIG_MARK_LEAST / 2.0;
	}
	*low = fmax(*low, 0);
	*high = fmin(*high, most);
}

/* In pixels, y downwards. */
static void
add_box(struct mig_canvas *canvas, double left, double right, double top, double bottom)
{
	widen(&left, &right, canvas->width);
	widen(&top, &bottom, canvas->height);
	if (canvas->status == MIG_OK)
		canvas->status =
		    mig_buffer_format(&canvas->marks, canvas->error, "M%.1f,%.1fH%.1fV%.1fH%.1fZ",
				      left, top, right, bottom, left);
}

void
mig_canvas_mark_box(struct mig_canvas *canvas, double x_low, double x_high, double y_low,
		    double y_high, const char *format, ...)
{
	double x[2] = { mig_canvas_x(canvas, x_low), mig_canvas_x(canvas, x_high) };
	double y[2] = { mig_canvas_y(canvas, y_low), mig_canvas_y(canvas, y_high) };
	va_list arguments;

	add_box(canvas, fmin(x[0], x[1]), fmax(x[0], x[1]), fmin(y[0], y[1]), fmax(y[0], y[1]));
	va_start(arguments, format);
	add_words(canvas, format, arguments);
	va_end(arguments);
}

void
mig_canvas_mark_point(struct mig_canvas *canvas, double x, double y, double radius,
		      const char *format, ...)
{
	double at[2] = { mig_canvas_x(canvas, x), mig_canvas_y(canvas, y) };
	va_list arguments;

	add_box(canvas, at[0] - radius, at[0] + radius, at[1] - radius, at[1] + radius);
	va_start(arguments, format);
	add_words(canvas, format, arguments);
	va_end(arguments);
}

void
mig_canvas_mark_rings(struct mig_canvas *canvas, const double (*points)[2], size_t count,
		      const char *format, ...)
{
	bool inside = false;
	va_list arguments;
	size_t i;

	for (i = 0; i < count && canvas->status == MIG_OK; i++) {
		if (isnan(points[i][0])) {
			add(canvas, mig_text_of(inside ? "Z" : ""));
			inside = false;
			continue;
		}
		canvas->status = mig_buffer_format(
		    &canvas->marks, canvas->error, "%c%.1f,%.1f", inside ? 'L' : 'M',
		    mig_canvas_x(canvas, points[i][0]), mig_canvas_y(canvas, points[i][1]));
		inside = true;
	}
	add(canvas, mig_text_of("Z"));
	va_start(arguments, format);
	add_words(canvas, format, arguments);
	va_end(arguments);
}

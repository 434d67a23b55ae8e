#include "canvas.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
mig_canvas_free(struct mig_canvas *canvas)
{
	mig_buffer_free(&canvas->texts);
	mig_buffer_free(&canvas->labels);
	mig_buffer_free(&canvas->blocks);
	mig_buffer_free(&canvas->numbers);
	mig_buffer_free(&canvas->marks);
}

double
mig_canvas_x(const struct mig_canvas *canvas, double x)
{
	return canvas->left + (x - canvas->x_from) / mig_canvas_x_pixel(canvas);
}

double
mig_canvas_y(const struct mig_canvas *canvas, double y)
{
	return canvas->bottom - (y - canvas->y_from) / mig_canvas_y_pixel(canvas);
}

double
mig_canvas_x_pixel(const struct mig_canvas *canvas)
{
	return (canvas->x_to - canvas->x_from) / (canvas->right - canvas->left);
}

double
mig_canvas_y_pixel(const struct mig_canvas *canvas)
{
	return (canvas->y_to - canvas->y_from) / (canvas->bottom - canvas->top);
}

void
mig_canvas_sheet(struct mig_canvas *canvas)
{
	canvas->left = canvas->top = canvas->x_from = canvas->y_to = 0;
	canvas->right = canvas->x_to = canvas->width;
	canvas->bottom = canvas->y_from = canvas->height;
}

/* ------------------------------------------------------------------------- text */

/* Characters that no chart can show, that XML forbids or that reorder what follows. */
static bool
unprintable(unsigned code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
}

struct mig_text
mig_text_clean(struct mig_text text, char clean[MIG_TEXT_BYTES_MAX])
{
	struct mig_text result = {clean, 0};
	size_t i, length, count = 0;

	for (i = 0; i < text.length; i += length, count++) {
		size_t left = text.length - i;

		if (count == MIG_TEXT_CHARACTERS_MAX - 1 && left > 4) {
			memcpy(clean + result.length, "\xE2\x80\xA6", 3);
			result.length += 3;
			break;
		}
		length = 1;
		if (mig_utf8_invalid(text.bytes + i, left < 4 ? left : 4) == 0) {
			clean[result.length++] = '?';
		} else if (unprintable(mig_utf8_decode(text.bytes + i, &length))) {
			clean[result.length++] = ' ';
		} else {
			memcpy(clean + result.length, text.bytes + i, length);
			result.length += length;
		}
	}
	return result;
}

static void
add_text(struct mig_canvas *canvas, struct mig_text text)
{
	if (canvas->status == MIG_OK)
		canvas->status =
		    mig_buffer_add(&canvas->texts, text.bytes, text.length, canvas->error);
}

static void
add_label(struct mig_canvas *canvas, double x, double y, const struct mig_style *style,
	  double degrees)
{
	if (canvas->status == MIG_OK)
		canvas->status = mig_buffer_format(
		    &canvas->labels, canvas->error, "%.2f %.2f %d %d %g %d", x, y,
		    (int)style->align, (int)style->face, style->size, (int)style->colour);
	if (canvas->status == MIG_OK && degrees != 0)
		canvas->status =
		    mig_buffer_format(&canvas->labels, canvas->error, " %g", degrees);
	if (canvas->status == MIG_OK)
		canvas->status = mig_buffer_add_string(&canvas->labels, "\n", canvas->error);
	canvas->label_count++;
}

void
mig_canvas_label_turned(struct mig_canvas *canvas, double x, double y, double width,
			const struct mig_style *style, double degrees, struct mig_text text)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	char clean[MIG_TEXT_BYTES_MAX];
	bool cut = false;

	text = mig_text_clean(text, clean);
	if (mig_text_width(text, style->face, style->size) > width) {
		text.length = mig_text_fit(text, style->face, style->size, width - style->size);
		cut = true;
	}
	add_text(canvas, text);
	add_text(canvas, mig_text_of(cut ? ellipsis : ""));
	add_text(canvas, mig_text_of("\n"));
	add_label(canvas, x, y, style, degrees);
}

void
mig_canvas_label(struct mig_canvas *canvas, double x, double y, double width,
		 const struct mig_style *style, struct mig_text text)
{
	mig_canvas_label_turned(canvas, x, y, width, style, 0, text);
}

size_t
mig_canvas_lines(struct mig_canvas *canvas, double x, double y, double width, double apart,
		 size_t most, const struct mig_style *style, struct mig_text text)
{
	char clean[MIG_TEXT_BYTES_MAX];
	size_t lines = 0;

	text = mig_text_clean(text, clean);
	while (text.length > 0 && lines < most) {
		size_t fit = mig_text_fit(text, style->face, style->size, width);
		struct mig_text line = { text.bytes, fit };

		if (++lines == most)
			line = text;
		if (canvas)
			mig_canvas_label(canvas, x, y, width, style, line);
		y += apart;
		while (fit < text.length && text.bytes[fit] == ' ')
			fit++;
		text.bytes += fit;
		text.length -= fit;
	}
	return lines;
}

void
mig_canvas_string(struct mig_canvas *canvas, double x, double y, const struct mig_style *style,
		  const char *text)
{
	mig_canvas_label(canvas, x, y, 1e9, style, mig_text_of(text));
}

/* ------------------------------------------------------------------------ blocks */

static void
add_block(struct mig_canvas *canvas, const char *string)
{
	if (canvas->status == MIG_OK)
		canvas->status = mig_buffer_add_string(&canvas->blocks, string, canvas->error);
}

/* The shortest form that reads back as the same number; gnuplot knows no other "nan". */
static void
print_number(char text[32], double number)
{
	int digits = 15;

	if (isnan(number)) {
		strcpy(text, "NaN");
		return;
	}
	do
		snprintf(text, 32, "%.*g", digits, number);
	while (strtod(text, NULL) != number && ++digits <= 17);
}

void
mig_canvas_begin(struct mig_canvas *canvas, const char *name)
{
	add_block(canvas, "$");
	add_block(canvas, name);
	add_block(canvas, " << END\n");
}

void
mig_canvas_row(struct mig_canvas *canvas, const double *numbers, size_t count)
{
	char text[32];
	size_t i;

	for (i = 0; i < count; i++) {
		print_number(text, numbers[i]);
		add_block(canvas, text);
		add_block(canvas, i + 1 < count ? " " : "\n");
	}
}

void
mig_canvas_gap(struct mig_canvas *canvas)
{
	add_block(canvas, "\n");
}

void
mig_canvas_next(struct mig_canvas *canvas)
{
	add_block(canvas, "\n\n");
}

void
mig_canvas_end(struct mig_canvas *canvas)
{
	add_block(canvas, "END\n");
}

void
mig_canvas_box(struct mig_canvas *canvas, double x_low, double x_high, double y_low,
	       double y_high, enum mig_colour colour)
{
	double row[7] = {(x_low + x_high) / 2, (y_low + y_high) / 2, x_low, x_high, y_low, y_high,
			 colour};

	mig_canvas_row(canvas, row, 7);
}

void
mig_canvas_stroke(struct mig_canvas *canvas, double x0, double y0, double x1, double y1)
{
	double from[2] = {x0, y0}, to[2] = {x1, y1};

	mig_canvas_row(canvas, from, 2);
	mig_canvas_row(canvas, to, 2);
	mig_canvas_gap(canvas);
}

void
mig_canvas_number(struct mig_canvas *canvas, const char *name, double number)
{
	char text[32];

	print_number(text, number);
	if (canvas->status == MIG_OK)
		canvas->status = mig_buffer_format(&canvas->numbers, canvas->error, "%s = %s\n",
						   name, text);
}

void
mig_canvas_colours(struct mig_canvas *canvas, const char *name,
		   const enum mig_colour *colours, size_t count)
{
	static const enum mig_colour none[] = { MIG_OTHER_LINE };
	size_t last = count ? count - 1 : 0;

	/* gnuplot reads the first word even when it draws nothing with it. */
	if (count == 0)
		colours = none;
	for (size_t i = 0; i <= last && canvas->status == MIG_OK; i++)
		canvas->status = mig_buffer_format(&canvas->numbers, canvas->error, "%s%s#%06X%s",
						   i ? " " : name, i ? "" : " = \"",
						   (unsigned)colours[i], i < last ? "" : "\"\n");
}

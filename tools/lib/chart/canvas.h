/* canvas - the parts of a gnuplot script: texts, numbers, datablocks
 *
 * A chart type works out where everything stands and puts it on a canvas; gnuplot only
 * draws. User text goes into one datablock and nowhere else, so no text can become a
 * command. All functions return nothing: the first failure stays in `status` and makes the
 * rest do nothing, so it is looked at once, at the end.
 *
 * Two systems of coordinates: pixels from the top left corner for labels, data for marks.
 *
 * gnuplot's drawing says nothing to a pointer. What a reader can point at is a shape of its own,
 * which lies unseen over the mark that it stands for; only pictures have them, the script not. */
#ifndef MIG_CHART_CANVAS_H
#define MIG_CHART_CANVAS_H

#include "advance.h"
#include "paint.h"

enum mig_align { MIG_ALIGN_LEFT, MIG_ALIGN_CENTRE, MIG_ALIGN_RIGHT };

enum {
	MIG_TEXT_CHARACTERS_MAX = 300, /* of one label; more are cut, with an ellipsis */
	MIG_TEXT_BYTES_MAX = 4 * MIG_TEXT_CHARACTERS_MAX + 4,
};

/* How a label is set. */
struct mig_style {
	enum mig_align align;
	enum mig_face face;
	double size; /* pixels */
	enum mig_colour colour;
};

struct mig_canvas {
	double width, height;		 /* pixels */
	double left, right, top, bottom; /* of the plot, pixels from the top left corner */
	double x_from, x_to;		 /* data at left and right */
	double y_from, y_to;		 /* data at bottom and top */
	struct mig_buffer texts, labels, blocks, numbers;
	struct mig_buffer marks; /* path data, TAB, words, perhaps TAB and a key; one a line */
	struct mig_text mark_key; /* what marks stand for, from now on; empty: nothing is said */
	size_t label_count;
	enum mig_status status;
	struct mig_error *error;
};

void mig_canvas_free(struct mig_canvas *canvas);

/* Data to pixels. */
double mig_canvas_x(const struct mig_canvas *canvas, double x);
double mig_canvas_y(const struct mig_canvas *canvas, double y);
/* From here on data are pixels from the top left corner of the sheet: for types of more than one
 * plot, or of none. */
void mig_canvas_sheet(struct mig_canvas *canvas);
/* How much data one pixel is, to the right and upwards. */
double mig_canvas_x_pixel(const struct mig_canvas *canvas);
double mig_canvas_y_pixel(const struct mig_canvas *canvas);

/* `text` as it can stand in a chart, at `clean`: control characters, line and paragraph
 * separators and direction overrides become blanks, invalid bytes '?', and what is longer
 * than MIG_TEXT_CHARACTERS_MAX ends in an ellipsis. Returns it. */
struct mig_text mig_text_clean(struct mig_text text, char clean[MIG_TEXT_BYTES_MAX]);

/* A label at (x, y) pixels, centred on y. One that is wider than `width` pixels is cut and
 * ends in an ellipsis. */
void mig_canvas_label(struct mig_canvas *canvas, double x, double y, double width,
		      const struct mig_style *style, struct mig_text text);
/* The same, turned by `degrees` against the clock around (x, y). */
void mig_canvas_label_turned(struct mig_canvas *canvas, double x, double y, double width,
			     const struct mig_style *style, double degrees, struct mig_text text);
/* In at most `most` lines of `width` pixels, `apart` pixels from each other, the first centred on
 * y; broken at blanks, the last cut if it is too long. Returns how many; without a canvas they
 * are only counted. */
size_t mig_canvas_lines(struct mig_canvas *canvas, double x, double y, double width, double apart,
			size_t most, const struct mig_style *style, struct mig_text text);
/* The same for text of our own, in full. */
void mig_canvas_string(struct mig_canvas *canvas, double x, double y,
		       const struct mig_style *style, const char *text);

/* Datablocks: begin, rows of numbers, end. mig_canvas_gap() is a blank line: it ends a line or
 * polygon; mig_canvas_next() two of them: the next `index`. */
void mig_canvas_begin(struct mig_canvas *canvas, const char *name);
void mig_canvas_row(struct mig_canvas *canvas, const double *numbers, size_t count);
void mig_canvas_gap(struct mig_canvas *canvas);
void mig_canvas_next(struct mig_canvas *canvas);
void mig_canvas_end(struct mig_canvas *canvas);
/* A row for `with boxxyerror`: x y xlow xhigh ylow yhigh colour. */
void mig_canvas_box(struct mig_canvas *canvas, double x_low, double x_high, double y_low,
		    double y_high, enum mig_colour colour);
/* Two rows and a gap: a line of its own. */
void mig_canvas_stroke(struct mig_canvas *canvas, double x0, double y0, double x1, double y1);

/* What a pointer over a mark is told: "Germany, 2014: 1 234". The shape is a box in data, at
 * least MIG_MARK_LEAST pixels wide and high; one around a point, `radius` pixels to each side;
 * or closed rings of `count` points x, y each, with NaN, NaN between two rings. */
enum { MIG_MARK_LEAST = 8 };
void mig_canvas_mark_box(struct mig_canvas *canvas, double x_low, double x_high, double y_low,
			 double y_high, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
void mig_canvas_mark_point(struct mig_canvas *canvas, double x, double y, double radius,
			   const char *format, ...) __attribute__((format(printf, 5, 6)));
void mig_canvas_mark_rings(struct mig_canvas *canvas, const double (*points)[2], size_t count,
			   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Variables that the type's script reads. `colours` become one string of "#RRGGBB" words,
 * of at least one word. */
void mig_canvas_number(struct mig_canvas *canvas, const char *name, double number);
void mig_canvas_colours(struct mig_canvas *canvas, const char *name,
			const enum mig_colour *colours, size_t count);

/* The whole script: what is on the canvas, then `theme`, then `type`. Appended to *script. */
enum mig_status mig_canvas_script(struct mig_canvas *canvas, struct mig_text theme,
				  struct mig_text type, struct mig_buffer *script);

#endif

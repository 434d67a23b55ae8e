/* tty - charts of characters, for a terminal
 *
 * Each type has a function mig_tty_TYPE() in a file tty_*.c here, which stands in its row of
 * types.c. It reads what the picture reads (mig_TYPE_read()) and writes lines onto a page. All
 * functions but the last few return nothing: the first failure stays in `status` and makes the rest
 * do nothing.
 *
 * No control character of a text reaches the page: texts pass mig_text_clean(). */
#ifndef MIG_CHART_TTY_H
#define MIG_CHART_TTY_H

#include "chart/frame.h"

enum { MIG_TTY_WIDTH = 80, MIG_TTY_WIDTH_LEAST = 30, MIG_TTY_WIDTH_MOST = 1000 };

/* What the page is drawn with. */
struct mig_tty_look {
	size_t width; /* columns */
	bool ascii;   /* draw with ASCII alone; texts of the table stay as they are */
	bool colour;  /* 256 colours, by escape sequences */
};

struct mig_tty {
	struct mig_tty_look look;
	struct mig_chart *chart;
	struct mig_buffer *out;
	size_t column; /* of the line that is being written */
	size_t blanks; /* owed: written only if something follows on the line */
	bool painted;
	enum mig_status status;
};

/* Columns that a text takes once it is clean. */
size_t mig_tty_columns(struct mig_text text);

/* The text as it is; `count` blanks; the end of the line. */
void mig_tty_put(struct mig_tty *tty, struct mig_text text);
void mig_tty_string(struct mig_tty *tty, const char *text);
void mig_tty_blank(struct mig_tty *tty, size_t count);
void mig_tty_end(struct mig_tty *tty);
/* `count` times a character of ours, or its stand-in where only ASCII may be used. */
void mig_tty_repeat(struct mig_tty *tty, const char *character, const char *ascii, size_t count);
/* As much of the text, clean, as fits into `width` columns; cut, it ends in an ellipsis. */
struct mig_text mig_tty_cut(struct mig_text text, size_t width, char clean[MIG_TEXT_BYTES_MAX]);
/* In `width` columns: cut, with an ellipsis, or filled up with blanks. */
void mig_tty_field(struct mig_tty *tty, struct mig_text text, size_t width, enum mig_align align);
/* In lines of the page's width, broken at blanks where there are any; each line begins with the
 * blanks that are owed now. */
void mig_tty_wrap(struct mig_tty *tty, struct mig_text text);

/* Until mig_tty_plain(). Colours that are not those of series are the terminal's own. */
void mig_tty_paint(struct mig_tty *tty, enum mig_colour colour);
void mig_tty_bold(struct mig_tty *tty);
void mig_tty_plain(struct mig_tty *tty);

/* A bar of `length` columns: to the right in eighths of a column, to the left in halves (there are
 * no other characters for that), in ASCII in whole ones. What is larger than 0 is never drawn as
 * nothing. */
void mig_tty_bar(struct mig_tty *tty, double length, bool leftwards);
/* How many columns it takes. */
size_t mig_tty_bar_columns(const struct mig_tty *tty, double length, bool leftwards);

/* `count` characters that are the darker the higher the step is, from 0. */
enum { MIG_TTY_SHADES = 5 };
void mig_tty_shade(struct mig_tty *tty, size_t step, size_t count, enum mig_colour colour);

/* The line that bars stand on. */
void mig_tty_axis(struct mig_tty *tty);

/* --------------------------------------------------------------------- rows of bars */

/* A line: a name, a bar, a figure. */
struct mig_tty_row {
	struct mig_text name;
	const char *figure; /* in words */
	double number;	    /* NaN: not known; below 0 the bar is left of the axis */
	enum mig_colour colour;
	bool strong;
};

/* What all of them share; begins as zeros, but for `indent`. */
struct mig_tty_rows {
	size_t indent;		     /* columns that the caller writes before the names */
	size_t names, before, after; /* columns; the last two of figures, beside the bars */
	size_t left;		     /* of the bars that are below 0 */
	double low, high;	     /* of the figures, and 0 */
	double unit;		     /* columns of a bar, a figure of 1 */
};

/* Measure all rows, then fit them to the page, then add them. */
void mig_tty_rows_measure(struct mig_tty_rows *rows, const struct mig_tty_row *row);
void mig_tty_rows_fit(const struct mig_tty *tty, struct mig_tty_rows *rows);
void mig_tty_rows_add(struct mig_tty *tty, const struct mig_tty_rows *rows,
		      const struct mig_tty_row *row);

/* The bars of a rank chart, with their figures in words; also those of places. */
struct mig_rank;
void mig_tty_rank_bars(struct mig_tty *tty, const struct mig_rank *rank);

/* ------------------------------------------------------------------- plots of dots */

/* A field of characters of two by four dots each. */
struct mig_tty_plot {
	size_t width, height; /* characters */
	unsigned char *dots;  /* bits of Braille patterns, by character, row by row */
	enum mig_colour *colours;
	char (*characters)[4]; /* drawn instead of dots where not empty */
};

/* Of the chart's arena. False: no memory, and tty->status says so. */
bool mig_tty_plot_new(struct mig_tty *tty, size_t width, size_t height, struct mig_tty_plot *plot);
/* A line between two places in dots from the top left corner; of every `every` dots one is left
 * out unless it is 0. In ASCII the characters it touches become `letter`. */
struct mig_tty_pen {
	enum mig_colour colour;
	char letter;
	int every;
};
void mig_tty_line(struct mig_tty *tty, struct mig_tty_plot *plot, const double from[2],
		  const double to[2], const struct mig_tty_pen *pen);
/* A character at a place in dots. */
void mig_tty_mark(struct mig_tty_plot *plot, const double at[2], const char *character,
		  enum mig_colour colour);
/* Whether nothing is drawn at a character. */
bool mig_tty_plot_free(const struct mig_tty_plot *plot, size_t row, size_t column);
/* A dotted line from top to bottom, `x` dots from the left, where nothing else is: a break. */
void mig_tty_upright(struct mig_tty *tty, struct mig_tty_plot *plot, double x);
/* One row of it. */
void mig_tty_plot_row(struct mig_tty *tty, const struct mig_tty_plot *plot, size_t row);

/* ------------------------------------------------------------------------- pages */

/* The forms; see types.c. */
enum mig_status mig_tty_line_chart(struct mig_tty *tty);
enum mig_status mig_tty_fan(struct mig_tty *tty);
enum mig_status mig_tty_balance(struct mig_tty *tty);
enum mig_status mig_tty_share(struct mig_tty *tty);
enum mig_status mig_tty_rank(struct mig_tty *tty);
enum mig_status mig_tty_bullet(struct mig_tty *tty);
enum mig_status mig_tty_waterfall(struct mig_tty *tty);
enum mig_status mig_tty_dumbbell(struct mig_tty *tty);
enum mig_status mig_tty_slope(struct mig_tty *tty);
enum mig_status mig_tty_multiples(struct mig_tty *tty);
enum mig_status mig_tty_lorenz(struct mig_tty *tty);
enum mig_status mig_tty_pyramid(struct mig_tty *tty);
enum mig_status mig_tty_matrix(struct mig_tty *tty);
enum mig_status mig_tty_terms(struct mig_tty *tty);
enum mig_status mig_tty_tiles(struct mig_tty *tty);
enum mig_status mig_tty_world(struct mig_tty *tty);
enum mig_status mig_tty_sankey(struct mig_tty *tty);

/* Title and subtitle, then the lines that the form of the type writes, then notes and source,
 * appended to *page; advice to whoever makes the chart to *advice. Fails as the type's picture. */
enum mig_status
mig_tty_page(const struct mig_chart_type *type, const struct mig_chart_request *request,
	     const struct mig_table *table, const struct mig_tty_look *look,
	     struct mig_buffer *page, struct mig_buffer *advice, struct mig_error *error);

#endif

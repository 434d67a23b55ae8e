/* frame - what stands around every chart: title, subtitle, notes, source, axes */
#ifndef MIG_CHART_FRAME_H
#define MIG_CHART_FRAME_H

#include "grid.h"
#include "scale.h"

enum { MIG_MARGIN = 16 };

extern const struct mig_style mig_style_tic_right; /* 14, second ink, right-aligned */
extern const struct mig_style mig_style_tic_centre;
extern const struct mig_style mig_style_small; /* 12, second ink, left */

/* Sentences; each note is a line of its own below the chart. The first failure stays in
 * chart->canvas.status. */
void mig_frame_note(struct mig_chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void mig_frame_describe(struct mig_chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The title and subtitle for when the user gives none. */
void mig_frame_title(struct mig_chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void mig_frame_subtitle(struct mig_chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What whoever makes the chart can do about it: a line of the program's messages, in English. */
void mig_frame_advise(struct mig_chart *chart, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A note that says what the status letters among `flags` mean. */
void mig_frame_flags(struct mig_chart *chart, mig_flags flags);
/* The letters among `flags` that a reader must see, after a blank; "" for none. */
const char *mig_flag_suffix(mig_flags flags, char text[MIG_FLAGS_TEXT_SIZE + 1]);

/* "net_migration" as "Net migration", at most `size` - 1 bytes. Returns `text`. */
const char *mig_column_title(const char *name, char *text, size_t size);
/* The same in the language of the chart if the name is well known. */
const char *
mig_column_words(const struct mig_chart *chart, const char *name, char *text, size_t size);
/* The names of the dimensions, in one phrase: "direction and region". */
const char *mig_dimension_phrase(const struct mig_chart *chart, const struct mig_roles *roles,
				 char *text, size_t size);
/* The names of the value columns, as a title begins: "Immigration and emigration". */
const char *mig_value_phrase(const struct mig_chart *chart, const struct mig_roles *roles,
			     char *text, size_t size);
/* The unit for the subtitle: the request's, else from the value column. */
const char *mig_unit_text(const struct mig_chart *chart, const struct mig_roles *roles,
			  char *text, size_t size);

/* Title and subtitle from the columns: "Persons by direction and region", "Persons, 2009-2014". */
void mig_frame_titles_by(struct mig_chart *chart, const struct mig_roles *roles,
			 const struct mig_grid *grid);
/* A sentence: first, last, highest and lowest figure of a series over periods. */
void mig_describe_series(struct mig_chart *chart, const struct mig_grid *grid, size_t series);

/* The last notes: the user's, and the source; once. mig_frame_layout() adds them itself. */
void mig_frame_close(struct mig_chart *chart);
/* Set the labels around the chart and with them canvas width, height, top and bottom. The plot
 * is `content` pixels high unless the user gave a height; `below` pixels are kept between it and
 * the notes for the axis. Call it after the last note. */
void mig_frame_layout(struct mig_chart *chart, double content, double below);
/* How high the plot will be: for those who fit their rows to it. 0 if the user gave no height. */
double mig_frame_content(const struct mig_chart *chart, double below);
/* The same, at least so high, once the notes so far and `more` lines of them stand. */
double mig_frame_room(struct mig_chart *chart, double below, size_t more);

/* That the plot is so wide that what is drawn in it can be told apart: MIG_USAGE in canvas->status
 * where long names or figures leave less. */
void mig_frame_check_width(struct mig_chart *chart);

/* The empty frame that says that there is no data; the type's own script is not used. */
enum mig_status mig_frame_empty(struct mig_chart *chart);

/* `number` as mig_number_text() writes it, with the decimal sign of the chart's language: a comma
 * in Russian and Kazakh. Returns `text`. */
const char *mig_chart_number(const struct mig_chart *chart, struct mig_decimal number, int digits,
			     char text[MIG_NUMBER_SIZE]);
/* Its decimal point turned into that sign. */
char *mig_chart_point(const struct mig_chart *chart, char text[MIG_NUMBER_SIZE]);
/* The text of tic `i`, unsigned if `mirrored`. Returns `text`. */
const char *mig_tic_text(const struct mig_chart *chart, const struct mig_scale *scale, int i,
			 bool mirrored, char text[MIG_NUMBER_SIZE]);

/* Left of the plot: texts at the tics of `scale`, lines across the plot; unsigned if `mirrored`.
 * Sets canvas->left. */
void mig_frame_value_axis(struct mig_chart *chart, const struct mig_scale *scale,
			  bool mirrored);
/* Which periods have their names on an axis: those that are a step apart, counted back from the
 * last, so that the gaps between them are alike; of periods that are single years far apart, all
 * that have room. */
struct mig_spacing {
	int size;    /* 0: all that have room */
	bool months; /* in calendar months; else in periods */
};
/* The smallest step with which the names have room on the canvas. */
struct mig_spacing mig_period_spacing(const struct mig_canvas *canvas, const struct mig_grid *grid);
/* The next slot before `from` that has its name, or SIZE_MAX. */
size_t mig_period_named(const struct mig_canvas *canvas, const struct mig_grid *grid, size_t from,
			const struct mig_spacing *step);
/* Below the plot: as many of the periods' names as have room, and the axis line. */
void mig_frame_period_axis(struct mig_chart *chart, const struct mig_grid *grid);

/* Index in `count` names of each of request->highlight goes to `chosen`; MIG_USAGE if one is
 * not there. */
enum mig_status mig_find_highlights(struct mig_chart *chart, const struct mig_text *names,
				    size_t count, bool *chosen);

#endif

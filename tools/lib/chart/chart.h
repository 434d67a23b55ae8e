/* chart - from a table to a gnuplot script to a picture
 *
 * A chart type is a file in types/ or maps/ with a function that puts the chart on a canvas, a row
 * in types.c, and plots/TYPE.gp, which draws what is on the canvas. */
#ifndef MIG_CHART_H
#define MIG_CHART_H

#include "canvas.h"
#include "table.h"

/* What the user asks for. NULL, 0 and empty are "as the type decides". */
struct mig_chart_request {
	const char *title, *subtitle, *source, *note, *unit;
	struct mig_list highlight; /* names of series or bars */
	const char *sort;	   /* value, name or input */
	const char *form;	   /* counts or percent, colours or dots */
	const struct mig_table *tiles; /* region, col, row: where the tiles of a map stand */
	const char *language;	   /* of the words that charts add: en, ru, kk */
	size_t top;		   /* name so many, the rest is "Other" */
	double width, height;	   /* pixels */
	const char *time, *status; /* columns */
	struct mig_list by, values;
};

/* A chart while it is drawn. */
struct mig_chart {
	const struct mig_chart_request *request;
	const struct mig_table *table;
	struct mig_canvas canvas;
	struct mig_buffer title, subtitle; /* made from the column names, unless given */
	struct mig_buffer notes;	   /* one a line, shown above the source */
	struct mig_buffer description;	   /* what the chart shows, in sentences */
	struct mig_buffer advice;	   /* to its maker, not its readers; one a line */
	bool empty;			   /* there is nothing to draw */
	bool closed;			   /* the last notes stand */
	struct mig_arena arena;
	struct mig_error *error;
};

struct mig_tty;

struct mig_chart_type {
	const char *name, *summary;
	/* Put the chart on chart->canvas. MIG_DATA or MIG_USAGE where it would mislead. */
	enum mig_status (*draw)(struct mig_chart *chart);
	const char *miniature[2]; /* two lines of eight characters, for a list of the types */
	/* Write it in characters (tty.h). */
	enum mig_status (*tty)(struct mig_tty *tty);
	unsigned takes; /* MIG_CHART_*: what it has a use for */
};

/* Parts of a request that some types have no use for. */
enum {
	MIG_CHART_HIGHLIGHT = 1,
	MIG_CHART_SORT = 2,
	MIG_CHART_TOP = 4,
	MIG_CHART_FORM = 8,
	MIG_CHART_TILES = 16,
};

/* All types; ends with a NULL name. */
extern const struct mig_chart_type mig_chart_types[];

/* By name. MIG_USAGE with the nearest one as a hint. */
enum mig_status mig_chart_type_find(const char *name, const struct mig_chart_type **type,
				    struct mig_error *error);

/* MIG_USAGE if the request asks for what the type does not take: it is not left out in silence.
 * request->tiles need not be read yet. */
enum mig_status mig_chart_type_check(const struct mig_chart_type *type,
				     const struct mig_chart_request *request,
				     struct mig_error *error);

/* An empty chart. Everything is borrowed until mig_chart_free(). */
void mig_chart_begin(struct mig_chart *chart, const struct mig_chart_request *request,
		     const struct mig_table *table, struct mig_error *error);

/* Draw `table` on *chart; both and `request` are borrowed until mig_chart_free(), which is
 * called whether this succeeds or not. */
enum mig_status mig_chart_draw(struct mig_chart *chart, const struct mig_chart_type *type,
			       const struct mig_chart_request *request,
			       const struct mig_table *table, struct mig_error *error);
void mig_chart_free(struct mig_chart *chart);

/* A file of the folder `plots`, appended to *text: theme.gp and the types' files, world.txt. The
 * folder is $MIGTOOLS_PLOTS, else `plots` where mig_data_path() finds it. MIG_IO: not there. */
enum mig_status mig_plots_read(const char *name, struct mig_buffer *text, struct mig_error *error);

/* The self-contained script of a chart that was drawn, appended to *script. The type's file
 * and theme.gp come from $MIGTOOLS_PLOTS, else from `plots` where mig_data_path() finds it. MIG_IO
 * if they are not there. */
enum mig_status mig_chart_script(struct mig_chart *chart, const struct mig_chart_type *type,
				 struct mig_buffer *script, struct mig_error *error);

enum mig_picture { MIG_PICTURE_SCRIPT, MIG_PICTURE_SVG, MIG_PICTURE_PNG, MIG_PICTURE_PDF };

/* By the end of a file name: .gp .svg .png .pdf; NULL and a name without a point are a script.
 * MIG_USAGE otherwise. */
enum mig_status mig_picture_of(const char *file, enum mig_picture *picture,
			       struct mig_error *error);

/* Run `script` of `chart` through gnuplot, clean the SVG, and through rsvg-convert if a PNG
 * (two dots a pixel) or PDF is wanted; appended to *bytes. Same script, same bytes. */
enum mig_status mig_chart_picture(const struct mig_chart *chart, struct mig_text script,
				  enum mig_picture picture, struct mig_buffer *bytes,
				  struct mig_error *error);

/* What gnuplot's SVG lacks. */
struct mig_svg_words {
	const char *prefix;		    /* of every id */
	struct mig_text title, description; /* for those who do not see it */
	struct mig_text marks;		    /* of the canvas */
};

/* The SVG as gnuplot writes it, made fit to stand in a document: no prolog, version and unused
 * definitions; role, title and description; fonts with fallbacks; ids that begin with the prefix;
 * points as circles; and on top of all the marks, each an unseen <path class="m"> with its words
 * as <title>. MIG_IO if it is not complete. */
enum mig_status mig_svg_clean(struct mig_text svg, const struct mig_svg_words *words,
			      struct mig_buffer *clean, struct mig_error *error);

#endif

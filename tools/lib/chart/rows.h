/* rows - one thing a row: its name at the left, its mark, texts at the ends of the mark */
#ifndef MIG_CHART_ROWS_H
#define MIG_CHART_ROWS_H

#include "frame.h"

/* Pixels: a row unless the user gives a height, the least one; what is kept below the rows without
 * and with an axis. */
enum { MIG_ROW = 26, MIG_ROW_LEAST = 16, MIG_ROWS_BELOW = 10, MIG_ROWS_AXIS = 30 };

struct mig_row {
	struct mig_text name;
	bool strong;	      /* bold */
	bool second;	      /* in second ink: no unit of its own, such as "Other" */
	double before, after; /* pixels of text left and right of the mark */
	double end;	      /* where the mark ends, in data: for mig_rows_reach() */
};

/* How many of `count` rows are drawn if the user names no number, or names one in --top: all up to
 * 40, else 30, and never more than the height has room for. `spare` pixels of it are not
 * for rows; `rest`: rows that are left out may come back as one more. */
size_t mig_rows_most(const struct mig_chart *chart, size_t count, double spare, bool rest);
/* The size of names and figures, in pixels. */
double mig_rows_size(const struct mig_chart *chart, size_t count, double spare);
/* How high rows must be, `height` at least, for the name of one of them: long names have two lines.
 */
double mig_rows_height(const struct mig_chart *chart, struct mig_text name, bool strong,
		       double height);
/* What is kept of rows that are too many: how large one is, without its sign. */
struct mig_weight {
	struct mig_value size;
	bool strong;
	size_t index;
};
struct mig_weight mig_weight_of(struct mig_value figure, bool strong, size_t index);
/* Mark in `kept`, by index, the `most` largest and all that are strong. What is not known is the
 * smallest; equal ones go by their index. The weights are sorted. */
void mig_weights_keep(struct mig_weight *weights, size_t count, size_t most, bool *kept);

/* Set the names, canvas->left and right so that the texts have room, and y_from and y_to
 * so that row i is at y = i. After mig_frame_layout(). */
void mig_rows_set(struct mig_chart *chart, const struct mig_row *rows, size_t count, double size);

/* Move canvas->right as far as the text right of each row's own end allows; after mig_rows_set()
 * and with the range of x known. mig_frame_check_width() then says whether that is enough. */
void mig_rows_reach(struct mig_chart *chart, const struct mig_row *rows, size_t count);
/* A white box, in the datablock that is open, under a text of row `i` that begins at x and is
 * `width` wide, both in pixels: no line of the grid runs through it. */
void mig_rows_ground(struct mig_canvas *canvas, size_t i, double x, double width);

/* The scale of low..high with as many tics as have room below a plot that is `width` pixels wide;
 * it holds 0 if `zero`, or else if the figures differ by a quarter of their size at least. */
struct mig_scale mig_rows_scale(double low, double high, double width, bool zero);
/* Those of its tics that lie in the range below the rows, and lines across these: the datablock
 * GRID. */
void mig_rows_axis(struct mig_chart *chart, const struct mig_scale *scale);

/* "1 234 P", or the reason why there is no figure. */
enum { MIG_FIGURE_SIZE = MIG_NUMBER_SIZE + 64 };
const char *mig_figure_text(const struct mig_chart *chart, struct mig_value value, int digits,
			    char text[MIG_FIGURE_SIZE]);
/* What stands between a name and such a figure: ": ", unless the figure begins so itself. */
const char *mig_figure_colon(const char *figure);

#endif

/* names - labels in a column right or left of the plot, each at the height of its mark */
#ifndef MIG_CHART_NAMES_H
#define MIG_CHART_NAMES_H

#include "frame.h"

/* One label: a name, and a figure after it that may be empty. */
struct mig_name {
	struct mig_text name;
	char figure[MIG_NUMBER_SIZE + MIG_FLAGS_TEXT_SIZE + 32];
	enum mig_colour colour;
	bool strong;   /* bold, 14 pixels; else regular, 12 */
	bool loose;    /* never joined to its mark */
	double x, y;   /* the mark, in data */
};

/* How many pixels the widest needs, at most `most`. */
double mig_names_width(const struct mig_name *names, size_t count, double most);

/* Sort the labels from top to bottom, move them apart and set them right of canvas->right, within
 * `width` pixels; a datablock LEADERS joins those that moved, or whose mark is not at
 * the edge, to their marks. They must fit: count * MIG_NAME_GAP pixels. */
void mig_names_set(struct mig_chart *chart, struct mig_name *names, size_t count, double width);
/* The same at either side: at the left the figures are next to the plot, and the datablock is
 * LEADERS_LEFT. `gutter` pixels lie between plot and labels, at least MIG_NAMES_GUTTER, which
 * is what mig_names_width() counts: where many labels move, leaders need more. */
enum mig_side { MIG_SIDE_LEFT, MIG_SIDE_RIGHT };
void mig_names_set_side(struct mig_chart *chart, struct mig_name *names, size_t count,
			double width, enum mig_side side, double gutter);

enum { MIG_NAME_GAP = 18, MIG_NAMES_GUTTER = 14 };

#endif

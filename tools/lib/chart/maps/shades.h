/* shades - the colours of a map: round breaks between classes, and their legend */
#ifndef MIG_CHART_SHADES_H
#define MIG_CHART_SHADES_H

#include "chart/frame.h"

enum { MIG_SHADES_MAX = 7 };

/* `count` classes; a value belongs to the first whose upper break is above it. */
struct mig_shades {
	double breaks[MIG_SHADES_MAX - 1]; /* ascending, count - 1 */
	enum mig_colour colours[MIG_SHADES_MAX];
	size_t count;
	int digits;	/* of the breaks */
	bool diverging; /* orange below 0, blue above, the class in the middle holds 0 */
};

/* Classes with about as many of the `count` finite `values` in each, at most six, which are sorted
 * here; breaks are rounded to 1, 2 or 5 times a power of ten as far as the distance of their
 * neighbours allows. With a value below 0 they are diverging: the breaks are then the same on both
 * sides of 0. No values: one class. */
struct mig_shades mig_shades_of(double *values, size_t count);
enum mig_colour mig_shades_colour(const struct mig_shades *classes, double value);

/* The legend, in lines of MIG_MAP_LEGEND_LINE pixels from y pixels down: boxes that touch, with the
 * breaks at their joints, then a hatched box for what has no data and, if `others` is
 * not NULL, a plain one with this text. Needs a canvas in pixels. The boxes go to the open
 * datablock. Returns the lines; without `draw` it only counts them. */
enum { MIG_MAP_LEGEND_LINE = 22 };
struct mig_map_legend {
	const struct mig_shades *classes;
	const char *no_data, *others;
	double y;
	/* Where the hatch of the no-data box goes, in pixels. */
	double hatch_left, hatch_top;
};
enum { MIG_MAP_LEGEND_BOX_WIDTH = 26, MIG_MAP_LEGEND_BOX_HEIGHT = 12 };
size_t mig_map_legend_set(struct mig_chart *chart, struct mig_map_legend *legend, bool draw);
/* The hatched box once more, for the datablock of what is hatched; after it was set. */
void mig_map_legend_hatch(struct mig_chart *chart, const struct mig_map_legend *legend);

#endif

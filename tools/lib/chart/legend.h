/* legend - what the colours of a chart mean, in lines above the plot */
#ifndef MIG_CHART_LEGEND_H
#define MIG_CHART_LEGEND_H

#include "frame.h"

enum mig_key { MIG_KEY_BOX, MIG_KEY_DOT, MIG_KEY_TICK };

struct mig_legend_item {
	struct mig_text name;
	enum mig_colour colour;
	enum mig_key key;
};

enum { MIG_LEGEND_LINE = 20 }; /* pixels that a line takes */

/* How many lines the items take on a sheet as wide as the chart's. */
size_t
mig_legend_lines(const struct mig_chart *chart, const struct mig_legend_item *items, size_t count);
/* Set the items in lines, the last of them just above canvas->top. Writes the datablock LEGEND, of
 * boxes, and, if `dots`, LEGEND_DOTS of rows x y size colour. After the margins and ranges are
 * known. */
void mig_legend_set(struct mig_chart *chart, const struct mig_legend_item *items, size_t count,
		    bool dots);

#endif

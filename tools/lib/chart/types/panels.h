/* panels - small multiples: which series have a panel, and where the panels stand */
#ifndef MIG_CHART_PANELS_H
#define MIG_CHART_PANELS_H

#include "curves.h"

enum { MIG_PANELS_MAX = 24 };

struct mig_panel {
	size_t series;
	bool strong; /* highlighted, or nothing is */
	double left, top;
};

struct mig_panels {
	struct mig_curves curves; /* its grid, scale and `benchmarks` */
	struct mig_panel *panels;
	size_t count, columns, rows;
	double axis;	      /* pixels left of the first column */
	double width, height; /* of the plot of a panel, pixels */
};

/* Pixels: above a panel for its name, and between panels. */
enum { MIG_PANEL_NAME = 21, MIG_PANEL_GAP = 18 };

/* Panels in the order that the request asks for, by their last figures if it asks for none and
 * those without figures last; of more than request->top the largest and those that are
 * highlighted, with a note. MIG_USAGE: one series only, or more than MIG_PANELS_MAX. */
enum mig_status mig_panels_choose(struct mig_panels *panels);

/* Read the table, set title and subtitle, choose the panels and their scale. Without any figure
 * chart->empty is set. */
enum mig_status mig_multiples_read(struct mig_panels *panels);

/* Choose columns and rows for a sheet of the canvas's width, and `content` pixels of height (0: as
 * high as looks well). MIG_USAGE: the panels do not fit. */
enum mig_status mig_panels_arrange(struct mig_panels *panels, double content);
/* How high all of them are, in pixels. */
double mig_panels_height(const struct mig_panels *panels);
/* Give each its place, and all the height that there is, between `top` and `bottom`. */
void mig_panels_place(struct mig_panels *panels, double top, double bottom);

#endif

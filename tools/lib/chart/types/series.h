/* series - which lines of a line chart stand out, and in which colour */
#ifndef MIG_CHART_SERIES_H
#define MIG_CHART_SERIES_H

#include "chart/frame.h"

enum { MIG_LINES_COLOURED = 6 }; /* more cannot be told apart */

/* Everything is by series and lives in the chart's arena. */
struct mig_lines {
	bool *coloured;
	enum mig_colour *colours; /* grey for the others */
	size_t *last;		  /* the last slot with a figure, or SIZE_MAX */
};

/* Colour those that are highlighted; else all if they are no more than MIG_LINES_COLOURED; else
 * the three whose last figures are the largest. Inflows are blue and outflows orange. Notes say
 * how many are grey and how many have no figure. MIG_USAGE: a highlight that is not there, or too
 * many of them. */
enum mig_status mig_lines_choose(struct mig_chart *chart, const struct mig_grid *grid,
				 struct mig_lines *lines);

/* The columns of a chart of lines, as mig_roles_find() finds them. One axis serves figures of one
 * kind: MIG_USAGE if -v names counts and ratios; columns that nobody named are left out, with a
 * note, if they are not of the kind of the first. */
enum mig_status mig_lines_roles(struct mig_chart *chart, struct mig_roles *roles);

/* The place among the colours that the name of a flow, in English or Russian, stands for: 0 in, 1
 * out, else MIG_LINES_COLOURED. */
size_t mig_flow_colour(struct mig_text name);

#endif

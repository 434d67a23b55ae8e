/* lorenz_points - the points of Lorenz curves, checked: one or two of them */
#ifndef MIG_CHART_LORENZ_POINTS_H
#define MIG_CHART_LORENZ_POINTS_H

#include "chart/frame.h"

enum { MIG_LORENZ_MAX = 2, MIG_LORENZ_GINI_SIZE = MIG_NUMBER_SIZE + 64 };

struct mig_lorenz_point {
	double units, share; /* cumulated, 0 to 100 */
	size_t row;	     /* of the table */
};

struct mig_lorenz_curve {
	struct mig_text name; /* empty if nothing tells curves apart */
	struct mig_lorenz_point *points;
	size_t count;
	double gini; /* twice the area to the diagonal, 0 to 1; negative above the diagonal */
};

struct mig_lorenz {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_roles roles;
	size_t point, member; /* columns; SIZE_MAX: none */
	size_t units, share;
	struct mig_lorenz_curve curves[MIG_LORENZ_MAX];
	size_t count;
	mig_flags flags;
	int digits; /* the most decimals of any figure */
};

/* Read what mig-share --lorenz writes: cumulative_units and cumulative_share, per cent; columns
 * left of `point`, and the time, tell curves apart, the one right of it is the member. Curves
 * stand in first-seen order, their points ascend; a curve whose only row has no figures is left
 * out, with a note. MIG_USAGE: no such columns, or more than two curves. MIG_DATA: a curve that
 * does not go up from 0, 0 to 100, 100, or not ever more steeply. */
enum mig_status mig_lorenz_read(struct mig_lorenz *lorenz);

/* The name of the member that a point adds; empty at the first one. */
struct mig_text
mig_lorenz_member(const struct mig_lorenz *lorenz, const struct mig_lorenz_point *point);

/* What all curves have in common: "2014, immigration". */
enum mig_status mig_lorenz_constant(struct mig_lorenz *lorenz, struct mig_text *name);

/* --- lorenz.c --- */

/* Title and subtitle. */
enum mig_status mig_lorenz_words(struct mig_lorenz *lorenz);
enum mig_colour mig_lorenz_colour(const struct mig_lorenz *lorenz, size_t curve);
/* "Gini 0.50". */
void mig_lorenz_gini(const struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve,
		     char text[MIG_LORENZ_GINI_SIZE]);

#endif

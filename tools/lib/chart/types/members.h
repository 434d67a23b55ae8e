/* members - the parts of a share chart: their order, their colours, the rest as "Other" */
#ifndef MIG_CHART_MEMBERS_H
#define MIG_CHART_MEMBERS_H

#include "chart/frame.h"

struct mig_member {
	struct mig_text name;
	enum mig_colour colour;
	double total;  /* over the bars, to sort by */
	bool other;    /* "Other", or what is called so: grey and last */
	size_t series; /* of the grid; SIZE_MAX: the sum of those that were merged */
};

struct mig_share {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_grid grid;
	struct mig_member *members;
	size_t count;
	struct mig_decimal *others; /* by bar: the sum of the members that became "Other" */
	size_t merged;
	bool heads; /* the names stand above the first bar, not in a legend */
};

/* Members by size (or as request->sort says), six at most: of more, the five largest, or as
 * many as request->top, and a sum of the rest, with a note. MIG_DATA: a negative share, a bar that
 * adds up to more than 100 by more than the rounding of its parts; unless the column is
 * `named` a share, no bar that adds up to 100. */
enum mig_status mig_members_choose(struct mig_share *share, bool named);

/* Everything up to what is drawn: the grid, the members, titles and notes; *rows are the bars
 * that are shown. Sets chart->empty if there is no figure. */
enum mig_status mig_share_read(struct mig_share *share, size_t *rows);

/* A second decimal of a percentage is not read in a bar: how many are shown. */
int mig_share_digits(const struct mig_share *share);

struct mig_value mig_member_value(const struct mig_share *share,
				  const struct mig_member *member, size_t bar);

/* By how much a bar of figures rounded to their last digit may differ from 100. */
double mig_share_tolerance(const struct mig_share *share);

#endif

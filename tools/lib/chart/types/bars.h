/* bars - the bars of a rank chart: their order, and what becomes of those that are left out */
#ifndef MIG_CHART_BARS_H
#define MIG_CHART_BARS_H

#include "chart/rows.h"

struct mig_bar {
	struct mig_text name;
	struct mig_value value;
	bool strong, other;
	char figure[MIG_FIGURE_SIZE];
};

struct mig_rank {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_grid grid;
	struct mig_bar *bars;
	size_t count;
	size_t series; /* of the grid: the period that is drawn */
	double low, high; /* of the figures, and 0 */
	double size;	  /* of the names and figures, pixels */
	mig_flags flags;
};

/* Make the bars and sort them, those without a figure last; equal figures stay in the order
 * of the table. MIG_USAGE: a highlight that is not there. */
enum mig_status mig_rank_collect(struct mig_rank *rank);

/* Keep the `most` bars that are largest without their sign, and those that are highlighted. The
 * rest becomes a bar "Other" if it can be added up and would not dwarf the others, and
 * is told in a note. MIG_DATA: the sum has too many digits. */
enum mig_status mig_rank_leave_out(struct mig_rank *rank, size_t most);

/* Everything up to what is drawn: the bars in order, their figures in words, titles and notes.
 * Sets chart->empty if there is no figure. */
enum mig_status mig_rank_read(struct mig_rank *rank);
enum mig_colour mig_bar_colour(const struct mig_rank *rank, const struct mig_bar *bar);

/* The figure of a bar, where it is known. */
double mig_bar_number(const struct mig_bar *bar);
bool mig_bar_known(const struct mig_bar *bar);

#endif

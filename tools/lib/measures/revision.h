/* revision - a figure as published earlier against the same figure as published later
 *
 * P: the earlier figure, L: the later one, both for the same group and period. A revision is
 * L - P. Averages are over the cells that hold a number in both.
 * Source of the averages: McKenzie and Gamba (2008), Interpreting the Results of Revision
 * Analyses: Recommended Summary Statistics, OECD and Eurostat Task Force on Performing Revisions
 * Analysis for Sub-Annual Economic Statistics. */
#ifndef MIG_REVISION_H
#define MIG_REVISION_H

#include "value.h"

/* What became of a cell. Seen from the other side, appeared and vanished change places, and so do
 * became known and became missing. */
enum mig_revision_state {
	MIG_UNCHANGED,
	MIG_STATUS_CHANGED, /* the figure is the same, its status is not */
	MIG_REVISED,
	MIG_BECAME_KNOWN,
	MIG_BECAME_MISSING,
	MIG_APPEARED, /* there was no row for it */
	MIG_VANISHED,
	MIG_REVISION_STATES
};

/* "unchanged", "status_changed" ... Static text. */
const char *mig_revision_state_name(enum mig_revision_state state);

/* The state of a cell; NULL where there is no row for it, in one of the two at most. Figures are
 * compared by size, so 12.5 and 12.50 are the same; no status and A (normal) are, too. */
enum mig_revision_state
mig_revision_state(const struct mig_value *earlier, const struct mig_value *later);

/* All cells of one value column, added up. All zero is empty. */
struct mig_revision_summary {
	size_t cells, states[MIG_REVISION_STATES];
	size_t compared;		    /* cells with a number in both */
	struct mig_value sum, absolute_sum; /* of L - P and |L - P| */
	struct mig_value level;		    /* sum of |P| */
	struct mig_value largest[2];	    /* the largest revision up, and down; MISSING: none */
};

/* Add one cell. In *record tells whether it is the largest revision so far: 1 up, -1 down, else 0;
 * of equal ones the first counts. */
void mig_revision_add(struct mig_revision_summary *summary, const struct mig_value *earlier,
		      const struct mig_value *later, int *record);

/* Mean revision, MR: sum (L - P) / n, in the unit of the figures; its sign shows a bias. */
struct mig_value mig_mean_revision(const struct mig_revision_summary *summary, int digits);
/* Mean absolute revision, MAR: sum |L - P| / n, in the unit of the figures. */
struct mig_value mig_mean_absolute_revision(const struct mig_revision_summary *summary, int digits);
/* Relative mean absolute revision, RMAR: 100 sum |L - P| / sum |P|, per cent: the part of a figure
 * as first published that is likely to be revised. Undefined where all earlier figures are 0. All
 * three are missing where no cell holds a number in both. */
struct mig_value
mig_relative_mean_absolute_revision(const struct mig_revision_summary *summary, int digits);

#endif

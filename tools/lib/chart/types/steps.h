/* steps - a total, the changes that lead from it to another one, and that one */
#ifndef MIG_CHART_STEPS_H
#define MIG_CHART_STEPS_H

#include "couples.h"

struct mig_step {
	struct mig_text name;
	struct mig_value value; /* a total, or a change */
	bool total;
	bool rest;		   /* "Other", or what no part accounts for */
	bool strong;		   /* highlighted */
	struct mig_value from, to; /* where its bar begins and ends; not known: no bar */
};

struct mig_steps {
	struct mig_chart *chart;
	struct mig_step *items; /* the first and the last one are totals, unless `open` */
	size_t count;
	bool open;     /* there is no first total: the changes begin at 0 and end in their sum */
	bool relative; /* bars begin at the first total, which is not drawn */
	int digits;
	mig_flags flags;
	size_t known; /* figures */
	struct mig_couples couples;
};

/* Read the steps: the output of mig-compare --factors (the effects), of --shift-share (the
 * components of one area), one column that -v names, or else couples, whose changes are the steps.
 * Titles, notes and the order are made too; without any figure only titles, and `known` is 0.
 * MIG_USAGE: other columns, more groups than one; MIG_DATA: figures that cannot be added up. */
enum mig_status mig_steps_read(struct mig_steps *steps);

/* For those who read them: add a change, after the place of the first total unless `open`. */
struct mig_step *
mig_steps_add(struct mig_steps *steps, struct mig_text name, struct mig_value value);
/* Add what the changes do not account for, and the second total, and work out the bars. What is
 * no more than the rounding of steps that were `rounded` is only noted. MIG_DATA: a sum has
 * too many digits. */
enum mig_status mig_steps_close(struct mig_steps *steps, struct mig_value start,
				struct mig_value end, bool rounded);

#endif

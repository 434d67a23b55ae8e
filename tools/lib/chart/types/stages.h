/* stages - the rows of a chart of terms: how long a procedure or a stage of it takes */
#ifndef MIG_CHART_STAGES_H
#define MIG_CHART_STAGES_H

#include "chart/frame.h"

/* How a term binds: the column `bound` of a table of procedures. */
enum mig_bound {
	MIG_BOUND_EXACT,
	MIG_BOUND_ABOUT,
	MIG_BOUND_MAXIMUM,
	MIG_BOUND_BELOW,
	MIG_BOUND_MINIMUM,
	MIG_BOUND_ABOVE,
	MIG_BOUND_UNLIMITED,
	MIG_BOUND_RANGE, /* a minimum and a maximum */
};

/* All times in days from the start of the procedure, or from the event that it goes by, of which
 * days before it are negative. NaN: not there. */
struct mig_stage {
	struct mig_text name, group;
	enum mig_bound bound;
	bool known;
	bool before; /* it ends with an event at 0: further from it is further left */
	double from, to;
	double limit;	  /* what the law allows: a day, not a length */
	double low, high; /* the middle half of the cases */
	bool strong;
	mig_flags flags;
	size_t row; /* of the table */
	struct mig_value length;
	size_t unit;
	char figure[2 * MIG_NUMBER_SIZE + 160];
};

struct mig_stages {
	struct mig_chart *chart;
	struct mig_stage *items;
	size_t count;
	bool grouped;		 /* rows of one group stand together, below its name */
	bool mixed;		 /* units differ, so that lengths are converted */
	bool days_only;		 /* no unit longer than a week */
	struct mig_text context; /* what all rows share: "RU, permanent residence permit" */
};

/* Days in a month and a year: those of the Gregorian calendar, on average over the
 * Julian cycle of four years; five working days are a week. */
#define MIG_DAYS_OF_MONTH 30.4375
#define MIG_DAYS_OF_YEAR 365.25

/* Read the table. Columns: `start` and `end` are days, `value`, `duration` or the like a length;
 * `limit`, `lower` and `upper` are lengths from the start; `unit`, `bound` and `relation` (before
 * or after `event`) are as in data/procedures. A minimum followed by the maximum of the same
 * is one row. MIG_DATA names the cell: no unit of time, no bound, an end before its start. */
enum mig_status mig_stages_read(struct mig_stages *stages);

/* Whether a stage that is known takes longer than its limit allows. */
bool mig_stage_exceeds(const struct mig_stage *stage);
/* The most that is allowed: the limit, else the far end of a term that is itself an upper bound.
 * NaN: nothing limits it. */
double mig_stage_limit(const struct mig_stage *stage);
/* Whether both ends of the middle half are there. */
bool mig_stage_halves(const struct mig_stage *stage);

/* Name the rows by their dimensions: what all share goes to `context`; of the others as many become
 * groups as leave at least two rows a group, unless the rows are sorted. */
enum mig_status mig_stages_name(struct mig_stages *stages, const struct mig_roles *roles);

/* Title and subtitle. */
void mig_stages_titles(const struct mig_stages *stages);

/* Mark the rows that the request highlights; MIG_USAGE: one is not there. */
enum mig_status mig_stages_find_strong(struct mig_stages *stages);
/* By length, the longest first, or by name, if the request says so; equal ones as in the table. */
void mig_stages_sort(struct mig_stages *stages);
/* Keep the `most` longest rows, and those that stand out, in their order. */
enum mig_status mig_stages_keep_longest(struct mig_stages *stages, size_t most);

/* The word of a unit, for one or for more of them. */
const char *mig_unit_word(const struct mig_chart *chart, size_t unit, bool one);

#endif

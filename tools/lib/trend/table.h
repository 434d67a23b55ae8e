/* table - the tables of mig-trend: a row a period, a row a series, or with periods to come */
#ifndef MIG_TREND_TABLE_H
#define MIG_TREND_TABLE_H

#include "trend/figures.h"

/* What a table is made of and where it goes; all is borrowed. The rest is set by
 * mig_trend_write(). */
struct mig_trend {
	const struct mig_trend_request *request;
	const struct mig_cube *cube; /* of one value column and periods of one kind */
	const struct mig_measures *chosen;
	struct mig_writer *writer;
	struct mig_buffer *notes;
	struct mig_step step;
	struct mig_totals totals;
	size_t too_few; /* series with fewer than MIG_TREND_MINIMUM figures */
};

/* Write the columns and rows of the table, and what there is to say of them as notes. */
enum mig_status mig_trend_write(struct mig_trend *trend, struct mig_error *error);

#endif

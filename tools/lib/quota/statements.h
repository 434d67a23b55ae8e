/* statements - printed statements "PART is PERCENT per cent of BASE", row by row
 *
 * Rows that agree in the group columns and the period speak of the same base. Unlike figures,
 * statements are never added up: each row stays, in the order of the input. */
#ifndef MIG_STATEMENTS_H
#define MIG_STATEMENTS_H

#include "filter.h"
#include "measure.h"

/* What to read. Everything is borrowed; a name that is NULL is the usual one, if it is there. */
struct mig_statements_request {
	const struct mig_list *by;
	const char *time, *status;
	const char *part, *percent, *change, *base, *label;
	const struct mig_list *units; /* of --unit, for part, percent and base */
	struct mig_filter *filter;
};

/* Read all of `records` and write the measures chosen. A row whose figures leave a part of it
 * unsaid stays, with what can be said. MIG_USAGE: no such column, or fewer than two of part,
 * percentage (or change) and base; MIG_DATA: a cell that is no number, or below 0. */
enum mig_status
mig_statements_write(struct mig_records *records, const struct mig_statements_request *request,
		     const struct mig_measures *chosen, struct mig_writer *writer,
		     struct mig_error *error);

#endif

/* read - a table to be audited, taken from the engine: members and figures, no text
 *
 * What comes of it is what mig_audit_add_table() and mig_audit_column() make of the whole table,
 * whatever the number of threads, in a fraction of time and memory. All columns that are looked
 * at have to be known before. */
#ifndef MIG_AUDIT_READ_H
#define MIG_AUDIT_READ_H

#include "audit.h"
#include "engine/engine.h"

/* Everything is borrowed. */
struct mig_audit_request {
	const struct mig_list *keys;
	const char *time;		/* as for mig_audit_add_table() */
	const struct mig_list *figures; /* columns that mig_audit_column() may be asked for, in
					   the order in which it would be */
	struct mig_filter *filter;	/* NULL: all rows; it is bound here */
	struct mig_engine_options engine;
};

/* Read all that is left of `records` as a table of the audit. MIG_USAGE: no such column; MIG_DATA:
 * the first record of the input that cannot be read, or has a figure that is no number. */
enum mig_status
mig_audit_read(struct mig_audit *audit, struct mig_records *records,
	       const struct mig_audit_request *request, size_t *number, struct mig_error *error);

#endif

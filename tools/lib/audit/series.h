/* series - the rows of a group in the order of time; private to the sources of the audit */
#ifndef MIG_AUDIT_SERIES_H
#define MIG_AUDIT_SERIES_H

#include "audit.h"
#include "period.h"

/* A row of a group, by its period. */
struct mig_audit_moment {
	struct mig_period period;
	size_t row;
};

/* The rows of group number `group` that have a period, in the order of time, those of one period in
 * the order of the table. `moments` has room for all rows of the group; returns how many there are.
 * The table has a time column. */
size_t mig_audit_series(const struct mig_audit *audit, const struct mig_audit_table *table,
			const struct mig_audit_index *groups, size_t group,
			struct mig_audit_moment *moments);

#endif

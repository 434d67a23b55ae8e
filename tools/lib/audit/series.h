/* series - the rows of groups in the order of time; private to the sources of the audit */
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

/* The series of all groups of an index: that of group g are moments[starts[g]] to
 * moments[starts[g + 1] - 1]. All zero is none; free with mig_audit_history_free(). */
struct mig_audit_history {
	struct mig_audit_moment *moments;
	size_t *starts;
};

/* MIG_IO without memory. The table has a time column. */
enum mig_status
mig_audit_history_make(const struct mig_audit *audit, const struct mig_audit_table *table,
		       const struct mig_audit_index *groups, struct mig_audit_history *history,
		       struct mig_error *error);
void mig_audit_history_free(struct mig_audit_history *history);
/* The row of a group of the last period of the kind of `now` that begins before it or, if
 * `adjoining`, of the one that ends on the day before it; of several rows of that period the first
 * one. NONE: there is none. */
size_t mig_audit_row_before(const struct mig_audit_history *history, size_t group,
			    const struct mig_period *now, bool adjoining);

#endif

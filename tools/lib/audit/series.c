#include "series.h"

#include <stdlib.h>

static int
by_period(const void *a, const void *b)
{
	const struct mig_audit_moment *one = a, *other = b;
	int order = mig_period_compare(&one->period, &other->period);

	return order ? order : (one->row > other->row) - (one->row < other->row);
}

size_t
mig_audit_series(const struct mig_audit *audit, const struct mig_audit_table *table,
		 const struct mig_audit_index *groups, size_t group,
		 struct mig_audit_moment *moments)
{
	size_t count = 0;

	for (size_t row = groups->heads[group]; row != MIG_AUDIT_NONE;
	     row = mig_audit_index_next(groups, row)) {
		moments[count].row = row;
		count += mig_period_parse(mig_audit_key_text(audit, table, row, table->time),
					  &moments[count].period);
	}
	qsort(moments, count, sizeof *moments, by_period);
	return count;
}

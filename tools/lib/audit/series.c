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

enum mig_status
mig_audit_history_make(const struct mig_audit *audit, const struct mig_audit_table *table,
		       const struct mig_audit_index *groups, struct mig_audit_history *history,
		       struct mig_error *error)
{
	size_t at = 0;

	history->moments = malloc((table->table.rows + 1) * sizeof *history->moments);
	history->starts = malloc((groups->group_count + 1) * sizeof *history->starts);
	if (!history->moments || !history->starts)
		return mig_fail_memory(error);
	for (size_t g = 0; g < groups->group_count; g++) {
		history->starts[g] = at;
		at += mig_audit_series(audit, table, groups, g, history->moments + at);
	}
	history->starts[groups->group_count] = at;
	return MIG_OK;
}

void
mig_audit_history_free(struct mig_audit_history *history)
{
	free(history->moments);
	free(history->starts);
	*history = (struct mig_audit_history){ 0 };
}

/* The first of moments `from` to `to` that does not begin before a day. */
static size_t
first_from(const struct mig_audit_moment *moments, size_t from, size_t to, int day)
{
	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (moments[middle].period.first_day < day)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

size_t
mig_audit_row_before(const struct mig_audit_history *history, size_t group,
		     const struct mig_period *now, bool adjoining)
{
	const struct mig_audit_moment *moments = history->moments;
	size_t first = history->starts[group], found = MIG_AUDIT_NONE;
	size_t at = first_from(moments, first, history->starts[group + 1], now->first_day);

	for (; at-- > first;) {
		const struct mig_period *then = &moments[at].period;

		/* rows of one period stand together, the first one first */
		if (found != MIG_AUDIT_NONE &&
		    mig_period_compare(then, &moments[found].period) != 0)
			break;
		if (!mig_period_same_kind(now, then))
			continue;
		if (!adjoining || mig_period_follows(then, now))
			found = at;
		else if (then->last_day < now->first_day)
			break; /* those before it end still earlier */
	}
	return found == MIG_AUDIT_NONE ? MIG_AUDIT_NONE : moments[found].row;
}

#include <stdlib.h>

#include "series.h"

/* The moments of one kind that fill `whole` without a hole; their number, or 0. *first is where
 * they begin; behind it they are those of the kind of the first. */
static size_t
filling(const struct mig_audit_moment *moments, size_t count, const struct mig_period *whole,
	const struct mig_period *kind, size_t chosen[])
{
	size_t parts = 0;
	int next_day = whole->first_day;

	for (size_t i = 0; i < count && next_day <= whole->last_day; i++) {
		const struct mig_period *period = &moments[i].period;

		if (period->first_day != next_day || period->last_day > whole->last_day ||
		    !mig_period_same_kind(period, kind))
			continue;
		chosen[parts++] = i;
		next_day = period->last_day + 1;
	}
	return next_day == whole->last_day + 1 && parts > 1 ? parts : 0;
}

struct calendar {
	struct mig_audit_moment *moments;
	size_t *chosen;
	size_t count;
	size_t rule, first; /* cell of row 0 */
};

static enum mig_status
add_check(struct mig_audit *audit, const struct calendar *calendar, size_t whole, size_t parts,
	  struct mig_error *error)
{
	size_t cell = calendar->first + calendar->moments[whole].row;
	enum mig_status status =
	    mig_audit_begin_check(audit, calendar->rule, cell, MIG_RELATION_EQUAL, error);

	if (status == MIG_OK)
		status = mig_audit_add_term(audit, mig_decimal_of(1), cell, MIG_AUDIT_NONE, error);
	for (size_t i = 0; status == MIG_OK && i < parts; i++)
		status =
		    mig_audit_add_term(audit, mig_decimal_of(-1),
				       calendar->first + calendar->moments[calendar->chosen[i]].row,
				       MIG_AUDIT_NONE, error);
	return status;
}

/* Every longer period of one group against every kind of shorter ones. */
static enum mig_status
check_group(struct mig_audit *audit, const struct calendar *calendar, struct mig_error *error)
{
	const struct mig_audit_moment *moments = calendar->moments;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < calendar->count; i++)
		for (size_t j = 0; status == MIG_OK && j < calendar->count; j++) {
			const struct mig_period *whole = &moments[i].period;
			const struct mig_period *kind = &moments[j].period;
			size_t parts;

			/* each kind has one period that begins where the longer one does */
			if (kind->first_day != whole->first_day ||
			    kind->last_day >= whole->last_day)
				continue;
			parts = filling(moments, calendar->count, whole, kind, calendar->chosen);
			if (parts)
				status = add_check(audit, calendar, i, parts, error);
		}
	return status;
}

static enum mig_status
check_groups(struct mig_audit *audit, const struct mig_audit_table *table,
	     const struct mig_audit_index *groups, struct calendar *calendar,
	     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t g = 0; status == MIG_OK && g < groups->group_count; g++) {
		calendar->count = mig_audit_series(audit, table, groups, g, calendar->moments);
		status = check_group(audit, calendar, error);
	}
	return status;
}

enum mig_status
mig_audit_add_periods(struct mig_audit *audit, size_t table_number, size_t column,
		      struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	size_t rows = table->table.rows, places[MIG_AUDIT_KEYS_MAX], count = 0;
	struct calendar calendar = { .moments = malloc((rows + 1) * sizeof *calendar.moments),
				     .chosen = malloc((rows + 1) * sizeof *calendar.chosen),
				     .first = audit->columns[column].first };
	struct mig_audit_index groups = { 0 };
	enum mig_status status = MIG_OK;

	if (table->time == MIG_AUDIT_NONE)
		status =
		    mig_fail(error, MIG_USAGE, "%s: no time column, whose periods could add up",
			     table->table.input_name);
	for (size_t k = 0; k < table->key_count; k++)
		if (k != table->time)
			places[count++] = k;
	if (status == MIG_OK)
		status = mig_audit_index_start(&groups, table, places, count, NULL, 0, error);
	if (status == MIG_OK && (!calendar.moments || !calendar.chosen))
		status = mig_fail_memory(error);
	for (size_t row = 0; status == MIG_OK && row < rows; row++)
		status = mig_audit_index_add(&groups, row, error);
	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, "periods add up", &calendar.rule, error);
	if (status == MIG_OK)
		status = check_groups(audit, table, &groups, &calendar, error);
	mig_audit_index_free(&groups);
	free(calendar.moments);
	free(calendar.chosen);
	return status;
}

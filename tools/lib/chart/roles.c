#include <stdint.h>
#include <string.h>

#include "grid.h"

static enum mig_status
find_list(struct mig_chart *chart, const struct mig_list *names, size_t *columns, size_t *count)
{
	size_t i;

	for (i = 0; i < names->count; i++) {
		enum mig_status status = mig_table_find(
		    chart->table, mig_text_of(names->items[i]), &columns[i], chart->error);

		if (status != MIG_OK)
			return status;
	}
	*count = names->count;
	return MIG_OK;
}

static bool
among(size_t column, const size_t *columns, size_t count)
{
	while (count > 0)
		if (columns[--count] == column)
			return true;
	return false;
}

/* A column named or, without a name, one of `names`; "none" is none. */
static enum mig_status
find_one(struct mig_chart *chart, const char *name, const char *const *names, size_t *column)
{
	*column = SIZE_MAX;
	if (name && strcmp(name, "none") == 0)
		return MIG_OK;
	if (name)
		return mig_table_find(chart->table, mig_text_of(name), column, chart->error);
	*column = mig_table_find_any(chart->table, names);
	return MIG_OK;
}

/* Every column of numbers that is nothing else. */
static void
all_numbers(const struct mig_chart *chart, struct mig_roles *roles)
{
	size_t i;

	for (i = 0; i < chart->table->columns; i++)
		if (i != roles->time && i != roles->status &&
		    !among(i, roles->by, roles->by_count) &&
		    mig_table_kind(chart->table, i) == MIG_COLUMN_NUMBER)
			roles->values[roles->value_count++] = i;
}

static enum mig_status
find_values(struct mig_chart *chart, const char *const *value_names, struct mig_roles *roles)
{
	const struct mig_table *table = chart->table;
	enum mig_status status;
	size_t one;

	if (chart->request->values.count > 0) {
		status = find_list(chart, &chart->request->values, roles->values,
				   &roles->value_count);
		return status;
	}
	one = mig_table_find_any(table, value_names);
	if (one == SIZE_MAX)
		one = mig_table_find_any(table, mig_value_names);
	if (one != SIZE_MAX)
		roles->values[roles->value_count++] = one;
	else
		all_numbers(chart, roles);
	if (roles->value_count > 0)
		return MIG_OK;
	/* Without rows no column is seen to hold numbers: the last one stands for them. */
	if (table->rows == 0 && table->columns > 0 && table->columns - 1 != roles->time) {
		roles->values[roles->value_count++] = table->columns - 1;
		return MIG_OK;
	}
	status = mig_fail(chart->error, MIG_USAGE, "%s: no column holds numbers to draw",
			  table->input_name);
	mig_hint(chart->error, "name it with -v");
	return status;
}

/* The columns of text left of the first value column. */
static void
default_by(const struct mig_chart *chart, struct mig_roles *roles)
{
	size_t i, first = roles->values[0];

	for (i = 0; i < first; i++)
		if (i != roles->time && i != roles->status &&
		    (mig_table_kind(chart->table, i) == MIG_COLUMN_TEXT ||
		     chart->table->rows == 0) &&
		    !among(i, roles->values, roles->value_count))
			roles->by[roles->by_count++] = i;
}

static enum mig_status
allocate(struct mig_chart *chart, struct mig_roles *roles)
{
	const struct mig_chart_request *request = chart->request;
	size_t most = chart->table->columns + request->by.count + request->values.count;

	memset(roles, 0, sizeof *roles);
	roles->by = mig_arena_allocate(&chart->arena, most * sizeof *roles->by);
	roles->values = mig_arena_allocate(&chart->arena, most * sizeof *roles->values);
	return roles->by && roles->values ? MIG_OK : mig_fail_memory(chart->error);
}

static enum mig_status
no_time(const struct mig_chart *chart)
{
	const struct mig_table *table = chart->table;
	char list[sizeof chart->error->hint];

	mig_fail(chart->error, MIG_USAGE, "%s: no time column", table->input_name);
	mig_hint_names(chart->error, "columns", mig_text_of(""),
		       (const char *const *)table->names, table->columns);
	memcpy(list, chart->error->hint, sizeof list);
	mig_hint(chart->error, "name it with -t%s%s", list[0] ? "; " : "", list);
	return MIG_USAGE;
}

enum mig_status
mig_roles_find(struct mig_chart *chart, const char *const *value_names, bool time_needed,
	       struct mig_roles *roles)
{
	const struct mig_chart_request *request = chart->request;
	enum mig_status status = allocate(chart, roles);

	if (status == MIG_OK)
		status = find_one(chart, request->time, mig_time_names, &roles->time);
	if (status == MIG_OK)
		status = find_one(chart, request->status, mig_status_names, &roles->status);
	if (status == MIG_OK)
		status = find_list(chart, &request->by, roles->by, &roles->by_count);
	if (status == MIG_OK && roles->time == SIZE_MAX && time_needed)
		status = no_time(chart);
	if (status == MIG_OK)
		status = find_values(chart, value_names, roles);
	if (status == MIG_OK && request->by.count == 0)
		default_by(chart, roles);
	/* A slot has its time anyway. */
	if (status == MIG_OK && among(roles->time, roles->by, roles->by_count)) {
		status = mig_fail(chart->error, MIG_USAGE, "-b names the time column");
		mig_hint(chart->error, "-t names another time column, or -t none does without");
	}
	return status;
}

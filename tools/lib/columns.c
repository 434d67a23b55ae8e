#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "table.h"

/* The columns of `names`, in order. */
static enum mig_status
find_all(const struct mig_records *records, const struct mig_list *names, size_t *places,
	 struct mig_error *error)
{
	for (size_t i = 0; i < names->count; i++) {
		enum mig_status status =
		    mig_records_find(records, mig_text_of(names->items[i]), &places[i], error);

		if (status != MIG_OK)
			return status;
		for (size_t j = 0; j < i; j++)
			if (places[j] == places[i])
				return mig_fail(error, MIG_USAGE, "column '%s' is named twice",
						names->items[i]);
	}
	return MIG_OK;
}

static bool
contains(const size_t *places, size_t count, size_t place)
{
	for (size_t i = 0; i < count; i++)
		if (places[i] == place)
			return true;
	return false;
}

static enum mig_status
fail_none(const struct mig_records *records, const char *what, const char *option,
	  const char *names, struct mig_error *error)
{
	char list[sizeof error->hint];

	mig_fail(error, MIG_USAGE, "%s: no %s column: none is named %s",
		 mig_records_input_name(records), what, names);
	mig_hint_names(error, "columns", mig_text_of(""), mig_records_names(records),
		       mig_records_column_count(records));
	memcpy(list, error->hint, sizeof list);
	mig_hint(error, "name it with %s%s%s", option, list[0] ? "; " : "", list);
	return MIG_USAGE;
}

/* One column: by the name given, else by the names that are understood. */
static enum mig_status
find_one(const struct mig_records *records, const char *given, const char *const *understood,
	 size_t *place, const char *option, struct mig_error *error)
{
	enum mig_status status;

	if (given)
		return mig_records_find(records, mig_text_of(given), place, error);
	status = mig_records_find_any(records, understood, place, error);
	if (status == MIG_DATA && error->hint[0] == '\0')
		mig_hint(error, "say which one with %s", option);
	return status;
}

/* The group column that is named as a time column: where time does not matter, the columns that are
 * no groups do not either. */
static enum mig_status
find_time_among_groups(const struct mig_records *records, struct mig_columns *columns,
		       struct mig_error *error)
{
	columns->time = SIZE_MAX;
	for (size_t i = 0; i < columns->by_count; i++) {
		const char *name = mig_records_names(records)[columns->by[i]];

		if (!mig_text_among(mig_text_of(name), mig_time_names))
			continue;
		if (columns->time != SIZE_MAX) {
			mig_fail(error, MIG_DATA, "%s: both '%s' and '%s' could be meant",
				 mig_records_input_name(records),
				 mig_records_names(records)[columns->time], name);
			mig_hint(error, "say which one with --time");
			return MIG_DATA;
		}
		columns->time = columns->by[i];
	}
	return MIG_OK;
}

static enum mig_status
find_time(const struct mig_records *records, const struct mig_cube_request *request,
	  struct mig_columns *columns, struct mig_error *error)
{
	enum mig_status status =
	    request->time_use == MIG_TIME_IGNORED && !request->time
		? find_time_among_groups(records, columns, error)
		: find_one(records, request->time, mig_time_names, &columns->time, "--time", error);

	columns->time_place = columns->by_count;
	if (status != MIG_OK)
		return status;
	for (size_t i = 0; i < columns->by_count; i++)
		if (columns->by[i] == columns->time) {
			columns->time_asked = true;
			columns->time_place = i;
			columns->by_count--;
			memmove(columns->by + i, columns->by + i + 1,
				(columns->by_count - i) * sizeof *columns->by);
			return MIG_OK;
		}
	if (columns->time == SIZE_MAX && request->time_use == MIG_TIME_REQUIRED)
		return fail_none(records, "time", "--time",
				 "year, period, date, time or TIME_PERIOD", error);
	if (request->time_use == MIG_TIME_IGNORED)
		columns->time = SIZE_MAX;
	return MIG_OK;
}

static enum mig_status
find_values(const struct mig_records *records, const struct mig_cube_request *request,
	    struct mig_columns *columns, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	columns->value_count = request->values ? request->values->count : 0;
	columns->values = malloc((columns->value_count + 1) * sizeof *columns->values);
	if (!columns->values)
		return mig_fail_memory(error);
	if (columns->value_count) {
		status = find_all(records, request->values, columns->values, error);
	} else {
		columns->value_count = 1;
		status =
		    find_one(records, NULL, mig_value_names, columns->values, "--value", error);
		if (status == MIG_OK && columns->values[0] == SIZE_MAX)
			return fail_none(records, "value", "--value",
					 "persons, value, count or OBS_VALUE", error);
	}
	for (size_t i = 0; status == MIG_OK && i < columns->value_count; i++)
		if (contains(columns->by, columns->by_count, columns->values[i]) ||
		    columns->values[i] == columns->time)
			return mig_fail(
			    error, MIG_USAGE,
			    "column '%s' cannot be both a value and a group or time column",
			    mig_records_names(records)[columns->values[i]]);
	return status;
}

static enum mig_status
find_status(const struct mig_records *records, const struct mig_cube_request *request,
	    struct mig_columns *columns, struct mig_error *error)
{
	enum mig_status status;

	columns->status = SIZE_MAX;
	if (request->status && strcmp(request->status, "none") == 0)
		return MIG_OK;
	status = find_one(records, request->status, mig_status_names, &columns->status, "--status",
			  error);
	if (contains(columns->by, columns->by_count, columns->status))
		columns->status = SIZE_MAX;
	return status;
}

enum mig_status
mig_columns_find(const struct mig_records *records, const struct mig_cube_request *request,
		 struct mig_columns *columns, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	*columns = (struct mig_columns){ .by_count = request->by ? request->by->count : 0 };
	columns->by = malloc((columns->by_count + 1) * sizeof *columns->by);
	if (!columns->by)
		return mig_fail_memory(error);
	if (columns->by_count)
		status = find_all(records, request->by, columns->by, error);
	if (status == MIG_OK)
		status = find_time(records, request, columns, error);
	if (status == MIG_OK)
		status = find_values(records, request, columns, error);
	if (status == MIG_OK)
		status = find_status(records, request, columns, error);
	return status;
}

void
mig_columns_free(struct mig_columns *columns)
{
	free(columns->by);
	free(columns->values);
	*columns = (struct mig_columns){ 0 };
}

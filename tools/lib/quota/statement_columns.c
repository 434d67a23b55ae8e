#include "statement_columns.h"

#include <stdlib.h>
#include <string.h>

#include "table.h"

const char *const mig_statement_roles[MIG_STATEMENT_ROLES] = { "part", "percent", "base",
							       "change" };

/* The column that --OPTION gives, else the one that has a usual name, else SIZE_MAX. */
static enum mig_status
find_column(const struct mig_records *records, const char *option, const char *given,
	    const char *const *usual, size_t *place, struct mig_error *error)
{
	enum mig_status status;

	if (given)
		return mig_records_find(records, mig_text_of(given), place, error);
	status = mig_records_find_any(records, usual, place, error);
	if (status == MIG_DATA && error->hint[0] == '\0')
		mig_hint(error, "say which one with --%s", option);
	return status;
}

/* Two of the three figures say something, one does not. */
static enum mig_status
check_roles(const struct mig_records *records, const size_t *of, struct mig_error *error)
{
	size_t stated =
	    (of[MIG_STATEMENT_PART] != SIZE_MAX) + (of[MIG_STATEMENT_BASE] != SIZE_MAX) +
	    (of[MIG_STATEMENT_PERCENT] != SIZE_MAX || of[MIG_STATEMENT_CHANGE] != SIZE_MAX);

	for (size_t i = 0; i < MIG_STATEMENT_ROLES; i++)
		for (size_t j = 0; j < i; j++)
			if (of[i] == of[j] && of[i] != SIZE_MAX)
				return mig_fail(error, MIG_USAGE,
						"column '%s' cannot be both %s and %s",
						mig_records_names(records)[of[i]],
						mig_statement_roles[j], mig_statement_roles[i]);
	if (stated >= 2)
		return MIG_OK;
	mig_fail(error, MIG_USAGE,
		 "%s: a statement needs two columns of part, percent (or change) and base",
		 mig_records_input_name(records));
	mig_hint(error, "name them with --part, --percent, --change and --base");
	return MIG_USAGE;
}

static enum mig_status
find_figures(const struct mig_statements_request *request, const struct mig_records *records,
	     size_t *of, struct mig_error *error)
{
	const char *const given[MIG_STATEMENT_ROLES] = { request->part, request->percent,
							 request->base, request->change };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < MIG_STATEMENT_ROLES; i++) {
		const char *const usual[] = { mig_statement_roles[i], NULL };

		status =
		    find_column(records, mig_statement_roles[i], given[i], usual, &of[i], error);
	}
	return status == MIG_OK ? check_roles(records, of, error) : status;
}

/* The columns that say which statement a row is. */
static enum mig_status
find_keys(const struct mig_statements_request *request, const struct mig_records *records,
	  struct mig_statement_columns *columns, struct mig_error *error)
{
	const char *const label[] = { "statement", NULL };
	enum mig_status status =
	    find_column(records, "time", request->time, mig_time_names, &columns->time, error);

	if (status == MIG_OK)
		status =
		    find_column(records, "label", request->label, label, &columns->label, error);
	columns->by = malloc((request->by->count + 1) * sizeof *columns->by);
	if (status == MIG_OK && !columns->by)
		status = mig_fail_memory(error);
	columns->time_apart = columns->time != SIZE_MAX;
	for (size_t i = 0; status == MIG_OK && i < request->by->count; i++) {
		size_t *place = &columns->by[i];

		status =
		    mig_records_find(records, mig_text_of(request->by->items[i]), place, error);
		if (status != MIG_OK)
			return status;
		columns->by_count++;
		if (*place == columns->time)
			columns->time_apart = false;
		if (*place == columns->label)
			columns->label = SIZE_MAX;
	}
	return status;
}

enum mig_status
mig_statement_columns_find(const struct mig_records *records,
			   const struct mig_statements_request *request,
			   struct mig_statement_columns *columns, struct mig_error *error)
{
	enum mig_status status = find_keys(request, records, columns, error);

	columns->status = SIZE_MAX;
	if (status == MIG_OK && !(request->status && strcmp(request->status, "none") == 0))
		status = find_column(records, "status", request->status, mig_status_names,
				     &columns->status, error);
	for (size_t i = 0; i < columns->by_count; i++)
		if (columns->by[i] == columns->status)
			columns->status = SIZE_MAX;
	return status == MIG_OK ? find_figures(request, records, columns->of, error) : status;
}

void
mig_statement_columns_free(struct mig_statement_columns *columns)
{
	free(columns->by);
	columns->by = NULL;
}

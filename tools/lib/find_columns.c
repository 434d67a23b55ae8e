/* Columns by their names, as the reader of records and whole tables look for them. */
#include "table.h"

#include "records_private.h"

/* How many of the names are `name`; the place of the first of them goes to *column. */
static size_t
count_matches(const char *const *names, size_t count, struct mig_text name,
	      bool (*equal)(struct mig_text, struct mig_text), size_t *column)
{
	size_t matches = 0;

	for (size_t i = count; i-- > 0;)
		if (equal(mig_text_of(names[i]), name)) {
			matches++;
			*column = i;
		}
	return matches;
}

/* *column is SIZE_MAX if there is none. */
static enum mig_status
find_column(const char *const *names, size_t count, const char *input_name, struct mig_text name,
	    size_t *column, struct mig_error *error)
{
	size_t matches = 0;

	*column = SIZE_MAX;
	if (name.length)
		matches = count_matches(names, count, name, mig_text_equal, column);
	if (matches == 0 && name.length)
		matches = count_matches(names, count, name, mig_text_equal_ignoring_case, column);
	if (matches < 2)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: column '%.*s' stands %zu times in the header", input_name,
		 (int)name.length, name.bytes, matches);
	mig_hint(error, "give each column a name of its own");
	return MIG_DATA;
}

static enum mig_status
find_named(const char *const *names, size_t count, const char *input_name, struct mig_text name,
	   size_t *column, struct mig_error *error)
{
	enum mig_status status = find_column(names, count, input_name, name, column, error);

	if (status != MIG_OK || *column != SIZE_MAX)
		return status;
	mig_fail(error, MIG_USAGE, "%s: no column '%.*s'", input_name, (int)name.length,
		 name.bytes);
	mig_hint_names(error, "columns", name, names, count);
	return MIG_USAGE;
}

enum mig_status
mig_records_find(const struct mig_records *records, struct mig_text name, size_t *column,
		 struct mig_error *error)
{
	return find_named(mig_records_names(records), records->columns,
			  mig_records_input_name(records), name, column, error);
}

enum mig_status
mig_table_find(const struct mig_table *table, struct mig_text name, size_t *column,
	       struct mig_error *error)
{
	return find_named((const char *const *)table->names, table->columns, table->input_name,
			  name, column, error);
}

size_t
mig_table_find_any(const struct mig_table *table, const char *const *names)
{
	size_t column;

	for (; *names; names++)
		if (count_matches((const char *const *)table->names, table->columns,
				  mig_text_of(*names), mig_text_equal_ignoring_case, &column))
			return column;
	return SIZE_MAX;
}

enum mig_status
mig_records_find_any(const struct mig_records *records, const char *const *names, size_t *column,
		     struct mig_error *error)
{
	size_t found = SIZE_MAX;

	for (*column = SIZE_MAX; *names; names++) {
		enum mig_status status = find_column(mig_records_names(records), records->columns,
						     mig_records_input_name(records),
						     mig_text_of(*names), &found, error);

		if (status != MIG_OK)
			return status;
		if (found == SIZE_MAX || found == *column)
			continue;
		if (*column != SIZE_MAX)
			return mig_fail(error, MIG_DATA, "%s: both '%s' and '%s' could be meant",
					mig_records_input_name(records), records->names[*column],
					records->names[found]);
		*column = found;
	}
	return MIG_OK;
}

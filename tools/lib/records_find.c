#include "records_private.h"

/* Look for `name`: the number of columns that match, the first of them in *column. */
static size_t
count_matches(const struct mig_records *records, struct mig_text name,
	      bool (*equal)(struct mig_text, struct mig_text), size_t *column)
{
	size_t matches = 0;

	for (size_t i = records->columns; i-- > 0;)
		if (equal(mig_text_of(records->names[i]), name)) {
			matches++;
			*column = i;
		}
	return matches;
}

static enum mig_status
find_column(const struct mig_records *records, struct mig_text name, size_t *column,
	    struct mig_error *error)
{
	size_t matches = name.length ? count_matches(records, name, mig_text_equal, column) : 0;

	*column = matches ? *column : SIZE_MAX;
	if (matches == 0 && name.length)
		matches = count_matches(records, name, mig_text_equal_ignoring_case, column);
	if (matches < 2)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: column '%.*s' stands %zu times in the header",
		 mig_records_input_name(records), (int)name.length, name.bytes, matches);
	mig_hint(error, "give each column a name of its own");
	return MIG_DATA;
}

enum mig_status
mig_records_find(const struct mig_records *records, struct mig_text name, size_t *column,
		 struct mig_error *error)
{
	enum mig_status status = find_column(records, name, column, error);

	if (status != MIG_OK || *column != SIZE_MAX)
		return status;
	mig_fail(error, MIG_USAGE, "%s: no column '%.*s'", mig_records_input_name(records),
		 (int)name.length, name.bytes);
	mig_hint_names(error, "columns", name, mig_records_names(records), records->columns);
	return MIG_USAGE;
}

enum mig_status
mig_records_find_any(const struct mig_records *records, const char *const *names, size_t *column,
		     struct mig_error *error)
{
	size_t found = SIZE_MAX;

	for (*column = SIZE_MAX; *names; names++) {
		enum mig_status status = find_column(records, mig_text_of(*names), &found, error);

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

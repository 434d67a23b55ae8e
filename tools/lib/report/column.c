#include "column.h"

#include <stdint.h>

size_t
mig_column_index(const struct mig_table *table, struct mig_text name)
{
	for (size_t column = 0; column < table->columns; column++)
		if (mig_text_equal(mig_text_of(table->names[column]), name))
			return column;
	return SIZE_MAX;
}

enum mig_status
mig_column_find(const struct mig_profile *profile, struct mig_place place, struct mig_text block,
		const struct mig_table *table, struct mig_text name, size_t *column,
		struct mig_error *error)
{
	enum mig_status status;

	*column = mig_column_index(table, name);
	if (*column != SIZE_MAX)
		return MIG_OK;
	status = mig_profile_fail(profile, place, error, "block '%.*s' has no column '%.*s'",
				  (int)block.length, block.bytes, (int)name.length, name.bytes);
	mig_hint_names(error, "columns", name, (const char *const *)table->names, table->columns);
	return status;
}

/* column - a column of a block's table, found by its name */
#ifndef MIG_REPORT_COLUMN_H
#define MIG_REPORT_COLUMN_H

#include "profile.h"
#include "table.h"

/* Where the column of exactly that name stands, or SIZE_MAX. */
size_t mig_column_index(const struct mig_table *table, struct mig_text name);

/* The same, for what the profile says at `place` about the table of `block`. MIG_DATA with the
 * columns that there are as a hint. */
enum mig_status mig_column_find(const struct mig_profile *profile, struct mig_place place,
				struct mig_text block, const struct mig_table *table,
				struct mig_text name, size_t *column, struct mig_error *error);

#endif

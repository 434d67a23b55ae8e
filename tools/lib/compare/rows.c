#include "compare.h"
#include "sheet.h"

static enum mig_status
name_columns(struct mig_writer *writer, const struct mig_pairs *pairs, struct mig_error *error)
{
	return pairs->with_period ? mig_sheet_key_columns(writer, pairs->cube, error)
				  : mig_sheet_group_columns(writer, pairs->cube, error);
}

static enum mig_status
name_cells(struct mig_writer *writer, const struct mig_pairs *pairs, const struct mig_pair *pair,
	   struct mig_error *error)
{
	const struct mig_point *point = pair->points[pair->points[0] == NULL];

	return pairs->with_period ? mig_sheet_keys(writer, pairs->cube, pair->group, point, error)
				  : mig_sheet_group_keys(writer, pairs->cube, pair->group, error);
}

enum mig_status
mig_view_columns(const struct mig_view *view, const struct mig_pairs *pairs, const char *extra,
		 struct mig_error *error)
{
	struct mig_writer *writer = view->writer;
	enum mig_status status = name_columns(writer, pairs, error);

	if (status == MIG_OK && extra)
		status = mig_writer_column(writer, extra, MIG_COLUMN_TEXT, error);
	for (size_t side = 0; status == MIG_OK && side < 2; side++)
		status = mig_writer_column(writer, pairs->names[side], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_measures_columns(writer, view->chosen, error);
	return status == MIG_OK ? mig_writer_status_column(writer, pairs->has_status, error)
				: status;
}

enum mig_status
mig_view_row(const struct mig_view *view, const struct mig_pairs *pairs,
	     const struct mig_pair *pair, const char *extra, const struct mig_value sides[2],
	     const void *figures, struct mig_error *error)
{
	struct mig_writer *writer = view->writer;
	enum mig_status status = name_cells(writer, pairs, pair, error);

	if (status == MIG_OK && extra)
		status = mig_writer_string(writer, extra, error);
	if (status == MIG_OK)
		status = mig_sheet_values(writer, sides, 2, error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, view->chosen, figures, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

bool
mig_named_as_share(const char *name)
{
	static const char *const names[] = {
		"share",	 "percent",	"percentage", "rate", "cumulative_share",
		"effectiveness", "utilisation", NULL
	};

	for (const char *const *known = names; *known; known++)
		if (mig_text_equal_ignoring_case(mig_text_of(name), mig_text_of(*known)))
			return true;
	return false;
}

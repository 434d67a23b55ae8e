#include "sheet.h"

enum mig_status
mig_sheet_group_columns(struct mig_writer *writer, const struct mig_cube *cube,
			struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_writer_column(writer, cube->by_names[i], MIG_COLUMN_TEXT, error);
	return status;
}

enum mig_status
mig_sheet_key_columns(struct mig_writer *writer, const struct mig_cube *cube,
		      struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i <= cube->by_count; i++) {
		if (i == cube->time_place && cube->time_name)
			status =
			    mig_writer_column(writer, cube->time_name, MIG_COLUMN_PERIOD, error);
		if (status == MIG_OK && i < cube->by_count)
			status =
			    mig_writer_column(writer, cube->by_names[i], MIG_COLUMN_TEXT, error);
	}
	return status;
}

enum mig_status
mig_sheet_number_columns(struct mig_writer *writer, const char *const *names,
			 struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (; status == MIG_OK && *names; names++)
		status = mig_writer_column(writer, *names, MIG_COLUMN_NUMBER, error);
	return status;
}

enum mig_status
mig_sheet_group_keys(struct mig_writer *writer, const struct mig_cube *cube,
		     const struct mig_group *group, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_writer_string(writer, group->keys[i], error);
	return status;
}

enum mig_status
mig_sheet_keys(struct mig_writer *writer, const struct mig_cube *cube,
	       const struct mig_group *group, const struct mig_point *point,
	       struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i <= cube->by_count; i++) {
		if (i == cube->time_place && cube->time_name)
			status = mig_writer_string(writer, point->period_text, error);
		if (status == MIG_OK && i < cube->by_count)
			status = mig_writer_string(writer, group->keys[i], error);
	}
	return status;
}

enum mig_status
mig_sheet_values(struct mig_writer *writer, const struct mig_value *values, size_t count,
		 struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < count; i++)
		status = mig_writer_value(writer, values[i], error);
	return status;
}

#include <stdio.h>

#include "columns.h"
#include "two_tables.h"

/* Whether a column of the header is none that the request takes for time, value or status. */
static bool
is_key(const struct mig_columns *columns, size_t place)
{
	for (size_t i = 0; i < columns->value_count; i++)
		if (columns->values[i] == place)
			return false;
	return place != columns->time && place != columns->status;
}

static enum mig_status
list_keys(const struct mig_records *records, const struct mig_cube_request *request,
	  struct mig_list *keys, struct mig_error *error)
{
	struct mig_columns columns;
	enum mig_status status = mig_columns_find(records, request, &columns, error);

	for (size_t i = 0; status == MIG_OK && i < mig_records_column_count(records); i++)
		if (is_key(&columns, i))
			status =
			    mig_list_add(keys, mig_text_of(mig_records_names(records)[i]), error);
	mig_columns_free(&columns);
	return status;
}

static bool
has_name(const struct mig_list *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (mig_text_equal_ignoring_case(mig_text_of(names->items[i]), mig_text_of(name)))
			return true;
	return false;
}

/* What one table has and the other has not, and how to compare all the same. */
static enum mig_status
fail_layout(const struct mig_records *with, const struct mig_records *without, const char *name,
	    const struct mig_list *common, struct mig_error *error)
{
	char list[512] = "";
	size_t length = 0;

	for (size_t i = 0; i < common->count && length < sizeof list; i++)
		length += (size_t)snprintf(list + length, sizeof list - length, "%s%s",
					   i ? "," : "", common->items[i]);
	mig_fail(error, MIG_DATA, "%s has a column '%s', %s has none", mig_records_input_name(with),
		 name, mig_records_input_name(without));
	if (common->count && length < sizeof list)
		mig_hint(error,
			 "if it holds figures, name the columns of figures that both have with "
			 "--value; '--by %s' compares sums over the columns that differ",
			 list);
	else
		mig_hint(error, "say with --by which columns tell the cells apart, and with "
				"--value which hold the figures");
	return MIG_DATA;
}

/* The columns that tell the cells of both tables apart. */
static enum mig_status
common_keys(struct mig_records *const tables[2], const struct mig_cube_request *request,
	    struct mig_list *keys, struct mig_error *error)
{
	struct mig_list found[2] = { { 0 }, { 0 } };
	enum mig_status status = MIG_OK;

	for (size_t side = 0; status == MIG_OK && side < 2; side++)
		status = list_keys(tables[side], request, &found[side], error);
	for (size_t i = 0; status == MIG_OK && i < found[0].count; i++)
		if (has_name(&found[1], found[0].items[i]))
			status = mig_list_add(keys, mig_text_of(found[0].items[i]), error);
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; status == MIG_OK && i < found[side].count; i++)
			if (!has_name(&found[!side], found[side].items[i]))
				status = fail_layout(tables[side], tables[!side],
						     found[side].items[i], keys, error);
	mig_list_free(&found[0]);
	mig_list_free(&found[1]);
	return status;
}

/* Where no --value says which columns are meant, their names may differ. */
static enum mig_status
note_names(const struct mig_cube cubes[2], struct mig_buffer *notes, struct mig_error *error)
{
	const char *first = cubes[0].value_names[0], *second = cubes[1].value_names[0];

	if (mig_text_equal_ignoring_case(mig_text_of(first), mig_text_of(second)))
		return MIG_OK;
	return mig_buffer_format(notes, error, "'%s' of %s is compared with '%s' of %s\n", first,
				 cubes[0].input_name, second, cubes[1].input_name);
}

enum mig_status
mig_read_two_tables(struct mig_records *const tables[2], const struct mig_cube_request *request,
		    struct mig_cube cubes[2], struct mig_buffer *notes, struct mig_error *error)
{
	struct mig_cube_request wanted = *request;
	struct mig_list keys = { 0 };
	enum mig_status status = MIG_OK;
	size_t read = 0;

	if (request->by->count == 0) {
		status = common_keys(tables, request, &keys, error);
		wanted.by = &keys;
	}
	while (status == MIG_OK && read < 2) {
		status = mig_cube_read(tables[read], &wanted, &cubes[read], error);
		read += status == MIG_OK;
	}
	if (status == MIG_OK)
		status = note_names(cubes, notes, error);
	if (status != MIG_OK)
		while (read > 0)
			mig_cube_free(&cubes[--read]);
	mig_list_free(&keys);
	return status;
}

/* mig-sum - totals by group, exact
 *
 * in   a tidy table: group columns, value columns, perhaps a status column
 * out  the group columns, the sums, with --count the number of rows `n`
 * A sum with a missing part is empty with status O, unless --partial. */

#include "program.h"
#include "sheet.h"

struct sum_settings {
	struct mig_settings common;
	bool count;
};

static const struct mig_option sum_options[] = {
	{ "count", 'n', MIG_OPTION_FLAG, offsetof(struct sum_settings, count), NULL,
	  "also print n, the number of rows" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,  mig_options_partial, sum_options, mig_options_input,
	mig_options_format, mig_options_output,	 NULL
};

/* The column that tells how many rows had no number. */
static enum mig_status
missing_column(struct mig_writer *writer, const char *value_name, struct mig_error *error)
{
	struct mig_buffer name = { 0 };
	enum mig_status status = mig_buffer_format(&name, error, "%s_missing", value_name);

	if (status == MIG_OK)
		status = mig_writer_column(writer, name.bytes, MIG_COLUMN_NUMBER, error);
	mig_buffer_free(&name);
	return status;
}

static enum mig_status
write_columns(struct mig_writer *writer, const struct mig_cube *cube,
	      const struct sum_settings *settings, struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);

	for (size_t i = 0; status == MIG_OK && i < cube->value_count; i++)
		status = mig_writer_column(writer, cube->value_names[i], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK && settings->count)
		status = mig_writer_column(writer, "n", MIG_COLUMN_NUMBER, error);
	for (size_t i = 0; status == MIG_OK && settings->common.partial && i < cube->value_count;
	     i++)
		status = missing_column(writer, cube->value_names[i], error);
	return status == MIG_OK ? mig_writer_status_column(writer, cube->has_status, error)
				: status;
}

/* What is to be written. */
struct sheet {
	const struct sum_settings *settings;
	struct mig_cube cube; /* the columns alone */
	struct mig_sums sums;
};

static enum mig_status
write_row(struct mig_writer *writer, const void *data, size_t row, struct mig_error *error)
{
	enum { AHEAD = 24 };
	const struct sheet *sheet = data;
	const struct mig_sums *sums = &sheet->sums;
	const struct mig_cell *cells = sums->rows[row]->cells;
	bool partial = sheet->settings->common.partial;
	size_t count = sums->value_count;
	enum mig_status status;

	mig_sums_prefetch(sums, row + AHEAD);
	status = mig_sheet_row_keys(writer, &sheet->cube, sums, row, error);
	for (size_t i = 0; status == MIG_OK && i < count; i++)
		status = mig_writer_value(writer, mig_sums_value(sums, row, i, partial), error);
	if (status == MIG_OK && sheet->settings->count)
		status = mig_writer_integer(writer, (long long)(cells[0].known + cells[0].missing),
					    error);
	for (size_t i = 0; status == MIG_OK && partial && i < count; i++)
		status = mig_writer_integer(writer, (long long)cells[i].missing, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct sum_settings *settings = data;
	const struct mig_cube_request request =
	    mig_program_request(&settings->common, MIG_TIME_IGNORED);
	struct sheet sheet = { .settings = settings };
	enum mig_status status =
	    mig_program_sums(&settings->common, 0, &request, &sheet.cube, &sheet.sums, error);

	if (status != MIG_OK)
		return status;
	status = write_columns(result->writer, &sheet.cube, settings, error);
	if (status == MIG_OK)
		status = mig_sheet_rows(result->writer, write_row, &sheet, sheet.sums.count,
					settings->common.threads, error);
	mig_sums_free(&sheet.sums);
	mig_cube_free(&sheet.cube);
	return status;
}

static const struct mig_program program = {
	.name = "mig-sum",
	.purpose = "totals by chosen columns, added exactly",
	.operands = "[FILE ...]",
	.examples = { "mig-sum -b year,direction data/kazakhstan/flows.csv",
		      "mig-sum -b country -n data/kazakhstan/labour_permits_country.csv",
		      "mig-sum -w direction=emigration data/kazakhstan/flows.csv | mig-table" },
	.options = options,
	.settings_size = sizeof(struct sum_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

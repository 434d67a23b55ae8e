/* Rows written by several threads are those of one, in every format, and so are the failures. */
#include "input.h"
#include "sheet.h"

enum { ROWS = 30000 };

static const struct row {
	const char *what;
	enum mig_format format;
	bool always;	/* the status column */
	size_t flagged; /* from this row on there is a status */
	size_t failing; /* rows from here on fail */
	size_t count;	/* of rows */
} rows[] = {
	{ "csv as it comes", MIG_FORMAT_CSV, true, ROWS, ROWS, ROWS },
	{ "csv with a status that comes late", MIG_FORMAT_CSV, false, 29000, ROWS, ROWS },
	{ "csv without a status", MIG_FORMAT_CSV, false, ROWS, ROWS, ROWS },
	{ "tsv", MIG_FORMAT_TSV, true, 0, ROWS, ROWS },
	{ "json", MIG_FORMAT_JSON, false, 20000, ROWS, ROWS },
	{ "jsonl", MIG_FORMAT_JSONL, true, ROWS, ROWS, ROWS },
	{ "aligned", MIG_FORMAT_TABLE, false, 100, ROWS, ROWS },
	{ "few rows", MIG_FORMAT_CSV, true, 5, ROWS, 10 },
	{ "no rows", MIG_FORMAT_CSV, true, 0, 0, 0 },
	{ "as many as are written together", MIG_FORMAT_CSV, true, 5, ROWS, 8192 },
	{ "one more", MIG_FORMAT_CSV, true, 5, ROWS, 8193 },
	{ "a failure", MIG_FORMAT_CSV, true, ROWS, 12345, ROWS },
	{ "a failure at the start", MIG_FORMAT_JSON, true, ROWS, 0, ROWS },
};

static enum mig_status
write_row(struct mig_writer *writer, const void *data, size_t number, struct mig_error *error)
{
	const struct row *row = data;
	char text[64];
	enum mig_status status;

	if (number >= row->failing)
		return mig_fail(error, MIG_DATA, "row %zu", number);
	snprintf(text, sizeof text, "%s%zu%s", number % 3 ? "" : " ", number,
		 number % 5 ? "" : "\",\n");
	status = mig_writer_string(writer, text, error);
	if (status == MIG_OK)
		status = mig_writer_integer(writer, (long long)(number * 7), error);
	if (number >= row->flagged)
		mig_writer_flags(writer, MIG_FLAG('E'));
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

/* The table, or the message. */
static struct mig_buffer
write_table(const struct row *row, size_t threads)
{
	struct mig_writer *writer = mig_writer_new(row->format);
	struct mig_error error = { "", "" };
	struct mig_buffer result = { 0 };
	struct mig_text text = { "", 0 };
	enum mig_status status;

	assert_non_null(writer);
	status = mig_writer_column(writer, "name", MIG_COLUMN_TEXT, &error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "number", MIG_COLUMN_NUMBER, &error);
	if (status == MIG_OK)
		status = mig_writer_status_column(writer, row->always, &error);
	if (status == MIG_OK)
		status = mig_sheet_rows(writer, write_row, row, row->count, threads, &error);
	if (status == MIG_OK)
		status = mig_writer_end(writer, &text, &error);
	if (status != MIG_OK)
		text = mig_text_of(error.message);
	assert_int_equal(mig_buffer_add(&result, text.bytes, text.length, &error), MIG_OK);
	mig_writer_free(writer);
	return result;
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_buffer want = write_table(row, 1);

	if (row->failing < row->count) {
		char message[32];

		snprintf(message, sizeof message, "row %zu", row->failing);
		assert_string_equal(want.bytes, message);
	}
	for (size_t threads = 2; threads <= 4; threads++) {
		struct mig_buffer got = write_table(row, threads);

		assert_int_equal(got.length, want.length);
		assert_memory_equal(got.bytes, want.bytes, want.length);
		mig_buffer_free(&got);
	}
	mig_buffer_free(&want);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}

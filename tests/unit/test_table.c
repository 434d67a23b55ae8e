/* Tables in memory: what a column is, where it stands, what a cell says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table.h"

/* Read `csv` through a file, as the reader takes no strings. */
static enum mig_status
read_table(const char *csv, const char *where, struct mig_table *table, struct mig_error *error)
{
	char name[] = "/tmp/migtools-table.XXXXXX";
	char *const files[] = { name };
	struct mig_records *records = NULL;
	struct mig_filter filter = { 0 };
	int descriptor = mkstemp(name);
	enum mig_status status;

	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, csv, strlen(csv)), (long)strlen(csv));
	close(descriptor);
	if (where)
		assert_int_equal(mig_filter_add(&filter, where, error), MIG_OK);
	status = mig_records_open(files, 1, NULL, &records, error);
	if (status == MIG_OK)
		status = mig_table_read(records, &filter, table, error);
	mig_records_free(records);
	mig_filter_free(&filter);
	unlink(name);
	return status;
}

static const struct row {
	const char *what, *csv;
	enum mig_column_kind want; /* of the first column */
} rows[] = {
	{ "whole numbers", "n,x\n1,\n-20,\n0,\n", MIG_COLUMN_NUMBER },
	{ "decimals and empty cells", "n,x\n0.5,\n,\n-0.25,\n", MIG_COLUMN_NUMBER },
	{ "a leading zero is a code", "n,x\n4,\n004,\n", MIG_COLUMN_TEXT },
	{ "a plus sign", "n,x\n+5,\n", MIG_COLUMN_TEXT },
	{ "an exponent", "n,x\n1e5,\n", MIG_COLUMN_TEXT },
	{ "grouped digits", "n,x\n\"32,082\",\n", MIG_COLUMN_TEXT },
	{ "a point without digits", "n,x\n5.,\n", MIG_COLUMN_TEXT },
	{ "two points", "n,x\n1.2.3,\n", MIG_COLUMN_TEXT },
	{ "a lone minus", "n,x\n-,\n", MIG_COLUMN_TEXT },
	{ "a missing sign", "n,x\n1,\n..,\n", MIG_COLUMN_TEXT },
	{ "50 digits, more than 128 bits hold",
	  "n,x\n12345678901234567890123456789012345678901234567890,\n", MIG_COLUMN_TEXT },
	{ "only empty cells", "n,x\n,\n,\n", MIG_COLUMN_TEXT },
	{ "no rows", "n,x\n", MIG_COLUMN_TEXT },
	{ "a time column by its name", "Year,x\n2013,\n", MIG_COLUMN_PERIOD },
	{ "a time column of SDMX", "time_period,x\n2013-Q1,\n", MIG_COLUMN_PERIOD },
};

enum { ROWS = sizeof rows / sizeof *rows };

static void
check_kind(void **state)
{
	const struct row *row = *state;
	struct mig_table table;
	struct mig_error error;

	assert_int_equal(read_table(row->csv, NULL, &table, &error), MIG_OK);
	assert_int_equal(mig_table_kind(&table, 0), row->want);
	mig_table_free(&table);
}

static void
cells_are_kept_byte_for_byte(void **state)
{
	struct mig_table table;
	struct mig_error error;

	(void)state;
	assert_int_equal(read_table("a,b\n\" x \",\"China, Macao SAR\"\n004,Қазақстан\n", NULL,
				    &table, &error), MIG_OK);
	assert_int_equal(table.columns, 2);
	assert_int_equal(table.rows, 2);
	assert_string_equal(mig_table_cell(&table, 0, 0).bytes, " x ");
	assert_string_equal(mig_table_cell(&table, 0, 1).bytes, "China, Macao SAR");
	assert_string_equal(mig_table_cell(&table, 1, 0).bytes, "004");
	assert_string_equal(mig_table_cell(&table, 1, 1).bytes, "Қазақстан");
	mig_table_free(&table);
}

static void
columns_are_found_as_records_find_them(void **state)
{
	struct mig_table table;
	struct mig_error error;
	size_t column;

	(void)state;
	assert_int_equal(read_table("Value,value,persons,X,x,x\n", NULL, &table, &error), MIG_OK);
	assert_int_equal(mig_table_find(&table, mig_text_of("value"), &column, &error), MIG_OK);
	assert_int_equal(column, 1);
	assert_int_equal(mig_table_find(&table, mig_text_of("PERSONS"), &column, &error), MIG_OK);
	assert_int_equal(column, 2);
	assert_int_equal(mig_table_find(&table, mig_text_of("X"), &column, &error), MIG_OK);
	assert_int_equal(column, 3);
	assert_int_equal(mig_table_find(&table, mig_text_of("x"), &column, &error), MIG_DATA);
	assert_int_equal(mig_table_find(&table, mig_text_of("VALUE"), &column, &error), MIG_DATA);
	assert_int_equal(mig_table_find(&table, mig_text_of("person"), &column, &error), MIG_USAGE);
	assert_non_null(strstr(error.hint, "did you mean 'persons'?"));
	assert_int_equal(mig_table_find(&table, mig_text_of(""), &column, &error), MIG_USAGE);
	assert_int_equal(mig_table_find_any(&table, mig_value_names), 2);
	assert_true(mig_table_find_any(&table, mig_time_names) == SIZE_MAX);
	mig_table_free(&table);
}

/* The bad cell is in the first row that the filter lets pass; its place in the file is named. */
static void
a_cell_that_is_no_number_is_named(void **state)
{
	struct mig_table table;
	struct mig_error error;
	struct mig_value value;

	(void)state;
	assert_int_equal(read_table("a,n\nx,1\nx,\ny,1 234\ny,5\n", "a=y", &table, &error), MIG_OK);
	assert_int_equal(table.rows, 2);
	assert_int_equal(mig_table_value(&table, 0, 1, &value, &error), MIG_DATA);
	assert_non_null(strstr(error.message, ":4:2: column 'n': '1 234' is not a number"));
	assert_int_equal(mig_table_value(&table, 1, 1, &value, &error), MIG_OK);
	assert_int_equal(value.state, MIG_VALUE_KNOWN);
	assert_true(value.number.units == 5 && value.number.scale == 0);
	mig_table_free(&table);
}

static void
an_empty_cell_is_missing(void **state)
{
	struct mig_table table;
	struct mig_error error;
	struct mig_value value;

	(void)state;
	assert_int_equal(read_table("a,n\nx,\n", NULL, &table, &error), MIG_OK);
	assert_int_equal(mig_table_value(&table, 0, 1, &value, &error), MIG_OK);
	assert_int_equal(value.state, MIG_VALUE_MISSING);
	mig_table_free(&table);
}

static void
a_ragged_record_leaves_nothing(void **state)
{
	struct mig_table table;
	struct mig_error error;

	(void)state;
	assert_int_equal(read_table("a,b\n1,2\n3\n", NULL, &table, &error), MIG_DATA);
	assert_null(table.cells);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(cells_are_kept_byte_for_byte),
		cmocka_unit_test(columns_are_found_as_records_find_them),
		cmocka_unit_test(a_cell_that_is_no_number_is_named),
		cmocka_unit_test(an_empty_cell_is_missing),
		cmocka_unit_test(a_ragged_record_leaves_nothing),
	};
	struct CMUnitTest tests[ROWS];
	int failed;

	for (size_t i = 0; i < ROWS; i++)
		tests[i] = (struct CMUnitTest){ rows[i].what, check_kind, NULL, NULL,
						(void *)(uintptr_t)&rows[i] };
	failed = cmocka_run_group_tests_name("table: kinds", tests, NULL, NULL);
	return failed + cmocka_run_group_tests_name("table: cells", others, NULL, NULL);
}

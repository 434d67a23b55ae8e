/* Rows of a published table: what libcsv finds, found another way where there are no quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tidy/grid.h"

enum { TABLES = 3000, LENGTH = 60 };

/* What libcsv says, as text: cells behind each other, trimmed, each in brackets. */
struct reference {
	struct mig_buffer text;
	size_t row; /* where the current row starts in it */
	bool something;
};

static void
on_field(void *bytes, size_t length, void *data)
{
	struct reference *reference = data;
	struct mig_text cell = mig_tidy_trim((struct mig_text){ bytes, length });
	struct mig_error error;

	reference->something = reference->something || cell.length > 0;
	assert_int_equal(
	    mig_buffer_format(&reference->text, &error, "[%.*s]", (int)cell.length, cell.bytes),
	    MIG_OK);
}

static void
on_record(int end, void *data)
{
	struct reference *reference = data;
	struct mig_error error;

	(void)end;
	if (reference->something)
		assert_int_equal(mig_buffer_add_string(&reference->text, "\n", &error), MIG_OK);
	else
		reference->text.length = reference->row;
	reference->row = reference->text.length;
	reference->something = false;
}

/* false: libcsv refuses the text. */
static bool
ask_libcsv(const char *bytes, char delimiter, struct reference *reference)
{
	struct csv_parser parser;
	size_t length = strlen(bytes);
	bool done;

	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_delim(&parser, (unsigned char)delimiter);
	done = csv_parse(&parser, bytes, length, on_field, on_record, reference) == length &&
	       csv_fini(&parser, on_field, on_record, reference) == 0;
	csv_free(&parser);
	return done;
}

static bool
ask_grid(const char *path, char delimiter, struct mig_buffer *text)
{
	struct mig_tidy_grid_request request = { .delimiter = delimiter, .header = 1 };
	struct mig_tidy_lines lines;
	struct mig_tidy_grid grid;
	struct mig_error error;
	bool more = true;
	enum mig_status status;

	assert_int_equal(mig_tidy_lines_open(&lines, path, NULL, NULL, &error), MIG_OK);
	assert_int_equal(mig_tidy_grid_open(&lines, &request, &grid, &error), MIG_OK);
	while ((status = mig_tidy_grid_next(&grid, &more, &error)) == MIG_OK && more) {
		for (size_t i = 0; i < grid.width; i++) {
			struct mig_text cell = mig_tidy_grid_cell(&grid, i);

			assert_int_equal(
			    mig_buffer_format(text, &error, "[%.*s]", (int)cell.length, cell.bytes),
			    MIG_OK);
		}
		assert_int_equal(mig_buffer_add_string(text, "\n", &error), MIG_OK);
	}
	mig_tidy_grid_free(&grid);
	mig_tidy_lines_close(&lines);
	return status == MIG_OK;
}

static void
same_as_libcsv(void **state)
{
	static const char *const bytes[] = { "a",    "b",     " ",  ",",    ",",
					     "\t",   ";",     "\n", "\n",   "\r",
					     "\r\n", "\"c\"", "\"", "\"\"", "\xc2\xa0" };
	char path[] = "/tmp/test_tidy_grid_XXXXXX", delimiters[] = ",;\t";
	int descriptor = mkstemp(path);
	uint32_t seed = 1;

	(void)state;
	assert_true(descriptor >= 0);
	for (int i = 0; i < TABLES; i++) {
		struct reference reference = { .row = 0 };
		struct mig_buffer text = { 0 };
		struct mig_error error;
		char table[4 * LENGTH + 2] = "a", delimiter = delimiters[i % 3];
		/* Every other table has no quote at all. */
		size_t kinds = sizeof bytes / sizeof *bytes - (i % 2 ? 0 : 4);
		bool fine, found;

		for (int k = 0; k < LENGTH; k++) {
			seed = seed * 1664525u + 1013904223u;
			strcat(table, bytes[(seed >> 16) % kinds]);
		}
		assert_int_equal(ftruncate(descriptor, 0), 0);
		assert_int_equal(pwrite(descriptor, table, strlen(table), 0), strlen(table));
		fine = ask_libcsv(table, delimiter, &reference);
		found = ask_grid(path, delimiter, &text);
		/* Rows that were taken back leave their bytes behind the end. */
		assert_int_equal(mig_buffer_add(&reference.text, "", 0, &error), MIG_OK);
		assert_int_equal(mig_buffer_add(&text, "", 0, &error), MIG_OK);
		if (fine != found || (fine && strcmp(reference.text.bytes, text.bytes) != 0))
			fail_msg("'%s' by '%c': libcsv %s, the grid %s", table, delimiter,
				 fine ? reference.text.bytes : "refuses it",
				 found ? text.bytes : "refuses it");
		mig_buffer_free(&reference.text);
		mig_buffer_free(&text);
	}
	close(descriptor);
	unlink(path);
}

/* A file that somebody changes between two walks is not read as if it were one. */
static void
a_file_that_changes(void **state)
{
	char path[] = "/tmp/test_tidy_grid_XXXXXX";
	int descriptor = mkstemp(path);
	struct mig_tidy_lines lines;
	struct mig_error error;

	(void)state;
	assert_int_equal(write(descriptor, "geo,n\nAT,1\n", 11), 11);
	assert_int_equal(mig_tidy_lines_open(&lines, path, NULL, NULL, &error), MIG_OK);
	assert_int_equal(mig_tidy_lines_rewind(&lines, &error), MIG_OK);
	assert_int_equal(write(descriptor, "DE,2\n", 5), 5);
	assert_int_equal(mig_tidy_lines_rewind(&lines, &error), MIG_DATA);
	mig_tidy_lines_close(&lines);
	close(descriptor);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_as_libcsv),
		cmocka_unit_test(a_file_that_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* CSV whose status column depends on rows that are still to come: what is written row by row, in
 * parts that are put together, and through a file, is what printf() writes when all is known. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "writer.h"

enum { NEVER = 1 << 30 };

/* One table: which rows have a status, and how many of them a part has. */
static const struct way {
	const char *what;
	int rows, first, every; /* row `first` has the status B, and each `every`th behind it */
	int part;		/* rows of a part; 0: there are none */
	bool spool;
} ways[] = {
	{ "no status at all", 7, NEVER, 1, 0, false },
	{ "the first row", 7, 0, NEVER, 0, false },
	{ "the last row", 7, 6, NEVER, 0, false },
	{ "some", 20, 3, 4, 0, false },
	{ "parts, none", 20, NEVER, 1, 3, false },
	{ "parts, the first row", 20, 0, NEVER, 3, false },
	{ "parts, in the second", 20, 4, NEVER, 3, false },
	{ "parts, some", 20, 2, 5, 3, false },
	{ "parts, the last row", 20, 19, NEVER, 3, false },
	{ "a file, none", 300000, NEVER, 1, 0, true },
	{ "a file, the first row", 300000, 0, NEVER, 0, true },
	{ "a file, some", 300000, 250000, 7, 0, true },
	{ "a file and parts, none", 300000, NEVER, 1, 6000, true },
	{ "a file and parts, early", 300000, 6001, 50, 6000, true },
	{ "a file and parts, late", 300000, 270011, NEVER, 6000, true },
	{ "a file and small parts", 300000, 150000, 3, 100, true },
};

/* What stands in the first column, as it is and as CSV has it. */
static const char *const cells[][2] = {
	{ "an area", "an area" },
	{ "two\nlines", "\"two\nlines\"" },
	{ "Korea, Rep.", "\"Korea, Rep.\"" },
	{ "a \"quote\"\n", "\"a \"\"quote\"\"\n\"" },
	{ "", "" },
};

static bool
is_marked(const struct way *way, int row)
{
	return row >= way->first && (row - way->first) % way->every == 0;
}

static char *
expected(const struct way *way)
{
	char *text = malloc(64 + (size_t)way->rows * 48), *to = text;
	bool any = way->first < way->rows;

	assert_non_null(text);
	to += sprintf(to, "\"area\n\"\"\",n%s\n", any ? ",status" : "");
	for (int i = 0; i < way->rows; i++)
		to += sprintf(to, "%s,%d%s%s\n", cells[i % 5][1], i, any ? "," : "",
			      is_marked(way, i) ? "B" : "");
	return text;
}

static void
write_row(struct mig_writer *writer, const struct way *way, int row)
{
	struct mig_error error;

	if (is_marked(way, row))
		mig_writer_flags(writer, MIG_FLAG('B'));
	assert_int_equal(mig_writer_string(writer, cells[row % 5][0], &error), MIG_OK);
	assert_int_equal(mig_writer_integer(writer, row, &error), MIG_OK);
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
}

/* The rows by way of two parts, by turns, as two threads would. */
static void
write_parts(struct mig_writer *writer, const struct way *way)
{
	struct mig_writer *parts[] = { mig_writer_part(writer), mig_writer_part(writer) };
	struct mig_error error;

	for (int row = 0, turn = 0; row < way->rows; row += way->part, turn = !turn) {
		for (int i = row; i < way->rows && i < row + way->part; i++)
			write_row(parts[turn], way, i);
		assert_int_equal(mig_writer_join(writer, parts[turn], &error), MIG_OK);
	}
	mig_writer_free(parts[0]);
	mig_writer_free(parts[1]);
}

static void
check_file(struct mig_writer *writer, const char *text)
{
	char path[] = "/tmp/test_writer_rows_XXXXXX", *written = malloc(strlen(text) + 2);
	int descriptor = mkstemp(path);
	struct mig_error error;

	assert_non_null(written);
	assert_true(descriptor >= 0);
	assert_int_equal(mig_writer_write(writer, path, &error), MIG_OK);
	close(descriptor);
	descriptor = open(path, O_RDONLY);
	assert_int_equal(read(descriptor, written, strlen(text) + 1), strlen(text));
	assert_memory_equal(written, text, strlen(text));
	close(descriptor);
	unlink(path);
	free(written);
}

static void
every_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const struct way *way = &ways[i];
		struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
		char *wanted = expected(way);
		struct mig_error error;
		struct mig_text text;

		if (way->spool)
			mig_writer_spool(writer);
		mig_writer_column(writer, "area\n\"", MIG_COLUMN_TEXT, &error);
		mig_writer_column(writer, "n", MIG_COLUMN_NUMBER, &error);
		mig_writer_status_column(writer, false, &error);
		if (way->part)
			write_parts(writer, way);
		for (int row = 0; !way->part && row < way->rows; row++)
			write_row(writer, way, row);
		for (int again = 0; again < 2; again++) {
			assert_int_equal(mig_writer_end(writer, &text, &error), MIG_OK);
			if (text.length != strlen(wanted) ||
			    memcmp(text.bytes, wanted, text.length) != 0)
				fail_msg("%s: %.*s", way->what, 300, text.bytes);
		}
		check_file(writer, wanted);
		mig_writer_free(writer);
		free(wanted);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_way) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Tables that are larger than what is kept in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "spool.h"
#include "writer.h"

static void
bytes_come_back(void **state)
{
	struct mig_spool spool = { .open = false };
	struct mig_error error;
	char bytes[8] = "";
	bool more;

	(void)state;
	assert_int_equal(mig_spool_take(&spool, bytes, 3, &more, &error), MIG_OK);
	assert_false(more);
	assert_int_equal(mig_spool_add(&spool, "abc", 3, &error), MIG_OK);
	assert_int_equal(mig_spool_add(&spool, "defg", 4, &error), MIG_OK);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(mig_spool_take(&spool, bytes, 5, &more, &error), MIG_OK);
		assert_true(more);
		assert_memory_equal(bytes, "abcde", 5);
		assert_int_equal(mig_spool_take(&spool, bytes, 2, &more, &error), MIG_OK);
		assert_memory_equal(bytes, "fg", 2);
		assert_int_equal(mig_spool_take(&spool, bytes, 1, &more, &error), MIG_OK);
		assert_false(more);
		mig_spool_rewind(&spool);
	}
	/* Half of what was asked for is a file that somebody cut off. */
	assert_int_equal(mig_spool_take(&spool, bytes, 8, &more, &error), MIG_IO);
	mig_spool_free(&spool);
}

static void
a_folder_that_is_not_there(void **state)
{
	struct mig_spool spool = { .open = false };
	struct mig_error error;
	char *before = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;

	(void)state;
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_int_equal(mig_spool_add(&spool, "abc", 3, &error), MIG_IO);
	assert_non_null(strstr(error.message, "/nowhere/at/all"));
	if (before)
		setenv("TMPDIR", before, 1);
	else
		unsetenv("TMPDIR");
	free(before);
	mig_spool_free(&spool);
}

/* A table of 300000 rows; the last one has a status. */
static struct mig_writer *
make(enum mig_format format, bool spool)
{
	struct mig_writer *writer = mig_writer_new(format);
	struct mig_error error;

	assert_non_null(writer);
	if (spool)
		mig_writer_spool(writer);
	assert_int_equal(mig_writer_column(writer, "area", MIG_COLUMN_TEXT, &error), MIG_OK);
	assert_int_equal(mig_writer_column(writer, "n", MIG_COLUMN_NUMBER, &error), MIG_OK);
	assert_int_equal(mig_writer_status_column(writer, false, &error), MIG_OK);
	for (int i = 0; i < 300000; i++) {
		if (i == 299999)
			mig_writer_flags(writer, MIG_FLAG('B') | MIG_FLAG('P'));
		assert_int_equal(mig_writer_string(writer, "a text that fills the rows", &error),
				 MIG_OK);
		assert_int_equal(mig_writer_integer(writer, i, &error), MIG_OK);
		assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	}
	return writer;
}

/* What is written piece by piece is what there is as a whole, without a spool. */
static void
the_same_text(void **state)
{
	static const enum mig_format formats[] = { MIG_FORMAT_CSV, MIG_FORMAT_JSON,
						   MIG_FORMAT_TABLE, MIG_FORMAT_SDMX };
	char path[] = "/tmp/test_spool_XXXXXX";
	int descriptor = mkstemp(path);

	(void)state;
	assert_true(descriptor >= 0);
	close(descriptor);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct mig_writer *whole = make(formats[i], false),
				  *pieces = make(formats[i], true);
		struct mig_text text;
		struct mig_error error;
		FILE *file;
		char *written;

		assert_int_equal(mig_writer_end(whole, &text, &error), MIG_OK);
		assert_int_equal(mig_writer_write(pieces, path, &error), MIG_OK);
		written = malloc(text.length + 1);
		assert_non_null(written);
		file = fopen(path, "r");
		assert_non_null(file);
		assert_int_equal(fread(written, 1, text.length + 1, file), text.length);
		assert_memory_equal(written, text.bytes, text.length);
		fclose(file);
		free(written);
		mig_writer_free(whole);
		mig_writer_free(pieces);
	}
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_come_back),
		cmocka_unit_test(a_folder_that_is_not_there),
		cmocka_unit_test(the_same_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lines out of files and pipes, whatever pieces reading gives them in. */
#include "input.h"

#include <fcntl.h>

#include "source.h"

enum { READ_SIZE = 64 * 1024, ENOUGH = 1 << 30 };

static const struct line_row {
	const char *what;
	struct mig_text input;
	const char *want; /* each line behind its number, its end as \n, \r or both */
} line_rows[] = {
	{ "nothing", BYTES(""), "" },
	{ "LF", BYTES("a\nbc\n"), "1:a\\n 2:bc\\n " },
	{ "CRLF", BYTES("a\r\nbc\r\n"), "1:a\\r\\n 2:bc\\r\\n " },
	{ "bare CR", BYTES("a\rbc\r"), "1:a\\r 2:bc\\r " },
	{ "no end at the end", BYTES("a\nbc"), "1:a\\n 2:bc " },
	{ "a CR at the end after LF", BYTES("a\nbc\r"), "1:a\\n 2:bc\\r " },
	{ "all three", BYTES("a\rb\nc\r\nd"), "1:a\\r 2:b\\n 3:c\\r\\n 4:d " },
	{ "two CR, then CRLF", BYTES("\r\r\r\n"), "1:\\r 2:\\r 3:\\r\\n " },
	{ "LF CR are two ends", BYTES("a\n\rb\n"), "1:a\\n 2:\\r 3:b\\n " },
	{ "empty lines", BYTES("\n\n\n"), "1:\\n 2:\\n 3:\\n " },
	{ "one byte", BYTES("x"), "1:x " },
	{ "one LF", BYTES("\n"), "1:\\n " },
	{ "CR before a line with LF", BYTES("aa\rbbbbbb\nc\r\n"),
	  "1:aa\\r 2:bbbbbb\\n 3:c\\r\\n " },
	{ "a NUL is a byte", BYTES("a\0b\nc"), "1:a.b\\n 2:c " },
};

static void
show_line(struct mig_buffer *got, size_t number, struct mig_text line)
{
	struct mig_error error;

	mig_buffer_format(got, &error, "%zu:", number);
	for (size_t i = 0; i < line.length; i++) {
		char byte = line.bytes[i];
		const char plain[] = { byte ? byte : '.', '\0' };

		add_text(got, byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : plain);
	}
	add_text(got, " ");
}

/* All lines of `name`, each forgotten when the next is read; or all of them kept. */
static struct mig_buffer
read_lines(const char *name, bool keep)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_buffer got = { 0 };
	struct mig_text line = { "", 1 };

	add_text(&got, "");
	assert_int_equal(mig_source_open(&source, name, ENOUGH, &error), MIG_OK);
	while (line.length) {
		size_t number = source.line;

		if (!keep)
			source.mark = source.next;
		assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
		if (line.length)
			show_line(&got, number, line);
	}
	assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
	assert_int_equal(line.length, 0);
	mig_source_close(&source);
	return got;
}

static void
check_lines(void **state)
{
	const struct line_row *row = *state;

	for (size_t chunk = 1; chunk <= row->input.length + 1; chunk++)
		for (int keep = 0; keep < 2; keep++) {
			struct mig_buffer got;

			feed_input(row->input.bytes, row->input.length, chunk);
			got = read_lines("-", keep);
			if (strcmp(got.bytes, row->want) != 0)
				fail_msg("in pieces of %zu%s: %s", chunk, keep ? ", kept" : "",
					 got.bytes);
			mig_buffer_free(&got);
		}
}

/* `lines` lines whose length, with their end, is `length`. */
static char *
many_lines(size_t lines, size_t length, const char *end)
{
	char *bytes = malloc(lines * length + 1);

	assert_non_null(bytes);
	memset(bytes, 'x', lines * length);
	for (size_t i = 1; i <= lines; i++)
		memcpy(bytes + i * length - strlen(end), end, strlen(end));
	return bytes;
}

/* A file whose line ends stand right before, on and right behind the edge of a read. */
static void
ends_at_the_edge_of_a_read(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	struct mig_source source;
	struct mig_error error;

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t length = READ_SIZE - 2; length <= READ_SIZE + 2; length++) {
			char *bytes = many_lines(5, length, ends[i]);
			struct mig_text line;

			write_file("in", bytes, 5 * length);
			assert_int_equal(mig_source_open(&source, "in", ENOUGH, &error), MIG_OK);
			for (size_t number = 1; number <= 5; number++) {
				source.mark = source.next;
				assert_int_equal(source.line, number);
				assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
				assert_int_equal(line.length, length);
				assert_memory_equal(line.bytes, bytes, length);
			}
			assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
			assert_int_equal(line.length, 0);
			mig_source_close(&source);
			free(bytes);
		}
}

static void
keeps_from_the_mark_on(void **state)
{
	char *bytes = many_lines(3000, 100, "\n");
	struct mig_source source;
	struct mig_error error;
	struct mig_text line;

	(void)state;
	for (size_t i = 0; i < 3000; i++) { /* no two lines are the same */
		char number[24];
		int length = snprintf(number, sizeof number, "%zu", i);

		memcpy(bytes + i * 100, number, (size_t)length);
	}
	write_file("in", bytes, 300000);
	assert_int_equal(mig_source_open(&source, "in", 250000, &error), MIG_OK);
	for (size_t i = 0; i < 3000; i++) {
		if (i == 500)
			source.mark = source.next;
		assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
	}
	assert_memory_equal(source.buffer + source.mark, bytes + 50000, 250000);
	mig_source_close(&source);
	free(bytes);
}

/* keep_max holds for what is kept alone, to the byte, however it was read. */
static void
keeps_no_more_than_allowed(void **state)
{
	static const struct {
		const char *input;
		size_t keep_max, fails_at; /* line, or 0 */
	} rows[] = {
		{ "12345678\n", 9, 0 },		{ "12345678\n", 8, 1 },	    { "1234567\r\n", 9, 0 },
		{ "1234567\r\n", 8, 1 },	{ "12345678", 8, 0 },	    { "12345678", 7, 1 },
		{ "1\n2\n3\n4\n5\n6\n", 2, 0 }, /* each line is forgotten in time */
		{ "1\n2\n333\n4\n", 3, 3 },	{ "1\n2\n333\n4\n", 4, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t chunk = 1; chunk <= strlen(rows[i].input); chunk++) {
			enum mig_status status = MIG_OK,
					want = rows[i].fails_at ? MIG_DATA : MIG_OK;
			struct mig_source source;
			struct mig_error error;
			struct mig_text line = { "", 1 };
			char message[80];

			feed_input(rows[i].input, strlen(rows[i].input), chunk);
			assert_int_equal(mig_source_open(&source, "-", rows[i].keep_max, &error),
					 MIG_OK);
			while (status == MIG_OK && line.length) {
				source.mark = source.next;
				status = mig_source_line(&source, &line, &error);
			}
			if (status != want)
				fail_msg("row %zu in pieces of %zu: status %d", i, chunk,
					 (int)status);
			snprintf(message, sizeof message,
				 "stdin:%zu: a record of more than %zu bytes", rows[i].fails_at,
				 rows[i].keep_max);
			if (want == MIG_DATA)
				assert_string_equal(error.message, message);
			mig_source_close(&source);
		}
}

/* A buffer that a long record has made large must not make short ones count as long. */
static void
a_long_record_leaves_no_trace(void **state)
{
	enum { MAX = 100000, LONG = 99000, SHORT = 100, LINES = 2000, PIECE = 5000 };
	char *bytes = many_lines(1, LONG + LINES * SHORT, "\n");
	char *tail = many_lines(LINES, SHORT, "\n");
	struct mig_source source;
	struct mig_error error;
	struct mig_text line;

	(void)state;
	bytes[LONG - 1] = '\n';
	memcpy(bytes + LONG, tail, LINES * SHORT);
	feed_input(bytes, LONG + LINES * SHORT, PIECE);
	assert_int_equal(mig_source_open(&source, "-", MAX, &error), MIG_OK);
	do {
		source.mark = source.next;
		if (mig_source_line(&source, &line, &error) != MIG_OK)
			fail_msg("%s", error.message);
	} while (line.length);
	assert_int_equal(source.line, LINES + 2);
	mig_source_close(&source);
	free(tail);
	free(bytes);
}

static void
says_why_it_cannot_read(void **state)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_text line;

	(void)state;
	assert_int_equal(mig_source_open(&source, "no such file", ENOUGH, &error), MIG_IO);
	assert_string_equal(error.message, "no such file: No such file or directory");
	mig_source_close(&source);
	assert_int_equal(mig_source_open(&source, ".", ENOUGH, &error), MIG_OK);
	assert_int_equal(mig_source_line(&source, &line, &error), MIG_IO);
	assert_string_equal(error.message, ".: Is a directory");
	mig_source_close(&source);
	mig_source_close(&source);
}

static void
reads_standard_input_but_leaves_it_open(void **state)
{
	struct mig_source source;
	struct mig_error error;
	struct mig_text line;

	(void)state;
	feed_input("a\nb\n", 4, 2);
	assert_int_equal(mig_source_open(&source, "-", ENOUGH, &error), MIG_OK);
	assert_string_equal(source.name, "stdin");
	assert_int_equal(mig_source_line(&source, &line, &error), MIG_OK);
	assert_int_equal(line.length, 2);
	mig_source_close(&source);
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(ends_at_the_edge_of_a_read),
		cmocka_unit_test(keeps_from_the_mark_on),
		cmocka_unit_test(keeps_no_more_than_allowed),
		cmocka_unit_test(a_long_record_leaves_no_trace),
		cmocka_unit_test(says_why_it_cannot_read),
		cmocka_unit_test(reads_standard_input_but_leaves_it_open),
	};
	static struct CMUnitTest tests[COUNT(line_rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(line_rows); i++)
		tests[i] = (struct CMUnitTest){ line_rows[i].what, check_lines, NULL, NULL,
						(void *)&line_rows[i] };
	memcpy(tests + COUNT(line_rows), others, sizeof others);
	return cmocka_run_group_tests_name("source", tests, enter_folder, leave_folder);
}

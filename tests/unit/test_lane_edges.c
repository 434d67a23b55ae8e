/* The quick lane where things meet: what is odd stands at every place before and behind the end of
 * a stretch, a block or what one read gives. */
#include "input.h"
#include "short_reads.h"
#include "two_ways.h"

/* PAD becomes 0 to 140 letters. */
static const struct row {
	const char *what, *text, *other; /* a second file, or NULL */
	const char *want;		 /* how the answer starts */
} rows[] = {
	{ "a character of three bytes", "b,year,value\nPAD\xe6\x97\xa5,2015,1\nz,2015,1\n", NULL,
	  "[" },
	{ "the first two of three bytes", "b,year,value\nPAD\xe6\x97,2015,1\nz,2015,1\n", NULL,
	  "status 3: 1:2: byte " },
	{ "two of three bytes at the end", "year,value,b\n2015,1,PAD\xe6\x97\n", NULL,
	  "status 3: 1:2: byte " },
	{ "one of two bytes at the end", "year,value,b\n2015,1,PAD\xc3\n", NULL,
	  "status 3: 1:2: byte " },
	{ "one of two bytes at the very end", "year,value,b\n2015,1,PAD\xc3", NULL,
	  "status 3: 1:2: byte " },
	{ "one of two bytes and a quote", "year,value,b\n2015,1,\"PAD\xc3\"\n", NULL,
	  "status 3: 1:2: byte " },
	{ "a byte that never is UTF-8", "year,value,b\n2015,1,PAD\xff\n", NULL,
	  "status 3: 1:2: byte " },
	{ "lone CRs", "b,year,value\rPAD,2015,1\rz,2015,1\r", NULL, "[" },
	{ "CR at the end", "b,year,value\nPAD,2015,1\nz,2015,1\r", NULL, "[" },
	{ "CR in a cell", "b,year,value\nzPAD\rx,2015,1\n", NULL,
	  "status 3: 1:2:2: 1 field where" },
	{ "doubled quotes", "b,year,value\n\"PAD\"\"\"\"\",2015,1\n\"PAD\"\"\"\"\",2015,1\n", NULL,
	  "[" },
	{ "a line end in quotes", "b,year,value\n\"PAD\r\n\n\",2015,1\nz,2015,1\n", NULL, "[" },
	{ "an empty cell in quotes", "b,year,value\n\"\",2015,1\nPAD,2015,\"\"\n", NULL, "[" },
	{ "a blank behind a quote", "b,year,value\n\"PAD\" ,2015,1\n", NULL, "[" },
	{ "a letter behind a quote", "b,year,value\n\"PAD\"x,2015,1\n", NULL,
	  "status 3: 1:2:1: text behind a closing quote" },
	{ "a quote in a cell", "b,year,value\nPAD,2015,1\nz\"z,2015,1\n", NULL,
	  "status 3: 1:3:1: a quote inside a field that is not quoted" },
	{ "an open quote", "b,year,value\nPAD,2015,1\n\"z,2015,1\n", NULL,
	  "status 3: 1:3:1: a quote opens here and is never closed" },
	{ "blank lines", "b,year,value\n\n \t \r\nPAD,2015,1\n\r\n\n  \nz,2015,1\n \n", NULL, "[" },
	{ "a bad number", "b,year,value\nPAD,2015,1\nz,2015,1\nz,2015,x\n", NULL,
	  "status 3: 1:4:3: column 'value': 'x' is not a number" },
	{ "a cell too few", "b,year,value\nPAD,2015,1\nz,2015\n", NULL,
	  "status 3: 1:3:3: 2 fields where the header has 3" },
	{ "another delimiter in the second file", "b,year,value\nPAD,2015,1\n",
	  "b;year;value\nx,y,z;2015;1\n", "[" },
	{ "a mistake in the second file", "b,year,value\nPAD,2015,1\n",
	  "b,year,value\nPAD,2015,1\nx,201x,1\n",
	  "status 3: 2:3:2: column 'year': '201x' is not a period" },
	{ "another header in the second file", "b,year,value\nPAD,2015,1\n", "b,value\nx,1\n",
	  "status 3: 2:1:2: column 'value' where 1 has 'year'" },
};

enum { PAD_MAX = 140 };

static void
write_padded(const char *name, const char *text, size_t pad)
{
	struct mig_buffer padded = { 0 };
	struct mig_error error;

	for (; *text; text++) {
		bool here = strncmp(text, "PAD", 3) == 0;

		for (size_t i = 0; here && i < pad; i++)
			mig_buffer_add(&padded, "p", 1, &error);
		if (here)
			text += 2;
		else
			mig_buffer_add(&padded, text, 1, &error);
	}
	write_file(name, padded.bytes, padded.length);
	mig_buffer_free(&padded);
}

static void
check_answers(const struct question *question, size_t files, size_t limit, const char *start)
{
	static const size_t blocks[] = { 1, 50, 100, 0 }, stretches[] = { 64, 128, 0 };
	char *const names[] = { (char[]){ "1" }, (char[]){ "2" } };
	mig_mark *const marks[] = { mig_mark_plain, mig_mark_sse2(), mig_mark_avx2() };
	struct mig_buffer want = answer_to(question, names, files, NULL), got;

	if (start)
		assert_memory_equal(want.bytes, start, strlen(start));
	for (size_t i = 0; i < COUNT(blocks) * COUNT(stretches) * COUNT(marks); i++) {
		const struct mig_engine_options options = {
			.threads = 1 + i % 2,
			.block = blocks[i % COUNT(blocks)],
			.stretch = stretches[i / COUNT(blocks) % COUNT(stretches)],
			.mark = marks[i / COUNT(blocks) / COUNT(stretches)]
		};

		read_limit = limit;
		got = answer_to(question, names, files, &options);
		read_limit = 0;
		assert_string_equal(got.bytes, want.bytes);
		mig_buffer_free(&got);
	}
	mig_buffer_free(&want);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	const struct question question = { .by = "b" };

	for (size_t pad = 0; pad <= PAD_MAX; pad++) {
		write_padded("1", row->text, pad);
		if (row->other)
			write_padded("2", row->other, pad);
		check_answers(&question, row->other ? 2 : 1, pad % 9, row->want);
	}
}

/* Records of all lengths, blank lines too, against all limits on them. */
static void
check_limits(void **state)
{
	static const char lengths[] = "b,value\nx,1\n\nlonger,12\n\"in\nquotes\",3\n  \n"
				      "\"the longest\",44444\r\nx,5";
	const char *const texts[] = { lengths, "b,value\nx,1\n            \nx,5\n",
				      "value\n1\n            \n5\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		write_file("1", texts[i], strlen(texts[i]));
		for (size_t limit = 8; limit <= 24; limit++) {
			const struct question question = { .by = i < 2 ? "b" : NULL,
							   .record_max = limit,
							   .time_use = MIG_TIME_IF_THERE };

			check_answers(&question, 1, 0, NULL);
			check_answers(&question, 1, 3, NULL);
		}
	}
}

/* Of several mistakes that several threads find, the first counts. */
static void
check_first_mistake(void **state)
{
	const struct question question = { .by = "b", .time_use = MIG_TIME_IF_THERE };
	char *const names[] = { (char[]){ "1" } };
	struct mig_buffer text = { 0 };
	struct mig_error error;

	(void)state;
	add_text(&text, "b,value\n");
	for (size_t i = 2; i < 20000; i++)
		mig_buffer_format(&text, &error, "x,%s\n", i < 15000 ? "1" : "bad");
	write_file("1", text.bytes, text.length);
	mig_buffer_free(&text);
	for (size_t i = 0; i < 60; i++) {
		const struct mig_engine_options options = { .threads = 3, .block = 50 + i };

		text = answer_to(&question, names, 1, &options);
		assert_memory_equal(text.bytes, "status 3: 1:15000:2: ", 21);
		mig_buffer_free(&text);
	}
}

/* Reading fails behind any byte: what is wrong before it comes first, else it is that. */
static void
check_failing_reads(void **state)
{
	static const char good[] = "b,value\nx,1\n\"in\nquotes\",3\nz,4\n";
	static const char bad[] = "b,value\nx,1\n\"in\nquotes\",z\nz,4\nlast,5\n";
	static const size_t bad_end = sizeof "b,value\nx,1\n\"in\nquotes\",z\n" - 1;
	const struct question question = { .by = "b", .time_use = MIG_TIME_IF_THERE };
	char *const names[] = { (char[]){ "1" } };

	(void)state;
	for (size_t i = 0; i < 2 * 3 * sizeof bad; i++) {
		size_t place = i / 6, length = i % 2 ? sizeof bad - 1 : sizeof good - 1;
		const struct mig_engine_options options = { .threads = 1 + place % 2,
							    .block = i / 2 % 3 * 20 };
		bool mistake = i % 2 && place >= bad_end;
		struct mig_buffer text;

		if (place > length)
			continue;
		write_file("1", i % 2 ? bad : good, length);
		read_left = place;
		text = answer_to(&question, names, 1, &options);
		read_left = SIZE_MAX;
		assert_string_equal(text.bytes, mistake ? "status 3: 1:3:2: column 'value': 'z' is "
							  "not a number\nhint: numbers are digits "
							  "with '.' as the decimal sign, and "
							  "nothing else; a missing figure is an "
							  "empty cell; mig-tidy makes these of "
							  "other notations\n"
							: "status 4: 1: Input/output error\n"
							  "hint: \n");
		mig_buffer_free(&text);
	}
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_limits),
		cmocka_unit_test(check_first_mistake),
		cmocka_unit_test(check_failing_reads),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("lane edges", tests, enter_folder, leave_folder);
}

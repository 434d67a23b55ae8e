/* Records of several files, where they stand, which column is which; cells across the edges of
 * reads; random tables. */
#include "input.h"

#define BOM "\xef\xbb\xbf"

static const struct files_row {
	const char *what;
	const char *inputs[3]; /* of files "1", "2" and "3"; NULL: there is no such file */
	size_t count;
	const char *want;
	enum mig_status status;
} files_rows[] = {
	{ "three files",
	  { "a,b\n1,2\n", "a,b\n3,4", "a,b\n5,6\n" },
	  3,
	  "[a][b]\n[1][2]\n[3][4]\n[5][6]\n",
	  MIG_OK },
	{ "one in the middle without rows",
	  { "a,b\n1,2\n", "a,b\n", "a,b\n5,6\n" },
	  3,
	  "[a][b]\n[1][2]\n[5][6]\n",
	  MIG_OK },
	{ "each in its own notation",
	  { "a,b\n1,2\n", BOM "\"a\";\"b\"\r\n3;4\r\n", "sep=\t\na\tb\n5\t6" },
	  3,
	  "[a][b]\n[1][2]\n[3][4]\n[5][6]\n",
	  MIG_OK },
	{ "another name",
	  { "a,b\n1,2\n", "\na,c\n3,4\n" },
	  2,
	  "2:2:2: column 'c' where 1 has 'b'\n"
	  "hint: files that are read as one table have the same header",
	  MIG_DATA },
	{ "another case",
	  { "a,b\n1,2\n", "a,B\n3,4\n" },
	  2,
	  "2:1:2: column 'B' where 1 has 'b'\n"
	  "hint: files that are read as one table have the same header",
	  MIG_DATA },
	{ "names in another order",
	  { "a,b\n1,2\n", "b,a\n3,4\n" },
	  2,
	  "2:1:1: column 'b' where 1 has 'a'\n"
	  "hint: files that are read as one table have the same header",
	  MIG_DATA },
	{ "a column more",
	  { "a,b\n1,2\n", "a,b,c\n3,4,5\n" },
	  2,
	  "2:1: 3 columns where 1 has 2\n"
	  "hint: files that are read as one table have the same header",
	  MIG_DATA },
	{ "a column less",
	  { "a,b\n1,2\n", "a\n3\n" },
	  2,
	  "2:1: 1 column where 1 has 2\n"
	  "hint: files that are read as one table have the same header",
	  MIG_DATA },
	{ "an empty second file",
	  { "a,b\n1,2\n", "" },
	  2,
	  "2: empty input\nhint: a table has at least a header line",
	  MIG_DATA },
	{ "an empty first file",
	  { "", "a,b\n1,2\n" },
	  2,
	  "1: empty input\nhint: a table has at least a header line",
	  MIG_DATA },
	{ "no first file", { NULL, "a,b\n1,2\n" }, 2, "1: No such file or directory", MIG_IO },
	{ "no second file", { "a,b\n1,2\n", NULL }, 2, "2: No such file or directory", MIG_IO },
	{ "a short record in the second file",
	  { "a,b\n1,2\n", "a,b\n\n3\n" },
	  2,
	  "2:3:2: 1 field where the header has 2\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes",
	  MIG_DATA },
	{ "a quote is not closed by the next file",
	  { "a,b\n1,\"2\n", "a,b\n3,\"4\n" },
	  2,
	  "1:2:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text",
	  MIG_DATA },
};

static void
check_files(void **state)
{
	const struct files_row *row = *state;
	char *const names[] = { "1", "2", "3" };
	enum mig_status status;
	struct mig_buffer got;

	for (size_t i = 0; i < COUNT(names); i++) {
		remove(names[i]);
		if (row->inputs[i])
			write_file(names[i], row->inputs[i], strlen(row->inputs[i]));
	}
	got = read_all(names, row->count, NULL, &status);
	assert_string_equal(got.bytes, row->want);
	assert_int_equal(status, row->status);
	mig_buffer_free(&got);
}

static void
a_folder_is_no_table(void **state)
{
	char *const files[] = { "." };
	enum mig_status status;
	struct mig_buffer got = read_all(files, 1, NULL, &status);

	(void)state;
	assert_string_equal(got.bytes, ".: Is a directory");
	assert_int_equal(status, MIG_IO);
	mig_buffer_free(&got);
}

static void
positions_are_where_records_start(void **state)
{
	char *const files[] = { "1", "-" };
	static const size_t lines[] = { 3, 5, 2, 4 };
	static const struct mig_text first = BYTES("a,b\n\n\"x\ny\",1\n2,\"\n\"\n");
	static const struct mig_text second = BYTES("a,b\n1,\"2\n3\"\n4,5\n");
	struct mig_records *records;
	struct mig_error error;
	bool more;

	(void)state;
	write_file("1", first.bytes, first.length);
	feed_input(second.bytes, second.length, 3);
	assert_int_equal(mig_records_open(files, 2, NULL, &records, &error), MIG_OK);
	assert_string_equal(mig_records_input_name(records), "1");
	for (size_t i = 0; i < 4; i++) {
		struct mig_position at;

		assert_int_equal(mig_records_next(records, &more, &error), MIG_OK);
		assert_true(more);
		at = mig_records_position(records);
		assert_int_equal(at.line, lines[i]);
		assert_string_equal(at.file, i < 2 ? "1" : "stdin");
	}
	assert_int_equal(mig_records_fail(records, 1, &error, "'%s' is odd", "5\n"), MIG_DATA);
	assert_string_equal(error.message, "stdin:4:2: column 'b': '5?' is odd");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(mig_records_next(records, &more, &error), MIG_OK);
		assert_false(more);
	}
	mig_records_free(records);
	mig_records_free(NULL);
}

static const struct find_row {
	const char *header, *name;
	size_t want;
	enum mig_status status;
	const char *message;
} find_rows[] = {
	{ "geo,year,v\n", "v", 2, MIG_OK, NULL },
	{ "geo,year,v\n", "YEAR", 1, MIG_OK, NULL },
	{ "Geo,geo,GEO\n", "geo", 1, MIG_OK, NULL }, /* an exact match wins */
	{ "Geo,GEO,v\n", "geo", 0, MIG_DATA,
	  "in.csv: column 'geo' stands 2 times in the header\nhint: give each column a name of its "
	  "own" },
	{ "v,geo,v\n", "v", 0, MIG_DATA,
	  "in.csv: column 'v' stands 2 times in the header\nhint: give each column a name of its "
	  "own" },
	{ "v,geo,v\n", "geo", 1, MIG_OK, NULL },
	{ "geo,year,v\n", "yaer", 0, MIG_USAGE,
	  "in.csv: no column 'yaer'\nhint: did you mean 'year'? columns: geo, year, v" },
	{ "geo,year,v\n", "region", 0, MIG_USAGE,
	  "in.csv: no column 'region'\nhint: columns: geo, year, v" },
	{ "geo,,v\n", "", 0, MIG_USAGE, "in.csv: no column ''\nhint: columns: geo, , v" },
};

static void
check_find(void **state)
{
	const struct find_row *row = *state;
	char *const files[] = { "in.csv" };
	struct mig_records *records;
	struct mig_error error;
	size_t column = 99;

	write_file("in.csv", row->header, strlen(row->header));
	assert_int_equal(mig_records_open(files, 1, NULL, &records, &error), MIG_OK);
	assert_int_equal(mig_records_find(records, mig_text_of(row->name), &column, &error),
			 row->status);
	if (row->status == MIG_OK) {
		assert_int_equal(column, row->want);
	} else {
		struct mig_buffer got = error_text(&error);

		assert_string_equal(got.bytes, row->message);
		mig_buffer_free(&got);
	}
	mig_records_free(records);
}

static void
finds_any_of_several_names(void **state)
{
	static const char *const names[] = { "persons", "value", "Persons", NULL };
	static const struct {
		const char *header;
		size_t want;
		const char *message;
	} any_rows[] = {
		{ "geo,value\n", 1, NULL },
		{ "PERSONS,geo\n", 0, NULL },
		{ "geo,v\n", SIZE_MAX, NULL },
		{ "value,persons\n", 0, "in.csv: both 'persons' and 'value' could be meant" },
		{ "value,Value\n", 0, NULL },
		{ "VALUE,Value\n", 0, "in.csv: column 'value' stands 2 times in the header" },
	};
	char *const files[] = { "in.csv" };

	(void)state;
	for (size_t i = 0; i < COUNT(any_rows); i++) {
		enum mig_status want = any_rows[i].message ? MIG_DATA : MIG_OK;
		struct mig_records *records;
		struct mig_error error;
		size_t column = 99;

		write_file("in.csv", any_rows[i].header, strlen(any_rows[i].header));
		assert_int_equal(mig_records_open(files, 1, NULL, &records, &error), MIG_OK);
		assert_int_equal(mig_records_find_any(records, names, &column, &error), want);
		if (want == MIG_OK)
			assert_int_equal(column, any_rows[i].want);
		else
			assert_string_equal(error.message, any_rows[i].message);
		mig_records_free(records);
	}
}

/* A quoted field across one and several reads, and CR, CRLF and LF around the edge of the first. */
static void
fields_across_reads(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	char *const files[] = { "in.csv" };

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t size = 65525; size <= 400000; size += size < 65545 ? 1 : 300000) {
			struct mig_buffer input = { 0 }, want = { 0 }, got;
			char *field = malloc(size + 1);
			enum mig_status status;

			assert_non_null(field);
			memset(field, 'x', size);
			field[size] = '\0';
			field[size / 2] = '\n';
			add_text(&input, "a,b"), add_text(&input, ends[i]);
			add_text(&input, "\""), add_text(&input, field), add_text(&input, "\",1");
			add_text(&input, ends[i]), add_text(&input, "y,2"),
			    add_text(&input, ends[i]);
			add_text(&want, "[a][b]\n["), add_text(&want, field);
			add_text(&want, "][1]\n[y][2]\n");
			write_file("in.csv", input.bytes, input.length);
			got = read_all(files, 1, NULL, &status);
			if (strcmp(got.bytes, want.bytes) != 0)
				fail_msg("a field of %zu bytes, end %zu", size, i);
			free(field);
			mig_buffer_free(&input), mig_buffer_free(&want), mig_buffer_free(&got);
		}
}

/* One cell: letters of one to four bytes and everything that needs quotes. */
static void
random_cell(uint64_t *seed, struct mig_buffer *input, struct mig_buffer *want)
{
	static const char *const pieces[] = { "a",
					      "7",
					      "\"",
					      ",",
					      "\n",
					      "\r\n",
					      "\r",
					      ";",
					      " ",
					      "\t",
					      "\xd0\x96",
					      "\xe5\x9b\xbd",
					      "\xf0\x9f\x98\x80",
					      "'" };
	size_t count = next_random(seed) % 7;
	struct mig_buffer cell = { 0 };
	bool quoted = next_random(seed) % 4 == 0;

	add_text(&cell, "");
	for (; count; count--)
		add_text(&cell, pieces[next_random(seed) % COUNT(pieces)]);
	quoted = quoted || cell.length == 0 || strpbrk(cell.bytes, "\",\n\r;\t ");
	add_text(want, "["), add_text(want, cell.bytes), add_text(want, "]");
	add_text(input, quoted ? "\"" : "");
	for (const char *at = cell.bytes; *at; at++)
		add_text(input, *at == '"' ? "\"\"" : (const char[]){ *at, '\0' });
	add_text(input, quoted ? "\"" : "");
	mig_buffer_free(&cell);
}

static void
random_tables_come_back(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	char *const standard[] = { "-" };
	uint64_t seed = 20240229;

	(void)state;
	for (int round = 0; round < 300; round++) {
		size_t columns = next_random(&seed) % 5 + 1, lines = next_random(&seed) % 12 + 1;
		const char *end = ends[next_random(&seed) % 3];
		struct mig_buffer input = { 0 }, want = { 0 }, got;
		const struct mig_records_options options = { .delimiter = ',' };
		enum mig_status status;

		for (size_t i = 0; i < lines; i++) {
			for (size_t j = 0; j < columns; j++) {
				random_cell(&seed, &input, &want);
				add_text(&input, j + 1 < columns ? "," : end);
			}
			add_text(&want, "\n");
		}
		feed_input(input.bytes, input.length, next_random(&seed) % input.length + 1);
		got = read_all(standard, 1, &options, &status);
		if (strcmp(got.bytes, want.bytes) != 0)
			fail_msg("round %d:\n%s\ngave\n%s", round, input.bytes, got.bytes);
		mig_buffer_free(&input);
		mig_buffer_free(&want);
		mig_buffer_free(&got);
	}
}

int
main(void)
{
	enum { FIND = COUNT(files_rows), OTHERS = FIND + COUNT(find_rows) };
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(a_folder_is_no_table),
		cmocka_unit_test(positions_are_where_records_start),
		cmocka_unit_test(finds_any_of_several_names),
		cmocka_unit_test(fields_across_reads),
		cmocka_unit_test(random_tables_come_back),
	};
	static struct CMUnitTest tests[OTHERS + COUNT(others)];
	static char names[COUNT(find_rows)][32];

	for (size_t i = 0; i < COUNT(files_rows); i++)
		tests[i] = (struct CMUnitTest){ files_rows[i].what, check_files, NULL, NULL,
						(void *)&files_rows[i] };
	for (size_t i = 0; i < COUNT(find_rows); i++) {
		snprintf(names[i], sizeof names[i], "find '%s', row %zu", find_rows[i].name, i);
		tests[FIND + i] =
		    (struct CMUnitTest){ names[i], check_find, NULL, NULL, (void *)&find_rows[i] };
	}
	memcpy(tests + OTHERS, others, sizeof others);
	return cmocka_run_group_tests_name("records_files", tests, enter_folder, leave_folder);
}

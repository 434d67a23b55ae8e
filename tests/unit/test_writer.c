/* Every format with the cells that break tables: expected texts are written by hand
 * from RFC 4180, RFC 8259, GitHub Flavored Markdown and HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "writer.h"

/* A table of one or two columns; NULL ends the rows. */
struct row {
	const char *what;
	enum mig_format format;
	const char *names[3];
	enum mig_column_kind kinds[2];
	const char *cells[6];
	const char *want;
};

#define TEXT MIG_COLUMN_TEXT
#define PERIOD MIG_COLUMN_PERIOD
#define NUMBER MIG_COLUMN_NUMBER

static const struct row rows[] = {
	{ "csv: no quotes where none are needed", MIG_FORMAT_CSV, { "a", "b" }, { TEXT, TEXT },
	  { "Kazakhstan", "it's; a|b" }, "a,b\nKazakhstan,it's; a|b\n" },
	{ "csv: comma, quote, LF, CR", MIG_FORMAT_CSV, { "a", "b" }, { TEXT, TEXT },
	  { "China, Macao SAR", "say \"x\"", "a\nb", "a\rb" },
	  "a,b\n\"China, Macao SAR\",\"say \"\"x\"\"\"\n\"a\nb\",\"a\rb\"\n" },
	{ "csv: blanks at an end would be trimmed", MIG_FORMAT_CSV, { "a", "b" }, { TEXT, TEXT },
	  { " x", "x ", "\tx", "x y" }, "a,b\n\" x\",\"x \"\n\"\tx\",x y\n" },
	{ "csv: an empty line would be skipped", MIG_FORMAT_CSV, { "a" }, { TEXT }, { "", "x" },
	  "a\n\"\"\nx\n" },
	{ "csv: empty cells of two columns", MIG_FORMAT_CSV, { "a", "b" }, { TEXT, TEXT },
	  { "", "" }, "a,b\n,\n" },
	{ "csv: the header has one candidate for the delimiter", MIG_FORMAT_CSV,
	  { "a;b", "c|d" }, { TEXT, TEXT }, { "e;f", "g" }, "\"a;b\",\"c|d\"\ne;f,g\n" },
	{ "csv: numbers are never grouped", MIG_FORMAT_CSV, { "a", "n" }, { TEXT, NUMBER },
	  { "004", "-1234567.50" }, "a,n\n004,-1234567.50\n" },
	{ "csv: a first name that would name the delimiter", MIG_FORMAT_CSV, { "sep=:" }, { TEXT },
	  { "x" }, "\"sep=:\"\nx\n" },
	{ "csv: a first name that would be a byte order mark", MIG_FORMAT_CSV,
	  { "\xef\xbb\xbfgeo", "v" }, { TEXT, TEXT }, { "x", "y" },
	  "\"\xef\xbb\xbfgeo\",v\nx,y\n" },
	{ "csv: no rows", MIG_FORMAT_CSV, { "a", "b" }, { TEXT, NUMBER }, { NULL }, "a,b\n" },

	{ "tsv: escapes", MIG_FORMAT_TSV, { "a", "b" }, { TEXT, TEXT },
	  { "t\tn\nr\r", "\\ \"q\"" }, "a\tb\nt\\tn\\nr\\r\t\\\\ \"q\"\n" },

	{ "json: kinds", MIG_FORMAT_JSON, { "year", "n" }, { PERIOD, NUMBER },
	  { "2013", "24105", "2014", "-0.50" },
	  "[\n{\"year\":\"2013\",\"n\":24105},\n{\"year\":\"2014\",\"n\":-0.50}\n]\n" },
	{ "json: empty cells are null", MIG_FORMAT_JSON, { "a", "n" }, { TEXT, NUMBER },
	  { "", "" }, "[\n{\"a\":null,\"n\":null}\n]\n" },
	{ "json: escapes", MIG_FORMAT_JSON, { "a\"", "b" }, { TEXT, TEXT },
	  { "\\\n\x01", "Қазақстан" },
	  "[\n{\"a\\\"\":\"\\\\\\u000a\\u0001\",\"b\":\"Қазақстан\"}\n]\n" },
	{ "json: 007, .5, +5 and 1. are no JSON numbers", MIG_FORMAT_JSON, { "m", "n" },
	  { NUMBER, NUMBER }, { "007", ".5", "+5", "1.", "0", "0.0" },
	  "[\n{\"m\":\"007\",\"n\":\".5\"},\n{\"m\":\"+5\",\"n\":\"1.\"},\n"
	  "{\"m\":0,\"n\":0.0}\n]\n" },
	{ "json: no rows", MIG_FORMAT_JSON, { "a" }, { TEXT }, { NULL }, "[]\n" },
	{ "jsonl: a row a line", MIG_FORMAT_JSONL, { "a" }, { TEXT }, { "x", "y" },
	  "{\"a\":\"x\"}\n{\"a\":\"y\"}\n" },
	{ "jsonl: no rows", MIG_FORMAT_JSONL, { "a" }, { TEXT }, { NULL }, "" },

	{ "md: alignment and grouping", MIG_FORMAT_MARKDOWN, { "a", "n" }, { TEXT, NUMBER },
	  { "12345", "12345", "", "-1234" },
	  "| a | n |\n| --- | ---: |\n| 12345 | 12 345 |\n|  | -1 234 |\n" },
	{ "md: escapes", MIG_FORMAT_MARKDOWN, { "a_b", "b" }, { TEXT, TEXT },
	  { "x|y\\z", "<b> *s* `c` [l] &amp; ~d~", "a\r\nb\nc", "d\x1b[m\te" },
	  "| a\\_b | b |\n| --- | --- |\n"
	  "| x\\|y\\\\z | \\<b> \\*s\\* \\`c\\` \\[l\\] \\&amp; \\~d\\~ |\n"
	  "| a<br>b<br>c | d \\[m e |\n" },
	{ "md: addresses do not become links", MIG_FORMAT_MARKDOWN, { "a", "b" }, { TEXT, TEXT },
	  { "https://x.org/a_b", "www.x.org/a_b" },
	  "| a | b |\n| --- | --- |\n| https\\://x.org/a\\_b | www\\.x.org/a\\_b |\n" },

	{ "html: kinds, minus, grouping", MIG_FORMAT_HTML, { "a", "n" }, { TEXT, NUMBER },
	  { "x", "-1234567.125" },
	  "<table>\n<thead>\n<tr><th scope=\"col\">a</th>"
	  "<th scope=\"col\" class=\"number\">n</th></tr>\n</thead>\n<tbody>\n"
	  "<tr><th scope=\"row\">x</th><td class=\"number\">"
	  "\u22121\u202f234\u202f567.125</td></tr>\n"
	  "</tbody>\n</table>\n" },
	{ "html: escapes", MIG_FORMAT_HTML, { "n", "<a>" }, { NUMBER, PERIOD },
	  { "", "\"x\" & y\nz" },
	  "<table>\n<thead>\n<tr><th scope=\"col\" class=\"number\">n</th>"
	  "<th scope=\"col\">&lt;a&gt;</th></tr>\n</thead>\n<tbody>\n"
	  "<tr><td class=\"number\"></td>"
	  "<th scope=\"row\" class=\"period\">&quot;x&quot; &amp; y<br>z</th></tr>\n"
	  "</tbody>\n</table>\n" },

	{ "table: display width", MIG_FORMAT_TABLE, { "a", "n" }, { TEXT, NUMBER },
	  { "中国", "1", "Қазақ", "12345", "e\u0301", "-99999" },
	  "a            n\n-----  -------\n中国         1\nҚазақ   12 345\n"
	  "e\u0301      -99 999\n" },
	{ "table: a wide text is not padded, nor blanks left", MIG_FORMAT_TABLE, { "n", "a" },
	  { NUMBER, TEXT }, { "1", "", "22", "xyz" },
	  " n  a\n--  ---\n 1\n22  xyz\n" },
	{ "table: controls are blanks", MIG_FORMAT_TABLE, { "a", "b" }, { TEXT, TEXT },
	  { "x\ny\tz", "\x1b[31m\xc2\x9bq\x7f." },
	  "a      b\n-----  ---------\nx y z   [31m q .\n" },
	{ "table: 4 digits are grouped, 3 are not", MIG_FORMAT_TABLE, { "n", "m" },
	  { NUMBER, NUMBER }, { "999", "1000", "9999.12345", "123456789" },
	  "          n            m\n-----------  -----------\n        999        1 000\n"
	  "9 999.12345  123 456 789\n" },
	{ "table: text and periods are not grouped", MIG_FORMAT_TABLE, { "p", "a" },
	  { PERIOD, TEXT }, { "20131231", "12345678" },
	  "p         a\n--------  --------\n20131231  12345678\n" },
	{ "table: a name of digits is a name", MIG_FORMAT_TABLE, { "2014" }, { NUMBER }, { "1234" },
	  " 2014\n-----\n1 234\n" },
	{ "md: a name of digits is a name", MIG_FORMAT_MARKDOWN, { "2014" }, { NUMBER }, { "1" },
	  "| 2014 |\n| ---: |\n| 1 |\n" },
	{ "table: no rows", MIG_FORMAT_TABLE, { "a", "n" }, { TEXT, NUMBER }, { NULL },
	  "a  n\n-  -\n" },
};

enum { ROWS = sizeof rows / sizeof *rows };

static struct mig_writer *
new_writer(const struct row *row)
{
	struct mig_writer *writer = mig_writer_new(row->format);
	struct mig_error error;

	assert_non_null(writer);
	for (size_t i = 0; row->names[i]; i++)
		assert_int_equal(mig_writer_column(writer, row->names[i], row->kinds[i], &error),
				 MIG_OK);
	return writer;
}

static void
check_end(struct mig_writer *writer, const char *want)
{
	struct mig_error error;
	struct mig_text text;
	char *got;

	assert_int_equal(mig_writer_end(writer, &text, &error), MIG_OK);
	got = strndup(text.bytes, text.length);
	assert_non_null(got);
	assert_string_equal(got, want);
	assert_int_equal(text.length, strlen(want));
	free(got);
	mig_writer_free(writer);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_writer *writer = new_writer(row);
	size_t columns = row->names[1] ? 2 : 1;
	struct mig_error error;

	for (size_t i = 0; i < 6 && row->cells[i]; i++) {
		assert_int_equal(mig_writer_string(writer, row->cells[i], &error), MIG_OK);
		if ((i + 1) % columns == 0)
			assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	}
	check_end(writer, row->want);
}

/* A table with one number column and a status column; the rows are 1 and `value`. */
static struct mig_writer *
status_writer(bool always, struct mig_value value)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	struct mig_error error;

	assert_non_null(writer);
	assert_int_equal(mig_writer_column(writer, "n", NUMBER, &error), MIG_OK);
	assert_int_equal(mig_writer_status_column(writer, always, &error), MIG_OK);
	assert_int_equal(mig_writer_value(writer, mig_value_of(1), &error), MIG_OK);
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	assert_int_equal(mig_writer_value(writer, value, &error), MIG_OK);
	return writer;
}

static void
status_column_is_dropped_without_flags(void **state)
{
	struct mig_writer *writer = status_writer(false, mig_value_of(2));
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	check_end(writer, "n\n1\n2\n");
}

static void
status_column_is_kept_when_the_input_had_one(void **state)
{
	struct mig_writer *writer = status_writer(true, mig_value_of(2));
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	check_end(writer, "n,status\n1,\n2,\n");
}

/* A late flag brings the column back for all rows; E of the value and P of the row are united. */
static void
status_column_unites_flags(void **state)
{
	struct mig_value value = mig_value_of(2);
	struct mig_writer *writer;
	struct mig_error error;

	(void)state;
	value.flags = MIG_FLAG('E');
	writer = status_writer(false, value);
	mig_writer_flags(writer, MIG_FLAG('P'));
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	check_end(writer, "n,status\n1,\n2,EP\n");
}

static void
status_column_says_why_a_cell_is_empty(void **state)
{
	struct mig_writer *writer = status_writer(false, mig_value_undefined());
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	check_end(writer, "n,status\n1,\n,M\n");
}

static void
overflow_is_refused(void **state)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	struct mig_value value = { .state = MIG_VALUE_OVERFLOW };
	struct mig_error error;

	(void)state;
	assert_non_null(writer);
	assert_int_equal(mig_writer_column(writer, "net", NUMBER, &error), MIG_OK);
	assert_int_equal(mig_writer_value(writer, value, &error), MIG_DATA);
	assert_string_equal(error.message,
			    "column 'net' of result row 1: the number has too many digits");
	mig_writer_free(writer);
}

static void
repeated_names_are_refused(void **state)
{
	static const struct row twice = { NULL, MIG_FORMAT_JSON, { "a", "a" }, { TEXT, TEXT },
					  { NULL }, NULL };
	static const struct row csv = { NULL, MIG_FORMAT_CSV, { "a", "a" }, { TEXT, TEXT },
					{ NULL }, NULL };
	struct mig_writer *writer = new_writer(&twice);
	struct mig_error error;
	struct mig_text text;

	(void)state;
	assert_int_equal(mig_writer_end(writer, &text, &error), MIG_DATA);
	mig_writer_free(writer);
	writer = new_writer(&csv);
	assert_int_equal(mig_writer_end(writer, &text, &error), MIG_DATA);
	assert_string_equal(error.message, "column 'a' would stand in the output twice");
	mig_writer_free(writer);
}

static void
a_row_has_as_many_cells_as_columns(void **state)
{
	static const struct row two = { NULL, MIG_FORMAT_CSV, { "a", "b" }, { TEXT, TEXT },
					{ NULL }, NULL };
	struct mig_writer *writer = new_writer(&two);
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_writer_integer(writer, -7, &error), MIG_OK);
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_DATA);
	assert_int_equal(mig_writer_string(writer, "x", &error), MIG_OK);
	assert_int_equal(mig_writer_string(writer, "y", &error), MIG_DATA);
	assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	check_end(writer, "a,b\n-7,x\n");
}

/* Lengths of one, two and three bytes of prefix: below 2^7, below 2^14, from 2^14 on. */
static void
long_cells_stay_whole(void **state)
{
	static const size_t lengths[] = { 127, 128, 16383, 16384, 2097152 };
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	struct mig_buffer want = { 0 };
	struct mig_error error;

	(void)state;
	assert_non_null(writer);
	assert_int_equal(mig_writer_column(writer, "a", TEXT, &error), MIG_OK);
	assert_int_equal(mig_buffer_add_string(&want, "a\n", &error), MIG_OK);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *cell = malloc(lengths[i]);

		assert_non_null(cell);
		memset(cell, 'a' + (int)i, lengths[i]);
		assert_int_equal(mig_writer_text(writer, (struct mig_text){ cell, lengths[i] },
						 &error), MIG_OK);
		assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
		assert_int_equal(mig_buffer_add(&want, cell, lengths[i], &error), MIG_OK);
		assert_int_equal(mig_buffer_add_string(&want, "\n", &error), MIG_OK);
		free(cell);
	}
	check_end(writer, want.bytes);
	mig_buffer_free(&want);
}

/* A caption that would start a list, with text that would be markup. */
static void
captions_are_escaped(void **state)
{
	static const struct {
		enum mig_format format;
		const char *want;
	} cases[] = {
		{ MIG_FORMAT_MARKDOWN, "**1. Flows \\<b>**\n\n| a |\n| --- |\n" },
		{ MIG_FORMAT_HTML, "<table>\n<caption>1. Flows &lt;b&gt;</caption>\n<thead>\n"
				   "<tr><th scope=\"col\">a</th></tr>\n</thead>\n"
				   "<tbody>\n</tbody>\n</table>\n" },
	};
	struct mig_error error;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mig_writer *writer = mig_writer_new(cases[i].format);

		assert_non_null(writer);
		assert_int_equal(mig_writer_column(writer, "a", TEXT, &error), MIG_OK);
		assert_int_equal(mig_writer_caption(writer, "1. Flows <b>", &error), MIG_OK);
		check_end(writer, cases[i].want);
	}
}

static void
formats_have_names(void **state)
{
	enum mig_format format;
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_format_parse("jsonl", &format, &error), MIG_OK);
	assert_int_equal(format, MIG_FORMAT_JSONL);
	assert_int_equal(mig_format_parse("md", &format, &error), MIG_OK);
	assert_int_equal(format, MIG_FORMAT_MARKDOWN);
	assert_int_equal(mig_format_parse("JSON", &format, &error), MIG_USAGE);
	assert_string_equal(error.message, "'JSON' is not a format");
	assert_non_null(strstr(error.hint, "csv, tsv, json, jsonl, md, html, table"));
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(status_column_is_dropped_without_flags),
		cmocka_unit_test(status_column_is_kept_when_the_input_had_one),
		cmocka_unit_test(status_column_unites_flags),
		cmocka_unit_test(status_column_says_why_a_cell_is_empty),
		cmocka_unit_test(overflow_is_refused),
		cmocka_unit_test(repeated_names_are_refused),
		cmocka_unit_test(a_row_has_as_many_cells_as_columns),
		cmocka_unit_test(long_cells_stay_whole),
		cmocka_unit_test(captions_are_escaped),
		cmocka_unit_test(formats_have_names),
	};
	struct CMUnitTest tests[ROWS];
	int failed;

	for (size_t i = 0; i < ROWS; i++)
		tests[i] = (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL,
						(void *)(uintptr_t)&rows[i] };
	failed = cmocka_run_group_tests_name("writer: formats", tests, NULL, NULL);
	return failed + cmocka_run_group_tests_name("writer: rows and status", others, NULL, NULL);
}

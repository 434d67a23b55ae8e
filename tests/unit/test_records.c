/* Records out of CSV: what is accepted and as which cells, what is refused and where. Every
 * case is read from a file and from a pipe, in pieces of every size. */
#include "input.h"

#define BOM	       "\xef\xbb\xbf"
#define HEADER	       "geo,year,v\n"
#define RENDERED       "[geo][year][v]\n"
#define QUOTING_HINT   "\nhint: put the whole field in quotes and double (\"\") those inside it"
#define DELIMITER_HINT "\nhint: say which one separates the columns, for example: --delim ';'"

static const struct row {
	const char *what;
	struct mig_text input;
	const char *want; /* the cells, each in brackets, or the message with its hint */
} rows[] = {
	/* Accepted. */
	{ "plain", BYTES(HEADER "FR,2020,1\nDE,2020,2\n"),
	  RENDERED "[FR][2020][1]\n[DE][2020][2]\n" },
	{ "header only", BYTES(HEADER), RENDERED },
	{ "header only without its line end", BYTES("geo,year,v"), RENDERED },
	{ "no line end at the end", BYTES(HEADER "FR,2020,1"), RENDERED "[FR][2020][1]\n" },
	{ "an empty last cell at the end", BYTES(HEADER "FR,2020,"), RENDERED "[FR][2020][]\n" },
	{ "a quoted last cell at the end", BYTES(HEADER "FR,2020,\"1\""),
	  RENDERED "[FR][2020][1]\n" },
	{ "a BOM", BYTES(BOM HEADER "FR,2020,1\n"), RENDERED "[FR][2020][1]\n" },
	{ "a BOM and quotes", BYTES(BOM "\"geo\",\"year\",\"v\"\nFR,2020,1\n"),
	  RENDERED "[FR][2020][1]\n" },
	{ "a BOM inside is data", BYTES(HEADER BOM "FR,2020,1\n"),
	  RENDERED "[" BOM "FR][2020][1]\n" },
	{ "CRLF", BYTES("geo,year,v\r\nFR,2020,1\r\nDE,2020,2\r\n"),
	  RENDERED "[FR][2020][1]\n[DE][2020][2]\n" },
	{ "bare CR", BYTES("geo,year,v\rFR,2020,1\rDE,2020,2\r"),
	  RENDERED "[FR][2020][1]\n[DE][2020][2]\n" },
	{ "bare CR without a last one", BYTES("a,b\r1,2"), "[a][b]\n[1][2]\n" },
	{ "ends of all kinds", BYTES("a,b\r1,2\n3,4\r\n5,6\r\r\n7,8\n\r9,0"),
	  "[a][b]\n[1][2]\n[3][4]\n[5][6]\n[7][8]\n[9][0]\n" },
	{ "LF in quotes", BYTES(HEADER "\"F\nR\",2020,1\n"), RENDERED "[F\nR][2020][1]\n" },
	{ "CRLF in quotes stays", BYTES("a,b\r\n\"x\r\ny\",1\r\n"), "[a][b]\n[x\r\ny][1]\n" },
	{ "CR in quotes stays", BYTES("a,b\r\"x\ry\",1\r"), "[a][b]\n[x\ry][1]\n" },
	{ "blank lines in quotes stay", BYTES("a,b\n\"\n\n \n\",1\n"), "[a][b]\n[\n\n \n][1]\n" },
	{ "line ends in the header", BYTES("\"a\nb\",c\n1,2\n"), "[a\nb][c]\n[1][2]\n" },
	{ "the delimiter on the header's second line", BYTES("\"a\n,b\";c\n1;2\n"),
	  "[a\n,b][c]\n[1][2]\n" },
	{ "doubled quotes", BYTES("a,b\n\"say \"\"yes\"\"\",\"\"\"\"\n"),
	  "[a][b]\n[say \"yes\"][\"]\n" },
	{ "JSON in a cell", BYTES("k,v\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1,2]}\"\n"),
	  "[k][v]\n[1][{\"type\": \"Point\", \"at\": [1,2]}]\n" },
	{ "coordinates in a cell", BYTES("place,at\nAlmaty,\"43.25, 76.95\"\n"),
	  "[place][at]\n[Almaty][43.25, 76.95]\n" },
	{ "a comma in quotes", BYTES(HEADER "\"China, Macao SAR\",2020,1\n"),
	  RENDERED "[China, Macao SAR][2020][1]\n" },
	{ "empty cells", BYTES(HEADER ",,\n\"\",2020,\"\"\n"), RENDERED "[][][]\n[][2020][]\n" },
	{ "UTF-8", BYTES("\xd1\x81,\xe5\x9b\xbd\n\xc3\xa9,\xf0\x9f\x98\x80\n"),
	  "[\xd1\x81][\xe5\x9b\xbd]\n[\xc3\xa9][\xf0\x9f\x98\x80]\n" },
	{ "blanks around cells go", BYTES("geo, year ,v\nFR , 2020\t, 1 \n  DE,2020,2\n"),
	  RENDERED "[FR][2020][1]\n[DE][2020][2]\n" },
	{ "blanks in quotes stay", BYTES(HEADER "\" FR \",\"\t\",\" \"\n"),
	  RENDERED "[ FR ][\t][ ]\n" },
	{ "blanks around quotes go", BYTES(HEADER "FR, \"2020\" ,1\n"),
	  RENDERED "[FR][2020][1]\n" },
	{ "blanks inside a cell stay", BYTES(HEADER "New  Zealand,2020,1\n"),
	  RENDERED "[New  Zealand][2020][1]\n" },
	{ "blank lines between", BYTES(HEADER "\nFR,2020,1\n\n \t \nDE,2020,2\n\n"),
	  RENDERED "[FR][2020][1]\n[DE][2020][2]\n" },
	{ "blank lines first", BYTES("\n  \n\r\n" HEADER "FR,2020,1\n"),
	  RENDERED "[FR][2020][1]\n" },
	{ "a BOM and a blank line", BYTES(BOM "\n" HEADER), RENDERED },
	{ "semicolons", BYTES("geo;v\nFR;1,5\n"), "[geo][v]\n[FR][1,5]\n" },
	{ "tabs", BYTES("geo\tv\nFR \t 1\n"), "[geo][v]\n[FR][1]\n" },
	{ "a line of tabs is a record", BYTES("geo\tv\n\t\n"), "[geo][v]\n[][]\n" },
	{ "bars", BYTES("geo|v\nFR|1\n"), "[geo][v]\n[FR][1]\n" },
	{ "another one in quotes", BYTES("geo,\"v;w|x\"\nFR,1\n"), "[geo][v;w|x]\n[FR][1]\n" },
	{ "other ones below the header", BYTES("geo,v\n;|,\t;\n"), "[geo][v]\n[;|][;]\n" },
	{ "one column", BYTES("geo\nFR\n\nDE\n"), "[geo]\n[FR]\n[DE]\n" },
	{ "one column with an empty cell", BYTES("geo\n\"\"\nDE\n"), "[geo]\n[]\n[DE]\n" },
	{ "sep=;", BYTES("sep=;\ngeo;v\nFR;1\n"), "[geo][v]\n[FR][1]\n" },
	{ "sep=; with CRLF and a BOM", BYTES(BOM "sep=;\r\ngeo;v\r\nFR;1\r\n"),
	  "[geo][v]\n[FR][1]\n" },
	{ "sep= settles two candidates", BYTES("sep=;\na;b,c\n1;2\n"), "[a][b,c]\n[1][2]\n" },
	{ "sep= may name another one", BYTES("sep=^\na^b,c\n1^2\n"), "[a][b,c]\n[1][2]\n" },
	{ "sep= and a letter of two bytes is a header", BYTES("sep=\xc3\xa9\n1\n"),
	  "[sep=\xc3\xa9]\n[1]\n" },
	{ "sep= without one is a header", BYTES("sep=\r\n1\r\n"), "[sep=]\n[1]\n" },
	{ "sep= and a line end", BYTES("sep=\n1\n"), "[sep=]\n[1]\n" },
	{ "a name twice, not used", BYTES("v,v\n1,2\n"), "[v][v]\n[1][2]\n" },
	{ "an empty name", BYTES("geo,,v\nFR,x,1\n"), "[geo][][v]\n[FR][x][1]\n" },
	{ "codes that look like something", BYTES(HEADER "NA,004,NO\n"),
	  RENDERED "[NA][004][NO]\n" },

	/* Refused. */
	{ "no bytes", BYTES(""), "FILE: empty input\nhint: a table has at least a header line" },
	{ "a BOM alone", BYTES(BOM),
	  "FILE: empty input\nhint: a table has at least a header line" },
	{ "blank lines alone", BYTES("\n \r\n"),
	  "FILE: empty input\nhint: a table has at least a header line" },
	{ "sep=; alone", BYTES("sep=;\n"),
	  "FILE: empty input\nhint: a table has at least a header line" },
	{ "a short record", BYTES(HEADER "FR,2020\nDE,2020,2\n"),
	  "FILE:2:3: 2 fields where the header has 3\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	{ "a record of one field", BYTES(HEADER "FR,2020,1\n\nDE\n"),
	  "FILE:4:2: 1 field where the header has 3\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	{ "a long record", BYTES(HEADER "FR,2020,1,99\nDE,2020,2\n"),
	  "FILE:2:4: 4 fields where the header has 3\n"
	  "hint: a field that holds the delimiter must be in quotes" },
	{ "a delimiter at the end", BYTES("a,b\n1,2,\n"),
	  "FILE:2:3: 3 fields where the header has 2\n"
	  "hint: a field that holds the delimiter must be in quotes" },
	{ "an empty cell in quotes alone", BYTES("a,b\n\"\"\n"),
	  "FILE:2:2: 1 field where the header has 2\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	{ "a short record behind lines in quotes", BYTES("a,b\n\"x\ny\",1\n\n3\n"),
	  "FILE:5:2: 1 field where the header has 2\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	{ "a short record that has two lines", BYTES("a,b\n1,2\n\"x\ny\"\n"),
	  "FILE:3:2: 1 field where the header has 2\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	{ "an unclosed quote", BYTES(HEADER "FR,2020,1\n\"DE,2020,2\nIT,2020,4\n"),
	  "FILE:3:1: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "an unclosed quote, fields before it", BYTES("a,b\n1,\"x\"\"\n\ny\n"),
	  "FILE:2:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "an unclosed quote, doubled ones behind it", BYTES("a,b\n1,\"x\n\"\"y\n"),
	  "FILE:2:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "an unclosed quote lines into a record", BYTES("a,b\n\"x\ny\n\",\"2\nz\n"),
	  "FILE:4:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "an unclosed quote behind bare CR", BYTES("a,b\r1,2\r\"x\ry\",\"z\r"),
	  "FILE:4:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "an unclosed quote in the header", BYTES("a,\"b\n1,2\n"),
	  "FILE:1:2: a quote opens here and is never closed\n"
	  "hint: close it, or double it (\"\") if it is part of the text" },
	{ "a quote in an unquoted cell", BYTES(HEADER "F\"R,2020,1\n\"D\"E,2020,2\n"),
	  "FILE:2:1: a quote inside a field that is not quoted" QUOTING_HINT },
	{ "inches", BYTES("a,b\n1,12\"\n"),
	  "FILE:2:2: a quote inside a field that is not quoted" QUOTING_HINT },
	{ "text behind a closing quote", BYTES(HEADER "FR,2020,1\n\"D\"E,2020,2\n"),
	  "FILE:3:1: text behind a closing quote" QUOTING_HINT },
	{ "text behind a quote and a blank", BYTES("a,b\n1,\"x\" y\n"),
	  "FILE:2:2: text behind a closing quote" QUOTING_HINT },
	{ "a second quoted text", BYTES("a,b\n1,\"x\" \"y\"\n"),
	  "FILE:2:2: text behind a closing quote" QUOTING_HINT },
	{ "text behind a quote on the second line", BYTES("a,b\n\"x\ny\"z,1\n"),
	  "FILE:3:1: text behind a closing quote" QUOTING_HINT },
	{ "a quote in the header", BYTES("a\"b,c\n"),
	  "FILE:1:1: a quote inside a field that is not quoted" QUOTING_HINT },
	{ "sep= and a quote is a header", BYTES("sep=\"\n1\n"),
	  "FILE:1:1: a quote inside a field that is not quoted" QUOTING_HINT },
	{ "a NUL", BYTES(HEADER "F\0R,2020,1\n"), "FILE:2: NUL at byte 2 of the line\n"
	  "hint: text has none; UTF-16 is converted first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "a NUL in quotes", BYTES(HEADER "\"F\n\0R\",2020,1\n"),
	  "FILE:3: NUL at byte 1 of the line\n"
	  "hint: text has none; UTF-16 is converted first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "a NUL in the header", BYTES("a,\0b\n1,2\n"), "FILE:1: NUL at byte 3 of the line\n"
	  "hint: text has none; UTF-16 is converted first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "Latin-1", BYTES(HEADER "FR,2020,1\nC\xf4te,2020,1\n"),
	  "FILE:3: byte 2 of the line (0xf4) is not UTF-8\n"
	  "hint: convert the file first, for example: iconv -f LATIN1 -t UTF-8 FILE" },
	{ "Latin-1 in the header",
	  BYTES("Qu\xe9"
		"bec,v\n1,2\n"),
	  "FILE:1: byte 3 of the line (0xe9) is not UTF-8\n"
	  "hint: convert the file first, for example: iconv -f LATIN1 -t UTF-8 FILE" },
	{ "UTF-16, little end first",
	  BYTES("\xff\xfeg\0,\0v\0\n\0F\0,\0"
		"1\0\n\0"),
	  "FILE:1: the text is UTF-16, not UTF-8\n"
	  "hint: convert it first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "UTF-16, big end first",
	  BYTES("\xfe\xff\0g\0,\0v\0\n\0F\0,\0"
		"1\0\n"),
	  "FILE:1: the text is UTF-16, not UTF-8\n"
	  "hint: convert it first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "UTF-16 without a BOM", BYTES("g\0,\0v\0\n\0"), "FILE:1: NUL at byte 2 of the line\n"
	  "hint: text has none; UTF-16 is converted first: iconv -f UTF-16 -t UTF-8 FILE" },
	{ "two candidates", BYTES("a;b,c\n1;2,3\n"),
	  "FILE:1: the header holds more than one of , ; | and tab" DELIMITER_HINT },
	{ "two candidates on line 3", BYTES("\n\na|b\tc\n"),
	  "FILE:3: the header holds more than one of , ; | and tab" DELIMITER_HINT },
};

static char *const two_names[] = { (char[]){ "a" }, (char[]){ "b" } };
static const struct mig_list names = { (char **)two_names, 2 };

static const struct options_row {
	struct row row;
	struct mig_records_options options;
} options_rows[] = {
	{ { "a chosen delimiter", BYTES("a;b,c\n1;2\n"), "[a][b,c]\n[1][2]\n" },
	  { .delimiter = ';' } },
	{ { "a chosen delimiter over sep=", BYTES("sep=;\na;b,c\n1,2\n"), "[a;b][c]\n[1][2]\n" },
	  { .delimiter = ',' } },
	{ { "a record as long as allowed", BYTES("geo\n123456\n"), "[geo]\n[123456]\n" },
	  { .record_max = 7 } },
	{ { "many of them", BYTES("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n"),
	    "[a]\n[1]\n[2]\n[3]\n[4]\n[5]\n[6]\n[7]\n[8]\n[9]\n" },
	  { .record_max = 3 } },
	{ { "a record too long", BYTES("geo\n1234567\n"), "FILE:2: a record of more than 7 bytes\n"
	  "hint: close the quote that it opens, or allow longer ones with --max-record" },
	  { .record_max = 7 } },
	{ { "lines in quotes too long together", BYTES("geo\n\"1\n2\n3\n\"\n"),
	    "FILE:5: a record of more than 7 bytes\n"
	  "hint: close the quote that it opens, or allow longer ones with --max-record" },
	  { .record_max = 7 } },
	{ { "a header too long", BYTES("geography\nFR\n"),
	    "FILE:1: a record of more than 7 bytes\n"
	  "hint: close the quote that it opens, or allow longer ones with --max-record" },
	  { .record_max = 7 } },
	{ { "named columns", BYTES("1,2\n3,\"4\n\"\n"), "[a][b]\n[1][2]\n[3][4\n]\n" },
	  { .names = &names } },
	{ { "named columns behind a BOM", BYTES("\xef\xbb\xbf\"1\",2"), "[a][b]\n[1][2]\n" },
	  { .names = &names } },
	{ { "named columns and blank lines", BYTES("\n1,2\n\r\n \n3,4\n\n"),
	    "[a][b]\n[1][2]\n[3][4]\n" },
	  { .names = &names } },
	{ { "named columns that stand in the file too", BYTES("a,b\n1,2\n"),
	    "[a][b]\n[a][b]\n[1][2]\n" },
	  { .names = &names } },
	{ { "named columns between semicolons", BYTES("1,5;2\n"), "[a][b]\n[1,5][2]\n" },
	  { .names = &names, .delimiter = ';' } },
	{ { "a sep= line without a header is a record", BYTES("sep=;\n1;2\n"),
	    "FILE:1:2: 1 field where --columns names 2\n"
	  "hint: add what is missing; mig-tidy leaves out titles and footnotes" },
	  { .names = &names } },
	{ { "named columns, a line of three", BYTES("1,2\n1,2,3\n"),
	    "FILE:2:3: 3 fields where --columns names 2\n"
	    "hint: a field that holds the delimiter must be in quotes" },
	  { .names = &names } },
	{ { "named columns of an empty input", BYTES(""),
	    "FILE: empty input\nhint: say --no-header if a table without rows is meant" },
	  { .names = &names } },
	{ { "named columns of an input that may be empty", BYTES(""), "[a][b]\n" },
	  { .names = &names, .may_be_empty = true } },
	{ { "an input with a header may never be empty", BYTES(""),
	    "FILE: empty input\nhint: a table has at least a header line" },
	  { .may_be_empty = true } },
};

static void
expect_records(char *const *files, size_t count, const struct mig_records_options *options,
	       const char *want, const char *name, size_t chunk)
{
	enum mig_status status;
	struct mig_buffer got = read_all(files, count, options, &status);
	struct mig_buffer expected = with_name(want, name);

	if (strcmp(got.bytes, expected.bytes) != 0)
		fail_msg("in pieces of %zu:\n%s\ninstead of\n%s", chunk, got.bytes, expected.bytes);
	assert_int_equal(status, want[0] == '[' ? MIG_OK : MIG_DATA);
	mig_buffer_free(&got);
	mig_buffer_free(&expected);
}

static void
run_row(const struct row *row, const struct mig_records_options *options)
{
	char *const file[] = { "in.csv" }, *const standard[] = { "-" };

	write_file("in.csv", row->input.bytes, row->input.length);
	expect_records(file, 1, options, row->want, "in.csv", row->input.length);
	for (size_t chunk = 1; chunk <= row->input.length; chunk++) {
		feed_input(row->input.bytes, row->input.length, chunk);
		expect_records(standard, 1, options, row->want, "stdin", chunk);
	}
	feed_input(row->input.bytes, row->input.length, 7);
	expect_records(NULL, 0, options, row->want, "stdin", 7);
}

static void
check_row(void **state)
{
	run_row(*state, NULL);
}

static void
check_options(void **state)
{
	const struct options_row *row = *state;

	run_row(&row->row, &row->options);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows) + COUNT(options_rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	for (size_t i = 0; i < COUNT(options_rows); i++)
		tests[COUNT(rows) + i] =
		    (struct CMUnitTest){ options_rows[i].row.what, check_options, NULL, NULL,
					 (void *)&options_rows[i] };
	return cmocka_run_group_tests_name("records", tests, enter_folder, leave_folder);
}

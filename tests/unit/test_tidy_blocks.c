/* Tables made by chance, odd on purpose, tidied row after row and in blocks on several threads:
 * the same bytes, the same notices and counts, the same first error, wherever blocks end. */
#include "input.h"
#include "short_reads.h"
#include "tidy_two_ways.h"

/* What is odd about the tables of a row: out of 1000. */
static const struct row {
	const char *what;
	int quoted, blanks; /* of all cells */
	int odd;	    /* of all cells: signs, marks, other notations of a period */
	int bad;	    /* of all cells: no figure, no period, no status */
	int empty_lines;    /* of all lines, and as many of nothing but delimiters */
	int ragged;	    /* of all lines */
	int hostile;	    /* of all tables: some bytes are changed */
	int line_ends;	    /* of all tables: CRLF, or CR, or all of them */
	int unnamed;	    /* of all tables: the last column is there if a cell of it has text */
	size_t rows;	    /* at most */
} kinds[] = {
	{ "plain cells", .unnamed = 300, .rows = 60 },
	{ "one row or none", .rows = 1 },
	{ "quotes", 300, .unnamed = 300, .rows = 40 },
	{ "blanks", 100, 200, .empty_lines = 100, .rows = 40 },
	{ "line ends", 100, 50, 100, 0, 50, 0, 0, 1000, .rows = 40 },
	{ "signs", 50, 50, 400, 0, 20, .rows = 40 },
	{ "bad cells", 50, 50, 100, 3, 20, .rows = 60 },
	{ "ragged lines", 50, 50, 50, 0, 20, 20, .rows = 60 },
	{ "hostile bytes", 100, 50, 50, 0, 20, 0, 700, 200, .rows = 40 },
	{ "everything", 100, 50, 100, 2, 30, 5, 200, 300, 200, .rows = 50 },
};

/* A column, and what stands in it: as it should, as it may, as it must not. */
static const struct column {
	const char *name;
	const char *good[12], *odd[12], *bad[6];
} columns[] = {
	{ "area",
	  { "AT", "DE", "KZ", "a,b", "say \"hi\"", "x\ny", "\xc3\xa9", "",
	    "a name that is longer than the sixty-four bytes that are looked at together" },
	  { "\xc2\xa0" "AT", "TOTAL", "x\r\ny", "\"", "AT: Austria", "\xe6\x97\xa5\xe6\x9c\xac" },
	  { "AT\xff", "\xe6\x97" } },
	{ "year",
	  { "2014", "2015", "2016", "2015-01", "2015-Q1" },
	  { "2001M01", "Dec 2021", "1950.0", "1970. 1/4", " 2014", "2015S2" },
	  { "20x", "2015-13", "n/a", "" } },
	{ "kind", { "a-b", "c-d", "-", "e-f" }, { "a- b" }, { "a", "a-b-c" } },
	{ "persons",
	  { "0", "1", "12", "345", "7", "1.50", "0.5", "99999999", "" },
	  { ":", "12 b", "007", "-3", "+4", "1e3", ": c", "12345678901234567890",
	    "\xe2\x88\x92" "5", "0.0", "00.5", "nil" },
	  { "1,5", "..", "1 2", "12 zz", "17014118346046923173168730371588410572999" } },
	{ "status", { "", "", "", "E", "P" }, { "b", "be", "A", "p" }, { "zzz", "?" } },
	{ "2015", { "1", "2", "30", "" }, { ":", "4 p", "05" }, { "x" } },
};

enum { COLUMNS = COUNT(columns), TABLES = 40, CUTS = 3 };

static uint64_t seed = 20;

static size_t
below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % limit;
}

static bool
chance(int of_1000)
{
	return below(1000) < (size_t)of_1000;
}

static const char *
pick(const char *const *texts, size_t room)
{
	size_t count = 0;

	while (count < room && texts[count])
		count++;
	return texts[below(count)];
}

static void
add(struct mig_buffer *text, const char *string)
{
	struct mig_error error;

	assert_int_equal(mig_buffer_add_string(text, string, &error), MIG_OK);
}

static void
add_cell(struct mig_buffer *text, const struct row *row, const struct column *column,
	 const char *delimiter)
{
	const char *cell = chance(row->bad)   ? pick(column->bad, 6)
			   : chance(row->odd) ? pick(column->odd, 12)
					      : pick(column->good, 12);
	bool quote = chance(row->quoted) || strpbrk(cell, "\"\n\r") || strstr(cell, delimiter);

	if (chance(row->blanks) && !quote)
		add(text, below(2) ? " " : "\xc2\xa0 ");
	if (quote)
		add(text, "\"");
	for (; *cell; cell++) {
		char byte[3] = { *cell, quote && *cell == '"' ? '"' : '\0', '\0' };

		add(text, byte);
	}
	if (quote)
		add(text, "\"");
	if (chance(row->blanks) && !quote)
		add(text, "  ");
}

static const char *
line_end(int style)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };

	return style < 3 ? ends[style] : ends[below(3)];
}

static void
make_table(struct mig_buffer *text, const struct row *row, const char *delimiter)
{
	int style = chance(row->line_ends) ? (int)below(4) : 0;
	size_t rows = below(row->rows + 1);

	text->length = 0;
	if (below(4) == 0)
		add(text, "\xef\xbb\xbf");
	for (size_t i = 0; i < COLUMNS; i++) {
		add(text, i ? delimiter : "");
		add(text, i + 1 == COLUMNS && chance(row->unnamed) ? "" : columns[i].name);
	}
	add(text, line_end(style));
	for (size_t k = 0; k < rows; k++) {
		size_t count = chance(row->ragged) ? below(COLUMNS + 2) : COLUMNS;

		if (chance(row->empty_lines))
			add(text, line_end(style));
		for (size_t i = 1; chance(row->empty_lines) && i < COLUMNS; i++)
			add(text, i + 1 < COLUMNS ? delimiter : line_end(style));
		for (size_t i = 0; i < count; i++) {
			add(text, i ? delimiter : "");
			add_cell(text, row, &columns[i % COLUMNS], delimiter);
		}
		if (k + 1 < rows || below(4))
			add(text, line_end(style));
	}
	for (size_t i = 0; chance(row->hostile) && i < 2; i++) {
		static const char bytes[] = "\"\"\",\n\r\0\xff\xc3 ;x";

		text->bytes[below(text->length)] = bytes[below(sizeof bytes - 1)];
	}
}

/* The table at hand, by several questions, each in several ways. Returns how many were answered. */
static size_t
compare(const struct row *row, const struct mig_buffer *table, char delimiter, size_t readable)
{
	struct mig_buffer plain = { 0 }, cut = { 0 };
	size_t answered = 0;

	write_file("table.csv", table->bytes, table->length);
	for (size_t i = 0; i < COUNT(questions); i++) {
		struct mig_tidy_grid_request request = { .delimiter = delimiter,
							 .header = 1,
							 .row_by_row = true };

		read_left = readable;
		ask(&questions[i], "table.csv", &request, &plain);
		answered += strchr(plain.bytes, '\n') != NULL;
		request.row_by_row = false;
		for (size_t k = 0; k < CUTS; k++) {
			request.block = below(2) ? 1 + below(300) : 0;
			request.stretch = 64 * (1 + below(4));
			request.threads = 1 + below(4);
			/* With short reads less has been read when as much has been used. */
			read_limit = readable < SIZE_MAX || below(3) ? 0 : 1 + below(40);
			read_left = readable;
			ask(&questions[i], "table.csv", &request, &cut);
			read_left = SIZE_MAX;
			read_limit = 0;
			if (plain.length == cut.length &&
			    memcmp(plain.bytes, cut.bytes, cut.length) == 0)
				continue;
			fail_msg("%s, %s, blocks of %zu, stretches of %zu, %zu threads:\n"
				 "--- table\n%.*s\n--- row by row\n%s\n--- in blocks\n%s",
				 row->what, questions[i].what, request.block, request.stretch,
				 request.threads, (int)table->length, table->bytes, plain.bytes,
				 cut.bytes);
		}
	}
	mig_buffer_free(&plain);
	mig_buffer_free(&cut);
	return answered;
}

static void
the_same(void **state)
{
	struct mig_buffer table = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		size_t answered = 0;

		for (int k = 0; k < TABLES; k++) {
			const char *delimiter = k % 3 == 0 ? ";" : k % 3 == 1 ? "\t" : ",";

			make_table(&table, &kinds[i], delimiter);
			answered += compare(&kinds[i], &table, *delimiter, SIZE_MAX);
		}
		/* Errors alone would compare little. */
		if (answered < TABLES / 4)
			fail_msg("%s: only %zu answers", kinds[i].what, answered);
	}
	mig_buffer_free(&table);
}

/* One bad byte in every place of a plain table: each time the first error, where it stands. */
static void
an_error_anywhere(void **state)
{
	static const char bad[] = "\"\xff\0x,\r";
	struct mig_buffer table = { 0 };

	(void)state;
	make_table(&table, &kinds[0], ",");
	for (size_t i = 60; i < table.length && i < 460; i++) {
		char before = table.bytes[i];

		table.bytes[i] = bad[i % (sizeof bad - 1)];
		compare(&kinds[0], &table, ',', SIZE_MAX);
		table.bytes[i] = before;
	}
	mig_buffer_free(&table);
}

/* One area is the sum of the others: blocks that begin within a year meet the members in another
 * order, and are to notice it all the same. */
static void
a_sum_over_blocks(void **state)
{
	static const char *const areas[] = { "AT", "DE", "KZ", "all" };
	const struct mig_tidy_grid_request request = { .header = 1, .row_by_row = true };
	struct mig_buffer table = { 0 }, plain = { 0 };
	struct mig_error error;

	(void)state;
	add(&table, "area,year,kind,persons,status,2015\n");
	for (int year = 1990; year < 2015; year++) {
		int persons[] = { 100 + year % 7, 20 + year % 3, year, 0 };

		persons[3] = persons[0] + persons[1] + persons[2];
		for (size_t i = 0; i < COUNT(areas); i++)
			assert_int_equal(mig_buffer_format(&table, &error, "%s,%d,a-b,%d,,1\n",
							   areas[i], year, persons[i]),
					 MIG_OK);
	}
	assert_int_equal(compare(&kinds[0], &table, ',', SIZE_MAX), COUNT(questions));
	ask(&questions[0], "table.csv", &request, &plain);
	assert_non_null(strstr(plain.bytes, "column 'area': 'all' is the sum of all the others"));
	mig_buffer_free(&table);
	mig_buffer_free(&plain);
}

/* More rows than are kept in memory, most with several threads at work. */
static void
many_rows(void **state)
{
	struct mig_buffer table = { 0 }, more = { 0 };
	struct mig_error error;

	(void)state;
	make_table(&table, &(struct row){ "many rows", .quoted = 50, .odd = 20, .rows = 0 }, ",");
	while (table.length < 6 * 1000 * 1000) {
		struct row row = { "many rows", .quoted = 50, .odd = 20, .rows = 2000 };
		char *from;

		make_table(&more, &row, ",");
		from = strchr(more.bytes, '\n') + 1;
		assert_int_equal(mig_buffer_add(&table, from, strlen(from), &error), MIG_OK);
		if (table.bytes[table.length - 1] != '\n')
			add(&table, "\n");
	}
	write_file("table.csv", table.bytes, table.length);
	for (size_t i = 0; i < 3; i++) {
		struct mig_tidy_grid_request request = { .header = 1, .row_by_row = true };
		struct mig_buffer plain = { 0 }, cut = { 0 };

		ask(&questions[i], "table.csv", &request, &plain);
		assert_true(plain.length > 4 * 1000 * 1000);
		request.row_by_row = false;
		for (request.threads = 1; request.threads < 4; request.threads++) {
			ask(&questions[i], "table.csv", &request, &cut);
			assert_true(plain.length == cut.length &&
				    memcmp(plain.bytes, cut.bytes, cut.length) == 0);
		}
		mig_buffer_free(&plain);
		mig_buffer_free(&cut);
	}
	mig_buffer_free(&table);
	mig_buffer_free(&more);
}

/* Reading fails half way: what stands before it is judged first. */
static void
reading_fails(void **state)
{
	struct mig_buffer table = { 0 };

	(void)state;
	for (int i = 0; i < 40; i++) {
		make_table(&table, &kinds[6 + i % 2], ",");
		compare(&kinds[6 + i % 2], &table, ',', below(2 * table.length));
	}
	mig_buffer_free(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same),
		cmocka_unit_test(an_error_anywhere),
		cmocka_unit_test(a_sum_over_blocks),
		cmocka_unit_test(many_rows),
		cmocka_unit_test(reading_fails),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

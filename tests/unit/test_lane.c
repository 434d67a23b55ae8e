/* The quick lane: tables made by chance, odd on purpose, must give what reading them record by
 * record gives, however the bytes arrive and the work is cut up. */
#include "input.h"
#include "short_reads.h"
#include "two_ways.h"

/* What is odd about the tables of a row: out of 1000. */
static const struct row {
	const char *what;
	int quoted, blanks;   /* of all cells */
	int bad;	      /* of all cells: no number, no period ... */
	int empty_lines;      /* of all lines */
	int ragged;	      /* of all lines */
	int hostile;	      /* of all tables: some bytes are changed */
	int carriage, mixed;  /* of all tables: CRLF or CR; all of them */
	size_t columns, rows; /* at most */
	size_t files;	      /* at most */
} kinds[] = {
	{ "plain cells", .columns = 6, .rows = 60, .files = 1 },
	{ "quotes", 400, .columns = 6, .rows = 40, .files = 1 },
	{ "small tables", 300, 100, 1, 100, 10, .columns = 4, .rows = 4, .files = 1 },
	{ "blanks", 200, 300, .empty_lines = 100, .columns = 5, .rows = 40, .files = 1 },
	{ "line ends", 200, 50, .empty_lines = 100, .carriage = 700, .mixed = 400, .columns = 5,
	  .rows = 40, .files = 1 },
	{ "one column", 300, 200, 5, 200, .carriage = 300, .mixed = 200, .columns = 1, .rows = 30,
	  .files = 1 },
	{ "bad cells", 200, 50, 10, 20, 2, .columns = 6, .rows = 60, .files = 1 },
	{ "ragged lines", 200, 50, 0, 20, 20, .columns = 6, .rows = 60, .files = 1 },
	{ "hostile bytes", 200, 50, 1, 20, 0, 900, 200, 200, .columns = 6, .rows = 40, .files = 1 },
	{ "several files", 200, 50, 1, 20, 1, 50, 200, 200, .columns = 5, .rows = 20, .files = 3 },
	{ "everything", 200, 100, 2, 50, 2, 300, 300, 300, .columns = 7, .rows = 50, .files = 3 },
};

/* Ten of it are more than fits. */
#define HUGE_NUMBER "17014118346046923173168730371588410572"

enum { TABLES = 40, CHUNKS = 24, COLUMNS_MAX = 8 };

/* A column: its name and what stands in it. `bad` cells may be refused. */
struct column {
	const char *name;
	const char *good[16], *bad[6];
};

static const struct column columns[] = {
	{ "value",
	  { "0", "1", "12", "-3", "0.5", "1e3", "", "007", "12345678901234567890", "+4",
	    "99999999" },
	  { ":", "1,5", "1 2", HUGE_NUMBER, HUGE_NUMBER "999", "1e99" } },
	{ "b",
	  { "a", "b", "", "ab", "a,b", "say \"hi\"", "\"", "\"\"", "x\ny", "x\r\ny", "x\ry", " a ",
	    "\xc3\xa9", "\xe6\x97\xa5\xe6\x9c\xac",
	    "a name that is longer than the sixty-four bytes that are looked at together" },
	  { "\xff", "\xe6\x97", "b\xc3" } },
	{ "year",
	  { "2014", "2015", "2016", "2015-01", "2015-Q1", "2015-01/2015-11" },
	  { "", "20x", "2015-13" } },
	{ "c", { "004", "4", "\t", ",", "\n", "a;b", "a|b", "a\tb" }, { "\xed\xa0\x80" } },
	{ "status", { "", "P", "E", "be", "A", "p" }, { "zzz", "?" } },
	{ "w", { "1", "2.25", "", "1000000" }, { "n/a", "1e-40", "--1" } },
	{ "x", { "any text", "1", "\"quoted\"" }, { "\xc0\xaf" } },
};

/* A table on its way. */
struct maker {
	const struct row *row;
	uint64_t seed;
	size_t order[COLUMNS_MAX], count; /* the columns it has */
	const char *line_end;
	bool huge; /* whether a sum could become too large */
	struct mig_buffer text;
};

static size_t
below(struct maker *maker, size_t limit)
{
	return (size_t)(next_random(&maker->seed) >> 20) % limit;
}

static bool
by_chance(struct maker *maker, int of_1000)
{
	return (int)below(maker, 1000) < of_1000;
}

static void
add_bytes(struct maker *maker, const char *bytes, size_t length)
{
	struct mig_error error;

	assert_int_equal(mig_buffer_add(&maker->text, bytes, length, &error), MIG_OK);
}

static void
add_cell(struct maker *maker, const char *text)
{
	static const char *const blanks[] = { " ", "\t", "  ", " \t " };
	bool quoted = by_chance(maker, maker->row->quoted) || text[strcspn(text, ",;|\"\r\n")] ||
		      (*text && text[strspn(text, " \t")] == '\0');

	maker->huge = maker->huge || strcmp(text, HUGE_NUMBER) == 0;
	if (by_chance(maker, maker->row->blanks))
		add_text(&maker->text, blanks[below(maker, COUNT(blanks))]);
	if (quoted)
		add_bytes(maker, "\"", 1);
	for (; *text; text++)
		add_bytes(maker, quoted && *text == '"' ? "\"\"" : text,
			  quoted && *text == '"' ? 2 : 1);
	if (quoted)
		add_bytes(maker, "\"", 1);
	if (by_chance(maker, maker->row->blanks))
		add_text(&maker->text, blanks[below(maker, COUNT(blanks))]);
}

static void
add_line_end(struct maker *maker)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };

	add_text(&maker->text, maker->line_end ? maker->line_end : ends[below(maker, COUNT(ends))]);
}

static size_t
filled(const char *const *cells, size_t most)
{
	size_t count = 0;

	while (count < most && cells[count])
		count++;
	return count;
}

static void
add_line(struct maker *maker)
{
	size_t fields = maker->count;

	if (by_chance(maker, maker->row->empty_lines)) {
		static const char *const lines[] = { "", "  ", "\t", " \t  " };

		add_text(&maker->text, lines[below(maker, COUNT(lines))]);
		add_line_end(maker);
	}
	if (by_chance(maker, maker->row->ragged))
		fields = 1 + below(maker, maker->count + 1);
	for (size_t i = 0; i < fields; i++) {
		const struct column *column = &columns[maker->order[i < maker->count ? i : 0]];
		bool bad = by_chance(maker, maker->row->bad);
		const char *const *cells = bad ? column->bad : column->good;

		if (i)
			add_bytes(maker, ",", 1);
		add_cell(maker, cells[below(maker, filled(cells, bad ? 6 : 16))]);
	}
	add_line_end(maker);
}

/* Delete, change and insert a few bytes. */
static void
spoil(struct maker *maker)
{
	static const char bytes[] = "\"\",\n\r\0\xff\xc3 \t;0";
	struct mig_buffer *text = &maker->text;

	for (size_t i = 1 + below(maker, 3); i > 0 && text->length > 2; i--) {
		size_t at = below(maker, text->length);
		char byte = bytes[below(maker, sizeof bytes - 1)];

		if (below(maker, 3) == 0) {
			memmove(text->bytes + at, text->bytes + at + 1, text->length - at - 1);
			text->length--;
		} else if (below(maker, 2)) {
			text->bytes[at] = byte;
		} else {
			add_bytes(maker, "", 1);
			memmove(text->bytes + at + 1, text->bytes + at, text->length - at - 1);
			text->bytes[at] = byte;
		}
	}
}

static void
choose_columns(struct maker *maker)
{
	size_t known = COUNT(columns);

	maker->count = 1 + below(maker, maker->row->columns);
	for (size_t i = 0; i < known; i++)
		maker->order[i] = i;
	/* "value" is always there: exchange it for another only with one further behind */
	for (size_t i = 1; i < maker->count; i++) {
		size_t other = i + below(maker, known - i), kept = maker->order[i];

		maker->order[i] = maker->order[other];
		maker->order[other] = kept;
	}
	if (maker->count > 1) {
		size_t other = below(maker, maker->count), kept = maker->order[0];

		maker->order[0] = maker->order[other];
		maker->order[other] = kept;
	}
}

static void
make_file(struct maker *maker, const char *name)
{
	size_t lines = below(maker, maker->row->rows + 1);

	maker->text.length = 0;
	for (size_t i = 0; i < maker->count; i++) {
		add_text(&maker->text, i ? "," : "");
		add_cell(maker, columns[maker->order[i]].name);
	}
	add_line_end(maker);
	for (size_t i = 0; i < lines; i++)
		add_line(maker);
	if (by_chance(maker, 300) && maker->text.length)
		maker->text.length--;
	if (by_chance(maker, maker->row->hostile))
		spoil(maker);
	write_file(name, maker->text.bytes, maker->text.length);
}

static bool
has_column(const struct maker *maker, const char *name)
{
	for (size_t i = 0; i < maker->count; i++)
		if (strcmp(columns[maker->order[i]].name, name) == 0)
			return true;
	return false;
}

/* Something to ask of the table. */
static struct question
make_question(struct maker *maker, char by[32])
{
	static const char *const groups[] = { "b", "c", "year", "x", "status", "w" };
	static const char *const conditions[] = { "year>=2015", "b!=a,ab",     "value<12",
						  "w>=2",	"c=004,\\,,4", "x=1" };
	struct question question = { .delimiter = below(maker, 8) ? ',' : 0,
				     .time_use =
					 below(maker, 4) ? MIG_TIME_IF_THERE : MIG_TIME_IGNORED };
	size_t conditioned = 0;

	by[0] = '\0';
	for (size_t i = 0; i < COUNT(groups); i++)
		if (has_column(maker, groups[i]) && by_chance(maker, 400))
			sprintf(by + strlen(by), "%s%s", by[0] ? "," : "", groups[i]);
	question.by = by[0] ? by : NULL;
	question.values = has_column(maker, "w") && !strchr(by, 'w') ? "w,value" : "value";
	if (by_chance(maker, 200))
		question.status = "none";
	for (size_t i = 0; i < COUNT(conditions) && conditioned < 2; i++)
		if (by_chance(maker, 100) &&
		    ((conditions[i][0] != 'y' &&
		      has_column(maker, (char[]){ conditions[i][0], 0 })) ||
		     conditions[i][0] == 'v'))
			question.where[conditioned++] = conditions[i];
	if (by_chance(maker, 30))
		question.record_max = 20 + below(maker, 200);
	return question;
}

/* How the engine is to go about it, by chance. */
static struct mig_engine_options
make_options(struct maker *maker, size_t round)
{
	static const size_t blocks[] = { 1, 2, 7, 64, 100, 300, 1000, 0 };
	static const size_t stretches[] = { 64, 128, 256, 0 };
	mig_mark *const ways[] = { mig_mark_plain, mig_mark_sse2(), mig_mark_avx2() };

	return (struct mig_engine_options){ .threads = 1 + below(maker, 3),
					    .mark = ways[round % COUNT(ways)],
					    .block = blocks[below(maker, COUNT(blocks))],
					    .stretch = stretches[below(maker, COUNT(stretches))] };
}

static void
check_table(struct maker *maker, const struct question *question, char *const *files, size_t count)
{
	struct mig_buffer want, got;

	read_limit = 0;
	want = answer_to(question, files, count, NULL);
	for (size_t round = 0; round < CHUNKS; round++) {
		struct mig_engine_options options = make_options(maker, round);

		if (maker->huge) /* several threads first add up parts, which may all fit */
			options.threads = 1;
		read_limit = (round + 1) % CHUNKS;
		got = answer_to(question, files, count, &options);
		if (strcmp(want.bytes, got.bytes) != 0)
			fail_msg(
			    "by %s, %zu file(s), %zu bytes a read, blocks of %zu, stretches of "
			    "%zu, %zu thread(s), mark %zu; last file:\n%.*s\nrecord by record: "
			    "%s\nthe engine: %s",
			    question->by ? question->by : "nothing", count, read_limit,
			    options.block, options.stretch, options.threads, round % 3,
			    (int)maker->text.length, maker->text.bytes, want.bytes, got.bytes);
		mig_buffer_free(&got);
	}
	mig_buffer_free(&want);
}

static void
check_kind(void **state)
{
	struct maker maker = { .row = *state };
	char *const files[] = { (char[]){ "1" }, (char[]){ "2" }, (char[]){ "3" } };

	for (size_t table = 0; table < TABLES; table++) {
		static const char *const ends[] = { "\n", "\r\n", "\r" };
		size_t count;
		char by[32];
		struct question question;

		maker.seed = 20160412 + table * 1000003;
		maker.huge = false;
		count = 1 + below(&maker, maker.row->files);
		choose_columns(&maker);
		maker.line_end =
		    ends[by_chance(&maker, maker.row->carriage) ? 1 + below(&maker, 2) : 0];
		if (by_chance(&maker, maker.row->mixed))
			maker.line_end = NULL;
		for (size_t i = 0; i < count; i++)
			make_file(&maker, files[i]);
		question = make_question(&maker, by);
		check_table(&maker, &question, files, count);
	}
	read_limit = 0;
	mig_buffer_free(&maker.text);
}

/* Blocks and stretches of the usual size, several of them, and more keys than small tables have;
 * among the cells are line ends, doubled quotes and letters of more than one byte. */
static void
check_large(void **state)
{
	static const char *const cells[] = { "plain", "\"in\nquotes\"", "\"a \"\"b\"\"\"",
					     "\xd2\x9b\xd0\xb0\xd0\xb7\xd0\xb0\xd2\x9b" };
	const struct question question = { .by = "b,number",
					   .values = "value",
					   .time_use = MIG_TIME_IF_THERE };
	struct maker maker = { .seed = 20160412 };
	char *const files[] = { (char[]){ "large" } };
	struct mig_buffer want, got;
	struct mig_error error;

	(void)state;
	add_text(&maker.text, "b,number,year,value\n");
	for (size_t i = 0; i < 100000; i++) {
		const char *cell = cells[below(&maker, COUNT(cells))];

		mig_buffer_format(&maker.text, &error, "%s,%zu,%zu,%zu\n", cell,
				  below(&maker, 5000), 2010 + below(&maker, 5), i);
	}
	assert_true(maker.text.length > 8 * 256 * 1024);
	write_file("large", maker.text.bytes, maker.text.length);
	want = answer_to(&question, files, 1, NULL);
	for (size_t threads = 1; threads <= 3; threads++) {
		struct mig_engine_options options = { .threads = threads };

		got = answer_to(&question, files, 1, &options);
		assert_true(strcmp(want.bytes, got.bytes) == 0);
		mig_buffer_free(&got);
	}
	mig_buffer_free(&want);
	mig_buffer_free(&maker.text);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(kinds) + 1] = { cmocka_unit_test(check_large) };

	for (size_t i = 0; i < COUNT(kinds); i++)
		tests[i + 1] =
		    (struct CMUnitTest){ kinds[i].what, check_kind, NULL, NULL, (void *)&kinds[i] };
	return cmocka_run_group_tests_name("lane", tests, enter_folder, leave_folder);
}

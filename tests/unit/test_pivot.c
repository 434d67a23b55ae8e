/* Members of a column made columns; points found; unlike periods; the keys of a cube written out.
 */
#include "cubes.h"
#include "sheet.h"

#define FLOWS                                                                                     \
	"geo,direction,year,v,status\n"                                                           \
	"FR,in,2015,10,P\nFR,out,2015,4,\nDE,out,2014,7,E\nFR,in,2014,,Q\nDE,in,2015,20,\nFR,in," \
	"2015,5,\n"

static const char *const codes[] = { "in", "out" };
static const char *const names[] = { "immigration", "emigration" };

static const struct row {
	const char *what, *input;
	struct asked asked;
	const char *want;
} rows[] = {
	/* A member that has no row of a group and period has no rows behind it: (0,0). */
	{ "direction last",
	  FLOWS,
	  { .by = "geo,direction", .values = "v" },
	  "geo:year@1:immigration,emigration:status\n"
	  "FR: 2014 ?Q(0,1) ?(0,0) 2015 15P(2,0) 4\n"
	  "DE: 2014 ?(0,0) 7E 2015 20 ?(0,0)\n" },
	{ "direction alone",
	  FLOWS,
	  { .by = "direction", .values = "v" },
	  ":year@0:immigration,emigration:status\n: 2014 ?Q(0,1) 7E 2015 35P(3,0) 4\n" },
	{ "the year between",
	  FLOWS,
	  { .by = "geo,year,direction", .values = "v", .where = "geo=DE" },
	  "geo:year@1:immigration,emigration:status\nDE: 2014 ?(0,0) 7E 2015 20 ?(0,0)\n" },
	{ "the year last",
	  FLOWS,
	  { .by = "geo,direction,year", .values = "v", .where = "geo=DE" },
	  "geo:year@1:immigration,emigration:status\nDE: 2014 ?(0,0) 7E 2015 20 ?(0,0)\n" },
	{ "no time",
	  "geo,direction,v\nFR,out,1\nFR,in,2\n",
	  { .by = "geo,direction", .values = "v", .time_use = MIG_TIME_IF_THERE },
	  "geo::immigration,emigration\nFR:  2 1\n" },
	{ "one notation of a period for each direction",
	  "direction,year,v\nin,2015-Q1,1\nout,2015-01/2015-03,2\nout,2014-Q1,3\n",
	  { .by = "direction", .values = "v" },
	  ":year@0:immigration,emigration\n: 2014-Q1 ?(0,0) 3 2015-Q1 1 2\n" },
	{ "periods that come in backwards",
	  "direction,year,v\nout,2016,1\nin,2015,2\nin,2017,3\nin,2014,4\n",
	  { .by = "direction", .values = "v" },
	  ":year@0:immigration,emigration\n: 2014 4 ?(0,0) 2015 2 ?(0,0) 2016 ?(0,0) 1 2017 3 "
	  "?(0,0)\n" },
	{ "no rows",
	  "direction,year,v\n",
	  { .by = "direction", .values = "v" },
	  ":year@0:immigration,emigration\n" },
	{ "a third member",
	  "geo,direction,year,v\nFR,in,2015,1\nFR,inn,2015,2\n",
	  { .by = "geo,direction", .values = "v" },
	  "in.csv: column 'direction' holds 'inn', which is not among the codes looked for\n"
	  "hint: did you mean 'in'? looked for: in, out" },
	{ "members in another case",
	  "direction,year,v\nIN,2015,1\n",
	  { .by = "direction", .values = "v" },
	  "in.csv: column 'direction' holds 'IN', which is not among the codes looked for\n"
	  "hint: did you mean 'in'? looked for: in, out" },
	{ "an empty member",
	  "direction,year,v\n,2015,1\n",
	  { .by = "direction", .values = "v" },
	  "in.csv: column 'direction' holds '', which is not among the codes looked for\n"
	  "hint: looked for: in, out" },
};

static void
read_in(const char *input, const struct asked *asked, struct mig_cube *cube)
{
	char *const files[] = { "in.csv" };
	struct mig_error error;

	write_file("in.csv", input, strlen(input));
	if (read_cube(files, 1, asked, cube, &error) != MIG_OK)
		fail_msg("%s", error.message);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_cube cube;
	struct mig_error error;
	struct mig_buffer got;
	enum mig_status status;

	read_in(row->input, &row->asked, &cube);
	status = mig_cube_pivot(&cube, codes, names, 2, &error);
	got = status == MIG_OK ? render_cube(&cube) : error_text(&error);
	assert_string_equal(got.bytes, row->want);
	assert_int_equal(status, strncmp(row->want, "in.csv:", 7) == 0 ? MIG_DATA : MIG_OK);
	mig_buffer_free(&got);
	mig_cube_free(&cube);
}

static void
finds_the_point_of_a_period(void **state)
{
	static const struct {
		const char *period, *want;
	} found[] = {
		{ "2014", "2014" },	     { "2016", "2016" }, { "2014-01/2014-12", "2014" },
		{ "2015-Q1", "2015-Q1" },    { "2013", NULL },	 { "2015", NULL },
		{ "2014-01/2014-11", NULL }, { "2017", NULL },
	};
	static const struct asked asked = { .values = "v" };
	const struct mig_group none = { 0 };
	struct mig_cube cube;

	(void)state;
	read_in("year,v\n2016,1\n2015-Q1,2\n2014,3\n", &asked, &cube);
	for (size_t i = 0; i < COUNT(found); i++) {
		struct mig_period period;
		const struct mig_point *point;

		assert_true(mig_period_parse(mig_text_of(found[i].period), &period));
		point = mig_group_find(&cube.groups[0], &period);
		if (!point != !found[i].want)
			fail_msg("%s", found[i].period);
		if (point)
			assert_string_equal(point->period_text, found[i].want);
		assert_null(mig_group_find(&none, &period));
	}
	mig_cube_free(&cube);
}

static void
knows_unlike_periods(void **state)
{
	static const struct {
		const char *input, *want; /* the message; NULL: all are alike */
	} kinds[] = {
		{ "geo,year,v\n", NULL },
		{ "geo,year,v\nFR,2014,1\nDE,2015,2\nDE,2016-01/2016-12,2\n", NULL },
		{ "geo,year,v\nFR,2014-01,1\nFR,2014-02,1\n", NULL },
		{ "geo,year,v\nFR,2014,1\nDE,2014,2\nDE,2015-01/2015-11,2\n",
		  "in.csv: periods of unlike kind: '2014' (year) and '2015-01/2015-11' (11 "
		  "months)\n"
		  "hint: choose those of one kind with --where, for example: -w "
		  "'year!=2015-01/2015-11'" },
		{ "geo,year,v\nFR,2014,1\nFR,2015-01-01,2\n",
		  "in.csv: periods of unlike kind: '2014' (year) and '2015-01-01' (day)\n"
		  "hint: choose those of one kind with --where, for example: -w "
		  "'year!=2015-01-01'" },
	};
	static const struct asked asked = { .by = "geo", .values = "v" };

	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct mig_cube cube;
		struct mig_error error;
		enum mig_status status;

		read_in(kinds[i].input, &asked, &cube);
		status = mig_cube_same_kind(&cube, &error);
		assert_int_equal(status, kinds[i].want ? MIG_DATA : MIG_OK);
		if (kinds[i].want) {
			struct mig_buffer got = error_text(&error);

			assert_string_equal(got.bytes, kinds[i].want);
			mig_buffer_free(&got);
		}
		mig_cube_free(&cube);
	}
}

static void
write_sheet(struct mig_writer *writer, const struct mig_cube *cube, bool timed)
{
	struct mig_error error;

	if (timed)
		assert_int_equal(mig_sheet_key_columns(writer, cube, &error), MIG_OK);
	else
		assert_int_equal(mig_sheet_group_columns(writer, cube, &error), MIG_OK);
	assert_int_equal(mig_writer_column(writer, "sum", MIG_COLUMN_NUMBER, &error), MIG_OK);
	for (size_t i = 0; i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];

		if (timed)
			assert_int_equal(mig_sheet_keys(writer, cube, group, group->points, &error),
					 MIG_OK);
		else
			assert_int_equal(mig_sheet_group_keys(writer, cube, group, &error), MIG_OK);
		assert_int_equal(mig_sheet_values(writer, group->points->values, 1, &error),
				 MIG_OK);
		assert_int_equal(mig_writer_end_row(writer, &error), MIG_OK);
	}
}

static void
writes_keys_in_the_order_asked_for(void **state)
{
	static const struct {
		const char *by, *timed, *untimed;
	} sheets[] = {
		{ "a,b", "a,b,year,sum\n1,2,2015,7\n", "a,b,sum\n1,2,7\n" },
		{ "b,a", "b,a,year,sum\n2,1,2015,7\n", "b,a,sum\n2,1,7\n" },
		{ "year,b,a", "year,b,a,sum\n2015,2,1,7\n", "b,a,sum\n2,1,7\n" },
		{ "a,year,b", "a,year,b,sum\n1,2015,2,7\n", "a,b,sum\n1,2,7\n" },
		{ "a,b,year", "a,b,year,sum\n1,2,2015,7\n", "a,b,sum\n1,2,7\n" },
		{ NULL, "year,sum\n2015,7\n", "sum\n7\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(sheets); i++)
		for (int timed = 0; timed < 2; timed++) {
			struct asked asked = { .by = sheets[i].by, .values = "v" };
			struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
			const char *want = timed ? sheets[i].timed : sheets[i].untimed;
			struct mig_cube cube;
			struct mig_text text;
			struct mig_error error;

			assert_non_null(writer);
			read_in("a,b,year,v\n1,2,2015,7\n", &asked, &cube);
			write_sheet(writer, &cube, timed);
			assert_int_equal(mig_writer_end(writer, &text, &error), MIG_OK);
			assert_int_equal(text.length, strlen(want));
			assert_memory_equal(text.bytes, want, text.length);
			mig_writer_free(writer);
			mig_cube_free(&cube);
		}
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(finds_the_point_of_a_period),
		cmocka_unit_test(knows_unlike_periods),
		cmocka_unit_test(writes_keys_in_the_order_asked_for),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("pivot", tests, enter_folder, leave_folder);
}

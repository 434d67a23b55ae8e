/* Cubes: which columns are meant, exact sums by group and period, what is missing, what is refused.
 */
#include "cubes.h"

#define MOST			  "170141183460469231731687303715884105727" /* 2^127 - 1 */
#define NAMES_IT(option, columns) "\nhint: name it with " option "; columns: " columns

static const struct row {
	const char *what, *input;
	struct asked asked;
	const char *want; /* as render_cube() has it, or the message with its hint */
} rows[] = {
	{ "groups first seen, periods ascending",
	  "geo,year,v\nFR,2016,1\nDE,2015,2\nFR,2014,4\nDE,2014,8\nFR,2016,16\n",
	  { .by = "geo", .values = "v" },
	  "geo:year@1:v\nFR: 2014 4 2016 17(2,0)\nDE: 2014 8 2015 2\n" },
	{ "no group column",
	  "year,v\n2016,1\n2015,2\n2016,3\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 2 2016 4(2,0)\n" },
	{ "two group columns",
	  "a,b,year,v\nab,c,2015,1\na,bc,2015,2\nab,c,2015,4\n",
	  { .by = "b,a", .values = "v" },
	  "b,a:year@2:v\nc,ab: 2015 5(2,0)\nbc,a: 2015 2\n" },
	{ "two value columns",
	  "geo,year,in,out\nFR,2015,1,2\nFR,2015,,3\n",
	  { .by = "geo", .values = "out,in" },
	  "geo:year@1:out,in\nFR: 2015 5(2,0) ?O(1,1)\n" },
	{ "codes stay apart",
	  "geo,year,v\n004,2015,1\n04,2015,2\n4,2015,3\nna,2015,4\nNA,2015,5\n,2015,6\n",
	  { .by = "geo", .values = "v" },
	  "geo:year@1:v\n004: 2015 1\n04: 2015 2\n4: 2015 3\nna: 2015 4\nNA: 2015 5\n: 2015 6\n" },
	{ "names regardless of case",
	  "GEO,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nFR,2015,1,p\n",
	  { .by = "geo" },
	  "GEO:TIME_PERIOD@1:OBS_VALUE:status\nFR: 2015 1P\n" },
	{ "header only", "geo,year,v\n", { .by = "geo", .values = "v" }, "geo:year@1:v\n" },

	/* Numbers. */
	{ "0.1 + 0.2",
	  "year,v\n2015,0.1\n2015,0.2\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 0.3(2,0)\n" },
	{ "2^53 + 1",
	  "year,v\n2015,9007199254740993\n2015,0\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 9007199254740993(2,0)\n" },
	{ "scales mixed",
	  "year,v\n2015,1\n2015,0.25\n2015,-3.5\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 -2.25(3,0)\n" },
	{ "up to 2^127 - 1",
	  "year,v\n2015," MOST "\n2015,0\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 " MOST "(2,0)\n" },
	{ "beyond it",
	  "geo,year,v\nFR,2015," MOST "\nDE,2015,1\nFR,2015,1\n",
	  { .by = "geo", .values = "v" },
	  "FILE:4:3: column 'v': the sum becomes too large to be exact at '1'" },
	{ "beyond it in tenths",
	  "year,v\n2015," MOST "\n2015,0.1\n",
	  { .values = "v" },
	  "FILE:3:2: column 'v': the sum becomes too large to be exact at '0.1'" },
	{ "a number of too many digits",
	  "year,v\n2015,1" MOST "\n",
	  { .values = "v" },
	  "FILE:2:2: column 'v': '1" MOST "' has more digits than can be exact" },
	{ "grouped digits",
	  "year,v\n2015,\"1,234\"\n",
	  { .values = "v" },
	  "FILE:2:2: column 'v': '1,234' is not a number\nhint: numbers are digits with '.' as the "
	  "decimal "
	  "sign, and nothing else; a missing figure is an empty cell; mig-tidy makes these of "
	  "other notations" },
	{ "a missing sign",
	  "geo,year,v\nFR,2015,1\nFR,2016,:\n",
	  { .by = "geo", .values = "v" },
	  "FILE:3:3: column 'v': ':' is not a number\nhint: numbers are digits with '.' as the "
	  "decimal "
	  "sign, and nothing else; a missing figure is an empty cell; mig-tidy makes these of "
	  "other notations" },

	/* Missing figures and status. */
	{ "a missing part",
	  "year,v\n2015,1\n2015,\n2015,4\n2016,\n2017,0\n",
	  { .values = "v" },
	  ":year@0:v\n: 2015 ?O(2,1) 2016 ?O(0,1) 2017 0\n" },
	{ "partial",
	  "year,v\n2015,1\n2015,\n2015,4\n2016,\n2017,0\n",
	  { .values = "v", .partial = true },
	  ":year@0:v\n: 2015 5U(2,1) 2016 ?O(0,1) 2017 0\n" },
	{ "status travels",
	  "year,v,status\n2015,1,P\n2015,2,E\n2015,3,\n2016,4,A\n2017,5,\n2018,6,be\n",
	  { .values = "v" },
	  ":year@0:v:status\n: 2015 6EP(3,0) 2016 4A 2017 5 2018 6BE\n" },
	{ "status of a missing part",
	  "year,v,status\n2015,1,P\n2015,,Q\n2016,,L\n",
	  { .values = "v" },
	  ":year@0:v:status\n: 2015 ?PQ(1,1) 2016 ?L(0,1)\n" },
	{ "status of a partial sum",
	  "year,v,status\n2015,1,P\n2015,,QE\n2016,,Q\n",
	  { .values = "v", .partial = true },
	  ":year@0:v:status\n: 2015 1EPU(1,1) 2016 ?Q(0,1)\n" },
	{ "status none",
	  "year,v,status\n2015,1,zzz!\n",
	  { .values = "v", .status = "none" },
	  ":year@0:v\n: 2015 1\n" },
	{ "status by name",
	  "year,v,flag\n2015,1,F\n",
	  { .values = "v", .status = "FLAG" },
	  ":year@0:v:status\n: 2015 1F\n" },
	{ "status as a group",
	  "year,v,status\n2015,1,odd\n",
	  { .by = "status", .values = "v" },
	  "status:year@1:v\nodd: 2015 1\n" },
	{ "no status",
	  "geo,year,v,status\nFR,2015,1,estimated\n",
	  { .by = "geo", .values = "v" },
	  "FILE:2:4: column 'status': 'estimated' is not an observation status\nhint: status cells "
	  "hold "
	  "SDMX codes such as B, E or P; if this column is something else, say --status none" },
	{ "two status columns",
	  "year,v,status,OBS_FLAG\n2015,1,,\n",
	  { .values = "v" },
	  "FILE: both 'status' and 'OBS_FLAG' could be meant\nhint: say which one with --status" },
	{ "no such status column",
	  "year,v\n2015,1\n",
	  { .values = "v", .status = "flag" },
	  "FILE: no column 'flag'\nhint: columns: year, v" },

	/* Periods. */
	{ "by first day, then by last",
	  "period,v\n2016,1\n2015-12-31,2\n2015-Q4,3\n2015,4\n2015-01,5\n2015-01/2015-11,6\n",
	  { .values = "v" },
	  ":period@0:v\n: 2015-01 5 2015-01/2015-11 6 2015 4 2015-Q4 3 2015-12-31 2 2016 1\n" },
	{ "one period in two notations",
	  "geo,period,v\nFR,2015-Q1,1\nFR,2015-01/2015-03,2\n",
	  { .by = "geo", .values = "v" },
	  "FILE: column 'period': '2015-Q1' and '2015-01/2015-03' are the same period\n"
	  "hint: write a period in one way throughout the table" },
	{ "no period",
	  "geo,year,v\nFR,2015,1\nFR,2015/16,2\n",
	  { .by = "geo", .values = "v" },
	  "FILE:3:2: column 'year': '2015/16' is not a period\nhint: write 2015, 2015-S1, 2015-Q4, "
	  "2015-02, "
	  "2015-12-31 or 2015-01/2015-11, or name another column with --time" },
	{ "an empty period",
	  "year,v\n,1\n",
	  { .values = "v" },
	  "FILE:2:1: column 'year': '' is not a period\nhint: write 2015, 2015-S1, 2015-Q4, "
	  "2015-02, "
	  "2015-12-31 or 2015-01/2015-11, or name another column with --time" },
	{ "time by name",
	  "year,census,v\nx,2015,1\n",
	  { .values = "v", .time = "census" },
	  ":census@0:v\n: 2015 1\n" },
	{ "time among the groups",
	  "a,year,b,v\n1,2015,2,3\n",
	  { .by = "a,year,b", .values = "v" },
	  "a,b:year@1:v\n1,2: 2015 3\n" },
	{ "time first among the groups",
	  "a,year,v\n1,2015,3\n",
	  { .by = "year,a", .values = "v" },
	  "a:year@0:v\n1: 2015 3\n" },
	{ "no time column",
	  "geo,v\nFR,1\n",
	  { .by = "geo", .values = "v" },
	  "FILE: no time column: none is named year, period, date, time or TIME_PERIOD" NAMES_IT(
	      "--time", "geo, v") },
	{ "no time column, none needed",
	  "geo,v\nFR,1\nFR,2\n",
	  { .by = "geo", .values = "v", .time_use = MIG_TIME_IF_THERE },
	  "geo::v\nFR:  3(2,0)\n" },
	{ "time if there",
	  "geo,year,v\nFR,2015,1\nFR,2016,2\n",
	  { .by = "geo", .values = "v", .time_use = MIG_TIME_IF_THERE },
	  "geo:year@1:v\nFR: 2015 1 2016 2\n" },
	{ "time ignored",
	  "geo,year,v\nFR,2015,1\nFR,2016,2\nDE,no period,4\n",
	  { .by = "geo", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "geo::v\nFR:  3(2,0)\nDE:  4\n" },
	{ "time ignored but a group",
	  "geo,year,v\nFR,2016,1\nFR,2015,2\n",
	  { .by = "year,geo", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "geo:year@0:v\nFR: 2015 2 2016 1\n" },
	{ "time ignored, two of them",
	  "geo,year,date,v\nFR,2016,x,1\nFR,2015,y,2\n",
	  { .by = "geo", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "geo::v\nFR:  3(2,0)\n" },
	{ "time ignored, one of two a group",
	  "geo,year,date,v\nFR,2016,x,1\nFR,2015,y,2\n",
	  { .by = "geo,year", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "geo:year@1:v\nFR: 2015 2 2016 1\n" },
	{ "time ignored, both of two groups",
	  "geo,year,date,v\nFR,2016,x,1\n",
	  { .by = "geo,year,date", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "FILE: both 'year' and 'date' could be meant\nhint: say which one with --time" },
	{ "two time columns",
	  "geo,year,date,v\nFR,2016,x,1\n",
	  { .by = "geo", .values = "v" },
	  "FILE: both 'year' and 'date' could be meant\nhint: say which one with --time" },

	/* Columns. */
	{ "the value by its name",
	  "geo,year,Persons\nFR,2015,1\n",
	  { .by = "geo" },
	  "geo:year@1:Persons\nFR: 2015 1\n" },
	{ "two that could be the value",
	  "year,persons,value\n2015,1,2\n",
	  { 0 },
	  "FILE: both 'persons' and 'value' could be meant\nhint: say which one with --value" },
	{ "none that could be the value",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo" },
	  "FILE: no value column: none is named persons, value, count or OBS_VALUE" NAMES_IT(
	      "--value", "geo, year, v") },
	{ "none in a wide table",
	  "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,year\n1,1,1,1,1,1,1,1,1,1,1,"
	  "1,1,1,1,1,1,1,1,1,2015\n",
	  { 0 },
	  "FILE: no value column: none is named persons, value, count or OBS_VALUE\n"
	  "hint: name it with --value; columns: a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, "
	  "r, s, t, ..." },
	{ "no such group",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "goe", .values = "v" },
	  "FILE: no column 'goe'\nhint: did you mean 'geo'? columns: geo, year, v" },
	{ "no such value",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo", .values = "persons" },
	  "FILE: no column 'persons'\nhint: columns: geo, year, v" },
	{ "no such time",
	  "geo,year,v\nFR,2015,1\n",
	  { .values = "v", .time = "yaer" },
	  "FILE: no column 'yaer'\nhint: did you mean 'year'? columns: geo, year, v" },
	{ "a group twice",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo,GEO", .values = "v" },
	  "column 'GEO' is named twice" },
	{ "a value twice",
	  "geo,year,v\nFR,2015,1\n",
	  { .values = "v,v" },
	  "column 'v' is named twice" },
	{ "a value that is a group",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo", .values = "Geo" },
	  "column 'geo' cannot be both a value and a group or time column" },
	{ "a value that is the time",
	  "geo,year,v\nFR,2015,1\n",
	  { .values = "year" },
	  "column 'year' cannot be both a value and a group or time column" },
	{ "a name that is there twice",
	  "geo,v,v\nFR,2015,1\n",
	  { .by = "geo", .values = "v", .time_use = MIG_TIME_IGNORED },
	  "FILE: column 'v' stands 2 times in the header\nhint: give each column a name of its "
	  "own" },

	/* Conditions. */
	{ "a condition",
	  "geo,year,v\nFR,2015,1\nDE,2015,2\nFR,2016,x\n",
	  { .by = "geo", .values = "v", .where = "year=2015" },
	  "geo:year@1:v\nFR: 2015 1\nDE: 2015 2\n" },
	{ "a condition that no row meets",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo", .values = "v", .where = "geo=fr" },
	  "geo:year@1:v\n" },
	{ "a condition on no column",
	  "geo,year,v\nFR,2015,1\n",
	  { .by = "geo", .values = "v", .where = "sex=m" },
	  "FILE: no column 'sex'\nhint: columns: geo, year, v" },
};

static void
check_cube(const struct row *row, const char *name, size_t threads, size_t chunk)
{
	char file[] = "in.csv", standard[] = "-";
	char *const files[] = { strcmp(name, "stdin") == 0 ? standard : file };
	struct asked asked = row->asked;
	struct mig_buffer got, want = with_name(row->want, name);
	struct mig_error error;
	struct mig_cube cube;
	enum mig_status status;

	asked.threads = threads;
	status = read_cube(files, 1, &asked, &cube, &error);
	got = status == MIG_OK ? render_cube(&cube) : error_text(&error);
	if (strcmp(got.bytes, want.bytes) != 0)
		fail_msg("%zu threads, pieces of %zu:\n%s\ninstead of\n%s", threads, chunk,
			 got.bytes, want.bytes);
	if (strncmp(row->want, "FILE:", 5) == 0 && row->want[5] != ' ')
		assert_int_equal(status, MIG_DATA);
	mig_buffer_free(&got);
	mig_buffer_free(&want);
	if (status == MIG_OK) {
		assert_string_equal(cube.input_name, name);
		mig_cube_free(&cube);
	}
	assert_null(cube.groups);
}

/* The same whatever reads it, and in whatever pieces it comes. */
static void
check_row(void **state)
{
	const struct row *row = *state;
	size_t length = strlen(row->input);

	write_file("in.csv", row->input, length);
	for (size_t threads = 1; threads <= 3; threads++)
		check_cube(row, "in.csv", threads, length);
	for (size_t chunk = 1; chunk < length; chunk += 3) {
		feed_input(row->input, length, chunk);
		check_cube(row, "stdin", 1 + chunk % 2, chunk);
	}
}

/* A table of random figures in four files, its rows in another order each time: the sums stay, to
 * the last digit. They are checked against sums of integers made here. */
enum { ROWS = 400, GROUPS = 5, YEARS = 4 };

static void
write_shuffled(char lines[ROWS][48], uint64_t *seed)
{
	static const char *const names[] = { "1", "2", "3", "4" };
	struct mig_buffer parts[4] = { { 0 } };

	for (size_t i = ROWS - 1; i > 0; i--) {
		size_t j = next_random(seed) % (i + 1);
		char kept[48];

		memcpy(kept, lines[i], sizeof kept);
		memcpy(lines[i], lines[j], sizeof kept);
		memcpy(lines[j], kept, sizeof kept);
	}
	for (size_t i = 0; i < COUNT(parts); i++)
		add_text(&parts[i], "geo,year,v\n");
	for (size_t i = 0; i < ROWS; i++)
		add_text(&parts[next_random(seed) % COUNT(parts)], lines[i]);
	for (size_t i = 0; i < COUNT(parts); i++) {
		write_file(names[i], parts[i].bytes, parts[i].length);
		mig_buffer_free(&parts[i]);
	}
}

static void
check_sums(const struct mig_cube *cube, long long sums[GROUPS][YEARS])
{
	assert_int_equal(cube->count, GROUPS);
	for (size_t i = 0; i < GROUPS; i++) {
		const struct mig_group *group = &cube->groups[i];

		assert_int_equal(group->count, YEARS);
		for (int j = 0; j < YEARS; j++) {
			struct mig_value value = group->points[j].values[0];

			assert_int_equal(atoi(group->points[j].period_text), 2011 + j);
			assert_int_equal(value.state, MIG_VALUE_KNOWN);
			assert_int_equal(value.number.scale, 3);
			assert_true(value.number.units == sums[group->keys[0][0] - 'A'][j]);
		}
	}
}

static void
order_and_files_do_not_matter(void **state)
{
	static char lines[ROWS][48];
	long long sums[GROUPS][YEARS] = { { 0 } };
	char *const files[] = { "1", "2", "3", "4" };
	uint64_t seed = 7;

	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		size_t group = i % GROUPS, year = i / GROUPS % YEARS;
		long long number = (long long)(next_random(&seed) % 2000000000) - 1000000000;

		sums[group][year] += number;
		snprintf(lines[i], sizeof lines[i], "%c,%zu,%s%lld.%03lld\n", (char)('A' + group),
			 2011 + year, number < 0 ? "-" : "", llabs(number) / 1000,
			 llabs(number) % 1000);
	}
	for (int round = 0; round < 20; round++) {
		const struct asked asked = { .by = "geo",
					     .values = "v",
					     .threads = (size_t)round % 4 };
		struct mig_cube cube;
		struct mig_error error;

		write_shuffled(lines, &seed);
		if (read_cube(files, 4, &asked, &cube, &error) != MIG_OK)
			fail_msg("%s", error.message);
		check_sums(&cube, sums);
		mig_cube_free(&cube);
	}
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows) + 1];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	tests[COUNT(rows)] = (struct CMUnitTest)cmocka_unit_test(order_and_files_do_not_matter);
	return cmocka_run_group_tests_name("cube", tests, enter_folder, leave_folder);
}

/* Groups of a cube looked up by their keys, and the points that belong to others. */
#include "cubes.h"
#include "join.h"

#define TABLE                                                                       \
	"a,b,year,v\nxy,z,2014,1\nx,yz,2014,2\nx,yz,2015,3\nb,,2015,4\n,b,2015,5\n" \
	"x,y,2014/2015,6\nB,,2015,7\n"

/* Looked up in TABLE: the figure that is found, or 0. */
static const struct row {
	const char *keys[2], *period;
	long long partner, around;
} rows[] = {
	{ { "xy", "z" }, "2014", 1, 1 },
	{ { "x", "yz" }, "2014", 2, 2 }, /* the same bytes as the one before, cut elsewhere */
	{ { "x", "yz" }, "2015", 3, 3 },
	{ { "x", "yz" }, "2015-Q2", 0, 3 },
	{ { "x", "y" }, "2015", 0, 6 }, /* within two years */
	{ { "b", "" }, "2015", 4, 4 },
	{ { "", "b" }, "2015", 5, 5 },
	{ { "B", "" }, "2015", 7, 7 }, /* byte for byte */
	{ { "b", "b" }, "2015", 0, 0 },
	{ { "x", "yz" }, "2013", 0, 0 },
	{ { "y", "z" }, "2014", 0, 0 },
};

static void
read_table(const char *input, const char *by, struct mig_cube *cube)
{
	const struct asked asked = { .by = by, .values = "v", .time_use = MIG_TIME_IF_THERE };
	char *const files[] = { "in.csv" };
	struct mig_error error;

	write_file("in.csv", input, strlen(input));
	assert_int_equal(read_cube(files, 1, &asked, cube, &error), MIG_OK);
}

static void
check_figure(const struct mig_point *point, long long want)
{
	assert_int_equal(point != NULL, want != 0);
	if (point)
		assert_true(point->values[0].number.units == want);
}

static void
finds_points_by_keys_and_period(void **state)
{
	struct mig_cube cube;
	struct mig_join join;
	struct mig_error error;

	(void)state;
	read_table(TABLE, "a,b", &cube);
	assert_int_equal(mig_join_make(&cube, &join, &error), MIG_OK);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct mig_point point = { .period_text = rows[i].period };

		assert_true(mig_period_parse(mig_text_of(rows[i].period), &point.period));
		check_figure(mig_join_partner(&join, rows[i].keys, &point, true), rows[i].partner);
		check_figure(mig_join_around(&join, rows[i].keys, &point.period), rows[i].around);
	}
	mig_join_free(&join);
	mig_cube_free(&cube);
}

static void
finds_the_only_group_and_none(void **state)
{
	static const char *const none[] = { "x" };
	struct mig_join join = { 0 };
	struct mig_cube cube;
	struct mig_error error;

	(void)state;
	assert_null(mig_join_group(&join, none));
	read_table("k,v\na,1\nb,2\n", NULL,
		   &cube); /* without group columns: all rows are one group */
	assert_int_equal(mig_join_make(&cube, &join, &error), MIG_OK);
	assert_ptr_equal(mig_join_group(&join, none), cube.groups);
	mig_join_free(&join);
	mig_cube_free(&cube);
	read_table("k,v\n", "k", &cube);
	assert_int_equal(mig_join_make(&cube, &join, &error), MIG_OK);
	assert_null(mig_join_group(&join, none));
	mig_join_free(&join);
	mig_cube_free(&cube);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_points_by_keys_and_period),
		cmocka_unit_test(finds_the_only_group_and_none),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

/* Classes of maps; the arithmetic stands beside each row. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chart/maps/shades.h"

static const struct row {
	const char *what;
	double values[12];
	size_t values_count;
	double breaks[6];
	size_t breaks_count;
	int digits;
} rows[] = {
	{"no values: one class", {0}, 0, {0}, 0, 0},
	{"one value: one class", {5}, 1, {0}, 0, 0},
	{"equal values: one class", {3, 3, 3}, 3, {0}, 0, 0},
	{"quartiles of 1 and 3 are 1.5, 2, 2.5, 0.5 apart", {3, 1}, 2, {1.5, 2, 2.5}, 3, 1},
	{"quartiles 47, 230, 610; gaps 46 (20), 183 (100), 380 (200): 40, 200, 600",
	 {1, 47, 230, 610, 1000}, 5, {40, 200, 600}, 3, 0},
	{"without sign 10 20 40 80 160: 18 (down), 40, 96; gaps 8 (5), 22 (20), 56 (50)",
	 {10, -20, 40, -80, 160}, 5, {-100, -40, -15, 15, 40, 100}, 6, 0},
	{"one loss: half of it, so that 0 has its class", {-8}, 1, {-4, 4}, 2, 0},
	{"nearly the same figures do not make a break less round: without sign 0.65, 15.27, 31.18; "
	 "gaps 14.62 (10) and 0.01, but a sixth of 31.19 - 0.65 is 5.09 (5), a fifth of 31.18 more",
	 {-0.65, 0.65, 15.27, 15.27, 31.18, 31.19}, 6, {-30, -10, 10, 30}, 4, 0},
	{"0.1, 0.2, 0.3, 0.4, 0.5: 0.2, 0.3, 0.4, gaps 0.1", {0.1, 0.2, 0.3, 0.4, 0.5}, 5,
	 {0.2, 0.3, 0.4}, 3, 1},
};

static void
check_classes(void **state)
{
	const struct row *row = *state;
	double values[12];
	struct mig_shades classes;
	size_t i;

	memcpy(values, row->values, sizeof values);
	classes = mig_shades_of(values, row->values_count);
	assert_int_equal(classes.count, row->breaks_count + 1);
	for (i = 0; i < row->breaks_count; i++)
		assert_float_equal(classes.breaks[i], row->breaks[i], 1e-12);
	if (row->breaks_count > 0)
		assert_int_equal(classes.digits, row->digits);
	for (i = 0; i < row->breaks_count; i++)
		assert_int_not_equal(classes.colours[i], classes.colours[i + 1]);
}

/* What lies on a break is the further from 0: a loss of 15 is one, a gain of 15 too. */
static void
check_on_a_break(void **state)
{
	double values[] = {10, -20, 40, -80, 160};
	struct mig_shades classes = mig_shades_of(values, 5);

	(void)state;
	assert_int_equal(mig_shades_colour(&classes, -15), classes.colours[2]);
	assert_int_equal(mig_shades_colour(&classes, -14), classes.colours[3]);
	assert_int_equal(mig_shades_colour(&classes, 0), classes.colours[3]);
	assert_int_equal(mig_shades_colour(&classes, 15), classes.colours[4]);
	assert_int_equal(mig_shades_colour(&classes, 1e9), classes.colours[6]);
	assert_int_equal(mig_shades_colour(&classes, -1e9), classes.colours[0]);
}

int
main(void)
{
	struct CMUnitTest tests[sizeof rows / sizeof *rows + 1];
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		tests[i] = (struct CMUnitTest){rows[i].what, check_classes, NULL, NULL,
					       (void *)&rows[i]};
	tests[i] = (struct CMUnitTest)cmocka_unit_test(check_on_a_break);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

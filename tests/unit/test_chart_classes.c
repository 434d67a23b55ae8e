/* Classes of a heat map: their breaks are counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart/types/classes.h"

static const struct row {
	const char *what;
	double low, high;
	size_t count;
	double breaks[MIG_CLASSES_MAX - 1];
} rows[] = {
	{ "one figure: one class", 5, 5, 1, { 0 } },
	{ "steps of 10 from 0", 2, 40, 5, { 10, 20, 30, 40 } },
	{ "less than twice: steps of 2 from 10", 10, 18, 5, { 12, 14, 16, 18 } },
	{ "60 times: 1, 2 and 5", 1, 60, 6, { 2, 5, 10, 20, 50 } },
	{ "200 times: two of the seven breaks 2, 5 ... 200 are joined",
	  1,
	  200,
	  6,
	  { 10, 20, 50, 100, 200 } },
	{ "3000 times: 3, 10, ... 3000 are seven, the upper five stay",
	  1,
	  3000,
	  6,
	  { 30, 100, 300, 1000, 3000 } },
	{ "powers of ten", 45, 2559711, 6, { 100, 1000, 10000, 100000, 1000000 } },
	{ "below 1", 0.002, 0.5, 6, { 0.02, 0.05, 0.1, 0.2, 0.5 } },
};

static void
check(void **state)
{
	const struct row *row = *state;
	struct mig_classes classes = mig_classes_of(row->low, row->high);
	size_t i;

	assert_int_equal(classes.count, row->count);
	for (i = 0; i + 1 < classes.count; i++) {
		assert_float_equal(classes.breaks[i], row->breaks[i], 1e-12);
		assert_int_equal(mig_class_of(&classes, row->breaks[i]), i + 1);
	}
	assert_int_equal(mig_class_of(&classes, row->low), 0);
	assert_int_equal(mig_class_of(&classes, row->high), classes.count - 1);
}

/* The palest and the darkest are always there, and no two classes look alike. */
static void
check_colours(void **state)
{
	struct mig_classes classes = { { 0 }, 1 };
	size_t i;

	(void)state;
	for (classes.count = 2; classes.count <= MIG_CLASSES_MAX; classes.count++) {
		assert_int_equal(mig_class_colour(&classes, 0), 0xDCEAF5);
		assert_int_equal(mig_class_colour(&classes, classes.count - 1), 0x0A4475);
		for (i = 1; i < classes.count; i++)
			assert_int_not_equal(mig_class_colour(&classes, i),
					     mig_class_colour(&classes, i - 1));
	}
}

int
main(void)
{
	enum { ROWS = sizeof rows / sizeof *rows };
	struct CMUnitTest tests[ROWS + 1] = { cmocka_unit_test(check_colours) };
	size_t i;

	for (i = 0; i < ROWS; i++)
		tests[i + 1] = (struct CMUnitTest){ rows[i].what, check, NULL, NULL,
						    (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests_name("classes", tests, NULL, NULL);
}

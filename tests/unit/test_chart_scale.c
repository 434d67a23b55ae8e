/* Axes, numbers and places of labels; the arithmetic stands beside each row. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chart/scale.h"

static const struct scale_row {
	const char *what;
	double low, high;
	int tics;
	bool zero;
	double from, to, step;
	int digits, count;
} scale_rows[] = {
	{"42057/4 = 10514, so steps of 20000 up to 60000", 16784, 42057, 4, true, 0, 60000, 20000,
	 0, 4},
	{"54219/5 = 10844: 20000, from -20000 to 60000", -12162, 42057, 5, true, -20000, 60000,
	 20000, 0, 5},
	{"0.3/4 = 0.075: 0.1", 0.1, 0.3, 4, true, 0, 0.3, 0.1, 1, 4},
	{"10/4 = 2.5: 5, without zero", 990, 1000, 4, false, 990, 1000, 5, 0, 3},
	{"one value: from 0", 5, 5, 4, true, 0, 6, 2, 0, 4},
	{"nothing but 0: up to 1, 1/4 = 0.25: 0.5", 0, 0, 4, true, 0, 1, 0.5, 1, 3},
	{"negative: 0 is on top, 10/4 = 2.5: 5", -10, -2, 4, true, -10, 0, 5, 0, 3},
};

static void
check_scale(void **state)
{
	const struct scale_row *row = *state;
	struct mig_scale scale = mig_scale_of(row->low, row->high, row->tics, row->zero);

	assert_float_equal(scale.from, row->from, 1e-9);
	assert_float_equal(scale.to, row->to, 1e-9);
	assert_float_equal(scale.step, row->step, 1e-9);
	assert_int_equal(scale.digits, row->digits);
	assert_int_equal(scale.count, row->count);
	assert_float_equal(mig_scale_tic(&scale, row->count - 1), row->to, 1e-9);
}

static const struct number_row {
	const char *what;
	long long units;
	int scale, digits;
	const char *text;
} number_rows[] = {
	{"three digits", 999, 0, 0, "999"},
	{"four digits", 1234, 0, 0, "1\u202F234"},
	{"seven digits", 1234567, 0, 0, "1\u202F234\u202F567"},
	{"a real minus", -12162, 0, 0, "\u221212\u202F162"},
	{"decimals are not grouped", 12345678, 5, 5, "123.45678"},
	{"rounded half away from zero", -125, 2, 1, "\u22121.3"},
	{"filled with zeros", 5, 0, 1, "5.0"},
	{"rounded to nothing has no sign", -4, 1, 0, "0"},
};

static void
check_number(void **state)
{
	const struct number_row *row = *state;
	struct mig_decimal number = mig_decimal_of(row->units);
	char text[MIG_NUMBER_SIZE];

	number.scale = row->scale;
	assert_string_equal(mig_number_text(number, row->digits, text), row->text);
}

static const struct spread_row {
	const char *what;
	double places[4], want[4];
	size_t count;
} spread_rows[] = {
	{"far enough apart", {10, 40, 80}, {10, 40, 80}, 3},
	{"two at 50: 18 apart around 50", {50, 50}, {41, 59}, 2},
	{"mean of 50, 52, 54 is 52", {50, 52, 54}, {34, 52, 70}, 3},
	{"at the top edge", {0, 5}, {0, 18}, 2},
	{"at the bottom edge", {98, 100}, {82, 100}, 2},
	/* 40 and 42 become 32 and 50, 60 is then too near: mean of 40, 42, 60 is 47.33. */
	{"a block that meets its neighbour", {40, 42, 60}, {29.0 + 1.0 / 3, 47.0 + 1.0 / 3,
							   65.0 + 1.0 / 3}, 3},
};

static void
check_spread(void **state)
{
	const struct spread_row *row = *state;
	double places[4], scratch[4];
	size_t i;

	memcpy(places, row->places, sizeof places);
	mig_spread(places, scratch, row->count, 18, 0, 100);
	for (i = 0; i < row->count; i++)
		assert_float_equal(places[i], row->want[i], 1e-4);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define ADD(rows, function)                                                               \
	for (i = 0; i < COUNT(rows); i++)                                                 \
	tests[count++] = (struct CMUnitTest){rows[i].what, function, NULL, NULL,          \
					     (void *)(uintptr_t)&rows[i]}

int
main(void)
{
	struct CMUnitTest
	    tests[COUNT(scale_rows) + COUNT(number_rows) + COUNT(spread_rows)] = {{0}};
	size_t i, count = 0;

	ADD(scale_rows, check_scale);
	ADD(number_rows, check_number);
	ADD(spread_rows, check_spread);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Exact decimals, by hand: what is read, and what comes out of arithmetic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limits.h>
#include <math.h>

#include "decimal.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
/* 2^127 - 1 and -2^127, the ends of the range. */
#define MOST "170141183460469231731687303715884105727"
#define LEAST "-170141183460469231731687303715884105728"
#define ZEROS "0000000000000000000000000000000000000000" /* 40 of them */

static const struct parse_row {
	const char *text;
	enum mig_parse outcome;
	const char *units; /* and scale: what a number is made of */
	int scale;
} parse_rows[] = {
	{"0", MIG_PARSE_OK, "0", 0},
	{"7", MIG_PARSE_OK, "7", 0},
	{"004", MIG_PARSE_OK, "4", 0},
	{"-0", MIG_PARSE_OK, "0", 0},
	{"-0.00", MIG_PARSE_OK, "0", 2},
	{"+5", MIG_PARSE_OK, "5", 0},
	{"-12162", MIG_PARSE_OK, "-12162", 0},
	{"1.50", MIG_PARSE_OK, "150", 2},
	{".5", MIG_PARSE_OK, "5", 1},
	{"-.5", MIG_PARSE_OK, "-5", 1},
	{"+0.125", MIG_PARSE_OK, "125", 3},
	{"999999999999999999", MIG_PARSE_OK, "999999999999999999", 0},
	{"-99999999999999999.9", MIG_PARSE_OK, "-999999999999999999", 1},
	{"9007199254740993", MIG_PARSE_OK, "9007199254740993", 0},
	{"9999999999999999999", MIG_PARSE_OK, "9999999999999999999", 0},
	{"18446744073709551616", MIG_PARSE_OK, "18446744073709551616", 0},
	{"1234567890.1234567890", MIG_PARSE_OK, "12345678901234567890", 10},
	{MOST, MIG_PARSE_OK, MOST, 0},
	{LEAST, MIG_PARSE_OK, LEAST, 0},
	{"170141183460469231731687303715884105728", MIG_PARSE_RANGE, "", 0},
	{"-170141183460469231731687303715884105729", MIG_PARSE_RANGE, "", 0},
	{"340282366920938463463374607431768211456", MIG_PARSE_RANGE, "", 0},
	{"17.0141183460469231731687303715884105727", MIG_PARSE_OK, MOST, 37},
	{"1.70141183460469231731687303715884105727", MIG_PARSE_RANGE, "", 0},
	{ZEROS ZEROS "12", MIG_PARSE_OK, "12", 0},
	{"0." ZEROS, MIG_PARSE_OK, "0", 37},
	{"0." ZEROS "1", MIG_PARSE_RANGE, "", 0},
	{"0.0000000000000000000000000000000000001", MIG_PARSE_OK, "1", 37},
	{"1e5", MIG_PARSE_OK, "100000", 0},
	{"1e+05", MIG_PARSE_OK, "100000", 0},
	{"1E5", MIG_PARSE_OK, "100000", 0},
	{"-1.5e-3", MIG_PARSE_OK, "-15", 4},
	{"1.50e1", MIG_PARSE_OK, "150", 1},
	{"1.50e2", MIG_PARSE_OK, "150", 0},
	{"1.50e3", MIG_PARSE_OK, "1500", 0},
	{"100e-2", MIG_PARSE_OK, "100", 2},
	{"1e0", MIG_PARSE_OK, "1", 0},
	{"12e-37", MIG_PARSE_OK, "12", 37},
	{"12e-38", MIG_PARSE_RANGE, "", 0},
	{"1e38", MIG_PARSE_OK, "1" "00000000000000000000000000000000000000", 0},
	{"2e38", MIG_PARSE_RANGE, "", 0},
	{"1e39", MIG_PARSE_RANGE, "", 0},
	{"1e999999999999", MIG_PARSE_RANGE, "", 0},
	{"1e-999999999999", MIG_PARSE_RANGE, "", 0},
	{"1e99999999999999999999999999999999", MIG_PARSE_RANGE, "", 0},
	{"1e-99999999999999999999999999999999", MIG_PARSE_RANGE, "", 0},
	{"0e999", MIG_PARSE_OK, "0", 0},
	{"0e-999", MIG_PARSE_OK, "0", 37},
	{"1" ZEROS "e-40", MIG_PARSE_RANGE, "", 0},
	{"0." ZEROS "1e41", MIG_PARSE_OK, "1", 0},
	{"", MIG_PARSE_EMPTY, "", 0},
	{" ", MIG_PARSE_INVALID, "", 0},
	{" 12", MIG_PARSE_INVALID, "", 0},
	{"12 ", MIG_PARSE_INVALID, "", 0},
	{"1 234", MIG_PARSE_INVALID, "", 0},
	{"1,5", MIG_PARSE_INVALID, "", 0},
	{"1,234", MIG_PARSE_INVALID, "", 0},
	{"1'234", MIG_PARSE_INVALID, "", 0},
	{"0x10", MIG_PARSE_INVALID, "", 0},
	{"1e", MIG_PARSE_INVALID, "", 0},
	{"1e+", MIG_PARSE_INVALID, "", 0},
	{"1e+-5", MIG_PARSE_INVALID, "", 0},
	{"1e1.5", MIG_PARSE_INVALID, "", 0},
	{"e5", MIG_PARSE_INVALID, "", 0},
	{".e5", MIG_PARSE_INVALID, "", 0},
	{"5.e1", MIG_PARSE_INVALID, "", 0},
	{".", MIG_PARSE_INVALID, "", 0},
	{"-.", MIG_PARSE_INVALID, "", 0},
	{"5.", MIG_PARSE_INVALID, "", 0},
	{"12345678901234567890.", MIG_PARSE_INVALID, "", 0},
	{"1.2.3", MIG_PARSE_INVALID, "", 0},
	{"-", MIG_PARSE_INVALID, "", 0},
	{"+", MIG_PARSE_INVALID, "", 0},
	{"--1", MIG_PARSE_INVALID, "", 0},
	{"+-1", MIG_PARSE_INVALID, "", 0},
	{"1-", MIG_PARSE_INVALID, "", 0},
	{"\xe2\x88\x92" "1", MIG_PARSE_INVALID, "", 0}, /* U+2212, a minus sign */
	{"\xd9\xa1", MIG_PARSE_INVALID, "", 0},		/* an Arabic-Indic 1 */
	{"inf", MIG_PARSE_INVALID, "", 0},
	{"nan", MIG_PARSE_INVALID, "", 0},
	{"12abc", MIG_PARSE_INVALID, "", 0},
	{"12 p", MIG_PARSE_INVALID, "", 0},
	{MOST MOST "x", MIG_PARSE_INVALID, "", 0},
};

enum operation { ADD, SUBTRACT, MULTIPLY, COMPARE, ROUND, TRIM, RATIO };

/* `want` is the result as text, which shows its scale too; NULL if there is none. */
static const struct row {
	const char *what;
	enum operation operation;
	const char *a, *b;
	int64_t factor;
	int digits;
	const char *want;
} rows[] = {
	{"0.1 + 0.2 is 0.3", ADD, "0.1", "0.2", 0, 0, "0.3"},
	{"2^53 + 1, which no double holds", ADD, "9007199254740992", "1", 0, 0, "9007199254740993"},
	{"the larger scale stays", ADD, "1.50", "2", 0, 0, "3.50"},
	{"a negative result", ADD, "1", "-2.5", 0, 0, "-1.5"},
	{"a negative coarse part, a borrow", ADD, "-3", "0.25", 0, 0, "-2.75"},
	{"cancels to zero, not -0", ADD, "-2.50", "2.5", 0, 0, "0.00"},
	{"up to the most", ADD, MOST, "0", 0, 0, MOST},
	{"beyond the most", ADD, MOST, "1", 0, 0, NULL},
	{"below the least", ADD, LEAST, "-1", 0, 0, NULL},
	{"least and most are -1", ADD, LEAST, MOST, 0, 0, "-1"},
	{"no room for the finer scale", ADD, MOST, "0.1", 0, 0, NULL},
	{"a part that overflows at the finer scale, a sum that does not", ADD,
	 "20000000000000000000000000000000000000",
	 "-10000000000000000000000000000000000000.5", 0, 0,
	 "9999999999999999999999999999999999999.5"},
	{"the least in tenths, asked in hundredths", ADD,
	 "-17014118346046923173168730371588410572.8", "0.10", 0, 0, NULL},
	{"the least in tenths", ADD, "-17014118346046923173168730371588410572", "-0.8", 0, 0,
	 "-17014118346046923173168730371588410572.8"},
	{"one tenth below", ADD, "-17014118346046923173168730371588410572", "-0.9", 0, 0, NULL},
	{"0.3 - 0.1", SUBTRACT, "0.3", "0.1", 0, 0, "0.2"},
	{"finer minus coarser", SUBTRACT, "0.25", "3", 0, 0, "-2.75"},
	{"coarser minus finer", SUBTRACT, "3", "0.25", 0, 0, "2.75"},
	{"nothing minus nothing", SUBTRACT, "0.0", "0", 0, 0, "0.0"},
	{"minus the least has no room", SUBTRACT, "0", LEAST, 0, 0, NULL},
	{"-1 minus the least is the most", SUBTRACT, "-1", LEAST, 0, 0, MOST},
	{"least minus least", SUBTRACT, LEAST, LEAST, 0, 0, "0"},
	{"scales add up", MULTIPLY, "1.50", "-0.2", 0, 0, "-0.300"},
	{"2^64 * 2^62", MULTIPLY, "18446744073709551616", "4611686018427387904", 0, 0,
	 "85070591730234615865843651857942052864"},
	{"2^64 * 2^63 is one too many", MULTIPLY, "18446744073709551616", "9223372036854775808", 0,
	 0, NULL},
	{"2^64 * -2^63 is the least", MULTIPLY, "18446744073709551616", "-9223372036854775808", 0,
	 0, LEAST},
	{"2^64 * 2^64 wraps to 0 elsewhere", MULTIPLY, "18446744073709551616",
	 "18446744073709551616", 0, 0, NULL},
	{"37 digits after the point", MULTIPLY, "1e-18", "1e-19", 0, 0,
	 "0.0000000000000000000000000000000000001"},
	{"38 digits after the point", MULTIPLY, "1e-19", "1e-19", 0, 0, NULL},
	{"1.5 is 1.50", COMPARE, "1.5", "1.50", 0, 0, "0"},
	{"0 is 0.000", COMPARE, "0", "0.000", 0, 0, "0"},
	{"-0.1 is more than -1", COMPARE, "-0.1", "-1", 0, 0, "1"},
	{"-1.01 is less than -1", COMPARE, "-1.01", "-1", 0, 0, "-1"},
	{"1 is less than 1.01", COMPARE, "1", "1.01", 0, 0, "-1"},
	{"1.01 is more than 1", COMPARE, "1.01", "1", 0, 0, "1"},
	{"-0.01 is less than 0", COMPARE, "-0.01", "0", 0, 0, "-1"},
	{"the most and the tiniest", COMPARE, MOST, "1e-37", 0, 0, "1"},
	{"the least and the least tiny", COMPARE, LEAST, "-1e-37", 0, 0, "-1"},
	{"the tiniest and the most", COMPARE, "1e-37", MOST, 0, 0, "-1"},
	{"least and most", COMPARE, LEAST, MOST, 0, 0, "-1"},
	{"37 digits after the point and none", COMPARE, "17.0141183460469231731687303715884105727",
	 "18", 0, 0, "-1"},
	{"-26.595 away from zero", ROUND, "-26.595", "0", 0, 2, "-26.60"},
	{"26.595 away from zero", ROUND, "26.595", "0", 0, 2, "26.60"},
	{"26.5949 down", ROUND, "26.5949", "0", 0, 2, "26.59"},
	{"-0.5", ROUND, "-0.5", "0", 0, 0, "-1"},
	{"-0.4 is 0, not -0", ROUND, "-0.4", "0", 0, 0, "0"},
	{"a carry through all nines", ROUND, "99.995", "0", 0, 2, "100.00"},
	{"zeros are added", ROUND, "7", "0", 0, 2, "7.00"},
	{"the same digits", ROUND, "7.25", "0", 0, 2, "7.25"},
	{"zeros behind the point", TRIM, "-1.2500", "0", 0, 0, "-1.25"},
	{"as far as one place", TRIM, "3.000", "0", 0, 1, "3.0"},
	{"nothing but zeros", TRIM, "0.00", "0", 0, 0, "0"},
	{"zeros before the point stay", TRIM, "1200", "0", 0, 0, "1200"},
	{"none are added", TRIM, "7.5", "0", 0, 3, "7.5"},
	{"37 digits to none", ROUND, "17.0141183460469231731687303715884105727", "0", 0, 0, "17"},
	{"no room for zeros", ROUND, MOST, "0", 0, 1, NULL},
	{"fewer than no digits", ROUND, "1", "0", 0, -1, NULL},
	/* Kazakhstan, net migration 2014: 12162 * 100 / 45730 = 26.5952... */
	{"-12162 in percent of 45730", RATIO, "-12162", "45730", 100, 2, "-26.60"},
	{"one third", RATIO, "1", "3", 1, 18, "0.333333333333333333"},
	{"two thirds in percent", RATIO, "2", "3", 100, 1, "66.7"},
	{"one half to no digits", RATIO, "1", "2", 1, 0, "1"},
	{"minus one half to no digits", RATIO, "-1", "2", 1, 0, "-1"},
	{"minus one third to no digits is 0", RATIO, "-1", "3", 1, 0, "0"},
	{"two negatives", RATIO, "-1", "-4", 100, 1, "25.0"},
	{"a negative factor", RATIO, "1", "4", -100, 0, "-25"},
	{"a factor of zero", RATIO, "1", "4", 0, 1, "0.0"},
	{"nothing of something", RATIO, "0.0", "5", 100, 1, "0.0"},
	{"1.5 of 0.004, scales apart", RATIO, "1.5", "0.004", 1, 1, "375.0"},
	{"0.004 of 1.50, scales apart", RATIO, "0.004", "1.50", 100, 2, "0.27"},
	{"1/8 at two digits goes up", RATIO, "1", "8", 1, 2, "0.13"},
	{"by zero", RATIO, "1", "0.00", 100, 1, NULL},
	{"more digits than there may be", RATIO, "1", "3", 1, 19, NULL},
	/* (10^38 + 8) / 16 = 625 * 10^34 + 0.5 */
	{"a tie beyond 128 bits", RATIO, "100000000000000000000000000000000000008", "16000", 1000,
	 0, "6250000000000000000000000000000000001"},
	/* From here on as Python's fractions have it. */
	{"the most in percent of itself", RATIO, MOST, MOST, 100, 18, "100.000000000000000000"},
	{"a third of the least", RATIO, LEAST, "3", 1, 0,
	 "-56713727820156410577229101238628035243"},
	{"a seventh of the least to a digit", RATIO, LEAST, "7", 1, 1, NULL},
	{"the most by 0.7", RATIO, MOST, "0.7", 1, 0, NULL},
	{"the most by the tiniest", RATIO, MOST, "1e-37", 1, 2, NULL},
	{"the tiniest by the most", RATIO, "1e-37", MOST, INT64_MAX, 18, "0.000000000000000000"},
	{"the most by the least", RATIO, MOST, LEAST, INT64_MIN, 0, "9223372036854775808"},
	{"39 digits, 20 of them kept", RATIO, "170141183460469231731.687303715884105727",
	 "98765432109876543.21", 1000, 18, "1722679.482343449529517543"},
	{"37 digits after the point", RATIO, "0.1234567890123456789012345678901234567",
	 "9.87654321", 100, 18, "1.249999988734374999"},
	{"a quotient of 39 digits", RATIO, "99999999999999999999999999999999999999",
	 "0.99999999999999999999999999999999999", 1, 0,
	 "100000000000000000000000000000000000999"},
};

static const struct double_row {
	double number;
	int digits;
	const char *want;
} double_rows[] = {
	{2.5, 0, "3"},
	{-2.5, 0, "-3"},
	{0.125, 2, "0.13"},
	{2.675, 2, "2.67"}, /* the double is 2.67499999999999982... */
	{0.1, 18, "0.100000000000000006"}, /* 0.1000000000000000055511... */
	{123456.789, 18, "123456.789000000004307367"},
	{-0.0, 1, "0.0"},
	{-0.04, 1, "0.0"},
	{1e20, 18, "100000000000000000000.000000000000000000"},
	{1e21, 18, NULL},
	{1e38, 0, "99999999999999997748809823456034029568"},
	{2e38, 0, NULL},
	{-0x1p127, 0, LEAST},
	{0x1p127, 0, NULL},
	{0x1p-1074, 18, "0.000000000000000000"},
	{0x1p-61, 18, "0.000000000000000000"}, /* 4.337e-19 */
	{0x1p-60, 18, "0.000000000000000001"}, /* 8.674e-19 */
	{1.7976931348623157e308, 0, NULL},
	{INFINITY, 0, NULL},
	{-INFINITY, 0, NULL},
	{NAN, 0, NULL},
};

static struct mig_decimal
number_of(const char *text)
{
	struct mig_decimal number = {0, 0};

	if (mig_decimal_parse(mig_text_of(text), &number) != MIG_PARSE_OK)
		fail_msg("'%s' is not read", text);
	return number;
}

/* Up to 39 digits and a sign, without the code under test. */
static mig_int128
units_of(const char *text)
{
	bool negative = *text == '-';
	mig_int128 units = 0;

	for (text += negative; *text; text++)
		units = units * 10 + (negative ? '0' - *text : *text - '0');
	return units;
}

static void
check_parse(void **state)
{
	const struct parse_row *row = *state;
	struct mig_decimal got = {-77, 77};
	/* An exact copy on the heap, so that a read past its end is found. */
	size_t length = strlen(row->text);
	char *copy = malloc(length ? length : 1);

	assert_non_null(copy);
	memcpy(copy, row->text, length);
	assert_int_equal(mig_decimal_parse((struct mig_text){copy, length}, &got), row->outcome);
	free(copy);
	if (row->outcome == MIG_PARSE_OK) {
		assert_true(got.units == units_of(row->units));
		assert_int_equal(got.scale, row->scale);
	}
}

static bool
calculate(const struct row *row, struct mig_decimal *result)
{
	struct mig_decimal a = number_of(row->a), b = number_of(row->b);

	switch (row->operation) {
	case ADD:
		return mig_decimal_add(a, b, result);
	case SUBTRACT:
		return mig_decimal_subtract(a, b, result);
	case MULTIPLY:
		return mig_decimal_multiply(a, b, result);
	case COMPARE:
		*result = mig_decimal_of(mig_decimal_compare(a, b));
		return true;
	case ROUND:
		return mig_decimal_round(a, row->digits, result);
	case TRIM:
		*result = mig_decimal_trim(a, row->digits);
		return true;
	case RATIO:
		return mig_decimal_ratio(a, b, row->factor, row->digits, result);
	}
	return false;
}

static void
expect(bool done, struct mig_decimal got, const char *want)
{
	char text[MIG_DECIMAL_TEXT_SIZE];

	if (want) {
		assert_true(done);
		assert_int_equal(mig_decimal_format(got, text), strlen(want));
		assert_string_equal(text, want);
	} else {
		assert_false(done);
		assert_true(got.units == -77 && got.scale == 77);
	}
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_decimal got = {-77, 77};
	bool done = calculate(row, &got);

	expect(done, got, row->want);
}

static void
check_double(void **state)
{
	const struct double_row *row = *state;
	struct mig_decimal got = {-77, 77};
	bool done = mig_decimal_from_double(row->number, row->digits, &got);

	expect(done, got, row->want);
}

static void
check_signs(void **state)
{
	(void)state;
	assert_int_equal(mig_decimal_sign(number_of("-0.001")), -1);
	assert_int_equal(mig_decimal_sign(number_of("0.000")), 0);
	assert_int_equal(mig_decimal_sign(number_of(MOST)), 1);
	assert_true(mig_decimal_of(LLONG_MIN).units == LLONG_MIN);
	assert_true(mig_decimal_of(LLONG_MAX).units == LLONG_MAX);
	assert_int_equal(mig_decimal_of(5).scale, 0);
}

int
main(void)
{
	enum {
		PARSE = COUNT(parse_rows),
		ROWS = PARSE + COUNT(rows),
		DOUBLES = ROWS + COUNT(double_rows)
	};
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_signs),
	};
	static struct CMUnitTest tests[DOUBLES + COUNT(others)];
	static char names[COUNT(double_rows)][32];

	for (size_t i = 0; i < COUNT(parse_rows); i++)
		tests[i] = (struct CMUnitTest){parse_rows[i].text, check_parse, NULL, NULL,
					       (void *)&parse_rows[i]};
	for (size_t i = 0; i < COUNT(rows); i++)
		tests[PARSE + i] = (struct CMUnitTest){rows[i].what, check_row, NULL, NULL,
						       (void *)&rows[i]};
	for (size_t i = 0; i < COUNT(double_rows); i++) {
		snprintf(names[i], sizeof names[i], "double %.9g", double_rows[i].number);
		tests[ROWS + i] = (struct CMUnitTest){names[i], check_double, NULL, NULL,
						      (void *)&double_rows[i]};
	}
	memcpy(tests + DOUBLES, others, sizeof others);
	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}

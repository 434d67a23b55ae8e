/* Exact decimals: generated numbers of all sizes, against sums and products that
 * are worked digit by digit, as on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decimal.h"

/* The same numbers in every run: Marsaglia's xorshift, 64 bits. */
static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* Between 1 and 127 bits long, so that every size of number has its turn. */
static struct mig_decimal
random_decimal(uint64_t *seed)
{
	unsigned high = (unsigned)(next_random(seed) % 64);
	unsigned low = (unsigned)(next_random(seed) % 64);
	mig_int128 units = next_random(seed) >> 1 >> high;

	if (next_random(seed) % 2)
		units = units * ((mig_int128)1 << 64) + (mig_int128)(next_random(seed) >> low);
	return (struct mig_decimal){next_random(seed) % 2 ? -units : units,
				    (int)(next_random(seed) % (MIG_DECIMAL_SCALE_MAX + 1))};
}

/* A number without a sign, written out in digits, the last first. */
enum { PLACES = 160 };
struct digits {
	int places[PLACES];
};

static struct digits
digits_of(mig_int128 units, int zeros)
{
	struct digits digits = {{0}};

	for (int i = zeros; units != 0; i++, units /= 10)
		digits.places[i] = abs((int)(units % 10));
	return digits;
}

static struct digits
digits_add(const struct digits *a, const struct digits *b)
{
	struct digits sum = {{0}};

	for (int i = 0, carry = 0; i < PLACES; i++) {
		carry += a->places[i] + b->places[i];
		sum.places[i] = carry % 10;
		carry /= 10;
	}
	return sum;
}

static struct digits
digits_multiply(const struct digits *a, const struct digits *b)
{
	struct digits product = {{0}};

	for (int i = 0; i < PLACES; i++)
		for (int j = 0, carry = 0; a->places[i] && i + j < PLACES; j++) {
			carry += product.places[i + j] + a->places[i] * b->places[j];
			product.places[i + j] = carry % 10;
			carry /= 10;
		}
	return product;
}

static int
digits_compare(const struct digits *a, const struct digits *b)
{
	for (int i = PLACES - 1; i >= 0; i--)
		if (a->places[i] != b->places[i])
			return a->places[i] - b->places[i];
	return 0;
}

/* a + b is checked where it says it fits: the two of one sign, of the three
 * numbers a, b and -sum, add up to the third. */
static void
check_random_sums(void **state)
{
	uint64_t seed = 20151130;
	int fitted = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct mig_decimal a = random_decimal(&seed), b = random_decimal(&seed), sum, back;
		int scale = a.scale > b.scale ? a.scale : b.scale;
		struct digits terms[2] = {{{0}}, {{0}}}, term;

		if (!mig_decimal_add(a, b, &sum))
			continue;
		fitted++;
		assert_int_equal(sum.scale, scale);
		term = digits_of(a.units, scale - a.scale);
		terms[a.units < 0] = digits_add(&terms[a.units < 0], &term);
		term = digits_of(b.units, scale - b.scale);
		terms[b.units < 0] = digits_add(&terms[b.units < 0], &term);
		term = digits_of(sum.units, 0);
		terms[sum.units >= 0] = digits_add(&terms[sum.units >= 0], &term);
		assert_int_equal(digits_compare(&terms[0], &terms[1]), 0);
		if (mig_decimal_subtract(sum, b, &back))
			assert_int_equal(mig_decimal_compare(back, a), 0);
		assert_int_equal(mig_decimal_compare(sum, a), mig_decimal_sign(b));
	}
	assert_true(fitted > 5000);
}

/* With N = |factor a| 10^(digits + scale of b) and D = |b| 10^(scale of a), the
 * quotient q is N/D rounded half up: (2q - 1) D <= 2N < (2q + 1) D. */
static void
check_random_ratios(void **state)
{
	const struct digits one = digits_of(1, 0), two = digits_of(2, 0);
	uint64_t seed = 45730;
	int fitted = 0;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		struct mig_decimal a = random_decimal(&seed), b = random_decimal(&seed), ratio;
		int64_t factor = (int64_t)(next_random(&seed) >> next_random(&seed) % 64);
		int digits = (int)(next_random(&seed) % (MIG_DECIMAL_DIGITS_MAX + 1));
		struct digits twice, divisor, double_n, edge, term;

		if (b.units == 0 || !mig_decimal_ratio(a, b, factor, digits, &ratio))
			continue;
		fitted++;
		assert_int_equal(ratio.scale, digits);
		if (ratio.units != 0)
			assert_true((ratio.units < 0) ==
				    (((a.units < 0) != (b.units < 0)) != (factor < 0)));
		double_n = digits_of(a.units, digits + b.scale);
		term = digits_of(factor, 0);
		double_n = digits_multiply(&double_n, &term);
		double_n = digits_multiply(&double_n, &two);
		divisor = digits_of(b.units, a.scale);
		twice = digits_of(ratio.units, 0);
		twice = digits_multiply(&twice, &two);
		edge = digits_multiply(&twice, &divisor); /* 2q D <= 2N + D */
		term = digits_add(&double_n, &divisor);
		assert_true(digits_compare(&edge, &term) <= 0);
		edge = digits_add(&twice, &one);
		edge = digits_multiply(&edge, &divisor);
		assert_true(digits_compare(&double_n, &edge) < 0);
	}
	assert_true(fitted > 1000);
}

static struct mig_decimal
read_back(const char *text)
{
	struct mig_decimal number = {0, 0};

	assert_int_equal(mig_decimal_parse(mig_text_of(text), &number), MIG_PARSE_OK);
	return number;
}

/* Written and read again; and as a double, which the C library reads from the
 * same text by itself. */
static void
check_random_texts(void **state)
{
	uint64_t seed = 2016;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct mig_decimal number = random_decimal(&seed), again;
		char text[MIG_DECIMAL_TEXT_SIZE];

		mig_decimal_format(number, text);
		again = read_back(text);
		assert_true(again.units == number.units && again.scale == number.scale);
		if (mig_decimal_to_double(number) != strtod(text, NULL))
			fail_msg("%s as a double is %a, not %a", text, strtod(text, NULL),
				 mig_decimal_to_double(number));
	}
}

/* printf() rounds the same double, but ties to even. There are no ties here: an
 * odd multiple of 2^-33 has 33 digits after the point. */
static void
check_random_doubles(void **state)
{
	uint64_t seed = 1991;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		double number = (double)(next_random(&seed) >> 11 | 1) * 0x1p-33;
		int digits = (int)(next_random(&seed) % (MIG_DECIMAL_DIGITS_MAX + 1));
		char text[MIG_DECIMAL_TEXT_SIZE], want[MIG_DECIMAL_TEXT_SIZE];
		struct mig_decimal got;

		assert_true(mig_decimal_from_double(-number, digits, &got));
		mig_decimal_format(got, text);
		snprintf(want, sizeof want, "%.*f", digits, -number);
		assert_string_equal(text, want);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_random_sums),
		cmocka_unit_test(check_random_ratios),
		cmocka_unit_test(check_random_texts),
		cmocka_unit_test(check_random_doubles),
	};

	return cmocka_run_group_tests_name("decimal, generated", tests, NULL, NULL);
}

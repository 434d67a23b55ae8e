/* Printed statements "PART is PERCENT per cent of BASE": published ones, edges by hand, and what
 * must hold of all. */
#include "input.h"

#include "measures/statement.h"

static struct mig_decimal
decimal_of(const char *text)
{
	struct mig_decimal number = { 0 };

	if (mig_decimal_parse((struct mig_text){ text, strcspn(text, "/") }, &number) !=
	    MIG_PARSE_OK)
		fail_msg("'%s' is not read", text);
	return number;
}

/* "14500/100": a figure and its unit; "78.5": in the unit that it shows, a percentage in that of
 * its last place. NULL is not stated. */
static struct mig_printed
printed_of(const char *text, bool percent)
{
	struct mig_printed printed = { .stated = false };
	struct mig_decimal figure, unit;
	const char *slash;

	if (!text)
		return printed;
	slash = strchr(text, '/');
	figure = decimal_of(text);
	unit = slash	 ? decimal_of(slash + 1)
	       : percent ? mig_printed_unit(figure)
			 : mig_figure_unit(figure);
	assert_true(mig_printed_figure(figure, unit, &printed));
	return printed;
}

static struct mig_statement
statement_of(const char *part, const char *percent, const char *base)
{
	return (struct mig_statement){ printed_of(part, false), printed_of(percent, true),
				       printed_of(base, false) };
}

/* A value, with "#" for undefined, "-" for none and "!" for too large. */
static void
add_value(struct mig_buffer *text, struct mig_value value)
{
	char number[MIG_DECIMAL_TEXT_SIZE];

	mig_decimal_format(value.number, number);
	add_text(text, value.state == MIG_VALUE_KNOWN	    ? number
		       : value.state == MIG_VALUE_UNDEFINED ? "#"
		       : value.state == MIG_VALUE_NONE	    ? "-"
							    : "!");
}

/* "LOW..HIGH" of the percentage, the base and the part, and the verdict. */
static struct mig_buffer
describe(const struct mig_statement *statement, int digits)
{
	struct mig_value (*const bounds[])(const struct mig_statement *, int) = {
		mig_statement_percent_low, mig_statement_percent_high, mig_statement_base_low,
		mig_statement_base_high,   mig_statement_part_low,     mig_statement_part_high
	};
	struct mig_buffer text = { 0 };
	enum mig_verdict verdict;

	for (size_t i = 0; i < COUNT(bounds); i++) {
		add_value(&text, bounds[i](statement, digits));
		add_text(&text, i % 2 ? " " : "..");
	}
	add_text(&text,
		 mig_statement_verdict(statement, &verdict) ? mig_verdict_name(verdict) : "-");
	return text;
}

static const struct row {
	const char *what, *part, *percent, *base;
	int digits;
	const char *want;
} rows[] = {
	/* prosud.kz on 2023: 14.5 thousand are 78.5 % of 18 thousand.
	   100 x 14450 / 18500 = 78.10810..., 100 x 14550 / 17500 = 83.14285...;
	   14450 / 0.7855 = 18395.926..., 14550 / 0.7845 = 18546.845...;
	   0.7845 x 17500 = 13728.75, 0.7855 x 18500 = 14531.75 */
	{ "redistributed quota of 2023", "14500", "78.5", "18000", 3,
	  "78.108..83.143 18395.926..18546.846 13728.750..14531.750 rounding" },
	{ "the same with units named", "14500/100", "78.5/0.1", "18000/1000", 0,
	  "78..84 18395..18547 13728..14532 rounding" },
	/* exact counts would not do: 100 x 14500.5 / 17999.5 = 80.5605 */
	{ "the same, if it were not rounded", "14500/1", "78.5", "18000/1", 2,
	  "80.55..80.57 18458.94..18483.75 14120.60..14139.40 impossible" },
	/* 295260.5 / 305850 = 96.5377 %, 295261.5 / 305750 = 96.5696 % */
	{ "domestic workers of 2023", "295261", NULL, "305800", 2, "96.53..96.57 -..- -..- -" },
	/* 2024: 21500 / 0.00235 = 9148936.17..., 22500 / 0.00225 = 10000000;
	   271250 / 0.0315 = 8611111.1..., 271350 / 0.0305 = 8896721.3... */
	{ "0.23 % of the labour force", "22000", "0.23", NULL, 0, "-..- 9148936..10000000 -..- -" },
	{ "3.1 % of the labour force", "271300", "3.1", NULL, 0, "-..- 8611111..8896722 -..- -" },
	/* The Astana Times on 2020: 29291.5 / 0.00325 = 9012769.23..., 29292.5 / 0.00315 =
	   9299206.34...; 100 x 29292 / 48700 = 60.1478, which is 40 % less when rounded */
	{ "0.32 % of the labour force", "29292", "0.32", NULL, 0, "-..- 9012769..9299207 -..- -" },
	{ "40 % less than 48,700", "29292", "60", "48700", 2,
	  "60.08..60.22 48415.70..49231.10 28946.75..29493.75 exact" },

	{ "1 of 3", "1", "33", "3", 1, "14.2..60.0 1.4..4.7 0.8..1.2 exact" },
	{ "more than all", "3", "150", "2", 1, "100.0..233.4 1.6..2.4 2.2..3.8 exact" },
	{ "0 of 3", "0", "0", "3", 1, "0.0..20.0 0.0..# 0.0..0.1 exact" },
	{ "a base of 0", "0", "5", "0", 1, "0.0..# 0.0..11.2 0.0..0.1 rounding" },
	{ "some of a base of 0", "9", "5", "0", 1, "1700.0..# 154.5..211.2 0.0..0.1 impossible" },
	{ "no percentage", "9", NULL, "10/1", 0, "80..100 -..- -..- -" },
	{ "no part", NULL, "50", "10/1", 3, "-..- -..- 4.702..5.303 -" },
	{ "nothing but a base", NULL, NULL, "10", 0, "-..- -..- -..- -" },

	/* Halves: 1 of 8 is 12.5 %, which rounds to 12 or to 13, by the custom of the office. */
	{ "a half rounded down", "1", "12", "8", 0, "5..20 4..14 0..2 exact" },
	{ "a half rounded up", "1", "13", "8", 0, "5..20 3..12 0..2 exact" },
	/* 0.5 / 0.125 = 4 and 1.5 / 0.115 = 13.04...: with bases of 12.5 to 13.5 it can be true; at
	   14 the range begins at 13.5, beyond it */
	{ "just possible", "1", "12", "13", 2, "3.70..12.00 4.00..13.05 1.43..1.69 rounding" },
	{ "just not", "1", "12", "14", 2, "3.44..11.12 4.00..13.05 1.55..1.82 impossible" },
	/* 99.5 / 0.505 = 197.03, 100.5 / 0.495 = 203.03; a base printed 204.0303 +- 1 ends there:
	   100.5 / 0.495 is 203.0303..., not 203.0303, so only the exact comparison tells.
	   99.5 / 205.0304 = 0.4853, 100.5 / 203.0304 = 0.4949998, 100.5 / 203.0303 = 0.4950001 */
	{ "a hair beyond the end", "100/1", "50", "204.0304/2", 1,
	  "48.5..49.5 197.0..203.1 100.5..103.6 impossible" },
	{ "a hair before it", "100/1", "50", "204.0303/2", 1,
	  "48.5..49.6 197.0..203.1 100.4..103.6 rounding" },
	/* 9.5 / 0.19 = 50 exactly: [40, 50] and [50, 60] touch in a figure that both can be */
	{ "ends that touch", "9/1", "20/2", "55/10", 0, "14..19 40..50 9..13 rounding" },
	{ "ends that do not", "9/1", "20/2", "55.1/10", 0, "14..19 40..50 9..13 impossible" },
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_statement statement = statement_of(row->part, row->percent, row->base);
	struct mig_buffer text = describe(&statement, row->digits);

	assert_string_equal(text.bytes, row->want);
	mig_buffer_free(&text);
}

static void
test_units(void **state)
{
	static const char *const units[][2] = { { "14500", "100" },  { "29292", "1" },
						{ "18000", "1000" }, { "0", "1" },
						{ "45", "1" },	     { "12.50", "0.01" },
						{ "14500.0", "0.1" } };

	for (size_t i = 0; i < COUNT(units); i++) {
		char got[MIG_DECIMAL_TEXT_SIZE];

		mig_decimal_format(mig_figure_unit(decimal_of(units[i][0])), got);
		assert_string_equal(got, units[i][1]);
	}
	(void)state;
}

/* `number` / `divisor` to whole units, a half as chance has it. */
static long long
rounded(long long number, long long divisor, uint64_t *seed)
{
	long long twice = 2 * (number % divisor), whole = number / divisor;

	if (twice == divisor)
		return whole + (long long)(next_random(seed) % 2);
	return whole + (twice > divisor);
}

static const long powers[] = { 1, 10, 100, 1000, 10000 };

static struct mig_printed
printed_number(long long units, long unit, int scale)
{
	const struct mig_decimal figure = { (mig_int128)units * unit, scale };
	struct mig_printed printed;

	assert_true(mig_printed_figure(figure, (struct mig_decimal){ unit, scale }, &printed));
	return printed;
}

/* Round `part` of `base` in units of chance, with a percentage of up to 4 places. */
static struct mig_statement
print_truth(long long part, long long base, uint64_t *seed)
{
	long part_unit = powers[next_random(seed) % 4], base_unit = powers[next_random(seed) % 5];
	int places = (int)(next_random(seed) % 5);

	return (struct mig_statement){
		printed_number(rounded(part, part_unit, seed), part_unit, 0),
		printed_number(rounded(100 * part * powers[places], base, seed), 1, places),
		printed_number(rounded(base, base_unit, seed), base_unit, 0)
	};
}

static bool
within(const struct mig_base_range *range, struct mig_decimal number)
{
	struct mig_value low = mig_base_low(range, 3), high = mig_base_high(range, 3);

	assert_int_equal(low.state, MIG_VALUE_KNOWN);
	return mig_decimal_compare(low.number, number) <= 0 &&
	       (range->endless || mig_decimal_compare(number, high.number) <= 0);
}

/* Whatever a truth is rounded to, it is not called impossible, its base is among those implied, and
 * all that is said of one base can be true together. */
static void
test_truths_are_possible(void **state)
{
	uint64_t seed = 2024;

	for (size_t i = 0; i < 20000; i++) {
		long long base = 1 + (long long)(next_random(&seed) % 10000000);
		struct mig_base_range together = { 0 }, bases;
		bool any = true;

		for (size_t j = 0; j < 4; j++) {
			long long part =
			    (long long)(next_random(&seed) % (uint64_t)(base + base / 4 + 1));
			struct mig_statement statement = print_truth(part, base, &seed);
			enum mig_verdict verdict;

			assert_true(mig_statement_verdict(&statement, &verdict));
			assert_int_not_equal(verdict, MIG_VERDICT_IMPOSSIBLE);
			assert_true(mig_statement_implied(&statement, &bases));
			assert_true(within(&bases, mig_decimal_of(base)));
			if (next_random(&seed) % 2)
				statement.base.stated = false;
			assert_true(mig_statement_bases(&statement, &bases, &any));
			assert_true(any);
			if (j == 0)
				together = bases;
			assert_true(mig_base_ranges_meet(&together, &bases, &together, &any));
			assert_true(any);
			assert_true(within(&together, mig_decimal_of(base)));
		}
	}
	(void)state;
}

/* A base that ends below what part and percentage imply, or begins above, is impossible. */
static void
test_bases_outside_are_impossible(void **state)
{
	uint64_t seed = 2023;

	for (size_t i = 0; i < 20000; i++) {
		long long base = 1000 + (long long)(next_random(&seed) % 10000000);
		long long part = base / 50 + (long long)(next_random(&seed) % (uint64_t)base);
		struct mig_statement statement = print_truth(part, base, &seed);
		struct mig_value ends[] = { mig_statement_base_low(&statement, 0),
					    mig_statement_base_high(&statement, 0) };
		enum mig_verdict verdict;

		for (int up = 0; up < 2; up++) {
			long long beyond = 1 + (long long)(next_random(&seed) % 1000);
			long long outside;

			if (ends[up].state != MIG_VALUE_KNOWN)
				continue;
			outside = (long long)ends[up].number.units + (up ? beyond : -beyond);
			if (outside <= 0)
				continue;
			statement.base = printed_number(outside, 1, 0);
			assert_true(mig_statement_verdict(&statement, &verdict));
			assert_int_equal(verdict, MIG_VERDICT_IMPOSSIBLE);
		}
	}
	(void)state;
}

/* The verdict by another way: 100 P and R B are intervals of whole numbers that meet or do not. */
static void
test_verdict_by_products(void **state)
{
	uint64_t seed = 1966;
	size_t impossible = 0;

	for (size_t i = 0; i < 50000; i++) {
		long long part = (long long)(next_random(&seed) % 60);
		long long percent = (long long)(next_random(&seed) % 120);
		long long base = (long long)(next_random(&seed) % 60);
		struct mig_statement statement = { printed_number(part, 1, 0),
						   printed_number(percent, 1, 0),
						   printed_number(base, 1, 0) };
		long long low = (percent ? 2 * percent - 1 : 0) * (base ? 2 * base - 1 : 0);
		long long high = (2 * percent + 1) * (2 * base + 1);
		bool meet = 200 * (part ? 2 * part - 1 : 0) <= high && low <= 200 * (2 * part + 1);
		enum mig_verdict verdict;

		assert_true(mig_statement_verdict(&statement, &verdict));
		assert_int_equal(verdict != MIG_VERDICT_IMPOSSIBLE, meet);
		impossible += !meet;
	}
	assert_in_range(impossible, 10000, 49000);
	(void)state;
}

/* Ranges without a highest base, in either place. */
static void
test_endless_ranges(void **state)
{
	struct mig_statement small = statement_of("5", "0", NULL),
			     large = statement_of("5", "1", NULL);
	struct mig_base_range endless, ended, common;
	bool any;

	assert_true(mig_statement_implied(&small, &endless)); /* from 4.5 / 0.005 = 900 on */
	assert_true(mig_statement_implied(&large, &ended));   /* 300 to 5.5 / 0.005 = 1100 */
	for (int swapped = 0; swapped < 2; swapped++) {
		assert_true(mig_base_ranges_meet(swapped ? &ended : &endless,
						 swapped ? &endless : &ended, &common, &any));
		assert_true(any);
		assert_int_equal(mig_base_low(&common, 0).number.units, 900);
		assert_int_equal(mig_base_high(&common, 0).number.units, 1100);
	}
	assert_true(mig_base_ranges_meet(&endless, &endless, &common, &any));
	assert_true(any);
	assert_int_equal(mig_base_high(&common, 0).state, MIG_VALUE_UNDEFINED);
	(void)state;
}

/* Figures too long to be compared are said to be so. */
static void
test_too_long(void **state)
{
	struct mig_statement statement =
	    statement_of("9999999999999999999999999999999999999", "50.55555555555", "9");
	enum mig_verdict verdict;

	assert_false(mig_statement_verdict(&statement, &verdict));
	(void)state;
}

int
main(void)
{
	struct CMUnitTest tests[COUNT(rows)];
	const struct CMUnitTest others[] = { cmocka_unit_test(test_units),
					     cmocka_unit_test(test_truths_are_possible),
					     cmocka_unit_test(test_bases_outside_are_impossible),
					     cmocka_unit_test(test_verdict_by_products),
					     cmocka_unit_test(test_endless_ranges),
					     cmocka_unit_test(test_too_long) };
	int failed;

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){ .name = rows[i].what,
						.test_func = check_row,
						.initial_state = (void *)&rows[i] };
	failed = cmocka_run_group_tests_name("statement, by hand", tests, NULL, NULL);
	return failed + cmocka_run_group_tests_name("statement, generated", others, NULL, NULL);
}

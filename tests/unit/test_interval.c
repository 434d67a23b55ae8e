/* Intervals: what printed figures can stand for, by hand and as published. */
#include "input.h"

#include "interval.h"

enum operation { PRINTED, ADD, SUBTRACT, MULTIPLY, RATIO };

/* PRINTED: a figure and its unit. Otherwise two intervals, "low..high". */
static const struct row {
	const char *what;
	enum operation operation;
	const char *a, *b;
	int64_t factor;
	int digits;
	const char *want; /* "!": refused */
} rows[] = {
	{ "77 % in units of 1", PRINTED, "77", "1", 0, 0, "76.5..77.5" },
	{ "32.4 thousand", PRINTED, "32.4", "0.1", 0, 0, "32.35..32.45" },
	{ "rounded to the nearest 5", PRINTED, "125", "5", 0, 0, "122.5..127.5" },
	{ "zero, less than half a unit on both sides", PRINTED, "0", "1", 0, 0, "-0.5..0.5" },
	{ "a sum", ADD, "1..2", "-0.5..10", 0, 0, "0.5..12" },
	{ "a difference", SUBTRACT, "1..2", "-0.5..10", 0, 0, "-9..2.5" },
	{ "a product", MULTIPLY, "2..3", "4..5", 0, 0, "8..15" },
	{ "a product across zero", MULTIPLY, "-2..3", "-5..4", 0, 0, "-15..12" },
	{ "a product of negatives", MULTIPLY, "-3..-2", "-5..-4", 0, 0, "8..15" },
	/* 100 * 14.45 / 18.5 = 78.1081..., 100 * 14.55 / 17.5 = 83.1428... : outward */
	{ "permits of 2023 in their quota", RATIO, "14.45..14.55", "17.5..18.5", 100, 2,
	  "78.10..83.15" },
	/* 100 * 21.5 / 0.235 = 9148.93..., 100 * 22.5 / 0.225 = 10000 exactly */
	{ "labour force implied by 22 thousand", RATIO, "21.5..22.5", "0.225..0.235", 100, 1,
	  "9148.9..10000.0" },
	/* -1 / 3 = -0.333..., 2 / 3 = 0.666...: down is away from zero on the left */
	{ "a ratio across zero", RATIO, "-1..2", "3..4", 1, 2, "-0.34..0.67" },
	/* 2 / -3 = -0.666..., 1 / -4 = -0.25 */
	{ "a ratio to negatives", RATIO, "1..2", "-4..-3", 1, 1, "-0.7..-0.2" },
	{ "a ratio to what may be zero", RATIO, "1..2", "-1..1", 1, 1, "!" },
	{ "a ratio to zero", RATIO, "1..2", "0..0", 1, 1, "!" },
	{ "a product that does not fit", MULTIPLY, "1..1e30", "1..1e30", 0, 0, "!" },
};

static struct mig_decimal
decimal_of(struct mig_text text)
{
	struct mig_decimal number = { 0 };

	if (mig_decimal_parse(text, &number) != MIG_PARSE_OK)
		fail_msg("'%.*s' is not read", (int)text.length, text.bytes);
	return number;
}

static struct mig_interval
interval_of(const char *text)
{
	const char *dots = strstr(text, "..");

	return (struct mig_interval){ decimal_of((struct mig_text){ text, (size_t)(dots - text) }),
				      decimal_of(mig_text_of(dots + 2)) };
}

static bool
compute(const struct row *row, struct mig_interval *result)
{
	switch (row->operation) {
	case PRINTED:
		return mig_interval_printed(decimal_of(mig_text_of(row->a)),
					    decimal_of(mig_text_of(row->b)), result);
	case ADD:
		return mig_interval_add(interval_of(row->a), interval_of(row->b), result);
	case SUBTRACT:
		return mig_interval_subtract(interval_of(row->a), interval_of(row->b), result);
	case MULTIPLY:
		return mig_interval_multiply(interval_of(row->a), interval_of(row->b), result);
	case RATIO:
		break;
	}
	return mig_interval_ratio(interval_of(row->a), interval_of(row->b), row->factor,
				  row->digits, result);
}

static void
test_arithmetic(void **state)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		char low[MIG_DECIMAL_TEXT_SIZE], high[MIG_DECIMAL_TEXT_SIZE], got[120] = "!";
		struct mig_interval result;

		print_message("%s\n", rows[i].what);
		if (compute(&rows[i], &result)) {
			mig_decimal_format(result.low, low);
			mig_decimal_format(result.high, high);
			snprintf(got, sizeof got, "%s..%s", low, high);
		}
		assert_string_equal(got, rows[i].want);
	}
	(void)state;
}

static void
test_relations(void **state)
{
	assert_true(mig_interval_contains(interval_of("76.5..77.5"), mig_decimal_of(77)));
	assert_false(
	    mig_interval_contains(interval_of("76.6..77.5"), decimal_of(mig_text_of("76.5"))));
	assert_string_equal(mig_verdict_name(MIG_VERDICT_ROUNDING), "rounding");
	(void)state;
}

static void
test_units(void **state)
{
	static const struct {
		const char *figures[4];
		const char *want;
	} units[] = {
		{ { "125", "40", "0", NULL }, "5" },
		{ { "120", "40", "7", NULL }, "1" },
		{ { "1200", "700", "0", NULL }, "100" },
		{ { "12.5", "3.0", "7", NULL }, "0.5" },
		{ { "12.50", "3.25", "7", NULL }, "0.05" },
		{ { "1.20", "3.7", "7", NULL }, "0.10" },
		{ { "0", "0", NULL, NULL }, "1" },
		{ { "-15", "5", NULL, NULL }, "5" },
		{ { "3000000", "40000", NULL, NULL }, "10000" },
	};

	for (size_t i = 0; i < COUNT(units); i++) {
		struct mig_decimal figures[4];
		char got[MIG_DECIMAL_TEXT_SIZE];
		size_t count = 0;

		for (; count < 4 && units[i].figures[count]; count++)
			figures[count] = decimal_of(mig_text_of(units[i].figures[count]));
		mig_decimal_format(mig_common_unit(figures, count), got);
		print_message("%s ...\n", units[i].figures[0]);
		assert_string_equal(got, units[i].want);
	}
	(void)state;
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_arithmetic),
					    cmocka_unit_test(test_relations),
					    cmocka_unit_test(test_units) };

	return cmocka_run_group_tests_name("interval", tests, NULL, NULL);
}

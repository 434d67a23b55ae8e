/* Values: what missing, undefined and overflowing parts make of a result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "value.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST "170141183460469231731687303715884105727" /* 2^127 - 1 */

enum operation { ADD, SUBTRACT, RATIO };

/* Values are written as text: a number, "missing", "undefined", "none" or
 * "overflow", then the flags after a blank, if any. */
static const struct row {
	const char *what;
	enum operation operation;
	const char *a, *b;
	int64_t factor;
	int digits;
	const char *want;
} rows[] = {
	{"two numbers", ADD, "0.1", "0.2", 0, 0, "0.3"},
	{"flags travel", ADD, "1 P", "2 EB", 0, 0, "3 BEP"},
	{"a missing part", ADD, "1 P", "missing Q", 0, 0, "missing PQ"},
	{"missing is not 0", ADD, "missing", "0", 0, 0, "missing"},
	{"an undefined part", ADD, "undefined", "1 E", 0, 0, "undefined E"},
	{"missing beats undefined", ADD, "undefined", "missing", 0, 0, "missing"},
	{"missing beats undefined, the other way", ADD, "missing", "undefined", 0, 0, "missing"},
	{"none beats missing", ADD, "missing", "none", 0, 0, "none"},
	{"none beats undefined", ADD, "none", "undefined", 0, 0, "none"},
	{"overflow beats none", ADD, "none", "overflow", 0, 0, "overflow"},
	{"overflow beats missing", ADD, "overflow P", "missing", 0, 0, "overflow P"},
	{"a sum that does not fit", ADD, MOST " P", "1", 0, 0, "overflow P"},
	{"a difference", SUBTRACT, "1.5", "2 P", 0, 0, "-0.5 P"},
	{"a difference from missing", SUBTRACT, "missing", "2", 0, 0, "missing"},
	{"a difference that does not fit", SUBTRACT, "-" MOST, "2", 0, 0, "overflow"},
	/* 12162 * 100 / 45730 = 26.5952... */
	{"Kazakhstan 2014", RATIO, "-12162 P", "45730 E", 100, 2, "-26.60 EP"},
	{"by zero", RATIO, "5 P", "0.0", 100, 1, "undefined P"},
	{"nothing by zero", RATIO, "0", "0", 100, 1, "undefined"},
	{"missing by zero", RATIO, "missing", "0", 100, 1, "missing"},
	{"by missing", RATIO, "5", "missing L", 100, 1, "missing L"},
	{"a ratio that does not fit", RATIO, MOST, "0.1", 1, 0, "overflow"},
};

static const struct flag_row {
	const char *what, *value, *want;
} flag_rows[] = {
	{"a known value has its own", "1 BP", "BP"},
	{"a known value has none", "1", ""},
	{"a known value is not missing", "1 EHLMOQ", "E"},
	{"a known value, normal", "1 A", "A"},
	{"a known value may be counted elsewhere too", "1 K", "K"},
	{"missing, no reason", "missing", "O"},
	{"missing, a reason", "missing Q", "Q"},
	{"missing, two reasons", "missing LQ", "LQ"},
	{"missing, counted elsewhere", "missing K", "K"},
	{"missing, a quality", "missing BP", "BOP"},
	{"missing is not normal", "missing A", "O"},
	{"undefined", "undefined", "M"},
	{"undefined, a quality", "undefined EP", "EMP"},
	{"undefined, not missing", "undefined AHLOQ", "M"},
	{"none", "none P", ""},
};

static const struct double_row {
	const char *what;
	double number;
	int digits;
	const char *a, *b, *want;
} double_rows[] = {
	{"away from zero", -2.5, 0, "1 P", "2 B", "-3 BP"},
	{"four digits", 1.23456, 4, "1", "2", "1.2346"},
	{"no number", NAN, 2, "1 P", "2", "undefined P"},
	{"infinite", -INFINITY, 2, "1", "2", "undefined"},
	{"too large", 1e39, 2, "1", "2", "overflow"},
	{"a missing part", 1, 2, "missing", "2 E", "missing E"},
	{"no number from a missing part", NAN, 2, "1", "missing", "missing"},
	{"no predecessor", 1, 2, "1", "none", "none"},
	{"an undefined part", 1, 2, "1", "undefined", "undefined"},
	{"an overflow stays one", 1, 2, "overflow", "none", "overflow"},
};

static const char *const states[] = {
	[MIG_VALUE_MISSING] = "missing", [MIG_VALUE_KNOWN] = "",
	[MIG_VALUE_UNDEFINED] = "undefined", [MIG_VALUE_NONE] = "none",
	[MIG_VALUE_OVERFLOW] = "overflow",
};

static struct mig_value
value_of(const char *text)
{
	struct mig_text word = {text, strcspn(text, " ")};
	struct mig_value value = {.state = MIG_VALUE_KNOWN};

	for (size_t i = 0; i < COUNT(states); i++)
		if (mig_text_equal(word, mig_text_of(states[i])))
			value.state = (enum mig_value_state)i;
	if (value.state == MIG_VALUE_KNOWN)
		assert_int_equal(mig_decimal_parse(word, &value.number), MIG_PARSE_OK);
	assert_true(mig_flags_parse(mig_text_of(text + word.length), &value.flags));
	return value;
}

static void
expect(struct mig_value got, const char *want)
{
	char text[MIG_DECIMAL_TEXT_SIZE + 1 + MIG_FLAGS_TEXT_SIZE];
	char flags[MIG_FLAGS_TEXT_SIZE];

	if (got.state == MIG_VALUE_KNOWN)
		mig_decimal_format(got.number, text);
	else
		strcpy(text, states[got.state]);
	mig_flags_format(got.flags, flags);
	if (*flags)
		strcat(strcat(text, " "), flags);
	assert_string_equal(text, want);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_value a = value_of(row->a), b = value_of(row->b);

	switch (row->operation) {
	case ADD:
		expect(mig_value_add(a, b), row->want);
		expect(mig_value_add(b, a), row->want);
		break;
	case SUBTRACT:
		expect(mig_value_subtract(a, b), row->want);
		break;
	case RATIO:
		expect(mig_value_ratio(a, b, row->factor, row->digits), row->want);
		break;
	}
}

static void
check_flags(void **state)
{
	const struct flag_row *row = *state;
	mig_flags want = 0;

	assert_true(mig_flags_parse(mig_text_of(row->want), &want));
	assert_int_equal(mig_value_flags(value_of(row->value)), want);
}

static void
check_double(void **state)
{
	const struct double_row *row = *state;
	struct mig_value a = value_of(row->a), b = value_of(row->b);

	expect(mig_value_from_double(row->number, row->digits, a, b), row->want);
	expect(mig_value_from_double(row->number, row->digits, b, a), row->want);
}

static void
check_made(void **state)
{
	(void)state;
	expect(mig_value_known((struct mig_decimal){150, 2}), "1.50");
	expect(mig_value_of(-7), "-7");
	expect(mig_value_missing(), "missing");
	expect(mig_value_undefined(), "undefined");
	expect(mig_value_none(), "none");
	expect((struct mig_value){.number = {0, 0}}, "missing"); /* all zero is missing */
}

int
main(void)
{
	enum {
		ROWS = COUNT(rows),
		FLAGS = ROWS + COUNT(flag_rows),
		DOUBLES = FLAGS + COUNT(double_rows)
	};
	static struct CMUnitTest tests[DOUBLES + 1];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){rows[i].what, check_row, NULL, NULL,
					       (void *)&rows[i]};
	for (size_t i = 0; i < COUNT(flag_rows); i++)
		tests[ROWS + i] = (struct CMUnitTest){flag_rows[i].what, check_flags, NULL, NULL,
						      (void *)&flag_rows[i]};
	for (size_t i = 0; i < COUNT(double_rows); i++)
		tests[FLAGS + i] = (struct CMUnitTest){double_rows[i].what, check_double, NULL,
						       NULL, (void *)&double_rows[i]};
	tests[DOUBLES] = (struct CMUnitTest)cmocka_unit_test(check_made);
	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}

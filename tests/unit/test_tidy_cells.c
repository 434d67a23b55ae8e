/* Figures, signs and periods as offices print them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tidy/dates.h"
#include "tidy/number.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What a cell is to be read as: a number, "missing" or "error", then flags and "%". */
static const struct row {
	const char *what, *cell, *decimal, *group, *unit, *signs, *want;
} rows[] = {
	{ "plain", "12", NULL, NULL, NULL, NULL, "12" },
	{ "empty", "", NULL, NULL, NULL, NULL, "missing" },
	{ "a fraction", "3.7087", NULL, NULL, NULL, NULL, "3.7087" },
	{ "grouped, not said", "1,234", NULL, NULL, NULL, NULL, "error" },
	{ "grouped by points", "1.524", ",", ".", NULL, NULL, "1524" },
	{ "grouped twice", "48.619.695", ",", ".", NULL, NULL, "48619695" },
	{ "both signs", "3.708,7", ",", ".", NULL, NULL, "3708.7" },
	{ "both signs, one said", "3.708,7", ",", NULL, NULL, NULL, "error" },
	{ "a stray blank", "31 ,727", NULL, ",", NULL, NULL, "error" },
	{ "a stray blank, allowed", "31 ,727", NULL, ", ", NULL, NULL, "31727" },
	{ "a short group", "1,23", NULL, ",", NULL, NULL, "error" },
	{ "a long group", "1,2345", NULL, ",", NULL, NULL, "error" },
	{ "a long first group", "1234,567", NULL, ",", NULL, NULL, "error" },
	{ "no first group", ",567", NULL, ",", NULL, NULL, "error" },
	{ "an open end", "567,", NULL, ",", NULL, NULL, "error" },
	{ "narrow blanks", "1\xe2\x80\xaf" "234", NULL, " ", NULL, NULL, "1234" },
	{ "a real minus", "\xe2\x88\x92" "1,234", NULL, ",", NULL, NULL, "-1234" },
	{ "an exponent", "1e+05", NULL, NULL, NULL, NULL, "100000" },
	{ "an exponent behind a fraction", "1,2E+05", ",", NULL, NULL, NULL, "120000" },
	{ "a mark behind a fraction", "1.2e", NULL, NULL, NULL, "eurostat", "1.2 E" },
	{ "an arabic comma", "1\xd9\xab" "5", "\xd9\xab", NULL, NULL, NULL, "1.5" },
	{ "18 nines", "999999999999999999", NULL, NULL, NULL, NULL, "999999999999999999" },
	{ "more than 63 bits", "9223372036854775808", NULL, NULL, NULL, NULL,
	  "9223372036854775808" },
	{ "more than 64 bits", "18446744073709551617", NULL, NULL, NULL, NULL,
	  "18446744073709551617" },
	{ "too long", "123456789012345678901234567890123456789012", NULL, NULL, NULL, NULL,
	  "error" },
	{ "not even close",
	  "12345678901234567890123456789012345678901234567890123456789012345678901"
	  "234567890123456789012345678901234567890123456789012345678901234567890",
	  NULL, NULL, NULL, NULL, "error" },
	{ "percent, not said", "77%", NULL, NULL, NULL, NULL, "error" },
	{ "percent", "77%", NULL, NULL, "percent", NULL, "77 %" },
	{ "percent in the header", "77", NULL, NULL, "percent", NULL, "77" },
	{ "another unit", "77 %", NULL, NULL, "thousand", NULL, "error" },
	{ "its own percent", "6.6 %", NULL, NULL, "cell", NULL, "6.6 %" },
	{ "its own thousands", "9.7 thousand", NULL, NULL, "cell", NULL, "9700" },
	{ "its own millions", "1.3 mln.", NULL, NULL, "cell", NULL, "1300000" },
	{ "thousands", "17670.9", NULL, NULL, "thousand", NULL, "17670900" },
	{ "a long fraction of thousands", "0.12345", NULL, NULL, "thousand", NULL, "123.45" },
	{ "more than 128 bits of millions", "170141183460469231731687303715884105727", NULL, NULL,
	  "million", NULL, "error" },
	{ "a mark", "72862 b", NULL, NULL, NULL, "eurostat", "72862 B" },
	{ "two marks", "14103 bp", NULL, NULL, NULL, "eurostat", "14103 BP" },
	{ "a mark at once", "0n", NULL, NULL, NULL, "eurostat", "0 N" },
	{ "a mark that says nothing", "5 r", NULL, NULL, NULL, "eurostat", "5" },
	{ "an unknown mark", "5 bq", NULL, NULL, NULL, "eurostat", "error" },
	{ "a sign", ":", NULL, NULL, NULL, "eurostat", "missing O" },
	{ "a sign and its reason", ": c", NULL, NULL, NULL, "eurostat", "missing Q" },
	{ "nothing", "-", NULL, NULL, NULL, "de", "0" },
	{ "nearly nothing", "0", NULL, NULL, NULL, "de", "0 N" },
	{ "a minus is no sign", "-5", NULL, NULL, NULL, "de", "-5" },
	{ "a zero in front is no sign", "05", NULL, NULL, NULL, "de", "5" },
	{ "not applicable", "-", NULL, NULL, NULL, "un", "missing M" },
	{ "too unreliable", "F", NULL, NULL, NULL, "statcan", "missing OU" },
	{ "three dots", "...", NULL, NULL, NULL, "statcan", "missing M" },
	{ "a mark and a unit", "2,5% p", ",", NULL, "percent", "eurostat", "2.5 P%" },
};

static void
read_row(const struct row *row, char got[128])
{
	struct mig_notation notation = { .decimal = row->decimal, .group = row->group };
	struct mig_counts counts = { 0 };
	struct mig_error error = { 0 };
	struct mig_figure figure;
	char number[MIG_DECIMAL_TEXT_SIZE], flags[MIG_FLAGS_TEXT_SIZE];

	if (row->unit)
		assert_int_equal(mig_unit_parse(row->unit, &notation.unit, &error), MIG_OK);
	if (row->signs)
		assert_int_equal(mig_signs_add_preset(&notation.signs, row->signs, &error), MIG_OK);
	assert_int_equal(mig_notation_check(&notation, &error), MIG_OK);
	if (mig_number_read(&notation, mig_text_of(row->cell), &figure, &counts, &error)) {
		snprintf(got, 128, "error");
	} else {
		mig_flags_format(figure.value.flags, flags);
		snprintf(number, sizeof number, "missing");
		if (figure.value.state == MIG_VALUE_KNOWN)
			mig_decimal_format(figure.value.number, number);
		if (figure.as_printed)
			assert_string_equal(number, row->cell);
		snprintf(got, 128, "%s%s%s%s", number,
			 flags[0] || figure.unit == MIG_UNIT_PERCENT ? " " : "", flags,
			 figure.unit == MIG_UNIT_PERCENT ? "%" : "");
	}
	mig_signs_free(&notation.signs);
}

static void
test_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char got[128];

		read_row(&rows[i], got);
		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: '%s' is %s, wanted %s", rows[i].what, rows[i].cell, got,
				 rows[i].want);
	}
}

static const struct notation_row {
	const char *what, *decimal, *group;
	enum mig_status want;
} notation_rows[] = {
	{ "points and commas", ",", ".", MIG_OK },
	{ "the same", ",", ",", MIG_USAGE },
	{ "the point that nobody said", NULL, ".", MIG_USAGE },
	{ "two signs for a fraction", ",.", NULL, MIG_USAGE },
	{ "no sign for a fraction", "", NULL, MIG_USAGE },
	{ "a digit", NULL, "1", MIG_USAGE },
	{ "a minus", NULL, "-", MIG_USAGE },
};

static void
test_notations(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(notation_rows); i++) {
		struct mig_notation notation = { .decimal = notation_rows[i].decimal,
						 .group = notation_rows[i].group };
		struct mig_error error;

		if (mig_notation_check(&notation, &error) != notation_rows[i].want)
			fail_msg("%s", notation_rows[i].what);
	}
}

static const struct date_row {
	const char *text;
	struct mig_dates dates;
	const char *want; /* NULL: refused */
} date_rows[] = {
	{ "2015", { 0 }, "2015" },	     { " 2006 ", { 0 }, "2006" },
	{ "2001M01", { 0 }, "2001-01" },     { "2001M12", { 0 }, "2001-12" },
	{ "2001M13", { 0 }, NULL },	     { "2001M0", { 0 }, NULL },
	{ "2015-Q4", { 0 }, "2015-Q4" },     { "2015Q4", { 0 }, "2015-Q4" },
	{ "2015 Q4", { 0 }, "2015-Q4" },     { "2015Q5", { 0 }, NULL },
	{ "2015H1", { 0 }, "2015-S1" },	     { "Dec 2021", { 0 }, "2021-12" },
	{ "DECEMBER 2021", { 0 }, "2021-12" }, { "May-2021", { 0 }, "2021-05" },
	{ "Sept 2021", { 0 }, NULL },	     { "Dec", { 0 }, NULL },
	{ "2021 Dec", { 0 }, "2021-12" },    { "2021 December x", { 0 }, NULL },
	{ "Q4 2015", { 0 }, "2015-Q4" },     { "Q5 2015", { 0 }, NULL },
	{ "2015-12-31T00:00:00", { 0 }, "2015-12-31" },
	{ "2015-12-31 00:00:00Z", { 0 }, "2015-12-31" },
	{ "2015-01-01T00:00:00/P11M", { 0 }, "2015-01-01/P11M" },
	{ "2015-12-31T01:00:00", { 0 }, NULL },
	{ "2015-A1", { .year_starts = 7 }, "2015-07/2016-06" },
	{ "Dec", { .year = 2021 }, "2021-12" }, { "Decade 2021", { 0 }, NULL },
	{ "1970. 1/4", { 0 }, "1970-Q1" },   { "1970. 5/4", { 0 }, NULL },
	{ "1950.0", { 0 }, "1950" },	     { "1950.5", { 0 }, NULL },
	{ "2024\xe5\xb9\xb4", { 0 }, "2024" }, { "2014/15", { 0 }, NULL },
	{ "Total", { 0 }, NULL },	     { "", { 0 }, NULL },
	{ "2015", { .year_ends = 6 }, "2014-07/2015-06" },
	{ "2015", { .year_ends = 12 }, "2015" },
	{ "2015", { .year_starts = 4 }, "2015-04/2016-03" },
	{ "2015-Q4", { .year_ends = 6 }, "2015-Q4" },
	{ "2015-02-29", { 0 }, NULL },
};

static void
test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(date_rows); i++) {
		const struct date_row *row = &date_rows[i];
		char got[MIG_DATES_SIZE];
		bool is = mig_dates_normalise(mig_text_of(row->text), &row->dates, got);

		if (is != (row->want != NULL) || (is && strcmp(got, row->want) != 0))
			fail_msg("'%s' is %s, wanted %s", row->text, is ? got : "refused",
				 row->want ? row->want : "refused");
	}
}

/* Every preset must load, and say what each of its signs means. */
static void
test_presets(void **state)
{
	(void)state;
	for (const struct mig_sign_preset *preset = mig_sign_presets; preset->name; preset++) {
		struct mig_signs signs = { 0 };
		struct mig_error error;
		size_t count = 0;

		assert_int_equal(mig_signs_add_preset(&signs, preset->name, &error), MIG_OK);
		while (preset->signs[count].text && preset->signs[count].meaning[0])
			count++;
		if (signs.count != count || preset->signs[count].text || !preset->source[0])
			fail_msg("%s: a sign twice or without a meaning", preset->name);
		mig_signs_free(&signs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_notations),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_presets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

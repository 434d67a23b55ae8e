/* Periods: what is read, against days counted by Python's datetime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "period.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Days since 1970-01-01: 16436 is 2015-01-01, 16800 is 2015-12-31. */
static const struct row {
	const char *text;
	int first_day, last_day, months, days;
	const char *kind; /* NULL: not a period */
} rows[] = {
	{"1970-01-01", 0, 0, 0, 1, "day"},
	{"1969-12-31", -1, -1, 0, 1, "day"},
	{"2000-03-01", 11017, 11017, 0, 1, "day"},
	{"2000-02-29", 11016, 11016, 0, 1, "day"},
	{"1900-02-28", -25509, -25509, 0, 1, "day"},
	{"1900-03-01", -25508, -25508, 0, 1, "day"},
	{"0001-01-01", -719162, -719162, 0, 1, "day"},
	{"9999-12-31", 2932896, 2932896, 0, 1, "day"},
	{"0001", -719162, -718798, 12, 0, "year"},
	{"9999", 2932532, 2932896, 12, 0, "year"},
	{"2015", 16436, 16800, 12, 0, "year"},
	{"2016", 16801, 17166, 12, 0, "year"},
	{"2015-A1", 16436, 16800, 12, 0, "year"},
	{"2015-S1", 16436, 16616, 6, 0, "semester"},
	{"2015-S2", 16617, 16800, 6, 0, "semester"},
	{"2015-T2", 16556, 16678, 4, 0, "4 months"},
	{"2015-Q1", 16436, 16525, 3, 0, "quarter"},
	{"2015-Q4", 16709, 16800, 3, 0, "quarter"},
	{"2015-02", 16467, 16494, 1, 0, "month"},
	{"2015-M02", 16467, 16494, 1, 0, "month"},
	{"2015-12", 16770, 16800, 1, 0, "month"},
	{"2015-W01", 16433, 16439, 0, 7, "week"}, /* from Monday 2014-12-29 */
	{"2015-W53", 16797, 16803, 0, 7, "week"},
	{"2009-W53", 14606, 14612, 0, 7, "week"},
	{"2020-W53", 18624, 18630, 0, 7, "week"},
	{"2021-W01", 18631, 18637, 0, 7, "week"},
	{"2016-W52", 17161, 17167, 0, 7, "week"},
	{"0001-W01", -719162, -719156, 0, 7, "week"},
	{"2015-D001", 16436, 16436, 0, 1, "day"},
	{"2015-D365", 16800, 16800, 0, 1, "day"},
	{"2016-D366", 17166, 17166, 0, 1, "day"},
	{"2015-12-31", 16800, 16800, 0, 1, "day"},
	{"2015-01/2015-11", 16436, 16769, 11, 0, "11 months"},
	{"2015-01/2015-12", 16436, 16800, 12, 0, "year"},
	{"2015-01/2015-01", 16436, 16466, 1, 0, "month"},
	{"2015/2016", 16436, 17166, 24, 0, "24 months"},
	{"2015-Q3/2015-Q4", 16617, 16800, 6, 0, "semester"},
	{"2015-M01/2015-M11", 16436, 16769, 11, 0, "11 months"},
	{"2015-W01/2015-W53", 16433, 16803, 0, 371, "371 days"},
	{"2015-01-01/2015-12-31", 16436, 16800, 12, 0, "year"},
	{"2015-01-01/2015-01-10", 16436, 16445, 0, 10, "10 days"},
	{"2015-01-02/2015-12-31", 16437, 16800, 0, 364, "364 days"},
	{"2015-01-01/2015-12-30", 16436, 16799, 0, 364, "364 days"},
	{"2015-01/P11M", 16436, 16769, 11, 0, "11 months"},
	{"2015-M01/P1Y", 16436, 16800, 12, 0, "year"},
	{"2015/P2Y", 16436, 17166, 24, 0, "24 months"},
	{"2015-Q1/P1Y", 16436, 16800, 12, 0, "year"},
	{"2015-01-01/P10D", 16436, 16445, 0, 10, "10 days"},
	{"2015-D001/P010D", 16436, 16445, 0, 10, "10 days"},
	{"2015-01-01/P1D", 16436, 16436, 0, 1, "day"},
	{"2015-01-01/P31D", 16436, 16466, 1, 0, "month"},
	{"2015-01-01/P2M", 16436, 16494, 2, 0, "2 months"},
	{"2014-12-29/P1W", 16433, 16439, 0, 7, "week"},
	{"2015-W01/P2W", 16433, 16446, 0, 14, "14 days"},
	{"2014-12-15/P1M", 16419, 16449, 0, 31, "31 days"}, /* to 2015-01-14 */
	{"2014-12-31/P2M", 0, 0, 0, 0, NULL},		    /* to the eve of 31 February? */
	{"2016-02-29/P1Y", 0, 0, 0, 0, NULL},
	{"9999-12/P1M", 2932866, 2932896, 1, 0, "month"},
	{"9999-12-31/P1D", 2932896, 2932896, 0, 1, "day"},
	{"9999-12/P2M", 0, 0, 0, 0, NULL},
	{"9999-12-31/P2D", 0, 0, 0, 0, NULL},
	{"9999-12-02/P1M", 0, 0, 0, 0, NULL},
	{"2015-Q99999999999", 0, 0, 0, 0, NULL},
	{"2015-S4294967297", 0, 0, 0, 0, NULL},
	{"2015-01-01/P9999999D", 0, 0, 0, 0, NULL},
	{"2015-01-01/P9999999W", 0, 0, 0, 0, NULL},
	{"2015-01-01/P9999999Y", 0, 0, 0, 0, NULL},
	{"2015-01-01/P9999999M", 0, 0, 0, 0, NULL},
	{"2015-01-01/P99999999999999999999M", 0, 0, 0, 0, NULL},
	{"9999-W52", 0, 0, 0, 0, NULL}, /* to 10000-01-02 */
	{"0000", 0, 0, 0, 0, NULL},
	{"", 0, 0, 0, 0, NULL},
	{"15", 0, 0, 0, 0, NULL},
	{"201", 0, 0, 0, 0, NULL},
	{"02015", 0, 0, 0, 0, NULL},
	{"-015", 0, 0, 0, 0, NULL},
	{"+2015", 0, 0, 0, 0, NULL},
	{"2015-", 0, 0, 0, 0, NULL},
	{" 2015", 0, 0, 0, 0, NULL},
	{"2015 ", 0, 0, 0, 0, NULL},
	{"2015p", 0, 0, 0, 0, NULL},
	{"2015.0", 0, 0, 0, 0, NULL},
	{"2015-1", 0, 0, 0, 0, NULL},
	{"2015-00", 0, 0, 0, 0, NULL},
	{"2015-13", 0, 0, 0, 0, NULL},
	{"2015-001", 0, 0, 0, 0, NULL},
	{"2015-M13", 0, 0, 0, 0, NULL},
	{"2015-M2", 0, 0, 0, 0, NULL},
	{"201502", 0, 0, 0, 0, NULL},
	{"2015/02", 0, 0, 0, 0, NULL},
	{"2015-02-30", 0, 0, 0, 0, NULL},
	{"2015-02-29", 0, 0, 0, 0, NULL},
	{"1900-02-29", 0, 0, 0, 0, NULL},
	{"2015-02-00", 0, 0, 0, 0, NULL},
	{"2015-2-03", 0, 0, 0, 0, NULL},
	{"2015-02x03", 0, 0, 0, 0, NULL},
	{"2015-02-3", 0, 0, 0, 0, NULL},
	{"2015-02-03x", 0, 0, 0, 0, NULL},
	{"2015-02-03T00:00:00", 0, 0, 0, 0, NULL},
	{"31.12.2015", 0, 0, 0, 0, NULL},
	{"2015-A2", 0, 0, 0, 0, NULL},
	{"2015-S3", 0, 0, 0, 0, NULL},
	{"2015-T4", 0, 0, 0, 0, NULL},
	{"2015-Q0", 0, 0, 0, 0, NULL},
	{"2015-Q5", 0, 0, 0, 0, NULL},
	{"2015-Q", 0, 0, 0, 0, NULL},
	{"2015-Q04", 0, 0, 0, 0, NULL},
	{"2015Q4", 0, 0, 0, 0, NULL},
	{"2015-q4", 0, 0, 0, 0, NULL},
	{"2015-X1", 0, 0, 0, 0, NULL},
	{"2015-W00", 0, 0, 0, 0, NULL},
	{"2015-W54", 0, 0, 0, 0, NULL},
	{"2014-W53", 0, 0, 0, 0, NULL},
	{"2016-W53", 0, 0, 0, 0, NULL},
	{"2015-W1", 0, 0, 0, 0, NULL},
	{"2015-W01-1", 0, 0, 0, 0, NULL},
	{"2015-D000", 0, 0, 0, 0, NULL},
	{"2015-D366", 0, 0, 0, 0, NULL},
	{"2016-D367", 0, 0, 0, 0, NULL},
	{"2015-D1", 0, 0, 0, 0, NULL},
	{"/", 0, 0, 0, 0, NULL},
	{"2015/", 0, 0, 0, 0, NULL},
	{"/2015", 0, 0, 0, 0, NULL},
	{"2015/2016/2017", 0, 0, 0, 0, NULL},
	{"2015//2016", 0, 0, 0, 0, NULL},
	{"2015--2016", 0, 0, 0, 0, NULL},
	{"2015-2016", 0, 0, 0, 0, NULL},
	{"2016/2015", 0, 0, 0, 0, NULL},
	{"2015-02/2015-01", 0, 0, 0, 0, NULL},
	{"2015/2015-11", 0, 0, 0, 0, NULL},
	{"2015-01/2015-11-30", 0, 0, 0, 0, NULL},
	{"2015-01/2015-M11", 0, 0, 0, 0, NULL},
	{"2015-01/11", 0, 0, 0, 0, NULL},
	{"2015-01/P", 0, 0, 0, 0, NULL},
	{"2015-01/PM", 0, 0, 0, 0, NULL},
	{"2015-01/P0M", 0, 0, 0, 0, NULL},
	{"2015-01/P-1M", 0, 0, 0, 0, NULL},
	{"2015-01/P11", 0, 0, 0, 0, NULL},
	{"2015-01/P11m", 0, 0, 0, 0, NULL},
	{"2015-01/11M", 0, 0, 0, 0, NULL},
	{"2015-01/P1.5M", 0, 0, 0, 0, NULL},
	{"2015-01/P1Y6M", 0, 0, 0, 0, NULL},
	{"2015-01/P1MT", 0, 0, 0, 0, NULL},
	{"2015-01-01/PT1H", 0, 0, 0, 0, NULL},
	{"2015-01/P2W", 0, 0, 0, 0, NULL},
	{"2015-01/P2D", 0, 0, 0, 0, NULL},
	{"2015/P6M", 0, 0, 0, 0, NULL},
	{"2015-W01/P2D", 0, 0, 0, 0, NULL},
	{"2015-W01/P1M", 0, 0, 0, 0, NULL},
	{"2015-W01/P1Y", 0, 0, 0, 0, NULL},
	{"P1Y/2015", 0, 0, 0, 0, NULL},
};

enum relation { COMPARE, SAME_KIND, FOLLOWS };

static const struct pair_row {
	const char *what;
	enum relation relation;
	const char *a, *b;
	int want;
} pair_rows[] = {
	{"a year before the next", COMPARE, "2014", "2015", -1},
	{"equal in two notations", COMPARE, "2015", "2015-01/P12M", 0},
	{"a month before its year", COMPARE, "2015-01", "2015", -1},
	{"a later month after its year", COMPARE, "2015-02", "2015", 1},
	{"before 1970", COMPARE, "1969", "1970", -1},
	{"two years", SAME_KIND, "2015", "2016", 1},
	{"a year in months", SAME_KIND, "2015", "2014-01/2014-12", 1},
	{"a year in days", SAME_KIND, "2015", "2016-01-01/2016-12-31", 1},
	{"a year and eleven months", SAME_KIND, "2015", "2015-01/2015-11", 0},
	{"a year and a day", SAME_KIND, "2015", "2015-12-31", 0},
	{"months of 31 and 28 days", SAME_KIND, "2015-01", "2015-02", 1},
	{"a quarter and a month", SAME_KIND, "2015-Q1", "2015-01", 0},
	{"a quarter and three months", SAME_KIND, "2015-Q1", "2015-05/P3M", 1},
	{"two weeks", SAME_KIND, "2015-W01", "2015-W53", 1},
	{"two days", SAME_KIND, "2015-01-01", "2015-D365", 1},
	{"a week and a day", SAME_KIND, "2015-W01", "2015-01-01", 0},
	/* 2021-W05 to W08 happen to be 1 to 28 February. */
	{"four weeks that are a month", SAME_KIND, "2021-W05/P4W", "2021-W09/P4W", 1},
	{"the next year", FOLLOWS, "2014", "2015", 1},
	{"the year before", FOLLOWS, "2015", "2014", 0},
	{"a year between", FOLLOWS, "2014", "2016", 0},
	{"itself", FOLLOWS, "2015", "2015", 0},
	{"March after a leap day", FOLLOWS, "2016-02", "2016-03", 1},
	{"a month after eleven", FOLLOWS, "2015-01/2015-11", "2015-12", 1},
	{"an overlap", FOLLOWS, "2015-01/2015-11", "2015-11", 0},
	{"week 1 after week 53", FOLLOWS, "2015-W53", "2016-W01", 1},
};

static const struct years_row {
	const char *what, *a, *b;
	double want;
} years_rows[] = {
	{"years", "2011", "2015", 4},
	{"backwards", "2015", "2011", -4},
	{"none", "2015", "2015-01", 0},
	{"from January to November", "2015-01", "2015-11", 10 / 12.0},
	{"across a year's end, backwards", "2016-02", "2015-11", -3 / 12.0},
	{"the same day of the month", "2009-12-31", "2015-12-31", 6},
	{"days apart", "2015-01-01", "2015-01-11", 10 / 365.2425},
	{"weeks apart, backwards", "2015-W02", "2015-W01", -7 / 365.2425},
};

static struct mig_period
period_of(const char *text)
{
	struct mig_period period = {0, 0, 0, 0};

	assert_true(mig_period_parse(mig_text_of(text), &period));
	return period;
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_period got = {-7, -7, -7, -7};
	/* An exact copy on the heap, so that a read past its end is found. */
	size_t length = strlen(row->text);
	char *copy = malloc(length ? length : 1), kind[32];
	bool good;

	assert_non_null(copy);
	memcpy(copy, row->text, length);
	good = mig_period_parse((struct mig_text){copy, length}, &got);
	free(copy);
	if (!row->kind) {
		assert_false(good);
		assert_int_equal(got.first_day, -7);
		return;
	}
	assert_true(good);
	assert_int_equal(got.first_day, row->first_day);
	assert_int_equal(got.last_day, row->last_day);
	assert_int_equal(got.months, row->months);
	assert_int_equal(got.days, row->days);
	mig_period_kind(&got, kind);
	assert_string_equal(kind, row->kind);
}

static void
check_pair(void **state)
{
	const struct pair_row *row = *state;
	struct mig_period a = period_of(row->a), b = period_of(row->b);

	switch (row->relation) {
	case COMPARE:
		assert_int_equal(mig_period_compare(&a, &b), row->want);
		assert_int_equal(mig_period_compare(&b, &a), -row->want);
		break;
	case SAME_KIND:
		assert_int_equal(mig_period_same_kind(&a, &b), row->want);
		assert_int_equal(mig_period_same_kind(&b, &a), row->want);
		break;
	case FOLLOWS:
		assert_int_equal(mig_period_follows(&a, &b), row->want);
		break;
	}
}

static void
check_years(void **state)
{
	const struct years_row *row = *state;
	struct mig_period a = period_of(row->a), b = period_of(row->b);

	assert_true(fabs(mig_period_years_between(&a, &b) - row->want) < 1e-12);
}

/* Every month of every year, against a plain count of its days. */
static void
check_all_months(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const struct mig_period start = period_of("2000-01-01");
	int day = -719162;

	(void)state;
	for (int year = 1; year <= 9999; year++)
		for (int month = 1; month <= 12; month++) {
			bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
			int length = lengths[month - 1] + (month == 2 && leap);
			char text[] = "0000-00-01/P1M";
			struct mig_period period;

			for (int i = 3, rest = year; i >= 0; i--, rest /= 10)
				text[i] = (char)('0' + rest % 10);
			text[5] = (char)('0' + month / 10);
			text[6] = (char)('0' + month % 10);
			period = period_of(text);
			assert_int_equal(period.first_day, day);
			assert_int_equal(period.last_day, day + length - 1);
			assert_int_equal(period.months, 1);
			assert_true(fabs(mig_period_years_between(&start, &period) -
					 (year - 2000 + (month - 1) / 12.0)) < 1e-9);
			day += length;
		}
	assert_int_equal(day, 2932897);
}

/* What comes after a period, in its notation; days and weeks counted by Python's datetime. */
static const struct later {
	const char *text;
	int months, days;
	const char *want; /* NULL: there is none */
} later_cases[] = {
	{"2015", 12, 0, "2016"},
	{"2015", -180, 0, "2000"},
	{"2015-A1", 24, 0, "2017-A1"},
	{"2015-S2", 6, 0, "2016-S1"},
	{"2015-T3", 4, 0, "2016-T1"},
	{"2015-Q4", 3, 0, "2016-Q1"},
	{"2015-12", 1, 0, "2016-01"},
	{"2015-M12", 2, 0, "2016-M02"},
	{"2015-W53", 0, 7, "2016-W01"},
	{"2014-W01", 0, -7, "2013-W52"}, /* starts on 2013-12-23 */
	{"2020-W52", 0, 7, "2020-W53"},
	{"2016-D366", 0, 1, "2017-D001"},
	{"2016-02-28", 0, 1, "2016-02-29"},
	{"2016-01-30", 1, 0, NULL},	    /* there is no 30 February */
	{"2016-01-31", 1, 0, "2016-02-29"}, /* the last day of a month stays one */
	{"2015-06-30", 6, 0, "2015-12-31"},
	{"2015-01-15", 3, 0, "2015-04-15"},
	{"2015-07/2016-06", 12, 0, "2016-07/2017-06"},
	{"2015-07/P12M", 12, 0, "2016-07/P12M"},
	{"2015-Q2/2015-Q3", 6, 0, "2015-Q4/2016-Q1"},
	{"2015-12-25/2015-12-31", 0, 7, "2016-01-01/2016-01-07"},
	{"2015-W01/P2W", 0, 14, "2015-W03/P2W"},
	{"0099", 12, 0, "0100"},
	{"9998", 12, 0, "9999"},
	{"9996", 36, 0, "9999"}, /* 366 days, but 365 */
	{"9999", 12, 0, NULL},
	{"9999-12-31", 0, 1, NULL},
	{"2015", 120000, 0, NULL},
	{"0002", -12, 0, "0001"},
	{"0001", -12, 0, NULL}, /* there is no year 0 */
	{"0002-01", -24, 0, NULL},
	{"0001-01-02", 0, -1, "0001-01-01"},
	{"0001-01-01", 0, -1, NULL},
	{"2015", -120000, 0, NULL},
};

static void
later_periods(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(later_cases); i++) {
		const struct later *row = &later_cases[i];
		struct mig_text text = mig_text_of(row->text);
		struct mig_period period, later, read;
		char written[MIG_PERIOD_TEXT_SIZE];
		bool is = mig_period_parse(text, &period) &&
			  mig_period_later(&period, row->months, row->days, &later);

		if (is != (row->want != NULL))
			fail_msg("%s: there is %s later one", row->text, is ? "a" : "no");
		if (!is)
			continue;
		mig_period_write(&later, text, written);
		assert_string_equal(written, row->want);
		assert_true(mig_period_parse(mig_text_of(written), &read));
		assert_memory_equal(&read, &later, sizeof read);
	}
}

static void
whole_months_between(void **state)
{
	static const struct {
		const char *a, *b;
		bool whole;
		int months;
	} cases[] = {
		{"2014", "2016", true, 24},
		{"2016-02", "2014-12", true, -14},
		{"2014-06-30", "2014-12-31", true, 6},
		{"2015-02-28", "2016-02-29", true, 12},
		{"2014-06-30", "2014-09-30", true, 3},
		{"2014-06-29", "2014-09-30", false, 3},
		{"2015-W01", "2015-W02", false, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_period a, b;
		int months;

		assert_true(mig_period_parse(mig_text_of(cases[i].a), &a));
		assert_true(mig_period_parse(mig_text_of(cases[i].b), &b));
		assert_int_equal(mig_period_months_between(&a, &b, &months), cases[i].whole);
		assert_int_equal(months, cases[i].months);
	}
}

int
main(void)
{
	enum {
		ROWS = COUNT(rows),
		PAIRS = ROWS + COUNT(pair_rows),
		YEARS = PAIRS + COUNT(years_rows)
	};
	static struct CMUnitTest tests[YEARS + 3];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){rows[i].text, check_row, NULL, NULL,
					       (void *)&rows[i]};
	for (size_t i = 0; i < COUNT(pair_rows); i++)
		tests[ROWS + i] = (struct CMUnitTest){pair_rows[i].what, check_pair, NULL, NULL,
						      (void *)&pair_rows[i]};
	for (size_t i = 0; i < COUNT(years_rows); i++)
		tests[PAIRS + i] = (struct CMUnitTest){years_rows[i].what, check_years, NULL, NULL,
						       (void *)&years_rows[i]};
	tests[YEARS] = (struct CMUnitTest)cmocka_unit_test(check_all_months);
	tests[YEARS + 1] = (struct CMUnitTest)cmocka_unit_test(later_periods);
	tests[YEARS + 2] = (struct CMUnitTest)cmocka_unit_test(whole_months_between);
	return cmocka_run_group_tests_name("period", tests, NULL, NULL);
}

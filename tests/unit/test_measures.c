/* Measures of balance, change, share and quota: by hand, or as published. */
#include "values.h"

#include "measures/balance.h"
#include "measures/change.h"
#include "measures/quota.h"
#include "measures/share.h"

enum measure { NET, GROSS, EFFECTIVENESS, CHANGE, PERCENT, INDEX, SHARE, USED, LEFT };

#define MOST "170141183460469231731687303715884105727"
/* UN Manual VI (1970), table 1: lifetime migrants of the United Arab Republic in 1960; the total of
 * a governorate's column (enumerated there) against that of its row (born there). */
#define UAR(name, column, row, net)                         \
	{                                                   \
		"UAR 1960, " name, NET, column, row, 0, net \
	}

static const struct row {
	const char *what;
	enum measure measure;
	const char *a, *b; /* in the order of the measure's arguments */
	int digits;
	const char *want;
} rows[] = {
	{ "30 in, 10 out", NET, "30", "10", 0, "20" },
	{ "decimals", NET, "0.3", "0.1", 0, "0.2" },
	{ "missing immigration", NET, "?Q", "10P", 0, "?PQ" },
	{ "missing emigration", NET, "30", "?", 0, "?" },
	{ "net too large", NET, MOST, "-1", 0, "!" },
	UAR("Cairo", "3273700", "2321037", "952663"),
	UAR("Alexandria", "1483656", "1185915", "297741"),
	UAR("Port-Said", "241846", "201638", "40208"),
	UAR("Ismailia", "281007", "200078", "80929"),
	UAR("Kalyubia", "977558", "1021875", "-44317"),
	UAR("Gharbia", "1708694", "1843263", "-134569"),
	UAR("Menoufia", "1343362", "1689030", "-345668"),
	UAR("Giza", "1320141", "1133230", "186911"),
	UAR("Assyiut", "1325799", "1477585", "-151786"),
	UAR("Souhag", "1574556", "1812326", "-237770"),
	UAR("all others", "12241723", "12886065", "-644342"),
	{ "30 and 10 moved", GROSS, "30E", "10P", 0, "40EP" },
	{ "nobody moved", GROSS, "0", "0", 0, "0" },
	{ "turnover with a missing part", GROSS, "30", "?", 0, "?" },
	{ "(30 - 10) / (30 + 10)", EFFECTIVENESS, "30", "10", 1, "50.0" },
	{ "(10 - 30) / (30 + 10)", EFFECTIVENESS, "10", "30", 0, "-50" },
	{ "all came", EFFECTIVENESS, "7", "0", 2, "100.00" },
	{ "all went", EFFECTIVENESS, "0", "7", 2, "-100.00" },
	{ "as many came as went", EFFECTIVENESS, "7", "7", 1, "0.0" },
	{ "no flows are not a balance", EFFECTIVENESS, "0", "0", 1, "#" },
	{ "(2 - 1) / (2 + 1)", EFFECTIVENESS, "2", "1", 3, "33.333" },
	{ "effectiveness of what is missing", EFFECTIVENESS, "?L", "0", 1, "?L" },
	{ "flags of both", EFFECTIVENESS, "3E", "1P", 0, "50EP" },

	{ "100 to 150", CHANGE, "100", "150P", 0, "50P" },
	{ "shares, in points", CHANGE, "26.5", "24.1", 0, "-2.4" },
	{ "from missing", CHANGE, "?", "150", 0, "?" },
	{ "from none", CHANGE, "-", "150", 0, "-" },
	{ "100 to 150 in per cent", PERCENT, "100", "150", 1, "50.0" },
	{ "to nothing", PERCENT, "100", "0", 1, "-100.0" },
	{ "from nothing", PERCENT, "0", "100", 1, "#" },
	{ "nothing to nothing", PERCENT, "0", "0", 1, "#" },
	{ "a balance that turned", PERCENT, "100", "-50", 1, "#" },
	{ "a balance that turned, with flags", PERCENT, "-100E", "50B", 1, "#BE" },
	{ "a loss that grew by half", PERCENT, "-100", "-150", 1, "50.0" },
	{ "a loss that shrank by half", PERCENT, "-100", "-50", 1, "-50.0" },
	{ "a loss that ended", PERCENT, "-100", "0", 1, "-100.0" },
	{ "from what is missing", PERCENT, "?", "0", 1, "?" },
	{ "from 0 to what is missing", PERCENT, "0", "?", 1, "?" },
	/* Kazakhstan's quota, The Astana Times, April 2021: 48,700 in 2019, 29,292 in 2020. */
	{ "48700 to 29292", PERCENT, "48700", "29292", 2, "-39.85" },
	{ "half away from zero", PERCENT, "800", "801", 2, "0.13" }, /* 0.125 */
	{ "half away from zero, down", PERCENT, "800", "799", 2, "-0.13" },
	{ "index of 150 over 120", INDEX, "120", "150", 1, "125.0" },
	{ "index of nothing", INDEX, "120", "0", 1, "0.0" },
	{ "index over nothing", INDEX, "0", "120", 1, "#" },
	{ "index of a balance that turned", INDEX, "-10", "120", 1, "#" },
	{ "index of two losses", INDEX, "-10", "-12", 0, "120" },
	{ "index over what is missing", INDEX, "?Q", "120", 0, "?Q" },

	{ "1 of 3", SHARE, "1", "3", 2, "33.33" },
	{ "2 of 3", SHARE, "2", "3", 2, "66.67" },
	{ "0 of 3", SHARE, "0", "3", 1, "0.0" },
	{ "a share of nothing", SHARE, "0", "0", 1, "#" },
	{ "a share of what is missing", SHARE, "1", "?", 1, "?" },
	{ "a missing part", SHARE, "?", "3", 1, "?" },

	/* Kazakhstan 2023, prosud.kz: 14.5 of 18 thousand, 295,261 of 305.8 thousand domestic
	   workers. */
	{ "14500 of 18000", USED, "14500", "18000", 2, "80.56" },
	{ "295261 of 305800", USED, "295261", "305800", 2, "96.55" },
	{ "beyond the quota", USED, "30", "20", 0, "150" },
	{ "no permits", USED, "0", "20", 0, "0" },
	{ "no quota", USED, "5", "0", 0, "#" },
	{ "permits missing", USED, "?", "20", 0, "?" },
	{ "left of 18000", LEFT, "14500", "18000", 0, "3500" },
	{ "nothing left", LEFT, "20", "20", 0, "0" },
	{ "more than nothing left", LEFT, "30P", "20", 0, "-10P" },
	{ "left of what is missing", LEFT, "30", "?", 0, "?" },
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_value a = value_of(row->a), b = value_of(row->b);

	switch (row->measure) {
	case NET:
		expect(mig_net_migration(a, b), row->want);
		break;
	case GROSS:
		expect(mig_gross_migration(a, b), row->want);
		break;
	case EFFECTIVENESS:
		expect(mig_effectiveness(a, b, row->digits), row->want);
		break;
	case CHANGE:
		expect(mig_change(a, b), row->want);
		break;
	case PERCENT:
		expect(mig_change_percent(a, b, row->digits), row->want);
		break;
	case INDEX:
		expect(mig_index(a, b, row->digits), row->want);
		break;
	case SHARE:
		expect(mig_share(a, b, row->digits), row->want);
		break;
	case USED:
		expect(mig_quota_utilisation(a, b, row->digits), row->want);
		break;
	case LEFT:
		expect(mig_quota_remaining(a, b), row->want);
		break;
	}
}

static void
annual_growth_takes_real_years(void **state)
{
	static const struct {
		const char *x0, *x1;
		double years;
		int digits;
		const char *want;
	} growths[] = {
		{ "100", "121", 2, 2, "10.00" },    /* 1.1 squared */
		{ "1000", "1331", 3, 3, "10.000" }, /* 1.1 cubed */
		{ "8", "1", 3, 1, "-50.0" },	    /* 1/2 cubed */
		{ "100", "200", 0.5, 0, "300" },    /* fourfold in a year */
		{ "5", "5E", 7, 1, "0.0E" },	    { "100", "121", 0, 2, "#" },
		{ "121", "100", 0, 2, "#" },	    { "100", "121", -2, 2, "#" },
		{ "0", "121", 2, 2, "#" },	    { "100", "0", 2, 2, "#" },
		{ "-100", "-121", 2, 2, "#" },	    { "100B", "-121P", 2, 2, "#BP" },
		{ "?Q", "121", 2, 2, "?Q" },	    { "100", "?", 0, 2, "?" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(growths); i++)
		expect(mig_compound_annual_growth(value_of(growths[i].x0), value_of(growths[i].x1),
						  growths[i].years, growths[i].digits),
		       growths[i].want);
}

static void
contributions_add_up(void **state)
{
	struct mig_value base = value_of("150");

	(void)state;
	expect(mig_contribution(value_of("100"), value_of("120"), base, 2),
	       "13.33");							    /* 20 of 150 */
	expect(mig_contribution(value_of("50"), value_of("45"), base, 2), "-3.33"); /* -5 of 150 */
	expect(mig_change_percent(base, value_of("165"), 2), "10.00");
	expect(mig_contribution(value_of("0"), value_of("3E"), base, 0), "2E");
	expect(mig_contribution(value_of("1"), value_of("3"), value_of("0"), 1), "#");
	expect(mig_contribution(value_of("1"), value_of("?"), value_of("0"), 1), "?");
	expect(mig_contribution(value_of("1"), value_of("3"), value_of("?"), 1), "?");
}

static void
quota_states(void **state)
{
	static const char *const states[][3] = {
		{ "19", "20", "within" },   { "20.0", "20", "exhausted" },
		{ "21", "20", "exceeded" }, { "0", "20", "within" },
		{ "5", "0", "zero" },	    { "0", "0", "zero" },
		{ "?", "20", "" },	    { "5", "?", "" },
		{ "#", "20", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(states); i++)
		assert_string_equal(mig_quota_state(value_of(states[i][0]), value_of(states[i][1])),
				    states[i][2]);
}

static void
expect_all(const struct mig_value *values, size_t count, const char *want)
{
	char copy[200], *at = copy;
	size_t i = 0;

	snprintf(copy, sizeof copy, "%s", want);
	for (char *word = strtok_r(copy, " ", &at); word; word = strtok_r(NULL, " ", &at), i++)
		expect(values[i], word);
	assert_int_equal(i, count);
}

static void
totals(void **state)
{
	static const struct {
		const char *parts;
		bool partial;
		const char *want;
	} sums[] = {
		{ "1 2.5 4P", false, "7.5P" },
		{ "1 2.5 4P", true, "7.5P" },
		{ "1 ?Q 4P", false, "?PQ" },
		{ "1 ? 4P", true, "5PU" },
		{ "1 ?QE 4P", true, "5EPU" }, /* as a cube has it */
		{ "? ?", false, "?" },
		{ "? ?", true, "?" },
		{ "?Q ?L", false, "?LQ" },
		{ "?Q ?L", true, "?LQ" }, /* why it is missing is not lost */
		{ "", true, "?" },
		{ "", false, "?" },
		{ "1 #", true, "#" },
		{ MOST " 1", false, "!" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(sums); i++) {
		struct mig_value parts[16];
		size_t count = values_of(sums[i].parts, parts);

		expect(mig_total(parts, count, sums[i].partial), sums[i].want);
	}
}

static void
shares_that_add_to_100(void **state)
{
	static const struct {
		const char *parts;
		int digits;
		const char *want;
	} cases[] = {
		{ "1 1 1", 0, "34 33 33" },
		{ "1 1 1", 1, "33.4 33.3 33.3" },
		{ "1 1 1 1 1 1 1", 0, "15 15 14 14 14 14 14" }, /* 14.29 each: 98, two to give */
		/* From the tests of the package apportionment by M. Lackner; 10000 votes. */
		{ "5117 4400 162 161 160", 0, "51 44 2 2 1" },
		/* 90.5, 8.5 and 1.0, which round to 101: 90, 8 and 1 and one for the first half. */
		{ "90.5 8.5 1.0", 0, "91 8 1" },
		{ "8.5 90.5 1.0", 0, "9 90 1" },
		{ "2 1 1 2 2", 0, "25 13 12 25 25" }, /* 12.5 twice */
		{ "0 14 28 0 0", 0, "0 33 67 0 0" },  /* 33.3 and 66.7 */
		{ "1 0 0", 2, "100.00 0.00 0.00" },
		{ "5", 0, "100" },
		{ "1P 1 2E", 0, "25EP 25EP 50EP" }, /* the whole has the flags of all */
		{ "0.1 0.2", 1, "33.3 66.7" },
		{ "2 1", 18, "66.666666666666666667 33.333333333333333333" },
		/* Not to be adjusted: as mig_share() has them. */
		{ "1 ? 1", 0, "? ? ?" },
		{ "-1 1 3", 0, "-33 33 100" },
		{ "0 0", 0, "# #" },
		{ "2 -2", 0, "# #" },
		{ "1 -3", 0, "-50 150" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value parts[16], shares[16];
		size_t count = values_of(cases[i].parts, parts);

		assert_true(mig_shares_exact(parts, count, cases[i].digits, shares));
		expect_all(shares, count, cases[i].want);
	}
	assert_true(mig_shares_exact(NULL, 0, 1, NULL));
}

/* Random parts: the shares add to 100, each is less than a unit away from the share itself, and
 * the larger part never has the smaller share. */
static void
random_shares_add_to_100(void **state)
{
	uint64_t seed = 100;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		enum { DIGITS = 2, UNITS = 10000 }; /* 100 in units of 0.01 */
		size_t count = next_random(&seed) % 12 + 1;
		struct mig_value parts[12], shares[12];
		long long numbers[12], whole = 0, sum = 0;

		for (size_t i = 0; i < count; i++) {
			numbers[i] = (long long)(next_random(&seed) % (round % 2 ? 10 : 1000000));
			numbers[i] += i == 0;
			whole += numbers[i];
			parts[i] = mig_value_of(numbers[i]);
		}
		assert_true(mig_shares_exact(parts, count, DIGITS, shares));
		for (size_t i = 0; i < count; i++) {
			long long units = (long long)shares[i].number.units;

			assert_int_equal(shares[i].number.scale, DIGITS);
			assert_true(llabs(units * whole - numbers[i] * UNITS) < whole);
			sum += units;
			for (size_t j = 0; j < i; j++)
				if (numbers[i] < numbers[j])
					assert_true(units <= (long long)shares[j].number.units);
		}
		assert_true(sum == UNITS);
	}
}

static void
ranks(void **state)
{
	static const struct {
		const char *parts;
		size_t want[6];
	} cases[] = {
		{ "10 30 20", { 3, 1, 2 } },
		{ "20 10 20 30", { 2, 4, 2, 1 } },
		{ "5 5 5", { 1, 1, 1 } },
		{ "1.50 1.5 2", { 2, 2, 1 } },
		{ "-3 ? 0 # 7", { 3, 0, 2, 0, 1 } },
		{ "?", { 0 } },
		{ "", { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value parts[16];
		size_t got[16], count = values_of(cases[i].parts, parts);

		assert_true(mig_ranks(parts, count, got));
		for (size_t j = 0; j < count; j++)
			assert_int_equal(got[j], cases[i].want[j]);
	}
}

static void
cumulative_shares(void **state)
{
	static const struct {
		const char *parts, *addends, *whole;
		int digits;
		const char *want;
	} cases[] = {
		{ "20 50 30", "20 50 30", "100", 0, "100 50 80" },
		{ "1 1 1", "1 1 1", "3", 1, "33.3 66.7 100.0" }, /* equal ones in their order */
		{ "1 1 1", "34 33 33", "100", 0, "34 67 100" },	 /* made to add to 100 */
		{ "10 ? 30", "10 ? 30", "80", 1, "50.0 ? 37.5" },
		{ "10 20", "10 20", "0", 1, "# #" },
		{ "10 20", "10 20", "?", 1, "? ?" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value parts[16], addends[16], got[16];
		size_t count = values_of(cases[i].parts, parts);

		values_of(cases[i].addends, addends);
		assert_true(mig_cumulative_shares(parts, addends, count, value_of(cases[i].whole),
						  cases[i].digits, got));
		expect_all(got, count, cases[i].want);
	}
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(annual_growth_takes_real_years),
		cmocka_unit_test(contributions_add_up),
		cmocka_unit_test(quota_states),
		cmocka_unit_test(totals),
		cmocka_unit_test(shares_that_add_to_100),
		cmocka_unit_test(random_shares_add_to_100),
		cmocka_unit_test(ranks),
		cmocka_unit_test(cumulative_shares),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("measures", tests, NULL, NULL);
}

/* Rates, growth, sexes and turnover: by hand, and what holds for all figures. */
#include "values.h"

#include "measures/balance.h"
#include "measures/change.h"
#include "measures/rate.h"

#include <math.h>

static struct mig_period
period_of(const char *text)
{
	struct mig_period period;

	assert_true(mig_period_parse(mig_text_of(text), &period));
	return period;
}

static void
rates(void **state)
{
	static const struct {
		const char *events, *base;
		long per;
		int digits;
		const char *want;
	} cases[] = {
		/* The flows of Kazakhstan in 2014 against 17160774 and 17417673 inhabitants at the
		   ends of the year: 0.97077... and 1.67422... per 1,000. */
		{ "16784", "17289223.5", 1000, 4, "0.9708" },
		{ "28946", "17289223.5", 1000, 4, "1.6742" },
		{ "23859", "26098", 100, 1, "91.4" }, /* Russia in the CIS, as printed */
		{ "-12162", "17289223.5", 1000, 2, "-0.70" },
		{ "0", "5P", 1000, 1, "0.0P" },
		{ "5", "0", 1000, 1, "#" },
		{ "5", "-1E", 1000, 1, "#E" },
		{ "5", "?Q", 1000, 1, "?Q" },
		{ "?", "0", 1000, 1, "?" },
		{ "5", "-", 1000, 1, "-" },
		{ "1", "3", 1000000000, 0, "333333333" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect(mig_rate(value_of(cases[i].events), value_of(cases[i].base), cases[i].per,
				cases[i].digits),
		       cases[i].want);
}

static void
annual_rates(void **state)
{
	static const struct {
		const char *period, *events, *base;
		int digits;
		const char *want;
	} cases[] = {
		{ "2014", "30", "1000", 1, "30.0" },	  /* a year is no estimate */
		{ "2014-Q1", "30", "1000", 1, "120.0E" }, /* four of them */
		{ "2015-01/2015-11", "11P", "1000", 1, "12.0EP" },
		{ "2014-01", "1", "1000", 3, "12.000E" },
		{ "2014-W02", "7", "1000", 3, "365.243E" }, /* 7 x 365.2425 / 7 */
		{ "2013/2014", "30", "1000", 1, "15.0E" },
		{ "2014-Q1", "30", "0", 1, "#E" },
		{ "2014-Q1", "?", "1000", 1, "?E" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_period period = period_of(cases[i].period);

		expect(mig_annual_rate(value_of(cases[i].events), value_of(cases[i].base), &period,
				       1000, cases[i].digits),
		       cases[i].want);
	}
}

static void
mean_populations(void **state)
{
	static const char *const cases[][3] = {
		{ "100", "200", "150" },
		{ "100", "201", "150.5" },
		{ "1.5", "1.7", "1.6" },
		{ "1.5", "1.6", "1.55" },
		{ "17160774", "17417673P", "17289223.5P" },
		{ "100", "?Q", "?Q" },
		{ "-", "5", "-" },
		{ "170141183460469231731687303715884105727", "1", "!" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect(mig_mean_population(value_of(cases[i][0]), value_of(cases[i][1])),
		       cases[i][2]);
}

static void
exponential_growth(void **state)
{
	static const struct {
		const char *x0, *x1;
		double years;
		int digits;
		const char *want;
	} cases[] = {
		{ "100", "110", 1, 4, "9.5310" },    /* ln 1.1 = 0.0953102 */
		{ "100", "200E", 10, 4, "6.9315E" }, /* ln 2 = 0.6931472 */
		{ "200", "100", 10, 4, "-6.9315" },
		{ "5", "5", 3, 2, "0.00" },
		{ "0", "5", 3, 2, "#" },
		{ "5", "0", 3, 2, "#" },
		{ "-5", "-6", 3, 2, "#" },
		{ "5", "6", 0, 2, "#" },
		{ "5", "?", 0, 2, "?" },
		{ "-", "5", 1, 2, "-" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect(mig_exponential_growth(value_of(cases[i].x0), value_of(cases[i].x1),
					      cases[i].years, cases[i].digits),
		       cases[i].want);
}

static void
sexes(void **state)
{
	(void)state;
	/* Refugees in Kazakhstan in 2014: 357 / 283 = 1.2615, 283 / 640 = 0.4422. */
	expect(mig_sex_ratio(value_of("357"), value_of("283"), 2), "126.15");
	expect(mig_percent_female(value_of("357"), value_of("283"), 2), "44.22");
	expect(mig_sex_ratio(value_of("357"), value_of("0"), 2), "#");
	expect(mig_percent_female(value_of("357"), value_of("0"), 2), "0.00");
	expect(mig_percent_female(value_of("0"), value_of("0"), 2), "#");
	expect(mig_percent_female(value_of("?"), value_of("5"), 2), "?");
}

static void
turnover(void **state)
{
	/* 80 stayed, 20 came, 10 left: 90 at the start, 100 at the end, 95 on average. */
	struct mig_value in = value_of("20"), out = value_of("10"), stayed = value_of("80");

	(void)state;
	expect(mig_part_of_two(in, stayed, 2), "20.00");
	expect(mig_part_of_two(out, stayed, 2), "11.11");
	expect(mig_turnover_rate(in, out, stayed, 2), "31.58");	    /* 30 / 95 */
	expect(mig_net_turnover_rate(in, out, stayed, 2), "10.53"); /* 10 / 95 */
	expect(mig_turnover_rate(value_of("0"), value_of("0"), value_of("0"), 2), "#");
}

/* --- what holds for all figures --- */

static struct mig_value
random_count(uint64_t *seed, uint64_t limit)
{
	return mig_value_of((long long)(next_random(seed) % limit));
}

static double
number(struct mig_value value)
{
	assert_int_equal(value.state, MIG_VALUE_KNOWN);
	return mig_decimal_to_double(value.number);
}

/* The net rate is the immigration rate less the emigration rate, each rounded to half a unit. */
static void
net_rate_is_the_difference(void **state)
{
	uint64_t seed = 19;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct mig_value in = random_count(&seed, 100000),
				 out = random_count(&seed, 100000);
		struct mig_value base =
		    mig_value_add(random_count(&seed, 10000000), mig_value_of(1));
		struct mig_value net = mig_rate(mig_net_migration(in, out), base, 1000, 4);
		struct mig_value gap =
		    mig_value_subtract(net, mig_value_subtract(mig_rate(in, base, 1000, 4),
							       mig_rate(out, base, 1000, 4)));

		assert_true(llabs((long long)gap.number.units) <= 1);
	}
}

/* Counting in thousands changes no rate; counting the base alone does, by a thousand. */
static void
rates_have_no_unit(void **state)
{
	uint64_t seed = 23;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct mig_value events = random_count(&seed, 1000000);
		struct mig_value base =
		    mig_value_add(random_count(&seed, 1000000), mig_value_of(1));
		struct mig_value rate = mig_rate(events, base, 1000, 6), thousands;

		events.number.scale = base.number.scale = 3;
		thousands = mig_rate(events, base, 1000, 6);
		assert_int_equal(mig_decimal_compare(rate.number, thousands.number), 0);
		base.number.scale = 0;
		thousands = mig_rate(events, base, 1000000, 6);
		assert_int_equal(mig_decimal_compare(rate.number, thousands.number), 0);
	}
}

/* The shares of the two sexes add to 100; the sex ratio is that of the shares. Two halves of a
 * growth add to the whole. */
static void
identities(void **state)
{
	uint64_t seed = 29;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct mig_value male =
		    mig_value_add(random_count(&seed, 1000000), mig_value_of(1));
		struct mig_value female =
		    mig_value_add(random_count(&seed, 1000000), mig_value_of(1));
		struct mig_value other =
		    mig_value_add(random_count(&seed, 1000000), mig_value_of(1));
		double share = number(mig_percent_female(male, female, 9));
		double whole = number(mig_exponential_growth(male, other, 2, 9));

		assert_true(fabs(share + number(mig_percent_female(female, male, 9)) - 100) < 1e-8);
		if (share > 1)
			assert_true(fabs(number(mig_sex_ratio(male, female, 9)) -
					 100 * (100 - share) / share) < 1e-5);
		assert_true(fabs(number(mig_exponential_growth(male, female, 1, 9)) +
				 number(mig_exponential_growth(female, other, 1, 9)) - 2 * whole) <
			    1e-7);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rates),
		cmocka_unit_test(annual_rates),
		cmocka_unit_test(mean_populations),
		cmocka_unit_test(exponential_growth),
		cmocka_unit_test(sexes),
		cmocka_unit_test(turnover),
		cmocka_unit_test(net_rate_is_the_difference),
		cmocka_unit_test(rates_have_no_unit),
		cmocka_unit_test(identities),
	};

	return cmocka_run_group_tests_name("rate", tests, NULL, NULL);
}

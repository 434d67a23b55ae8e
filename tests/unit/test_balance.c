/* Measures of balances, accounts and rescaled nets: as published, or by hand. */
#include "values.h"

#include "measures/account.h"
#include "measures/balance.h"
#include "measures/rescale.h"

#define MOST "170141183460469231731687303715884105727"

/* UN Manual VI (1970), table 1, United Arab Republic 1960: who was enumerated in a governorate but
 * born elsewhere against who was born there but enumerated elsewhere: a column's total and a row's
 * less the diagonal, as 3273700 - 2079434 = 1194266 and 2321037 - 2079434 = 241603 for Cairo;
 * then 100 x 952663 / 1435869 = 66.347... */
static void
effectiveness_by_governorate(void **state)
{
	static const struct {
		const char *name, *in, *out, *effectiveness;
	} areas[] = {
		{ "Cairo", "1194266", "241603", "66.35" },
		{ "Alexandria", "398054", "100313", "59.74" },
		{ "Port-Said", "73800", "33592", "37.44" },
		{ "Ismailia", "109710", "28781", "58.44" },
		{ "Kalyubia", "91094", "135411", "-19.57" },
		{ "Gharbia", "103843", "238412", "-39.32" },
		{ "Menoufia", "35079", "380747", "-83.13" },
		{ "Giza", "279962", "93051", "50.11" },
		{ "Assyiut", "35544", "187330", "-68.10" },
		{ "Souhag", "34536", "272306", "-77.49" },
		{ "all others", "341421", "985763", "-48.55" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(areas); i++)
		expect(mig_effectiveness(value_of(areas[i].in), value_of(areas[i].out), 2),
		       areas[i].effectiveness);
}

static void
departures_per_arrival(void **state)
{
	(void)state;
	expect(mig_departure_ratio(value_of("40E"), value_of("30"), 2), "0.75E");
	expect(mig_departure_ratio(value_of("0"), value_of("30"), 2), "#");
	expect(mig_departure_ratio(value_of("?Q"), value_of("30"), 2), "?Q");
}

/* Nets with gaps before them ("/"): the cumulated balance of each. */
static void
cumulated(void **state)
{
	static const struct {
		const char *nets;
		bool gap_before_last, partial;
		const char *want;
	} cases[] = {
		{ "5 -7 3", false, false, "5 -2 1" },  { "5P -7 3", false, false, "5P -2P 1P" },
		{ "5 ?Q 3", false, false, "5 ?Q ?Q" }, { "5 ?Q 3", false, true, "5 5U 8U" },
		{ "? 5 3", false, false, "? ? ?" },    { "? 5 3", false, true, "? 5U 8U" },
		{ "5 -7 3", true, false, "5 -2 ?" },   { "5 -7 3", true, true, "5 -2 1U" },
		{ "5 -7 ?L", true, true, "5 -2 -2U" }, { MOST " 1 -1", false, false, MOST " ! !" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value nets[WORDS_MAX], sums[WORDS_MAX], before = mig_value_none();
		size_t count = values_of(cases[i].nets, nets);

		for (size_t j = 0; j < count; j++)
			before = sums[j] = mig_cumulated_balance(
			    before, nets[j], cases[i].gap_before_last && j + 1 == count,
			    cases[i].partial);
		expect_values(sums, count, cases[i].want);
	}
}

static void
nets_by_sign(void **state)
{
	static const struct {
		const char *nets;
		bool partial;
		const char *immigration, *emigration;
	} cases[] = {
		{ "5 -7 3 0", false, "8", "7" },  { "5 3E", false, "8E", "0E" },
		{ "5 -7 ?Q", false, "?Q", "?Q" }, { "5 -7 ?QE", true, "5EU", "7EU" },
		{ "? ?Q", true, "?Q", "?Q" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value nets[WORDS_MAX];
		size_t count = values_of(cases[i].nets, nets);

		expect(mig_net_immigration(nets, count, cases[i].partial), cases[i].immigration);
		expect(mig_net_emigration(nets, count, cases[i].partial), cases[i].emigration);
	}
}

/* Alabama 1960 to 1970 by race and sex, as printed in the documentation of the R package migest
 * (net_vs) after Bogue, Hinze and White (1982); the last two figures of the last row by hand. */
static void
vital_statistics_residuals(void **state)
{
	static const struct {
		const char *births, *start, *end, *deaths, *change, *increase, *net;
	} groups[] = {
		{ "126886", "515483", "483882", "51449", "-31601", "75437", "-107038" },
		{ "131767", "467648", "426452", "58845", "-41196", "72922", "-114118" },
		{ "224034", "1159548", "1298342", "86880", "138794", "137154", "1640" },
		{ "236481", "1124061", "1235489", "123220", "111428", "113261", "-1833" },
		{ "?", "1", "2P", "3", "1P", "?", "?P" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(groups); i++) {
		const struct mig_population_account account = {
			.start = value_of(groups[i].start),
			.end = value_of(groups[i].end),
			.births = value_of(groups[i].births),
			.deaths = value_of(groups[i].deaths),
		};

		expect(mig_population_change(&account), groups[i].change);
		expect(mig_natural_increase(&account), groups[i].increase);
		expect(mig_residual_net(&account), groups[i].net);
	}
}

static void
closure(void **state)
{
	/* 1000 + 50 - 20 + 30 = 1060, so 10 of 1070 are unexplained: 0.9346 %. */
	struct mig_population_account account = { .start = value_of("1000"),
						  .end = value_of("1070E"),
						  .births = value_of("50"),
						  .deaths = value_of("20"),
						  .net = value_of("30P") };

	(void)state;
	expect(mig_error_of_closure(&account), "10EP");
	expect(mig_error_of_closure_percent(&account, 2), "0.93EP");
	expect(mig_net_share_of_change(&account, 2), "42.86EP"); /* 30 of 70 */
	expect(mig_net_to_natural_increase(&account, 2), "1.00P");
	account.end = value_of("1000");
	account.births = value_of("20");
	expect(mig_net_share_of_change(&account, 2), "#P");
	expect(mig_net_to_natural_increase(&account, 2), "#P");
	account.end = value_of("0");
	expect(mig_error_of_closure_percent(&account, 2), "#P");
	account.net = value_of("?");
	expect(mig_error_of_closure(&account), "?");
}

/* UN Manual VI (1970), table 24: Bombay 1941 to 1951 by age, net_forward as printed; its totals,
 * but for a misprint in the first, are 1502633 and 562043. */
static void
survival_ratios(void **state)
{
	static const char *const ages[][4] = {
		{ "77135", ".9087", "132870", "62777" },  { "85434", ".9573", "170227", "88441" },
		{ "79185", ".9471", "263971", "188975" }, { "82603", ".9308", "253964", "177077" },
		{ "126247", ".9223", "195373", "78935" }, { "155344", ".9161", "151259", "8948" },
		{ "138843", ".9047", "118383", "-7228" }, { "109356", ".885", "76421", "-20359" },
		{ "81626", ".8548", "65897", "-3877" },	  { "47062", ".8122", "32265", "-5959" },
		{ "36908", ".7535", "22248", "-5562" },	  { "15134", ".6726", "9655", "-524" },
		{ "25094", ".3866", "10100", "399" },
	};
	struct mig_value total = mig_value_of(0), p0 = value_of("77135");
	struct mig_value p1 = value_of("132870"), s = value_of(".9087");

	(void)state;
	for (size_t i = 0; i < COUNT(ages); i++) {
		struct mig_value net = mig_net_forward(value_of(ages[i][0]), value_of(ages[i][2]),
						       value_of(ages[i][1]), 0);

		expect(net, ages[i][3]);
		total = mig_value_add(total, net);
	}
	expect(total, "562043");
	expect(mig_net_reverse(p0, p1, s, 0), "69085");
	expect(mig_net_average(p0, p1, s, 0), "65931");
	for (size_t i = 0; i < 2; i++) {
		s = value_of(i ? "-0.5" : "0");
		expect(mig_net_forward(p0, p1, s, 0), "#");
		expect(mig_net_reverse(p0, p1, s, 0), "#");
		expect(mig_net_average(p0, p1, s, 0), "#");
	}
	expect(mig_net_forward(p0, p1, value_of("?Q"), 0), "?Q");
	expect(mig_net_average(p0, value_of("?"), value_of("0"), 0), "?");
	expect(mig_net_forward(value_of(MOST), p1, value_of("2"), 0), "!");
}

static void
stocks_and_cases(void **state)
{
	/* 1000 + 120 - 80 + 15 - 5 - 30 = 1020; 1010 were counted. */
	struct mig_stock_account stock = { .start = value_of("1000"),
					   .end = value_of("1010P"),
					   .immigration = value_of("120"),
					   .emigration = value_of("80"),
					   .births = value_of("15"),
					   .deaths = value_of("5"),
					   .naturalised = value_of("30E") };
	/* 50 + 40 + 2 - 60 - 5 = 27; 28 are pending. */
	struct mig_case_account cases = { .start = value_of("50"),
					  .end = value_of("28"),
					  .lodged = value_of("40"),
					  .decided = value_of("60"),
					  .withdrawn = value_of("5"),
					  .reopened = value_of("2") };

	(void)state;
	expect(mig_expected_stock(&stock), "1020E");
	expect(mig_stock_adjustment(&stock), "-10EP");
	stock.births = value_of("?");
	expect(mig_stock_adjustment(&stock), "?EP");
	expect(mig_expected_pending(&cases), "27");
	expect(mig_pending_residual(&cases), "1");
	/* 7300 arrivals that stay 10 days each: 73000 days, 200 people at any time of a year. */
	expect(mig_mean_present(value_of("7300"), value_of("10"), 365, 0), "200");
	expect(mig_mean_present(value_of("7300"), value_of("10.5"), 365, 1), "210.0");
	expect(mig_mean_present(value_of("7300"), value_of("?"), 365, 1), "?");
	expect(mig_mean_present(value_of("7300"), value_of("10"), 0, 1), "#");
}

/* The first two as the documentation of the R package migest (rescale_net) prints them, after
 * Abel (2018): 170 and 235 become 202.5 each, or 202 in whole persons. There -172.3404255 stands
 * as -172.340426, which makes a sum of -0.000001: here the two larger remainders are rounded up. */
static void
rescaled_nets(void **state)
{
	static const struct {
		const char *nets;
		int digits;
		bool partial;
		const char *want;
	} cases[] = {
		{ "-200 -30 -5 0 10 20 60 80", 0, false, "-172 -26 -4 0 12 24 71 95" },
		{ "-200 -30 -5 0 10 20 60 80", 6, false,
		  "-172.340425 -25.851064 -4.308511 0.000000 11.911765 23.823529 71.470588 "
		  "95.294118" },
		{ "3 -3", 0, false, "3 -3" },
		{ "0 0P", 0, false, "0P 0P" },
		{ "1 1 -1", 0, false, "1 0 -1" }, /* 1.5, cut to 1; of two halves the first */
		{ "1 1 -1", 1, false, "0.8 0.7 -1.5" },
		{ "10E -30", 0, false, "20E -20E" },
		{ "10 -30 ?Q", 0, false, "?Q ?Q ?Q" },
		{ "10 -30 ?Q", 0, true, "20U -20U ?Q" },
		{ MOST " -1", 0, false, "! !" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mig_value nets[WORDS_MAX], rescaled[WORDS_MAX];
		size_t count = values_of(cases[i].nets, nets);

		assert_int_equal(
		    mig_rescale_nets(nets, count, cases[i].digits, cases[i].partial, rescaled),
		    MIG_RESCALED);
		expect_values(rescaled, count, cases[i].want);
	}
}

static void
one_sign_is_not_rescaled(void **state)
{
	static const char *const cases[] = { "1 2 0", "-1", "-5 0 -3" };
	struct mig_value nets[WORDS_MAX], rescaled[WORDS_MAX];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t count = values_of(cases[i], nets);

		assert_int_equal(mig_rescale_nets(nets, count, 0, false, rescaled),
				 MIG_RESCALE_ONE_SIGN);
	}
}

/* --- what holds for all figures --- */

static struct mig_value
random_net(uint64_t *seed, long long limit)
{
	return mig_value_of((long long)(next_random(seed) % (uint64_t)(2 * limit + 1)) - limit);
}

static int
sign_of(struct mig_value value)
{
	return mig_decimal_sign(value.number);
}

/* They sum to zero, to the last place; no sign changes; each is nearer than a unit to its share of
 * the common size; and rescaling again changes nothing. */
static void
rescaled_nets_sum_to_zero(void **state)
{
	uint64_t seed = 9;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		size_t count = next_random(&seed) % 12 + 2;
		int digits = (int)(next_random(&seed) % 3);
		struct mig_value nets[14], once[14], twice[14], sum = mig_value_of(0);

		for (size_t i = 0; i < count; i++)
			nets[i] = random_net(&seed, round % 2 ? 5 : 100000);
		if (mig_rescale_nets(nets, count, digits, false, once) == MIG_RESCALE_ONE_SIGN)
			continue;
		for (size_t i = 0; i < count; i++) {
			sum = mig_value_add(sum, once[i]);
			assert_true(sign_of(nets[i]) * sign_of(once[i]) >= 0);
		}
		assert_int_equal(sign_of(sum), 0);
		if (mig_rescale_nets(once, count, digits, false, twice) == MIG_RESCALED)
			for (size_t i = 0; i < count; i++)
				assert_int_equal(
				    mig_decimal_compare(once[i].number, twice[i].number), 0);
	}
}

/* NI - NE is the sum of the nets; the cumulated balance of the last is too. */
static void
sums_of_nets_agree(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		size_t count = next_random(&seed) % 12 + 1;
		struct mig_value nets[12], sum = mig_value_of(0), cumulated_net = mig_value_none();
		struct mig_value difference;

		for (size_t i = 0; i < count; i++) {
			nets[i] = random_net(&seed, 1000);
			sum = mig_value_add(sum, nets[i]);
			cumulated_net = mig_cumulated_balance(cumulated_net, nets[i], false, false);
		}
		difference = mig_value_subtract(mig_net_immigration(nets, count, false),
						mig_net_emigration(nets, count, false));
		assert_int_equal(mig_decimal_compare(difference.number, sum.number), 0);
		assert_int_equal(mig_decimal_compare(cumulated_net.number, sum.number), 0);
	}
}

/* The error of closure is the residual less the net; with the residual as the net it is 0; in
 * units of a thousandth of a person it is a thousand times as large. */
static void
accounts_close(void **state)
{
	uint64_t seed = 13;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct mig_value figures[5];
		struct mig_population_account account;
		struct mig_value error, half;

		for (size_t i = 0; i < COUNT(figures); i++)
			figures[i] = random_net(&seed, 1000000);
		account = (struct mig_population_account){ figures[0], figures[1], figures[2],
							   figures[3], figures[4] };
		error = mig_error_of_closure(&account);
		account.net = mig_residual_net(&account);
		assert_int_equal(sign_of(mig_error_of_closure(&account)), 0);
		account.net = mig_value_add(account.net, error);
		half = mig_error_of_closure(&account);
		assert_int_equal(sign_of(mig_value_add(half, error)), 0);
	}
}

/* The average lies half way between forward and reverse, but for the rounding of the three. */
static void
average_is_between(void **state)
{
	uint64_t seed = 17;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct mig_value p0 = mig_value_of((long long)(next_random(&seed) % 1000000));
		struct mig_value p1 = mig_value_of((long long)(next_random(&seed) % 1000000));
		struct mig_value s = mig_value_of((long long)(next_random(&seed) % 9999) + 1);
		double forward, reverse, average;

		s.number.scale = 4;
		forward = mig_decimal_to_double(mig_net_forward(p0, p1, s, 6).number);
		reverse = mig_decimal_to_double(mig_net_reverse(p0, p1, s, 6).number);
		average = mig_decimal_to_double(mig_net_average(p0, p1, s, 6).number);
		assert_true(average - (forward + reverse) / 2 < 1e-5);
		assert_true((forward + reverse) / 2 - average < 1e-5);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(effectiveness_by_governorate),
		cmocka_unit_test(departures_per_arrival),
		cmocka_unit_test(cumulated),
		cmocka_unit_test(nets_by_sign),
		cmocka_unit_test(vital_statistics_residuals),
		cmocka_unit_test(closure),
		cmocka_unit_test(survival_ratios),
		cmocka_unit_test(stocks_and_cases),
		cmocka_unit_test(rescaled_nets),
		cmocka_unit_test(one_sign_is_not_rescaled),
		cmocka_unit_test(rescaled_nets_sum_to_zero),
		cmocka_unit_test(sums_of_nets_agree),
		cmocka_unit_test(accounts_close),
		cmocka_unit_test(average_is_between),
	};

	return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}

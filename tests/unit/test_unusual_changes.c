/* Ratios and shares of changes, and changes that are unlike the others: by hand, as published, or
 * as R says; and on generated tables what must hold of all. */
#include "values.h"

#include <math.h>

#include "measures/change.h"
#include "measures/outlier.h"

/* The contributions of all parts are the relative change of the total, and their shares of its
 * change are 100. */
static void
check_contributions_add_up(void **state)
{
	uint64_t seed = 13;

	(void)state;
	for (size_t round = 0; round < 500; round++) {
		struct mig_value parts[2][9], totals[2] = { mig_value_of(0), mig_value_of(0) };
		struct mig_value sum = mig_value_of(0), shares = sum;

		for (size_t i = 0; i < 18; i++) {
			parts[i % 2][i / 2] =
			    mig_value_of((long long)(next_random(&seed) % 100000) + 1);
			totals[i % 2] = mig_value_add(totals[i % 2], parts[i % 2][i / 2]);
		}
		for (size_t i = 0; i < 9; i++) {
			sum = mig_value_add(
			    sum, mig_contribution(parts[0][i], parts[1][i], totals[0], 18));
			shares =
			    mig_value_add(shares, mig_difference_share(parts[0][i], parts[1][i],
								       totals[0], totals[1], 18));
		}
		sum = mig_value_subtract(sum, mig_change_percent(totals[0], totals[1], 18));
		assert_true(near_zero(sum, 10, 18));
		if (shares.state == MIG_VALUE_KNOWN)
			assert_true(
			    near_zero(mig_value_subtract(shares, mig_value_of(100)), 10, 18));
	}
}

/* ln 2 = 0.693147; a log difference turns its sign with its figures. */
static void
check_ratios(void **state)
{
	(void)state;
	expect(mig_ratio(value_of("8"), value_of("2P"), 2), "0.25P");
	expect(mig_ratio(value_of("0"), value_of("2"), 2), "#");
	expect(mig_ratio(value_of("-8"), value_of("2"), 2), "#");
	expect(mig_ratio(value_of("-8"), value_of("-2"), 2), "0.25");
	expect(mig_ratio(value_of("?Q"), value_of("2"), 2), "?Q");
	expect(mig_log_difference(value_of("5"), value_of("10"), 4), "69.3147");
	expect(mig_log_difference(value_of("10"), value_of("5"), 4), "-69.3147");
	expect(mig_log_difference(value_of("0"), value_of("5"), 4), "#");
	expect(mig_log_difference(value_of("-5"), value_of("-5"), 4), "#");
	expect(mig_log_difference(value_of("?L"), value_of("5E"), 4), "?EL");
	/* Das Gupta's difference of rates: 19.4 - 10.8 to 23.7 - 9.5, 4.3 and 1.3 of 5.6 */
	expect(mig_difference_share(value_of("19.4"), value_of("23.7"), value_of("8.6"),
				    value_of("14.2"), 2),
	       "76.79");
	expect(mig_difference_share(value_of("-10.8"), value_of("-9.5"), value_of("8.6"),
				    value_of("14.2"), 2),
	       "23.21");
	expect(mig_difference_share(value_of("1"), value_of("2"), value_of("5"), value_of("5"), 2),
	       "#");
	expect(mig_value_multiply(value_of("-1.5P"), value_of("0.20E")), "-0.300EP");
	expect(mig_value_multiply(value_of("?"), value_of("2")), "?");
}

/* The units of tests/cases/mig-compare/outliers, whose numbers are R's. */
static const long long before[] = { 100, 200, 50, 1000, 30, 70, 400 };
static const long long after[] = { 110, 210, 53, 1100, 90, 71, 100 };

enum { UNITS = COUNT(before) };

static void
check_outliers(void **state)
{
	const struct mig_outlier_parameters usual = { 0.5, 0.05, 4 };
	static const double effects[] = { 0.3957769238,	 -0.1380131119, 0,    1.2515565247,
					  17.3626943228, -0.3797701306, -64.8 };
	struct mig_outlier units[UNITS + 2];

	(void)state;
	for (size_t i = 0; i < UNITS; i++)
		units[i] = (struct mig_outlier){ .x = { mig_value_of(before[i]),
							mig_value_of(after[i]) } };
	units[UNITS] = (struct mig_outlier){ .x = { mig_value_of(0), mig_value_of(5) } };
	units[UNITS + 1] = (struct mig_outlier){ .x = { mig_value_of(7), mig_value_missing() } };
	assert_true(mig_find_outliers(&usual, units, UNITS + 2));
	for (size_t i = 0; i < UNITS; i++) {
		assert_true(units[i].used);
		assert_true(fabs(units[i].effect - effects[i]) < 1e-9);
		assert_true(fabs(units[i].lower + 1.035566485) < 1e-9);
		assert_true(fabs(units[i].upper - 3.294666897) < 1e-9);
		assert_int_equal(units[i].outlier, i == 4 || i == 6);
	}
	assert_false(units[UNITS].used || units[UNITS + 1].used);
	assert_true(mig_find_outliers(&usual, units, 0));
	assert_true(mig_find_outliers(&usual, units, 1));
	assert_true(!units[0].outlier && units[0].effect == 0);
	assert_true(mig_find_outliers(&usual, units + UNITS, 2));
}

static void
set_units(struct mig_outlier *units, const struct mig_outlier *other, size_t count, long times0,
	  long times1)
{
	for (size_t i = 0; i < count; i++) {
		units[i] = other[i];
		units[i].x[0] = mig_value_multiply(other[i].x[0], mig_value_of(times0));
		units[i].x[1] = mig_value_multiply(other[i].x[1], mig_value_of(times1));
	}
}

static void
want_same_verdicts(const struct mig_outlier_parameters *parameters, const struct mig_outlier *first,
		   struct mig_outlier *second, size_t count)
{
	assert_true(mig_find_outliers(parameters, second, count));
	for (size_t i = 0; i < count; i++)
		assert_int_equal(first[i].outlier, second[i].outlier);
}

/* Whether all figures are in persons or in tens changes no verdict; nor does the unit of one
 * period, if size does not count; nor does the direction of time, for an odd number of units. */
static void
check_outliers_scale(void **state)
{
	enum { MOST = 41 };
	struct mig_outlier units[MOST], scaled[MOST];
	uint64_t seed = 17;
	size_t found = 0;

	(void)state;
	for (size_t round = 0; round < 300; round++) {
		const struct mig_outlier_parameters sized = { 0.4, 0.05, 3 },
						    plain = { 0, 0.05, 3 };

		for (size_t i = 0; i < MOST; i++) {
			long long x0 = 100 + (long long)(next_random(&seed) % 10000);
			long long x1 = x0 * (90 + (long long)(next_random(&seed) % 20)) / 100;

			if (i % 13 == 5)
				x1 = x1 * 3 + (long long)(next_random(&seed) % 50);
			units[i] =
			    (struct mig_outlier){ .x = { mig_value_of(x0), mig_value_of(x1) } };
		}
		assert_true(mig_find_outliers(&sized, units, MOST));
		for (size_t i = 0; i < MOST; i++)
			found += units[i].outlier;
		set_units(scaled, units, MOST, 7, 7);
		want_same_verdicts(&sized, units, scaled, MOST);
		set_units(scaled, units, MOST, 1, 1);
		for (size_t i = 0; i < MOST; i++) {
			scaled[i].x[0] = units[i].x[1];
			scaled[i].x[1] = units[i].x[0];
		}
		want_same_verdicts(&sized, units, scaled, MOST);
		assert_true(mig_find_outliers(&plain, units, MOST));
		set_units(scaled, units, MOST, 1, 12);
		want_same_verdicts(&plain, units, scaled, MOST);
	}
	assert_true(found > 100);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_contributions_add_up),
		cmocka_unit_test(check_ratios),
		cmocka_unit_test(check_outliers),
		cmocka_unit_test(check_outliers_scale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

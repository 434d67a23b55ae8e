/* Indices of concentration and segregation: by hand, and what holds of every table. The published
 * ones stand in tests/cases/mig-share. */
#include "values.h"

#include <math.h>

#include "measures/concentration.h"
#include "measures/lorenz.h"
#include "measures/segregation.h"

enum { MEMBERS_MAX = WORDS_MAX };

typedef struct mig_value index_function(const struct mig_distribution *distribution, int digits);

static struct mig_value
top_2(const struct mig_distribution *distribution, int digits)
{
	return mig_top_share(distribution, 2, digits);
}

#define ZEROS_18 "000000000000000000"

static const struct row {
	const char *what;
	index_function *index;
	const char *x, *y; /* y NULL: 1 each */
	int digits;
	const char *want;
	bool partial;
} rows[] = {
	{ "9/16 + 1/16", mig_hhi, "3 1", NULL, 4, "0.6250", false },
	{ "decimals are no other shares", mig_hhi, "0.3 0.10", NULL, 4, "0.6250", false },
	{ "one member", mig_hhi, "7", NULL, 4, "1.0000", false },
	{ "nothing", mig_hhi, "0 0", NULL, 4, "#", false },
	{ "a missing member", mig_hhi, "3P ?Q 1", NULL, 4, "?PQ", false },
	{ "a missing member left out", mig_hhi, "3P ?Q 1", NULL, 4, "0.6250PU", true },
	{ "all are missing", mig_hhi, "?Q ?", NULL, 4, "?Q", true },
	{ "(5/8 - 1/2) / (1/2)", mig_hhi_normalised, "3 1", NULL, 4, "0.2500", false },
	{ "normalised of one", mig_hhi_normalised, "7", NULL, 4, "#", false },
	{ "16 / 10", mig_equivalent_number, "3 1", NULL, 2, "1.60", false },
	{ "four equal", mig_equivalent_number, "5 5 5 5", NULL, 2, "4.00", false },
	{ "1 - 5/8", mig_fractionalisation, "3 1", NULL, 4, "0.3750", false },
	{ "two halves are poles", mig_polarisation, "4 4", NULL, 4, "1.0000", false },
	{ "4 (9/16 x 1/4 + 1/16 x 3/4)", mig_polarisation, "3 1", NULL, 4, "0.7500", false },
	{ "4 x 3 x 1/9 x 2/3", mig_polarisation, "1 1 1", NULL, 4, "0.8889", false },
	/* 4 million million: the cube leaves 128 bits, so it is computed in double */
	{ "polarisation of billions", mig_polarisation, "3000000000000 1000000000000", NULL, 4,
	  "0.7500", false },
	{ "a zero adds nothing", mig_entropy, "1 0 1", NULL, 6, "0.693147", false },
	{ "but it is a member", mig_evenness, "1 0 1", NULL, 6, "0.630930", false }, /* ln2/ln3 */
	{ "evenness of one", mig_evenness, "7", NULL, 4, "#", false },
	{ "ln 3 - ln 2", mig_theil_t, "1 0 1", NULL, 6, "0.405465", false },
	{ "the logarithm of 1 / 0", mig_theil_l, "1 0 1", NULL, 6, "#", false },
	{ "2 / (2 x 4)", mig_gini, "3 1", NULL, 4, "0.2500", false },
	{ "all equal", mig_gini, "2 2 2", NULL, 4, "0.0000", false },
	{ "one has all of five", mig_gini, "0 0 0 0 9", NULL, 4, "0.8000", false },
	{ "which is the most", mig_gini_corrected, "0 0 0 0 9", NULL, 4, "1.0000", false },
	{ "one member is equal to itself", mig_gini, "7", NULL, 4, "0.0000", false },
	{ "but cannot be corrected", mig_gini_corrected, "7", NULL, 4, "#", false },
	{ "1 / (2 (3/4 + 2/4) - 1)", mig_rosenbluth, "1 3", NULL, 4, "0.6667", false },
	{ "80 of 100", top_2, "50 20 30", NULL, 1, "80.0", false },
	{ "no more than two", top_2, "50 20", NULL, 1, "100.0", false },
	/* (3/10 - 5/10)^2 + (7/10 - 5/10)^2 = 0.08; 1 + 1 = 2; nothing */
	{ "distance of structures", mig_structure_distance, "3 7", "1 1", 4, "0.2828", false },
	{ "distance of what is disjoint", mig_structure_distance, "1 0", "0 1P", 4, "1.4142P",
	  false },
	{ "distance of what is alike", mig_structure_distance, "1 2", "10 20", 4, "0.0000", false },
	{ "both halves", mig_dissimilarity, "1 1", "1 1", 4, "0.0000", false },
	{ "a total of 0", mig_dissimilarity, "1 1", "0 0", 4, "#", false },
	{ "a missing other side", mig_dissimilarity, "1E 1", "1 ?L", 4, "?EL", false },
	{ "left out on both sides", mig_dissimilarity, "3 7 1", "1 ?L 1", 4, "0.2500U", true },
	{ "half of 2 - 1 and 0.5 - 0", mig_dissimilarity, "2 0", "1.0 1.0", 4, "0.5000", false },
	{ "a member with nobody", mig_isolation, "1 0 1", "1 0 1", 4, "0.5000", false },
	{ "no persons apart", mig_correlation_ratio, "3 1", "3 1", 4, "0.0000", false },
	{ "persons wholly apart", mig_correlation_ratio, "3 0", "0 1", 4, "1.0000", false },
	{ "no information", mig_information_index, "3 1", "6 2", 4, "0.0000", false },
	{ "all information", mig_information_index, "3 0", "0 1", 4, "1.0000", false },
	/* the integers are too large: 3, 1 parts of 10^18 in units of 10^-3 */
	{ "in double", mig_gini, "3" ZEROS_18 ".000 1" ZEROS_18 ".000", NULL, 4, "0.2500", false },
	{ "a sum that does not fit", mig_hhi,
	  "170141183460469231731687303715884105727 170141183460469231731687303715884105727", NULL,
	  4, "!", false },
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_value x[MEMBERS_MAX], y[MEMBERS_MAX];
	struct mig_distribution distribution;
	size_t count = values_of(row->x, x);

	if (row->y)
		assert_int_equal(values_of(row->y, y), count);
	assert_true(
	    mig_distribution_make(x, row->y ? y : NULL, count, row->partial, &distribution));
	expect(row->index(&distribution, row->digits), row->want);
	mig_distribution_free(&distribution);
}

static void
location_quotients(void **state)
{
	static const char *const quotients[][5] = {
		/* x, X, y, Y: (1/4) / (2/4), (3/4) / (2/4) */
		{ "1", "4", "2", "4", "0.5000" },
		{ "3", "4", "2", "4", "1.5000" },
		{ "0", "4", "2", "4", "0.0000" },
		{ "0", "4", "0", "4", "#" },
		{ "0P", "0", "2", "4", "#P" },
		{ "1", "4", "?Q", "4", "?Q" },
		/* 2/4 to 1/4, in numbers whose products leave 128 bits */
		{ "2" ZEROS_18 "0000", "4" ZEROS_18 "0000", "1" ZEROS_18, "4" ZEROS_18, "2.0000" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(quotients); i++)
		expect(mig_location_quotient(value_of(quotients[i][0]), value_of(quotients[i][1]),
					     value_of(quotients[i][2]), value_of(quotients[i][3]),
					     4),
		       quotients[i][4]);
}

static void
share_differences(void **state)
{
	static const char *const differences[][5] = {
		/* x, X, y, Y: 100 (1/4 - 2/4), 100 (3/4 - 2/4), 100 (1/3 - 1/6) = 16.666... */
		{ "1", "4", "2", "4", "-25.00" },
		{ "3", "4", "2", "4", "25.00" },
		{ "1", "3", "1E", "6", "16.67E" },
		{ "0", "4", "0", "4", "0.00" },
		{ "1", "4", "2", "0", "#" },
		{ "1", "4", "?Q", "4", "?Q" },
		/* 2/4 - 1/4, in numbers whose products leave 128 bits */
		{ "2" ZEROS_18 "0000", "4" ZEROS_18 "0000", "1" ZEROS_18, "4" ZEROS_18, "25.00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(differences); i++)
		expect(mig_share_difference(
			   value_of(differences[i][0]), value_of(differences[i][1]),
			   value_of(differences[i][2]), value_of(differences[i][3]), 2),
		       differences[i][4]);
}

/* --- what holds of every table --- */

enum { TABLES = 400, DIGITS = 12 };
static const double NEARLY = 3e-12; /* roundings of three figures to 12 digits */

/* Two groups over some members, generated. */
struct table {
	struct mig_value x[2 * MEMBERS_MAX], y[2 * MEMBERS_MAX];
	size_t count;
};

/* Some figures are 0, some equal, some have digits behind the point; no sum is 0. */
static struct table
generate(uint64_t *seed)
{
	static const uint64_t ranges[] = { 2, 10, 1000, 100000000 };
	uint64_t range = ranges[next_random(seed) % COUNT(ranges)];
	int scale = (int)(next_random(seed) % 3);
	struct table table = { .count = 2 + next_random(seed) % (MEMBERS_MAX - 1) };

	for (size_t i = 0; i < table.count; i++) {
		table.x[i] = mig_value_of((long long)(next_random(seed) % range) + (i == 0));
		table.y[i] = mig_value_of((long long)(next_random(seed) % range) + (i == 1));
		table.x[i].number.scale = scale;
	}
	return table;
}

/* An index as a double; NaN where it is undefined. */
static double
number_of(index_function *index, const struct mig_value *x, const struct mig_value *y, size_t count)
{
	struct mig_distribution distribution;
	struct mig_value value;
	double number = NAN;

	assert_true(mig_distribution_make(x, y, count, false, &distribution));
	value = index(&distribution, DIGITS);
	if (value.state == MIG_VALUE_KNOWN)
		number = mig_decimal_to_double(value.number);
	mig_distribution_free(&distribution);
	return number;
}

static void
assert_near(double a, double b)
{
	if (!(fabs(a - b) <= NEARLY) && !(isnan(a) && isnan(b)))
		fail_msg("%.14f is not %.14f", a, b);
}

static index_function *const of_one[] = {
	mig_hhi,
	mig_hhi_normalised,
	mig_equivalent_number,
	mig_fractionalisation,
	mig_polarisation,
	mig_entropy,
	mig_evenness,
	mig_effective_number,
	mig_theil_t,
	mig_theil_l,
	mig_gini,
	mig_gini_corrected,
	mig_rosenbluth,
	top_2,
	mig_dissimilarity,
};

static index_function *const of_two[] = {
	mig_dissimilarity,     mig_gini,
	mig_isolation,	       mig_exposure,
	mig_isolation_against, mig_exposure_against,
	mig_correlation_ratio, mig_information_index,
};

/* Against the definition, in shares. */
static void
squares_of_shares(const struct table *table)
{
	double sum = 0, squares = 0, hhi = number_of(mig_hhi, table->x, NULL, table->count);

	for (size_t i = 0; i < table->count; i++)
		sum += mig_decimal_to_double(table->x[i].number);
	for (size_t i = 0; i < table->count; i++) {
		double p = mig_decimal_to_double(table->x[i].number) / sum;

		squares += p * p;
	}
	assert_near(hhi, squares);
	assert_near(1 - hhi, number_of(mig_fractionalisation, table->x, NULL, table->count));
	assert_near(log((double)table->count) -
			number_of(mig_entropy, table->x, NULL, table->count),
		    number_of(mig_theil_t, table->x, NULL, table->count));
}

/* Seven times as many people, in another order, are as concentrated, to the last digit. */
static void
neither_scale_nor_order(const struct table *table)
{
	struct mig_value x[MEMBERS_MAX], y[MEMBERS_MAX];
	size_t last = table->count - 1;

	for (size_t i = 0; i < table->count; i++) {
		x[last - i] = table->x[i];
		x[last - i].number.units *= 7;
		y[last - i] = table->y[i];
		y[last - i].number.units *= 7;
	}
	for (size_t i = 0; i < COUNT(of_one); i++)
		assert_near(number_of(of_one[i], table->x, NULL, table->count),
			    number_of(of_one[i], x, NULL, table->count));
	for (size_t i = 0; i < COUNT(of_two); i++)
		assert_near(number_of(of_two[i], table->x, table->y, table->count),
			    number_of(of_two[i], x, y, table->count));
}

/* The ways with integers and in double agree. */
static void
exact_or_not(const struct table *table)
{
	struct mig_value x[MEMBERS_MAX], y[MEMBERS_MAX];
	struct mig_distribution distribution;
	mig_int128 factor = (mig_int128)1000000000 * 1000000000 * 100;

	for (size_t i = 0; i < table->count; i++) {
		x[i] = table->x[i];
		x[i].number.units *= factor;
		y[i] = table->y[i];
		y[i].number.units *= factor;
	}
	assert_true(mig_distribution_make(x, y, table->count, false, &distribution));
	assert_false(distribution.exact);
	mig_distribution_free(&distribution);
	for (size_t i = 0; i < COUNT(of_one); i++)
		assert_near(number_of(of_one[i], table->x, NULL, table->count),
			    number_of(of_one[i], x, NULL, table->count));
	for (size_t i = 0; i < COUNT(of_two); i++)
		assert_near(number_of(of_two[i], table->x, table->y, table->count),
			    number_of(of_two[i], x, y, table->count));
}

/* Every member twice: as unequal, half as concentrated. */
static void
replication(const struct table *table)
{
	static index_function *const same[] = { mig_gini, mig_theil_t, mig_theil_l,
						mig_dissimilarity };
	struct mig_value x[2 * MEMBERS_MAX];

	for (size_t i = 0; i < table->count; i++)
		x[i] = x[i + table->count] = table->x[i];
	for (size_t i = 0; i < COUNT(same); i++)
		assert_near(number_of(same[i], table->x, NULL, table->count),
			    number_of(same[i], x, NULL, 2 * table->count));
	assert_near(number_of(mig_hhi, table->x, NULL, table->count),
		    2 * number_of(mig_hhi, x, NULL, 2 * table->count));
}

static void
order_of_indices(const struct table *table)
{
	double k = (double)table->count, hhi = number_of(mig_hhi, table->x, NULL, table->count);
	double equal = number_of(mig_equivalent_number, table->x, NULL, table->count);
	double effective = number_of(mig_effective_number, table->x, NULL, table->count);
	double apart = number_of(mig_dissimilarity, table->x, table->y, table->count);
	double gini = number_of(mig_gini, table->x, table->y, table->count);

	assert_true(hhi >= 1 / k - NEARLY && hhi <= 1);
	assert_true(equal <= effective + NEARLY && effective <= k + NEARLY);
	assert_true(apart >= 0 && apart <= gini + NEARLY && gini <= 1);
	assert_true(number_of(mig_rosenbluth, table->x, NULL, table->count) >= 1 / k - NEARLY);
	/* 1 / (2 sum i p - 1) = 1 / (k (1 - gini)) */
	assert_near(number_of(mig_rosenbluth, table->x, NULL, table->count) *
			(1 - number_of(mig_gini, table->x, NULL, table->count)),
		    1 / k);
}

/* Neither group comes first, and what they are not apart in is shared. */
static void
two_groups(const struct table *table)
{
	struct mig_value tenfold[MEMBERS_MAX], x[MEMBERS_MAX], y[MEMBERS_MAX];
	const struct mig_value nobody = mig_value_of(0);

	assert_near(number_of(mig_dissimilarity, table->x, table->y, table->count),
		    number_of(mig_dissimilarity, table->y, table->x, table->count));
	assert_near(number_of(mig_gini, table->x, table->y, table->count),
		    number_of(mig_gini, table->y, table->x, table->count));
	assert_near(number_of(mig_isolation, table->x, table->y, table->count) +
			number_of(mig_exposure, table->x, table->y, table->count),
		    1);
	assert_near(number_of(mig_isolation_against, table->x, table->y, table->count),
		    number_of(mig_isolation, table->y, table->x, table->count));
	assert_near(number_of(mig_exposure_against, table->x, table->y, table->count),
		    number_of(mig_exposure, table->y, table->x, table->count));
	for (size_t i = 0; i < table->count; i++) {
		tenfold[i] = table->x[i];
		tenfold[i].number.units *= 10;
		x[i] = i % 2 ? nobody : table->x[i];
		y[i] = i % 2 ? table->y[i] : nobody;
	}
	assert_near(number_of(mig_dissimilarity, table->x, tenfold, table->count), 0);
	assert_near(number_of(mig_gini, table->x, tenfold, table->count), 0);
	assert_near(number_of(mig_dissimilarity, x, y, table->count), 1);
	assert_near(number_of(mig_gini, x, y, table->count), 1);
}

/* From (0, 0) to (100, 100), never down and ever steeper; the area beside it is the Gini. */
static void
lorenz_curve(const struct table *table)
{
	struct mig_distribution distribution;
	struct mig_lorenz curve = { .distribution = &distribution };
	double before_x = 0, before_y = 0, slope = 0, area = 0;

	assert_true(mig_distribution_make(table->x, table->y, table->count, false, &distribution));
	expect(mig_lorenz_units(&curve, 1), "0.0");
	expect(mig_lorenz_share(&curve, 1), "0.0");
	while (mig_lorenz_next(&curve)) {
		double x = mig_decimal_to_double(mig_lorenz_share(&curve, DIGITS).number);
		double y = mig_decimal_to_double(mig_lorenz_units(&curve, DIGITS).number);

		assert_true(x >= before_x && y >= before_y);
		assert_true(x - before_x >= slope * (y - before_y) - 1e-9);
		if (y > before_y)
			slope = (x - before_x) / (y - before_y);
		area += (y - before_y) * (x + before_x);
		before_x = x;
		before_y = y;
	}
	assert_int_equal(curve.point, table->count);
	assert_near(before_x, 100);
	assert_near(before_y, 100);
	assert_true(fabs(1 - area / 10000 -
			 mig_decimal_to_double(mig_gini(&distribution, DIGITS).number)) < 1e-10);
	mig_distribution_free(&distribution);
}

static const struct property {
	const char *what;
	void (*check)(const struct table *table);
} properties[] = {
	{ "HHI is the sum of squared shares", squares_of_shares },
	{ "neither scale nor order matters", neither_scale_nor_order },
	{ "exact and in double", exact_or_not },
	{ "replication", replication },
	{ "bounds and order of the indices", order_of_indices },
	{ "two groups", two_groups },
	{ "the Lorenz curve", lorenz_curve },
};

static void
check_property(void **state)
{
	const struct property *property = *state;
	uint64_t seed = 88172645463325252;

	for (int i = 0; i < TABLES; i++) {
		const struct table table = generate(&seed);

		property->check(&table);
	}
}

int
main(void)
{
	static const struct CMUnitTest others[] = { cmocka_unit_test(location_quotients),
						    cmocka_unit_test(share_differences) };
	static struct CMUnitTest tests[COUNT(rows) + COUNT(properties) + COUNT(others)];
	size_t count = 0;

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[count++] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	for (size_t i = 0; i < COUNT(properties); i++)
		tests[count++] = (struct CMUnitTest){ properties[i].what, check_property, NULL,
						      NULL, (void *)&properties[i] };
	memcpy(tests + count, others, sizeof others);
	return cmocka_run_group_tests_name("concentration", tests, NULL, NULL);
}

/* Shift-share components and the effects of factors: as published, by hand, and on generated
 * tables what must hold of all. */
#include "values.h"

#include "measures/change.h"
#include "measures/factors.h"
#include "measures/shift_share.h"

/* Das Gupta (1993), as worked in the README of the R package DasGuptR. */
static const struct decomposed {
	const char *what;
	size_t count;
	const char *first[MIG_FACTORS_MAX], *second[MIG_FACTORS_MAX];
	int digits;
	const char *difference, *effects[MIG_FACTORS_MAX], *percents[MIG_FACTORS_MAX];
} decomposed[] = {
	{ "two factors: population and rate",
	  2,
	  { "10930", ".717892" },
	  { "16591", ".825974" },
	  3,
	  "5857.175",
	  { "4369.913", "1487.262" },
	  { "74.61", "25.39" } },
	{ "two factors that both fell",
	  2,
	  { ".6", ".5" },
	  { ".3", ".45" },
	  4,
	  "-0.1650",
	  { "-0.1425", "-0.0225" },
	  { "86.36", "13.64" } },
	{ "three factors",
	  3,
	  { "51.78746", ".45919", ".52638" },
	  { "84.90502", ".75756", ".51065" },
	  7,
	  "20.3278726",
	  { "10.4340333", "10.5608476", "-0.6670084" },
	  { "51.33", "51.95", "-3.28" } },
	{ "four factors",
	  4,
	  { "25.3", ".214", ".279", ".949" },
	  { "32.7", ".290", ".473", ".986" },
	  7,
	  "2.9891394",
	  { "0.6889411", "0.8125381", "1.3829055", "0.1047547" },
	  { "23.05", "27.18", "46.26", "3.50" } }, /* by hand from the effects */
	{ "no difference",
	  2,
	  { "2", "3" },
	  { "3", "2" },
	  1,
	  "0.0",
	  { "2.5", "-2.5" },
	  { "#", "#" } },
	{ "a missing factor",
	  2,
	  { "2P", "?Q" },
	  { "3", "2" },
	  1,
	  "?PQ",
	  { "?PQ", "?PQ" },
	  { "?PQ", "?PQ" } },
	/* 1 x 1 to 2 x 2, with more digits than 128 bits hold in a product: (2 - 1)(1 + 2) / 2 */
	{ "in double",
	  2,
	  { "1.00000000000000000000", "1.00000000000000000000E" },
	  { "2.00000000000000000000", "2.00000000000000000000" },
	  2,
	  "3.00E",
	  { "1.50E", "1.50E" },
	  { "50.00E", "50.00E" } },
	{ "in double, and one is missing",
	  2,
	  { "1.00000000000000000000", "1.00000000000000000000" },
	  { "2.00000000000000000000", "?" },
	  2,
	  "?",
	  { "?", "?" },
	  { "?", "?" } },
};

static void
decompose(const struct decomposed *row, struct mig_decomposition *decomposition)
{
	struct mig_value sides[2][MIG_FACTORS_MAX];

	for (size_t i = 0; i < row->count; i++) {
		sides[0][i] = value_of(row->first[i]);
		sides[1][i] = value_of(row->second[i]);
	}
	mig_decomposition_begin(decomposition, row->count);
	mig_decomposition_add(decomposition, sides[0], sides[1]);
}

static void
check_decomposed(void **state)
{
	const struct decomposed *row = *state;
	struct mig_decomposition decomposition;

	decompose(row, &decomposition);
	expect(mig_decomposition_difference(&decomposition, row->digits), row->difference);
	for (size_t i = 0; i < row->count; i++) {
		expect(mig_decomposition_effect(&decomposition, i, row->digits), row->effects[i]);
		expect(mig_decomposition_percent(&decomposition, i, 2), row->percents[i]);
	}
}

/* Effects add up to the difference to the last digit, turn with the sides, and do not depend on the
 * order of the factors; over one to five categories. */
static void
check_effects_add_up(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		size_t count = 2 + round % 4, categories = 1 + round % 5;
		struct mig_decomposition forth, back, turned;
		struct mig_value sum = mig_value_of(0), change;

		mig_decomposition_begin(&forth, count);
		mig_decomposition_begin(&back, count);
		mig_decomposition_begin(&turned, count);
		for (size_t k = 0; k < categories; k++) {
			struct mig_value sides[2][MIG_FACTORS_MAX], other[2][MIG_FACTORS_MAX];

			for (size_t i = 0; i < 2 * count; i++)
				other[i % 2][count - 1 - i / 2] = sides[i % 2][i / 2] =
				    random_figure(&seed, 99999, (int)(i % 6));
			mig_decomposition_add(&forth, sides[0], sides[1]);
			mig_decomposition_add(&back, sides[1], sides[0]);
			mig_decomposition_add(&turned, other[0], other[1]);
		}
		assert_true(forth.exact);
		for (size_t i = 0; i < count; i++) {
			sum = mig_value_add(sum, forth.effects[i]);
			assert_true(equal(forth.effects[i], negated(back.effects[i])));
			assert_true(equal(forth.effects[i], turned.effects[count - 1 - i]));
		}
		change = mig_value_subtract(forth.products[1], forth.products[0]);
		assert_true(equal(sum, mig_value_multiply(change, mig_value_of(forth.orders))));
	}
}

enum { CATEGORIES = 4 };

/* Farhauer and Kroell (2013), the example of the R package REAT: the nation and three areas. */
static const char *const nation[2][CATEGORIES] = { { "400", "150", "150", "400" },
						   { "440", "210", "135", "480" } };

static const struct shifted {
	const char *what, *area[2][CATEGORIES];
	bool partial;
	const char *national, *mix, *regional, *unallocated;
} shifted[] = {
	{ "A grows by 25",
	  { { "90", "20", "10", "60" }, { "100", "40", "10", "55" } },
	  false,
	  "27",
	  "1",
	  "-3",
	  "0" },
	{ "B grows by 55",
	  { { "60", "30", "30", "40" }, { "85", "55", "40", "35" } },
	  false,
	  "24",
	  "-1",
	  "32",
	  "0" },
	{ "C grows by 85",
	  { { "250", "100", "110", "300" }, { "255", "115", "85", "390" } },
	  false,
	  "114",
	  "0",
	  "-29",
	  "0" },
	{ "the nation itself",
	  { { "400", "150", "150", "400" }, { "440", "210", "135", "480" } },
	  false,
	  "165",
	  "0",
	  "0",
	  "0" },
	/* 0 x 1.4 = 0 was to be expected of the second category: all 40 are the area's own. The
	   others: e0 = 160, national 160 x 0.15 = 24; 99 + 9 + 72 = 180, 180 - 184 = -4; 165 + 40
	   - 180 = 25. */
	{ "a category that is new in the area",
	  { { "90", "0", "10", "60" }, { "100", "40", "10", "55" } },
	  false,
	  "24",
	  "-4",
	  "25",
	  "0" },
	{ "a missing figure",
	  { { "90", "?Q", "10", "60" }, { "100", "40", "10", "55" } },
	  false,
	  "?Q",
	  "?Q",
	  "?Q",
	  "0" },
	/* What the nation's 15 % are does not change: 160 x 0.15 = 24; 99 + 9 + 72 - 184 = -4; 165
	   - 180 = -15. */
	{ "a missing figure left out",
	  { { "90", "?Q", "10", "60" }, { "100", "40", "10", "55" } },
	  true,
	  "24U",
	  "-4U",
	  "-15U",
	  "0U" },
	{ "nothing left",
	  { { "?Q", "?Q", "?Q", "?Q" }, { "1", "1", "1", "1" } },
	  true,
	  "?Q",
	  "?Q",
	  "?Q",
	  "?Q" },
};

static struct mig_value
whole(struct mig_value value)
{
	return mig_value_ratio(value, mig_value_of(1), 1, 0);
}

static void
check_shifted(void **state)
{
	const struct shifted *row = *state;
	struct mig_shift_share_category categories[CATEGORIES];
	struct mig_shift_share result;

	for (size_t k = 0; k < CATEGORIES; k++)
		for (size_t side = 0; side < 2; side++) {
			categories[k].area[side] = value_of(row->area[side][k]);
			categories[k].nation[side] = value_of(nation[side][k]);
		}
	result = mig_shift_share(categories, CATEGORIES, row->partial);
	expect(whole(result.national), row->national);
	expect(whole(result.mix), row->mix);
	expect(whole(result.regional), row->regional);
	expect(whole(result.unallocated), row->unallocated);
}

/* A category that the nation did not have has no national rate: 7 - 0 are unallocated; the other
 * grows from 10 to 12 as the nation's from 100 to 110: 1 national, 1 regional. */
static void
check_unallocated(void **state)
{
	const struct mig_shift_share_category categories[] = {
		{ { mig_value_of(10), mig_value_of(12) },
		  { mig_value_of(100), mig_value_of(110) } },
		{ { mig_value_of(0), mig_value_of(7) }, { mig_value_of(0), mig_value_of(9) } },
	};
	struct mig_shift_share result = mig_shift_share(categories, 2, false);

	(void)state;
	expect(whole(result.area[1]), "19");
	expect(whole(result.national), "1");
	expect(whole(result.mix), "0");
	expect(whole(result.regional), "1");
	expect(whole(result.unallocated), "7");
	result = mig_shift_share(categories + 1, 1, false);
	expect(result.national, "#");
	expect(whole(result.unallocated), "7");
}

enum { AREAS = 5 };

/* The components of each area add up to its change exactly; over all areas mix and regional are 0
 * but for the last of 18 places. */
static void
check_components_add_up(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (size_t round = 0; round < 500; round++) {
		struct mig_shift_share_category areas[AREAS][CATEGORIES];
		struct mig_value mix = mig_value_of(0), regional = mix;

		for (size_t k = 0; k < CATEGORIES; k++)
			for (size_t side = 0; side < 2; side++) {
				struct mig_value total = mig_value_of(0);

				for (size_t a = 0; a < AREAS; a++) {
					struct mig_value figure =
					    mig_value_of((long long)(next_random(&seed) % 1000000));

					if (k == 3 && round % 3 == 0 && side == 0)
						figure = mig_value_of(0);
					areas[a][k].area[side] = figure;
					total = mig_value_add(total, figure);
				}
				for (size_t a = 0; a < AREAS; a++)
					areas[a][k].nation[side] = total;
			}
		for (size_t a = 0; a < AREAS; a++) {
			struct mig_shift_share result =
			    mig_shift_share(areas[a], CATEGORIES, false);
			struct mig_value sum = mig_value_add(result.national, result.mix);

			sum =
			    mig_value_add(sum, mig_value_add(result.regional, result.unallocated));
			assert_true(equal(sum, mig_change(result.area[0], result.area[1])));
			mix = mig_value_add(mix, result.mix);
			regional = mig_value_add(regional, result.regional);
		}
		assert_true(near_zero(mix, 100, 18));
		assert_true(near_zero(regional, 100, 18));
	}
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_effects_add_up),
		cmocka_unit_test(check_unallocated),
		cmocka_unit_test(check_components_add_up),
	};
	struct CMUnitTest tests[COUNT(decomposed) + COUNT(shifted) + COUNT(others)];
	size_t count = 0;

	for (size_t i = 0; i < COUNT(decomposed); i++)
		tests[count++] = (struct CMUnitTest){ .name = decomposed[i].what,
						      .test_func = check_decomposed,
						      .initial_state = (void *)&decomposed[i] };
	for (size_t i = 0; i < COUNT(shifted); i++)
		tests[count++] = (struct CMUnitTest){ .name = shifted[i].what,
						      .test_func = check_shifted,
						      .initial_state = (void *)&shifted[i] };
	memcpy(tests + count, others, sizeof others);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Sums of several threads, put together: large tables in many buckets, whichever thread had which
 * row, against sums that are added up here. */
#include "input.h"
#include "sums.h"

enum { GROUPS = 700, PERIODS = 41, ROWS = 120000, KEYS = GROUPS * PERIODS };

/* What a table should come to, in hundredths, by group and period. */
struct known {
	long long sum[KEYS];
	size_t rows[KEYS];
	size_t order[GROUPS]; /* groups as first seen */
	size_t groups;
};

static uint32_t
draw(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static void
add_row(struct mig_aggregate *aggregate, const struct mig_plan *plan, const char *group,
	const char *period, const char *value, uint64_t position)
{
	const struct mig_text fields[] = { mig_text_of(group), mig_text_of(period),
					   mig_text_of(value) };
	struct mig_trouble trouble = { 0 };

	assert_int_equal(mig_aggregate_add(aggregate, plan, fields, &position, 1, &trouble), 1);
}

/* One row in three has two decimal places, one in two is below zero where the group is odd. */
static void
add_rows(struct mig_aggregate *parts, size_t count, const struct mig_plan *plan,
	 struct known *known)
{
	uint64_t state = count;

	for (uint64_t row = 0; row < ROWS; row++) {
		uint32_t group = draw(&state, GROUPS), period = draw(&state, PERIODS);
		bool whole = draw(&state, 3) != 0, negative = group % 2 && draw(&state, 2);
		long long hundredths = draw(&state, 1000000);
		char name[16], year[8], value[32];
		size_t key = group * PERIODS + period, seen = 0;

		hundredths -= whole ? hundredths % 100 : 0;
		snprintf(name, sizeof name, "g%u", group);
		snprintf(year, sizeof year, "%u", 1990 + period);
		snprintf(value, sizeof value, whole ? "%s%lld" : "%s%lld.%02lld",
			 negative ? "-" : "", hundredths / 100, hundredths % 100);
		add_row(&parts[draw(&state, (uint32_t)count)], plan, name, year, value, row * 9);
		while (seen < known->groups && known->order[seen] != group)
			seen++;
		if (seen == known->groups)
			known->order[known->groups++] = group;
		known->sum[key] += negative ? -hundredths : hundredths;
		known->rows[key]++;
	}
}

static void
check_row(const struct mig_sums *sums, size_t row, size_t key, const struct known *known)
{
	struct mig_text text = mig_sums_key(sums, row);
	struct mig_decimal number = mig_sums_number(sums, row, 0), hundredths;
	char want[32];
	int length =
	    snprintf(want, sizeof want, "g%zu%c%zu", key / PERIODS, '\0', 1990 + key % PERIODS);

	assert_int_equal(text.length, length);
	assert_memory_equal(text.bytes, want, text.length);
	assert_true(mig_decimal_round(number, 2, &hundredths));
	assert_true(hundredths.units == known->sum[key]);
	assert_int_equal(sums->rows[row]->cells[0].known, known->rows[key]);
}

static void
check_parts(void **state)
{
	const struct mig_plan plan = { .count = 3, .keys = 2, .timed = true, .values = 1 };

	(void)state;
	for (size_t count = 1; count <= 4; count++) {
		struct known *known = calloc(1, sizeof *known);
		struct mig_sums sums = { .value_count = 1, .timed = true, .part_count = count };
		size_t row = 0;

		sums.parts = calloc(count, sizeof *sums.parts);
		assert_true(known && sums.parts);
		for (size_t i = 0; i < count; i++)
			sums.parts[i].value_count = 1;
		add_rows(sums.parts, count, &plan, known);
		assert_int_equal(mig_sums_make(&sums, count), MIG_ADDED);
		assert_null(sums.clash[0].bytes);
		for (size_t i = 0; i < known->groups; i++)
			for (size_t period = 0; period < PERIODS; period++) {
				size_t key = known->order[i] * PERIODS + period;

				if (known->rows[key])
					check_row(&sums, row++, key, known);
			}
		assert_int_equal(sums.count, row);
		mig_sums_free(&sums);
		free(known);
	}
}

/* Of periods in two notations, those of the group that was seen first, as they were seen. */
static void
check_clash(void **state)
{
	const struct mig_plan plan = { .count = 3, .keys = 2, .timed = true, .values = 1 };
	struct mig_sums sums = { .value_count = 1, .timed = true, .part_count = 2 };
	char name[16];

	(void)state;
	sums.parts = calloc(2, sizeof *sums.parts);
	assert_non_null(sums.parts);
	sums.parts[0].value_count = sums.parts[1].value_count = 1;
	for (uint64_t i = 0; i < 20000; i++) {
		snprintf(name, sizeof name, "g%u", (unsigned)i);
		add_row(&sums.parts[i % 2], &plan, name, "2015", "1", i);
	}
	add_row(&sums.parts[0], &plan, "g900", "2014-M01", "1", 30000);
	add_row(&sums.parts[1], &plan, "g900", "2014-01", "1", 30001);
	add_row(&sums.parts[1], &plan, "g500", "2016-A1", "1", 40000);
	add_row(&sums.parts[1], &plan, "g500", "2016-01/2016-12", "1", 30003);
	add_row(&sums.parts[0], &plan, "g500", "2016", "1", 30004);
	add_row(&sums.parts[0], &plan, "g500", "2017", "1", 50);
	add_row(&sums.parts[1], &plan, "g500", "2017-A1", "1", 51);
	assert_int_equal(mig_sums_make(&sums, 2), MIG_ADDED);
	assert_string_equal(mig_key_time(sums.clash[0]).bytes, "2016-01/2016-12");
	assert_memory_equal(mig_key_time(sums.clash[1]).bytes, "2016", 5);
	mig_sums_free(&sums);
}

/* A sum that 128 bits cannot hold, though each part's can be. */
static void
check_overflow(void **state)
{
	const struct mig_plan plan = { .count = 3, .keys = 2, .timed = true, .values = 1 };
	static const char *const values[][2] = {
		{ "170141183460469231731687303715884105727", "1" },
		{ "-170141183460469231731687303715884105727", "-1" },
		{ "17014118346046923173168730371588410572.7", "0.01" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(values) * 2; i++) {
		struct mig_sums sums = { .value_count = 1, .timed = true, .part_count = 2 };

		sums.parts = calloc(2, sizeof *sums.parts);
		assert_non_null(sums.parts);
		sums.parts[0].value_count = sums.parts[1].value_count = 1;
		add_row(&sums.parts[i % 2], &plan, "a", "2015", values[i / 2][0], 0);
		add_row(&sums.parts[1 - i % 2], &plan, "a", "2015", values[i / 2][1], 1);
		assert_int_equal(mig_sums_make(&sums, 1), MIG_ADD_OVERFLOW);
		mig_sums_free(&sums);
	}
}

/* A period that differs from one that is known only where it is wrong is not taken for it. */
static void
check_periods(void **state)
{
	static const char *const good[] = { "2015-10", "2015", "2015-01", "2015-S1", "2015-A1" };
	static const char *const bad[] = { "2015-17", "2015-1",	 "2015-0", "2015-1\x1f", "201",
					   "2015-S3", "2015-13", "2o15",   "2015-00",	 "" };
	const struct mig_plan plan = { .count = 3, .keys = 2, .timed = true, .values = 1 };
	struct mig_aggregate aggregate = { .value_count = 1 };
	uint64_t position = 0;

	(void)state;
	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < COUNT(good); i++)
			add_row(&aggregate, &plan, round ? "a" : "b", good[i], "1", position++);
	for (size_t i = 0; i < COUNT(bad); i++) {
		const struct mig_text fields[] = { mig_text_of("c"), mig_text_of(bad[i]),
						   mig_text_of("1") };
		struct mig_trouble trouble = { 0 };

		assert_int_equal(
		    mig_aggregate_add(&aggregate, &plan, fields, &position, 1, &trouble), 0);
		assert_int_equal(trouble.kind, MIG_TROUBLE_PERIOD);
	}
	mig_aggregate_free(&aggregate);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_parts),
		cmocka_unit_test(check_clash),
		cmocka_unit_test(check_overflow),
		cmocka_unit_test(check_periods),
	};

	return cmocka_run_group_tests_name("sums", tests, NULL, NULL);
}

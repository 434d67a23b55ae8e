/* Quotas: the measures by hand, and permits added up within the period of a quota. */
#include "input.h"

#include "measures/quota.h"
#include "quota/cumulate.h"

/* A whole number; -1 is missing. */
static struct mig_value
value_of(long number)
{
	return number < 0 ? mig_value_missing() : mig_value_of(number);
}

static void
expect(struct mig_value value, const char *want)
{
	char number[MIG_DECIMAL_TEXT_SIZE], flags[MIG_FLAGS_TEXT_SIZE], got[80];

	mig_decimal_format(value.number, number);
	mig_flags_format(value.flags, flags);
	snprintf(got, sizeof got, "%s%s",
		 value.state == MIG_VALUE_KNOWN	    ? number
		 : value.state == MIG_VALUE_MISSING ? "?"
						    : "#",
		 flags);
	assert_string_equal(got, want);
}

static void
test_measures(void **state)
{
	/* 45 applications for 30 places; of 40 decisions 30 approve: 75 and 25 %; 40 of 45 are
	   88.89 %, 5 wait; 29,292 places for 9,180,800 people are 0.319 % */
	expect(mig_demand_pressure(value_of(45), value_of(30), 2), "1.50");
	expect(mig_demand_pressure(value_of(45), value_of(0), 2), "#");
	expect(mig_approval_rate(value_of(30), value_of(10), 1), "75.0");
	expect(mig_refusal_rate(value_of(30), value_of(10), 1), "25.0");
	expect(mig_approval_rate(value_of(0), value_of(0), 1), "#");
	expect(mig_approval_rate(value_of(30), value_of(-1), 1), "?");
	expect(mig_processing_share(value_of(30), value_of(10), value_of(45), 2), "88.89");
	expect(mig_processing_share(value_of(30), value_of(10), value_of(0), 2), "#");
	expect(mig_pending(value_of(30), value_of(10), value_of(45)), "5");
	expect(mig_pending(value_of(30), value_of(-1), value_of(45)), "?");
	expect(mig_quota_of_labour_force(value_of(29292), value_of(9180800), 3), "0.319");
	(void)state;
}

static void
test_states(void **state)
{
	static const struct {
		long permits, quota;
		const char *want;
	} states[] = { { 4, 5, "within" }, { 5, 5, "exhausted" }, { 6, 5, "exceeded" },
		       { 0, 5, "within" }, { 0, 0, "zero" },	  { 3, 0, "zero" },
		       { -1, 5, "" },	   { 5, -1, "" },	  { -1, 0, "" } };

	for (size_t i = 0; i < COUNT(states); i++)
		assert_string_equal(
		    mig_quota_state(value_of(states[i].permits), value_of(states[i].quota)),
		    states[i].want);
	(void)state;
}

static struct mig_period
period_of(const char *text)
{
	struct mig_period period;

	assert_true(mig_period_parse(mig_text_of(text), &period));
	return period;
}

/* The permits of a period, added; what they come to. */
static struct mig_value
add(struct mig_running *running, const char *within, const char *period, long permits, bool partial)
{
	struct mig_quota_figure figures[MIG_QUOTA_ROLES];
	struct mig_period whole = period_of(within), part = period_of(period);

	for (size_t i = 0; i < MIG_QUOTA_ROLES; i++)
		figures[i] = (struct mig_quota_figure){ .value = mig_value_none(), .rows = 1 };
	figures[MIG_QUOTA_PERMITS].value = value_of(permits);
	mig_running_add(running, &whole, &part, partial, figures);
	assert_int_equal(figures[MIG_QUOTA_REFUSED].value.state, MIG_VALUE_NONE);
	return figures[MIG_QUOTA_PERMITS].value;
}

static const struct step {
	const char *within, *period;
	long permits;
	const char *want, *partial; /* the sums without and with --partial */
} steps[] = {
	{ "2015", "2015-01", 10, "10", "10" },
	{ "2015", "2015-02", 5, "15", "15" },
	{ "2015", "2015-04", 1, "?", "16U" }, /* March is not there */
	{ "2015", "2015-05", 2, "?", "18U" },
	{ "2016", "2016-01", -1, "?", "?" }, /* another year; nothing is known of it yet */
	{ "2016", "2016-Q2", 4, "?", "4U" },  /* February and March are not there either */
	{ "2017", "2017-02", 7, "?", "7U" },  /* January is not there */
	{ "2018", "2018-Q1", 7, "7", "7" },
	{ "2018", "2018-04", 7, "14", "14" },
	{ "2018", "2018-05/2018-12", 1, "15", "15" },
	{ "2018-04/2019-03", "2019-01", 7, "?", "7U" },
	{ "2019-04/2020-03", "2019-Q2", 7, "7", "7" }, /* a year from April to March */
	{ "2019-04/2020-03", "2019-Q3", 7, "14", "14" },
};

static void
test_steps(void **state)
{
	struct mig_running whole = { .begun = false }, partial = { .begun = false };

	for (size_t i = 0; i < COUNT(steps); i++) {
		const struct step *step = &steps[i];

		print_message("%s\n", step->period);
		expect(add(&whole, step->within, step->period, step->permits, false), step->want);
		expect(add(&partial, step->within, step->period, step->permits, true),
		       step->partial);
	}
	(void)state;
}

/* The last of the sums of a year is the sum of its months, or of its quarters, and none is smaller
 * than the one before. */
static void
test_last_is_the_sum(void **state)
{
	uint64_t seed = 2015;

	for (size_t i = 0; i < 2000; i++) {
		struct mig_running running = { .begun = false };
		bool quarters = next_random(&seed) % 2;

		for (int year = 2015; year < 2018; year++) {
			long long sum = 0, before = 0, cumulated = 0;
			char within[32], period[32];

			snprintf(within, sizeof within, "%d", year);
			for (int part = 1; part <= (quarters ? 4 : 12); part++) {
				long permits = (long)(next_random(&seed) % 10000);

				snprintf(period, sizeof period, quarters ? "%d-Q%d" : "%d-%02d",
					 year, part);
				cumulated = (long long)add(&running, within, period, permits,
							   next_random(&seed) % 2)
						.number.units;
				sum += permits;
				assert_true(cumulated >= before);
				before = cumulated;
			}
			assert_int_equal(cumulated, sum);
			assert_int_equal(running.sums[MIG_QUOTA_PERMITS].rows, quarters ? 4 : 12);
		}
	}
	(void)state;
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_measures),
					    cmocka_unit_test(test_states),
					    cmocka_unit_test(test_steps),
					    cmocka_unit_test(test_last_is_the_sum) };

	return cmocka_run_group_tests_name("quota", tests, NULL, NULL);
}

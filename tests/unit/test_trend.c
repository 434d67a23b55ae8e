/* Trends, tests, changes of level and smoothing: published answers, R 4.2 (given to 15 digits), and
 * what must hold for every series. The cases of mig-trend compare whole tables with R. */
#include "input.h"

#include <math.h>

#include "measures/change.h"
#include "measures/change_point.h"
#include "measures/kendall.h"
#include "measures/line.h"
#include "measures/moving_average.h"
#include "measures/normal.h"
#include "measures/smoothing.h"

enum { LONGEST = 40 };

/* Within `part` of the wanted number. */
static void
expect_near(double got, double want, double part)
{
	if (!(fabs(got - want) <= part * fmax(fabs(want), 1e-300)))
		fail_msg("got %.17g, want %.17g", got, want);
}

static void
normal_distribution(void **state)
{
	/* R: qnorm(0.5 + percent / 200), 2 * pnorm(-z) */
	static const double limits[][2] = { { 50, 0.674489750196082 }, { 80, 1.28155156554460 },
					    { 90, 1.64485362695147 },  { 93, 1.81191067295260 },
					    { 95, 1.95996398454005 },  { 99, 2.57582930354890 },
					    { 99.9, 3.29052673149193 } };
	static const double tails[][2] = { { 0, 1 },
					   { 0.5, 0.617075077451974 },
					   { -1, 0.317310507862914 },
					   { 3.219938, 1.28218323908680e-03 },
					   { 6, 1.97317529007540e-09 },
					   { 10, 1.52397060483211e-23 } };

	(void)state;
	for (size_t i = 0; i < COUNT(limits); i++)
		expect_near(mig_normal_limit(limits[i][0]), limits[i][1], 1e-13);
	for (size_t i = 0; i < COUNT(tails); i++)
		expect_near(mig_normal_two_sided(tails[i][0]), tails[i][1], 1e-13);
	expect_near(mig_normal_limit(1e-6), 1.25331412969852e-08, 1e-6);
}

static void
exact_p(void **state)
{
	/* R: cor.test(method = "kendall", exact = TRUE); the ends are 2 / n! */
	static const struct {
		size_t count;
		long long s;
		double p;
	} cases[] = {
		{ 2, 1, 1 },
		{ 3, 3, 1 / 3.0 },
		{ 5, 0, 1 },
		{ 5, -10, 2 / 120.0 },
		{ 7, 3, 0.772619047619048 },
		{ 7, -5, 0.561904761904762 },
		{ 10, 5, 0.727489528218695 },
		{ 10, 45, 2 / 3628800.0 },
		{ 12, 32, 0.0310502428384374 },
		{ 12, -44, 0.00180327581369255 },
		{ 20, 44, 0.164976406363606 },
		{ 20, 190, 2 / 2432902008176640000.0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect_near(mig_kendall_exact_p(cases[i].s, cases[i].count), cases[i].p, 1e-13);
}

/* All orders of six ranks, one after the other, by Heap's method: count those as far off. */
static void
exact_p_by_listing_orders(void **state)
{
	enum { SIZE = 6, ORDERS = 720 };
	size_t ranks[SIZE] = { 1, 2, 3, 4, 5, 6 }, at[SIZE] = { 0 };
	struct mig_mann_kendall all[ORDERS];
	size_t count = 0;

	(void)state;
	mig_mann_kendall(ranks, SIZE, &all[count++]);
	for (size_t i = 1; i < SIZE;) {
		size_t other = i % 2 ? at[i] : 0, rank = ranks[i];

		if (at[i] == i) {
			at[i++] = 0;
			continue;
		}
		ranks[i] = ranks[other];
		ranks[other] = rank;
		mig_mann_kendall(ranks, SIZE, &all[count++]);
		at[i]++;
		i = 1;
	}
	assert_int_equal(count, ORDERS);
	for (size_t i = 0; i < ORDERS; i++) {
		size_t as_far = 0;

		for (size_t j = 0; j < ORDERS; j++)
			as_far += llabs(all[j].s) >= llabs(all[i].s);
		assert_true(all[i].exact);
		expect_near(all[i].p, (double)as_far / ORDERS, 1e-13);
	}
}

/* Sen (1968), and 0, 1, 1 at 0, 1, 2: slope 0.5, intercept 0.5 or 0. */
static void
theil_sen(void **state)
{
	static const double times[] = { 1, 2, 3, 4, 10, 12, 18 };
	static const double figures[] = { 9, 15, 19, 20, 45, 55, 78 };
	const struct mig_timed sen = { times, figures, 7 };
	const struct mig_timed three = { (double[]){ 0, 1, 2 }, (double[]){ 0, 1, 1 }, 3 };
	struct mig_theil_sen line;

	(void)state;
	assert_true(mig_theil_sen(&sen, 7 * 6 * 19 / 18.0, 93, &line));
	expect_near(line.slope, 4, 0);
	expect_near(line.lower, 26 / 7.0, 0); /* printed 3.71 */
	expect_near(line.upper, 4.375, 0);    /* printed 4.38 */
	expect_near(line.separate, 4, 0);
	expect_near(line.joint, 6, 0);
	assert_true(mig_theil_sen(&three, 3 * 2 * 11 / 18.0, 95, &line));
	expect_near(line.slope, 0.5, 0);
	expect_near(line.separate, 0.5, 0);
	expect_near(line.joint, 0, 0);
	assert_true(isnan(line.lower) && isnan(line.upper));
}

/* Times with gaps, figures with ties; whole numbers, so that what is done to them is exact. */
struct sample {
	double times[LONGEST], figures[LONGEST];
	size_t ranks[LONGEST]; /* twice the ranks */
	struct mig_timed timed;
};

static void
rank(struct sample *sample)
{
	for (size_t i = 0; i < sample->timed.count; i++) {
		sample->ranks[i] = 1;
		for (size_t j = 0; j < sample->timed.count; j++)
			sample->ranks[i] += (sample->figures[j] < sample->figures[i]) +
					    (sample->figures[j] <= sample->figures[i]);
	}
}

static struct sample *
make_sample(uint64_t *seed, struct sample *sample)
{
	size_t count = 5 + next_random(seed) % (LONGEST - 5);
	double time = 0;

	for (size_t i = 0; i < count; i++) {
		sample->times[i] = time;
		sample->figures[i] = (double)(next_random(seed) % 64) + (double)i;
		time += (double)(1 + next_random(seed) % 3);
	}
	sample->timed = (struct mig_timed){ sample->times, sample->figures, count };
	rank(sample);
	return sample;
}

/* Figures times 4, plus 1000, minus for `sign` -1. */
static void
change_scale(const struct sample *from, int sign, struct sample *to)
{
	*to = *from;
	to->timed.times = to->times;
	to->timed.figures = to->figures;
	for (size_t i = 0; i < from->timed.count; i++)
		to->figures[i] = sign * 4 * from->figures[i] + 1000;
	rank(to);
}

static void
lines_follow_the_scale(void **state)
{
	uint64_t seed = 14;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct sample sample, other;
		struct mig_least_squares a, b;
		struct mig_theil_sen c, d;
		int sign = round % 2 ? 1 : -1;

		change_scale(make_sample(&seed, &sample), sign, &other);
		mig_least_squares(&sample.timed, &a);
		mig_least_squares(&other.timed, &b);
		assert_true(fabs(b.slope - sign * 4 * a.slope) < 1e-9);
		assert_true(fabs(b.intercept - (sign * 4 * a.intercept + 1000)) < 1e-9);
		assert_true(fabs(b.r_squared - a.r_squared) < 1e-9);
		assert_true(mig_theil_sen(&sample.timed, 300, 90, &c));
		assert_true(mig_theil_sen(&other.timed, 300, 90, &d));
		assert_true(fabs(d.slope - sign * 4 * c.slope) < 1e-9);
		assert_true(fabs(d.separate - (sign * 4 * c.separate + 1000)) < 1e-9);
		assert_true(fabs(d.joint - (sign * 4 * c.joint + 1000)) < 1e-9);
		if (isnan(c.lower))
			continue;
		assert_true(c.lower <= c.slope && c.slope <= c.upper);
		assert_true(fabs(d.lower - sign * 4 * (sign > 0 ? c.lower : c.upper)) < 1e-9);
		assert_true(fabs(d.upper - sign * 4 * (sign > 0 ? c.upper : c.lower)) < 1e-9);
	}
}

static void
tests_follow_the_order(void **state)
{
	uint64_t seed = 15;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct sample sample, other;
		struct mig_mann_kendall a, b;
		struct mig_pettitt c, d;
		struct mig_sup_f e, f;
		size_t count = make_sample(&seed, &sample)->timed.count;

		mig_mann_kendall(sample.ranks, count, &a);
		mig_pettitt(sample.ranks, count, &c);
		mig_sup_f(sample.figures, count, &e);
		change_scale(&sample, 1, &other);
		mig_mann_kendall(other.ranks, count, &b);
		mig_sup_f(other.figures, count, &f);
		assert_true(a.s == b.s && a.p == b.p && a.tau == b.tau);
		assert_true(fabs(e.f - f.f) < 1e-9 * e.f && e.place == f.place);
		for (size_t i = 0; i < count; i++) /* the other way round in time */
			other.ranks[i] = sample.ranks[count - 1 - i];
		mig_mann_kendall(other.ranks, count, &b);
		mig_pettitt(other.ranks, count, &d);
		assert_true(b.s == -a.s && b.variance == a.variance && b.z == -a.z && b.p == a.p);
		assert_true(d.k == c.k && d.p == c.p);
		assert_true(a.p >= 0 && a.p <= 1 && c.p >= 0 && c.p <= 1);
	}
}

/* With real times a line is found exactly whatever is missing of it, and no order is as extreme. */
static void
lines_are_found(void **state)
{
	uint64_t seed = 16;

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct sample sample;
		struct mig_least_squares squares;
		struct mig_theil_sen line;
		struct mig_mann_kendall test;
		double all = 1;
		size_t count = make_sample(&seed, &sample)->timed.count;

		for (size_t i = 0; i < count; i++)
			sample.figures[i] = 7 - 3 * sample.times[i];
		rank(&sample);
		mig_least_squares(&sample.timed, &squares);
		assert_true(fabs(squares.slope + 3) < 1e-12);
		assert_true(fabs(squares.intercept - 7) < 1e-12 * 200);
		assert_true(fabs(squares.r_squared - 1) < 1e-12);
		mig_mann_kendall(sample.ranks, count, &test);
		assert_true(mig_theil_sen(&sample.timed, test.variance, 80, &line));
		assert_true(line.slope == -3 && line.separate == 7 && line.joint == 7);
		assert_true(line.lower == -3 && line.upper == -3);
		assert_true(test.s == -(long long)(count * (count - 1) / 2) && test.tau == -1);
		for (size_t i = 2; i <= count; i++)
			all *= (double)i;
		if (test.exact)
			expect_near(test.p, 2 / all, 1e-13);
	}
}

static void
changes_of_level(void **state)
{
	static const size_t ranks[] = { 4, 4, 4, 10, 10, 10 };
	static const double step[] = { 0, 0, 0, 4, 4, 4 }, level[] = { 0, 0, 0, 0, 0, 0 };
	static const double noisy[] = { 1, 2, 1, 2, 8, 9, 8, 9 };
	struct mig_pettitt pettitt;
	struct mig_sup_f f;

	(void)state;
	mig_pettitt(ranks, 6, &pettitt); /* 2 (2 + 2 + 2) - 3 x 7 = -9 */
	assert_int_equal(pettitt.k, 9);
	assert_int_equal(pettitt.place, 3);
	mig_pettitt((const size_t[]){ 4, 4, 4 }, 3, &pettitt);
	assert_true(pettitt.k == 0 && pettitt.place == 0 && pettitt.p == 1);
	mig_sup_f(step, 6, &f);
	assert_true(isnan(f.f) && f.place == 3);
	mig_sup_f(level, 6, &f);
	assert_true(isnan(f.f) && f.place == 0);
	/* RSS0 = 4 x 0.25 x 2 + 8 x 3.5^2 = 100, RSS4 = 2: F = 98 / (2 / 6). */
	mig_sup_f(noisy, 8, &f);
	expect_near(f.f, 294, 1e-13);
	assert_int_equal(f.place, 4);
	/* Two at an end are enough: RSS0 = 98, RSS2 = 0.5 + 6 x 0.25, F = 96 / (2 / 6). */
	mig_sup_f((const double[]){ 0, 1, 8, 9, 9, 8, 9, 8 }, 8, &f);
	expect_near(f.f, 288, 1e-13);
	assert_int_equal(f.place, 2);
	mig_sup_f(noisy, 3, &f);
	assert_true(isnan(f.f) && f.place == 0);
}

static struct mig_smoothing
model_of(enum mig_smoothing_method method, double alpha, double beta, double phi)
{
	return (struct mig_smoothing){ .method = method, .parameters = { alpha, beta, phi } };
}

/* The standard deviations of Hyndman et al. (2008), class 1, in their closed forms. */
static void
deviations(void **state)
{
	static const double figures[] = { 3, 5, 4, 8, 6, 9, 12 };
	const double a = 0.6, b = 0.3, phi = 0.9;

	(void)state;
	for (size_t h = 1; h <= 12; h++) {
		struct mig_smoothing ses = model_of(MIG_SMOOTHING_SES, a, NAN, NAN);
		struct mig_smoothing holt = model_of(MIG_SMOOTHING_HOLT, a, b, NAN);
		struct mig_smoothing damped = model_of(MIG_SMOOTHING_DAMPED, a, b, phi);
		double k = a * b, n = (double)h, power = pow(phi, n);

		mig_smoothing_fit(&ses, figures, 7, NULL);
		mig_smoothing_fit(&holt, figures, 7, NULL);
		mig_smoothing_fit(&damped, figures, 7, NULL);
		expect_near(mig_smoothing_deviation(&ses, h), ses.sigma * sqrt(1 + a * a * (n - 1)),
			    1e-12);
		expect_near(mig_smoothing_deviation(&holt, h),
			    holt.sigma * sqrt(1 + (n - 1) * (a * a + a * k * n +
							     k * k * n * (2 * n - 1) / 6)),
			    1e-12);
		expect_near(
		    mig_smoothing_deviation(&damped, h),
		    damped.sigma *
			sqrt(1 + a * a * (n - 1) +
			     k * phi * n / ((1 - phi) * (1 - phi)) * (2 * a * (1 - phi) + k * phi) -
			     k * phi * (1 - power) / ((1 - phi) * (1 - phi) * (1 - phi * phi)) *
				 (2 * a * (1 - phi * phi) + k * phi * (1 + 2 * phi - power))),
		    1e-11);
	}
}

/* No point of a finer grid than the one that is searched is better than what was found. */
static void
best_parameters_are_found(void **state)
{
	uint64_t seed = 17;

	(void)state;
	for (int round = 0; round < 30; round++) {
		struct sample sample;
		size_t count = make_sample(&seed, &sample)->timed.count;
		enum mig_smoothing_method method = (enum mig_smoothing_method)(round % 4);
		struct mig_smoothing best = model_of(method, NAN, NAN, NAN);

		if (count < mig_smoothing_minimum(method))
			continue;
		for (size_t i = 0; i < count; i++)
			sample.figures[i] += 1;
		mig_smoothing_fit(&best, sample.figures, count, NULL);
		for (int i = 0; i <= 50 * 50 * 9; i++) {
			struct mig_smoothing other =
			    model_of(method, i % 51 / 50.0, i / 51 % 51 / 50.0,
				     method == MIG_SMOOTHING_DAMPED ? 0.8 + i % 10 * 0.02 : NAN);

			mig_smoothing_fit(&other, sample.figures, count, NULL);
			if (other.squares < best.squares * (1 - 1e-9))
				fail_msg("round %d: %.17g is less than %.17g", round, other.squares,
					 best.squares);
		}
	}
}

/* A line goes on as it was, a damped one bends from it; growth by a factor goes on by it. */
static void
lines_go_on(void **state)
{
	double line[10], powers[10], fitted[10];
	struct mig_smoothing holt = model_of(MIG_SMOOTHING_HOLT, NAN, NAN, NAN);
	struct mig_smoothing powered = model_of(MIG_SMOOTHING_EXPONENTIAL, NAN, NAN, NAN);

	(void)state;
	for (int i = 0; i < 10; i++) {
		line[i] = 100 - 2.5 * i;
		powers[i] = 3 * pow(2, i);
	}
	mig_smoothing_fit(&holt, line, 10, fitted);
	mig_smoothing_fit(&powered, powers, 10, NULL);
	for (size_t ahead = 1; ahead <= 20; ahead++) {
		expect_near(mig_smoothing_forecast(&holt, ahead), 100 - 2.5 * (double)(9 + ahead),
			    0);
		expect_near(mig_smoothing_forecast(&powered, ahead), 3 * pow(2, 9 + (double)ahead),
			    1e-14);
		assert_true(mig_smoothing_deviation(&holt, ahead) == 0);
		assert_true(isnan(mig_smoothing_deviation(&powered, ahead)));
	}
	for (int i = 2; i < 10; i++)
		assert_true(fitted[i] == line[i]);
}

static void
forecasts_follow_the_scale(void **state)
{
	uint64_t seed = 18;

	(void)state;
	for (int round = 0; round < 60; round++) {
		enum mig_smoothing_method method = (enum mig_smoothing_method)(round % 3);
		struct mig_smoothing a = model_of(method, NAN, NAN, NAN), b = a;
		struct sample sample, other;
		size_t count = make_sample(&seed, &sample)->timed.count;

		if (count < mig_smoothing_minimum(method))
			continue;
		change_scale(&sample, round % 2 ? 1 : -1, &other);
		mig_smoothing_fit(&a, sample.figures, count, NULL);
		mig_smoothing_fit(&b, other.figures, count, NULL);
		expect_near(sqrt(b.squares), 4 * sqrt(a.squares), 1e-9);
		expect_near(mig_smoothing_forecast(&b, 3),
			    (round % 2 ? 4 : -4) * mig_smoothing_forecast(&a, 3) + 1000, 1e-5);
	}
}

static void
moving_averages(void **state)
{
	const struct mig_value values[] = {
		mig_value_of(1), mig_value_of(2),  mig_value_of(4),
		mig_value_of(8), mig_value_of(16), mig_value_missing()
	};
	struct mig_value mean = mig_moving_average(values, 3, false, 2);

	(void)state;
	assert_true(mean.state == MIG_VALUE_KNOWN && mean.number.units == 233); /* 7 / 3 */
	mean = mig_moving_average(values, 5, true, 3); /* (1 + 2 x 14 + 16) / 8 */
	assert_true(mean.number.units == 5625 && mean.number.scale == 3);
	mean = mig_moving_average(values, 1, false, 0);
	assert_true(mean.number.units == 1);
	mean = mig_moving_average(values + 3, 3, false, 0);
	assert_true(mean.state == MIG_VALUE_MISSING);
}

/* 100 ln 1.21 = 19.0620 and half of it, 9.5310, a year. */
static void
growth_by_logarithms(void **state)
{
	const struct mig_value a = mig_value_of(100), b = mig_value_of(121);
	struct mig_value growth = mig_exponential_growth(a, b, 2, 4);
	struct mig_value difference = mig_log_difference(a, b, 4);

	(void)state;
	assert_true(growth.number.units == 95310 && growth.number.scale == 4);
	assert_true(difference.number.units == 190620 && difference.number.scale == 4);
	assert_true(mig_exponential_growth(a, b, 0, 4).state == MIG_VALUE_UNDEFINED);
	assert_true(mig_exponential_growth(mig_value_of(0), b, 1, 4).state == MIG_VALUE_UNDEFINED);
	assert_true(mig_log_difference(a, mig_value_of(-1), 4).state == MIG_VALUE_UNDEFINED);
	assert_true(mig_log_difference(a, mig_value_missing(), 4).state == MIG_VALUE_MISSING);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(normal_distribution),
		cmocka_unit_test(exact_p),
		cmocka_unit_test(exact_p_by_listing_orders),
		cmocka_unit_test(theil_sen),
		cmocka_unit_test(lines_follow_the_scale),
		cmocka_unit_test(tests_follow_the_order),
		cmocka_unit_test(lines_are_found),
		cmocka_unit_test(changes_of_level),
		cmocka_unit_test(deviations),
		cmocka_unit_test(best_parameters_are_found),
		cmocka_unit_test(lines_go_on),
		cmocka_unit_test(forecasts_follow_the_scale),
		cmocka_unit_test(moving_averages),
		cmocka_unit_test(growth_by_logarithms),
	};

	return cmocka_run_group_tests_name("trend", tests, NULL, NULL);
}

#include <math.h>
#include <stddef.h>

#include "measures/change.h"
#include "trend/figures.h"
#include "trend/row.h"

/* A number computed from figures with these flags; NAN is undefined. */
static struct mig_value
number_of(double number, int digits, mig_flags flags)
{
	struct mig_value figures = mig_value_of(0);

	figures.flags = flags;
	return mig_value_from_double(number, digits, figures, figures);
}

/* The number at `offset` into a summary, if its figures were enough to test. */
static struct mig_value
statistic(const struct mig_trend_summary *summary, size_t offset, int digits)
{
	const double *number = (const double *)(const void *)((const char *)summary + offset);

	return number_of(summary->tested ? *number : NAN, digits, summary->flags);
}

#define STATISTIC(name, member)                                                                \
	static struct mig_value name(const void *figures, int digits)                          \
	{                                                                                      \
		return statistic(figures, offsetof(struct mig_trend_summary, member), digits); \
	}

STATISTIC(ols_slope, least_squares.slope)
STATISTIC(ols_intercept, least_squares.intercept)
STATISTIC(r_squared, least_squares.r_squared)
STATISTIC(sen_slope, theil_sen.slope)
STATISTIC(sen_lower, theil_sen.lower)
STATISTIC(sen_upper, theil_sen.upper)
STATISTIC(sen_separate, theil_sen.separate)
STATISTIC(sen_joint, theil_sen.joint)
STATISTIC(kendall_variance, mann_kendall.variance)
STATISTIC(kendall_z, mann_kendall.z)
STATISTIC(kendall_p, mann_kendall.p)
STATISTIC(kendall_tau, mann_kendall.tau)
STATISTIC(pettitt_p, pettitt.p)
STATISTIC(sup_f, sup_f.f)

static struct mig_value
whole(const struct mig_trend_summary *summary, long long number)
{
	struct mig_value value = summary->tested ? mig_value_of(number) : mig_value_undefined();

	value.flags = summary->flags;
	return value;
}

static struct mig_value
kendall_s(const void *figures, int digits)
{
	const struct mig_trend_summary *summary = figures;

	(void)digits;
	return whole(summary, summary->mann_kendall.s);
}

static struct mig_value
pettitt_k(const void *figures, int digits)
{
	const struct mig_trend_summary *summary = figures;

	(void)digits;
	return whole(summary, summary->pettitt.k);
}

static struct mig_value
known(const void *figures, int digits)
{
	(void)digits;
	return mig_value_of((long long)((const struct mig_trend_summary *)figures)->count);
}

static struct mig_value
missing(const void *figures, int digits)
{
	(void)digits;
	return mig_value_of((long long)((const struct mig_trend_summary *)figures)->missing);
}

/* The figure of an end of the series; missing where no figure is known. */
static struct mig_value
figure_of(const struct mig_point *point)
{
	return point ? point->values[0] : mig_value_missing();
}

static struct mig_value
summary_cagr(const void *figures, int digits)
{
	const struct mig_trend_summary *summary = figures;

	if (summary->count == 1)
		return mig_value_none();
	return mig_compound_annual_growth(figure_of(summary->first), figure_of(summary->last),
					  summary->years, digits);
}

static struct mig_value
summary_exponential(const void *figures, int digits)
{
	const struct mig_trend_summary *summary = figures;

	if (summary->count == 1)
		return mig_value_none();
	return mig_exponential_growth(figure_of(summary->first), figure_of(summary->last),
				      summary->years, digits);
}

static const char *
first_period(const void *figures)
{
	const struct mig_point *point = ((const struct mig_trend_summary *)figures)->first;

	return point ? point->period_text : "";
}

static const char *
last_period(const void *figures)
{
	const struct mig_point *point = ((const struct mig_trend_summary *)figures)->last;

	return point ? point->period_text : "";
}

static const char *
kendall_method(const void *figures)
{
	const struct mig_trend_summary *summary = figures;

	if (!summary->tested || isnan(summary->mann_kendall.p))
		return "";
	return summary->mann_kendall.exact ? "exact" : "normal";
}

static const char *
pettitt_break(const void *figures)
{
	return ((const struct mig_trend_summary *)figures)->pettitt_break;
}

static const char *
sup_f_break(const void *figures)
{
	return ((const struct mig_trend_summary *)figures)->sup_f_break;
}

/* The forecast moved by so many margins; there is none of what has been observed. */
static struct mig_value
limit(const struct mig_trend_forecast *forecast, int margins, int digits)
{
	if (!forecast->to_come || isnan(forecast->margin))
		return mig_value_none();
	return number_of(forecast->number + margins * forecast->margin, digits, forecast->flags);
}

static struct mig_value
lower(const void *figures, int digits)
{
	return limit(figures, -1, digits);
}

static struct mig_value
upper(const void *figures, int digits)
{
	return limit(figures, 1, digits);
}

static struct mig_value
parameter(const struct mig_trend_forecast *forecast, int number, int digits)
{
	if (!forecast->to_come || !mig_smoothing_has(forecast->model->method, number))
		return mig_value_none();
	return number_of(forecast->model->parameters[number], digits, forecast->flags);
}

static struct mig_value
alpha(const void *figures, int digits)
{
	return parameter(figures, MIG_SMOOTHING_ALPHA, digits);
}

static struct mig_value
beta(const void *figures, int digits)
{
	return parameter(figures, MIG_SMOOTHING_BETA, digits);
}

static struct mig_value
phi(const void *figures, int digits)
{
	return parameter(figures, MIG_SMOOTHING_PHI, digits);
}

static struct mig_value
sigma(const void *figures, int digits)
{
	const struct mig_trend_forecast *forecast = figures;

	if (!forecast->to_come)
		return mig_value_none();
	return number_of(forecast->model->sigma, digits, forecast->flags);
}

static struct mig_value
fitted(const void *figures, int digits)
{
	const struct mig_trend_forecast *forecast = figures;

	if (!forecast->smoothed)
		return mig_value_none();
	return number_of(forecast->number, digits, forecast->flags);
}

static struct mig_value
one_step_error(const void *figures, int digits)
{
	const struct mig_trend_forecast *forecast = figures;
	struct mig_value all = mig_value_of(0);

	if (!forecast->smoothed)
		return mig_value_none();
	all.flags = forecast->flags;
	return mig_value_from_double(mig_decimal_to_double(forecast->figure.number) -
					 forecast->number,
				     digits, forecast->figure, all);
}

#define UN_RATE "United Nations, World Population Prospects"
#define MANN	"Mann (1945)"
#define KENDALL "Kendall (1975)"
#define SEN	"Sen (1968)"
#define HYNDMAN "Hyndman et al. (2008), ch. 6"

const struct mig_measure mig_trend_measures[] = {
	{ "change", NULL, "x - p", "as the input", "", true, 0, mig_row_change, NULL },
	{ "change_percent", NULL, "100 (x - p) / p", "%", "", true, 0, mig_row_change_percent,
	  NULL },
	{ "index", NULL, "100 x / b", "base = 100", "", true, 0, mig_row_index, NULL },
	{ "cagr", NULL, "100 ((z / a)^(1 / t) - 1)", "% a year", "", true, 0, mig_row_cagr, NULL },
	{ "chain_index", NULL, "100 x / p", "period before = 100", "", false, 0,
	  mig_row_chain_index, NULL },
	{ "log_difference", NULL, "100 ln(x / p)", "log points", "", false, 0,
	  mig_row_log_difference, NULL },
	{ "annual_growth", NULL, "100 ((x / q)^(1 / s) - 1)", "% a year", "", false, 0,
	  mig_row_annual_growth, NULL },
	{ "exponential_growth", NULL, "100 ln(x / q) / s", "% a year", UN_RATE, false, 0,
	  mig_row_exponential_growth, NULL },
	{ "contribution", NULL, "100 (x - p) / P", "percentage points", "", false, 0,
	  mig_row_contribution, NULL },
	{ "moving_average", NULL, "mean of N periods", "as the input", "", false, 0,
	  mig_row_moving_average, NULL },
	{ "trend", NULL, "c + m t", "as the input", SEN, false, 0, mig_row_trend, NULL },
	{ "residual", NULL, "x - (c + m t)", "as the input", SEN, false, 0, mig_row_residual,
	  NULL },

	{ "n", "summary", "known figures", "figures", "", true, 0, known, NULL },
	{ "missing", "summary", "missing figures", "figures", "", true, 0, missing, NULL },
	{ "first", "summary", "first period with a figure", "period", "", true, 0, NULL,
	  first_period },
	{ "last", "summary", "last period with a figure", "period", "", true, 0, NULL,
	  last_period },
	{ "cagr", "summary", "100 ((z / a)^(1 / t) - 1)", "% a year", "", true, 0, summary_cagr,
	  NULL },
	{ "exponential_growth", "summary", "100 ln(z / a) / t", "% a year", UN_RATE, false, 0,
	  summary_exponential, NULL },
	{ "ols_slope", "summary", "sum (t - T)(x - X) / sum (t - T)^2", "as the input a year", "",
	  false, 4, ols_slope, NULL },
	{ "ols_intercept", "summary", "X - slope T", "as the input", "", false, 4, ols_intercept,
	  NULL },
	{ "r_squared", "summary", "1 - RSS / TSS", "0..1", "", false, 4, r_squared, NULL },
	{ "theil_sen_slope", "summary", "median (x_j - x_i) / (t_j - t_i)", "as the input a year",
	  SEN, true, 4, sen_slope, NULL },
	{ "theil_sen_lower", "summary", "slope of rank M", "as the input a year", SEN, true, 4,
	  sen_lower, NULL },
	{ "theil_sen_upper", "summary", "slope of rank N + 1 - M", "as the input a year", SEN, true,
	  4, sen_upper, NULL },
	{ "intercept_separate", "summary", "median x - m median t", "as the input", SEN, false, 4,
	  sen_separate, NULL },
	{ "intercept_joint", "summary", "median (x - m t)", "as the input", SEN, false, 4,
	  sen_joint, NULL },
	{ "mann_kendall_s", "summary", "pairs that rise - pairs that fall", "pairs", MANN, true, 0,
	  kendall_s, NULL },
	{ "mann_kendall_variance", "summary",
	  "(n (n-1) (2n+5) - sum t (t-1) (2t+5)) / 18 over groups of t ties", "pairs squared",
	  KENDALL, false, 4, kendall_variance, NULL },
	{ "mann_kendall_z", "summary", "(S - sign S) / sqrt(variance)", "standard deviations",
	  KENDALL, false, 4, kendall_z, NULL },
	{ "mann_kendall_p", "summary", "two-sided", "0..1", KENDALL, true, 4, kendall_p, NULL },
	{ "p_method", "summary", "exact: n <= 10 without ties; else normal", "text", KENDALL, true,
	  0, NULL, kendall_method },
	{ "kendall_tau", "summary", "tau-b", "-1..1", KENDALL, true, 4, kendall_tau, NULL },
	{ "pettitt_k", "summary", "max |2 sum of k ranks - k (n + 1)|", "ranks", "Pettitt (1979)",
	  false, 0, pettitt_k, NULL },
	{ "pettitt_p", "summary", "2 exp(-6 K^2 / (n^3 + n^2))", "0..1", "Pettitt (1979)", true, 4,
	  pettitt_p, NULL },
	{ "pettitt_break", "summary", "first period of the new level", "period", "Pettitt (1979)",
	  true, 0, NULL, pettitt_break },
	{ "sup_f", "summary", "max (RSS0 - RSSk) / (RSSk / (n - 2))", "ratio", "Andrews (1993)",
	  false, 4, sup_f, NULL },
	{ "sup_f_break", "summary", "first period of the new level", "period", "Andrews (1993)",
	  false, 0, NULL, sup_f_break },

	{ "lower", "forecast", "f - z sigma_h", "as the input", HYNDMAN, true, 0, lower, NULL },
	{ "upper", "forecast", "f + z sigma_h", "as the input", HYNDMAN, true, 0, upper, NULL },
	{ "alpha", "forecast", "weight of the last figure in the level", "0..1", "Holt (1957)",
	  true, 4, alpha, NULL },
	{ "beta", "forecast", "weight of the last change in the trend", "0..1", "Holt (1957)", true,
	  4, beta, NULL },
	{ "phi", "forecast", "factor of the trend a period", "0..1", "Gardner and McKenzie (1985)",
	  true, 4, phi, NULL },
	{ "sigma", "forecast", "sqrt(sum of e^2 / (errors - fitted parameters))", "as the input",
	  HYNDMAN, true, 4, sigma, NULL },
	{ "fitted", "forecast", "f of a period from those before it", "as the input", "Holt (1957)",
	  false, 0, fitted, NULL },
	{ "error", "forecast", "e = x - f", "as the input", "Holt (1957)", false, 0, one_step_error,
	  NULL },
	{ 0 },
};

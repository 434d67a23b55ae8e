/* mig-trend - changes, index numbers, growth, trends and forecasts of a series a group
 *
 * in   a tidy table with a time column and a value column
 * out  group and time columns, the value, change (its unit), change_percent, index
 *      (base = 100), cagr (per cent a year, first to last period, the same in each row)
 *      --summary: group columns, a row a series with its trend, tests and breaks
 *      --forecast: group and time columns, the value also of periods to come (status F), their
 *      limits, the parameters of the smoothing
 * Nothing is computed across a break in the series (status B) unless --across-breaks. */
#include <math.h>

#include "program.h"
#include "trend/forecast.h"
#include "trend/row.h"
#include "trend/table.h"

struct trend_settings {
	struct mig_settings common;
	const char *base;
	bool across_breaks;
	size_t window;
	bool trailing;
	bool summary;
	size_t forecast;
	const char *method, *parameters[MIG_SMOOTHING_PARAMETERS];
	const char *confidence;
};

enum { USUAL_WINDOW = 3, USUAL_CONFIDENCE = 95, FORECAST_MAX = 1000 };

#define AT(member) offsetof(struct trend_settings, member)

static const struct mig_option trend_options[] = {
	{ "base", 0, MIG_OPTION_TEXT, AT(base), "PERIOD", "period whose index is 100 [the first]" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compute across breaks in the series (status B) too" },
	{ "window", 0, MIG_OPTION_COUNT, AT(window), "N",
	  "moving averages of N periods, centred [3]" },
	{ "trailing", 0, MIG_OPTION_FLAG, AT(trailing), NULL,
	  "moving averages of the last N periods instead" },
	{ "summary", 0, MIG_OPTION_FLAG, AT(summary), NULL,
	  "one row a series: trend, tests, breaks" },
	{ "forecast", 0, MIG_OPTION_COUNT, AT(forecast), "N", "carry the series on by N periods" },
	{ "method", 0, MIG_OPTION_TEXT, AT(method), "NAME",
	  "forecast by ses, holt, damped or exponential [holt]" },
	{ "alpha", 0, MIG_OPTION_TEXT, AT(parameters[MIG_SMOOTHING_ALPHA]), "NUMBER",
	  "smooth the level with it, 0 to 1 [fitted]" },
	{ "beta", 0, MIG_OPTION_TEXT, AT(parameters[MIG_SMOOTHING_BETA]), "NUMBER",
	  "smooth the trend with it, 0 to 1 [fitted]" },
	{ "phi", 0, MIG_OPTION_TEXT, AT(parameters[MIG_SMOOTHING_PHI]), "NUMBER",
	  "damp the trend with it, above 0 to 1 [fitted]" },
	{ "confidence", 0, MIG_OPTION_TEXT, AT(confidence), "PERCENT",
	  "confidence of limits, per cent [95]" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,   mig_options_partial, trend_options,
	mig_options_measure, mig_options_digits,  mig_options_input,
	mig_options_format,  mig_options_output,  NULL
};

/* --- the command line --- */

/* An option of another output would have nothing to do, and whoever gave it expects something. */
static enum mig_status
check_options(const struct trend_settings *settings, struct mig_error *error)
{
	bool rows = !settings->summary && !settings->forecast, forecast = settings->forecast > 0;
	const char *const *parameters = settings->parameters;
	const struct {
		const char *name, *of;
		bool misplaced;
	} rules[] = {
		{ "base", "for the table of all periods", settings->base && !rows },
		{ "window", "for the table of all periods", settings->window && !rows },
		{ "trailing", "for the table of all periods", settings->trailing && !rows },
		{ "method", "for --forecast", settings->method && !forecast },
		{ "alpha", "for --forecast", parameters[MIG_SMOOTHING_ALPHA] && !forecast },
		{ "beta", "for --forecast", parameters[MIG_SMOOTHING_BETA] && !forecast },
		{ "phi", "for --forecast", parameters[MIG_SMOOTHING_PHI] && !forecast },
		{ "confidence", "for --summary and --forecast", settings->confidence && rows },
	};

	if (settings->common.values.count > 1)
		return mig_fail(error, MIG_USAGE, "one value column at a time");
	if (settings->summary && settings->forecast)
		return mig_fail(error, MIG_USAGE, "--summary and --forecast make different tables");
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].misplaced)
			return mig_fail(error, MIG_USAGE, "--%s is %s", rules[i].name, rules[i].of);
	if (settings->forecast > FORECAST_MAX)
		return mig_fail(error, MIG_USAGE, "--forecast %zu is more than %d",
				settings->forecast, FORECAST_MAX);
	return MIG_OK;
}

/* What numbers an option takes. */
struct bounds {
	double low, high;
	bool with_low, with_high;
	const char *words;
};

static enum mig_status
read_number(const char *option, const char *text, const struct bounds *bounds, double *number,
	    struct mig_error *error)
{
	struct mig_decimal decimal;

	if (!text)
		return MIG_OK;
	if (mig_decimal_parse(mig_text_of(text), &decimal) == MIG_PARSE_OK) {
		*number = mig_decimal_to_double(decimal);
		if ((*number > bounds->low || (bounds->with_low && *number == bounds->low)) &&
		    (*number < bounds->high || (bounds->with_high && *number == bounds->high)))
			return MIG_OK;
	}
	return mig_fail(error, MIG_USAGE, "--%s '%s' is not a number %s", option, text,
			bounds->words);
}

static enum mig_status
read_method(const struct trend_settings *settings, struct mig_smoothing *model,
	    struct mig_error *error)
{
	static const char *const names[] = { "alpha", "beta", "phi" };
	static const struct bounds share = { 0, 1, true, true, "from 0 to 1" };
	static const struct bounds damping = { 0, 1, false, true, "above 0, to 1" };
	enum mig_status status = MIG_OK;

	model->method = MIG_SMOOTHING_HOLT;
	if (settings->method)
		status = mig_smoothing_parse(settings->method, &model->method, error);
	for (int i = 0; status == MIG_OK && i < MIG_SMOOTHING_PARAMETERS; i++) {
		model->parameters[i] = NAN;
		if (settings->parameters[i] && !mig_smoothing_has(model->method, i))
			return mig_fail(error, MIG_USAGE, "--%s has no place in method %s",
					names[i], settings->method ? settings->method : "holt");
		status = read_number(names[i], settings->parameters[i],
				     i == MIG_SMOOTHING_PHI ? &damping : &share,
				     &model->parameters[i], error);
	}
	return status;
}

static enum mig_status
read_request(const struct trend_settings *settings, struct mig_trend_request *request,
	     struct mig_error *error)
{
	static const struct bounds percent = { 0, 100, false, false, "above 0 and below 100" };
	enum mig_status status;

	*request = (struct mig_trend_request){
		.summary = settings->summary,
		.ahead = settings->forecast,
		.across_breaks = settings->across_breaks,
		.partial = settings->common.partial,
		.window = settings->window ? settings->window : USUAL_WINDOW,
		.trailing = settings->trailing,
		.confidence = USUAL_CONFIDENCE,
		.digits = settings->common.digits,
	};
	status = read_method(settings, &request->model, error);
	return status == MIG_OK ? read_number("confidence", settings->confidence, &percent,
					      &request->confidence, error)
				: status;
}

/* With --window or --trailing moving averages are wanted, though no measure is named. */
static enum mig_status
choose_measures(const struct trend_settings *settings, struct mig_measures *chosen,
		struct mig_error *error)
{
	const char *output = settings->summary ? "summary" : settings->forecast ? "forecast" : NULL;
	const struct mig_measure *measure = mig_trend_measures;
	enum mig_status status =
	    mig_measures_choose(mig_trend_measures, output, &settings->common, chosen, error);

	if (status != MIG_OK || (!settings->window && !settings->trailing) ||
	    mig_measures_include(chosen, "moving_average"))
		return status;
	if (settings->common.measures.count) {
		mig_measures_free(chosen);
		return mig_fail(error, MIG_USAGE,
				"--%s is for the measure moving_average, which is not named",
				settings->window ? "window" : "trailing");
	}
	while (measure->value != mig_row_moving_average)
		measure++;
	chosen->items[chosen->count++] = measure;
	return MIG_OK;
}

/* --- the work --- */

static enum mig_status
read_base(const char *text, const struct mig_cube *cube, struct mig_period *base,
	  struct mig_error *error)
{
	if (!mig_period_parse(mig_text_of(text), base)) {
		mig_fail(error, MIG_USAGE, "--base '%s' is not a period", text);
		mig_hint(error, "for example: --base 2009");
		return MIG_USAGE;
	}
	for (size_t i = 0; i < cube->count; i++)
		if (mig_group_find(&cube->groups[i], base))
			return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: no figure for the base '%s'", cube->input_name, text);
	mig_cube_hint_periods(cube, error);
	return MIG_DATA;
}

static enum mig_status
write_table(const struct trend_settings *settings, struct mig_trend_request *request,
	    struct mig_trend *trend, struct mig_error *error)
{
	enum mig_status status = mig_cube_same_kind(trend->cube, error);

	if (status == MIG_OK && settings->base && trend->cube->count) {
		request->base_given = true;
		status = read_base(settings->base, trend->cube, &request->base, error);
	}
	return status == MIG_OK ? mig_trend_write(trend, error) : status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct trend_settings *settings = data;
	const struct mig_cube_request wanted =
	    mig_program_request(&settings->common, MIG_TIME_REQUIRED);
	struct mig_trend_request request;
	struct mig_measures chosen;
	struct mig_cube cube;
	struct mig_trend trend = { .request = &request,
				   .cube = &cube,
				   .chosen = &chosen,
				   .writer = result->writer,
				   .notes = &result->notes };
	enum mig_status status = check_options(settings, error);

	if (status == MIG_OK)
		status = read_request(settings, &request, error);
	if (status == MIG_OK)
		status = choose_measures(settings, &chosen, error);
	if (status != MIG_OK)
		return status;
	status = mig_program_cube(&settings->common, 0, &wanted, &cube, error);
	if (status == MIG_OK) {
		status = write_table(settings, &request, &trend, error);
		mig_cube_free(&cube);
	}
	mig_measures_free(&chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-trend",
	.purpose = "changes, index numbers, growth, trends and forecasts of a series",
	.operands = "[FILE ...]",
	.examples = { "mig-trend -b direction data/kazakhstan/flows.csv",
		      "mig-trend --summary -b direction data/kazakhstan/flows.csv",
		      "mig-balance data/kazakhstan/flows.csv | mig-trend -v net_migration" },
	.options = options,
	.measures = mig_trend_measures,
	.settings_size = sizeof(struct trend_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

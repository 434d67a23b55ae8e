#include "trend/forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measures/normal.h"

static const char *const names[] = {
	[MIG_SMOOTHING_SES] = "ses",
	[MIG_SMOOTHING_HOLT] = "holt",
	[MIG_SMOOTHING_DAMPED] = "damped",
	[MIG_SMOOTHING_EXPONENTIAL] = "exponential",
};

enum { METHODS = sizeof names / sizeof *names };

enum mig_status
mig_smoothing_parse(const char *name, enum mig_smoothing_method *method, struct mig_error *error)
{
	for (size_t i = 0; i < METHODS; i++)
		if (strcmp(names[i], name) == 0) {
			*method = (enum mig_smoothing_method)i;
			return MIG_OK;
		}
	mig_fail(error, MIG_USAGE, "no method '%s'", name);
	mig_hint_names(error, "methods", mig_text_of(name), names, METHODS);
	return MIG_USAGE;
}

/* Where a series stands and what it is called, for messages. */
struct subject {
	const struct mig_cube *cube;
	const struct mig_group *group;
	const char *name;
	size_t start; /* of the segment */
	const struct mig_step *step;
	enum mig_smoothing_method method;
};

static enum mig_status
fail_missing(const struct subject *subject, const struct mig_point *point, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s: the series%s has no figure for %s",
		 subject->cube->input_name, subject->name, point->period_text);
	mig_hint(error,
		 "a forecast needs all figures: choose periods without a gap, for "
		 "example: -w '%s>%s'",
		 subject->cube->time_name, point->period_text);
	return MIG_DATA;
}

static enum mig_status
fail_gap(const struct subject *subject, const struct mig_point *point, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s: the series%s has a gap between %s and %s",
		 subject->cube->input_name, subject->name, point[-1].period_text,
		 point->period_text);
	mig_hint(error,
		 "a forecast needs equally spaced periods: choose those without a gap, for "
		 "example: -w '%s>=%s'",
		 subject->cube->time_name, point->period_text);
	return MIG_DATA;
}

static enum mig_status
fail_short(const struct subject *subject, struct mig_error *error)
{
	size_t count = subject->group->count - subject->start;

	mig_fail(error, MIG_DATA,
		 "%s: the series%s has %zu figure%s%s%s; a forecast by method %s needs %zu",
		 subject->cube->input_name, subject->name, count, count == 1 ? "" : "s",
		 subject->start ? " since its break in " : "",
		 subject->start ? subject->group->points[subject->start].period_text : "",
		 names[subject->method], mig_smoothing_minimum(subject->method));
	if (subject->start)
		mig_hint(error, "--across-breaks uses the figures before the break too");
	else if (subject->cube->count > 1)
		mig_hint(error, "choose the series that are long enough with --where");
	return MIG_DATA;
}

static enum mig_status
fail_sign(const struct subject *subject, const struct mig_point *point, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s: the series%s is not above 0 in %s",
		 subject->cube->input_name, subject->name, point->period_text);
	mig_hint(error, "method exponential needs figures above 0; --method holt does not");
	return MIG_DATA;
}

static enum mig_status
check(const struct subject *subject, struct mig_error *error)
{
	const struct mig_group *group = subject->group;

	for (size_t i = group->count; i-- > subject->start;) {
		const struct mig_point *point = &group->points[i];
		struct mig_value figure = point->values[0];

		if (figure.state != MIG_VALUE_KNOWN)
			return fail_missing(subject, point, error);
		if (subject->method == MIG_SMOOTHING_EXPONENTIAL &&
		    mig_decimal_sign(figure.number) <= 0)
			return fail_sign(subject, point, error);
		if (i > subject->start &&
		    !mig_step_joins(subject->step, &point[-1].period, &point->period))
			return fail_gap(subject, point, error);
	}
	if (group->count - subject->start < mig_smoothing_minimum(subject->method))
		return fail_short(subject, error);
	return MIG_OK;
}

/* All but the exponential trend say the same of figures that differ by a constant, so that
 * what a series starts with can be left out, which keeps the digits of large figures. */
static enum mig_status
fit(struct mig_forecasts *forecasts, struct mig_error *error)
{
	const struct mig_group *group = forecasts->group;
	size_t count = group->count - forecasts->start;
	struct mig_series series;
	enum mig_status status =
	    mig_series_read(group->points + forecasts->start, count, &series, error);
	double *figures;

	if (status != MIG_OK)
		return status;
	figures = malloc(2 * count * sizeof *figures);
	if (!figures) {
		mig_series_free(&series);
		return mig_fail_memory(error);
	}
	forecasts->origin =
	    forecasts->model.method == MIG_SMOOTHING_EXPONENTIAL ? 0 : series.origin;
	for (size_t i = 0; i < count; i++)
		figures[count + i] = series.timed.figures[i] + (series.origin - forecasts->origin);
	mig_smoothing_fit(&forecasts->model, figures + count, count, figures);
	forecasts->fitted = figures;
	forecasts->flags = series.flags;
	mig_series_free(&series);
	return MIG_OK;
}

enum mig_status
mig_forecasts_read(const struct mig_trend_request *request, const struct mig_cube *cube,
		   const struct mig_group *group, const struct mig_step *step,
		   struct mig_forecasts *forecasts, struct mig_error *error)
{
	struct mig_buffer name = { 0 };
	struct subject subject = { .cube = cube,
				   .group = group,
				   .start =
				       request->across_breaks ? 0 : mig_series_last_segment(group),
				   .step = step,
				   .method = request->model.method };
	enum mig_status status = mig_series_name(cube, group, &name, error);

	*forecasts = (struct mig_forecasts){ .model = request->model,
					     .limit = mig_normal_limit(request->confidence),
					     .start = subject.start,
					     .group = group,
					     .step = step };
	subject.name = name.bytes;
	if (status == MIG_OK)
		status = check(&subject, error);
	mig_buffer_free(&name);
	if (status == MIG_OK)
		status = fit(forecasts, error);
	/* Nothing is computed across the break, and what comes is no break. */
	if (!request->across_breaks)
		forecasts->flags &= ~MIG_FLAG('B');
	return status;
}

void
mig_forecasts_free(struct mig_forecasts *forecasts)
{
	free(forecasts->fitted);
	*forecasts = (struct mig_forecasts){ 0 };
}

struct mig_trend_forecast
mig_forecast_observed(const struct mig_forecasts *forecasts, size_t place)
{
	struct mig_trend_forecast row = { .model = &forecasts->model,
					  .smoothed = place >= forecasts->start,
					  .margin = NAN,
					  .figure = forecasts->group->points[place].values[0],
					  .flags = forecasts->flags };

	if (row.smoothed)
		row.number = forecasts->origin + forecasts->fitted[place - forecasts->start];
	return row;
}

/* So many days or months; never more than are too many anyway. */
static int
times(int step, size_t ahead)
{
	const long long many = 10000000; /* days of 10,000 years and more */
	long long distance = (long long)step * (long long)ahead;

	return (int)(distance < many ? distance : many);
}

enum mig_status
mig_forecast_to_come(const struct mig_forecasts *forecasts, size_t ahead,
		     struct mig_trend_forecast *row, char period[MIG_PERIOD_TEXT_SIZE],
		     struct mig_error *error)
{
	const struct mig_point *last = &forecasts->group->points[forecasts->group->count - 1];
	const struct mig_smoothing *model = &forecasts->model;
	struct mig_period later;

	if (!mig_period_later(&last->period, times(forecasts->step->months, ahead),
			      times(forecasts->step->days, ahead), &later))
		return mig_fail(error, MIG_DATA, "no period can be written %zu periods after %s",
				ahead, last->period_text);
	mig_period_write(&later, mig_text_of(last->period_text), period);
	*row = (struct mig_trend_forecast){
		.model = model,
		.to_come = true,
		.number = forecasts->origin + mig_smoothing_forecast(model, ahead),
		.margin = forecasts->limit * mig_smoothing_deviation(model, ahead),
		.flags = forecasts->flags | MIG_FLAG('F'),
	};
	return MIG_OK;
}

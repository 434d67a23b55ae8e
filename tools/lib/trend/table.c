#include "trend/table.h"

#include <stdlib.h>

#include "sheet.h"
#include "trend/forecast.h"
#include "trend/row.h"

/* What is left out because of a break is left out visibly: `break_at` is the place of the point
 * that a break comes before, 0 none. */
static enum mig_status
note_break(struct mig_trend *trend, const struct mig_group *group, size_t break_at,
	   const char *consequence, struct mig_error *error)
{
	struct mig_buffer name = { 0 };
	enum mig_status status = MIG_OK;

	if (break_at == 0 || trend->request->across_breaks)
		return MIG_OK;
	status = mig_series_name(trend->cube, group, &name, error);
	if (status == MIG_OK)
		status = mig_buffer_format(trend->notes, error,
					   "the series%s breaks in %s (status B): %s\n", name.bytes,
					   group->points[break_at].period_text, consequence);
	mig_buffer_free(&name);
	return status;
}

/* Whether a measure that a few figures are too few for was chosen. */
static bool
trends_chosen(const struct mig_trend *trend)
{
	static const char *const always[] = { "n",    "missing", "first",
					      "last", "cagr",	 "exponential_growth" };
	size_t left = trend->chosen->count;

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		left -= mig_measures_include(trend->chosen, always[i]);
	return left > 0;
}

static enum mig_status
note_too_few(struct mig_trend *trend, struct mig_error *error)
{
	size_t count = trend->too_few;

	if (count == 0 || !trends_chosen(trend))
		return MIG_OK;
	return mig_buffer_format(trend->notes, error,
				 "%zu series %s fewer than %d known figures: trends, tests and "
				 "breaks are undefined there\n",
				 count, count == 1 ? "has" : "have", MIG_TREND_MINIMUM);
}

static enum mig_status
note_no_interval(struct mig_trend *trend, struct mig_error *error)
{
	if (trend->request->ahead == 0 ||
	    trend->request->model.method != MIG_SMOOTHING_EXPONENTIAL ||
	    (!mig_measures_include(trend->chosen, "lower") &&
	     !mig_measures_include(trend->chosen, "upper")))
		return MIG_OK;
	return mig_buffer_add_string(trend->notes,
				     "method exponential has no intervals: lower and upper are "
				     "empty\n",
				     error);
}

static size_t
first_break(const struct mig_group *group)
{
	for (size_t i = 1; i < group->count; i++)
		if (mig_series_break_between(group, i - 1, i))
			return i;
	return 0;
}

static size_t
segment_of(const struct mig_trend *trend, const struct mig_group *group)
{
	return trend->request->across_breaks ? 0 : mig_series_last_segment(group);
}

/* --- a row a period --- */

/* Place of the base in a group, or its count if it is not there. */
static size_t
find_base(const struct mig_group *group, const struct mig_trend_request *request)
{
	const struct mig_point *point =
	    request->base_given ? mig_group_find(group, &request->base) : group->points;

	return point ? (size_t)(point - group->points) : group->count;
}

static enum mig_status
write_periods(struct mig_trend *trend, struct mig_trend_row *row, struct mig_error *error)
{
	struct mig_writer *writer = trend->writer;
	const struct mig_group *group = row->group;
	enum mig_status status = MIG_OK;

	for (row->place = 0; status == MIG_OK && row->place < group->count; row->place++) {
		const struct mig_point *point = &group->points[row->place];

		status = mig_sheet_keys(writer, trend->cube, group, point, error);
		if (status == MIG_OK)
			status = mig_writer_value(writer, point->values[0], error);
		if (status == MIG_OK)
			status = mig_measures_cells(writer, trend->chosen, row, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

/* The rows of a series that has a line if it has figures enough. */
static enum mig_status
write_with_line(struct mig_trend *trend, const struct mig_trend_row *start, struct mig_error *error)
{
	const struct mig_group *group = start->group;
	size_t segment = segment_of(trend, group);
	struct mig_mann_kendall mann_kendall;
	struct mig_theil_sen line;
	struct mig_series series;
	struct mig_trend_row row = *start;
	enum mig_status status =
	    mig_series_read(group->points + segment, group->count - segment, &series, error);

	if (status != MIG_OK)
		return status;
	row.segment = segment;
	row.series = &series;
	if (series.count >= MIG_TREND_MINIMUM) {
		mig_mann_kendall(series.doubled_ranks, series.count, &mann_kendall);
		if (!mig_theil_sen(&series.timed, mann_kendall.variance, trend->request->confidence,
				   &line))
			status = mig_fail_memory(error);
		row.line = &line;
	}
	trend->too_few += !row.line;
	if (status == MIG_OK)
		status = write_periods(trend, &row, error);
	mig_series_free(&series);
	return status;
}

static enum mig_status
write_rows(struct mig_trend *trend, const struct mig_group *group, struct mig_error *error)
{
	struct mig_value *figures = malloc((group->count + 1) * sizeof *figures);
	size_t break_at = first_break(group);
	struct mig_trend_row row = { .request = trend->request,
				     .group = group,
				     .breaks = break_at && !trend->request->across_breaks,
				     .base = find_base(group, trend->request),
				     .figures = figures,
				     .step = &trend->step,
				     .totals = &trend->totals };
	enum mig_status status;

	if (!figures)
		return mig_fail_memory(error);
	for (size_t i = 0; i < group->count; i++)
		figures[i] = group->points[i].values[0];
	if (mig_measures_include(trend->chosen, "trend") ||
	    mig_measures_include(trend->chosen, "residual"))
		status = write_with_line(trend, &row, error);
	else
		status = write_periods(trend, &row, error);
	free(figures);
	if (status == MIG_OK)
		status = note_break(trend, group, break_at, "nothing is computed across it", error);
	return status;
}

/* --- a row a series --- */

static enum mig_status
write_summary(struct mig_trend *trend, const struct mig_group *group, struct mig_error *error)
{
	struct mig_writer *writer = trend->writer;
	size_t start = segment_of(trend, group);
	struct mig_trend_summary summary;
	enum mig_status status = mig_trend_summarize(group->points + start, group->count - start,
						     trend->request->confidence, &summary, error);

	trend->too_few += !summary.tested;
	if (status == MIG_OK)
		status = mig_sheet_group_keys(writer, trend->cube, group, error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, trend->chosen, &summary, error);
	if (status == MIG_OK)
		status = mig_writer_end_row(writer, error);
	if (status == MIG_OK)
		status = note_break(trend, group, start, "computed from this period on", error);
	return status;
}

/* --- a row a period, and of periods to come --- */

static enum mig_status
write_observed(struct mig_trend *trend, const struct mig_forecasts *forecasts, size_t place,
	       struct mig_error *error)
{
	const struct mig_trend_forecast row = mig_forecast_observed(forecasts, place);
	const struct mig_point *point = &forecasts->group->points[place];
	struct mig_writer *writer = trend->writer;
	enum mig_status status =
	    mig_sheet_keys(writer, trend->cube, forecasts->group, point, error);

	if (status == MIG_OK)
		status = mig_writer_value(writer, row.figure, error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, trend->chosen, &row, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
write_to_come(struct mig_trend *trend, const struct mig_forecasts *forecasts, size_t ahead,
	      struct mig_error *error)
{
	struct mig_writer *writer = trend->writer;
	struct mig_value all = mig_value_of(0);
	char period[MIG_PERIOD_TEXT_SIZE];
	const struct mig_point point = { .period_text = period };
	struct mig_trend_forecast row;
	enum mig_status status = mig_forecast_to_come(forecasts, ahead, &row, period, error);

	if (status == MIG_OK)
		status = mig_sheet_keys(writer, trend->cube, forecasts->group, &point, error);
	if (status != MIG_OK)
		return status;
	all.flags = row.flags;
	status = mig_writer_value(
	    writer, mig_value_from_double(row.number, trend->request->digits, all, all), error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, trend->chosen, &row, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
write_forecasts(struct mig_trend *trend, const struct mig_group *group, struct mig_error *error)
{
	struct mig_forecasts forecasts;
	enum mig_status status =
	    mig_forecasts_read(trend->request, trend->cube, group, &trend->step, &forecasts, error);

	for (size_t i = 0; status == MIG_OK && i < group->count; i++)
		status = write_observed(trend, &forecasts, i, error);
	for (size_t i = 1; status == MIG_OK && i <= trend->request->ahead; i++)
		status = write_to_come(trend, &forecasts, i, error);
	if (status == MIG_OK)
		status = note_break(trend, group, forecasts.start,
				    "the forecast is computed from this period on", error);
	mig_forecasts_free(&forecasts);
	return status;
}

/* --- the table --- */

static enum mig_status
write_columns(const struct mig_trend *trend, struct mig_error *error)
{
	struct mig_writer *writer = trend->writer;
	const struct mig_cube *cube = trend->cube;
	enum mig_status status = trend->request->summary
				     ? mig_sheet_group_columns(writer, cube, error)
				     : mig_sheet_key_columns(writer, cube, error);

	if (status == MIG_OK && !trend->request->summary)
		status = mig_writer_column(writer, cube->value_names[0], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_measures_columns(writer, trend->chosen, error);
	return status == MIG_OK ? mig_writer_status_column(writer, cube->has_status, error)
				: status;
}

enum mig_status
mig_trend_write(struct mig_trend *trend, struct mig_error *error)
{
	const struct mig_trend_request *request = trend->request;
	enum mig_status status = write_columns(trend, error);

	trend->step = mig_cube_step(trend->cube);
	trend->totals = (struct mig_totals){ 0 };
	if (status == MIG_OK && mig_measures_include(trend->chosen, "contribution"))
		status = mig_totals_read(trend->cube, request->partial, &trend->totals, error);
	for (size_t i = 0; status == MIG_OK && i < trend->cube->count; i++) {
		const struct mig_group *group = &trend->cube->groups[i];

		status = request->summary ? write_summary(trend, group, error)
			 : request->ahead ? write_forecasts(trend, group, error)
					  : write_rows(trend, group, error);
	}
	mig_totals_free(&trend->totals);
	if (status == MIG_OK)
		status = note_too_few(trend, error);
	return status == MIG_OK ? note_no_interval(trend, error) : status;
}

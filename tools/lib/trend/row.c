#include "trend/row.h"

#include <math.h>
#include <stdlib.h>

#include "measures/change.h"
#include "measures/moving_average.h"
#include "trend/figures.h"

static const struct mig_point *
point_of(const struct mig_trend_row *row)
{
	return &row->group->points[row->place];
}

static struct mig_value
figure_of(const struct mig_trend_row *row)
{
	return point_of(row)->values[0];
}

static bool
apart(const struct mig_trend_row *row, size_t a, size_t b)
{
	return row->breaks && mig_series_break_between(row->group, a, b);
}

/* The period before that is in the table, or NULL. */
static const struct mig_point *
previous(const struct mig_trend_row *row)
{
	if (row->place == 0 || apart(row, row->place - 1, row->place))
		return NULL;
	return point_of(row) - 1;
}

/* The last one before with a known figure, or NULL. */
static const struct mig_point *
previous_known(const struct mig_trend_row *row)
{
	const struct mig_point *points = row->group->points;

	for (size_t i = row->place; i-- > 0 && !apart(row, i, i + 1);)
		if (points[i].values[0].state == MIG_VALUE_KNOWN)
			return &points[i];
	return NULL;
}

static struct mig_value
figure_or_none(const struct mig_point *point)
{
	return point ? point->values[0] : mig_value_none();
}

struct mig_value
mig_row_change(const void *row, int digits)
{
	(void)digits;
	return mig_change(figure_or_none(previous(row)), figure_of(row));
}

struct mig_value
mig_row_change_percent(const void *row, int digits)
{
	return mig_change_percent(figure_or_none(previous(row)), figure_of(row), digits);
}

struct mig_value
mig_row_chain_index(const void *row, int digits)
{
	return mig_index(figure_or_none(previous(row)), figure_of(row), digits);
}

struct mig_value
mig_row_log_difference(const void *row, int digits)
{
	return mig_log_difference(figure_or_none(previous(row)), figure_of(row), digits);
}

static int
by_period(const void *period, const void *item)
{
	return mig_period_compare(period, &((const struct mig_total_of *)item)->period);
}

struct mig_value
mig_row_contribution(const void *row, int digits)
{
	const struct mig_totals *totals = ((const struct mig_trend_row *)row)->totals;
	const struct mig_point *before = previous(row);
	const struct mig_total_of *base;

	if (!before)
		return mig_value_none();
	base = bsearch(&before->period, totals->items, totals->count, sizeof *totals->items,
		       by_period);
	return mig_contribution(before->values[0], figure_of(row), base->total, digits);
}

typedef struct mig_value (*growth)(struct mig_value, struct mig_value, double, int);

static struct mig_value
growth_since_known(const struct mig_trend_row *row, growth measure, int digits)
{
	const struct mig_point *before = previous_known(row);

	return before ? measure(before->values[0], figure_of(row),
				mig_period_years_between(&before->period, &point_of(row)->period),
				digits)
		      : mig_value_none();
}

struct mig_value
mig_row_annual_growth(const void *row, int digits)
{
	return growth_since_known(row, mig_compound_annual_growth, digits);
}

struct mig_value
mig_row_exponential_growth(const void *row, int digits)
{
	return growth_since_known(row, mig_exponential_growth, digits);
}

struct mig_value
mig_row_index(const void *data, int digits)
{
	const struct mig_trend_row *row = data;

	if (row->base >= row->group->count)
		return mig_value_missing();
	if (apart(row, row->base, row->place))
		return mig_value_none();
	return mig_index(row->group->points[row->base].values[0], figure_of(row), digits);
}

struct mig_value
mig_row_cagr(const void *data, int digits)
{
	const struct mig_trend_row *row = data;
	const struct mig_point *first = row->group->points, *last = first + row->group->count - 1;

	if (first == last || row->breaks)
		return mig_value_none();
	return mig_compound_annual_growth(first->values[0], last->values[0],
					  mig_period_years_between(&first->period, &last->period),
					  digits);
}

/* Of `count` points from `start` on, if they are neighbours in time. */
static struct mig_value
average(const struct mig_trend_row *row, size_t start, size_t count, bool halved, int digits)
{
	const struct mig_point *points = row->group->points + start;

	if (apart(row, start, start + count - 1))
		return mig_value_none();
	for (size_t i = 1; i < count; i++)
		if (!mig_step_joins(row->step, &points[i - 1].period, &points[i].period))
			return mig_value_missing();
	return mig_moving_average(row->figures + start, count, halved, digits);
}

struct mig_value
mig_row_moving_average(const void *data, int digits)
{
	const struct mig_trend_row *row = data;
	size_t window = row->request->window, before = window - 1, after = 0;
	bool halved = !row->request->trailing && window % 2 == 0;

	if (!row->request->trailing)
		before = after = window / 2;
	if (row->place < before || row->group->count - 1 - row->place < after)
		return mig_value_none();
	return average(row, row->place - before, before + after + 1, halved, digits);
}

/* The line at the period of the row. */
static double
height(const struct mig_trend_row *row)
{
	if (!row->line)
		return NAN;
	return row->series->origin + row->line->separate +
	       row->line->slope * mig_series_years(row->series, &point_of(row)->period);
}

struct mig_value
mig_row_trend(const void *data, int digits)
{
	const struct mig_trend_row *row = data;
	struct mig_value all = mig_value_of(0);

	if (row->place < row->segment)
		return mig_value_none();
	all.flags = row->series->flags;
	return mig_value_from_double(height(row), digits, all, all);
}

struct mig_value
mig_row_residual(const void *data, int digits)
{
	const struct mig_trend_row *row = data;
	struct mig_value all = mig_value_of(0), figure = figure_of(row);

	if (row->place < row->segment)
		return mig_value_none();
	all.flags = row->series->flags;
	return mig_value_from_double(mig_decimal_to_double(figure.number) - height(row), digits,
				     figure, all);
}

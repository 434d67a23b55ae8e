#include "trend/series.h"

#include <stdlib.h>
#include <string.h>

bool
mig_series_break_between(const struct mig_group *group, size_t a, size_t b)
{
	size_t from = a < b ? a : b, to = a < b ? b : a;

	for (size_t i = from + 1; i <= to; i++)
		if (group->points[i].values[0].flags & MIG_FLAG('B'))
			return true;
	return false;
}

size_t
mig_series_last_segment(const struct mig_group *group)
{
	size_t start = group->count;

	while (start > 1 && !(group->points[start - 1].values[0].flags & MIG_FLAG('B')))
		start--;
	return start ? start - 1 : 0;
}

enum mig_status
mig_series_name(const struct mig_cube *cube, const struct mig_group *group, struct mig_buffer *name,
		struct mig_error *error)
{
	enum mig_status status = mig_buffer_add_string(name, "", error);

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_buffer_format(name, error, "%s%s", i ? ", " : " of ", group->keys[i]);
	return status;
}

struct mig_step
mig_cube_step(const struct mig_cube *cube)
{
	struct mig_step step = { 0 };
	bool whole_months = true;

	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 1; j < cube->groups[i].count; j++) {
			const struct mig_period *later = &cube->groups[i].points[j].period;
			const struct mig_period *earlier = &cube->groups[i].points[j - 1].period;
			int months, days = later->first_day - earlier->first_day;

			whole_months &= mig_period_months_between(earlier, later, &months);
			if (step.months == 0 || months < step.months)
				step.months = months;
			if (step.days == 0 || days < step.days)
				step.days = days;
		}
	*(whole_months ? &step.days : &step.months) = 0;
	return step;
}

bool
mig_step_joins(const struct mig_step *step, const struct mig_period *earlier,
	       const struct mig_period *later)
{
	int months;

	if (step->days)
		return later->first_day - earlier->first_day == step->days;
	return mig_period_months_between(earlier, later, &months) && months == step->months;
}

double
mig_series_years(const struct mig_series *series, const struct mig_period *period)
{
	const struct mig_period *first = &series->first->period;
	int months;

	mig_period_months_between(first, period, &months);
	return series->whole_months ? months / 12.0
				    : (period->first_day - first->first_day) / 365.2425;
}

/* Whether all starts lie whole months from the first one, and no two of them equally many (as
 * 28 and 31 March do from 28 February). */
static bool
in_whole_months(const struct mig_point *points, size_t count)
{
	int before = -1, months;

	for (size_t i = 0; i < count; i++, before = months)
		if (!mig_period_months_between(&points[0].period, &points[i].period, &months) ||
		    months == before)
			return false;
	return true;
}

/* Exact where 128 bits hold the difference. */
static void
set_figures(const struct mig_series *series, double *figures)
{
	struct mig_decimal origin = series->first->values[0].number, difference;

	for (size_t i = 0; i < series->count; i++) {
		struct mig_decimal number = series->points[i]->values[0].number;

		figures[i] = mig_decimal_subtract(number, origin, &difference)
				 ? mig_decimal_to_double(difference)
				 : mig_decimal_to_double(number) - series->origin;
	}
}

static int
by_figure(const void *a, const void *b)
{
	const struct mig_point *const *x = a, *const *y = b;
	int order = mig_decimal_compare((*x)->values[0].number, (*y)->values[0].number);

	return order ? order : (*x > *y) - (*x < *y);
}

/* `order` has room for the points. A point's place among the points of the stretch is found
 * again through `places`. */
static void
set_ranks(const struct mig_series *series, const struct mig_point **order, size_t *places,
	  const struct mig_point *start)
{
	for (size_t i = 0; i < series->count; i++) {
		order[i] = series->points[i];
		places[order[i] - start] = i;
	}
	qsort(order, series->count, sizeof *order, by_figure);
	for (size_t i = 0, end; i < series->count; i = end) {
		for (end = i + 1; end < series->count; end++)
			if (mig_decimal_compare(order[end]->values[0].number,
						order[i]->values[0].number) != 0)
				break;
		for (size_t j = i; j < end; j++) /* the mean of the ranks i + 1 to end, twice */
			series->doubled_ranks[places[order[j] - start]] = i + 1 + end;
	}
}

static void
find_known(const struct mig_point *points, size_t count, struct mig_series *series)
{
	for (size_t i = 0; i < count; i++) {
		if (points[i].values[0].state != MIG_VALUE_KNOWN) {
			series->missing++;
			continue;
		}
		series->points[series->count++] = &points[i];
		series->flags |= points[i].values[0].flags;
	}
}

enum mig_status
mig_series_read(const struct mig_point *points, size_t count, struct mig_series *series,
		struct mig_error *error)
{
	size_t each = 2 * sizeof(double) + 2 * sizeof(size_t) + 2 * sizeof(struct mig_point *);
	double *times;
	size_t *places;

	*series = (struct mig_series){ 0 };
	series->memory = calloc(count + 1, each);
	if (!series->memory)
		return mig_fail_memory(error);
	times = series->memory;
	series->timed.times = times;
	series->timed.figures = times + count;
	series->doubled_ranks = (size_t *)(void *)(times + 2 * count);
	places = series->doubled_ranks + count;
	series->points = (const struct mig_point **)(void *)(places + count);
	find_known(points, count, series);
	series->timed.count = series->count;
	if (series->count == 0)
		return MIG_OK;
	series->first = series->points[0];
	series->last = series->points[series->count - 1];
	series->origin = mig_decimal_to_double(series->first->values[0].number);
	series->whole_months = in_whole_months(points, count);
	for (size_t i = 0; i < series->count; i++)
		times[i] = mig_series_years(series, &series->points[i]->period);
	set_figures(series, times + count);
	set_ranks(series, series->points + count, places, points);
	return MIG_OK;
}

void
mig_series_free(struct mig_series *series)
{
	free(series->memory);
	*series = (struct mig_series){ 0 };
}

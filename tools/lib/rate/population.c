#include "rate/population.h"

#include <stdlib.h>
#include <string.h>

#include "balance/flows.h"
#include "measures/rate.h"
#include "table.h"

enum mig_status
mig_population_at_parse(const char *text, enum mig_population_at *at, struct mig_error *error)
{
	static const char *const names[] = { "mid", "start", "end" };
	enum { NAMES = sizeof names / sizeof *names };

	*at = MIG_POPULATION_AT_DEFAULT;
	if (!text)
		return MIG_OK;
	for (int i = 0; i < NAMES; i++)
		if (strcmp(text, names[i]) == 0) {
			*at = (enum mig_population_at)(MIG_POPULATION_AT_MID + i);
			return MIG_OK;
		}
	mig_fail(error, MIG_USAGE, "--population-at '%s' is not start, mid or end", text);
	mig_hint_names(error, "choices", mig_text_of(text), names, NAMES);
	return MIG_USAGE;
}

/* --- reading --- */

static bool
is_time(const struct mig_settings *settings, const char *column)
{
	struct mig_text name = mig_text_of(column);

	if (settings->time)
		return mig_text_equal_ignoring_case(mig_text_of(settings->time), name);
	for (const char *const *known = mig_time_names; *known; known++)
		if (mig_text_equal_ignoring_case(mig_text_of(*known), name))
			return true;
	return false;
}

/* The conditions that are not on time and have a column in `records`: free(some->conditions). */
static enum mig_status
choose_conditions(const struct mig_settings *settings, const struct mig_records *records,
		  struct mig_filter *some, struct mig_error *error)
{
	enum mig_status status = mig_filter_applicable(&settings->where, records, some, error);
	size_t left = 0;

	for (size_t i = 0; status == MIG_OK && i < some->count; i++)
		if (!is_time(settings, some->conditions[i].column))
			some->conditions[left++] = some->conditions[i];
	some->count = left;
	return status;
}

/* The names that the settings give hold here where the table has them; its own are looked for. */
static enum mig_status
read_cube(struct mig_population *population, const struct mig_settings *settings, bool timed,
	  struct mig_records *records, struct mig_error *error)
{
	const struct mig_population_request *request = &population->request;
	const char *value = request->value			    ? request->value
			    : mig_has_column(records, "population") ? "population"
								    : NULL;
	const char *time =
	    settings->time && mig_has_column(records, settings->time) ? settings->time : NULL;
	bool no_status = settings->status && strcmp(settings->status, "none") == 0;
	struct mig_list by = { 0 }, values = { 0 };
	struct mig_filter conditions = { 0 };
	struct mig_cube_request asked = { .by = &by,
					  .values = &values,
					  .time = timed ? time : NULL,
					  .status = no_status ? "none" : NULL,
					  .filter = &conditions,
					  .time_use = timed ? MIG_TIME_REQUIRED : MIG_TIME_IF_THERE,
					  .threads = settings->threads,
					  .partial = settings->partial };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && !request->whole && i < settings->by.count; i++)
		if (!is_time(settings, settings->by.items[i]))
			status = mig_list_add(&by, mig_text_of(settings->by.items[i]), error);
	if (status == MIG_OK && value)
		status = mig_list_add(&values, mig_text_of(value), error);
	if (status == MIG_OK)
		status = choose_conditions(settings, records, &conditions, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, &asked, &population->cube, error);
	free(conditions.conditions);
	mig_list_free(&by);
	mig_list_free(&values);
	return status;
}

enum mig_status
mig_population_read(const struct mig_population_request *request,
		    const struct mig_settings *settings, bool timed,
		    struct mig_population *population, struct mig_error *error)
{
	const struct mig_records_options options = { .delimiter = settings->delimiter,
						     .record_max = settings->record_max };
	char *const files[] = { (char *)request->file };
	struct mig_records *records;
	enum mig_status status = mig_records_open(files, 1, &options, &records, error);

	*population = (struct mig_population){ .request = *request, .by_period = timed };
	if (status != MIG_OK)
		return status;
	status = read_cube(population, settings, timed, records, error);
	mig_records_free(records);
	if (status != MIG_OK)
		return status;
	status = timed ? mig_cube_same_kind(&population->cube, error)
		       : mig_join_check_single(&population->cube, error);
	if (status == MIG_OK)
		status = mig_join_make(&population->cube, &population->groups, error);
	if (status != MIG_OK)
		mig_cube_free(&population->cube);
	return status;
}

void
mig_population_free(struct mig_population *population)
{
	mig_join_free(&population->groups);
	mig_cube_free(&population->cube);
}

/* --- the one that belongs to a figure --- */

/* The population on `day`, or at the end of the day before, which is the same moment. */
static const struct mig_point *
on_day(const struct mig_group *group, int day)
{
	struct mig_period period = { .first_day = day, .last_day = day };
	const struct mig_point *point = mig_group_find(group, &period);

	if (point)
		return point;
	period.first_day = period.last_day = day - 1;
	return mig_group_find(group, &period);
}

static const struct mig_point *
only_inside(const struct mig_group *group, const struct mig_period *period)
{
	const struct mig_point *found = NULL;

	for (size_t i = 0; i < group->count; i++) {
		const struct mig_point *point = &group->points[i];

		if (point->period.first_day <= period->first_day ||
		    point->period.last_day >= period->last_day)
			continue;
		if (found)
			return NULL;
		found = point;
	}
	return found;
}

/* The first period of the group that holds all of `period`. */
static const struct mig_point *
around(const struct mig_group *group, const struct mig_period *period)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct mig_point *point = &group->points[i];

		if (point->period.first_day <= period->first_day &&
		    point->period.last_day >= period->last_day)
			return point;
	}
	return NULL;
}

/* The calendar year around a figure's period, or the period itself if it is no part of one. Every
 * notation begins with the four digits of a year. */
static struct mig_period
year_around(const struct mig_point *point)
{
	struct mig_period year;

	if (mig_period_parse((struct mig_text){ point->period_text, 4 }, &year) &&
	    year.first_day <= point->period.first_day && year.last_day >= point->period.last_day)
		return year;
	return point->period;
}

static enum mig_status
take(const struct mig_population *population, const struct mig_point *point,
     struct mig_exposure *exposure, struct mig_error *error)
{
	if (!point)
		return MIG_OK;
	exposure->population = point->values[0];
	return mig_buffer_format(&exposure->name, error, "%s%s%s", population->cube.value_names[0],
				 point->period_text[0] ? " of " : "", point->period_text);
}

/* A break between the two, or at a date after the first, makes them two series. */
static enum mig_status
take_mean(const struct mig_population *population, const struct mig_point *p0,
	  const struct mig_point *p1, struct mig_exposure *exposure, struct mig_error *error)
{
	if (!p0 || !p1)
		return MIG_OK;
	for (const struct mig_point *point = p0 + 1; point <= p1; point++)
		if ((point->values[0].flags & MIG_FLAG('B')) && !population->request.across_breaks)
			exposure->broken = point;
	exposure->population =
	    exposure->broken ? mig_value_none() : mig_mean_population(p0->values[0], p1->values[0]);
	return mig_buffer_format(&exposure->name, error, "mean of %s and %s", p0->period_text,
				 p1->period_text);
}

static enum mig_status
fail_kind(const struct mig_population *population, const struct mig_group *group,
	  const struct mig_point *point, struct mig_error *error)
{
	char kind[32], other[32];

	mig_period_kind(&point->period, kind);
	mig_period_kind(&group->points[0].period, other);
	mig_fail(error, MIG_DATA,
		 "%s: populations (%s) and the figure of %s (%s) are of unlike kind",
		 population->cube.input_name, other, point->period_text, kind);
	mig_hint(error, mig_period_is_day(&point->period)
			    ? "a stock needs the population of its date"
			    : "make annual rates of parts of a year with --annualise, or choose "
			      "periods of one kind with --where");
	return MIG_DATA;
}

static enum mig_status
find_dated(const struct mig_population *population, const struct mig_group *group,
	   const struct mig_point *point, struct mig_exposure *exposure, struct mig_error *error)
{
	struct mig_period period = point->period;

	if (mig_period_is_day(&period))
		return take(population, mig_group_find(group, &period), exposure, error);
	if (period.months != 12 && !population->request.annualise)
		return fail_kind(population, group, point, error);
	if (population->request.at == MIG_POPULATION_AT_MID) {
		const struct mig_point *middle = only_inside(group, &period);

		if (!middle && population->request.annualise) {
			period = year_around(point);
			middle = only_inside(group, &period);
		}
		return take(population, middle, exposure, error);
	}
	if (!on_day(group, period.first_day) || !on_day(group, period.last_day + 1))
		period = year_around(point);
	return take_mean(population, on_day(group, period.first_day),
			 on_day(group, period.last_day + 1), exposure, error);
}

enum mig_status
mig_population_find(const struct mig_population *population, const struct mig_group *group,
		    const struct mig_point *point, struct mig_exposure *exposure,
		    struct mig_error *error)
{
	const struct mig_point *own, *first, *last;

	exposure->population = mig_value_missing();
	exposure->broken = NULL;
	exposure->name.length = 0;
	if (mig_buffer_add_string(&exposure->name, "", error) != MIG_OK)
		return MIG_IO;
	if (!group || group->count == 0)
		return MIG_OK;
	if (!population->by_period)
		return take(population, group->points, exposure, error);
	if (mig_period_is_day(&group->points[0].period))
		return find_dated(population, group, point, exposure, error);
	if (mig_period_same_kind(&group->points[0].period, &point->period))
		own = mig_group_find(group, &point->period);
	else if (population->request.annualise && !mig_period_is_day(&point->period))
		own = around(group, &point->period);
	else
		return fail_kind(population, group, point, error);
	first = group->points;
	last = first + group->count - 1;
	if (!own || population->request.at <= MIG_POPULATION_AT_MID)
		return take(population, own, exposure, error);
	if (population->request.at == MIG_POPULATION_AT_START)
		return own < last && mig_period_follows(&own->period, &own[1].period)
			   ? take_mean(population, own, own + 1, exposure, error)
			   : MIG_OK;
	return own > first && mig_period_follows(&own[-1].period, &own->period)
		   ? take_mean(population, own - 1, own, exposure, error)
		   : MIG_OK;
}

/* Outputs of rates against a base: crude rates, and any ratio. */
#include "rate/run.h"
#include "rate/series.h"
#include "rate/sheet.h"

/* The base of the figures and its name, from the population table. */
static enum mig_status
find_population(struct mig_rate_run *run, const struct mig_group *group,
		const struct mig_point *point, struct mig_rate_figures *figures,
		struct mig_error *error)
{
	struct mig_exposure *exposure = &run->exposure;
	enum mig_status status =
	    mig_population_find(&run->population, run->residents, point, exposure, error);

	if (status != MIG_OK)
		return status;
	figures->base = exposure->population;
	figures->denominator = exposure->name.bytes;
	run->unmatched += !exposure->name.bytes[0];
	return exposure->broken ? mig_rate_break(run, &run->population.cube,
						 run->residents ? run->residents : group,
						 exposure->broken, error)
				: MIG_OK;
}

/* Remember what is odd about events against a population, to be noted in the end. */
static void
look_at(struct mig_rate_run *run, const struct mig_point *point, struct mig_value base,
	struct mig_value events)
{
	const struct mig_period *period = &point->period;

	if (!run->small && base.state == MIG_VALUE_KNOWN && events.state == MIG_VALUE_KNOWN &&
	    mig_decimal_sign(base.number) > 0 &&
	    mig_decimal_compare(base.number, events.number) < 0)
		run->small = point;
	if (!run->short_of && !run->settings->annualise && run->cube.time_name &&
	    !mig_period_is_day(period) && period->months != 12)
		run->short_of = point;
}

static enum mig_status
start_figures(const struct mig_rate_run *run, const struct mig_point *point,
	      struct mig_rate_figures *figures, struct mig_error *error)
{
	const struct mig_period *period = &point->period;

	*figures = (struct mig_rate_figures){ .period = period,
					      .per = (long)run->settings->per,
					      .annualise = run->settings->annualise };
	if (figures->annualise && mig_period_is_day(period))
		return mig_fail(error, MIG_DATA, "%s: %s is a single day: it cannot be annualised",
				run->cube.input_name, point->period_text);
	return MIG_OK;
}

/* --- crude rates --- */

/* The population's own column, if it does not stand in another table. */
static const char *
population_column(const struct mig_rate_settings *settings)
{
	if (settings->population)
		return NULL;
	return settings->denominator.count ? settings->denominator.items[0] : "population";
}

static enum mig_status
read_crude(struct mig_rate_run *run, struct mig_records *records, struct mig_error *error)
{
	struct mig_rate_settings *settings = run->settings;
	const char *column = population_column(settings);
	enum mig_status status;

	if (column && !settings->denominator.count && !mig_has_column(records, column)) {
		mig_fail(error, MIG_USAGE, "%s: no denominator: there is no column 'population'",
			 mig_records_input_name(records));
		mig_hint(error,
			 "name a column with --denominator, or a table with --population; for "
			 "other rates than crude ones name the numerator with --value");
		return MIG_USAGE;
	}
	status =
	    mig_flows_read(records, &run->request, &settings->flows, column, &run->cube, error);
	if (status == MIG_OK && column && !settings->annualise) {
		status = mig_cube_same_kind(&run->cube, error);
		if (status != MIG_OK)
			mig_cube_free(&run->cube);
	}
	return status;
}

static enum mig_status
crude_cells(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	    struct mig_error *error)
{
	const struct mig_point *point = &group->points[place];
	struct mig_rate_figures figures;
	enum mig_status status = start_figures(run, point, &figures, error);

	figures.in = point->values[MIG_FLOW_IN];
	figures.out = point->values[MIG_FLOW_OUT];
	if (status == MIG_OK && run->settings->population) {
		status = find_population(run, group, point, &figures, error);
	} else if (status == MIG_OK) {
		figures.base = point->values[MIG_FLOW_MORE];
		figures.denominator = run->cube.value_names[MIG_FLOW_MORE];
	}
	look_at(run, point, figures.base, figures.in);
	look_at(run, point, figures.base, figures.out);
	return status == MIG_OK ? mig_rate_cells(run, &figures, error) : status;
}

/* --- any numerator and denominator --- */

static bool
is_direction(const char *column)
{
	return mig_text_equal_ignoring_case(mig_text_of(column), mig_text_of("direction"));
}

/* Rows of both directions are not to be added up by mistake: a condition on them chooses one. */
static enum mig_status
check_direction(const struct mig_rate_settings *settings, const struct mig_records *records,
		struct mig_error *error)
{
	if (settings->members || !mig_has_column(records, "direction"))
		return MIG_OK;
	for (size_t i = 0; i < settings->common.by.count; i++)
		if (is_direction(settings->common.by.items[i]))
			return MIG_OK;
	for (size_t i = 0; i < settings->common.where.count; i++) {
		const struct mig_condition *condition = &settings->common.where.conditions[i];

		if (is_direction(condition->column) && condition->comparison == MIG_IS &&
		    condition->values.count == 1)
			return MIG_OK;
	}
	mig_fail(error, MIG_USAGE, "%s: immigration and emigration would be added up",
		 mig_records_input_name(records));
	mig_hint(error, "group by the direction (-b direction), choose one (-w direction=...), or "
			"leave out --value for crude rates of both");
	return MIG_USAGE;
}

static enum mig_status
read_ratio(struct mig_rate_run *run, struct mig_records *records, struct mig_error *error)
{
	struct mig_rate_settings *settings = run->settings;
	static const struct mig_list none;
	const struct mig_ratio_request ratio = { .each = settings->members
							     ? &none
							     : &settings->common.values,
						 .numerator = &settings->numerator,
						 .denominator = &settings->denominator,
						 .members = settings->members };
	enum mig_status status = check_direction(settings, records, error);

	if (status == MIG_OK)
		status = mig_ratio_read(records, &run->request, &ratio, !settings->population,
					&run->cube, &run->parts, error);
	return status;
}

/* What the denominator's column is called: a sum, and another period's figure, have no name. */
static const char *
base_name(const struct mig_rate_run *run)
{
	const struct mig_ratio_parts *parts = &run->parts;
	const struct mig_rate_settings *settings = run->settings;

	if (settings->population)
		return "population";
	return parts->denominator.count == 1 && !settings->previous && !parts->all
		   ? settings->denominator.items[0]
		   : "base";
}

static enum mig_status
ratio_columns(const struct mig_rate_run *run, struct mig_error *error)
{
	return mig_ratio_columns(run->writer, &run->parts, base_name(run), &run->chosen, error);
}

/* The denominator in the period before: NONE in the first and across a break. */
static enum mig_status
find_previous(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	      struct mig_rate_figures *figures, struct mig_error *error)
{
	const struct mig_point *broken;
	const struct mig_point *before = mig_period_before(&run->cube, group, place, &broken);
	struct mig_buffer *name = &run->exposure.name;
	enum mig_status status;

	name->length = 0;
	status = mig_buffer_add_string(name, "", error);
	figures->base = place == 0 ? mig_value_none() : mig_value_missing();
	if (status == MIG_OK && before && broken && !run->settings->across_breaks) {
		figures->base = mig_value_none();
		status = mig_rate_break(run, &run->cube, group, broken, error);
	} else if (status == MIG_OK && before) {
		figures->base = mig_ratio_sum(&run->parts.denominator, before, run->parts.all,
					      run->settings->common.partial);
		status = mig_buffer_format(name, error, "%s of %s",
					   run->parts.denominator_name.bytes, before->period_text);
	}
	figures->denominator = name->bytes;
	return status;
}

static enum mig_status
ratio_cells(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	    struct mig_error *error)
{
	const struct mig_point *point = &group->points[place];
	const struct mig_ratio_parts *parts = &run->parts;
	bool partial = run->settings->common.partial;
	struct mig_rate_figures figures;
	enum mig_status status = start_figures(run, point, &figures, error);

	if (status == MIG_OK && run->settings->population) {
		status = find_population(run, group, point, &figures, error);
		for (size_t i = 0; i < parts->count; i++)
			look_at(run, point, figures.base,
				mig_ratio_sum(&parts->numerators[i], point, false, partial));
	} else if (status == MIG_OK && run->settings->previous) {
		status = find_previous(run, group, place, &figures, error);
	} else {
		figures.base = mig_ratio_sum(&parts->denominator, point, parts->all, partial);
		figures.denominator = parts->denominator_name.bytes;
	}
	return status == MIG_OK ? mig_ratio_cells(run->writer, parts, &run->chosen, point, partial,
						  &figures, error)
				: status;
}

const struct mig_rate_output mig_rate_crude = { NULL, read_crude, mig_rate_columns, crude_cells };
const struct mig_rate_output mig_rate_ratio = { "numerator", read_ratio, ratio_columns,
						ratio_cells };

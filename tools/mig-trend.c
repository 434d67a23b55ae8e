/* mig-trend - changes, index numbers and growth of a series a group
 *
 * in   a tidy table with a time column and a value column
 * out  group and time columns, the value, change (its unit), change_percent, index
 *      (base = 100), cagr (per cent a year, first to last period, the same in each row)
 * Nothing is computed across a break in the series (status B) unless --across-breaks. */
#include "measures/change.h"
#include "program.h"
#include "sheet.h"

struct trend_settings {
	struct mig_settings common;
	const char *base;
	bool across_breaks;
};

#define AT(member) offsetof(struct trend_settings, member)

static const struct mig_option trend_options[] = {
	{ "base", 0, MIG_OPTION_TEXT, AT(base), "PERIOD", "period whose index is 100 [the first]" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compute across breaks in the series (status B) too" },
	{ 0 },
};

static const struct mig_option *const options[] = { mig_options_group,	mig_options_partial,
						    trend_options,	mig_options_digits,
						    mig_options_input,	mig_options_format,
						    mig_options_output, NULL };

static const char *const columns[] = { "change", "change_percent", "index", "cagr", NULL };

/* Empty, with the flags that say why. */
static struct mig_value
broken(const struct mig_point *point)
{
	struct mig_value value = mig_value_none();

	value.flags = point->values[0].flags;
	return value;
}

/* Whether a break lies behind the earlier and up to the later of two points. */
static bool
break_between(const struct mig_group *group, size_t a, size_t b)
{
	size_t from = a < b ? a : b, to = a < b ? b : a;

	for (size_t i = from + 1; i <= to; i++)
		if (group->points[i].values[0].flags & MIG_FLAG('B'))
			return true;
	return false;
}

/* Place of the base in a group, or its count if it is not there. */
static size_t
find_base(const struct mig_group *group, const struct mig_period *base)
{
	const struct mig_point *point = base ? mig_group_find(group, base) : group->points;

	return point ? (size_t)(point - group->points) : group->count;
}

struct series {
	const struct mig_group *group;
	size_t base;
	struct mig_value growth;
	const struct trend_settings *settings;
};

static struct mig_value
growth_of(const struct mig_group *group, const struct trend_settings *settings)
{
	const struct mig_point *first = group->points, *last = first + group->count - 1;

	if (group->count < 2 ||
	    (!settings->across_breaks && break_between(group, 0, group->count - 1)))
		return mig_value_none();
	return mig_compound_annual_growth(first->values[0], last->values[0],
					  mig_period_years_between(&first->period, &last->period),
					  settings->common.digits);
}

static void
measure(const struct series *series, size_t place, struct mig_value values[5])
{
	const struct mig_point *point = &series->group->points[place];
	struct mig_value value = point->values[0];
	bool across = series->settings->across_breaks;
	int digits = series->settings->common.digits;

	values[0] = value;
	values[1] = values[2] = mig_value_none();
	values[3] = mig_value_missing();
	values[4] = series->growth;
	if (place > 0 && !across && break_between(series->group, place - 1, place)) {
		values[1] = values[2] = broken(point);
	} else if (place > 0) {
		values[1] = mig_change(point[-1].values[0], value);
		values[2] = mig_change_percent(point[-1].values[0], value, digits);
	}
	if (series->base < series->group->count) {
		values[3] = mig_index(series->group->points[series->base].values[0], value, digits);
		if (!across && break_between(series->group, series->base, place))
			values[3] = broken(point);
	}
}

/* What is left out because of a break is left out visibly. */
static enum mig_status
note_breaks(const struct mig_cube *cube, const struct mig_group *group, struct mig_buffer *notes,
	    struct mig_error *error)
{
	const char *name = cube->by_count ? group->keys[0] : NULL;

	for (size_t i = 1; i < group->count; i++)
		if (break_between(group, i - 1, i))
			return mig_buffer_format(
			    notes, error,
			    "the series%s%s breaks in %s (status B): nothing is "
			    "computed across it\n",
			    name ? " of " : "", name ? name : "", group->points[i].period_text);
	return MIG_OK;
}

static enum mig_status
write_series(struct mig_writer *writer, const struct mig_cube *cube, const struct series *series,
	     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < series->group->count; i++) {
		struct mig_value values[5];

		measure(series, i, values);
		status =
		    mig_sheet_keys(writer, cube, series->group, &series->group->points[i], error);
		if (status == MIG_OK)
			status = mig_sheet_values(writer, values, 5, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

static enum mig_status
read_base(const struct trend_settings *settings, const struct mig_cube *cube,
	  struct mig_period *base, struct mig_error *error)
{
	if (!mig_period_parse(mig_text_of(settings->base), base)) {
		mig_fail(error, MIG_USAGE, "--base '%s' is not a period", settings->base);
		mig_hint(error, "for example: --base 2009");
		return MIG_USAGE;
	}
	for (size_t i = 0; i < cube->count; i++)
		if (mig_group_find(&cube->groups[i], base))
			return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: no figure for the base '%s'", cube->input_name,
		 settings->base);
	if (cube->count)
		mig_hint(error, "the periods run from %s to %s",
			 cube->groups[0].points[0].period_text,
			 cube->groups[0].points[cube->groups[0].count - 1].period_text);
	return MIG_DATA;
}

static enum mig_status
write_columns(struct mig_writer *writer, const struct mig_cube *cube, struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);

	if (status == MIG_OK)
		status = mig_writer_column(writer, cube->value_names[0], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_sheet_number_columns(writer, columns, error);
	return status == MIG_OK ? mig_writer_status_column(writer, cube->has_status, error)
				: status;
}

static enum mig_status
write_trends(const struct trend_settings *settings, const struct mig_cube *cube,
	     struct mig_result *result, struct mig_error *error)
{
	struct mig_period base;
	enum mig_status status = mig_cube_same_kind(cube, error);

	if (status == MIG_OK && settings->base && cube->count)
		status = read_base(settings, cube, &base, error);
	if (status == MIG_OK)
		status = write_columns(result->writer, cube, error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];
		struct series series = { .group = group,
					 .base = find_base(group, settings->base ? &base : NULL),
					 .growth = growth_of(group, settings),
					 .settings = settings };

		status = write_series(result->writer, cube, &series, error);
		if (status == MIG_OK && !settings->across_breaks)
			status = note_breaks(cube, group, &result->notes, error);
	}
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct trend_settings *settings = data;
	const struct mig_cube_request request =
	    mig_program_request(&settings->common, MIG_TIME_REQUIRED);
	struct mig_cube cube;
	enum mig_status status;

	if (settings->common.values.count > 1)
		return mig_fail(error, MIG_USAGE, "one value column at a time");
	status = mig_program_cube(&settings->common, 0, &request, &cube, error);
	if (status != MIG_OK)
		return status;
	status = write_trends(settings, &cube, result, error);
	mig_cube_free(&cube);
	return status;
}

static const struct mig_program program = {
	.name = "mig-trend",
	.purpose = "changes, index numbers and annual growth of a series",
	.operands = "[FILE ...]",
	.examples = { "mig-trend -b direction data/kazakhstan/flows.csv",
		      "mig-trend -v russia --base 1999 data/kazakhstan/emigration_cis.csv",
		      "mig-balance data/kazakhstan/flows.csv | mig-trend -v net_migration" },
	.options = options,
	.settings_size = sizeof(struct trend_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

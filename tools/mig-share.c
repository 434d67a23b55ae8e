/* mig-share - how wholes are divided: shares, concentration, segregation
 *
 * in   a tidy table with the member column (--of), a value column, perhaps groups and periods
 * out  group, member and time columns, the value, share (per cent of the group's total in the
 *      period), rank (1 = largest), cumulative_share (per cent, from the largest down);
 *      with --index one row a group and period: indices of concentration;
 *      with --lorenz the points of the curve behind them;
 *      with --against one row a comparison: dissimilarity, isolation, exposure; and with
 *      --location-quotients one row a member of each
 * The share of a missing total is missing, that of a zero total undefined. */
#include <stdint.h>
#include <string.h>

#include "join.h"
#include "program.h"
#include "shares/against.h"
#include "table.h"

struct share_settings {
	struct mig_settings common;
	const char *of, *total, *total_table, *total_value, *other_name, *against;
	struct mig_list exclude;
	size_t top;
	bool exact, index, lorenz, against_total, quotients;
};

#define AT(member) offsetof(struct share_settings, member)

static const struct mig_option share_options[] = {
	{ "of", 0, MIG_OPTION_TEXT, AT(of), "COLUMN", "column whose members have the shares" },
	{ "exclude", 0, MIG_OPTION_LIST, AT(exclude), "MEMBER,...",
	  "members that are no parts of the whole" },
	{ "total", 0, MIG_OPTION_TEXT, AT(total), "MEMBER",
	  "member that is the printed total, taken instead of the sum" },
	{ "total-table", 0, MIG_OPTION_TEXT, AT(total_table), "FILE",
	  "table of the totals, joined by the group columns and the period" },
	{ "total-value", 0, MIG_OPTION_TEXT, AT(total_value), "COLUMN",
	  "its value column [the same as of the parts]" },
	{ "exact", 0, MIG_OPTION_FLAG, AT(exact), NULL,
	  "round so that the shares add to exactly 100 (largest remainders)" },
	{ "top", 0, MIG_OPTION_COUNT, AT(top), "N", "the N largest, and the rest as one" },
	{ "other-name", 0, MIG_OPTION_TEXT, AT(other_name), "TEXT",
	  "what the rest is called [other]" },
	{ "index", 0, MIG_OPTION_FLAG, AT(index), NULL,
	  "indices of concentration, one row a whole" },
	{ "lorenz", 0, MIG_OPTION_FLAG, AT(lorenz), NULL, "points of the Lorenz curve" },
	{ "against", 0, MIG_OPTION_TEXT, AT(against), "COLUMN[=MEMBER]",
	  "compare with a value column, or a group column's member" },
	{ "against-total", 0, MIG_OPTION_FLAG, AT(against_total), NULL,
	  "that is the total of which the figures are parts" },
	{ "location-quotients", 0, MIG_OPTION_FLAG, AT(quotients), NULL,
	  "compare member by member" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	share_options,	     mig_options_group,	 mig_options_partial,
	mig_options_measure, mig_options_digits, mig_options_input,
	mig_options_format,  mig_options_output, NULL
};

/* The option that decides which measures the output has; NULL: none does. */
static const char *
output_of(const struct share_settings *settings)
{
	if (settings->lorenz)
		return MIG_SHARES_LORENZ;
	if (settings->index)
		return MIG_SHARES_INDEX;
	if (settings->against)
		return settings->quotients ? MIG_SHARES_QUOTIENTS : MIG_SHARES_AGAINST;
	return NULL;
}

static enum mig_status
fail_usage(const char *problem, const char *example, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "%s", problem);
	mig_hint(error, "for example: %s", example);
	return MIG_USAGE;
}

/* Options of the table of shares, where another output was asked for, and the other way round. */
static enum mig_status
check_output(const struct share_settings *settings, struct mig_error *error)
{
	const char *option = settings->total	     ? "total"
			     : settings->total_table ? "total-table"
			     : settings->exact	     ? "exact"
			     : settings->top	     ? "top"
						     : NULL;
	const char *output = output_of(settings);
	const char *against = "mig-share --of region -b direction --against direction=immigration";

	if (settings->other_name && !settings->top)
		return fail_usage("--other-name is for --top",
				  "mig-share --of country --top 5 --other-name rest", error);
	if (settings->against_total && !settings->against)
		return fail_usage("--against-total is for --against",
				  "mig-share --of region -v foreigners --against population "
				  "--against-total",
				  error);
	if (settings->quotients && !settings->against)
		return fail_usage("--location-quotients is for --against", against, error);
	if (settings->index + settings->lorenz + settings->quotients > 1 ||
	    (settings->index && settings->against))
		return fail_usage("one output at a time: --index, --lorenz, --against or "
				  "--location-quotients",
				  "mig-share --of region -b direction --index", error);
	if (!output || !option)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "--%s is for a table of shares, not for --%s", option, output);
	if (settings->total)
		mig_hint(error, "a total among the members is left out with --exclude %s",
			 settings->total);
	return MIG_USAGE;
}

static enum mig_status
check_settings(const struct share_settings *settings, struct mig_error *error)
{
	const char *problem = NULL;

	if (!settings->of)
		problem = "--of is needed: the column whose members have the shares";
	else if (settings->common.values.count > 1)
		problem = "one value column at a time";
	else if (settings->total && settings->total_table)
		problem = "--total and --total-table exclude each other";
	else if (settings->total_value && !settings->total_table)
		problem = "--total-value is for --total-table";
	else if (settings->exact && (settings->total || settings->total_table))
		problem = "--exact is not for printed totals: the parts may not add to them";
	else if (settings->exclude.count && (settings->total || settings->total_table))
		problem = "--exclude is not for printed totals: they hold all members";
	if (problem)
		return fail_usage(problem, "mig-share --of region -b direction flows.csv", error);
	return check_output(settings, error);
}

/* The rest must not be taken for a member, nor a member for the rest. */
static enum mig_status
check_other(const struct share_settings *settings, const struct mig_cube *cube,
	    struct mig_error *error)
{
	const char *other = settings->other_name ? settings->other_name : "other";

	if (!settings->top || mig_list_contains(&settings->exclude, mig_text_of(other)))
		return MIG_OK;
	for (size_t i = 0; i < cube->count; i++)
		if (strcmp(cube->groups[i].keys[cube->by_count - 1], other) == 0) {
			mig_fail(error, MIG_DATA, "%s: column '%s' has a member '%s' already",
				 cube->input_name, cube->by_names[cube->by_count - 1], other);
			mig_hint(error, "call the rest otherwise with --other-name, or leave that "
					"member out with --exclude");
			return MIG_DATA;
		}
	return MIG_OK;
}

static enum mig_status
check_cube(const struct share_settings *settings, const struct mig_cube *cube,
	   struct mig_error *error)
{
	size_t last = cube->by_count - 1;
	enum mig_status status = MIG_OK;

	if (cube->last_is_time) {
		mig_fail(error, MIG_USAGE, "--of %s is the time column", settings->of);
		mig_hint(error, "for the shares of periods name another time column with --time");
		return MIG_USAGE;
	}
	if (settings->total)
		status = mig_wholes_check_member(cube, last, settings->total, error);
	for (size_t i = 0; status == MIG_OK && i < settings->exclude.count; i++)
		status = mig_wholes_check_member(cube, last, settings->exclude.items[i], error);
	return status == MIG_OK ? check_other(settings, cube, error) : status;
}

/* The value column, where it has to be named because there is a second one. */
static enum mig_status
add_value_columns(struct share_settings *settings, const struct mig_records *records,
		  struct mig_error *error)
{
	struct mig_list *values = &settings->common.values;
	enum mig_status status = MIG_OK;
	size_t column;

	if (values->count == 0) {
		status = mig_records_find_any(records, mig_value_names, &column, error);
		if (status == MIG_OK && column == SIZE_MAX)
			status = mig_fail(error, MIG_USAGE, "%s: no value column",
					  mig_records_input_name(records));
		if (status != MIG_OK) {
			mig_hint(error, "name it with --value");
			return status;
		}
		status =
		    mig_list_add(values, mig_text_of(mig_records_names(records)[column]), error);
	}
	if (status == MIG_OK && strcmp(values->items[0], settings->against) == 0)
		return mig_fail(error, MIG_USAGE, "--against %s is the value column itself",
				settings->against);
	return status == MIG_OK ? mig_list_add(values, mig_text_of(settings->against), error)
				: status;
}

static enum mig_status
read_parts(struct share_settings *settings, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	struct mig_records *records;
	enum mig_status status =
	    mig_list_add(&settings->common.by, mig_text_of(settings->of), error);

	request.partial = false; /* it is the whole that may be partial, not its parts */
	if (status == MIG_OK)
		status = mig_program_records(&settings->common, 0, &records, error);
	if (status != MIG_OK)
		return status;
	if (settings->against && !mig_against_is_member(settings->against))
		status = add_value_columns(settings, records, error);
	if (status == MIG_OK)
		status = mig_cube_watch_directions(records, &request, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, &request, cube, error);
	mig_records_free(records);
	return status;
}

/* Read the totals: as the parts are read, but without their members. */
static enum mig_status
read_totals(struct share_settings *settings, const struct mig_cube *parts, struct mig_cube *totals,
	    bool *by_period, struct mig_error *error)
{
	const struct mig_list by = { settings->common.by.items, settings->common.by.count - 1 };
	char *value =
	    (char *)(settings->total_value ? settings->total_value : parts->value_names[0]);
	const struct mig_list values = { &value, 1 };
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	enum mig_status status;

	request.by = &by;
	request.values = &values;
	request.partial = false;
	status = mig_program_other_cube(&settings->common, settings->total_table, &request, totals,
					error);
	if (status != MIG_OK)
		return status;
	*by_period = mig_join_by_period(parts, totals);
	return *by_period ? MIG_OK : mig_join_check_single(totals, error);
}

static enum mig_status
note_excluded(const struct mig_list *exclude, struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < exclude->count; i++)
		status =
		    mig_buffer_format(notes, error, "%s'%s'",
				      i ? ", " : "left out of every whole: ", exclude->items[i]);
	return status == MIG_OK && exclude->count ? mig_buffer_add_string(notes, "\n", error)
						  : status;
}

static enum mig_status
write_table(struct share_settings *settings, const struct mig_shares *shares,
	    struct mig_error *error)
{
	struct mig_cube totals = { 0 };
	struct mig_join join = { 0 };
	struct mig_shares_table table = {
		.total = settings->total,
		.totals = settings->total_table ? &join : NULL,
		.exact = settings->exact,
		.digits = settings->common.digits,
		.top = settings->top,
		.other = settings->other_name ? settings->other_name : "other",
	};
	enum mig_status status = MIG_OK;

	if (settings->total_table)
		status =
		    read_totals(settings, shares->wholes->cube, &totals, &table.by_period, error);
	if (status == MIG_OK)
		status = mig_join_make(&totals, &join, error);
	if (status == MIG_OK)
		status = mig_shares_write_table(shares, &table, error);
	mig_join_free(&join);
	mig_cube_free(&totals);
	return status;
}

static enum mig_status
write_comparison(const struct share_settings *settings, const struct mig_shares *shares,
		 struct mig_error *error)
{
	struct mig_against against = { 0 }, *with = settings->against ? &against : NULL;
	enum mig_status status = MIG_OK;

	if (with)
		status = mig_against_start(shares->wholes, settings->against,
					   settings->against_total, with, error);
	if (status != MIG_OK)
		return status;
	if (settings->lorenz)
		status = mig_shares_write_curves(shares, with, error);
	else if (settings->quotients)
		status = mig_shares_write_quotients(shares, with, error);
	else
		status = mig_shares_write_indices(shares, with, error);
	mig_against_free(&against);
	return status;
}

static enum mig_status
write_result(struct share_settings *settings, const struct mig_measures *chosen,
	     const struct mig_cube *cube, struct mig_result *result, struct mig_error *error)
{
	struct mig_wholes wholes = { 0 };
	const struct mig_shares shares = { &wholes, chosen, result->writer, &result->notes,
					   settings->common.partial };
	enum mig_status status = check_cube(settings, cube, error);

	if (status == MIG_OK)
		status = mig_wholes_make(cube, &settings->exclude, &wholes, error);
	if (status == MIG_OK)
		status = mig_wholes_refuse_negative(&wholes, error);
	if (status == MIG_OK)
		status = note_excluded(&settings->exclude, &result->notes, error);
	if (status == MIG_OK)
		status = output_of(settings) ? write_comparison(settings, &shares, error)
					     : write_table(settings, &shares, error);
	mig_wholes_free(&wholes);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct share_settings *settings = data;
	struct mig_measures chosen;
	struct mig_cube cube;
	enum mig_status status = mig_measures_choose(mig_share_measures, output_of(settings),
						     &settings->common, &chosen, error);

	if (status != MIG_OK)
		return status;
	status = check_settings(settings, error);
	if (status == MIG_OK)
		status = read_parts(settings, &cube, error);
	if (status == MIG_OK) {
		status = write_result(settings, &chosen, &cube, result, error);
		mig_cube_free(&cube);
	}
	mig_measures_free(&chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-share",
	.purpose = "shares of the members of a column, concentration, segregation",
	.operands = "--of COLUMN [FILE ...]",
	.examples = { "mig-share --of region -b direction data/kazakhstan/flows.csv",
		      "mig-share --of country --top 3 --exact -d 1 "
		      "data/kazakhstan/labour_permits_country.csv",
		      "mig-share --of category -v permits --index "
		      "data/kazakhstan/labour_permits.csv | mig-table" },
	.options = options,
	.measures = mig_share_measures,
	.settings_size = sizeof(struct share_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-compare - two periods side by side, and what drove the difference
 *
 * in   a tidy table with a time column and a value column
 * out  group columns, the figures of the two periods (columns named after them), difference
 *      (their unit), difference_percent, contribution (percentage points of the total's growth);
 *      for shares: percentage_points in the place of these three
 * Periods of unlike kind, and periods with a break between them, are refused. */
#include <stdlib.h>

#include "measures/change.h"
#include "measures/share.h"
#include "program.h"
#include "sheet.h"

struct compare_settings {
	struct mig_settings common;
	bool points, across_breaks;
};

#define AT(member) offsetof(struct compare_settings, member)

static const struct mig_option compare_options[] = {
	{ "percentage-points", 'p', MIG_OPTION_FLAG, AT(points), NULL,
	  "the figures are percentages [if the column is share, percent or rate]" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compare across a break in the series (status B) too" },
	{ 0 },
};

static const struct mig_option *const options[] = { mig_options_group,	mig_options_partial,
						    compare_options,	mig_options_digits,
						    mig_options_input,	mig_options_format,
						    mig_options_output, NULL };

static const char *const count_columns[] = { "difference", "difference_percent", "contribution",
					     NULL };
static const char *const share_columns[] = { "percentage_points", NULL };

struct pair {
	const char *texts[2];
	struct mig_period periods[2];
};

static enum mig_status
read_periods(const struct mig_settings *settings, struct pair *pair, struct mig_error *error)
{
	for (size_t i = 0; i < 2; i++) {
		pair->texts[i] = settings->operands.items[i];
		if (mig_period_parse(mig_text_of(pair->texts[i]), &pair->periods[i]))
			continue;
		mig_fail(error, MIG_USAGE, "'%s' is not a period", pair->texts[i]);
		mig_hint(error, "the two periods come first, then the files, for example: "
				"mig-compare 2009 2014 flows.csv");
		return MIG_USAGE;
	}
	return MIG_OK;
}

static enum mig_status
check_kinds(const struct pair *pair, struct mig_error *error)
{
	char kinds[2][32];

	if (mig_period_compare(&pair->periods[0], &pair->periods[1]) == 0)
		return mig_fail(error, MIG_USAGE, "%s and %s are the same period", pair->texts[0],
				pair->texts[1]);
	if (mig_period_same_kind(&pair->periods[0], &pair->periods[1]))
		return MIG_OK;
	mig_period_kind(&pair->periods[0], kinds[0]);
	mig_period_kind(&pair->periods[1], kinds[1]);
	mig_fail(error, MIG_DATA, "%s (%s) and %s (%s) cannot be compared", pair->texts[0],
		 kinds[0], pair->texts[1], kinds[1]);
	mig_hint(error, "choose two periods of equal length");
	return MIG_DATA;
}

/* A period that no group has is a slip of the user's, not a missing figure. */
static enum mig_status
check_there(const struct mig_cube *cube, const struct pair *pair, size_t which,
	    struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		if (mig_group_find(&cube->groups[i], &pair->periods[which]))
			return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: no figure for %s", cube->input_name, pair->texts[which]);
	if (cube->count)
		mig_hint(error, "the periods run from %s to %s",
			 cube->groups[0].points[0].period_text,
			 cube->groups[0].points[cube->groups[0].count - 1].period_text);
	return MIG_DATA;
}

/* Whether `period` lies behind the earlier and up to the later of the pair. */
static bool
within(const struct mig_period *period, const struct pair *pair)
{
	bool forward = mig_period_compare(&pair->periods[0], &pair->periods[1]) < 0;
	const struct mig_period *from = &pair->periods[!forward], *to = &pair->periods[forward];

	return mig_period_compare(period, from) > 0 && mig_period_compare(period, to) <= 0;
}

static enum mig_status
check_breaks(const struct mig_cube *cube, const struct pair *pair, struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (!(point->values[0].flags & MIG_FLAG('B')) ||
			    !within(&point->period, pair))
				continue;
			mig_fail(error, MIG_DATA, "%s: the series%s%s breaks in %s (status B)",
				 cube->input_name, cube->by_count ? " of " : "",
				 cube->by_count ? cube->groups[i].keys[0] : "", point->period_text);
			mig_hint(error, "--across-breaks compares all the same");
			return MIG_DATA;
		}
	return MIG_OK;
}

static struct mig_value
figure(const struct mig_group *group, const struct mig_period *period)
{
	const struct mig_point *point = mig_group_find(group, period);

	return point ? point->values[0] : mig_value_missing();
}

/* The sum over all groups in the first period. */
static enum mig_status
base_total(const struct mig_cube *cube, const struct pair *pair, bool partial,
	   struct mig_value *total, struct mig_error *error)
{
	struct mig_value *parts = malloc((cube->count + 1) * sizeof *parts);

	if (!parts)
		return mig_fail_memory(error);
	for (size_t i = 0; i < cube->count; i++)
		parts[i] = figure(&cube->groups[i], &pair->periods[0]);
	*total = mig_total(parts, cube->count, partial);
	free(parts);
	return MIG_OK;
}

static bool
is_share(const struct compare_settings *settings, const struct mig_cube *cube)
{
	static const char *const names[] = {
		"share",	 "percent",	"percentage", "rate", "cumulative_share",
		"effectiveness", "utilisation", NULL
	};

	for (const char *const *name = names; *name; name++)
		if (mig_text_equal_ignoring_case(mig_text_of(cube->value_names[0]),
						 mig_text_of(*name)))
			return true;
	return settings->points;
}

static enum mig_status
write_columns(struct mig_writer *writer, const struct mig_cube *cube, const struct pair *pair,
	      bool shares, struct mig_error *error)
{
	enum mig_status status = mig_sheet_group_columns(writer, cube, error);

	for (size_t i = 0; status == MIG_OK && i < 2; i++)
		status = mig_writer_column(writer, pair->texts[i], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status =
		    mig_sheet_number_columns(writer, shares ? share_columns : count_columns, error);
	return status == MIG_OK ? mig_writer_status_column(writer, cube->has_status, error)
				: status;
}

static enum mig_status
write_rows(struct mig_writer *writer, const struct mig_cube *cube, const struct pair *pair,
	   struct mig_value total, int digits, bool shares, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		struct mig_value x0 = figure(&cube->groups[i], &pair->periods[0]);
		struct mig_value x1 = figure(&cube->groups[i], &pair->periods[1]);
		const struct mig_value values[] = { x0, x1, mig_change(x0, x1),
						    mig_change_percent(x0, x1, digits),
						    mig_contribution(x0, x1, total, digits) };

		status = mig_sheet_group_keys(writer, cube, &cube->groups[i], error);
		if (status == MIG_OK)
			status = mig_sheet_values(writer, values, shares ? 3 : 5, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

static enum mig_status
compare(const struct compare_settings *settings, const struct mig_cube *cube,
	const struct pair *pair, struct mig_writer *writer, struct mig_error *error)
{
	bool shares = is_share(settings, cube);
	struct mig_value total = mig_value_missing();
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && cube->count && i < 2; i++)
		status = check_there(cube, pair, i, error);
	if (status == MIG_OK && !settings->across_breaks)
		status = check_breaks(cube, pair, error);
	if (status == MIG_OK)
		status = base_total(cube, pair, settings->common.partial, &total, error);
	if (status == MIG_OK)
		status = write_columns(writer, cube, pair, shares, error);
	return status == MIG_OK
		   ? write_rows(writer, cube, pair, total, settings->common.digits, shares, error)
		   : status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct compare_settings *settings = data;
	const struct mig_cube_request request =
	    mig_program_request(&settings->common, MIG_TIME_REQUIRED);
	struct pair pair;
	struct mig_cube cube;
	enum mig_status status = read_periods(&settings->common, &pair, error);

	if (status == MIG_OK && settings->common.values.count > 1)
		status = mig_fail(error, MIG_USAGE, "one value column at a time");
	if (status == MIG_OK)
		status = check_kinds(&pair, error);
	if (status == MIG_OK)
		status = mig_program_cube(&settings->common, 2, &request, &cube, error);
	if (status != MIG_OK)
		return status;
	status = compare(settings, &cube, &pair, result->writer, error);
	mig_cube_free(&cube);
	return status;
}

static const struct mig_program program = {
	.name = "mig-compare",
	.purpose = "two periods side by side: difference, per cent, contribution to growth",
	.operands = "PERIOD PERIOD [FILE ...]",
	.examples = { "mig-compare 2009 2014 -b direction data/kazakhstan/flows.csv",
		      "mig-compare 2009 2014 -b region -w direction=immigration "
		      "data/kazakhstan/flows.csv",
		      "mig-compare 2009 2014 -v share -b direction,region "
		      "data/kazakhstan/flows_shares.csv" },
	.options = options,
	.settings_size = sizeof(struct compare_settings),
	.operands_min = 2,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-compare - two periods, two members of a column or two tables side by side
 *
 * in   a tidy table with a value column; for periods with a time column; for revisions two tables
 * out  the columns that name a unit, the figures of the two sides, and by the output asked for
 *        (none)         difference, difference_percent, contribution; of shares percentage_points
 *        --shift-share  national, mix and regional component, unallocated
 *        --factors      a row a factor: difference, effect, effect_percent
 *        --outliers     ratio, effect, lower_limit, upper_limit, outlier
 *        --revisions    a row a cell that differs: revision, revision_percent, state, statuses
 *        --summary      with it: counts of cells, mean and largest revisions
 * Periods of unlike kind, and periods with a break between them, are refused. */
#include <unistd.h>

#include "compare/command.h"
#include "compare/compare.h"
#include "compare/two_tables.h"
#include "program.h"

#define AT(member) offsetof(struct mig_compare_settings, member)

static const struct mig_option compare_options[] = {
	{ "groups", 0, MIG_OPTION_WHERE, AT(groups), "COLUMN=A,B",
	  "compare two members of a column instead of two periods" },
	{ "percentage-points", 'p', MIG_OPTION_FLAG, AT(points), NULL,
	  "the figures are percentages [if the column is share, percent or rate]" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compute across breaks in the series (status B) too" },
	{ "shift-share", 0, MIG_OPTION_TEXT, AT(shift_share), "COLUMN",
	  "components of growth; COLUMN holds the categories, --by the areas" },
	{ "national", 0, MIG_OPTION_TEXT, AT(national), "MEMBER",
	  "with it: the area that is the nation [the sum of all]" },
	{ "factors", 0, MIG_OPTION_LIST, AT(factors), "COLUMN,...",
	  "effects of 2 to 8 value columns whose product is the measure" },
	{ "over", 0, MIG_OPTION_TEXT, AT(over), "COLUMN",
	  "with it: the products are added up over the members of COLUMN" },
	{ "outliers", 0, MIG_OPTION_FLAG, AT(outliers), NULL,
	  "unusual changes, as Hidiroglou and Berthelot find them" },
	{ "outlier-u", 0, MIG_OPTION_NUMBER, AT(u), "U", "with it: weight of size, 0 to 1 [0.5]" },
	{ "outlier-a", 0, MIG_OPTION_NUMBER, AT(a), "A", "with it: least distance [0.05]" },
	{ "outlier-c", 0, MIG_OPTION_NUMBER, AT(c), "C", "with it: width of the interval [4]" },
	{ "revisions", 0, MIG_OPTION_FLAG, AT(revisions), NULL,
	  "the operands are two tables, an earlier and a later one" },
	{ "all", 0, MIG_OPTION_FLAG, AT(all), NULL, "with it: cells that do not differ, too" },
	{ "summary", 0, MIG_OPTION_FLAG, AT(summary), NULL,
	  "with it: counts and mean revisions of each value column" },
	{ "fail-if-different", 0, MIG_OPTION_FLAG, AT(fail_if_different), NULL,
	  "with it: exit status 1 if any cell differs" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,   mig_options_partial, compare_options,
	mig_options_measure, mig_options_digits,  mig_options_input,
	mig_options_format,  mig_options_output,  NULL
};

/* The columns of --by, and behind them those that an output takes the members of. */
static enum mig_status
add_columns(const struct mig_compare_settings *settings, struct mig_list *by,
	    struct mig_error *error)
{
	const char *const more[] = { settings->shift_share, settings->over,
				     settings->groups.count ? settings->groups.conditions->column
							    : NULL };
	enum mig_status status = mig_list_add_all(by, &settings->common.by, error);

	for (size_t i = 0; status == MIG_OK && i < sizeof more / sizeof *more; i++)
		if (more[i])
			status = mig_list_add(by, mig_text_of(more[i]), error);
	return status;
}

static enum mig_status
read_cube(struct mig_compare_settings *settings, const struct mig_compare_request *request,
	  struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request wanted = mig_program_request(
	    &settings->common, request->members[0] ? MIG_TIME_IF_THERE : MIG_TIME_REQUIRED);
	struct mig_list by = { 0 };
	enum mig_status status = add_columns(settings, &by, error);

	wanted.by = &by;
	if (settings->factors.count)
		wanted.values = &settings->factors;
	if (status == MIG_OK)
		status = mig_program_cube(&settings->common, request->files, &wanted, cube, error);
	if (status == MIG_OK && cube->by_count < by.count &&
	    cube->time_place >= settings->common.by.count) {
		status = mig_fail(error, MIG_USAGE, "'%s' is the time column", cube->time_name);
		mig_hint(error, "two periods are compared with: mig-compare PERIOD PERIOD FILE");
		mig_cube_free(cube);
	}
	mig_list_free(&by);
	return status;
}

static enum mig_status
write_output(const struct mig_compare_settings *settings, const struct mig_compare_request *request,
	     const struct mig_view *view, const struct mig_pairs *pairs, struct mig_error *error)
{
	switch (request->output) {
	case MIG_COMPARE_SHIFT_SHARE:
		return mig_write_shift_share(view, pairs, settings->national, error);
	case MIG_COMPARE_FACTORS:
		return mig_write_factors(view, pairs, settings->over, error);
	case MIG_COMPARE_OUTLIERS:
		return mig_write_outliers(view, pairs, &request->parameters, error);
	default:
		return mig_write_differences(view, pairs, error);
	}
}

static enum mig_status
compare_sides(struct mig_compare_settings *settings, const struct mig_compare_request *request,
	      const struct mig_view *view, struct mig_error *error)
{
	struct mig_pairs pairs = { 0 };
	struct mig_cube cube;
	enum mig_status status = read_cube(settings, request, &cube, error);

	if (status != MIG_OK)
		return status;
	if (request->members[0]) {
		status = mig_pairs_of_members(&cube, request->members, &pairs, error);
	} else {
		status =
		    mig_two_periods_check(&request->two, &cube, settings->across_breaks, error);
		if (status == MIG_OK)
			status = mig_pairs_of_periods(&cube, request->two.periods,
						      request->two.texts, &pairs, error);
	}
	if (status == MIG_OK)
		status = write_output(settings, request, view, &pairs, error);
	mig_pairs_free(&pairs);
	mig_cube_free(&cube);
	return status;
}

/* The two tables, one after the other. */
static enum mig_status
open_tables(const struct mig_compare_settings *settings, struct mig_records *tables[2],
	    struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < 2; i++) {
		struct mig_settings one = settings->common;

		one.operands = (struct mig_list){ &settings->common.operands.items[i], 1 };
		status = mig_program_records(&one, 0, &tables[i], error);
	}
	return status;
}

static enum mig_status
compare_tables(struct mig_compare_settings *settings, const struct mig_view *view,
	       struct mig_result *result, struct mig_error *error)
{
	static const char *const names[] = { "old", "new" };
	const struct mig_cube_request wanted =
	    mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	struct mig_records *tables[2] = { NULL, NULL };
	struct mig_pairs pairs = { 0 };
	struct mig_cube cubes[2];
	bool differs = false;
	enum mig_status status = open_tables(settings, tables, error);

	if (status == MIG_OK)
		status = mig_read_two_tables(tables, &wanted, cubes, &result->notes, error);
	for (size_t i = 0; i < 2; i++)
		mig_records_free(tables[i]);
	if (status != MIG_OK)
		return status;
	status = mig_pairs_of_cubes(&cubes[0], &cubes[1], names, &pairs, error);
	if (status == MIG_OK && settings->summary)
		status = mig_write_revision_summary(view, &pairs, &differs, error);
	else if (status == MIG_OK)
		status = mig_write_revisions(view, &pairs, settings->all, &differs, error);
	result->condition = settings->fail_if_different && differs;
	mig_pairs_free(&pairs);
	for (size_t i = 0; i < 2; i++)
		mig_cube_free(&cubes[i]);
	return status;
}

static bool
waits_for_terminal(const struct mig_compare_settings *settings,
		   const struct mig_compare_request *request)
{
	return !settings->revisions && settings->common.operands.count == request->files &&
	       isatty(STDIN_FILENO);
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct mig_compare_settings *settings = data;
	struct mig_compare_request request;
	struct mig_measures chosen;
	struct mig_view view = { .writer = result->writer, .chosen = &chosen };
	enum mig_status status = mig_compare_understand(settings, &request, &chosen, error);

	if (status != MIG_OK)
		return status;
	view.partial = settings->common.partial;
	view.shares = request.shares;
	if (waits_for_terminal(settings, &request)) {
		status = mig_fail(error, MIG_USAGE, "no input: name a file, or pipe a table in");
		mig_hint(error, "mig-compare --help lists the options");
	} else {
		status = settings->revisions ? compare_tables(settings, &view, result, error)
					     : compare_sides(settings, &request, &view, error);
	}
	mig_measures_free(&chosen);
	return status;
}

static const struct mig_compare_settings defaults = { .u = { .scale = -1 },
						      .a = { .scale = -1 },
						      .c = { .scale = -1 } };

static const struct mig_program program = {
	.name = "mig-compare",
	.purpose = "two periods, groups or tables: differences, their causes, outliers, revisions",
	.operands = "[PERIOD PERIOD] [FILE ...]",
	.examples = { "mig-compare 2009 2014 -b direction data/kazakhstan/flows.csv",
		      "mig-compare --groups direction=immigration,emigration -b region "
		      "data/kazakhstan/flows.csv",
		      "mig-compare 2009 2014 -b direction --shift-share region "
		      "data/kazakhstan/flows.csv" },
	.options = options,
	.settings_size = sizeof(struct mig_compare_settings),
	.measures = mig_compare_measures,
	.defaults = &defaults,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

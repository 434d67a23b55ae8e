#include "command.h"

#include <string.h>

#include "compare.h"

static enum mig_status
find_output(const struct mig_compare_settings *settings, struct mig_compare_request *request,
	    struct mig_error *error)
{
	const struct {
		const char *name;
		bool given;
		enum mig_compare_output output;
	} outputs[] = { { "shift-share", settings->shift_share, MIG_COMPARE_SHIFT_SHARE },
			{ "factors", settings->factors.count, MIG_COMPARE_FACTORS },
			{ "outliers", settings->outliers, MIG_COMPARE_OUTLIERS },
			{ "revisions", settings->revisions, MIG_COMPARE_REVISIONS } };

	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		if (!outputs[i].given)
			continue;
		if (request->option)
			return mig_fail(error, MIG_USAGE, "--%s and --%s do not go together",
					request->option, outputs[i].name);
		request->output = outputs[i].output;
		request->option = outputs[i].name;
	}
	if (settings->summary && settings->revisions)
		request->option = "summary";
	return MIG_OK;
}

/* An option that the output makes no use of is a misunderstanding. */
static enum mig_status
check_options(const struct mig_compare_settings *settings, enum mig_compare_output output,
	      struct mig_error *error)
{
	enum {
		difference = MIG_COMPARE_DIFFERENCES,
		shift_share = MIG_COMPARE_SHIFT_SHARE,
		factors = MIG_COMPARE_FACTORS,
		outliers = MIG_COMPARE_OUTLIERS,
		revisions = MIG_COMPARE_REVISIONS
	};
	const struct mig_list *values = &settings->common.values;
	const bool grouped = settings->groups.count;
	const struct {
		const char *name;
		bool given;
		int outputs; /* that it is for */
		const char *hint;
	} rules[] = {
		{ "groups", grouped, difference | factors, "it is for differences and --factors" },
		{ "percentage-points", settings->points, difference | revisions,
		  "it is for differences and --revisions" },
		{ "across-breaks", settings->across_breaks, grouped ? 0 : ~revisions,
		  "it is for two periods" },
		{ "value", values->count, ~factors, "--factors names the value columns" },
		{ "national", settings->national, shift_share, "it goes with --shift-share" },
		{ "over", settings->over, factors, "it goes with --factors" },
		{ "outlier-u", settings->u.scale >= 0, outliers, "it goes with --outliers" },
		{ "outlier-a", settings->a.scale >= 0, outliers, "it goes with --outliers" },
		{ "outlier-c", settings->c.scale >= 0, outliers, "it goes with --outliers" },
		{ "all", settings->all, settings->summary ? 0 : revisions,
		  "it goes with --revisions, without --summary" },
		{ "summary", settings->summary, revisions, "it goes with --revisions" },
		{ "fail-if-different", settings->fail_if_different, revisions,
		  "it goes with --revisions" },
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].given && !(rules[i].outputs & output)) {
			mig_fail(error, MIG_USAGE, "--%s has no use here", rules[i].name);
			mig_hint(error, "%s", rules[i].hint);
			return MIG_USAGE;
		}
	if (output != MIG_COMPARE_REVISIONS && values->count > 1)
		return mig_fail(error, MIG_USAGE, "one value column at a time");
	return MIG_OK;
}

static enum mig_status
check_columns(const struct mig_compare_settings *settings, struct mig_error *error)
{
	if (settings->factors.count == 1 || settings->factors.count > MIG_FACTORS_MAX)
		return mig_fail(error, MIG_USAGE, "--factors wants 2 to %d columns, not %zu",
				MIG_FACTORS_MAX, settings->factors.count);
	if (!settings->shift_share)
		return MIG_OK;
	if (settings->common.by.count == 0) {
		mig_fail(error, MIG_USAGE, "--shift-share needs areas");
		mig_hint(error, "name their column with --by");
		return MIG_USAGE;
	}
	if (settings->national && settings->common.by.count > 1)
		return mig_fail(error, MIG_USAGE,
				"--national is a member of one column, but --by names %zu",
				settings->common.by.count);
	return MIG_OK;
}

static enum mig_status
read_members(const struct mig_compare_settings *settings, struct mig_compare_request *request,
	     struct mig_error *error)
{
	const struct mig_condition *groups = settings->groups.conditions;
	struct mig_period period;

	if (settings->groups.count != 1 || groups->comparison != MIG_IS ||
	    groups->values.count != 2 ||
	    strcmp(groups->values.items[0], groups->values.items[1]) == 0) {
		mig_fail(error, MIG_USAGE, "--groups wants two members of one column");
		mig_hint(error, "for example: --groups direction=immigration,emigration");
		return MIG_USAGE;
	}
	for (size_t i = 0; i < 2; i++)
		request->members[i] = groups->values.items[i];
	if (settings->common.operands.count &&
	    mig_period_parse(mig_text_of(settings->common.operands.items[0]), &period)) {
		mig_fail(error, MIG_USAGE, "--groups compares in every period, '%s' is one",
			 settings->common.operands.items[0]);
		mig_hint(error, "choose periods with --where");
		return MIG_USAGE;
	}
	return MIG_OK;
}

static enum mig_status
read_operands(const struct mig_compare_settings *settings, struct mig_compare_request *request,
	      struct mig_error *error)
{
	const struct mig_list *operands = &settings->common.operands;
	bool two_tables = request->output == MIG_COMPARE_REVISIONS;

	if (settings->groups.count)
		return read_members(settings, request, error);
	if (operands->count < 2 || (two_tables && operands->count > 2)) {
		mig_fail(error, MIG_USAGE,
			 operands->count < 2 ? "missing operand" : "too many operands");
		mig_hint(error, "usage: mig-compare [OPTION ...] %s",
			 two_tables ? "--revisions EARLIER LATER" : "PERIOD PERIOD [FILE ...]");
		return MIG_USAGE;
	}
	if (two_tables && strcmp(operands->items[0], operands->items[1]) == 0)
		return mig_fail(error, MIG_USAGE, "%s is compared with itself", operands->items[0]);
	if (two_tables)
		return MIG_OK;
	request->files = 2;
	return mig_two_periods_read((const char *const *)operands->items, &request->two, error);
}

static enum mig_status
read_parameters(const struct mig_compare_settings *settings, struct mig_compare_request *request,
		struct mig_error *error)
{
	const struct mig_decimal given[] = { settings->u, settings->a, settings->c };
	double numbers[] = { 0.5, 0.05, 4 };

	for (size_t i = 0; i < 3; i++)
		if (given[i].scale >= 0)
			numbers[i] = mig_decimal_to_double(given[i]);
	if (!(numbers[0] >= 0 && numbers[0] <= 1 && numbers[1] >= 0 && numbers[2] > 0))
		return mig_fail(
		    error, MIG_USAGE,
		    "--outlier-u is from 0 to 1, --outlier-a from 0, --outlier-c above 0");
	request->parameters = (struct mig_outlier_parameters){ numbers[0], numbers[1], numbers[2] };
	return MIG_OK;
}

enum mig_status
mig_compare_understand(const struct mig_compare_settings *settings,
		       struct mig_compare_request *request, struct mig_measures *chosen,
		       struct mig_error *error)
{
	const struct mig_list *values = &settings->common.values;
	enum mig_status status;

	*request = (struct mig_compare_request){ .output = MIG_COMPARE_DIFFERENCES };
	status = find_output(settings, request, error);
	if (status != MIG_OK)
		return status;
	request->shares =
	    settings->points || (values->count == 1 && mig_named_as_share(values->items[0]));
	if (request->shares && request->output == MIG_COMPARE_DIFFERENCES)
		request->option = "percentage-points";
	status = mig_measures_choose(mig_compare_measures, request->option, &settings->common,
				     chosen, error);
	if (status != MIG_OK)
		return status;
	status = check_options(settings, request->output, error);
	if (status == MIG_OK)
		status = check_columns(settings, error);
	if (status == MIG_OK && request->shares && request->output == MIG_COMPARE_SHIFT_SHARE)
		status = mig_fail(error, MIG_USAGE, "shares cannot be added up to areas");
	if (status == MIG_OK)
		status = read_parameters(settings, request, error);
	if (status == MIG_OK)
		status = read_operands(settings, request, error);
	if (status != MIG_OK)
		mig_measures_free(chosen);
	return status;
}

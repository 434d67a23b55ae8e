/* mig-balance - net migration and the accounts that it must fit into
 *
 * in   a tidy table with two value columns, or with one and a direction column;
 *      with --account, one with a column for each term of an account
 * out  group and time columns, then measures: of each pair of flows; with --partner of the
 *      flows with all partners; with --rescale nets that sum to zero in each period; with --account
 *      what is left of an identity
 * A direction that is missing for a period makes the measures missing, never 0. */
#include "balance/accounts.h"
#include "balance/flows.h"
#include "balance/system.h"
#include "breaks.h"
#include "measures/balance.h"
#include "program.h"
#include "sheet.h"

struct balance_settings {
	struct mig_settings common;
	struct mig_flow_options flows;
	const char *partner;
	struct mig_list terms, without;
	bool rescale, account, across_breaks;
};

#define AT(member) offsetof(struct balance_settings, member)

static const struct mig_option balance_options[] = {
	{ "in", 0, MIG_OPTION_TEXT, AT(flows.in), "COLUMN", "value column of immigration" },
	{ "out", 0, MIG_OPTION_TEXT, AT(flows.out), "COLUMN", "value column of emigration" },
	{ "direction", 0, MIG_OPTION_TEXT, AT(flows.direction), "COLUMN",
	  "column that says which direction a row is [direction]" },
	{ "in-code", 0, MIG_OPTION_TEXT, AT(flows.in_code), "CODE",
	  "its code for immigration [immigration, in, arrivals or inflow]" },
	{ "out-code", 0, MIG_OPTION_TEXT, AT(flows.out_code), "CODE",
	  "its code for emigration [emigration, out, departures or outflow]" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compute across breaks in the series (status B) too" },
	{ "partner", 0, MIG_OPTION_TEXT, AT(partner), "COLUMN",
	  "net immigration and net emigration over the partners in COLUMN" },
	{ "rescale", 0, MIG_OPTION_FLAG, AT(rescale), NULL,
	  "nets of all groups that sum to zero in each period" },
	{ "account", 0, MIG_OPTION_FLAG, AT(account), NULL,
	  "residuals of accounts, from columns named as their terms" },
	{ "term", 0, MIG_OPTION_LIST, AT(terms), "TERM=COLUMN,...",
	  "with --account: columns with other names" },
	{ "without", 0, MIG_OPTION_LIST, AT(without), "TERM,...",
	  "with --account: terms that do not occur and are 0" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,   mig_options_partial, balance_options,
	mig_options_measure, mig_options_digits,  mig_options_input,
	mig_options_format,  mig_options_output,  NULL
};

/* One run: what was asked for and what was read. */
struct work {
	const struct balance_settings *settings;
	struct mig_settings *common; /* of the settings */
	struct mig_result *result;
	struct mig_measures chosen;
	struct mig_cube cube;
	struct mig_terms terms; /* of --account */
};

static enum mig_status
write_row(const struct work *work, const struct mig_group *group, const struct mig_point *point,
	  const struct mig_balance_figures *figures, struct mig_error *error)
{
	struct mig_writer *writer = work->result->writer;
	enum mig_status status = mig_sheet_keys(writer, &work->cube, group, point, error);

	if (status == MIG_OK)
		status = mig_measures_cells(writer, &work->chosen, figures, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
write_columns(const struct work *work, struct mig_error *error)
{
	struct mig_writer *writer = work->result->writer;
	enum mig_status status = mig_sheet_key_columns(writer, &work->cube, error);

	if (status == MIG_OK)
		status = mig_measures_columns(writer, &work->chosen, error);
	return status == MIG_OK ? mig_writer_status_column(writer, work->cube.has_status, error)
				: status;
}

/* --- one pair of flows --- */

static enum mig_status
check_overlap(const struct mig_cube *cube, const struct mig_group *group, size_t place,
	      struct mig_error *error)
{
	const struct mig_point *point = &group->points[place];

	if (place == 0 || point->period.first_day > point[-1].period.last_day)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s: %s and %s overlap, so their balances cannot be cumulated",
		 cube->input_name, point[-1].period_text, point->period_text);
	mig_hint(error, "choose periods that do not with --where, for example: -w '%s!=%s'",
		 cube->time_name, point->period_text);
	return MIG_DATA;
}

static struct mig_value
cumulate(const struct work *work, const struct mig_group *group, size_t place,
	 struct mig_value before)
{
	const struct mig_point *point = &group->points[place];
	bool gap = place > 0 && !mig_period_follows(&point[-1].period, &point->period);
	struct mig_value net =
	    mig_net_migration(point->values[MIG_FLOW_IN], point->values[MIG_FLOW_OUT]);

	return mig_cumulated_balance(before, net, gap, work->settings->common.partial);
}

static enum mig_status
write_series(const struct work *work, const struct mig_group *group, struct mig_error *error)
{
	bool cumulated = mig_measures_include(&work->chosen, "cumulated_balance"), broken = false;
	struct mig_balance_figures figures = { .cumulated = mig_value_none() };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < group->count; i++) {
		const struct mig_point *point = &group->points[i];

		figures.in = point->values[MIG_FLOW_IN];
		figures.out = point->values[MIG_FLOW_OUT];
		if (cumulated)
			status = check_overlap(&work->cube, group, i, error);
		if (cumulated && status == MIG_OK && i > 0 && !broken &&
		    !work->settings->across_breaks && mig_point_breaks(&work->cube, point)) {
			broken = true;
			status =
			    mig_note_break(&work->cube, group, point, &work->result->notes, error);
		}
		figures.cumulated =
		    broken ? mig_value_none() : cumulate(work, group, i, figures.cumulated);
		if (status == MIG_OK)
			status = write_row(work, group, point, &figures, error);
	}
	return status;
}

/* The two values of a point are what mig_system_partners() or mig_system_rescale() put there. */
static enum mig_status
write_system(const struct work *work, const struct mig_group *group, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < group->count; i++) {
		const struct mig_value *values = group->points[i].values;
		struct mig_balance_figures figures = { 0 };

		figures.net_in = figures.net = values[0];
		figures.net_out = figures.rescaled = values[1];
		status = write_row(work, group, &group->points[i], &figures, error);
	}
	return status;
}

/* --- accounts --- */

static enum mig_status
write_account(const struct work *work, const struct mig_group *group, struct mig_error *error)
{
	mig_term_set wanted = mig_account_wanted(&work->chosen);
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < group->count; i++) {
		struct mig_balance_figures figures = { 0 };
		const struct mig_point *broken =
		    mig_account_fill(&work->terms, wanted, &work->cube, group, i,
				     work->settings->across_breaks, &figures);

		if (broken) {
			mig_writer_flags(work->result->writer, MIG_FLAG('B'));
			status =
			    mig_note_break(&work->cube, group, broken, &work->result->notes, error);
		}
		if (status == MIG_OK)
			status = write_row(work, group, &group->points[i], &figures, error);
	}
	return status;
}

static enum mig_status
read_account(struct work *work, struct mig_records *records, struct mig_error *error)
{
	const struct balance_settings *settings = work->settings;
	struct mig_cube_request request = mig_program_request(work->common, MIG_TIME_IF_THERE);
	const char *input_name = mig_records_input_name(records);
	bool named = settings->common.measures.count > 0;
	struct mig_list columns = { 0 };
	enum mig_status status = mig_terms_find(records, mig_account_terms, &settings->terms,
						&settings->without, &work->terms, &columns, error);

	request.values = &columns;
	if (status == MIG_OK && columns.count == 0)
		status = mig_terms_choose(&work->terms, input_name, mig_account_needs, named,
					  &work->chosen, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, &request, &work->cube, error);
	mig_list_free(&columns);
	if (status != MIG_OK)
		return status;
	status = mig_terms_check(&work->terms, &work->cube, error);
	if (status == MIG_OK) {
		struct mig_terms extended = work->terms;

		mig_account_extend(&extended, work->cube.time_name);
		status = mig_terms_choose(&extended, work->cube.input_name, mig_account_needs,
					  named, &work->chosen, error);
	}
	if (status == MIG_OK && !work->cube.time_name &&
	    mig_measures_include(&work->chosen, "mean_present"))
		status = mig_fail(error, MIG_USAGE,
				  "%s: mean_present needs a time column: how long is the period?",
				  work->cube.input_name);
	if (status != MIG_OK)
		mig_cube_free(&work->cube);
	return status;
}

/* --- all of it --- */

/* The flows, with the partner behind the other group columns. */
static enum mig_status
read_flows(struct work *work, struct mig_records *records, struct mig_error *error)
{
	const struct balance_settings *settings = work->settings;
	struct mig_cube_request request = mig_program_request(work->common, MIG_TIME_IF_THERE);
	struct mig_list by = { 0 };
	enum mig_status status = mig_list_add_all(&by, &settings->common.by, error);

	if (status == MIG_OK && settings->partner)
		status = mig_list_add(&by, mig_text_of(settings->partner), error);
	request.by = &by;
	if (status == MIG_OK)
		status =
		    mig_flows_read(records, &request, &settings->flows, NULL, &work->cube, error);
	mig_list_free(&by);
	if (status != MIG_OK)
		return status;
	if (settings->partner && work->cube.time_name &&
	    mig_text_equal_ignoring_case(mig_text_of(settings->partner),
					 mig_text_of(work->cube.time_name)))
		status = mig_fail(error, MIG_USAGE, "--partner %s is the time column",
				  settings->partner);
	else if (settings->partner)
		status = mig_system_partners(&work->cube, settings->common.partial, error);
	else if (settings->rescale)
		status = mig_system_rescale(
		    &work->cube, settings->common.digits_given ? settings->common.digits : 0,
		    settings->common.partial, error);
	if (status != MIG_OK)
		mig_cube_free(&work->cube);
	return status;
}

static enum mig_status
check_settings(const struct balance_settings *settings, struct mig_error *error)
{
	const struct mig_flow_options *flows = &settings->flows;
	bool directed =
	    flows->in || flows->out || flows->direction || flows->in_code || flows->out_code;

	if ((settings->partner != NULL) + settings->rescale + settings->account > 1)
		return mig_fail(error, MIG_USAGE,
				"choose one of --partner, --rescale and --account");
	if ((settings->partner || settings->rescale) && settings->across_breaks)
		return mig_fail(error, MIG_USAGE, "--across-breaks has no use with --%s",
				settings->partner ? "partner" : "rescale");
	if (settings->account && (directed || settings->common.values.count)) {
		mig_fail(error, MIG_USAGE, "%s has no use with --account",
			 directed ? "an option for immigration or emigration" : "--value");
		mig_hint(error, "say which columns its terms are with --term TERM=COLUMN");
		return MIG_USAGE;
	}
	if (!settings->account && (settings->terms.count || settings->without.count))
		return mig_fail(error, MIG_USAGE, "--%s needs --account",
				settings->terms.count ? "term" : "without");
	return MIG_OK;
}

static enum mig_status
write_all(const struct work *work, struct mig_error *error)
{
	enum mig_status status = write_columns(work, error);

	for (size_t i = 0; status == MIG_OK && i < work->cube.count; i++) {
		const struct mig_group *group = &work->cube.groups[i];

		status = work->settings->account ? write_account(work, group, error)
			 : work->settings->partner || work->settings->rescale
			     ? write_system(work, group, error)
			     : write_series(work, group, error);
	}
	return status;
}

static enum mig_status
read_and_write(struct work *work, struct mig_error *error)
{
	struct mig_records *records;
	enum mig_status status = mig_program_records(work->common, 0, &records, error);

	if (status != MIG_OK)
		return status;
	status = work->settings->account ? read_account(work, records, error)
					 : read_flows(work, records, error);
	mig_records_free(records);
	if (status != MIG_OK)
		return status;
	status = write_all(work, error);
	mig_cube_free(&work->cube);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct balance_settings *settings = data;
	struct work work = { .settings = settings, .common = &settings->common, .result = result };
	const char *option = settings->account	 ? "account"
			     : settings->partner ? "partner"
			     : settings->rescale ? "rescale"
						 : NULL;
	enum mig_status status = check_settings(settings, error);

	if (status == MIG_OK)
		status = mig_measures_choose(mig_balance_measures, option, &settings->common,
					     &work.chosen, error);
	if (status != MIG_OK)
		return status;
	status = read_and_write(&work, error);
	mig_measures_free(&work.chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-balance",
	.purpose = "net migration and its accounts: balances, residuals, errors of closure",
	.operands = "[FILE ...]",
	.examples = { "mig-balance data/kazakhstan/flows.csv",
		      "mig-balance -b region -w 'year>=2013' data/kazakhstan/flows.csv",
		      "printf "
		      "'population_start,population_end,births,deaths\\n515483,483882,126886,"
		      "51449\\n' | mig-balance --account" },
	.options = options,
	.measures = mig_balance_measures,
	.settings_size = sizeof(struct balance_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-rate - rates: events against a population, and other figures against what they belong to
 *
 * in   a tidy table of flows (as for mig-balance), of value columns, or of members of a
 *      column; the denominator is a column, a sum of them, or stands in a population table
 * out  group and time columns, the figures, their rates and the name of the denominator; with
 *      --growth, --sex or --presets other measures
 * Nothing is computed across a break in the series (status B) unless --across-breaks. */
#include "program.h"
#include "rate/run.h"
#include "sheet.h"

#define AT(member) offsetof(struct mig_rate_settings, member)

static const struct mig_option rate_options[] = {
	{ "per", 0, MIG_OPTION_COUNT, AT(per), "N", "rates per N of the denominator [1000]" },
	{ "numerator", 0, MIG_OPTION_LIST, AT(numerator), "NAME,...",
	  "columns (or members) whose sum is the numerator" },
	{ "denominator", 0, MIG_OPTION_LIST, AT(denominator), "NAME,...",
	  "columns (or members) whose sum is the denominator" },
	{ "members", 0, MIG_OPTION_TEXT, AT(members), "COLUMN",
	  "these names are codes in COLUMN [denominator: all of them]" },
	{ "previous", 0, MIG_OPTION_FLAG, AT(previous), NULL,
	  "the denominator is that of the period before" },
	{ "population", 0, MIG_OPTION_TEXT, AT(population), "FILE",
	  "table of the denominator, joined by groups and period" },
	{ "population-value", 0, MIG_OPTION_TEXT, AT(population_value), "COLUMN",
	  "its value column [population, or as --value]" },
	{ "population-at", 0, MIG_OPTION_TEXT, AT(population_at), "WHEN",
	  "its figures are of the start, mid or end of a period [mid]" },
	{ "population-whole", 0, MIG_OPTION_FLAG, AT(population_whole), NULL,
	  "one population for all groups: joined by period alone" },
	{ "annualise", 0, MIG_OPTION_FLAG, AT(annualise), NULL,
	  "annual rates of parts of a year, flagged E" },
	{ "across-breaks", 0, MIG_OPTION_FLAG, AT(across_breaks), NULL,
	  "compute across breaks in the series (status B) too" },
	{ 0 },
};

static const struct mig_option flow_options[] = {
	{ "in", 0, MIG_OPTION_TEXT, AT(flows.in), "COLUMN", "value column of immigration" },
	{ "out", 0, MIG_OPTION_TEXT, AT(flows.out), "COLUMN", "value column of emigration" },
	{ "direction", 0, MIG_OPTION_TEXT, AT(flows.direction), "COLUMN",
	  "column that says which direction a row is [direction]" },
	{ "in-code", 0, MIG_OPTION_TEXT, AT(flows.in_code), "CODE",
	  "its code for immigration [immigration, in, arrivals or inflow]" },
	{ "out-code", 0, MIG_OPTION_TEXT, AT(flows.out_code), "CODE",
	  "its code for emigration [emigration, out, departures or outflow]" },
	{ 0 },
};

static const struct mig_option other_options[] = {
	{ "growth", 0, MIG_OPTION_FLAG, AT(growth), NULL,
	  "annual growth rates of one value column instead" },
	{ "sex", 0, MIG_OPTION_TEXT, AT(sex), "COLUMN",
	  "sex ratio and per cent female, from codes in COLUMN" },
	{ "male", 0, MIG_OPTION_TEXT, AT(male), "NAME", "code, or value column, of males" },
	{ "female", 0, MIG_OPTION_TEXT, AT(female), "NAME", "code, or value column, of females" },
	{ "presets", 0, MIG_OPTION_FLAG, AT(presets), NULL,
	  "rates known by the names of the columns (see --list-measures)" },
	{ "term", 0, MIG_OPTION_LIST, AT(terms), "TERM=COLUMN,...",
	  "with --presets: columns with other names" },
	{ "without", 0, MIG_OPTION_LIST, AT(without), "TERM,...",
	  "with --presets: terms that do not occur and are 0" },
	{ 0 },
};

static const struct mig_option *const options[] = { mig_options_group,
						    rate_options,
						    flow_options,
						    other_options,
						    mig_options_partial,
						    mig_options_measure,
						    mig_options_digits,
						    mig_options_input,
						    mig_options_format,
						    mig_options_output,
						    NULL };

static enum mig_status
read_population(struct mig_rate_run *run, struct mig_error *error)
{
	const struct mig_rate_settings *settings = run->settings;
	struct mig_population_request request = { .file = settings->population,
						  .value = settings->population_value,
						  .whole = settings->population_whole,
						  .annualise = settings->annualise,
						  .across_breaks = settings->across_breaks };
	enum mig_status status =
	    mig_population_at_parse(settings->population_at, &request.at, error);

	return status == MIG_OK ? mig_population_read(&request, &settings->common,
						      run->cube.time_name, &run->population, error)
				: status;
}

static const struct mig_rate_output *
choose_output(const struct mig_rate_settings *settings)
{
	const struct mig_flow_options *flows = &settings->flows;
	bool directed = flows->direction || flows->in_code || flows->out_code;

	if (settings->growth)
		return &mig_rate_growth;
	if (settings->sex || settings->male || settings->female)
		return &mig_rate_sexes;
	if (settings->presets)
		return &mig_rate_presets;
	return settings->numerator.count || settings->members ||
		       (settings->common.values.count && !directed)
		   ? &mig_rate_ratio
		   : &mig_rate_crude;
}

/* The option has no use beside `other`, or if that is NULL in the output asked for. */
static enum mig_status
fail_use(const char *option, const char *other, const struct mig_rate_output *output,
	 struct mig_error *error)
{
	const char *place = output == &mig_rate_growth	  ? "with --growth"
			    : output == &mig_rate_sexes	  ? "with --sex, --male or --female"
			    : output == &mig_rate_presets ? "with --presets"
			    : output == &mig_rate_ratio ? "with --numerator, --members or --value"
							: "for crude rates of flows";

	if (other)
		mig_fail(error, MIG_USAGE, "--%s has no use with --%s", option, other);
	else
		mig_fail(error, MIG_USAGE, "--%s has no use %s", option, place);
	mig_hint(error, !other && output == &mig_rate_crude
			    ? "say with --numerator or --value what the rates are of"
			    : "leave out the one or the other");
	return MIG_USAGE;
}

/* Options that the output asked for has no use for would be passed over in silence. */
static enum mig_status
check_use(const struct mig_rate_settings *settings, const struct mig_rate_output *output,
	  struct mig_error *error)
{
	const struct mig_flow_options *flows = &settings->flows;
	bool crude = output == &mig_rate_crude, ratio = output == &mig_rate_ratio;
	bool sexes = output == &mig_rate_sexes, presets = output == &mig_rate_presets;
	bool rates = crude || ratio;
	const struct {
		bool given, used;
		const char *name;
		const char *needs, *other; /* options that must, or must not, stand beside it */
	} uses[] = {
		{ settings->per > 0, rates, "per", NULL, NULL },
		{ settings->denominator.count > 0, rates, "denominator", NULL, NULL },
		{ settings->numerator.count > 0, ratio, "numerator", NULL, NULL },
		{ settings->members, ratio, "members", NULL, NULL },
		{ settings->previous, ratio && !settings->population, "previous", NULL,
		  ratio ? "population" : NULL },
		{ settings->population, rates && !settings->denominator.count, "population", NULL,
		  rates ? "denominator" : NULL },
		{ settings->population_value, settings->population, "population-value",
		  "population", NULL },
		{ settings->population_at, settings->population, "population-at", "population",
		  NULL },
		{ settings->population_whole, settings->population, "population-whole",
		  "population", NULL },
		{ settings->annualise, rates, "annualise", NULL, NULL },
		{ flows->in, crude, "in", NULL, NULL },
		{ flows->out, crude, "out", NULL, NULL },
		{ flows->direction, crude, "direction", NULL, NULL },
		{ flows->in_code, crude, "in-code", NULL, NULL },
		{ flows->out_code, crude, "out-code", NULL, NULL },
		{ settings->growth, output == &mig_rate_growth, "growth", NULL, NULL },
		{ settings->sex || settings->male || settings->female, sexes, "sex", NULL, NULL },
		{ settings->presets, presets, "presets", NULL, NULL },
		{ settings->terms.count > 0, presets, "term", "presets", NULL },
		{ settings->without.count > 0, presets, "without", "presets", NULL },
		{ settings->common.values.count > 0, !presets && (!sexes || settings->sex), "value",
		  NULL, NULL },
	};

	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (uses[i].given && !uses[i].used)
			return uses[i].needs ? mig_fail(error, MIG_USAGE, "--%s needs --%s",
							uses[i].name, uses[i].needs)
					     : fail_use(uses[i].name, uses[i].other, output, error);
	return MIG_OK;
}

static enum mig_status
check_settings(const struct mig_rate_settings *settings, const struct mig_rate_output *output,
	       struct mig_error *error)
{
	enum mig_status status = check_use(settings, output, error);

	if (status != MIG_OK)
		return status;
	if (output == &mig_rate_sexes && !settings->sex && !(settings->male && settings->female))
		return mig_fail(error, MIG_USAGE, "--male and --female go together, or with --sex");
	if (output == &mig_rate_crude && settings->denominator.count > 1)
		return mig_fail(error, MIG_USAGE, "crude rates have one population, not a sum");
	if (output != &mig_rate_ratio)
		return MIG_OK;
	if (settings->numerator.count && settings->common.values.count && !settings->members)
		return mig_fail(error, MIG_USAGE,
				"--numerator and --value both name the numerator");
	if (settings->members && !settings->numerator.count) {
		mig_fail(error, MIG_USAGE, "--members needs --numerator");
		mig_hint(error, "name the codes that are the numerator");
		return MIG_USAGE;
	}
	if (settings->denominator.count || settings->population || settings->members)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "no denominator");
	mig_hint(error, "name a column with --denominator, or a table with --population");
	return MIG_USAGE;
}

static enum mig_status
write_rows(struct mig_rate_run *run, struct mig_error *error)
{
	struct mig_writer *writer = run->writer;
	const struct mig_cube *cube = &run->cube;
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);
	bool has_status = cube->has_status || run->population.cube.has_status;

	if (status == MIG_OK)
		status = run->output->columns(run, error);
	if (status == MIG_OK)
		status = mig_writer_status_column(writer, has_status, error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];

		run->residents = mig_join_group(&run->population.groups, group->keys);
		for (size_t j = 0; status == MIG_OK && j < group->count; j++, run->rows++) {
			status = mig_sheet_keys(writer, cube, group, &group->points[j], error);
			if (status == MIG_OK)
				status = run->output->cells(run, group, j, error);
			if (status == MIG_OK)
				status = mig_writer_end_row(writer, error);
		}
	}
	return status;
}

/* What a reader of the rates should know. */
static enum mig_status
note(const struct mig_rate_run *run, struct mig_error *error)
{
	struct mig_buffer *notes = run->notes;
	enum mig_status status = MIG_OK;

	if (run->unmatched)
		status =
		    mig_buffer_format(notes, error, "%zu of %zu rows have no population in %s\n",
				      run->unmatched, run->rows, run->settings->population);
	if (status == MIG_OK && run->small)
		status = mig_buffer_format(
		    notes, error,
		    "the population%s%s is smaller than the flow: is the unit the "
		    "same?\n",
		    run->small->period_text[0] ? " of " : "", run->small->period_text);
	if (status == MIG_OK && run->short_of) {
		char kind[32];

		mig_period_kind(&run->short_of->period, kind);
		status = mig_buffer_format(notes, error,
					   "%s is no year but a period of kind '%s': its rates "
					   "are not annual ones\n",
					   run->short_of->period_text, kind);
	}
	return status;
}

static enum mig_status
read_and_write(struct mig_rate_run *run, struct mig_error *error)
{
	struct mig_records *records;
	enum mig_status status = mig_program_records(&run->settings->common, 0, &records, error);

	if (status != MIG_OK)
		return status;
	status = run->output->read(run, records, error);
	mig_records_free(records);
	if (status != MIG_OK)
		return status;
	if (run->settings->annualise && !run->cube.time_name)
		status = mig_fail(error, MIG_USAGE, "%s: --annualise needs a time column",
				  run->cube.input_name);
	if (status == MIG_OK && run->settings->population)
		status = read_population(run, error);
	if (status == MIG_OK)
		status = write_rows(run, error);
	if (status == MIG_OK)
		status = note(run, error);
	mig_buffer_free(&run->exposure.name);
	mig_population_free(&run->population);
	mig_ratio_parts_free(&run->parts);
	mig_cube_free(&run->cube);
	return status;
}

static enum mig_status
compute(void *data, struct mig_result *result, struct mig_error *error)
{
	struct mig_rate_settings *settings = data;
	struct mig_rate_run run = { .settings = settings,
				    .output = choose_output(settings),
				    .request =
					mig_program_request(&settings->common, MIG_TIME_IF_THERE),
				    .writer = result->writer,
				    .notes = &result->notes };
	enum mig_status status = check_settings(settings, run.output, error);

	if (settings->per == 0)
		settings->per = 1000;
	if (status == MIG_OK)
		status = mig_measures_choose(mig_rate_measures, run.output->option,
					     &settings->common, &run.chosen, error);
	if (status != MIG_OK)
		return status;
	status = read_and_write(&run, error);
	mig_measures_free(&run.chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-rate",
	.purpose = "rates: events against a population, and figures against what they belong to",
	.operands = "[FILE ...]",
	.examples = { "mig-rate --per 100 -v russia --denominator cis "
		      "data/kazakhstan/emigration_cis.csv",
		      "mig-rate --sex sex data/kazakhstan/refugees.csv",
		      "printf "
		      "'year,immigration,emigration,population\\n2014,16784,28946,17289224\\n' "
		      "| mig-rate" },
	.options = options,
	.measures = mig_rate_measures,
	.settings_size = sizeof(struct mig_rate_settings),
	.run = compute,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

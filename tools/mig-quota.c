/* mig-quota - permits against quotas
 *
 * in   a tidy table with a column of permits and one of quotas, or two tables
 *      joined by the group columns and, where both have one, the time column;
 *      with --implied printed statements: part, percentage and base
 * out  group and time columns, permits, quota (their unit), utilisation (per cent), remaining
 *      (their unit), quota_status; more with the columns that the options name
 * Permits without a quota, and a quota without permits, stay as rows with the other missing. */
#include <string.h>

#include "program.h"
#include "quota/rows.h"
#include "quota/statements.h"
#include "quota/units.h"

struct quota_settings {
	struct mig_settings common;
	const char *columns[MIG_QUOTA_ROLES]; /* NULL: not named */
	const char *quota_table, *percent_of;
	bool any_period, cumulated, implied;
	const char *part, *change, *base, *label;
	struct mig_list units;
};

#define AT(member) offsetof(struct quota_settings, member)

static const struct mig_option quota_options[] = {
	{ "permits", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_PERMITS]), "COLUMN",
	  "column of permits [permits]" },
	{ "quota", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_QUOTA]), "COLUMN",
	  "column of quotas [quota]" },
	{ "quota-table", 0, MIG_OPTION_TEXT, AT(quota_table), "FILE",
	  "table of the quotas, joined by the group columns and the period" },
	{ "any-period", 0, MIG_OPTION_FLAG, AT(any_period), NULL,
	  "join by the group columns alone, whatever the periods of the two tables" },
	{ "cumulated", 0, MIG_OPTION_FLAG, AT(cumulated), NULL,
	  "add up permits within the period of their quota" },
	{ "revised-quota", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_REVISED]), "COLUMN",
	  "column of redistributed quotas, beside those of --quota" },
	{ "labour-force", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_LABOUR_FORCE]), "COLUMN",
	  "column of the labour force, beside the quotas" },
	{ "applications", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_APPLICATIONS]), "COLUMN",
	  "column of applications, beside the permits" },
	{ "refused", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_REFUSED]), "COLUMN",
	  "column of refused applications, beside the permits" },
	{ "percent", 0, MIG_OPTION_TEXT, AT(columns[MIG_QUOTA_PERCENT]), "COLUMN",
	  "column of printed percentages, to check" },
	{ "percent-of", 0, MIG_OPTION_TEXT, AT(percent_of), "BASE",
	  "what they are of: quota, revised-quota or labour-force [quota]" },
	{ "implied", 0, MIG_OPTION_FLAG, AT(implied), NULL,
	  "read statements instead: part, percent and base, one a row" },
	{ "part", 0, MIG_OPTION_TEXT, AT(part), "COLUMN", "with --implied: their parts [part]" },
	{ "base", 0, MIG_OPTION_TEXT, AT(base), "COLUMN", "with --implied: their bases [base]" },
	{ "change", 0, MIG_OPTION_TEXT, AT(change), "COLUMN",
	  "with --implied: printed changes from base to part, in per cent [change]" },
	{ "label", 0, MIG_OPTION_TEXT, AT(label), "COLUMN",
	  "with --implied: text to keep [statement]" },
	{ "unit", 0, MIG_OPTION_LIST, AT(units), "NAME=UNIT,...",
	  "figures are rounded to UNIT, such as quota=100 [as they look]" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,   mig_options_partial, quota_options,
	mig_options_measure, mig_options_digits,  mig_options_input,
	mig_options_format,  mig_options_output,  NULL
};

/* What --unit calls the columns, in the order of enum mig_quota_role. */
static const char *const role_names[MIG_QUOTA_ROLES] = { "permits", "applications",  "refused",
							 "quota",   "revised_quota", "labour_force",
							 "percent" };

/* Which columns an option adds to the standard ones: those of all its bits. */
enum {
	CUMULATED = 1,
	REVISED = 2,
	UNIT = 4,
	APPLICATIONS = 8,
	REFUSED = 16,
	LABOUR_FORCE = 32,
	PERCENT = 64,
};

static const struct {
	int bit;
	const char *option;
} needed_options[] = { { CUMULATED, "--cumulated" },	   { REVISED, "--revised-quota" },
		       { APPLICATIONS, "--applications" }, { REFUSED, "--refused" },
		       { LABOUR_FORCE, "--labour-force" }, { PERCENT, "--percent" } };

static const struct {
	const char *measure;
	int bits;
} additions[] = {
	{ "permits_cumulated", CUMULATED },
	{ "revised_quota", REVISED },
	{ "utilisation_revised", REVISED },
	{ "remaining_revised", REVISED },
	{ "quota_status_revised", REVISED },
	{ "utilisation_low", UNIT },
	{ "utilisation_high", UNIT },
	{ "demand_pressure", APPLICATIONS },
	{ "approval_rate", REFUSED },
	{ "refusal_rate", REFUSED },
	{ "processing_share", APPLICATIONS | REFUSED },
	{ "pending", APPLICATIONS | REFUSED },
	{ "quota_of_labour_force", LABOUR_FORCE },
	{ "implied_base_low", PERCENT },
	{ "implied_base_high", PERCENT },
	{ "percent_verdict", PERCENT },
};

static int
bits_given(const struct quota_settings *settings)
{
	const char *const *columns = settings->columns;

	return (settings->cumulated ? CUMULATED : 0) | (settings->units.count ? UNIT : 0) |
	       (columns[MIG_QUOTA_REVISED] ? REVISED : 0) |
	       (columns[MIG_QUOTA_APPLICATIONS] ? APPLICATIONS : 0) |
	       (columns[MIG_QUOTA_REFUSED] ? REFUSED : 0) |
	       (columns[MIG_QUOTA_LABOUR_FORCE] ? LABOUR_FORCE : 0) |
	       (columns[MIG_QUOTA_PERCENT] ? PERCENT : 0);
}

static int
bits_needed(const char *measure)
{
	for (size_t i = 0; i < sizeof additions / sizeof *additions; i++)
		if (strcmp(additions[i].measure, measure) == 0)
			return additions[i].bits;
	return 0;
}

/* A measure asked for by name needs its columns; the bounds of utilisation do without --unit. */
static enum mig_status
check_needs(const char *measure, int given, struct mig_error *error)
{
	int lacking = bits_needed(measure) & ~given;

	for (size_t i = 0; i < sizeof needed_options / sizeof *needed_options; i++)
		if (lacking & needed_options[i].bit)
			return mig_fail(error, MIG_USAGE, "measure '%s' needs %s", measure,
					needed_options[i].option);
	return MIG_OK;
}

/* Unless measures are named, the standard ones and those of the columns that are there. */
static enum mig_status
choose_measures(struct quota_settings *settings, struct mig_measures *chosen,
		struct mig_error *error)
{
	struct mig_list *names = &settings->common.measures;
	int given = bits_given(settings);
	enum mig_status status = MIG_OK;

	if (settings->implied)
		return mig_measures_choose(mig_quota_measures, "implied", &settings->common, chosen,
					   error);
	if (names->count == 0) {
		for (const struct mig_measure *measure = mig_quota_measures;
		     status == MIG_OK && measure->name; measure++) {
			int bits = bits_needed(measure->name);

			if (!measure->option && (measure->standard || (bits && !(bits & ~given))))
				status = mig_list_add(names, mig_text_of(measure->name), error);
		}
	} else {
		for (size_t i = 0; status == MIG_OK && i < names->count; i++)
			status = check_needs(names->items[i], given, error);
	}
	return status == MIG_OK
		   ? mig_measures_choose(mig_quota_measures, NULL, &settings->common, chosen, error)
		   : status;
}

/* What is of no use with --implied, or without it. */
static enum mig_status
check_mode(const struct quota_settings *settings, struct mig_error *error)
{
	const struct {
		const char *option;
		bool given, implied;
	} uses[] = {
		{ "--permits", settings->columns[MIG_QUOTA_PERMITS], false },
		{ "--quota", settings->columns[MIG_QUOTA_QUOTA], false },
		{ "--quota-table", settings->quota_table, false },
		{ "--any-period", settings->any_period, false },
		{ "--cumulated", settings->cumulated, false },
		{ "--revised-quota", settings->columns[MIG_QUOTA_REVISED], false },
		{ "--labour-force", settings->columns[MIG_QUOTA_LABOUR_FORCE], false },
		{ "--applications", settings->columns[MIG_QUOTA_APPLICATIONS], false },
		{ "--refused", settings->columns[MIG_QUOTA_REFUSED], false },
		{ "--percent-of", settings->percent_of, false },
		{ "--partial", settings->common.partial && settings->implied, false },
		{ "--part", settings->part, true },
		{ "--base", settings->base, true },
		{ "--change", settings->change, true },
		{ "--label", settings->label, true },
	};

	if (settings->common.values.count) {
		mig_fail(error, MIG_USAGE, "--value has no use here");
		mig_hint(error, settings->implied
				    ? "name the columns with --part, --percent and --base"
				    : "name the columns with --permits and --quota");
		return MIG_USAGE;
	}
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (uses[i].given && uses[i].implied != settings->implied)
			return mig_fail(error, MIG_USAGE, "%s has no use %s --implied",
					uses[i].option, settings->implied ? "with" : "without");
	return MIG_OK;
}

static enum mig_status
check_usage(const struct quota_settings *settings, struct mig_error *error)
{
	enum mig_status status = check_mode(settings, error);

	if (status != MIG_OK)
		return status;
	if (settings->percent_of && !settings->columns[MIG_QUOTA_PERCENT])
		return mig_fail(error, MIG_USAGE, "--percent-of needs --percent");
	if (!settings->cumulated)
		return MIG_OK;
	if (settings->any_period)
		return mig_fail(
		    error, MIG_USAGE,
		    "--cumulated goes by the periods, --any-period does not: choose one");
	if (settings->quota_table)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "--cumulated needs --quota-table");
	mig_hint(error, "months and the quota of their year are rows of two tables");
	return MIG_USAGE;
}

/* --percent-of */
static enum mig_status
choose_base(const struct quota_settings *settings, struct mig_quota_tables *tables,
	    struct mig_error *error)
{
	static const struct {
		const char *name;
		enum mig_quota_role part, base;
	} bases[] = { { "quota", MIG_QUOTA_PERMITS, MIG_QUOTA_QUOTA },
		      { "revised-quota", MIG_QUOTA_PERMITS, MIG_QUOTA_REVISED },
		      { "labour-force", MIG_QUOTA_QUOTA, MIG_QUOTA_LABOUR_FORCE } };
	const char *wanted = settings->percent_of ? settings->percent_of : "quota";

	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (strcmp(bases[i].name, wanted) == 0) {
			tables->part = bases[i].part;
			tables->base = bases[i].base;
			return MIG_OK;
		}
	mig_fail(error, MIG_USAGE, "--percent-of %s: not a base", wanted);
	mig_hint(error, "choose quota, revised-quota or labour-force");
	return MIG_USAGE;
}

static bool
beside_quotas(const struct mig_quota_tables *tables, enum mig_quota_role role)
{
	if (role == MIG_QUOTA_PERCENT)
		return tables->part == MIG_QUOTA_QUOTA;
	return role == MIG_QUOTA_QUOTA || role == MIG_QUOTA_REVISED ||
	       role == MIG_QUOTA_LABOUR_FORCE;
}

/* Read the columns of one table, from the operands or from the quota table. */
static enum mig_status
read_side(struct quota_settings *settings, const struct mig_quota_tables *tables,
	  struct mig_quota_side *side, struct mig_error *error)
{
	bool other = side == &tables->quotas;
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	struct mig_list values = { 0 };
	enum mig_status status = MIG_OK;

	for (size_t role = 0; status == MIG_OK && role < MIG_QUOTA_ROLES; role++) {
		const char *name = settings->columns[role];

		side->places[role] = SIZE_MAX;
		if (!name && (role == MIG_QUOTA_PERMITS || role == MIG_QUOTA_QUOTA))
			name = role_names[role];
		if (!name || (tables->joined && beside_quotas(tables, role) != other))
			continue;
		side->places[role] = values.count;
		status = mig_list_add(&values, mig_text_of(name), error);
	}
	request.values = &values;
	if (status == MIG_OK && other)
		status = mig_program_other_cube(&settings->common, settings->quota_table, &request,
						&side->cube, error);
	else if (status == MIG_OK)
		status = mig_program_cube(&settings->common, 0, &request, &side->cube, error);
	mig_list_free(&values);
	return status;
}

static enum mig_status
write_tables(struct quota_settings *settings, const struct mig_measures *chosen,
	     struct mig_writer *writer, struct mig_error *error)
{
	struct mig_quota_tables tables = { .joined = settings->quota_table,
					   .any_period = settings->any_period,
					   .cumulated = settings->cumulated,
					   .partial = settings->common.partial };
	enum mig_status status =
	    mig_units_parse(&settings->units, role_names, MIG_QUOTA_ROLES, tables.units, error);

	if (status == MIG_OK)
		status = choose_base(settings, &tables, error);
	if (status == MIG_OK)
		status = read_side(settings, &tables, &tables.permits, error);
	if (status != MIG_OK)
		return status;
	if (tables.joined)
		status = read_side(settings, &tables, &tables.quotas, error);
	if (status == MIG_OK) {
		status = mig_quota_rows_write(&tables, chosen, writer, error);
		if (tables.joined)
			mig_cube_free(&tables.quotas.cube);
	}
	mig_cube_free(&tables.permits.cube);
	return status;
}

static enum mig_status
write_statements(struct quota_settings *settings, const struct mig_measures *chosen,
		 struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_statements_request request = {
		.by = &settings->common.by,
		.time = settings->common.time,
		.status = settings->common.status,
		.part = settings->part,
		.percent = settings->columns[MIG_QUOTA_PERCENT],
		.change = settings->change,
		.base = settings->base,
		.label = settings->label,
		.units = &settings->units,
		.filter = &settings->common.where,
	};
	struct mig_records *records;
	enum mig_status status = mig_program_records(&settings->common, 0, &records, error);

	if (status != MIG_OK)
		return status;
	status = mig_statements_write(records, &request, chosen, writer, error);
	mig_records_free(records);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct quota_settings *settings = data;
	struct mig_measures chosen;
	enum mig_status status = check_usage(settings, error);

	if (status == MIG_OK)
		status = choose_measures(settings, &chosen, error);
	if (status != MIG_OK)
		return status;
	status = settings->implied ? write_statements(settings, &chosen, result->writer, error)
				   : write_tables(settings, &chosen, result->writer, error);
	mig_measures_free(&chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-quota",
	.purpose = "utilisation of quotas, what remains, and what printed percentages imply",
	.operands = "[FILE ...]",
	.examples = { "mig-quota --any-period --quota-table data/kazakhstan/labour_quota.csv "
		      "data/kazakhstan/labour_permits.csv",
		      "printf 'region,permits,quota\\nA,90,100\\nB,7,5\\n' | mig-quota -b region",
		      "printf 'part,percent\\n22000,0.23\\n271300,3.1\\n' | mig-quota --implied" },
	.options = options,
	.measures = mig_quota_measures,
	.settings_size = sizeof(struct quota_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-quota - permits against quotas
 *
 * in   a tidy table with a column of permits and one of quotas, or two tables
 *      joined by the group columns and, where both have one, the time column
 * out  group and time columns, permits, quota (their unit), utilisation (per cent), remaining
 * (their unit), quota_status: within, exhausted, exceeded, zero, or empty Permits without a quota,
 * and a quota without permits, stay as rows with the other missing. */
#include "join.h"
#include "measures/quota.h"
#include "program.h"
#include "sheet.h"

struct quota_settings {
	struct mig_settings common;
	const char *permits, *quota, *quota_table;
	bool any_period;
};

#define AT(member) offsetof(struct quota_settings, member)

static const struct mig_option quota_options[] = {
	{ "permits", 0, MIG_OPTION_TEXT, AT(permits), "COLUMN", "column of permits [permits]" },
	{ "quota", 0, MIG_OPTION_TEXT, AT(quota), "COLUMN", "column of quotas [quota]" },
	{ "quota-table", 0, MIG_OPTION_TEXT, AT(quota_table), "FILE",
	  "table of the quotas, joined by the group columns and the period" },
	{ "any-period", 0, MIG_OPTION_FLAG, AT(any_period), NULL,
	  "join by the group columns alone, whatever the periods of the two tables" },
	{ 0 },
};

static const struct mig_option *const options[] = { mig_options_group,	mig_options_partial,
						    quota_options,	mig_options_digits,
						    mig_options_input,	mig_options_format,
						    mig_options_output, NULL };

static const char *const columns[] = { "permits", "quota", "utilisation", "remaining", NULL };

static const char *
name_or(const char *given, const char *otherwise)
{
	return given ? given : otherwise;
}

/* Read the cube of the columns named, from the operands or from one other file. */
static enum mig_status
read_columns(struct quota_settings *settings, const char *file, const char *first,
	     const char *second, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_list values = { 0 };
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	enum mig_status status = mig_list_add(&values, mig_text_of(first), error);

	request.values = &values;
	if (status == MIG_OK && second)
		status = mig_list_add(&values, mig_text_of(second), error);
	if (status == MIG_OK && file)
		status = mig_program_other_cube(&settings->common, file, &request, cube, error);
	else if (status == MIG_OK)
		status = mig_program_cube(&settings->common, 0, &request, cube, error);
	mig_list_free(&values);
	return status;
}

static enum mig_status
write_row(struct mig_writer *writer, const struct mig_cube *cube, const struct mig_group *group,
	  const struct mig_point *point, const struct mig_value figures[2], int digits,
	  struct mig_error *error)
{
	const struct mig_value values[] = { figures[0], figures[1],
					    mig_quota_utilisation(figures[0], figures[1], digits),
					    mig_quota_remaining(figures[0], figures[1]) };
	enum mig_status status = mig_sheet_keys(writer, cube, group, point, error);

	if (status == MIG_OK)
		status = mig_sheet_values(writer, values, sizeof values / sizeof *values, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, mig_quota_state(figures[0], figures[1]), error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static struct mig_value
value_or_missing(const struct mig_point *point)
{
	return point ? point->values[0] : mig_value_missing();
}

static enum mig_status
write_joined(struct mig_writer *writer, const struct mig_cube *permits,
	     const struct mig_cube *quotas, const struct quota_settings *settings,
	     struct mig_error *error)
{
	bool by_period = mig_join_by_period(permits, quotas) && !settings->any_period;
	int digits = settings->common.digits;
	enum mig_status status = by_period ? MIG_OK : mig_join_check_single(quotas, error);

	for (size_t i = 0; status == MIG_OK && i < permits->count; i++)
		for (size_t j = 0; status == MIG_OK && j < permits->groups[i].count; j++) {
			const struct mig_group *group = &permits->groups[i];
			const struct mig_point *point = &group->points[j];
			const struct mig_value figures[] = {
				point->values[0], value_or_missing(mig_join_partner(
						      quotas, group->keys, point, by_period))
			};

			status = write_row(writer, permits, group, point, figures, digits, error);
		}
	for (size_t i = 0; status == MIG_OK && i < quotas->count; i++)
		for (size_t j = 0; status == MIG_OK && j < quotas->groups[i].count; j++) {
			const struct mig_group *group = &quotas->groups[i];
			const struct mig_point *point = &group->points[j];
			const struct mig_value figures[] = { mig_value_missing(),
							     point->values[0] };

			if (!mig_join_partner(permits, group->keys, point, by_period))
				status = write_row(writer, permits, group, point, figures, digits,
						   error);
		}
	return status;
}

static enum mig_status
write_columns(struct mig_writer *writer, const struct mig_cube *cube, bool has_status,
	      struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);

	if (status == MIG_OK)
		status = mig_sheet_number_columns(writer, columns, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "quota_status", MIG_COLUMN_TEXT, error);
	return status == MIG_OK ? mig_writer_status_column(writer, has_status, error) : status;
}

static enum mig_status
from_two_tables(struct quota_settings *settings, struct mig_writer *writer, struct mig_error *error)
{
	const char *permit_column = name_or(settings->permits, "permits");
	const char *quota_column = name_or(settings->quota, "quota");
	struct mig_cube permits, quotas;
	enum mig_status status = read_columns(settings, NULL, permit_column, NULL, &permits, error);

	if (status != MIG_OK)
		return status;
	status = read_columns(settings, settings->quota_table, quota_column, NULL, &quotas, error);
	if (status == MIG_OK) {
		status =
		    write_columns(writer, &permits, permits.has_status || quotas.has_status, error);
		if (status == MIG_OK)
			status = write_joined(writer, &permits, &quotas, settings, error);
		mig_cube_free(&quotas);
	}
	mig_cube_free(&permits);
	return status;
}

static enum mig_status
from_one_table(struct quota_settings *settings, struct mig_writer *writer, struct mig_error *error)
{
	struct mig_cube cube;
	enum mig_status status = read_columns(settings, NULL, name_or(settings->permits, "permits"),
					      name_or(settings->quota, "quota"), &cube, error);

	if (status != MIG_OK)
		return status;
	status = write_columns(writer, &cube, cube.has_status, error);
	for (size_t i = 0; status == MIG_OK && i < cube.count; i++)
		for (size_t j = 0; status == MIG_OK && j < cube.groups[i].count; j++)
			status = write_row(
			    writer, &cube, &cube.groups[i], &cube.groups[i].points[j],
			    cube.groups[i].points[j].values, settings->common.digits, error);
	mig_cube_free(&cube);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct quota_settings *settings = data;

	if (settings->common.values.count) {
		mig_fail(error, MIG_USAGE, "--value has no use here");
		mig_hint(error, "name the columns with --permits and --quota");
		return MIG_USAGE;
	}
	return settings->quota_table ? from_two_tables(settings, result->writer, error)
				     : from_one_table(settings, result->writer, error);
}

static const struct mig_program program = {
	.name = "mig-quota",
	.purpose = "utilisation of quotas, what remains, and where they are exceeded",
	.operands = "[FILE ...]",
	.examples = { "mig-quota --any-period --quota-table data/kazakhstan/labour_quota.csv "
		      "data/kazakhstan/labour_permits.csv",
		      "printf 'region,permits,quota\\nA,90,100\\nB,7,5\\n' | mig-quota -b region",
		      "printf 'year,permits,quota\\n2015,90,100\\n' | mig-quota -d 0 -f table" },
	.options = options,
	.settings_size = sizeof(struct quota_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

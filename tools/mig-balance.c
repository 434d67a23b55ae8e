/* mig-balance - net migration from immigration and emigration
 *
 * in   a tidy table with two value columns, or with one and a direction column
 * out  group and time columns, immigration, emigration, net_migration,
 *      gross_migration (persons, as the input), effectiveness (per cent)
 * A direction that is missing for a period makes the measures missing, never 0. */
#include <string.h>

#include "measures/balance.h"
#include "program.h"
#include "sheet.h"

struct balance_settings {
	struct mig_settings common;
	const char *in, *out, *direction, *in_code, *out_code;
};

#define AT(member) offsetof(struct balance_settings, member)

static const struct mig_option balance_options[] = {
	{ "in", 0, MIG_OPTION_TEXT, AT(in), "COLUMN", "value column of immigration" },
	{ "out", 0, MIG_OPTION_TEXT, AT(out), "COLUMN", "value column of emigration" },
	{ "direction", 0, MIG_OPTION_TEXT, AT(direction), "COLUMN",
	  "column that says which direction a row is [direction]" },
	{ "in-code", 0, MIG_OPTION_TEXT, AT(in_code), "CODE",
	  "its code for immigration [immigration, in, arrivals or inflow]" },
	{ "out-code", 0, MIG_OPTION_TEXT, AT(out_code), "CODE",
	  "its code for emigration [emigration, out, departures or outflow]" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group,   mig_options_partial, balance_options,
	mig_options_measure, mig_options_digits,  mig_options_input,
	mig_options_format,  mig_options_output,  NULL
};

/* The flows of one row. */
struct flows {
	struct mig_value in, out;
};

static struct mig_value
immigration(const void *figures, int digits)
{
	(void)digits;
	return ((const struct flows *)figures)->in;
}

static struct mig_value
emigration(const void *figures, int digits)
{
	(void)digits;
	return ((const struct flows *)figures)->out;
}

static struct mig_value
net_migration(const void *figures, int digits)
{
	const struct flows *flows = figures;

	(void)digits;
	return mig_net_migration(flows->in, flows->out);
}

static struct mig_value
gross_migration(const void *figures, int digits)
{
	const struct flows *flows = figures;

	(void)digits;
	return mig_gross_migration(flows->in, flows->out);
}

static struct mig_value
effectiveness(const void *figures, int digits)
{
	const struct flows *flows = figures;

	return mig_effectiveness(flows->in, flows->out, digits);
}

#define UNITED_NATIONS "United Nations (1998), Series M No. 58, Rev. 1"

static const struct mig_measure measures[] = {
	{ "immigration", NULL, "I", "as the input", UNITED_NATIONS, true, 0, immigration, NULL },
	{ "emigration", NULL, "E", "as the input", UNITED_NATIONS, true, 0, emigration, NULL },
	{ "net_migration", NULL, "I - E", "as the input", UNITED_NATIONS, true, 0, net_migration,
	  NULL },
	{ "gross_migration", NULL, "I + E", "as the input", UNITED_NATIONS, true, 0,
	  gross_migration, NULL },
	{ "effectiveness", NULL, "100 (I - E) / (I + E)", "%", "Shryock and Siegel (1976), ch. 21",
	  true, 0, effectiveness, NULL },
	{ 0 },
};

/* What mig_cube_pivot() calls the columns. */
static const char *const directions[] = { "immigration", "emigration" };

/* The pairs of names that need no option, for columns and for codes. */
static const char *const known_pairs[][2] = { { "immigration", "emigration" },
					      { "in", "out" },
					      { "arrivals", "departures" },
					      { "inflow", "outflow" } };

enum { PAIRS = sizeof known_pairs / sizeof *known_pairs };

static bool
has_column(const struct mig_records *records, const char *name)
{
	const char *const names[] = { name, NULL };
	size_t column = SIZE_MAX;
	struct mig_error ignored;

	return mig_records_find_any(records, names, &column, &ignored) != MIG_OK ||
	       column != SIZE_MAX;
}

/* How the input tells the directions apart. */
struct layout {
	struct mig_list by, values; /* what to ask the cube for */
	bool pivot;
};

/* With a column a direction there is nothing for the options of a direction column to do. */
static enum mig_status
two_columns(const struct balance_settings *settings, const char *in, const char *out,
	    struct layout *layout, struct mig_error *error)
{
	enum mig_status status;

	if (settings->common.values.count || settings->in_code || settings->out_code) {
		mig_fail(error, MIG_USAGE,
			 "%s is for a direction column; here %s and %s are columns",
			 settings->common.values.count ? "--value"
			 : settings->in_code	       ? "--in-code"
						       : "--out-code",
			 in, out);
		mig_hint(error, "name other value columns with --in and --out");
		return MIG_USAGE;
	}
	status = mig_list_add(&layout->values, mig_text_of(in), error);
	return status == MIG_OK ? mig_list_add(&layout->values, mig_text_of(out), error) : status;
}

static enum mig_status
find_layout(const struct balance_settings *settings, const struct mig_records *records,
	    struct layout *layout, struct mig_error *error)
{
	const char *direction = settings->direction ? settings->direction : "direction";
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < settings->common.by.count; i++)
		status =
		    mig_list_add(&layout->by, mig_text_of(settings->common.by.items[i]), error);
	if (status != MIG_OK)
		return status;
	if (settings->in || settings->out) {
		if (settings->in && settings->out && !settings->direction)
			return two_columns(settings, settings->in, settings->out, layout, error);
		mig_fail(error, MIG_USAGE, "--in and --out go together, and without --direction");
		mig_hint(error, "for codes in a direction column use --in-code and --out-code");
		return MIG_USAGE;
	}
	if (!settings->direction && !has_column(records, direction))
		for (size_t i = 0; i < PAIRS; i++)
			if (has_column(records, known_pairs[i][0]) &&
			    has_column(records, known_pairs[i][1]))
				return two_columns(settings, known_pairs[i][0], known_pairs[i][1],
						   layout, error);
	if (!settings->direction && !has_column(records, direction)) {
		mig_fail(error, MIG_USAGE, "%s: no column tells immigration from emigration",
			 mig_records_input_name(records));
		mig_hint(error, "name two value columns with --in and --out, or one of codes with "
				"--direction");
		return MIG_USAGE;
	}
	layout->pivot = true;
	for (size_t i = 0; status == MIG_OK && i < settings->common.values.count; i++)
		status = mig_list_add(&layout->values,
				      mig_text_of(settings->common.values.items[i]), error);
	return status == MIG_OK ? mig_list_add(&layout->by, mig_text_of(direction), error) : status;
}

static bool
has_member(const struct mig_cube *cube, const char *member)
{
	for (size_t i = 0; i < cube->count; i++)
		if (strcmp(cube->groups[i].keys[cube->by_count - 1], member) == 0)
			return true;
	return false;
}

/* The two codes: those given, else the first known pair of which one is there. */
static enum mig_status
separate(const struct balance_settings *settings, struct mig_cube *cube, struct mig_error *error)
{
	const char *codes[] = { known_pairs[0][0], known_pairs[0][1] };

	if (cube->value_count != 1)
		return mig_fail(error, MIG_USAGE,
				"one value column is needed with a direction column, not %zu",
				cube->value_count);
	if (cube->last_is_time)
		return mig_fail(error, MIG_USAGE, "--direction %s is the time column",
				settings->direction);
	for (size_t i = PAIRS; i-- > 0;)
		if (has_member(cube, known_pairs[i][0]) || has_member(cube, known_pairs[i][1]))
			memcpy(codes, known_pairs[i], sizeof codes);
	if (settings->in_code)
		codes[0] = settings->in_code;
	if (settings->out_code)
		codes[1] = settings->out_code;
	return mig_cube_pivot(cube, codes, directions, 2, error);
}

static enum mig_status
read_flows(struct balance_settings *settings, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	struct layout layout = { 0 };
	struct mig_records *records;
	enum mig_status status = mig_program_records(&settings->common, 0, &records, error);

	if (status != MIG_OK)
		return status;
	status = find_layout(settings, records, &layout, error);
	request.by = &layout.by;
	request.values = &layout.values;
	if (status == MIG_OK)
		status = mig_cube_read(records, &request, cube, error);
	if (status == MIG_OK && layout.pivot) {
		status = separate(settings, cube, error);
		if (status != MIG_OK)
			mig_cube_free(cube);
	}
	mig_list_free(&layout.by);
	mig_list_free(&layout.values);
	mig_records_free(records);
	return status;
}

static enum mig_status
write_row(struct mig_writer *writer, const struct mig_measures *chosen, const struct mig_cube *cube,
	  const struct mig_group *group, const struct mig_point *point, struct mig_error *error)
{
	const struct flows flows = { point->values[0], point->values[1] };
	enum mig_status status = mig_sheet_keys(writer, cube, group, point, error);

	if (status == MIG_OK)
		status = mig_measures_cells(writer, chosen, &flows, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
write_balances(struct mig_writer *writer, const struct mig_measures *chosen,
	       const struct mig_cube *cube, struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);

	if (status == MIG_OK)
		status = mig_measures_columns(writer, chosen, error);
	if (status == MIG_OK)
		status = mig_writer_status_column(writer, cube->has_status, error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++)
		for (size_t j = 0; status == MIG_OK && j < cube->groups[i].count; j++)
			status = write_row(writer, chosen, cube, &cube->groups[i],
					   &cube->groups[i].points[j], error);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct balance_settings *settings = data;
	struct mig_measures chosen;
	struct mig_cube cube;
	enum mig_status status =
	    mig_measures_choose(measures, NULL, &settings->common, &chosen, error);

	if (status != MIG_OK)
		return status;
	status = read_flows(settings, &cube, error);
	if (status == MIG_OK) {
		status = write_balances(result->writer, &chosen, &cube, error);
		mig_cube_free(&cube);
	}
	mig_measures_free(&chosen);
	return status;
}

static const struct mig_program program = {
	.name = "mig-balance",
	.purpose =
	    "net migration, gross migration and effectiveness from immigration and emigration",
	.operands = "[FILE ...]",
	.examples = { "mig-balance data/kazakhstan/flows.csv",
		      "mig-balance -b region -w 'year>=2013' data/kazakhstan/flows.csv",
		      "mig-balance data/kazakhstan/flows.csv | mig-trend -v net_migration | "
		      "mig-table" },
	.options = options,
	.measures = measures,
	.settings_size = sizeof(struct balance_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-new - begin a country's folder: a made-up table, its way to a report, and what runs it
 *
 * out  the files of scripts/country/new in a folder of its own, with the country's name put in;
 *      their paths go to standard output, one a line
 *
 * Nothing is ever overwritten: files that are there already are named, and none is written. */
#include <stdint.h>

#include "country/new.h"
#include "datafolder.h"
#include "program.h"

struct settings {
	struct mig_settings common;
	const char *country;
	bool makefile;
};

static const struct mig_option options[] = {
	{ "country", 0, MIG_OPTION_TEXT, offsetof(struct settings, country), "NAME",
	  "what the country is called [the folder's name]" },
	{ "makefile", 0, MIG_OPTION_FLAG, offsetof(struct settings, makefile), NULL,
	  "show where migtools.mk is, which its Makefile includes, and stop" },
	{ NULL, 0, MIG_OPTION_FLAG, 0, NULL, NULL },
};

static const struct mig_option *const tables[] = { options, mig_options_output, NULL };

static enum mig_status
show_makefile(struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status = mig_data_path("scripts/country/migtools.mk", text, error);

	return status == MIG_OK ? mig_buffer_add_string(text, "\n", error) : status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	const struct settings *settings = data;
	const struct mig_list *operands = &settings->common.operands;

	if (settings->makefile && operands->count == 0 && !settings->country)
		return show_makefile(&result->text, error);
	if (settings->makefile && operands->count == 0)
		mig_fail(error, MIG_USAGE, "--makefile begins no folder, but --country names '%s'",
			 settings->country);
	else if (settings->makefile)
		mig_fail(error, MIG_USAGE, "--makefile begins no folder, but '%s' is named",
			 operands->items[0]);
	else if (operands->count == 0)
		mig_fail(error, MIG_USAGE, "no folder is named");
	else if (operands->count > 1)
		mig_fail(error, MIG_USAGE, "%zu folders are named, one at a time can be begun",
			 operands->count);
	if (settings->makefile || operands->count != 1) {
		mig_hint(error, "for example: mig-new ruritania");
		return MIG_USAGE;
	}
	return mig_country_new(operands->items[0], settings->country, &result->text, error);
}

static const struct mig_program program = {
	.name = "mig-new",
	.purpose = "begin a country's folder, which make turns into a report",
	.operands = "FOLDER",
	.examples = {
		"mig-new ruritania && make -C ruritania tidy audit",
		"mig-new --country 'New Utopia' new-utopia",
		"mig-new --makefile",
	},
	.options = tables,
	.settings_size = sizeof(struct settings),
	.operands_min = SIZE_MAX, /* it reads no table */
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-report - a report from a profile: text, tables and charts in one HTML page
 *
 * in   a profile (tools/lib/report/profile.h) and the folder of its parts (page.h)
 * out  the page; with --make the rules by which make builds the parts (rules.h); with
 *      --list a table of the blocks: name, kind, number, line, command; with --indicators one
 *      of the standard indicators
 *
 * It computes nothing: every figure is a cell of a table that a command of the profile
 * printed. A missing cell reads "not available", never 0. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "program.h"
#include "report/page.h"
#include "report/rules.h"
#include "report/template.h"

struct settings {
	struct mig_settings common;
	const char *parts, *style, *script, *folder;
	bool make, list, document, indicators;
	struct mig_list variables;
};

static const struct mig_option options[] = {
	{ "parts", 0, MIG_OPTION_TEXT, offsetof(struct settings, parts), "DIR",
	  "the folder with the tables and charts of the blocks [parts]" },
	{ "style", 0, MIG_OPTION_TEXT, offsetof(struct settings, style), "FILE",
	  "the CSS of the page [none]" },
	{ "script", 0, MIG_OPTION_TEXT, offsetof(struct settings, script), "FILE",
	  "the JavaScript of the page [none]" },
	{ "document", 0, MIG_OPTION_FLAG, offsetof(struct settings, document), NULL,
	  "a plain page for a converter, with the charts as DIR/NAME.png" },
	{ "define", 0, MIG_OPTION_LIST, offsetof(struct settings, variables), "NAME=VALUE,...",
	  "what {{NAME}} stands for in the profile" },
	{ "make", 0, MIG_OPTION_FLAG, offsetof(struct settings, make), NULL,
	  "write the commands to the parts, and rules for make that run them" },
	{ "folder", 0, MIG_OPTION_TEXT, offsetof(struct settings, folder), "DIR",
	  "with --make: where the commands run [the profile's folder]" },
	{ "indicators", 0, MIG_OPTION_FLAG, offsetof(struct settings, indicators), NULL,
	  "write the standard indicators of the country as CSV" },
	{ "list", 0, MIG_OPTION_FLAG, offsetof(struct settings, list), NULL,
	  "list the blocks and their commands as CSV" },
	{ NULL, 0, MIG_OPTION_FLAG, 0, NULL, NULL },
};

static const struct mig_option *const tables[] = { options, mig_options_output, NULL };

static enum mig_status
check_settings(const struct settings *settings, struct mig_error *error)
{
	size_t count = settings->common.operands.count;
	enum mig_status status;

	if (settings->folder && !settings->make) {
		mig_fail(error, MIG_USAGE, "--folder goes with --make");
		mig_hint(error, "the page itself runs no commands");
		return MIG_USAGE;
	}
	if (settings->list + settings->make + settings->indicators > 1) {
		mig_fail(error, MIG_USAGE, "--list, --make and --indicators exclude each other");
		mig_hint(error, "ask for one of them, or for the page without them");
		return MIG_USAGE;
	}
	if (settings->document && (settings->style || settings->script))
		return mig_fail(error, MIG_USAGE, "--document takes neither --style nor --script");
	if (count == 1 && settings->make && strcmp(settings->common.operands.items[0], "-") == 0)
		return mig_fail(error, MIG_USAGE, "--make needs the name of a file");
	if (count == 1)
		return MIG_OK;
	status = mig_fail(error, MIG_USAGE, "%zu profiles given, one is needed", count);
	mig_hint(error, "for example: mig-report --list data/kazakhstan/profile.md");
	return status;
}

/* Read the profile, fill in what it leaves open, and take it apart. */
static enum mig_status
read_profile(const struct settings *settings, struct mig_profile *profile, struct mig_error *error)
{
	const char *operand = settings->common.operands.items[0], *slash = strrchr(operand, '/');
	const char *file = strcmp(operand, "-") ? operand : "stdin";
	char *folder = slash ? strdup(operand) : strdup(".");
	struct mig_template template = { file, folder, &settings->variables };
	struct mig_buffer text = { 0 }, filled = { 0 };
	enum mig_status status = folder ? mig_file_read(operand, &text, error)
					: mig_fail_memory(error);

	if (status == MIG_OK && slash)
		folder[slash - operand] = '\0';
	if (status == MIG_OK)
		status = mig_template_fill(&template, (struct mig_text){ text.bytes, text.length },
					   &filled, error);
	if (status == MIG_OK)
		status = mig_profile_parse(file, (struct mig_text){ filled.bytes, filled.length },
					   profile, error);
	mig_buffer_free(&text);
	mig_buffer_free(&filled);
	free(folder);
	return status;
}

/* What is wrong with a profile has no one remedy, but there is one place that tells of all. */
static void
refer_to_manual(enum mig_status status, struct mig_error *error)
{
	if (status == MIG_DATA && !error->hint[0])
		mig_hint(error, "mig help report tells what a profile holds");
}

static enum mig_status
check_parts(const char *parts, struct mig_error *error)
{
	if (access(parts, R_OK) == 0)
		return MIG_OK;
	mig_fail(error, MIG_IO, "no folder '%s' with the tables and charts of the report: %s",
		 parts, strerror(errno));
	mig_hint(error, "make report makes it, in a folder that mig-new began; or see --make");
	return MIG_IO;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct settings *settings = data;
	struct mig_report_files files = { settings->parts, settings->style, settings->script,
					  settings->document };
	struct mig_rules_files rules = { settings->parts, settings->folder };
	struct mig_profile profile;
	enum mig_status status = check_settings(settings, error);

	if (status == MIG_OK)
		status = read_profile(settings, &profile, error);
	refer_to_manual(status, error);
	if (status != MIG_OK)
		return status;
	if (settings->list)
		status = mig_report_list(&profile, &result->text, error);
	else if (settings->make)
		status = mig_report_rules(&profile, &rules, &settings->variables,
					  &result->text, error);
	else if ((status = check_parts(settings->parts, error)) == MIG_OK)
		status = settings->indicators
			     ? mig_report_indicators(&profile, settings->parts, &result->text,
						     error)
			     : mig_report_build(&profile, &files, &result->text, error);
	refer_to_manual(status, error);
	mig_profile_free(&profile);
	return status;
}

static const struct settings defaults = { .parts = "parts" };

static const struct mig_program program = {
	.name = "mig-report",
	.purpose = "put a profile's text, tables and charts into one HTML page",
	.operands = "PROFILE",
	.examples = {
		"mig-report --list data/kazakhstan/profile.md",
		"mig-report --list data/kazakhstan/profile.md | mig-table -w kind=chart",
		"mig-report --list data/kazakhstan/profile.md | mig-sum -b kind -v line --count",
	},
	.options = tables,
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.operands_min = SIZE_MAX, /* standard input only as "-" */
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

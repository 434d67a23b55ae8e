/* mig - one door to the family: `mig balance ...` runs mig-balance, `mig` lists the tools
 *
 * A tool is any program called mig-NAME that stands beside mig; its line in the list is
 * the second line of what it prints for --help. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "process.h"
#include "program.h"

enum { PATH_SIZE = 4096 };

/* The folder this program stands in; false if the system does not tell. */
static bool
own_folder(char path[PATH_SIZE])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_SIZE - 1);
	char *slash;

	if (length < 0)
		return false;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (slash)
		*slash = '\0';
	return slash != NULL;
}

/* The names behind "mig-" of the programs in a folder, sorted, into *names. */
static enum mig_status
find_tools(const char *folder, struct mig_list *names, struct mig_error *error)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);
	enum mig_status status = MIG_OK;

	if (count < 0)
		return mig_fail(error, MIG_IO, "%s: %s", folder, strerror(errno));
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (status == MIG_OK && strncmp(name, "mig-", 4) == 0 && !strchr(name, '.'))
			status = mig_list_add(names, mig_text_of(name + 4), error);
		free(entries[i]);
	}
	free(entries);
	return status;
}

/* "  balance   net migration ..." from what the tool says of itself. */
static enum mig_status
describe(const char *folder, const char *name, struct mig_buffer *text, struct mig_error *error)
{
	char path[PATH_SIZE + 64];
	const char *const arguments[] = { path, "--help", NULL };
	const struct mig_process process = { .arguments = arguments, .seconds = 10 };
	struct mig_buffer help = { 0 }, complaints = { 0 };
	int code = 0;
	enum mig_status status;

	snprintf(path, sizeof path, "%s/mig-%s", folder, name);
	status = mig_process_run(&process, &help, &complaints, &code, error);
	if (status == MIG_OK) {
		const char *line = help.bytes ? strchr(help.bytes, '\n') : NULL;

		line = line ? line + 1 : "";
		status = mig_buffer_format(text, error, "  %-10s%.*s\n", name,
					   (int)strcspn(line, "\n"), line);
	}
	mig_buffer_free(&help);
	mig_buffer_free(&complaints);
	return status;
}

static enum mig_status
list_tools(void *settings, struct mig_result *result, struct mig_error *error)
{
	char folder[PATH_SIZE];
	struct mig_list names = { 0 };
	enum mig_status status;

	if (((const struct mig_settings *)settings)->operands.count)
		return mig_fail(error, MIG_USAGE, "the tool comes first: mig TOOL [ARGUMENT ...]");
	if (!own_folder(folder))
		return mig_fail(error, MIG_IO, "cannot find the folder of the tools: %s",
				strerror(errno));
	status = find_tools(folder, &names, error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(&result->text, "usage: mig TOOL [ARGUMENT ...]\n\n",
					       error);
	for (size_t i = 0; status == MIG_OK && i < names.count; i++)
		status = describe(folder, names.items[i], &result->text, error);
	if (status == MIG_OK)
		status =
		    mig_buffer_add_string(&result->text, "\nmig TOOL --help tells more\n", error);
	mig_list_free(&names);
	return status;
}

static const struct mig_option *const options[] = { mig_options_output, NULL };

static const struct mig_program program = {
	.name = "mig",
	.purpose = "run a tool of the family by its name, or list them all",
	.operands = "[TOOL [ARGUMENT ...]]",
	.examples = { "mig", "mig balance data/kazakhstan/flows.csv",
		      "mig table data/kazakhstan/citizenship.csv" },
	.options = options,
	.settings_size = sizeof(struct mig_settings),
	.operands_min = SIZE_MAX,
	.run = list_tools,
};

/* Only returns when there is no such tool. */
static int
run_tool(char **argv)
{
	char folder[PATH_SIZE], path[PATH_SIZE + 64] = "";
	struct mig_list names = { 0 };
	struct mig_error error = { 0 };

	if (own_folder(folder) && !strchr(argv[1], '/') && strlen(argv[1]) < 32) {
		snprintf(path, sizeof path, "%s/mig-%s", folder, argv[1]);
		argv[1] = path;
		execv(path, argv + 1);
		argv[1] = strrchr(path, '/') + sizeof "/mig-" - 1;
	}
	mig_fail(&error, MIG_USAGE, "no tool '%s'", argv[1]);
	if (find_tools(folder, &names, &error) == MIG_OK) {
		mig_fail(&error, MIG_USAGE, "no tool '%s'", argv[1]);
		mig_hint_names(&error, "tools", mig_text_of(argv[1]),
			       (const char *const *)names.items, names.count);
	}
	fprintf(stderr, "mig: %s\n", error.message);
	if (error.hint[0])
		fprintf(stderr, "hint: %s\n", error.hint);
	mig_list_free(&names);
	return MIG_USAGE;
}

int
main(int argc, char **argv)
{
	if (argc > 1 && argv[1][0] != '-')
		return run_tool(argv);
	return mig_program_main(&program, argc, argv);
}

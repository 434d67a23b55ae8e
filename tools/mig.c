/* mig - one door to the family: `mig balance ...` runs mig-balance, `mig help balance` opens its
 * manual page, `mig` lists the tools
 *
 * A tool is any program called mig-NAME that stands beside mig, but no other file; its line in the
 * list is the second line of what it prints for --help. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "datafolder.h"
#include "process.h"
#include "program.h"

enum { PATH_SIZE = 4096 };

/* The folder this program stands in. */
static enum mig_status
own_folder(char path[PATH_SIZE], struct mig_error *error)
{
	struct mig_buffer folder = { 0 };
	enum mig_status status = mig_program_folder(&folder, error);

	if (status == MIG_OK && folder.length >= PATH_SIZE)
		status = mig_fail(error, MIG_IO, "the path of the tools is too long");
	if (status == MIG_OK)
		strcpy(path, folder.bytes);
	mig_buffer_free(&folder);
	return status;
}

static bool
is_program(const char *folder, const char *name)
{
	char path[PATH_SIZE + 256 + 1];
	struct stat about;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
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

		if (status == MIG_OK && strncmp(name, "mig-", 4) == 0 && !strchr(name, '.') &&
		    is_program(folder, name))
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

	if (((const struct mig_settings *)settings)->operands.count) {
		mig_fail(error, MIG_USAGE, "the name of the tool comes first, options behind it");
		mig_hint(error, "for example: mig balance data/kazakhstan/flows.csv");
		return MIG_USAGE;
	}
	status = own_folder(folder, error);
	if (status != MIG_OK)
		return status;
	status = find_tools(folder, &names, error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(&result->text, "usage: mig TOOL [ARGUMENT ...]\n\n",
					       error);
	for (size_t i = 0; status == MIG_OK && i < names.count; i++)
		status = describe(folder, names.items[i], &result->text, error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(&result->text,
					       "\nmig help TOOL opens its manual page\n", error);
	mig_list_free(&names);
	return status;
}

static const struct mig_option *const options[] = { mig_options_output, NULL };

static const struct mig_program program = {
	.name = "mig",
	.purpose = "run a tool of the family by its name, or list them all",
	.operands = "[TOOL [ARGUMENT ...] | help [TOOL]]",
	.examples = { "mig", "mig balance data/kazakhstan/flows.csv",
		      "mig table data/kazakhstan/citizenship.csv" },
	.options = options,
	.settings_size = sizeof(struct mig_settings),
	.operands_min = SIZE_MAX,
	.run = list_tools,
};

static int
complain(const struct mig_error *error, enum mig_status status)
{
	fprintf(stderr, "mig: %s\n", error->message);
	if (error->hint[0])
		fprintf(stderr, "hint: %s\n", error->hint);
	return (int)status;
}

static int
fail_tool(const char *name)
{
	char folder[PATH_SIZE];
	struct mig_list names = { 0 };
	struct mig_error error = { 0 };
	enum mig_status status = own_folder(folder, &error);

	if (status == MIG_OK)
		status = find_tools(folder, &names, &error);
	if (status == MIG_OK) {
		status = mig_fail(&error, MIG_USAGE, "no tool '%s'", name);
		mig_hint_names(&error, "tools", mig_text_of(name), (const char *const *)names.items,
			       names.count);
	}
	mig_list_free(&names);
	return complain(&error, status);
}

/* Where the tool of this name is; MIG_USAGE: it cannot be one. */
static enum mig_status
tool_path(const char *name, char path[PATH_SIZE + 64], struct mig_error *error)
{
	char folder[PATH_SIZE];
	enum mig_status status;

	if (strchr(name, '/') || strlen(name) >= 32)
		return mig_fail(error, MIG_USAGE, "no tool '%s'", name);
	status = own_folder(folder, error);
	if (status == MIG_OK)
		snprintf(path, PATH_SIZE + 64, "%s/mig-%s", folder, name);
	return status;
}

/* Only returns when there is no such tool. */
static int
run_tool(char **argv)
{
	char path[PATH_SIZE + 64], *name = argv[1];
	struct mig_error error = { 0 };
	enum mig_status status = tool_path(name, path, &error);

	if (status == MIG_OK) {
		argv[1] = path;
		execv(path, argv + 1);
	}
	return status == MIG_IO ? complain(&error, status) : fail_tool(name);
}

/* The manual page of `name` ("mig" or "mig-X"): the one that belongs to this program, installed
 * or in the sources, else the one that man finds. */
static void
find_page(const char *name, char page[PATH_SIZE + 64])
{
	static const char *const places[] = { "../share/man/man1", "../../tools" };
	char folder[PATH_SIZE];
	struct mig_error ignored;
	bool known = own_folder(folder, &ignored) == MIG_OK;

	for (size_t i = 0; known && i < sizeof places / sizeof *places; i++) {
		snprintf(page, PATH_SIZE + 64, "%.*s/%s/%s.1", PATH_SIZE - 32, folder, places[i],
			 name);
		if (access(page, R_OK) == 0)
			return;
	}
	snprintf(page, PATH_SIZE + 64, "%s", name);
}

/* Open the manual page of a tool, or of the family. Only returns when that fails. */
static int
show_manual(const char *name)
{
	char path[PATH_SIZE + 64], tool[40] = "mig";
	struct mig_error error = { 0 };

	if (name) {
		enum mig_status status = tool_path(name, path, &error);

		if (status == MIG_IO)
			return complain(&error, status);
		if (status != MIG_OK || access(path, X_OK) != 0)
			return fail_tool(name);
		snprintf(tool, sizeof tool, "mig-%s", name);
	}
	find_page(tool, path);
	execlp("man", "man", path, (char *)NULL);
	fprintf(stderr, "mig: cannot run man: %s\nhint: %s --help\n", strerror(errno), tool);
	return MIG_IO;
}

/* mig --complete INDEX WORD ...: the names of tools, then what the tool itself completes. */
static int
complete(int argc, char **argv)
{
	size_t index = strtoul(argv[2], NULL, 10);
	const char *typed = "";
	char folder[PATH_SIZE], path[PATH_SIZE + 64], place[32];
	struct mig_list names = { 0 };
	struct mig_error error = { 0 };

	if (index > 0 && argc > 3 && strcmp(argv[3], "help") != 0) {
		if (tool_path(argv[3], path, &error) != MIG_OK)
			return MIG_OK;
		snprintf(place, sizeof place, "%zu", index - 1);
		argv[3] = place;
		argv[2] = (char *)"--complete";
		argv[1] = path;
		execv(path, argv + 1);
		return MIG_OK;
	}
	if (index + 3 < (size_t)argc)
		typed = argv[index + 3];
	if (index < 2 && own_folder(folder, &error) == MIG_OK &&
	    find_tools(folder, &names, &error) == MIG_OK)
		for (size_t i = 0; i < names.count; i++)
			if (strncmp(names.items[i], typed, strlen(typed)) == 0)
				printf("%s\ttool\n", names.items[i]);
	if (index == 0 && strncmp("help", typed, strlen(typed)) == 0)
		puts("help\topen the manual page of a tool");
	mig_list_free(&names);
	return fflush(stdout) == 0 ? MIG_OK : MIG_IO;
}

int
main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "--complete") == 0)
		return complete(argc, argv);
	if (argc > 1 && strcmp(argv[1], "help") == 0)
		return show_manual(argc > 2 ? argv[2] : NULL);
	if (argc > 1 && argv[1][0] != '-')
		return run_tool(argv);
	return mig_program_main(&program, argc, argv);
}

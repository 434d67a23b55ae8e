/* Any command line and any input for any tool: it ends with one of the five statuses, has no
 * output when it fails, and what it writes is CSV that can be read, or JSON.
 *
 * The first line is "sum" or "sum json": the tool without its "mig-", and a format. Then come
 * arguments, a line each, up to an empty line, and the input. */
#define _GNU_SOURCE

#include "fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>

#include "records.h"

enum { ARGUMENTS_MAX = 30 };

/* The main functions of all tools that start no other program, under names of their own. */
#define TOOL(name) int mig_##name##_main(int argc, char **argv);
#include "tools.inc"
#undef TOOL

static const struct tool {
	const char *name;
	int (*main)(int argc, char **argv);
} tools[] = {
#define TOOL(name) { #name, mig_##name##_main },
#include "tools.inc"
#undef TOOL
};

/* Nothing that an input says may touch the system: no process, no file but those in memory. */

pid_t
fork(void)
{
	errno = EAGAIN;
	return -1;
}

int
mkstemp(char *name)
{
	(void)name;
	errno = EROFS;
	return -1;
}

int
mkdir(const char *name, mode_t mode)
{
	(void)name;
	(void)mode;
	errno = EROFS;
	return -1;
}

int
open(const char *name, int flags, ...)
{
	va_list arguments;
	int mode = 0;

	if ((flags & O_ACCMODE) != O_RDONLY || strncmp(name, "/dev/", 5) == 0) {
		errno = EACCES;
		return -1;
	}
	va_start(arguments, flags);
	if (flags & O_CREAT)
		mode = va_arg(arguments, int);
	va_end(arguments);
	return openat(AT_FDCWD, name, flags, mode);
}

/* Take the arguments off the input; returns what is left of it. */
static char *
take_arguments(char *at, char **arguments, int *count)
{
	while (*at && *at != '\n') {
		char *feed = strchr(at, '\n');

		if (*count < ARGUMENTS_MAX)
			arguments[(*count)++] = at;
		if (!feed)
			return at + strlen(at);
		*feed = '\0';
		at = feed + 1;
	}
	return *at ? at + 1 : at;
}

static void
check_csv(const char *text, size_t length)
{
	static struct memory_file memory;
	char *const files[] = { memory.name };
	struct mig_records *records;
	struct mig_error error = { 0 };
	bool more = true;

	fill_memory_file(&memory, text, length);
	MUST(mig_records_open(files, 1, NULL, &records, &error) == MIG_OK, "%s\n", error.message);
	while (more)
		MUST(mig_records_next(records, &more, &error) == MIG_OK, "%s\n", error.message);
	mig_records_free(records);
}

static void
check_output(int status, const char *format, struct memory_file *output)
{
	off_t length = lseek(output->descriptor, 0, SEEK_END);
	char *text = calloc(1, (size_t)length + 1);

	MUST(status >= 0 && status <= 4, "status %d\n", status);
	MUST(status <= 1 || length == 0, "status %d and %ld bytes of output\n", status,
	     (long)length);
	MUST(text, "no memory\n");
	MUST(pread(output->descriptor, text, (size_t)length, 0) == length, "pread\n");
	if (status <= 1 && strncmp(text, "usage: ", 7) != 0 && strncmp(text, "mig-", 4) != 0) {
		if (strcmp(format, "csv") == 0)
			check_csv(text, (size_t)length);
		if (strcmp(format, "json") == 0)
			MUST(is_json(text), "%s\n", text);
	}
	free(text);
}

static const struct tool *
find_tool(const char *name)
{
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
		if (strcmp(tools[i].name, name) == 0)
			return &tools[i];
	return NULL;
}

/* The command line of the input; NULL if it starts with no tool's name, else what follows it. */
static char *
take_command(char *text, const struct tool **tool, char **arguments, int *count)
{
	static char option[] = "--format";
	char *feed = strchr(text, '\n'), *blank, *rest;

	if (!feed)
		return NULL;
	*feed = '\0';
	blank = strchr(text, ' ');
	if (blank)
		*blank = '\0';
	*tool = find_tool(text);
	if (!*tool)
		return NULL;
	/* First and last: the last word may be taken for the argument of an option before it. */
	if (blank) {
		arguments[(*count)++] = option;
		arguments[(*count)++] = blank + 1;
	}
	rest = take_arguments(feed + 1, arguments, count);
	for (int i = 3; rest && i < *count; i++)
		if (strncmp(arguments[i], "-f", 2) == 0 ||
		    strncmp(arguments[i], "--format", 8) == 0)
			return NULL; /* another format */
	if (blank) {
		arguments[(*count)++] = option;
		arguments[(*count)++] = blank + 1;
	}
	return rest;
}

/* Whether it may show what is neither CSV nor JSON: words for shells, lists, a preview. */
static bool
shows_no_table(char **arguments, int count)
{
	if (count > 1 && strcmp(arguments[1], "--complete") == 0)
		return true;
	for (int i = 1; i < count; i++)
		if (strncmp(arguments[i], "--l", 3) == 0 || strncmp(arguments[i], "--pr", 4) == 0)
			return true;
	return false;
}

/* Run it, with memory as its standard input and output. */
static void
check_tool(const struct tool *tool, char **arguments, int count, const char *bytes, size_t length)
{
	static struct memory_file input, output;
	const char *format = shows_no_table(arguments, count) ? "" : arguments[count - 1];

	fill_memory_file(&input, bytes, length);
	fill_memory_file(&output, "", 0);
	lseek(input.descriptor, 0, SEEK_SET);
	lseek(output.descriptor, 0, SEEK_SET);
	dup2(input.descriptor, STDIN_FILENO);
	dup2(output.descriptor, STDOUT_FILENO);
	check_output(tool->main(count, arguments), format, &output);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *arguments[ARGUMENTS_MAX + 4] = { (char[]){ "tool" } };
	char *copy = malloc(size + 1), *rest;
	const struct tool *tool;
	int count = 1;

	MUST(copy, "no memory\n");
	if (size)
		memcpy(copy, data, size);
	copy[size] = '\0';
	rest = take_command(copy, &tool, arguments, &count);
	if (rest)
		check_tool(tool, arguments, count, rest, size - (size_t)(rest - copy));
	free(copy);
	return rest ? 0 : -1;
}

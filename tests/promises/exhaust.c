/* exhaust - run a command once for each of its allocations, which fails
 *
 * usage: exhaust LIBRARY FOLDER COMMAND [ARGUMENT ...]
 *
 * LIBRARY is made of scarce.c; FOLDER is for files of ours. Each allocation fails alone, then
 * with all that follow. The command has to say that there is no memory, print nothing and
 * end with status 4, or to do without and print what it prints otherwise. Prints a line for
 * every other end, at last how many runs there were; status 1 if an end was wrong. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 120, MORE = 3 };

struct outcome {
	int status;
	char *out, *err;
	unsigned long count;
};

static void
give_up(const char *what)
{
	perror(what);
	exit(2);
}

static char *
contents(const char *name)
{
	struct stat about;
	int descriptor = open(name, O_RDONLY);
	char *bytes;
	ssize_t got;

	if (descriptor < 0 || fstat(descriptor, &about) != 0)
		give_up(name);
	bytes = malloc((size_t)about.st_size + 1);
	got = bytes ? read(descriptor, bytes, (size_t)about.st_size) : -1;
	if (got < 0)
		give_up(name);
	bytes[got] = '\0';
	close(descriptor);
	return bytes;
}

static void
redirect(const char *name, int descriptor)
{
	int opened = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (opened < 0 || dup2(opened, descriptor) < 0)
		give_up(name);
	close(opened);
}

/* Become the command, whose allocation number `at` fails. */
static void
become(const char *library, char **command, unsigned long at, int all)
{
	char number[32];

	snprintf(number, sizeof number, "%lu", at);
	if (setenv("SCARCE_AT", number, 1) != 0 || setenv("SCARCE_COUNT", "count", 1) != 0 ||
	    setenv("LD_PRELOAD", library, 1) != 0 || (all && setenv("SCARCE_ALL", "1", 1) != 0))
		give_up("setenv");
	redirect("out", STDOUT_FILENO);
	redirect("err", STDERR_FILENO);
	alarm(SECONDS);
	execv(command[0], command);
	give_up(command[0]);
}

static struct outcome
run(const char *library, char **command, unsigned long at, int all)
{
	struct outcome outcome = { 0 };
	pid_t child;
	char *count;

	unlink("count");
	child = fork();
	if (child == 0)
		become(library, command, at, all);
	if (child < 0 || waitpid(child, &outcome.status, 0) != child)
		give_up("fork");
	outcome.out = contents("out");
	outcome.err = contents("err");
	if (access("count", R_OK) == 0) {
		count = contents("count");
		outcome.count = strtoul(count, NULL, 10);
		free(count);
	}
	return outcome;
}

/* What is wrong with an end; NULL if nothing is. */
static const char *
fault(const struct outcome *got, const struct outcome *base, const char *tool)
{
	if (!WIFEXITED(got->status))
		return "ended by a signal";
	if (WEXITSTATUS(got->status) != 4) {
		if (got->status != base->status)
			return "another status";
		if (strcmp(got->out, base->out) != 0)
			return "printed something else";
		return strcmp(got->err, base->err) != 0 ? "said something else" : NULL;
	}
	if (*got->out)
		return "printed something, but failed";
	if (strncmp(got->err, tool, strlen(tool)) != 0)
		return "said nothing";
	if (!strstr(got->err, "out of memory") && !strstr(got->err, "Cannot allocate memory"))
		return "did not say that there is no memory";
	return NULL;
}

/* One way to fail, at every allocation; the number of wrong ends. */
static unsigned long
every(const char *library, char **command, const struct outcome *base, int all)
{
	const char *slash = strrchr(command[0], '/'), *tool = slash ? slash + 1 : command[0];
	unsigned long wrong = 0;

	for (unsigned long at = 1; at <= base->count + MORE; at++) {
		struct outcome got = run(library, command, at, all);
		const char *what = fault(&got, base, tool);

		if (what)
			printf("allocation %lu%s: %s: status %d, '%.200s'\n", at,
			       all ? " and all behind it" : "", what, got.status, got.err);
		wrong += what != NULL;
		free(got.out);
		free(got.err);
	}
	return wrong;
}

int
main(int argc, char **argv)
{
	struct outcome base;
	unsigned long wrong;

	if (argc < 4 || chdir(argv[2]) != 0) {
		fputs("usage: exhaust LIBRARY FOLDER COMMAND [ARGUMENT ...]\n", stderr);
		return 2;
	}
	base = run(argv[1], argv + 3, 0, 0);
	if (base.status != 0 || base.count == 0) {
		printf("status %d, %lu allocations: %s\n", base.status, base.count, base.err);
		return 2;
	}
	wrong = every(argv[1], argv + 3, &base, 0) + every(argv[1], argv + 3, &base, 1);
	printf("%lu\n", 2 * (base.count + MORE));
	free(base.out);
	free(base.err);
	return wrong > 0;
}

/* measure - how long a command takes, and how much memory at its peak
 *
 * usage: measure [-s FILE] RUNS COMMAND [ARGUMENT ...]
 *
 * Prints a line a run: seconds from before the start to the end; the most memory in KiB that the
 * command or one of its children has held, in this run or one before; and seconds of
 * processor time, of the system too. With -s the command writes into FILE how many seconds its
 * work took, and these are the first figure: a library that needs an interpreter is not charged
 * for the start of it. What the command prints is thrown away. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Of all commands so far. */
static double
processor_time(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) * 1e-6;
}

static void
execute(char **command)
{
	int null = open("/dev/null", O_WRONLY);

	if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0)
		execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

/* Run the command once; 0 when it ended well. */
static int
run(char **command, double *seconds)
{
	double start = now();
	int status;
	pid_t child = fork();

	if (child < 0)
		return -1;
	if (child == 0)
		execute(command);
	if (waitpid(child, &status, 0) != child)
		return -1;
	*seconds = now() - start;
	return status;
}

static int
read_seconds(const char *name, double *seconds)
{
	FILE *file = fopen(name, "r");
	int found = file ? fscanf(file, "%lf", seconds) : 0;

	if (file)
		fclose(file);
	return found == 1 ? 0 : -1;
}

int
main(int argc, char **argv)
{
	const char *own = NULL;
	double before = 0;
	int option;
	long runs;

	while ((option = getopt(argc, argv, "+s:")) == 's')
		own = optarg;
	runs = optind < argc ? atol(argv[optind]) : 0;
	if (option != -1 || runs < 1 || argc - optind < 2) {
		fputs("usage: measure [-s FILE] RUNS COMMAND [ARGUMENT ...]\n", stderr);
		return 2;
	}
	for (long i = 0; i < runs; i++) {
		struct rusage usage;
		double seconds;

		if (run(argv + optind + 1, &seconds) != 0 ||
		    getrusage(RUSAGE_CHILDREN, &usage) != 0 ||
		    (own && read_seconds(own, &seconds) != 0)) {
			fprintf(stderr, "measure: %s failed\n", argv[optind + 1]);
			return 1;
		}
		printf("%.6f %ld %.6f\n", seconds, usage.ru_maxrss,
		       processor_time(&usage) - before);
		before = processor_time(&usage);
		fflush(stdout); /* or the next child has it too */
	}
	return 0;
}

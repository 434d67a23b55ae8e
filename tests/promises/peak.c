/* peak - the most memory in KiB that a command holds at a time
 *
 * usage: peak COMMAND [ARGUMENT ...]
 *
 * What the command prints is thrown away; the status is 1 if it fails. */
#define _DEFAULT_SOURCE /* wait4() */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	pid_t child = argc > 1 ? fork() : -1;

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0)
			execv(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
		fputs("usage: peak COMMAND [ARGUMENT ...], which has to end well\n", stderr);
		return 1;
	}
	printf("%ld\n", usage.ru_maxrss);
	return 0;
}

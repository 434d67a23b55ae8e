/* pace - copy standard input to standard output, so many bytes at a time
 *
 * usage: pace BYTES [MICROSECONDS]
 *
 * Each piece is written by one call. With MICROSECONDS there is a rest between two pieces, and
 * the pipes at both ends are as small as the system has them. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static size_t
fill(char *bytes, size_t length)
{
	size_t filled = 0;
	ssize_t got;

	while (filled < length && (got = read(STDIN_FILENO, bytes + filled, length - filled)) > 0)
		filled += (size_t)got;
	return filled;
}

int
main(int argc, char **argv)
{
	size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) : 0, length;
	long rest = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
	char *bytes = size ? malloc(size) : NULL;

	if (!bytes) {
		fputs("usage: pace BYTES [MICROSECONDS]\n", stderr);
		return 2;
	}
	if (rest) {
		fcntl(STDIN_FILENO, F_SETPIPE_SZ, 4096);
		fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 4096);
	}
	while ((length = fill(bytes, size)) > 0) {
		struct timespec pause = { rest / 1000000, rest % 1000000 * 1000 };

		if (write(STDOUT_FILENO, bytes, length) != (ssize_t)length)
			break;
		if (rest)
			nanosleep(&pause, NULL);
	}
	free(bytes);
	return length > 0;
}

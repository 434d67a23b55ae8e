/* short_reads - a read() of the program's own that gives no more than asked for, or fails */
#ifndef MIG_TEST_SHORT_READS_H
#define MIG_TEST_SHORT_READS_H

#include <errno.h>
#include <stdint.h>
#include <sys/uio.h>
#include <unistd.h>

/* Bytes that one read() gives at most, wherever in the program; 0: as many as there are. It is
 * what makes a file as unpredictable as a pipe. */
static size_t read_limit;

/* Bytes that can be read until the next read() fails with EIO. */
static size_t read_left = SIZE_MAX;

ssize_t
read(int descriptor, void *bytes, size_t length)
{
	struct iovec part = { bytes, read_limit && length > read_limit ? read_limit : length };
	ssize_t got;

	if (read_left == 0) {
		errno = EIO;
		return -1;
	}
	if (part.iov_len > read_left)
		part.iov_len = read_left;
	got = readv(descriptor, &part, 1);
	if (got > 0 && read_left != SIZE_MAX)
		read_left -= (size_t)got;
	return got;
}

#endif

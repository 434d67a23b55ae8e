/* short_reads - a read() of the program's own that gives no more than asked for */
#ifndef MIG_TEST_SHORT_READS_H
#define MIG_TEST_SHORT_READS_H

#include <sys/uio.h>
#include <unistd.h>

/* Bytes that one read() gives at most, wherever in the program; 0: as many as there are. It is
 * what makes a file as unpredictable as a pipe. */
static size_t read_limit;

ssize_t
read(int descriptor, void *bytes, size_t length)
{
	struct iovec part = { bytes, read_limit && length > read_limit ? read_limit : length };

	return readv(descriptor, &part, 1);
}

#endif

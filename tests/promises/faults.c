/* faults - a system that reads and writes in small pieces, fails, or kills; to be preloaded
 *
 * FAULT_BYTES  so many bytes one read() or write() moves at most, and every third call of
 *              them is interrupted (EINTR) before it moves any
 * FAULT_STEP   the number, from 1, of a step towards a file: fchmod(), write(), fsync(), linkat(),
 *              rename(), or the opening of a temporary file
 * FAULT_HOW    what comes before that step: "kill" or "term" (the signal), or "full" (it
 *              fails with ENOSPC)
 * FAULT_NAMED  the file system has no files without a name
 * FAULT_TRACE  a file to which the names of the steps are added, one a line */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static unsigned long steps, transfers;

static unsigned long
setting(const char *name)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 10) : 0;
}

static void
trace(const char *name)
{
	const char *file = getenv("FAULT_TRACE");
	int flags = O_WRONLY | O_CREAT | O_APPEND, descriptor;

	if (!file)
		return;
	descriptor = (int)syscall(SYS_openat, AT_FDCWD, file, flags, 0666);
	if (descriptor < 0)
		return;
	dprintf(descriptor, "%s\n", name);
	close(descriptor);
}

/* Whether this step is to fail; errno is set then. */
static int
step(const char *name)
{
	const char *how = getenv("FAULT_HOW");

	trace(name);
	if (!how || ++steps != setting("FAULT_STEP"))
		return 0;
	if (strcmp(how, "full") != 0)
		raise(strcmp(how, "kill") == 0 ? SIGKILL : SIGTERM);
	else
		errno = ENOSPC;
	return strcmp(how, "full") == 0;
}

/* How much of `length` to move now; 0 with errno when the call is interrupted. */
static size_t
piece(size_t length)
{
	size_t most = setting("FAULT_BYTES");

	if (most && transfers++ % 3 == 1) {
		errno = EINTR;
		return 0;
	}
	return most && length > most ? most : length;
}

ssize_t
read(int descriptor, void *bytes, size_t length)
{
	struct iovec part = { bytes, piece(length) };

	return part.iov_len || !length ? readv(descriptor, &part, 1) : -1;
}

ssize_t
write(int descriptor, const void *bytes, size_t length)
{
	struct iovec part = { (void *)bytes, length };

	if (descriptor > STDERR_FILENO && step("write"))
		return -1;
	part.iov_len = piece(length);
	return part.iov_len || !length ? writev(descriptor, &part, 1) : -1;
}

int
open(const char *path, int flags, ...)
{
	mode_t mode;
	va_list arguments;

	va_start(arguments, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	if ((flags & O_TMPFILE) == O_TMPFILE && getenv("FAULT_NAMED")) {
		errno = EOPNOTSUPP;
		return -1;
	}
	if ((flags & O_TMPFILE) == O_TMPFILE && step("open"))
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int
mkstemp(char *name)
{
	int (*next)(char *);

	*(void **)&next = dlsym(RTLD_NEXT, "mkstemp");
	return step("mkstemp") ? -1 : next(name);
}

int
fchmod(int descriptor, mode_t mode)
{
	return step("fchmod") ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}

int
fsync(int descriptor)
{
	return step("fsync") ? -1 : (int)syscall(SYS_fsync, descriptor);
}

int
linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
	if (step("linkat"))
		return -1;
	return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

int
rename(const char *from, const char *to)
{
	return step("rename") ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

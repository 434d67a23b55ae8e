#define _GNU_SOURCE /* O_TMPFILE */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output.h"

static const char *
folder(void)
{
	const char *name = getenv("TMPDIR");

	return name && *name ? name : "/tmp";
}

static enum mig_status
fail(const char *what, struct mig_error *error)
{
	mig_fail(error, MIG_IO, "cannot %s a temporary file in %s: %s", what, folder(),
		 strerror(errno));
	mig_hint(error, "TMPDIR names another folder");
	return MIG_IO;
}

static int
open_nameless(void)
{
	char path[PATH_MAX];
	int descriptor = -1;

#ifdef O_TMPFILE
	descriptor = open(folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
	if (descriptor >= 0 ||
	    (size_t)snprintf(path, sizeof path, "%s/migtools-XXXXXX", folder()) >= sizeof path)
		return descriptor;
	descriptor = mkstemp(path);
	if (descriptor >= 0)
		unlink(path);
	return descriptor;
}

enum mig_status
mig_spool_add(struct mig_spool *spool, const void *bytes, size_t length, struct mig_error *error)
{
	struct mig_sink sink = { 0 };

	if (!spool->open) {
		spool->descriptor = open_nameless();
		spool->open = spool->descriptor >= 0;
		if (!spool->open)
			return fail("make", error);
	}
	sink.descriptor = spool->descriptor;
	return mig_sink_put(&sink, (struct mig_text){ bytes, length }) ? MIG_OK
								       : fail("write", error);
}

void
mig_spool_rewind(struct mig_spool *spool)
{
	spool->next = 0;
}

enum mig_status
mig_spool_take(struct mig_spool *spool, void *bytes, size_t length, bool *more,
	       struct mig_error *error)
{
	size_t taken = 0;

	*more = false;
	while (spool->open && taken < length) {
		ssize_t got = pread(spool->descriptor, (char *)bytes + taken, length - taken,
				    (off_t)spool->next);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail("read", error);
		if (got == 0)
			break;
		taken += (size_t)got;
		spool->next += (uint64_t)got;
	}
	*more = taken == length;
	if (taken == 0 || *more)
		return MIG_OK;
	errno = EIO;
	return fail("read", error);
}

void
mig_spool_free(struct mig_spool *spool)
{
	if (spool->open)
		close(spool->descriptor);
	*spool = (struct mig_spool){ .open = false };
}

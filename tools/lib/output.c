#define _GNU_SOURCE /* O_TMPFILE */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40 }; /* symbolic links followed before it is taken for a loop */

bool
mig_sink_put(struct mig_sink *sink, struct mig_text text)
{
	while (text.length && sink->reason == 0) {
		ssize_t written = write(sink->descriptor, text.bytes, text.length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0) {
			sink->reason = errno;
			break;
		}
		text.bytes += written;
		text.length -= (size_t)written;
	}
	return sink->reason == 0;
}

/* What is to be written. */
struct content {
	mig_produce *produce;
	void *source;
	struct mig_error *error;
	enum mig_status status; /* of producing it, apart from writing */
};

/* All of it; false with errno when it cannot be written or produced. */
static bool
write_content(int descriptor, struct content *content)
{
	struct mig_sink sink = { .descriptor = descriptor };

	content->status = content->produce(content->source, &sink, content->error);
	if (sink.reason)
		content->status = MIG_OK;
	errno = sink.reason;
	return sink.reason == 0 && content->status == MIG_OK;
}

static enum mig_status
fail_writing(const char *name, const struct content *content)
{
	if (content->status != MIG_OK)
		return content->status;
	return mig_fail(content->error, MIG_IO, "cannot write %s: %s", name, strerror(errno));
}

/* The open descriptor that a name stands for, or -1. Opening /dev/stdout anew would
 * write over the start of a file that standard output goes on with. */
static int
named_descriptor(const char *file)
{
	static const char folder[] = "/dev/fd/";
	int number = 0;

	if (strcmp(file, "-") == 0 || strcmp(file, "/dev/stdout") == 0)
		return STDOUT_FILENO;
	if (strcmp(file, "/dev/stderr") == 0)
		return STDERR_FILENO;
	if (strncmp(file, folder, sizeof folder - 1) != 0)
		return -1;
	file += sizeof folder - 1;
	if (!*file || strlen(file) > 6)
		return -1;
	for (; *file >= '0' && *file <= '9'; file++)
		number = number * 10 + (*file - '0');
	return *file ? -1 : number;
}

/* Devices and pipes cannot be replaced. */
static enum mig_status
write_directly(const char *file, struct content *content)
{
	int descriptor = open(file, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	bool done = descriptor >= 0 && write_content(descriptor, content);
	int reason = errno;

	if (descriptor >= 0 && close(descriptor) != 0 && done) {
		done = false;
		reason = errno;
	}
	errno = reason;
	return done ? MIG_OK : fail_writing(file, content);
}

/* Length of the folder part of a path, with its slash. */
static size_t
folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The file behind a symbolic link (which need not exist yet), in *path of PATH_MAX bytes. */
static bool
follow_links(char *path)
{
	char target[PATH_MAX];
	struct stat about;

	for (int links = 0; lstat(path, &about) == 0 && S_ISLNK(about.st_mode); links++) {
		ssize_t length = readlink(path, target, sizeof target - 1);
		size_t folder;

		if (length < 0)
			return false;
		target[length] = '\0';
		folder = target[0] == '/' ? 0 : folder_length(path);
		if (links == LINKS_MAX || folder + (size_t)length >= PATH_MAX) {
			errno = links == LINKS_MAX ? ELOOP : ENAMETOOLONG;
			return false;
		}
		memcpy(path + folder, target, (size_t)length + 1);
	}
	return true;
}

/* The permissions that open() would have given a new file. */
static mode_t
new_file_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* A file on its way to its place. */
struct replacement {
	const char *path;
	mode_t mode;
	struct content *content;
	char *temporary; /* room for a name beside the path */
	size_t size;
};

/* Fill and sync it; false with errno otherwise. */
static bool
fill(int descriptor, const struct replacement *new)
{
	return fchmod(descriptor, new->mode) == 0 && write_content(descriptor, new->content) &&
	       (fsync(descriptor) == 0 || errno == EINVAL);
}

/* Move what is complete into its place; false with errno, and nothing left, otherwise. */
static bool
move(const struct replacement *new)
{
	int reason;

	if (rename(new->temporary, new->path) == 0)
		return true;
	reason = errno;
	unlink(new->temporary);
	errno = reason;
	return false;
}

/* A signal that ends the program waits while there is a temporary name to take away. */
static void
hold_signals(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

static void
release_signals(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Put a name for a temporary file into new->temporary: a dot, some of its own, `end`. */
static void
make_name(const struct replacement *new, const char *end)
{
	enum { NAME_KEPT = 200 }; /* so that the longest name has room for ours */
	size_t folder = folder_length(new->path);

	snprintf(new->temporary, new->size, "%.*s.%.*s.%s", (int)folder, new->path, NAME_KEPT,
		 new->path + folder, end);
}

/* A file without a name in the folder of `path`, of which nothing is left when the program
 * ends, however it ends; -1 where the file system has none. */
static int
open_nameless(const char *path)
{
#ifdef O_TMPFILE
	char folder[PATH_MAX] = ".";
	size_t length = folder_length(path);

	if (length) {
		memcpy(folder, path, length);
		folder[length] = '\0';
	}
	return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
#else
	(void)path;
	return -1;
#endif
}

static bool
name_nameless(int descriptor, const struct replacement *new)
{
	enum { TRIES = 100 }; /* names that others have left behind */
	char self[40], end[40];

	snprintf(self, sizeof self, "/proc/self/fd/%d", descriptor);
	for (int i = 0; i < TRIES; i++) {
		snprintf(end, sizeof end, "%ld-%d", (long)getpid(), i);
		make_name(new, end);
		if (linkat(AT_FDCWD, self, AT_FDCWD, new->temporary, AT_SYMLINK_FOLLOW) == 0)
			return true;
		if (errno != EEXIST)
			return false;
	}
	return false;
}

/* The name is only there from linkat() to rename(), since nothing can be linked over a file. */
static bool
put_nameless(int descriptor, const struct replacement *new, bool *unnameable)
{
	sigset_t before;
	bool done;

	if (!fill(descriptor, new))
		return false;
	hold_signals(&before);
	*unnameable = !name_nameless(descriptor, new);
	done = !*unnameable && move(new);
	release_signals(&before);
	return done;
}

static bool
put_named(const struct replacement *new)
{
	sigset_t before;
	int descriptor, reason;
	bool done;

	hold_signals(&before);
	make_name(new, "XXXXXX");
	descriptor = mkstemp(new->temporary);
	done = descriptor >= 0 && fill(descriptor, new);
	reason = errno;
	if (descriptor >= 0 && close(descriptor) != 0 && done) {
		done = false;
		reason = errno;
	}
	if (descriptor >= 0 && !done)
		unlink(new->temporary);
	errno = reason;
	done = done && move(new);
	release_signals(&before);
	return done;
}

static enum mig_status
replace_file(const char *path, mode_t mode, struct content *content)
{
	struct replacement new = { path, mode, content, NULL, strlen(path) + 40 };
	enum mig_status status = MIG_OK;
	bool done = false, otherwise;
	int descriptor, reason;

	new.temporary = malloc(new.size);
	if (!new.temporary)
		return mig_fail_memory(content->error);
	descriptor = open_nameless(path);
	otherwise = descriptor < 0;
	if (descriptor >= 0) {
		done = put_nameless(descriptor, &new, &otherwise);
		reason = errno;
		close(descriptor);
		errno = reason;
	}
	if (otherwise)
		done = put_named(&new);
	if (!done)
		status = fail_writing(path, content);
	free(new.temporary);
	return status;
}

static enum mig_status
write_file(const char *file, struct content *content)
{
	char path[PATH_MAX];
	struct stat about;

	if (strlen(file) >= sizeof path) {
		errno = ENAMETOOLONG;
		return fail_writing(file, content);
	}
	strcpy(path, file);
	if (!follow_links(path))
		return fail_writing(file, content);
	if (stat(path, &about) != 0)
		return errno == ENOENT ? replace_file(path, new_file_mode(), content)
				       : fail_writing(file, content);
	if (!S_ISREG(about.st_mode))
		return write_directly(path, content);
	if (access(path, W_OK) != 0)
		return fail_writing(file, content);
	return replace_file(path, about.st_mode & 0777, content);
}

enum mig_status
mig_output_produce(const char *file, mig_produce *produce, void *source, struct mig_error *error)
{
	struct content content = { .produce = produce, .source = source, .error = error };
	int descriptor = named_descriptor(file ? file : "-");

	if (descriptor < 0)
		return write_file(file, &content);
	return write_content(descriptor, &content)
		   ? MIG_OK
		   : fail_writing(descriptor == STDOUT_FILENO ? "standard output" : file, &content);
}

static enum mig_status
produce_text(void *source, struct mig_sink *sink, struct mig_error *error)
{
	const struct mig_text *text = source;

	(void)error;
	mig_sink_put(sink, *text);
	return MIG_OK;
}

enum mig_status
mig_output_write(const char *file, struct mig_text text, struct mig_error *error)
{
	return mig_output_produce(file, produce_text, &text, error);
}

#include "parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output.h"

enum {
	WAITING_PART = 256 * 1024, /* bytes of a part before they are written */
	WAITING_ALL = 64 * 1024 * 1024,
	DIGITS = 4, /* of a part's number, at least */
};

struct part {
	struct mig_buffer waiting;
	bool cut_short; /* its last line has no end */
};

struct mig_parts {
	const char *prefix;
	size_t folder;	/* length of the prefix's folder, with its slash */
	char *hidden;	/* the folder that is written to */
	int descriptor; /* of it; -1 if there is none */
	struct mig_buffer head;
	bool replace, finished;
	struct part *items;
	size_t count, capacity;
	size_t waiting; /* bytes of all parts */
	size_t placed;	/* parts that were moved into their places */
};

static enum mig_status
fail_writing(const char *path, struct mig_error *error)
{
	return mig_fail(error, MIG_IO, "cannot write %s: %s", path, strerror(errno));
}

/* The path of a part, in the hidden folder or in its place; free() it. NULL without memory. */
static char *
path_of(const struct mig_parts *parts, size_t number, bool hidden)
{
	const char *start = hidden ? parts->hidden : parts->prefix;
	size_t size = strlen(start) + 32;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, hidden ? "%s/%0*zu" : "%s-%0*zu.csv", start, DIGITS,
			 number + 1);
	return path;
}

/* The number of the part of this prefix with this file name; 0 if it is none. */
static size_t
number_in_name(const struct mig_parts *parts, const char *name)
{
	const char *base = parts->prefix + parts->folder;
	size_t length = strlen(base), digits = 0, number = 0;

	if (strncmp(name, base, length) != 0 || name[length] != '-')
		return 0;
	for (name += length + 1; name[digits] >= '0' && name[digits] <= '9'; digits++)
		number = number * 10 + (size_t)(name[digits] - '0');
	return digits >= DIGITS && digits < 19 && strcmp(name + digits, ".csv") == 0 ? number : 0;
}

static DIR *
open_folder(const struct mig_parts *parts, char **path)
{
	*path = malloc(parts->folder + 2);
	if (!*path)
		return NULL;
	memcpy(*path, parts->prefix, parts->folder);
	strcpy(*path + parts->folder, parts->folder ? "" : ".");
	return opendir(*path);
}

/* Parts of another run must not be taken for some of ours. Remove those behind our last one, or
 * with `only_look` find out the lowest number of any there is, or 0. */
static enum mig_status
clear_others(const struct mig_parts *parts, bool only_look, size_t *lowest, struct mig_error *error)
{
	char *folder;
	DIR *listing = open_folder(parts, &folder);
	const struct dirent *entry;
	enum mig_status status = listing ? MIG_OK : fail_writing(parts->prefix, error);

	*lowest = 0;
	while (status == MIG_OK && (errno = 0, entry = readdir(listing))) {
		size_t number = number_in_name(parts, entry->d_name);

		if (number && (*lowest == 0 || number < *lowest))
			*lowest = number;
		if (!only_look && number > parts->count &&
		    unlinkat(dirfd(listing), entry->d_name, 0) != 0)
			status = fail_writing(entry->d_name, error);
	}
	if (status == MIG_OK && errno != 0)
		status = fail_writing(parts->prefix, error);
	if (listing)
		closedir(listing);
	free(folder);
	return status;
}

static enum mig_status
refuse_others(const struct mig_parts *parts, struct mig_error *error)
{
	size_t number;
	enum mig_status status = clear_others(parts, true, &number, error);

	if (status != MIG_OK || number == 0)
		return status;
	mig_fail(error, MIG_IO, "%s-%0*zu.csv is there already", parts->prefix, DIGITS, number);
	mig_hint(error, "--force replaces the parts of an earlier run");
	return MIG_IO;
}

static enum mig_status
make_hidden_folder(struct mig_parts *parts, struct mig_error *error)
{
	size_t size = strlen(parts->prefix) + sizeof "..XXXXXX";
	char *path = malloc(size);

	if (!path)
		return mig_fail_memory(error);
	snprintf(path, size, "%.*s.%s.XXXXXX", (int)parts->folder, parts->prefix,
		 parts->prefix + parts->folder);
	if (!mkdtemp(path)) {
		free(path);
		return fail_writing(parts->prefix, error);
	}
	parts->hidden = path;
	parts->descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return parts->descriptor < 0 ? fail_writing(path, error) : MIG_OK;
}

enum mig_status
mig_parts_start(const char *prefix, struct mig_text head, bool replace, struct mig_parts **result,
		struct mig_error *error)
{
	const char *slash = strrchr(prefix, '/');
	struct mig_parts *parts = calloc(1, sizeof *parts);
	enum mig_status status;

	*result = NULL;
	if (!parts)
		return mig_fail_memory(error);
	parts->prefix = prefix;
	parts->descriptor = -1;
	parts->folder = slash ? (size_t)(slash - prefix) + 1 : 0;
	parts->replace = replace;
	status = prefix[parts->folder]
		     ? MIG_OK
		     : mig_fail(error, MIG_USAGE, "the prefix '%s' does not begin a file's name",
				prefix);
	if (status == MIG_OK)
		status = mig_buffer_add(&parts->head, head.bytes, head.length, error);
	if (status == MIG_OK && !replace)
		status = refuse_others(parts, error);
	if (status == MIG_OK)
		status = make_hidden_folder(parts, error);
	if (status == MIG_OK)
		*result = parts;
	else
		mig_parts_free(parts);
	return status;
}

/* Write what waits. Parts are opened anew each time: there can be more of them than a process
 * may have open. */
static enum mig_status
write_waiting(struct mig_parts *parts, size_t number, bool last, struct mig_error *error)
{
	struct mig_buffer *waiting = &parts->items[number].waiting;
	const struct mig_text text = { waiting->bytes, waiting->length };
	char *path = path_of(parts, number, true);
	enum mig_status status = MIG_OK;
	struct mig_sink sink = { 0 };
	bool done;

	if (!path)
		return mig_fail_memory(error);
	sink.descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	done = sink.descriptor >= 0 && mig_sink_put(&sink, text) &&
	       (!last || fsync(sink.descriptor) == 0 || errno == EINVAL);
	if (!done)
		status = fail_writing(path, error);
	if (sink.descriptor >= 0 && close(sink.descriptor) != 0 && done)
		status = fail_writing(path, error);
	free(path);
	parts->waiting -= waiting->length;
	mig_buffer_free(waiting);
	*waiting = (struct mig_buffer){ 0 };
	return status;
}

static enum mig_status
put(struct mig_parts *parts, size_t number, struct mig_text bytes, struct mig_error *error)
{
	struct part *part = &parts->items[number];
	enum mig_status status = mig_buffer_add(&part->waiting, bytes.bytes, bytes.length, error);

	if (status != MIG_OK || bytes.length == 0)
		return status;
	parts->waiting += bytes.length;
	part->cut_short = !strchr("\r\n", bytes.bytes[bytes.length - 1]);
	return MIG_OK;
}

enum mig_status
mig_parts_reach(struct mig_parts *parts, size_t count, struct mig_error *error)
{
	const struct mig_text head = { parts->head.bytes, parts->head.length };
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && parts->count < count) {
		struct part *items = mig_array_reserve(parts->items, &parts->capacity,
						       parts->count + 1, sizeof *items);

		if (!items)
			return mig_fail_memory(error);
		parts->items = items;
		items[parts->count++] = (struct part){ 0 };
		status = put(parts, parts->count - 1, head, error);
	}
	return status;
}

enum mig_status
mig_parts_add(struct mig_parts *parts, size_t number, struct mig_text lines,
	      struct mig_error *error)
{
	enum mig_status status = mig_parts_reach(parts, number + 1, error);

	if (status == MIG_OK && lines.length && parts->items[number].cut_short)
		status = put(parts, number, mig_text_of("\n"), error);
	if (status == MIG_OK)
		status = put(parts, number, lines, error);
	if (status == MIG_OK && parts->items[number].waiting.length >= WAITING_PART)
		status = write_waiting(parts, number, false, error);
	if (parts->waiting < WAITING_ALL)
		return status;
	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		if (parts->items[i].waiting.length)
			status = write_waiting(parts, i, false, error);
	return status;
}

/* Move a part into its place, over what is there only with `replace`. */
static bool
move(const struct mig_parts *parts, const char *from, const char *to)
{
	if (parts->replace)
		return rename(from, to) == 0;
	if (link(from, to) == 0)
		return unlink(from) == 0;
	if (errno == EEXIST)
		return false;
	if (access(to, F_OK) == 0) { /* a file system without links */
		errno = EEXIST;
		return false;
	}
	return rename(from, to) == 0;
}

static enum mig_status
place(struct mig_parts *parts, size_t number, struct mig_error *error)
{
	char *from = path_of(parts, number, true), *to = path_of(parts, number, false);
	enum mig_status status = from && to ? MIG_OK : mig_fail_memory(error);

	if (status == MIG_OK && !move(parts, from, to))
		status = fail_writing(to, error);
	else if (status == MIG_OK)
		parts->placed++;
	free(from);
	free(to);
	return status;
}

static void
remove_part(const struct mig_parts *parts, size_t number, bool hidden)
{
	char *path = path_of(parts, number, hidden);

	if (path)
		unlink(path);
	free(path);
}

/* What has replaced another part stays: that one is gone. */
static void
remove_placed(struct mig_parts *parts)
{
	for (; !parts->replace && parts->placed; parts->placed--)
		remove_part(parts, parts->placed - 1, false);
}

/* A signal that ends the program waits until all parts are in their places or none. */
static enum mig_status
place_all(struct mig_parts *parts, struct mig_error *error)
{
	sigset_t all, before;
	size_t lowest;
	enum mig_status status = MIG_OK;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		status = place(parts, i, error);
	if (status == MIG_OK && parts->replace)
		status = clear_others(parts, false, &lowest, error);
	if (status != MIG_OK)
		remove_placed(parts);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return status;
}

enum mig_status
mig_parts_finish(struct mig_parts *parts, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		status = write_waiting(parts, i, true, error);
	if (status == MIG_OK)
		status = place_all(parts, error);
	parts->finished = status == MIG_OK;
	return status;
}

enum mig_status
mig_parts_names(const struct mig_parts *parts, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		status =
		    mig_buffer_format(text, error, "%s-%0*zu.csv\n", parts->prefix, DIGITS, i + 1);
	return status;
}

/* snprintf() is not among what a handler may call. */
static const char *
write_number(char text[32], size_t number)
{
	char *start = text + 31;
	int digits = 0;

	*start = '\0';
	for (; number || digits < DIGITS; number /= 10, digits++)
		*--start = (char)('0' + number % 10);
	return start;
}

void
mig_parts_abandon(const struct mig_parts *parts)
{
	char text[32];

	for (size_t i = 0; i < parts->count; i++)
		unlinkat(parts->descriptor, write_number(text, i + 1), 0);
	rmdir(parts->hidden);
}

void
mig_parts_free(struct mig_parts *parts)
{
	if (!parts)
		return;
	for (size_t i = 0; i < parts->count; i++) {
		if (!parts->finished)
			remove_part(parts, i, true);
		mig_buffer_free(&parts->items[i].waiting);
	}
	if (parts->descriptor >= 0)
		close(parts->descriptor);
	if (parts->hidden)
		rmdir(parts->hidden);
	free(parts->hidden);
	free(parts->items);
	mig_buffer_free(&parts->head);
	free(parts);
}

#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READ_SIZE = 64 * 1024 };

enum mig_status
mig_source_open(struct mig_source *source, const char *name, size_t keep_max,
		struct mig_error *error)
{
	bool standard = strcmp(name, "-") == 0;

	*source = (struct mig_source){ .name = standard ? "stdin" : name,
				       .descriptor = standard ? STDIN_FILENO : -1,
				       .keep_max = keep_max,
				       .line = 1 };
	if (standard)
		return MIG_OK;
	do
		source->descriptor = open(name, O_RDONLY | O_CLOEXEC);
	while (source->descriptor < 0 && errno == EINTR);
	if (source->descriptor < 0)
		return mig_fail(error, MIG_IO, "%s: %s", name, strerror(errno));
	return MIG_OK;
}

void
mig_source_close(struct mig_source *source)
{
	if (source->descriptor > STDIN_FILENO)
		close(source->descriptor);
	free(source->buffer);
	*source = (struct mig_source){ .descriptor = -1 };
}

/* Move what must stay to the front of the buffer. */
static void
forget_before_mark(struct mig_source *source)
{
	size_t gone = source->mark;

	if (gone == 0)
		return;
	memmove(source->buffer, source->buffer + gone, source->filled - gone);
	source->filled -= gone;
	source->next -= gone;
	source->scanned -= gone;
	source->mark = 0;
}

static enum mig_status
read_more(struct mig_source *source, struct mig_error *error)
{
	char *grown;
	ssize_t got;

	if (source->capacity - source->filled < READ_SIZE)
		forget_before_mark(source);
	grown = mig_array_reserve(source->buffer, &source->capacity, source->filled + READ_SIZE, 1);
	if (!grown)
		return mig_fail_memory(error);
	source->buffer = grown;
	do
		got = read(source->descriptor, grown + source->filled,
			   source->capacity - source->filled);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return mig_fail(error, MIG_IO, "%s: %s", source->name, strerror(errno));
	source->ended = got == 0;
	source->filled += (size_t)got;
	mig_progress_add(source->progress, (size_t)got);
	return MIG_OK;
}

/* End of the line that starts at `next`, or 0 if it is not in the buffer yet. A CR
 * is only judged when the byte after it is there, since it may be half of CRLF. */
static size_t
line_end(struct mig_source *source)
{
	size_t length = source->filled - source->next;
	char *from, *feed, *carriage;

	if (length == 0)
		return 0;
	from = source->buffer + source->next;
	if (source->scanned < source->next)
		source->scanned = source->next;
	feed = memchr(source->buffer + source->scanned, '\n', source->filled - source->scanned);
	source->scanned = feed ? (size_t)(feed - source->buffer) : source->filled;
	carriage = memchr(from, '\r', feed ? (size_t)(feed - from) : length);
	if (carriage && carriage + 1 < source->buffer + source->filled && carriage[1] != '\n')
		return (size_t)(carriage + 1 - source->buffer);
	if (feed)
		return (size_t)(feed + 1 - source->buffer);
	return source->ended ? source->filled : 0;
}

/* The limit holds for what the mark keeps, however much happens to have been read. */
static enum mig_status
check_size(const struct mig_source *source, size_t end, struct mig_error *error)
{
	if (end <= source->mark || end - source->mark <= source->keep_max)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: a record of more than %zu bytes", source->name,
		 source->line, source->keep_max);
	mig_hint(error, "close the quote that it opens, or allow longer ones with --max-record");
	return MIG_DATA;
}

enum mig_status
mig_source_line(struct mig_source *source, struct mig_text *line, struct mig_error *error)
{
	enum mig_status status;
	size_t end;

	while ((end = line_end(source)) == 0 && !source->ended) {
		status = check_size(source, source->filled, error);
		if (status == MIG_OK)
			status = read_more(source, error);
		if (status != MIG_OK)
			return status;
	}
	status = check_size(source, end, error);
	if (status != MIG_OK)
		return status;
	if (end == 0) {
		*line = (struct mig_text){ "", 0 };
		return MIG_OK;
	}
	*line = (struct mig_text){ source->buffer + source->next, end - source->next };
	source->next = end;
	if (source->scanned < end)
		source->scanned = end;
	source->line++;
	return MIG_OK;
}

void
mig_source_hint_iconv(const struct mig_source *source, const char *what, const char *encoding,
		      struct mig_error *error)
{
	bool piped = strcmp(source->name, "stdin") == 0;

	mig_hint(error, "%s: iconv -f %s -t UTF-8%s%s", what, encoding, piped ? "" : " ",
		 piped ? "" : source->name);
}

#include "tidy/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "foreign.h"
#include "tidy/encode.h"

enum { MEMORY_MAX = 8 * 1024 * 1024 };

static bool
starts_with(const struct mig_source *source, const char *mark, size_t length)
{
	return source->filled >= length && memcmp(source->buffer, mark, length) == 0;
}

/* Put what was decoded aside, and free the memory if it is much. */
static enum mig_status
keep(struct mig_tidy_lines *lines, bool end, struct mig_error *error)
{
	enum mig_status status;

	if (lines->memory.length < MEMORY_MAX && !(end && lines->spool.open))
		return MIG_OK;
	status = mig_spool_add(&lines->spool, lines->memory.bytes, lines->memory.length, error);
	lines->memory.length = 0;
	if (end)
		mig_buffer_free(&lines->memory);
	return status;
}

/* Read the file to its end: what is to be kept of it. */
static enum mig_status
read_all(struct mig_tidy_lines *lines, struct mig_encode *encode, struct mig_error *error)
{
	struct mig_source *source = &lines->source;
	struct mig_text line;
	enum mig_status status = MIG_OK;

	while (status == MIG_OK) {
		source->mark = source->next;
		status = mig_source_line(source, &line, error);
		if (status != MIG_OK || line.length == 0)
			break;
		status = encode ? mig_encode_add(encode, line, &lines->memory, error)
				: mig_buffer_add(&lines->memory, line.bytes, line.length, error);
		if (status == MIG_OK)
			status = keep(lines, false, error);
	}
	if (status == MIG_OK && encode)
		status = mig_encode_finish(encode, &lines->memory, error);
	return status == MIG_OK ? keep(lines, true, error) : status;
}

static enum mig_status
keep_all(struct mig_tidy_lines *lines, const char *encoding, struct mig_error *error)
{
	struct mig_encode encode;
	enum mig_status status = MIG_OK;

	if (encoding)
		status = mig_encode_start(&encode, lines->name, encoding, error);
	if (status != MIG_OK)
		return status;
	status = read_all(lines, encoding ? &encode : NULL, error);
	if (encoding)
		mig_encode_free(&encode);
	mig_source_close(&lines->source);
	lines->kept = true;
	return status;
}

/* Whether an encoding's name begins so, without regard to hyphens and the case of letters. */
static bool
is_of_family(const char *encoding, const char *family)
{
	for (; *family; encoding++)
		if (*encoding != '-' && mig_lower(*encoding) != *family++)
			return false;
	return true;
}

/* The encoding that a mark at the start of the file names, which the command line must not
 * contradict: CP1252 would take the mark for letters, and everything behind it as well. */
static enum mig_status
take_mark(const struct mig_tidy_lines *lines, const char **encoding, struct mig_error *error)
{
	static const struct mark {
		const char *bytes, *encoding, *family;
	} marks[] = { { "\xef\xbb\xbf", NULL, "utf8" },
		      { "\xff\xfe", "UTF-16LE", "utf16" },
		      { "\xfe\xff", "UTF-16BE", "utf16" } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!starts_with(&lines->source, marks[i].bytes, strlen(marks[i].bytes)))
			continue;
		if (!*encoding) {
			*encoding = marks[i].encoding;
		} else if (!is_of_family(*encoding, marks[i].family)) {
			mig_fail(error, MIG_DATA, "%s:1: the file begins with the mark of %s",
				 lines->name, i == 0 ? "UTF-8" : marks[i].encoding);
			mig_hint(error, "leave out --encoding %s: the mark says it", *encoding);
			return MIG_DATA;
		}
		return MIG_OK;
	}
	return MIG_OK;
}

/* What stands at the start of the file: nothing, a pointer, a mark of its encoding. */
static enum mig_status
look(struct mig_tidy_lines *lines, const char **encoding, struct mig_error *error)
{
	struct mig_source *source = &lines->source;
	struct mig_text line;
	enum mig_status status = mig_source_line(source, &line, error);

	if (status != MIG_OK)
		return status;
	if (line.length == 0)
		return mig_fail(error, MIG_DATA, "%s: empty input", lines->name);
	status = mig_foreign_check(lines->name, (struct mig_text){ source->buffer, source->filled },
				   error);
	if (status == MIG_OK)
		status = take_mark(lines, encoding, error);
	if (status != MIG_OK)
		return status;
	lines->encoding = *encoding ? *encoding : "UTF-8";
	source->next = source->scanned = 0;
	source->line = 1;
	return MIG_OK;
}

enum mig_status
mig_tidy_lines_open(struct mig_tidy_lines *lines, const char *file, const char *encoding,
		    struct mig_progress *progress, struct mig_error *error)
{
	struct mig_source *source = &lines->source;
	enum mig_status status;

	*lines = (struct mig_tidy_lines){ .start = 0 };
	status = mig_source_open(source, file, SIZE_MAX / 2, error);
	if (status != MIG_OK)
		return status;
	source->progress = progress;
	lines->name = source->name;
	lines->start = lseek(source->descriptor, 0, SEEK_CUR);
	if (fstat(source->descriptor, &lines->about) != 0)
		status = mig_fail(error, MIG_IO, "%s: %s", lines->name, strerror(errno));
	if (status == MIG_OK)
		status = look(lines, &encoding, error);
	if (status == MIG_OK && (encoding || lines->start < 0 || !S_ISREG(lines->about.st_mode)))
		status = keep_all(lines, encoding, error);
	if (status == MIG_OK)
		status = mig_tidy_lines_rewind(lines, error);
	if (status != MIG_OK)
		mig_tidy_lines_close(lines);
	return status;
}

/* The source does not own the memory that it reads from, nor the spool's descriptor. */
static void
release_source(struct mig_tidy_lines *lines)
{
	if (lines->kept && !lines->spool.open)
		lines->source.buffer = NULL;
	if (lines->kept)
		lines->source.descriptor = -1;
}

void
mig_tidy_lines_close(struct mig_tidy_lines *lines)
{
	release_source(lines);
	mig_source_close(&lines->source);
	mig_buffer_free(&lines->memory);
	mig_spool_free(&lines->spool);
}

static bool
has_changed(const struct mig_tidy_lines *lines)
{
	struct stat now;

	return fstat(lines->source.descriptor, &now) != 0 || now.st_size != lines->about.st_size ||
	       now.st_mtim.tv_sec != lines->about.st_mtim.tv_sec ||
	       now.st_mtim.tv_nsec != lines->about.st_mtim.tv_nsec;
}

enum mig_status
mig_tidy_lines_rewind(struct mig_tidy_lines *lines, struct mig_error *error)
{
	struct mig_source *source = &lines->source;
	int descriptor =
	    lines->kept && lines->spool.open ? lines->spool.descriptor : source->descriptor;

	if (lines->kept && !lines->spool.open) {
		*source = (struct mig_source){ .name = lines->name,
					       .descriptor = -1,
					       .ended = true,
					       .buffer = lines->memory.bytes,
					       .filled = lines->memory.length };
	} else {
		if (!lines->kept && has_changed(lines))
			return mig_fail(error, MIG_DATA, "%s: the file has changed meanwhile",
					lines->name);
		if (lseek(descriptor, lines->kept ? 0 : lines->start, SEEK_SET) < 0)
			return mig_fail(error, MIG_IO, "%s: %s", lines->name, strerror(errno));
		*source = (struct mig_source){ .name = lines->name,
					       .descriptor = descriptor,
					       .buffer = source->buffer,
					       .capacity = source->capacity,
					       .progress = source->progress };
		mig_progress_again(source->progress);
	}
	source->keep_max = SIZE_MAX / 2;
	source->line = 1;
	lines->number = 0;
	lines->offset = lines->next = 0;
	return MIG_OK;
}

/* Whether all of `line` is text, and what is wrong with it otherwise. */
static enum mig_status
check(const struct mig_tidy_lines *lines, struct mig_text line, struct mig_error *error)
{
	size_t invalid = mig_utf8_invalid(line.bytes, line.length);

	if (invalid < line.length)
		return mig_encode_fail(lines->name, lines->number,
				       (unsigned char)line.bytes[invalid], lines->offset + invalid,
				       "UTF-8", error);
	if (!memchr(line.bytes, 0, line.length))
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: a NUL character", lines->name, lines->number);
	mig_hint(error, "a text file has none; UTF-16 without a mark at its start is read with "
			"--encoding UTF-16LE");
	return MIG_DATA;
}

enum mig_status
mig_tidy_lines_next(struct mig_tidy_lines *lines, struct mig_text *line, struct mig_error *error)
{
	struct mig_source *source = &lines->source;
	enum mig_status status;

	source->mark = source->next;
	lines->number = source->line;
	lines->offset = lines->next;
	status = mig_source_line(source, line, error);
	if (status != MIG_OK || line->length == 0)
		return status;
	lines->next += line->length;
	status = check(lines, *line, error);
	if (lines->number == 1 && line->length >= 3 &&
	    memcmp(line->bytes, "\xef\xbb\xbf", 3) == 0) {
		line->bytes += 3;
		line->length -= 3;
	}
	return status;
}

struct mig_tidy_lines
mig_tidy_lines_within(const struct mig_tidy_lines *whole, struct mig_text text, size_t line,
		      size_t offset)
{
	return (struct mig_tidy_lines){ .name = whole->name,
					.encoding = whole->encoding,
					.number = line - 1,
					.next = offset,
					.kept = true,
					.source = { .name = whole->name,
						    .descriptor = -1,
						    .ended = true,
						    .buffer = (char *)text.bytes,
						    .filled = text.length,
						    .keep_max = SIZE_MAX / 2,
						    .line = line } };
}

/* input - what tests of the reader read: files in a folder of their own, and a standard
 * input that hands out its bytes in pieces of a chosen size */
#ifndef MIG_TEST_INPUT_H
#define MIG_TEST_INPUT_H

/* What <cmocka.h> wants before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "records.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
/* Bytes of a literal, which may hold a NUL. */
#define BYTES(literal)                      \
	{                                   \
		literal, sizeof literal - 1 \
	}

static char test_folder[256];

/* Group fixtures: from setup to teardown an empty folder is the working directory. */
static inline int
enter_folder(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	snprintf(test_folder, sizeof test_folder, "%s/migtools-unit.XXXXXX",
		 parent ? parent : "/tmp");
	return mkdtemp(test_folder) && chdir(test_folder) == 0 ? 0 : -1;
}

static inline int
leave_folder(void **state)
{
	DIR *folder = opendir(".");
	struct dirent *entry;

	(void)state;
	if (!folder)
		return -1;
	while ((entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			remove(entry->d_name);
	closedir(folder);
	return chdir("/") == 0 && rmdir(test_folder) == 0 ? 0 : -1;
}

static inline void
write_file(const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_true(fwrite(bytes, 1, length, file) == length);
	assert_int_equal(fclose(file), 0);
}

/* Make standard input give `bytes`, `chunk` of them a read: a packet of a local socket is
 * exactly one read. What does not fit into the socket is sent by a child. */
static inline void
feed_input(const char *bytes, size_t length, size_t chunk)
{
	int ends[2], flags = MSG_DONTWAIT | MSG_NOSIGNAL;
	bool child = false;

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	for (size_t at = 0; at < length; at += chunk) {
		size_t size = length - at < chunk ? length - at : chunk;
		ssize_t sent = send(ends[1], bytes + at, size, flags);

		if (sent < 0 && !child) {
			pid_t writer = fork();

			assert_true(writer >= 0);
			if (writer > 0)
				break;
			child = true;
			flags = MSG_NOSIGNAL;
			close(ends[0]);
			sent = send(ends[1], bytes + at, size, flags);
		}
		if (child && sent != (ssize_t)size)
			_exit(1);
		assert_int_equal(sent, (long)size);
	}
	if (child)
		_exit(0);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
}

static inline void
add_text(struct mig_buffer *buffer, const char *text)
{
	struct mig_error error;

	assert_int_equal(mig_buffer_add_string(buffer, text, &error), MIG_OK);
}

/* `text` with every FILE replaced by `name`, which is how a table of cases names its input; a hint
 * at iconv ends without standard input, which has no name for it. The caller frees with
 * mig_buffer_free(). */
static inline struct mig_buffer
with_name(const char *text, const char *name)
{
	struct mig_buffer buffer = { 0 };
	struct mig_error error;
	const char *found;

	add_text(&buffer, "");
	for (; (found = strstr(text, "FILE")); text = found + 4) {
		bool converts = found - text > 6 && memcmp(found - 6, "UTF-8 ", 6) == 0;

		if (converts && strcmp(name, "stdin") == 0) {
			mig_buffer_add(&buffer, text, (size_t)(found - text) - 1, &error);
			continue;
		}
		mig_buffer_add(&buffer, text, (size_t)(found - text), &error);
		add_text(&buffer, name);
	}
	add_text(&buffer, text);
	return buffer;
}

/* A message and its hint as one text; just the message if there is no hint. */
static inline struct mig_buffer
error_text(const struct mig_error *error)
{
	struct mig_buffer buffer = { 0 };

	add_text(&buffer, error->message);
	if (error->hint[0]) {
		add_text(&buffer, "\nhint: ");
		add_text(&buffer, error->hint);
	}
	return buffer;
}

static inline void
render_record(struct mig_buffer *got, const struct mig_records *records)
{
	for (size_t i = 0; i < mig_records_column_count(records); i++) {
		struct mig_text field = mig_records_field(records, i);

		assert_int_equal(strlen(field.bytes), field.length);
		add_text(got, "[");
		add_text(got, field.bytes);
		add_text(got, "]");
	}
	add_text(got, "\n");
}

/* All records, each cell in brackets; or the message and its hint. The caller frees with
 * mig_buffer_free(). */
static inline struct mig_buffer
read_all(char *const *files, size_t count, const struct mig_records_options *options,
	 enum mig_status *status)
{
	struct mig_records *records;
	struct mig_buffer got = { 0 };
	struct mig_error error;
	bool more = true;

	*status = mig_records_open(files, count, options, &records, &error);
	assert_int_equal(records == NULL, *status != MIG_OK);
	for (size_t i = 0; *status == MIG_OK && i < mig_records_column_count(records); i++) {
		add_text(&got, "[");
		add_text(&got, mig_records_names(records)[i]);
		add_text(&got, "]");
	}
	add_text(&got, "\n");
	while (*status == MIG_OK && more) {
		*status = mig_records_next(records, &more, &error);
		if (*status == MIG_OK && more)
			render_record(&got, records);
	}
	mig_records_free(records);
	if (*status == MIG_OK)
		return got;
	mig_buffer_free(&got);
	return error_text(&error);
}

/* A generator of random numbers that is the same everywhere (xorshift64*). */
static inline uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * 0x2545f4914f6cdd1du;
}

#endif

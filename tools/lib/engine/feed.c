#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "feed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "marks.h"

enum { BLOCK = 256 * 1024, PIPE = 1024 * 1024 };

/* A pipe takes 64 KiB unless it is told otherwise, and then reader and writer mostly wait for each
 * other. What is no pipe, or may not grow, stays as it is. */
static void
widen_pipe(int descriptor, int size)
{
#ifdef F_SETPIPE_SZ
	int now = fcntl(descriptor, F_GETPIPE_SZ);

	if (now > 0 && now < size)
		fcntl(descriptor, F_SETPIPE_SZ, size);
#else
	(void)descriptor;
	(void)size;
#endif
}

enum mig_status
mig_feed_start(struct mig_feed *feed, struct mig_source *source, size_t record_max,
	       uint64_t position, struct mig_error *error)
{
	enum mig_status status;

	*feed = (struct mig_feed){ .source = source,
				   .block = BLOCK,
				   .record_max = record_max,
				   .ended = source->ended,
				   .position = position,
				   .first_failure = SIZE_MAX,
				   .first_line = source->line };
	widen_pipe(source->descriptor, PIPE);
	pthread_mutex_init(&feed->lock, NULL);
	status = mig_buffer_add(&feed->carry, source->buffer + source->next,
				source->filled - source->next, error);
	source->mark = source->next = source->scanned = source->filled;
	return status;
}

void
mig_feed_end(struct mig_feed *feed)
{
	pthread_mutex_destroy(&feed->lock);
	mig_buffer_free(&feed->carry);
	free(feed->lines);
}

static size_t
left_of_carry(const struct mig_feed *feed)
{
	return feed->carry.length - feed->carried;
}

/* Fill the block up to `wanted` bytes, or to the end of the file, or to where reading fails. */
static enum mig_status
fill(struct mig_feed *feed, struct mig_block *block, size_t wanted, struct mig_error *error)
{
	char *grown =
	    mig_array_reserve(block->bytes, &block->capacity, wanted + MIG_MARKS_PADDING, 1);
	size_t carry = left_of_carry(feed);

	if (!grown)
		return mig_fail_memory(error);
	block->bytes = grown;
	carry = carry < wanted - block->length ? carry : wanted - block->length;
	if (carry > 0)
		memcpy(grown + block->length, feed->carry.bytes + feed->carried, carry);
	feed->carried += carry;
	block->length += carry;
	while (feed->failed == MIG_OK && !feed->ended && block->length < wanted) {
		ssize_t got = read(feed->source->descriptor, block->bytes + block->length,
				   wanted - block->length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			feed->failed = mig_fail(&feed->error, MIG_IO, "%s: %s", feed->source->name,
						strerror(errno));
		else
			block->length += (size_t)got;
		if (got > 0)
			mig_progress_add(feed->source->progress, (size_t)got);
		feed->ended = got == 0;
	}
	return MIG_OK;
}

static const char *
last_of(const char *bytes, size_t length, char wanted)
{
	while (length > 0)
		if (bytes[--length] == wanted)
			return bytes + length;
	return NULL;
}

/* Length of the block up to its last `line_end` outside quotes, or 0. */
static size_t
last_record_end(const struct mig_block *block, char line_end)
{
	size_t length = block->length;
	bool inside =
	    memchr(block->bytes, '"', length) && mig_count_byte(block->bytes, length, '"') % 2;

	while (length > 0) {
		const char *end = last_of(block->bytes, length, line_end);
		size_t behind;

		if (!end)
			return 0;
		behind = length - (size_t)(end + 1 - block->bytes);
		inside ^= mig_count_byte(end + 1, behind, '"') % 2;
		if (!inside)
			return (size_t)(end + 1 - block->bytes);
		length = (size_t)(end - block->bytes);
	}
	return 0;
}

/* A CR at the very end may be half of a CRLF: it ends a record only with a byte behind it. */
static size_t
find_cut(const struct mig_block *block)
{
	struct mig_block shorter = *block;
	size_t cut = last_record_end(block, '\n');

	if (cut || block->length == 0)
		return cut;
	shorter.length--;
	return last_record_end(&shorter, '\r');
}

/* Put what stands in the block behind its last record back, to be handed out next. */
static enum mig_status
put_back(struct mig_feed *feed, const struct mig_block *block, size_t cut, struct mig_error *error)
{
	size_t rest = block->length - cut;

	if (left_of_carry(feed) > 0) {
		feed->carried -= rest; /* it is from there, since nothing else was read */
		return MIG_OK;
	}
	feed->carry.length = feed->carried = 0;
	return mig_buffer_add(&feed->carry, block->bytes + cut, rest, error);
}

static enum mig_status
take(struct mig_feed *feed, struct mig_block *block, struct mig_error *error)
{
	size_t wanted = feed->block, cut = 0;
	enum mig_status status;

	while (cut == 0) {
		bool all;

		status = fill(feed, block, wanted, error);
		if (status != MIG_OK)
			return status;
		all = feed->ended && left_of_carry(feed) == 0;
		cut = all ? block->length : find_cut(block);
		if (all)
			break;
		if (cut == 0 && block->length > feed->record_max)
			return mig_fail(error, MIG_DATA, "a record of more than %zu bytes",
					feed->record_max);
		if (cut == 0 && feed->failed != MIG_OK && left_of_carry(feed) == 0) {
			*error = feed->error;
			return feed->failed;
		}
		wanted = block->length < wanted ? wanted : wanted * 2;
	}
	status = put_back(feed, block, cut, error);
	if (status != MIG_OK)
		return status;
	block->length = cut;
	memset(block->bytes + cut, 0, MIG_MARKS_PADDING);
	return MIG_OK;
}

enum mig_status
mig_feed_take(struct mig_feed *feed, struct mig_block *block, bool *more, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	block->length = 0;
	pthread_mutex_lock(&feed->lock);
	*more = feed->first_failure == SIZE_MAX && !(feed->ended && left_of_carry(feed) == 0);
	if (*more) {
		block->number = feed->blocks++;
		block->position = feed->position;
		status = take(feed, block, error);
		feed->position += block->length;
		if (status != MIG_OK && block->number < feed->first_failure)
			feed->first_failure = block->number;
		*more = status == MIG_OK && block->length > 0;
	}
	pthread_mutex_unlock(&feed->lock);
	return status;
}

enum mig_status
mig_feed_done(struct mig_feed *feed, size_t number, size_t lines, struct mig_error *error)
{
	size_t *grown;

	pthread_mutex_lock(&feed->lock);
	grown = mig_array_reserve(feed->lines, &feed->lines_capacity, number + 1, sizeof *grown);
	if (grown) {
		feed->lines = grown;
		grown[number] = lines;
	}
	pthread_mutex_unlock(&feed->lock);
	return grown ? MIG_OK : mig_fail_memory(error);
}

size_t
mig_feed_line(const struct mig_feed *feed, size_t number)
{
	size_t line = feed->first_line;

	for (size_t i = 0; i < number; i++)
		line += feed->lines[i];
	return line;
}

size_t
mig_count_lines(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
	return count;
}

void
mig_feed_fail(struct mig_feed *feed, size_t number)
{
	pthread_mutex_lock(&feed->lock);
	if (number < feed->first_failure)
		feed->first_failure = number;
	pthread_mutex_unlock(&feed->lock);
}

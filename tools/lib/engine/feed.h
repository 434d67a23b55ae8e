/* feed - a file handed out in blocks of whole records
 *
 * A record ends at a line end outside quotes, and whether a byte is in quotes depends on all
 * quotes before it. Blocks are therefore cut one after the other, each from where the last
 * one ended, by whoever asks next; what is done with them then may happen at the same time. */
#ifndef MIG_FEED_H
#define MIG_FEED_H

#include <pthread.h>
#include <stdint.h>

#include "source.h"

/* Whole records, with MIG_MARKS_PADDING bytes behind them. The bytes are the holder's. */
struct mig_block {
	char *bytes;
	size_t capacity, length;
	size_t number;	   /* in its file, from 0 */
	uint64_t position; /* of its first byte, over all files */
};

struct mig_feed {
	pthread_mutex_t lock;
	struct mig_source *source;
	struct mig_buffer carry; /* read, but not handed out yet ... */
	size_t carried;		 /* ... but for the bytes before this one */
	size_t block; /* bytes of a block, about; may be changed before the first is taken */
	size_t record_max;
	bool ended;
	enum mig_status failed; /* not MIG_OK: reading failed, behind the last block ... */
	struct mig_error error; /* ... and why */
	uint64_t position;
	size_t blocks;	      /* handed out of this file */
	size_t first_failure; /* lowest number of a block that failed, or SIZE_MAX */
	size_t first_line;    /* number of the line behind the header */
	size_t *lines;	      /* lines of each block */
	size_t lines_capacity;
};

/* Start on what is left of `source`, behind its header. `position` counts on over files. MIG_IO
 * without memory; the caller ends with mig_feed_end() in either case. */
enum mig_status mig_feed_start(struct mig_feed *feed, struct mig_source *source, size_t record_max,
			       uint64_t position, struct mig_error *error);
void mig_feed_end(struct mig_feed *feed);

/* Fill `block` with the next records; *more is false at the end, and when a block has failed:
 * nothing behind it matters any more. MIG_IO or MIG_DATA: reading failed, or a record is too long;
 * `block->number` then says where. Records that were read before reading failed come first. Safe to
 * call from several threads. */
enum mig_status
mig_feed_take(struct mig_feed *feed, struct mig_block *block, bool *more, struct mig_error *error);
/* Say that a block is done, and how many lines it had. MIG_IO without memory. */
enum mig_status
mig_feed_done(struct mig_feed *feed, size_t number, size_t lines, struct mig_error *error);
/* The lines that end in a part of a block: LF, CRLF and a lone CR end one. Looks at one byte
 * behind it. */
size_t mig_count_lines(const char *bytes, size_t length);
/* Say that a block failed. */
void mig_feed_fail(struct mig_feed *feed, size_t number);
/* The number of the first line of a block; all before it must be done. */
size_t mig_feed_line(const struct mig_feed *feed, size_t number);

#endif

/* lines - the lines of a file in any encoding, as UTF-8, read as often as needed
 *
 * A file in UTF-8 is read again for each walk. A pipe, and what another encoding becomes, is
 * kept: in memory while it is small, otherwise in a temporary file. */
#ifndef MIG_TIDY_LINES_H
#define MIG_TIDY_LINES_H

#include <sys/stat.h>

#include "source.h"
#include "spool.h"

struct mig_tidy_lines {
	const char *name;     /* of the file, for messages; borrowed */
	const char *encoding; /* of the file; borrowed or static */
	size_t number;	      /* of the line that was read last, from 1 */
	size_t offset;	      /* of its first byte, in UTF-8 */
	/* the rest is private */
	struct mig_source source;
	struct mig_buffer memory; /* what is kept, if there is no spool */
	struct mig_spool spool;
	off_t start; /* of the file, where its descriptor stood */
	struct stat about;
	bool kept; /* in memory or in the spool */
	size_t next;
};

/* Open `file` ("-" is standard input) in `encoding`, or, if that is NULL, in UTF-16 with a byte
 * order mark, else in UTF-8; `progress` counts what is read, or is NULL. On MIG_OK the caller ends
 * with mig_tidy_lines_close(). MIG_IO; MIG_USAGE: no such encoding; MIG_DATA: empty, a Git LFS
 * pointer, a byte that is not of the encoding. */
enum mig_status mig_tidy_lines_open(struct mig_tidy_lines *lines, const char *file,
				    const char *encoding, struct mig_progress *progress,
				    struct mig_error *error);
void mig_tidy_lines_close(struct mig_tidy_lines *lines);

/* Start again with the first line. MIG_IO; MIG_DATA: the file is another one by now. */
enum mig_status mig_tidy_lines_rewind(struct mig_tidy_lines *lines, struct mig_error *error);
/* The next line with its end, valid UTF-8 without NUL and without a byte order mark; length 0
 * behind the last. Valid until the next call. MIG_IO or MIG_DATA. */
enum mig_status
mig_tidy_lines_next(struct mig_tidy_lines *lines, struct mig_text *line, struct mig_error *error);

/* The lines of a text that is part of another's and checked as its lines are: it starts with line
 * `line`, `offset` bytes behind the start. Borrows all, so nothing is to be closed. */
struct mig_tidy_lines mig_tidy_lines_within(const struct mig_tidy_lines *whole,
					    struct mig_text text, size_t line, size_t offset);

#endif

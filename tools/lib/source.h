/* source - lines of text from a file or a pipe; private to records */
#ifndef MIG_SOURCE_H
#define MIG_SOURCE_H

#include "progress.h"
#include "text.h"

/* An open file read through one buffer that keeps everything from `mark` on. */
struct mig_source {
	const char *name; /* for messages; borrowed */
	int descriptor;
	bool ended; /* nothing is left behind the buffer */
	char *buffer;
	size_t capacity;
	size_t mark;	 /* start of what must stay */
	size_t next;	 /* start of the next line */
	size_t filled;	 /* end of what was read */
	size_t scanned;	 /* no line feed in [next, scanned) */
	size_t keep_max; /* bytes from `mark` at most */
	size_t line;	 /* number of the next line, from 1 */
	struct mig_progress *progress; /* counts what is read; may be NULL; borrowed */
};

/* Open `name`, or standard input for "-". MIG_IO with the reason otherwise. On
 * MIG_OK the caller ends with mig_source_close(). */
enum mig_status mig_source_open(struct mig_source *source, const char *name, size_t keep_max,
				struct mig_error *error);
void mig_source_close(struct mig_source *source);

/* The next line with its end (LF, CRLF or a lone CR; none at the end of the file);
 * length 0 when there is none. Valid until the next call. MIG_IO when reading fails,
 * MIG_DATA when more than keep_max bytes would have to be kept. */
enum mig_status
mig_source_line(struct mig_source *source, struct mig_text *line, struct mig_error *error);

/* Hint at iconv: "WHAT: iconv -f ENCODING -t UTF-8 NAME", without the name for standard input. */
void mig_source_hint_iconv(const struct mig_source *source, const char *what, const char *encoding,
			   struct mig_error *error);

#endif

/* parts - numbered files that appear together or not at all
 *
 * PREFIX-0001.csv, PREFIX-0002.csv ... are written in a hidden folder beside their places and
 * moved there when all of them are complete. No more than 64 MiB wait in memory to be written. */
#ifndef MIG_PARTS_H
#define MIG_PARTS_H

#include "text.h"

struct mig_parts;

/* Begin; each part starts with `head` (copied). `prefix` may begin with a folder, and is borrowed
 * until mig_parts_free(). A part that is there already is MIG_IO, unless `replace`. MIG_USAGE if
 * the prefix names no file, MIG_IO if nothing can be written there. On MIG_OK the caller ends with
 * mig_parts_free(). */
enum mig_status mig_parts_start(const char *prefix, struct mig_text head, bool replace,
				struct mig_parts **parts, struct mig_error *error);

/* Have at least `count` parts. */
enum mig_status mig_parts_reach(struct mig_parts *parts, size_t count, struct mig_error *error);
/* Add lines to part `number`, from 0, which comes into being with all before it. A line without
 * an end gets one (a line feed) when something follows. MIG_IO. */
enum mig_status mig_parts_add(struct mig_parts *parts, size_t number, struct mig_text lines,
			      struct mig_error *error);

/* Put all parts into their places; with `replace`, other parts of this prefix are removed. MIG_IO
 * leaves none of them, but can leave some that have replaced others. */
enum mig_status mig_parts_finish(struct mig_parts *parts, struct mig_error *error);
/* Add the names of the parts to `text`, each with a line feed. */
enum mig_status
mig_parts_names(const struct mig_parts *parts, struct mig_buffer *text, struct mig_error *error);

/* Remove what is not finished, when a signal ends the program: only what a handler may do. */
void mig_parts_abandon(const struct mig_parts *parts);
/* Remove what is not finished, and free. NULL is fine. */
void mig_parts_free(struct mig_parts *parts);

#endif

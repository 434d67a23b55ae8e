/* error - how the library tells what went wrong
 *
 * A library function that can fail takes a struct mig_error and returns
 * MIG_OK (0) or the status that its program is to end with. It never prints
 * and never exits: that is for tools/program alone. */
#ifndef MIG_ERROR_H
#define MIG_ERROR_H

#include <stddef.h>

/* The exit statuses of every tool, which are also what functions return. */
enum mig_status {
	MIG_OK = 0,	   /* done */
	MIG_CONDITION = 1, /* done, and the condition asked about holds */
	MIG_USAGE = 2,	   /* the command line is wrong */
	MIG_DATA = 3,	   /* the input is wrong, or says what cannot be computed */
	MIG_IO = 4,	   /* reading, writing or memory failed */
};

/* One failure. Both texts are one line without a newline and without the
 * program's name; `hint` says what to do and is empty if there is nothing to add.
 * Untrusted text in them has its control bytes shown as '?'; what has no room ends in "...",
 * behind a whole character. */
struct mig_error {
	char message[1024];
	char hint[1024];
};

/* Fill `error->message` (and clear the hint); returns `status`, so that a
 * caller can write: return mig_fail(error, MIG_DATA, ...). */
enum mig_status mig_fail(struct mig_error *error, enum mig_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add what to do. Call after mig_fail(). */
void
mig_hint(struct mig_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Put `shown` in place of the bytes of control characters in UTF-8, U+0080 to U+009F among them. */
void mig_mask_controls(char *text, size_t length, char shown);

/* Memory is exhausted: fills the message, returns MIG_IO. */
enum mig_status mig_fail_memory(struct mig_error *error);

#endif

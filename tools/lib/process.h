/* process - run another program without a shell: bytes in, bytes out
 *
 * The child gets exactly the arguments, the input and the environment that it is
 * given: no shell reads them, nothing is inherited but the working directory. */
#ifndef MIG_PROCESS_H
#define MIG_PROCESS_H

#include "text.h"

/* What to run. Everything is borrowed. A limit of 0 is no limit. */
struct mig_process {
	const char *const *arguments;	/* NULL-ended; the first is looked up in PATH unless it
					   holds a slash */
	struct mig_text input;		/* its standard input */
	const char *const *environment; /* NULL-ended "NAME=VALUE"; added to PATH (as ours is) and
					   LC_ALL=C.UTF-8; may be NULL */
	unsigned seconds;		/* until it is killed, by the clock and by CPU time */
	size_t memory;			/* bytes of address space */
	size_t output_max;		/* bytes of standard output; more is an error */
	bool single;	     /* it may start no process or thread of its own (not enforced
				by the system when run as root) */
	const char *package; /* what to install when it is not there, for the hint; may be NULL */
};

/* Run it and wait for its end. Its standard output is appended to *output and the
 * first 4096 bytes of its standard error to *errors (either may hold text already;
 * the caller frees both with mig_buffer_free()). *exit_status is what it exited with.
 * MIG_IO: not found, cannot start, killed by a signal, out of time, too much output. */
enum mig_status
mig_process_run(const struct mig_process *process, struct mig_buffer *output,
		struct mig_buffer *errors, int *exit_status, struct mig_error *error);

#endif

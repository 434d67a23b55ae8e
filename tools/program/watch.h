/* watch - show on a terminal how far reading is
 *
 * One line on standard error, written over again and erased at the end, by a thread of its own. It
 * is there only if standard error is a terminal, and this program in its foreground. */
#ifndef MIG_WATCH_H
#define MIG_WATCH_H

#include <pthread.h>
#include <stdbool.h>

#include "progress.h"

struct mig_watch {
	const char *name; /* of the tool; borrowed */
	struct mig_progress *progress;
	long delay; /* milliseconds until the first line */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool running, stopped;
};

/* Begin; if `now` is not set, the first line comes after two seconds. Both are borrowed until
 * mig_watch_stop(), which erases the line and has to come before anything else is written. */
void
mig_watch_start(struct mig_watch *watch, const char *name, struct mig_progress *progress, bool now);
void mig_watch_stop(struct mig_watch *watch);

#endif

#include "watch.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ending.h"

enum { FIRST = 2000, AT_ONCE = 100, BETWEEN = 200 }; /* milliseconds */

#define ERASE "\r\033[K"

static void
erase(void *data)
{
	(void)data;
	if (write(STDERR_FILENO, ERASE, sizeof ERASE - 1) < 0)
		return;
}

/* "1.2 GB" */
static void
write_size(char text[], size_t size, uint64_t bytes)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB", "PB" };
	uint64_t tenths = bytes * 10;
	size_t unit = 0;

	for (; tenths >= 10000 && unit + 1 < sizeof units / sizeof *units; unit++)
		tenths /= 1000;
	if (unit == 0)
		snprintf(text, size, "%" PRIu64 " B", bytes);
	else
		snprintf(text, size, "%" PRIu64 ".%" PRIu64 " %s", tenths / 10, tenths % 10,
			 units[unit]);
}

static void
show(const struct mig_watch *watch)
{
	uint64_t read = atomic_load(&watch->progress->read), total = watch->progress->total;
	unsigned again = atomic_load(&watch->progress->again);
	char done[32], all[32], line[160];
	int length;

	write_size(done, sizeof done, read);
	write_size(all, sizeof all, total);
	if (total == 0)
		length = snprintf(line, sizeof line, "%s: %s read", watch->name, done);
	else if (read >= total)
		length = snprintf(line, sizeof line, "%s: all of %s read", watch->name, all);
	else
		length = snprintf(line, sizeof line, "%s: %s of %s read, %u %%", watch->name, done,
				  all, (unsigned)(read / (total / 100 + 1)));
	if (again && length > 0 && (size_t)length < sizeof line)
		snprintf(line + length, sizeof line - (size_t)length, ", pass %u", again + 1);
	fprintf(stderr, "\r%s\033[K", line);
	fflush(stderr);
}

/* Wait so many milliseconds, or until the end, which is what it returns. */
static bool
wait_for_end(struct mig_watch *watch, long milliseconds)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += milliseconds / 1000;
	until.tv_nsec += milliseconds % 1000 * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	while (!watch->stopped &&
	       pthread_cond_timedwait(&watch->wake, &watch->lock, &until) != ETIMEDOUT)
		;
	return watch->stopped;
}

/* A program that was moved to the background keeps quiet, and so does one that waits for the first
 * byte: in a pipeline that is the turn of the one before it. */
static bool
has_something_to_say(const struct mig_watch *watch)
{
	return tcgetpgrp(STDERR_FILENO) == getpgrp() && (atomic_load(&watch->progress->read) > 0 ||
							 atomic_load(&watch->progress->again) > 0);
}

static void *
follow(void *data)
{
	struct mig_watch *watch = data;
	bool shown = false;
	long wait = watch->delay;

	pthread_mutex_lock(&watch->lock);
	for (; !wait_for_end(watch, wait); wait = BETWEEN) {
		if (!has_something_to_say(watch))
			continue;
		if (!shown)
			mig_ending_set(MIG_ENDING_LINE, erase, NULL);
		shown = true;
		show(watch);
	}
	pthread_mutex_unlock(&watch->lock);
	if (shown) {
		erase(NULL);
		mig_ending_set(MIG_ENDING_LINE, NULL, NULL);
	}
	return NULL;
}

/* Without a thread or a clock nothing is shown, which is no failure. The thread takes no signal:
 * one that the program holds up while it has a temporary file would otherwise end it there. */
void
mig_watch_start(struct mig_watch *watch, const char *name, struct mig_progress *progress, bool now)
{
	pthread_condattr_t clock;
	sigset_t all, before;

	*watch = (struct mig_watch){ .name = name,
				     .progress = progress,
				     .delay = now ? AT_ONCE : FIRST };
	if (!isatty(STDERR_FILENO) || pthread_condattr_init(&clock) != 0)
		return;
	if (pthread_condattr_setclock(&clock, CLOCK_MONOTONIC) == 0 &&
	    pthread_cond_init(&watch->wake, &clock) == 0) {
		pthread_mutex_init(&watch->lock, NULL);
		sigfillset(&all);
		pthread_sigmask(SIG_BLOCK, &all, &before);
		watch->running = pthread_create(&watch->thread, NULL, follow, watch) == 0;
		pthread_sigmask(SIG_SETMASK, &before, NULL);
	}
	pthread_condattr_destroy(&clock);
}

void
mig_watch_stop(struct mig_watch *watch)
{
	if (!watch->running)
		return;
	pthread_mutex_lock(&watch->lock);
	watch->stopped = true;
	pthread_cond_signal(&watch->wake);
	pthread_mutex_unlock(&watch->lock);
	pthread_join(watch->thread, NULL);
	watch->running = false;
}

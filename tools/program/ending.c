#include "ending.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };

enum { COUNT = sizeof numbers / sizeof *numbers };

/* A handler is told nothing but the number of its signal. */
static struct {
	void (*clean)(void *data);
	void *data;
} endings[MIG_ENDINGS];

static void
put_away_and_end(int number)
{
	int reason = errno;

	for (size_t i = 0; i < MIG_ENDINGS; i++)
		if (endings[i].clean)
			endings[i].clean(endings[i].data);
	errno = reason;
	raise(number); /* SA_RESETHAND: now it ends the program */
}

static void
handle(int number, bool wanted)
{
	struct sigaction action = { .sa_handler = wanted ? put_away_and_end : SIG_DFL,
				    .sa_flags = (int)SA_RESETHAND | SA_NODEFER };
	struct sigaction now;

	sigfillset(&action.sa_mask);
	sigdelset(&action.sa_mask, number);
	if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

void
mig_ending_set(enum mig_ending ending, void (*clean)(void *data), void *data)
{
	sigset_t all, before;
	bool wanted = false;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	endings[ending].clean = clean;
	endings[ending].data = data;
	for (size_t i = 0; i < MIG_ENDINGS; i++)
		wanted |= endings[i].clean != NULL;
	for (size_t i = 0; i < COUNT; i++)
		handle(numbers[i], wanted);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

#include "crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

size_t
mig_crew_size(size_t asked)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t count = asked ? asked : (size_t)(processors > 0 ? processors : 1);

	return count < MIG_CREW_MAX ? count : MIG_CREW_MAX;
}

struct work {
	mig_crew_task *task;
	void *data;
	size_t count;
	atomic_size_t next;
};

static void *
take_parts(void *argument)
{
	struct work *work = argument;
	size_t number;

	while ((number = atomic_fetch_add(&work->next, 1)) < work->count)
		work->task(work->data, number);
	return NULL;
}

void
mig_crew_run(size_t threads, size_t count, mig_crew_task *task, void *data)
{
	struct work work = { .task = task, .data = data, .count = count };
	pthread_t others[MIG_CREW_MAX];
	size_t wanted = threads < count ? threads : count, started = 0;

	/* Without another thread the caller's does it all. */
	while (started + 1 < wanted && started < MIG_CREW_MAX &&
	       pthread_create(&others[started], NULL, take_parts, &work) == 0)
		started++;
	take_parts(&work);
	for (size_t i = 0; i < started; i++)
		pthread_join(others[i], NULL);
}

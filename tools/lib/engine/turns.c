#include "turns.h"

#include <stdlib.h>

enum { ALONE = 4 /* blocks before other threads are worth starting */ };

/* All threads. */
struct order {
	const struct mig_turns *turns;
	struct mig_feed *feed;
	pthread_mutex_t lock;
	pthread_cond_t moved_on;
	size_t next;		/* block to be finished */
	enum mig_status status; /* not MIG_OK: nothing more is finished */
	struct mig_error *error;
};

/* One of them. */
struct member {
	struct order *order;
	void *worker;
	struct mig_block block;
	pthread_t thread;
	bool running;
};

/* Finish the block in hand, for which reading has said `status`, when it is its turn. Returns
 * whether to go on. */
static bool
finish(struct member *member, enum mig_status status, struct mig_error *error)
{
	struct order *order = member->order;
	bool live;

	pthread_mutex_lock(&order->lock);
	while (order->status == MIG_OK && order->next != member->block.number)
		pthread_cond_wait(&order->moved_on, &order->lock);
	live = order->status == MIG_OK;
	pthread_mutex_unlock(&order->lock);
	/* Nobody else has a turn until this one is over, so the lock is not needed meanwhile. */
	if (live && status == MIG_OK)
		status = order->turns->finish(member->worker, &member->block, error);
	pthread_mutex_lock(&order->lock);
	if (live && status != MIG_OK) {
		order->status = status;
		*order->error = *error;
		mig_feed_fail(order->feed, member->block.number);
	}
	order->next += live;
	live = order->status == MIG_OK;
	pthread_cond_broadcast(&order->moved_on);
	pthread_mutex_unlock(&order->lock);
	return live;
}

/* Take up to `limit` blocks. Returns whether there may be more. */
static bool
work(struct member *member, size_t limit)
{
	struct order *order = member->order;
	bool more = true;

	for (size_t i = 0; more && i < limit; i++) {
		struct mig_error error;
		enum mig_status status = mig_feed_take(order->feed, &member->block, &more, &error);

		if (status == MIG_OK && !more)
			break;
		if (status == MIG_OK)
			order->turns->work(member->worker, &member->block);
		more = finish(member, status, &error);
	}
	return more;
}

static void *
work_to_the_end(void *member)
{
	work(member, SIZE_MAX);
	return NULL;
}

static void
work_together(struct member *members, size_t count)
{
	for (size_t i = 1; i < count; i++)
		members[i].running =
		    pthread_create(&members[i].thread, NULL, work_to_the_end, &members[i]) == 0;
	work(&members[0], SIZE_MAX);
	for (size_t i = 1; i < count; i++)
		if (members[i].running)
			pthread_join(members[i].thread, NULL);
}

enum mig_status
mig_turns_run(const struct mig_turns *turns, struct mig_feed *feed, struct mig_error *error)
{
	struct order order = { .turns = turns, .feed = feed, .error = error };
	struct member *members = calloc(turns->count, sizeof *members);

	if (!members)
		return mig_fail_memory(error);
	pthread_mutex_init(&order.lock, NULL);
	pthread_cond_init(&order.moved_on, NULL);
	for (size_t i = 0; i < turns->count; i++) {
		members[i].order = &order;
		members[i].worker = turns->workers[i];
	}
	if (work(&members[0], ALONE))
		work_together(members, turns->count);
	for (size_t i = 0; i < turns->count; i++)
		free(members[i].block.bytes);
	free(members);
	pthread_cond_destroy(&order.moved_on);
	pthread_mutex_destroy(&order.lock);
	return order.status;
}

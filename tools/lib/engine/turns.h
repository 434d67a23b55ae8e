/* turns - blocks of a file worked on by several threads, and finished in the order of the file
 *
 * What must happen in order (rows to the output, the first error, numbers of lines) is done by
 * finish(), one block after the other; work() has done all else by then, at the same time for
 * several blocks. A worker holds one block, so memory is bounded by the workers. */
#ifndef MIG_TURNS_H
#define MIG_TURNS_H

#include "feed.h"

struct mig_turns {
	/* What can be done with a block before the ones in front of it are finished; what comes of
	 * it, failures too, waits in the worker. */
	void (*work)(void *worker, struct mig_block *block);
	/* What is done behind them. Anything but MIG_OK ends it all. */
	enum mig_status (*finish)(void *worker, struct mig_block *block, struct mig_error *error);
	void *const *workers;
	size_t count; /* of the workers, one a thread; at least 1 */
};

/* Work on all blocks of `feed`. Threads are started when there are more than a few blocks. What
 * is returned is what the first block in the file that failed said, or that reading failed behind
 * it: MIG_IO or MIG_DATA with *error; nothing behind it has been finished. */
enum mig_status
mig_turns_run(const struct mig_turns *turns, struct mig_feed *feed, struct mig_error *error);

#endif

/* crew - work that falls into many parts, done by several threads */
#ifndef MIG_CREW_H
#define MIG_CREW_H

#include <stddef.h>

enum { MIG_CREW_MAX = 64 }; /* threads at most */

/* How many threads `asked` means: 0 is one a processor. */
size_t mig_crew_size(size_t asked);

/* Part `number` of the work. */
typedef void mig_crew_task(void *data, size_t number);

/* Do task(data, 0) to task(data, count - 1), each once, on up to `threads` threads, the caller's
 * among them. Parts are begun in this order; who does which is open, and all are done on return. */
void mig_crew_run(size_t threads, size_t count, mig_crew_task *task, void *data);

#endif

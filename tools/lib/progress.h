/* progress - how far reading is, for whoever waits for it
 *
 * The library counts, nobody shows it but tools/program. Any thread may add or look. */
#ifndef MIG_PROGRESS_H
#define MIG_PROGRESS_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

/* All zero at the start. */
struct mig_progress {
	_Atomic uint64_t read;	/* bytes, in this pass */
	_Atomic unsigned again; /* passes before this one */
	uint64_t total;		/* bytes of a pass; 0 if that is not known */
};

/* Bytes were read; `progress` may be NULL: nobody waits. */
static inline void
mig_progress_add(struct mig_progress *progress, size_t bytes)
{
	if (progress)
		atomic_fetch_add_explicit(&progress->read, bytes, memory_order_relaxed);
}

/* The input is read from its start again. A look at the start alone was no pass. */
static inline void
mig_progress_again(struct mig_progress *progress)
{
	if (!progress)
		return;
	if (progress->total && atomic_load(&progress->read) >= progress->total)
		atomic_fetch_add(&progress->again, 1);
	atomic_store(&progress->read, 0);
}

#endif

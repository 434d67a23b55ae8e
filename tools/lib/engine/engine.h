/* engine - all records of a table taken, on as many processors as there are
 *
 * The answer, and the error if there is one, is that of reading record after record: it does
 * not depend on the number of threads or on where the blocks are cut. */
#ifndef MIG_ENGINE_H
#define MIG_ENGINE_H

#include "lane.h"
#include "sums.h"

struct mig_engine_options {
	size_t threads; /* at most; 0: one a processor */

	/* For tests: the answer does not depend on them. Zero: the best ones. */
	mig_mark *mark;
	size_t block;	/* bytes that are handed to a thread at a time */
	size_t stretch; /* bytes that are marked at a time: a multiple of 64 */
};

/* Read all that is left of `records` and add it up; on MIG_OK the caller frees *sums with
 * mig_sums_free(). MIG_DATA names file, line and column of the first record that cannot be added,
 * MIG_IO says why reading failed. */
enum mig_status mig_engine_run(struct mig_records *records, const struct mig_plan *plan,
			       const struct mig_engine_options *options, struct mig_sums *sums,
			       struct mig_error *error);

/* Whole records that one thread takes, one after the other. */
struct mig_stretch {
	size_t file, number;  /* of its file, and in it */
	const char *name;     /* of the file; valid as long as the records */
	size_t first_line;    /* number of the first line of the file behind its header */
	struct mig_text text; /* valid until it has ended */
	uint64_t position;    /* of its first byte, over all files */
};

/* Where records go that are not added up. Which thread takes which stretch is open, so what is
 * made of them must not depend on it. begin() and end() return false without memory. */
struct mig_receiver {
	mig_take *take;
	bool (*begin)(void *taker, const struct mig_stretch *stretch);
	bool (*end)(void *taker, size_t lines); /* of the stretch */
	void *const *takers;			/* one for each of mig_crew_size(threads) threads */
};

/* Read all that is left of `records` into the receiver. Errors as above; what the receiver holds is
 * then of no use. */
enum mig_status mig_engine_take(struct mig_records *records, const struct mig_plan *plan,
				const struct mig_engine_options *options,
				const struct mig_receiver *receiver, struct mig_error *error);

#endif

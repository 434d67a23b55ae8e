/* bucket - keys that are put together apart from those of other buckets; private to sums
 *
 * All keys of a group are in the same bucket, so buckets have nothing to do with each other and can
 * be worked on at the same time. Each is small enough to stay in a processor's cache. */
#ifndef MIG_BUCKET_H
#define MIG_BUCKET_H

#include "sums.h"

/* What one thread has for a bucket. */
struct mig_bucket_list {
	struct mig_bucket_item {
		uint32_t place; /* of an entry of that thread */
		uint32_t hash;	/* of its group */
	} * items;
	size_t count, capacity;
};

/* A group and its rows. */
struct mig_bucket_group {
	uint64_t first; /* where it was first seen */
	size_t start, count;
};

struct mig_bucket {
	struct mig_sums *sums;
	struct mig_bucket_list *lists; /* one a part of the sums */
	size_t start;		       /* where its rows begin ... */
	const struct mig_entry **rows; /* ... among these: with room for all of the lists */

	enum mig_adding status;
	struct mig_bucket_group *groups;
	size_t group_count;
	struct mig_text clash[2]; /* as in the sums ... */
	uint64_t clash_first;	  /* ... and where their group was first seen */
};

/* Make the rows and groups out of the lists, which are freed. The groups are the caller's. */
void mig_bucket_make(struct mig_bucket *bucket);

#endif

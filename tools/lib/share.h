/* share - one of the shares that the putting together of sums is divided into; private to sums
 *
 * All keys of a group are in the same share, so shares have nothing to do with each other and can
 * be worked on at the same time. Each is small enough to stay in a processor's cache. */
#ifndef MIG_SHARE_H
#define MIG_SHARE_H

#include "sums.h"

/* What one thread has for a share. */
struct mig_share_list {
	struct mig_share_item {
		uint32_t place; /* of an entry of that thread */
		uint32_t hash;	/* of its group */
	} *items;
	size_t count, capacity;
};

/* A group and its rows. */
struct mig_share_group {
	uint64_t first; /* where it was first seen */
	size_t start, count;
};

struct mig_share {
	struct mig_sums *sums;
	struct mig_share_list *lists;  /* one a part of the sums */
	size_t start;		       /* where its rows begin ... */
	const struct mig_entry **rows; /* ... among these: with room for all of the lists */

	enum mig_adding status;
	struct mig_share_group *groups;
	size_t group_count;
	struct mig_text clash[2]; /* as in the sums ... */
	uint64_t clash_first;	  /* ... and where their group was first seen */
};

/* Make the rows and groups out of the lists, which are freed. The groups are the caller's. */
void mig_share_make(struct mig_share *share);

#endif

/* entries - the hash table of an aggregate; private to its sources */
#ifndef MIG_ENTRIES_H
#define MIG_ENTRIES_H

#include "aggregate.h"

/* A key on its way into the table. */
struct mig_lookup {
	struct mig_text key;
	uint32_t hash; /* mig_key_hash() of it */
	bool pass;     /* whether its record counts */
};

/* The entry of a key, which is added (*added tells) if it is new, as first seen at `position`.
 * NULL without memory. Valid until mig_aggregate_free(). */
struct mig_entry *mig_entries_find(struct mig_aggregate *aggregate, const struct mig_lookup *lookup,
				   uint64_t position, bool *added);

/* Tell the processor which `count` keys will be looked up next. */
void mig_entries_prefetch(const struct mig_aggregate *aggregate, const struct mig_lookup *lookups,
			  size_t count);

/* A walk over all entries, in the order in which they were added: start with all zero but the
 * aggregate. */
struct mig_entries_walk {
	const struct mig_aggregate *aggregate;
	size_t chunk, offset;
};

/* The next entry; NULL behind the last. */
const struct mig_entry *mig_entries_next(struct mig_entries_walk *walk);

#endif

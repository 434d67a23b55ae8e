/* entries - the hash table of an aggregate; private to its sources */
#ifndef MIG_ENTRIES_H
#define MIG_ENTRIES_H

#include "aggregate.h"

/* A key on its way into the table. */
struct mig_lookup {
	struct mig_text key;
	uint32_t hash; /* mig_key_hash() of it */
	bool pass;     /* whether its record counts */
	bool prepared; /* by mig_entries_prepare(), which sets ... */
	size_t slot;   /* ... this */
};

/* Entries of a small table, which is in the cache. */
enum { MIG_ENTRIES_FEW = 4096 };

/* In a large table every look-up waits for memory, twice: for the slot and for the entry. Asked
 * for all of a batch before the first is needed, they are waited for together. Makes room for
 * `count` keys, too. false: no memory. */
bool mig_entries_prepare(struct mig_aggregate *aggregate, struct mig_lookup *lookups, size_t count);

/* The entry of a key, which is added (*added tells) if it is new, as first seen at `position`.
 * NULL without memory. Valid until mig_aggregate_free(). */
struct mig_entry *mig_entries_find(struct mig_aggregate *aggregate, const struct mig_lookup *lookup,
				   uint64_t position, bool *added);

/* A walk over all entries, in the order in which they were added: start with all zero but the
 * aggregate. */
struct mig_entries_walk {
	const struct mig_aggregate *aggregate;
	size_t chunk, offset;
};

/* The next entry and its place; NULL behind the last. */
struct mig_entry *mig_entries_next(struct mig_entries_walk *walk, uint32_t *place);
/* The entry at a place. */
struct mig_entry *mig_entries_at(const struct mig_aggregate *aggregate, uint32_t place);

#endif

#include "entries.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/big.h"
#include "key.h"

enum {
	UNIT = 16, /* bytes that entries are a multiple of */
	UNIT_BITS = 18,
	CHUNK = UNIT << UNIT_BITS, /* 4 MiB */
	CHUNKS_MAX = 1 << (32 - UNIT_BITS),
	FIRST_CHUNK = 64 * 1024, /* small tables stay small */
};

static size_t
key_offset(const struct mig_aggregate *aggregate)
{
	return sizeof(struct mig_entry) + aggregate->value_count * sizeof(struct mig_cell);
}

static size_t
entry_size(const struct mig_aggregate *aggregate, size_t key_length)
{
	return (key_offset(aggregate) + key_length + UNIT - 1) / UNIT * UNIT;
}

static inline struct mig_entry *
entry_at(const struct mig_aggregate *aggregate, size_t place)
{
	const struct mig_chunk *chunk = &aggregate->chunks[place >> UNIT_BITS];
	size_t unit = place & ((1u << UNIT_BITS) - 1);

	return (struct mig_entry *)(void *)(chunk->bytes + unit * UNIT);
}

struct mig_entry *
mig_entries_at(const struct mig_aggregate *aggregate, uint32_t place)
{
	return entry_at(aggregate, place);
}

struct mig_text
mig_entry_key(const struct mig_aggregate *aggregate, const struct mig_entry *entry)
{
	return (struct mig_text){ (const char *)entry + key_offset(aggregate), entry->key_length };
}

static bool
grow_slots(struct mig_aggregate *aggregate)
{
	size_t wanted = aggregate->slot_count ? aggregate->slot_count * 2 : 64, mask = wanted - 1;
	struct mig_slot *slots = mig_big_allocate(wanted * sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < aggregate->slot_count; i++) {
		struct mig_slot slot = aggregate->slots[i];
		size_t at = slot.hash & mask;

		if (slot.place == 0)
			continue;
		while (slots[at].place)
			at = (at + 1) & mask;
		slots[at] = slot;
	}
	mig_big_free(aggregate->slots, aggregate->slot_count * sizeof *slots);
	aggregate->slots = slots;
	aggregate->slot_count = wanted;
	return true;
}

/* Whether `more` keys can be added and look-ups still be quick. Small tables are mostly free, so
 * that nearly all keys are where their hash says: what is next to it is hard to foresee. */
static inline bool
has_room(const struct mig_aggregate *aggregate, size_t more)
{
	enum { SPACIOUS = 1024 };
	size_t count = aggregate->count + more;

	return count < SPACIOUS ? count * 8 < aggregate->slot_count
				: count * 3 < aggregate->slot_count * 2;
}

/* The slot of a key, or the free one where it belongs, which is `at` or comes behind it. */
static inline struct mig_slot *
find_slot(const struct mig_aggregate *aggregate, struct mig_text key, uint32_t hash, size_t at)
{
	size_t mask = aggregate->slot_count - 1;

	for (;; at = (at + 1) & mask) {
		struct mig_slot *slot = &aggregate->slots[at];

		if (slot->place == 0)
			return slot;
		if (slot->hash == hash &&
		    mig_key_equal(mig_entry_key(aggregate, entry_at(aggregate, slot->place - 1)),
				  key))
			return slot;
	}
}

/* A chunk with room for `size` bytes; NULL without memory. */
static struct mig_chunk *
open_chunk(struct mig_aggregate *aggregate, size_t size)
{
	struct mig_chunk *chunks, *chunk = NULL;
	size_t room = aggregate->chunk_count ? CHUNK : FIRST_CHUNK;

	if (aggregate->chunk_count)
		chunk = &aggregate->chunks[aggregate->chunk_count - 1];
	if (chunk && chunk->size - chunk->length >= size)
		return chunk;
	if (aggregate->chunk_count == CHUNKS_MAX)
		return NULL;
	chunks = mig_array_reserve(aggregate->chunks, &aggregate->chunks_capacity,
				   aggregate->chunk_count + 1, sizeof *chunks);
	if (!chunks)
		return NULL;
	aggregate->chunks = chunks;
	chunk = &chunks[aggregate->chunk_count];
	*chunk = (struct mig_chunk){ .size = size > room ? size : room };
	chunk->bytes = mig_big_allocate(chunk->size);
	if (!chunk->bytes)
		return NULL;
	aggregate->chunk_count++;
	return chunk;
}

/* Append an entry; *place is where. NULL without memory. */
static struct mig_entry *
append_entry(struct mig_aggregate *aggregate, struct mig_text key, uint64_t position,
	     uint32_t *place)
{
	size_t size = entry_size(aggregate, key.length);
	struct mig_chunk *chunk = key.length < UINT32_MAX ? open_chunk(aggregate, size) : NULL;
	struct mig_entry *entry;

	if (!chunk)
		return NULL;
	*place = (uint32_t)((aggregate->chunk_count - 1) << UNIT_BITS | chunk->length / UNIT);
	entry = (struct mig_entry *)(void *)(chunk->bytes + chunk->length);
	entry->first = position;
	entry->key_length = (uint32_t)key.length;
	memcpy((char *)entry + key_offset(aggregate), key.bytes, key.length);
	chunk->length += size;
	aggregate->count++;
	return entry;
}

struct mig_entry *
mig_entries_find(struct mig_aggregate *aggregate, const struct mig_lookup *lookup,
		 uint64_t position, bool *added)
{
	struct mig_slot *slot;
	struct mig_entry *entry;
	uint32_t place;

	if (!lookup->prepared && !has_room(aggregate, 1) && !grow_slots(aggregate))
		return NULL;
	slot =
	    find_slot(aggregate, lookup->key, lookup->hash,
		      lookup->prepared ? lookup->slot : lookup->hash & (aggregate->slot_count - 1));
	*added = slot->place == 0;
	if (!*added)
		return entry_at(aggregate, slot->place - 1);
	entry = append_entry(aggregate, lookup->key, position, &place);
	if (entry)
		*slot = (struct mig_slot){ lookup->hash, place + 1 };
	return entry;
}

bool
mig_entries_prepare(struct mig_aggregate *aggregate, struct mig_lookup *lookups, size_t count)
{
	const struct mig_slot *slots;
	size_t mask;

	while (!has_room(aggregate, count))
		if (!grow_slots(aggregate))
			return false;
	slots = aggregate->slots;
	mask = aggregate->slot_count - 1;
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(&slots[lookups[i].hash & mask]);
	for (size_t i = 0; i < count; i++) {
		size_t at = lookups[i].hash & mask;

		while (slots[at].place && slots[at].hash != lookups[i].hash)
			at = (at + 1) & mask;
		lookups[i].slot = at;
		lookups[i].prepared = true;
		if (slots[at].place)
			__builtin_prefetch(entry_at(aggregate, slots[at].place - 1), 1);
	}
	return true;
}

struct mig_entry *
mig_entries_next(struct mig_entries_walk *walk, uint32_t *place)
{
	enum { AHEAD = 1024 }; /* bytes */
	const struct mig_aggregate *aggregate = walk->aggregate;
	struct mig_entry *entry;

	while (walk->chunk < aggregate->chunk_count &&
	       walk->offset == aggregate->chunks[walk->chunk].length) {
		walk->chunk++;
		walk->offset = 0;
	}
	if (walk->chunk == aggregate->chunk_count)
		return NULL;
	*place = (uint32_t)(walk->chunk << UNIT_BITS | walk->offset / UNIT);
	entry = entry_at(aggregate, *place);
	__builtin_prefetch((const char *)entry + AHEAD);
	walk->offset += entry_size(aggregate, entry->key_length);
	return entry;
}

void
mig_aggregate_free(struct mig_aggregate *aggregate)
{
	for (size_t i = 0; i < aggregate->chunk_count; i++)
		mig_big_free(aggregate->chunks[i].bytes, aggregate->chunks[i].size);
	free(aggregate->chunks);
	mig_big_free(aggregate->slots, aggregate->slot_count * sizeof *aggregate->slots);
	free(aggregate->negatives);
	mig_buffer_free(&aggregate->scratch);
	*aggregate = (struct mig_aggregate){ 0 };
}

#include <stdlib.h>

#include "audit.h"
#include "key.h"

enum mig_status
mig_audit_index_start(struct mig_audit_index *index, const struct mig_audit_table *table,
		      const size_t *places, size_t count, struct mig_error *error)
{
	*index = (struct mig_audit_index){ .members = table->members,
					   .key_count = table->key_count,
					   .count = count };
	for (size_t i = 0; i < count; i++)
		index->places[i] = places ? places[i] : i;
	index->next = malloc((table->table.rows + 1) * sizeof *index->next);
	return index->next ? MIG_OK : mig_fail_memory(error);
}

static uint32_t
hash_of(const uint32_t *tuple, size_t count)
{
	uint64_t sum = 0x9e3779b97f4a7c15u;

	for (size_t i = 0; i < count; i++)
		sum = mig_mix(sum ^ tuple[i]);
	return (uint32_t)(mig_mix(sum) >> 16);
}

static inline uint32_t
member_at(const struct mig_audit_index *index, size_t row, size_t key)
{
	uint32_t member = index->members[row * index->key_count + index->places[key]];

	return index->parents && key == index->replaced ? index->parents[member] : member;
}

static bool
is_of_group(const struct mig_audit_index *index, size_t group, const uint32_t *tuple)
{
	for (size_t i = 0; i < index->count; i++)
		if (member_at(index, index->heads[group], i) != tuple[i])
			return false;
	return true;
}

/* The slot of a tuple, or the free one where it belongs; there are some. */
static struct mig_audit_slot *
find_slot(const struct mig_audit_index *index, const uint32_t *tuple, uint32_t hash)
{
	size_t mask = index->slot_count - 1;

	for (size_t at = hash & mask;; at = (at + 1) & mask) {
		struct mig_audit_slot *slot = &index->slots[at];

		if (slot->group == 0 ||
		    (slot->hash == hash && is_of_group(index, slot->group - 1, tuple)))
			return slot;
	}
}

static enum mig_status
grow(struct mig_audit_index *index, struct mig_error *error)
{
	size_t wanted = index->slot_count ? index->slot_count * 2 : 64;
	struct mig_audit_slot *slots = calloc(wanted, sizeof *slots);

	if (!slots)
		return mig_fail_memory(error);
	for (size_t i = 0; i < index->slot_count; i++) {
		size_t at = index->slots[i].hash & (wanted - 1);

		if (index->slots[i].group == 0)
			continue;
		while (slots[at].group)
			at = (at + 1) & (wanted - 1);
		slots[at] = index->slots[i];
	}
	free(index->slots);
	index->slots = slots;
	index->slot_count = wanted;
	return MIG_OK;
}

static enum mig_status
add_group(struct mig_audit_index *index, struct mig_audit_slot *slot, uint32_t hash, size_t row,
	  struct mig_error *error)
{
	size_t wanted = index->group_count + 1;
	uint32_t *heads, *tails;

	heads = mig_array_reserve(index->heads, &index->heads_room, wanted, sizeof *heads);
	if (heads)
		index->heads = heads;
	tails = mig_array_reserve(index->tails, &index->tails_room, wanted, sizeof *tails);
	if (tails)
		index->tails = tails;
	if (!heads || !tails)
		return mig_fail_memory(error);
	heads[index->group_count] = tails[index->group_count] = (uint32_t)row;
	*slot = (struct mig_audit_slot){ hash, (uint32_t)++index->group_count };
	return MIG_OK;
}

enum mig_status
mig_audit_index_add(struct mig_audit_index *index, size_t row, struct mig_error *error)
{
	uint32_t tuple[MIG_AUDIT_KEYS_MAX], hash, *tail;
	struct mig_audit_slot *slot;

	if (index->group_count * 2 >= index->slot_count && grow(index, error) != MIG_OK)
		return MIG_IO;
	for (size_t i = 0; i < index->count; i++)
		tuple[i] = member_at(index, row, i);
	hash = hash_of(tuple, index->count);
	slot = find_slot(index, tuple, hash);
	index->next[row] = UINT32_MAX;
	if (slot->group == 0)
		return add_group(index, slot, hash, row, error);
	tail = &index->tails[slot->group - 1];
	index->next[*tail] = (uint32_t)row;
	*tail = (uint32_t)row;
	return MIG_OK;
}

size_t
mig_audit_index_find(const struct mig_audit_index *index, const uint32_t *tuple)
{
	const struct mig_audit_slot *slot;

	if (index->group_count == 0)
		return MIG_AUDIT_NONE;
	slot = find_slot(index, tuple, hash_of(tuple, index->count));
	return slot->group ? index->heads[slot->group - 1] : MIG_AUDIT_NONE;
}

void
mig_audit_index_free(struct mig_audit_index *index)
{
	free(index->slots);
	free(index->heads);
	free(index->tails);
	free(index->next);
	*index = (struct mig_audit_index){ 0 };
}

#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "key.h"

static inline uint32_t
member_at(const struct mig_audit_index *index, size_t row, size_t key)
{
	uint32_t member = index->members[row * index->key_count + index->places[key]];

	return index->parents && key == index->replaced ? index->parents[member] : member;
}

/* Where the rank of a member stands: that of the family behind all of them. */
static inline size_t
rank_place(const struct mig_audit_index *index, uint32_t member)
{
	return member < index->ranked ? member : index->ranked;
}

/* Number the members of a key as they come. */
static enum mig_status
rank_members(struct mig_audit_index *index, size_t key, size_t rows, struct mig_error *error)
{
	uint32_t *ranks = malloc((index->ranked + 1) * sizeof *ranks);

	index->ranks[key] = ranks;
	if (!ranks)
		return mig_fail_memory(error);
	memset(ranks, 0xff, (index->ranked + 1) * sizeof *ranks);
	for (size_t row = 0; row < rows; row++) {
		uint32_t member = member_at(index, row, key);
		uint32_t *rank = &ranks[rank_place(index, member)];

		if (*rank == UINT32_MAX && member != UINT32_MAX)
			*rank = (uint32_t)index->sizes[key]++;
	}
	return MIG_OK;
}

static size_t
greatest_member(const struct mig_audit_index *index, size_t rows)
{
	size_t greatest = 0;

	for (size_t row = 0; row < rows; row++)
		for (size_t i = 0; i < index->count; i++) {
			uint32_t member = member_at(index, row, i);

			if (member > greatest && member < MIG_AUDIT_FAMILY)
				greatest = member;
		}
	return greatest;
}

static void
drop_ranks(struct mig_audit_index *index)
{
	for (size_t i = 0; i < index->count; i++) {
		free(index->ranks[i]);
		index->ranks[i] = NULL;
	}
}

/* Lay out a grid if it takes no more room than looking up does. */
static enum mig_status
lay_out(struct mig_audit_index *index, size_t rows, struct mig_error *error)
{
	enum { FEW = 4096 };
	size_t limit = 4 * rows + FEW, size = 1;

	index->ranked = greatest_member(index, rows) + 1;
	if (index->ranked * index->count > limit)
		return MIG_OK;
	for (size_t i = 0; size && i < index->count; i++) {
		if (rank_members(index, i, rows, error) != MIG_OK)
			return MIG_IO;
		size =
		    index->sizes[i] && size <= limit / index->sizes[i] ? size * index->sizes[i] : 0;
	}
	if (size)
		index->grid = calloc(size, sizeof *index->grid);
	else
		drop_ranks(index);
	return !size || index->grid ? MIG_OK : mig_fail_memory(error);
}

/* The place of a tuple in the grid; NULL: one of its members is not in its key. */
static uint32_t *
grid_place(const struct mig_audit_index *index, const uint32_t *tuple)
{
	size_t place = 0;

	for (size_t i = 0; i < index->count; i++) {
		uint32_t rank = index->ranks[i][rank_place(index, tuple[i])];

		if (rank == UINT32_MAX ||
		    (tuple[i] >= index->ranked && tuple[i] != MIG_AUDIT_FAMILY))
			return NULL;
		place = place * index->sizes[i] + rank;
	}
	return &index->grid[place];
}

enum mig_status
mig_audit_index_start(struct mig_audit_index *index, const struct mig_audit_table *table,
		      const size_t *places, size_t count, const uint32_t *parents, size_t replaced,
		      struct mig_error *error)
{
	*index = (struct mig_audit_index){ .members = table->members,
					   .key_count = table->key_count,
					   .count = count,
					   .parents = parents,
					   .replaced = replaced };
	for (size_t i = 0; i < count; i++)
		index->places[i] = places ? places[i] : i;
	index->next = malloc((table->table.rows + 1) * sizeof *index->next);
	return index->next ? lay_out(index, table->table.rows, error) : mig_fail_memory(error);
}

static uint32_t
hash_of(const uint32_t *tuple, size_t count)
{
	uint64_t sum = 0x9e3779b97f4a7c15u;

	for (size_t i = 0; i < count; i++)
		sum = mig_mix(sum ^ tuple[i]);
	return (uint32_t)(mig_mix(sum) >> 16);
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

/* A new group, of one row; it is the last one. */
static enum mig_status
add_group(struct mig_audit_index *index, size_t row, struct mig_error *error)
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
	index->group_count++;
	return MIG_OK;
}

/* Where the number of the group of a tuple stands, or belongs: 0 if there is none yet. */
static uint32_t *
find_group(struct mig_audit_index *index, const uint32_t *tuple, struct mig_error *error)
{
	struct mig_audit_slot *slot;
	uint32_t hash;

	if (index->grid)
		return grid_place(index, tuple);
	if (index->group_count * 2 >= index->slot_count && grow(index, error) != MIG_OK)
		return NULL;
	hash = hash_of(tuple, index->count);
	slot = find_slot(index, tuple, hash);
	slot->hash = hash;
	return &slot->group;
}

enum mig_status
mig_audit_index_add(struct mig_audit_index *index, size_t row, struct mig_error *error)
{
	uint32_t tuple[MIG_AUDIT_KEYS_MAX], *group, *tail;

	for (size_t i = 0; i < index->count; i++)
		tuple[i] = member_at(index, row, i);
	group = find_group(index, tuple, error);
	if (!group)
		return MIG_IO;
	index->next[row] = UINT32_MAX;
	if (*group == 0) {
		*group = (uint32_t)(index->group_count + 1);
		return add_group(index, row, error);
	}
	tail = &index->tails[*group - 1];
	index->next[*tail] = (uint32_t)row;
	*tail = (uint32_t)row;
	return MIG_OK;
}

size_t
mig_audit_index_group(const struct mig_audit_index *index, const uint32_t *tuple)
{
	uint32_t group = 0;

	if (index->grid) {
		const uint32_t *place = grid_place(index, tuple);

		group = place ? *place : 0;
	} else if (index->group_count) {
		group = find_slot(index, tuple, hash_of(tuple, index->count))->group;
	}
	return group ? group - 1 : MIG_AUDIT_NONE;
}

size_t
mig_audit_index_find(const struct mig_audit_index *index, const uint32_t *tuple)
{
	size_t group = mig_audit_index_group(index, tuple);

	return group == MIG_AUDIT_NONE ? MIG_AUDIT_NONE : index->heads[group];
}

void
mig_audit_index_free(struct mig_audit_index *index)
{
	drop_ranks(index);
	free(index->grid);
	free(index->slots);
	free(index->heads);
	free(index->tails);
	free(index->next);
	*index = (struct mig_audit_index){ 0 };
}

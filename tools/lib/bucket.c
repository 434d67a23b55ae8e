#include "bucket.h"

#include <stdlib.h>
#include <string.h>

#include "entries.h"
#include "key.h"
#include "keys.h"
#include "period.h"

/* Numbers of entries by the hash of what they are looked up by. */
struct table {
	struct table_slot {
		uint32_t hash;
		uint32_t number; /* from 1; 0: free */
	} * slots;
	size_t mask;
};

static bool
make_table(struct table *table, size_t count)
{
	size_t size = 16;

	while (size < count * 2)
		size *= 2;
	table->mask = size - 1;
	table->slots = calloc(size, sizeof *table->slots);
	return table->slots != NULL;
}

/* What the entries of a bucket become. */
struct sorting {
	struct mig_bucket *bucket;
	struct kept {
		struct mig_entry *entry;
		uint32_t hash; /* of its group */
	} * entries;	       /* each key once */
	size_t count;
	struct table table;
	struct mig_text *keys; /* of the groups */
	struct mig_keys periods;
	struct ranked {
		struct mig_entry *entry;
		uint32_t group, rank; /* of its period */
	} * ranked, *other;
};

static struct mig_text
key_of(const struct sorting *sorting, const struct mig_entry *entry)
{
	return mig_entry_key(&sorting->bucket->sums->parts[0], entry);
}

/* Add up two entries of a key, the second of which is given up. Sums of negative numbers, where
 * only that one has any, are taken over: nothing is allocated here. */
static bool
merge(const struct mig_sums *sums, struct mig_entry *entry, const struct mig_entry *other)
{
	size_t count = sums->value_count;
	bool adopt = other->negatives && !entry->negatives;
	mig_uint128 *mine, *theirs = NULL;

	if (other->negatives)
		theirs = sums->negatives + (other->negatives - 1) * count;
	if (adopt)
		entry->negatives = other->negatives;
	mine = entry->negatives ? sums->negatives + (entry->negatives - 1) * count : NULL;
	for (size_t i = 0; i < count; i++) {
		mig_uint128 negative = theirs ? theirs[i] : 0;

		if (adopt)
			theirs[i] = 0;
		if (!mig_cell_merge(&entry->cells[i], mine ? &mine[i] : NULL, &other->cells[i],
				    negative))
			return false;
	}
	if (other->first < entry->first)
		entry->first = other->first;
	return true;
}

/* Keep an entry, or add it to the one that is kept of its key. */
static enum mig_adding
add_entry(struct sorting *sorting, const struct kept *item)
{
	const struct mig_sums *sums = sorting->bucket->sums;
	struct mig_text key = key_of(sorting, item->entry);
	uint32_t hash = sums->timed ? mig_key_hash(key) : item->hash;
	size_t mask = sorting->table.mask;

	for (size_t at = hash & mask;; at = (at + 1) & mask) {
		struct table_slot *slot = &sorting->table.slots[at];
		struct mig_entry *known;

		if (slot->number == 0) {
			*slot = (struct table_slot){ hash, (uint32_t)sorting->count + 1 };
			sorting->entries[sorting->count++] = *item;
			return MIG_ADDED;
		}
		known = sorting->entries[slot->number - 1].entry;
		if (slot->hash == hash && mig_key_equal(key_of(sorting, known), key))
			return merge(sums, known, item->entry) ? MIG_ADDED : MIG_ADD_OVERFLOW;
	}
}

/* Each key once. Those of one part differ already. */
static enum mig_adding
collect(struct sorting *sorting)
{
	enum { AHEAD = 16 };
	struct mig_bucket *bucket = sorting->bucket;
	enum mig_adding status = MIG_ADDED;

	for (size_t i = 0; i < bucket->sums->part_count; i++) {
		const struct mig_aggregate *part = &bucket->sums->parts[i];
		struct mig_bucket_list *list = &bucket->lists[i];

		for (size_t j = 0; status == MIG_ADDED && j < list->count; j++) {
			struct kept item = { mig_entries_at(part, list->items[j].place),
					     list->items[j].hash };

			if (j + AHEAD < list->count)
				__builtin_prefetch(
				    mig_entries_at(part, list->items[j + AHEAD].place), 1);
			if (bucket->sums->part_count > 1)
				status = add_entry(sorting, &item);
			else
				sorting->entries[sorting->count++] = item;
		}
		free(list->items);
		*list = (struct mig_bucket_list){ 0 };
	}
	return status;
}

/* The number of an entry's group, which is added if it is new. */
static uint32_t
find_group(struct sorting *sorting, const struct kept *item)
{
	struct mig_bucket *bucket = sorting->bucket;
	struct mig_text key = mig_group_key(key_of(sorting, item->entry), true);
	size_t mask = sorting->table.mask;

	for (size_t at = item->hash & mask;; at = (at + 1) & mask) {
		struct table_slot *slot = &sorting->table.slots[at];

		if (slot->number == 0) {
			*slot =
			    (struct table_slot){ item->hash, (uint32_t)bucket->group_count + 1 };
			sorting->keys[bucket->group_count] = key;
			bucket->groups[bucket->group_count] =
			    (struct mig_bucket_group){ .first = UINT64_MAX };
			return (uint32_t)bucket->group_count++;
		}
		if (slot->hash == item->hash && mig_key_equal(sorting->keys[slot->number - 1], key))
			return slot->number - 1;
	}
}

/* Which group and which period (by its number) each entry is of. */
static bool
classify(struct sorting *sorting)
{
	struct mig_bucket *bucket = sorting->bucket;
	struct mig_error error;

	memset(sorting->table.slots, 0, (sorting->table.mask + 1) * sizeof *sorting->table.slots);
	for (size_t i = 0; i < sorting->count; i++) {
		const struct kept *item = &sorting->entries[i];
		struct mig_text time = mig_key_time(key_of(sorting, item->entry));
		uint32_t group = find_group(sorting, item);
		size_t period;
		bool added;

		if (mig_keys_add(&sorting->periods, time, &period, &added, &error) != MIG_OK)
			return false;
		if (item->entry->first < bucket->groups[group].first)
			bucket->groups[group].first = item->entry->first;
		bucket->groups[group].count++;
		sorting->ranked[i] = (struct ranked){ item->entry, group, (uint32_t)period };
	}
	return true;
}

struct dated {
	struct mig_period period;
	uint32_t number;
};

static int
compare_dated(const void *a, const void *b)
{
	const struct dated *left = a, *right = b;

	return mig_period_compare(&left->period, &right->period);
}

/* Turn numbers of periods into ranks, the same one for notations of the same period. *ranks is how
 * many there are. */
static bool
rank_periods(struct sorting *sorting, size_t *ranks)
{
	size_t count = sorting->periods.count;
	struct dated *dated = malloc((count + 1) * sizeof *dated);
	uint32_t *rank_of = malloc((count + 1) * sizeof *rank_of);
	bool ready = dated && rank_of;

	*ranks = 0;
	for (size_t i = 0; ready && i < count; i++) {
		mig_period_parse(mig_keys_text(&sorting->periods, i), &dated[i].period);
		dated[i].number = (uint32_t)i;
	}
	if (ready)
		qsort(dated, count, sizeof *dated, compare_dated);
	for (size_t i = 0; ready && i < count; i++) {
		*ranks += i == 0 || compare_dated(&dated[i - 1], &dated[i]) != 0;
		rank_of[dated[i].number] = (uint32_t)*ranks - 1;
	}
	for (size_t i = 0; ready && i < sorting->count; i++)
		sorting->ranked[i].rank = rank_of[sorting->ranked[i].rank];
	free(dated);
	free(rank_of);
	return ready;
}

/* Sort by rank, then, keeping that order, by group: into sorting->ranked again. */
static bool
sort_ranked(struct sorting *sorting, size_t ranks)
{
	struct mig_bucket *bucket = sorting->bucket;
	size_t *starts = calloc(ranks + 1, sizeof *starts), start = 0;

	if (!starts)
		return false;
	for (size_t i = 0; i < sorting->count; i++)
		starts[sorting->ranked[i].rank + 1]++;
	for (size_t i = 1; i < ranks; i++)
		starts[i] += starts[i - 1];
	for (size_t i = 0; i < sorting->count; i++)
		sorting->other[starts[sorting->ranked[i].rank]++] = sorting->ranked[i];
	free(starts);
	for (size_t i = 0; i < bucket->group_count; i++) {
		bucket->groups[i].start = start;
		start += bucket->groups[i].count;
	}
	for (size_t i = 0; i < sorting->count; i++) {
		struct mig_bucket_group *group = &bucket->groups[sorting->other[i].group];

		sorting->ranked[group->start++] = sorting->other[i];
	}
	for (size_t i = 0; i < bucket->group_count; i++)
		bucket->groups[i].start -= bucket->groups[i].count;
	return true;
}

/* The two notations of the period that stands twice at `at`: the two that were seen first. */
static void
note_clash(struct sorting *sorting, const struct mig_bucket_group *group, const struct ranked *at)
{
	const struct ranked *end = sorting->ranked + group->start + group->count, *next = at + 1;
	const struct mig_entry *first = at->entry, *second = NULL;
	struct mig_bucket *bucket = sorting->bucket;

	for (; next < end && next->rank == at->rank; next++) {
		const struct mig_entry *entry = next->entry;

		if (entry->first < first->first) {
			second = first;
			first = entry;
		} else if (!second || entry->first < second->first) {
			second = entry;
		}
	}
	bucket->clash[0] = key_of(sorting, first);
	bucket->clash[1] = key_of(sorting, second);
	bucket->clash_first = group->first;
}

/* Two notations of one period would stand apart as two rows, which could be added up wrongly by
 * whoever reads on. Of the groups where that is so, the one that was seen first is noted. */
static void
find_clash(struct sorting *sorting)
{
	struct mig_bucket *bucket = sorting->bucket;

	for (size_t i = 0; i < bucket->group_count; i++) {
		const struct mig_bucket_group *group = &bucket->groups[i];
		const struct ranked *at = sorting->ranked + group->start, *last;

		last = at + group->count - 1;
		while (at < last && at->rank != at[1].rank)
			at++;
		if (at < last && (!bucket->clash[0].bytes || group->first < bucket->clash_first))
			note_clash(sorting, group, at);
	}
}

/* Entries become rows as they are: each is a group. */
static void
take_as_they_are(struct sorting *sorting)
{
	struct mig_bucket *bucket = sorting->bucket;

	for (size_t i = 0; i < sorting->count; i++) {
		const struct mig_entry *entry = sorting->entries[i].entry;

		bucket->rows[bucket->start + i] = entry;
		bucket->groups[i] = (struct mig_bucket_group){ entry->first, bucket->start + i, 1 };
	}
	bucket->group_count = sorting->count;
}

static bool
sort_by_group(struct sorting *sorting)
{
	struct mig_bucket *bucket = sorting->bucket;
	size_t ranks;

	sorting->keys = malloc((sorting->count + 1) * sizeof *sorting->keys);
	sorting->ranked = malloc((sorting->count + 1) * sizeof *sorting->ranked);
	sorting->other = malloc((sorting->count + 1) * sizeof *sorting->other);
	if (!sorting->keys || !sorting->ranked || !sorting->other || !classify(sorting) ||
	    !rank_periods(sorting, &ranks) || !sort_ranked(sorting, ranks))
		return false;
	find_clash(sorting);
	for (size_t i = 0; i < sorting->count; i++)
		bucket->rows[bucket->start + i] = sorting->ranked[i].entry;
	for (size_t i = 0; i < bucket->group_count; i++)
		bucket->groups[i].start += bucket->start;
	return true;
}

static void
end_sorting(struct sorting *sorting)
{
	free(sorting->entries);
	free(sorting->table.slots);
	free(sorting->keys);
	mig_keys_free(&sorting->periods);
	free(sorting->ranked);
	free(sorting->other);
}

void
mig_bucket_make(struct mig_bucket *bucket)
{
	struct sorting sorting = { .bucket = bucket };
	size_t count = 0;

	for (size_t i = 0; i < bucket->sums->part_count; i++)
		count += bucket->lists[i].count;
	sorting.entries = malloc((count + 1) * sizeof *sorting.entries);
	bucket->groups = malloc((count + 1) * sizeof *bucket->groups);
	if (!sorting.entries || !bucket->groups || !make_table(&sorting.table, count))
		bucket->status = MIG_ADD_MEMORY;
	else
		bucket->status = collect(&sorting);
	if (bucket->status == MIG_ADDED && !bucket->sums->timed)
		take_as_they_are(&sorting);
	else if (bucket->status == MIG_ADDED && !sort_by_group(&sorting))
		bucket->status = MIG_ADD_MEMORY;
	end_sorting(&sorting);
}

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/big.h"
#include "entries.h"
#include "key.h"

static enum mig_adding
merge_cell(struct mig_aggregate *aggregate, struct mig_entry *entry, size_t value,
	   const struct mig_cell *from, mig_uint128 negative)
{
	const struct mig_decimal above = { (mig_int128)from->positive, (int)from->scale };
	const struct mig_decimal below = { -(mig_int128)negative, (int)from->scale };
	struct mig_cell *cell = &entry->cells[value];
	enum mig_adding done = mig_entry_add(aggregate, entry, value, above);

	if (done == MIG_ADDED && negative)
		done = mig_entry_add(aggregate, entry, value, below);
	cell->known += from->known;
	cell->missing += from->missing;
	cell->flags |= from->flags;
	return done;
}

static enum mig_adding
merge_entry(struct mig_aggregate *aggregate, const struct mig_aggregate *other,
	    const struct mig_entry *from, const struct mig_lookup *lookup)
{
	bool added;
	struct mig_entry *entry = mig_entries_find(aggregate, lookup, from->first, &added);
	enum mig_adding done = entry ? MIG_ADDED : MIG_ADD_MEMORY;

	if (entry && from->first < entry->first)
		entry->first = from->first;
	for (size_t i = 0; done == MIG_ADDED && i < aggregate->value_count; i++)
		done = merge_cell(aggregate, entry, i, &from->cells[i],
				  mig_entry_negative(other, from, i));
	return done;
}

enum mig_adding
mig_aggregate_merge(struct mig_aggregate *aggregate, const struct mig_aggregate *other)
{
	struct mig_entries_walk walk = { .aggregate = other };
	const struct mig_entry *from[MIG_BATCH];
	struct mig_lookup lookups[MIG_BATCH];
	enum mig_adding done = MIG_ADDED;
	size_t count;

	do {
		for (count = 0; count < MIG_BATCH && (from[count] = mig_entries_next(&walk));
		     count++) {
			lookups[count].key = mig_entry_key(other, from[count]);
			lookups[count].hash = mig_key_hash(lookups[count].key);
		}
		mig_entries_prefetch(aggregate, lookups, count);
		for (size_t i = 0; done == MIG_ADDED && i < count; i++)
			done = merge_entry(aggregate, other, from[i], &lookups[i]);
	} while (done == MIG_ADDED && count == MIG_BATCH);
	return done;
}

/* One pass of a radix sort by 16 bits of `first`: from one array into another. */
static void
sort_by_digit(const struct mig_seen *from, struct mig_seen *to, size_t count, int shift,
	      size_t *starts)
{
	enum { DIGITS = 1 << 16 };
	size_t sum = 0;

	memset(starts, 0, DIGITS * sizeof *starts);
	for (size_t i = 0; i < count; i++)
		starts[from[i].first >> shift & (DIGITS - 1)]++;
	for (size_t digit = 0; digit < DIGITS; digit++) {
		size_t here = starts[digit];

		starts[digit] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[from[i].first >> shift & (DIGITS - 1)]++] = from[i];
}

/* Sort by `first`, stably; the array may be replaced. false: no memory. */
static bool
sort_seen(struct mig_seen **seen, size_t count, uint64_t largest)
{
	struct mig_seen *other = mig_big_allocate((count + 1) * sizeof *other);
	size_t *starts = malloc(((size_t)1 << 16) * sizeof *starts);
	bool ready = other && starts;

	for (int shift = 0; ready && shift < 64 && largest >> shift; shift += 16) {
		struct mig_seen *sorted = other;

		sort_by_digit(*seen, sorted, count, shift, starts);
		other = *seen;
		*seen = sorted;
	}
	free(other);
	free(starts);
	return ready;
}

struct mig_seen *
mig_aggregate_order(const struct mig_aggregate *aggregate)
{
	struct mig_seen *seen = mig_big_allocate((aggregate->count + 1) * sizeof *seen);
	struct mig_entries_walk walk = { .aggregate = aggregate };
	const struct mig_entry *entry;
	uint64_t largest = 0;
	bool sorted = true;

	for (size_t i = 0; seen && (entry = mig_entries_next(&walk)); i++) {
		seen[i] = (struct mig_seen){ entry->first, entry };
		sorted = sorted && entry->first >= largest;
		largest = entry->first > largest ? entry->first : largest;
	}
	if (seen && !sorted && !sort_seen(&seen, aggregate->count, largest)) {
		free(seen);
		return NULL;
	}
	return seen;
}

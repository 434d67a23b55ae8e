#include "sums.h"

#include <stdlib.h>
#include <string.h>

#include "bucket.h"
#include "engine/big.h"
#include "engine/crew.h"
#include "entries.h"
#include "key.h"

enum {
	BUCKET = 8192, /* entries of a bucket, about: they and their tables stay in the cache */
	BUCKETS_MAX = 1024,
};

/* The work on some sums. */
struct making {
	struct mig_sums *sums;
	size_t threads;
	size_t entries; /* of all parts */
	size_t bucket_count;
	struct mig_bucket *buckets;
	struct mig_bucket_list *lists;	/* for each bucket one a part */
	const struct mig_entry **found; /* rows, bucket after bucket */
	size_t *first_negatives;	/* of each part, in sums->negatives */
	bool *no_memory;		/* for each part */
	struct mig_bucket_group *groups;
	size_t group_count;
};

/* Entries are dealt out by the top of the hash, whose lower bits are for the tables. */
static size_t
bucket_of(const struct making *making, uint32_t hash)
{
	return (size_t)((uint64_t)hash * making->bucket_count >> 32);
}

/* Deal out the entries of a part. */
static void
deal_out(void *data, size_t part)
{
	struct making *making = data;
	struct mig_sums *sums = making->sums;
	const struct mig_aggregate *aggregate = &sums->parts[part];
	struct mig_entries_walk walk = { .aggregate = aggregate };
	size_t expected = aggregate->count / making->bucket_count;
	struct mig_entry *entry;
	uint32_t place;

	while ((entry = mig_entries_next(&walk, &place))) {
		struct mig_text key = mig_group_key(mig_entry_key(aggregate, entry), sums->timed);
		uint32_t hash = mig_key_hash(key);
		struct mig_bucket_list *list =
		    &making->lists[bucket_of(making, hash) * sums->part_count + part];
		struct mig_bucket_item *items =
		    mig_array_reserve(list->items, &list->capacity,
				      list->count ? list->count + 1 : expected + 1, sizeof *items);

		if (!items) {
			making->no_memory[part] = true;
			return;
		}
		list->items = items;
		items[list->count++] = (struct mig_bucket_item){ place, hash };
		if (entry->negatives)
			entry->negatives += (uint32_t)making->first_negatives[part];
	}
}

static void
make_bucket(void *data, size_t number)
{
	struct making *making = data;

	mig_bucket_make(&making->buckets[number]);
}

/* The sums of negative numbers of all parts in one table, which the entries then refer to. */
static bool
join_negatives(struct making *making)
{
	struct mig_sums *sums = making->sums;
	size_t rows = 0, size = sums->value_count * sizeof *sums->negatives;

	for (size_t i = 0; i < sums->part_count; i++) {
		making->first_negatives[i] = rows;
		rows += sums->parts[i].negative_rows;
	}
	if (rows > UINT32_MAX)
		return false;
	if (rows == 0)
		return true;
	sums->negatives = malloc(rows * size);
	for (size_t i = 0; sums->negatives && i < sums->part_count; i++)
		if (sums->parts[i].negative_rows)
			memcpy((char *)sums->negatives + making->first_negatives[i] * size,
			       sums->parts[i].negatives, sums->parts[i].negative_rows * size);
	return sums->negatives != NULL;
}

static bool
prepare(struct making *making)
{
	struct mig_sums *sums = making->sums;
	size_t parts = sums->part_count;

	for (size_t i = 0; i < parts; i++)
		making->entries += sums->parts[i].count;
	making->bucket_count = making->entries / BUCKET + 1;
	if (making->bucket_count > BUCKETS_MAX)
		making->bucket_count = BUCKETS_MAX;
	making->buckets = calloc(making->bucket_count, sizeof *making->buckets);
	making->lists = calloc(making->bucket_count * parts, sizeof *making->lists);
	making->first_negatives = calloc(parts, sizeof *making->first_negatives);
	making->no_memory = calloc(parts, sizeof *making->no_memory);
	sums->row_room = making->entries + 1;
	sums->rows = mig_big_allocate(sums->row_room * sizeof *sums->rows);
	making->found = mig_big_allocate(sums->row_room * sizeof *making->found);
	return making->buckets && making->lists && making->first_negatives && making->no_memory &&
	       sums->rows && making->found && join_negatives(making);
}

/* Say to each bucket what is its. */
static bool
hand_over(struct making *making)
{
	struct mig_sums *sums = making->sums;
	size_t start = 0;

	for (size_t i = 0; i < sums->part_count; i++)
		if (making->no_memory[i])
			return false;
	for (size_t i = 0; i < making->bucket_count; i++) {
		struct mig_bucket_list *lists = making->lists + i * sums->part_count;

		making->buckets[i] = (struct mig_bucket){
			.sums = sums, .lists = lists, .start = start, .rows = making->found
		};
		for (size_t j = 0; j < sums->part_count; j++)
			start += lists[j].count;
	}
	return true;
}

/* All groups, bucket after bucket, and whether periods clash. */
static enum mig_adding
join_groups(struct making *making)
{
	enum mig_adding status = MIG_ADDED;
	struct mig_sums *sums = making->sums;
	uint64_t clash_first = UINT64_MAX;
	size_t count = 0;

	for (size_t i = 0; i < making->bucket_count; i++) {
		const struct mig_bucket *bucket = &making->buckets[i];

		count += bucket->group_count;
		if (bucket->status > status)
			status = bucket->status;
		if (bucket->clash[0].bytes && bucket->clash_first < clash_first) {
			memcpy(sums->clash, bucket->clash, sizeof sums->clash);
			clash_first = bucket->clash_first;
		}
	}
	if (status != MIG_ADDED)
		return status;
	making->groups = malloc((count + 1) * sizeof *making->groups);
	for (size_t i = 0; making->groups && i < making->bucket_count; i++) {
		const struct mig_bucket *bucket = &making->buckets[i];

		memcpy(making->groups + making->group_count, bucket->groups,
		       bucket->group_count * sizeof *bucket->groups);
		making->group_count += bucket->group_count;
	}
	return making->groups ? MIG_ADDED : MIG_ADD_MEMORY;
}

/* One pass of a radix sort by 16 bits of `first`: from one array into another. */
static void
sort_by_digit(const struct mig_bucket_group *from, struct mig_bucket_group *to, size_t count,
	      int shift, size_t *starts)
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

/* Groups in first-seen order. false: no memory. */
static bool
sort_groups(struct making *making)
{
	size_t count = making->group_count;
	struct mig_bucket_group *other;
	uint64_t largest = 0;
	bool sorted = true, ready;
	size_t *starts;

	for (size_t i = 0; i < count; i++) {
		sorted = sorted && making->groups[i].first >= largest;
		if (making->groups[i].first > largest)
			largest = making->groups[i].first;
	}
	if (sorted)
		return true;
	other = malloc(count * sizeof *other);
	starts = malloc(((size_t)1 << 16) * sizeof *starts);
	ready = other && starts;
	for (int shift = 0; ready && shift < 64 && largest >> shift; shift += 16) {
		struct mig_bucket_group *done = other;

		sort_by_digit(making->groups, done, count, shift, starts);
		other = making->groups;
		making->groups = done;
	}
	free(other);
	free(starts);
	return ready;
}

/* Rows in the order of the groups. */
static void
order_rows(struct making *making)
{
	struct mig_sums *sums = making->sums;

	for (size_t i = 0; i < making->group_count; i++) {
		const struct mig_bucket_group *group = &making->groups[i];

		for (size_t j = 0; j < group->count; j++)
			sums->rows[sums->count++] = making->found[group->start + j];
	}
}

static void
end_making(struct making *making)
{
	size_t lists = making->bucket_count * making->sums->part_count;

	for (size_t i = 0; making->buckets && i < making->bucket_count; i++)
		free(making->buckets[i].groups);
	for (size_t i = 0; making->lists && i < lists; i++)
		free(making->lists[i].items);
	free(making->buckets);
	free(making->lists);
	free(making->first_negatives);
	free(making->no_memory);
	mig_big_free(making->found, making->sums->row_room * sizeof *making->found);
	free(making->groups);
}

enum mig_adding
mig_sums_make(struct mig_sums *sums, size_t threads)
{
	struct making making = { .sums = sums, .threads = threads };
	enum mig_adding status = prepare(&making) ? MIG_ADDED : MIG_ADD_MEMORY;

	if (status == MIG_ADDED) {
		mig_crew_run(threads, sums->part_count, deal_out, &making);
		status = hand_over(&making) ? MIG_ADDED : MIG_ADD_MEMORY;
	}
	if (status == MIG_ADDED) {
		mig_crew_run(threads, making.bucket_count, make_bucket, &making);
		status = join_groups(&making);
	}
	if (status == MIG_ADDED && !sort_groups(&making))
		status = MIG_ADD_MEMORY;
	if (status == MIG_ADDED)
		order_rows(&making);
	end_making(&making);
	return status;
}

void
mig_sums_free(struct mig_sums *sums)
{
	for (size_t i = 0; i < sums->part_count; i++)
		mig_aggregate_free(&sums->parts[i]);
	free(sums->parts);
	free(sums->negatives);
	mig_big_free(sums->rows, sums->row_room * sizeof *sums->rows);
	*sums = (struct mig_sums){ 0 };
}

struct mig_text
mig_sums_key(const struct mig_sums *sums, size_t row)
{
	return mig_entry_key(&sums->parts[0], sums->rows[row]);
}

struct mig_decimal
mig_sums_number(const struct mig_sums *sums, size_t row, size_t value)
{
	const struct mig_entry *entry = sums->rows[row];
	size_t negatives = entry->negatives;

	return mig_cell_sum(&entry->cells[value],
			    negatives ? sums->negatives[(negatives - 1) * sums->value_count + value]
				      : 0);
}

struct mig_value
mig_sums_value(const struct mig_sums *sums, size_t row, size_t value, bool partial)
{
	const struct mig_cell *cell = &sums->rows[row]->cells[value];
	struct mig_value result = { .flags = cell->flags };

	if (cell->known == 0 || (cell->missing && !partial)) {
		result.state = MIG_VALUE_MISSING;
		return result;
	}
	result.state = MIG_VALUE_KNOWN;
	result.number = mig_sums_number(sums, row, value);
	if (cell->missing)
		result.flags = (cell->flags & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return result;
}

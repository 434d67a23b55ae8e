#include "aggregate.h"

#include <stdlib.h>
#include <string.h>

#include "engine/big.h"
#include "period.h"

enum mig_status
mig_plan_make(const struct mig_columns *columns, const struct mig_filter *filter,
	      struct mig_plan *plan, struct mig_error *error)
{
	size_t conditions = filter ? filter->count : 0;
	size_t count = 0;

	*plan = (struct mig_plan){ .keys = columns->by_count,
				   .values = columns->value_count,
				   .timed = columns->time != SIZE_MAX,
				   .flagged = columns->status != SIZE_MAX,
				   .filter = filter };
	plan->columns = malloc((columns->by_count + columns->value_count + conditions + 2) *
			       sizeof *plan->columns);
	if (!plan->columns)
		return mig_fail_memory(error);
	while (count < columns->by_count) {
		plan->columns[count] = columns->by[count];
		count++;
	}
	if (plan->timed) {
		plan->columns[count++] = columns->time;
		plan->keys++;
	}
	for (size_t i = 0; i < columns->value_count; i++)
		plan->columns[count++] = columns->values[i];
	if (plan->flagged)
		plan->columns[count++] = columns->status;
	for (size_t i = 0; i < conditions; i++)
		plan->columns[count++] = filter->conditions[i].index;
	plan->count = count;
	return MIG_OK;
}

void
mig_plan_free(struct mig_plan *plan)
{
	free(plan->columns);
	*plan = (struct mig_plan){ 0 };
}

static bool
fails(struct mig_trouble *trouble, int kind, size_t field)
{
	trouble->kind = kind;
	trouble->field = field;
	return false;
}

/* Room for the keys of a batch, joined. */
static bool
reserve_keys(struct mig_aggregate *aggregate, const struct mig_plan *plan,
	     const struct mig_text *fields, size_t count)
{
	struct mig_buffer *scratch = &aggregate->scratch;
	size_t length = plan->keys * count;
	char *bytes;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < plan->keys; j++)
			length += fields[i * plan->count + j].length;
	bytes = mig_array_reserve(scratch->bytes, &scratch->capacity, length + 1, 1);
	scratch->length = 0;
	if (bytes)
		scratch->bytes = bytes;
	return bytes != NULL;
}

/* The parts of the key as one text: themselves if there is only one. */
static inline struct mig_text
join_key(struct mig_aggregate *aggregate, const struct mig_plan *plan,
	 const struct mig_text *fields)
{
	struct mig_buffer *scratch = &aggregate->scratch;
	char *start, *at;

	if (plan->keys <= 1)
		return plan->keys ? fields[0] : (struct mig_text){ "", 0 };
	start = at = scratch->bytes + scratch->length;
	for (size_t i = 0; i < plan->keys; i++) {
		memcpy(at, fields[i].bytes, fields[i].length);
		at += fields[i].length;
		*at++ = '\0';
	}
	scratch->length += (size_t)(at - start);
	return (struct mig_text){ start, (size_t)(at - start) - 1 };
}

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
	free(aggregate->slots);
	aggregate->slots = slots;
	aggregate->slot_count = wanted;
	return true;
}

/* The slot of a key, or the free one where it belongs. */
static inline struct mig_slot *
find_slot(const struct mig_aggregate *aggregate, struct mig_text key, uint32_t hash)
{
	size_t mask = aggregate->slot_count - 1;

	for (size_t at = hash & mask;; at = (at + 1) & mask) {
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
append_entry(struct mig_aggregate *aggregate, struct mig_text key, uint32_t hash, uint64_t position,
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
	entry->hash = hash;
	memcpy((char *)entry + key_offset(aggregate), key.bytes, key.length);
	chunk->length += size;
	aggregate->count++;
	return entry;
}

/* The entry of a key, which is added if it is new; NULL without memory. */
static inline struct mig_entry *
find_entry(struct mig_aggregate *aggregate, struct mig_text key, uint32_t hash, uint64_t position,
	   bool *added)
{
	struct mig_slot *slot;
	struct mig_entry *entry;
	uint32_t place;

	if (aggregate->count * 2 >= aggregate->slot_count && !grow_slots(aggregate))
		return NULL;
	slot = find_slot(aggregate, key, hash);
	*added = slot->place == 0;
	if (!*added)
		return entry_at(aggregate, slot->place - 1);
	entry = append_entry(aggregate, key, hash, position, &place);
	if (entry)
		*slot = (struct mig_slot){ hash, place + 1 };
	return entry;
}

static bool
add_number(struct mig_cell *cell, struct mig_decimal number)
{
	struct mig_decimal sum = { cell->units, cell->scale };

	if (!mig_decimal_add(sum, number, &sum))
		return false;
	cell->units = sum.units;
	cell->scale = (unsigned)sum.scale & 63;
	return true;
}

/* Plain digits, few enough for 64 bits: what nearly all cells of counts are. */
static inline bool
parse_count(struct mig_text text, uint64_t *number)
{
	uint64_t sum = 0;

	if (text.length == 0 || text.length > MIG_DECIMAL_DIGITS_MAX)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		unsigned digit = (unsigned char)text.bytes[i] - (unsigned)'0';

		if (digit > 9)
			return false;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return true;
}

static bool
add_value(struct mig_cell *cell, struct mig_text text, size_t field, struct mig_trouble *trouble)
{
	struct mig_decimal number = { 0 };
	uint64_t count;

	if (parse_count(text, &count)) {
		mig_int128 sum;

		cell->known++;
		if (cell->scale == 0 &&
		    !__builtin_add_overflow(cell->units, (mig_int128)count, &sum)) {
			cell->units = sum;
			return true;
		}
		number.units = (mig_int128)count;
		return add_number(cell, number) || fails(trouble, MIG_TROUBLE_OVERFLOW, field);
	}
	switch (mig_decimal_parse(text, &number)) {
	case MIG_PARSE_EMPTY:
		cell->missing++;
		return true;
	case MIG_PARSE_OK:
		cell->known++;
		return add_number(cell, number) || fails(trouble, MIG_TROUBLE_OVERFLOW, field);
	case MIG_PARSE_RANGE:
		return fails(trouble, MIG_TROUBLE_RANGE, field);
	default:
		return fails(trouble, MIG_TROUBLE_NUMBER, field);
	}
}

static bool
passes(const struct mig_plan *plan, const struct mig_text *fields, bool *pass,
       struct mig_trouble *trouble)
{
	size_t first = plan->count - plan->filter->count;

	for (size_t i = 0; *pass && i < plan->filter->count; i++)
		if (!mig_condition_test(&plan->filter->conditions[i], fields[first + i], pass))
			return fails(trouble, MIG_TROUBLE_ORDER, first + i);
	return true;
}

/* A record on its way into the table. */
struct lookup {
	struct mig_text key;
	uint32_t hash;
	bool pass;
};

static bool
add_record(struct mig_aggregate *aggregate, const struct mig_plan *plan,
	   const struct mig_text *fields, const struct lookup *lookup, uint64_t position,
	   struct mig_trouble *trouble)
{
	size_t first = plan->keys;
	struct mig_period period;
	struct mig_entry *entry;
	mig_flags flags = 0;
	bool added;

	if (plan->flagged && fields[first + plan->values].length &&
	    !mig_flags_parse(fields[first + plan->values], &flags))
		return fails(trouble, MIG_TROUBLE_STATUS, first + plan->values);
	entry = find_entry(aggregate, lookup->key, lookup->hash, position, &added);
	if (!entry)
		return fails(trouble, MIG_TROUBLE_MEMORY, 0);
	if (added && plan->timed && !mig_period_parse(fields[plan->keys - 1], &period))
		return fails(trouble, MIG_TROUBLE_PERIOD, plan->keys - 1);
	for (size_t i = 0; i < plan->values; i++) {
		entry->cells[i].flags |= flags & 0x3ffffffu;
		if (!add_value(&entry->cells[i], fields[first + i], first + i, trouble))
			return false;
	}
	return true;
}

/* In a large table every look-up waits for memory, twice: for the slot and for the entry. Asking
 * for all of a batch before the first is needed makes these waits overlap. Inlined at all events:
 * gcc takes a function that does nothing else for one without effect and leaves calls of it out. */
static inline __attribute__((always_inline)) void
prefetch(const struct mig_aggregate *aggregate, const struct lookup *lookups, size_t count)
{
	enum { LARGE = 4096 };
	size_t mask = aggregate->slot_count - 1;

	if (aggregate->count < LARGE)
		return;
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(&aggregate->slots[lookups[i].hash & mask]);
	for (size_t i = 0; i < count; i++) {
		uint32_t place = aggregate->slots[lookups[i].hash & mask].place;

		if (place)
			__builtin_prefetch(entry_at(aggregate, place - 1), 1);
	}
}

size_t
mig_aggregate_add(struct mig_aggregate *aggregate, const struct mig_plan *plan,
		  const struct mig_text *fields, const uint64_t *positions, size_t count,
		  struct mig_trouble *trouble)
{
	struct lookup lookups[MIG_BATCH];
	size_t ready = 0, done = 0;

	if (plan->keys > 1 && !reserve_keys(aggregate, plan, fields, count)) {
		fails(trouble, MIG_TROUBLE_MEMORY, 0);
		return 0;
	}
	for (; ready < count; ready++) {
		const struct mig_text *record = fields + ready * plan->count;

		lookups[ready].pass = true;
		if (plan->filter && !passes(plan, record, &lookups[ready].pass, trouble))
			break;
		lookups[ready].key = join_key(aggregate, plan, record);
		lookups[ready].hash = mig_key_hash(lookups[ready].key);
	}
	prefetch(aggregate, lookups, ready);
	for (; done < ready; done++)
		if (lookups[done].pass && !add_record(aggregate, plan, fields + done * plan->count,
						      &lookups[done], positions[done], trouble))
			break;
	return done;
}

static enum mig_status
merge_cell(struct mig_cell *target, const struct mig_cell *source, struct mig_error *error)
{
	const struct mig_decimal part = { source->units, source->scale };

	if (!add_number(target, part))
		return mig_fail(error, MIG_DATA, "a sum becomes too large to be exact");
	target->known += source->known;
	target->missing += source->missing;
	target->flags |= source->flags;
	return MIG_OK;
}

/* A walk over all entries. */
struct walk {
	const struct mig_aggregate *aggregate;
	size_t chunk, offset;
};

static const struct mig_entry *
next_entry(struct walk *walk)
{
	const struct mig_aggregate *aggregate = walk->aggregate;
	const struct mig_entry *entry;

	while (walk->chunk < aggregate->chunk_count &&
	       walk->offset == aggregate->chunks[walk->chunk].length) {
		walk->chunk++;
		walk->offset = 0;
	}
	if (walk->chunk == aggregate->chunk_count)
		return NULL;
	entry = entry_at(aggregate, walk->chunk << UNIT_BITS | walk->offset / UNIT);
	walk->offset += entry_size(aggregate, entry->key_length);
	return entry;
}

static enum mig_status
merge_entry(struct mig_aggregate *aggregate, const struct mig_entry *from,
	    const struct lookup *lookup, struct mig_error *error)
{
	bool added;
	struct mig_entry *entry =
	    find_entry(aggregate, lookup->key, lookup->hash, from->first, &added);
	enum mig_status status = entry ? MIG_OK : mig_fail_memory(error);

	if (entry && from->first < entry->first)
		entry->first = from->first;
	for (size_t i = 0; status == MIG_OK && i < aggregate->value_count; i++)
		status = merge_cell(&entry->cells[i], &from->cells[i], error);
	return status;
}

enum mig_status
mig_aggregate_merge(struct mig_aggregate *aggregate, const struct mig_aggregate *other,
		    struct mig_error *error)
{
	struct walk walk = { .aggregate = other };
	const struct mig_entry *from[MIG_BATCH];
	struct lookup lookups[MIG_BATCH];
	enum mig_status status = MIG_OK;
	size_t count;

	do {
		for (count = 0; count < MIG_BATCH && (from[count] = next_entry(&walk)); count++) {
			lookups[count].key = mig_entry_key(other, from[count]);
			lookups[count].hash = from[count]->hash;
		}
		prefetch(aggregate, lookups, count);
		for (size_t i = 0; status == MIG_OK && i < count; i++)
			status = merge_entry(aggregate, from[i], &lookups[i], error);
	} while (status == MIG_OK && count == MIG_BATCH);
	return status;
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
	struct walk walk = { .aggregate = aggregate };
	const struct mig_entry *entry;
	uint64_t largest = 0;
	bool sorted = true;

	for (size_t i = 0; seen && (entry = next_entry(&walk)); i++) {
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

void
mig_aggregate_free(struct mig_aggregate *aggregate)
{
	for (size_t i = 0; i < aggregate->chunk_count; i++)
		free(aggregate->chunks[i].bytes);
	free(aggregate->chunks);
	free(aggregate->slots);
	mig_buffer_free(&aggregate->scratch);
	*aggregate = (struct mig_aggregate){ 0 };
}

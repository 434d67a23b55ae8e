#include "entries.h"
#include "key.h"

#include <stdlib.h>
#include <string.h>

#include "period.h"

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

/* Where the negative numbers of value column `value` are added up; NULL if there were none. */
static mig_uint128 *
negative_sum(const struct mig_aggregate *aggregate, const struct mig_entry *entry, size_t value)
{
	size_t row = entry->negatives;

	return row ? &aggregate->negatives[(row - 1) * aggregate->value_count + value] : NULL;
}

static bool
open_negatives(struct mig_aggregate *aggregate, struct mig_entry *entry)
{
	size_t count = aggregate->value_count, first = aggregate->negative_rows * count;
	mig_uint128 *grown = mig_array_reserve(aggregate->negatives, &aggregate->negatives_capacity,
					       first + count, sizeof *grown);

	if (!grown)
		return false;
	aggregate->negatives = grown;
	memset(grown + first, 0, count * sizeof *grown);
	entry->negatives = (uint32_t)++aggregate->negative_rows;
	return true;
}

/* Add a number to the sum of value column `value` over an entry's rows. After an overflow the sums
 * are spoilt: the aggregate is only good for mig_aggregate_free(). */
static enum mig_adding
add_to_sum(struct mig_aggregate *aggregate, struct mig_entry *entry, size_t value,
	   struct mig_decimal number)
{
	if (number.units < 0 && !entry->negatives && !open_negatives(aggregate, entry))
		return MIG_ADD_MEMORY;
	return mig_cell_add(&entry->cells[value], negative_sum(aggregate, entry, value), number)
		   ? MIG_ADDED
		   : MIG_ADD_OVERFLOW;
}

/* The digits one after the other. */
static bool
parse_digits(struct mig_text text, uint64_t *number)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < text.length; i++) {
		unsigned digit = (unsigned char)text.bytes[i] - (unsigned)'0';

		if (digit > 9)
			return false;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return true;
}

#if MIG_KEY_PACKABLE

/* Four to eight digits at once: in one word, with zeros before them, the neighbours of ever
 * wider pairs are put together. A loop over lengths that vary costs more than all of this. */
static inline bool
parse_4_to_8(struct mig_text text, uint64_t *number)
{
	const uint64_t zeros = 0x3030303030303030u, high = 0xf0f0f0f0f0f0f0f0u;
	unsigned shift = 8 * (8 - (unsigned)text.length);
	uint32_t first, last;
	uint64_t word;

	memcpy(&first, text.bytes, 4);
	memcpy(&last, text.bytes + text.length - 4, 4);
	word = ((uint64_t)first << shift) & 0xffffffffu;
	word |= zeros & (((uint64_t)1 << shift) - 1);
	word |= (uint64_t)last << 32;
	if ((word & high) != zeros || ((word + 0x0606060606060606u) & high) != zeros)
		return false;
	word -= zeros;
	word = (word * 10 + (word >> 8)) & 0x00ff00ff00ff00ffu;
	word = (word * 100 + (word >> 16)) & 0x0000ffff0000ffffu;
	*number = (word * 10000 + (word >> 32)) & 0xffffffffu;
	return true;
}

#else

static inline bool
parse_4_to_8(struct mig_text text, uint64_t *number)
{
	return parse_digits(text, number);
}

#endif

/* Plain digits, few enough for 64 bits: what nearly all cells of counts are. */
static inline bool
parse_count(struct mig_text text, uint64_t *number)
{
	if (text.length >= 4 && text.length <= 8)
		return parse_4_to_8(text, number);
	return text.length > 0 && text.length <= MIG_DECIMAL_DIGITS_MAX &&
	       parse_digits(text, number);
}

static bool
add_number(struct mig_aggregate *aggregate, struct mig_entry *entry, size_t value,
	   struct mig_decimal number, size_t field, struct mig_trouble *trouble)
{
	switch (add_to_sum(aggregate, entry, value, number)) {
	case MIG_ADDED:
		entry->cells[value].known++;
		return true;
	case MIG_ADD_OVERFLOW:
		return mig_trouble_with(trouble, MIG_TROUBLE_OVERFLOW, field);
	default:
		return mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, field);
	}
}

static inline bool
add_value(struct mig_aggregate *aggregate, struct mig_entry *entry, size_t value,
	  struct mig_text text, mig_flags flags, size_t field, struct mig_trouble *trouble)
{
	struct mig_cell *cell = &entry->cells[value];
	struct mig_decimal number;
	uint64_t count = 0;

	if (parse_count(text, &count) && mig_cell_count(cell, count)) {
		cell->known++;
		return true;
	}
	switch (mig_decimal_parse(text, &number)) {
	case MIG_PARSE_EMPTY:
		/* Said here, a sum of sums has the same status as the sum. */
		if (!(flags & (MIG_FLAGS_MISSING | MIG_FLAG('K'))))
			cell->flags |= MIG_FLAG('O') & 0x3ffffffu;
		cell->missing++;
		return true;
	case MIG_PARSE_OK:
		return add_number(aggregate, entry, value, number, field, trouble);
	case MIG_PARSE_RANGE:
		return mig_trouble_with(trouble, MIG_TROUBLE_RANGE, field);
	default:
		return mig_trouble_with(trouble, MIG_TROUBLE_NUMBER, field);
	}
}

bool
mig_plan_pass(const struct mig_plan *plan, const struct mig_text *fields, bool *pass,
	      struct mig_trouble *trouble)
{
	size_t first = plan->count - plan->filter->count;

	*pass = true;
	for (size_t i = 0; *pass && i < plan->filter->count; i++)
		if (!mig_condition_test(&plan->filter->conditions[i], fields[first + i], pass))
			return mig_trouble_with(trouble, MIG_TROUBLE_ORDER, first + i);
	return true;
}

/* Whether a text is a period. There are few of them in most tables, and working one out takes
 * longer than all else with a record, so the short ones that have been are remembered. */
static bool
is_period(struct mig_aggregate *aggregate, struct mig_text text)
{
	char padded[8] = "";
	struct mig_period period;
	uint64_t *known, word;

	if (text.length == 0 || text.length >= sizeof padded)
		return mig_period_parse(text, &period);
	memcpy(padded, text.bytes, text.length);
	padded[sizeof padded - 1] = (char)text.length; /* so that no text is zero */
	word = mig_load_8(padded);
	known = &aggregate->periods[mig_mix(word) % MIG_PERIODS_KNOWN];
	if (*known == word)
		return true;
	if (!mig_period_parse(text, &period))
		return false;
	*known = word;
	return true;
}

/* The entry of a record's key, and whether it is new. NULL without memory. In small tables, where
 * the same keys come all the time, those of short keys stand ready, without a hash and a search. */
static inline struct mig_entry *
find_entry(struct mig_aggregate *aggregate, struct mig_lookup *lookup, uint64_t position,
	   bool *added)
{
	bool packed = MIG_KEY_PACKABLE && !lookup->prepared && lookup->key.length <= 7;
	struct mig_recent *recent = aggregate->recent;
	uint64_t word = 0;
	struct mig_entry *entry;

	if (packed) {
		word = mig_key_pack(lookup->key);
		recent += mig_mix(word) % MIG_RECENT;
		*added = false;
		if (recent->word == word)
			return recent->entry;
	}
	if (!lookup->prepared)
		lookup->hash = mig_key_hash(lookup->key);
	entry = mig_entries_find(aggregate, lookup, position, added);
	if (packed && entry)
		*recent = (struct mig_recent){ word, entry };
	return entry;
}

/* Always inline: without it, a tenth of the time with few groups goes into calling it. */
static inline __attribute__((always_inline)) bool
add_record(struct mig_aggregate *aggregate, const struct mig_plan *plan,
	   const struct mig_text *fields, struct mig_lookup *lookup, uint64_t position,
	   struct mig_trouble *trouble)
{
	size_t first = plan->keys;
	struct mig_entry *entry;
	mig_flags flags = 0;
	bool added;

	if (plan->flagged && fields[first + plan->values].length &&
	    !mig_flags_parse(fields[first + plan->values], &flags))
		return mig_trouble_with(trouble, MIG_TROUBLE_STATUS, first + plan->values);
	entry = find_entry(aggregate, lookup, position, &added);
	if (!entry)
		return mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, 0);
	if (added && plan->timed && !is_period(aggregate, fields[plan->keys - 1]))
		return mig_trouble_with(trouble, MIG_TROUBLE_PERIOD, plan->keys - 1);
	for (size_t i = 0; i < plan->values; i++) {
		if (flags)
			entry->cells[i].flags |= flags & 0x3ffffffu;
		if (!add_value(aggregate, entry, i, fields[first + i], flags, first + i, trouble))
			return false;
	}
	return true;
}

/* In a small table: one record after the other. */
static size_t
add_few(struct mig_aggregate *aggregate, const struct mig_plan *plan, const struct mig_text *fields,
	const uint64_t *positions, size_t count, struct mig_trouble *trouble)
{
	size_t done = 0;

	for (; done < count; done++, fields += plan->count) {
		struct mig_lookup lookup = { .prepared = false };
		bool pass = true;

		if (plan->filter && !mig_plan_pass(plan, fields, &pass, trouble))
			break;
		if (!pass)
			continue;
		lookup.key = join_key(aggregate, plan, fields);
		if (!add_record(aggregate, plan, fields, &lookup, positions[done], trouble))
			break;
	}
	return done;
}

/* In a large table every look-up waits for memory; those of a batch wait together. */
static size_t
add_many(struct mig_aggregate *aggregate, const struct mig_plan *plan,
	 const struct mig_text *fields, const uint64_t *positions, size_t count,
	 struct mig_trouble *trouble)
{
	struct mig_lookup lookups[MIG_BATCH];
	size_t ready = 0, done = 0;

	for (; ready < count; ready++) {
		const struct mig_text *record = fields + ready * plan->count;
		struct mig_lookup *lookup = &lookups[ready];

		lookup->pass = true;
		if (plan->filter && !mig_plan_pass(plan, record, &lookup->pass, trouble))
			break;
		lookup->key = join_key(aggregate, plan, record);
		lookup->hash = mig_key_hash(lookup->key);
	}
	if (!mig_entries_prepare(aggregate, lookups, ready)) {
		mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, 0);
		return 0;
	}
	for (; done < ready; done++)
		if (lookups[done].pass && !add_record(aggregate, plan, fields + done * plan->count,
						      &lookups[done], positions[done], trouble))
			break;
	return done;
}

size_t
mig_aggregate_add(struct mig_aggregate *aggregate, const struct mig_plan *plan,
		  const struct mig_text *fields, const uint64_t *positions, size_t count,
		  struct mig_trouble *trouble)
{
	if (plan->keys > 1 && !reserve_keys(aggregate, plan, fields, count)) {
		mig_trouble_with(trouble, MIG_TROUBLE_MEMORY, 0);
		return 0;
	}
	return (aggregate->count < MIG_ENTRIES_FEW ? add_few : add_many)(aggregate, plan, fields,
									 positions, count, trouble);
}

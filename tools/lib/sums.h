/* sums - the sums of a table, put together from what several threads have added up
 *
 * Rows of one group (that is, of one key without its time) stand together, groups in first-seen
 * order, periods ascending within a group: the order in which every tool writes. */
#ifndef MIG_SUMS_H
#define MIG_SUMS_H

#include "aggregate.h"
#include "value.h"

/* All zero is empty; free with mig_sums_free(). */
struct mig_sums {
	size_t value_count;
	bool timed; /* the last part of a key is its period */

	struct mig_aggregate *parts; /* one a thread, with keys in common; they hold the entries */
	size_t part_count;

	const struct mig_entry **rows; /* each key once */
	size_t count;
	struct mig_text clash[2]; /* keys of one group with the same period in two notations;
				     without bytes if there is none; else `rows` is of no use */

	mig_uint128 *negatives; /* of all parts */
	size_t row_room;	/* entries that `rows` has room for */
};

/* Put the parts, which the caller has set, together on at most `threads` threads. After
 * anything but MIG_ADDED the sums are only good for mig_sums_free(). */
enum mig_adding mig_sums_make(struct mig_sums *sums, size_t threads);
void mig_sums_free(struct mig_sums *sums);

/* The key of a row; valid as long as the sums. */
struct mig_text mig_sums_key(const struct mig_sums *sums, size_t row);
/* The sum of value column `value`, whatever is missing in it. */
struct mig_decimal mig_sums_number(const struct mig_sums *sums, size_t row, size_t value);
/* The same as a figure: MISSING if a part is, unless `partial`; then it is flagged U. */
struct mig_value
mig_sums_value(const struct mig_sums *sums, size_t row, size_t value, bool partial);

/* Tell the processor that a row will be looked at soon; one that is not there does no harm. */
static inline void
mig_sums_prefetch(const struct mig_sums *sums, size_t row)
{
	if (row < sums->count)
		__builtin_prefetch(sums->rows[row]);
}

/* A key without its time. */
static inline struct mig_text
mig_group_key(struct mig_text key, bool timed)
{
	size_t start = key.length;

	if (!timed)
		return key;
	while (start && key.bytes[start - 1] != '\0')
		start--;
	return (struct mig_text){ key.bytes, start ? start - 1 : 0 };
}

/* The time of it; it has one. */
static inline struct mig_text
mig_key_time(struct mig_text key)
{
	size_t start = key.length;

	while (start && key.bytes[start - 1] != '\0')
		start--;
	return (struct mig_text){ key.bytes + start, key.length - start };
}

#endif

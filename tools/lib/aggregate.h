/* aggregate - exact sums of rows by key: the table under every cube
 *
 * Addition is commutative to the last bit, so the parts of a table can be added up in any
 * order and in any number of aggregates, which are then put together (sums.h). */
#ifndef MIG_AGGREGATE_H
#define MIG_AGGREGATE_H

#include "cell.h"
#include "columns.h"

/* Which fields of a record an aggregate wants, and in which order. */
struct mig_plan {
	size_t *columns; /* places in the record: keys, values, status, conditions */
	size_t count;	 /* of these */
	size_t keys;	 /* group columns and, as the last of them, the time column */
	bool timed;	 /* whether there is a time column */
	size_t values;
	bool flagged;			 /* whether there is a status column */
	const struct mig_filter *filter; /* may be NULL; borrowed */
};

/* Make the plan; the caller frees with mig_plan_free(). `filter` is bound already. */
enum mig_status mig_plan_make(const struct mig_columns *columns, const struct mig_filter *filter,
			      struct mig_plan *plan, struct mig_error *error);
void mig_plan_free(struct mig_plan *plan);

/* One key and its sums, as they lie behind each other in memory: the key's bytes, a NUL
 * between each two of its parts, stand behind the cells. */
struct mig_entry {
	uint64_t first; /* where the key was first seen */
	uint32_t key_length;
	uint32_t negatives; /* number of its row of sums of negative numbers, from 1; 0: no such */
	struct mig_cell cells[];
};

enum { MIG_PERIODS_KNOWN = 512, MIG_RECENT = 1024 };

/* Where one thread adds up; free with mig_aggregate_free(). All zero but for value_count is
 * empty. */
struct mig_aggregate {
	size_t value_count;
	struct mig_chunk {
		char *bytes; /* entries one behind the other, from multiples of 16 bytes on */
		size_t length, size;
	} * chunks;
	size_t chunk_count, chunks_capacity;
	size_t count; /* entries */
	struct mig_slot {
		uint32_t hash;
		uint32_t place; /* of the entry: its chunk and unit of 16 bytes, + 1; 0: free */
	} * slots;
	size_t slot_count;
	mig_uint128 *negatives; /* rows of value_count sums: few tables have any */
	size_t negative_rows, negatives_capacity;
	struct mig_buffer scratch;	     /* the keys that are being put together */
	uint64_t periods[MIG_PERIODS_KNOWN]; /* short texts that are one, packed; 0: none */
	struct mig_recent {
		uint64_t word; /* a short key, packed; 0: none */
		struct mig_entry *entry;
	} recent[MIG_RECENT]; /* in small tables: the last ones looked up */
};

/* What was wrong with a record, as a place in the plan's fields. */
struct mig_trouble {
	enum {
		MIG_TROUBLE_NONE,
		MIG_TROUBLE_NUMBER,
		MIG_TROUBLE_RANGE,    /* more digits than are exact */
		MIG_TROUBLE_OVERFLOW, /* the sum leaves 128 bits */
		MIG_TROUBLE_STATUS,
		MIG_TROUBLE_PERIOD,
		MIG_TROUBLE_ORDER, /* a condition compares what has no order */
		MIG_TROUBLE_MEMORY,
	} kind;
	size_t field;
};

/* Set it; false, for a caller that fails. */
static inline bool
mig_trouble_with(struct mig_trouble *trouble, int kind, size_t field)
{
	trouble->kind = kind;
	trouble->field = field;
	return false;
}

/* Whether the fields of a record meet the conditions of the plan, which has some. false: one of
 * them has no order with its field, as *trouble says. */
bool mig_plan_pass(const struct mig_plan *plan, const struct mig_text *fields, bool *pass,
		   struct mig_trouble *trouble);

enum { MIG_BATCH = 32 };

/* Add `count` records, at most MIG_BATCH, each given by the fields of the plan (one record's
 * behind the other's) and the position in the input where it stands. Returns how many were
 * added: fewer if the next one cannot be, and *trouble says why. */
size_t mig_aggregate_add(struct mig_aggregate *aggregate, const struct mig_plan *plan,
			 const struct mig_text *fields, const uint64_t *positions, size_t count,
			 struct mig_trouble *trouble);

enum mig_adding {
	MIG_ADDED,
	MIG_ADD_OVERFLOW, /* a sum cannot be held in 128 bits */
	MIG_ADD_MEMORY,
};

/* The key of an entry; valid as long as it is. */
struct mig_text mig_entry_key(const struct mig_aggregate *aggregate, const struct mig_entry *entry);

void mig_aggregate_free(struct mig_aggregate *aggregate);

#endif

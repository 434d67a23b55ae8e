#include <stdlib.h>

#include "audit.h"

void
mig_audit_tuple(const struct mig_audit_table *table, size_t row, const size_t *places, size_t count,
		uint32_t tuple[MIG_AUDIT_KEYS_MAX])
{
	for (size_t i = 0; i < count; i++)
		tuple[i] = table->members[row * table->key_count + places[i]];
}

enum mig_status
mig_audit_index_start(struct mig_audit_index *index, size_t rows, struct mig_error *error)
{
	*index = (struct mig_audit_index){ .next = malloc((rows + 1) * sizeof *index->next) };
	return index->next ? MIG_OK : mig_fail_memory(error);
}

/* The number of a tuple; one that is new has no rows. */
static enum mig_status
number_of(struct mig_audit_index *index, const uint32_t *tuple, size_t count, size_t *number,
	  struct mig_error *error)
{
	const struct mig_text bytes = { (const char *)tuple, count * sizeof *tuple };
	size_t *heads, *tails;
	bool added;
	enum mig_status status = mig_keys_add(&index->tuples, bytes, number, &added, error);

	if (status != MIG_OK || !added)
		return status;
	heads = mig_array_reserve(index->heads, &index->heads_room, *number + 1, sizeof *heads);
	if (heads)
		index->heads = heads;
	tails = mig_array_reserve(index->tails, &index->tails_room, *number + 1, sizeof *tails);
	if (tails)
		index->tails = tails;
	if (!heads || !tails)
		return mig_fail_memory(error);
	heads[*number] = tails[*number] = MIG_AUDIT_NONE;
	return MIG_OK;
}

enum mig_status
mig_audit_index_add(struct mig_audit_index *index, const uint32_t *tuple, size_t count, size_t row,
		    size_t *number, struct mig_error *error)
{
	enum mig_status status = number_of(index, tuple, count, number, error);

	if (status != MIG_OK)
		return status;
	index->next[row] = MIG_AUDIT_NONE;
	if (index->heads[*number] == MIG_AUDIT_NONE)
		index->heads[*number] = row;
	else
		index->next[index->tails[*number]] = row;
	index->tails[*number] = row;
	return MIG_OK;
}

enum mig_status
mig_audit_index_find(struct mig_audit_index *index, const uint32_t *tuple, size_t count,
		     size_t *row, struct mig_error *error)
{
	size_t number;
	enum mig_status status = number_of(index, tuple, count, &number, error);

	if (status == MIG_OK)
		*row = index->heads[number];
	return status;
}

void
mig_audit_index_free(struct mig_audit_index *index)
{
	mig_keys_free(&index->tuples);
	free(index->heads);
	free(index->tails);
	free(index->next);
	*index = (struct mig_audit_index){ 0 };
}

#include <stdlib.h>
#include <string.h>

#include "audit.h"

/* The parents of no member yet: room for all that there are. */
static uint32_t *
no_parents(const struct mig_audit *audit)
{
	uint32_t *parents = malloc((audit->members.count + 1) * sizeof *parents);

	for (size_t i = 0; parents && i < audit->members.count; i++)
		parents[i] = UINT32_MAX;
	return parents;
}

enum mig_status
mig_audit_find_total(struct mig_audit *audit, size_t table_number, size_t place, const char *name,
		     uint32_t *member, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct mig_buffer message = { 0 };
	enum mig_status status =
	    mig_audit_member(audit, place == table->time, mig_text_of(name), member, error);

	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++)
		if (table->members[row * table->key_count + place] == *member)
			return MIG_OK;
	if (status != MIG_OK || table->table.rows == 0)
		return status;
	status = mig_buffer_format(&message, error, "%s: column '%s' has no member '%s'",
				   table->table.input_name, table->table.names[table->keys[place]],
				   name);
	if (status == MIG_OK)
		status =
		    mig_audit_no_member(audit, table_number, place, message.bytes, name, error);
	mig_buffer_free(&message);
	return status;
}

enum mig_status
mig_audit_total_parents(struct mig_audit *audit, uint32_t total, uint32_t **parents,
			struct mig_error *error)
{
	*parents = no_parents(audit);
	if (!*parents)
		return mig_fail_memory(error);
	for (size_t i = 0; i < audit->members.count; i++)
		if (i != total)
			(*parents)[i] = total;
	return MIG_OK;
}

/* A hierarchy as read: members and what they are part of. */
struct pairs {
	struct pair {
		uint32_t member, parent;
		size_t line;
	} * items;
	size_t count, room;
};

static enum mig_status
keep_pair(struct mig_audit *audit, const struct mig_records *records, const size_t columns[2],
	  struct pairs *pairs, struct mig_error *error)
{
	struct pair *pair;
	enum mig_status status;

	if (mig_records_field(records, columns[1]).length == 0)
		return MIG_OK;
	pair = mig_array_reserve(pairs->items, &pairs->room, pairs->count + 1, sizeof *pair);
	if (!pair)
		return mig_fail_memory(error);
	pairs->items = pair;
	pair += pairs->count++;
	pair->line = mig_records_position(records).line;
	status = mig_audit_member(audit, false, mig_records_field(records, columns[0]),
				  &pair->member, error);
	return status == MIG_OK
		   ? mig_audit_member(audit, false, mig_records_field(records, columns[1]),
				      &pair->parent, error)
		   : status;
}

/* MIG_DATA: in the column of parents of a line stands what cannot be. */
static enum mig_status
fail_pair(const struct mig_audit *audit, const struct pair *pair, const char *file, size_t column,
	  const char *what, struct mig_error *error)
{
	struct mig_text name = mig_keys_text(&audit->members, pair->member);
	struct mig_text parent = mig_keys_text(&audit->members, pair->parent);

	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: member '%.*s' has the parent '%.*s'%s", file,
			pair->line, column + 1, (int)name.length, name.bytes, (int)parent.length,
			parent.bytes, what);
}

/* Members have one parent, and nothing is part of itself. */
static enum mig_status
place_pairs(const struct mig_audit *audit, const struct pairs *pairs, const char *file,
	    size_t column, uint32_t *parents, struct mig_error *error)
{
	for (size_t i = 0; i < pairs->count; i++) {
		const struct pair *pair = &pairs->items[i];
		uint32_t above = pair->parent;
		size_t steps = 0;

		if (parents[pair->member] != UINT32_MAX && parents[pair->member] != pair->parent) {
			fail_pair(audit, pair, file, column, ", and another in a line before",
				  error);
			mig_hint(error, "a member is part of one other: leave one of the lines "
					"out");
			return MIG_DATA;
		}
		parents[pair->member] = pair->parent;
		while (above != UINT32_MAX && above != pair->member && steps++ <= pairs->count)
			above = parents[above];
		if (above == pair->member) {
			fail_pair(audit, pair, file, column, ", and so is part of itself", error);
			mig_hint(error, "follow the parents: they come back to it");
			return MIG_DATA;
		}
	}
	return MIG_OK;
}

enum mig_status
mig_audit_hierarchy_parents(struct mig_audit *audit, const char *file,
			    const struct mig_records_options *options, uint32_t **parents,
			    struct mig_error *error)
{
	static const char *const names[2][4] = { { "member", "child", "code", NULL },
						 { "parent", NULL } };
	char *const files[] = { (char *)file };
	struct mig_records *records;
	struct pairs pairs = { 0 };
	size_t columns[2];
	bool more = true;
	enum mig_status status = mig_records_open(files, 1, options, &records, error);

	if (status != MIG_OK)
		return status;
	for (size_t i = 0; status == MIG_OK && i < 2; i++) {
		status = mig_records_find_any(records, names[i], &columns[i], error);
		if (status == MIG_OK && columns[i] == SIZE_MAX)
			status = mig_fail(error, MIG_DATA, "%s: no column '%s'", file, names[i][0]);
	}
	while (status == MIG_OK && more) {
		status = mig_records_next(records, &more, error);
		if (status == MIG_OK && more)
			status = keep_pair(audit, records, columns, &pairs, error);
	}
	mig_records_free(records);
	*parents = no_parents(audit);
	if (status == MIG_OK && !*parents)
		status = mig_fail_memory(error);
	if (status == MIG_OK)
		status = place_pairs(audit, &pairs, file, columns[1], *parents, error);
	free(pairs.items);
	return status;
}

/* The longest member that a text properly begins with. */
static uint32_t
longest_prefix(const struct mig_keys *members, const bool *there, struct mig_text text)
{
	size_t number;

	while (text.length-- > 1)
		if (mig_keys_find(members, text, &number) && there[number])
			return (uint32_t)number;
	return UINT32_MAX;
}

enum mig_status
mig_audit_prefix_parents(struct mig_audit *audit, size_t table_number, size_t place, uint32_t total,
			 uint32_t **parents, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	bool *there = calloc(audit->members.count + 1, sizeof *there);

	*parents = no_parents(audit);
	if (!*parents || !there) {
		free(there);
		return mig_fail_memory(error);
	}
	for (size_t row = 0; row < table->table.rows; row++)
		there[table->members[row * table->key_count + place]] = true;
	for (size_t i = 0; i < audit->members.count; i++) {
		if (!there[i] || i == total)
			continue;
		(*parents)[i] =
		    longest_prefix(&audit->members, there, mig_keys_text(&audit->members, i));
		if ((*parents)[i] == UINT32_MAX)
			(*parents)[i] = total;
	}
	free(there);
	return MIG_OK;
}

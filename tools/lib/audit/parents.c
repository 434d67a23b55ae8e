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

/* A hierarchy as read: pairs of a member and what it is part of. */
struct pairs {
	uint32_t (*items)[2];
	size_t count, room;
};

static enum mig_status
keep_pair(struct mig_audit *audit, const struct mig_records *records, const size_t columns[2],
	  struct pairs *pairs, struct mig_error *error)
{
	uint32_t(*items)[2];
	enum mig_status status = MIG_OK;

	if (mig_records_field(records, columns[1]).length == 0)
		return MIG_OK;
	items = mig_array_reserve(pairs->items, &pairs->room, pairs->count + 1, sizeof *items);
	if (!items)
		return mig_fail_memory(error);
	pairs->items = items;
	for (size_t i = 0; status == MIG_OK && i < 2; i++)
		status = mig_audit_member(audit, false, mig_records_field(records, columns[i]),
					  &items[pairs->count][i], error);
	pairs->count++;
	return status;
}

/* Members have one parent, and nothing is part of itself. */
static enum mig_status
place_pairs(const struct mig_audit *audit, const struct pairs *pairs, const char *file,
	    uint32_t *parents, struct mig_error *error)
{
	for (size_t i = 0; i < pairs->count; i++) {
		uint32_t member = pairs->items[i][0], parent = pairs->items[i][1];
		struct mig_text name = mig_keys_text(&audit->members, member);
		size_t steps = 0;

		if (parents[member] != UINT32_MAX && parents[member] != parent)
			return mig_fail(error, MIG_DATA,
					"%s: member '%.*s' has two parents, a tree needs one", file,
					(int)name.length, name.bytes);
		parents[member] = parent;
		while (parent != UINT32_MAX && parent != member && steps++ <= pairs->count)
			parent = parents[parent];
		if (parent == member)
			return mig_fail(error, MIG_DATA, "%s: member '%.*s' is part of itself",
					file, (int)name.length, name.bytes);
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
		status = place_pairs(audit, &pairs, file, *parents, error);
	free(pairs.items);
	return status;
}

/* The longest member that a text properly begins with. */
static uint32_t
longest_prefix(struct mig_keys *members, const bool *there, struct mig_text text)
{
	uint32_t best = UINT32_MAX;
	size_t length = 0;

	for (size_t i = 0; i < members->count; i++) {
		struct mig_text other = mig_keys_text(members, i);

		if (there[i] && other.length > length && other.length < text.length &&
		    memcmp(other.bytes, text.bytes, other.length) == 0) {
			best = (uint32_t)i;
			length = other.length;
		}
	}
	return best;
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

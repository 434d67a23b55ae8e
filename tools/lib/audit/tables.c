#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "period.h"

void
mig_audit_free(struct mig_audit *audit)
{
	for (size_t i = 0; i < audit->table_count; i++) {
		mig_table_free(&audit->tables[i].table);
		free(audit->tables[i].keys);
		free(audit->tables[i].members);
		free(audit->tables[i].read.files);
		free(audit->tables[i].read.starts);
		free(audit->tables[i].read.lines);
		free(audit->tables[i].read.times);
		mig_keys_free(&audit->tables[i].read.texts);
	}
	for (size_t i = 0; i < audit->column_count; i++)
		free(audit->columns[i].units);
	free(audit->tables);
	free(audit->columns);
	free(audit->cells);
	free(audit->rules);
	free(audit->terms);
	free(audit->factors);
	free(audit->wide);
	free(audit->checks);
	free(audit->findings);
	mig_buffer_free(&audit->unmet);
	mig_keys_free(&audit->members);
	mig_arena_free(&audit->arena);
	*audit = (struct mig_audit){ 0 };
}

enum mig_status
mig_audit_member(struct mig_audit *audit, bool is_time, struct mig_text text, uint32_t *member,
		 struct mig_error *error)
{
	struct mig_period period;
	char packed[1 + 2 * sizeof(int)] = "\1";
	enum mig_status status;
	size_t number;
	bool added;

	if (is_time && mig_period_parse(text, &period)) {
		memcpy(packed + 1, &period.first_day, sizeof(int));
		memcpy(packed + 1 + sizeof(int), &period.last_day, sizeof(int));
		text = (struct mig_text){ packed, sizeof packed };
	}
	status = mig_keys_add(&audit->members, text, &number, &added, error);
	*member = (uint32_t)number;
	return status;
}

/* The places of the key columns, each once, the time column at its place or behind. */
static enum mig_status
find_keys(struct mig_audit_table *table, const struct mig_list *keys, const char *time,
	  struct mig_error *error)
{
	size_t time_column = SIZE_MAX, column;
	enum mig_status status = MIG_OK;

	if (time)
		status = mig_table_find(&table->table, mig_text_of(time), &time_column, error);
	else
		time_column = mig_table_find_any(&table->table, mig_time_names);
	table->time = MIG_AUDIT_NONE;
	table->keys = calloc((keys ? keys->count : 0) + 1, sizeof *table->keys);
	if (!table->keys)
		return mig_fail_memory(error);
	for (size_t i = 0; keys && status == MIG_OK && i < keys->count; i++) {
		bool there = false;

		status = mig_table_find(&table->table, mig_text_of(keys->items[i]), &column, error);
		for (size_t j = 0; status == MIG_OK && j < table->key_count; j++)
			there = there || table->keys[j] == column;
		if (status == MIG_OK && !there)
			table->keys[table->key_count++] = column;
	}
	for (size_t j = 0; j < table->key_count; j++)
		if (table->keys[j] == time_column)
			table->time = j;
	if (status == MIG_OK && time_column != SIZE_MAX && table->time == MIG_AUDIT_NONE) {
		table->time = table->key_count;
		table->keys[table->key_count++] = time_column;
	}
	if (status == MIG_OK && table->key_count > MIG_AUDIT_KEYS_MAX)
		return mig_fail(error, MIG_USAGE, "there are at most %d group columns",
				MIG_AUDIT_KEYS_MAX);
	return status;
}

static enum mig_status
number_members(struct mig_audit *audit, struct mig_audit_table *table, struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t count = table->key_count;

	table->members = calloc(table->table.rows * count + 1, sizeof *table->members);
	if (!table->members)
		return mig_fail_memory(error);
	for (size_t row = 0; row < table->table.rows; row++)
		for (size_t k = 0; status == MIG_OK && k < count; k++)
			status =
			    mig_audit_member(audit, k == table->time,
					     mig_table_cell(&table->table, row, table->keys[k]),
					     &table->members[row * count + k], error);
	return status;
}

enum mig_status
mig_audit_place_table(struct mig_audit *audit, struct mig_table *table, const char *name,
		      const struct mig_list *keys, const char *time, size_t *number,
		      struct mig_error *error)
{
	struct mig_audit_table *tables = mig_array_reserve(audit->tables, &audit->table_room,
							   audit->table_count + 1, sizeof *tables);

	if (!tables) {
		mig_table_free(table);
		return mig_fail_memory(error);
	}
	audit->tables = tables;
	*number = audit->table_count++;
	tables[*number] = (struct mig_audit_table){ .table = *table, .name = name };
	*table = (struct mig_table){ 0 };
	return find_keys(&tables[*number], keys, time, error);
}

enum mig_status
mig_audit_add_table(struct mig_audit *audit, struct mig_table *table, const char *name,
		    const struct mig_list *keys, const char *time, size_t *number,
		    struct mig_error *error)
{
	enum mig_status status =
	    mig_audit_place_table(audit, table, name, keys, time, number, error);

	if (status != MIG_OK)
		return status;
	table = &audit->tables[*number].table;
	if (table->rows >= UINT32_MAX)
		return mig_fail(error, MIG_DATA, "%s: more than %u rows", table->input_name,
				UINT32_MAX - 1);
	return number_members(audit, &audit->tables[*number], error);
}

size_t
mig_audit_value_column(const struct mig_table *table)
{
	size_t column = SIZE_MAX, count = 0;

	for (size_t i = 0; i < table->columns; i++)
		if (mig_text_among(mig_text_of(table->names[i]), mig_value_names)) {
			column = i;
			count++;
		}
	return count == 1 ? column : SIZE_MAX;
}

enum mig_status
mig_audit_key(const struct mig_audit *audit, size_t table, const char *name, size_t *place,
	      struct mig_error *error)
{
	const struct mig_audit_table *from = &audit->tables[table];
	const char *names[MIG_AUDIT_KEYS_MAX];
	struct mig_text wanted = mig_text_of(name);
	enum mig_status status;
	size_t column;

	for (size_t k = 0; k < from->key_count; k++)
		names[k] = from->table.names[from->keys[k]];
	for (*place = 0; *place < from->key_count; ++*place)
		if (mig_text_equal(mig_text_of(names[*place]), wanted))
			return MIG_OK;
	for (*place = 0; *place < from->key_count; ++*place)
		if (mig_text_equal_ignoring_case(mig_text_of(names[*place]), wanted))
			return MIG_OK;
	for (const char *const *time = mig_time_names; *time; time++)
		if (from->time != MIG_AUDIT_NONE &&
		    mig_text_equal_ignoring_case(mig_text_of(*time), wanted)) {
			*place = from->time;
			return MIG_OK;
		}
	status = mig_table_find(&from->table, wanted, &column, error);
	if (status != MIG_OK)
		return status;
	mig_fail(error, MIG_USAGE, "%s: '%s' is not among the group columns",
		 from->table.input_name, name);
	mig_hint_names(error, "group columns", wanted, names, from->key_count);
	return MIG_USAGE;
}

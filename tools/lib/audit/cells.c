#include <string.h>

#include "audit.h"

enum mig_status
mig_audit_set_number(struct mig_audit *audit, size_t cell, struct mig_decimal number,
		     struct mig_error *error)
{
	struct mig_audit_cell *at = &audit->cells[cell];
	struct mig_decimal *wide;

	at->known = true;
	at->wide = number.units < INT64_MIN || number.units > INT64_MAX;
	if (!at->wide) {
		at->units = (int64_t)number.units;
		at->scale = (int8_t)number.scale;
		return MIG_OK;
	}
	wide =
	    mig_array_reserve(audit->wide, &audit->wide_room, audit->wide_count + 1, sizeof *wide);
	if (!wide)
		return mig_fail_memory(error);
	audit->wide = wide;
	at->units = (int64_t)audit->wide_count;
	wide[audit->wide_count++] = number;
	return MIG_OK;
}

enum mig_status
mig_audit_new_column(struct mig_audit *audit, size_t table, size_t place, size_t *column,
		     struct mig_error *error)
{
	size_t rows = audit->tables[table].table.rows;
	struct mig_audit_column *columns = mig_array_reserve(
	    audit->columns, &audit->column_room, audit->column_count + 1, sizeof *columns);
	struct mig_audit_cell *cells;

	if (columns)
		audit->columns = columns;
	if (audit->column_count == UINT16_MAX || rows >= UINT32_MAX - audit->cell_count)
		return mig_fail(error, MIG_DATA, "%s: more figures than can be numbered",
				audit->tables[table].table.input_name);
	cells = mig_array_reserve(audit->cells, &audit->cell_room, audit->cell_count + rows + 1,
				  sizeof *cells);
	if (!columns || !cells)
		return mig_fail_memory(error);
	audit->cells = cells;
	*column = audit->column_count++;
	columns[*column] =
	    (struct mig_audit_column){ .table = table, .place = place, .first = audit->cell_count };
	for (size_t row = 0; row < rows; row++)
		cells[audit->cell_count + row] =
		    (struct mig_audit_cell){ .row = (uint32_t)row, .column = (uint16_t)*column };
	audit->cell_count += rows;
	return MIG_OK;
}

/* The cells of a new column, from what was read as text. */
static enum mig_status
read_cells(struct mig_audit *audit, size_t number, struct mig_error *error)
{
	const struct mig_audit_column *column = &audit->columns[number];
	const struct mig_table *table = &audit->tables[column->table].table;
	enum mig_status status = MIG_OK;

	if (table->rows && !table->cells) /* no way to get here is known; it is not to get lost */
		return mig_fail(error, MIG_IO, "column '%s' was not read",
				table->names[column->place]);
	for (size_t row = 0; status == MIG_OK && row < table->rows; row++) {
		struct mig_value value;

		status = mig_table_value(table, row, column->place, &value, error);
		if (status == MIG_OK && value.state == MIG_VALUE_KNOWN)
			status =
			    mig_audit_set_number(audit, column->first + row, value.number, error);
	}
	return status;
}

enum mig_status
mig_audit_column(struct mig_audit *audit, size_t table, const char *name, size_t *column,
		 struct mig_error *error)
{
	size_t place;
	enum mig_status status =
	    mig_table_find(&audit->tables[table].table, mig_text_of(name), &place, error);

	if (status != MIG_OK)
		return status;
	for (*column = 0; *column < audit->column_count; ++*column)
		if (audit->columns[*column].table == table &&
		    audit->columns[*column].place == place)
			return MIG_OK;
	status = mig_audit_new_column(audit, table, place, column, error);
	return status == MIG_OK ? read_cells(audit, *column, error) : status;
}

struct mig_position
mig_audit_row_position(const struct mig_audit_table *table, size_t row)
{
	const struct mig_audit_rows *read = &table->read;
	size_t file = read->file_count;

	if (table->table.positions)
		return table->table.positions[row];
	while (file > 1 && read->starts[file - 1] > row)
		file--;
	return (struct mig_position){ read->files[file - 1], read->lines[row] };
}

struct mig_position
mig_audit_position(const struct mig_audit *audit, size_t cell)
{
	const struct mig_audit_cell *at = &audit->cells[cell];

	return mig_audit_row_position(&audit->tables[audit->columns[at->column].table], at->row);
}

struct mig_text
mig_audit_key_text(const struct mig_audit *audit, const struct mig_audit_table *table, size_t row,
		   size_t place)
{
	if (table->table.cells)
		return mig_table_cell(&table->table, row, table->keys[place]);
	if (place == table->time)
		return mig_keys_text(&table->read.texts, table->read.times[row]);
	return mig_keys_text(&audit->members, table->members[row * table->key_count + place]);
}

enum mig_status
mig_audit_cell_name(const struct mig_audit *audit, size_t cell, uint32_t hidden,
		    struct mig_buffer *text, struct mig_error *error)
{
	const struct mig_audit_cell *at = &audit->cells[cell];
	const struct mig_audit_column *column = &audit->columns[at->column];
	const struct mig_audit_table *table = &audit->tables[column->table];
	const char *before = "[";
	enum mig_status status =
	    mig_buffer_format(text, error, "%s%s%s", table->name ? table->name : "",
			      table->name ? ":" : "", table->table.names[column->place]);

	for (size_t k = 0; status == MIG_OK && k < table->key_count; k++) {
		struct mig_text member = mig_audit_key_text(audit, table, at->row, k);

		if (hidden >> k & 1)
			continue;
		status = mig_buffer_format(text, error, "%s%s=%.*s", before,
					   table->table.names[table->keys[k]], (int)member.length,
					   member.bytes);
		before = ", ";
	}
	if (status == MIG_OK && before[0] == ',')
		status = mig_buffer_add_string(text, "]", error);
	return status;
}

enum mig_status
mig_audit_no_member(const struct mig_audit *audit, size_t table_number, size_t place,
		    const char *message, const char *name, struct mig_error *error)
{
	enum { SHOWN = 21 };
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct mig_arena arena = { 0 };
	uint32_t members[SHOWN];
	const char *names[SHOWN];
	size_t count = 0;

	for (size_t row = 0; count < SHOWN && row < table->table.rows; row++) {
		uint32_t member = table->members[row * table->key_count + place];
		bool there = false;

		for (size_t i = 0; i < count; i++)
			there = there || members[i] == member;
		if (there)
			continue;
		members[count] = member;
		names[count] = mig_arena_copy(&arena, mig_audit_key_text(audit, table, row, place));
		if (!names[count++]) {
			mig_arena_free(&arena);
			return mig_fail_memory(error);
		}
	}
	mig_fail(error, MIG_USAGE, "%s", message);
	mig_hint_names(error, "members", mig_text_of(name), names, count);
	mig_arena_free(&arena);
	return MIG_USAGE;
}

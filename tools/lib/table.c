#include "table.h"

#include <stdlib.h>
#include <string.h>

const char *const mig_time_names[] = { "year", "period", "date", "time", "TIME_PERIOD", NULL };
const char *const mig_value_names[] = { "persons", "value", "count", "OBS_VALUE", NULL };
const char *const mig_status_names[] = { "status", "OBS_STATUS", "OBS_FLAG", NULL };

/* A table that is being read, with the room of its arrays. */
struct reading {
	struct mig_table table;
	size_t cells_capacity, positions_capacity;
};

enum mig_status
mig_table_header(const struct mig_records *records, struct mig_table *table,
		 struct mig_error *error)
{
	const char *const *names = mig_records_names(records);

	*table = (struct mig_table){ 0 };
	table->columns = mig_records_column_count(records);
	table->names = mig_arena_allocate(&table->arena, table->columns * sizeof *table->names);
	table->input_name =
	    mig_arena_copy(&table->arena, mig_text_of(mig_records_input_name(records)));
	if (!table->names || !table->input_name)
		return mig_fail_memory(error);
	for (size_t i = 0; i < table->columns; i++) {
		table->names[i] = mig_arena_copy(&table->arena, mig_text_of(names[i]));
		if (!table->names[i])
			return mig_fail_memory(error);
	}
	return MIG_OK;
}

/* Room for one row more. */
static enum mig_status
reserve_row(struct reading *reading, struct mig_error *error)
{
	struct mig_table *table = &reading->table;
	struct mig_text *cells =
	    mig_array_reserve(table->cells, &reading->cells_capacity,
			      (table->rows + 1) * table->columns, sizeof *cells);
	struct mig_position *positions;

	if (cells)
		table->cells = cells;
	positions = mig_array_reserve(table->positions, &reading->positions_capacity,
				      table->rows + 1, sizeof *positions);
	if (positions)
		table->positions = positions;
	return cells && positions ? MIG_OK : mig_fail_memory(error);
}

/* Where the current record stands, with a file name that outlives the reader. */
static enum mig_status
keep_position(struct mig_table *table, const struct mig_records *records, struct mig_error *error)
{
	struct mig_position *position = &table->positions[table->rows];
	const char *before = table->rows ? position[-1].file : NULL;

	*position = mig_records_position(records);
	if (before && strcmp(before, position->file) == 0)
		position->file = before;
	else
		position->file = mig_arena_copy(&table->arena, mig_text_of(position->file));
	return position->file ? MIG_OK : mig_fail_memory(error);
}

static enum mig_status
keep_row(struct reading *reading, const struct mig_records *records, struct mig_error *error)
{
	struct mig_table *table = &reading->table;
	enum mig_status status = reserve_row(reading, error);
	size_t size = 0;
	char *bytes;

	if (status == MIG_OK)
		status = keep_position(table, records, error);
	if (status != MIG_OK)
		return status;
	for (size_t i = 0; i < table->columns; i++)
		size += mig_records_field(records, i).length + 1;
	bytes = mig_arena_allocate(&table->arena, size);
	if (!bytes)
		return mig_fail_memory(error);
	for (size_t i = 0; i < table->columns; i++) {
		struct mig_text field = mig_records_field(records, i);

		memcpy(bytes, field.bytes, field.length + 1);
		table->cells[table->rows * table->columns + i] =
		    (struct mig_text){ bytes, field.length };
		bytes += field.length + 1;
	}
	table->rows++;
	return MIG_OK;
}

static enum mig_status
read_rows(struct reading *reading, struct mig_records *records, const struct mig_filter *filter,
	  struct mig_error *error)
{
	for (;;) {
		bool more, pass = true;
		enum mig_status status = mig_records_next(records, &more, error);

		if (status != MIG_OK || !more)
			return status;
		if (filter)
			status = mig_filter_pass(filter, records, &pass, error);
		if (status == MIG_OK && pass)
			status = keep_row(reading, records, error);
		if (status != MIG_OK)
			return status;
	}
}

enum mig_status
mig_table_read(struct mig_records *records, struct mig_filter *filter, struct mig_table *table,
	       struct mig_error *error)
{
	struct reading reading = { 0 };
	enum mig_status status = mig_table_header(records, &reading.table, error);

	if (status == MIG_OK && filter)
		status = mig_filter_bind(filter, records, error);
	if (status == MIG_OK)
		status = read_rows(&reading, records, filter, error);
	if (status != MIG_OK)
		mig_table_free(&reading.table);
	*table = reading.table;
	return status;
}

void
mig_table_free(struct mig_table *table)
{
	free(table->cells);
	free(table->positions);
	mig_arena_free(&table->arena);
	*table = (struct mig_table){ 0 };
}

struct mig_text
mig_table_cell(const struct mig_table *table, size_t row, size_t column)
{
	return table->cells[row * table->columns + column];
}

/* Whether nothing is lost when `text` is taken for a number: not so with codes (004),
 * changes (+5), identifiers too long for a number, or 1e5, which may be a code too. */
static bool
is_plain_number(struct mig_text text)
{
	size_t sign = text.length && text.bytes[0] == '-';
	bool zero_first =
	    text.length > sign + 1 && text.bytes[sign] == '0' && text.bytes[sign + 1] != '.';
	struct mig_decimal number;

	for (size_t i = sign; i < text.length; i++)
		if (text.bytes[i] != '.' && (text.bytes[i] < '0' || text.bytes[i] > '9'))
			return false;
	return !zero_first && mig_decimal_parse(text, &number) == MIG_PARSE_OK;
}

enum mig_column_kind
mig_table_kind(const struct mig_table *table, size_t column)
{
	struct mig_text name = mig_text_of(table->names[column]);
	bool any = false;

	if (mig_text_among(name, mig_time_names))
		return MIG_COLUMN_PERIOD;
	for (size_t row = 0; row < table->rows; row++) {
		struct mig_text cell = mig_table_cell(table, row, column);

		if (cell.length == 0)
			continue;
		if (!is_plain_number(cell))
			return MIG_COLUMN_TEXT;
		any = true;
	}
	return any ? MIG_COLUMN_NUMBER : MIG_COLUMN_TEXT;
}

bool
mig_table_constant(const struct mig_table *table, size_t column)
{
	size_t row;

	for (row = 1; row < table->rows; row++)
		if (!mig_text_equal(mig_table_cell(table, 0, column),
				    mig_table_cell(table, row, column)))
			return false;
	return true;
}

enum mig_status
mig_table_value(const struct mig_table *table, size_t row, size_t column, struct mig_value *value,
		struct mig_error *error)
{
	struct mig_text cell = mig_table_cell(table, row, column);
	struct mig_decimal number;
	enum mig_parse parse = mig_decimal_parse(cell, &number);

	if (parse == MIG_PARSE_EMPTY)
		*value = mig_value_missing();
	else if (parse == MIG_PARSE_OK)
		*value = mig_value_known(number);
	else
		return mig_fail_number(error, &table->positions[row], column, table->names[column],
				       cell, parse);
	return MIG_OK;
}

enum mig_status
mig_table_fail_cell(const struct mig_table *table, size_t row, size_t column, const char *what,
		    struct mig_error *error)
{
	const struct mig_position *at = &table->positions[row];
	struct mig_text cell = mig_text_shown(mig_table_cell(table, row, column));

	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s': '%.*s' %s", at->file, at->line,
			column + 1, table->names[column], (int)cell.length, cell.bytes, what);
}

#include "statements.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "figures.h"
#include "keys.h"
#include "period.h"
#include "statement_columns.h"
#include "table.h"
#include "units.h"

struct row {
	struct mig_statement_figures figures;
	size_t group;
	mig_flags flags;
};

struct reading {
	struct mig_table table;
	struct mig_statement_columns columns;
	struct mig_decimal units[MIG_STATEMENT_UNITS]; /* 0: as each figure shows it */
	struct row *rows;			       /* as many as the table has */
	struct mig_keys keys;
	struct mig_base_group *groups;
	size_t group_capacity;
};

static enum mig_status
fail_cell(const struct reading *reading, size_t row, size_t column, struct mig_error *error,
	  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* MIG_DATA about a cell. */
static enum mig_status
fail_cell(const struct reading *reading, size_t row, size_t column, struct mig_error *error,
	  const char *format, ...)
{
	const struct mig_table *table = &reading->table;
	char text[sizeof error->message / 2];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s': %s", table->positions[row].file,
			table->positions[row].line, column + 1, table->names[column], text);
}

/* One figure of a row, and what it can stand for. */
static enum mig_status
read_figure(const struct reading *reading, size_t row, enum mig_statement_role role,
	    struct mig_printed *printed, struct mig_error *error)
{
	size_t column = reading->columns.of[role];
	enum mig_statement_role meaning =
	    role == MIG_STATEMENT_CHANGE ? MIG_STATEMENT_PERCENT : role;
	struct mig_decimal unit = reading->units[meaning];
	const char *text;
	struct mig_value value;
	enum mig_status status;

	if (column == SIZE_MAX)
		return MIG_OK;
	text = mig_table_cell(&reading->table, row, column).bytes;
	status = mig_table_value(&reading->table, row, column, &value, error);
	if (status != MIG_OK || value.state != MIG_VALUE_KNOWN)
		return status;
	if (printed->stated)
		return fail_cell(reading, row, column, error,
				 "'%s' beside a percentage: which one is meant?", text);
	if (mig_decimal_sign(unit) == 0)
		unit = meaning == MIG_STATEMENT_PERCENT ? mig_printed_unit(value.number)
							: mig_figure_unit(value.number);
	if (role == MIG_STATEMENT_CHANGE &&
	    !mig_decimal_add(value.number, mig_decimal_of(100), &value.number))
		return fail_cell(reading, row, column, error, "'%s' is too large", text);
	if (mig_decimal_sign(value.number) < 0)
		return fail_cell(reading, row, column, error,
				 role == MIG_STATEMENT_CHANGE
				     ? "'%s' leaves less than nothing"
				     : "'%s' is below 0, and no part of a whole is",
				 text);
	if (mig_printed_figure(value.number, unit, printed))
		return MIG_OK;
	return fail_cell(reading, row, column, error, "'%s' has more digits than can be exact",
			 text);
}

static enum mig_status
read_flags(const struct reading *reading, size_t row, mig_flags *flags, struct mig_error *error)
{
	size_t column = reading->columns.status;
	struct mig_text cell;

	if (column == SIZE_MAX)
		return MIG_OK;
	cell = mig_table_cell(&reading->table, row, column);
	if (mig_flags_parse(cell, flags))
		return MIG_OK;
	fail_cell(reading, row, column, error, "'%s' is not an observation status", cell.bytes);
	mig_hint(error, "status cells hold SDMX codes such as B, E or P; if this column is "
			"something else, say --status none");
	return MIG_DATA;
}

/* What a row has in common with the others of its base: the group columns as they are, and the
 * days of the period, however it is written. */
static enum mig_status
base_key(const struct reading *reading, size_t row, struct mig_buffer *key, struct mig_error *error)
{
	const struct mig_statement_columns *columns = &reading->columns;
	struct mig_period period;
	struct mig_text cell;
	enum mig_status status = mig_buffer_add(key, "", 0, error);

	for (size_t i = 0; status == MIG_OK && i < columns->by_count; i++) {
		if (columns->by[i] == columns->time)
			continue;
		cell = mig_table_cell(&reading->table, row, columns->by[i]);
		status = mig_buffer_add(key, cell.bytes, cell.length + 1, error);
	}
	if (status != MIG_OK || columns->time == SIZE_MAX)
		return status;
	cell = mig_table_cell(&reading->table, row, columns->time);
	if (mig_period_parse(cell, &period))
		return mig_buffer_format(key, error, "%d %d", period.first_day, period.last_day);
	fail_cell(reading, row, columns->time, error, "'%s' is not a period", cell.bytes);
	mig_hint(error, "write 2015, 2015-S1, 2015-Q4, 2015-02, 2015-12-31 or 2015-01/2015-11, or "
			"name another column with --time");
	return MIG_DATA;
}

static enum mig_status
find_group(struct reading *reading, size_t row, struct mig_error *error)
{
	struct mig_buffer key = { 0 };
	struct mig_base_group *groups;
	size_t *number = &reading->rows[row].group;
	bool added = false;
	enum mig_status status = base_key(reading, row, &key, error);

	if (status == MIG_OK)
		status = mig_keys_add(&reading->keys, (struct mig_text){ key.bytes, key.length },
				      number, &added, error);
	mig_buffer_free(&key);
	if (status != MIG_OK || !added)
		return status;
	groups = mig_array_reserve(reading->groups, &reading->group_capacity, *number + 1,
				   sizeof *groups);
	if (!groups)
		return mig_fail_memory(error);
	reading->groups = groups;
	groups[*number] = (struct mig_base_group){ .possible = true };
	return MIG_OK;
}

/* Set what the statement says of its base beside what the others said. */
static bool
join_group(const struct mig_statement *statement, struct mig_base_group *group)
{
	struct mig_base_range bases;
	bool any;

	if (!statement->base.stated && !(statement->part.stated && statement->percent.stated))
		return true;
	if (!mig_statement_bases(statement, &bases, &any))
		return false;
	if (group->spoken_of++ == 0)
		group->bases = bases;
	else if (group->possible && any &&
		 !mig_base_ranges_meet(&group->bases, &bases, &group->bases, &any))
		return false;
	group->possible = group->possible && any;
	return true;
}

static enum mig_status
read_row(struct reading *reading, size_t row, struct mig_error *error)
{
	struct row *read = &reading->rows[row];
	struct mig_statement *statement = &read->figures.statement;
	const struct mig_position *position = &reading->table.positions[row];
	struct mig_printed *const printed[MIG_STATEMENT_ROLES] = {
		&statement->part, &statement->percent, &statement->base, &statement->percent
	};
	enum mig_verdict verdict = MIG_VERDICT_EXACT;
	bool complete, fits;
	enum mig_status status = read_flags(reading, row, &read->flags, error);

	if (status == MIG_OK)
		status = find_group(reading, row, error);
	for (enum mig_statement_role role = 0; status == MIG_OK && role < MIG_STATEMENT_ROLES;
	     role++)
		status = read_figure(reading, row, role, printed[role], error);
	if (status != MIG_OK)
		return status;
	complete = statement->part.stated && statement->percent.stated && statement->base.stated;
	fits = (!complete || mig_statement_verdict(statement, &verdict)) &&
	       join_group(statement, &reading->groups[read->group]);
	read->figures.verdict = complete ? mig_verdict_name(verdict) : "";
	if (fits)
		return MIG_OK;
	return mig_fail(error, MIG_DATA,
			"%s:%zu: products of these figures have more digits than "
			"can be exact",
			position->file, position->line);
}

static enum mig_status
read_rows(struct reading *reading, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	reading->rows = calloc(reading->table.rows + 1, sizeof *reading->rows);
	if (!reading->rows)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < reading->table.rows; i++)
		status = read_row(reading, i, error);
	return status;
}

static enum mig_status
write_columns(const struct reading *reading, const struct mig_measures *chosen,
	      struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_statement_columns *columns = &reading->columns;
	char *const *names = reading->table.names;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < columns->by_count; i++)
		status = mig_writer_column(
		    writer, names[columns->by[i]],
		    columns->by[i] == columns->time ? MIG_COLUMN_PERIOD : MIG_COLUMN_TEXT, error);
	if (status == MIG_OK && columns->time_apart)
		status = mig_writer_column(writer, names[columns->time], MIG_COLUMN_PERIOD, error);
	if (status == MIG_OK && columns->label != SIZE_MAX)
		status = mig_writer_column(writer, names[columns->label], MIG_COLUMN_TEXT, error);
	if (status == MIG_OK)
		status = mig_measures_columns(writer, chosen, error);
	return status == MIG_OK
		   ? mig_writer_status_column(writer, columns->status != SIZE_MAX, error)
		   : status;
}

static enum mig_status
write_row(const struct reading *reading, size_t row, const struct mig_measures *chosen,
	  struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_statement_columns *columns = &reading->columns;
	const struct mig_table *table = &reading->table;
	struct mig_statement_figures figures = reading->rows[row].figures;
	enum mig_status status = MIG_OK;

	figures.group = &reading->groups[reading->rows[row].group];
	for (size_t i = 0; status == MIG_OK && i < columns->by_count; i++)
		status = mig_writer_text(writer, mig_table_cell(table, row, columns->by[i]), error);
	if (status == MIG_OK && columns->time_apart)
		status = mig_writer_text(writer, mig_table_cell(table, row, columns->time), error);
	if (status == MIG_OK && columns->label != SIZE_MAX)
		status = mig_writer_text(writer, mig_table_cell(table, row, columns->label), error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, chosen, &figures, error);
	mig_writer_flags(writer, reading->rows[row].flags);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

enum mig_status
mig_statements_write(struct mig_records *records, const struct mig_statements_request *request,
		     const struct mig_measures *chosen, struct mig_writer *writer,
		     struct mig_error *error)
{
	struct reading reading = { .group_capacity = 0 };
	enum mig_status status = mig_units_parse(request->units, mig_statement_roles,
						 MIG_STATEMENT_UNITS, reading.units, error);

	if (status == MIG_OK)
		status = mig_statement_columns_find(records, request, &reading.columns, error);
	if (status == MIG_OK)
		status = mig_table_read(records, request->filter, &reading.table, error);
	if (status == MIG_OK) {
		status = read_rows(&reading, error);
		if (status == MIG_OK)
			status = write_columns(&reading, chosen, writer, error);
		for (size_t i = 0; status == MIG_OK && i < reading.table.rows; i++)
			status = write_row(&reading, i, chosen, writer, error);
		mig_table_free(&reading.table);
	}
	free(reading.rows);
	mig_statement_columns_free(&reading.columns);
	free(reading.groups);
	mig_keys_free(&reading.keys);
	return status;
}

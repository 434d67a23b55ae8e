#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "slips.h"

enum mig_status
mig_findings_apply(struct mig_audit *audit, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];

		if (finding->candidates != 1 || !finding->has_suggestion || !finding->slip ||
		    !*finding->slip)
			continue;
		if (finding->partner != MIG_AUDIT_NONE) {
			status = mig_audit_set_number(audit, finding->partner,
						      mig_audit_number(audit, finding->cell),
						      error);
			audit->cells[finding->partner].changed = true;
		}
		if (status == MIG_OK)
			status = mig_audit_set_number(audit, finding->cell, finding->suggestion,
						      error);
		audit->cells[finding->cell].changed = true;
	}
	return status == MIG_OK ? mig_audit_judge(audit, error) : status;
}

/* The cell of a row in a column of a table, or NONE if it was not read as figures. */
static size_t
figure_at(const struct mig_audit *audit, size_t table, size_t row, size_t place)
{
	for (size_t c = 0; c < audit->column_count; c++)
		if (audit->columns[c].table == table && audit->columns[c].place == place)
			return audit->columns[c].first + row;
	return MIG_AUDIT_NONE;
}

enum mig_status
mig_findings_table(const struct mig_audit *audit, size_t number, struct mig_writer *writer,
		   struct mig_error *error)
{
	const struct mig_table *table = &audit->tables[number].table;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < table->columns; i++)
		status =
		    mig_writer_column(writer, table->names[i], mig_table_kind(table, i), error);
	for (size_t row = 0; status == MIG_OK && row < table->rows; row++) {
		for (size_t i = 0; status == MIG_OK && i < table->columns; i++) {
			size_t cell = figure_at(audit, number, row, i);
			struct mig_text text = mig_table_cell(table, row, i);
			char figure[MIG_DECIMAL_TEXT_SIZE];

			if (cell != MIG_AUDIT_NONE && audit->cells[cell].changed)
				text = (struct mig_text){
					figure,
					mig_decimal_format(mig_audit_number(audit, cell), figure)
				};
			status = mig_writer_text(writer, text, error);
		}
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

/* FILE:LINE: CELL: OLD -> NEW (why); `written` is the table that is written. */
static enum mig_status
note_change(const struct mig_audit *audit, size_t number, size_t written, const char *why,
	    struct mig_buffer *notes, struct mig_error *error)
{
	const struct mig_audit_cell *cell = &audit->cells[number];
	const struct mig_audit_column *column = &audit->columns[cell->column];
	struct mig_position position = mig_audit_position(audit, number);
	struct mig_text before =
	    mig_table_cell(&audit->tables[column->table].table, cell->row, column->place);
	char after[MIG_DECIMAL_TEXT_SIZE];
	enum mig_status status =
	    mig_buffer_format(notes, error, "%s:%zu: ", position.file, position.line);

	mig_decimal_format(mig_audit_number(audit, number), after);
	if (status == MIG_OK)
		status = mig_audit_cell_name(audit, number, 0, notes, error);
	return status == MIG_OK
		   ? mig_buffer_format(
			 notes, error, ": %s -> %s (%s)%s\n",
			 before.length ? before.bytes : "missing", after, why,
			 column->table == written ? "" : ", in a table that is not written")
		   : status;
}

/* Why a cell was changed: the slip of its finding, or what else was done to it. */
static const char *
reason_of(const struct mig_audit *audit, size_t number)
{
	const struct mig_audit_cell *cell = &audit->cells[number];
	const struct mig_audit_column *column = &audit->columns[cell->column];
	struct mig_text before =
	    mig_table_cell(&audit->tables[column->table].table, cell->row, column->place);

	if (before.length == 0)
		return mig_slip_name(MIG_SLIP_MISSING);
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];

		if (finding->candidates == 1 && finding->slip && *finding->slip &&
		    (finding->cell == number || finding->partner == number))
			return finding->slip;
	}
	return mig_slip_name(MIG_SLIP_ROUNDED);
}

enum mig_status
mig_findings_changes(const struct mig_audit *audit, size_t table, struct mig_buffer *notes,
		     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < audit->cell_count; i++)
		if (audit->cells[i].changed)
			status = note_change(audit, i, table, reason_of(audit, i), notes, error);
	return status;
}

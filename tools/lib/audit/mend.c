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
			status = mig_audit_set_number(
			    audit, finding->partner, mig_audit_number(audit, finding->cell), error);
			audit->cells[finding->partner].changed = true;
		}
		if (status == MIG_OK)
			status =
			    mig_audit_set_number(audit, finding->cell, finding->suggestion, error);
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
				text = (struct mig_text){ figure, mig_decimal_format(
								      mig_audit_number(audit, cell),
								      figure) };
			status = mig_writer_text(writer, text, error);
		}
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

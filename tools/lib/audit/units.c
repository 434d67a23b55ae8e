#include <stdlib.h>

#include "audit.h"

enum mig_status
mig_audit_give_unit(struct mig_audit *audit, size_t column, size_t row, struct mig_decimal unit,
		    struct mig_error *error)
{
	struct mig_audit_column *at = &audit->columns[column];
	size_t rows = audit->tables[at->table].table.rows;

	if (row == MIG_AUDIT_NONE) {
		at->mode = MIG_UNIT_FIXED;
		at->unit = unit;
		return MIG_OK;
	}
	if (!at->units) {
		at->units = calloc(rows, sizeof *at->units);
		if (!at->units)
			return mig_fail_memory(error);
		for (size_t i = 0; i < rows; i++)
			at->units[i].scale = -1;
	}
	at->units[row] = unit;
	return MIG_OK;
}

/* Whether `count` figures that all are multiples of `unit` are hardly so by chance. */
static bool
is_believed(struct mig_decimal unit, size_t count)
{
	double odds = 1;

	for (size_t i = 0; i < count && odds < 1e6; i++)
		odds *= (double)unit.units;
	return unit.units > 1 && odds >= 1e6;
}

/* The known figures of a column whose units were not given singly. */
static size_t
gather(const struct mig_audit *audit, const struct mig_audit_column *column,
       struct mig_decimal *figures, bool *has_places)
{
	size_t rows = audit->tables[column->table].table.rows, count = 0;

	*has_places = false;
	for (size_t row = 0; row < rows; row++) {
		struct mig_decimal number = mig_audit_number(audit, column->first + row);

		if (!audit->cells[column->first + row].known ||
		    (column->units && column->units[row].scale >= 0))
			continue;
		*has_places = *has_places || number.scale > 0;
		if (number.units != 0)
			figures[count++] = number;
	}
	return count;
}

enum mig_status
mig_audit_infer_units(struct mig_audit *audit, struct mig_error *error)
{
	for (size_t i = 0; i < audit->column_count; i++) {
		struct mig_audit_column *column = &audit->columns[i];
		struct mig_decimal *figures;
		bool has_places;
		size_t count;

		if (column->mode != MIG_UNIT_UNKNOWN)
			continue;
		figures = malloc((audit->tables[column->table].table.rows + 1) * sizeof *figures);
		if (!figures)
			return mig_fail_memory(error);
		count = gather(audit, column, figures, &has_places);
		column->mode = has_places || column->ratio ? MIG_UNIT_PLACES : MIG_UNIT_FIXED;
		column->unit = mig_common_unit(figures, count);
		if (!is_believed(column->unit, count))
			column->unit = mig_decimal_of(0);
		else if (!has_places)
			column->mode = MIG_UNIT_FIXED;
		free(figures);
	}
	return MIG_OK;
}

bool
mig_audit_span(const struct mig_audit *audit, size_t cell, struct mig_decimal number,
	       struct mig_interval *span)
{
	const struct mig_audit_cell *at = &audit->cells[cell];
	const struct mig_audit_column *column = &audit->columns[at->column];
	struct mig_decimal unit = column->unit, printed = mig_audit_number(audit, cell);

	if (column->units && column->units[at->row].scale >= 0)
		unit = column->units[at->row];
	else if (column->mode == MIG_UNIT_PLACES)
		unit = mig_printed_unit(number.scale > printed.scale ? number : printed);
	else if (column->mode == MIG_UNIT_UNKNOWN)
		unit = mig_decimal_of(0);
	if (mig_decimal_sign(unit) == 0) {
		*span = mig_interval_of(number);
		return true;
	}
	return mig_interval_printed(number, unit, span);
}

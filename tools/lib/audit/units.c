#include <stdlib.h>

#include "audit.h"

enum mig_status
mig_audit_give_unit(struct mig_audit *audit, size_t column, size_t row, struct mig_decimal unit,
		    struct mig_error *error)
{
	struct mig_audit_column *at = &audit->columns[column];
	size_t rows = audit->tables[at->table].table.rows;

	if (row == MIG_AUDIT_NONE) {
		at->mode = MIG_AUDIT_UNIT_FIXED;
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
	const double each = mig_decimal_to_double((struct mig_decimal){ unit.units, 0 });
	double odds = 1;

	for (size_t i = 0; i < count && odds < 1e6; i++)
		odds *= each;
	return unit.units > 1 && odds >= 1e6;
}

/* What is known of the figures of a column whose units were not given singly. */
struct figures {
	struct mig_decimal unit; /* that they have in common */
	size_t count;		 /* other than zero */
	bool has_places;
};

/* The unit of many figures is that of any part of them and the unit of the others: candidates are
 * multiples of one another. So a part at a time is looked at, and no copy of all is made. */
static struct figures
look_at(const struct mig_audit *audit, const struct mig_audit_column *column)
{
	enum { PART = 512 };
	struct mig_decimal part[1 + PART];
	struct figures figures = { 0 };
	size_t rows = audit->tables[column->table].table.rows, count = 0;

	for (size_t row = 0; row < rows; row++) {
		struct mig_decimal number = mig_audit_number(audit, column->first + row);

		if (!audit->cells[column->first + row].known ||
		    (column->units && column->units[row].scale >= 0))
			continue;
		figures.has_places = figures.has_places || number.scale > 0;
		if (number.units == 0)
			continue;
		part[count++] = number;
		figures.count++;
		if (count == 1 + PART) {
			part[0] = mig_common_unit(part, count);
			count = 1;
		}
	}
	figures.unit = mig_common_unit(part, count);
	return figures;
}

void
mig_audit_infer_units(struct mig_audit *audit)
{
	for (size_t i = 0; i < audit->column_count; i++) {
		struct mig_audit_column *column = &audit->columns[i];
		struct figures figures;

		if (column->mode != MIG_AUDIT_UNIT_UNKNOWN)
			continue;
		figures = look_at(audit, column);
		column->mode = figures.has_places || column->ratio ? MIG_AUDIT_UNIT_PLACES
								   : MIG_AUDIT_UNIT_FIXED;
		column->unit = mig_decimal_of(0);
		if (!is_believed(figures.unit, figures.count))
			continue;
		column->unit = figures.unit;
		if (!figures.has_places)
			column->mode = MIG_AUDIT_UNIT_FIXED;
	}
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
	else if (column->mode == MIG_AUDIT_UNIT_PLACES)
		unit = mig_printed_unit(number.scale > printed.scale ? number : printed);
	else if (column->mode == MIG_AUDIT_UNIT_UNKNOWN)
		unit = mig_decimal_of(0);
	if (mig_decimal_sign(unit) == 0) {
		*span = mig_interval_of(number);
		return true;
	}
	return mig_interval_printed(number, unit, span);
}

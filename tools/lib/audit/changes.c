#include "findings.h"
#include "slips.h"

static const char not_written[] = "in a table that is not written";

/* A cell that was changed. */
struct change {
	size_t cell;
	struct mig_position position;
	const char *column; /* name */
	struct mig_text printed;
	char corrected[MIG_DECIMAL_TEXT_SIZE];
	const char *slip;		   /* of its finding, or what else was done to it */
	const struct mig_finding *finding; /* NULL: filled in, or repaired */
	bool written;			   /* its table is */
};

/* The slip that was corrected in a cell, if it was one. */
static const struct mig_finding *
finding_of(const struct mig_audit *audit, size_t cell)
{
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];

		if (finding->candidates == 1 && finding->slip && *finding->slip &&
		    (finding->cell == cell || finding->partner == cell))
			return finding;
	}
	return NULL;
}

/* What was done to a cell; `written` is the table that is written. */
static struct change
change_of(const struct mig_audit *audit, size_t cell, size_t written)
{
	const struct mig_audit_column *column = &audit->columns[audit->cells[cell].column];
	const struct mig_table *table = &audit->tables[column->table].table;
	struct change change = { .cell = cell,
				 .position = mig_audit_position(audit, cell),
				 .column = table->names[column->place],
				 .printed =
				     mig_table_cell(table, audit->cells[cell].row, column->place),
				 .written = column->table == written };

	mig_decimal_format(mig_audit_number(audit, cell), change.corrected);
	if (change.printed.length)
		change.finding = finding_of(audit, cell);
	if (change.finding)
		change.slip = change.finding->slip;
	else
		change.slip =
		    mig_slip_name(change.printed.length ? MIG_SLIP_ROUNDED : MIG_SLIP_MISSING);
	return change;
}

enum mig_status
mig_findings_changes(const struct mig_audit *audit, size_t table, struct mig_buffer *notes,
		     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < audit->cell_count; i++) {
		struct change change;

		if (!audit->cells[i].changed)
			continue;
		change = change_of(audit, i, table);
		status = mig_buffer_format(notes, error, "%s:%zu: ", change.position.file,
					   change.position.line);
		if (status == MIG_OK)
			status = mig_audit_cell_name(audit, i, 0, notes, error);
		if (status == MIG_OK)
			status = mig_buffer_format(
			    notes, error, ": %s -> %s (%s)%s%s\n",
			    change.printed.length ? change.printed.bytes : "missing",
			    change.corrected, change.slip, change.written ? "" : ", ",
			    change.written ? "" : not_written);
	}
	return status;
}

static enum mig_status
write_columns(struct mig_writer *writer, struct mig_error *error)
{
	static const struct {
		const char *name;
		enum mig_column_kind kind;
	} columns[] = { { "file", MIG_COLUMN_TEXT },	  { "line", MIG_COLUMN_PERIOD },
			{ "column", MIG_COLUMN_TEXT },	  { "cell", MIG_COLUMN_TEXT },
			{ "printed", MIG_COLUMN_NUMBER }, { "corrected", MIG_COLUMN_NUMBER },
			{ "slip", MIG_COLUMN_TEXT },	  { "rule", MIG_COLUMN_TEXT },
			{ "mends", MIG_COLUMN_NUMBER },	  { "broken", MIG_COLUMN_NUMBER },
			{ "note", MIG_COLUMN_TEXT } };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < sizeof columns / sizeof *columns; i++)
		status = mig_writer_column(writer, columns[i].name, columns[i].kind, error);
	return status;
}

/* The number of checks that a correction mends, or of those that were broken; "" for none. */
static enum mig_status
write_count(struct mig_writer *writer, size_t count, struct mig_error *error)
{
	return mig_writer_value(writer, count ? mig_value_of((long long)count) : mig_value_none(),
				error);
}

static enum mig_status
write_change(const struct mig_audit *audit, const struct change *change, const char *rule,
	     struct mig_writer *writer, struct mig_error *error)
{
	struct mig_buffer name = { 0 };
	enum mig_status status = mig_writer_string(writer, change->position.file, error);

	if (status == MIG_OK)
		status = mig_writer_integer(writer, (long long)change->position.line, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, change->column, error);
	if (status == MIG_OK)
		status = mig_audit_cell_name(audit, change->cell, 0, &name, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, name.bytes, error);
	mig_buffer_free(&name);
	if (status == MIG_OK)
		status = mig_writer_text(writer, change->printed, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, change->corrected, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, change->slip, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, rule, error);
	if (status == MIG_OK)
		status = write_count(writer, change->finding ? change->finding->mends : 0, error);
	if (status == MIG_OK)
		status = write_count(writer, change->finding ? change->finding->broken : 0, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, change->written ? "" : not_written, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

/* The rule behind a change: that of its finding, else the first that the figure stands in. */
static const char *
rule_of(const struct mig_audit *audit, const struct mig_audit_uses *uses,
	const struct change *change)
{
	size_t first = uses->starts[change->cell];

	if (change->finding)
		return audit->rules[change->finding->rule].text;
	return first < uses->starts[change->cell + 1]
		   ? audit->rules[audit->checks[uses->checks[first]].rule].text
		   : "";
}

enum mig_status
mig_findings_list_changes(const struct mig_audit *audit, size_t table, struct mig_writer *writer,
			  struct mig_error *error)
{
	struct mig_audit_uses uses;
	enum mig_status status = mig_audit_find_uses(audit, &uses, error);

	if (status == MIG_OK)
		status = write_columns(writer, error);
	for (size_t i = 0; status == MIG_OK && i < audit->cell_count; i++) {
		struct change change;

		if (!audit->cells[i].changed)
			continue;
		change = change_of(audit, i, table);
		status =
		    write_change(audit, &change, rule_of(audit, &uses, &change), writer, error);
	}
	mig_audit_uses_free(&uses);
	return status;
}

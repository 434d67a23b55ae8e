#include "operand.h"

#include <string.h>

#include "read.h"

/* The column that a unit is of, "" if it is for all of them. */
static struct mig_text
column_of(const char *unit)
{
	const char *equals = strrchr(unit, '=');

	return (struct mig_text){ unit, equals ? (size_t)(equals - unit) : 0 };
}

/* All columns with figures that will be asked for: those of the plan and of the units. */
static enum mig_status
list_figures(const struct mig_audit_operand *operand, const struct mig_records *records,
	     struct mig_list *figures, struct mig_error *error)
{
	struct mig_table header;
	enum mig_status status = mig_table_header(records, &header, error);

	if (status == MIG_OK)
		status = mig_audit_plan_figures(operand->plan, &header, figures, error);
	for (size_t i = 0; status == MIG_OK && i < operand->units->count; i++) {
		struct mig_text name = column_of(operand->units->items[i]);

		if (name.length)
			status = mig_list_add(figures, name, error);
	}
	mig_table_free(&header);
	return status;
}

static enum mig_status
read_figures(struct mig_audit *audit, struct mig_records *records,
	     const struct mig_audit_operand *operand, size_t *number, struct mig_error *error)
{
	struct mig_list figures = { 0 };
	const struct mig_audit_request request = { .keys = operand->keys,
						   .time = operand->time,
						   .figures = &figures,
						   .filter = operand->filter,
						   .engine = { .threads = operand->threads } };
	enum mig_status status = list_figures(operand, records, &figures, error);

	if (status == MIG_OK)
		status = mig_audit_read(audit, records, &request, number, error);
	mig_list_free(&figures);
	return status;
}

enum mig_status
mig_audit_read_operand(struct mig_audit *audit, struct mig_records *records,
		       const struct mig_audit_operand *operand, size_t *number,
		       struct mig_error *error)
{
	struct mig_table table;
	enum mig_status status;

	if (!operand->whole && mig_audit_plan_is_simple(operand->plan))
		return read_figures(audit, records, operand, number, error);
	status = mig_table_read(records, operand->filter, &table, error);
	return status == MIG_OK ? mig_audit_add_table(audit, &table, NULL, operand->keys,
						      operand->time, number, error)
				: status;
}

static enum mig_status
give_unit(struct mig_audit *audit, size_t operand, const char *text, struct mig_error *error)
{
	struct mig_text name = column_of(text);
	const char *number = text + name.length + (text[name.length] == '=');
	struct mig_decimal unit = mig_decimal_of(0);
	struct mig_buffer column_name = { 0 };
	enum mig_status status = MIG_OK;
	size_t column;

	if (strcmp(number, "exact") != 0 &&
	    (mig_decimal_parse(mig_text_of(number), &unit) != MIG_PARSE_OK ||
	     mig_decimal_sign(unit) <= 0))
		return mig_fail(error, MIG_USAGE,
				"--unit wants a number above zero, or exact, not '%s'", number);
	for (size_t c = 0; number == text && status == MIG_OK && c < audit->column_count; c++)
		status = mig_audit_give_unit(audit, c, MIG_AUDIT_NONE, unit, error);
	if (number == text)
		return status;
	if (operand == MIG_AUDIT_NONE) {
		mig_fail(error, MIG_USAGE,
			 "--unit with a column needs a table on the command line");
		mig_hint(error, "give units of other tables in the rules: "
				"unit TABLE:COLUMN = UNIT");
		return MIG_USAGE;
	}
	status = mig_buffer_add(&column_name, name.bytes, name.length, error);
	if (status == MIG_OK)
		status = mig_audit_column(audit, operand, column_name.bytes, &column, error);
	mig_buffer_free(&column_name);
	return status == MIG_OK ? mig_audit_give_unit(audit, column, MIG_AUDIT_NONE, unit, error)
				: status;
}

enum mig_status
mig_audit_give_units(struct mig_audit *audit, size_t operand, const struct mig_list *units,
		     struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < units->count; i++)
		status = give_unit(audit, operand, units->items[i], error);
	return status;
}

/* audits - audit a table given as text, in a test; enter_folder() has to be the group's setup */
#ifndef MIG_TEST_AUDITS_H
#define MIG_TEST_AUDITS_H

#include "audit/findings.h"
#include "audit/plan.h"
#include "audit/rules.h"
#include "input.h"

/* What a test asks for, as on a command line; NULL is not asked for. */
struct audited {
	const char *by, *of, *total, *rules, *unit;
	bool periods;
};

static inline void
split(struct mig_list *list, const char *text)
{
	struct mig_error error;

	if (text)
		assert_int_equal(mig_list_split(list, text, &error), MIG_OK);
}

static inline enum mig_status
parse_rules(struct mig_rules *rules, const char *text, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t line = 1; status == MIG_OK && text && *text; line++) {
		size_t length = strcspn(text, "\n");

		status =
		    mig_rules_parse(rules, "rules", line, (struct mig_text){ text, length }, error);
		text += length + (text[length] == '\n');
	}
	return status;
}

/* Make, judge and locate; the caller frees with mig_audit_free(). */
static inline enum mig_status
audit_text(const char *csv, const struct audited *asked, struct mig_audit *audit,
	   struct mig_error *error)
{
	struct mig_list keys = { 0 }, of = { 0 }, totals = { 0 }, none = { 0 };
	struct mig_audit_plan plan = { .values = &none,
				       .of = &of,
				       .totals = &totals,
				       .periods = asked->periods,
				       .looks = &none,
				       .has_rules = asked->rules != NULL };
	char *const files[] = { (char *)"table.csv" };
	struct mig_records *records = NULL;
	struct mig_rules rules = { 0 };
	struct mig_decimal unit = { 0 };
	struct mig_table table;
	size_t operand;
	enum mig_status status = parse_rules(&rules, asked->rules, error);

	*audit = (struct mig_audit){ 0 };
	write_file("table.csv", csv, strlen(csv));
	split(&keys, asked->by);
	split(&keys, asked->of);
	split(&of, asked->of);
	split(&totals, asked->total);
	if (status == MIG_OK)
		status = mig_records_open(files, 1, NULL, &records, error);
	if (status == MIG_OK)
		status = mig_rules_keys(&rules, records, &keys, error);
	if (status == MIG_OK)
		status = mig_table_read(records, NULL, &table, error);
	mig_records_free(records);
	if (status == MIG_OK)
		status = mig_audit_add_table(audit, &table, NULL, &keys, NULL, &operand, error);
	if (status == MIG_OK)
		status = mig_audit_plan_bind(&plan, audit, operand, error);
	if (status == MIG_OK)
		status = mig_rules_bind(&rules, audit, operand, "persons", NULL, error);
	if (asked->unit)
		assert_int_equal(mig_decimal_parse(mig_text_of(asked->unit), &unit), MIG_PARSE_OK);
	for (size_t c = 0; asked->unit && status == MIG_OK && c < audit->column_count; c++)
		status = mig_audit_give_unit(audit, c, MIG_AUDIT_NONE, unit, error);
	if (status == MIG_OK)
		mig_audit_infer_units(audit);
	if (status == MIG_OK)
		status = mig_audit_judge(audit, error);
	if (status == MIG_OK)
		status = mig_audit_locate(audit, error);
	mig_rules_free(&rules);
	mig_list_free(&keys);
	mig_list_free(&of);
	mig_list_free(&totals);
	return status;
}

/* One line a finding: "LINE COLUMN PRINTED -> SUGGESTION (slip) mends/broken of candidates". */
static inline struct mig_buffer
render_findings(const struct mig_audit *audit)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;

	add_text(&text, "");
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];
		const struct mig_audit_cell *cell = &audit->cells[finding->cell];
		const struct mig_audit_column *column = &audit->columns[cell->column];
		char printed[MIG_DECIMAL_TEXT_SIZE], meant[MIG_DECIMAL_TEXT_SIZE] = "?";

		mig_decimal_format(mig_audit_number(audit, finding->cell), printed);
		if (finding->has_suggestion)
			mig_decimal_format(finding->suggestion, meant);
		mig_buffer_format(&text, &error, "%zu %s %s -> %s (%s) %zu/%zu of %zu\n",
				  mig_audit_position(audit, finding->cell).line,
				  audit->tables[column->table].table.names[column->place], printed,
				  meant, finding->slip ? finding->slip : "", finding->mends,
				  finding->broken, finding->candidates);
	}
	return text;
}

#endif

#include "findings.h"

#include "slips.h"

static const char *const number_columns[] = { "printed", "low", "high", "difference", NULL };
static const char *const count_columns[] = { "mends", "broken", "candidates", NULL };

enum mig_status
mig_findings_add(struct mig_audit *audit, enum mig_verdict verdict, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < audit->check_count; i++) {
		const struct mig_check *check = &audit->checks[i];
		struct mig_finding finding = { .number = audit->finding_number + 1,
					       .cell = check->cell,
					       .check = i,
					       .rule = check->rule,
					       .of_sum = check->of_sum,
					       .verdict = verdict,
					       .partner = MIG_AUDIT_NONE };

		if (!check->complete || check->verdict != verdict)
			continue;
		audit->finding_number++;
		mig_audit_set_difference(audit, &finding);
		status = mig_audit_add_finding(audit, &finding, error);
	}
	return status;
}

static const char *
verdict_name(int verdict)
{
	return verdict == MIG_VERDICT_DOUBTFUL ? "doubtful"
					       : mig_verdict_name((enum mig_verdict)verdict);
}

static enum mig_status
write_columns(struct mig_writer *writer, struct mig_error *error)
{
	static const struct {
		const char *name;
		enum mig_column_kind kind;
	} first[] = { { "finding", MIG_COLUMN_NUMBER },
		      { "file", MIG_COLUMN_TEXT },
		      { "line", MIG_COLUMN_PERIOD },
		      { "cell", MIG_COLUMN_TEXT },
		      { "rule", MIG_COLUMN_TEXT } };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < sizeof first / sizeof *first; i++)
		status = mig_writer_column(writer, first[i].name, first[i].kind, error);
	for (size_t i = 0; status == MIG_OK && number_columns[i]; i++)
		status = mig_writer_column(writer, number_columns[i], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "verdict", MIG_COLUMN_TEXT, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "suggestion", MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_writer_column(writer, "slip", MIG_COLUMN_TEXT, error);
	for (size_t i = 0; status == MIG_OK && count_columns[i]; i++)
		status = mig_writer_column(writer, count_columns[i], MIG_COLUMN_NUMBER, error);
	return status == MIG_OK ? mig_writer_column(writer, "note", MIG_COLUMN_TEXT, error)
				: status;
}

/* The name of the cell, or of the sum that a check is about. */
static enum mig_status
cell_name(const struct mig_audit *audit, const struct mig_finding *finding, struct mig_buffer *text,
	  struct mig_error *error)
{
	uint32_t hidden = finding->of_sum ? audit->checks[finding->check].hidden : 0;
	enum mig_status status =
	    finding->of_sum ? mig_buffer_add_string(text, "sum of ", error) : MIG_OK;

	return status == MIG_OK ? mig_audit_cell_name(audit, finding->cell, hidden, text, error)
				: status;
}

static enum mig_status
write_name(struct mig_audit *audit, const struct mig_finding *finding, struct mig_writer *writer,
	   struct mig_error *error)
{
	struct mig_position position = mig_audit_position(audit, finding->cell);
	struct mig_buffer name = { 0 }, line = { 0 };
	enum mig_status status = mig_writer_integer(writer, (long long)finding->number, error);

	if (status == MIG_OK)
		status = mig_writer_string(writer, position.file, error);
	if (status == MIG_OK)
		status = mig_buffer_format(&line, error, "%zu", position.line);
	if (status == MIG_OK)
		status = mig_writer_string(writer, line.bytes, error);
	if (status == MIG_OK)
		status = cell_name(audit, finding, &name, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, name.bytes, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, audit->rules[finding->rule].text, error);
	mig_buffer_free(&name);
	mig_buffer_free(&line);
	return status;
}

static enum mig_status
write_number(struct mig_writer *writer, bool there, struct mig_decimal number,
	     struct mig_error *error)
{
	/* zeros behind the point that no figure was printed with say nothing */
	return mig_writer_value(writer,
				there ? mig_value_known(mig_decimal_trim(number, 0))
				      : mig_value_none(),
				error);
}

static enum mig_status
write_count(struct mig_writer *writer, size_t count, struct mig_error *error)
{
	return mig_writer_value(writer, count ? mig_value_of((long long)count) : mig_value_none(),
				error);
}

static enum mig_status
write_numbers(const struct mig_audit *audit, const struct mig_finding *finding,
	      struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_audit_cell *cell = &audit->cells[finding->cell];
	enum mig_status status =
	    mig_writer_value(writer,
			     cell->known && !finding->of_sum
				 ? mig_value_known(mig_audit_number(audit, finding->cell))
				 : mig_value_none(),
			     error);

	if (status == MIG_OK)
		status = write_number(writer, finding->has_low, finding->implied.low, error);
	if (status == MIG_OK)
		status = write_number(writer, finding->has_high, finding->implied.high, error);
	if (status == MIG_OK)
		status = write_number(writer, finding->has_difference, finding->difference, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, verdict_name(finding->verdict), error);
	if (status == MIG_OK)
		status = write_number(writer, finding->has_suggestion, finding->suggestion, error);
	return status;
}

/* The note, or for a swap the other cell. */
static enum mig_status
write_note(const struct mig_audit *audit, const struct mig_finding *finding,
	   struct mig_writer *writer, struct mig_error *error)
{
	struct mig_buffer note = { 0 };
	enum mig_status status = MIG_OK;

	if (finding->partner == MIG_AUDIT_NONE)
		return mig_writer_string(writer, finding->note ? finding->note : "", error);
	status = mig_buffer_format(&note, error, "with line %zu, ",
				   mig_audit_position(audit, finding->partner).line);
	if (status == MIG_OK)
		status = mig_audit_cell_name(audit, finding->partner, 0, &note, error);
	if (status == MIG_OK)
		status = mig_writer_string(writer, note.bytes, error);
	mig_buffer_free(&note);
	return status;
}

enum mig_status
mig_findings_write(struct mig_audit *audit, struct mig_writer *writer, struct mig_error *error)
{
	enum mig_status status = write_columns(writer, error);

	for (size_t i = 0; status == MIG_OK && i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];

		status = write_name(audit, finding, writer, error);
		if (status == MIG_OK)
			status = write_numbers(audit, finding, writer, error);
		if (status == MIG_OK)
			status =
			    mig_writer_string(writer, finding->slip ? finding->slip : "", error);
		if (status == MIG_OK)
			status = write_count(writer, finding->mends, error);
		if (status == MIG_OK)
			status = write_count(writer, finding->broken, error);
		if (status == MIG_OK)
			status = write_count(writer, finding->candidates, error);
		if (status == MIG_OK)
			status = write_note(audit, finding, writer, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

enum mig_status
mig_findings_summary(const struct mig_audit *audit, struct mig_writer *writer,
		     struct mig_error *error)
{
	static const char *const names[] = { "checks",	   "exact",	 "rounding",
					     "impossible", "incomplete", NULL };
	enum mig_status status = mig_writer_column(writer, "rule", MIG_COLUMN_TEXT, error);

	for (size_t i = 0; status == MIG_OK && names[i]; i++)
		status = mig_writer_column(writer, names[i], MIG_COLUMN_NUMBER, error);
	for (size_t i = 0; status == MIG_OK && i < audit->rule_count; i++) {
		const struct mig_audit_rule *rule = &audit->rules[i];
		const size_t counts[] = { rule->exact + rule->rounding + rule->impossible +
					      rule->incomplete,
					  rule->exact, rule->rounding, rule->impossible,
					  rule->incomplete };

		status = mig_writer_string(writer, rule->text, error);
		for (size_t j = 0; status == MIG_OK && j < sizeof counts / sizeof *counts; j++)
			status = mig_writer_integer(writer, (long long)counts[j], error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

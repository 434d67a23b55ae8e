#include <string.h>

#include "findings.h"

/* A figure without zeros behind the point that say nothing. */
static const char *
figure(struct mig_decimal number, char text[MIG_DECIMAL_TEXT_SIZE])
{
	mig_decimal_format(mig_decimal_trim(number, 0), text);
	return text;
}

static enum mig_status
name_cell(const struct mig_audit *audit, const struct mig_finding *finding, struct mig_buffer *text,
	  struct mig_error *error)
{
	struct mig_position position = mig_audit_position(audit, finding->cell);
	const struct mig_audit_cell *cell = &audit->cells[finding->cell];
	char number[MIG_DECIMAL_TEXT_SIZE];
	enum mig_status status = mig_buffer_format(text, error, "%s:%zu: %s", position.file,
						   position.line, finding->of_sum ? "sum of " : "");

	if (status == MIG_OK)
		status = mig_audit_cell_name(
		    audit, finding->cell,
		    finding->of_sum ? audit->checks[finding->check].hidden : 0, text, error);
	if (status == MIG_OK && cell->known && !finding->of_sum)
		status = mig_buffer_format(text, error, " is printed %s",
					   figure(mig_audit_number(audit, finding->cell), number));
	return status;
}

/* ": the rules want 5", "between 5 and 6", "at least", "at most". */
static enum mig_status
tell_implied(const struct mig_finding *finding, struct mig_buffer *text, struct mig_error *error)
{
	char low[MIG_DECIMAL_TEXT_SIZE], high[MIG_DECIMAL_TEXT_SIZE];

	if (finding->has_low && finding->has_high &&
	    mig_decimal_compare(finding->implied.low, finding->implied.high) == 0)
		return mig_buffer_format(text, error, ", the rules say %s",
					 figure(finding->implied.low, low));
	if (finding->has_low && finding->has_high)
		return mig_buffer_format(text, error, ", the rules say %s to %s",
					 figure(finding->implied.low, low),
					 figure(finding->implied.high, high));
	if (finding->has_low)
		return mig_buffer_format(text, error, ", the rules say at least %s",
					 figure(finding->implied.low, low));
	if (finding->has_high)
		return mig_buffer_format(text, error, ", the rules say at most %s",
					 figure(finding->implied.high, high));
	return MIG_OK;
}

static enum mig_status
tell_correction(const struct mig_audit *audit, const struct mig_finding *finding,
		struct mig_buffer *text, struct mig_error *error)
{
	char number[MIG_DECIMAL_TEXT_SIZE];
	enum mig_status status;

	if (finding->partner != MIG_AUDIT_NONE) {
		status = mig_buffer_add_string(text, "    swapped with ", error);
		if (status == MIG_OK)
			status = mig_audit_cell_name(audit, finding->partner, 0, text, error);
	} else if (finding->has_suggestion && finding->slip && *finding->slip) {
		status = mig_buffer_format(text, error, "    %s: %s", finding->slip,
					   figure(finding->suggestion, number));
	} else if (finding->mends) {
		status = mig_buffer_add_string(text,
					       "    no single slip explains it; another "
					       "figure here",
					       error);
	} else if (finding->candidates) {
		return mig_buffer_format(text, error,
					 "    any of %zu corrections of one slip mends it\n",
					 finding->candidates);
	} else {
		return mig_buffer_add_string(text, "    no correction of one cell mends it\n",
					     error);
	}
	if (status == MIG_OK)
		status = mig_buffer_format(
		    text, error, " mends %zu of %zu broken %s%s\n", finding->mends, finding->broken,
		    finding->broken == 1 ? "rule" : "rules",
		    finding->candidates > 1 ? "; there are alternatives" : "");
	return status;
}

static enum mig_status
explain(const struct mig_audit *audit, const struct mig_finding *finding, bool first,
	struct mig_buffer *text, struct mig_error *error)
{
	char number[MIG_DECIMAL_TEXT_SIZE];
	enum mig_status status = MIG_OK;

	if (first)
		status = mig_buffer_format(text, error, "%zu. ", finding->number);
	else
		status = mig_buffer_add_string(text, "   or ", error);
	if (status == MIG_OK)
		status = name_cell(audit, finding, text, error);
	if (status == MIG_OK)
		status = tell_implied(finding, text, error);
	if (status == MIG_OK)
		status = mig_buffer_format(text, error, "\n    rule: %s",
					   audit->rules[finding->rule].text);
	if (status == MIG_OK && finding->has_difference)
		status = mig_buffer_format(text, error, " (off by %s)",
					   figure(finding->difference, number));
	if (status == MIG_OK)
		status = mig_buffer_add_string(text, "\n", error);
	if (status == MIG_OK && finding->check == MIG_AUDIT_NONE)
		return mig_buffer_format(text, error, "    %s\n", finding->note);
	if (status == MIG_OK && finding->verdict == MIG_VERDICT_IMPOSSIBLE)
		return tell_correction(audit, finding, text, error);
	return status == MIG_OK
		   ? mig_buffer_format(text, error, "    %s\n",
				       mig_verdict_name((enum mig_verdict)finding->verdict))
		   : status;
}

enum mig_status
mig_findings_explain(const struct mig_audit *audit, struct mig_buffer *text,
		     struct mig_error *error)
{
	size_t impossible = 0, checks = 0, number = 0;
	enum mig_status status;

	for (size_t i = 0; i < audit->rule_count; i++) {
		checks +=
		    audit->rules[i].exact + audit->rules[i].rounding + audit->rules[i].impossible;
		impossible += audit->rules[i].impossible;
	}
	status =
	    mig_buffer_format(text, error, "mig-audit: %zu check%s of %zu rule%s, %zu impossible\n",
			      checks, checks == 1 ? "" : "s", audit->rule_count,
			      audit->rule_count == 1 ? "" : "s", impossible);
	for (size_t i = 0; status == MIG_OK && i < audit->finding_count; i++) {
		const struct mig_finding *finding = &audit->findings[i];
		bool first = finding->number != number;

		number = finding->number;
		status = explain(audit, finding, first, text, error);
	}
	return status;
}

static bool
has_rows(const struct mig_audit *audit)
{
	for (size_t t = 0; t < audit->table_count; t++)
		if (audit->tables[t].table.rows)
			return true;
	return false;
}

/* A rule that nothing was held to is no evidence that all is well. */
static enum mig_status
tell_idle_rules(const struct mig_audit *audit, struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < audit->rule_count; i++) {
		const struct mig_audit_rule *rule = &audit->rules[i];

		if (rule->made && rule->without_total > 0)
			status = mig_buffer_format(
			    notes, error,
			    "the rule '%s': parts without a row of their total, not checked: %zu\n",
			    rule->text, rule->without_total);
		if (rule->made || status != MIG_OK)
			continue;
		status = mig_buffer_format(
		    notes, error,
		    rule->hollow ? "the rule '%s' compares figures with themselves alone: it holds "
				   "whatever they are\n"
				 : "no figures to hold to the rule '%s'\n",
		    rule->text);
	}
	return status;
}

enum mig_status
mig_findings_limits(const struct mig_audit *audit, struct mig_buffer *notes,
		    struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	/* a correction may have an alternative that nobody has seen */
	if (audit->swaps_untried)
		status = mig_buffer_add_string(notes,
					       "so many checks are broken that not all figures "
					       "which may have changed places were tried\n",
					       error);
	if (status == MIG_OK)
		status = mig_buffer_add(notes, audit->unmet.bytes, audit->unmet.length, error);
	return status == MIG_OK && has_rows(audit) ? tell_idle_rules(audit, notes, error) : status;
}

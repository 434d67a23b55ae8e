/* findings - the answer of an audit as a table or in words */
#ifndef MIG_AUDIT_FINDINGS_H
#define MIG_AUDIT_FINDINGS_H

#include "audit.h"
#include "writer.h"

/* Add the checks of a verdict that locating does not report: exact ones, and those that rounding
 * explains. */
enum mig_status
mig_findings_add(struct mig_audit *audit, enum mig_verdict verdict, struct mig_error *error);

/* One line a finding: finding, file, line, cell, rule, printed, low, high, difference, verdict,
 * suggestion, slip, mends, broken, candidates, note. */
enum mig_status
mig_findings_write(struct mig_audit *audit, struct mig_writer *writer, struct mig_error *error);
/* One line a rule: rule, checks, exact, rounding, impossible, incomplete. */
enum mig_status mig_findings_summary(const struct mig_audit *audit, struct mig_writer *writer,
				     struct mig_error *error);
/* The findings in sentences, and how many checks there were. */
enum mig_status mig_findings_explain(const struct mig_audit *audit, struct mig_buffer *text,
				     struct mig_error *error);

/* A line for each thing that the findings cannot tell: a rule that no figures were held to, or none
 * but figures to themselves, and a value of its conditions that no row has, unless there are no
 * rows at all; corrections that were not tried. */
enum mig_status mig_findings_limits(const struct mig_audit *audit, struct mig_buffer *notes,
				    struct mig_error *error);

/* Put the slips that have no alternative into their cells, and judge all checks again. */
enum mig_status mig_findings_apply(struct mig_audit *audit, struct mig_error *error);
/* A table with the cells that were changed; all other cells as they were read. */
enum mig_status mig_findings_table(const struct mig_audit *audit, size_t table,
				   struct mig_writer *writer, struct mig_error *error);
/* A line for each cell that was changed: FILE:LINE: CELL: OLD -> NEW (why), and a word where that
 * is not in `table`, which is the one that is written. */
enum mig_status mig_findings_changes(const struct mig_audit *audit, size_t table,
				     struct mig_buffer *notes, struct mig_error *error);

/* The same as a table: file, line, column, cell, printed, corrected, slip, rule, mends, broken,
 * note. */
enum mig_status mig_findings_list_changes(const struct mig_audit *audit, size_t table,
					  struct mig_writer *writer, struct mig_error *error);

#endif

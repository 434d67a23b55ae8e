/* writing - the parts of mig_tidy_plan_write(): one row, its texts, its figures, whether it stays
 */
#ifndef MIG_TIDY_WRITING_H
#define MIG_TIDY_WRITING_H

#include "tidy/notice.h"

/* A row on its way. */
struct mig_tidy_writing {
	struct mig_tidy_plan *plan;
	struct mig_writer *writer;
	struct mig_tidy_report *report;
	struct mig_notice *notice; /* NULL: nothing is looked for */
	struct mig_error *error;
	bool looking; /* at the members of trees: nothing is written yet */
};

/* Write the row at hand of the plan's grid. */
enum mig_status mig_tidy_write_row(const struct mig_tidy_writing *writing);
/* Whether rows can be written without those before them, and read in blocks. */
bool mig_tidy_can_write_blocks(const struct mig_tidy_writing *writing);
/* Write all rows behind the header, at which the grid stands, on several threads. */
enum mig_status mig_tidy_write_blocks(const struct mig_tidy_writing *writing);

/* The code in a cell that has its label behind it, as "AT: Austria". */
struct mig_text mig_tidy_code(struct mig_text cell);
/* The cell of the row in a column of the frame; of a code with a label, the code. */
static inline struct mig_text
mig_tidy_cell(const struct mig_tidy_writing *writing, size_t column)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_text cell = mig_tidy_grid_cell(plan->frame->grid, plan->frame->columns[column]);

	return plan->codes && plan->codes[column] ? mig_tidy_code(cell) : cell;
}
/* MIG_DATA about that cell. */
enum mig_status
mig_tidy_fail(const struct mig_tidy_writing *writing, size_t column, const char *message);
/* Find the text that a dimension has in all of the row. */
enum mig_status
mig_tidy_read_dimension(const struct mig_tidy_writing *writing, struct mig_dimension *dimension);
/* The status that a column of its own gives the row. */
enum mig_status mig_tidy_read_status(const struct mig_tidy_writing *writing, mig_flags *flags);
/* One figure with `flags` of the row. */
enum mig_status mig_tidy_read_figure(const struct mig_tidy_writing *writing, size_t column,
				     mig_flags flags, struct mig_figure *figure);
/* Whether a member of the current row is one of --totals, which are marked in *met as in struct
 * mig_tidy_report, or has parts in a tree. */
bool mig_tidy_is_total(const struct mig_tidy_plan *plan, uint64_t *met);
/* Say to a dimension's tree that the current row has its current text. */
enum mig_status
mig_tidy_show_member(const struct mig_tidy_writing *writing, const struct mig_dimension *dimension);
/* Where the columns of the conditions stand. */
enum mig_status mig_tidy_bind_where(const struct mig_tidy_plan *plan, struct mig_error *error);
/* Whether the conditions hold, those on the unit or those on all else. */
enum mig_status mig_tidy_test_where(const struct mig_tidy_writing *writing, bool unit, bool *pass);
/* remarks.c: lines about what may have been overlooked in a table that was written: totals that no
 * row has, fractions that may be thousands, percentages among counts, columns beside --periods,
 * rows without figures at the end. */
enum mig_status mig_tidy_remark(const struct mig_tidy_writing *writing, struct mig_buffer *notes);

#endif

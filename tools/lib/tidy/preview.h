/* preview - what a table looks like to the reader, and what was understood */
#ifndef MIG_TIDY_PREVIEW_H
#define MIG_TIDY_PREVIEW_H

#include "tidy/tidy.h"

/* Append the encoding, the delimiter, the size, the numbered columns under a header of `levels`
 * rows (if there is one), and the first and last rows with the numbers of their lines. */
enum mig_status mig_tidy_preview(struct mig_tidy_grid *grid, size_t levels, struct mig_buffer *text,
				 struct mig_error *error);

/* Append what was assumed and what was left out, a line each. */
enum mig_status
mig_tidy_explain(const struct mig_tidy_plan *plan, const struct mig_tidy_report *report,
		 struct mig_buffer *notes, struct mig_error *error);

#endif

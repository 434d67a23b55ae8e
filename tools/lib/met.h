/* met - which of the values that a condition asks for the input has, and what it has besides
 *
 * A value that no row has is most often misspelt; a table without that row is no error, since parts
 * of a table may lack it. So it is noted. Many threads may tell of cells at the same time, and what
 * is said in the end does not depend on their order. */
#ifndef MIG_MET_H
#define MIG_MET_H

#include "text.h"

struct mig_met;

/* For `count` values; NULL without memory. Free with mig_met_free(). */
struct mig_met *mig_met_new(size_t count);
void mig_met_free(struct mig_met *met);

/* The cell is the value of this place in `values`, or none of them (SIZE_MAX). */
void mig_met_cell(struct mig_met *met, const struct mig_list *values, struct mig_text cell,
		  size_t place);

/* Whether a cell was the value of this place. */
bool mig_met_was(const struct mig_met *met, size_t place);

/* Append a line for each value that was not met, unless there was no cell at all: "no row has
 * direction 'imigration'; did you mean 'immigration'?". `which` says of what rows: "no row". */
enum mig_status mig_met_notes(const struct mig_met *met, const struct mig_list *values,
			      const char *which, const char *column, struct mig_buffer *notes,
			      struct mig_error *error);

#endif

/* notice - members that are the sum of all others, before somebody adds them twice */
#ifndef MIG_TIDY_NOTICE_H
#define MIG_TIDY_NOTICE_H

#include "keys.h"
#include "tidy/tidy.h"

/* The rows written so far, up to a limit. All zero is empty; free with mig_notice_free(). */
struct mig_notice {
	struct mig_keys *members; /* the different texts of each dimension */
	size_t dimensions;
	uint32_t *numbers; /* of the members: `dimensions` a row */
	struct mig_value *values;
	size_t rows, numbers_capacity, values_capacity;
	bool too_many; /* rows: nothing is looked for */
};

/* Remember a row: the current texts of the plan and its one figure. */
enum mig_status mig_notice_add(struct mig_notice *notice, const struct mig_tidy_plan *plan,
			       struct mig_value value, struct mig_error *error);
/* Remember the rows of another one, which stand behind those so far, and empty it. */
enum mig_status
mig_notice_join(struct mig_notice *notice, struct mig_notice *part, struct mig_error *error);
/* Whether there will be too many rows, as far as the table says it before any is written. */
bool mig_notice_has_too_many(const struct mig_tidy_plan *plan);
/* Append a line for each member of a column of text that equals, wherever it stands, the exact
 * sum of all the other members beside it, of which there are at least two, or of a run of them
 * next to it (see sums.h); the other columns being equal, apart from those that say nothing but
 * the member again. What is missing anywhere beside it leaves that place out. */
enum mig_status mig_notice_tell(const struct mig_notice *notice, const struct mig_tidy_plan *plan,
				struct mig_buffer *notes, struct mig_error *error);
void mig_notice_free(struct mig_notice *notice);

#endif

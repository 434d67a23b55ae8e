/* sums - which members of a dimension are the sums of others, as the figures tell
 *
 * Only the figures are looked at: a member is the sum of all the others, or of a run of members
 * that stand next to it in the order in which the table has them. Parts that were found are then
 * left out, so that a total of totals is found too. */
#ifndef MIG_TIDY_SUMS_H
#define MIG_TIDY_SUMS_H

#include "tidy/notice.h"

enum mig_sum_kind {
	MIG_SUM_NONE,
	MIG_SUM_OF_ALL,	 /* the others */
	MIG_SUM_OF_REST, /* the others but for the parts of totals */
	MIG_SUM_OF_RUN,	 /* of members, `first` to `last` */
};

struct mig_sum {
	enum mig_sum_kind kind;
	size_t first, last;
	bool part; /* of a total that was found */
};

/* What is looked for in one dimension. */
struct mig_sums {
	size_t dimension, members;
	size_t *of_row; /* the place of each row of the notice: what else stands in it */
	size_t places;
	struct mig_sum *found; /* one a member */
};

/* The number of the member of a dimension in a row of the notice. */
uint32_t mig_notice_member(const struct mig_notice *notice, size_t row, size_t dimension);

/* Fill sums->found. */
enum mig_status
mig_sums_find(const struct mig_notice *notice, struct mig_sums *sums, struct mig_error *error);

#endif

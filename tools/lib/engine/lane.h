/* lane - the quick way through records: what can be vouched for, and nothing else
 *
 * Where the marks say that a stretch of text is plain, the fields of its records lie between
 * them, and libcsv would find the same. The lane stops before the first record for which that is
 * not certain, or with which something is wrong; libcsv then has the word. */
#ifndef MIG_LANE_H
#define MIG_LANE_H

#include "aggregate.h"
#include "scan.h"

/* Whoever takes records: as mig_aggregate_add() adds them to an aggregate, so `taker` keeps them
 * or what it makes of them. */
typedef size_t mig_take(void *taker, const struct mig_plan *plan, const struct mig_text *fields,
			const uint64_t *positions, size_t count, struct mig_trouble *trouble);

/* mig_aggregate_add(); the taker is an aggregate. */
mig_take mig_take_sums;

struct mig_lane {
	struct mig_scan scan;
	char delimiter;
	mig_take *take;		   /* mig_take_sums unless it is changed */
	size_t columns;		   /* of a record */
	size_t record_max;	   /* bytes of a record at most */
	struct mig_text *fields;   /* of the plan, for each record of a batch */
	uint64_t *positions;	   /* where these records stand */
	size_t waiting;		   /* how many there are */
	struct mig_buffer scratch; /* for their fields with doubled quotes */
};

/* MIG_IO without memory. The caller ends with mig_lane_free(), in either case. */
enum mig_status
mig_lane_start(struct mig_lane *lane, mig_mark *mark, char delimiter, size_t columns,
	       size_t record_max, const struct mig_plan *plan, struct mig_error *error);
void mig_lane_free(struct mig_lane *lane);

/* Hand the taker the records of `text`, which starts at a record, at `position` of the input,
 * and has MIG_MARKS_PADDING bytes behind it. Returns where it stopped: at the end, or at the start
 * of the record from which on libcsv must look. *lines is the number of line feeds if it got to the
 * end. *trouble says whether that record cannot be taken. */
size_t
mig_lane_run(struct mig_lane *lane, const struct mig_plan *plan, void *taker, struct mig_text text,
	     uint64_t position, size_t *lines, struct mig_trouble *trouble);

#endif

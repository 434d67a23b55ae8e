/* series - a group of a cube as a series in time: its breaks, its gaps, its known figures
 *
 * A period with status B begins a new series. What is computed from a whole series is computed
 * from its last segment: the periods from the last break on. */
#ifndef MIG_TREND_SERIES_H
#define MIG_TREND_SERIES_H

#include "cube.h"
#include "measures/line.h"

/* Whether a break lies behind the earlier and up to the later of two points. */
bool mig_series_break_between(const struct mig_group *group, size_t a, size_t b);
/* Place of the first point of the last segment; 0 without a break. */
size_t mig_series_last_segment(const struct mig_group *group);

/* " of A, B": the group, for messages; "" where the cube has no group columns. */
enum mig_status mig_series_name(const struct mig_cube *cube, const struct mig_group *group,
				struct mig_buffer *name, struct mig_error *error);

/* How far the starts of neighbouring periods lie apart: whole months, or days. 0 and 0 where no
 * group has two periods. */
struct mig_step {
	int months, days;
};

/* The smallest distance of two neighbours in the cube; in months if all are whole months. */
struct mig_step mig_cube_step(const struct mig_cube *cube);
/* Whether `later` is the next period after `earlier`, with none left out between them. */
bool mig_step_joins(const struct mig_step *step, const struct mig_period *earlier,
		    const struct mig_period *later);

/* The known figures of a stretch of points. Times are in years (months / 12 if all starts, those
 * of missing figures too, lie whole months from the first, otherwise days / 365.2425), 0 at the
 * first known figure; figures are less the first one, `origin`, so that adding a constant to a
 * series changes nothing else. */
struct mig_series {
	const struct mig_point *first, *last; /* known ones */
	size_t count, missing;		      /* known figures; missing ones */
	struct mig_timed timed;
	double origin;
	bool whole_months;
	size_t *doubled_ranks; /* twice the ranks, of ties their mean; exact comparisons decide */
	const struct mig_point **points; /* of the known figures */
	mig_flags flags;		 /* of all known figures */
	void *memory;
};

/* The series of `count` points. On MIG_OK the caller frees with mig_series_free(). MIG_IO:
 * no memory. */
enum mig_status mig_series_read(const struct mig_point *points, size_t count,
				struct mig_series *series, struct mig_error *error);
void mig_series_free(struct mig_series *series);
/* The time of any period on the scale of the series, which has a known figure. */
double mig_series_years(const struct mig_series *series, const struct mig_period *period);

#endif

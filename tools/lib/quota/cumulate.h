/* cumulate - which periods go with which quota, and permits added up within a quota's period
 *
 * A quota limits what is issued in its whole period, which months, quarters or semesters make up.
 * Figures of one day are a stock (permits valid on a date): they are not part of any such sum. */
#ifndef MIG_QUOTA_CUMULATE_H
#define MIG_QUOTA_CUMULATE_H

#include "cube.h"
#include "figures.h"

/* Whether permits may be set against quotas of the same period: MIG_DATA, with the reason, if
 * permits are of a day and no quota is, or if none of them is of the kind of the quotas. */
enum mig_status mig_quota_check_kinds(const struct mig_cube *permits, const struct mig_cube *quotas,
				      struct mig_error *error);
/* Whether permits may be added up within the periods of the quotas: whole months, and in neither
 * table periods of one group that overlap. Otherwise MIG_DATA naming the periods; MIG_USAGE for
 * permits without a time column. */
enum mig_status mig_quota_check_cumulable(const struct mig_cube *permits,
					  const struct mig_cube *quotas, struct mig_error *error);

/* Sums since the beginning of a period; all zero before the first figures of a group. */
struct mig_running {
	struct mig_period within, last; /* the period to add up in; the last one added */
	bool begun;
	struct mig_running_sum {
		struct mig_value value;
		size_t rows;
		struct mig_decimal unit;
		bool known, lacking; /* something was added; something was left out */
	} sums[MIG_QUOTA_ROLES];
};

/* The calendar year of a point with a period. */
struct mig_period mig_quota_year(const struct mig_point *point);

/* Replace permits, applications and refusals of `period` by their sums since the beginning of
 * `within`, which holds it; periods come in order, without overlap. After a period that is not
 * there, or a missing figure, the sum is missing until `within` changes; if `partial` it goes on
 * without it and has the flag U, but is missing as long as nothing is known. NONE stays. */
void mig_running_add(struct mig_running *running, const struct mig_period *within,
		     const struct mig_period *period, bool partial,
		     struct mig_quota_figure figures[MIG_QUOTA_ROLES]);

#endif

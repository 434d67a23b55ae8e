/* two_periods - the two periods that are compared, and whether they may be */
#ifndef MIG_TWO_PERIODS_H
#define MIG_TWO_PERIODS_H

#include "cube.h"

struct mig_two_periods {
	const char *texts[2]; /* as given; borrowed */
	struct mig_period periods[2];
};

/* Read the two. One that is no period, or twice the same, is MIG_USAGE; two of unlike kind (a year
 * and eleven months) are MIG_DATA. */
enum mig_status mig_two_periods_read(const char *const texts[2], struct mig_two_periods *two,
				     struct mig_error *error);

/* MIG_DATA if no group has a figure for one of them; or, unless `across_breaks`, if a series has
 * status B after the earlier and up to the later one. */
enum mig_status
mig_two_periods_check(const struct mig_two_periods *two, const struct mig_cube *cube,
		      bool across_breaks, struct mig_error *error);

#endif

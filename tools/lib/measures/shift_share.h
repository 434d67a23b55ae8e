/* shift_share - the growth of an area as national, mix and regional components
 *
 * An area (region, province) and the nation are both divided into the same categories (permit
 * types, citizenships, branches). e0, e1: a category of the area in the base and in the later
 * period; E0, E1: the same category of the nation. The nation may be the sum of all areas.
 *
 *   national  = sum e0 * (sum E1 / sum E0 - 1)            had all grown like the nation
 *   mix       = sum e0 E1 / E0 - sum e0 * sum E1 / sum E0  its categories grow unlike the nation
 *   regional  = sum (e1 - e0 E1 / E0)                      its categories grow unlike elsewhere
 *   unallocated = sum (e1 - e0) of the categories that the nation did not have (E0 = 0)
 *
 * The sums of the first three are over the categories with E0 other than 0, so that there is a
 * national rate. A category that is new in the area alone has one, and is regional. The four add
 * up to the change of the area exactly, and where the nation is the sum of the areas, mix and
 * regional each add up to 0 over all areas.
 * Source: Dunn (1960), Papers of the Regional Science Association 6. */
#ifndef MIG_SHIFT_SHARE_H
#define MIG_SHIFT_SHARE_H

#include "value.h"

/* One category. */
struct mig_shift_share_category {
	struct mig_value area[2], nation[2]; /* in the base and in the later period */
};

/* All in the unit of the figures. */
struct mig_shift_share {
	struct mig_value area[2]; /* sums over all categories */
	struct mig_value national, mix, regional, unallocated;
};

/* The components of one area. A missing figure makes what it is part of missing. With `partial` a
 * category with a missing figure of the area is left out of the area's sums, but not out of the
 * nation's, so that the national rate is the same for all areas; one with a missing figure of the
 * nation is left out of both; what is computed carries U, and is missing if nothing is left.
 * Quotients are kept to 18 places, so sums of components are exact and each is right to about that
 * place. National and mix are UNDEFINED if the nation's base is 0 altogether: all change is
 * unallocated. */
struct mig_shift_share
mig_shift_share(const struct mig_shift_share_category *categories, size_t count, bool partial);

#endif

/* rescale - net migration of all areas of a system, which must sum to zero
 *
 * Whoever leaves one area of a closed system arrives in another, so the nets of all areas sum to
 * zero; published ones do not. Gains, sum G, and losses, sum L, are both brought to
 * A = (G + L) / 2: x A / G for a gain, x A / L for a loss. No area changes its sign.
 * Source: Abel (2018), Demographic Research 38:54. */
#ifndef MIG_RESCALE_H
#define MIG_RESCALE_H

#include "value.h"

enum mig_rescaling {
	MIG_RESCALED,
	MIG_RESCALE_ONE_SIGN, /* all gains or all losses: nothing to balance them */
	MIG_RESCALE_NO_MEMORY,
};

/* Rescale `count` nets to `digits` places so that the rescaled sum to exactly zero. A is cut to the
 * last place; each size is cut too, and the units of the last place that are then lacking go one by
 * one to the largest remainders, of equal ones to the first. A missing net makes all missing,
 * unless `partial`: then the known ones sum to zero, flagged U. Each result has the flags of all
 * nets that it was computed from. */
enum mig_rescaling mig_rescale_nets(const struct mig_value *nets, size_t count, int digits,
				    bool partial, struct mig_value *rescaled);

#endif

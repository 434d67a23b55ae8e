/* quota - permits against the quota that limits them
 *
 * Permits and quota are counts of the same thing over the same period: permits issued
 * and extended in a year are a flow, permits valid on a day a stock, and only the first is
 * limited by a yearly quota. */
#ifndef MIG_QUOTA_H
#define MIG_QUOTA_H

#include "value.h"

/* Utilisation: 100 permits / quota, per cent; above 100 where the quota is exceeded.
 * Undefined for a quota of 0. */
struct mig_value
mig_quota_utilisation(struct mig_value permits, struct mig_value quota, int digits);

/* What is left: quota - permits, in the unit of the two; negative where it is exceeded. */
struct mig_value mig_quota_remaining(struct mig_value permits, struct mig_value quota);

/* "within", "exhausted" (equal), "exceeded", "zero" (no quota was set: any permit is beyond
 * it), or "" when either is not known. Static text. */
const char *mig_quota_state(struct mig_value permits, struct mig_value quota);

#endif

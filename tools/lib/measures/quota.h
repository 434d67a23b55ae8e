/* quota - permits against the quota that limits them
 *
 * Permits and quota are counts of the same thing over the same period: permits issued
 * and extended in a year are a flow, permits valid on a day a stock, and only the first is
 * limited by a yearly quota. A quota that was redistributed within its year is another
 * denominator than the one set at its beginning; the measures take either.
 * u: permits, q: quota, a: applications lodged, f: applications refused, in persons (or
 * permits). What is computed from a missing figure is missing. All are plain arithmetic; the
 * identity of pending cases is that of asylum and permit statistics without a backlog. */
#ifndef MIG_QUOTA_H
#define MIG_QUOTA_H

#include "value.h"

/* Utilisation: 100 permits / quota, per cent; above 100 where the quota is exceeded.
 * Undefined for a quota of 0. */
struct mig_value
mig_quota_utilisation(struct mig_value permits, struct mig_value quota, int digits);

/* What is left: quota - permits, in the unit of the two; negative where it is exceeded. */
struct mig_value mig_quota_remaining(struct mig_value permits, struct mig_value quota);

/* How the two stand to each other, as printed and whatever they are rounded to:
 *   "zero"       q = 0: no quota was set, so any permit is beyond it, and none is not within it
 *   "within"     u < q
 *   "exhausted"  u = q
 *   "exceeded"   u > q
 *   ""           either is not known
 * The first that holds. Static text. */
const char *mig_quota_state(struct mig_value permits, struct mig_value quota);

/* Demand pressure: a / q, applications for one place; above 1 where more is asked for than there
 * is. Undefined for a quota of 0. */
struct mig_value
mig_demand_pressure(struct mig_value applications, struct mig_value quota, int digits);

/* Approval rate: 100 u / (u + f), and refusal rate: 100 f / (u + f), per cent of the decisions,
 * 0..100. Undefined where nothing was decided. */
struct mig_value mig_approval_rate(struct mig_value permits, struct mig_value refused, int digits);
struct mig_value mig_refusal_rate(struct mig_value permits, struct mig_value refused, int digits);

/* Processing share: 100 (u + f) / a, per cent of the applications that were decided; above 100
 * where older ones were. Undefined without applications. */
struct mig_value mig_processing_share(struct mig_value permits, struct mig_value refused,
				      struct mig_value applications, int digits);
/* Pending: a - u - f, what the period adds to the cases that wait; negative where it takes away. */
struct mig_value
mig_pending(struct mig_value permits, struct mig_value refused, struct mig_value applications);

/* 100 q / L, per cent of the labour force L. Undefined for L = 0. */
struct mig_value
mig_quota_of_labour_force(struct mig_value quota, struct mig_value labour_force, int digits);

#endif

/* change - one figure against an earlier or another one
 *
 * x0: the earlier (base) figure, x1: the later one, of the same kind of period.
 * A missing figure makes the measure missing. */
#ifndef MIG_CHANGE_H
#define MIG_CHANGE_H

#include "period.h"
#include "value.h"

/* Absolute change: x1 - x0, in the unit of the figures; for shares in percentage points. */
struct mig_value mig_change(struct mig_value x0, struct mig_value x1);

/* Relative change: 100 (x1 - x0) / x0, per cent. Undefined for x0 = 0 and when x0 and x1
 * have opposite signs (a balance that turned): no percentage describes that. Of two negative
 * figures it is the change of their size. */
struct mig_value mig_change_percent(struct mig_value x0, struct mig_value x1, int digits);

/* Index number: 100 x1 / x0, base = 100. Undefined as the relative change is. */
struct mig_value mig_index(struct mig_value x0, struct mig_value x1, int digits);

/* Compound annual growth rate: 100 ((x1 / x0)^(1 / t) - 1), per cent a year, where t is the real
 * distance of the two periods in years (mig_period_years_between()), not the number of rows.
 * Undefined unless both are positive and t > 0. */
struct mig_value
mig_compound_annual_growth(struct mig_value x0, struct mig_value x1, double years, int digits);

/* Contribution of a part to the growth of the total: 100 (x1 - x0) / X0, percentage points,
 * where X0 is the total of the base. The contributions of all parts add up to the
 * relative change of the total (but for their rounding). Undefined for X0 = 0. */
struct mig_value
mig_contribution(struct mig_value x0, struct mig_value x1, struct mig_value total0, int digits);

#endif

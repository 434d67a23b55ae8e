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

/* Ratio: x1 / x0, a pure number, 1 = no change. Undefined as the relative change is. */
struct mig_value mig_ratio(struct mig_value x0, struct mig_value x1, int digits);

/* Log difference: 100 ln(x1 / x0), log points; the same in size whichever figure is the base, and
 * near the relative change where that is small; those of successive periods add up. Undefined
 * unless both are positive. In double, rounded once at the end.
 * Source: Tornqvist, Vartia and Vartia (1985), The American Statistician 39(1). */
struct mig_value mig_log_difference(struct mig_value x0, struct mig_value x1, int digits);

/* Compound annual growth rate: 100 ((x1 / x0)^(1 / t) - 1), per cent a year, where t is the real
 * distance of the two periods in years (mig_period_years_between()), not the number of rows.
 * Undefined unless both are positive and t > 0. */
struct mig_value
mig_compound_annual_growth(struct mig_value x0, struct mig_value x1, double years, int digits);

/* Exponential growth rate: 100 ln(x1 / x0) / t, per cent a year, t as above: the rate of a
 * growth that is compounded at every moment. Undefined as the compound rate is.
 * Source: United Nations, World Population Prospects, average annual rate of growth. */
struct mig_value
mig_exponential_growth(struct mig_value x0, struct mig_value x1, double years, int digits);

/* Contribution of a part to the growth of the total: 100 (x1 - x0) / X0, percentage points,
 * where X0 is the total of the base. The contributions of all parts add up to 100 (X1 - X0) / X0
 * (but for their rounding), which is the relative change of the total unless its sign turned; where
 * X0 < 0 that is a change of its size. Undefined for X0 = 0. */
struct mig_value
mig_contribution(struct mig_value x0, struct mig_value x1, struct mig_value total0, int digits);

/* Share of a part in the change of the total: 100 (x1 - x0) / (X1 - X0), per cent. All parts add up
 * to 100; a part that moved against the total is below 0, and others can be above 100. Undefined
 * where the total did not change. */
struct mig_value mig_difference_share(struct mig_value x0, struct mig_value x1,
				      struct mig_value total0, struct mig_value total1, int digits);

#endif

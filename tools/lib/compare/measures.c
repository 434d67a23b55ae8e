#include <math.h>

#include "measures/change.h"
#include "measures/share.h"
#include "revision_measures.h"

/* Exact already, or rounded to the digits that are asked for. */
static struct mig_value
rounded(struct mig_value value, int digits)
{
	return mig_value_ratio(value, mig_value_of(1), 1, digits);
}

/* --- differences --- */

static struct mig_value
difference(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	(void)digits;
	return mig_change(of->x[0], of->x[1]);
}

static struct mig_value
difference_percent(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	return mig_change_percent(of->x[0], of->x[1], digits);
}

static struct mig_value
contribution(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	return mig_contribution(of->x[0], of->x[1], of->totals[0], digits);
}

static struct mig_value
difference_share(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	return mig_difference_share(of->x[0], of->x[1], of->totals[0], of->totals[1], digits);
}

static struct mig_value
ratio(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	return mig_ratio(of->x[0], of->x[1], digits);
}

static struct mig_value
log_difference(const void *figures, int digits)
{
	const struct mig_difference *of = figures;

	return mig_log_difference(of->x[0], of->x[1], digits);
}

/* A figure that is not known has no rank, for its own reason. */
static struct mig_value
rank_of(const struct mig_difference *of, size_t side)
{
	return of->ranks[side] ? mig_value_of((long long)of->ranks[side]) : of->x[side];
}

static struct mig_value
rank_first(const void *figures, int digits)
{
	(void)digits;
	return rank_of(figures, 0);
}

static struct mig_value
rank_second(const void *figures, int digits)
{
	(void)digits;
	return rank_of(figures, 1);
}

static struct mig_value
rank_change(const void *figures, int digits)
{
	(void)digits;
	return mig_value_subtract(rank_of(figures, 0), rank_of(figures, 1));
}

static struct mig_value
share_of(const struct mig_difference *of, size_t side, int digits)
{
	struct mig_value share = mig_share(of->x[side], of->totals[side], digits);

	if (share.state == MIG_VALUE_KNOWN && !of->shareable[side])
		share.state = MIG_VALUE_UNDEFINED;
	return share;
}

static struct mig_value
share_first(const void *figures, int digits)
{
	return share_of(figures, 0, digits);
}

static struct mig_value
share_second(const void *figures, int digits)
{
	return share_of(figures, 1, digits);
}

static struct mig_value
share_change(const void *figures, int digits)
{
	return rounded(mig_value_subtract(share_of(figures, 1, MIG_DECIMAL_DIGITS_MAX),
					  share_of(figures, 0, MIG_DECIMAL_DIGITS_MAX)),
		       digits);
}

/* --- what is only rounding --- */

/* What the difference can be of figures that were rounded to the unit in which they are printed.
 * Counts are whole, so that those printed in units of 1 are not rounded. false: does not fit. */
static bool
possible_difference(const struct mig_difference *of, bool shares, struct mig_interval *result)
{
	const struct mig_decimal one = mig_decimal_of(1);
	struct mig_interval sides[2];

	for (size_t side = 0; side < 2; side++) {
		struct mig_decimal figure = of->x[side].number;
		struct mig_decimal unit = shares ? mig_printed_unit(figure) : of->unit;

		if (!shares && mig_decimal_compare(unit, one) == 0)
			sides[side] = mig_interval_of(figure);
		else if (!mig_decimal_multiply(unit, mig_decimal_of((long long)of->rows[side]),
					       &unit) ||
			 !mig_interval_printed(figure, unit, &sides[side]))
			return false;
	}
	return mig_interval_subtract(sides[1], sides[0], result);
}

static struct mig_value
bound(const struct mig_difference *of, bool shares, bool high)
{
	struct mig_value value = mig_change(of->x[0], of->x[1]);
	struct mig_interval possible;

	if (value.state != MIG_VALUE_KNOWN)
		return value;
	/* of halves of a unit two may be whole */
	if (possible_difference(of, shares, &possible))
		value.number = mig_decimal_trim(high ? possible.high : possible.low,
						value.number.scale);
	else
		value.state = MIG_VALUE_OVERFLOW;
	return value;
}

static struct mig_value
difference_low(const void *figures, int digits)
{
	(void)digits;
	return bound(figures, false, false);
}

static struct mig_value
difference_high(const void *figures, int digits)
{
	(void)digits;
	return bound(figures, false, true);
}

static struct mig_value
points_low(const void *figures, int digits)
{
	(void)digits;
	return bound(figures, true, false);
}

static struct mig_value
points_high(const void *figures, int digits)
{
	(void)digits;
	return bound(figures, true, true);
}

static const char *
verdict(const struct mig_difference *of, bool shares)
{
	struct mig_value value = mig_change(of->x[0], of->x[1]);
	struct mig_interval possible;

	if (value.state != MIG_VALUE_KNOWN || !possible_difference(of, shares, &possible))
		return "";
	if (mig_decimal_sign(value.number) == 0)
		return "none";
	return mig_interval_contains(possible, mig_decimal_of(0)) ? "rounding" : "real";
}

static const char *
difference_verdict(const void *figures)
{
	return verdict(figures, false);
}

static const char *
points_verdict(const void *figures)
{
	return verdict(figures, true);
}

/* --- shift-share --- */

static struct mig_value
area_difference(const void *figures, int digits)
{
	const struct mig_shift_share *of = figures;

	(void)digits;
	return mig_change(of->area[0], of->area[1]);
}

static struct mig_value
national_component(const void *figures, int digits)
{
	return rounded(((const struct mig_shift_share *)figures)->national, digits);
}

static struct mig_value
mix_component(const void *figures, int digits)
{
	return rounded(((const struct mig_shift_share *)figures)->mix, digits);
}

static struct mig_value
regional_component(const void *figures, int digits)
{
	return rounded(((const struct mig_shift_share *)figures)->regional, digits);
}

static struct mig_value
unallocated(const void *figures, int digits)
{
	return rounded(((const struct mig_shift_share *)figures)->unallocated, digits);
}

/* --- factors --- */

static struct mig_value
product_difference(const void *figures, int digits)
{
	return mig_decomposition_difference(((const struct mig_factor *)figures)->decomposition,
					    digits);
}

static struct mig_value
effect(const void *figures, int digits)
{
	const struct mig_factor *of = figures;

	return mig_decomposition_effect(of->decomposition, of->index, digits);
}

static struct mig_value
effect_percent(const void *figures, int digits)
{
	const struct mig_factor *of = figures;

	return mig_decomposition_percent(of->decomposition, of->index, digits);
}

/* --- outliers --- */

static struct mig_value
unit_ratio(const void *figures, int digits)
{
	const struct mig_outlier *of = figures;

	if (of->used)
		return mig_ratio(of->x[0], of->x[1], digits);
	return mig_value_from_double(NAN, digits, of->x[0], of->x[1]);
}

static struct mig_value
of_unit(const struct mig_outlier *of, double number, int digits)
{
	return mig_value_from_double(of->used ? number : NAN, digits, of->x[0], of->x[1]);
}

static struct mig_value
unit_effect(const void *figures, int digits)
{
	return of_unit(figures, ((const struct mig_outlier *)figures)->effect, digits);
}

static struct mig_value
lower_limit(const void *figures, int digits)
{
	return of_unit(figures, ((const struct mig_outlier *)figures)->lower, digits);
}

static struct mig_value
upper_limit(const void *figures, int digits)
{
	return of_unit(figures, ((const struct mig_outlier *)figures)->upper, digits);
}

static const char *
outlier(const void *figures)
{
	const struct mig_outlier *of = figures;

	return !of->used ? "" : of->outlier ? "yes" : "no";
}

#define DUNN	  "Dunn (1960)"
#define DAS_GUPTA "Kitagawa (1955); Das Gupta (1993)"
#define OUTLIER	  "Hidiroglou and Berthelot (1986)"
#define REVISION  "McKenzie and Gamba (2008)"
#define MOORE	  "Moore (1966)"
#define SAME	  "as the input"
#define POINTS	  "percentage points"
#define SHARES	  "percentage-points"

const struct mig_measure mig_compare_measures[] = {
	{ "difference", NULL, "x1 - x0", SAME, "", true, 0, difference, NULL },
	{ "difference_percent", NULL, "100 (x1 - x0) / x0", "%", "", true, 0, difference_percent,
	  NULL },
	{ "contribution", NULL, "100 (x1 - x0) / X0", POINTS, "", true, 0, contribution, NULL },
	{ "difference_share", NULL, "100 (x1 - x0) / (X1 - X0)", "%", "", false, 0,
	  difference_share, NULL },
	{ "ratio", NULL, "x1 / x0", "ratio", "", false, 4, ratio, NULL },
	{ "log_difference", NULL, "100 ln(x1 / x0)", "log points",
	  "Tornqvist, Vartia and Vartia (1985)", false, 0, log_difference, NULL },
	{ "rank_first", NULL, "rank of x0, 1 = largest", "rank", "", false, 0, rank_first, NULL },
	{ "rank_second", NULL, "rank of x1, 1 = largest", "rank", "", false, 0, rank_second, NULL },
	{ "rank_change", NULL, "rank_first - rank_second", "ranks", "", false, 0, rank_change,
	  NULL },
	{ "share_first", NULL, "100 x0 / X0", "%", "", false, 0, share_first, NULL },
	{ "share_second", NULL, "100 x1 / X1", "%", "", false, 0, share_second, NULL },
	{ "share_change", NULL, "100 x1 / X1 - 100 x0 / X0", POINTS, "", false, 0, share_change,
	  NULL },
	{ "difference_low", NULL, "the least x1 - x0 of rounded figures", SAME, MOORE, false, 0,
	  difference_low, NULL },
	{ "difference_high", NULL, "the greatest x1 - x0 of rounded figures", SAME, MOORE, false, 0,
	  difference_high, NULL },
	{ "difference_verdict", NULL, "rounding where 0 is from difference_low to difference_high",
	  "none, rounding, real", MOORE, false, 0, NULL, difference_verdict },
	{ "percentage_points", SHARES, "x1 - x0", POINTS, "", true, 0, difference, NULL },
	{ "ratio", SHARES, "x1 / x0", "ratio", "", false, 4, ratio, NULL },
	{ "rank_first", SHARES, "rank of x0, 1 = largest", "rank", "", false, 0, rank_first, NULL },
	{ "rank_second", SHARES, "rank of x1, 1 = largest", "rank", "", false, 0, rank_second,
	  NULL },
	{ "rank_change", SHARES, "rank_first - rank_second", "ranks", "", false, 0, rank_change,
	  NULL },
	{ "difference_low", SHARES, "the least x1 - x0 of rounded figures", POINTS, MOORE, false, 0,
	  points_low, NULL },
	{ "difference_high", SHARES, "the greatest x1 - x0 of rounded figures", POINTS, MOORE,
	  false, 0, points_high, NULL },
	{ "difference_verdict", SHARES,
	  "rounding where 0 is from difference_low to difference_high", "none, rounding, real",
	  MOORE, false, 0, NULL, points_verdict },
	{ "difference", "shift-share", "e1 - e0", SAME, DUNN, true, 0, area_difference, NULL },
	{ "national_component", "shift-share", "e0 (E1 / E0 - 1)", SAME, DUNN, true, 0,
	  national_component, NULL },
	{ "mix_component", "shift-share", "sum e0k (E1k / E0k - E1 / E0)", SAME, DUNN, true, 0,
	  mix_component, NULL },
	{ "regional_component", "shift-share", "sum (e1k - e0k E1k / E0k)", SAME, DUNN, true, 0,
	  regional_component, NULL },
	{ "unallocated", "shift-share", "sum (e1k - e0k) where E0k = 0", SAME, DUNN, true, 0,
	  unallocated, NULL },
	{ "difference", "factors", "P1 - P0", "as the product", DAS_GUPTA, true, 4,
	  product_difference, NULL },
	{ "effect", "factors", "(a1 - a0) mean of the products of the other factors",
	  "as the product", DAS_GUPTA, true, 4, effect, NULL },
	{ "effect_percent", "factors", "100 effect / (P1 - P0)", "%", DAS_GUPTA, true, 0,
	  effect_percent, NULL },
	{ "ratio", "outliers", "r = x1 / x0", "ratio", OUTLIER, true, 4, unit_ratio, NULL },
	{ "effect", "outliers", "E = s max(x0, x1)^U; s = 1 - m / r if r < m, else r / m - 1",
	  "effect", OUTLIER, true, 4, unit_effect, NULL },
	{ "lower_limit", "outliers", "Em - C max(Em - E1, |A Em|)", "effect", OUTLIER, true, 4,
	  lower_limit, NULL },
	{ "upper_limit", "outliers", "Em + C max(E3 - Em, |A Em|)", "effect", OUTLIER, true, 4,
	  upper_limit, NULL },
	{ "outlier", "outliers", "E < lower_limit or E > upper_limit", "yes, no", OUTLIER, true, 0,
	  NULL, outlier },
	{ "revision", "revisions", "L - P", SAME, REVISION, true, 0, mig_cell_revision, NULL },
	{ "revision_percent", "revisions", "100 (L - P) / P", "%", "", true, 0,
	  mig_cell_revision_percent, NULL },
	{ "state", "revisions", "what became of the cell", "text", "", true, 0, NULL,
	  mig_cell_state },
	{ "old_status", "revisions", "status of P", "CL_OBS_STATUS", "", true, 0, NULL,
	  mig_cell_old_status },
	{ "new_status", "revisions", "status of L", "CL_OBS_STATUS", "", true, 0, NULL,
	  mig_cell_new_status },
	{ "cells", "summary", "number of cells", "cells", "", true, 0, mig_total_cells, NULL },
	{ "unchanged", "summary", "cells: figure and status the same", "cells", "", true, 0,
	  mig_total_unchanged, NULL },
	{ "status_changed", "summary", "cells: figure the same, status not", "cells", "", true, 0,
	  mig_total_status_changed, NULL },
	{ "revised", "summary", "cells: L other than P", "cells", "", true, 0, mig_total_revised,
	  NULL },
	{ "became_known", "summary", "cells: P missing, L a number", "cells", "", true, 0,
	  mig_total_became_known, NULL },
	{ "became_missing", "summary", "cells: P a number, L missing", "cells", "", true, 0,
	  mig_total_became_missing, NULL },
	{ "appeared", "summary", "cells: a row in the later table alone", "cells", "", true, 0,
	  mig_total_appeared, NULL },
	{ "vanished", "summary", "cells: a row in the earlier table alone", "cells", "", true, 0,
	  mig_total_vanished, NULL },
	{ "mean_revision", "summary", "MR = sum (L - P) / n", SAME, REVISION, true, 0,
	  mig_total_mean, NULL },
	{ "mean_absolute_revision", "summary", "MAR = sum |L - P| / n", SAME, REVISION, true, 0,
	  mig_total_mean_absolute, NULL },
	{ "relative_mean_absolute_revision", "summary", "RMAR = 100 sum |L - P| / sum |P|", "%",
	  REVISION, true, 0, mig_total_relative_mean_absolute, NULL },
	{ "largest_upward_revision", "summary", "max (L - P), if above 0", SAME, "", true, 0,
	  mig_total_largest_up, NULL },
	{ "largest_upward_cell", "summary", "where it is", "text", "", true, 0, NULL,
	  mig_total_cell_up },
	{ "largest_downward_revision", "summary", "min (L - P), if below 0", SAME, "", true, 0,
	  mig_total_largest_down, NULL },
	{ "largest_downward_cell", "summary", "where it is", "text", "", true, 0, NULL,
	  mig_total_cell_down },
	{ 0 },
};

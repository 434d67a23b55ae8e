#include "figures.h"

/* What the figure can stand for; a sum of n rounded figures is off by n halves of a unit. One that
 * is not known or below 0 states nothing. */
static bool
print_figure(const struct mig_quota_figure *figure, struct mig_printed *printed)
{
	struct mig_decimal unit = figure->unit;

	*printed = (struct mig_printed){ .stated = false };
	if (figure->value.state != MIG_VALUE_KNOWN || mig_decimal_sign(figure->value.number) < 0)
		return true;
	return (figure->rows < 2 ||
		mig_decimal_multiply(unit, mig_decimal_of((long long)figure->rows), &unit)) &&
	       mig_printed_figure(figure->value.number, unit, printed);
}

enum mig_status
mig_quota_figures_finish(struct mig_quota_figures *figures, struct mig_error *error)
{
	const struct mig_quota_figure *of = figures->of;
	struct mig_statement *utilisation = &figures->utilisation;
	struct mig_statement *percentage = &figures->percentage;
	enum mig_verdict verdict;
	bool fits;

	*utilisation = *percentage = (struct mig_statement){ 0 };
	figures->verdict = "";
	fits = print_figure(&of[MIG_QUOTA_PERMITS], &utilisation->part) &&
	       print_figure(&of[MIG_QUOTA_QUOTA], &utilisation->base) &&
	       print_figure(&of[figures->part], &percentage->part) &&
	       print_figure(&of[figures->base], &percentage->base) &&
	       print_figure(&of[MIG_QUOTA_PERCENT], &percentage->percent);
	if (fits && percentage->part.stated && percentage->base.stated &&
	    percentage->percent.stated) {
		fits = mig_statement_verdict(percentage, &verdict);
		if (fits)
			figures->verdict = mig_verdict_name(verdict);
	}
	return fits ? MIG_OK
		    : mig_fail(error, MIG_DATA,
			       "what the figures of a row can stand for has more digits than can "
			       "be exact");
}

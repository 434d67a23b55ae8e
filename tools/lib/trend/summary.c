#include <math.h>

#include "trend/figures.h"

/* Times and figures of a series start at 0, so that the origin is added to what is a level. */
static void
add_origin(struct mig_trend_summary *summary, double origin)
{
	summary->least_squares.intercept += origin;
	summary->theil_sen.separate += origin;
	summary->theil_sen.joint += origin;
}

static const char *
period_at(const struct mig_series *series, size_t place)
{
	return place ? series->points[place]->period_text : "";
}

static enum mig_status
test(const struct mig_series *series, double confidence, struct mig_trend_summary *summary,
     struct mig_error *error)
{
	mig_least_squares(&series->timed, &summary->least_squares);
	mig_mann_kendall(series->doubled_ranks, series->count, &summary->mann_kendall);
	if (!mig_theil_sen(&series->timed, summary->mann_kendall.variance, confidence,
			   &summary->theil_sen))
		return mig_fail_memory(error);
	add_origin(summary, series->origin);
	mig_pettitt(series->doubled_ranks, series->count, &summary->pettitt);
	mig_sup_f(series->timed.figures, series->count, &summary->sup_f);
	summary->pettitt_break = period_at(series, summary->pettitt.place);
	summary->sup_f_break = period_at(series, summary->sup_f.place);
	summary->tested = true;
	return MIG_OK;
}

enum mig_status
mig_trend_summarize(const struct mig_point *points, size_t count, double confidence,
		    struct mig_trend_summary *summary, struct mig_error *error)
{
	struct mig_series series;
	enum mig_status status = mig_series_read(points, count, &series, error);

	*summary = (struct mig_trend_summary){ .pettitt_break = "", .sup_f_break = "" };
	if (status != MIG_OK)
		return status;
	summary->count = series.count;
	summary->missing = series.missing;
	summary->first = series.first;
	summary->last = series.last;
	summary->flags = series.flags;
	if (series.count)
		summary->years =
		    mig_period_years_between(&series.first->period, &series.last->period);
	if (series.count >= MIG_TREND_MINIMUM)
		status = test(&series, confidence, summary, error);
	mig_series_free(&series);
	return status;
}

/* forecast - a series carried on by exponential smoothing */
#ifndef MIG_TREND_FORECAST_H
#define MIG_TREND_FORECAST_H

#include "trend/figures.h"

/* What a series gives. */
struct mig_forecasts {
	struct mig_smoothing model;
	double limit;	 /* of the normal distribution, for the confidence */
	double origin;	 /* to be added to what the model says */
	double *fitted;	 /* from the periods before, of the points from `start` on */
	size_t start;	 /* first point of the last segment */
	mig_flags flags; /* of all figures smoothed */
	const struct mig_group *group;
	const struct mig_step *step;
};

/* ses, holt, damped, exponential; otherwise MIG_USAGE with a hint. */
enum mig_status
mig_smoothing_parse(const char *name, enum mig_smoothing_method *method, struct mig_error *error);

/* Fit the last segment of `group`, a group of `cube`. MIG_DATA, saying which and what to do, if a
 * figure or a period is missing in it, if it is too short, or has what the method cannot take. On
 * MIG_OK the caller frees with mig_forecasts_free(). Group and step are borrowed. */
enum mig_status
mig_forecasts_read(const struct mig_trend_request *request, const struct mig_cube *cube,
		   const struct mig_group *group, const struct mig_step *step,
		   struct mig_forecasts *forecasts, struct mig_error *error);
void mig_forecasts_free(struct mig_forecasts *forecasts);

/* The figures of the row of one point of the group. */
struct mig_trend_forecast
mig_forecast_observed(const struct mig_forecasts *forecasts, size_t place);
/* Those of the row `ahead` >= 1 periods after the last one, and its period as it is written.
 * MIG_DATA if there is no such period. */
enum mig_status mig_forecast_to_come(const struct mig_forecasts *forecasts, size_t ahead,
				     struct mig_trend_forecast *forecast,
				     char period[MIG_PERIOD_TEXT_SIZE], struct mig_error *error);

#endif

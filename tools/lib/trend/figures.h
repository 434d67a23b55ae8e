/* figures - what the measures of mig-trend are computed from, one struct an output
 *
 * The table of measures reads them: mig_trend_measures hands a pointer to one of these to its
 * functions. */
#ifndef MIG_TREND_FIGURES_H
#define MIG_TREND_FIGURES_H

#include "measure.h"
#include "measures/change_point.h"
#include "measures/kendall.h"
#include "measures/smoothing.h"
#include "trend/series.h"

/* The measures of all outputs: of no option a row a period, of "summary" a row a series, of
 * "forecast" a row a period, those to come included. */
extern const struct mig_measure mig_trend_measures[];

/* The totals of all groups by period. */
struct mig_totals {
	struct mig_total_of {
		struct mig_period period;
		struct mig_value total;
	} *items; /* by period, ascending */
	size_t count;
};

enum mig_status mig_totals_read(const struct mig_cube *cube, bool partial,
				struct mig_totals *totals, struct mig_error *error);
void mig_totals_free(struct mig_totals *totals);

/* What is asked for. */
struct mig_trend_request {
	bool summary; /* a row a series */
	size_t ahead; /* periods to forecast; 0: none */
	bool across_breaks, partial;
	bool base_given; /* otherwise the index has the first period of each group as base */
	struct mig_period base;
	size_t window; /* of the moving average */
	bool trailing;
	double confidence;	    /* of limits, per cent */
	struct mig_smoothing model; /* the method, and the parameters that are not to be fitted */
	int digits;		    /* of forecasts */
};

/* One point of one group. */
struct mig_trend_row {
	const struct mig_trend_request *request;
	const struct mig_group *group;
	bool breaks;			  /* somewhere in the group, and none is to be crossed */
	size_t place, base;		  /* of the point, and of the base; base may be not there */
	const struct mig_value *figures;  /* of all points of the group */
	const struct mig_step *step;	  /* of the cube */
	const struct mig_totals *totals;  /* NULL where no measure needs them */
	const struct mig_series *series;  /* the last segment; NULL where no measure needs it */
	size_t segment;			  /* the point it starts with */
	const struct mig_theil_sen *line; /* of it; NULL: too few figures */
};

/* The statistics of the last segment of a series. */
struct mig_trend_summary {
	size_t count, missing;
	const struct mig_point *first, *last; /* NULL where no figure is known */
	double years;			      /* from the first to the last one */
	mig_flags flags;		      /* of all figures */
	bool tested; /* there are MIG_TREND_MINIMUM figures; otherwise nothing below is set */
	struct mig_least_squares least_squares;
	struct mig_theil_sen theil_sen;
	struct mig_mann_kendall mann_kendall;
	struct mig_pettitt pettitt;
	struct mig_sup_f sup_f;
	const char *pettitt_break, *sup_f_break; /* periods; "" for none */
};

/* Figures that trends and breaks are computed from at least: with four, the smallest two-sided
 * p that Mann and Kendall's test can have is 2 / 4! = 0.083. */
enum { MIG_TREND_MINIMUM = 5 };

/* The statistics of `count` points; memory of the points is borrowed. MIG_IO: no memory. */
enum mig_status mig_trend_summarize(const struct mig_point *points, size_t count, double confidence,
				    struct mig_trend_summary *summary, struct mig_error *error);

/* One period of a series and of what follows it. */
struct mig_trend_forecast {
	const struct mig_smoothing *model;
	bool to_come;  /* the period has no figure yet */
	bool smoothed; /* it has, and took part in the smoothing */
	double number; /* the forecast: of a period to come, or of one from those before it */
	double margin; /* half the interval; NAN: there is none for the method */
	struct mig_value figure; /* as observed */
	mig_flags flags;	 /* of a period to come */
};

#endif

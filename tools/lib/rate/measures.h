/* The measures of mig-rate, and the figures that they are computed from. */
#ifndef MIG_RATE_MEASURES_H
#define MIG_RATE_MEASURES_H

#include "measure.h"
#include "period.h"
#include "terms.h"

/* The terms of --presets, in the order of mig_preset_terms. */
enum mig_preset_term {
	MIG_PRESET_POSITIVE,
	MIG_PRESET_NEGATIVE,
	MIG_PRESET_DECISIONS, /* the sum of the two where it is not there */
	MIG_PRESET_ISSUED,
	MIG_PRESET_REFUSED,
	MIG_PRESET_ORDERED,
	MIG_PRESET_EFFECTED,
	MIG_PRESET_DUE,
	MIG_PRESET_OVERSTAYED,
	MIG_PRESET_NATURALISED,
	MIG_PRESET_STOCK,
	MIG_PRESET_POPULATION,
	MIG_PRESET_ARRIVALS,
	MIG_PRESET_DEPARTURES,
	MIG_PRESET_STAYERS,
	MIG_PRESET_TERMS
};

extern const struct mig_term mig_preset_terms[];

/* What a row is computed from; each output uses some of it. */
struct mig_rate_figures {
	struct mig_value in, out;   /* crude rates */
	struct mig_value numerator; /* of one rate */
	struct mig_value base;	    /* population or other denominator */
	const char *denominator;    /* what to call it */
	const struct mig_period *period;
	long per;
	bool annualise;
	struct mig_value before, now; /* growth */
	double years;		      /* between the two */
	const char *since;	      /* the earlier period; "" without one */
	struct mig_value male, female;
	struct mig_value terms[MIG_PRESET_TERMS];
	struct mig_value stock_before; /* of the period before */
};

/* Of all outputs: without option (crude rates), --numerator, --growth, --sex, --presets. */
extern const struct mig_measure mig_rate_measures[];

/* The terms that a measure of --presets needs, and those that others stand for. */
mig_term_set mig_preset_needs(const char *measure);
mig_term_set mig_preset_implied(const struct mig_terms *terms);

#endif

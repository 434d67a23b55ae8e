/* population - the population of another table that belongs to a figure, and what to call it */
#ifndef MIG_POPULATION_H
#define MIG_POPULATION_H

#include "cube.h"
#include "join.h"
#include "options.h"

/* What the figure of a year (a month ...) in a population table is. That of a date is always the
 * population on that day: two of them, at the ends of a period, are averaged. */
enum mig_population_at {
	MIG_POPULATION_AT_DEFAULT, /* as mid; of dates the mean of the two ends */
	MIG_POPULATION_AT_MID,	   /* of its middle, or its mean: taken as it is; of dates the only
				      one inside the period */
	MIG_POPULATION_AT_START,   /* of its first day: averaged with that of the next period */
	MIG_POPULATION_AT_END	   /* of its last day: averaged with that of the period before */
};

struct mig_population_request {
	const char *file;
	const char *value; /* NULL: population, or a column that a cube finds */
	enum mig_population_at at;
	bool whole;	    /* one for all groups: matched by period alone */
	bool annualise;	    /* figures of other periods than a year take that of the year */
	bool across_breaks; /* average over a break in the series too */
};

struct mig_population {
	struct mig_population_request request;
	struct mig_cube cube;
	struct mig_join groups; /* of the cube */
	bool by_period;
};

/* start, mid or end, otherwise MIG_USAGE; NULL is the default. */
enum mig_status
mig_population_at_parse(const char *text, enum mig_population_at *at, struct mig_error *error);

/* Read the table as the settings group and filter the figures; `timed`: these have periods. The
 * conditions on time hold for the figures only, since a mean needs the next period too. On MIG_OK
 * the caller frees with mig_population_free(). */
enum mig_status mig_population_read(const struct mig_population_request *request,
				    const struct mig_settings *settings, bool timed,
				    struct mig_population *population, struct mig_error *error);
void mig_population_free(struct mig_population *population);

/* The population that belongs to a figure. */
struct mig_exposure {
	struct mig_value population;	/* NONE where a break keeps it from being averaged */
	struct mig_buffer name;		/* "population of 2014", "mean of 2014 and 2015"; or "" */
	const struct mig_point *broken; /* the point that begins a new series, or NULL */
};

/* Find that of `point` in `group` (which may be NULL); the name replaces that of the exposure.
 * MIG_DATA where the period of the figure and those of the populations are of unlike kind. */
enum mig_status mig_population_find(const struct mig_population *population,
				    const struct mig_group *group, const struct mig_point *point,
				    struct mig_exposure *exposure, struct mig_error *error);

#endif

/* run - what the outputs of mig-rate share: what was asked for and what was read */
#ifndef MIG_RATE_RUN_H
#define MIG_RATE_RUN_H

#include "balance/flows.h"
#include "options.h"
#include "rate/measures.h"
#include "rate/parts.h"
#include "rate/population.h"
#include "records.h"

struct mig_rate_settings {
	struct mig_settings common;
	struct mig_flow_options flows;
	struct mig_list numerator, denominator;
	const char *members;
	bool previous;
	const char *population, *population_value, *population_at;
	bool population_whole, annualise, across_breaks, growth, presets;
	size_t per;
	const char *sex, *male, *female;
	struct mig_list terms, without;
};

struct mig_rate_output;

/* One run: what was asked for, what was read, and what is to be said about it. */
struct mig_rate_run {
	struct mig_rate_settings *settings;
	const struct mig_rate_output *output;
	struct mig_cube_request request; /* as the common settings make it */
	struct mig_writer *writer;
	struct mig_buffer *notes;
	struct mig_measures chosen;
	struct mig_cube cube;
	struct mig_ratio_parts parts;
	struct mig_terms terms;
	struct mig_population population;
	struct mig_exposure exposure;
	const struct mig_group *residents; /* of the group that is written */
	size_t rows, unmatched;		   /* rows, and those without a population */
	const struct mig_point *small;	   /* where a population is smaller than a flow */
	const struct mig_point *short_of;  /* where a rate is not that of a year */
	const struct mig_point *broken;	   /* what was noted last */
};

/* An output: the option that its measures belong to, how to read the cube, how to write the
 * columns behind the keys, and their cells for the point at a place of a group. */
struct mig_rate_output {
	const char *option;
	enum mig_status (*read)(struct mig_rate_run *, struct mig_records *, struct mig_error *);
	enum mig_status (*columns)(const struct mig_rate_run *, struct mig_error *);
	enum mig_status (*cells)(struct mig_rate_run *, const struct mig_group *, size_t,
				 struct mig_error *);
};

/* Of flows against a population; of any numerator and denominator. */
extern const struct mig_rate_output mig_rate_crude, mig_rate_ratio;
/* Without a denominator of their own. */
extern const struct mig_rate_output mig_rate_growth, mig_rate_sexes, mig_rate_presets;

/* The columns and cells of the measures alone. */
enum mig_status mig_rate_columns(const struct mig_rate_run *run, struct mig_error *error);
enum mig_status mig_rate_cells(const struct mig_rate_run *run,
			       const struct mig_rate_figures *figures, struct mig_error *error);

/* The row that is written is left empty because of a break at `point`, a point of `cube`: its
 * status says so, and a note, once a break. */
enum mig_status
mig_rate_break(struct mig_rate_run *run, const struct mig_cube *cube, const struct mig_group *group,
	       const struct mig_point *point, struct mig_error *error);

#endif

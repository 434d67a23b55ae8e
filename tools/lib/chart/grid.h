/* grid - the figures of a chart: series by slots
 *
 * A slot is a place along the axis of the chart (a period, a bar), a series what is drawn
 * over the slots (a line, the members of the bars). */
#ifndef MIG_CHART_GRID_H
#define MIG_CHART_GRID_H

#include "chart.h"
#include "period.h"

/* Which columns a chart reads. */
struct mig_roles {
	size_t time;	/* SIZE_MAX: none */
	size_t status;	/* SIZE_MAX: none */
	size_t *by;	/* the dimensions, in order */
	size_t by_count;
	size_t *values;
	size_t value_count;
};

struct mig_slot {
	struct mig_text label;
	struct mig_period period; /* if the slots are periods */
	double at;		  /* the start of the period in years: 2015.25 is April 2015 */
};

struct mig_grid {
	struct mig_slot *slots;
	size_t slot_count;
	struct mig_text *names;
	size_t series_count;
	struct mig_value *cells; /* NONE where the table has no row */
	int digits;		 /* the most decimals that any figure has */
	struct mig_text period;	 /* the only one there is; else empty */
	bool additive;		 /* counts, which may be added up */
};

/* Find the columns: those of the request, else the ones with the usual names, else, for the
 * values, every column of numbers; and for the dimensions the columns of text left of the first
 * value column. Arrays live in the chart's arena. `time_needed`: no time column is MIG_USAGE. */
enum mig_status mig_roles_find(struct mig_chart *chart, const char *const *value_names,
			       bool time_needed, struct mig_roles *roles);

/* A cell as a value, with the flags of its row. MIG_DATA: no number, no status. */
enum mig_status mig_roles_value(struct mig_chart *chart, const struct mig_roles *roles, size_t row,
				size_t column, struct mig_value *value);

/* MIG_DATA: two texts of the time column are one period. */
enum mig_status mig_same_period(const struct mig_chart *chart, size_t column, struct mig_text one,
				struct mig_text other);

/* Which part of the roles makes the slots. */
enum mig_slots {
	MIG_SLOTS_PERIODS, /* time; series are all dimensions and value columns */
	MIG_SLOTS_BARS,	   /* time and all dimensions but the last, which is the series */
	MIG_SLOTS_NAMES,   /* the dimensions; the series is the time */
};

/* Fill *grid from the table; everything lives in the chart's arena. Periods ascend, other
 * slots stay in first-seen order. MIG_DATA: two rows for one cell, a cell that is no number,
 * period or status, periods of unlike kind, a period that is written in two ways. */
enum mig_status mig_grid_fill(struct mig_chart *chart, const struct mig_roles *roles,
			      enum mig_slots slots, struct mig_grid *grid);

/* Whether one of the words of a column's name says that its figures cannot be added up: rate, per,
 * mean, index ... */
bool mig_column_is_ratio(const char *name);
/* Whether it says that they are shares, which add up to no more than 100. */
bool mig_column_is_share(const char *name);

struct mig_value mig_grid_value(const struct mig_grid *grid, size_t series, size_t slot);
/* Its number; only where mig_grid_known(). */
double mig_grid_number(const struct mig_grid *grid, size_t series, size_t slot);
bool mig_grid_known(const struct mig_grid *grid, size_t series, size_t slot);
/* All flags of a cell, or of the whole grid. */
mig_flags mig_grid_flags(const struct mig_grid *grid, size_t series, size_t slot);
mig_flags mig_grid_all_flags(const struct mig_grid *grid);
/* How many figures there are. */
size_t mig_grid_count_known(const struct mig_grid *grid);

#endif

/* couples - two figures of each unit: of two periods, of two groups, permits and their quota
 *
 * They stand in two columns of a row, or are the first and the last period of a series. */
#ifndef MIG_CHART_COUPLES_H
#define MIG_CHART_COUPLES_H

#include "chart/rows.h"

/* What stands in two columns unless -v names two. */
enum mig_couple_source {
	MIG_COUPLES_COMPARED, /* those left of difference, percentage_points or revision; else
				 the first and last period of a time column */
	MIG_COUPLES_QUOTA,    /* permits, or permits_cumulated, and quota */
};

struct mig_couple {
	struct mig_text name;
	struct mig_value first, second;
	struct mig_value change; /* second - first */
	bool strong;		 /* highlighted */
	bool broken;		 /* a break in series lies between the two: no change */
	bool rest;		 /* the sum of those that were left out */
	size_t place;		 /* in the table */
};

struct mig_couples {
	struct mig_chart *chart;
	enum mig_couple_source source;
	struct mig_roles roles;
	struct mig_couple *items;
	size_t count;
	struct mig_text names[2]; /* of the first and the second figures */
	bool periods;		  /* these are periods */
	bool series;		  /* read from a time column */
	struct mig_text period; /* the only one of figures that are not of two periods, or empty */
	bool mixed;		/* rows are of several periods, which are part of their names */
	int digits;
	size_t known;	 /* figures of the items */
	mig_flags flags; /* of the items */
	size_t *same; /* dimensions that are the same in all rows: told in the subtitle */
	size_t same_count;
};

/* Read the couples, in the order of the table; all lives in the chart's arena. `type` is the
 * chart's name, for errors. MIG_USAGE: no such columns, a highlight that is not there; MIG_DATA:
 * two rows for one unit, one period alone, a cell that is no number. */
enum mig_status
mig_couples_read(struct mig_couples *couples, enum mig_couple_source source, const char *type);

/* Read one value column as couples: the first figure is 0. `mixed` if there are several periods. */
enum mig_status mig_couples_read_one(struct mig_couples *couples);

/* Count the figures of the items again, and gather their flags: for those who change them. */
void mig_couples_count(struct mig_couples *couples);

/* The column right of the two figures that mig-compare sets side by side, or SIZE_MAX. */
size_t mig_difference_column(const struct mig_table *table);

/* By what couples are sorted, downwards, and which of them are left out first. */
enum mig_couple_key {
	MIG_COUPLE_LEVEL,  /* the second figure; the larger of the two without its sign */
	MIG_COUPLE_CHANGE, /* the change; the same without its sign */
};

/* Sort by `key`, or as request->sort says; unknown ones last, equal ones as in the table. Without
 * request->sort couples that are named for periods stay in their order. */
void mig_couples_sort(struct mig_couples *couples, enum mig_couple_key key);
/* Leave out all but the `most` largest by `key` and those that are highlighted; their places do
 * not change. A note counts them; if `merge`, they become one couple at the end, "Other".
 * No figure may be known then, if those that are highlighted have none.
 * MIG_DATA: its figures have too many digits. */
enum mig_status mig_couples_leave_out(struct mig_couples *couples, enum mig_couple_key key,
				      size_t most, bool merge);
/* Title and subtitle from the columns. */
void mig_couples_titles(struct mig_couples *couples);

/* A sentence for each of the first ten couples, and notes on their flags. */
void mig_couples_describe(const struct mig_couples *couples);

/* Titles; then sort by level and leave out what has no room in rows below a legend. Sets
 * chart->empty if there is no figure. MIG_DATA as mig_couples_leave_out(). */
enum mig_status mig_couples_choose(struct mig_couples *couples);

/* What bullet and dumbbell charts show: read, with titles and notes, sorted and cut to what is
 * drawn. Set chart->empty if there is no figure. */
enum mig_status mig_bullet_read(struct mig_couples *couples);
enum mig_status mig_dumbbell_read(struct mig_couples *couples, const char *type);
/* 100 first / second. Only what is used to the last permit is shown as 100: more places
 * tell 99.97 from it. `text` stays as it is where there is no such percentage. */
void mig_bullet_percent(const struct mig_chart *chart, const struct mig_couple *item,
			char text[MIG_FIGURE_SIZE]);

bool mig_known(struct mig_value value);
/* NaN if it is not known. */
double mig_value_number(struct mig_value value);

#endif

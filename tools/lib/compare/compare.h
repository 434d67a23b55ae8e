/* compare - the outputs of mig-compare: what each computes for one row, and how it is written
 *
 * Every output takes the pairs, computes the figures of a row, and leaves it to the table of
 * measures what is shown of them. A measure's function gets a pointer to the struct that is named
 * here for its output. */
#ifndef MIG_COMPARE_H
#define MIG_COMPARE_H

#include "interval.h"
#include "measure.h"
#include "measures/factors.h"
#include "measures/outlier.h"
#include "measures/revision.h"
#include "measures/shift_share.h"
#include "pairs.h"

/* All measures of all outputs. Those of a measure's `option` are the rows of one output:
 * NULL: differences of counts; "percentage-points": of percentages; "shift-share", "factors",
 * "outliers", "revisions", "summary". */
extern const struct mig_measure mig_compare_measures[];

/* Where an output is written, and what of it. */
struct mig_view {
	struct mig_writer *writer;
	const struct mig_measures *chosen;
	bool partial; /* sums over groups are those of what is known */
	bool shares;  /* all figures are percentages, whatever their columns are called */
};

/* Whether a value column of this name holds percentages. */
bool mig_named_as_share(const char *name);

/* What all outputs have in common: the columns that name a unit, one of that name (if it is not
 * NULL), the two sides, the measures and the status; and one row of them. */
enum mig_status mig_view_columns(const struct mig_view *view, const struct mig_pairs *pairs,
				 const char *extra, struct mig_error *error);
enum mig_status
mig_view_row(const struct mig_view *view, const struct mig_pairs *pairs,
	     const struct mig_pair *pair, const char *extra, const struct mig_value sides[2],
	     const void *figures, struct mig_error *error);

/* A figure beside another one; "first" and "second" are the two sides. */
struct mig_difference {
	struct mig_value x[2];
	struct mig_value totals[2]; /* over all units of the block */
	size_t ranks[2];	    /* 0: no figure */
	bool shareable[2];	    /* no figure of the block is negative */
	size_t rows[2];		    /* that the figure is the sum of */
	struct mig_decimal unit;    /* that the block's figures are printed in: the largest of 1, 5,
				       10, 100 ... of their last place that divides them all */
};

/* One row a pair: names, the two figures, the measures. */
enum mig_status mig_write_differences(const struct mig_view *view, const struct mig_pairs *pairs,
				      struct mig_error *error);

/* One row an area. The last group column of the pairs is the category, the others are the area;
 * the nation is the sum of all areas, or the area with the one key `nation` (which then has no row
 * of its own; MIG_DATA if it is not there). MIG_USAGE without a column for the area. The rows'
 * figures are a struct mig_shift_share. */
enum mig_status mig_write_shift_share(const struct mig_view *view, const struct mig_pairs *pairs,
				      const char *nation, struct mig_error *error);

struct mig_factor {
	const struct mig_decomposition *decomposition;
	size_t index; /* of the factor: the value column */
};

/* One row a group and factor; the factors are the value columns. With `over` the last group column
 * holds categories, over which the products are added up, and is no column of the output. More
 * than one row behind a factor is MIG_DATA: rates cannot be added. */
enum mig_status mig_write_factors(const struct mig_view *view, const struct mig_pairs *pairs,
				  bool over, struct mig_error *error);

/* One row a pair, whose figures are a struct mig_outlier. */
enum mig_status
mig_write_outliers(const struct mig_view *view, const struct mig_pairs *pairs,
		   const struct mig_outlier_parameters *parameters, struct mig_error *error);

/* A cell in two tables. */
struct mig_revised {
	const struct mig_value *figures[2]; /* NULL where there is no row */
	bool is_share;			    /* a percentage: its revision is in points */
	char status[2][MIG_FLAGS_TEXT_SIZE];
};

/* One row a cell (group, period and value column): only those that differ, or `all`. *differs
 * tells whether any does. */
enum mig_status mig_write_revisions(const struct mig_view *view, const struct mig_pairs *pairs,
				    bool all, bool *differs, struct mig_error *error);

struct mig_revision_total {
	struct mig_revision_summary summary;
	bool is_share;
	struct mig_buffer largest[2]; /* the cells of the largest revisions, up and down */
};

/* One row a value column. */
enum mig_status
mig_write_revision_summary(const struct mig_view *view, const struct mig_pairs *pairs,
			   bool *differs, struct mig_error *error);

#endif

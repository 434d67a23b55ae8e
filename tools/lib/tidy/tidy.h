/* tidy - a published table made into one row an observation */
#ifndef MIG_TIDY_TIDY_H
#define MIG_TIDY_TIDY_H

#include <stdint.h>

#include "filter.h"
#include "tidy/dates.h"
#include "tidy/frame.h"
#include "tidy/number.h"
#include "tidy/tree.h"
#include "writer.h"

/* What the user says about a table. Columns are chosen as by mig_tidy_frame_choose(); a cell's text
 * may be preceded by "COLUMN:" to be looked for in one column of the output alone. */
struct mig_tidy_options {
	struct mig_list rename; /* OLD=NEW, in the header */
	struct mig_list keep, drop;
	struct mig_list melt, periods; /* columns that become rows */
	struct mig_list values;	       /* columns of figures that stay; "none": there are none */
	struct mig_list names_to;
	struct mig_list set; /* NAME=TEXT, a column that the table does not have */
	struct mig_list fill_down;
	struct mig_list recode; /* OLD=NEW, in cells */
	struct mig_list totals, sections;
	struct mig_list split;	   /* COLUMN=NAME, NAME ..., the last one with ":SEPARATOR" */
	struct mig_list hierarchy; /* COLUMN=FILE or COLUMN=COLUMN of the table */
	const char *values_to, *ditto, *section_to, *indent_to, *totals_to, *unit_to;
	const char *time, *status;
	bool drop_empty;
	bool explain; /* name all members that are sums of others, however many they are */
	struct mig_list attributes; /* of SDMX-CSV that is to be written, as the next two are */
	const char *structure, *structure_id; /* NULL: none is */
	struct mig_notation notation;	      /* its signs are added to where the format says so */
	struct mig_dates dates;
	struct mig_filter *where;
};

enum mig_tidy_format { MIG_TIDY_PLAIN, MIG_TIDY_SDMX, MIG_TIDY_EUROSTAT };

/* Where a column of the output that holds no figures comes from. */
enum mig_dimension_source {
	MIG_FROM_SET,	  /* the command line */
	MIG_FROM_SECTION, /* the row that opened the section */
	MIG_FROM_CELL,
	MIG_FROM_PART, /* one of the parts between separators of a cell */
	MIG_FROM_INDENT,
	MIG_FROM_NAME,	/* the header of a column that became rows */
	MIG_FROM_UNIT,	/* the unit that the figure has in its cell */
	MIG_FROM_TOTAL, /* whether a member is a total */
};

struct mig_dimension {
	const char *name;
	enum mig_dimension_source source;
	size_t column;		/* of the frame */
	size_t part;		/* of the cell, or the place among the names */
	size_t parts;		/* of the cell */
	const char *separator;	/* between them */
	struct mig_text text;	/* the current one */
	struct mig_buffer held; /* of a row above: the section, or what is filled down */
	bool holds;
	char level[24];		       /* the current one, as text */
	struct mig_dates_known *known; /* periods that were read lately; NULL: none */
	bool is_period, fill, is_attribute;
	bool is_cell;		    /* the text is that of a cell as it stands in the grid */
	bool is_next;		    /* its cell stands behind that of the dimension before */
	struct mig_tidy_tree *tree; /* which of its members are parts of others; NULL: not said */
};

/* What becomes of each column. */
struct mig_tidy_plan {
	const struct mig_tidy_options *options;
	const struct mig_tidy_frame *frame;
	enum mig_tidy_format format;
	struct mig_dimension *dimensions;
	size_t dimension_count, dimension_capacity;
	size_t *figures; /* columns of the frame */
	size_t figure_count;
	bool melted;
	size_t names;		 /* columns that the headers of the figures make */
	struct mig_text *labels; /* `names` a figure */
	size_t status, confidentiality, multiplier, action; /* columns, or SIZE_MAX */
	size_t year_start; /* of SDMX: the column of the day with which years begin, or SIZE_MAX */
	size_t time;	   /* with `structure`: the dimension that is TIME_PERIOD, or SIZE_MAX */
	char list_mark;	   /* of SDMX: what stands between several codes in a cell, or NUL */
	bool *codes;	   /* of SDMX: whether cells of a column are codes with their labels */
	struct mig_arena arena;
};

/* Decide. Renames columns of *frame and adds to options->notation.signs. On MIG_OK the caller
 * frees with mig_tidy_plan_free(). MIG_USAGE or MIG_DATA where the options do not fit the table. */
enum mig_status mig_tidy_plan_make(struct mig_tidy_options *options, struct mig_tidy_frame *frame,
				   struct mig_tidy_plan *plan, struct mig_error *error);
void mig_tidy_plan_free(struct mig_tidy_plan *plan);

/* What was left out, for the user. */
struct mig_tidy_report {
	struct mig_counts counts;
	size_t totals, filtered, empty; /* rows of the output that were not written */
	size_t rows, bare; /* of a wide table; those at its end of one text and no figure */
	uint64_t totals_met;		/* bit i: a row had options->totals.items[i], i < 64 */
};

/* Write all rows, and a line to *notes for each of options->totals (the first 64) that no row has,
 * and for each member that is the sum of the others. */
enum mig_status mig_tidy_plan_write(struct mig_tidy_plan *plan, struct mig_writer *writer,
				    struct mig_tidy_report *report, struct mig_buffer *notes,
				    struct mig_error *error);

/* For the parts of tidy: both sides of the last "=" in "OLD=NEW", MIG_USAGE if there
 * is none or nothing before it. */
enum mig_status mig_tidy_pair(const char *option, const char *text, struct mig_text *old,
			      struct mig_text *new, struct mig_error *error);
/* `item` without "COLUMN:", if that is for the dimension or there is none; false: for another. */
bool mig_tidy_applies(const struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
		      struct mig_text *item);
/* The dimension's text under --recode. */
struct mig_text mig_tidy_recode(const struct mig_tidy_plan *plan,
				const struct mig_dimension *dimension, struct mig_text text);

#endif

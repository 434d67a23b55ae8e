/* filter - which rows count: the conditions of -w/--where */
#ifndef MIG_FILTER_H
#define MIG_FILTER_H

#include "met.h"
#include "records.h"

enum mig_comparison {
	MIG_IS,		  /* =   any of the values */
	MIG_IS_NOT,	  /* !=  none of the values */
	MIG_LESS,	  /* <   a period ends before the other begins; a number is smaller */
	MIG_LESS_OR_IS,	  /* <=  a period does not end behind the other */
	MIG_GREATER,	  /* >   a period begins behind the other's end */
	MIG_GREATER_OR_IS, /* >=  a period does not begin before the other */
	MIG_ANY		   /* every cell passes: it is only seen whether the values are there */
};

struct mig_condition {
	char *column;
	enum mig_comparison comparison;
	struct mig_list values;
	size_t index;	     /* where the column stands, set by mig_filter_bind() */
	struct mig_met *met; /* of =, != and any: which of the values there are */
};

/* All conditions must hold. All zero lets every row pass. */
struct mig_filter {
	struct mig_condition *conditions;
	size_t count;
};

/* Add one condition from the command line: COL=VAL[,VAL...], COL!=VAL[,VAL...],
 * COL<VAL, COL<=VAL, COL>VAL, COL>=VAL. MIG_USAGE if it is none of these. */
enum mig_status
mig_filter_add(struct mig_filter *filter, const char *text, struct mig_error *error);
/* See whether rows that pass are of both immigration and emigration (directions.h) by this column,
 * to note it in the end: what adds them up is seldom meant. */
enum mig_status mig_filter_watch_directions(struct mig_filter *filter, const char *column,
					    struct mig_error *error);
/* Find the columns. */
enum mig_status mig_filter_bind(struct mig_filter *filter, const struct mig_records *records,
				struct mig_error *error);
/* Whether `cell` meets a condition: false is returned when the two have no order. */
bool mig_condition_test(const struct mig_condition *condition, struct mig_text cell, bool *pass);
/* Whether the current record passes. Texts are compared byte for byte by = and
 * !=. The order comparisons compare two periods where both sides are periods,
 * two numbers where both are numbers (a year is both; years win); an empty cell
 * does not pass; anything else is MIG_DATA. */
enum mig_status mig_filter_pass(const struct mig_filter *filter, const struct mig_records *records,
				bool *pass, struct mig_error *error);
/* MIG_DATA: the cell of the current record and the value of `condition` have no order. */
enum mig_status mig_filter_fail(const struct mig_condition *condition,
				const struct mig_records *records, struct mig_error *error);
/* Append a line for each value of = and != that no row had: it may be misspelt; and one if both
 * directions were seen. */
enum mig_status mig_filter_notes(const struct mig_filter *filter, struct mig_buffer *notes,
				 struct mig_error *error);
void mig_filter_free(struct mig_filter *filter);

#endif

/* terms - value columns that are known by what they are called
 *
 * A measure of many figures (births, deaths, population_start ...) takes each from the column that
 * has the term's name, unless the user says which column it is. A term that nobody named and that
 * has no column is absent; one that the user left out is 0. */
#ifndef MIG_TERMS_H
#define MIG_TERMS_H

#include "cube.h"
#include "measure.h"

struct mig_term {
	const char *name; /* of its column; NULL ends a table */
	bool intensive;	  /* a ratio or a mean: rows of it cannot be added up */
};

enum { MIG_TERMS_MAX = 31 };

/* A set of terms: bit i is the i-th of the table. */
typedef uint32_t mig_term_set;

/* Where the terms of a table are; all zero has none. */
struct mig_terms {
	const struct mig_term *table;
	mig_term_set there;	      /* in a column, or left out */
	mig_term_set left_out;	      /* and so 0 */
	size_t places[MIG_TERMS_MAX]; /* among the values of the cube */
	size_t count;		      /* of values */
};

/* Find the terms of `table` in the header; *columns receives the value columns to ask a cube for,
 * in the order of `places` (the caller frees the list). `renamed` holds "TERM=COLUMN", `left_out`
 * terms. MIG_USAGE for a term that is not in the table, is named twice or whose column is not
 * there. */
enum mig_status
mig_terms_find(const struct mig_records *records, const struct mig_term *table,
	       const struct mig_list *renamed, const struct mig_list *left_out,
	       struct mig_terms *terms, struct mig_list *columns, struct mig_error *error);

/* The term at `place` of the table in `point`; NONE if it is absent. */
struct mig_value
mig_terms_value(const struct mig_terms *terms, const struct mig_point *point, size_t place);

/* Of the measures chosen, which need the terms that needs() says, keep those that can be computed
 * and are not of terms left out alone. If they were `named`, all must be; if none is left, that is
 * MIG_USAGE, with the terms that are lacking. */
enum mig_status mig_terms_choose(const struct mig_terms *terms, const char *input_name,
				 mig_term_set (*needs)(const char *measure), bool named,
				 struct mig_measures *chosen, struct mig_error *error);

/* MIG_DATA if several rows were added up to a ratio or a mean. */
enum mig_status mig_terms_check(const struct mig_terms *terms, const struct mig_cube *cube,
				struct mig_error *error);

#endif

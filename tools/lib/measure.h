/* measure - what a tool computes, one row a measure
 *
 * The same table computes a measure, chooses it (--measure) and explains it (--list-measures),
 * so that what is said of a measure stands beside its arithmetic. */
#ifndef MIG_MEASURE_H
#define MIG_MEASURE_H

#include "options.h"
#include "value.h"

struct mig_measure {
	const char *name;   /* of its column, the field's term; NULL ends a table */
	const char *option; /* long name of the option whose output it is a column of; NULL: none */
	const char *formula; /* in the symbols of the tool's manual page */
	const char *unit;    /* "persons", "%", "per 1,000", "0..1"; "as the input" */
	const char *source;  /* author and year, or office; "" for plain arithmetic */
	bool standard;	     /* written when --measure does not choose */
	int digits;	     /* places to round to when --digits says nothing; 0: the usual 2 */
	/* The measure of the figures that its tool hands over: one of the two, the other NULL. */
	struct mig_value (*value)(const void *figures, int digits);
	const char *(*text)(const void *figures); /* static text, or as long as the figures */
};

/* The measures of one output, in the order of their columns. */
struct mig_measures {
	const struct mig_measure **items; /* borrowed from the table */
	size_t count;
	int digits; /* that the user asked for; -1: each measure's own */
};

/* Choose what settings->measures names from the rows of `table` that belong to `option` (NULL:
 * to no option), in the order named; "all" is all of them; with none named the standard ones
 * (`items` has room for all rows of the table, so that a tool can add what an option implies). A
 * name that is not there, is named twice, or belongs to another option is MIG_USAGE with a
 * hint. On MIG_OK the caller frees with mig_measures_free(). */
enum mig_status mig_measures_choose(const struct mig_measure *table, const char *option,
				    const struct mig_settings *settings,
				    struct mig_measures *chosen, struct mig_error *error);
void mig_measures_free(struct mig_measures *chosen);
bool mig_measures_include(const struct mig_measures *chosen, const char *name);

/* Their columns, and their cells for one row. */
enum mig_status mig_measures_columns(struct mig_writer *writer, const struct mig_measures *chosen,
				     struct mig_error *error);
enum mig_status mig_measures_cells(struct mig_writer *writer, const struct mig_measures *chosen,
				   const void *figures, struct mig_error *error);

/* The table as a table: measure, option, standard, unit, formula, source. */
enum mig_status mig_measures_list(struct mig_writer *writer, const struct mig_measure *table,
				  struct mig_error *error);

#endif

/* template - a profile in which something is left open, such as the two years of a comparison
 *
 *   {{first}}                       the value of the variable, wherever it stands
 *   {{needs flows.csv year=2013 year=2014}}
 *                                   a line of its own: the section that it stands in is left out
 *                                   unless each condition is met by some row of the file
 *   {{left-out}}                    the headings of the sections that were left out, with commas
 *                                   between them, or "none"
 *
 * A section goes from its heading to the next one of the same depth or less. What is left out and
 * the lines of "needs" become empty lines, so that every line keeps its number. */
#ifndef MIG_REPORT_TEMPLATE_H
#define MIG_REPORT_TEMPLATE_H

#include "text.h"

struct mig_template {
	const char *file;		  /* for messages */
	const char *folder;		  /* that the files of "needs" are in */
	const struct mig_list *variables; /* "NAME=VALUE"; names of a-z, 0-9 and "-" */
};

/* Append the text with everything filled in to *filled. MIG_USAGE for a variable that is none,
 * MIG_DATA with "FILE:LINE:COLUMN: " for a "needs" that cannot be understood, and if every section
 * that needs something has to be left out: then there is nothing to show. */
enum mig_status mig_template_fill(const struct mig_template *template, struct mig_text text,
				  struct mig_buffer *filled, struct mig_error *error);

#endif

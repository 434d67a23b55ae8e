/* sheet - the columns of ratios with one or several numerators */
#ifndef MIG_RATE_SHEET_H
#define MIG_RATE_SHEET_H

#include "measure.h"
#include "rate/measures.h"
#include "rate/parts.h"

/* The numerators, the base, and the measures; with several numerators a measure that is a number
 * has a column for each, NAME_rate. */
enum mig_status
mig_ratio_columns(struct mig_writer *writer, const struct mig_ratio_parts *parts, const char *base,
		  const struct mig_measures *chosen, struct mig_error *error);

/* Their cells for one point; base and denominator of the figures are set. */
enum mig_status
mig_ratio_cells(struct mig_writer *writer, const struct mig_ratio_parts *parts,
		const struct mig_measures *chosen, const struct mig_point *point, bool partial,
		struct mig_rate_figures *figures, struct mig_error *error);

#endif

/* accounts - what mig-balance --account takes from a table, and from the periods beside */
#ifndef MIG_ACCOUNTS_H
#define MIG_ACCOUNTS_H

#include "balance/measures.h"
#include "cube.h"

/* The terms that a measure of --account needs. */
mig_term_set mig_account_needs(const char *measure);

/* All terms that the measures chosen need. */
mig_term_set mig_account_wanted(const struct mig_measures *chosen);

/* Add the terms that others stand for: net migration for the two flows; where there are periods,
 * the start of a stock for its end, which is the start of the next period, and the other way round
 * (but not of a population with a survival ratio: by then the cohort is older). */
void mig_account_extend(struct mig_terms *terms, bool timed);

/* Fill terms and days of the figures for one point of a group. A `wanted` stock at the other end
 * comes from the neighbouring period: missing if that does not follow directly. If a break in the
 * series lies between it is NONE, unless `across_breaks`, and the point that breaks it is returned,
 * otherwise NULL. */
const struct mig_point *
mig_account_fill(const struct mig_terms *terms, mig_term_set wanted, const struct mig_cube *cube,
		 const struct mig_group *group, size_t place, bool across_breaks,
		 struct mig_balance_figures *figures);

#endif

/* statement_measures - the columns of mig-quota --implied, as struct mig_measure wants them
 *
 * `figures` is a struct mig_statement_figures; a figure that is not stated is NONE. The formulas
 * stand in mig_quota_measures[]. */
#ifndef MIG_STATEMENT_MEASURES_H
#define MIG_STATEMENT_MEASURES_H

#include "value.h"

/* p, r and b as they are. */
struct mig_value mig_statement_part(const void *figures, int digits);
struct mig_value mig_statement_percent_stated(const void *figures, int digits);
struct mig_value mig_statement_base(const void *figures, int digits);

struct mig_value mig_statement_percent_computed(const void *figures, int digits);
struct mig_value mig_statement_lowest_percent(const void *figures, int digits);
struct mig_value mig_statement_highest_percent(const void *figures, int digits);
const char *mig_statement_verdict_word(const void *figures);
struct mig_value mig_statement_lowest_part(const void *figures, int digits);
struct mig_value mig_statement_highest_part(const void *figures, int digits);
struct mig_value mig_statement_lowest_base(const void *figures, int digits);
struct mig_value mig_statement_highest_base(const void *figures, int digits);
/* Of all statements on the base; UNDEFINED where no base suits them all. */
struct mig_value mig_statement_common_low(const void *figures, int digits);
struct mig_value mig_statement_common_high(const void *figures, int digits);
const char *mig_statement_base_verdict(const void *figures);

#endif

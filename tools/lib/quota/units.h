/* units - in what units the figures of each column are printed: --unit */
#ifndef MIG_QUOTA_UNITS_H
#define MIG_QUOTA_UNITS_H

#include "decimal.h"

/* Set the units of the columns that `list` names: "permits=100", "percent=0.1". `names` is what
 * the `count` columns are called there, `units` is zero for those that are not named. MIG_USAGE
 * for another name, one named twice, or a unit that is no number above 0. */
enum mig_status mig_units_parse(const struct mig_list *list, const char *const *names, size_t count,
				struct mig_decimal *units, struct mig_error *error);

#endif

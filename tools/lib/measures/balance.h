/* balance - measures of immigration against emigration
 *
 * I: immigration, E: emigration, both persons (or both crossings) over the same
 * period and area. A missing I or E makes every measure missing.
 * Sources: United Nations, Recommendations on Statistics of International Migration,
 * Revision 1 (1998); Shryock and Siegel, The Methods and Materials of Demography (1976),
 * chapter 21. */
#ifndef MIG_BALANCE_H
#define MIG_BALANCE_H

#include "value.h"

/* Net migration, the balance: I - E, in the unit of the flows. */
struct mig_value mig_net_migration(struct mig_value immigration, struct mig_value emigration);

/* Gross migration, turnover: I + E, in the unit of the flows. */
struct mig_value mig_gross_migration(struct mig_value immigration, struct mig_value emigration);

/* Migration effectiveness: 100 (I - E) / (I + E), per cent in [-100, 100], rounded to
 * `digits` places. Undefined when nobody moved: an area without flows is not a balanced one. */
struct mig_value
mig_effectiveness(struct mig_value immigration, struct mig_value emigration, int digits);

#endif

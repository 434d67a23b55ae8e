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

/* Gross migration, turnover: I + E, in the unit of the flows. Of the two streams between a pair of
 * areas it is their interchange. */
struct mig_value mig_gross_migration(struct mig_value immigration, struct mig_value emigration);

/* Migration effectiveness: 100 (I - E) / (I + E), per cent in [-100, 100], rounded to
 * `digits` places. Undefined when nobody moved: an area without flows is not a balanced one. */
struct mig_value
mig_effectiveness(struct mig_value immigration, struct mig_value emigration, int digits);

/* Departures per arrival: E / I, a ratio from 0 up, to `digits` places; 1 is balance. Undefined
 * for I = 0. Of border crossings: X / A. A crossing is not a person, so small differences from 1
 * add up over the years without anybody having migrated. */
struct mig_value
mig_departure_ratio(struct mig_value immigration, struct mig_value emigration, int digits);

/* Cumulated balance up to a period: the one before it (NONE for the first period) plus the net
 * migration of the period, in the unit of the flows. `gap`: periods are lacking in between. A gap
 * or a missing net makes it missing from there on; if `partial`, it is the sum of what is known,
 * flagged U from there on. */
struct mig_value
mig_cumulated_balance(struct mig_value before, struct mig_value net, bool gap, bool partial);

/* Net immigration: the sum of the positive nets with each partner, max(0, I_j - E_j), and net
 * emigration: that of the negative ones, max(0, E_j - I_j), both from 0 up in the unit of the
 * flows; their difference is net migration. A missing net makes both missing, unless `partial`:
 * then they are over the known ones, flagged U, and missing only if none is known.
 * Source: United Nations Economic Commission for Europe, practical guides on measuring
 * migration. */
struct mig_value mig_net_immigration(const struct mig_value *nets, size_t count, bool partial);
struct mig_value mig_net_emigration(const struct mig_value *nets, size_t count, bool partial);

#endif

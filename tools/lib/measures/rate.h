/* rate - events against the population in which they happen, and other ratios with a base
 *
 * A missing figure makes the measure missing. A base of zero or less has no rate.
 * Sources: United Nations, Handbook on Measuring International Migration, and Principles and
 * Recommendations for a Vital Statistics System, for crude rates; Shryock and Siegel, The Methods
 * and Materials of Demography (1976), for growth rates and sex ratios. */
#ifndef MIG_RATE_H
#define MIG_RATE_H

#include "period.h"
#include "value.h"

/* Rate: per * events / base, to `digits` places; per is 1,000 for crude rates, 100 for per cent.
 * Undefined unless base > 0. */
struct mig_value mig_rate(struct mig_value events, struct mig_value base, long per, int digits);

/* Annual rate of the events of `period`: the rate times 12 / months of the period, or 365.2425 /
 * days where it is no whole months. What is not of a year is flagged E, an estimate: the rest of
 * the year may be otherwise. */
struct mig_value mig_annual_rate(struct mig_value events, struct mig_value base,
				 const struct mig_period *period, long per, int digits);

/* Mean population of a period: (P0 + P1) / 2, exactly; P0 at its start, P1 at its end. */
struct mig_value mig_mean_population(struct mig_value p0, struct mig_value p1);

/* Sex ratio: 100 m / f, males per 100 females. Undefined for f = 0. */
struct mig_value mig_sex_ratio(struct mig_value male, struct mig_value female, int digits);
/* Females per cent: 100 f / (m + f). Undefined where there is nobody. */
struct mig_value mig_percent_female(struct mig_value male, struct mig_value female, int digits);

/* A part against itself and the other part: 100 a / (a + b), per cent, 0..100: refused against
 * refused and issued, arrivals against stayers and arrivals. Undefined for a + b = 0. */
struct mig_value mig_part_of_two(struct mig_value part, struct mig_value other, int digits);

/* Turnover of residents over a period: 100 (in + out) / M and 100 (in - out) / M, per cent, where M
 * is the mean of those present at the start (stayed + out) and at the end (stayed + in).
 * Undefined for M = 0. Source: Observatoire des territoires. */
struct mig_value
mig_turnover_rate(struct mig_value in, struct mig_value out, struct mig_value stayed, int digits);
struct mig_value mig_net_turnover_rate(struct mig_value in, struct mig_value out,
				       struct mig_value stayed, int digits);

#endif

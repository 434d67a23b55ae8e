/* account - demographic accounts: what a stock at the end must be, given its start and the flows
 *
 * P0, P1: population at the start and the end of the period; B: births, D: deaths, N: net
 * migration, s: survival ratio; S0, S1: foreign stock; W0, W1: cases pending. Persons or cases,
 * all of one area and period. A missing figure makes the measure missing.
 * Sources: United Nations, Manual VI: Methods of Measuring Internal Migration (1970), for the
 * residual and survival-ratio methods; Shryock and Siegel, The Methods and Materials of
 * Demography (1976), for the balancing equation and the error of closure. */
#ifndef MIG_ACCOUNT_H
#define MIG_ACCOUNT_H

#include "value.h"

struct mig_population_account {
	struct mig_value start, end;	 /* P0, P1 */
	struct mig_value births, deaths; /* B, D */
	struct mig_value net;		 /* N */
};

/* Population change: P1 - P0, persons. */
struct mig_value mig_population_change(const struct mig_population_account *account);
/* Natural increase: B - D, persons. */
struct mig_value mig_natural_increase(const struct mig_population_account *account);
/* Net migration as the residual of vital statistics: (P1 - P0) - (B - D), persons. It holds every
 * error of the four figures. */
struct mig_value mig_residual_net(const struct mig_population_account *account);
/* Share of net migration in population change: 100 N / (P1 - P0), per cent, any sign and size.
 * Undefined where the population did not change; near that it says nothing, so show both parts. */
struct mig_value mig_net_share_of_change(const struct mig_population_account *account, int digits);
/* Net migration per natural increase: N / (B - D), a ratio. Undefined for B = D. */
struct mig_value
mig_net_to_natural_increase(const struct mig_population_account *account, int digits);
/* Error of closure: P1 - (P0 + B - D + N), persons; 0 where the account closes. */
struct mig_value mig_error_of_closure(const struct mig_population_account *account);
/* The same in per cent of P1: 100 e / P1. Undefined for P1 = 0. */
struct mig_value
mig_error_of_closure_percent(const struct mig_population_account *account, int digits);

/* Net migration of a cohort by survival ratio s, persons, rounded to `digits` places:
 * forward P1 - s P0, at the end of the period; reverse P1 / s - P0, at its start; their average.
 * Undefined unless s > 0. */
struct mig_value
mig_net_forward(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits);
struct mig_value
mig_net_reverse(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits);
struct mig_value
mig_net_average(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits);

struct mig_stock_account {
	struct mig_value start, end;		  /* S0, S1 */
	struct mig_value immigration, emigration; /* I, E of foreigners */
	struct mig_value births, deaths;	  /* B, D of foreigners */
	struct mig_value naturalised;		  /* who stop being foreigners without moving */
};

/* What the foreign stock should be: S0 + I - E + B - D - naturalised, persons. */
struct mig_value mig_expected_stock(const struct mig_stock_account *account);
/* Adjustment, the residual of the identity: S1 less what it should be, persons. */
struct mig_value mig_stock_adjustment(const struct mig_stock_account *account);

struct mig_case_account {
	struct mig_value start, end; /* W0, W1 */
	struct mig_value lodged, decided, withdrawn, reopened;
};

/* Cases that should be pending: W0 + lodged + reopened - decided - withdrawn. */
struct mig_value mig_expected_pending(const struct mig_case_account *account);
/* The residual of the identity: W1 less what it should be, cases. */
struct mig_value mig_pending_residual(const struct mig_case_account *account);

/* Mean number present: arrivals times mean stay in days / days of the period (Little's law),
 * persons, to `digits` places. It holds for a stationary flow only. Undefined for no days.
 * Source: Little (1961), Operations Research 9. */
struct mig_value
mig_mean_present(struct mig_value arrivals, struct mig_value mean_stay, int days, int digits);

#endif

/* The measures of mig-balance, and the figures that they are computed from. */
#ifndef MIG_BALANCE_MEASURES_H
#define MIG_BALANCE_MEASURES_H

#include "measure.h"
#include "terms.h"

/* The terms of accounts, in the order of mig_account_terms. */
enum mig_account_term {
	MIG_POPULATION_START,
	MIG_POPULATION_END,
	MIG_BIRTHS,
	MIG_DEATHS,
	MIG_IMMIGRATION,
	MIG_EMIGRATION,
	MIG_NET_MIGRATION, /* where the two are not there */
	MIG_SURVIVAL_RATIO,
	MIG_STOCK_START,
	MIG_STOCK_END,
	MIG_NATURALISED,
	MIG_PENDING_START,
	MIG_PENDING_END,
	MIG_LODGED,
	MIG_DECIDED,
	MIG_WITHDRAWN,
	MIG_REOPENED, /* 0 where it is not there */
	MIG_ARRIVALS,
	MIG_MEAN_STAY,
	MIG_ACCOUNT_TERMS
};

extern const struct mig_term mig_account_terms[];

/* What a row is computed from; each output uses some of it. */
struct mig_balance_figures {
	struct mig_value in, out, cumulated;	   /* one pair of flows */
	struct mig_value net_in, net_out;	   /* the nets with all partners, by sign */
	struct mig_value net, rescaled;		   /* one area of a system */
	struct mig_value terms[MIG_ACCOUNT_TERMS]; /* of an account; NONE: absent */
	int days;				   /* of the period */
};

/* Of all outputs: without option, --partner, --rescale, --account. */
extern const struct mig_measure mig_balance_measures[];

#endif

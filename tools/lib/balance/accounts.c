#include "balance/accounts.h"

#include <string.h>

#include "breaks.h"

const struct mig_term mig_account_terms[] = {
	{ "population_start", false }, { "population_end", false },
	{ "births", false },	       { "deaths", false },
	{ "immigration", false },      { "emigration", false },
	{ "net_migration", false },    { "survival_ratio", true },
	{ "stock_start", false },      { "stock_end", false },
	{ "naturalised", false },      { "pending_start", false },
	{ "pending_end", false },      { "lodged", false },
	{ "decided", false },	       { "withdrawn", false },
	{ "reopened", false },	       { "arrivals", false },
	{ "mean_stay", true },	       { 0 },
};

#define ONE(term) ((mig_term_set)1 << (term))
#define FLOWS	  (ONE(MIG_IMMIGRATION) | ONE(MIG_EMIGRATION))
#define CHANGE	  (ONE(MIG_POPULATION_START) | ONE(MIG_POPULATION_END))
#define NATURAL	  (ONE(MIG_BIRTHS) | ONE(MIG_DEATHS))
#define NET	  ONE(MIG_NET_MIGRATION)
#define SURVIVAL  (CHANGE | ONE(MIG_SURVIVAL_RATIO))
#define STOCK	  (ONE(MIG_STOCK_START) | FLOWS | NATURAL | ONE(MIG_NATURALISED))
#define CASES	  (ONE(MIG_PENDING_START) | ONE(MIG_LODGED) | ONE(MIG_DECIDED) | ONE(MIG_WITHDRAWN))

mig_term_set
mig_account_needs(const char *measure)
{
	static const struct {
		const char *measure;
		mig_term_set terms;
	} needs[] = {
		{ "population_change", CHANGE },
		{ "natural_increase", NATURAL },
		{ "residual_net", CHANGE | NATURAL },
		{ "net_share_of_change", CHANGE | NET },
		{ "net_to_natural_increase", NATURAL | NET },
		{ "error_of_closure", CHANGE | NATURAL | NET },
		{ "error_of_closure_percent", CHANGE | NATURAL | NET },
		{ "net_forward", SURVIVAL },
		{ "net_reverse", SURVIVAL },
		{ "net_average", SURVIVAL },
		{ "expected_stock", STOCK },
		{ "stock_adjustment", STOCK | ONE(MIG_STOCK_END) },
		{ "expected_pending", CASES },
		{ "pending_residual", CASES | ONE(MIG_PENDING_END) },
		{ "mean_present", ONE(MIG_ARRIVALS) | ONE(MIG_MEAN_STAY) },
	};

	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		if (strcmp(needs[i].measure, measure) == 0)
			return needs[i].terms;
	return 0;
}

/* Stocks of which one end can be taken from the neighbouring period. */
static const enum mig_account_term ends[][2] = { { MIG_POPULATION_START, MIG_POPULATION_END },
						 { MIG_STOCK_START, MIG_STOCK_END },
						 { MIG_PENDING_START, MIG_PENDING_END } };

enum { STOCKS = sizeof ends / sizeof *ends };

static bool
is_there(const struct mig_terms *terms, enum mig_account_term term)
{
	return terms->there >> term & 1;
}

/* Whether one end of a stock is there, and the other can be that of a neighbouring period. A cohort
 * with a survival ratio is in another age group at the end, so there it cannot. */
static bool
has_neighbours(const struct mig_terms *terms, size_t stock)
{
	if (ends[stock][0] == MIG_POPULATION_START && is_there(terms, MIG_SURVIVAL_RATIO))
		return false;
	return is_there(terms, ends[stock][0]) || is_there(terms, ends[stock][1]);
}

void
mig_account_extend(struct mig_terms *terms, bool timed)
{
	for (size_t i = 0; timed && i < STOCKS; i++)
		if (has_neighbours(terms, i))
			terms->there |= ONE(ends[i][0]) | ONE(ends[i][1]);
	if ((terms->there & FLOWS) == FLOWS && !is_there(terms, MIG_NET_MIGRATION)) {
		terms->there |= NET;
		terms->left_out |= (terms->left_out & FLOWS) == FLOWS ? NET : 0;
	}
}

/* The figure of the other end, which stands in a neighbouring period: in the next the start, in
 * the one before the end. */
static struct mig_value
neighbour(const struct mig_terms *terms, const struct mig_cube *cube, const struct mig_group *group,
	  size_t place, bool next, enum mig_account_term term, const struct mig_point **broken)
{
	const struct mig_point *point = &group->points[place], *later = next ? point + 1 : point;

	if (next ? place + 1 == group->count : place == 0)
		return mig_value_missing();
	if (!mig_period_follows(&later[-1].period, &later->period))
		return mig_value_missing();
	if (mig_point_breaks(cube, later))
		*broken = later;
	return mig_terms_value(terms, next ? later : later - 1, term);
}

const struct mig_point *
mig_account_fill(const struct mig_terms *terms, mig_term_set wanted, const struct mig_cube *cube,
		 const struct mig_group *group, size_t place, bool across_breaks,
		 struct mig_balance_figures *figures)
{
	const struct mig_point *point = &group->points[place], *first_broken = NULL;

	for (size_t i = 0; i < MIG_ACCOUNT_TERMS; i++)
		figures->terms[i] = mig_terms_value(terms, point, i);
	for (size_t i = 0; i < STOCKS; i++) {
		const struct mig_point *broken = NULL;
		bool next = is_there(terms, ends[i][0]);
		enum mig_account_term from = ends[i][next ? 0 : 1], to = ends[i][next ? 1 : 0];

		if (!(wanted >> to & 1) || !is_there(terms, from) || is_there(terms, to))
			continue;
		figures->terms[to] = neighbour(terms, cube, group, place, next, from, &broken);
		if (!broken || across_breaks)
			continue;
		figures->terms[to] = mig_value_none();
		first_broken = broken;
	}
	figures->days = point->period.last_day - point->period.first_day + 1;
	return first_broken;
}

mig_term_set
mig_account_wanted(const struct mig_measures *chosen)
{
	mig_term_set wanted = 0;

	for (size_t i = 0; i < chosen->count; i++)
		wanted |= mig_account_needs(chosen->items[i]->name);
	return wanted;
}

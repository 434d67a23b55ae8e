#include "balance/measures.h"

#include "measures/account.h"
#include "measures/balance.h"

static const struct mig_value *
terms_of(const void *data)
{
	return ((const struct mig_balance_figures *)data)->terms;
}

static struct mig_population_account
population(const void *data)
{
	const struct mig_value *terms = terms_of(data);
	struct mig_value net = terms[MIG_NET_MIGRATION];

	if (net.state == MIG_VALUE_NONE)
		net = mig_net_migration(terms[MIG_IMMIGRATION], terms[MIG_EMIGRATION]);
	return (struct mig_population_account){ .start = terms[MIG_POPULATION_START],
						.end = terms[MIG_POPULATION_END],
						.births = terms[MIG_BIRTHS],
						.deaths = terms[MIG_DEATHS],
						.net = net };
}

static struct mig_stock_account
foreign_stock(const void *data)
{
	const struct mig_value *terms = terms_of(data);

	return (struct mig_stock_account){ .start = terms[MIG_STOCK_START],
					   .end = terms[MIG_STOCK_END],
					   .immigration = terms[MIG_IMMIGRATION],
					   .emigration = terms[MIG_EMIGRATION],
					   .births = terms[MIG_BIRTHS],
					   .deaths = terms[MIG_DEATHS],
					   .naturalised = terms[MIG_NATURALISED] };
}

static struct mig_case_account
cases(const void *data)
{
	const struct mig_value *terms = terms_of(data);
	struct mig_value reopened = terms[MIG_REOPENED];

	if (reopened.state == MIG_VALUE_NONE)
		reopened = mig_value_of(0);
	return (struct mig_case_account){ .start = terms[MIG_PENDING_START],
					  .end = terms[MIG_PENDING_END],
					  .lodged = terms[MIG_LODGED],
					  .decided = terms[MIG_DECIDED],
					  .withdrawn = terms[MIG_WITHDRAWN],
					  .reopened = reopened };
}

static struct mig_value
immigration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->in;
}

static struct mig_value
emigration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->out;
}

static struct mig_value
net_migration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return mig_net_migration(figures->in, figures->out);
}

static struct mig_value
gross_migration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return mig_gross_migration(figures->in, figures->out);
}

static struct mig_value
effectiveness(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	return mig_effectiveness(figures->in, figures->out, digits);
}

static struct mig_value
departure_ratio(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	return mig_departure_ratio(figures->in, figures->out, digits);
}

static struct mig_value
cumulated_balance(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->cumulated;
}

static struct mig_value
net_immigration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->net_in;
}

static struct mig_value
net_emigration(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->net_out;
}

static struct mig_value
net_migration_of_partners(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return mig_net_migration(figures->net_in, figures->net_out);
}

static struct mig_value
net_migration_of_area(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->net;
}

static struct mig_value
rescaled_net(const void *data, int digits)
{
	const struct mig_balance_figures *figures = data;

	(void)digits;
	return figures->rescaled;
}

static struct mig_value
population_change(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	(void)digits;
	return mig_population_change(&account);
}

static struct mig_value
natural_increase(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	(void)digits;
	return mig_natural_increase(&account);
}

static struct mig_value
residual_net(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	(void)digits;
	return mig_residual_net(&account);
}

static struct mig_value
net_share_of_change(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	return mig_net_share_of_change(&account, digits);
}

static struct mig_value
net_to_natural_increase(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	return mig_net_to_natural_increase(&account, digits);
}

static struct mig_value
error_of_closure(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	(void)digits;
	return mig_error_of_closure(&account);
}

static struct mig_value
error_of_closure_percent(const void *data, int digits)
{
	struct mig_population_account account = population(data);

	return mig_error_of_closure_percent(&account, digits);
}

static struct mig_value
net_forward(const void *data, int digits)
{
	const struct mig_value *terms = terms_of(data);

	return mig_net_forward(terms[MIG_POPULATION_START], terms[MIG_POPULATION_END],
			       terms[MIG_SURVIVAL_RATIO], digits);
}

static struct mig_value
net_reverse(const void *data, int digits)
{
	const struct mig_value *terms = terms_of(data);

	return mig_net_reverse(terms[MIG_POPULATION_START], terms[MIG_POPULATION_END],
			       terms[MIG_SURVIVAL_RATIO], digits);
}

static struct mig_value
net_average(const void *data, int digits)
{
	const struct mig_value *terms = terms_of(data);

	return mig_net_average(terms[MIG_POPULATION_START], terms[MIG_POPULATION_END],
			       terms[MIG_SURVIVAL_RATIO], digits);
}

static struct mig_value
expected_stock(const void *data, int digits)
{
	struct mig_stock_account account = foreign_stock(data);

	(void)digits;
	return mig_expected_stock(&account);
}

static struct mig_value
stock_adjustment(const void *data, int digits)
{
	struct mig_stock_account account = foreign_stock(data);

	(void)digits;
	return mig_stock_adjustment(&account);
}

static struct mig_value
expected_pending(const void *data, int digits)
{
	struct mig_case_account account = cases(data);

	(void)digits;
	return mig_expected_pending(&account);
}

static struct mig_value
pending_residual(const void *data, int digits)
{
	struct mig_case_account account = cases(data);

	(void)digits;
	return mig_pending_residual(&account);
}

static struct mig_value
mean_present(const void *data, int digits)
{
	const struct mig_value *terms = terms_of(data);

	return mig_mean_present(terms[MIG_ARRIVALS], terms[MIG_MEAN_STAY],
				((const struct mig_balance_figures *)data)->days, digits);
}

#define UNITED_NATIONS	  "United Nations (1998), Series M No. 58, Rev. 1"
#define SHRYOCK_SIEGEL	  "Shryock and Siegel (1976)"
#define SHRYOCK_SIEGEL_21 "Shryock and Siegel (1976), ch. 21"
#define MANUAL_VI	  "United Nations (1970), Manual VI"
#define UNECE		  "UNECE, guidance on measuring migration"

const struct mig_measure mig_balance_measures[] = {
	{ "immigration", NULL, "I", "as the input", UNITED_NATIONS, true, 0, immigration, NULL },
	{ "emigration", NULL, "E", "as the input", UNITED_NATIONS, true, 0, emigration, NULL },
	{ "net_migration", NULL, "I - E", "as the input", UNITED_NATIONS, true, 0, net_migration,
	  NULL },
	{ "gross_migration", NULL, "I + E", "as the input", UNITED_NATIONS, true, 0,
	  gross_migration, NULL },
	{ "effectiveness", NULL, "100 (I - E) / (I + E)", "%", SHRYOCK_SIEGEL_21, true, 0,
	  effectiveness, NULL },
	{ "departure_ratio", NULL, "E / I", "ratio", "", false, 0, departure_ratio, NULL },
	{ "cumulated_balance", NULL, "sum of I - E from the first period on", "as the input", "",
	  false, 0, cumulated_balance, NULL },
	{ "net_immigration", "partner", "sum over j of max(0, I_j - E_j)", "as the input", UNECE,
	  true, 0, net_immigration, NULL },
	{ "net_emigration", "partner", "sum over j of max(0, E_j - I_j)", "as the input", UNECE,
	  true, 0, net_emigration, NULL },
	{ "net_migration", "partner", "NI - NE", "as the input", UNITED_NATIONS, true, 0,
	  net_migration_of_partners, NULL },
	{ "net_migration", "rescale", "I - E", "as the input", UNITED_NATIONS, true, 0,
	  net_migration_of_area, NULL },
	{ "rescaled_net", "rescale", "N A / G or N A / L, A = (G + L) / 2", "as the input",
	  "Abel (2018)", true, 0, rescaled_net, NULL },
	{ "population_change", "account", "P1 - P0", "persons", SHRYOCK_SIEGEL, true, 0,
	  population_change, NULL },
	{ "natural_increase", "account", "B - D", "persons", SHRYOCK_SIEGEL, true, 0,
	  natural_increase, NULL },
	{ "residual_net", "account", "(P1 - P0) - (B - D)", "persons", MANUAL_VI, true, 0,
	  residual_net, NULL },
	{ "net_share_of_change", "account", "100 N / (P1 - P0)", "%", SHRYOCK_SIEGEL, true, 0,
	  net_share_of_change, NULL },
	{ "net_to_natural_increase", "account", "N / (B - D)", "ratio", SHRYOCK_SIEGEL, true, 0,
	  net_to_natural_increase, NULL },
	{ "error_of_closure", "account", "P1 - (P0 + B - D + N)", "persons", SHRYOCK_SIEGEL, true,
	  0, error_of_closure, NULL },
	{ "error_of_closure_percent", "account", "100 (P1 - (P0 + B - D + N)) / P1", "%",
	  SHRYOCK_SIEGEL, true, 0, error_of_closure_percent, NULL },
	{ "net_forward", "account", "P1 - s P0", "persons", MANUAL_VI, true, 0, net_forward, NULL },
	{ "net_reverse", "account", "P1 / s - P0", "persons", MANUAL_VI, true, 0, net_reverse,
	  NULL },
	{ "net_average", "account", "(forward + reverse) / 2", "persons", MANUAL_VI, true, 0,
	  net_average, NULL },
	{ "expected_stock", "account", "S0 + I - E + B - D - naturalised", "persons", "", true, 0,
	  expected_stock, NULL },
	{ "stock_adjustment", "account", "S1 - (S0 + I - E + B - D - naturalised)", "persons", "",
	  true, 0, stock_adjustment, NULL },
	{ "expected_pending", "account", "W0 + lodged + reopened - decided - withdrawn", "cases",
	  "", true, 0, expected_pending, NULL },
	{ "pending_residual", "account", "W1 - (W0 + lodged + reopened - decided - withdrawn)",
	  "cases", "", true, 0, pending_residual, NULL },
	{ "mean_present", "account", "A L / T", "persons", "Little (1961)", true, 0, mean_present,
	  NULL },
	{ 0 },
};

#include "rate/measures.h"

#include <string.h>

#include "measures/balance.h"
#include "measures/change.h"
#include "measures/rate.h"

const struct mig_term mig_preset_terms[] = {
	{ "positive", false },	 { "negative", false },
	{ "decisions", false },	 { "issued", false },
	{ "refused", false },	 { "ordered", false },
	{ "effected", false },	 { "due", false },
	{ "overstayed", false }, { "naturalised", false },
	{ "stock", false },	 { "population", false },
	{ "arrivals", false },	 { "departures", false },
	{ "stayers", false },	 { 0 },
};

/* Of events against the base of the figures. */
static struct mig_value
rate(const struct mig_rate_figures *figures, struct mig_value events, int digits)
{
	if (figures->annualise)
		return mig_annual_rate(events, figures->base, figures->period, figures->per,
				       digits);
	return mig_rate(events, figures->base, figures->per, digits);
}

static struct mig_value
immigration(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	(void)digits;
	return figures->in;
}

static struct mig_value
emigration(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	(void)digits;
	return figures->out;
}

static struct mig_value
population(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	(void)digits;
	return figures->base;
}

static struct mig_value
immigration_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return rate(figures, figures->in, digits);
}

static struct mig_value
emigration_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return rate(figures, figures->out, digits);
}

static struct mig_value
net_migration_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return rate(figures, mig_net_migration(figures->in, figures->out), digits);
}

static struct mig_value
gross_migration_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return rate(figures, mig_gross_migration(figures->in, figures->out), digits);
}

static const char *
denominator(const void *data)
{
	const struct mig_rate_figures *figures = data;

	return figures->denominator;
}

static struct mig_value
numerator_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return rate(figures, figures->numerator, digits);
}

static const char *
since(const void *data)
{
	const struct mig_rate_figures *figures = data;

	return figures->since;
}

static struct mig_value
geometric_growth(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return mig_compound_annual_growth(figures->before, figures->now, figures->years, digits);
}

static struct mig_value
exponential_growth(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return mig_exponential_growth(figures->before, figures->now, figures->years, digits);
}

static struct mig_value
male(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	(void)digits;
	return figures->male;
}

static struct mig_value
female(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	(void)digits;
	return figures->female;
}

static struct mig_value
sex_ratio(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return mig_sex_ratio(figures->male, figures->female, digits);
}

static struct mig_value
percent_female(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return mig_percent_female(figures->male, figures->female, digits);
}

static struct mig_value
recognition_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_rate(terms[MIG_PRESET_POSITIVE], terms[MIG_PRESET_DECISIONS], 100, digits);
}

static struct mig_value
refusal_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_part_of_two(terms[MIG_PRESET_REFUSED], terms[MIG_PRESET_ISSUED], digits);
}

static struct mig_value
approval_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_part_of_two(terms[MIG_PRESET_ISSUED], terms[MIG_PRESET_REFUSED], digits);
}

static struct mig_value
return_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_rate(terms[MIG_PRESET_EFFECTED], terms[MIG_PRESET_ORDERED], 100, digits);
}

static struct mig_value
overstay_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_rate(terms[MIG_PRESET_OVERSTAYED], terms[MIG_PRESET_DUE], 100, digits);
}

static struct mig_value
naturalisation_rate(const void *data, int digits)
{
	const struct mig_rate_figures *figures = data;

	return mig_rate(figures->terms[MIG_PRESET_NATURALISED], figures->stock_before, 100, digits);
}

static struct mig_value
stock_share(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_rate(terms[MIG_PRESET_STOCK], terms[MIG_PRESET_POPULATION], 100, digits);
}

static struct mig_value
arrival_share(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_part_of_two(terms[MIG_PRESET_ARRIVALS], terms[MIG_PRESET_STAYERS], digits);
}

static struct mig_value
departure_share(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_part_of_two(terms[MIG_PRESET_DEPARTURES], terms[MIG_PRESET_STAYERS], digits);
}

static struct mig_value
turnover_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_turnover_rate(terms[MIG_PRESET_ARRIVALS], terms[MIG_PRESET_DEPARTURES],
				 terms[MIG_PRESET_STAYERS], digits);
}

static struct mig_value
net_turnover_rate(const void *data, int digits)
{
	const struct mig_value *terms = ((const struct mig_rate_figures *)data)->terms;

	return mig_net_turnover_rate(terms[MIG_PRESET_ARRIVALS], terms[MIG_PRESET_DEPARTURES],
				     terms[MIG_PRESET_STAYERS], digits);
}

#define UNITED_NATIONS "United Nations (1998), Series M No. 58, Rev. 1"
#define SHRYOCK_SIEGEL "Shryock and Siegel (1976)"
#define TERRITOIRES    "Observatoire des territoires"

const struct mig_measure mig_rate_measures[] = {
	{ "immigration", NULL, "I", "as the input", UNITED_NATIONS, true, 0, immigration, NULL },
	{ "emigration", NULL, "E", "as the input", UNITED_NATIONS, true, 0, emigration, NULL },
	{ "population", NULL, "P", "as the input", UNITED_NATIONS, true, 0, population, NULL },
	{ "immigration_rate", NULL, "1000 I / P", "per 1,000, or --per", UNITED_NATIONS, true, 0,
	  immigration_rate, NULL },
	{ "emigration_rate", NULL, "1000 E / P", "per 1,000, or --per", UNITED_NATIONS, true, 0,
	  emigration_rate, NULL },
	{ "net_migration_rate", NULL, "1000 (I - E) / P", "per 1,000, or --per", UNITED_NATIONS,
	  true, 0, net_migration_rate, NULL },
	{ "gross_migration_rate", NULL, "1000 (I + E) / P", "per 1,000, or --per", UNITED_NATIONS,
	  false, 0, gross_migration_rate, NULL },
	{ "denominator", NULL, "name of P", "text", "", true, 0, NULL, denominator },
	{ "rate", "numerator", "1000 numerator / denominator", "per 1,000, or --per", "", true, 0,
	  numerator_rate, NULL },
	{ "denominator", "numerator", "name of the denominator", "text", "", true, 0, NULL,
	  denominator },
	{ "since", "growth", "period of x0", "text", "", true, 0, NULL, since },
	{ "geometric_growth", "growth", "100 ((x1 / x0)^(1 / t) - 1)", "% a year", SHRYOCK_SIEGEL,
	  true, 0, geometric_growth, NULL },
	{ "exponential_growth", "growth", "100 ln(x1 / x0) / t", "% a year",
	  "United Nations, World Population Prospects", true, 0, exponential_growth, NULL },
	{ "male", "sex", "m", "as the input", "", true, 0, male, NULL },
	{ "female", "sex", "f", "as the input", "", true, 0, female, NULL },
	{ "sex_ratio", "sex", "100 m / f", "males per 100 females", SHRYOCK_SIEGEL, true, 0,
	  sex_ratio, NULL },
	{ "percent_female", "sex", "100 f / (m + f)", "%", SHRYOCK_SIEGEL, true, 0, percent_female,
	  NULL },
	{ "recognition_rate", "presets", "100 positive / decisions", "%",
	  "Eurostat, asylum statistics", true, 0, recognition_rate, NULL },
	{ "refusal_rate", "presets", "100 refused / (issued + refused)", "%", "", true, 0,
	  refusal_rate, NULL },
	{ "approval_rate", "presets", "100 issued / (issued + refused)", "%", "", true, 0,
	  approval_rate, NULL },
	{ "return_rate", "presets", "100 effected / ordered", "%",
	  "Eurostat, enforcement of immigration legislation", true, 0, return_rate, NULL },
	{ "overstay_rate", "presets", "100 overstayed / due", "%", "", true, 0, overstay_rate,
	  NULL },
	{ "naturalisation_rate", "presets", "100 naturalised / stock of the period before", "%",
	  "OECD, International Migration Outlook", true, 0, naturalisation_rate, NULL },
	{ "stock_share", "presets", "100 stock / population", "%",
	  "United Nations, International Migrant Stock", true, 0, stock_share, NULL },
	{ "arrival_share", "presets", "100 arrivals / (stayers + arrivals)", "%", TERRITOIRES, true,
	  0, arrival_share, NULL },
	{ "departure_share", "presets", "100 departures / (stayers + departures)", "%", TERRITOIRES,
	  true, 0, departure_share, NULL },
	{ "turnover_rate", "presets",
	  "100 (arrivals + departures) / M, M = stayers + (arrivals + departures) / 2", "%",
	  TERRITOIRES, true, 0, turnover_rate, NULL },
	{ "net_turnover_rate", "presets",
	  "100 (arrivals - departures) / M, M = stayers + (arrivals + departures) / 2", "%",
	  TERRITOIRES, true, 0, net_turnover_rate, NULL },
	{ 0 },
};

#define ONE(term) ((mig_term_set)1 << MIG_PRESET_##term)
#define MOVERS	  (ONE(ARRIVALS) | ONE(DEPARTURES) | ONE(STAYERS))

mig_term_set
mig_preset_needs(const char *measure)
{
	static const struct {
		const char *measure;
		mig_term_set terms;
	} needs[] = {
		{ "recognition_rate", ONE(POSITIVE) | ONE(DECISIONS) },
		{ "refusal_rate", ONE(ISSUED) | ONE(REFUSED) },
		{ "approval_rate", ONE(ISSUED) | ONE(REFUSED) },
		{ "return_rate", ONE(EFFECTED) | ONE(ORDERED) },
		{ "overstay_rate", ONE(OVERSTAYED) | ONE(DUE) },
		{ "naturalisation_rate", ONE(NATURALISED) | ONE(STOCK) },
		{ "stock_share", ONE(STOCK) | ONE(POPULATION) },
		{ "arrival_share", ONE(ARRIVALS) | ONE(STAYERS) },
		{ "departure_share", ONE(DEPARTURES) | ONE(STAYERS) },
		{ "turnover_rate", MOVERS },
		{ "net_turnover_rate", MOVERS },
	};

	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		if (strcmp(needs[i].measure, measure) == 0)
			return needs[i].terms;
	return 0;
}

mig_term_set
mig_preset_implied(const struct mig_terms *terms)
{
	const mig_term_set both = ONE(POSITIVE) | ONE(NEGATIVE);

	return (terms->there & both) == both ? ONE(DECISIONS) : 0;
}

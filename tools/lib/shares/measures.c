#include "figures.h"
#include "measures/concentration.h"
#include "measures/lorenz.h"
#include "measures/segregation.h"
#include "measures/share.h"
#include "shares.h"

static struct mig_value
share(const void *figures, int digits)
{
	(void)digits;
	return ((const struct mig_share_figures *)figures)->share;
}

static struct mig_value
rank(const void *figures, int digits)
{
	(void)digits;
	return ((const struct mig_share_figures *)figures)->rank;
}

static struct mig_value
cumulative_share(const void *figures, int digits)
{
	(void)digits;
	return ((const struct mig_share_figures *)figures)->cumulative_share;
}

static struct mig_value
total(const void *figures, int digits)
{
	(void)digits;
	return ((const struct mig_distribution *)figures)->x_whole;
}

/* The measures of the library that take what the output hands over. */
#define OF_FIGURES(name)                                              \
	static struct mig_value name(const void *figures, int digits) \
	{                                                             \
		return mig_##name(figures, digits);                   \
	}

OF_FIGURES(member_count)
OF_FIGURES(hhi)
OF_FIGURES(hhi_normalised)
OF_FIGURES(equivalent_number)
OF_FIGURES(fractionalisation)
OF_FIGURES(polarisation)
OF_FIGURES(entropy)
OF_FIGURES(evenness)
OF_FIGURES(effective_number)
OF_FIGURES(theil_t)
OF_FIGURES(theil_l)
OF_FIGURES(gini)
OF_FIGURES(gini_corrected)
OF_FIGURES(dissimilarity)
OF_FIGURES(structure_distance)
OF_FIGURES(rosenbluth)
OF_FIGURES(isolation)
OF_FIGURES(exposure)
OF_FIGURES(isolation_against)
OF_FIGURES(exposure_against)
OF_FIGURES(correlation_ratio)
OF_FIGURES(information_index)
OF_FIGURES(lorenz_units)
OF_FIGURES(lorenz_share)

static struct mig_value
top_1(const void *figures, int digits)
{
	return mig_top_share(figures, 1, digits);
}

static struct mig_value
top_3(const void *figures, int digits)
{
	return mig_top_share(figures, 3, digits);
}

static struct mig_value
top_5(const void *figures, int digits)
{
	return mig_top_share(figures, 5, digits);
}

static struct mig_value
top_10(const void *figures, int digits)
{
	return mig_top_share(figures, 10, digits);
}

static struct mig_value
share_of_x(const void *figures, int digits)
{
	const struct mig_quotient_figures *row = figures;

	return mig_share(row->x, row->x_whole, digits);
}

static struct mig_value
share_of_y(const void *figures, int digits)
{
	const struct mig_quotient_figures *row = figures;

	return mig_share(row->y, row->y_whole, digits);
}

static struct mig_value
location_quotient(const void *figures, int digits)
{
	const struct mig_quotient_figures *row = figures;

	return mig_location_quotient(row->x, row->x_whole, row->y, row->y_whole, digits);
}

static struct mig_value
share_difference(const void *figures, int digits)
{
	const struct mig_quotient_figures *row = figures;

	return mig_share_difference(row->x, row->x_whole, row->y, row->y_whole, digits);
}

#define DUNCAN	  "Duncan and Duncan (1955)"
#define HIRSCHMAN "Hirschman (1964)"
#define MASSEY	  "Massey and Denton (1988)"
#define GINI	  "1 - sum q_i (c_i + c_(i-1)), c: cumulated p by x / y"
#define RATIO	  "concentration ratio: 100 sum of the largest p"

#define SHARE(name, formula, unit, value)                           \
	{                                                           \
		name, NULL, formula, unit, "", true, 0, value, NULL \
	}
#define INDEX(name, formula, unit, source, standard, digits, value)                          \
	{                                                                                    \
		name, MIG_SHARES_INDEX, formula, unit, source, standard, digits, value, NULL \
	}
#define AGAINST(name, formula, unit, source, standard, digits, value)                          \
	{                                                                                      \
		name, MIG_SHARES_AGAINST, formula, unit, source, standard, digits, value, NULL \
	}
#define QUOTIENT(name, formula, unit, source, digits, value)                                 \
	{                                                                                    \
		name, MIG_SHARES_QUOTIENTS, formula, unit, source, true, digits, value, NULL \
	}
#define LORENZ(name, formula, value)                                                             \
	{                                                                                        \
		name, MIG_SHARES_LORENZ, formula, "%", "Lorenz (1905), " DUNCAN, true, 4, value, \
		    NULL                                                                         \
	}

const struct mig_measure mig_share_measures[] = {
	SHARE("share", "100 x / X", "%", share),
	SHARE("rank", "1 + parts that are larger", "number", rank),
	SHARE("cumulative_share", "100 (sum of x from the largest down) / X", "%",
	      cumulative_share),

	INDEX("members", "k", "number", "", true, 0, member_count),
	INDEX("total", "X", "as the input", "", true, 0, total),
	INDEX("hhi", "sum p^2", "1/k..1", HIRSCHMAN, true, 4, hhi),
	INDEX("hhi_normalised", "(HHI - 1/k) / (1 - 1/k)", "0..1", HIRSCHMAN, true, 4,
	      hhi_normalised),
	INDEX("equivalent_number", "1 / HHI", "members", "Adelman (1969)", true, 4,
	      equivalent_number),
	INDEX("fractionalisation", "1 - HHI", "0..1", "Alesina et al. (2003)", true, 4,
	      fractionalisation),
	INDEX("polarisation", "4 sum p^2 (1 - p)", "0..1", "Montalvo and Reynal-Querol (2005)",
	      false, 4, polarisation),
	INDEX("entropy", "H = -sum p ln p", "nats, 0..ln k", "Shannon (1948)", true, 4, entropy),
	INDEX("evenness", "H / ln k", "0..1", "Pielou (1966)", true, 4, evenness),
	INDEX("effective_number", "exp(H)", "members", "Hill (1973)", false, 4, effective_number),
	INDEX("theil_t", "sum p ln(k p)", "0..ln k", "Theil (1967)", true, 4, theil_t),
	INDEX("theil_l", "mean logarithmic deviation: (1/k) sum ln(1 / (k p))", "from 0",
	      "Theil (1967)", false, 4, theil_l),
	INDEX("gini", GINI ", q = 1/k", "0..1 - 1/k", "Gini (1912)", true, 4, gini),
	INDEX("gini_corrected", "gini k / (k - 1)", "0..1", "Gini (1912)", false, 4,
	      gini_corrected),
	INDEX("hoover", "0.5 sum |p - 1/k|", "0..1", "Hoover (1941)", false, 4, dissimilarity),
	INDEX("rosenbluth", "1 / (2 sum i p_i - 1), i: rank from the largest down", "1/k..1",
	      "Hall and Tideman (1967)", false, 4, rosenbluth),
	INDEX("top_1_share", "100 times the largest p", "%", "", true, 0, top_1),
	INDEX("top_3_share", "100 sum of the 3 largest p", "%", "", true, 0, top_3),
	INDEX("top_5_share", "100 sum of the 5 largest p", "%", "", true, 0, top_5),
	INDEX("top_10_share", "100 sum of the 10 largest p", "%", "", false, 0, top_10),

	AGAINST("members", "k", "number", "", true, 0, member_count),
	AGAINST("dissimilarity", "D = 0.5 sum |p - q|", "0..1", DUNCAN, true, 4, dissimilarity),
	AGAINST("gini", GINI, "0..1", DUNCAN, true, 4, gini),
	AGAINST("structure_distance", "sqrt(sum (p - q)^2)", "0..sqrt 2",
		"Observatoire des territoires, migR", false, 4, structure_distance),
	AGAINST("isolation", "xPx = sum p x / (x + y)", "0..1", MASSEY, true, 4, isolation),
	AGAINST("exposure", "xPy = sum p y / (x + y)", "0..1", MASSEY, true, 4, exposure),
	AGAINST("isolation_against", "yPy = sum q y / (x + y)", "0..1", MASSEY, false, 4,
		isolation_against),
	AGAINST("exposure_against", "yPx = sum q x / (x + y)", "0..1", MASSEY, false, 4,
		exposure_against),
	AGAINST("correlation_ratio", "(xPx - P) / (1 - P), P = X / (X + Y)", "0..1", "Bell (1954)",
		false, 4, correlation_ratio),
	AGAINST("information_index", "sum t (E - E_i) / (T E), t = x + y, E: entropy of x and y",
		"0..1", "Theil and Finizza (1971)", false, 4, information_index),

	QUOTIENT("share", "100 p = 100 x / X", "%", "", 0, share_of_x),
	QUOTIENT("share_against", "100 q = 100 y / Y", "%", "", 0, share_of_y),
	QUOTIENT("location_quotient", "p / q", "from 0, 1: equal shares", "Florence (1948)", 4,
		 location_quotient),
	{ "share_difference", MIG_SHARES_QUOTIENTS, "100 (p - q)", "percentage points", "", false,
	  0, share_difference, NULL },

	LORENZ("cumulative_units", "100 (sum of y) / Y, by x / y from the smallest up",
	       lorenz_units),
	LORENZ("cumulative_share", "100 (sum of x) / X, in the same order", lorenz_share),
	{ 0 },
};

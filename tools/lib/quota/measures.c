/* The measures of mig-quota, each with what is said of it. */
#include "figures.h"
#include "measures/quota.h"
#include "statement_measures.h"

typedef const struct mig_quota_figures *quota_row;

static struct mig_value
value_of(quota_row row, enum mig_quota_role role)
{
	return row->of[role].value;
}

static struct mig_value
permits(const void *figures, int digits)
{
	(void)digits;
	return ((quota_row)figures)->permits_alone;
}

static struct mig_value
permits_cumulated(const void *figures, int digits)
{
	(void)digits;
	return value_of(figures, MIG_QUOTA_PERMITS);
}

static struct mig_value
quota(const void *figures, int digits)
{
	(void)digits;
	return value_of(figures, MIG_QUOTA_QUOTA);
}

static struct mig_value
utilisation(const void *figures, int digits)
{
	return mig_quota_utilisation(value_of(figures, MIG_QUOTA_PERMITS),
				     value_of(figures, MIG_QUOTA_QUOTA), digits);
}

static struct mig_value
remaining(const void *figures, int digits)
{
	(void)digits;
	return mig_quota_remaining(value_of(figures, MIG_QUOTA_PERMITS),
				   value_of(figures, MIG_QUOTA_QUOTA));
}

static const char *
quota_status(const void *figures)
{
	return mig_quota_state(value_of(figures, MIG_QUOTA_PERMITS),
			       value_of(figures, MIG_QUOTA_QUOTA));
}

static struct mig_value
revised_quota(const void *figures, int digits)
{
	(void)digits;
	return value_of(figures, MIG_QUOTA_REVISED);
}

static struct mig_value
utilisation_revised(const void *figures, int digits)
{
	return mig_quota_utilisation(value_of(figures, MIG_QUOTA_PERMITS),
				     value_of(figures, MIG_QUOTA_REVISED), digits);
}

static struct mig_value
remaining_revised(const void *figures, int digits)
{
	(void)digits;
	return mig_quota_remaining(value_of(figures, MIG_QUOTA_PERMITS),
				   value_of(figures, MIG_QUOTA_REVISED));
}

static const char *
quota_status_revised(const void *figures)
{
	return mig_quota_state(value_of(figures, MIG_QUOTA_PERMITS),
			       value_of(figures, MIG_QUOTA_REVISED));
}

/* `bound`, which is right for known figures, with the state and the flags of `measure`. */
static struct mig_value
bound_of(struct mig_value measure, struct mig_value bound)
{
	if (measure.state != MIG_VALUE_KNOWN)
		return measure;
	if (bound.state == MIG_VALUE_NONE) /* a figure below 0 states nothing */
		bound.state = MIG_VALUE_UNDEFINED;
	bound.flags = measure.flags;
	return bound;
}

static struct mig_value
utilisation_low(const void *figures, int digits)
{
	return bound_of(utilisation(figures, digits),
			mig_statement_percent_low(&((quota_row)figures)->utilisation, digits));
}

static struct mig_value
utilisation_high(const void *figures, int digits)
{
	return bound_of(utilisation(figures, digits),
			mig_statement_percent_high(&((quota_row)figures)->utilisation, digits));
}

static struct mig_value
demand_pressure(const void *figures, int digits)
{
	return mig_demand_pressure(value_of(figures, MIG_QUOTA_APPLICATIONS),
				   value_of(figures, MIG_QUOTA_QUOTA), digits);
}

static struct mig_value
approval_rate(const void *figures, int digits)
{
	return mig_approval_rate(value_of(figures, MIG_QUOTA_PERMITS),
				 value_of(figures, MIG_QUOTA_REFUSED), digits);
}

static struct mig_value
refusal_rate(const void *figures, int digits)
{
	return mig_refusal_rate(value_of(figures, MIG_QUOTA_PERMITS),
				value_of(figures, MIG_QUOTA_REFUSED), digits);
}

static struct mig_value
processing_share(const void *figures, int digits)
{
	return mig_processing_share(value_of(figures, MIG_QUOTA_PERMITS),
				    value_of(figures, MIG_QUOTA_REFUSED),
				    value_of(figures, MIG_QUOTA_APPLICATIONS), digits);
}

static struct mig_value
pending(const void *figures, int digits)
{
	(void)digits;
	return mig_pending(value_of(figures, MIG_QUOTA_PERMITS),
			   value_of(figures, MIG_QUOTA_REFUSED),
			   value_of(figures, MIG_QUOTA_APPLICATIONS));
}

static struct mig_value
quota_of_labour_force(const void *figures, int digits)
{
	return mig_quota_of_labour_force(value_of(figures, MIG_QUOTA_QUOTA),
					 value_of(figures, MIG_QUOTA_LABOUR_FORCE), digits);
}

/* Part and percentage united, for the state and the flags of what they imply. */
static struct mig_value
stated(quota_row row)
{
	return mig_value_add(value_of(row, row->part), value_of(row, MIG_QUOTA_PERCENT));
}

static struct mig_value
implied_base_low(const void *figures, int digits)
{
	return bound_of(stated(figures),
			mig_statement_base_low(&((quota_row)figures)->percentage, digits));
}

static struct mig_value
implied_base_high(const void *figures, int digits)
{
	return bound_of(stated(figures),
			mig_statement_base_high(&((quota_row)figures)->percentage, digits));
}

static const char *
percent_verdict(const void *figures)
{
	return ((quota_row)figures)->verdict;
}

#define ARITHMETIC ""
#define ROUNDED	   "Moore (1966), Interval Analysis"
#define STATEMENT  "implied"

const struct mig_measure mig_quota_measures[] = {
	{ "permits", NULL, "P", "as the input", ARITHMETIC, true, 0, permits, NULL },
	{ "permits_cumulated", NULL, "P, with --cumulated that of the quota's period so far",
	  "as the input", ARITHMETIC, false, 0, permits_cumulated, NULL },
	{ "quota", NULL, "Q", "as the input", ARITHMETIC, true, 0, quota, NULL },
	{ "utilisation", NULL, "100 P / Q", "%", ARITHMETIC, true, 0, utilisation, NULL },
	{ "remaining", NULL, "Q - P", "as the input", ARITHMETIC, true, 0, remaining, NULL },
	{ "quota_status", NULL, "P against Q: within, exhausted, exceeded, or zero for Q = 0",
	  "a word", ARITHMETIC, true, 0, NULL, quota_status },
	{ "revised_quota", NULL, "V", "as the input", ARITHMETIC, false, 0, revised_quota, NULL },
	{ "utilisation_revised", NULL, "100 P / V", "%", ARITHMETIC, false, 0, utilisation_revised,
	  NULL },
	{ "remaining_revised", NULL, "V - P", "as the input", ARITHMETIC, false, 0,
	  remaining_revised, NULL },
	{ "quota_status_revised", NULL, "P against V, as quota_status", "a word", ARITHMETIC, false,
	  0, NULL, quota_status_revised },
	{ "utilisation_low", NULL, "lowest 100 P / Q of figures printed so", "%", ROUNDED, false, 0,
	  utilisation_low, NULL },
	{ "utilisation_high", NULL, "highest 100 P / Q of figures printed so", "%", ROUNDED, false,
	  0, utilisation_high, NULL },
	{ "demand_pressure", NULL, "A / Q", "applications for one place", ARITHMETIC, false, 0,
	  demand_pressure, NULL },
	{ "approval_rate", NULL, "100 P / (P + F)", "%", ARITHMETIC, false, 0, approval_rate,
	  NULL },
	{ "refusal_rate", NULL, "100 F / (P + F)", "%", ARITHMETIC, false, 0, refusal_rate, NULL },
	{ "processing_share", NULL, "100 (P + F) / A", "%", ARITHMETIC, false, 0, processing_share,
	  NULL },
	{ "pending", NULL, "A - P - F", "as the input", ARITHMETIC, false, 0, pending, NULL },
	{ "quota_of_labour_force", NULL, "100 Q / L", "%", ARITHMETIC, false, 0,
	  quota_of_labour_force, NULL },
	{ "implied_base_low", NULL, "lowest base of which the part can be the printed percentage",
	  "as the input", ROUNDED, false, 0, implied_base_low, NULL },
	{ "implied_base_high", NULL, "highest base of which the part can be the printed percentage",
	  "as the input", ROUNDED, false, 0, implied_base_high, NULL },
	{ "percent_verdict", NULL, "printed percentage against its part and base, as verdict",
	  "a word", ROUNDED, false, 0, NULL, percent_verdict },

	{ "part", STATEMENT, "p", "as the input", ARITHMETIC, true, 0, mig_statement_part, NULL },
	{ "percent", STATEMENT, "r, or 100 + the change", "%", ARITHMETIC, true, 0,
	  mig_statement_percent_stated, NULL },
	{ "base", STATEMENT, "b", "as the input", ARITHMETIC, true, 0, mig_statement_base, NULL },
	{ "percent_computed", STATEMENT, "100 p / b", "%", ARITHMETIC, true, 0,
	  mig_statement_percent_computed, NULL },
	{ "percent_low", STATEMENT, "lowest 100 P / B of figures printed so", "%", ROUNDED, true, 0,
	  mig_statement_lowest_percent, NULL },
	{ "percent_high", STATEMENT, "highest 100 P / B of figures printed so", "%", ROUNDED, true,
	  0, mig_statement_highest_percent, NULL },
	{ "verdict", STATEMENT, "p, r and b: exact, rounding or impossible", "a word", ROUNDED,
	  true, 0, NULL, mig_statement_verdict_word },
	{ "implied_part_low", STATEMENT, "lowest R B / 100 of figures printed so", "as the input",
	  ROUNDED, false, 0, mig_statement_lowest_part, NULL },
	{ "implied_part_high", STATEMENT, "highest R B / 100 of figures printed so", "as the input",
	  ROUNDED, false, 0, mig_statement_highest_part, NULL },
	{ "implied_base_low", STATEMENT, "lowest 100 P / R of figures printed so", "as the input",
	  ROUNDED, true, 0, mig_statement_lowest_base, NULL },
	{ "implied_base_high", STATEMENT, "highest 100 P / R of figures printed so", "as the input",
	  ROUNDED, true, 0, mig_statement_highest_base, NULL },
	{ "base_low", STATEMENT, "lowest base that all its statements allow", "as the input",
	  ROUNDED, true, 0, mig_statement_common_low, NULL },
	{ "base_high", STATEMENT, "highest base that all its statements allow", "as the input",
	  ROUNDED, true, 0, mig_statement_common_high, NULL },
	{ "base_verdict", STATEMENT, "its statements together: possible or impossible", "a word",
	  ROUNDED, true, 0, NULL, mig_statement_base_verdict },
	{ 0 },
};

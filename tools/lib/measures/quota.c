#include "quota.h"

struct mig_value
mig_quota_utilisation(struct mig_value permits, struct mig_value quota, int digits)
{
	return mig_value_ratio(permits, quota, 100, digits);
}

struct mig_value
mig_quota_remaining(struct mig_value permits, struct mig_value quota)
{
	return mig_value_subtract(quota, permits);
}

const char *
mig_quota_state(struct mig_value permits, struct mig_value quota)
{
	int order;

	if (permits.state != MIG_VALUE_KNOWN || quota.state != MIG_VALUE_KNOWN)
		return "";
	if (mig_decimal_sign(quota.number) == 0)
		return "zero";
	order = mig_decimal_compare(permits.number, quota.number);
	return order < 0 ? "within" : order == 0 ? "exhausted" : "exceeded";
}

struct mig_value
mig_demand_pressure(struct mig_value applications, struct mig_value quota, int digits)
{
	return mig_value_ratio(applications, quota, 1, digits);
}

struct mig_value
mig_approval_rate(struct mig_value permits, struct mig_value refused, int digits)
{
	return mig_value_ratio(permits, mig_value_add(permits, refused), 100, digits);
}

struct mig_value
mig_refusal_rate(struct mig_value permits, struct mig_value refused, int digits)
{
	return mig_value_ratio(refused, mig_value_add(permits, refused), 100, digits);
}

struct mig_value
mig_processing_share(struct mig_value permits, struct mig_value refused,
		     struct mig_value applications, int digits)
{
	return mig_value_ratio(mig_value_add(permits, refused), applications, 100, digits);
}

struct mig_value
mig_pending(struct mig_value permits, struct mig_value refused, struct mig_value applications)
{
	return mig_value_subtract(applications, mig_value_add(permits, refused));
}

struct mig_value
mig_quota_of_labour_force(struct mig_value quota, struct mig_value labour_force, int digits)
{
	return mig_value_ratio(quota, labour_force, 100, digits);
}

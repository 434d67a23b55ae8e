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

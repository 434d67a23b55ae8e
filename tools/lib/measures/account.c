#include "account.h"

struct mig_value
mig_population_change(const struct mig_population_account *account)
{
	return mig_value_subtract(account->end, account->start);
}

struct mig_value
mig_natural_increase(const struct mig_population_account *account)
{
	return mig_value_subtract(account->births, account->deaths);
}

struct mig_value
mig_residual_net(const struct mig_population_account *account)
{
	return mig_value_subtract(mig_population_change(account), mig_natural_increase(account));
}

struct mig_value
mig_net_share_of_change(const struct mig_population_account *account, int digits)
{
	return mig_value_ratio(account->net, mig_population_change(account), 100, digits);
}

struct mig_value
mig_net_to_natural_increase(const struct mig_population_account *account, int digits)
{
	return mig_value_ratio(account->net, mig_natural_increase(account), 1, digits);
}

struct mig_value
mig_error_of_closure(const struct mig_population_account *account)
{
	return mig_value_subtract(mig_residual_net(account), account->net);
}

struct mig_value
mig_error_of_closure_percent(const struct mig_population_account *account, int digits)
{
	return mig_value_ratio(mig_error_of_closure(account), account->end, 100, digits);
}

static struct mig_value
undefined_unless_positive(struct mig_value result, struct mig_value s)
{
	if (result.state == MIG_VALUE_KNOWN && mig_decimal_sign(s.number) <= 0)
		result.state = MIG_VALUE_UNDEFINED;
	return result;
}

/* P1 - s P0, not rounded: undefined unless s > 0. */
static struct mig_value
surplus(struct mig_value p0, struct mig_value p1, struct mig_value s)
{
	return undefined_unless_positive(mig_value_subtract(p1, mig_value_multiply(s, p0)), s);
}

struct mig_value
mig_net_forward(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits)
{
	return mig_value_ratio(surplus(p0, p1, s), mig_value_of(1), 1, digits);
}

struct mig_value
mig_net_reverse(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits)
{
	return mig_value_ratio(surplus(p0, p1, s), s, 1, digits);
}

/* The reverse estimate is the forward one over s, so the average is (P1 - s P0) (1 + s) / 2 s. */
struct mig_value
mig_net_average(struct mig_value p0, struct mig_value p1, struct mig_value s, int digits)
{
	struct mig_value doubled = mig_value_add(s, s);
	struct mig_value weighted =
	    mig_value_multiply(surplus(p0, p1, s), mig_value_add(mig_value_of(1), s));

	return mig_value_ratio(weighted, doubled, 1, digits);
}

struct mig_value
mig_expected_stock(const struct mig_stock_account *account)
{
	struct mig_value gains = mig_value_add(account->immigration, account->births);
	struct mig_value losses = mig_value_add(mig_value_add(account->emigration, account->deaths),
						account->naturalised);

	return mig_value_subtract(mig_value_add(account->start, gains), losses);
}

struct mig_value
mig_stock_adjustment(const struct mig_stock_account *account)
{
	return mig_value_subtract(account->end, mig_expected_stock(account));
}

struct mig_value
mig_expected_pending(const struct mig_case_account *account)
{
	struct mig_value gains = mig_value_add(account->lodged, account->reopened);
	struct mig_value losses = mig_value_add(account->decided, account->withdrawn);

	return mig_value_subtract(mig_value_add(account->start, gains), losses);
}

struct mig_value
mig_pending_residual(const struct mig_case_account *account)
{
	return mig_value_subtract(account->end, mig_expected_pending(account));
}

struct mig_value
mig_mean_present(struct mig_value arrivals, struct mig_value mean_stay, int days, int digits)
{
	return mig_value_ratio(mig_value_multiply(arrivals, mean_stay), mig_value_of(days), 1,
			       digits);
}

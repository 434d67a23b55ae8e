#include "balance.h"

struct mig_value
mig_net_migration(struct mig_value immigration, struct mig_value emigration)
{
	return mig_value_subtract(immigration, emigration);
}

struct mig_value
mig_gross_migration(struct mig_value immigration, struct mig_value emigration)
{
	return mig_value_add(immigration, emigration);
}

struct mig_value
mig_effectiveness(struct mig_value immigration, struct mig_value emigration, int digits)
{
	return mig_value_ratio(mig_net_migration(immigration, emigration),
			       mig_gross_migration(immigration, emigration), 100, digits);
}

struct mig_value
mig_departure_ratio(struct mig_value immigration, struct mig_value emigration, int digits)
{
	return mig_value_ratio(emigration, immigration, 1, digits);
}

/* A sum of what is known: the reasons of what is not say nothing about it. */
static struct mig_value
known_part(struct mig_value known, struct mig_value missing)
{
	known.flags |= (missing.flags & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return known;
}

struct mig_value
mig_cumulated_balance(struct mig_value before, struct mig_value net, bool gap, bool partial)
{
	struct mig_value missing = mig_value_missing();

	if (before.state == MIG_VALUE_NONE)
		return net;
	if (gap && partial)
		before.flags |= MIG_FLAG('U');
	else if (gap)
		before = mig_value_add(before, missing);
	if (partial && net.state == MIG_VALUE_MISSING && before.state != MIG_VALUE_MISSING)
		return known_part(before, net);
	if (partial && before.state == MIG_VALUE_MISSING && net.state != MIG_VALUE_MISSING)
		return known_part(net, before);
	return mig_value_add(before, net);
}

/* The sum of the sizes of the nets of one sign. */
static struct mig_value
sum_of_sign(const struct mig_value *nets, size_t count, int sign, bool partial)
{
	struct mig_value sum = mig_value_of(0), unknown = mig_value_missing();
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		struct mig_value size = mig_value_of(0);

		if (nets[i].state == MIG_VALUE_MISSING && partial) {
			unknown.flags |= nets[i].flags;
			continue;
		}
		known++;
		size.flags = nets[i].flags;
		if (nets[i].state != MIG_VALUE_KNOWN)
			size = nets[i];
		else if (mig_decimal_sign(nets[i].number) == sign)
			size = sign > 0 ? nets[i] : mig_value_subtract(mig_value_of(0), nets[i]);
		sum = mig_value_add(sum, size);
	}
	if (known == 0)
		return unknown;
	return known < count ? known_part(sum, unknown) : sum;
}

struct mig_value
mig_net_immigration(const struct mig_value *nets, size_t count, bool partial)
{
	return sum_of_sign(nets, count, 1, partial);
}

struct mig_value
mig_net_emigration(const struct mig_value *nets, size_t count, bool partial)
{
	return sum_of_sign(nets, count, -1, partial);
}

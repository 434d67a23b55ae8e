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

#include "lorenz.h"

bool
mig_lorenz_next(struct mig_lorenz *curve)
{
	const struct mig_member *member;

	if (curve->distribution->basis.state != MIG_VALUE_KNOWN ||
	    curve->point == curve->distribution->known)
		return false;
	member = &curve->distribution->members[curve->point++];
	curve->x += member->x;
	curve->y += member->y;
	curve->x_size += member->x_size;
	curve->y_size += member->y_size;
	return true;
}

struct mig_value
mig_lorenz_units(const struct mig_lorenz *curve, int digits)
{
	const struct mig_distribution *all = curve->distribution;

	return mig_distribution_ratio(all, all->exact, curve->y, all->y, 100,
				      100 * curve->y_size / all->y_size, digits);
}

struct mig_value
mig_lorenz_share(const struct mig_lorenz *curve, int digits)
{
	const struct mig_distribution *all = curve->distribution;

	return mig_distribution_ratio(all, all->exact, curve->x, all->x, 100,
				      100 * curve->x_size / all->x_size, digits);
}

#include "classes.h"

#include <math.h>

#include "chart/scale.h"

enum { LOW_JOINED = 2, BREAKS_MAX = MIG_CLASSES_MAX - 1 + LOW_JOINED };

/* The breaks above `low` and up to `high` whose mantissas are given; false if they are too many.
 * LOW_JOINED of the lowest classes may become one. */
static bool
add_breaks(struct mig_classes *classes, double low, double high, const double *mantissas,
	   size_t count, int step)
{
	double breaks[BREAKS_MAX] = { 0 };
	/* Powers are counted from 0, so that breaks are the same whatever the lowest figure. */
	int power = (int)floor(log10(low) / step) * step, last = (int)floor(log10(high));
	size_t i, found = 0, most = MIG_CLASSES_MAX - 1;

	for (; power <= last; power += step)
		for (i = 0; i < count; i++) {
			double at = power < 0 ? mantissas[i] / pow(10, -power)
					      : mantissas[i] * pow(10, power);

			if (at <= low || at > high)
				continue;
			if (found == most + LOW_JOINED)
				return false;
			breaks[found++] = at;
		}
	if (found < most)
		most = found;
	for (i = 0; i < most; i++)
		classes->breaks[i] = breaks[found - most + i];
	classes->count = most + 1;
	return true;
}

static bool
add_steps(struct mig_classes *classes, double low, double high, int tics)
{
	struct mig_scale scale = mig_scale_of(low, high, tics, high > 2 * low);
	int i;

	classes->count = 1;
	for (i = 0; i < scale.count; i++) {
		double at = mig_scale_tic(&scale, i);

		if (at <= low || at > high)
			continue;
		if (classes->count == MIG_CLASSES_MAX)
			return false;
		classes->breaks[classes->count++ - 1] = at;
	}
	return true;
}

struct mig_classes
mig_classes_of(double low, double high)
{
	static const double mantissas[][3] = { { 1, 2, 5 }, { 1, 3 }, { 1 }, { 1 }, { 1 } };
	static const size_t counts[] = { 3, 2, 1, 1, 1 };
	static const int steps[] = { 1, 1, 1, 3, 9 };
	struct mig_classes classes = { { 0 }, 1 };
	size_t i;
	int tics;

	if (low == high)
		return classes;
	if (high > 50 * low) {
		for (i = 0; i < 5; i++)
			if (add_breaks(&classes, low, high, mantissas[i], counts[i], steps[i]))
				return classes;
		/* Wider than any figures are. */
		return classes;
	}
	for (tics = 5; tics > 0 && !add_steps(&classes, low, high, tics); tics--)
		;
	return classes;
}

size_t
mig_class_of(const struct mig_classes *classes, double figure)
{
	size_t class = 0;

	while (class + 1 < classes->count && figure >= classes->breaks[class])
		class ++;
	return class;
}

enum mig_colour
mig_class_colour(const struct mig_classes *classes, size_t class)
{
	if (classes->count < 2)
		return mig_ramp[2];
	return mig_ramp[(class * (MIG_RAMP - 1) + (classes->count - 1) / 2) /
		    (classes->count - 1)];
}

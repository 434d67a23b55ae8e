#include "normal.h"

#include <math.h>

double
mig_normal_two_sided(double z)
{
	return erfc(fabs(z) / sqrt(2));
}

/* Halving an interval needs no coefficients to trust, and erfc() falls all along it. */
double
mig_normal_limit(double percent)
{
	double outside = (100 - percent) / 100, low = 0, high = 40;

	for (int step = 0; step < 100; step++) {
		double middle = (low + high) / 2;

		if (mig_normal_two_sided(middle) > outside)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

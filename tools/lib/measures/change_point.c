#include "change_point.h"

#include <math.h>
#include <stdlib.h>

void
mig_pettitt(const size_t *doubled_ranks, size_t count, struct mig_pettitt *result)
{
	double n = (double)count, k;
	long long u = 0;

	*result = (struct mig_pettitt){ 0 };
	for (size_t i = 0; i + 1 < count; i++) {
		u += (long long)doubled_ranks[i] - (long long)(count + 1);
		if (llabs(u) > result->k) {
			result->k = llabs(u);
			result->place = i + 1;
		}
	}
	k = (double)result->k;
	result->p = fmin(1, 2 * exp(-6 * k * k / (n * n * n + n * n)));
}

/* The sum of squares about the mean. */
static double
squares(const double *figures, size_t count)
{
	double mean = 0, sum = 0;

	for (size_t i = 0; i < count; i++)
		mean += figures[i];
	mean /= (double)count;
	for (size_t i = 0; i < count; i++)
		sum += (figures[i] - mean) * (figures[i] - mean);
	return sum;
}

void
mig_sup_f(const double *figures, size_t count, struct mig_sup_f *result)
{
	const double nothing = 1e-20; /* of what is to be explained: the rounding of doubles */
	double all = squares(figures, count), least = INFINITY;
	size_t margin = count * 15 / 100;

	*result = (struct mig_sup_f){ .f = NAN };
	if (margin < 2)
		margin = 2;
	for (size_t k = margin; k + margin <= count && all > 0; k++) {
		double rest = squares(figures, k) + squares(figures + k, count - k);

		if (rest < least * (1 - 1e-12)) {
			least = rest;
			result->place = k;
		}
	}
	if (least > all * nothing && least < INFINITY)
		result->f = (all - least) / (least / (double)(count - 2));
}

#include "kendall.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "normal.h"

enum { INVERSIONS_MAX = MIG_KENDALL_COUNT_MAX * (MIG_KENDALL_COUNT_MAX - 1) / 2 };

/* How many orders of `count` figures have 0, 1, 2 ... pairs that fall. Into each order of one
 * figure less the largest can be put so that it makes 0 to count - 1 falling pairs. Returns how
 * many orders there are. */
static uint64_t
count_orders(size_t count, uint64_t orders[INVERSIONS_MAX + 1])
{
	uint64_t all = 1;

	memset(orders, 0, (INVERSIONS_MAX + 1) * sizeof *orders);
	orders[0] = 1;
	for (size_t size = 2; size <= count; size++) {
		uint64_t fewer[INVERSIONS_MAX + 1];

		memcpy(fewer, orders, sizeof fewer);
		for (size_t falling = 1; falling <= INVERSIONS_MAX; falling++) {
			orders[falling] += orders[falling - 1];
			orders[falling] -= falling >= size ? fewer[falling - size] : 0;
		}
		all *= size;
	}
	return all;
}

double
mig_kendall_exact_p(long long s, size_t count)
{
	uint64_t orders[INVERSIONS_MAX + 1], all = count_orders(count, orders), tail = 0;
	long long pairs = (long long)(count * (count - 1) / 2), falling = (pairs - llabs(s)) / 2;
	double p;

	for (long long i = 0; i <= falling; i++)
		tail += orders[i];
	p = 2 * ((double)tail / (double)all);
	return p < 1 ? p : 1;
}

void
mig_mann_kendall(const size_t *ranks, size_t count, struct mig_mann_kendall *result)
{
	double n = (double)count, pairs = n * (n - 1) / 2, tied_pairs = 0, tied = 0;

	*result = (struct mig_mann_kendall){ .z = NAN, .p = NAN, .tau = NAN };
	for (size_t i = 0; i < count; i++) {
		double size = 0;

		for (size_t j = 0; j < count; j++) {
			size += ranks[j] == ranks[i];
			if (j > i)
				result->s += (ranks[j] > ranks[i]) - (ranks[j] < ranks[i]);
		}
		/* Every figure of a group of ties adds its part of the group's term. */
		tied_pairs += (size - 1) / 2;
		tied += (size - 1) * (2 * size + 5);
	}
	result->variance = (n * (n - 1) * (2 * n + 5) - tied) / 18;
	if (tied_pairs >= pairs)
		return;
	result->tau = (double)result->s / sqrt(pairs * (pairs - tied_pairs));
	result->z = (double)(result->s - ((result->s > 0) - (result->s < 0)));
	result->z /= sqrt(result->variance);
	result->exact = tied_pairs == 0 && count <= MIG_KENDALL_EXACT_MAX;
	result->p =
	    result->exact ? mig_kendall_exact_p(result->s, count) : mig_normal_two_sided(result->z);
}

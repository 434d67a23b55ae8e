#include "moving_average.h"

struct mig_value
mig_moving_average(const struct mig_value *values, size_t count, bool halved, int digits)
{
	struct mig_value sum = mig_value_of(0);
	size_t weights = 0;

	for (size_t i = 0; i < count; i++) {
		bool whole = halved && i > 0 && i + 1 < count;

		sum = mig_value_add(sum, values[i]);
		if (whole)
			sum = mig_value_add(sum, values[i]);
		weights += whole ? 2 : 1;
	}
	return mig_value_ratio(sum, mig_value_of((long long)weights), 1, digits);
}

/* moving_average - the mean of the periods around, or up to, each one */
#ifndef MIG_MOVING_AVERAGE_H
#define MIG_MOVING_AVERAGE_H

#include "value.h"

/* The mean of `count` values, computed exactly and rounded once. `halved`: the first and the last
 * count half, which centres the mean of an even number of periods: 2 x N, of N + 1 values.
 * count >= 1, of a halved one >= 3. Missing if one value is. */
struct mig_value
mig_moving_average(const struct mig_value *values, size_t count, bool halved, int digits);

#endif

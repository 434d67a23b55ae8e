/* normal - the standard normal distribution
 *
 * Both functions are as exact as the C library's erfc(): relative errors of some 1e-15. */
#ifndef MIG_NORMAL_H
#define MIG_NORMAL_H

/* The probability of a value at least as far from 0 as z is, on either side: the two-sided p. */
double mig_normal_two_sided(double z);

/* The z > 0 between which and -z lie `percent` per cent of all values: 1.959964 for 95.
 * 0 < percent < 100. */
double mig_normal_limit(double percent);

#endif

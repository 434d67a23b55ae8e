/* segregation - two groups, x and y, over the same members (regions, occupations, years of age)
 *
 * x_i, y_i: persons of either group in member i; X, Y their sums; t_i = x_i + y_i, T = X + Y,
 * P = X / T. A missing figure makes every index missing; X = 0 or Y = 0 makes it undefined.
 *
 * Sources: O. D. Duncan and B. Duncan, A Methodological Analysis of Segregation Indexes (1955);
 * D. S. Massey and N. A. Denton, The Dimensions of Residential Segregation (1988). */
#ifndef MIG_SEGREGATION_H
#define MIG_SEGREGATION_H

#include "distribution.h"

/* Index of dissimilarity, D: 0.5 sum |x_i / X - y_i / Y|, 0..1: the part of either group that
 * would have to change its member for the two to be distributed alike. y may be of another unit:
 * set against a population or an area, or against equal shares (y = 1), the same formula is
 * Hoover's index of concentration. Exact. Source of the latter: E. M. Hoover, Interstate
 * Redistribution of Population (1941). */
struct mig_value mig_dissimilarity(const struct mig_distribution *distribution, int digits);

/* Distance of two structures: sqrt(sum (x_i / X - y_i / Y)^2), 0..sqrt 2. Of those who arrived
 * against those who were there before it is the index of renewal intensity. In double. Source:
 * Observatoire des territoires, migR, methods (France). */
struct mig_value mig_structure_distance(const struct mig_distribution *distribution, int digits);

/* The following take x and y as two groups in one unit, which no person belongs to both of. */

/* Isolation, xPx: sum (x_i / X) (x_i / t_i): the share of x where the average one of x is, P..1. */
struct mig_value mig_isolation(const struct mig_distribution *distribution, int digits);
/* Exposure, xPy: sum (x_i / X) (y_i / t_i), the share of y there; isolation + exposure = 1. */
struct mig_value mig_exposure(const struct mig_distribution *distribution, int digits);
/* The two from the side of y: yPy and yPx. */
struct mig_value mig_isolation_against(const struct mig_distribution *distribution, int digits);
struct mig_value mig_exposure_against(const struct mig_distribution *distribution, int digits);
/* Correlation ratio, eta squared: (xPx - P) / (1 - P), 0..1: isolation beyond what the size of
 * the group brings about. Source: W. Bell (1954). */
struct mig_value mig_correlation_ratio(const struct mig_distribution *distribution, int digits);
/* Information index (Theil's H): sum t_i (E - E_i) / (T E), 0..1, where E is the entropy of (P,
 * 1 - P) and E_i that of (x_i / t_i, y_i / t_i). Source: Theil and Finizza (1971). */
struct mig_value mig_information_index(const struct mig_distribution *distribution, int digits);

/* Location quotient of one member: (x_i / X) / (y_i / Y), from 0; 1 where it has the same share of
 * both. Undefined if X, Y or y_i is 0. Exact while the products X y_i and x_i Y fit 128 bits,
 * otherwise double. Source: P. S. Florence, Investment, Location, and Size of Plant (1948). */
struct mig_value mig_location_quotient(struct mig_value x, struct mig_value x_whole,
				       struct mig_value y, struct mig_value y_whole, int digits);

/* Difference of the shares of one member: 100 (x_i / X - y_i / Y), percentage points, -100..100;
 * what a member has more of the one than of the other. Undefined if X or Y is 0. Exact while the
 * products x_i Y, y_i X and X Y fit 128 bits, otherwise double. */
struct mig_value mig_share_difference(struct mig_value x, struct mig_value x_whole,
				      struct mig_value y, struct mig_value y_whole, int digits);

#endif

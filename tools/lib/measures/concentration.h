/* concentration - how unequally a whole is divided among its members
 *
 * p_i = x_i / X: the shares of the k members, from the figures of a distribution; members with an
 * explicit 0 count in k. A missing whole makes every index missing and X = 0 undefined, unless it
 * says otherwise. `digits`: places to round to.
 *
 * Sources: A. O. Hirschman, The Paternity of an Index (1964); C. Gini, Variabilita e mutabilita
 * (1912); H. Theil, Economics and Information Theory (1967); M. Hall and N. Tideman, Measures of
 * Concentration (1967); C. E. Shannon, A Mathematical Theory of Communication (1948). */
#ifndef MIG_CONCENTRATION_H
#define MIG_CONCENTRATION_H

#include "distribution.h"

/* Members, k: those with a figure where missing ones are left out. Known whatever the whole is. */
struct mig_value mig_member_count(const struct mig_distribution *distribution, int digits);

/* Herfindahl-Hirschman index: sum p^2, from 1/k (all equal) to 1 (one has all). Exact. */
struct mig_value mig_hhi(const struct mig_distribution *distribution, int digits);
/* The same set to 0..1: (HHI - 1/k) / (1 - 1/k). Undefined for k = 1. Exact. */
struct mig_value mig_hhi_normalised(const struct mig_distribution *distribution, int digits);
/* Equivalent number: 1 / HHI, the number of equal members with this index, 1..k. Exact. */
struct mig_value mig_equivalent_number(const struct mig_distribution *distribution, int digits);
/* Fractionalisation (Simpson's index, ELF): 1 - HHI, the probability that two draws are of
 * different members, 0..1. Exact. Source: Alesina et al., Fractionalization (2003). */
struct mig_value mig_fractionalisation(const struct mig_distribution *distribution, int digits);
/* Polarisation RQ: 4 sum p^2 (1 - p), 0..1, 1 for two equal halves. Exact while X < 2^41.
 * Source: Montalvo and Reynal-Querol, Ethnic Polarization (2005). */
struct mig_value mig_polarisation(const struct mig_distribution *distribution, int digits);

/* Entropy: -sum p ln p, in nats, 0..ln k; p = 0 adds 0. */
struct mig_value mig_entropy(const struct mig_distribution *distribution, int digits);
/* Evenness (Pielou): entropy / ln k, 0..1. Undefined for k = 1. */
struct mig_value mig_evenness(const struct mig_distribution *distribution, int digits);
/* Effective number: exp(entropy), 1..k. */
struct mig_value mig_effective_number(const struct mig_distribution *distribution, int digits);
/* Theil T: sum p ln(k p), 0..ln k; p = 0 adds 0. */
struct mig_value mig_theil_t(const struct mig_distribution *distribution, int digits);
/* Theil L, the mean logarithmic deviation: (1/k) sum ln(1 / (k p)), from 0. Undefined if some p
 * is 0. */
struct mig_value mig_theil_l(const struct mig_distribution *distribution, int digits);

/* Gini index: 1 - sum q_i (c_i + c_(i-1)), members by x / y from the smallest up, where q = y / Y
 * and c is the cumulated p; twice the area between Lorenz curve and diagonal, 0..1. With y = 1 it
 * is sum |x_i - x_j| / (2 k X), at most 1 - 1/k. With another y it is the Gini index of grouped
 * figures (of a population, say), and between two groups that of segregation. Exact. */
struct mig_value mig_gini(const struct mig_distribution *distribution, int digits);
/* The same times k / (k - 1), for y = 1, 0..1. Undefined for k = 1. Exact. */
struct mig_value mig_gini_corrected(const struct mig_distribution *distribution, int digits);
/* Rosenbluth (Hall-Tideman): 1 / (2 sum i p_i - 1), i the rank from the largest down; for y = 1,
 * 1/k..1. Exact. */
struct mig_value mig_rosenbluth(const struct mig_distribution *distribution, int digits);
/* Concentration ratio: 100 times the sum of the `top` largest p, per cent; for y = 1. 100 where
 * there are no more members than that. Exact. */
struct mig_value mig_top_share(const struct mig_distribution *distribution, size_t top, int digits);

#endif

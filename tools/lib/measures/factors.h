/* factors - a difference as the effects of the factors of a product
 *
 * A measure P is the product of n factors, as a number of migrants is a population times a rate,
 * or the sum of such products over categories, as a crude rate is the sum of the shares of the age
 * groups times their rates. Between two populations or periods the effect of a factor is what its
 * own difference makes, averaged over all orders in which the factors could change one after the
 * other:
 *
 *   effect of a = (a1 - a0) * sum over the subsets S of the other factors of
 *                 s! (n - 1 - s)! / n! * (their second values in S) * (their first values else)
 *
 * with s the size of S. For two factors that is (a1 - a0)(b0 + b1) / 2, the components of
 * Kitagawa; for three (a1 - a0)((b0 c0 + b1 c1) / 3 + (b0 c1 + b1 c0) / 6). The effects add up to
 * P1 - P0 exactly, do not depend on the order of the factors, and change their sign when the two
 * sides are exchanged.
 * Sources: Kitagawa (1955), Journal of the American Statistical Association 50; Das Gupta (1993),
 * Standardization and Decomposition of Rates, US Bureau of the Census, P23-186. */
#ifndef MIG_FACTORS_H
#define MIG_FACTORS_H

#include "value.h"

enum { MIG_FACTORS_MAX = 8 };

/* All but `count` is for the functions below. */
struct mig_decomposition {
	size_t count;		 /* of factors */
	long orders;		 /* count! */
	struct mig_value inputs; /* a number only if all factors are; the flags of all */
	struct mig_value products[2];
	struct mig_value effects[MIG_FACTORS_MAX]; /* times `orders`: whole multiples of products */
	double rounded_products[2], rounded_effects[MIG_FACTORS_MAX];
	bool exact; /* all of the above fit 128 bits; else the doubles count */
};

/* Begin a decomposition into 2 to MIG_FACTORS_MAX factors. */
void mig_decomposition_begin(struct mig_decomposition *decomposition, size_t count);
/* Add one product, given by its factors on the two sides. */
void mig_decomposition_add(struct mig_decomposition *decomposition, const struct mig_value *first,
			   const struct mig_value *second);

/* The results, rounded half away from zero to `digits` places: computed exactly, or, where a
 * product takes more than 128 bits, in double. A missing factor makes all of them missing. */

/* The measure on side 0 or 1, in the unit of the product. */
struct mig_value
mig_decomposition_product(const struct mig_decomposition *decomposition, size_t side, int digits);
/* P1 - P0. */
struct mig_value
mig_decomposition_difference(const struct mig_decomposition *decomposition, int digits);
/* The effect of one factor, in the unit of the product. */
struct mig_value
mig_decomposition_effect(const struct mig_decomposition *decomposition, size_t factor, int digits);
/* 100 effect / (P1 - P0), per cent of the difference; UNDEFINED where there is none. */
struct mig_value
mig_decomposition_percent(const struct mig_decomposition *decomposition, size_t factor, int digits);

#endif

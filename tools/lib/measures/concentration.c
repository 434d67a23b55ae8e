#include "concentration.h"

#include <math.h>

struct mig_value
mig_member_count(const struct mig_distribution *distribution, int digits)
{
	struct mig_value count = mig_value_of((long long)distribution->count);

	(void)digits;
	if (distribution->basis.state == MIG_VALUE_KNOWN)
		count.flags = distribution->basis.flags;
	return count;
}

/* sum x^2; at most X^2, which fits. */
static mig_int128
sum_of_squares(const struct mig_distribution *all)
{
	mig_int128 sum = 0;

	for (size_t i = 0; all->exact && i < all->known; i++)
		sum += all->members[i].x * all->members[i].x;
	return sum;
}

static double
hhi(const struct mig_distribution *all)
{
	double sum = 0;

	for (size_t i = 0; i < all->known; i++)
		sum += mig_member_x_share(all, i) * mig_member_x_share(all, i);
	return sum;
}

struct mig_value
mig_hhi(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_ratio(
	    distribution, distribution->exact, sum_of_squares(distribution),
	    distribution->x * distribution->x, 1, hhi(distribution), digits);
}

/* (k sum x^2 - X^2) / ((k - 1) X^2) */
struct mig_value
mig_hhi_normalised(const struct mig_distribution *distribution, int digits)
{
	mig_int128 members = (mig_int128)distribution->known;
	mig_int128 square = distribution->x * distribution->x, top, bottom;
	double k = (double)distribution->known;
	bool fits = distribution->exact &&
		    !__builtin_mul_overflow(members, sum_of_squares(distribution), &top) &&
		    !__builtin_mul_overflow(members - 1, square, &bottom);

	return mig_distribution_ratio(distribution, fits, fits ? top - square : 0,
				      fits ? bottom : 0, 1, (k * hhi(distribution) - 1) / (k - 1),
				      digits);
}

struct mig_value
mig_equivalent_number(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_ratio(
	    distribution, distribution->exact, distribution->x * distribution->x,
	    sum_of_squares(distribution), 1, 1 / hhi(distribution), digits);
}

struct mig_value
mig_fractionalisation(const struct mig_distribution *distribution, int digits)
{
	mig_int128 square = distribution->x * distribution->x;

	return mig_distribution_ratio(distribution, distribution->exact,
				      square - sum_of_squares(distribution), square, 1,
				      1 - hhi(distribution), digits);
}

struct mig_value
mig_polarisation(const struct mig_distribution *distribution, int digits)
{
	mig_int128 sum = 0, term, cube = 0;
	double otherwise = 0;
	bool fits =
	    distribution->exact &&
	    !__builtin_mul_overflow(distribution->x * distribution->x, distribution->x, &cube);

	for (size_t i = 0; i < distribution->known; i++) {
		mig_int128 x = distribution->members[i].x;
		double p = mig_member_x_share(distribution, i);

		otherwise += p * p * (1 - p);
		fits = fits && !__builtin_mul_overflow(x * x, distribution->x - x, &term) &&
		       !__builtin_add_overflow(sum, term, &sum);
	}
	return mig_distribution_ratio(distribution, fits, sum, cube, 4, 4 * otherwise, digits);
}

/* sum p ln(k p); ln k - H, but without the loss of digits where the two are nearly equal. */
static double
theil(const struct mig_distribution *all, double k)
{
	double sum = 0;

	for (size_t i = 0; i < all->known; i++)
		if (all->members[i].x_size > 0) {
			double p = mig_member_x_share(all, i);

			sum += p * log(k * p);
		}
	return sum;
}

struct mig_value
mig_entropy(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, -theil(distribution, 1), digits);
}

struct mig_value
mig_evenness(const struct mig_distribution *distribution, int digits)
{
	double most = log((double)distribution->known);

	return mig_distribution_value(distribution, most > 0 ? -theil(distribution, 1) / most : NAN,
				      digits);
}

struct mig_value
mig_effective_number(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution, exp(-theil(distribution, 1)), digits);
}

struct mig_value
mig_theil_t(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_value(distribution,
				      theil(distribution, (double)distribution->known), digits);
}

struct mig_value
mig_theil_l(const struct mig_distribution *distribution, int digits)
{
	double sum = 0, k = (double)distribution->known;

	for (size_t i = 0; i < distribution->known; i++)
		sum += distribution->members[i].x_size > 0
			   ? log(k * mig_member_x_share(distribution, i))
			   : NAN;
	return mig_distribution_value(distribution, -sum / k, digits);
}

/* X Y - sum y_i (C_i + C_(i-1)), where C is the cumulated x; at most X Y, which fits. */
static mig_int128
area(const struct mig_distribution *all)
{
	mig_int128 result = all->x * all->y, cumulated = 0;

	for (size_t i = 0; all->exact && i < all->known; i++) {
		const struct mig_member *member = &all->members[i];

		result -= member->y * (2 * cumulated + member->x);
		cumulated += member->x;
	}
	return result;
}

static double
gini(const struct mig_distribution *all)
{
	double sum = 0, cumulated = 0;

	for (size_t i = 0; i < all->known; i++) {
		double p = mig_member_x_share(all, i);

		sum += mig_member_y_share(all, i) * (2 * cumulated + p);
		cumulated += p;
	}
	return 1 - sum;
}

struct mig_value
mig_gini(const struct mig_distribution *distribution, int digits)
{
	return mig_distribution_ratio(distribution, distribution->exact, area(distribution),
				      distribution->x * distribution->y, 1, gini(distribution),
				      digits);
}

struct mig_value
mig_gini_corrected(const struct mig_distribution *distribution, int digits)
{
	double k = (double)distribution->known;

	return mig_distribution_ratio(distribution, distribution->exact, area(distribution),
				      distribution->x * (distribution->y - 1), 1,
				      gini(distribution) * k / (k - 1), digits);
}

struct mig_value
mig_rosenbluth(const struct mig_distribution *distribution, int digits)
{
	mig_int128 sum = 0;
	double otherwise = 0;

	for (size_t i = 0; i < distribution->known; i++) {
		size_t rank = distribution->known - i;

		sum += (mig_int128)rank * distribution->members[i].x;
		otherwise += (double)rank * mig_member_x_share(distribution, i);
	}
	return mig_distribution_ratio(distribution, distribution->exact, distribution->x,
				      2 * sum - distribution->x, 1, 1 / (2 * otherwise - 1),
				      digits);
}

struct mig_value
mig_top_share(const struct mig_distribution *distribution, size_t top, int digits)
{
	size_t known = distribution->known;
	mig_int128 sum = 0;
	double otherwise = 0;

	for (size_t i = known > top ? known - top : 0; i < known; i++) {
		sum += distribution->members[i].x;
		otherwise += mig_member_x_share(distribution, i);
	}
	return mig_distribution_ratio(distribution, distribution->exact, sum, distribution->x, 100,
				      100 * otherwise, digits);
}

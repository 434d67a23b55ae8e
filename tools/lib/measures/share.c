#include "share.h"

#include <stdlib.h>

#include "largest.h"

struct mig_value
mig_share(struct mig_value part, struct mig_value whole, int digits)
{
	return mig_value_ratio(part, whole, 100, digits);
}

struct mig_value
mig_total(const struct mig_value *parts, size_t count, bool partial)
{
	struct mig_value total = mig_value_of(0);
	mig_flags reasons = 0;
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		if (parts[i].state == MIG_VALUE_MISSING && partial) {
			reasons |= parts[i].flags;
			continue;
		}
		total = mig_value_add(total, parts[i]);
		known++;
	}
	if (known == 0)
		return (struct mig_value){ .state = MIG_VALUE_MISSING, .flags = reasons };
	if (known < count)
		total.flags |= (reasons & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return total;
}

static bool
can_be_exact(const struct mig_value *parts, size_t count, struct mig_value whole)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i].state != MIG_VALUE_KNOWN || mig_decimal_sign(parts[i].number) < 0)
			return false;
	return whole.state == MIG_VALUE_KNOWN && mig_decimal_sign(whole.number) > 0;
}

static bool
fill_exact(const struct mig_value *parts, size_t count, struct mig_value whole, int digits,
	   struct mig_value *shares, struct mig_sized *remainders)
{
	const struct mig_decimal hundred = mig_decimal_of(100);
	struct mig_decimal hundredfold, sum = mig_decimal_of(0);

	for (size_t i = 0; i < count; i++) {
		shares[i] = (struct mig_value){ .state = MIG_VALUE_KNOWN,
						.flags = parts[i].flags | whole.flags };
		remainders[i].place = i;
		if (!mig_decimal_multiply(parts[i].number, hundred, &hundredfold) ||
		    !mig_cut(hundredfold, whole.number, digits, &shares[i].number,
			     &remainders[i].size) ||
		    !mig_decimal_add(sum, shares[i].number, &sum))
			return false;
	}
	return mig_hand_out(remainders, count, digits, sum, hundred, shares);
}

bool
mig_shares_exact(const struct mig_value *parts, size_t count, int digits, struct mig_value *shares)
{
	struct mig_value whole = mig_total(parts, count, false);
	struct mig_sized *remainders = malloc((count + 1) * sizeof *remainders);

	if (!remainders)
		return false;
	if (!can_be_exact(parts, count, whole))
		for (size_t i = 0; i < count; i++)
			shares[i] = mig_share(parts[i], whole, digits);
	else if (!fill_exact(parts, count, whole, digits, shares, remainders))
		for (size_t i = 0; i < count; i++)
			shares[i] = (struct mig_value){ .state = MIG_VALUE_OVERFLOW };
	free(remainders);
	return true;
}

/* The known parts from the largest down; their number in *known. The caller frees. */
static struct mig_sized *
sort_known(const struct mig_value *parts, size_t count, size_t *known)
{
	struct mig_sized *sorted = malloc((count + 1) * sizeof *sorted);

	*known = 0;
	for (size_t i = 0; sorted && i < count; i++)
		if (parts[i].state == MIG_VALUE_KNOWN)
			sorted[(*known)++] = (struct mig_sized){ parts[i].number, i };
	if (sorted)
		mig_largest_first(sorted, *known);
	return sorted;
}

bool
mig_ranks(const struct mig_value *parts, size_t count, size_t *ranks)
{
	size_t known;
	struct mig_sized *sorted = sort_known(parts, count, &known);

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		ranks[i] = 0;
	for (size_t i = 0; i < known; i++) {
		bool tied = i && mig_decimal_compare(sorted[i].size, sorted[i - 1].size) == 0;

		ranks[sorted[i].place] = tied ? ranks[sorted[i - 1].place] : i + 1;
	}
	free(sorted);
	return true;
}

bool
mig_cumulative_shares(const struct mig_value *parts, const struct mig_value *addends, size_t count,
		      struct mig_value whole, int digits, struct mig_value *cumulative)
{
	size_t known;
	struct mig_sized *sorted = sort_known(parts, count, &known);
	struct mig_value sum = mig_value_of(0);

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++) /* a missing part keeps its reason */
		cumulative[i] = mig_share(parts[i], whole, digits);
	for (size_t i = 0; i < known; i++) {
		sum = mig_value_add(sum, addends[sorted[i].place]);
		cumulative[sorted[i].place] = mig_share(sum, whole, digits);
	}
	free(sorted);
	return true;
}

#include "cell.h"

/* Times 10^exponent; false if that reaches 2^127. */
static bool
scale_up(mig_uint128 *number, int exponent)
{
	mig_uint128 product;

	if (*number == 0)
		return true;
	if (exponent > MIG_DECIMAL_SCALE_MAX ||
	    __builtin_mul_overflow(*number, mig_power_of_ten(exponent), &product) || product >> 127)
		return false;
	*number = product;
	return true;
}

bool
mig_cell_add(struct mig_cell *cell, mig_uint128 *negative, struct mig_decimal number)
{
	mig_uint128 size =
	    number.units < 0 ? -(mig_uint128)number.units : (mig_uint128)number.units;
	mig_uint128 *sum = number.units < 0 ? negative : &cell->positive;
	int scale = (int)cell->scale;

	if (number.scale > scale) {
		if (!scale_up(&cell->positive, number.scale - scale) ||
		    (negative && !scale_up(negative, number.scale - scale)))
			return false;
		cell->scale = (unsigned)number.scale & 63;
	} else if (!scale_up(&size, scale - number.scale)) {
		return false;
	}
	*sum += size; /* both are below 2^127 */
	return !(*sum >> 127);
}

bool
mig_cell_merge(struct mig_cell *cell, mig_uint128 *negative, const struct mig_cell *other,
	       mig_uint128 other_negative)
{
	const struct mig_decimal above = { (mig_int128)other->positive, (int)other->scale };
	const struct mig_decimal below = { -(mig_int128)other_negative, (int)other->scale };

	cell->known += other->known;
	cell->missing += other->missing;
	cell->flags |= other->flags;
	return mig_cell_add(cell, negative, above) &&
	       (!other_negative || mig_cell_add(cell, negative, below));
}

struct mig_decimal
mig_cell_sum(const struct mig_cell *cell, mig_uint128 negative)
{
	return (struct mig_decimal){ (mig_int128)cell->positive - (mig_int128)negative,
				     (int)cell->scale };
}

#include "wide.h"

mig_uint128
mig_power_of_ten(int exponent)
{
	static const uint64_t powers[] = {
		1U,
		10U,
		100U,
		1000U,
		10000U,
		100000U,
		1000000U,
		10000000U,
		100000000U,
		1000000000U,
		10000000000U,
		100000000000U,
		1000000000000U,
		10000000000000U,
		100000000000000U,
		1000000000000000U,
		10000000000000000U,
		100000000000000000U,
		1000000000000000000U,
		10000000000000000000U,
	};

	return exponent < 20 ? powers[exponent] : (mig_uint128)powers[19] * powers[exponent - 19];
}

struct mig_wide
mig_wide_of(mig_uint128 number)
{
	return (struct mig_wide){ { (uint64_t)number, (uint64_t)(number >> 64) } };
}

void
mig_wide_multiply(struct mig_wide *number, uint64_t factor)
{
	mig_uint128 carry = 0;

	for (int i = 0; i < MIG_WIDE_LIMBS; i++) {
		carry += (mig_uint128)number->limbs[i] * factor;
		number->limbs[i] = (uint64_t)carry;
		carry >>= 64;
	}
}

void
mig_wide_scale(struct mig_wide *number, int exponent)
{
	for (; exponent > 18; exponent -= 18)
		mig_wide_multiply(number, (uint64_t)mig_power_of_ten(18));
	mig_wide_multiply(number, (uint64_t)mig_power_of_ten(exponent));
}

/* Twice the number plus `bit`. */
static void
append_bit(struct mig_wide *number, uint64_t bit)
{
	for (int i = MIG_WIDE_LIMBS - 1; i > 0; i--)
		number->limbs[i] = number->limbs[i] << 1 | number->limbs[i - 1] >> 63;
	number->limbs[0] = number->limbs[0] << 1 | bit;
}

void
mig_wide_double(struct mig_wide *number)
{
	append_bit(number, 0);
}

int
mig_wide_compare(const struct mig_wide *a, const struct mig_wide *b)
{
	for (int i = MIG_WIDE_LIMBS - 1; i >= 0; i--)
		if (a->limbs[i] != b->limbs[i])
			return a->limbs[i] < b->limbs[i] ? -1 : 1;
	return 0;
}

static void
subtract(struct mig_wide *from, const struct mig_wide *number)
{
	uint64_t borrow = 0;

	for (int i = 0; i < MIG_WIDE_LIMBS; i++) {
		uint64_t before = from->limbs[i], less = before - number->limbs[i];

		from->limbs[i] = less - borrow;
		borrow = less > before || from->limbs[i] > less;
	}
}

bool
mig_wide_divide(const struct mig_wide *number, const struct mig_wide *divisor,
		mig_uint128 *quotient, struct mig_wide *rest)
{
	*quotient = 0;
	*rest = mig_wide_of(0);
	for (int bit = MIG_WIDE_LIMBS * 64 - 1; bit >= 0; bit--) {
		if (*quotient >> 127)
			return false;
		*quotient <<= 1;
		append_bit(rest, number->limbs[bit / 64] >> bit % 64 & 1);
		if (mig_wide_compare(rest, divisor) >= 0) {
			subtract(rest, divisor);
			*quotient |= 1;
		}
	}
	return true;
}

#include "decimal.h"

#include <float.h>
#include <math.h>
#include <stdint.h>

#include "wide.h"

#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 1
#error "doubles would be rounded twice, to other figures: on x86 build with -msse2 -mfpmath=sse"
#endif

/* Most arithmetic is done on sizes without a sign, since the most negative
 * 128-bit number has no positive counterpart. */
static mig_uint128
size_of(mig_int128 units)
{
	return units < 0 ? -(mig_uint128)units : (mig_uint128)units;
}

/* Give `size` its sign; false if it is beyond the signed range. */
static bool
set_decimal(struct mig_decimal *result, mig_uint128 size, bool negative, int scale)
{
	const mig_uint128 limit = (mig_uint128)1 << 127;

	if (size > limit - (negative ? 0 : 1))
		return false;
	result->units = (mig_int128)(negative ? -size : size);
	result->scale = scale;
	return true;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Nearly every cell is this short and plain: 64 bits hold it without a check.
 * false: read it the long way. */
static bool
parse_short(const char *at, const char *end, bool negative, struct mig_decimal *result)
{
	const char *point = NULL;
	uint64_t size = 0;

	if (at == end || end - at > 18 || end[-1] == '.')
		return false;
	for (; at < end; at++) {
		if (is_digit(*at))
			size = size * 10 + (uint64_t)(*at - '0');
		else if (*at == '.' && !point)
			point = at;
		else
			return false;
	}
	result->units = negative ? -(mig_int128)size : (mig_int128)size;
	result->scale = point ? (int)(end - point - 1) : 0;
	return true;
}

/* Append the digits at `at` to *size; returns the end of them. Sets *too_many
 * once 128 bits do not hold them, and reads on: the field may yet be no number. */
static const char *
scan_digits(const char *at, const char *end, mig_uint128 *size, bool *too_many)
{
	for (; at < end && is_digit(*at); at++)
		if (__builtin_mul_overflow(*size, (mig_uint128)10, size) ||
		    __builtin_add_overflow(*size, (mig_uint128)(*at - '0'), size))
			*too_many = true;
	return at;
}

/* The digits of an exponent after its 'e'; NULL if there are none. It stops
 * growing far above what the digits of any field could make up for. */
static const char *
scan_exponent(const char *at, const char *end, long long *exponent)
{
	const long long enough = 100000000000000000;
	bool negative = at < end && *at == '-';
	const char *digits;

	if (at < end && (*at == '-' || *at == '+'))
		at++;
	for (digits = at; at < end && is_digit(*at); at++)
		if (*exponent < enough)
			*exponent = *exponent * 10 + (*at - '0');
	if (negative)
		*exponent = -*exponent;
	return at > digits ? at : NULL;
}

static enum mig_parse
parse_long(const char *at, const char *end, bool negative, struct mig_decimal *result)
{
	const char *digits = at;
	mig_uint128 size = 0;
	long long scale = 0, exponent = 0;
	bool too_many = false;

	at = scan_digits(at, end, &size, &too_many);
	if (at < end && *at == '.') {
		digits = at + 1;
		at = scan_digits(digits, end, &size, &too_many);
		scale = at - digits;
	}
	if (at == digits)
		return MIG_PARSE_INVALID;
	if (at < end && (*at == 'e' || *at == 'E'))
		at = scan_exponent(at + 1, end, &exponent);
	if (at != end)
		return MIG_PARSE_INVALID;
	scale -= exponent;
	if (size == 0 && !too_many && scale < 0) /* zero stays zero whatever the exponent */
		scale = 0;
	if (size == 0 && !too_many && scale > MIG_DECIMAL_SCALE_MAX)
		scale = MIG_DECIMAL_SCALE_MAX;
	if (too_many || scale > MIG_DECIMAL_SCALE_MAX)
		return MIG_PARSE_RANGE;
	for (; scale < 0; scale++)
		if (__builtin_mul_overflow(size, (mig_uint128)10, &size))
			return MIG_PARSE_RANGE;
	return set_decimal(result, size, negative, (int)scale) ? MIG_PARSE_OK : MIG_PARSE_RANGE;
}

enum mig_parse
mig_decimal_parse(struct mig_text text, struct mig_decimal *result)
{
	const char *at = text.bytes, *end;
	bool negative;

	if (text.length == 0)
		return MIG_PARSE_EMPTY;
	end = at + text.length;
	negative = *at == '-';
	if (*at == '-' || *at == '+')
		at++;
	return parse_short(at, end, negative, result) ? MIG_PARSE_OK
						      : parse_long(at, end, negative, result);
}

struct mig_decimal
mig_decimal_of(long long number)
{
	return (struct mig_decimal){ number, 0 };
}

size_t
mig_decimal_format(struct mig_decimal number, char text[MIG_DECIMAL_TEXT_SIZE])
{
	char digits[MIG_DECIMAL_TEXT_SIZE]; /* the last digit first */
	mig_uint128 size = size_of(number.units);
	size_t length = 0;
	uint64_t small;
	int count = 0;

	for (; size > UINT64_MAX; size /= 10)
		digits[count++] = (char)('0' + (int)(size % 10));
	for (small = (uint64_t)size; small || count <= number.scale; small /= 10)
		digits[count++] = (char)('0' + (int)(small % 10));
	if (number.units < 0)
		text[length++] = '-';
	while (count-- > 0) {
		text[length++] = digits[count];
		if (count > 0 && count == number.scale)
			text[length++] = '.';
	}
	text[length] = '\0';
	return length;
}

/* Add two numbers of any scales. What is finer than the coarser scale is kept
 * apart as `rest`, of the same sign as the whole, so that no intermediate
 * number is larger than the sum. */
static bool
add_scaled(struct mig_decimal coarse, bool coarse_negative, struct mig_decimal fine,
	   bool fine_negative, struct mig_decimal *result)
{
	mig_uint128 power = mig_power_of_ten(fine.scale - coarse.scale);
	mig_uint128 size = size_of(coarse.units), whole = size_of(fine.units) / power;
	mig_uint128 rest = size_of(fine.units) % power;
	bool negative = coarse_negative;

	if (coarse_negative == fine_negative) {
		if (__builtin_add_overflow(whole, size, &whole))
			return false;
	} else if (size > whole) {
		whole = size - whole - (rest ? 1 : 0);
		rest = rest ? power - rest : 0;
	} else {
		whole -= size;
		negative = fine_negative;
	}
	if (__builtin_mul_overflow(whole, power, &size) ||
	    __builtin_add_overflow(size, rest, &size))
		return false;
	return set_decimal(result, size, negative, fine.scale);
}

bool
mig_decimal_add(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result)
{
	struct mig_decimal sum = { .scale = a.scale };

	if (a.scale < b.scale)
		return add_scaled(a, a.units < 0, b, b.units < 0, result);
	if (a.scale > b.scale)
		return add_scaled(b, b.units < 0, a, a.units < 0, result);
	if (__builtin_add_overflow(a.units, b.units, &sum.units))
		return false;
	*result = sum;
	return true;
}

bool
mig_decimal_subtract(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result)
{
	struct mig_decimal difference = { .scale = a.scale };

	if (a.scale < b.scale)
		return add_scaled(a, a.units < 0, b, b.units >= 0, result);
	if (a.scale > b.scale)
		return add_scaled(b, b.units >= 0, a, a.units < 0, result);
	if (__builtin_sub_overflow(a.units, b.units, &difference.units))
		return false;
	*result = difference;
	return true;
}

bool
mig_decimal_multiply(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result)
{
	mig_uint128 size;

	if (a.scale + b.scale > MIG_DECIMAL_SCALE_MAX ||
	    __builtin_mul_overflow(size_of(a.units), size_of(b.units), &size))
		return false;
	return set_decimal(result, size, (a.units < 0) != (b.units < 0), a.scale + b.scale);
}

int
mig_decimal_sign(struct mig_decimal number)
{
	return (number.units > 0) - (number.units < 0);
}

/* The order of two sizes, the first of a scale not larger than the second's. */
static int
compare_sizes(mig_uint128 coarse, mig_uint128 fine, int scales_apart)
{
	mig_uint128 power = mig_power_of_ten(scales_apart), whole = fine / power;

	if (coarse != whole)
		return coarse < whole ? -1 : 1;
	return fine % power ? -1 : 0;
}

int
mig_decimal_compare(struct mig_decimal a, struct mig_decimal b)
{
	int sign = mig_decimal_sign(a), order;

	if (a.scale == b.scale)
		return (a.units > b.units) - (a.units < b.units);
	if (sign != mig_decimal_sign(b))
		return sign < mig_decimal_sign(b) ? -1 : 1;
	if (a.scale < b.scale)
		order = compare_sizes(size_of(a.units), size_of(b.units), b.scale - a.scale);
	else
		order = -compare_sizes(size_of(b.units), size_of(a.units), a.scale - b.scale);
	return sign < 0 ? -order : order;
}

static mig_uint128
divide_rounded(mig_uint128 number, mig_uint128 divisor)
{
	mig_uint128 rest = number % divisor;

	return number / divisor + (rest >= divisor - rest ? 1 : 0);
}

/* factor * a * 10^shift / b, rounded; the division as most tables need it.
 * false: 128 bits do not hold a step of it. */
static bool
ratio_short(mig_uint128 a, mig_uint128 b, uint64_t factor, int shift, mig_uint128 *quotient)
{
	if (shift > 38 || __builtin_mul_overflow(a, (mig_uint128)factor, &a) ||
	    __builtin_mul_overflow(shift > 0 ? a : b, mig_power_of_ten(shift > 0 ? shift : -shift),
				   shift > 0 ? &a : &b))
		return false;
	*quotient = divide_rounded(a, b);
	return true;
}

/* The same without a bound. false: the quotient takes more than 128 bits. */
static bool
ratio_wide(mig_uint128 a, mig_uint128 b, uint64_t factor, int shift, mig_uint128 *quotient)
{
	struct mig_wide number = mig_wide_of(a), divisor = mig_wide_of(b), rest;

	mig_wide_multiply(&number, factor);
	mig_wide_scale(shift > 0 ? &number : &divisor, shift > 0 ? shift : -shift);
	if (!mig_wide_divide(&number, &divisor, quotient, &rest))
		return false;
	mig_wide_double(&rest);
	return mig_wide_compare(&rest, &divisor) < 0 ||
	       !__builtin_add_overflow(*quotient, (mig_uint128)1, quotient);
}

bool
mig_decimal_ratio(struct mig_decimal a, struct mig_decimal b, int64_t factor, int digits,
		  struct mig_decimal *result)
{
	bool negative = ((a.units < 0) != (b.units < 0)) != (factor < 0);
	uint64_t times = factor < 0 ? -(uint64_t)factor : (uint64_t)factor;
	mig_uint128 top = size_of(a.units), bottom = size_of(b.units), quotient;
	int shift = b.scale - a.scale + digits;

	if (bottom == 0 || digits < 0 || digits > MIG_DECIMAL_DIGITS_MAX)
		return false;
	if (!ratio_short(top, bottom, times, shift, &quotient) &&
	    !ratio_wide(top, bottom, times, shift, &quotient))
		return false;
	return set_decimal(result, quotient, negative, digits);
}

bool
mig_decimal_round(struct mig_decimal number, int digits, struct mig_decimal *result)
{
	mig_uint128 size = size_of(number.units);

	if (digits < 0 || digits > MIG_DECIMAL_SCALE_MAX)
		return false;
	if (digits < number.scale)
		size = divide_rounded(size, mig_power_of_ten(number.scale - digits));
	else if (__builtin_mul_overflow(size, mig_power_of_ten(digits - number.scale), &size))
		return false;
	return set_decimal(result, size, number.units < 0, digits);
}

/* `number` as a double that has all of its digits. */
static double
exact_double(mig_uint128 number)
{
	return ldexp((double)(uint64_t)(number >> 64), 64) + (double)(uint64_t)number;
}

/* The double nearest to size / 10^scale. The quotient is scaled up until it
 * has bits to spare; what is still left over only matters as "a little more". */
static double
nearest_double(mig_uint128 size, int scale)
{
	struct mig_wide number = mig_wide_of(size), rest;
	const struct mig_wide divisor = mig_wide_of(mig_power_of_ten(scale)), zero = mig_wide_of(0);
	mig_uint128 quotient;
	int shift = 0;

	while (mig_wide_divide(&number, &divisor, &quotient, &rest) && quotient >> 56 == 0) {
		mig_wide_multiply(&number, (uint64_t)1 << 32);
		shift += 32;
	}
	if (mig_wide_compare(&rest, &zero) != 0)
		quotient |= 1;
	for (; quotient >> 64 != 0; shift--) /* more than enough are left */
		quotient = quotient >> 1 | (quotient & 1);
	return ldexp((double)(uint64_t)quotient, -shift);
}

struct mig_decimal
mig_decimal_trim(struct mig_decimal number, int scale)
{
	while (number.scale > scale && number.units % 10 == 0) {
		number.units /= 10;
		number.scale--;
	}
	return number;
}

double
mig_decimal_to_double(struct mig_decimal number)
{
	mig_uint128 size = size_of(number.units);
	double result = 0;

	if (size <= (mig_uint128)1 << 53 && number.scale <= 22) /* both exact as doubles */
		result = exact_double(size) / exact_double(mig_power_of_ten(number.scale));
	else if (size > 0)
		result = nearest_double(size, number.scale);
	return number.units < 0 ? -result : result;
}

/* Exact: a double is an integer of 53 bits times a power of two. */
bool
mig_decimal_from_double(double number, int digits, struct mig_decimal *result)
{
	mig_uint128 size;
	int exponent;

	if (!isfinite(number) || digits < 0 || digits > MIG_DECIMAL_DIGITS_MAX)
		return false;
	size = (uint64_t)ldexp(frexp(fabs(number), &exponent), 53) * mig_power_of_ten(digits);
	for (exponent -= 53; exponent > 0; exponent--)
		if (__builtin_mul_overflow(size, (mig_uint128)2, &size))
			return false;
	if (exponent < -127) /* less than 2^113 / 2^128 */
		size = 0;
	else if (exponent < 0)
		size = (size >> (-exponent - 1)) / 2 + (size >> (-exponent - 1)) % 2;
	return set_decimal(result, size, number < 0, digits);
}

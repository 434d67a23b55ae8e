/* decimal - exact decimal numbers: a 128-bit integer over a power of ten */
#ifndef MIG_DECIMAL_H
#define MIG_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "int128.h"
#include "text.h"

enum {
	MIG_DECIMAL_SCALE_MAX = 37,  /* digits after the point */
	MIG_DECIMAL_TEXT_SIZE = 48,  /* bytes for any number written out, with the NUL */
	MIG_DECIMAL_DIGITS_MAX = 18, /* --digits at most */
};

/* The number units / 10^scale. 1.50 is {150, 2}: trailing zeros are kept,
 * since they say how precisely a figure was printed. 0 <= scale <= 37. */
struct mig_decimal {
	mig_int128 units;
	int scale;
};

enum mig_parse {
	MIG_PARSE_OK,
	MIG_PARSE_EMPTY,   /* no bytes at all: a missing cell */
	MIG_PARSE_INVALID, /* not wholly a number */
	MIG_PARSE_RANGE,   /* a number, but of more digits than 128 bits hold */
};

/* Read a whole field as a number: an optional sign, digits with an optional
 * point and at least one digit after it (".5" and "0.5", not "5."), an optional
 * exponent ("1e+05" is exactly 100000). No blanks, no grouping, no other base,
 * no names (inf, nan). Any number of up to 18 significant digits is read; more
 * digits as long as 128 bits hold them. Never depends on the locale. */
enum mig_parse mig_decimal_parse(struct mig_text text, struct mig_decimal *result);

struct mig_decimal mig_decimal_of(long long number);

/* Write plainly: '-' if negative, no grouping, `scale` digits after the point,
 * no exponent; never "-0". Returns the length without the NUL. */
size_t mig_decimal_format(struct mig_decimal number, char text[MIG_DECIMAL_TEXT_SIZE]);

/* Exact arithmetic. The scale of a sum is the larger of the two, that of a
 * product their sum. false: the result does not fit, *result is not set. */
bool mig_decimal_add(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result);
bool mig_decimal_subtract(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result);
bool mig_decimal_multiply(struct mig_decimal a, struct mig_decimal b, struct mig_decimal *result);

/* Less than, equal to, greater than 0 as a is to b, exactly, whatever the scales. */
int mig_decimal_compare(struct mig_decimal a, struct mig_decimal b);
/* -1, 0 or 1. */
int mig_decimal_sign(struct mig_decimal number);

/* factor * a / b, rounded once, half away from zero, to `digits` places
 * (0..18). false: b is zero (check first), or the result does not fit. */
bool mig_decimal_ratio(struct mig_decimal a, struct mig_decimal b, int64_t factor, int digits,
		       struct mig_decimal *result);
/* `number` rounded half away from zero to `digits` places; one of a smaller
 * scale gets zeros. false: it does not fit. */
bool mig_decimal_round(struct mig_decimal number, int digits, struct mig_decimal *result);

/* The same number without zeros behind the point that stand beyond `scale` places. */
struct mig_decimal mig_decimal_trim(struct mig_decimal number, int scale);

/* The nearest double; for measures with roots and logarithms only. */
double mig_decimal_to_double(struct mig_decimal number);
/* A double rounded to `digits` places. false: not finite, or does not fit. */
bool mig_decimal_from_double(double number, int digits, struct mig_decimal *result);

#endif

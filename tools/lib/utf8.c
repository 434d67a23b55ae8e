#include "text.h"

#if defined __x86_64__
#include <immintrin.h>
#endif

/* Length of the valid sequence at `bytes`, or 0. */
static size_t
sequence_length(const unsigned char *bytes, size_t left)
{
	static const struct {
		unsigned char first, last; /* of the lead byte */
		unsigned char low, high;   /* of the second byte */
		size_t length;
	} rows[] = {
		{ 0x00, 0x7f, 0x00, 0x00, 1 }, { 0xc2, 0xdf, 0x80, 0xbf, 2 },
		{ 0xe0, 0xe0, 0xa0, 0xbf, 3 }, { 0xe1, 0xec, 0x80, 0xbf, 3 },
		{ 0xed, 0xed, 0x80, 0x9f, 3 }, { 0xee, 0xef, 0x80, 0xbf, 3 },
		{ 0xf0, 0xf0, 0x90, 0xbf, 4 }, { 0xf1, 0xf3, 0x80, 0xbf, 4 },
		{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
	};

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		size_t length = rows[row].length;

		if (bytes[0] < rows[row].first || bytes[0] > rows[row].last)
			continue;
		if (length > left)
			return 0;
		if (length > 1 && (bytes[1] < rows[row].low || bytes[1] > rows[row].high))
			return 0;
		for (size_t i = 2; i < length; i++)
			if ((bytes[i] & 0xc0) != 0x80)
				return 0;
		return length;
	}
	return 0;
}

size_t
mig_utf8_invalid_plain(const char *bytes, size_t length)
{
	const unsigned char *at = (const unsigned char *)bytes;
	size_t i = 0;

	while (i < length) {
		size_t step = 1;

		if (at[i] >= 0x80)
			step = sequence_length(at + i, length - i);
		if (step == 0)
			return i;
		i += step;
	}
	return length;
}

#if defined __x86_64__

/* What can be wrong with two bytes in a row, a bit each: what the high half of the first allows,
 * its low half and the high half of the second. Wrong is what all three say. After J. Keiser and
 * D. Lemire, "Validating UTF-8 in less than one instruction per byte" (2021). */
enum {
	SHORT = 1 << 0,	     /* a lead byte, and no continuation */
	LONG = 1 << 1,	     /* a continuation behind ASCII */
	OVERLONG_3 = 1 << 2, /* e0 80 to e0 9f */
	LARGE = 1 << 3,	     /* f4 90 and above */
	SURROGATE = 1 << 4,  /* ed a0 to ed bf */
	OVERLONG_2 = 1 << 5, /* c0, c1 */
	LARGE_8 = 1 << 6,    /* f5 80 to ff 8f ... */
	OVERLONG_4 = 1 << 6, /* ... and f0 80 to f0 8f */
	TWO = 1 << 7,	     /* two continuations: right only behind a longer lead */
	ANY = SHORT | LONG | TWO,
	OVER = LONG | OVERLONG_2 | TWO,
	BIG = ANY | LARGE | LARGE_8,
};

/* The bytes that stand `count` before those of `now`, the first of them from `before`. */
#define PRECEDING(now, before, count) \
	_mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - (count))

#define TABLE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

static __attribute__((target("avx2"))) __m256i
errors_of(__m256i now, __m256i before)
{
	const __m256i first_high =
	    TABLE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, (char)TWO, (char)TWO, (char)TWO,
		  (char)TWO, SHORT | OVERLONG_2, SHORT, SHORT | OVERLONG_3 | SURROGATE,
		  SHORT | LARGE | LARGE_8 | OVERLONG_4);
	const __m256i first_low = TABLE(
	    (char)(ANY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(ANY | OVERLONG_2), (char)ANY,
	    (char)ANY, (char)(ANY | LARGE), (char)BIG, (char)BIG, (char)BIG, (char)BIG, (char)BIG,
	    (char)BIG, (char)BIG, (char)BIG, (char)(BIG | SURROGATE), (char)BIG, (char)BIG);
	const __m256i second_high =
	    TABLE(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
		  (char)(OVER | OVERLONG_3 | LARGE_8 | OVERLONG_4),
		  (char)(OVER | OVERLONG_3 | LARGE), (char)(OVER | SURROGATE | LARGE),
		  (char)(OVER | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT);
	const __m256i half = _mm256_set1_epi8(0x0f), top = _mm256_set1_epi8((char)0x80);
	__m256i first = PRECEDING(now, before, 1), wrong, third, fourth;

	wrong =
	    _mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(first, 4), half));
	wrong =
	    _mm256_and_si256(wrong, _mm256_shuffle_epi8(first_low, _mm256_and_si256(first, half)));
	wrong = _mm256_and_si256(
	    wrong,
	    _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(now, 4), half)));
	/* Behind a lead of three or four bytes there must be two continuations. */
	third = _mm256_subs_epu8(PRECEDING(now, before, 2), _mm256_set1_epi8(0xe0 - 0x80));
	fourth = _mm256_subs_epu8(PRECEDING(now, before, 3), _mm256_set1_epi8(0xf0 - 0x80));
	return _mm256_xor_si256(wrong, _mm256_and_si256(_mm256_or_si256(third, fourth), top));
}

/* Up to where, by 32 bytes, nothing is wrong; the last character before it may go on there. */
static __attribute__((target("avx2"))) size_t
valid_avx2(const char *bytes, size_t length)
{
	__m256i before = _mm256_setzero_si256();
	size_t at = 0;

	for (; length - at >= 32; at += 32) {
		__m256i now = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
		__m256i errors;

		if (_mm256_movemask_epi8(_mm256_or_si256(now, before)) != 0) {
			errors = errors_of(now, before);
			if (!_mm256_testz_si256(errors, errors))
				return at;
		}
		before = now;
	}
	return at;
}

size_t
mig_utf8_invalid(const char *bytes, size_t length)
{
	size_t valid = 0;

	if (length >= 32 && __builtin_cpu_supports("avx2"))
		valid = valid_avx2(bytes, length);
	for (size_t back = 0; valid && back < 4; back++) /* to the start of that character */
		if (((unsigned char)bytes[--valid] & 0xc0) != 0x80)
			break;
	return valid + mig_utf8_invalid_plain(bytes + valid, length - valid);
}

#else

size_t
mig_utf8_invalid(const char *bytes, size_t length)
{
	return mig_utf8_invalid_plain(bytes, length);
}

#endif

unsigned
mig_utf8_decode(const char *bytes, size_t *length)
{
	const unsigned char *at = (const unsigned char *)bytes;

	*length = at[0] < 0x80 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
	switch (*length) {
	case 1:
		return at[0];
	case 2:
		return (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
	case 3:
		return (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
	default:
		return (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 |
		       (at[3] & 0x3fu);
	}
}

struct range {
	unsigned first, last;
};

static bool
among(const struct range *ranges, size_t count, unsigned point)
{
	for (size_t i = 0; i < count; i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	return false;
}

/* The C library's wcwidth() depends on the locale, so the blocks stand here:
 * combining marks and format characters of the scripts that migration tables use
 * (Unicode 15, general categories Mn, Me, Cf), and East Asian Width W and F. */
static size_t
point_width(unsigned point)
{
	static const struct range none[] = {
		{ 0x0300, 0x036f }, { 0x0483, 0x0489 },	  { 0x0591, 0x05bd }, { 0x05bf, 0x05bf },
		{ 0x05c1, 0x05c2 }, { 0x05c4, 0x05c5 },	  { 0x05c7, 0x05c7 }, { 0x0600, 0x0605 },
		{ 0x0610, 0x061a }, { 0x061c, 0x061c },	  { 0x064b, 0x065f }, { 0x0670, 0x0670 },
		{ 0x06d6, 0x06dd }, { 0x06df, 0x06e4 },	  { 0x06e7, 0x06e8 }, { 0x06ea, 0x06ed },
		{ 0x0900, 0x0902 }, { 0x093a, 0x093a },	  { 0x093c, 0x093c }, { 0x0941, 0x0948 },
		{ 0x094d, 0x094d }, { 0x0e31, 0x0e31 },	  { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e },
		{ 0x1ab0, 0x1ace }, { 0x1dc0, 0x1dff },	  { 0x200b, 0x200f }, { 0x202a, 0x202e },
		{ 0x2060, 0x2064 }, { 0x20d0, 0x20f0 },	  { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
		{ 0xfeff, 0xfeff }, { 0xe0100, 0xe01ef },
	};
	static const struct range wide[] = {
		{ 0x1100, 0x115f },   { 0x2e80, 0x303e },   { 0x3041, 0x33ff },
		{ 0x3400, 0x4dbf },   { 0x4e00, 0x9fff },   { 0xa000, 0xa4cf },
		{ 0xa960, 0xa97f },   { 0xac00, 0xd7a3 },   { 0xf900, 0xfaff },
		{ 0xfe30, 0xfe6f },   { 0xff00, 0xff60 },   { 0xffe0, 0xffe6 },
		{ 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff }, { 0x1f900, 0x1f9ff },
		{ 0x20000, 0x3fffd },
	};

	if (point < 0x300)
		return 1;
	if (among(none, sizeof none / sizeof *none, point))
		return 0;
	return among(wide, sizeof wide / sizeof *wide, point) ? 2 : 1;
}

size_t
mig_utf8_width(struct mig_text text)
{
	size_t width = 0, step;

	for (size_t i = 0; i < text.length; i += step)
		width += point_width(mig_utf8_decode(text.bytes + i, &step));
	return width;
}

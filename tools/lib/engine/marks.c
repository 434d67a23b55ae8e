#include "marks.h"

#if defined __x86_64__
#include <immintrin.h>
#endif

/* For 64 bytes, a bit for each that is ... */
struct masks {
	uint64_t quote, delimiter, feed;
	uint64_t low;  /* not above CR: NUL, TAB, LF, CR and others */
	uint64_t wide; /* above 0x7f */
};

/* For 64 bytes, a bit for each that is a given one. */
static uint64_t
mask_of(const char *bytes, char wanted)
{
	uint64_t mask = 0;

	for (int i = 0; i < 64; i++)
		mask |= (uint64_t)(bytes[i] == wanted) << i;
	return mask;
}

static inline struct masks
plain_masks(const char *bytes, char delimiter)
{
	struct masks masks = { 0 };

	for (int i = 0; i < 64; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		masks.quote |= (uint64_t)(byte == '"') << i;
		masks.delimiter |= (uint64_t)(byte == (unsigned char)delimiter) << i;
		masks.feed |= (uint64_t)(byte == '\n') << i;
		masks.low |= (uint64_t)(byte <= '\r') << i;
		masks.wide |= (uint64_t)(byte >> 7) << i;
	}
	return masks;
}

#if defined __x86_64__

static inline __attribute__((always_inline)) struct masks
sse2_masks(const char *bytes, char delimiter)
{
	const __m128i quote = _mm_set1_epi8('"'), mark = _mm_set1_epi8(delimiter);
	const __m128i feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
	struct masks masks = { 0 };

	for (int i = 0; i < 4; i++) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
		int shift = 16 * i;

		masks.quote |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part, quote))
			       << shift;
		masks.delimiter |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part, mark))
				   << shift;
		masks.feed |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part, feed))
			      << shift;
		masks.low |= (uint64_t)(unsigned)_mm_movemask_epi8(
				 _mm_cmpeq_epi8(_mm_min_epu8(part, carriage), part))
			     << shift;
		masks.wide |= (uint64_t)(unsigned)_mm_movemask_epi8(part) << shift;
	}
	return masks;
}

static inline __attribute__((always_inline, target("avx2"))) struct masks
avx2_masks(const char *bytes, char delimiter)
{
	const __m256i quote = _mm256_set1_epi8('"'), mark = _mm256_set1_epi8(delimiter);
	const __m256i feed = _mm256_set1_epi8('\n'), carriage = _mm256_set1_epi8('\r');
	struct masks masks = { 0 };

	for (int i = 0; i < 2; i++) {
		__m256i part = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32 * i));
		int shift = 32 * i;

		masks.quote |=
		    (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, quote))
		    << shift;
		masks.delimiter |=
		    (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, mark))
		    << shift;
		masks.feed |=
		    (uint64_t)(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, feed))
		    << shift;
		masks.low |= (uint64_t)(unsigned)_mm256_movemask_epi8(
				 _mm256_cmpeq_epi8(_mm256_min_epu8(part, carriage), part))
			     << shift;
		masks.wide |= (uint64_t)(unsigned)_mm256_movemask_epi8(part) << shift;
	}
	return masks;
}

#endif

/* Bit i is the exclusive or of bits 0 to i. */
static inline uint64_t
prefix_xor(uint64_t bits)
{
	for (int shift = 1; shift < 64; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

/* CRs that a line feed does not follow, and NULs, are strange. Returns the CRs. */
static uint64_t
judge_controls(struct mig_marks *marks, const char *bytes, uint64_t feed, uint64_t valid)
{
	uint64_t carriage = mask_of(bytes, '\r') & valid;
	uint64_t behind = carriage << 1 | (uint64_t)marks->carriage;

	if ((behind & valid & ~feed) || (mask_of(bytes, '\0') & valid))
		marks->strange = true;
	marks->carriage = carriage >> 63;
	return carriage;
}

/* Bits in quotes, from the opening one on; quotes in wrong places are strange. */
static uint64_t
judge_quotes(struct mig_marks *marks, const struct masks *masks, uint64_t carriage, uint64_t valid)
{
	uint64_t inside = prefix_xor(masks->quote) ^ (marks->inside ? ~(uint64_t)0 : 0);
	uint64_t opening = masks->quote & inside, closing = masks->quote & ~inside;
	uint64_t ends = (masks->delimiter | masks->feed) & ~inside;
	uint64_t before_opening = (ends | closing) << 1 | (uint64_t)(marks->fresh || marks->closed);
	uint64_t behind_closing = closing << 1 | (uint64_t)marks->closed;

	if ((opening & ~before_opening) ||
	    (behind_closing & valid & ~(ends | opening | (carriage & ~inside))))
		marks->strange = true;
	marks->quotes |= masks->quote != 0;
	marks->inside = inside >> 63;
	marks->closed = closing >> 63;
	return inside;
}

/* Write down the place of the lowest set bit, that of the highest if there is none; returns the
 * others. */
static inline __attribute__((always_inline)) uint64_t
write_place(uint64_t bits, uint32_t base, uint32_t *place)
{
	const uint64_t highest = (uint64_t)1 << 63;

	*place = base + (uint32_t)__builtin_ctzll(bits | highest);
	return bits & (bits - 1);
}

/* Write down the places of all set bits; may write up to 7 places more than it counts. */
static inline __attribute__((always_inline)) size_t
write_places(uint64_t bits, uint32_t base, uint32_t *places)
{
	size_t count = (size_t)__builtin_popcountll(bits);

	for (size_t i = 0; i < count; i += 8) {
		bits = write_place(bits, base, places + i);
		bits = write_place(bits, base, places + i + 1);
		bits = write_place(bits, base, places + i + 2);
		bits = write_place(bits, base, places + i + 3);
		bits = write_place(bits, base, places + i + 4);
		bits = write_place(bits, base, places + i + 5);
		bits = write_place(bits, base, places + i + 6);
		bits = write_place(bits, base, places + i + 7);
	}
	return count;
}

static inline __attribute__((always_inline)) size_t
mark_64(struct mig_marks *marks, const char *bytes, struct masks masks, uint64_t valid,
	size_t offset, uint32_t *places)
{
	uint64_t inside = 0, carriage = 0, ends;

	masks.quote &= valid;
	masks.delimiter &= valid;
	masks.feed &= valid;
	if (__builtin_expect((masks.low & valid & ~masks.feed) != 0 || marks->carriage, 0))
		carriage = judge_controls(marks, bytes, masks.feed, valid);
	if (masks.quote || marks->inside || marks->closed)
		inside = judge_quotes(marks, &masks, carriage, valid);
	ends = (masks.delimiter | masks.feed) & ~inside;
	marks->fresh = ends >> 63;
	marks->wide |= (masks.wide & valid) != 0;
	marks->lines += (size_t)__builtin_popcountll(masks.feed);
	return write_places(ends, (uint32_t)offset, places);
}

typedef struct masks masks_of(const char *bytes, char delimiter);

static inline __attribute__((always_inline)) size_t
mark_all(struct mig_marks *marks, const char *bytes, size_t length, size_t offset, uint32_t *places,
	 masks_of *find)
{
	size_t count = 0, at = 0;

	for (; at + 64 <= length; at += 64)
		count += mark_64(marks, bytes + at, find(bytes + at, marks->delimiter),
				 ~(uint64_t)0, offset + at, places + count);
	if (at < length)
		count += mark_64(marks, bytes + at, find(bytes + at, marks->delimiter),
				 ((uint64_t)1 << (length - at)) - 1, offset + at, places + count);
	return count;
}

size_t
mig_mark_plain(struct mig_marks *marks, const char *bytes, size_t length, size_t offset,
	       uint32_t *places)
{
	return mark_all(marks, bytes, length, offset, places, plain_masks);
}

#if defined __x86_64__

static size_t
mark_sse2(struct mig_marks *marks, const char *bytes, size_t length, size_t offset,
	  uint32_t *places)
{
	return mark_all(marks, bytes, length, offset, places, sse2_masks);
}

static __attribute__((target("avx2,bmi,popcnt"))) size_t
mark_avx2(struct mig_marks *marks, const char *bytes, size_t length, size_t offset,
	  uint32_t *places)
{
	return mark_all(marks, bytes, length, offset, places, avx2_masks);
}

mig_mark *
mig_mark_sse2(void)
{
	return mark_sse2;
}

mig_mark *
mig_mark_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") ? mark_avx2 : NULL;
}

#else

mig_mark *
mig_mark_sse2(void)
{
	return NULL;
}

mig_mark *
mig_mark_avx2(void)
{
	return NULL;
}

#endif

mig_mark *
mig_mark_best(void)
{
	mig_mark *best = mig_mark_avx2();

	if (!best)
		best = mig_mark_sse2();
	return best ? best : mig_mark_plain;
}

size_t
mig_count_byte(const char *bytes, size_t length, char wanted)
{
	size_t count = 0, at = 0;

#if defined __x86_64__
	const __m128i same = _mm_set1_epi8(wanted);

	for (; at + 16 <= length; at += 16) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));

		count += (size_t)__builtin_popcount(
		    (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part, same)));
	}
#endif
	for (; at < length; at++)
		count += bytes[at] == wanted;
	return count;
}

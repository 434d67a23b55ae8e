/* marks - where fields and records end, found 64 bytes at a time
 *
 * The first half of the quick lane: it looks at every byte once and writes down where the
 * delimiters and line feeds outside quotes stand. What it cannot vouch for it calls strange, and
 * the caller then lets libcsv decide. */
#ifndef MIG_MARKS_H
#define MIG_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MIG_MARKS_PADDING = 64 }; /* bytes that can be read behind any text */

/* What is carried from one stretch of a text to the next. All zero, but for `fresh`, at
 * the start of a record. */
struct mig_marks {
	char delimiter;
	bool inside;   /* in quotes */
	bool fresh;    /* the byte before ended a field, or there is none: a quote may open */
	bool closed;   /* the byte before was a closing quote */
	bool carriage; /* the byte before was a CR: a line feed must follow */
	bool quotes;   /* there was a quote */
	bool wide;     /* there was a byte above 0x7f: check that it is UTF-8 */
	bool strange;  /* a quote in a place where strict CSV has none, a NUL, a lone CR */
	size_t lines;  /* line feeds so far, in quotes too */
};

/* Mark `length` bytes from `bytes` on, which are at `offset` in the caller's text: writes
 * the places (from the start of the caller's text) of the delimiters and line feeds outside quotes
 * to `places`, which has room for length + 64, and returns their number. A stretch that is not the
 * last one of a text has a length that is a multiple of 64. */
typedef size_t mig_mark(struct mig_marks *marks, const char *bytes, size_t length, size_t offset,
			uint32_t *places);

/* How many of `length` bytes are `wanted`. */
size_t mig_count_byte(const char *bytes, size_t length, char wanted);

/* The quickest one for this processor, and each of them, for tests: the plain one, SSE2, AVX2
 * (NULL where the processor or the compiler has none). */
mig_mark *mig_mark_best(void);
mig_mark mig_mark_plain;
mig_mark *mig_mark_sse2(void);
mig_mark *mig_mark_avx2(void);

#endif

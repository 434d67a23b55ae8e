/* Marks: the places where fields and records end, and what is strange, against a walk that looks
 * at one byte after the other; all three ways of finding them; texts cut everywhere. */
#include "engine/marks.h"
#include "input.h"

enum { LENGTH_MAX = 512, ROUNDS = 1500 };

/* What a row's texts are made of: each byte is as likely as it is often in here. */
static const struct row {
	const char *what;
	struct mig_text bytes;
	char delimiter;
} rows[] = {
	{ "plain cells", BYTES("abc123,,,\n"), ',' },
	{ "many quotes", BYTES("a\"\"\"\"\",,\n"), ',' },
	{ "rare quotes", BYTES("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"bb,\n"), ',' },
	{ "line ends", BYTES("a,\"\r\r\n\n\r\n\r\n"), ',' },
	{ "rare CRs", BYTES("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r,"), ',' },
	{ "bytes next to those that count", BYTES("!\"#+,-\t\n\v\f\r\016abc"), ',' },
	{ "wide bytes and NULs", BYTES("a,\n\x7f\x80\xa2\xac\x8a\xff\xc3\xa9\0b"), ',' },
	{ "semicolons", BYTES("ab;;,\"\"\n"), ';' },
	{ "tabs", BYTES("ab\t\t \"\"\r\n\n"), '\t' },
	{ "bars", BYTES("ab||,\"\n"), '|' },
	{ "a letter as delimiter", BYTES("abz\"\"\n"), 'z' },
	{ "a byte above 0x7f as delimiter", BYTES("ab\xc3\xc3\xa9\"\"\n"), '\xc3' },
};

/* The meaning of a mark, a byte at a time. */
static size_t
walk(struct mig_marks *marks, const char *bytes, size_t length, uint32_t *places)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		char byte = bytes[i];
		bool quote = byte == '"', opening = quote && !marks->inside;
		bool ends = !marks->inside && (byte == marks->delimiter || byte == '\n');

		marks->strange |= opening && !marks->fresh && !marks->closed;
		marks->strange |= marks->closed && !opening && !ends && byte != '\r';
		marks->strange |= (marks->carriage && byte != '\n') || byte == '\0';
		if (quote)
			marks->inside = !marks->inside;
		if (ends)
			places[count++] = (uint32_t)i;
		marks->closed = quote && !marks->inside;
		marks->fresh = ends;
		marks->carriage = byte == '\r';
		marks->quotes |= quote;
		marks->wide |= (byte & 0x80) != 0;
		marks->lines += byte == '\n';
	}
	return count;
}

/* Mark the first `cut` bytes and then the others. */
static size_t
mark_cut(mig_mark *mark, struct mig_marks *marks, const char *bytes, size_t length, size_t cut,
	 uint32_t *places)
{
	size_t count = cut ? mark(marks, bytes, cut, 0, places) : 0;

	return cut < length ? count + mark(marks, bytes + cut, length - cut, cut, places + count)
			    : count;
}

static void
compare(const struct mig_marks *got, const struct mig_marks *want, bool whole)
{
	assert_int_equal(got->strange, want->strange);
	assert_int_equal(got->wide, want->wide);
	assert_int_equal(got->lines, want->lines);
	assert_int_equal(got->quotes, want->quotes);
	if (!whole) /* what is carried on matters only where more can follow */
		return;
	assert_int_equal(got->inside, want->inside);
	assert_int_equal(got->fresh, want->fresh);
	assert_int_equal(got->closed, want->closed);
	assert_int_equal(got->carriage, want->carriage);
}

static void
check_text(const char *bytes, size_t length, char delimiter)
{
	mig_mark *const marks[] = { mig_mark_plain, mig_mark_sse2(), mig_mark_avx2(),
				    mig_mark_best() };
	const struct mig_marks start = { .delimiter = delimiter, .fresh = true };
	struct mig_marks want = start;
	uint32_t wanted[LENGTH_MAX], places[LENGTH_MAX + 64];
	size_t count = walk(&want, bytes, length, wanted);

	for (size_t i = 0; i < COUNT(marks); i++)
		for (size_t cut = 0; marks[i] && cut <= length; cut += 64) {
			struct mig_marks got = start;

			assert_int_equal(mark_cut(marks[i], &got, bytes, length, cut, places),
					 count);
			assert_memory_equal(places, wanted, count * sizeof *places);
			compare(&got, &want, length % 64 == 0);
		}
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	char bytes[LENGTH_MAX + MIG_MARKS_PADDING];
	uint64_t seed = 20160412;

	for (size_t round = 0; round < ROUNDS; round++) {
		size_t length = next_random(&seed) % 4 ? next_random(&seed) % LENGTH_MAX
						       : next_random(&seed) % 9 * 64;

		/* what stands behind a text is not to matter, so it is of the same bytes */
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = row->bytes.bytes[(next_random(&seed) >> 32) % row->bytes.length];
		check_text(bytes, length < LENGTH_MAX ? length : LENGTH_MAX, row->delimiter);
	}
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}

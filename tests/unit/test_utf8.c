/* UTF-8: what is valid (against the definition, for every short sequence), what it means,
 * how wide it is. */
#include "input.h"

/* Write `point` by the definition of RFC 3629, section 3; also what is forbidden there. */
static size_t
encode(unsigned point, unsigned char bytes[4])
{
	size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0x00, 0xc0, 0xe0, 0xf0 };

	for (size_t i = length; i-- > 1; point >>= 6)
		bytes[i] = (unsigned char)(0x80 | (point & 0x3f));
	bytes[0] = (unsigned char)(lead[length] | point);
	return length;
}

static void
every_code_point(void **state)
{
	(void)state;
	for (unsigned point = 0; point <= 0x1fffff; point++) {
		unsigned char bytes[4];
		size_t length = encode(point, bytes), step = 0;
		bool valid = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
		size_t bad = mig_utf8_invalid((char *)bytes, length);

		if (bad != (valid ? length : 0))
			fail_msg("U+%04X: invalid at %zu", point, bad);
		if (!valid)
			continue;
		if (mig_utf8_decode((char *)bytes, &step) != point || step != length)
			fail_msg("U+%04X: decoded otherwise", point);
		for (size_t cut = 1; cut < length; cut++)
			if (mig_utf8_invalid((char *)bytes, cut) != 0)
				fail_msg("U+%04X: valid when cut to %zu bytes", point, cut);
	}
}

/* How many bytes at the start of `bytes` are one code point in its only valid form. */
static size_t
valid_start(const unsigned char *bytes, size_t length)
{
	unsigned char again[4];
	size_t size = bytes[0] < 0x80 ? 1 : bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
	unsigned point = size == 1 ? bytes[0] : bytes[0] & (0x7fu >> size);

	if ((bytes[0] >= 0x80 && bytes[0] < 0xc0) || bytes[0] > 0xf7 || size > length)
		return 0;
	for (size_t i = 1; i < size; i++) {
		if (bytes[i] < 0x80 || bytes[i] > 0xbf)
			return 0;
		point = point << 6 | (bytes[i] & 0x3fu);
	}
	if (encode(point, again) != size || point > 0x10ffff ||
	    (point >= 0xd800 && point <= 0xdfff))
		return 0;
	return size;
}

static void
every_two_bytes_and_the_ends_of_a_third(void **state)
{
	static const unsigned char thirds[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
						0xa0, 0xbf, 0xc0, 0xc2, 0xed, 0xff };

	(void)state;
	for (unsigned number = 0; number < 65536 * COUNT(thirds); number++) {
		const unsigned char bytes[3] = { (unsigned char)(number >> 8 & 0xff),
						 (unsigned char)(number & 0xff),
						 thirds[number >> 16] };
		size_t want = 0, step = 1;

		for (; want < 3 && (step = valid_start(bytes + want, 3 - want)); want += step)
			;
		if (mig_utf8_invalid((const char *)bytes, 3) != want)
			fail_msg("%02x %02x %02x: not %zu", bytes[0], bytes[1], bytes[2], want);
	}
}

/* Any three bytes at any place of a longer text, which is looked at many bytes at a time. */
static void
in_a_longer_text(void **state)
{
	static const char *const letters[] = { "a", "\xd0\x9a", "\xe4\xb8\xad",
					       "\xf0\x9f\x98\x80" };
	static const unsigned char thirds[] = { 0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xe1 };
	char text[200];

	(void)state;
	for (unsigned number = 0; number < 128 * 256 * COUNT(thirds); number++) {
		size_t length = number % 61, want;

		memset(text, 'z', length);
		for (unsigned i = 0; length < 96; i++) {
			const char *letter = letters[(i * i + number / 7) % COUNT(letters)];

			memcpy(text + length, letter, strlen(letter));
			length += strlen(letter);
			if (i == number % 11) {
				text[length++] = (char)(0x80 + number / 256 % 128);
				text[length++] = (char)number;
				text[length++] = (char)thirds[number / 256 / 128];
			}
		}
		want = mig_utf8_invalid_plain(text, length);
		if (mig_utf8_invalid(text, length) != want)
			fail_msg("number %u: not %zu of %zu", number, want, length);
	}
}

static const struct invalid_row {
	const char *what, *bytes;
	size_t length, want;
} invalid_rows[] = {
	{ "nothing", "", 0, 0 },
	{ "ASCII with a NUL", "a\0b", 3, 3 },
	{ "Latin-1", "C\xf4te", 4, 1 },
	{ "Windows-1251", "\xca\xe0\xe7", 3, 0 },
	{ "Cyrillic", "\xd0\x9a\xd0\xb0\xd0\xb7", 6, 6 },
	{ "cut off at the end", "a\xd0\x9a\xd0", 4, 3 },
	{ "overlong slash", "a\xc0\xaf", 3, 1 },
	{ "overlong in three", "\xe0\x80\xaf", 3, 0 },
	{ "overlong in four", "\xf0\x80\x80\xaf", 4, 0 },
	{ "a surrogate pair", "ab\xed\xa0\xbd\xed\xb8\x80", 8, 2 },
	{ "U+10FFFF", "\xf4\x8f\xbf\xbf", 4, 4 },
	{ "U+110000", "\xf4\x90\x80\x80", 4, 0 },
	{ "five bytes", "\xf8\x88\x80\x80\x80", 5, 0 },
	{ "four bytes, the last is none", "x\xf0\x9f\x98z", 5, 1 },
};

static void
check_invalid(void **state)
{
	const struct invalid_row *row = *state;
	/* On the heap without a byte to spare, so that a read behind it is found. */
	char *copy = malloc(row->length ? row->length : 1);

	assert_non_null(copy);
	memcpy(copy, row->bytes, row->length);
	assert_int_equal(mig_utf8_invalid(copy, row->length), row->want);
	free(copy);
}

static const struct width_row {
	const char *what, *text;
	size_t want;
} width_rows[] = {
	{ "nothing", "", 0 },
	{ "ASCII", "Kazakhstan", 10 },
	{ "Cyrillic, two bytes a column", "\xd0\x9a\xd0\xb0\xd0\xb7", 3 },
	{ "precomposed e acute", "\xc3\xa9", 1 },
	{ "e and a combining acute", "e\xcc\x81", 1 },
	{ "a narrow no-break space",
	  "1\xe2\x80\xaf"
	  "000",
	  5 },
	{ "an en dash",
	  "2010\xe2\x80\x93"
	  "2015",
	  9 },
	{ "a zero width space",
	  "a\xe2\x80\x8b"
	  "b",
	  2 },
	{ "a BOM",
	  "\xef\xbb\xbf"
	  "a",
	  1 },
	{ "Han", "\xe4\xb8\xad\xe5\x9b\xbd", 4 },
	{ "Hangul syllables", "\xed\x95\x9c", 2 },
	{ "fullwidth A", "\xef\xbc\xa1", 2 },
	{ "halfwidth katakana", "\xef\xbd\xb1", 1 },
	{ "an emoji", "\xf0\x9f\x98\x80", 2 },
	{ "Hebrew with a point", "\xd7\xa9\xd6\xb8", 1 },
	{ "Arabic with fatha", "\xd8\xb9\xd9\x8e", 1 },
	{ "Devanagari with a vowel sign", "\xe0\xa4\x95\xe0\xa5\x81", 1 },
	{ "Thai with a tone mark", "\xe0\xb8\x81\xe0\xb9\x88", 1 },
	{ "Georgian and Armenian", "\xe1\x83\x90\xd5\xa1", 2 },
	{ "a Kazakh letter", "\xd2\x9a", 1 },
};

static void
check_width(void **state)
{
	const struct width_row *row = *state;

	assert_int_equal(mig_utf8_width(mig_text_of(row->text)), row->want);
}

int
main(void)
{
	enum { WIDTHS = COUNT(invalid_rows), OTHERS = WIDTHS + COUNT(width_rows) };
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(every_code_point),
		cmocka_unit_test(every_two_bytes_and_the_ends_of_a_third),
		cmocka_unit_test(in_a_longer_text),
	};
	static struct CMUnitTest tests[OTHERS + COUNT(others)];

	for (size_t i = 0; i < COUNT(invalid_rows); i++)
		tests[i] = (struct CMUnitTest){ invalid_rows[i].what, check_invalid, NULL, NULL,
						(void *)&invalid_rows[i] };
	for (size_t i = 0; i < COUNT(width_rows); i++)
		tests[WIDTHS + i] = (struct CMUnitTest){ width_rows[i].what, check_width, NULL,
							 NULL, (void *)&width_rows[i] };
	memcpy(tests + OTHERS, others, sizeof others);
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}

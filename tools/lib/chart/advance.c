#include "advance.h"

#include <string.h>

enum { MISSING_ADVANCE = 62 };

/* Advances of Inter Regular 4.0 in hundredths of an em, from the font's table hmtx;
 * 0 is a character that the font does not have. */
static const unsigned char advances[] = {
	/* U+0020 to U+007E */
	28, 28, 40, 63, 64, 81, 64, 22, 36, 36, 50, 66, 28, 46, 28, 36, 62, 46, 61, 64, 64,
	61, 62, 57, 62, 62, 28, 28, 66, 66, 66, 51, 94, 68, 65, 73, 72, 60, 59, 74, 74, 26,
	54, 65, 56, 89, 75, 76, 63, 76, 64, 64, 64, 74, 68, 95, 64, 66, 62, 36, 36, 36, 47,
	45, 50, 56, 62, 56, 62, 58, 36, 61, 59, 24, 24, 54, 24, 87, 59, 60, 61, 61, 37, 52,
	36, 58, 56, 81, 54, 56, 54, 36, 33, 36, 66,

	/* U+00A0 to U+017F */
	28, 28, 56, 63, 72, 55, 27, 55, 59, 91, 45, 54, 54, 46, 67, 45, 45, 66, 42, 43, 50,
	62, 60, 28, 27, 31, 45, 54, 88, 93, 95, 51, 68, 68, 68, 68, 68, 68, 99, 73, 60, 60,
	60, 60, 26, 26, 26, 26, 72, 75, 76, 76, 76, 76, 76, 66, 76, 74, 74, 74, 74, 66, 63,
	61, 56, 56, 56, 56, 56, 56, 92, 56, 58, 58, 58, 58, 24, 24, 24, 24, 58, 59, 60, 60,
	60, 60, 60, 66, 60, 58, 58, 58, 58, 56, 61, 56, 68, 56, 68, 56, 68, 56, 73, 56, 73,
	56, 73, 56, 73, 56, 72, 68, 72, 62, 60, 58, 60, 58, 60, 58, 60, 58, 60, 58, 74, 61,
	74, 61, 74, 61, 74, 61, 74, 59, 78, 59, 44, 28, 26, 24, 26, 24, 26, 24, 26, 24, 81,
	47, 54, 24, 65, 54, 63, 56, 24, 56, 24, 56, 30, 56, 32, 56, 24, 75, 59, 75, 59, 75,
	59, 0, 75, 59, 76, 60, 76, 60, 76, 60, 95, 99, 64, 37, 64, 37, 64, 37, 64, 52, 64,
	52, 64, 52, 64, 52, 64, 36, 64, 36, 64, 36, 74, 58, 74, 58, 74, 58, 74, 58, 74, 58,
	74, 58, 95, 81, 66, 56, 66, 62, 54, 62, 54, 62, 54, 27,

	/* U+0370 to U+03FF */
	63, 54, 65, 54, 27, 27, 75, 63, 0, 0, 27, 54, 54, 54, 28, 54, 0, 0, 0, 0, 27, 54,
	68, 28, 69, 86, 30, 0, 78, 0, 82, 76, 27, 68, 65, 58, 68, 60, 62, 74, 76, 26, 65,
	68, 89, 75, 54, 76, 72, 63, 0, 63, 64, 66, 75, 64, 78, 76, 26, 66, 64, 54, 59, 27,
	59, 64, 59, 53, 54, 54, 52, 59, 54, 27, 63, 59, 62, 58, 54, 60, 63, 57, 54, 63, 47,
	59, 73, 60, 75, 81, 27, 59, 60, 59, 81, 63, 63, 63, 66, 75, 66, 70, 81, 72, 76, 63,
	72, 54, 63, 54, 63, 54, 72, 72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 72, 63,
	56, 24, 76, 45, 45, 63, 61, 73, 89, 72, 57, 63, 73, 73,

	/* U+0400 to U+052F */
	60, 60, 81, 58, 66, 64, 26, 26, 54, 108, 113, 90, 65, 75, 62, 72, 68, 66, 65, 58,
	75, 60, 95, 64, 75, 75, 65, 71, 89, 74, 76, 72, 63, 73, 64, 62, 79, 64, 75, 71, 95,
	98, 81, 85, 65, 67, 101, 67, 56, 59, 56, 46, 62, 58, 83, 49, 60, 60, 54, 59, 75, 58,
	60, 58, 61, 56, 53, 56, 68, 54, 63, 57, 82, 87, 65, 75, 55, 54, 81, 56, 58, 58, 59,
	46, 54, 52, 24, 24, 24, 92, 90, 59, 54, 60, 56, 58, 89, 80, 65, 58, 95, 81, 63, 54,
	90, 76, 81, 72, 118, 99, 54, 46, 78, 75, 76, 60, 70, 60, 70, 60, 132, 113, 76, 63,
	90, 72, 89, 72, 63, 54, 63, 0, 0, 0, 0, 0, 0, 0, 75, 66, 65, 58, 63, 61, 58, 46, 58,
	46, 62, 54, 95, 83, 64, 49, 69, 59, 66, 58, 0, 0, 75, 70, 77, 63, 99, 72, 109, 92,
	81, 63, 73, 56, 64, 53, 66, 53, 66, 53, 64, 54, 90, 72, 71, 63, 72, 57, 71, 59, 81,
	73, 81, 73, 26, 95, 83, 68, 58, 71, 65, 74, 58, 78, 64, 71, 57, 89, 81, 26, 68, 56,
	68, 56, 99, 92, 60, 58, 69, 58, 69, 58, 95, 83, 64, 49, 63, 63, 75, 60, 75, 60, 76,
	60, 76, 60, 76, 60, 67, 54, 62, 56, 62, 56, 62, 56, 71, 57, 58, 46, 83, 75, 58, 46,
	64, 54, 64, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64,

	/* U+2010 to U+203A */
	36, 36, 65, 50, 100, 100, 36, 45, 20, 18, 20, 22, 38, 38, 38, 45, 63, 54, 56, 56,
	27, 55, 82, 27, 0, 0, 0, 0, 0, 0, 0, 18, 105, 127, 22, 40, 59, 22, 40, 59, 45, 36,
	36,
};

static const struct {
	unsigned first, last;
} ranges[] = {
	{0x20, 0x7E}, {0xA0, 0x17F}, {0x370, 0x3FF}, {0x400, 0x52F}, {0x2010, 0x203A},
};

static double
advance(struct mig_text character, unsigned code)
{
	size_t i, offset = 0;

	if (code == 0x2212)
		return 66;
	for (i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (code >= ranges[i].first && code <= ranges[i].last &&
		    advances[offset + code - ranges[i].first])
			return advances[offset + code - ranges[i].first];
		offset += ranges[i].last - ranges[i].first + 1;
	}
	switch (mig_utf8_width(character)) {
	case 0:
		return 0;
	case 2:
		return 100;
	default:
		return MISSING_ADVANCE;
	}
}

/* Width of the character at `text`, whose length in bytes goes to *length. */
static double
character_width(const char *text, size_t *length, enum mig_face face, double size)
{
	/* The median of the ratio of the bold advances to the regular ones is 1.052. */
	static const double wider[] = {1, 1.03, 1.055};
	unsigned code = mig_utf8_decode(text, length);

	return advance((struct mig_text){text, *length}, code) / 100 * size * wider[face];
}

double
mig_text_width(struct mig_text text, enum mig_face face, double size)
{
	double width = 0;
	size_t i, length;

	for (i = 0; i < text.length; i += length)
		width += character_width(text.bytes + i, &length, face, size);
	return width;
}

size_t
mig_text_fit(struct mig_text text, enum mig_face face, double size, double width)
{
	double used = 0;
	size_t i, length, blank = 0;

	for (i = 0; i < text.length; i += length) {
		if (text.bytes[i] == ' ')
			blank = i;
		used += character_width(text.bytes + i, &length, face, size);
		if (used > width && i > 0)
			return blank > 0 ? blank : i;
	}
	return text.length;
}

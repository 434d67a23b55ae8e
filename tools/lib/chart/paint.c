#include "paint.h"

#include <math.h>

const enum mig_colour mig_series_colours[MIG_SERIES_MAX] = {
	MIG_BLUE, MIG_ORANGE, 0x12463B, 0xC878A6, 0x59266B, 0xE3B23C,
};

const enum mig_colour mig_ramp[MIG_RAMP] = {
	0xDCEAF5, 0xB3D2E8, 0x7FB3D8, 0x4490C3, 0x1B6AA5, 0x0A4475,
};

enum mig_colour
mig_label_colour(enum mig_colour series)
{
	if (series == mig_series_colours[5])
		return 0x8A6500;
	return series == MIG_OTHER_FILL ? MIG_INK_SECOND : series;
}

static double
linear(unsigned channel)
{
	double part = (channel & 0xFF) / 255.0;

	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double
luminance(enum mig_colour colour)
{
	unsigned bits = (unsigned)colour;

	return 0.2126 * linear(bits >> 16) + 0.7152 * linear(bits >> 8) + 0.0722 * linear(bits);
}

double
mig_contrast(enum mig_colour a, enum mig_colour b)
{
	double one = luminance(a) + 0.05, two = luminance(b) + 0.05;

	return one > two ? one / two : two / one;
}

enum mig_colour
mig_text_on(enum mig_colour fill)
{
	return mig_contrast(MIG_WHITE, fill) > mig_contrast(MIG_INK, fill) ? MIG_WHITE : MIG_INK;
}

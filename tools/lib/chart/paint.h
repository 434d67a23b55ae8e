/* paint - the colours of all charts, and which text can be read on them */
#ifndef MIG_CHART_PAINT_H
#define MIG_CHART_PAINT_H

#include <stddef.h>

/* 0xRRGGBB. Inflow and gain are always blue, outflow and loss always orange. */
enum mig_colour {
	MIG_BLUE = 0x0072B2,
	MIG_ORANGE = 0xD55E00,
	MIG_BLUE_TINT = 0x66AAD1,
	MIG_ORANGE_TINT = 0xE69E66,
	MIG_BLUE_PALE = 0x8FB9D6,
	MIG_BLUE_VERY_PALE = 0xCFE3F1,
	MIG_ORANGE_PALE = 0xF2B27E,
	MIG_OTHER_FILL = 0xBDBDBD,
	MIG_OTHER_LINE = 0x9A9A9A,
	MIG_NO_DATA = 0xF1EFEB,
	MIG_NOT_COVERED = 0xE3E1DC,
	MIG_INK = 0x1A1A1A,
	MIG_INK_SECOND = 0x5B5B5B,
	MIG_AXIS = 0x767676,
	MIG_WHITE = 0xFFFFFF,
};

enum { MIG_SERIES_MAX = 6 };

/* The colours of the first to the sixth series; the sixth is for fills only. */
extern const enum mig_colour mig_series_colours[MIG_SERIES_MAX];

/* From pale to dark, for classes of figures. */
enum { MIG_RAMP = 6 };
extern const enum mig_colour mig_ramp[MIG_RAMP];

/* The colour in which a label of a series is set: its own, but for the sixth, which
 * is too pale to be read. */
enum mig_colour mig_label_colour(enum mig_colour series);

/* Ink or white, whichever has the higher contrast (WCAG 2.1) on `fill`. */
enum mig_colour mig_text_on(enum mig_colour fill);

/* (L1 + 0.05) / (L2 + 0.05) of the relative luminances, 1 to 21 (WCAG 2.1). */
double mig_contrast(enum mig_colour a, enum mig_colour b);

#endif

/* scale - round values for an axis, texts for numbers, places for labels */
#ifndef MIG_CHART_SCALE_H
#define MIG_CHART_SCALE_H

#include "decimal.h"

enum { MIG_NUMBER_SIZE = 160 };

/* An axis: `count` tics from `from` in steps of `step` (1, 2 or 5 times a power of ten)
 * that span the data; their texts have `digits` decimals. */
struct mig_scale {
	double from, to, step;
	double first; /* the first tic: `from`, unless trimmed */
	int digits, count;
};

/* The scale of `low`..`high` (finite, low <= high) with about `tics` intervals. It holds 0
 * unless both lie on one side of it and `zero` is false. Equal ends are widened. */
struct mig_scale mig_scale_of(double low, double high, int tics, bool zero);
/* Drop the highest tic if it lies more than a third of a step above the data, the lowest if it
 * lies more than half a step below: the axis then ends at the data. */
void mig_scale_trim(struct mig_scale *scale, double low, double high);
/* Tic `i`, free of accumulated error. */
double mig_scale_tic(const struct mig_scale *scale, int i);

/* `number` with `digits` decimals (rounded half away from zero), its digits grouped in threes
 * by U+202F and with the minus sign U+2212. Returns `text`. A number that has
 * no such form within 128 bits is printed as it is. */
const char *mig_number_text(struct mig_decimal number, int digits, char text[MIG_NUMBER_SIZE]);

/* The text of tic `i`, without its sign if `mirrored`. Returns `text`. */
const char *mig_scale_tic_text(const struct mig_scale *scale, int i, bool mirrored,
			       char text[MIG_NUMBER_SIZE]);

/* Move `places` (ascending) apart so that neighbours are at least `gap` apart and all lie
 * in low..high as far as they fit: neighbours that are too close become a block that is
 * centred on the mean of what they wanted. The order is kept. `scratch` holds `count` items. */
void mig_spread(double *places, double *scratch, size_t count, double gap, double low,
		double high);

#endif

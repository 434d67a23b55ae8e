/* classes - rounded classes of figures, and their colours from pale to dark */
#ifndef MIG_CHART_CLASSES_H
#define MIG_CHART_CLASSES_H

#include "chart/paint.h"

enum { MIG_CLASSES_MAX = MIG_RAMP };

/* Class i holds what is not less than breaks[i - 1] and less than breaks[i]. */
struct mig_classes {
	double breaks[MIG_CLASSES_MAX - 1];
	size_t count; /* of classes: 1 more than of breaks */
};

/* Classes for figures from `low` to `high` (0 < low <= high). Breaks are 1, 2 and 5 times a power
 * of ten (or 1 and 3 times, or powers of ten alone, of which the lowest class may hold several)
 * where `high` is more than 50 times `low`, else in equal steps. */
struct mig_classes mig_classes_of(double low, double high);
size_t mig_class_of(const struct mig_classes *classes, double figure);
enum mig_colour mig_class_colour(const struct mig_classes *classes, size_t class);

#endif

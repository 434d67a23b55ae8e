/* fan - a series, its forecast and the interval of that */
#ifndef MIG_CHART_FAN_H
#define MIG_CHART_FAN_H

#include "curves.h"

enum { MIG_FAN_LOWER, MIG_FAN_UPPER };

struct mig_fan {
	struct mig_curves curves;
	size_t limits[2];      /* columns */
	struct mig_grid limit; /* lower and upper, on the slots of the curves' grid */
	size_t first;	       /* forecast */
	size_t banded;	       /* the last slot that has both limits, or SIZE_MAX */
};

/* Everything up to what is drawn: grids, scale, titles and notes. Sets chart->empty if there
 * is no figure. MIG_USAGE, MIG_DATA: several series, no forecast, crossed limits. */
enum mig_status mig_fan_read(struct mig_fan *fan);

/* Whether the band has a place at the slot: a forecast, and both limits are known. */
bool mig_fan_banded(const struct mig_fan *fan, size_t slot);

/* The label of a limit at the last slot that has one. */
struct mig_name mig_fan_limit_name(const struct mig_fan *fan, size_t limit);

#endif

/* latest - of a table with several periods, the last one */
#ifndef MIG_CHART_LATEST_H
#define MIG_CHART_LATEST_H

#include "grid.h"

/* For charts of one period: the text of the last one goes to *period (empty without a time
 * column or rows), and a note says that there are others. MIG_DATA: a cell is no period, or the
 * last one is written in two ways. */
enum mig_status
mig_latest_period(struct mig_chart *chart, const struct mig_roles *roles, struct mig_text *period);
/* Whether a row belongs to it. */
bool mig_latest_holds(const struct mig_chart *chart, const struct mig_roles *roles,
		      struct mig_text period, size_t row);

/* The same of a grid whose series are the periods of roles->time, at least one: the series of the
 * last one, or, of names that are no periods, the last, goes to *series. MIG_DATA as above. */
enum mig_status mig_latest_series(struct mig_chart *chart, const struct mig_roles *roles,
				  const struct mig_grid *grid, size_t *series);

#endif

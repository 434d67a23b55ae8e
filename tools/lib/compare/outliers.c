#include <stdlib.h>

#include "compare.h"

enum mig_status
mig_write_outliers(const struct mig_view *view, const struct mig_pairs *pairs,
		   const struct mig_outlier_parameters *parameters, struct mig_error *error)
{
	struct mig_outlier *units = calloc(pairs->count + 1, sizeof *units);
	enum mig_status status = MIG_OK;

	if (!units)
		return mig_fail_memory(error);
	for (size_t i = 0; i < pairs->count; i++) {
		units[i].x[0] = mig_pair_value(&pairs->items[i], 0, 0);
		units[i].x[1] = mig_pair_value(&pairs->items[i], 1, 0);
	}
	if (!mig_find_outliers(parameters, units, pairs->count))
		status = mig_fail_memory(error);
	if (status == MIG_OK)
		status = mig_view_columns(view, pairs, NULL, error);
	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++)
		status =
		    mig_view_row(view, pairs, &pairs->items[i], NULL, units[i].x, &units[i], error);
	free(units);
	return status;
}

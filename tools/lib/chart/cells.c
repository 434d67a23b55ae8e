#include "grid.h"

struct mig_value
mig_grid_value(const struct mig_grid *grid, size_t series, size_t slot)
{
	return grid->cells[series * grid->slot_count + slot];
}

double
mig_grid_number(const struct mig_grid *grid, size_t series, size_t slot)
{
	return mig_decimal_to_double(mig_grid_value(grid, series, slot).number);
}

bool
mig_grid_known(const struct mig_grid *grid, size_t series, size_t slot)
{
	return mig_grid_value(grid, series, slot).state == MIG_VALUE_KNOWN;
}

mig_flags
mig_grid_flags(const struct mig_grid *grid, size_t series, size_t slot)
{
	return mig_grid_value(grid, series, slot).flags;
}

mig_flags
mig_grid_all_flags(const struct mig_grid *grid)
{
	mig_flags flags = 0;
	size_t i;

	for (i = 0; i < grid->series_count * grid->slot_count; i++)
		flags |= grid->cells[i].flags;
	return flags;
}

size_t
mig_grid_count_known(const struct mig_grid *grid)
{
	size_t i, count = 0;

	for (i = 0; i < grid->series_count * grid->slot_count; i++)
		count += grid->cells[i].state == MIG_VALUE_KNOWN;
	return count;
}

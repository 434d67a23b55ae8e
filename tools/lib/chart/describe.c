#include <stdio.h>
#include <string.h>

#include "frame.h"
#include "words.h"

struct extremes {
	size_t first, last, highest, lowest, count;
};

static struct extremes
find_extremes(const struct mig_grid *grid, size_t series)
{
	struct extremes found = {0, 0, 0, 0, 0};
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		struct mig_decimal number = mig_grid_value(grid, series, i).number;

		if (!mig_grid_known(grid, series, i))
			continue;
		if (found.count++ == 0)
			found.first = found.highest = found.lowest = i;
		found.last = i;
		if (mig_decimal_compare(
			number, mig_grid_value(grid, series, found.highest).number) > 0)
			found.highest = i;
		if (mig_decimal_compare(
			number, mig_grid_value(grid, series, found.lowest).number) < 0)
			found.lowest = i;
	}
	return found;
}

static void
describe_point(struct mig_chart *chart, const struct mig_grid *grid, size_t series, size_t slot,
	       const char *what)
{
	char number[MIG_NUMBER_SIZE];

	mig_chart_number(chart, mig_grid_value(grid, series, slot).number, grid->digits, number);
	mig_frame_describe(chart, "%s %s in %.60s", mig_word(chart, what), number,
			   grid->slots[slot].label.bytes);
}

void
mig_describe_series(struct mig_chart *chart, const struct mig_grid *grid, size_t series)
{
	struct extremes found = find_extremes(grid, series);

	if (found.count == 0)
		return;
	mig_frame_describe(chart, " %.300s:", grid->names[series].bytes);
	describe_point(chart, grid, series, found.first, "");
	if (found.count > 1)
		describe_point(chart, grid, series, found.last, ",");
	if (found.count > 2) {
		describe_point(chart, grid, series, found.highest, "; highest");
		describe_point(chart, grid, series, found.lowest, ", lowest");
	}
	if (found.count < grid->slot_count)
		mig_frame_describe(chart, "; %zu not available", grid->slot_count - found.count);
	mig_frame_describe(chart, ".");
}

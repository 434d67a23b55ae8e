#include "latest.h"

#include <stdint.h>

#include "frame.h"

bool
mig_latest_holds(const struct mig_chart *chart, const struct mig_roles *roles,
		 struct mig_text period, size_t row)
{
	return roles->time == SIZE_MAX ||
	       mig_text_equal(mig_table_cell(chart->table, row, roles->time), period);
}

/* How many texts the time column has. */
static size_t
count_periods(const struct mig_table *table, size_t column)
{
	size_t row, before, count = 0;

	for (row = 0; row < table->rows; row++) {
		for (before = 0; before < row; before++)
			if (mig_text_equal(mig_table_cell(table, before, column),
					   mig_table_cell(table, row, column)))
				break;
		count += before == row;
	}
	return count;
}

enum mig_status
mig_latest_period(struct mig_chart *chart, const struct mig_roles *roles, struct mig_text *period)
{
	const struct mig_table *table = chart->table;
	struct mig_period best, here;
	size_t row, count;

	*period = mig_text_of("");
	for (row = 0; roles->time != SIZE_MAX && row < table->rows; row++) {
		struct mig_text cell = mig_table_cell(table, row, roles->time);

		if (!mig_period_parse(cell, &here))
			return mig_table_fail_cell(table, row, roles->time, "is not a period",
						   chart->error);
		if (row > 0 && mig_period_compare(&here, &best) <= 0)
			continue;
		best = here;
		*period = cell;
	}
	count = period->length > 0 ? count_periods(table, roles->time) : 0;
	if (count > 1)
		mig_frame_note(chart, "Only %.60s, the last of %zu periods.", period->bytes, count);
	return MIG_OK;
}

size_t
mig_latest_series(struct mig_chart *chart, const struct mig_grid *grid)
{
	struct mig_period best, period;
	size_t i, series = grid->series_count - 1;
	bool have = false;

	for (i = 0; i < grid->series_count; i++)
		if (mig_period_parse(grid->names[i], &period) &&
		    (!have || mig_period_compare(&period, &best) > 0)) {
			best = period;
			have = true;
			series = i;
		}
	if (grid->series_count > 1)
		mig_frame_note(chart, "Only %.60s, the last of %zu periods.",
			       grid->names[series].bytes, grid->series_count);
	return series;
}

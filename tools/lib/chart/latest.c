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

/* How many texts the time column has. Those that are alike mostly stand near each other. */
static size_t
count_periods(const struct mig_table *table, size_t column)
{
	size_t row, before, count = 0;

	for (row = 0; row < table->rows; row++) {
		for (before = row; before > 0; before--)
			if (mig_text_equal(mig_table_cell(table, before - 1, column),
					   mig_table_cell(table, row, column)))
				break;
		count += before == 0;
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
		int order = 1;

		if (!mig_period_parse(cell, &here))
			return mig_table_fail_cell(table, row, roles->time, "is not a period",
						   chart->error);
		if (row > 0)
			order = mig_period_compare(&here, &best);
		if (order == 0 && !mig_text_equal(cell, *period))
			return mig_same_period(chart, roles->time, *period, cell);
		if (order <= 0)
			continue;
		best = here;
		*period = cell;
	}
	count = period->length > 0 ? count_periods(table, roles->time) : 0;
	if (count > 1)
		mig_frame_note(chart, "Only %.60s, the last of %zu periods.", period->bytes, count);
	return MIG_OK;
}

enum mig_status
mig_latest_series(struct mig_chart *chart, const struct mig_roles *roles,
		  const struct mig_grid *grid, size_t *series)
{
	struct mig_period best, period;
	bool have = false;
	size_t i;

	*series = grid->series_count - 1;
	for (i = 0; i < grid->series_count; i++) {
		int order;

		if (!mig_period_parse(grid->names[i], &period))
			continue;
		order = have ? mig_period_compare(&period, &best) : 1;
		if (order == 0)
			return mig_same_period(chart, roles->time, grid->names[*series],
					       grid->names[i]);
		if (order < 0)
			continue;
		best = period;
		have = true;
		*series = i;
	}
	if (grid->series_count > 1)
		mig_frame_note(chart, "Only %.60s, the last of %zu periods.",
			       grid->names[*series].bytes, grid->series_count);
	return MIG_OK;
}

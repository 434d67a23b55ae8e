/* line: series over time, named at their ends. A missing figure is a gap, a break in series is
 * not joined, forecasts are dashed, provisional and estimated figures are hollow dots. */
#include <stdint.h>

#include "curves.h"
#include "chart/types.h"

static size_t
collect_names(const struct mig_curves *curves, struct mig_name *names, size_t most)
{
	size_t i, count = 0, drawn = 0;

	for (i = 0; i < curves->grid.series_count; i++)
		drawn += curves->lines.last[i] != SIZE_MAX;
	for (i = 0; i < curves->grid.series_count; i++)
		if (curves->lines.last[i] != SIZE_MAX &&
		    (curves->lines.coloured[i] || drawn <= most))
			names[count++] = mig_curves_label(curves, i);
	return count;
}

static void
set_names(struct mig_curves *curves)
{
	size_t most = (size_t)((curves->canvas->bottom - curves->canvas->top) / MIG_NAME_GAP),
	       count;
	struct mig_name *names = mig_arena_allocate(
	    &curves->chart->arena, (curves->grid.series_count + 1) * sizeof *names);
	double width;

	if (!names) {
		curves->canvas->status = mig_fail_memory(curves->chart->error);
		return;
	}
	count = collect_names(curves, names, most);
	width = mig_names_width(names, count, curves->canvas->width * MIG_CURVES_NAMES);
	curves->canvas->right = curves->canvas->width - MIG_MARGIN - width;
	mig_frame_value_axis(curves->chart, &curves->scale, false);
	mig_names_set(curves->chart, names, count, width);
}

static void
describe(struct mig_curves *curves)
{
	const struct mig_grid *grid = &curves->grid;
	size_t i, missing = grid->series_count * grid->slot_count - mig_grid_count_known(grid);

	mig_frame_describe(curves->chart, "Line chart of %zu series over %zu periods, %s to %s.",
			   grid->series_count, grid->slot_count, grid->slots[0].label.bytes,
			   grid->slots[grid->slot_count - 1].label.bytes);
	for (i = 0; i < grid->series_count; i++)
		if (curves->lines.coloured[i] && curves->lines.last[i] != SIZE_MAX)
			mig_describe_series(curves->chart, grid, i);
	if (missing > 0)
		mig_frame_describe(curves->chart, " %zu figures are not available.", missing);
}

enum mig_status
mig_line_read(struct mig_curves *curves)
{
	struct mig_chart *chart = curves->chart;
	struct mig_roles roles;
	double low, high;
	enum mig_status status = mig_lines_roles(chart, &roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_PERIODS, &curves->grid);
	if (status != MIG_OK)
		return status;
	mig_frame_titles_by(chart, &roles, &curves->grid);
	chart->empty = mig_grid_count_known(&curves->grid) == 0;
	if (chart->empty)
		return MIG_OK;
	status = mig_lines_choose(chart, &curves->grid, &curves->lines);
	if (status != MIG_OK)
		return status;
	mig_curves_extent(curves, &low, &high);
	mig_curves_prepare(curves, low, high);
	describe(curves);
	return MIG_OK;
}

enum mig_status
mig_draw_line(struct mig_chart *chart)
{
	struct mig_curves curves = { .chart = chart, .canvas = &chart->canvas };
	enum mig_status status = mig_line_read(&curves);

	if (status != MIG_OK)
		return status;
	if (chart->empty)
		return mig_frame_empty(chart);
	mig_frame_layout(chart, MIG_CURVES_CONTENT, MIG_CURVES_BELOW);
	mig_curves_range(&curves);
	set_names(&curves);
	mig_frame_period_axis(chart, &curves.grid);
	mig_curves_marks(&curves);
	return curves.canvas->status;
}

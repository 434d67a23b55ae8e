/* rank: bars in order of size, with their names left and their figures at their ends.
 * Of a table with several periods the last one is drawn. */
#include <math.h>
#include <stdint.h>

#include "bars.h"
#include "chart/latest.h"
#include "chart/rows.h"
#include "chart/types.h"

static void
format_figures(struct mig_rank *rank)
{
	size_t i;

	for (i = 0; i < rank->count; i++) {
		struct mig_bar *bar = &rank->bars[i];

		mig_figure_text(rank->chart, bar->value, rank->grid.digits, bar->figure);
		if (!mig_bar_known(bar))
			continue;
		rank->flags |= bar->value.flags;
		rank->low = fmin(rank->low, mig_bar_number(bar));
		rank->high = fmax(rank->high, mig_bar_number(bar));
	}
}

/* Room for the names at the left, for figures at both ends of the bars. */
static enum mig_status
set_range(struct mig_rank *rank)
{
	struct mig_canvas *canvas = rank->canvas;
	struct mig_row *rows =
	    mig_arena_allocate(&rank->chart->arena, rank->count * sizeof *rows);
	size_t i;

	if (!rows)
		return mig_fail_memory(rank->chart->error);
	for (i = 0; i < rank->count; i++) {
		const struct mig_bar *bar = &rank->bars[i];
		double figure =
		    8 + mig_text_width(mig_text_of(bar->figure), MIG_FACE_BOLD, rank->size);
		bool below = mig_bar_known(bar) && mig_bar_number(bar) < 0;

		rows[i] = (struct mig_row){ .name = bar->name,
					    .strong = bar->strong,
					    .second = bar->other,
					    .before = below ? figure : 0,
					    .after = below ? 0 : figure };
	}
	canvas->x_from = rank->low;
	canvas->x_to = rank->high > rank->low ? rank->high : rank->low + 1;
	mig_rows_set(rank->chart, rows, rank->count, rank->size);
	mig_frame_check_width(rank->chart);
	return MIG_OK;
}

enum mig_colour
mig_bar_colour(const struct mig_rank *rank, const struct mig_bar *bar)
{
	bool loss = mig_bar_number(bar) < 0, pale = rank->chart->request->highlight.count > 0;

	if (bar->other)
		return MIG_OTHER_FILL;
	if (pale && !bar->strong)
		return loss ? MIG_ORANGE_PALE : MIG_BLUE_PALE;
	return loss ? MIG_ORANGE : MIG_BLUE;
}

static void
add_bars(struct mig_rank *rank)
{
	struct mig_canvas *canvas = rank->canvas;
	size_t i;

	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < rank->count; i++) {
		const struct mig_bar *bar = &rank->bars[i];
		double end = mig_bar_known(bar) ? mig_bar_number(bar) : 0, y = (double)i;
		struct mig_style style = {end < 0 ? MIG_ALIGN_RIGHT : MIG_ALIGN_LEFT,
					  bar->strong ? MIG_FACE_BOLD : MIG_FACE_MEDIUM,
					  rank->size,
					  mig_bar_known(bar) ? MIG_INK : MIG_INK_SECOND};

		if (mig_bar_known(bar))
			mig_canvas_box(canvas, fmin(end, 0), fmax(end, 0), y - 0.36, y + 0.36,
				       mig_bar_colour(rank, bar));
		mig_canvas_mark_box(canvas, fmin(end, 0), fmax(end, 0), y - 0.5, y + 0.5,
				    "%.300s%s%s", bar->name.bytes,
				    mig_figure_colon(bar->figure), bar->figure);
		mig_canvas_string(canvas, mig_canvas_x(canvas, end) + (end < 0 ? -6 : 6),
				  mig_canvas_y(canvas, y), &style, bar->figure);
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, canvas->y_to, 0, canvas->y_from);
	mig_canvas_end(canvas);
}

static void
set_words(struct mig_rank *rank, const struct mig_roles *roles)
{
	struct mig_chart *chart = rank->chart;
	char title[256], dimensions[512], unit[256];

	mig_dimension_phrase(chart, roles, dimensions, sizeof dimensions);
	mig_frame_title(
	    chart, *dimensions ? "%s by %s" : "%s",
	    mig_column_words(chart, chart->table->names[roles->values[0]], title, sizeof title),
	    dimensions);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, roles, unit, sizeof unit));
	if (rank->grid.series_count > 0 && roles->time != SIZE_MAX)
		mig_frame_subtitle(chart, ", %.60s", rank->grid.names[rank->series].bytes);
}

static void
describe(struct mig_rank *rank)
{
	size_t i;

	mig_frame_describe(rank->chart, "Bar chart of %zu figures.", rank->count);
	for (i = 0; i < rank->count && i < 10; i++)
		mig_frame_describe(rank->chart, " %.200s%s%s.", rank->bars[i].name.bytes,
				   mig_figure_colon(rank->bars[i].figure), rank->bars[i].figure);
	if (i < rank->count)
		mig_frame_describe(rank->chart, " And %zu more.", rank->count - i);
}

static enum mig_status
draw(struct mig_rank *rank)
{
	enum mig_status status;
	double row = MIG_ROW;
	size_t i;

	for (i = 0; i < rank->count; i++)
		row = mig_rows_height(rank->chart, rank->bars[i].name, rank->bars[i].strong, row);
	mig_frame_layout(rank->chart, row * (double)rank->count, MIG_ROWS_BELOW);
	rank->size = mig_rows_size(rank->chart, rank->count, MIG_ROWS_BELOW);
	status = set_range(rank);
	if (status != MIG_OK)
		return status;
	add_bars(rank);
	return rank->canvas->status;
}

/* The bars that are shown, and what is said of them. */
static enum mig_status
choose_bars(struct mig_rank *rank)
{
	enum mig_status status = mig_rank_collect(rank);

	if (status == MIG_OK)
		status = mig_rank_leave_out(
		    rank, mig_rows_most(rank->chart, rank->count, MIG_ROWS_BELOW, true));
	if (status != MIG_OK)
		return status;
	format_figures(rank);
	mig_frame_flags(rank->chart, rank->flags);
	describe(rank);
	return MIG_OK;
}

enum mig_status
mig_rank_read(struct mig_rank *rank)
{
	struct mig_chart *chart = rank->chart;
	struct mig_roles roles;
	enum mig_status status = mig_roles_find(chart, mig_value_names, false, &roles);

	if (status == MIG_OK && roles.value_count > 1) {
		status = mig_fail(chart->error, MIG_USAGE, "rank draws one value column, not %zu",
				  roles.value_count);
		mig_hint(chart->error, "name it with -v");
	}
	if (status == MIG_OK)
		status = mig_grid_fill(chart, &roles, MIG_SLOTS_NAMES, &rank->grid);
	if (status != MIG_OK)
		return status;
	if (rank->grid.series_count > 0)
		status = mig_latest_series(chart, &roles, &rank->grid, &rank->series);
	if (status != MIG_OK)
		return status;
	set_words(rank, &roles);
	chart->empty = mig_grid_count_known(&rank->grid) == 0;
	return chart->empty ? MIG_OK : choose_bars(rank);
}

enum mig_status
mig_draw_rank(struct mig_chart *chart)
{
	struct mig_rank rank = {.chart = chart, .canvas = &chart->canvas};
	enum mig_status status = mig_rank_read(&rank);

	if (status != MIG_OK)
		return status;
	return chart->empty ? mig_frame_empty(chart) : draw(&rank);
}

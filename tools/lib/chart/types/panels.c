#include "panels.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Pixels. */
enum {
	COLUMNS_MAX = 8,
	WIDTH_LEAST = 70,
	WIDTH_LIKED = 180,
	HEIGHT_LEAST = 34,
	HEIGHT_LOW = 70, /* without a size given */
	HEIGHT_HIGH = 150,
};

/* ------------------------------------------------------------------------ choice */

static struct mig_value
last_figure(const struct mig_panels *panels, size_t series)
{
	const struct mig_grid *grid = &panels->curves.grid;
	size_t last = panels->curves.lines.last[series];

	return last == SIZE_MAX ? mig_value_none() : mig_grid_value(grid, series, last);
}

/* Whether the last figure of b is above that of a; no figure is below all. */
static bool
larger(const struct mig_panels *panels, size_t a, size_t b)
{
	struct mig_value one = last_figure(panels, a), other = last_figure(panels, b);

	if (one.state != MIG_VALUE_KNOWN || other.state != MIG_VALUE_KNOWN)
		return other.state == MIG_VALUE_KNOWN && one.state != MIG_VALUE_KNOWN;
	return mig_decimal_compare(one.number, other.number) < 0;
}

/* Whether b comes before a. */
static bool
swapped(const struct mig_panels *panels, size_t a, size_t b)
{
	const char *sort = panels->curves.chart->request->sort;
	const struct mig_text *names = panels->curves.grid.names;

	if (sort && strcmp(sort, "input") == 0)
		return a > b;
	if (sort && strcmp(sort, "name") == 0)
		return mig_text_compare(names[a], names[b]) > 0;
	return larger(panels, a, b);
}

static void
sort_panels(struct mig_panels *panels)
{
	size_t i, j;

	for (i = 1; i < panels->count; i++) {
		struct mig_panel moved = panels->panels[i];

		for (j = i; j > 0 && swapped(panels, panels->panels[j - 1].series, moved.series);
		     j--)
			panels->panels[j] = panels->panels[j - 1];
		panels->panels[j] = moved;
	}
}

/* Leave out the smallest ones; those that are highlighted stay. */
static void
keep_largest(struct mig_panels *panels, size_t most)
{
	size_t all = panels->count, i, least;

	while (panels->count > most) {
		least = SIZE_MAX;
		for (i = 0; i < panels->count; i++)
			if (!panels->panels[i].strong &&
			    (least == SIZE_MAX || !larger(panels, panels->panels[least].series,
							  panels->panels[i].series)))
				least = i;
		if (least == SIZE_MAX)
			break;
		panels->count--;
		memmove(&panels->panels[least], &panels->panels[least + 1],
			(panels->count - least) * sizeof *panels->panels);
	}
	if (panels->count < all)
		mig_frame_note(panels->curves.chart,
			       "Not shown: series with smaller last figures: %zu.",
			       all - panels->count);
}

static enum mig_status
check_count(const struct mig_panels *panels)
{
	struct mig_chart *chart = panels->curves.chart;
	size_t count = panels->count;

	if (count == 1) {
		mig_fail(chart->error, MIG_USAGE,
			 "%s: one series, and small multiples compare several",
			 chart->table->input_name);
		mig_hint(chart->error, "-b names the columns that tell series apart; mig-plot line "
				       "draws one");
		return MIG_USAGE;
	}
	if (count <= MIG_PANELS_MAX)
		return MIG_OK;
	mig_fail(chart->error, MIG_USAGE, "%s: %zu series, and at most %d panels can be read",
		 chart->table->input_name, count, (int)MIG_PANELS_MAX);
	mig_hint(chart->error, "--top %d draws those with the largest last figures, -w chooses",
		 (int)MIG_PANELS_MAX / 2);
	return MIG_USAGE;
}

static enum mig_status
find_last(struct mig_panels *panels)
{
	const struct mig_grid *grid = &panels->curves.grid;
	struct mig_arena *arena = &panels->curves.chart->arena;
	size_t *last = mig_arena_allocate(arena, (grid->series_count + 1) * sizeof *last);
	bool *coloured = mig_arena_allocate(arena, grid->series_count + 1);
	size_t i, j;

	if (!last || !coloured)
		return mig_fail_memory(panels->curves.chart->error);
	/* None is named at its end. */
	memset(coloured, 0, grid->series_count + 1);
	panels->curves.lines = (struct mig_lines){ .last = last, .coloured = coloured };
	for (i = 0; i < grid->series_count; i++) {
		last[i] = SIZE_MAX;
		for (j = 0; j < grid->slot_count; j++)
			if (mig_grid_known(grid, i, j))
				last[i] = j;
	}
	return MIG_OK;
}

enum mig_status
mig_panels_choose(struct mig_panels *panels)
{
	struct mig_chart *chart = panels->curves.chart;
	const struct mig_grid *grid = &panels->curves.grid;
	size_t count = grid->series_count, i;
	bool *chosen = mig_arena_allocate(&chart->arena, count + 1);
	enum mig_status status = find_last(panels);

	panels->panels = mig_arena_allocate(&chart->arena, (count + 1) * sizeof *panels->panels);
	if (!chosen || !panels->panels || status != MIG_OK)
		return mig_fail_memory(chart->error);
	memset(chosen, 0, count + 1);
	status = mig_find_highlights(chart, grid->names, count, chosen);
	if (status != MIG_OK)
		return status;
	panels->count = count;
	for (i = 0; i < count; i++)
		panels->panels[i] = (struct mig_panel){ .series = i, .strong = chosen[i] };
	if (chart->request->top > 0)
		keep_largest(panels, chart->request->top);
	sort_panels(panels);
	for (i = 0; i < panels->count && chart->request->highlight.count == 0; i++)
		panels->panels[i].strong = true;
	return check_count(panels);
}

/* ------------------------------------------------------------------------- place */

/* What is left of `all` for each of `count` after the gaps between them. */
static double
part_of(double all, size_t count, double name)
{
	return (all - (double)(count - 1) * MIG_PANEL_GAP) / (double)count - name;
}

/* How far a panel is from one that looks well; smaller is better. */
static double
ugliness(const struct mig_panels *panels, double width, double height)
{
	double empty = (double)(panels->columns * panels->rows - panels->count);

	return fabs(log(width / height / 1.6)) + fabs(log(width / WIDTH_LIKED)) / 2 +
	       1.5 * empty / (double)panels->count;
}

enum mig_status
mig_panels_arrange(struct mig_panels *panels, double content)
{
	struct mig_chart *chart = panels->curves.chart;
	double all = chart->canvas.width - 2 * MIG_MARGIN - panels->axis, least = INFINITY;
	size_t columns, best = 0;

	for (columns = 1; columns <= panels->count && columns <= COLUMNS_MAX; columns++) {
		double width = part_of(all, columns, 0), height;

		panels->columns = columns;
		panels->rows = (panels->count + columns - 1) / columns;
		height = content > 0 ? part_of(content, panels->rows, MIG_PANEL_NAME)
				     : fmin(fmax(width / 1.6, HEIGHT_LOW), HEIGHT_HIGH);
		if (width < WIDTH_LEAST || height < HEIGHT_LEAST ||
		    ugliness(panels, width, height) >= least)
			continue;
		least = ugliness(panels, width, height);
		best = columns;
		panels->width = width;
		panels->height = floor(height);
	}
	if (best == 0) {
		if (chart->request->height > 0)
			mig_fail(chart->error, MIG_USAGE,
				 "%zu panels do not fit on a sheet of %gx%g pixels", panels->count,
				 chart->canvas.width, chart->request->height);
		else
			mig_fail(chart->error, MIG_USAGE,
				 "panels beside their axis do not fit into %g pixels",
				 chart->canvas.width);
		mig_hint(chart->error, "--size with more pixels, --top with fewer panels");
		return MIG_USAGE;
	}
	panels->columns = best;
	panels->rows = (panels->count + best - 1) / best;
	return MIG_OK;
}

double
mig_panels_height(const struct mig_panels *panels)
{
	return (double)panels->rows * (panels->height + MIG_PANEL_NAME + MIG_PANEL_GAP) -
	       MIG_PANEL_GAP;
}

void
mig_panels_place(struct mig_panels *panels, double top, double bottom)
{
	size_t i;

	panels->height = fmax(part_of(bottom - top, panels->rows, MIG_PANEL_NAME), 10);
	for (i = 0; i < panels->count; i++) {
		size_t row = i / panels->columns, column = i % panels->columns;

		panels->panels[i].left =
		    MIG_MARGIN + panels->axis + (double)column * (panels->width + MIG_PANEL_GAP);
		panels->panels[i].top =
		    top + MIG_PANEL_NAME +
		    (double)row * (panels->height + MIG_PANEL_NAME + MIG_PANEL_GAP);
	}
}

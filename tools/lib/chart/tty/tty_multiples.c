/* multiples in a terminal: a small plot a series, one below the other, all on one scale. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "chart/types/panels.h"
#include "tty.h"
#include "chart/words.h"

enum { ROWS = 3, PLOT_LEAST = 8, TEXT = MIG_NUMBER_SIZE + MIG_FLAGS_TEXT_SIZE + 1 };

struct page {
	struct mig_tty *tty;
	struct mig_panels panels;
	size_t tics, figures, width; /* columns */
	char high[MIG_NUMBER_SIZE], low[MIG_NUMBER_SIZE];
};

static double
x_of(const struct page *page, size_t slot)
{
	const struct mig_grid *grid = &page->panels.curves.grid;
	double first = grid->slots[0].at, span = grid->slots[grid->slot_count - 1].at - first;
	double part = span > 0 ? (grid->slots[slot].at - first) / span : 0.5;

	return round(part * (double)(2 * page->width - 1));
}

static void
place(const struct page *page, size_t series, size_t slot, double at[2])
{
	const struct mig_curves *curves = &page->panels.curves;
	double up = (mig_grid_number(&curves->grid, series, slot) - curves->scale.from) /
		    (curves->scale.to - curves->scale.from);

	at[0] = x_of(page, slot);
	at[1] = round((1 - up) * (4 * ROWS - 1));
}

static void
add_curve(struct page *page, size_t series, struct mig_tty_plot *plot, bool strong)
{
	const struct mig_curves *curves = &page->panels.curves;
	struct mig_tty_pen pen = { strong ? MIG_BLUE : MIG_OTHER_LINE, '*', 0 };
	double from[2], to[2];
	size_t i;

	for (i = 0; i < curves->grid.slot_count; i++) {
		if (!mig_grid_known(&curves->grid, series, i))
			continue;
		place(page, series, i, to);
		if (i > 0 && mig_curves_joined(curves, series, i))
			place(page, series, i - 1, from);
		else
			from[0] = to[0], from[1] = to[1];
		pen.every = mig_grid_flags(&curves->grid, series, i) & MIG_FLAG('F') ? 3 : 0;
		mig_tty_line(page->tty, plot, from, to, &pen);
	}
}

/* What the notes tell of, as in a line chart: hollow dots, and breaks. */
static void
add_marks(struct page *page, size_t series, struct mig_tty_plot *plot, bool strong)
{
	const struct mig_grid *grid = &page->panels.curves.grid;
	double at[2];
	size_t i;

	for (i = 0; i < grid->slot_count; i++) {
		mig_flags flags = mig_grid_flags(grid, series, i);

		if (mig_grid_known(grid, series, i) && flags & (MIG_FLAG('P') | MIG_FLAG('E'))) {
			place(page, series, i, at);
			mig_tty_mark(plot, at, page->tty->look.ascii ? "o" : "\xE2\x97\x8B",
				     strong ? MIG_BLUE : MIG_OTHER_LINE);
		}
		if (i > 0 && flags & MIG_FLAG('B'))
			mig_tty_upright(page->tty, plot, (x_of(page, i - 1) + x_of(page, i)) / 2);
	}
}

static void
last_figure(const struct page *page, size_t series, char text[TEXT])
{
	const struct mig_grid *grid = &page->panels.curves.grid;
	size_t last = page->panels.curves.lines.last[series];
	char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];

	text[0] = '\0';
	if (last != SIZE_MAX)
		snprintf(text, TEXT, "%s%s",
			 mig_chart_number(page->tty->chart,
					  mig_grid_value(grid, series, last).number, grid->digits,
					  number),
			 mig_flag_suffix(mig_grid_flags(grid, series, last), flags));
}

static void
find_layout(struct page *page)
{
	const struct mig_scale *scale = &page->panels.curves.scale;
	size_t i, width = page->tty->look.width, taken;
	char text[TEXT];

	mig_tic_text(page->tty->chart, scale, 0, false, page->low);
	mig_tic_text(page->tty->chart, scale, scale->count - 1, false, page->high);
	page->tics = mig_tty_columns(mig_text_of(page->high));
	if (mig_tty_columns(mig_text_of(page->low)) > page->tics)
		page->tics = mig_tty_columns(mig_text_of(page->low));
	for (i = 0; i < page->panels.count; i++) {
		size_t figure;

		last_figure(page, page->panels.panels[i].series, text);
		figure = mig_tty_columns(mig_text_of(text));
		page->figures = figure > page->figures ? figure : page->figures;
	}
	taken = page->tics + page->figures + 3;
	page->width = taken + PLOT_LEAST < width ? width - taken : PLOT_LEAST;
}

/* The row of the plot that a figure of the scale stands in. */
static size_t
row_of(const struct page *page, double figure)
{
	const struct mig_scale *scale = &page->panels.curves.scale;
	double up = (figure - scale->from) / (scale->to - scale->from);

	return (size_t)round((1 - up) * (4 * ROWS - 1)) / 4;
}

static void
add_panel(struct page *page, const struct mig_panel *panel)
{
	struct mig_tty *tty = page->tty;
	const struct mig_scale *scale = &page->panels.curves.scale;
	size_t last = page->panels.curves.lines.last[panel->series], row, end;
	struct mig_tty_plot plot;
	char text[TEXT];
	double at[2];

	if (!mig_tty_plot_new(tty, page->width, ROWS, &plot))
		return;
	if (panel->strong)
		mig_tty_bold(tty);
	mig_tty_wrap(tty, page->panels.curves.grid.names[panel->series]);
	mig_tty_plain(tty);
	if (last == SIZE_MAX) {
		mig_tty_blank(tty, page->tics + 1);
		mig_tty_string(tty, mig_word(tty->chart, ": not available"));
		mig_tty_end(tty);
		return;
	}
	add_curve(page, panel->series, &plot, panel->strong);
	add_marks(page, panel->series, &plot, panel->strong);
	last_figure(page, panel->series, text);
	place(page, panel->series, last, at);
	end = (size_t)at[1] / 4;
	for (row = 0; row < ROWS; row++) {
		const char *tic = row == row_of(page, mig_scale_tic(scale, 0)) ? page->low : "";

		if (row == row_of(page, mig_scale_tic(scale, scale->count - 1)))
			tic = page->high;

		mig_tty_field(tty, mig_text_of(tic), page->tics, MIG_ALIGN_RIGHT);
		mig_tty_blank(tty, 1);
		mig_tty_axis(tty);
		mig_tty_plot_row(tty, &plot, row);
		if (row == end) {
			mig_tty_blank(tty, page->tics + 2 + page->width + 1 - tty->column -
					       tty->blanks);
			mig_tty_string(tty, text);
		}
		mig_tty_end(tty);
	}
}

/* The first and the last period, below their ends of the plots. */
static void
add_periods(struct page *page)
{
	const struct mig_grid *grid = &page->panels.curves.grid;
	struct mig_text first = grid->slots[0].label;
	struct mig_text last = grid->slots[grid->slot_count - 1].label;
	size_t used = mig_tty_columns(first), more = mig_tty_columns(last);

	mig_tty_blank(page->tty, page->tics + 2);
	if (grid->slot_count > 1 && used + more < page->width) {
		mig_tty_put(page->tty, first);
		mig_tty_blank(page->tty, page->width - used - more);
	} else if (more < page->width) {
		mig_tty_blank(page->tty, (page->width - more) / (grid->slot_count > 1 ? 1 : 2));
	}
	mig_tty_put(page->tty, last);
	mig_tty_end(page->tty);
}

enum mig_status
mig_tty_multiples(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .panels = { .curves = { .chart = tty->chart,
						     .canvas = &tty->chart->canvas } } };
	enum mig_status status = mig_multiples_read(&page.panels);
	size_t i;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	find_layout(&page);
	for (i = 0; i < page.panels.count; i++)
		add_panel(&page, &page.panels.panels[i]);
	add_periods(&page);
	return MIG_OK;
}

/* The marks of line and fan in a terminal: lines of Braille dots, or of letters in ASCII. */
#include <math.h>

#include "tty_curves.h"

enum { DOTTED_SLOTS = 15, DASH = 6, PALE = 3 };

/* ------------------------------------------------------------------------ places */

double
mig_tty_x(const struct mig_tty_curves *page, size_t slot)
{
	const struct mig_grid *grid = &page->curves->grid;
	double first = grid->slots[0].at, last = grid->slots[grid->slot_count - 1].at;
	double wide = 2 * (double)page->plot.width - 3;

	return last > first ? 1 + (grid->slots[slot].at - first) / (last - first) * wide
			    : floor(wide / 2);
}

double
mig_tty_y(const struct mig_tty_curves *page, double value)
{
	const struct mig_scale *scale = &page->curves->scale;

	return (scale->to - value) / (scale->to - scale->from) * (4 * MIG_TTY_ROWS - 1);
}

char
mig_tty_letter(const struct mig_tty_curves *page, size_t series)
{
	size_t i, before = 0;

	if (!page->curves->lines.coloured[series])
		return '.';
	for (i = 0; i < series; i++)
		before += page->curves->lines.coloured[i];
	return (char)('a' + before);
}

/* ------------------------------------------------------------------------- marks */

static bool
has_flag(const struct mig_tty_curves *page, size_t series, size_t slot, char letter)
{
	return (mig_grid_flags(&page->curves->grid, series, slot) & MIG_FLAG(letter)) != 0;
}

static void
add_lines(struct mig_tty_curves *page, size_t series)
{
	const struct mig_curves *curves = page->curves;
	struct mig_tty_pen pen = { curves->lines.colours[series], mig_tty_letter(page, series),
				   curves->lines.coloured[series] ? 0 : PALE };
	size_t i;

	for (i = 1; i < curves->grid.slot_count; i++) {
		double from[2] = { mig_tty_x(page, i - 1), 0 }, to[2] = { mig_tty_x(page, i), 0 };
		struct mig_tty_pen dashed = pen;

		if (!mig_curves_joined(curves, series, i))
			continue;
		from[1] = mig_tty_y(page, mig_grid_number(&curves->grid, series, i - 1));
		to[1] = mig_tty_y(page, mig_grid_number(&curves->grid, series, i));
		dashed.every = DASH;
		mig_tty_line(page->tty, &page->plot, from, to,
			     has_flag(page, series, i, 'F') ? &dashed : &pen);
	}
}

/* Dots at the figures of a few periods, at the last, and at those that no line goes to. */
static void
add_dots(struct mig_tty_curves *page, size_t series)
{
	const struct mig_curves *curves = page->curves;
	bool coloured = curves->lines.coloured[series], ascii = page->tty->look.ascii;
	char letter[2] = { mig_tty_letter(page, series), '\0' };
	size_t i;

	for (i = 0; i < curves->grid.slot_count; i++) {
		bool hollow = has_flag(page, series, i, 'P') || has_flag(page, series, i, 'E');
		bool alone = !mig_curves_joined(curves, series, i) &&
			     !mig_curves_joined(curves, series, i + 1);
		double at[2] = { mig_tty_x(page, i), 0 };

		if (!mig_grid_known(&curves->grid, series, i))
			continue;
		if (!alone && !(coloured && (hollow || curves->grid.slot_count <= DOTTED_SLOTS ||
					     i == curves->lines.last[series])))
			continue;
		at[1] = mig_tty_y(page, mig_grid_number(&curves->grid, series, i));
		mig_tty_mark(&page->plot, at,
			     hollow  ? (ascii ? "o" : "\xE2\x97\x8B")
			     : ascii ? letter
				     : "\xE2\x97\x8F",
			     curves->lines.colours[series]);
	}
}

/* Between two periods in one of which a series breaks. */
static void
add_breaks(struct mig_tty_curves *page)
{
	const struct mig_grid *grid = &page->curves->grid;
	size_t i, j;

	for (i = 1; i < grid->slot_count; i++)
		for (j = 0; j < grid->series_count; j++)
			if (has_flag(page, j, i, 'B'))
				mig_tty_upright(page->tty, &page->plot,
						(mig_tty_x(page, i - 1) + mig_tty_x(page, i)) / 2);
}

/* ------------------------------------------------------------------------- band */

/* A limit at a slot, or the figure itself where the band opens. */
static double
limit_at(const struct mig_tty_curves *page, size_t limit, size_t slot)
{
	return mig_fan_banded(page->fan, slot) ? mig_grid_number(&page->fan->limit, limit, slot)
					       : mig_grid_number(&page->curves->grid, 0, slot);
}

/* The band between two slots, `part` of the way, at one column. */
static void
shade(struct mig_tty_curves *page, size_t from, size_t to, double part, size_t column)
{
	struct mig_tty_plot *plot = &page->plot;
	double ends[2];
	size_t limit, row;

	for (limit = MIG_FAN_LOWER; limit <= MIG_FAN_UPPER; limit++)
		ends[limit] = mig_tty_y(page, (1 - part) * limit_at(page, limit, from) +
						  part * limit_at(page, limit, to));
	for (row = 0; row < MIG_TTY_ROWS; row++) {
		double at[2] = { 2 * (double)column, 4 * (double)row };

		if (at[1] + 1.5 < ends[MIG_FAN_UPPER] - 1 || at[1] + 1.5 > ends[MIG_FAN_LOWER] + 1)
			continue;
		if (mig_tty_plot_free(plot, row, column))
			mig_tty_mark(plot, at, page->tty->look.ascii ? "'" : "\xE2\x96\x91",
				     page->curves->lines.colours[0]);
	}
}

/* Behind the line, so after it: only what is free is shaded. */
static void
add_band(struct mig_tty_curves *page)
{
	const struct mig_grid *grid = &page->curves->grid;
	size_t i, column;

	for (i = 0; i < grid->slot_count; i++) {
		size_t last = (size_t)mig_tty_x(page, i) / 2, first = last;
		bool joined = i > 0 && mig_curves_joined(page->curves, 0, i);

		if (!mig_fan_banded(page->fan, i))
			continue;
		/* A forecast without an interval is not a certain one: no band opens there. */
		joined =
		    joined && (mig_fan_banded(page->fan, i - 1) || !has_flag(page, 0, i - 1, 'F'));
		if (joined)
			first = (size_t)mig_tty_x(page, i - 1) / 2 + 1;
		for (column = first; column <= last && column < page->plot.width; column++) {
			double part = joined ? (2 * (double)column + 0.5 - mig_tty_x(page, i - 1)) /
						   (mig_tty_x(page, i) - mig_tty_x(page, i - 1))
					     : 1;

			shade(page, joined ? i - 1 : i, i, fmin(fmax(part, 0), 1), column);
		}
	}
}

/* --------------------------------------------------------------------------- all */

static void
add_zero(struct mig_tty_curves *page)
{
	const struct mig_scale *scale = &page->curves->scale;
	double y = round(mig_tty_y(page, 0)), from[2] = { 0, y },
	       to[2] = { 2 * (double)page->plot.width - 1, y };
	const struct mig_tty_pen pen = { MIG_AXIS, '-', 4 };

	if (scale->from < 0 && scale->to > 0)
		mig_tty_line(page->tty, &page->plot, from, to, &pen);
}

void
mig_tty_curve_marks(struct mig_tty_curves *page)
{
	const struct mig_curves *curves = page->curves;
	size_t i, pass;

	add_zero(page);
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < curves->grid.series_count; i++)
			if (curves->lines.coloured[i] == (pass == 1)) {
				add_lines(page, i);
				add_dots(page, i);
			}
	if (page->fan)
		add_band(page);
	add_breaks(page);
}

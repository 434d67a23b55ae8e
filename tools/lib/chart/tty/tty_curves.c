/* line and fan in a terminal: axes and names around a plot of dots. */
#include <math.h>
#include <stdint.h>

#include "tty_curves.h"

/* For the search of names below the axis a column counts as so many pixels, which is more than a
 * digit of a tic needs. */
enum { COLUMN_PIXELS = 10, PLOT_LEAST = 8, NAME_LEAST = 6 };

static size_t
row_of(const struct mig_tty_curves *page, double value)
{
	return (size_t)fmin(fmax(round(mig_tty_y(page, value)), 0), 4 * MIG_TTY_ROWS - 1) / 4;
}

/* ------------------------------------------------------------------------ labels */

static void
add_label(struct mig_tty_curves *page, struct mig_name name, char letter)
{
	page->labels[page->label_count++] =
	    (struct mig_tty_label){ .name = name, .letter = letter };
}

static void
sort_downwards(struct mig_tty_label *labels, size_t count)
{
	size_t i, j;

	for (i = 1; i < count; i++) {
		struct mig_tty_label moved = labels[i];

		for (j = i; j > 0 && labels[j - 1].name.y < moved.name.y; j--)
			labels[j] = labels[j - 1];
		labels[j] = moved;
	}
}

/* Each label at the row of its mark, or as near to it as others leave room. */
static void
place_labels(struct mig_tty_curves *page)
{
	double *rows = mig_arena_allocate(&page->tty->chart->arena,
					  (2 * page->label_count + 1) * sizeof *rows);
	size_t i;

	if (!rows) {
		page->tty->status = mig_fail_memory(page->tty->chart->error);
		return;
	}
	sort_downwards(page->labels, page->label_count);
	for (i = 0; i < page->label_count; i++)
		rows[i] = (double)row_of(page, page->labels[i].name.y);
	mig_spread(rows, rows + page->label_count, page->label_count, 1, 0, MIG_TTY_ROWS - 1);
	for (i = 0; i < page->label_count; i++) {
		size_t row = (size_t)fmax(round(rows[i]), 0);

		if (i > 0 && row <= page->labels[i - 1].row)
			row = page->labels[i - 1].row + 1;
		page->labels[i].row = row;
	}
}

/* A figure beside which nothing of a name could be read is not written, and no other one then. */
static void
find_room(struct mig_tty_curves *page)
{
	struct mig_curves *curves = page->curves;
	size_t i, most = page->tty->look.width * 2 / 5 - NAME_LEAST;

	for (i = 0; i < curves->grid.series_count && !curves->figureless; i++)
		curves->figureless =
		    curves->lines.coloured[i] && curves->lines.last[i] != SIZE_MAX &&
		    mig_tty_columns(mig_text_of(mig_curves_label(curves, i).figure)) > most;
	if (curves->figureless)
		mig_frame_note(page->tty->chart, "Last figures not shown: no room for them.");
}

static void
collect_labels(struct mig_tty_curves *page)
{
	const struct mig_curves *curves = page->curves;
	size_t i, drawn = 0, count = curves->grid.series_count;

	page->labels =
	    mig_arena_allocate(&page->tty->chart->arena, (count + 3) * sizeof *page->labels);
	if (!page->labels) {
		page->tty->status = mig_fail_memory(page->tty->chart->error);
		return;
	}
	for (i = 0; i < count; i++)
		drawn += curves->lines.last[i] != SIZE_MAX;
	for (i = 0; i < count; i++)
		if (curves->lines.last[i] != SIZE_MAX &&
		    (curves->lines.coloured[i] || drawn <= MIG_TTY_ROWS))
			add_label(page, mig_curves_label(curves, i), mig_tty_letter(page, i));
	if (page->fan && page->fan->banded != SIZE_MAX) {
		add_label(page, mig_fan_limit_name(page->fan, MIG_FAN_LOWER), '\0');
		add_label(page, mig_fan_limit_name(page->fan, MIG_FAN_UPPER), '\0');
	}
	place_labels(page);
}

/* "a immigration, CIS 14 833": the letter in ASCII only. */
static size_t
label_columns(const struct mig_tty_curves *page, const struct mig_tty_label *label, size_t *figure)
{
	*figure = mig_tty_columns(mig_text_of(label->name.figure));
	*figure += *figure > 0;
	*figure += page->tty->look.ascii && label->letter ? 2 : 0;
	return mig_tty_columns(label->name.name) + *figure;
}

static void
write_label(struct mig_tty_curves *page, const struct mig_tty_label *label)
{
	struct mig_tty *tty = page->tty;
	size_t figure, name = mig_tty_columns(label->name.name), room;
	char letter[3] = { label->letter, ' ', '\0' };

	label_columns(page, label, &figure);
	room = page->names > figure + 1 ? page->names - figure : 1;
	mig_tty_blank(tty, 1);
	if (label->name.strong)
		mig_tty_paint(tty, label->name.colour);
	if (tty->look.ascii && label->letter)
		mig_tty_string(tty, letter);
	mig_tty_field(tty, label->name.name, name < room ? name : room, MIG_ALIGN_LEFT);
	if (label->name.figure[0]) {
		mig_tty_blank(tty, 1);
		mig_tty_string(tty, label->name.figure);
	}
	mig_tty_plain(tty);
}

/* --------------------------------------------------------------------------- axes */

static const char *
tic_text(const struct mig_tty_curves *page, int i, char text[MIG_NUMBER_SIZE])
{
	return mig_tic_text(page->tty->chart, &page->curves->scale, i, false, text);
}

/* The columns of the texts left and right; the plot has the rest. */
static bool
make_plot(struct mig_tty_curves *page)
{
	const struct mig_scale *scale = &page->curves->scale;
	size_t i, figure, width = page->tty->look.width, most = width * 2 / 5, taken;
	char text[MIG_NUMBER_SIZE];

	for (i = 0; i < (size_t)scale->count; i++) {
		size_t tic = mig_tty_columns(mig_text_of(tic_text(page, (int)i, text)));

		page->axis = tic > page->axis ? tic : page->axis;
	}
	for (i = 0; i < page->label_count; i++) {
		size_t columns = label_columns(page, &page->labels[i], &figure);

		columns = columns > most ? most : columns;
		columns = columns < figure + 2 ? figure + 2 : columns;
		page->names = columns > page->names ? columns : page->names;
	}
	taken = page->axis + 3 + PLOT_LEAST;
	if (page->curves->figureless && taken + page->names > width)
		page->names = taken + NAME_LEAST < width ? width - taken : NAME_LEAST;
	taken = page->axis + page->names + 3;
	return mig_tty_plot_new(page->tty, taken + PLOT_LEAST < width ? width - taken : PLOT_LEAST,
				MIG_TTY_ROWS, &page->plot);
}

static void
add_row(struct mig_tty_curves *page, size_t row)
{
	struct mig_tty *tty = page->tty;
	const struct mig_scale *scale = &page->curves->scale;
	char text[MIG_NUMBER_SIZE];
	bool tic = false;
	size_t i;

	for (i = 0; i < (size_t)scale->count && !tic; i++) {
		tic = row_of(page, mig_scale_tic(scale, (int)i)) == row;
		if (tic)
			mig_tty_field(tty, mig_text_of(tic_text(page, (int)i, text)), page->axis,
				      MIG_ALIGN_RIGHT);
	}
	mig_tty_blank(tty, tic ? 1 : page->axis + 1);
	mig_tty_repeat(tty, tic ? "\xE2\x94\xA4" : "\xE2\x94\x82", tic ? "+" : "|", 1);
	mig_tty_plot_row(tty, &page->plot, row);
	for (i = 0; i < page->label_count; i++)
		if (page->labels[i].row == row)
			write_label(page, &page->labels[i]);
	mig_tty_end(tty);
}

/* The columns of the periods that have their names, from right to left; returns how many. */
static size_t
find_named(struct mig_tty_curves *page, size_t *slots)
{
	struct mig_canvas *canvas = page->curves->canvas;
	const struct mig_grid *grid = &page->curves->grid;
	size_t i = grid->slot_count, count = 0;
	struct mig_spacing step;

	canvas->left = (double)(page->axis + 2) * COLUMN_PIXELS;
	canvas->right = canvas->left + (double)page->plot.width * COLUMN_PIXELS;
	canvas->x_from = 0;
	canvas->x_to = 1;
	if (grid->slot_count > 1) {
		canvas->x_from = grid->slots[0].at;
		canvas->x_to = grid->slots[i - 1].at;
	}
	step = mig_period_spacing(canvas, grid);
	while ((i = mig_period_named(canvas, grid, i, &step)) != SIZE_MAX)
		slots[count++] = i;
	return count;
}

static void
add_axis(struct mig_tty_curves *page)
{
	struct mig_tty *tty = page->tty;
	const struct mig_grid *grid = &page->curves->grid;
	size_t *slots =
	    mig_arena_allocate(&tty->chart->arena, (grid->slot_count + 1) * sizeof *slots);
	size_t i, count, at = 0;

	if (!slots) {
		tty->status = mig_fail_memory(tty->chart->error);
		return;
	}
	count = find_named(page, slots);
	mig_tty_blank(tty, page->axis + 1);
	mig_tty_repeat(tty, "\xE2\x94\x94", "+", 1);
	for (i = count; i-- > 0; at++) {
		size_t column = (size_t)mig_tty_x(page, slots[i]) / 2;

		mig_tty_repeat(tty, "\xE2\x94\x80", "-", column > at ? column - at : 0);
		mig_tty_repeat(tty, "\xE2\x94\xAC", "+", 1);
		at = column > at ? column : at;
	}
	mig_tty_repeat(tty, "\xE2\x94\x80", "-", page->plot.width > at ? page->plot.width - at : 0);
	mig_tty_end(tty);
	for (i = count, at = 0; i-- > 0;) {
		struct mig_text name = grid->slots[slots[i]].label;
		size_t wide = mig_tty_columns(name), half = (wide - 1) / 2;
		size_t column = page->axis + 2 + (size_t)mig_tty_x(page, slots[i]) / 2;
		size_t start = column > half ? column - half : 0;

		start = at > 0 && start <= at ? at + 1 : start;
		mig_tty_blank(tty, start - at);
		mig_tty_put(tty, name);
		at = start + wide;
	}
	mig_tty_end(tty);
}

/* --------------------------------------------------------------------------- pages */

static enum mig_status
write_page(struct mig_tty_curves *page)
{
	size_t i;

	find_room(page);
	collect_labels(page);
	if (page->tty->status != MIG_OK || !make_plot(page))
		return page->tty->status;
	mig_tty_curve_marks(page);
	for (i = 0; i < MIG_TTY_ROWS; i++)
		add_row(page, i);
	add_axis(page);
	return page->tty->status;
}

enum mig_status
mig_tty_line_chart(struct mig_tty *tty)
{
	struct mig_curves curves = { .chart = tty->chart, .canvas = &tty->chart->canvas };
	struct mig_tty_curves page = { .tty = tty, .curves = &curves };
	enum mig_status status = mig_line_read(&curves);

	if (status != MIG_OK || tty->chart->empty)
		return status;
	return write_page(&page);
}

enum mig_status
mig_tty_fan(struct mig_tty *tty)
{
	struct mig_fan fan = { .curves = { .chart = tty->chart, .canvas = &tty->chart->canvas } };
	struct mig_tty_curves page = { .tty = tty, .curves = &fan.curves, .fan = &fan };
	enum mig_status status = mig_fan_read(&fan);

	if (status != MIG_OK || tty->chart->empty)
		return status;
	return write_page(&page);
}

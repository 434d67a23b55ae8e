/* balance in a terminal: a period a line, emigration to the left, immigration to the right of the
 * axis, the balance at the end. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/types/mirrored.h"
#include "tty.h"
#include "chart/words.h"

enum { IN = MIG_MIRRORED_IN, OUT = MIG_MIRRORED_OUT, NET = MIG_MIRRORED_NET, BARS_LEAST = 4 };

struct table {
	struct mig_tty *tty;
	struct mig_mirrored flows;
	size_t periods, figures[3]; /* columns */
	size_t bars[2];
	double unit; /* columns of a bar, a figure of 1 */
};

/* "+7 526" of a balance. */
static void
write_figure(const struct table *table, size_t flow, size_t slot,
	     char text[MIG_MIRRORED_TEXT_SIZE + 1])
{
	struct mig_value value = mig_mirrored_value(&table->flows, flow, slot);
	bool signed_up =
	    flow == NET && value.state == MIG_VALUE_KNOWN && mig_decimal_sign(value.number) > 0;

	text[0] = '+';
	mig_mirrored_figure(&table->flows, value, text + signed_up);
}

static double
length_of(const struct table *table, size_t flow, size_t slot)
{
	struct mig_value value = mig_mirrored_value(&table->flows, flow, slot);

	return value.state == MIG_VALUE_KNOWN ? fmax(mig_decimal_to_double(value.number), 0) : 0;
}

static void
find_layout(struct table *table)
{
	const struct mig_grid *grid = &table->flows.grid;
	size_t i, flow, room, taken, width = table->tty->look.width;
	char text[MIG_MIRRORED_TEXT_SIZE + 1];
	double most[2] = { 0, 0 };

	table->figures[NET] = mig_tty_columns(mig_text_of(mig_word(table->tty->chart, "Net")));
	for (i = 0; i < grid->slot_count; i++) {
		size_t name = mig_tty_columns(grid->slots[i].label);

		table->periods = name > table->periods ? name : table->periods;
		for (flow = IN; flow <= NET; flow++) {
			size_t *columns = &table->figures[flow], figure;

			write_figure(table, flow, i, text);
			figure = mig_tty_columns(mig_text_of(text));
			*columns = figure > *columns ? figure : *columns;
			if (flow != NET)
				most[flow] = fmax(most[flow], length_of(table, flow, i));
		}
	}
	taken = table->periods + table->figures[IN] + table->figures[OUT] + table->figures[NET] + 6;
	room = taken + BARS_LEAST < width ? width - taken : BARS_LEAST;
	/* Each side has a quarter at least, for its name. */
	table->bars[OUT] = room / 2;
	if (most[IN] + most[OUT] > 0)
		table->bars[OUT] = (size_t)lround(
		    fmin(fmax(most[OUT] / (most[IN] + most[OUT]), 0.25), 0.75) * (double)room);
	table->bars[IN] = room - table->bars[OUT];
	table->unit = INFINITY;
	for (flow = IN; flow <= OUT; flow++)
		if (most[flow] > 0)
			table->unit = fmin(table->unit, (double)table->bars[flow] / most[flow]);
	if (isinf(table->unit))
		table->unit = 0;
}

static void
add_heads(struct table *table)
{
	struct mig_tty *tty = table->tty;
	size_t left = table->figures[OUT] + 1 + table->bars[OUT];
	size_t right = table->bars[IN] + 1 + table->figures[IN];

	mig_tty_blank(tty, table->periods + 1);
	mig_tty_paint(tty, MIG_ORANGE);
	mig_tty_field(tty, mig_text_of(mig_mirrored_name(&table->flows, OUT)), left,
		      MIG_ALIGN_RIGHT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	mig_tty_paint(tty, MIG_BLUE);
	mig_tty_field(tty, mig_text_of(mig_mirrored_name(&table->flows, IN)), right,
		      MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	mig_tty_field(tty, mig_text_of(mig_word(tty->chart, "Net")), table->figures[NET],
		      MIG_ALIGN_RIGHT);
	mig_tty_end(tty);
}

static void
add_break(struct table *table)
{
	struct mig_tty *tty = table->tty;

	mig_tty_blank(tty, table->periods + 1);
	mig_tty_repeat(tty, "\xE2\x94\x84", "-", 3);
	mig_tty_blank(tty, 1);
	mig_tty_string(tty, mig_word(tty->chart, "Break in series"));
	mig_tty_blank(tty, 1);
	mig_tty_repeat(tty, "\xE2\x94\x84", "-",
		       tty->look.width > tty->column + 1 ? tty->look.width - tty->column - 1 : 0);
	mig_tty_end(tty);
}

static void
add_period(struct table *table, size_t slot)
{
	struct mig_tty *tty = table->tty;
	double out = length_of(table, OUT, slot) * table->unit;
	double in = length_of(table, IN, slot) * table->unit;
	size_t columns[2] = { mig_tty_bar_columns(tty, in, false),
			      mig_tty_bar_columns(tty, out, true) };
	char text[MIG_MIRRORED_TEXT_SIZE + 1];

	mig_tty_field(tty, table->flows.grid.slots[slot].label, table->periods, MIG_ALIGN_LEFT);
	mig_tty_blank(tty, 1);
	write_figure(table, OUT, slot, text);
	mig_tty_field(tty, mig_text_of(text), table->figures[OUT] + table->bars[OUT] - columns[OUT],
		      MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, 1);
	mig_tty_paint(tty, MIG_ORANGE);
	mig_tty_bar(tty, out, true);
	mig_tty_plain(tty);
	mig_tty_axis(tty);
	mig_tty_paint(tty, MIG_BLUE);
	mig_tty_bar(tty, in, false);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	write_figure(table, IN, slot, text);
	mig_tty_field(tty, mig_text_of(text), table->figures[IN] + table->bars[IN] - columns[IN],
		      MIG_ALIGN_LEFT);
	mig_tty_blank(tty, 1);
	write_figure(table, NET, slot, text);
	mig_tty_field(tty, mig_text_of(text), table->figures[NET], MIG_ALIGN_RIGHT);
	mig_tty_end(tty);
}

enum mig_status
mig_tty_balance(struct mig_tty *tty)
{
	struct table table = { .tty = tty,
			       .flows = { .chart = tty->chart, .canvas = &tty->chart->canvas } };
	enum mig_status status = mig_mirrored_read(&table.flows);
	size_t i;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	find_layout(&table);
	add_heads(&table);
	for (i = 0; i < table.flows.grid.slot_count; i++) {
		if (i > 0 && mig_mirrored_broken(&table.flows, i))
			add_break(&table);
		add_period(&table, i);
	}
	return MIG_OK;
}

/* waterfall in a terminal: a step a line, each bar beginning where the one before it ends, in
 * halves of a column. */
#include <math.h>
#include <string.h>

#include "chart/types/steps.h"
#include "tty.h"

enum { BARS_LEAST = 8, NAMES_LEAST = 6 };

struct table {
	struct mig_tty *tty;
	struct mig_steps steps;
	size_t names, bars; /* columns */
	double low, unit;   /* the figure at the left edge; halves of a column, a figure of 1 */
};

/* "+590", "−17 249". */
static void
figure_of(const struct table *table, const struct mig_step *step, char text[MIG_FIGURE_SIZE + 1])
{
	bool plus =
	    !step->total && mig_known(step->value) && mig_decimal_sign(step->value.number) > 0;

	*text = '+';
	mig_figure_text(table->tty->chart, step->value, table->steps.digits, text + plus);
}

/* The totals that bars of changes begin and end at are told in figures. */
static bool
has_bar(const struct table *table, const struct mig_step *step)
{
	return mig_known(step->value) && !(step->total && table->steps.relative);
}

static void
find_layout(struct table *table)
{
	size_t i, figures = 0, width = table->tty->look.width, most = width * 2 / 5, taken;
	double low = table->steps.relative ? INFINITY : 0, high = -INFINITY;
	char text[MIG_FIGURE_SIZE + 1];

	for (i = 0; i < table->steps.count; i++) {
		const struct mig_step *step = &table->steps.items[i];
		size_t name = mig_tty_columns(step->name), figure;

		figure_of(table, step, text);
		figure = mig_tty_columns(mig_text_of(text));
		figures = figure > figures ? figure : figures;
		table->names = name > table->names ? name : table->names;
		if (!has_bar(table, step))
			continue;
		low = fmin(low, fmin(mig_value_number(step->from), mig_value_number(step->to)));
		high = fmax(high, fmax(mig_value_number(step->from), mig_value_number(step->to)));
	}
	table->names = table->names > most ? most : table->names;
	taken = figures + 3;
	if (table->names + taken + BARS_LEAST > width)
		table->names = taken + BARS_LEAST + NAMES_LEAST < width ? width - taken - BARS_LEAST
									: NAMES_LEAST;
	taken += table->names;
	table->bars = taken + BARS_LEAST < width ? width - taken : BARS_LEAST;
	table->low = low;
	table->unit = high > low ? 2 * (double)table->bars / (high - low) : 0;
}

static enum mig_colour
colour_of(const struct mig_step *step)
{
	if (step->total || step->rest)
		return MIG_OTHER_FILL;
	return mig_value_number(step->value) < 0 ? MIG_ORANGE : MIG_BLUE;
}

static size_t
half_of(const struct table *table, double figure)
{
	return (size_t)lround(fmax(figure - table->low, 0) * table->unit);
}

static void
add_bar(struct table *table, const struct mig_step *step)
{
	static const char *const halves[] = { " ", "\xE2\x96\x8C", "\xE2\x96\x90", "\xE2\x96\x88" };
	struct mig_tty *tty = table->tty;
	double ends[2] = { mig_value_number(step->from), mig_value_number(step->to) };
	size_t from = half_of(table, fmin(ends[0], ends[1])), i;
	size_t to = half_of(table, fmax(ends[0], ends[1]));

	/* What is not 0 is never drawn as nothing. */
	if (from == to && ends[0] != ends[1]) {
		from -= from == 2 * table->bars;
		to = from + 1;
	}
	mig_tty_blank(tty, from / 2);
	mig_tty_paint(tty, colour_of(step));
	for (i = from / 2; 2 * i < to; i++)
		mig_tty_repeat(tty,
			       halves[(2 * i >= from && 2 * i < to) +
				      2 * (2 * i + 1 >= from && 2 * i + 1 < to)],
			       "#", 1);
	mig_tty_plain(tty);
}

static void
add_step(struct table *table, const struct mig_step *step)
{
	struct mig_tty *tty = table->tty;
	char text[MIG_FIGURE_SIZE + 1];

	if (step->strong)
		mig_tty_bold(tty);
	mig_tty_field(tty, step->name, table->names, MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	mig_tty_axis(tty);
	if (has_bar(table, step))
		add_bar(table, step);
	mig_tty_blank(tty, 1);
	figure_of(table, step, text);
	mig_tty_string(tty, text);
	mig_tty_end(tty);
}

enum mig_status
mig_tty_waterfall(struct mig_tty *tty)
{
	struct table table = {
		.tty = tty, .steps = { .chart = tty->chart, .couples = { .chart = tty->chart } }
	};
	enum mig_status status = mig_steps_read(&table.steps);
	size_t i;

	if (status != MIG_OK)
		return status;
	tty->chart->empty = table.steps.known == 0;
	if (tty->chart->empty)
		return MIG_OK;
	find_layout(&table);
	for (i = 0; i < table.steps.count; i++)
		add_step(&table, &table.steps.items[i]);
	mig_frame_flags(tty->chart, table.steps.flags);
	return MIG_OK;
}

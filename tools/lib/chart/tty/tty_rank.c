/* rank in a terminal: a name, a bar, its figure a line. */
#include <math.h>

#include "chart/types/bars.h"
#include "tty.h"

enum { BARS_LEAST = 6, NAMES_LEAST = 6 };

/* In columns. */
struct layout {
	size_t names, before, left, right; /* `before`: for figures left of the bars */
	double unit;			   /* of the bars, a figure of 1 */
};

static struct layout
find_layout(const struct mig_tty *tty, const struct mig_rank *rank)
{
	struct layout layout = { 0 };
	size_t i, after = 0, most = tty->look.width * 2 / 5, bars, taken;
	double span = rank->high - rank->low;

	for (i = 0; i < rank->count; i++) {
		const struct mig_bar *bar = &rank->bars[i];
		bool loss = mig_bar_known(bar) && mig_bar_number(bar) < 0;
		size_t figure = 1 + mig_tty_columns(mig_text_of(bar->figure));
		size_t name = mig_tty_columns(bar->name), *room = loss ? &layout.before : &after;

		layout.names = name > layout.names ? name : layout.names;
		*room = figure > *room ? figure : *room;
	}
	layout.names = layout.names > most ? most : layout.names;
	taken = layout.before + after + 2 + BARS_LEAST;
	if (layout.names + taken > tty->look.width)
		layout.names =
		    taken + NAMES_LEAST < tty->look.width ? tty->look.width - taken : NAMES_LEAST;
	taken = layout.names + layout.before + after + 2;
	bars = taken + BARS_LEAST < tty->look.width ? tty->look.width - taken : BARS_LEAST;
	if (span > 0) {
		layout.left = (size_t)ceil((double)bars * -rank->low / span);
		layout.right = bars - layout.left;
		layout.unit = (double)bars / span;
		/* A part of a column on either side of the axis is one more than there is. */
		if (layout.left > 0 && layout.right > 0)
			layout.unit = fmin((double)layout.left / -rank->low,
					   (double)layout.right / rank->high);
	}
	return layout;
}

static void
add_bar(struct mig_tty *tty, const struct mig_rank *rank, const struct layout *layout,
	const struct mig_bar *bar)
{
	double length = mig_bar_known(bar) ? fabs(mig_bar_number(bar)) * layout->unit : 0;
	bool loss = mig_bar_known(bar) && mig_bar_number(bar) < 0;
	size_t columns = mig_tty_bar_columns(tty, length, loss);
	struct mig_text figure = mig_text_of(bar->figure);

	if (bar->strong)
		mig_tty_bold(tty);
	mig_tty_field(tty, bar->name, layout->names, MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	if (loss)
		mig_tty_field(tty, figure, layout->before + layout->left - columns - 1,
			      MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, loss ? 1 : layout->before + layout->left);
	if (loss) {
		mig_tty_paint(tty, mig_bar_colour(rank, bar));
		mig_tty_bar(tty, length, true);
		mig_tty_plain(tty);
	}
	mig_tty_axis(tty);
	if (!loss) {
		if (length > 0)
			mig_tty_paint(tty, mig_bar_colour(rank, bar));
		mig_tty_bar(tty, length, false);
		mig_tty_plain(tty);
		mig_tty_blank(tty, 1);
		mig_tty_put(tty, figure);
	}
	mig_tty_end(tty);
}

enum mig_status
mig_tty_rank(struct mig_tty *tty)
{
	struct mig_rank rank = { .chart = tty->chart, .canvas = &tty->chart->canvas };
	struct layout layout;
	size_t i;
	enum mig_status status = mig_rank_read(&rank);

	if (status != MIG_OK || tty->chart->empty)
		return status;
	layout = find_layout(tty, &rank);
	for (i = 0; i < rank.count; i++)
		add_bar(tty, &rank, &layout, &rank.bars[i]);
	return MIG_OK;
}

/* A name, a bar on a scale that all share, its figure: a line each. */
#include <math.h>

#include "tty.h"

enum { BARS_LEAST = 6, NAMES_LEAST = 6 };

void
mig_tty_rows_measure(struct mig_tty_rows *rows, const struct mig_tty_row *row)
{
	size_t figure = 1 + mig_tty_columns(mig_text_of(row->figure));
	size_t name = mig_tty_columns(row->name);
	size_t *room = row->number < 0 ? &rows->before : &rows->after;

	rows->names = name > rows->names ? name : rows->names;
	*room = figure > *room ? figure : *room;
	/* NaN, where there is no figure, is neither. */
	rows->low = fmin(rows->low, row->number);
	rows->high = fmax(rows->high, row->number);
}

void
mig_tty_rows_fit(const struct mig_tty *tty, struct mig_tty_rows *rows)
{
	size_t width = tty->look.width - rows->indent, most = width * 2 / 5, bars, taken;
	double span = rows->high - rows->low;

	rows->names = rows->names > most ? most : rows->names;
	taken = rows->before + rows->after + 2 + BARS_LEAST;
	if (rows->names + taken > width)
		rows->names = taken + NAMES_LEAST < width ? width - taken : NAMES_LEAST;
	taken = rows->names + rows->before + rows->after + 2;
	bars = taken + BARS_LEAST < width ? width - taken : BARS_LEAST;
	if (span > 0) {
		size_t right;

		rows->left = (size_t)ceil((double)bars * -rows->low / span);
		right = bars - rows->left;
		rows->unit = (double)bars / span;
		/* A part of a column on either side of the axis is one more than there is. */
		if (rows->left > 0 && right > 0)
			rows->unit =
			    fmin((double)rows->left / -rows->low, (double)right / rows->high);
	}
}

void
mig_tty_rows_add(struct mig_tty *tty, const struct mig_tty_rows *rows,
		 const struct mig_tty_row *row)
{
	double length = isnan(row->number) ? 0 : fabs(row->number) * rows->unit;
	bool loss = row->number < 0;
	size_t columns = mig_tty_bar_columns(tty, length, loss);
	struct mig_text figure = mig_text_of(row->figure);

	if (row->strong)
		mig_tty_bold(tty);
	mig_tty_field(tty, row->name, rows->names, MIG_ALIGN_LEFT);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	if (loss)
		mig_tty_field(tty, figure, rows->before + rows->left - columns - 1,
			      MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, loss ? 1 : rows->before + rows->left);
	if (loss) {
		mig_tty_paint(tty, row->colour);
		mig_tty_bar(tty, length, true);
		mig_tty_plain(tty);
	}
	mig_tty_axis(tty);
	if (!loss) {
		if (length > 0)
			mig_tty_paint(tty, row->colour);
		mig_tty_bar(tty, length, false);
		mig_tty_plain(tty);
		mig_tty_blank(tty, 1);
		mig_tty_put(tty, figure);
	}
	mig_tty_end(tty);
}

/* rank in a terminal: a name, a bar, its figure a line. */
#include <math.h>

#include "chart/types/bars.h"
#include "tty.h"

static struct mig_tty_row
row_of(const struct mig_rank *rank, const struct mig_bar *bar)
{
	return (struct mig_tty_row){ .name = bar->name,
				     .figure = bar->figure,
				     .number = mig_bar_known(bar) ? mig_bar_number(bar) : NAN,
				     .colour = mig_bar_colour(rank, bar),
				     .strong = bar->strong };
}

void
mig_tty_rank_bars(struct mig_tty *tty, const struct mig_rank *rank)
{
	struct mig_tty_rows rows = { 0 };
	size_t i;

	for (i = 0; i < rank->count; i++) {
		struct mig_tty_row row = row_of(rank, &rank->bars[i]);

		mig_tty_rows_measure(&rows, &row);
	}
	mig_tty_rows_fit(tty, &rows);
	for (i = 0; i < rank->count; i++) {
		struct mig_tty_row row = row_of(rank, &rank->bars[i]);

		mig_tty_rows_add(tty, &rows, &row);
	}
}

enum mig_status
mig_tty_rank(struct mig_tty *tty)
{
	struct mig_rank rank = { .chart = tty->chart, .canvas = &tty->chart->canvas };
	enum mig_status status = mig_rank_read(&rank);

	if (status == MIG_OK && !tty->chart->empty)
		mig_tty_rank_bars(tty, &rank);
	return status;
}

/* world in a terminal: the countries in order of their figures, as rank has its bars. */
#include "chart/maps/globe.h"
#include "chart/types/bars.h"
#include "tty.h"

/* Names in full, and figures in words, with plus signs if `with_sign`. */
static void
set_texts(struct mig_rank *rank, const struct mig_globe *globe, bool with_sign)
{
	size_t i;

	for (i = 0; i < rank->count; i++) {
		struct mig_bar *bar = &rank->bars[i];
		bool plus = with_sign && mig_bar_known(bar) && mig_bar_number(bar) > 0;

		if (!bar->other)
			bar->name = globe->names[globe->place_of[mig_outlines_find(
			    &globe->outlines, bar->name)]];
		*bar->figure = '+';
		mig_figure_text(rank->chart, bar->value, rank->grid.digits, bar->figure + plus);
	}
}

enum mig_status
mig_tty_world(struct mig_tty *tty)
{
	struct mig_chart *chart = tty->chart;
	struct mig_globe globe = { .chart = chart, .canvas = &chart->canvas };
	struct mig_rank rank = { .chart = chart, .canvas = &chart->canvas };
	enum mig_status status = mig_world_read(&globe);

	if (status != MIG_OK || chart->empty)
		return status;
	status = mig_places_shades(&globe.places, &globe.classes);
	rank.grid = globe.places.grid;
	rank.series = globe.places.series;
	/* Shares are no counts, though they can be added up. */
	rank.grid.additive = globe.dots;
	if (status == MIG_OK)
		status = mig_rank_collect(&rank);
	if (status == MIG_OK)
		status = mig_rank_leave_out(&rank, mig_rows_most(chart, rank.count,
								 MIG_ROWS_BELOW, true));
	if (status != MIG_OK)
		return status;
	set_texts(&rank, &globe, !globe.dots && globe.classes.diverging);
	mig_tty_rank_bars(tty, &rank);
	return MIG_OK;
}

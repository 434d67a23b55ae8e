/* sankey in a terminal: between two stages each origin with its total, below it a bar for each
 * destination; all bars have one scale. */
#include <math.h>

#include "chart/types/streams.h"
#include "tty.h"

struct page {
	struct mig_tty *tty;
	struct mig_streams streams;
	struct mig_tty_rows rows;
};

static void
add_arrow(struct mig_tty *tty)
{
	mig_tty_repeat(tty, "\xE2\x86\x92", "->", 1);
	mig_tty_blank(tty, 1);
}

static void
add_node(struct page *page, const struct mig_node *node)
{
	struct mig_tty *tty = page->tty;
	bool chosen = tty->chart->request->highlight.count > 0;
	char figure[MIG_FIGURE_SIZE], clean[MIG_TEXT_BYTES_MAX];
	size_t taken, width = tty->look.width;

	mig_stream_figure(&page->streams, node->total, figure);
	taken = 2 + mig_tty_columns(mig_text_of(figure));
	if (node->strong || !chosen)
		mig_tty_bold(tty);
	mig_tty_put(tty, mig_tty_cut(node->name, taken < width ? width - taken : 1, clean));
	mig_tty_plain(tty);
	mig_tty_string(tty, ":");
	mig_tty_blank(tty, 1);
	mig_tty_string(tty, figure);
	mig_tty_end(tty);
}

/* Each flow that is more than nothing, as in the picture: measured, or written if `add`. */
static void
add_flows(struct page *page, size_t stage, size_t from, bool add)
{
	const struct mig_streams *streams = &page->streams;
	size_t to;

	for (to = 0; to < streams->counts[stage + 1]; to++) {
		struct mig_value link = mig_stream_link(streams, stage, from, to);
		const struct mig_node *node = &streams->nodes[stage + 1][to];
		char figure[MIG_FIGURE_SIZE];
		struct mig_tty_row row = { .name = node->name,
					   .figure = figure,
					   .strong = node->strong };

		if (link.state == MIG_VALUE_NONE || mig_decimal_sign(link.number) == 0)
			continue;
		mig_stream_figure(streams, link, figure);
		row.number = mig_stream_size(link);
		row.colour = mig_stream_colour(streams, stage, from, to);
		if (!add) {
			mig_tty_rows_measure(&page->rows, &row);
			continue;
		}
		add_arrow(page->tty);
		mig_tty_rows_add(page->tty, &page->rows, &row);
	}
}

static void
add_title(struct page *page, size_t stage, size_t width)
{
	struct mig_chart *chart = page->tty->chart;
	char title[256], clean[MIG_TEXT_BYTES_MAX];

	mig_column_words(chart, chart->table->names[page->streams.roles.by[stage]], title,
			 sizeof title);
	mig_tty_put(page->tty, mig_tty_cut(mig_text_of(title), width, clean));
}

/* The names of both stages, then the flows between them. */
static void
add_block(struct page *page, size_t stage)
{
	struct mig_tty *tty = page->tty;
	size_t i, width = (tty->look.width - 4) / 2;

	add_title(page, stage, width);
	mig_tty_blank(tty, 1);
	add_arrow(tty);
	add_title(page, stage + 1, width);
	mig_tty_end(tty);
	mig_tty_end(tty);
	for (i = 0; i < page->streams.counts[stage]; i++) {
		add_node(page, &page->streams.nodes[stage][i]);
		add_flows(page, stage, i, true);
	}
	mig_tty_end(tty);
}

enum mig_status
mig_tty_sankey(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .streams = { .chart = tty->chart },
			     .rows = { .indent = tty->look.ascii ? 3 : 2 } };
	const struct mig_streams *streams = &page.streams;
	enum mig_status status = mig_sankey_read(&page.streams, INFINITY);
	size_t stage, i, last;

	if (status != MIG_OK || tty->chart->empty)
		return status;
	last = streams->stages - 1;
	for (stage = 0; stage < last; stage++)
		for (i = 0; i < streams->counts[stage]; i++)
			add_flows(&page, stage, i, false);
	mig_tty_rows_fit(tty, &page.rows);
	for (stage = 0; stage < last; stage++)
		add_block(&page, stage);
	/* The totals of the last stage stand nowhere else. */
	add_title(&page, last, tty->look.width);
	mig_tty_end(tty);
	mig_tty_end(tty);
	for (i = 0; i < streams->counts[last]; i++)
		add_node(&page, &streams->nodes[last][i]);
	return MIG_OK;
}

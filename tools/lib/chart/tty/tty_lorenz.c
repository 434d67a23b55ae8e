/* lorenz in a terminal: the curves below the diagonal of equal shares, their Gini indices below. */
#include <math.h>

#include "chart/types/lorenz_points.h"
#include "tty.h"
#include "chart/words.h"

/* Columns of the figures at the axis, and of the plot, which is about square. */
enum { TICS = 5, PLOT_MOST = 40, PLOT_LEAST = 20 };

struct page {
	struct mig_tty *tty;
	struct mig_lorenz lorenz;
	struct mig_tty_plot plot;
};

/* In dots, of parts of 100. */
static void
place(const struct page *page, double units, double share, double at[2])
{
	at[0] = round(units / 100 * (double)(2 * page->plot.width - 1));
	at[1] = round((1 - share / 100) * (double)(4 * page->plot.height - 1));
}

/* Without colours the second of two curves is told by its gaps. */
static const struct {
	const char *stroke;
	char letter;
	int every;
} strokes[MIG_LORENZ_MAX] = { { "\xE2\x94\x81", '*', 0 }, { "\xE2\x95\x8D", 'o', 4 } };

static void
add_diagonal(struct page *page)
{
	const struct mig_tty_pen pen = { MIG_AXIS, '.', 3 };
	double from[2], to[2];

	place(page, 0, 0, from);
	place(page, 100, 100, to);
	mig_tty_line(page->tty, &page->plot, from, to, &pen);
}

static void
add_curve(struct page *page, size_t number)
{
	const struct mig_lorenz_curve *curve = &page->lorenz.curves[number];
	const struct mig_tty_pen pen = { mig_lorenz_colour(&page->lorenz, number),
					 strokes[number].letter, strokes[number].every };
	double from[2], to[2];

	for (size_t i = 1; i < curve->count; i++) {
		place(page, curve->points[i - 1].units, curve->points[i - 1].share, from);
		place(page, curve->points[i].units, curve->points[i].share, to);
		mig_tty_line(page->tty, &page->plot, from, to, &pen);
	}
}

/* The plot with 0, 50 and 100 at its axes. */
static void
add_plot(struct page *page)
{
	struct mig_tty *tty = page->tty;
	size_t last = page->plot.height - 1, half = page->plot.width / 2;

	for (size_t row = 0; row <= last; row++) {
		const char *tic = row == 0	    ? "100 %"
				  : row == last / 2 ? "50"
				  : row == last	    ? "0"
						    : "";

		mig_tty_field(tty, mig_text_of(tic), TICS, MIG_ALIGN_RIGHT);
		mig_tty_blank(tty, 1);
		mig_tty_axis(tty);
		mig_tty_plot_row(tty, &page->plot, row);
		mig_tty_end(tty);
	}
	mig_tty_blank(tty, TICS + 2);
	mig_tty_string(tty, "0");
	mig_tty_field(tty, mig_text_of("50"), half, MIG_ALIGN_RIGHT);
	mig_tty_field(tty, mig_text_of("100 %"), page->plot.width - half - 1, MIG_ALIGN_RIGHT);
	mig_tty_end(tty);
}

/* A line a curve: its stroke, its name and its index. */
static void
add_legend(struct page *page)
{
	struct mig_tty *tty = page->tty;

	for (size_t i = 0; i < page->lorenz.count; i++) {
		const struct mig_lorenz_curve *curve = &page->lorenz.curves[i];
		const char ascii[] = { strokes[i].letter, '\0' };
		char text[MIG_LORENZ_GINI_SIZE];
		size_t room = tty->look.width - TICS - 5;

		mig_lorenz_gini(&page->lorenz, curve, text);
		room -= mig_tty_columns(mig_text_of(text)) + 2;
		mig_tty_blank(tty, TICS + 2);
		mig_tty_paint(tty, mig_lorenz_colour(&page->lorenz, i));
		mig_tty_repeat(tty, strokes[i].stroke, ascii, 2);
		mig_tty_plain(tty);
		mig_tty_blank(tty, 1);
		if (curve->name.length > 0) {
			char clean[MIG_TEXT_BYTES_MAX];

			mig_tty_put(tty, mig_tty_cut(curve->name, room, clean));
			mig_tty_blank(tty, 2);
		}
		mig_tty_string(tty, text);
		mig_tty_end(tty);
	}
	mig_tty_blank(tty, TICS + 2);
	mig_tty_paint(tty, MIG_AXIS);
	mig_tty_repeat(tty, "\xE2\x94\x84", ".", 2);
	mig_tty_plain(tty);
	mig_tty_blank(tty, 1);
	mig_tty_string(tty, mig_word(tty->chart, "Equal shares"));
	mig_tty_end(tty);
}

enum mig_status
mig_tty_lorenz(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .lorenz = { .chart = tty->chart, .canvas = &tty->chart->canvas } };
	size_t width = tty->look.width - TICS - 3;
	enum mig_status status = mig_lorenz_read(&page.lorenz);

	if (status == MIG_OK)
		status = mig_lorenz_words(&page.lorenz);
	if (status != MIG_OK)
		return status;
	if (page.lorenz.count == 0)
		return mig_frame_empty(tty->chart);
	width = width < PLOT_LEAST ? PLOT_LEAST : width > PLOT_MOST ? PLOT_MOST : width;
	if (!mig_tty_plot_new(tty, width, width / 2, &page.plot))
		return tty->status;
	add_diagonal(&page);
	for (size_t i = 0; i < page.lorenz.count; i++)
		add_curve(&page, i);
	add_plot(&page);
	add_legend(&page);
	mig_frame_flags(tty->chart, page.lorenz.flags);
	return MIG_OK;
}

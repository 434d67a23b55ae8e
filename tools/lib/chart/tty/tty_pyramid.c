/* pyramid in a terminal: a line an age, men left and women right of it, the oldest first. Two
 * populations stand one below the other, on one scale. */
#include <math.h>
#include <string.h>

#include "chart/types/pyramid.h"
#include "tty.h"
#include "chart/words.h"

enum { BARS_LEAST = 4, TEXT = 2 * MIG_NUMBER_SIZE + 64 };

struct page {
	struct mig_tty *tty;
	struct mig_pyramid pyramid;
	size_t ages, figures[MIG_SEXES], bars; /* columns; bars: of one sex */
	double unit;			       /* columns of a length of 1 */
};

static void
find_layout(struct page *page, double most)
{
	const struct mig_people *people = &page->pyramid.people;
	size_t i, sex, band, width = page->tty->look.width, taken;
	char text[TEXT];

	for (band = 0; band < people->band_count; band++) {
		size_t age = mig_tty_columns(people->bands[band].shown);

		page->ages = age > page->ages ? age : page->ages;
		for (i = 0; i < people->count; i++)
			for (sex = 0; sex < MIG_SEXES; sex++) {
				size_t figure;

				mig_pyramid_figure(&page->pyramid, i, sex, band, text, sizeof text);
				figure = mig_tty_columns(mig_text_of(text));
				if (figure > page->figures[sex])
					page->figures[sex] = figure;
			}
	}
	if (page->ages > width / 4)
		page->ages = width / 4;
	/* Two blanks about the ages, one beside each figure. */
	taken = page->ages + page->figures[0] + page->figures[1] + 4;
	page->bars = taken + 2 * BARS_LEAST < width ? (width - taken) / 2 : BARS_LEAST;
	page->unit = most > 0 ? (double)page->bars / most : 0;
}

static void
add_sex(struct page *page, size_t population, size_t sex, size_t band)
{
	const struct mig_pyramid *pyramid = &page->pyramid;
	struct mig_tty *tty = page->tty;
	bool known = mig_pyramid_known(pyramid, population, sex, band), left = sex == 0;
	double length =
	    known ? mig_pyramid_length(pyramid, population, sex, band) * page->unit : 0;
	size_t columns = mig_tty_bar_columns(tty, length, left);
	char text[TEXT];

	mig_pyramid_figure(pyramid, population, sex, band, text, sizeof text);
	if (left)
		mig_tty_field(tty, mig_text_of(text), page->figures[0] + page->bars - columns,
			      MIG_ALIGN_RIGHT);
	if (left)
		mig_tty_blank(tty, 1);
	mig_tty_paint(tty, mig_sex_colours[sex]);
	mig_tty_bar(tty, length, left);
	mig_tty_plain(tty);
	if (left)
		return;
	mig_tty_blank(tty, 1);
	mig_tty_string(tty, text);
}

static void
add_population(struct page *page, size_t population)
{
	const struct mig_people *people = &page->pyramid.people;
	struct mig_tty *tty = page->tty;
	size_t band, half = page->figures[0] + page->bars + 1;

	if (people->count > 1) {
		if (population > 0)
			mig_tty_end(tty);
		mig_tty_bold(tty);
		mig_tty_field(tty, people->names[population], tty->look.width, MIG_ALIGN_LEFT);
		tty->blanks = 0;
		mig_tty_end(tty);
	}
	mig_tty_field(tty, mig_text_of(mig_pyramid_sex(&page->pyramid, 0)), half, MIG_ALIGN_RIGHT);
	mig_tty_blank(tty, page->ages + 2);
	mig_tty_string(tty, mig_pyramid_sex(&page->pyramid, 1));
	mig_tty_end(tty);
	for (band = people->band_count; band-- > 0;) {
		add_sex(page, population, 0, band);
		mig_tty_blank(tty, 1);
		mig_tty_field(tty, people->bands[band].shown, page->ages, MIG_ALIGN_CENTRE);
		mig_tty_blank(tty, 1);
		add_sex(page, population, 1, band);
		mig_tty_end(tty);
	}
}

enum mig_status
mig_tty_pyramid(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .pyramid = { .people = { .chart = tty->chart },
					  .chart = tty->chart,
					  .canvas = &tty->chart->canvas } };
	double most;
	size_t missing, i;
	enum mig_status status = mig_pyramid_read(&page.pyramid, &most, &missing);

	if (status != MIG_OK || tty->chart->empty)
		return status;
	find_layout(&page, most);
	for (i = 0; i < page.pyramid.people.count; i++)
		add_population(&page, i);
	if (missing > 0)
		mig_frame_note(tty->chart, "Figures that are not available: %zu.", missing);
	return MIG_OK;
}

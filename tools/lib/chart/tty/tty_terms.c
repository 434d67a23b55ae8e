/* terms in a terminal: a bar from the first day to the last, below its name. */
#include <math.h>
#include <stdint.h>

#include "chart/types/stages.h"
#include "tty.h"
#include "chart/words.h"

struct page {
	struct mig_tty *tty;
	struct mig_stages stages;
	size_t names, bars; /* columns; names 0: they stand above their bars */
	double low, unit;   /* days; columns a day */
	bool limit, over, halves;
};

static double
end_of(const struct mig_stage *stage)
{
	return stage->known ? fmax(fmax(stage->to, stage->limit), stage->high) : 0;
}

static double
start_of(const struct mig_stage *stage)
{
	return stage->known ? fmin(fmin(stage->from, stage->limit), fmin(stage->low, 0)) : 0;
}

static void
find_layout(struct page *page)
{
	size_t i, names = 0, figures = 0, width = page->tty->look.width;
	double high = 0;

	for (i = 0; i < page->stages.count; i++) {
		const struct mig_stage *stage = &page->stages.items[i];
		size_t name = mig_tty_columns(stage->name);
		size_t figure = mig_tty_columns(mig_text_of(stage->figure));

		names = name > names ? name : names;
		figures = figure > figures ? figure : figures;
		page->low = fmin(page->low, start_of(stage));
		high = fmax(high, end_of(stage));
	}
	/* A blank on either side of the bar, and the stroke of the limit behind it. */
	page->names = names + figures + 3 <= width * 3 / 5 ? names : 0;
	page->bars = page->names + figures + 4;
	page->bars = page->bars + 8 < width ? width - page->bars : 8;
	page->unit = high > page->low ? (double)page->bars / (high - page->low) : 0;
}

static size_t
column_of(const struct page *page, double day)
{
	return (size_t)lround(fmax(day - page->low, 0) * page->unit);
}

static void
add_bar(struct page *page, const struct mig_stage *stage)
{
	struct mig_tty *tty = page->tty;
	size_t from = column_of(page, stage->from), to = column_of(page, stage->to), i, last;
	double limit = mig_stage_limit(stage);
	size_t stroke = isnan(limit) ? SIZE_MAX : column_of(page, limit);
	bool halves = mig_stage_halves(stage);
	size_t low = halves ? column_of(page, stage->low) : 1;
	size_t high = halves ? column_of(page, stage->high) : 0;

	/* What takes time is never drawn as nothing. */
	to = to == from && stage->to > stage->from ? from + 1 : to;
	if (stroke == from && to == from + 1 && limit > stage->from)
		stroke = to;
	last = to;
	last = halves && high > last ? high : last;
	last = stroke != SIZE_MAX && stroke + 1 > last ? stroke + 1 : last;
	for (i = 0; i < last; i++) {
		bool over = !isnan(stage->limit) && (stage->before ? i < stroke : i >= stroke);

		if (i == stroke) {
			mig_tty_repeat(tty, "\xE2\x94\x83", "|", 1);
		} else if (i >= low && i < high) {
			mig_tty_repeat(tty, "\xE2\x94\x81", "=", 1);
		} else if (i >= from && i < to) {
			mig_tty_paint(tty, over ? MIG_ORANGE : MIG_BLUE);
			mig_tty_repeat(tty, over ? "\xE2\x96\x92" : "\xE2\x96\x88",
				       over ? "%" : "#", 1);
			mig_tty_plain(tty);
		} else {
			mig_tty_blank(tty, 1);
		}
	}
	page->limit |= stroke != SIZE_MAX;
	page->over |= mig_stage_exceeds(stage);
	page->halves |= halves;
	mig_tty_blank(tty, 1);
}

static void
add_stage(struct page *page, size_t i)
{
	const struct mig_stages *stages = &page->stages;
	const struct mig_stage *stage = &stages->items[i];
	struct mig_tty *tty = page->tty;

	if (stages->grouped &&
	    (i == 0 || !mig_text_equal(stage->group, stages->items[i - 1].group))) {
		if (i > 0)
			mig_tty_end(tty);
		mig_tty_bold(tty);
		mig_tty_wrap(tty, stage->group);
	}
	if (stage->strong)
		mig_tty_bold(tty);
	if (page->names > 0) {
		mig_tty_field(tty, stage->name, page->names, MIG_ALIGN_LEFT);
		mig_tty_plain(tty);
		mig_tty_blank(tty, 1);
	} else {
		mig_tty_wrap(tty, stage->name);
		mig_tty_blank(tty, 1);
	}
	if (stage->known)
		add_bar(page, stage);
	if (tty->column + tty->blanks + mig_tty_columns(mig_text_of(stage->figure)) >
	    tty->look.width) {
		mig_tty_end(tty);
		mig_tty_blank(tty, 2);
		mig_tty_wrap(tty, mig_text_of(stage->figure));
		return;
	}
	mig_tty_string(tty, stage->figure);
	mig_tty_end(tty);
}

static void
add_notes(struct page *page, size_t left_out)
{
	struct mig_chart *chart = page->tty->chart;
	mig_flags flags = 0;
	size_t i;

	for (i = 0; i < page->stages.count; i++)
		flags |= page->stages.items[i].flags;
	if (page->limit)
		mig_frame_note(chart, "Upright stroke: the limit, at most so long.");
	if (page->over)
		mig_frame_note(chart, "Behind the stroke: beyond the limit.");
	if (page->halves)
		mig_frame_note(chart, "Thin line: the middle half of the cases.");
	if (page->stages.mixed)
		mig_frame_note(chart, "Drawn with 30.44 days a month, 365.25 days a year and "
				      "five working days a week.");
	if (left_out > 0)
		mig_frame_note(chart, "Not shown: %zu with shorter terms.", left_out);
	mig_frame_flags(chart, flags);
}

enum mig_status
mig_tty_terms(struct mig_tty *tty)
{
	struct page page = { .tty = tty, .stages = { .chart = tty->chart } };
	size_t top = tty->chart->request->top, count, i;
	bool any = false;
	enum mig_status status = mig_stages_read(&page.stages);

	if (status == MIG_OK)
		status = mig_stages_find_strong(&page.stages);
	if (status != MIG_OK)
		return status;
	mig_stages_titles(&page.stages);
	count = page.stages.count;
	for (i = 0; i < count; i++)
		any |= page.stages.items[i].known;
	if (!any)
		return mig_frame_empty(tty->chart);
	mig_stages_sort(&page.stages);
	if (top > 0 && top < count)
		status = mig_stages_keep_longest(&page.stages, top);
	if (status != MIG_OK)
		return status;
	find_layout(&page);
	for (i = 0; i < page.stages.count; i++)
		add_stage(&page, i);
	add_notes(&page, count - page.stages.count);
	return MIG_OK;
}

/* matrix in a terminal: a line an origin, a column a destination; behind each figure two characters
 * that are the darker the larger it is. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "chart/types/matrix.h"
#include "tty.h"
#include "chart/types.h"
#include "chart/words.h"

enum { NAME_MOST = 12, TEXT = MIG_NUMBER_SIZE + MIG_FLAGS_TEXT_SIZE + 1 };

struct page {
	struct mig_tty *tty;
	struct mig_matrix matrix;
	struct mig_classes classes;
	size_t names, cell; /* columns; a cell with its shade and the blank before it */
};

static void
figure_of(const struct page *page, size_t i, size_t j, char text[TEXT])
{
	struct mig_value value = mig_od_value(&page->matrix.od, i, j);
	char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];

	if (value.state == MIG_VALUE_NONE && i == j)
		text[0] = '\0';
	else if (value.state != MIG_VALUE_KNOWN)
		snprintf(text, TEXT, "%s", value.flags & MIG_FLAG('Q') ? "c" : ":");
	else
		snprintf(text, TEXT, "%s%s",
			 mig_chart_number(page->tty->chart, value.number, page->matrix.od.digits,
					  number),
			 mig_flag_suffix(value.flags, flags));
}

/* Five shades: of six classes the two lowest are one. Returns how many figures are known. */
static size_t
find_classes(struct page *page, mig_flags *flags)
{
	const struct mig_od *od = &page->matrix.od;
	double low = INFINITY, high = 0;
	size_t i, j, known = 0;

	*flags = 0;
	for (i = 0; i < od->count; i++)
		for (j = 0; j < od->count; j++) {
			struct mig_value value = mig_od_value(od, i, j);
			double number = mig_decimal_to_double(value.number);

			if (value.state != MIG_VALUE_KNOWN)
				continue;
			known++;
			*flags |= value.flags;
			low = number > 0 ? fmin(low, number) : low;
			high = fmax(high, number);
		}
	page->classes = (struct mig_classes){ { 0 }, 1 };
	if (high > 0)
		page->classes = mig_classes_of(low, high);
	while (page->classes.count > MIG_TTY_SHADES) {
		page->classes.count--;
		for (i = 0; i + 1 < page->classes.count; i++)
			page->classes.breaks[i] = page->classes.breaks[i + 1];
	}
	return known;
}

static void
measure(struct page *page)
{
	const struct mig_od *od = &page->matrix.od;
	size_t i, j, most = page->tty->look.width / 3;
	char text[TEXT];

	page->names = page->cell = 0;
	for (i = 0; i < od->count; i++) {
		size_t name = mig_tty_columns(od->places[i].name);

		if (od->places[i].origin && name > page->names)
			page->names = name;
		name = name > NAME_MOST ? NAME_MOST : name;
		if (od->places[i].destination && name > page->cell)
			page->cell = name;
		for (j = 0; j < od->count; j++) {
			size_t figure;

			figure_of(page, i, j, text);
			figure = mig_tty_columns(mig_text_of(text));
			page->cell = figure > page->cell ? figure : page->cell;
		}
	}
	page->names = page->names > most ? most : page->names;
	page->cell += 3;
}

/* The place of all that is left out can be as wide as its name, or as the sum of everything. */
static void
widen_for_other(struct page *page)
{
	const struct mig_od *od = &page->matrix.od;
	size_t i, j, name = mig_tty_columns(mig_text_of(mig_word(page->tty->chart, "Other")));
	struct mig_value sum = mig_value_of(0);
	char text[MIG_NUMBER_SIZE];

	for (i = 0; i < od->count; i++)
		for (j = 0; j < od->count; j++) {
			struct mig_value value = mig_od_value(od, i, j);

			if (value.state == MIG_VALUE_KNOWN && sum.state == MIG_VALUE_KNOWN)
				sum = mig_value_add(sum, value);
		}
	mig_chart_number(page->tty->chart, sum.number, od->digits, text);
	if (mig_tty_columns(mig_text_of(text)) + 3 > page->cell)
		page->cell = mig_tty_columns(mig_text_of(text)) + 3;
	page->names = name > page->names ? name : page->names;
	page->cell = name + 3 > page->cell ? name + 3 : page->cell;
}

/* Leave out places until the rest has room. */
static enum mig_status
fit(struct page *page)
{
	struct mig_od *od = &page->matrix.od;
	size_t most = page->tty->chart->request->top, width = page->tty->look.width;
	enum mig_status status;

	measure(page);
	if (most == 0 || most > od->count)
		most = od->count;
	if (most < od->count || most * page->cell + page->names > width) {
		widen_for_other(page);
		if ((most + 1) * page->cell + page->names > width)
			most = (width - page->names) / page->cell - 1;
	}
	status = mig_od_leave_out(od, most > 0 && most <= od->count ? most : 1);
	measure(page);
	return status;
}

static void
add_row(struct page *page, size_t i)
{
	const struct mig_od *od = &page->matrix.od;
	struct mig_tty *tty = page->tty;
	char text[TEXT];
	size_t j;

	mig_tty_field(tty, od->places[i].name, page->names, MIG_ALIGN_LEFT);
	for (j = 0; j < od->count; j++) {
		struct mig_value value = mig_od_value(od, i, j);
		double number = mig_decimal_to_double(value.number);

		if (!od->places[j].destination)
			continue;
		figure_of(page, i, j, text);
		mig_tty_field(tty, mig_text_of(text), page->cell - 2, MIG_ALIGN_RIGHT);
		if (value.state == MIG_VALUE_KNOWN && number > 0)
			mig_tty_shade(tty, mig_class_of(&page->classes, number), 2, MIG_BLUE);
		else
			mig_tty_blank(tty, 2);
	}
	mig_tty_end(tty);
}

/* The shades with the figures that part them. */
static void
add_legend(struct page *page)
{
	struct mig_tty *tty = page->tty;
	char text[MIG_NUMBER_SIZE];
	size_t i;

	mig_tty_end(tty);
	for (i = 0; i < page->classes.count; i++) {
		struct mig_decimal number;

		mig_tty_shade(tty, i, 2, MIG_BLUE);
		if (i + 1 == page->classes.count ||
		    !mig_decimal_from_double(page->classes.breaks[i],
					     page->classes.breaks[i] < 1 ? 6 : 0, &number))
			break;
		mig_tty_blank(tty, 1);
		mig_tty_string(tty, mig_chart_number(tty->chart, number, number.scale, text));
		mig_tty_blank(tty, 1);
	}
	mig_tty_end(tty);
}

enum mig_status
mig_tty_matrix(struct mig_tty *tty)
{
	struct page page = { .tty = tty,
			     .matrix = { .od = { .chart = tty->chart },
					 .chart = tty->chart,
					 .canvas = &tty->chart->canvas } };
	const struct mig_od *od = &page.matrix.od;
	mig_flags flags;
	size_t i;
	enum mig_status status = mig_od_read(&page.matrix.od);

	if (status != MIG_OK)
		return status;
	mig_matrix_words(&page.matrix);
	if (find_classes(&page, &flags) == 0)
		return mig_frame_empty(tty->chart);
	status = fit(&page);
	if (status != MIG_OK)
		return status;
	find_classes(&page, &flags);
	mig_tty_blank(tty, page.names);
	for (i = 0; i < od->count; i++)
		if (od->places[i].destination) {
			mig_tty_blank(tty, 1);
			mig_tty_field(tty, od->places[i].name, page.cell - 3, MIG_ALIGN_RIGHT);
			mig_tty_blank(tty, 2);
		}
	mig_tty_end(tty);
	for (i = 0; i < od->count; i++)
		if (od->places[i].origin)
			add_row(&page, i);
	if (page.classes.count > 1)
		add_legend(&page);
	mig_frame_flags(tty->chart, flags);
	return MIG_OK;
}

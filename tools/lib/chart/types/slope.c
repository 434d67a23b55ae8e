/* slope: two figures of each unit, one left and one right, joined by a line: of two periods or two
 * groups as mig-compare sets them side by side, or the first and last period of a series. One or
 * two lines stand out, blue upwards and orange downwards; the others are grey. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "couples.h"
#include "chart/names.h"
#include "chart/types.h"
#include "chart/words.h"

enum {
	CONTENT = 350,
	HEAD = 34,
	BELOW = 14,
	NARROW = 560,	 /* a sheet on which the left labels are figures alone */
	NAMED_ALL = 14,	 /* lines that all have names */
	NAMED_SOME = 12, /* of more, so many have one */
	COLOURED_MOST = 6,
	FEW = 6, /* labels that hardly move */
	WIDE_GUTTER = 40,
	NAME_LEAST = 60,
	POINTER_HALF = 5,
};

/* What labels may take of the sheet, the right ones more where that leaves as much to the lines. */
#define LEFT_MOST   0.32
#define RIGHT_MOST  0.4
#define LINES_LEAST 0.25

struct slope {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_couples couples; /* the most important first */
	bool *coloured;
	size_t named;	 /* so many of them have a name */
	bool figureless; /* there is no room for figures beside the names */
};

/* ---------------------------------------------------------------------- choice */

static int
sign_of(const struct mig_couple *item)
{
	return mig_known(item->change) ? mig_decimal_sign(item->change.number) : 0;
}

static enum mig_colour
colour_of(const struct slope *slope, size_t i)
{
	int sign = sign_of(&slope->couples.items[i]);

	if (!slope->coloured[i])
		return MIG_OTHER_LINE;
	return sign > 0 ? MIG_BLUE : sign < 0 ? MIG_ORANGE : MIG_INK;
}

/* The couple that rises (or, with -1, falls) most, or SIZE_MAX. */
static size_t
find_extreme(const struct mig_couples *couples, int sign)
{
	size_t i, best = SIZE_MAX;

	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];

		if (sign_of(item) == sign &&
		    (best == SIZE_MAX ||
		     sign * mig_decimal_compare(item->change.number,
						couples->items[best].change.number) >
			 0))
			best = i;
	}
	return best;
}

/* Without --highlight: all of two lines, of more the largest rise and the largest fall. */
static void
choose_extremes(struct slope *slope)
{
	const struct mig_couples *couples = &slope->couples;
	size_t i, rise = find_extreme(couples, 1), fall = find_extreme(couples, -1);

	for (i = 0; i < couples->count; i++)
		slope->coloured[i] = couples->count <= 2 || i == rise || i == fall;
	if (couples->count <= 2)
		return;
	if (rise != SIZE_MAX && fall != SIZE_MAX)
		mig_frame_note(slope->chart, "In colour: the largest rise and the largest fall.");
	else if (rise != SIZE_MAX)
		mig_frame_note(slope->chart, "In colour: the largest rise.");
	else if (fall != SIZE_MAX)
		mig_frame_note(slope->chart, "In colour: the largest fall.");
}

/* Bring those in colour to the front; the order is kept otherwise. */
static enum mig_status
bring_forward(struct slope *slope)
{
	struct mig_couples *couples = &slope->couples;
	struct mig_arena *arena = &slope->chart->arena;
	struct mig_couple *items = mig_arena_allocate(arena, (couples->count + 1) * sizeof *items);
	size_t i, pass, count = 0, coloured = 0;

	if (!items)
		return mig_fail_memory(slope->chart->error);
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < couples->count; i++)
			if (slope->coloured[i] == (pass == 0)) {
				items[count++] = couples->items[i];
				coloured += pass == 0;
			}
	couples->items = items;
	for (i = 0; i < count; i++)
		slope->coloured[i] = i < coloured;
	return MIG_OK;
}

static enum mig_status
choose(struct slope *slope)
{
	struct mig_couples *couples = &slope->couples;
	struct mig_chart *chart = slope->chart;
	size_t i, wanted = chart->request->highlight.count;

	slope->coloured = mig_arena_allocate(&chart->arena, couples->count + 1);
	if (!slope->coloured)
		return mig_fail_memory(chart->error);
	if (wanted > COLOURED_MOST)
		return mig_fail(chart->error, MIG_USAGE,
				"--highlight: at most %d lines stand out beside others",
				(int)COLOURED_MOST);
	for (i = 0; i < couples->count; i++)
		slope->coloured[i] = couples->items[i].strong;
	if (wanted == 0)
		choose_extremes(slope);
	return bring_forward(slope);
}

/* Take out those without any figure, and tell what else has no line. */
static void
tell_missing(struct slope *slope)
{
	struct mig_couples *couples = &slope->couples;
	size_t i, count = 0, without = couples->count;
	bool broken = false, half = false;

	for (i = 0; i < couples->count; i++) {
		struct mig_couple item = couples->items[i];
		bool first = mig_known(item.first), second = mig_known(item.second);

		broken = broken || (item.broken && first && second);
		half = half || first != second;
		if (first || second)
			couples->items[count++] = item;
	}
	couples->count = count;
	if (without > count)
		mig_frame_note(slope->chart, "Not available at all: %zu.", without - count);
	if (half)
		mig_frame_note(slope->chart, "Without a line: one figure is not available.");
	if (broken)
		mig_frame_note(slope->chart, "Not joined: break in series.");
}

/* ---------------------------------------------------------------------- labels */

static struct mig_name
label_of(const struct slope *slope, size_t i, bool second)
{
	const struct mig_couple *item = &slope->couples.items[i];
	struct mig_value value = second ? item->second : item->first;
	struct mig_name name = { .name = item->name,
				 .colour = colour_of(slope, i),
				 .strong = slope->coloured[i],
				 .x = second ? 1 : 0,
				 .y = mig_value_number(value) };
	char figure[MIG_FIGURE_SIZE];

	if (slope->figureless)
		return name;
	mig_figure_text(slope->chart, value, slope->couples.digits, figure);
	snprintf(name.figure, sizeof name.figure, "%.*s", (int)sizeof name.figure - 1, figure);
	/* The name stands at the right, where there is room, unless there is nothing. */
	if (!second && slope->canvas->width < NARROW && mig_known(item->second))
		name.name.length = 0;
	return name;
}

/* A figure beside which nothing of a name could be read is not written, and no other one then. */
static void
find_room(struct slope *slope)
{
	double width = slope->canvas->width;
	bool narrow = width < NARROW;
	size_t i;

	for (i = 0; i < slope->named; i++) {
		struct mig_name left = label_of(slope, i, false), right = label_of(slope, i, true);
		double least = narrow && left.name.length == 0 ? 0 : NAME_LEAST;

		if (slope->figureless)
			break;
		left.name.length = right.name.length = 0;
		if (mig_names_width(&left, 1, INFINITY) > width * LEFT_MOST - least ||
		    mig_names_width(&right, 1, INFINITY) > width * RIGHT_MOST - NAME_LEAST)
			slope->figureless = true;
	}
	if (slope->figureless)
		mig_frame_note(slope->chart, "Figures not shown: no room for them.");
}

/* The labels of one side go to *names; returns how many there are. */
static size_t
collect_labels(const struct slope *slope, bool second, struct mig_name *names)
{
	size_t i, count = 0;

	for (i = 0; i < slope->named; i++) {
		const struct mig_couple *item = &slope->couples.items[i];

		if (mig_known(second ? item->second : item->first))
			names[count++] = label_of(slope, i, second);
	}
	return count;
}

/* Above the line that the figures are on. */
static void
set_heading(const struct slope *slope, bool second)
{
	static const struct mig_style style = { MIG_ALIGN_CENTRE, MIG_FACE_BOLD, 14, MIG_INK };
	struct mig_canvas *canvas = slope->canvas;
	double x = second ? canvas->right : canvas->left;
	double outside = second ? canvas->width - MIG_MARGIN - x : x - MIG_MARGIN;
	double inside = (canvas->right - canvas->left) / 2 - 6;

	mig_canvas_label(canvas, x, canvas->top - 26, 2 * fmin(outside, inside), &style,
			 slope->couples.names[second]);
}

static enum mig_status
set_labels(struct slope *slope)
{
	struct mig_canvas *canvas = slope->canvas;
	struct mig_arena *arena = &slope->chart->arena;
	struct mig_name *left = mig_arena_allocate(arena, (slope->named + 1) * sizeof *left);
	struct mig_name *right = mig_arena_allocate(arena, (slope->named + 1) * sizeof *right);
	size_t left_count, right_count;
	double left_width, right_width, gutter = MIG_NAMES_GUTTER, most;

	if (!left || !right)
		return mig_fail_memory(slope->chart->error);
	left_count = collect_labels(slope, false, left);
	right_count = collect_labels(slope, true, right);
	if (slope->named > FEW)
		gutter = canvas->width < NARROW ? WIDE_GUTTER / 2.0 : WIDE_GUTTER;
	left_width = mig_names_width(left, left_count, canvas->width * LEFT_MOST) + gutter -
		     MIG_NAMES_GUTTER;
	/* What the left labels do not take, as long as the lines keep their part. */
	most = canvas->width * (1 - LINES_LEAST) - 2 * MIG_MARGIN - left_width - gutter +
	       MIG_NAMES_GUTTER;
	right_width =
	    mig_names_width(right, right_count, fmax(most, canvas->width * RIGHT_MOST)) + gutter -
	    MIG_NAMES_GUTTER;
	canvas->left = MIG_MARGIN + left_width;
	canvas->right = canvas->width - MIG_MARGIN - right_width;
	mig_names_set_side(slope->chart, left, left_count, left_width, MIG_SIDE_LEFT, gutter);
	mig_names_set_side(slope->chart, right, right_count, right_width, MIG_SIDE_RIGHT, gutter);
	set_heading(slope, false);
	set_heading(slope, true);
	return MIG_OK;
}

/* ----------------------------------------------------------------------- marks */

static void
find_range(struct slope *slope)
{
	double low = INFINITY, high = -INFINITY;
	size_t i;

	for (i = 0; i < slope->couples.count; i++) {
		const struct mig_couple *item = &slope->couples.items[i];
		double first = mig_value_number(item->first),
		       second = mig_value_number(item->second);

		low = fmin(low, fmin(first, second));
		high = fmax(high, fmax(first, second));
	}
	/* From 0 where that leaves most of the height to the lines. */
	if (low > 0 && low <= high / 3)
		low = 0;
	else if (high < 0 && high >= low / 3)
		high = 0;
	else if (low > 0 || high < 0)
		mig_frame_note(slope->chart, "The vertical scale does not start at 0.");
	if (low == high) {
		low -= 1;
		high += 1;
	}
	slope->canvas->x_from = 0;
	slope->canvas->x_to = 1;
	slope->canvas->y_from = low;
	slope->canvas->y_to = high;
}

static void
add_lines(const struct slope *slope, const char *name, enum mig_colour colour)
{
	size_t i;

	mig_canvas_begin(slope->canvas, name);
	for (i = 0; i < slope->couples.count; i++) {
		const struct mig_couple *item = &slope->couples.items[i];

		if (mig_known(item->change) && colour_of(slope, i) == colour)
			mig_canvas_stroke(slope->canvas, 0, mig_value_number(item->first), 1,
					  mig_value_number(item->second));
	}
	mig_canvas_end(slope->canvas);
}

static void
add_dot(const struct slope *slope, size_t i, struct mig_value value, double x)
{
	double dot[4] = { x, mig_value_number(value), slope->coloured[i] ? 0.85 : 0.55,
			  colour_of(slope, i) };

	if (!mig_known(value))
		return;
	mig_canvas_row(slope->canvas, dot, 4);
	if (value.flags & (MIG_FLAG('P') | MIG_FLAG('E'))) {
		dot[2] -= 0.33;
		dot[3] = MIG_WHITE;
		mig_canvas_row(slope->canvas, dot, 4);
	}
}

/* Grey ones first, so that what stands out lies on top. */
static void
add_dots(const struct slope *slope)
{
	size_t i;

	mig_canvas_begin(slope->canvas, "DOTS");
	for (i = slope->couples.count; i-- > 0;) {
		add_dot(slope, i, slope->couples.items[i].first, 0);
		add_dot(slope, i, slope->couples.items[i].second, 1);
	}
	mig_canvas_end(slope->canvas);
}

/* "CIS, 2009: 32 082; 2014: 14 833", along the line, or around the only dot. */
static void
add_pointer(const struct slope *slope, size_t i)
{
	const struct mig_couples *couples = &slope->couples;
	const struct mig_couple *item = &couples->items[i];
	double half = POINTER_HALF * fabs(mig_canvas_y_pixel(slope->canvas));
	double from = mig_value_number(item->first), to = mig_value_number(item->second);
	char first[MIG_FIGURE_SIZE], second[MIG_FIGURE_SIZE], words[1024];

	mig_figure_text(slope->chart, item->first, couples->digits, first);
	mig_figure_text(slope->chart, item->second, couples->digits, second);
	snprintf(words, sizeof words, "%.300s, %.100s%s%s; %.100s%s%s", item->name.bytes,
		 couples->names[0].bytes, mig_figure_colon(first), first, couples->names[1].bytes,
		 mig_figure_colon(second), second);
	if (mig_known(item->change)) {
		const double ring[4][2] = {
			{ 0, from - half }, { 1, to - half }, { 1, to + half }, { 0, from + half }
		};

		mig_canvas_mark_rings(slope->canvas, ring, 4, "%s", words);
		return;
	}
	if (mig_known(item->first))
		mig_canvas_mark_point(slope->canvas, 0, from, POINTER_HALF + 2, "%s", words);
	if (mig_known(item->second))
		mig_canvas_mark_point(slope->canvas, 1, to, POINTER_HALF + 2, "%s", words);
}

static void
add_axes(const struct slope *slope)
{
	struct mig_canvas *canvas = slope->canvas;

	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, canvas->y_from, 0, canvas->y_to);
	mig_canvas_stroke(canvas, 1, canvas->y_from, 1, canvas->y_to);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "GRID");
	if (canvas->y_from < 0 && canvas->y_to > 0)
		mig_canvas_stroke(canvas, 0, 0, 1, 0);
	mig_canvas_end(canvas);
}

/* How many lines can have a name. */
static void
choose_named(struct slope *slope)
{
	size_t count = slope->couples.count, fit;
	double content = mig_frame_content(slope->chart, BELOW + HEAD);

	slope->named = count <= NAMED_ALL ? count : NAMED_SOME;
	fit = (size_t)fmax(2, (content - 40) / MIG_NAME_GAP);
	if (content > 0 && slope->named > fit)
		slope->named = fit;
	if (slope->named < count)
		mig_frame_note(slope->chart, "Lines without a name have smaller figures.");
}

static enum mig_status
draw(struct slope *slope)
{
	struct mig_canvas *canvas = slope->canvas;
	double content;
	size_t i, fit;
	enum mig_status status;

	find_range(slope);
	choose_named(slope);
	find_room(slope);
	mig_frame_describe(slope->chart, "Slope chart, %.100s and %.100s: %zu.",
			   slope->couples.names[0].bytes, slope->couples.names[1].bytes,
			   slope->couples.count);
	mig_couples_describe(&slope->couples);
	content = fmax(CONTENT, MIG_NAME_GAP * (double)slope->named);
	mig_frame_layout(slope->chart, content + HEAD, BELOW);
	canvas->top = fmin(canvas->top + HEAD, canvas->bottom - 20);
	fit = (size_t)fmax(1, (canvas->bottom - canvas->top + 8) / MIG_NAME_GAP);
	slope->named = slope->named < fit ? slope->named : fit;
	status = set_labels(slope);
	if (status != MIG_OK)
		return status;
	add_axes(slope);
	add_lines(slope, "CONTEXT", MIG_OTHER_LINE);
	add_lines(slope, "LEVEL", MIG_INK);
	add_lines(slope, "FALL", MIG_ORANGE);
	add_lines(slope, "RISE", MIG_BLUE);
	add_dots(slope);
	for (i = slope->couples.count; i-- > 0;)
		add_pointer(slope, i);
	return canvas->status;
}

enum mig_status
mig_draw_slope(struct mig_chart *chart)
{
	struct slope slope = { .chart = chart,
			       .canvas = &chart->canvas,
			       .couples = { .chart = chart } };
	struct mig_couples *couples = &slope.couples;
	enum mig_status status = mig_couples_read(couples, MIG_COUPLES_COMPARED, "slope");

	if (status != MIG_OK)
		return status;
	mig_couples_titles(couples);
	if (couples->known == 0)
		return mig_frame_empty(chart);
	mig_couples_sort(couples, MIG_COUPLE_LEVEL);
	if (chart->request->top > 0)
		status =
		    mig_couples_leave_out(couples, MIG_COUPLE_LEVEL, chart->request->top, false);
	if (status == MIG_OK && couples->known == 0)
		return mig_frame_empty(chart);
	tell_missing(&slope);
	if (status == MIG_OK)
		status = choose(&slope);
	return status == MIG_OK ? draw(&slope) : status;
}

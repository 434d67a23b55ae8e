#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "globe.h"
#include "chart/words.h"

enum { NAMED = 6, LEGEND_DOTS = 3 };

#define RADIUS_LEAST 1.6

static const struct mig_style name_style = {MIG_ALIGN_LEFT, MIG_FACE_MEDIUM, 12, MIG_INK};

/* A dot, and where it stands, in pixels. */
struct dot {
	double x, y, radius;
	size_t place;
};

struct box {
	double left, right, top, bottom;
};

static double
size_of(const struct mig_globe *globe, size_t place)
{
	return fabs(mig_place_number(&globe->places, place));
}

static double
radius_of(const struct mig_globe *globe, double figure)
{
	return fmax(globe->radius * sqrt(figure / globe->largest), RADIUS_LEAST);
}

double
mig_globe_radius(const struct mig_globe *globe, size_t place)
{
	/* Nothing is drawn where nobody was counted. */
	if (!globe->dots || !mig_place_known(&globe->places, place) ||
	    mig_place_number(&globe->places, place) == 0)
		return 0;
	return radius_of(globe, size_of(globe, place));
}

/* The largest first, so that small dots lie on large ones; equal ones in the order of the table. */
static int
larger_first(const void *a, const void *b)
{
	const struct dot *one = a, *two = b;

	if (one->radius != two->radius)
		return one->radius < two->radius ? 1 : -1;
	return (one->place > two->place) - (one->place < two->place);
}

static size_t
collect(struct mig_globe *globe, struct dot *dots)
{
	size_t i, count = 0;

	for (i = 0; i < globe->places.grid.slot_count; i++) {
		const struct mig_country *country =
		    &globe->outlines.items[globe->country_of[i]];

		double radius = mig_globe_radius(globe, i);

		if (radius > 0)
			dots[count++] = (struct dot){mig_globe_x(globe, country->x),
						     mig_globe_y(globe, country->y), radius, i};
	}
	qsort(dots, count, sizeof *dots, larger_first);
	return count;
}

/* ---------------------------------------------------------------------------- names */

static bool
overlap(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom &&
	       b->top < a->bottom;
}

static bool
is_free(const struct mig_globe *globe, const struct box *box, const struct dot *dots, size_t count,
	size_t own, const struct box *taken, size_t taken_count)
{
	size_t i;

	if (box->left < MIG_MARGIN / 2.0 || box->right > globe->canvas->width - MIG_MARGIN / 2.0 ||
	    box->top < globe->top || box->bottom > globe->canvas->height - 20)
		return false;
	for (i = 0; i < taken_count; i++)
		if (overlap(box, &taken[i]))
			return false;
	for (i = 0; i < count; i++) {
		struct box disc = {dots[i].x - dots[i].radius, dots[i].x + dots[i].radius,
				   dots[i].y - dots[i].radius, dots[i].y + dots[i].radius};

		if (i != own && overlap(box, &disc))
			return false;
	}
	return true;
}

/* The names of the largest, right or left of the dot, below or above it, where there is room. */
static void
set_names(struct mig_globe *globe, const struct dot *dots, size_t count)
{
	struct box taken[NAMED];
	size_t i, side, used = 0;

	/* On a narrow sheet names would hide the land. */
	for (i = 0; i < count && i < NAMED && globe->canvas->width >= 560; i++) {
		struct mig_text name = globe->names[dots[i].place];
		double width = mig_text_width(name, name_style.face, name_style.size) + 2;
		double r = dots[i].radius + 4, x = dots[i].x, y = dots[i].y;
		const struct box sides[4] = {
			{x + r, x + r + width, y - 8, y + 8},
			{x - r - width, x - r, y - 8, y + 8},
			{x - width / 2, x + width / 2, y + r - 2, y + r + 14},
			{x - width / 2, x + width / 2, y - r - 14, y - r + 2},
		};

		for (side = 0; side < 4; side++)
			if (is_free(globe, &sides[side], dots, count, i, taken, used))
				break;
		if (side == 4)
			continue;
		taken[used++] = sides[side];
		mig_canvas_label(globe->canvas, sides[side].left,
				 (sides[side].top + sides[side].bottom) / 2, width, &name_style,
				 name);
	}
}

void
mig_globe_dots(struct mig_globe *globe)
{
	struct dot *dots = mig_arena_allocate(
	    &globe->chart->arena, (globe->places.grid.slot_count + 1) * sizeof *dots);
	size_t i, count;

	if (!dots) {
		globe->canvas->status = mig_fail_memory(globe->chart->error);
		return;
	}
	count = collect(globe, dots);
	for (i = 0; i < count; i++)
		mig_globe_disc(globe, dots[i].x, dots[i].y, dots[i].radius,
			       mig_place_number(&globe->places, dots[i].place) < 0 ? MIG_ORANGE
										    : MIG_BLUE);
	set_names(globe, dots, count);
}

/* --------------------------------------------------------------------------- legend */

/* 1, 2 or 5 times a power of ten, not above `value`. */
static double
round_down(double value)
{
	double unit = pow(10, floor(log10(value) + 1e-9)), part = value / unit;

	return fmax(1, (part >= 5 ? 5 : part >= 2 ? 2 : 1) * unit);
}

static void
find_largest(struct mig_globe *globe)
{
	size_t i;

	globe->largest = 0;
	for (i = 0; i < globe->places.grid.slot_count; i++)
		if (mig_place_known(&globe->places, i))
			globe->largest = fmax(globe->largest, size_of(globe, i));
	if (globe->largest == 0)
		globe->largest = 1;
}

/* The circle of a dot of the legend, as a polygon: discs are drawn later, with those of the map. */
static void
ring(struct mig_globe *globe, double x, double y, double radius)
{
	size_t i;

	for (i = 0; i <= 48; i++) {
		double turn = (double)i * MIG_PI / 24;
		double row[2] = {round((x + radius * cos(turn)) * 100) / 100,
				 round((y + radius * sin(turn)) * 100) / 100};

		mig_canvas_row(globe->canvas, row, 2);
	}
	mig_canvas_gap(globe->canvas);
}

static double
next_value(double value)
{
	return round_down(value / 4);
}

/* Circles of three round figures, the smallest first, and their numbers. */
static void
set_sizes(struct mig_globe *globe, double y)
{
	static const struct mig_style style = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 12,
					       MIG_INK_SECOND};
	double value = round_down(globe->largest), x = MIG_MARGIN, before = 0, width;
	char text[MIG_NUMBER_SIZE];
	struct mig_decimal number;
	size_t i;

	for (i = 0; i < LEGEND_DOTS && value != before; i++) {
		double radius = radius_of(globe, value);

		if (!mig_decimal_from_double(value, 0, &number))
			break;
		mig_chart_number(globe->places.chart, number, 0, text);
		width = 2 * radius + 5 +
			mig_text_width(mig_text_of(text), style.face, style.size);
		if (i > 0 && x + width > globe->canvas->width - MIG_MARGIN)
			break;
		ring(globe, x + radius, y + globe->radius, radius);
		mig_canvas_string(globe->canvas, x + 2 * radius + 5, y + globe->radius, &style,
				  text);
		x += width + 16;
		before = value;
		value = next_value(value);
	}
}

double
mig_globe_dot_legend(struct mig_globe *globe, double y, struct mig_map_legend *rest, bool draw)
{
	double height = 2 * globe->radius + 10;

	find_largest(globe);
	if (draw) {
		/* The circles have a datablock of their own. */
		rest->y = y + height;
		mig_map_legend_set(globe->chart, rest, true);
		mig_canvas_end(globe->canvas);
		mig_canvas_begin(globe->canvas, "SIZES");
		set_sizes(globe, y);
	}
	return height + MIG_MAP_LEGEND_LINE;
}

#include "shades.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/words.h"

/* The first so many classes of a few are told apart best in these steps. */
static const unsigned char steps[7][6] = {
	{0}, {3}, {1, 4}, {0, 2, 4}, {0, 2, 3, 5}, {0, 1, 2, 4, 5}, {0, 1, 2, 3, 4, 5},
};
static const enum mig_colour diverging[7] = {0x8F3B00, 0xD0691C, 0xF2B27E, 0xF2F2F2,
					     0x9CC9E3, 0x3F8DC0, 0x0A4F86};

static int
ascending(const void *a, const void *b)
{
	double one = *(const double *)a, two = *(const double *)b;

	return (one > two) - (one < two);
}

/* The value below which `part` of the sorted values lie. */
static double
quantile(const double *values, size_t count, double part)
{
	double at = part * (double)(count - 1), below = floor(at);
	size_t i = (size_t)below;

	if (i + 1 >= count)
		return values[count - 1];
	return values[i] + (at - below) * (values[i + 1] - values[i]);
}

/* `value` to the nearest multiple, or `down` to the next, of the largest of 1, 2, 5 times a power
 * of ten that is not above `gap`; its decimals go to *digits. */
static double
round_to(double value, double gap, bool down, int *digits)
{
	int power = (int)floor(log10(gap) + 1e-9);
	double unit = pow(10, power), part = gap / unit;
	struct mig_decimal exact;

	unit *= part >= 5 ? 5 : part >= 2 ? 2 : 1;
	value = down ? floor(value / unit + 1e-9) : round(value / unit);
	*digits = power < 0 ? -power : 0;
	if (*digits > MIG_DECIMAL_DIGITS_MAX ||
	    !mig_decimal_from_double(value * unit, *digits, &exact))
		return value * unit;
	return mig_decimal_to_double(exact);
}

/* Breaks at the quantiles `parts`, rounded, the first one `down`; those that fall together are
 * one. */
static size_t
find_breaks(const double *values, size_t count, const double *parts, size_t wanted, bool down,
	    double *breaks, int *digits)
{
	double low = values[0], high = values[count - 1];
	size_t i, found = 0;

	*digits = 0;
	for (i = 0; i < wanted; i++) {
		double before = i > 0 ? quantile(values, count, parts[i - 1]) : low;
		double at = quantile(values, count, parts[i]);
		double after = i + 1 < wanted ? quantile(values, count, parts[i + 1]) : high;
		double gap = fmin(at - before, after - at), rounded;
		int places;

		if (gap <= 0)
			gap = fmax(at - before, after - at);
		if (gap <= 0)
			continue;
		/* Figures that are nearly the same do not make a break less round. */
		gap = fmax(gap, fmax(fabs(at) / 20, fmin(fabs(at) / 5, (high - low) / 6)));
		rounded = round_to(at, gap, down && found == 0, &places);
		if (rounded <= low || rounded > high ||
		    (found > 0 && rounded <= breaks[found - 1]))
			continue;
		breaks[found++] = rounded;
		*digits = places > *digits ? places : *digits;
	}
	return found;
}

static void
make_sequential(struct mig_shades *classes, double *values, size_t count)
{
	static const double parts[5] = {1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0};
	static const double fewer[3] = {0.25, 0.5, 0.75};
	bool few = count < 10;
	size_t i;

	classes->count = 1 + find_breaks(values, count, few ? fewer : parts, few ? 3 : 5,
					 false, classes->breaks, &classes->digits);
	for (i = 0; i < classes->count; i++)
		classes->colours[i] = mig_ramp[steps[classes->count][i]];
}

static void
make_diverging(struct mig_shades *classes, double *values, size_t count)
{
	static const double parts[3] = {0.2, 0.5, 0.8};
	double breaks[3];
	size_t i, found;

	classes->diverging = true;
	for (i = 0; i < count; i++)
		values[i] = fabs(values[i]);
	qsort(values, count, sizeof *values, ascending);
	/* Down: what is neither gain nor loss to speak of is not to grow by rounding. */
	found = find_breaks(values, count, parts, 3, true, breaks, &classes->digits);
	/* The middle class must be there, however small. */
	if (found == 0 && values[count - 1] > 0)
		breaks[found++] = round_to(values[count - 1] / 2, values[count - 1] / 2, false,
					   &classes->digits);
	for (i = 0; i < found; i++) {
		classes->breaks[found - 1 - i] = -breaks[i];
		classes->breaks[found + i] = breaks[i];
	}
	classes->count = 2 * found + 1;
	for (i = 0; i < classes->count; i++)
		classes->colours[i] = diverging[3 - found + i];
	/* With one step to each side, the strong colours. */
	if (found == 1) {
		classes->colours[0] = diverging[1];
		classes->colours[2] = diverging[5];
	}
}

struct mig_shades
mig_shades_of(double *values, size_t count)
{
	struct mig_shades classes = {.count = 1, .colours = {mig_ramp[3]}};

	if (count == 0)
		return classes;
	qsort(values, count, sizeof *values, ascending);
	if (values[0] < 0)
		make_diverging(&classes, values, count);
	else
		make_sequential(&classes, values, count);
	return classes;
}

enum mig_colour
mig_shades_colour(const struct mig_shades *classes, double value)
{
	size_t i = 0;

	/* What lies on a break below 0 belongs to the loss, above it to the gain. */
	while (i + 1 < classes->count &&
	       (value > classes->breaks[i] || (value == classes->breaks[i] && value >= 0)))
		i++;
	return classes->colours[i];
}

/* --------------------------------------------------------------------------- legend */

static const char *
break_text(const struct mig_chart *chart, const struct mig_shades *classes, size_t i,
	   char text[MIG_NUMBER_SIZE])
{
	struct mig_decimal number;

	if (!mig_decimal_from_double(classes->breaks[i], classes->digits, &number))
		number = mig_decimal_of(0);
	return mig_chart_number(chart, number, classes->digits, text);
}

/* As wide as the breaks need, or as the sheet allows. */
static double
box_width(const struct mig_chart *chart, const struct mig_shades *classes)
{
	char text[MIG_NUMBER_SIZE];
	double width = 30, most = chart->canvas.width - 2 * MIG_MARGIN;
	size_t i;

	for (i = 0; i + 1 < classes->count; i++) {
		break_text(chart, classes, i, text);
		width = fmax(width, 10 + mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 12));
	}
	return fmin(width, most / (double)classes->count);
}

static void
set_scale(struct mig_chart *chart, const struct mig_map_legend *legend, double width)
{
	static const struct mig_style style = {MIG_ALIGN_CENTRE, MIG_FACE_REGULAR, 12,
					       MIG_INK_SECOND};
	const struct mig_shades *classes = legend->classes;
	char text[MIG_NUMBER_SIZE];
	double reached = MIG_MARGIN / 2.0;
	size_t i;

	for (i = 0; i < classes->count; i++) {
		double left = MIG_MARGIN + width * (double)i, half;

		mig_canvas_box(&chart->canvas, left, left + width, legend->y,
			       legend->y + MIG_MAP_LEGEND_BOX_HEIGHT, classes->colours[i]);
		if (i + 1 == classes->count)
			break;
		break_text(chart, classes, i, text);
		half = mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 12) / 2;
		/* Where boxes are narrow, not every joint has room for its break. */
		if (left + width - half < reached + 4)
			continue;
		reached = left + width + half;
		mig_canvas_string(&chart->canvas, left + width, legend->y + 22, &style, text);
	}
}

/* A box and its words; returns where the next one can begin. */
static double
set_box(struct mig_chart *chart, double x, double y, enum mig_colour colour, const char *word,
	bool draw)
{
	const char *text = mig_word(chart, word);

	if (draw) {
		mig_canvas_box(&chart->canvas, x, x + MIG_MAP_LEGEND_BOX_WIDTH, y,
			       y + MIG_MAP_LEGEND_BOX_HEIGHT, colour);
		mig_canvas_string(&chart->canvas, x + MIG_MAP_LEGEND_BOX_WIDTH + 6,
				  y + MIG_MAP_LEGEND_BOX_HEIGHT / 2.0, &mig_style_small, text);
	}
	return x + MIG_MAP_LEGEND_BOX_WIDTH + 6 +
	       mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 12) + 18;
}

size_t
mig_map_legend_set(struct mig_chart *chart, struct mig_map_legend *legend, bool draw)
{
	double y = legend->y, x = MIG_MARGIN, right = chart->canvas.width - MIG_MARGIN + 18;
	size_t lines = 1;

	if (legend->classes) {
		double width = box_width(chart, legend->classes);

		if (draw)
			set_scale(chart, legend, width);
		x += width * (double)legend->classes->count + 24;
		lines = 2;
	}
	if (x > MIG_MARGIN &&
	    (set_box(chart, x, y, MIG_NO_DATA, legend->no_data, false) > right ||
	     (legend->others &&
	      set_box(chart, set_box(chart, x, y, MIG_NO_DATA, legend->no_data, false), y,
		      MIG_NOT_COVERED, legend->others, false) > right))) {
		x = MIG_MARGIN;
		y += 2 * MIG_MAP_LEGEND_LINE - 6;
		lines++;
	}
	legend->hatch_left = x;
	legend->hatch_top = y;
	x = set_box(chart, x, y, MIG_NO_DATA, legend->no_data, draw);
	if (legend->others)
		set_box(chart, x, y, MIG_NOT_COVERED, legend->others, draw);
	return lines;
}

void
mig_map_legend_hatch(struct mig_chart *chart, const struct mig_map_legend *legend)
{
	double x = legend->hatch_left, y = legend->hatch_top;

	mig_canvas_box(&chart->canvas, x, x + MIG_MAP_LEGEND_BOX_WIDTH, y,
		       y + MIG_MAP_LEGEND_BOX_HEIGHT, MIG_NO_DATA);
}

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "pyramid.h"
#include "chart/rows.h"
#include "chart/words.h"

/* Pixels. */
enum {
	HEAD = 24,
	LEGEND = 24,
	LABEL_GAP = 15, /* from one age to the next that is named */
	SIGN_ROW = 13,	/* the lowest row that has room for a sign */
};

/* ------------------------------------------------------------------------- marks */

double
mig_pyramid_row(const struct mig_pyramid *pyramid)
{
	return (pyramid->canvas->bottom - pyramid->canvas->top) /
	       (double)pyramid->people.band_count;
}

static double
side_of(size_t sex)
{
	return sex == 0 ? -1 : 1;
}

static enum mig_colour
fill_of(const struct mig_pyramid *pyramid, size_t sex)
{
	return pyramid->people.count == 2 ? mig_sex_tints[sex] : mig_sex_colours[sex];
}

static void
add_bars(struct mig_pyramid *pyramid)
{
	double half = mig_pyramid_row(pyramid) >= 8 ? 0.5 - 0.7 / mig_pyramid_row(pyramid) : 0.5;
	size_t sex, band;

	mig_canvas_begin(pyramid->canvas, "BARS");
	for (sex = 0; sex < MIG_SEXES; sex++)
		for (band = 0; band < pyramid->people.band_count; band++) {
			double y = (double)band, end;

			if (!mig_pyramid_known(pyramid, pyramid->filled, sex, band))
				continue;
			end =
			    side_of(sex) * mig_pyramid_length(pyramid, pyramid->filled, sex, band);
			mig_canvas_box(pyramid->canvas, fmin(end, 0), fmax(end, 0), y - half,
				       y + half, fill_of(pyramid, sex));
		}
	mig_canvas_end(pyramid->canvas);
}

static void
add_point(struct mig_pyramid *pyramid, double x, double y)
{
	double point[2] = { x, y };

	mig_canvas_row(pyramid->canvas, point, 2);
}

/* Steps up the ages; a figure that is missing is a gap. */
static void
add_outline(struct mig_pyramid *pyramid, size_t population, size_t sex)
{
	bool drawing = false;
	size_t band;

	for (band = 0; band < pyramid->people.band_count; band++) {
		double end, y = (double)band;

		if (!mig_pyramid_known(pyramid, population, sex, band)) {
			if (drawing)
				add_point(pyramid, 0, y - 0.5);
			if (drawing)
				mig_canvas_gap(pyramid->canvas);
			drawing = false;
			continue;
		}
		end = side_of(sex) * mig_pyramid_length(pyramid, population, sex, band);
		if (!drawing)
			add_point(pyramid, 0, y - 0.5);
		add_point(pyramid, end, y - 0.5);
		add_point(pyramid, end, y + 0.5);
		drawing = true;
	}
	if (drawing)
		add_point(pyramid, 0, (double)pyramid->people.band_count - 0.5);
	mig_canvas_gap(pyramid->canvas);
}

/* What a row says beside its bars: a sign where the figure is missing, else the flags. */
static void
add_sign(struct mig_pyramid *pyramid, size_t sex, size_t band)
{
	struct mig_style style = { sex == 0 ? MIG_ALIGN_RIGHT : MIG_ALIGN_LEFT, MIG_FACE_REGULAR,
				   12, MIG_INK_SECOND };
	char flags[MIG_FLAGS_TEXT_SIZE + 1];
	mig_flags seen = 0;
	double end = 0;
	bool missing = false;
	size_t i;

	for (i = 0; i < pyramid->people.count; i++) {
		struct mig_value value = mig_people_value(&pyramid->people, i, sex, band);

		if (value.state == MIG_VALUE_KNOWN)
			end = fmax(end, mig_pyramid_length(pyramid, i, sex, band));
		missing |= value.state != MIG_VALUE_KNOWN;
		seen |= value.flags;
	}
	mig_flag_suffix(pyramid->uniform ? 0 : seen, flags);
	if (mig_pyramid_row(pyramid) < SIGN_ROW || (!missing && !*flags))
		return;
	mig_canvas_string(pyramid->canvas,
			  mig_canvas_x(pyramid->canvas, side_of(sex) * end) + side_of(sex) * 6,
			  mig_canvas_y(pyramid->canvas, (double)band), &style,
			  missing ? seen & MIG_FLAG('Q') ? "c" : ":" : flags + 1);
}

/* What parts a name from its figure: a reason why there is none begins with its own sign. */
static const char *
blank_before(const char *figure)
{
	return *mig_figure_colon(figure) ? " " : "";
}

/* "Men, 0–4: 1 234", or "Men, 0–4: Migrants 3.4 % (1 234); Nationals: not available". */
static void
add_pointers(struct mig_pyramid *pyramid, size_t sex, size_t band)
{
	char figures[MIG_PEOPLE_MAX][2 * MIG_NUMBER_SIZE + 64];
	const struct mig_text *names = pyramid->people.names;
	const char *called = mig_pyramid_sex(pyramid, sex);
	const char *age = pyramid->people.bands[band].shown.bytes;
	double edge = side_of(sex) * pyramid->canvas->x_to, y = (double)band;
	double left = fmin(edge, 0), right = fmax(edge, 0);
	size_t i;

	for (i = 0; i < pyramid->people.count; i++)
		mig_pyramid_figure(pyramid, i, sex, band, figures[i], sizeof figures[i]);
	if (pyramid->people.count == 2)
		mig_canvas_mark_box(pyramid->canvas, left, right, y - 0.5, y + 0.5,
				    "%.60s, %.60s: %.200s%s%s; %.200s%s%s", called, age,
				    names[0].bytes, blank_before(figures[0]), figures[0],
				    names[1].bytes, blank_before(figures[1]), figures[1]);
	else
		mig_canvas_mark_box(pyramid->canvas, left, right, y - 0.5, y + 0.5,
				    "%.60s, %.60s%s%s", called, age, mig_figure_colon(figures[0]),
				    figures[0]);
}

/* ------------------------------------------------------------------------- axes */

static void
add_axes(struct mig_pyramid *pyramid)
{
	struct mig_canvas *canvas = pyramid->canvas;
	char text[MIG_NUMBER_SIZE];
	int i, side;

	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i < pyramid->scale.count; i++)
		for (side = -1; side <= (i == 0 ? -1 : 1); side += 2) {
			double tic = i == 0 ? 0 : side * mig_scale_tic(&pyramid->scale, i);

			mig_canvas_stroke(canvas, tic, canvas->y_from, tic, canvas->y_to);
			mig_canvas_string(
			    canvas, mig_canvas_x(canvas, tic), canvas->bottom + 15,
			    &mig_style_tic_centre,
			    mig_tic_text(pyramid->chart, &pyramid->scale, i, true, text));
		}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, canvas->x_from, canvas->y_from, canvas->x_to, canvas->y_from);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "ZERO");
	mig_canvas_stroke(canvas, 0, canvas->y_from, 0, canvas->y_to);
	mig_canvas_end(canvas);
}

static double
label_size(const struct mig_pyramid *pyramid)
{
	return mig_pyramid_row(pyramid) < 18 ? 12 : 14;
}

/* Every age, or every second, fifth, tenth; names that are no ages all. */
static size_t
label_step(const struct mig_pyramid *pyramid)
{
	static const size_t steps[] = { 1, 2, 5, 10, 20, 50 };
	size_t i = 0;

	while (i < 5 && mig_pyramid_row(pyramid) * (double)steps[i] < LABEL_GAP)
		i++;
	return steps[i];
}

double
mig_pyramid_names(const struct mig_pyramid *pyramid)
{
	double size = label_size(pyramid);
	char clean[MIG_TEXT_BYTES_MAX];
	double width = 0;
	size_t i;

	for (i = 0; i < pyramid->people.band_count; i++)
		width = fmax(width,
			     mig_text_width(mig_text_clean(pyramid->people.bands[i].shown, clean),
					    MIG_FACE_REGULAR, size));
	return ceil(fmin(width + 1, pyramid->canvas->width * 0.3));
}

static void
add_ages(struct mig_pyramid *pyramid, double width)
{
	struct mig_style style = { MIG_ALIGN_RIGHT, MIG_FACE_REGULAR, label_size(pyramid),
				   MIG_INK_SECOND };
	size_t i, step = label_step(pyramid);

	for (i = 0; i < pyramid->people.band_count; i += step)
		mig_canvas_label(pyramid->canvas, MIG_MARGIN + width,
				 mig_canvas_y(pyramid->canvas, (double)i), width, &style,
				 pyramid->people.bands[i].shown);
}

/* "Men" and "Women" above their halves, with their number where it is one population's. */
static void
add_heads(struct mig_pyramid *pyramid)
{
	struct mig_canvas *canvas = pyramid->canvas;
	double half = (canvas->right - canvas->left) / 2;
	size_t sex;

	for (sex = 0; sex < MIG_SEXES; sex++) {
		struct mig_style style = { MIG_ALIGN_CENTRE, MIG_FACE_BOLD, 14,
					   mig_sex_colours[sex] };
		struct mig_value total = mig_people_total(&pyramid->people, 0, sex);
		double x = canvas->left + half * (sex == 0 ? 0.5 : 1.5);
		char text[512], number[MIG_NUMBER_SIZE];

		snprintf(text, sizeof text, "%.200s", mig_pyramid_sex(pyramid, sex));
		if (pyramid->people.count == 1 && total.state == MIG_VALUE_KNOWN &&
		    !mig_pyramid_ratios(pyramid)) {
			mig_chart_number(pyramid->chart, total.number, pyramid->people.digits,
					 number);
			snprintf(text, sizeof text, "%.200s: %s", mig_pyramid_sex(pyramid, sex),
				 number);
			if (mig_text_width(mig_text_of(text), style.face, style.size) > half - 8)
				snprintf(text, sizeof text, "%.200s",
					 mig_pyramid_sex(pyramid, sex));
		}
		text[mig_utf8_invalid(text, strlen(text))] = '\0';
		mig_canvas_label(canvas, x, canvas->top - HEAD / 2.0 - 1, half - 8, &style,
				 mig_text_of(text));
	}
}

/* ------------------------------------------------------------------------ legend */

enum { SWATCH_WIDTH = 24, SWATCH_HEIGHT = 12, SWATCH_GAP = 8 };

static void
add_box_at(struct mig_pyramid *pyramid, double left, double right, double y, enum mig_colour colour)
{
	struct mig_canvas *canvas = pyramid->canvas;
	double x_pixel = mig_canvas_x_pixel(canvas), y_pixel = mig_canvas_y_pixel(canvas);
	double middle = canvas->y_from + (canvas->bottom - y) * y_pixel;

	mig_canvas_box(canvas, canvas->x_from + (left - canvas->left) * x_pixel,
		       canvas->x_from + (right - canvas->left) * x_pixel,
		       middle - SWATCH_HEIGHT / 2.0 * y_pixel,
		       middle + SWATCH_HEIGHT / 2.0 * y_pixel, colour);
}

static void
add_frame_at(struct mig_pyramid *pyramid, double left, double right, double y)
{
	struct mig_canvas *canvas = pyramid->canvas;
	double x[2] = { left, right },
	       corners[5][2] = { { 0, -1 }, { 1, -1 }, { 1, 1 }, { 0, 1 }, { 0, -1 } };
	size_t i;

	for (i = 0; i < 5; i++)
		add_point(pyramid,
			  canvas->x_from +
			      (x[(int)corners[i][0]] - canvas->left) * mig_canvas_x_pixel(canvas),
			  canvas->y_from +
			      (canvas->bottom - y + corners[i][1] * SWATCH_HEIGHT / 2.0) *
				  mig_canvas_y_pixel(canvas));
	mig_canvas_gap(canvas);
}

/* Two colours for the filled population, a frame for the other. */
static void
add_legend(struct mig_pyramid *pyramid)
{
	static const struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14, MIG_INK };
	struct mig_canvas *canvas = pyramid->canvas;
	double y = canvas->top - HEAD - LEGEND / 2.0 - 2, x = MIG_MARGIN;
	double most = (canvas->width - 2 * MIG_MARGIN) / 2 - SWATCH_WIDTH - 3 * SWATCH_GAP;
	char clean[MIG_TEXT_BYTES_MAX];
	size_t i;

	mig_canvas_begin(canvas, "LEGEND");
	if (pyramid->people.count == 2) {
		add_box_at(pyramid, x, x + SWATCH_WIDTH / 2.0, y, fill_of(pyramid, 0));
		add_box_at(pyramid, x + SWATCH_WIDTH / 2.0, x + SWATCH_WIDTH, y,
			   fill_of(pyramid, 1));
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "OUTLINE");
	for (i = 0; pyramid->people.count == 2 && i < 2; i++) {
		size_t population = i == 0 ? pyramid->filled : 1 - pyramid->filled;
		struct mig_text name = mig_text_clean(pyramid->people.names[population], clean);

		if (i == 1)
			add_frame_at(pyramid, x, x + SWATCH_WIDTH, y);
		mig_canvas_label(canvas, x + SWATCH_WIDTH + SWATCH_GAP, y, most, &style, name);
		x += SWATCH_WIDTH + 3 * SWATCH_GAP +
		     fmin(most, mig_text_width(name, style.face, style.size));
	}
	for (i = 0; pyramid->people.count == 2 && i < MIG_SEXES; i++)
		add_outline(pyramid, 1 - pyramid->filled, i);
	mig_canvas_end(canvas);
}

double
mig_pyramid_head(const struct mig_pyramid *pyramid)
{
	return HEAD + (pyramid->people.count == 2 ? LEGEND : 0);
}

void
mig_pyramid_marks(struct mig_pyramid *pyramid, double width)
{
	size_t sex, band;

	add_axes(pyramid);
	add_ages(pyramid, width);
	add_heads(pyramid);
	add_bars(pyramid);
	add_legend(pyramid);
	for (sex = 0; sex < MIG_SEXES; sex++)
		for (band = 0; band < pyramid->people.band_count; band++) {
			add_sign(pyramid, sex, band);
			add_pointers(pyramid, sex, band);
		}
}

/* terms: how long procedures take, a bar from its first day to its last.
 * A row is a procedure or a stage of one; an ink tick is the legal limit, orange what goes beyond
 * it, a thin line the middle half of the cases. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "stages.h"
#include "chart/types.h"
#include "chart/words.h"

enum { ROW = 28, ROW_STACKED = 42, HEADING = 30, HALF_STACKED = 7, ROWS_MAX = 60, BELOW = 30,
       LINE = 16, LINES_MAX = 3 };

struct terms {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_stages stages;
	bool stacked; /* names stand above their bars, since they are too long to stand beside */
	double *places; /* of the rows, in units of the plot's height from its top */
	double height, low, high;
	size_t tic_unit;   /* of the axis */
	double tic_days;   /* of one unit */
	double step;	   /* units between two tics */
};

/* The units of axes, as mig_unit_word() counts them. */
enum { DAY = 0, MONTH = 4, YEAR = 5 };

static const struct mig_style figure_style = {MIG_ALIGN_LEFT, MIG_FACE_MEDIUM, 14, MIG_INK};

static double
text_width(struct mig_text text, enum mig_face face)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(text, clean), face, 14);
}

/* ------------------------------------------------------------------------- geometry */

static double
widest(const struct terms *terms, bool figures)
{
	double width = 0;
	size_t i;

	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];
		struct mig_text text = figures ? mig_text_of(stage->figure) : stage->name;

		width = fmax(width, text_width(text, figures ? MIG_FACE_MEDIUM : MIG_FACE_BOLD));
	}
	return ceil(width + 1);
}

static bool
begins_group(const struct mig_stages *stages, size_t i)
{
	return stages->grouped &&
	       (i == 0 || !mig_text_equal(stages->items[i].group, stages->items[i - 1].group));
}

static struct mig_style
name_style(const struct terms *terms, const struct mig_stage *stage)
{
	return (struct mig_style){ terms->stacked ? MIG_ALIGN_LEFT : MIG_ALIGN_RIGHT,
				   stage->strong ? MIG_FACE_BOLD : MIG_FACE_REGULAR, 14, MIG_INK };
}

/* A name above its bar has as many lines as it needs, unless the user gave a height, in which rows
 * can be pressed together. */
static size_t
name_lines(const struct terms *terms, const struct mig_stage *stage)
{
	struct mig_style style = name_style(terms, stage);
	bool one = !terms->stacked || terms->chart->request->height > 0;

	return mig_canvas_lines(NULL, 0, 0, terms->canvas->width - 2 * MIG_MARGIN, LINE,
				one ? 1 : LINES_MAX, &style, stage->name);
}

/* From the top of a row to the middle of its bar. */
static double
above_bar(const struct terms *terms, const struct mig_stage *stage)
{
	size_t lines = name_lines(terms, stage);

	if (!terms->stacked)
		return ROW / 2.0;
	return ROW_STACKED / 2.0 + 9 + (lines > 1 ? (double)(lines - 1) * LINE : 0);
}

static void
place_rows(struct terms *terms)
{
	double below = terms->stacked ? ROW_STACKED / 2.0 - 9 : ROW / 2.0, at = 0;
	size_t i;

	for (i = 0; i < terms->stages.count; i++) {
		if (begins_group(&terms->stages, i))
			at += HEADING;
		terms->places[i] = at + above_bar(terms, &terms->stages.items[i]);
		at = terms->places[i] + below;
	}
	terms->height = at;
}

/* The furthest that is drawn of a row, to the right. */
static double
end_of(const struct mig_stage *stage)
{
	double end = stage->known ? stage->to : fmax(stage->from, 0);

	return fmax(fmax(end, stage->known ? stage->limit : NAN),
		    stage->known ? stage->high : NAN);
}

static void
find_range(struct terms *terms)
{
	size_t i;

	terms->low = terms->high = 0;
	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];

		/* fmin() passes over what is not there. */
		if (stage->known)
			terms->low = fmin(fmin(terms->low, stage->from),
					  fmin(stage->limit, stage->low));
		terms->high = fmax(terms->high, end_of(stage));
	}
	if (terms->high - terms->low < 1)
		terms->high = terms->low + 1;
}

/* As many pixels a day as leave room for each figure right of its bar. */
static void
set_range(struct terms *terms, double names)
{
	struct mig_canvas *canvas = terms->canvas;
	double left = MIG_MARGIN + (terms->stacked ? 0 : names + 10), day, room;
	size_t i;

	canvas->left = left;
	room = canvas->width - MIG_MARGIN - left;
	day = room / (terms->high - terms->low);
	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];
		double figure = text_width(mig_text_of(stage->figure), MIG_FACE_MEDIUM) + 8;
		double end = end_of(stage) - terms->low;

		if (end > 0)
			day = fmin(day, fmax(room - figure, 40) / end);
	}
	canvas->x_from = terms->low;
	canvas->x_to = terms->high;
	canvas->right = left + day * (terms->high - terms->low);
	canvas->y_from = terms->height;
	canvas->y_to = 0;
}

/* The least step whose tics stand 56 pixels apart or more. */
static void
choose_step(struct terms *terms)
{
	static const double days[] = {1, 2, 5, 10, 15, 30, 60, 90, 180, 0};
	static const double months[] = {1, 2, 3, 6, 0}, years[] = {1, 2, 5, 10, 20, 50, 100, 0};
	double least = 56 * mig_canvas_x_pixel(terms->canvas), span = terms->high - terms->low;
	const double *steps = years;

	terms->tic_unit = YEAR;
	terms->tic_days = MIG_DAYS_OF_YEAR;
	if (terms->stages.days_only ? span < 2 * MIG_DAYS_OF_YEAR : span < 2 * MIG_DAYS_OF_MONTH) {
		terms->tic_unit = DAY;
		terms->tic_days = 1;
		steps = days;
	} else if (span < 3.5 * MIG_DAYS_OF_YEAR) {
		terms->tic_unit = MONTH;
		terms->tic_days = MIG_DAYS_OF_MONTH;
		steps = months;
	}
	while (*steps * terms->tic_days < least && steps[1] > 0)
		steps++;
	terms->step = *steps;
	while (terms->step * terms->tic_days < least)
		terms->step *= 2;
	/* One tic at 0 says nothing: rather one that stands closer. */
	while (terms->step * terms->tic_days > fmax(terms->high, -terms->low) && terms->step > 1)
		terms->step = floor(terms->step / 2);
}

/* -------------------------------------------------------------------------- drawing */

/* A vertical line across the plot, but not across the names and headings that stand in it. */
static void
draw_upright(struct terms *terms, double at)
{
	struct mig_canvas *canvas = terms->canvas;
	double half = terms->stacked ? HALF_STACKED + 3 : ROW / 2.0;
	size_t i;

	if (!terms->stacked && !terms->stages.grouped)
		mig_canvas_stroke(canvas, at, canvas->y_from, at, 0);
	else
		for (i = 0; i < terms->stages.count; i++)
			mig_canvas_stroke(canvas, at, terms->places[i] + half, at,
					  terms->places[i] - half);
}

static void
set_tic(struct terms *terms, double tic, bool last)
{
	struct mig_canvas *canvas = terms->canvas;
	char text[128];
	double x = mig_canvas_x(canvas, tic * terms->tic_days), half;

	snprintf(text, sizeof text, "%.0f%s%s", fabs(tic), last ? " " : "",
		 last ? mig_unit_word(terms->chart, terms->tic_unit, fabs(tic) == 1) : "");
	half = mig_text_width(mig_text_of(text), MIG_FACE_REGULAR, 14) / 2;
	x = fmax(fmin(x, canvas->width - MIG_MARGIN / 2 - half), MIG_MARGIN / 2 + half);
	mig_canvas_string(canvas, x, canvas->bottom + 17, &mig_style_tic_centre, text);
	draw_upright(terms, tic * terms->tic_days);
}

static void
draw_axis(struct terms *terms)
{
	struct mig_canvas *canvas = terms->canvas;
	double unit = terms->step * terms->tic_days;
	long first = (long)ceil(terms->low / unit - 1e-9);
	long last = (long)floor(terms->high / unit + 1e-9), i;

	mig_canvas_begin(canvas, "GRID");
	for (i = first; i <= last; i++)
		set_tic(terms, (double)i * terms->step, i == last);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "AXIS");
	draw_upright(terms, 0);
	mig_canvas_end(canvas);
}

/* Blue as far as the limit, orange beyond it: to the left of it before an event. */
static void
draw_bar(struct terms *terms, const struct mig_stage *stage, double y, double half)
{
	bool pale = terms->chart->request->highlight.count > 0 && !stage->strong;
	bool allowed = stage->bound == MIG_BOUND_MAXIMUM || stage->bound == MIG_BOUND_BELOW;
	double split = stage->before ? stage->from : stage->to;
	enum mig_colour within = pale ? MIG_BLUE_VERY_PALE : allowed ? MIG_BLUE_PALE : MIG_BLUE;
	enum mig_colour beyond = pale ? MIG_ORANGE_PALE : MIG_ORANGE;

	if (mig_stage_exceeds(stage))
		split = fmin(fmax(stage->limit, stage->from), stage->to);
	if (split > stage->from)
		mig_canvas_box(terms->canvas, stage->from, split, y - half, y + half,
			       stage->before ? beyond : within);
	if (stage->to > split)
		mig_canvas_box(terms->canvas, split, stage->to, y - half, y + half,
			       stage->before ? within : beyond);
}

/* Ink ticks: the limit, and the end of a term that is itself the most allowed. */
static void
draw_ticks(struct terms *terms, double half)
{
	struct mig_canvas *canvas = terms->canvas;
	size_t i;

	mig_canvas_begin(canvas, "TICKS");
	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];
		double y = terms->places[i], at = mig_stage_limit(stage);

		if (stage->known && !isnan(at))
			mig_canvas_stroke(canvas, at, y - 1.35 * half, at, y + 1.35 * half);
	}
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "HALVES");
	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];

		if (stage->known && mig_stage_halves(stage))
			mig_canvas_stroke(canvas, stage->low, terms->places[i], stage->high,
					  terms->places[i]);
	}
	mig_canvas_end(canvas);
}

static void
set_row(struct terms *terms, size_t i, double names, double half)
{
	struct mig_canvas *canvas = terms->canvas;
	const struct mig_stage *stage = &terms->stages.items[i];
	struct mig_style style = name_style(terms, stage), after = figure_style;
	size_t lines = name_lines(terms, stage);
	double y = mig_canvas_y(canvas, terms->places[i]);
	double x = mig_canvas_x(canvas, end_of(stage)) + 8;
	double thick = fabs(half / mig_canvas_y_pixel(canvas));

	if (terms->stacked && lines > 0)
		mig_canvas_lines(canvas, MIG_MARGIN, y - thick - 11 - LINE * (double)(lines - 1),
				 canvas->width - 2 * MIG_MARGIN, LINE, lines, &style, stage->name);
	else
		mig_canvas_label(canvas, MIG_MARGIN + names, y, names, &style, stage->name);
	if (!stage->known)
		after.colour = MIG_INK_SECOND;
	mig_canvas_label(canvas, x, y, canvas->width - MIG_MARGIN / 2 - x, &after,
			 mig_text_of(stage->figure));
	mig_canvas_mark_box(canvas, stage->known ? stage->from : 0, end_of(stage),
			    terms->places[i] - 1.4 * half, terms->places[i] + 1.4 * half,
			    "%.300s%s%.300s: %s", stage->group.bytes,
			    stage->group.length > 0 ? ", " : "", stage->name.bytes, stage->figure);
}

static void
draw_rows(struct terms *terms, double names)
{
	struct mig_canvas *canvas = terms->canvas;
	double half = terms->stacked ? HALF_STACKED : ROW * 0.32;
	struct mig_style heading = {MIG_ALIGN_LEFT, MIG_FACE_BOLD, 14, MIG_INK};
	size_t i;

	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < terms->stages.count; i++)
		if (terms->stages.items[i].known)
			draw_bar(terms, &terms->stages.items[i], terms->places[i], half);
	mig_canvas_end(canvas);
	draw_ticks(terms, half);
	for (i = 0; i < terms->stages.count; i++) {
		double top = terms->places[i] - above_bar(terms, &terms->stages.items[i]);

		if (begins_group(&terms->stages, i))
			mig_canvas_label(canvas, MIG_MARGIN,
					 mig_canvas_y(canvas, top - HEADING * 0.42),
					 canvas->width - 2 * MIG_MARGIN, &heading,
					 terms->stages.items[i].group);
		set_row(terms, i, names, half);
	}
}

/* ---------------------------------------------------------------------------- words */

static void
add_notes(struct terms *terms)
{
	bool limit = false, over = false, halves = false;
	mig_flags flags = 0;
	size_t i;

	for (i = 0; i < terms->stages.count; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];

		flags |= stage->flags;
		if (!stage->known)
			continue;
		limit |= !isnan(mig_stage_limit(stage));
		over |= mig_stage_exceeds(stage);
		halves |= mig_stage_halves(stage);
	}
	if (limit)
		mig_frame_note(terms->chart, "Black tick: the limit, at most so long.");
	if (over)
		mig_frame_note(terms->chart, "Orange: beyond the limit.");
	if (halves)
		mig_frame_note(terms->chart, "Thin line: the middle half of the cases.");
	if (terms->stages.mixed)
		mig_frame_note(terms->chart,
			       "Drawn with 30.44 days a month, 365.25 days a year and "
			       "five working days a week.");
	mig_frame_flags(terms->chart, flags);
}

static void
describe(struct terms *terms)
{
	size_t i;

	mig_frame_describe(terms->chart, "Bars of %zu terms.", terms->stages.count);
	for (i = 0; i < terms->stages.count && i < 10; i++) {
		const struct mig_stage *stage = &terms->stages.items[i];

		mig_frame_describe(terms->chart, " %.200s%s%.200s: %s.", stage->group.bytes,
				   stage->group.length > 0 ? ", " : "", stage->name.bytes,
				   stage->figure);
	}
	if (i < terms->stages.count)
		mig_frame_describe(terms->chart, " And %zu more.", terms->stages.count - i);
}

/* ---------------------------------------------------------------------------- chart */

/* Leave out what was not asked for or has no room, and place the others. */
static enum mig_status
fit_rows(struct terms *terms)
{
	struct mig_stages *stages = &terms->stages;
	size_t asked = terms->chart->request->top, count = stages->count;
	size_t most = asked > 0 && asked < ROWS_MAX ? asked : ROWS_MAX;
	double room = mig_frame_room(terms->chart, BELOW, 1);
	/* How far rows can be pressed together before their texts touch. */
	double least = terms->stacked ? 0.75 : 0.65;
	enum mig_status status = MIG_OK;

	for (most = most < count ? most : count; status == MIG_OK && most > 0; most--) {
		status = mig_stages_keep_longest(stages, most);
		place_rows(terms);
		/* Rows that stand out stay, whatever the room. */
		if (room <= 0 || terms->height * least <= room || stages->count > most)
			break;
	}
	if (stages->count < count)
		mig_frame_note(terms->chart, "Not shown: %zu with shorter terms.",
			       count - stages->count);
	return status;
}

static enum mig_status
draw(struct terms *terms)
{
	double names = widest(terms, false), width = terms->canvas->width;

	/* Beside the names, the bars must have a third of the width. */
	terms->stacked = names > width * 0.4 || names + widest(terms, true) > width * 0.6;
	mig_stages_sort(&terms->stages);
	terms->places = mig_arena_allocate(&terms->chart->arena,
					   (terms->stages.count + 1) * sizeof *terms->places);
	if (!terms->places)
		return mig_fail_memory(terms->chart->error);
	add_notes(terms);
	if (fit_rows(terms) != MIG_OK)
		return MIG_IO;
	describe(terms);
	find_range(terms);
	mig_frame_layout(terms->chart, fmax(terms->height, 40), BELOW);
	set_range(terms, names);
	choose_step(terms);
	draw_axis(terms);
	draw_rows(terms, names);
	return terms->canvas->status;
}

enum mig_status
mig_draw_terms(struct mig_chart *chart)
{
	struct terms terms = {.chart = chart, .canvas = &chart->canvas};
	enum mig_status status;
	bool any = false;
	size_t i;

	terms.stages.chart = chart;
	status = mig_stages_read(&terms.stages);
	if (status == MIG_OK)
		status = mig_stages_find_strong(&terms.stages);
	if (status != MIG_OK)
		return status;
	mig_stages_titles(&terms.stages);
	for (i = 0; i < terms.stages.count; i++)
		any |= terms.stages.items[i].known;
	return any ? draw(&terms) : mig_frame_empty(chart);
}

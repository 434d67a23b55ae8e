#include <math.h>
#include <stdint.h>

#include "frame.h"

enum { NAMES_APART = 10 };

const char *
mig_tic_text(const struct mig_chart *chart, const struct mig_scale *scale, int i, bool mirrored,
	     char text[MIG_NUMBER_SIZE])
{
	mig_scale_tic_text(scale, i, mirrored, text);
	return mig_chart_point(chart, text);
}

void
mig_frame_value_axis(struct mig_chart *chart, const struct mig_scale *scale, bool mirrored)
{
	struct mig_canvas *canvas = &chart->canvas;
	char text[MIG_NUMBER_SIZE];
	double widest = 0;
	int i;

	for (i = 0; i < scale->count; i++) {
		struct mig_text tic = mig_text_of(mig_tic_text(chart, scale, i, mirrored, text));

		widest = fmax(widest, mig_text_width(tic, MIG_FACE_REGULAR, 14));
	}
	canvas->left = ceil(MIG_MARGIN + widest + 10);
	mig_frame_check_width(chart);
	for (i = 0; i < scale->count; i++)
		mig_canvas_string(
		    canvas, canvas->left - 10, mig_canvas_y(canvas, mig_scale_tic(scale, i)),
		    &mig_style_tic_right, mig_tic_text(chart, scale, i, mirrored, text));
	mig_canvas_begin(canvas, "GRID");
	for (i = 0; i < scale->count; i++)
		mig_canvas_stroke(canvas, canvas->x_from, mig_scale_tic(scale, i), canvas->x_to,
				  mig_scale_tic(scale, i));
	mig_canvas_end(canvas);
}

/* ---------------------------------------------------------------------- periods */

/* How many steps before the last slot slot `i` stands: calendar months, or slots where the
 * periods are not whole months apart. */
static int
steps_back(const struct mig_grid *grid, size_t i, bool months)
{
	int count;

	if (months && mig_period_months_between(&grid->slots[i].period,
						&grid->slots[grid->slot_count - 1].period, &count))
		return count;
	return (int)(grid->slot_count - 1 - i);
}

static bool
in_months(const struct mig_grid *grid)
{
	int months;
	size_t i;

	for (i = 0; i + 1 < grid->slot_count; i++)
		if (!mig_period_months_between(&grid->slots[i].period, &grid->slots[i + 1].period,
					       &months))
			return false;
	return true;
}

/* Years of censuses and such: no two follow each other, and their gaps differ. */
static bool
are_single(const struct mig_grid *grid)
{
	double gap = grid->slot_count > 1 ? grid->slots[1].at - grid->slots[0].at : 0;
	bool alike = true;
	size_t i;

	for (i = 1; i < grid->slot_count; i++) {
		const struct mig_slot *before = &grid->slots[i - 1], *slot = &grid->slots[i];

		if (mig_period_follows(&before->period, &slot->period))
			return false;
		alike &= fabs(slot->at - before->at - gap) < gap / 50;
	}
	return !alike;
}

static double
half_width(const struct mig_grid *grid, size_t i)
{
	return mig_text_width(grid->slots[i].label, MIG_FACE_REGULAR, 14) / 2;
}

size_t
mig_period_named(const struct mig_canvas *canvas, const struct mig_grid *grid, size_t from,
		 const struct mig_spacing *step)
{
	double right = INFINITY;
	size_t i;

	if (step->size == 0 && from < grid->slot_count)
		right = mig_canvas_x(canvas, grid->slots[from].at) - half_width(grid, from) -
			NAMES_APART;
	for (i = from; i-- > 0;) {
		double x = mig_canvas_x(canvas, grid->slots[i].at), half = half_width(grid, i);

		if ((step->size == 0 || steps_back(grid, i, step->months) % step->size == 0) &&
		    x + half <= right && x - half >= MIG_MARGIN / 2.0)
			return i;
	}
	return SIZE_MAX;
}

static bool
names_fit(const struct mig_canvas *canvas, const struct mig_grid *grid,
	  const struct mig_spacing *step)
{
	double before = INFINITY;
	size_t i = grid->slot_count;

	while ((i = mig_period_named(canvas, grid, i, step)) != SIZE_MAX) {
		double x = mig_canvas_x(canvas, grid->slots[i].at);
		double half = half_width(grid, i);

		if (x + half + NAMES_APART > before)
			return false;
		before = x - half;
	}
	return true;
}

struct mig_spacing
mig_period_spacing(const struct mig_canvas *canvas, const struct mig_grid *grid)
{
	static const int months[] = { 1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240, 600, 1200, 2400 };
	struct mig_spacing step = { 1, in_months(grid) };
	size_t i;

	if (are_single(grid)) {
		step.size = 0;
		return step;
	}
	for (i = 0; step.months && i < sizeof months / sizeof *months; i++) {
		step.size = months[i];
		if (names_fit(canvas, grid, &step))
			return step;
	}
	step.months = false;
	for (step.size = 1; !names_fit(canvas, grid, &step);)
		step.size++;
	return step;
}

void
mig_frame_period_axis(struct mig_chart *chart, const struct mig_grid *grid)
{
	struct mig_canvas *canvas = &chart->canvas;
	double tic = canvas->y_from - 5 * mig_canvas_y_pixel(canvas);
	struct mig_spacing step = mig_period_spacing(canvas, grid);
	size_t i = grid->slot_count;

	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, canvas->x_from, canvas->y_from, canvas->x_to, canvas->y_from);
	if (canvas->y_from < 0 && canvas->y_to > 0)
		mig_canvas_stroke(canvas, canvas->x_from, 0, canvas->x_to, 0);
	while ((i = mig_period_named(canvas, grid, i, &step)) != SIZE_MAX) {
		struct mig_text name = grid->slots[i].label;
		double x = mig_canvas_x(canvas, grid->slots[i].at);

		mig_canvas_label(canvas, x, canvas->bottom + 17,
				 mig_text_width(name, MIG_FACE_REGULAR, 14) + 1,
				 &mig_style_tic_centre, name);
		mig_canvas_stroke(canvas, grid->slots[i].at, canvas->y_from, grid->slots[i].at,
				  tic);
	}
	mig_canvas_end(canvas);
}

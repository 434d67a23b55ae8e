/* waterfall: the changes that lead from one total to another, as mig-compare works them out: a bar
 * a part, blue upwards and orange downwards, each beginning where the one before it ends. */
#include <math.h>
#include <string.h>

#include "steps.h"
#include "chart/types.h"
#include "chart/words.h"

struct waterfall {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_steps steps;
	char (*figures)[MIG_FIGURE_SIZE + 4];
	double size; /* of the texts, pixels */
};

/* "+590", "−17 249". */
static enum mig_status
set_figures(struct waterfall *waterfall)
{
	const struct mig_steps *steps = &waterfall->steps;
	size_t i;

	waterfall->figures = mig_arena_allocate(&waterfall->chart->arena,
						(steps->count + 1) * sizeof *waterfall->figures);
	if (!waterfall->figures)
		return mig_fail_memory(waterfall->chart->error);
	for (i = 0; i < steps->count; i++) {
		const struct mig_step *step = &steps->items[i];
		bool plus = !step->total && mig_known(step->value) &&
			    mig_decimal_sign(step->value.number) > 0;

		strcpy(waterfall->figures[i], plus ? "+" : "");
		mig_figure_text(waterfall->chart, step->value, steps->digits,
				waterfall->figures[i] + plus);
	}
	return MIG_OK;
}

static enum mig_colour
colour_of(const struct waterfall *waterfall, const struct mig_step *step)
{
	bool loss = mig_value_number(step->value) < 0;

	if (step->total)
		return MIG_AXIS;
	if (step->rest)
		return MIG_OTHER_FILL;
	if (waterfall->chart->request->highlight.count > 0 && !step->strong)
		return loss ? MIG_ORANGE_PALE : MIG_BLUE_PALE;
	return loss ? MIG_ORANGE : MIG_BLUE;
}

static bool
has_bar(const struct waterfall *waterfall, size_t i)
{
	const struct mig_step *step = &waterfall->steps.items[i];

	/* The totals that bars of changes begin at and end at are told in figures. */
	return mig_known(step->value) && !(step->total && waterfall->steps.relative);
}

/* The right end of a bar, where its figure stands. */
static double
end_of(const struct mig_step *step)
{
	return fmax(mig_value_number(step->from), mig_value_number(step->to));
}

static enum mig_status
set_rows(struct waterfall *waterfall)
{
	const struct mig_steps *steps = &waterfall->steps;
	struct mig_canvas *canvas = waterfall->canvas;
	struct mig_row *rows =
	    mig_arena_allocate(&waterfall->chart->arena, steps->count * sizeof *rows);
	double low = 0, high = 0;
	size_t i;

	if (!rows)
		return mig_fail_memory(waterfall->chart->error);
	for (i = 0; i < steps->count; i++) {
		const struct mig_step *step = &steps->items[i];

		low = fmin(low, fmin(mig_value_number(step->from), mig_value_number(step->to)));
		high = fmax(high, end_of(step));
		rows[i] = (struct mig_row){
			.name = step->name,
			.strong = step->strong || step->total,
			.second = step->rest,
			.after = 8 + mig_text_width(mig_text_of(waterfall->figures[i]),
						    MIG_FACE_BOLD, waterfall->size),
			.end = fmax(end_of(step), low),
		};
	}
	canvas->x_from = low;
	canvas->x_to = high > low ? high : low + 1;
	mig_rows_set(waterfall->chart, rows, steps->count, waterfall->size);
	mig_rows_reach(waterfall->chart, rows, steps->count);
	mig_frame_check_width(waterfall->chart);
	return MIG_OK;
}

static void
add_bar(const struct waterfall *waterfall, size_t i)
{
	const struct mig_step *step = &waterfall->steps.items[i];
	struct mig_canvas *canvas = waterfall->canvas;
	const char *figure = waterfall->figures[i];
	double from = mig_value_number(step->from), to = mig_value_number(step->to), y = (double)i;
	struct mig_style style = { MIG_ALIGN_LEFT,
				   step->total || step->strong ? MIG_FACE_BOLD : MIG_FACE_MEDIUM,
				   waterfall->size,
				   mig_known(step->value) ? MIG_INK : MIG_INK_SECOND };

	if (isnan(to))
		from = to = 0;
	if (has_bar(waterfall, i))
		mig_canvas_box(canvas, fmin(from, to), fmax(from, to), y - 0.36, y + 0.36,
			       colour_of(waterfall, step));
	mig_canvas_mark_box(canvas, fmin(from, to), fmax(from, to), y - 0.5, y + 0.5, "%.300s%s%s",
			    step->name.bytes, mig_figure_colon(figure), figure);
	mig_canvas_string(canvas, mig_canvas_x(canvas, fmax(from, to)) + 6, mig_canvas_y(canvas, y),
			  &style, figure);
}

/* White under the figures, and a line where a change is 0. */
static void
add_grounds(const struct waterfall *waterfall)
{
	const struct mig_steps *steps = &waterfall->steps;
	struct mig_canvas *canvas = waterfall->canvas;
	size_t i;

	mig_canvas_begin(canvas, "GROUND");
	for (i = 0; i < steps->count; i++) {
		struct mig_text figure = mig_text_of(waterfall->figures[i]);
		double end = fmax(end_of(&steps->items[i]), waterfall->canvas->x_from);

		if (isnan(mig_value_number(steps->items[i].to)))
			end = 0;
		mig_rows_ground(canvas, i, mig_canvas_x(canvas, end) + 6,
				mig_text_width(figure, MIG_FACE_BOLD, waterfall->size));
	}
	mig_canvas_end(canvas);
}

/* From the end of each bar down to the next: where one ends the other begins. */
static void
add_connectors(const struct waterfall *waterfall)
{
	const struct mig_steps *steps = &waterfall->steps;
	size_t i;

	mig_canvas_begin(waterfall->canvas, "CONNECTORS");
	for (i = 0; i + 1 < steps->count; i++) {
		double at = mig_value_number(steps->items[i].to);

		bool zero = mig_known(steps->items[i].value) && has_bar(waterfall, i) &&
			    mig_decimal_sign(steps->items[i].value.number) == 0;

		if (!isnan(at) && !(i == 0 && steps->relative))
			mig_canvas_stroke(waterfall->canvas, at, (double)i + (zero ? -0.36 : 0.36),
					  at, (double)i + 0.64);
	}
	mig_canvas_end(waterfall->canvas);
}

static void
describe(const struct waterfall *waterfall)
{
	const struct mig_steps *steps = &waterfall->steps;
	size_t i;

	mig_frame_describe(waterfall->chart, "Waterfall chart of changes.");
	for (i = 0; i < steps->count; i++)
		if (i < 12 || i + 1 == steps->count)
			mig_frame_describe(
			    waterfall->chart, " %.200s%s%s.", steps->items[i].name.bytes,
			    mig_figure_colon(waterfall->figures[i]), waterfall->figures[i]);
	if (steps->count > 13)
		mig_frame_describe(waterfall->chart, " Not described: %zu.", steps->count - 13);
}

static enum mig_status
draw(struct waterfall *waterfall)
{
	struct mig_canvas *canvas = waterfall->canvas;
	struct mig_chart *chart = waterfall->chart;
	size_t i, count = waterfall->steps.count;
	enum mig_status status = set_figures(waterfall);
	double row = MIG_ROW;

	if (status != MIG_OK)
		return status;
	mig_frame_flags(chart, waterfall->steps.flags);
	describe(waterfall);
	for (i = 0; i < count; i++) {
		const struct mig_step *step = &waterfall->steps.items[i];

		row = mig_rows_height(chart, step->name, step->strong || step->total, row);
	}
	mig_frame_layout(chart, row * (double)count, MIG_ROWS_BELOW);
	waterfall->size = mig_rows_size(chart, count, MIG_ROWS_BELOW);
	status = set_rows(waterfall);
	if (status != MIG_OK)
		return status;
	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < count; i++)
		add_bar(waterfall, i);
	mig_canvas_end(canvas);
	add_connectors(waterfall);
	add_grounds(waterfall);
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, canvas->y_to, 0, canvas->y_from);
	mig_canvas_end(canvas);
	return canvas->status;
}

enum mig_status
mig_draw_waterfall(struct mig_chart *chart)
{
	struct waterfall waterfall = { .chart = chart,
				       .canvas = &chart->canvas,
				       .steps = { .chart = chart, .couples = { .chart = chart } } };
	enum mig_status status = mig_steps_read(&waterfall.steps);

	if (status != MIG_OK)
		return status;
	return waterfall.steps.known == 0 ? mig_frame_empty(chart) : draw(&waterfall);
}

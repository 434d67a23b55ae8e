/* bullet: permits against their quota, as mig-quota writes them. A pale bar is the quota, with a
 * tick at its end; a narrow dark one is what was used of it, and orange what went beyond. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "couples.h"
#include "chart/legend.h"
#include "chart/types.h"
#include "chart/words.h"

enum { ROW = 30, LEGEND_MOST = 4, TEXT_SIZE = 2 * MIG_FIGURE_SIZE };

struct label {
	char percent[TEXT_SIZE]; /* or why there is none */
	char figures[TEXT_SIZE]; /* "32 363 of 63 000" */
};

struct bullet {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_couples couples;
	struct label *labels;
	double high; /* the largest figure */
	double size; /* of the texts, pixels */
	bool wide;   /* there is room for the figures beside the percentages */
	struct mig_scale scale;
};

/* ----------------------------------------------------------------------- texts */

static bool
exceeded(const struct mig_couple *item)
{
	return mig_known(item->first) && mig_known(item->second) &&
	       mig_decimal_compare(item->first.number, item->second.number) > 0;
}

void
mig_bullet_percent(const struct mig_chart *chart, const struct mig_couple *item,
		   char text[MIG_FIGURE_SIZE])
{
	const struct mig_decimal hundred = mig_decimal_of(100);
	bool equal = mig_decimal_compare(item->first.number, item->second.number) == 0;
	struct mig_value ratio;
	char number[MIG_NUMBER_SIZE], flags[MIG_FLAGS_TEXT_SIZE + 1];
	int digits = 1;

	do
		ratio = mig_value_ratio(item->first, item->second, 100, digits);
	while (!equal && mig_known(ratio) && mig_decimal_compare(ratio.number, hundred) == 0 &&
	       ++digits < 9);
	if (mig_known(ratio))
		snprintf(text, MIG_FIGURE_SIZE, "%s\xE2\x80\xAF%%%s",
			 mig_chart_number(chart, ratio.number, digits, number),
			 mig_flag_suffix(ratio.flags, flags));
}

static void
set_label(const struct bullet *bullet, const struct mig_couple *item, struct label *label)
{
	const struct mig_chart *chart = bullet->chart;
	int digits = bullet->couples.digits;
	char used[MIG_FIGURE_SIZE], quota[MIG_FIGURE_SIZE];

	mig_figure_text(chart, item->first, digits, used);
	mig_figure_text(chart, item->second, digits, quota);
	if (!mig_known(item->first)) {
		snprintf(label->percent, TEXT_SIZE, "%s", used);
		if (mig_known(item->second))
			snprintf(label->figures, TEXT_SIZE, mig_word(chart, "quota %s"), quota);
	} else if (!mig_known(item->second)) {
		snprintf(label->percent, TEXT_SIZE, "%s", used);
		snprintf(label->figures, TEXT_SIZE, "%s", mig_word(chart, "quota not available"));
	} else {
		snprintf(label->figures, TEXT_SIZE, mig_word(chart, "%s of %s"), used, quota);
		if (mig_decimal_sign(item->second.number) != 0) {
			mig_bullet_percent(chart, item, label->percent);
		} else {
			strcpy(label->percent, label->figures);
			label->figures[0] = '\0';
		}
	}
}

static enum mig_status
set_labels(struct bullet *bullet)
{
	size_t i, count = bullet->couples.count;

	bullet->labels =
	    mig_arena_allocate(&bullet->chart->arena, (count + 1) * sizeof *bullet->labels);
	if (!bullet->labels)
		return mig_fail_memory(bullet->chart->error);
	memset(bullet->labels, 0, (count + 1) * sizeof *bullet->labels);
	for (i = 0; i < count; i++) {
		const struct mig_couple *item = &bullet->couples.items[i];

		set_label(bullet, item, &bullet->labels[i]);
		bullet->high = fmax(bullet->high, mig_value_number(item->first));
		bullet->high = fmax(bullet->high, mig_value_number(item->second));
	}
	return MIG_OK;
}

/* Without a percentage the figures say why, so they are always there. */
static bool
has_figures(const struct bullet *bullet, size_t i)
{
	const struct mig_couple *item = &bullet->couples.items[i];

	return bullet->labels[i].figures[0] &&
	       (bullet->wide || (mig_known(item->first) && !mig_known(item->second)));
}

static double
percent_width(const struct bullet *bullet, size_t i)
{
	return mig_text_width(mig_text_of(bullet->labels[i].percent), MIG_FACE_BOLD, bullet->size);
}

static double
label_width(const struct bullet *bullet, size_t i)
{
	double width = percent_width(bullet, i) + 8;

	if (has_figures(bullet, i))
		width += 8 + mig_text_width(mig_text_of(bullet->labels[i].figures),
					    MIG_FACE_REGULAR, 12);
	return width;
}

/* ----------------------------------------------------------------------- marks */

static double
end_of(const struct mig_couple *item)
{
	return fmax(fmax(mig_value_number(item->first), mig_value_number(item->second)), 0);
}

static void
set_rows(struct bullet *bullet, struct mig_row *rows)
{
	struct mig_canvas *canvas = bullet->canvas;
	size_t i, count = bullet->couples.count, pass;

	for (i = 0; i < count; i++) {
		const struct mig_couple *item = &bullet->couples.items[i];

		rows[i] = (struct mig_row){ .name = item->name,
					    .strong = item->strong,
					    .after = label_width(bullet, i),
					    .end = end_of(item) };
	}
	canvas->x_from = 0;
	canvas->x_to = bullet->high > 0 ? bullet->high : 1;
	mig_rows_set(bullet->chart, rows, count, bullet->size);
	/* The figures only where they leave room to the bars. */
	for (pass = 0; pass < 2; pass++) {
		bullet->wide = pass == 0;
		for (i = 0; i < count; i++)
			rows[i].after = label_width(bullet, i);
		mig_rows_reach(bullet->chart, rows, count);
		if (canvas->right - canvas->left > canvas->width * 0.4)
			break;
	}
	mig_frame_check_width(bullet->chart);
	bullet->scale = mig_rows_scale(0, canvas->x_to, canvas->right - canvas->left, true);
}

static void
add_bar(const struct bullet *bullet, size_t i)
{
	const struct mig_couple *item = &bullet->couples.items[i];
	struct mig_canvas *canvas = bullet->canvas;
	bool pale = bullet->chart->request->highlight.count > 0 && !item->strong;
	double y = (double)i, used = mig_value_number(item->first);
	double quota = mig_value_number(item->second), tick = 1.25 * mig_canvas_x_pixel(canvas);
	double within = exceeded(item) ? quota : used;

	if (mig_known(item->second))
		mig_canvas_box(canvas, 0, quota, y - 0.36, y + 0.36, MIG_BLUE_VERY_PALE);
	if (mig_known(item->first))
		mig_canvas_box(canvas, 0, within, y - 0.15, y + 0.15,
			       pale ? MIG_BLUE_PALE : MIG_BLUE);
	if (exceeded(item))
		mig_canvas_box(canvas, quota, used, y - 0.15, y + 0.15,
			       pale ? MIG_ORANGE_PALE : MIG_ORANGE);
	if (mig_known(item->second))
		mig_canvas_box(canvas, quota - tick, quota + tick, y - 0.4, y + 0.4, MIG_INK);
}

static void
add_texts(const struct bullet *bullet, size_t i)
{
	const struct mig_couple *item = &bullet->couples.items[i];
	const struct label *label = &bullet->labels[i];
	struct mig_canvas *canvas = bullet->canvas;
	struct mig_style style = { MIG_ALIGN_LEFT, MIG_FACE_BOLD, bullet->size,
				   exceeded(item)	    ? MIG_ORANGE
				   : mig_known(item->first) ? MIG_INK
							    : MIG_INK_SECOND };
	double end = end_of(item);
	double x = mig_canvas_x(canvas, end) + 8, y = mig_canvas_y(canvas, (double)i);

	if (!mig_known(item->first))
		style.face = MIG_FACE_REGULAR;
	mig_rows_ground(canvas, i, x, label_width(bullet, i) - 8);
	mig_canvas_string(canvas, x, y, &style, label->percent);
	if (has_figures(bullet, i))
		mig_canvas_string(canvas, x + percent_width(bullet, i) + 8, y, &mig_style_small,
				  label->figures);
	mig_canvas_mark_box(canvas, 0, end, (double)i - 0.5, (double)i + 0.5, "%.300s%s%s%s%s",
			    item->name.bytes, mig_figure_colon(label->percent), label->percent,
			    *label->figures ? ", " : "", label->figures);
}

static size_t
legend_of(const struct bullet *bullet, struct mig_legend_item items[LEGEND_MOST])
{
	bool over = false;
	size_t i, count = 0;

	for (i = 0; i < bullet->couples.count; i++)
		over = over || exceeded(&bullet->couples.items[i]);
	items[count++] =
	    (struct mig_legend_item){ bullet->couples.names[0], MIG_BLUE, MIG_KEY_BOX };
	items[count++] = (struct mig_legend_item){ bullet->couples.names[1], MIG_BLUE_VERY_PALE,
						   MIG_KEY_BOX };
	if (over)
		items[count++] = (struct mig_legend_item){ mig_text_of(mig_word(
							       bullet->chart, "beyond the quota")),
							   MIG_ORANGE, MIG_KEY_BOX };
	return count;
}

static void
describe(const struct bullet *bullet)
{
	struct mig_chart *chart = bullet->chart;
	size_t i, over = 0, count = bullet->couples.count;

	for (i = 0; i < count; i++)
		over += exceeded(&bullet->couples.items[i]);
	mig_frame_describe(chart, "Bars of use against quota: %zu.", count);
	mig_frame_describe(chart, " Exceeded: %zu.", over);
	for (i = 0; i < count && i < 10; i++)
		mig_frame_describe(
		    chart, " %.200s%s%s%s%s.", bullet->couples.items[i].name.bytes,
		    mig_figure_colon(bullet->labels[i].percent), bullet->labels[i].percent,
		    bullet->labels[i].figures[0] ? ", " : "", bullet->labels[i].figures);
	if (i < count)
		mig_frame_describe(chart, " And %zu more.", count - i);
}

/* ------------------------------------------------------------------------ chart */

static enum mig_status
check(const struct mig_couples *couples)
{
	size_t i;

	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];

		if (mig_value_number(item->first) < 0 || mig_value_number(item->second) < 0)
			return mig_fail(couples->chart->error, MIG_DATA,
					"%s: '%.200s': permits and quotas are not below 0",
					couples->chart->table->input_name, item->name.bytes);
	}
	return MIG_OK;
}

static enum mig_status
draw(struct bullet *bullet)
{
	struct mig_canvas *canvas = bullet->canvas;
	struct mig_chart *chart = bullet->chart;
	struct mig_legend_item items[LEGEND_MOST];
	size_t i, count = bullet->couples.count, legend = legend_of(bullet, items);
	struct mig_row *rows = mig_arena_allocate(&chart->arena, (count + 1) * sizeof *rows);
	double head = MIG_LEGEND_LINE * (double)mig_legend_lines(chart, items, legend);

	if (!rows)
		return mig_fail_memory(chart->error);
	describe(bullet);
	mig_frame_layout(chart, ROW * (double)count + head, MIG_ROWS_AXIS);
	canvas->top = fmin(canvas->top + head, canvas->bottom - 20);
	bullet->size = mig_rows_size(chart, count, MIG_ROWS_AXIS + head);
	set_rows(bullet, rows);
	mig_rows_axis(chart, &bullet->scale);
	mig_canvas_begin(canvas, "BARS");
	for (i = 0; i < count; i++)
		add_bar(bullet, i);
	mig_canvas_end(canvas);
	mig_canvas_begin(canvas, "GROUND");
	for (i = 0; i < count; i++)
		add_texts(bullet, i);
	mig_canvas_end(canvas);
	mig_legend_set(chart, items, legend, false);
	mig_canvas_begin(canvas, "AXIS");
	mig_canvas_stroke(canvas, 0, canvas->y_to, 0, canvas->y_from);
	mig_canvas_end(canvas);
	return canvas->status;
}

enum mig_status
mig_bullet_read(struct mig_couples *couples)
{
	struct mig_chart *chart = couples->chart;
	enum mig_status status = mig_couples_read(couples, MIG_COUPLES_QUOTA, "bullet");

	if (status == MIG_OK)
		status = check(couples);
	if (status == MIG_OK)
		status = mig_couples_choose(couples);
	if (status == MIG_OK && !chart->empty)
		mig_frame_flags(chart, couples->flags);
	return status;
}

enum mig_status
mig_draw_bullet(struct mig_chart *chart)
{
	struct bullet bullet = { .chart = chart,
				 .canvas = &chart->canvas,
				 .couples = { .chart = chart } };
	enum mig_status status = mig_bullet_read(&bullet.couples);

	if (status == MIG_OK && chart->empty)
		return mig_frame_empty(chart);
	if (status == MIG_OK)
		status = set_labels(&bullet);
	return status == MIG_OK ? draw(&bullet) : status;
}

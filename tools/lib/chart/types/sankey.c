/* sankey: ribbons from origins to destinations, through a middle stage if there is one.
 * A ribbon is as thick as its flow, in the colour of the middle node, or of the origin. */
#include <math.h>
#include <string.h>

#include "streams.h"
#include "chart/types.h"

enum {
	NODE = 12,	/* pixels that a node is wide */
	STEPS = 24,	/* of the curve of a ribbon */
	LABEL_GAP = 18, /* between the middles of two labels */
	HEAD = 26,
	BELOW = 8,
	NAME_LEAST = 40,
	NOTES = 84,
};

struct sankey {
	struct mig_chart *chart;
	struct mig_canvas *canvas;
	struct mig_streams streams;
	double left[MIG_STAGES_MAX]; /* of the nodes, pixels */
	double *top[MIG_STAGES_MAX]; /* of each node */
	double names;	/* pixels that a name may take */
	bool figures;	/* there is room for them beside the names */
	double plot_top, plot_bottom;
	double pixel; /* pixels a unit */
};

static const struct mig_style head_style = {MIG_ALIGN_LEFT, MIG_FACE_BOLD, 14, MIG_INK};

/* ------------------------------------------------------------------------- geometry */

static double
name_width(struct mig_text name)
{
	char clean[MIG_TEXT_BYTES_MAX];

	return mig_text_width(mig_text_clean(name, clean), MIG_FACE_REGULAR, 14);
}

/* Of the labels of a stage, whose names take at most `names` pixels. */
static double
widest_label(const struct sankey *sankey, size_t stage, double names)
{
	double name = 0, number = 0;
	char figure[MIG_FIGURE_SIZE];
	size_t i;

	for (i = 0; i < sankey->streams.counts[stage]; i++) {
		const struct mig_node *node = &sankey->streams.nodes[stage][i];

		mig_stream_figure(&sankey->streams, node->total, figure);
		name = fmax(name, fmin(name_width(node->name), names));
		number = fmax(number,
			      mig_text_width(mig_text_of(figure), MIG_FACE_MEDIUM, 14));
	}
	return ceil(name + (sankey->figures ? 6 + number : 0));
}

/* Whether ribbons keep some room between the labels. */
static bool
labels_fit(const struct sankey *sankey, double names)
{
	size_t last = sankey->streams.stages - 1;
	double room = sankey->canvas->width - 2 * MIG_MARGIN - 12 - NODE -
		      widest_label(sankey, 0, names) - widest_label(sankey, last, names);

	if (last == 1)
		return room > NODE + 60;
	return room / 2 > NODE + 30 + widest_label(sankey, 1, names);
}

/* Names are cut before figures are left out, and figures are left out before nothing is read. */
static void
choose_labels(struct sankey *sankey)
{
	sankey->figures = true;
	for (sankey->names = sankey->canvas->width; sankey->names > NAME_LEAST; sankey->names -= 2)
		if (labels_fit(sankey, sankey->names))
			return;
	sankey->figures = false;
	mig_frame_note(sankey->chart, "Figures not shown: no room for them.");
	mig_frame_advise(sankey->chart, "a larger --size has room for the figures");
	for (sankey->names = sankey->canvas->width; sankey->names > 20; sankey->names -= 2)
		if (labels_fit(sankey, sankey->names))
			return;
}

static size_t
most_nodes(const struct sankey *sankey)
{
	size_t stage, most = 1;

	for (stage = 0; stage < sankey->streams.stages; stage++)
		if (sankey->streams.counts[stage] > most)
			most = sankey->streams.counts[stage];
	return most;
}

/* Nodes of a stage below each other, the stage in the middle of the height. */
static enum mig_status
place_nodes(struct sankey *sankey)
{
	struct mig_streams *streams = &sankey->streams;
	double height = sankey->plot_bottom - sankey->plot_top;
	double gap = fmin(14, 0.4 * height / (double)most_nodes(sankey));
	double total = mig_stream_size(streams->total);
	size_t stage, i;

	sankey->pixel = (height - gap * (double)(most_nodes(sankey) - 1)) / total;
	for (stage = 0; stage < streams->stages; stage++) {
		double y = sankey->plot_top +
			   (height - total * sankey->pixel -
			    gap * (double)(streams->counts[stage] - 1)) / 2;

		sankey->top[stage] =
		    mig_arena_allocate(&sankey->chart->arena,
				       (streams->counts[stage] + 1) * sizeof(double));
		if (!sankey->top[stage])
			return mig_fail_memory(sankey->chart->error);
		for (i = 0; i < streams->counts[stage]; i++) {
			sankey->top[stage][i] = y;
			y += mig_stream_size(streams->nodes[stage][i].total) * sankey->pixel + gap;
		}
	}
	return MIG_OK;
}

static void
place_stages(struct sankey *sankey)
{
	size_t last = sankey->streams.stages - 1;
	double left = MIG_MARGIN + widest_label(sankey, 0, sankey->names) + 6;
	double right = sankey->canvas->width - MIG_MARGIN - 6 - NODE -
		       widest_label(sankey, last, sankey->names);

	sankey->left[0] = left;
	sankey->left[1] = last == 2 ? (left + right) / 2 : right;
	sankey->left[2] = right;
}

/* -------------------------------------------------------------------------- ribbons */

/* The outline of a ribbon: along its upper edge and back along the lower one. */
static void
ribbon(double x0, double y0, double x1, double y1, double thick, double (*points)[2])
{
	size_t i;

	for (i = 0; i <= STEPS; i++) {
		double t = (double)i / STEPS, s = t * t * (3 - 2 * t);
		double x = x0 + (x1 - x0) * t, y = y0 + (y1 - y0) * s;

		points[i][0] = points[2 * STEPS + 1 - i][0] = round(x * 100) / 100;
		points[i][1] = round(y * 100) / 100;
		points[2 * STEPS + 1 - i][1] = round((y + thick) * 100) / 100;
	}
}

static void
draw_ribbon(struct sankey *sankey, size_t stage, size_t from, size_t to, double y0, double y1)
{
	const struct mig_streams *streams = &sankey->streams;
	struct mig_value link = mig_stream_link(streams, stage, from, to);
	double thick = fmax(mig_stream_size(link) * sankey->pixel, 0.4);
	double points[2 * STEPS + 2][2];
	enum mig_colour colour = mig_stream_colour(streams, stage, from, to);
	char figure[MIG_FIGURE_SIZE];
	size_t i;

	ribbon(sankey->left[stage] + NODE, y0, sankey->left[stage + 1], y1, thick, points);
	for (i = 0; i < 2 * STEPS + 2; i++) {
		double row[3] = {points[i][0], points[i][1], colour};

		mig_canvas_row(sankey->canvas, row, 3);
	}
	mig_canvas_gap(sankey->canvas);
	mig_stream_figure(&sankey->streams, link, figure);
	/* Wide enough to be met. */
	if (thick < MIG_MARK_LEAST)
		ribbon(sankey->left[stage] + NODE, y0 + thick / 2 - MIG_MARK_LEAST / 2.0,
		       sankey->left[stage + 1], y1 + thick / 2 - MIG_MARK_LEAST / 2.0,
		       MIG_MARK_LEAST, points);
	mig_canvas_mark_rings(sankey->canvas, (const double(*)[2])points, 2 * STEPS + 2,
			      "%.300s \xE2\x86\x92 %.300s: %s",
			      streams->nodes[stage][from].name.bytes,
			      streams->nodes[stage + 1][to].name.bytes, figure);
}

static enum mig_status
draw_ribbons(struct sankey *sankey)
{
	const struct mig_streams *streams = &sankey->streams;
	size_t stage, from, to;

	mig_canvas_begin(sankey->canvas, "RIBBONS");
	for (stage = 0; stage + 1 < streams->stages; stage++) {
		double *enter = mig_arena_allocate(&sankey->chart->arena,
						   (streams->counts[stage + 1] + 1) *
						       sizeof *enter);

		if (!enter)
			return mig_fail_memory(sankey->chart->error);
		memcpy(enter, sankey->top[stage + 1],
		       streams->counts[stage + 1] * sizeof *enter);
		for (from = 0; from < streams->counts[stage]; from++) {
			double leave = sankey->top[stage][from];

			for (to = 0; to < streams->counts[stage + 1]; to++) {
				struct mig_value link = mig_stream_link(streams, stage, from, to);
				double thick;

				if (link.state == MIG_VALUE_NONE ||
				    mig_decimal_sign(link.number) == 0)
					continue;
				thick = mig_stream_size(link) * sankey->pixel;
				draw_ribbon(sankey, stage, from, to, leave, enter[to]);
				leave += thick;
				enter[to] += thick;
			}
		}
	}
	mig_canvas_end(sankey->canvas);
	return MIG_OK;
}

/* ---------------------------------------------------------------------------- nodes */

/* Name and figure beside a node, the figure next to it where the label is left of it. */
static void
set_label(struct sankey *sankey, size_t stage, size_t i, double y)
{
	const struct mig_node *node = &sankey->streams.nodes[stage][i];
	struct mig_style style = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14, MIG_INK};
	struct mig_style after = {MIG_ALIGN_LEFT, MIG_FACE_MEDIUM, 14, MIG_INK};
	double x = sankey->left[stage] + NODE + 6, direction = 1, first, second;
	double name = fmin(name_width(node->name), sankey->names);
	char figure[MIG_FIGURE_SIZE];

	mig_stream_figure(&sankey->streams, node->total, figure);
	first = mig_text_width(mig_text_of(figure), MIG_FACE_MEDIUM, 14);
	if (stage == 0) {
		style.align = after.align = MIG_ALIGN_RIGHT;
		direction = -1;
		x = sankey->left[0] - 6;
	}
	/* From the node outwards. */
	second = stage == 0 ? x : x + name + 6;
	first = stage == 0 && sankey->figures ? x + direction * (first + 6) : x;
	mig_canvas_label(sankey->canvas, first, y, name + 1, &style, node->name);
	if (sankey->figures)
		mig_canvas_string(sankey->canvas, second, y, &after, figure);
}

/* Labels at the height of their nodes, apart from each other. */
static enum mig_status
set_labels(struct sankey *sankey, size_t stage)
{
	size_t count = sankey->streams.counts[stage], i;
	double *places =
	    mig_arena_allocate(&sankey->chart->arena, (2 * count + 1) * sizeof *places);

	if (!places)
		return mig_fail_memory(sankey->chart->error);
	for (i = 0; i < count; i++)
		places[i] = sankey->top[stage][i] +
			    mig_stream_size(sankey->streams.nodes[stage][i].total) *
				sankey->pixel / 2;
	mig_spread(places, places + count, count, LABEL_GAP, sankey->plot_top + 6,
		   sankey->plot_bottom - 6);
	for (i = 0; i < count; i++)
		set_label(sankey, stage, i, places[i]);
	return MIG_OK;
}

static void
draw_nodes(struct sankey *sankey, size_t stage)
{
	char figure[MIG_FIGURE_SIZE];
	size_t i;

	for (i = 0; i < sankey->streams.counts[stage]; i++) {
		const struct mig_node *node = &sankey->streams.nodes[stage][i];
		double y = sankey->top[stage][i], x = sankey->left[stage];
		double high = fmax(mig_stream_size(node->total) * sankey->pixel, 1);

		mig_canvas_box(sankey->canvas, x, x + NODE, y, y + high, MIG_INK);
		mig_stream_figure(&sankey->streams, node->total, figure);
		mig_canvas_mark_box(sankey->canvas, x, x + NODE, y, y + high, "%.300s: %s",
				    node->name.bytes, figure);
	}
}

static void
set_head(struct sankey *sankey, size_t stage)
{
	struct mig_style style = head_style;
	double x = sankey->left[stage], width = sankey->canvas->width;
	char title[256];

	mig_column_words(sankey->chart,
			 sankey->chart->table->names[sankey->streams.roles.by[stage]], title,
			 sizeof title);
	style.align = stage == 0 ? MIG_ALIGN_LEFT
		      : stage + 1 == sankey->streams.stages ? MIG_ALIGN_RIGHT
							    : MIG_ALIGN_CENTRE;
	x = stage == 0				      ? MIG_MARGIN
	    : stage + 1 == sankey->streams.stages ? width - MIG_MARGIN
						      : x + NODE / 2.0;
	mig_canvas_label(sankey->canvas, x, sankey->plot_top - 14,
			 width / (double)sankey->streams.stages - 24, &style,
			 mig_text_of(title));
}

/* ---------------------------------------------------------------------------- chart */

static enum mig_status
draw(struct sankey *sankey)
{
	struct mig_canvas *canvas = sankey->canvas;
	double content = fmin(fmax(90 + 40 * (double)most_nodes(sankey), 240), 560) + HEAD;
	enum mig_status status;
	size_t stage;

	choose_labels(sankey);
	mig_frame_layout(sankey->chart,
			 fmax(content, HEAD + LABEL_GAP * (double)most_nodes(sankey) + 10), BELOW);
	sankey->plot_top = canvas->top + HEAD;
	sankey->plot_bottom = fmax(canvas->bottom, sankey->plot_top + 40);
	mig_canvas_sheet(canvas);
	place_stages(sankey);
	status = place_nodes(sankey);
	if (status == MIG_OK)
		status = draw_ribbons(sankey);
	mig_canvas_begin(canvas, "NODES");
	for (stage = 0; stage < sankey->streams.stages; stage++)
		draw_nodes(sankey, stage);
	mig_canvas_end(canvas);
	for (stage = 0; status == MIG_OK && stage < sankey->streams.stages; stage++) {
		set_head(sankey, stage);
		status = set_labels(sankey, stage);
	}
	return status == MIG_OK ? canvas->status : status;
}

/* How many nodes have room below each other, less what notes of all stages take, of which none is
 * set yet. */
static double
room_of(const struct mig_chart *chart)
{
	return chart->request->height > 0
		   ? (mig_frame_content(chart, BELOW + HEAD) - NOTES) / LABEL_GAP
		   : INFINITY;
}

enum mig_status
mig_draw_sankey(struct mig_chart *chart)
{
	struct sankey sankey = {.chart = chart, .canvas = &chart->canvas};
	enum mig_status status;

	sankey.streams.chart = chart;
	status = mig_sankey_read(&sankey.streams, room_of(chart));
	if (status != MIG_OK)
		return status;
	return chart->empty ? mig_frame_empty(chart) : draw(&sankey);
}

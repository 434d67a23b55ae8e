/* What the picture and the page of a sankey chart have in common: nodes, colours, words. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "streams.h"
#include "chart/words.h"

enum { WHOLE = 12 }; /* nodes that are all drawn unless --top says otherwise */

const char *
mig_stream_figure(const struct mig_streams *streams, struct mig_value value,
		  char text[MIG_FIGURE_SIZE])
{
	return mig_figure_text(streams->chart, value, streams->digits, text);
}

/* -------------------------------------------------------------------------- colours */

static enum mig_status
find_strong(struct mig_streams *streams)
{
	struct mig_arena *arena = &streams->chart->arena;
	size_t stage = streams->colour_stage, count = streams->counts[stage], i;
	struct mig_text *names = mig_arena_allocate(arena, (count + 1) * sizeof *names);
	bool *strong = mig_arena_allocate(arena, count + 1);
	enum mig_status status;

	if (!names || !strong)
		return mig_fail_memory(streams->chart->error);
	memset(strong, 0, count + 1);
	for (i = 0; i < count; i++)
		names[i] = streams->nodes[stage][i].name;
	status = mig_find_highlights(streams->chart, names, count, strong);
	for (i = 0; i < count; i++)
		streams->nodes[stage][i].strong = strong[i];
	return status;
}

/* Colours for the largest, or for those that stand out; the others are grey. */
static void
choose_colours(struct mig_streams *streams)
{
	bool chosen = streams->chart->request->highlight.count > 0;
	size_t i, used = 0;

	for (i = 0; i < streams->counts[streams->colour_stage]; i++) {
		struct mig_node *node = &streams->nodes[streams->colour_stage][i];

		node->colour = MIG_OTHER_LINE;
		if (!node->other && (!chosen || node->strong) && used < MIG_SERIES_MAX)
			node->colour = mig_series_colours[used++];
	}
}

enum mig_colour
mig_stream_colour(const struct mig_streams *streams, size_t stage, size_t from, size_t to)
{
	/* The middle node is where flows of the first stage end. */
	size_t node = streams->colour_stage == stage ? from : to;

	return streams->nodes[streams->colour_stage][node].colour;
}

/* ---------------------------------------------------------------------------- words */

static void
set_words(const struct mig_streams *streams)
{
	struct mig_chart *chart = streams->chart;
	char title[256], dimensions[512], unit[256];

	mig_column_words(chart, chart->table->names[streams->roles.values[0]], title, sizeof title);
	mig_dimension_phrase(chart, &streams->roles, dimensions, sizeof dimensions);
	mig_frame_title(chart, "%s by %s", title, dimensions);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, &streams->roles, unit, sizeof unit));
	if (streams->period.length > 0)
		mig_frame_subtitle(chart, ", %.60s", streams->period.bytes);
}

static void
describe(const struct mig_streams *streams)
{
	struct mig_chart *chart = streams->chart;
	char figure[MIG_FIGURE_SIZE];
	size_t stage, i;

	mig_frame_describe(chart, "Flows of %s in all, in %zu stages.",
			   mig_stream_figure(streams, streams->total, figure), streams->stages);
	for (stage = 0; stage < streams->stages; stage++)
		for (i = 0; i < streams->counts[stage] && i < 6; i++) {
			const struct mig_node *node = &streams->nodes[stage][i];

			mig_frame_describe(chart, " %.60s, %.200s: %s.",
					   chart->table->names[streams->roles.by[stage]],
					   node->name.bytes,
					   mig_stream_figure(streams, node->total, figure));
		}
}

/* As many nodes as are asked for, or as are still told apart, and no more than have room. */
static size_t
most_wanted(const struct mig_chart *chart, double room)
{
	size_t most = chart->request->top > 0 ? chart->request->top : SIZE_MAX;

	if (most > MIG_NODES_MAX - 1)
		most = chart->request->top > 0 ? MIG_NODES_MAX - 1 : WHOLE;
	if ((double)most + 1 > room)
		most = (size_t)fmax(room - 2, 1);
	return most;
}

enum mig_status
mig_sankey_read(struct mig_streams *streams, double room)
{
	struct mig_chart *chart = streams->chart;
	enum mig_status status = mig_streams_read(streams, most_wanted(chart, room));

	streams->colour_stage = streams->stages == 3;
	if (status == MIG_OK)
		status = find_strong(streams);
	if (status != MIG_OK)
		return status;
	set_words(streams);
	chart->empty = mig_decimal_sign(streams->total.number) == 0;
	if (chart->empty)
		return MIG_OK;
	choose_colours(streams);
	mig_frame_flags(chart, streams->flags);
	describe(streams);
	return MIG_OK;
}

#include "streams.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "chart/latest.h"
#include "chart/words.h"
#include "keys.h"

/* One row: where it goes through, by the number of the node in its stage. */
struct flow {
	size_t through[MIG_STAGES_MAX];
	struct mig_value value;
	size_t row;
};

/* The nodes of a stage as the table has them. */
struct stage {
	struct mig_keys keys; /* numbers of the nodes by their names */
	struct mig_text *names;
	struct mig_value *totals;
	size_t *place; /* of the node that it becomes */
};

struct reader {
	struct mig_streams *streams;
	struct mig_chart *chart;
	struct flow *flows;
	size_t count;
	struct stage stages[MIG_STAGES_MAX];
};

struct mig_value
mig_stream_link(const struct mig_streams *streams, size_t stage, size_t from, size_t to)
{
	return streams->links[stage][from * streams->counts[stage + 1] + to];
}

double
mig_stream_size(struct mig_value value)
{
	return mig_decimal_to_double(value.number);
}

/* -------------------------------------------------------------------------- columns */

static enum mig_status
find_columns(struct mig_streams *streams)
{
	struct mig_chart *chart = streams->chart;
	struct mig_roles *roles = &streams->roles;
	enum mig_status status = mig_roles_find(chart, mig_value_names, false, roles);

	if (status != MIG_OK)
		return status;
	if (roles->value_count > 1) {
		mig_fail(chart->error, MIG_USAGE, "sankey draws one value column, not %zu",
			 roles->value_count);
		mig_hint(chart->error, "name it with -v");
		return MIG_USAGE;
	}
	if (roles->by_count < 2 || roles->by_count > MIG_STAGES_MAX) {
		mig_fail(chart->error, MIG_USAGE,
			 "%s: sankey needs two or three columns to go through, not %zu",
			 chart->table->input_name, roles->by_count);
		mig_hint(chart->error, "name them in order, such as -b origin,destination or "
				       "-b origin,reason,destination; mig-sum adds up the rest");
		return MIG_USAGE;
	}
	if (mig_column_is_ratio(chart->table->names[roles->values[0]])) {
		mig_fail(chart->error, MIG_USAGE, "'%s' is a ratio, which cannot be added up to "
						  "flows", chart->table->names[roles->values[0]]);
		mig_hint(chart->error, "name a column of counts with -v");
		return MIG_USAGE;
	}
	streams->stages = roles->by_count;
	return MIG_OK;
}

/* ----------------------------------------------------------------------------- rows */

static enum mig_status
allocate(struct reader *reader)
{
	struct mig_arena *arena = &reader->chart->arena;
	size_t rows = reader->chart->table->rows + 1, i;

	reader->flows = mig_arena_allocate(arena, rows * sizeof *reader->flows);
	if (!reader->flows)
		return mig_fail_memory(reader->chart->error);
	for (i = 0; i < reader->streams->stages; i++) {
		struct stage *stage = &reader->stages[i];

		stage->names = mig_arena_allocate(arena, rows * sizeof *stage->names);
		stage->totals = mig_arena_allocate(arena, rows * sizeof *stage->totals);
		stage->place = mig_arena_allocate(arena, rows * sizeof *stage->place);
		if (!stage->names || !stage->totals || !stage->place)
			return mig_fail_memory(reader->chart->error);
	}
	return MIG_OK;
}

static enum mig_status
find_node(const struct reader *reader, struct stage *stage, struct mig_text name, size_t *node)
{
	bool added = false;
	enum mig_status status =
	    mig_keys_add(&stage->keys, name, node, &added, reader->chart->error);

	if (status == MIG_OK && added) {
		stage->names[*node] = name;
		stage->totals[*node] = mig_value_of(0);
	}
	return status;
}

static enum mig_status
below_zero(const struct mig_streams *streams, size_t row)
{
	mig_table_fail_cell(streams->chart->table, row, streams->roles.values[0], "is below 0",
			    streams->chart->error);
	mig_hint(streams->chart->error, "a flow has no sign; its direction is from the first "
					"column to the last");
	return MIG_DATA;
}

static enum mig_status
read_row(struct reader *reader, size_t row, size_t *missing)
{
	struct mig_streams *streams = reader->streams;
	struct flow *flow = &reader->flows[reader->count];
	enum mig_status status = mig_roles_value(reader->chart, &streams->roles, row,
						 streams->roles.values[0], &flow->value);
	size_t i;

	if (status != MIG_OK)
		return status;
	streams->flags |= flow->value.flags;
	if (flow->value.state != MIG_VALUE_KNOWN) {
		++*missing;
		return MIG_OK;
	}
	if (mig_decimal_sign(flow->value.number) < 0)
		return below_zero(streams, row);
	if (flow->value.number.scale > streams->digits)
		streams->digits = flow->value.number.scale;
	for (i = 0; status == MIG_OK && i < streams->stages; i++)
		status = find_node(reader, &reader->stages[i],
				   mig_table_cell(reader->chart->table, row, streams->roles.by[i]),
				   &flow->through[i]);
	flow->row = row;
	reader->count++;
	return status;
}

static int
by_path(const void *a, const void *b)
{
	const struct flow *one = a, *two = b;
	size_t i;

	for (i = 0; i < MIG_STAGES_MAX; i++)
		if (one->through[i] != two->through[i])
			return one->through[i] < two->through[i] ? -1 : 1;
	return (one->row > two->row) - (one->row < two->row);
}

/* Rows of one path stand next to each other once they are sorted. */
static enum mig_status
check_paths(struct reader *reader)
{
	const struct mig_table *table = reader->chart->table;
	size_t i;

	qsort(reader->flows, reader->count, sizeof *reader->flows, by_path);
	for (i = 1; i < reader->count; i++) {
		const struct flow *one = &reader->flows[i - 1], *two = &reader->flows[i];

		if (memcmp(one->through, two->through, sizeof one->through) != 0)
			continue;
		mig_fail(reader->chart->error, MIG_DATA,
			 "%s:%zu: the same flow as on line %zu, from '%.60s' to '%.60s'",
			 table->positions[two->row].file, table->positions[two->row].line,
			 table->positions[one->row].line,
			 reader->stages[0].names[two->through[0]].bytes,
			 reader->stages[reader->streams->stages - 1]
			     .names[two->through[reader->streams->stages - 1]]
			     .bytes);
		mig_hint(reader->chart->error, "mig-sum adds them up, -w chooses one of them");
		return MIG_DATA;
	}
	return MIG_OK;
}

static enum mig_status
read_rows(struct reader *reader)
{
	struct mig_streams *streams = reader->streams;
	const struct mig_table *table = reader->chart->table;
	size_t row, missing = 0;
	enum mig_status status = allocate(reader);

	if (status == MIG_OK)
		status = mig_latest_period(reader->chart, &streams->roles, &streams->period);
	for (row = 0; status == MIG_OK && row < table->rows; row++)
		if (mig_latest_holds(reader->chart, &streams->roles, streams->period, row)) {
			memset(&reader->flows[reader->count], 0, sizeof *reader->flows);
			status = read_row(reader, row, &missing);
		}
	if (status == MIG_OK)
		status = check_paths(reader);
	if (status == MIG_OK && missing > 0)
		mig_frame_note(reader->chart, "Not drawn, since not available: %zu.", missing);
	return status;
}

/* ---------------------------------------------------------------------------- nodes */

static void
add(struct mig_value *sum, struct mig_value value)
{
	*sum = sum->state == MIG_VALUE_NONE ? value : mig_value_add(*sum, value);
}

/* The largest node of a stage that has no place yet; what is called other comes last. */
static size_t
next_node(const struct mig_chart *chart, const struct stage *stage)
{
	size_t i, best = SIZE_MAX;

	for (i = 0; i < stage->keys.count; i++) {
		bool last;

		if (stage->place[i] != SIZE_MAX)
			continue;
		if (best == SIZE_MAX) {
			best = i;
			continue;
		}
		last = mig_word_other(chart, stage->names[best]);
		if (last != mig_word_other(chart, stage->names[i])
			? last
			: mig_decimal_compare(stage->totals[i].number,
					      stage->totals[best].number) > 0)
			best = i;
	}
	return best;
}

static void
put_node(struct mig_streams *streams, size_t stage, struct mig_text name, bool other)
{
	streams->nodes[stage][streams->counts[stage]++] =
	    (struct mig_node){.name = name, .other = other, .total = mig_value_none()};
}

/* Places for the largest `most`; the others share the one behind them. */
static enum mig_status
choose_nodes(struct reader *reader, size_t number, size_t most)
{
	struct mig_streams *streams = reader->streams;
	struct stage *stage = &reader->stages[number];
	size_t i, kept = stage->keys.count > most ? most : stage->keys.count;

	streams->nodes[number] = mig_arena_allocate(
	    &reader->chart->arena, (kept + 2) * sizeof *streams->nodes[number]);
	if (!streams->nodes[number])
		return mig_fail_memory(reader->chart->error);
	for (i = 0; i < stage->keys.count; i++)
		stage->place[i] = SIZE_MAX;
	for (i = 0; i < kept; i++) {
		size_t node = next_node(reader->chart, stage);

		stage->place[node] = i;
		put_node(streams, number, stage->names[node],
			 mig_word_other(reader->chart, stage->names[node]));
	}
	if (kept == stage->keys.count)
		return MIG_OK;
	put_node(streams, number, mig_text_of(mig_word(reader->chart, "Other")), true);
	for (i = 0; i < stage->keys.count; i++)
		if (stage->place[i] == SIZE_MAX)
			stage->place[i] = kept;
	mig_frame_note(reader->chart, "Other: the sum of %zu with smaller figures (%.60s).",
		       stage->keys.count - kept,
		       reader->chart->table->names[streams->roles.by[number]]);
	return MIG_OK;
}

static enum mig_status
add_links(struct reader *reader)
{
	struct mig_streams *streams = reader->streams;
	size_t i, stage;

	for (stage = 0; stage + 1 < streams->stages; stage++) {
		size_t cells = streams->counts[stage] * streams->counts[stage + 1];
		struct mig_value *links = mig_arena_allocate(&reader->chart->arena,
							     (cells + 1) * sizeof *links);

		if (!links)
			return mig_fail_memory(reader->chart->error);
		for (i = 0; i < cells; i++)
			links[i] = mig_value_none();
		for (i = 0; i < reader->count; i++) {
			const struct flow *flow = &reader->flows[i];
			size_t from = reader->stages[stage].place[flow->through[stage]];
			size_t to = reader->stages[stage + 1].place[flow->through[stage + 1]];

			add(&links[from * streams->counts[stage + 1] + to], flow->value);
		}
		streams->links[stage] = links;
	}
	return MIG_OK;
}

/* What goes out of a node, and into it; 0 where nothing does. */
static struct mig_value
sum_of(const struct mig_streams *streams, size_t stage, size_t node, bool out)
{
	struct mig_value sum = mig_value_of(0);
	size_t i, from = out ? stage : stage - 1, count = streams->counts[out ? stage + 1 : from];

	for (i = 0; i < count; i++) {
		struct mig_value link = out ? mig_stream_link(streams, from, node, i)
					    : mig_stream_link(streams, from, i, node);

		if (link.state != MIG_VALUE_NONE)
			sum = mig_value_add(sum, link);
	}
	return sum;
}

/* Totals of the nodes: each flow goes through all stages, so as much goes into one as comes out. */
static enum mig_status
add_totals(struct mig_streams *streams)
{
	size_t stage, i;

	for (stage = 0; stage < streams->stages; stage++)
		for (i = 0; i < streams->counts[stage]; i++) {
			struct mig_node *node = &streams->nodes[stage][i];

			node->total = sum_of(streams, stage, i, stage + 1 < streams->stages);
			if (node->total.state == MIG_VALUE_OVERFLOW)
				return mig_fail(streams->chart->error, MIG_DATA,
						"the sum of the flows has more digits than fit");
			if (stage == 0)
				streams->total = mig_value_add(streams->total, node->total);
		}
	return streams->total.state == MIG_VALUE_OVERFLOW
		   ? mig_fail(streams->chart->error, MIG_DATA,
			      "the sum of the flows has more digits than fit")
		   : MIG_OK;
}

enum mig_status
mig_streams_read(struct mig_streams *streams, size_t most)
{
	struct reader reader = {.streams = streams, .chart = streams->chart};
	enum mig_status status = find_columns(streams);
	size_t i, stage;

	streams->total = mig_value_of(0);
	if (status == MIG_OK)
		status = read_rows(&reader);
	for (i = 0; status == MIG_OK && i < reader.count; i++)
		for (stage = 0; stage < streams->stages; stage++)
			add(&reader.stages[stage].totals[reader.flows[i].through[stage]],
			    reader.flows[i].value);
	for (stage = 0; status == MIG_OK && stage < streams->stages; stage++)
		status = choose_nodes(&reader, stage, most);
	if (status == MIG_OK)
		status = add_links(&reader);
	for (stage = 0; stage < MIG_STAGES_MAX; stage++)
		mig_keys_free(&reader.stages[stage].keys);
	return status == MIG_OK ? add_totals(streams) : status;
}

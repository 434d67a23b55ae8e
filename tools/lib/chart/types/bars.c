#include "bars.h"
#include "chart/words.h"

#include <math.h>
#include <string.h>

double
mig_bar_number(const struct mig_bar *bar)
{
	return mig_decimal_to_double(bar->value.number);
}

bool
mig_bar_known(const struct mig_bar *bar)
{
	return bar->value.state == MIG_VALUE_KNOWN;
}

/* ------------------------------------------------------------------------ order */

/* Whether b comes before a: missing figures last, then by the order asked for. */
static bool
swapped(const struct mig_rank *rank, const struct mig_bar *a, const struct mig_bar *b)
{
	const char *sort = rank->chart->request->sort;

	if (sort && strcmp(sort, "input") == 0)
		return false;
	if (sort && strcmp(sort, "name") == 0)
		return mig_text_compare(a->name, b->name) > 0;
	if (mig_bar_known(a) != mig_bar_known(b))
		return mig_bar_known(b);
	return mig_bar_known(a) && mig_decimal_compare(a->value.number, b->value.number) < 0;
}

/* Stable, so that equal figures stay in the order of the table. */
static enum mig_status
sort_bars(struct mig_rank *rank)
{
	size_t width, start, count = rank->count;
	struct mig_bar *from = rank->bars;
	struct mig_bar *to = mig_arena_allocate(&rank->chart->arena, (count + 1) * sizeof *to);

	if (!to)
		return mig_fail_memory(rank->chart->error);
	for (width = 1; width < count; width *= 2) {
		struct mig_bar *swap = from;

		for (start = 0; start < count; start += 2 * width) {
			size_t middle = start + width < count ? start + width : count;
			size_t end = middle + width < count ? middle + width : count;
			size_t a = start, b = middle, out = start;

			while (out < end)
				to[out++] = b == end || (a < middle && !swapped(rank, &from[a],
										&from[b]))
						? from[a++]
						: from[b++];
		}
		from = to;
		to = swap;
	}
	rank->bars = from;
	return MIG_OK;
}

enum mig_status
mig_rank_collect(struct mig_rank *rank)
{
	struct mig_chart *chart = rank->chart;
	size_t i, count = rank->grid.slot_count;
	bool *strong = mig_arena_allocate(&chart->arena, count + 1);
	struct mig_text *names = mig_arena_allocate(&chart->arena, (count + 1) * sizeof *names);

	rank->bars = mig_arena_allocate(&chart->arena, (count + 2) * sizeof *rank->bars);
	if (!rank->bars || !strong || !names)
		return mig_fail_memory(chart->error);
	memset(strong, 0, count + 1);
	for (i = 0; i < count; i++)
		names[i] = rank->grid.slots[i].label;
	if (mig_find_highlights(chart, names, count, strong) != MIG_OK)
		return MIG_USAGE;
	rank->count = count;
	for (i = 0; i < count; i++) {
		memset(&rank->bars[i], 0, sizeof rank->bars[i]);
		rank->bars[i].name = names[i];
		rank->bars[i].value = mig_grid_value(&rank->grid, rank->series, i);
		rank->bars[i].strong = strong[i];
	}
	return sort_bars(rank);
}

/* ------------------------------------------------------------------------- rest */

static double
largest(const struct mig_rank *rank)
{
	double most = 0;
	size_t i;

	for (i = 0; i < rank->count; i++)
		if (mig_bar_known(&rank->bars[i]))
			most = fmax(most, fabs(mig_bar_number(&rank->bars[i])));
	return most;
}

/* The rest of ratios is only counted, since ratios cannot be added. That of counts
 * becomes a bar, or a note where such a bar would leave nothing to see of the others. */
static void
tell_rest(struct mig_rank *rank, size_t left, size_t missing, struct mig_value sum)
{
	char text[MIG_NUMBER_SIZE];

	if (left > missing && !rank->grid.additive) {
		mig_frame_note(rank->chart, "Not shown: %zu with smaller figures.", left - missing);
	} else if (left > missing &&
		   fabs(mig_decimal_to_double(sum.number)) > 1.5 * largest(rank)) {
		mig_frame_note(rank->chart, "Not shown: %zu with smaller figures, together %s.",
			       left - missing, mig_chart_number(rank->chart, sum.number, 0, text));
	} else if (left > missing) {
		rank->bars[rank->count++] =
		    (struct mig_bar){ .name = mig_text_of(mig_word(rank->chart, "Other")),
				      .value = sum,
				      .other = true };
		mig_frame_note(rank->chart, "Other: the sum of %zu with smaller figures.",
			       left - missing);
	}
	if (missing > 0)
		mig_frame_note(rank->chart, "Not shown: %zu not available.", missing);
}

enum mig_status
mig_rank_leave_out(struct mig_rank *rank, size_t most)
{
	struct mig_arena *arena = &rank->chart->arena;
	struct mig_weight *weights =
	    mig_arena_allocate(arena, (rank->count + 1) * sizeof *weights);
	bool *kept = mig_arena_allocate(arena, rank->count + 1);
	struct mig_value sum = mig_value_of(0);
	size_t i, count = 0, missing = 0, all = rank->count;

	if (!weights || !kept)
		return mig_fail_memory(rank->chart->error);
	for (i = 0; i < all; i++)
		weights[i] = mig_weight_of(rank->bars[i].value, rank->bars[i].strong, i);
	mig_weights_keep(weights, all, most, kept);
	for (i = 0; i < all; i++)
		if (kept[i])
			rank->bars[count++] = rank->bars[i];
		else if (mig_bar_known(&rank->bars[i]))
			sum = mig_value_add(sum, rank->bars[i].value);
		else
			missing++;
	rank->count = count;
	if (count == all)
		return MIG_OK;
	if (sum.state == MIG_VALUE_OVERFLOW)
		return mig_fail(rank->chart->error, MIG_DATA,
				"the sum of the other figures has more digits than fit");
	tell_rest(rank, all - count, missing, sum);
	return MIG_OK;
}

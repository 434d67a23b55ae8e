#include <stdlib.h>

#include "compare.h"
#include "measures/share.h"

/* The figures of one block, or of all of them one behind the other. */
struct sides {
	struct mig_value *figures[2];
	size_t *ranks[2];
	size_t *order; /* the pairs, block by block */
};

static void
free_sides(struct sides *sides)
{
	for (size_t side = 0; side < 2; side++) {
		free(sides->figures[side]);
		free(sides->ranks[side]);
	}
	free(sides->order);
}

static enum mig_status
allocate(struct sides *sides, size_t count, struct mig_error *error)
{
	bool enough = true;

	*sides = (struct sides){ .order = malloc((count + 1) * sizeof *sides->order) };
	for (size_t side = 0; side < 2; side++) {
		sides->figures[side] = malloc((count + 1) * sizeof *sides->figures[side]);
		sides->ranks[side] = malloc((count + 1) * sizeof *sides->ranks[side]);
		enough = enough && sides->figures[side] && sides->ranks[side];
	}
	if (enough && sides->order)
		return MIG_OK;
	free_sides(sides);
	return mig_fail_memory(error);
}

/* Put the pairs in the order of their blocks; starts[b] is where block b begins. */
static void
sort_by_block(const struct mig_pairs *pairs, size_t *order, size_t *starts)
{
	for (size_t b = 0; b < pairs->blocks + 2; b++)
		starts[b] = 0;
	for (size_t i = 0; i < pairs->count; i++)
		starts[pairs->items[i].block + 2]++;
	for (size_t b = 2; b < pairs->blocks + 2; b++)
		starts[b] += starts[b - 1];
	for (size_t i = 0; i < pairs->count; i++)
		order[starts[pairs->items[i].block + 1]++] = i;
}

static bool
none_negative(const struct mig_value *figures, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (figures[i].state == MIG_VALUE_KNOWN && mig_decimal_sign(figures[i].number) < 0)
			return false;
	return true;
}

/* The unit that the figures of a block are printed in, on both sides. */
static enum mig_status
find_unit(const struct sides *sides, size_t start, size_t count, struct mig_decimal *unit,
	  struct mig_error *error)
{
	struct mig_decimal *figures = malloc((2 * count + 1) * sizeof *figures);
	size_t known = 0;

	if (!figures)
		return mig_fail_memory(error);
	for (size_t i = 0; i < 2 * count; i++) {
		struct mig_value figure = sides->figures[i % 2][start + i / 2];

		if (figure.state == MIG_VALUE_KNOWN)
			figures[known++] = figure.number;
	}
	*unit = mig_common_unit(figures, known);
	free(figures);
	return MIG_OK;
}

static enum mig_status
measure_block(const struct sides *sides, size_t start, size_t count, bool partial,
	      struct mig_difference *differences, struct mig_error *error)
{
	struct mig_decimal unit;
	enum mig_status status = find_unit(sides, start, count, &unit, error);

	if (status)
		return status;
	for (size_t side = 0; side < 2; side++) {
		const struct mig_value *figures = sides->figures[side] + start;
		size_t *ranks = sides->ranks[side] + start;
		struct mig_value total = mig_total(figures, count, partial);
		bool shareable = none_negative(figures, count);

		if (!mig_ranks(figures, count, ranks))
			return mig_fail_memory(error);
		for (size_t i = 0; i < count; i++) {
			struct mig_difference *difference = &differences[sides->order[start + i]];

			difference->x[side] = figures[i];
			difference->ranks[side] = ranks[i];
			difference->totals[side] = total;
			difference->shareable[side] = shareable;
			difference->unit = unit;
		}
	}
	return MIG_OK;
}

static enum mig_status
measure(const struct mig_pairs *pairs, bool partial, struct mig_difference *differences,
	struct mig_error *error)
{
	size_t *starts = malloc((pairs->blocks + 2) * sizeof *starts);
	struct sides sides;
	enum mig_status status = allocate(&sides, pairs->count, error);

	if (status != MIG_OK || !starts) {
		if (status == MIG_OK)
			free_sides(&sides);
		free(starts);
		return mig_fail_memory(error);
	}
	sort_by_block(pairs, sides.order, starts);
	for (size_t i = 0; i < pairs->count; i++)
		for (size_t side = 0; side < 2; side++)
			sides.figures[side][i] =
			    mig_pair_value(&pairs->items[sides.order[i]], side, 0);
	for (size_t b = 0; status == MIG_OK && b < pairs->blocks; b++)
		status = measure_block(&sides, starts[b], starts[b + 1] - starts[b], partial,
				       differences, error);
	free_sides(&sides);
	free(starts);
	return status;
}

enum mig_status
mig_write_differences(const struct mig_view *view, const struct mig_pairs *pairs,
		      struct mig_error *error)
{
	struct mig_difference *differences = calloc(pairs->count + 1, sizeof *differences);
	enum mig_status status;

	if (!differences)
		return mig_fail_memory(error);
	status = measure(pairs, view->partial, differences, error);
	if (status == MIG_OK)
		status = mig_view_columns(view, pairs, NULL, error);
	for (size_t i = 0; i < pairs->count; i++)
		for (size_t side = 0; side < 2; side++)
			if (pairs->items[i].points[side])
				differences[i].rows[side] = pairs->items[i].points[side]->known[0];
	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++)
		status = mig_view_row(view, pairs, &pairs->items[i], NULL, differences[i].x,
				      &differences[i], error);
	free(differences);
	return status;
}

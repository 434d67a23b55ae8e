#include <stdlib.h>

#include "trend/figures.h"

static int
by_period(const void *a, const void *b)
{
	const struct mig_total_of *x = a, *y = b;

	return mig_period_compare(&x->period, &y->period);
}

/* The total of `count` figures of one period, of `groups` that there should be. */
static struct mig_value
total_of(const struct mig_total_of *parts, size_t count, size_t groups, bool partial)
{
	struct mig_value sum = { 0 };
	bool incomplete = count < groups;
	mig_flags flags = 0;

	for (size_t i = 0; i < count; i++) {
		struct mig_value part = parts[i].total;

		flags |= part.flags;
		if (part.state == MIG_VALUE_MISSING)
			incomplete = true;
		else
			sum = sum.state == MIG_VALUE_MISSING ? part : mig_value_add(sum, part);
	}
	sum.flags = flags;
	if (incomplete && !partial)
		sum.state = MIG_VALUE_MISSING;
	if (incomplete && sum.state == MIG_VALUE_KNOWN)
		sum.flags = (flags & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return sum;
}

enum mig_status
mig_totals_read(const struct mig_cube *cube, bool partial, struct mig_totals *totals,
		struct mig_error *error)
{
	size_t points = 0, kept = 0;

	*totals = (struct mig_totals){ 0 };
	for (size_t i = 0; i < cube->count; i++)
		points += cube->groups[i].count;
	totals->items = calloc(points + 1, sizeof *totals->items);
	if (!totals->items)
		return mig_fail_memory(error);
	points = 0;
	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			totals->items[points++] =
			    (struct mig_total_of){ point->period, point->values[0] };
		}
	qsort(totals->items, points, sizeof *totals->items, by_period);
	for (size_t start = 0, end; start < points; start = end) {
		for (end = start + 1; end < points; end++)
			if (by_period(&totals->items[start], &totals->items[end]) != 0)
				break;
		totals->items[kept++] =
		    (struct mig_total_of){ totals->items[start].period,
					   total_of(&totals->items[start], end - start, cube->count,
						    partial) };
	}
	totals->count = kept;
	return MIG_OK;
}

void
mig_totals_free(struct mig_totals *totals)
{
	free(totals->items);
	*totals = (struct mig_totals){ 0 };
}

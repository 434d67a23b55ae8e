#include "balance/slices.h"

#include <stdlib.h>

#include "keys.h"

/* An item with what it is sorted by. */
struct sorted {
	struct mig_slice slice;
	struct mig_period period;
};

static int
compare_sorted(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;
	int order;

	if (left->slice.class != right->slice.class)
		return left->slice.class < right->slice.class ? -1 : 1;
	order = mig_period_compare(&left->period, &right->period);
	return order ? order
		     : (left->slice.group > right->slice.group) -
			   (left->slice.group < right->slice.group);
}

static size_t
count_points(const struct mig_cube *cube)
{
	size_t count = 0;

	for (size_t i = 0; i < cube->count; i++)
		count += cube->groups[i].count;
	return count;
}

static enum mig_status
collect(const struct mig_cube *cube, size_t keys, struct sorted *sorted, size_t *sizes,
	struct mig_error *error)
{
	struct mig_keys classes = { 0 };
	enum mig_status status = MIG_OK;
	size_t at = 0, number = 0;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];
		bool added;

		status = mig_number_keys(&classes, group, 0, keys, &number, &added, error);
		if (status != MIG_OK)
			break;
		sizes[number]++;
		for (size_t j = 0; j < group->count; j++)
			sorted[at++] = (struct sorted){ { number, i, j }, group->points[j].period };
	}
	mig_keys_free(&classes);
	return status;
}

enum mig_status
mig_slices_make(const struct mig_cube *cube, size_t keys, struct mig_slices *slices,
		struct mig_error *error)
{
	size_t count = count_points(cube);
	struct sorted *sorted = malloc((count + 1) * sizeof *sorted);
	enum mig_status status;

	*slices = (struct mig_slices){ .items = malloc((count + 1) * sizeof *slices->items),
				       .count = count,
				       .sizes = calloc(cube->count + 1, sizeof *slices->sizes) };
	if (sorted && slices->items && slices->sizes)
		status = collect(cube, keys, sorted, slices->sizes, error);
	else
		status = mig_fail_memory(error);
	if (status == MIG_OK) {
		qsort(sorted, count, sizeof *sorted, compare_sorted);
		for (size_t i = 0; i < count; i++)
			slices->items[i] = sorted[i].slice;
	} else {
		mig_slices_free(slices);
	}
	free(sorted);
	return status;
}

void
mig_slices_free(struct mig_slices *slices)
{
	free(slices->items);
	free(slices->sizes);
	*slices = (struct mig_slices){ 0 };
}

static const struct mig_period *
period_of(const struct mig_cube *cube, const struct mig_slice *slice)
{
	return &cube->groups[slice->group].points[slice->point].period;
}

size_t
mig_slices_run(const struct mig_slices *slices, const struct mig_cube *cube, size_t first)
{
	const struct mig_slice *start = &slices->items[first];
	size_t end = first + 1;

	while (end < slices->count && slices->items[end].class == start->class &&
	       mig_period_compare(period_of(cube, start), period_of(cube, &slices->items[end])) ==
		   0)
		end++;
	return end - first;
}

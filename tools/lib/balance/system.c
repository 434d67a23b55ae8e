#include "balance/system.h"

#include <stdlib.h>

#include "balance/flows.h"
#include "balance/slices.h"
#include "measures/balance.h"
#include "measures/rescale.h"

static struct mig_point *
point_of(const struct mig_cube *cube, const struct mig_slice *slice)
{
	return &cube->groups[slice->group].points[slice->point];
}

/* The nets of `count` items; one more, missing, if a group of theirs has none in the period. */
static size_t
nets_of(const struct mig_cube *cube, const struct mig_slices *slices, size_t first, size_t count,
	struct mig_value *nets)
{
	for (size_t i = 0; i < count; i++) {
		const struct mig_value *values = point_of(cube, &slices->items[first + i])->values;

		nets[i] = mig_net_migration(values[MIG_FLOW_IN], values[MIG_FLOW_OUT]);
	}
	if (count < slices->sizes[slices->items[first].class])
		nets[count++] = mig_value_missing();
	return count;
}

/* --- partners --- */

/* Put a point into the group of its class, which begins with it if it is new; there is room for
 * as many points as the class has items. */
static enum mig_status
put_point(const struct mig_cube *cube, const struct mig_slices *slices, size_t first,
	  struct mig_group *groups, const struct mig_point *point, struct mig_error *error)
{
	const struct mig_slice *slice = &slices->items[first];
	struct mig_group *group = &groups[slice->class];

	if (!group->points) {
		size_t end = first;

		while (end < slices->count && slices->items[end].class == slice->class)
			end++;
		group->points = malloc((end - first) * sizeof *group->points);
		if (!group->points)
			return mig_fail_memory(error);
		group->keys = cube->groups[slice->group].keys;
	}
	group->points[group->count++] = *point;
	return MIG_OK;
}

static enum mig_status
sum_partners(struct mig_cube *cube, const struct mig_slices *slices, bool partial,
	     struct mig_value *nets, struct mig_group *groups, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0, run; status == MIG_OK && i < slices->count; i += run) {
		struct mig_point point = *point_of(cube, &slices->items[i]);
		size_t count;

		run = mig_slices_run(slices, cube, i);
		count = nets_of(cube, slices, i, run, nets);
		point.values = mig_arena_allocate(&cube->arena, 2 * sizeof *point.values);
		if (!point.values)
			return mig_fail_memory(error);
		point.values[0] = mig_net_immigration(nets, count, partial);
		point.values[1] = mig_net_emigration(nets, count, partial);
		status = put_point(cube, slices, i, groups, &point, error);
	}
	return status;
}

enum mig_status
mig_system_partners(struct mig_cube *cube, bool partial, struct mig_error *error)
{
	struct mig_slices slices;
	enum mig_status status = mig_slices_make(cube, cube->by_count - 1, &slices, error);
	struct mig_group *groups;
	struct mig_value *nets;
	size_t count = 0;

	if (status != MIG_OK)
		return status;
	while (slices.sizes[count])
		count++;
	groups = calloc(count + 1, sizeof *groups);
	nets = malloc((slices.count + 1) * sizeof *nets);
	status = groups && nets ? sum_partners(cube, &slices, partial, nets, groups, error)
				: mig_fail_memory(error);
	free(nets);
	mig_slices_free(&slices);
	if (status != MIG_OK) {
		if (groups)
			mig_groups_free(groups, count);
		return status;
	}
	mig_groups_free(cube->groups, cube->count);
	cube->groups = groups;
	cube->count = count;
	if (cube->time_place == cube->by_count--)
		cube->time_place = cube->by_count;
	return MIG_OK;
}

/* --- rescaled nets --- */

static enum mig_status
fail_one_sign(const struct mig_cube *cube, const struct mig_point *point, struct mig_error *error)
{
	mig_fail(error, MIG_DATA,
		 "%s: the nets%s%s are all gains or all losses, so they cannot sum to zero",
		 cube->input_name, cube->time_name ? " of " : "", point->period_text);
	mig_hint(error,
		 "the nets of all areas of a closed system sum to zero; name the column that "
		 "tells them apart with --by");
	return MIG_DATA;
}

static enum mig_status
rescale_run(struct mig_cube *cube, const struct mig_slices *slices, size_t first, size_t count,
	    int digits, bool partial, struct mig_value *nets, struct mig_error *error)
{
	size_t all = nets_of(cube, slices, first, count, nets);
	struct mig_value *rescaled = nets + all;

	switch (mig_rescale_nets(nets, all, digits, partial, rescaled)) {
	case MIG_RESCALE_NO_MEMORY:
		return mig_fail_memory(error);
	case MIG_RESCALE_ONE_SIGN:
		return fail_one_sign(cube, point_of(cube, &slices->items[first]), error);
	case MIG_RESCALED:
		break;
	}
	for (size_t i = 0; i < count; i++) {
		struct mig_value *values = point_of(cube, &slices->items[first + i])->values;

		values[0] = nets[i];
		values[1] = rescaled[i];
	}
	return MIG_OK;
}

enum mig_status
mig_system_rescale(struct mig_cube *cube, int digits, bool partial, struct mig_error *error)
{
	struct mig_slices slices;
	enum mig_status status = mig_slices_make(cube, 0, &slices, error);
	struct mig_value *nets;

	if (status != MIG_OK)
		return status;
	nets = malloc(2 * (slices.count + 1) * sizeof *nets);
	if (!nets)
		status = mig_fail_memory(error);
	for (size_t i = 0, run; status == MIG_OK && i < slices.count; i += run) {
		run = mig_slices_run(&slices, cube, i);
		status = rescale_run(cube, &slices, i, run, digits, partial, nets, error);
	}
	free(nets);
	mig_slices_free(&slices);
	return status;
}

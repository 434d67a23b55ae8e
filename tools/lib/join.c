#include "join.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum mig_status
mig_filter_applicable(const struct mig_filter *all, const struct mig_records *records,
		      struct mig_filter *some, struct mig_error *error)
{
	*some =
	    (struct mig_filter){ .conditions = calloc(all->count + 1, sizeof *some->conditions) };
	if (!some->conditions)
		return mig_fail_memory(error);
	for (size_t i = 0; i < all->count; i++) {
		const char *const names[] = { all->conditions[i].column, NULL };
		size_t column;
		enum mig_status status = mig_records_find_any(records, names, &column, error);

		if (status != MIG_OK)
			return status;
		if (column != SIZE_MAX)
			some->conditions[some->count++] = all->conditions[i];
	}
	return MIG_OK;
}

bool
mig_join_by_period(const struct mig_cube *a, const struct mig_cube *b)
{
	return a->time_name && b->time_name;
}

enum mig_status
mig_join_check_single(const struct mig_cube *cube, struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++)
		if (cube->groups[i].count > 1)
			return mig_fail(
			    error, MIG_DATA,
			    "%s: figures of %s and %s for one group: which one is meant?",
			    cube->input_name, cube->groups[i].points[0].period_text,
			    cube->groups[i].points[1].period_text);
	return MIG_OK;
}

const struct mig_point *
mig_join_partner(const struct mig_cube *cube, const char *const *keys,
		 const struct mig_point *point, bool by_period)
{
	const struct mig_group *group = mig_cube_find(cube, keys);

	if (!group || !by_period)
		return group ? group->points : NULL;
	return mig_group_find(group, &point->period);
}

static bool
holds(const struct mig_period *period, const struct mig_period *part)
{
	return period->first_day <= part->first_day && part->last_day <= period->last_day;
}

const struct mig_point *
mig_join_around(const struct mig_cube *cube, const char *const *keys,
		const struct mig_period *period)
{
	const struct mig_group *group = mig_cube_find(cube, keys);

	if (!group || !cube->time_name)
		return group ? group->points : NULL;
	for (size_t i = 0; i < group->count; i++)
		if (holds(&group->points[i].period, period))
			return &group->points[i];
	return NULL;
}

bool
mig_join_within(const struct mig_cube *cube, const char *const *keys,
		const struct mig_period *period)
{
	const struct mig_group *group = mig_cube_find(cube, keys);

	for (size_t i = 0; group && i < group->count; i++)
		if (!period || holds(period, &group->points[i].period))
			return true;
	return false;
}

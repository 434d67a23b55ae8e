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
		if (cube->groups[i].count > 1) {
			mig_fail(error, MIG_DATA,
				 "%s: figures of %s and %s for one group: which one is meant?",
				 cube->input_name, cube->groups[i].points[0].period_text,
				 cube->groups[i].points[1].period_text);
			mig_hint(error, "where tables are not joined by their periods, this one "
					"has one period a group");
			return MIG_DATA;
		}
	return MIG_OK;
}

/* A group, and how many of its keys count. */
struct mig_join_group {
	const char *const *keys;
	size_t key_count;
	const struct mig_group *group;
};

static int
compare_groups(const void *a, const void *b)
{
	const struct mig_join_group *left = a, *right = b;
	int order = 0;

	for (size_t i = 0; order == 0 && i < left->key_count; i++)
		order = strcmp(left->keys[i], right->keys[i]);
	return order;
}

enum mig_status
mig_join_make(const struct mig_cube *cube, struct mig_join *join, struct mig_error *error)
{
	*join = (struct mig_join){ .cube = cube };
	join->sorted = calloc(cube->count + 1, sizeof *join->sorted);
	if (!join->sorted)
		return mig_fail_memory(error);
	for (size_t i = 0; i < cube->count; i++)
		join->sorted[i] = (struct mig_join_group){ cube->groups[i].keys, cube->by_count,
							   &cube->groups[i] };
	qsort(join->sorted, cube->count, sizeof *join->sorted, compare_groups);
	return MIG_OK;
}

void
mig_join_free(struct mig_join *join)
{
	free(join->sorted);
	*join = (struct mig_join){ 0 };
}

const struct mig_group *
mig_join_group(const struct mig_join *join, const char *const *keys)
{
	const struct mig_cube *cube = join->cube;
	const struct mig_join_group *found, wanted = { keys, cube ? cube->by_count : 0, NULL };

	if (!cube || cube->count == 0)
		return NULL;
	found = bsearch(&wanted, join->sorted, cube->count, sizeof *join->sorted, compare_groups);
	return found ? found->group : NULL;
}

const struct mig_point *
mig_join_partner(const struct mig_join *join, const char *const *keys,
		 const struct mig_point *point, bool by_period)
{
	const struct mig_group *group = mig_join_group(join, keys);

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
mig_join_around(const struct mig_join *join, const char *const *keys,
		const struct mig_period *period)
{
	const struct mig_group *group = mig_join_group(join, keys);

	if (!group || !join->cube->time_name)
		return group ? group->points : NULL;
	for (size_t i = 0; i < group->count; i++)
		if (holds(&group->points[i].period, period))
			return &group->points[i];
	return NULL;
}

bool
mig_join_within(const struct mig_join *join, const char *const *keys,
		const struct mig_period *period)
{
	const struct mig_group *group = mig_join_group(join, keys);

	for (size_t i = 0; group && i < group->count; i++)
		if (!period || holds(period, &group->points[i].period))
			return true;
	return false;
}

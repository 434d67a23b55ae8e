#include "pairs.h"

#include <stdlib.h>
#include <string.h>

struct mig_value
mig_pair_value(const struct mig_pair *pair, size_t side, size_t column)
{
	return pair->points[side] ? pair->points[side]->values[column] : mig_value_missing();
}

static enum mig_status
add_pair(struct mig_pairs *pairs, struct mig_pair pair, struct mig_error *error)
{
	struct mig_pair *items =
	    mig_array_reserve(pairs->items, &pairs->capacity, pairs->count + 1, sizeof *items);

	if (!items)
		return mig_fail_memory(error);
	pairs->items = items;
	items[pairs->count++] = pair;
	return MIG_OK;
}

enum mig_status
mig_pairs_of_periods(const struct mig_cube *cube, const struct mig_period periods[2],
		     const char *const names[2], struct mig_pairs *pairs, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	*pairs = (struct mig_pairs){ .cube = cube,
				     .names = { names[0], names[1] },
				     .has_status = cube->has_status,
				     .blocks = 1 };
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];
		struct mig_pair pair = { .group = group };

		for (size_t side = 0; side < 2; side++)
			pair.points[side] = mig_group_find(group, &periods[side]);
		status = add_pair(pairs, pair, error);
	}
	return status;
}

/* Two groups whose points are paired by period; the second, or the first, may be NULL. */
struct couple {
	const struct mig_group *groups[2];
};

struct couples {
	struct couple *items;
	size_t count, capacity;
	struct mig_keys seen;
};

static void
free_couples(struct couples *couples)
{
	free(couples->items);
	mig_keys_free(&couples->seen);
}

/* Put a group beside the one with the same first `key_count` keys on the other side. */
static enum mig_status
add_group(struct couples *couples, const struct mig_group *group, size_t key_count, size_t side,
	  struct mig_error *error)
{
	struct couple *items;
	size_t number;
	bool added;
	enum mig_status status =
	    mig_number_keys(&couples->seen, group, 0, key_count, &number, &added, error);

	if (status != MIG_OK)
		return status;
	items = mig_array_reserve(couples->items, &couples->capacity, number + 1, sizeof *items);
	if (!items)
		return mig_fail_memory(error);
	couples->items = items;
	if (added) {
		items[number] = (struct couple){ { NULL, NULL } };
		couples->count = number + 1;
	}
	items[number].groups[side] = group;
	return MIG_OK;
}

/* The next period of either group, and the points there. false: there is none. */
static bool
next_points(const struct couple *couple, size_t at[2], const struct mig_point *points[2])
{
	const struct mig_point *next[2] = { NULL, NULL };
	int order = 0;

	for (size_t side = 0; side < 2; side++)
		if (couple->groups[side] && at[side] < couple->groups[side]->count)
			next[side] = &couple->groups[side]->points[at[side]];
	if (next[0] && next[1])
		order = mig_period_compare(&next[0]->period, &next[1]->period);
	points[0] = order <= 0 ? next[0] : NULL;
	points[1] = order >= 0 ? next[1] : NULL;
	for (size_t side = 0; side < 2; side++)
		at[side] += points[side] != NULL;
	return points[0] || points[1];
}

/* Make the pairs of all couples; those of one period are a block. */
static enum mig_status
pair_points(const struct couples *couples, struct mig_pairs *pairs, struct mig_error *error)
{
	struct mig_keys periods = { 0 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < couples->count; i++) {
		const struct couple *couple = &couples->items[i];
		struct mig_pair pair = { .group = couple->groups[couple->groups[0] == NULL] };
		size_t at[2] = { 0, 0 };
		bool added;

		while (status == MIG_OK && next_points(couple, at, pair.points)) {
			const struct mig_period *period =
			    &pair.points[pair.points[0] == NULL]->period;

			status = mig_keys_add(
			    &periods, (struct mig_text){ (const char *)period, sizeof *period },
			    &pair.block, &added, error);
			if (status == MIG_OK)
				status = add_pair(pairs, pair, error);
		}
	}
	pairs->blocks = periods.count;
	mig_keys_free(&periods);
	return status;
}

struct mig_pairs
mig_pairs_without_last(const struct mig_pairs *pairs, struct mig_cube *cube)
{
	struct mig_pairs named = *pairs;

	*cube = *pairs->cube;
	mig_cube_drop_last(cube);
	named.cube = cube;
	return named;
}

static enum mig_status
fail_member(const struct mig_cube *cube, const char *member, struct mig_error *error)
{
	size_t last = cube->by_count - 1;
	const char **members = malloc((cube->count + 1) * sizeof *members);
	struct mig_keys seen = { 0 };
	size_t count = 0, number;
	enum mig_status status = MIG_OK;

	if (!members)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		bool added;

		status = mig_number_keys(&seen, &cube->groups[i], last, last + 1, &number, &added,
					 error);
		if (status == MIG_OK && added)
			members[count++] = cube->groups[i].keys[last];
	}
	mig_keys_free(&seen);
	if (status == MIG_OK) {
		status = mig_fail(error, MIG_DATA, "%s: no '%s' in column '%s'", cube->input_name,
				  member, cube->by_names[last]);
		mig_hint_names(error, "members", mig_text_of(member), members, count);
	}
	free(members);
	return status;
}

enum mig_status
mig_pairs_of_members(struct mig_cube *cube, const char *const members[2], struct mig_pairs *pairs,
		     struct mig_error *error)
{
	size_t last = cube->by_count - 1, found[2] = { 0, 0 };
	struct couples couples = { 0 };
	enum mig_status status = MIG_OK;

	*pairs = (struct mig_pairs){ .cube = cube,
				     .names = { members[0], members[1] },
				     .with_period = true,
				     .has_status = cube->has_status };
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++)
		for (size_t side = 0; status == MIG_OK && side < 2; side++)
			if (strcmp(cube->groups[i].keys[last], members[side]) == 0) {
				status = add_group(&couples, &cube->groups[i], last, side, error);
				found[side]++;
			}
	for (size_t side = 0; status == MIG_OK && cube->count && side < 2; side++)
		if (!found[side])
			status = fail_member(cube, members[side], error);
	if (status == MIG_OK)
		status = pair_points(&couples, pairs, error);
	free_couples(&couples);
	mig_cube_drop_last(cube);
	return status;
}

enum mig_status
mig_pairs_of_cubes(const struct mig_cube *first, const struct mig_cube *second,
		   const char *const names[2], struct mig_pairs *pairs, struct mig_error *error)
{
	const struct mig_cube *const cubes[2] = { first, second };
	struct couples couples = { 0 };
	enum mig_status status = MIG_OK;

	*pairs = (struct mig_pairs){ .cube = first,
				     .names = { names[0], names[1] },
				     .with_period = true,
				     .has_status = first->has_status || second->has_status };
	if (!first->time_name != !second->time_name) {
		size_t timed = first->time_name ? 0 : 1;

		mig_fail(error, MIG_DATA, "%s has the time column '%s', %s has none",
			 cubes[timed]->input_name, cubes[timed]->time_name,
			 cubes[!timed]->input_name);
		mig_hint(error, "name the time column of both with --time");
		return MIG_DATA;
	}
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; status == MIG_OK && i < cubes[side]->count; i++)
			status = add_group(&couples, &cubes[side]->groups[i], cubes[side]->by_count,
					   side, error);
	if (status == MIG_OK)
		status = pair_points(&couples, pairs, error);
	free_couples(&couples);
	return status;
}

void
mig_pairs_free(struct mig_pairs *pairs)
{
	free(pairs->items);
	*pairs = (struct mig_pairs){ 0 };
}

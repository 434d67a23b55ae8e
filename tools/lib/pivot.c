#include <stdlib.h>
#include <string.h>

#include "cube.h"
#include "keys.h"

/* The cube that is being built beside the old one, in the same arena. */
struct pivot {
	struct mig_cube *cube;
	struct mig_keys groups;
	struct mig_group *built;
	size_t built_count;
	size_t *room;
	size_t built_capacity, room_capacity, count; /* count: new value columns */
};

static enum mig_status
fail_member(const struct mig_cube *cube, const char *member, const char *const *codes, size_t count,
	    struct mig_error *error)
{
	const char *column = cube->by_names[cube->by_count - 1];

	mig_fail(error, MIG_DATA,
		 "%s: column '%s' holds '%s', which is not among the codes looked for",
		 cube->input_name, column, member);
	mig_hint_names(error, "looked for", mig_text_of(member), codes, count);
	return MIG_DATA;
}

static enum mig_status
find_code(const struct mig_cube *cube, const char *member, const char *const *codes, size_t count,
	  size_t *code, struct mig_error *error)
{
	for (*code = 0; *code < count; ++*code)
		if (strcmp(codes[*code], member) == 0)
			return MIG_OK;
	return fail_member(cube, member, codes, count, error);
}

/* The new group with the keys of `old` but the last. */
static enum mig_status
find_group(struct pivot *pivot, const struct mig_group *old, size_t *number,
	   struct mig_error *error)
{
	bool added = false;
	enum mig_status status = mig_number_keys(&pivot->groups, old, 0, pivot->cube->by_count - 1,
						 number, &added, error);

	if (status == MIG_OK && added) {
		struct mig_group *built = mig_array_reserve(pivot->built, &pivot->built_capacity,
							    *number + 1, sizeof *built);
		size_t *room = mig_array_reserve(pivot->room, &pivot->room_capacity, *number + 1,
						 sizeof *room);

		pivot->built = built ? built : pivot->built;
		pivot->room = room ? room : pivot->room;
		if (!built || !room)
			return mig_fail_memory(error);
		built[*number] = (struct mig_group){ .keys = old->keys };
		room[*number] = 0;
		pivot->built_count = *number + 1;
	}
	return status;
}

/* Where the period of `point` stands, or belongs, in a group. */
static size_t
find_place(const struct mig_group *group, const struct mig_point *point, bool *there)
{
	size_t place = group->count;

	*there = false;
	while (place > 0) {
		int order = mig_period_compare(&group->points[place - 1].period, &point->period);

		*there = order == 0;
		if (order <= 0)
			return *there ? place - 1 : place;
		place--;
	}
	return place;
}

static enum mig_status
make_point(struct pivot *pivot, const struct mig_point *old, struct mig_point *point,
	   struct mig_error *error)
{
	struct mig_arena *arena = &pivot->cube->arena;

	*point = *old;
	point->values = mig_arena_allocate(arena, pivot->count * sizeof *point->values);
	point->known = mig_arena_allocate(arena, 2 * pivot->count * sizeof *point->known);
	if (!point->values || !point->known)
		return mig_fail_memory(error);
	point->missing = point->known + pivot->count;
	for (size_t i = 0; i < pivot->count; i++) {
		point->values[i] = mig_value_missing();
		point->known[i] = point->missing[i] = 0;
	}
	return MIG_OK;
}

static enum mig_status
put_point(struct pivot *pivot, size_t number, size_t code, const struct mig_point *old,
	  struct mig_error *error)
{
	struct mig_group *group = &pivot->built[number];
	bool there;
	size_t place = find_place(group, old, &there);
	enum mig_status status = MIG_OK;

	if (!there) {
		struct mig_point *points = mig_array_reserve(group->points, &pivot->room[number],
							     group->count + 1, sizeof *points);

		if (!points)
			return mig_fail_memory(error);
		group->points = points;
		memmove(points + place + 1, points + place,
			(group->count - place) * sizeof *points);
		group->count++;
		status = make_point(pivot, old, &points[place], error);
	}
	if (status == MIG_OK) {
		group->points[place].values[code] = old->values[0];
		group->points[place].known[code] = old->known[0];
		group->points[place].missing[code] = old->missing[0];
	}
	return status;
}

/* Put the new groups in the place of the old ones. */
static enum mig_status
replace(struct pivot *pivot, const char *const *names, struct mig_error *error)
{
	struct mig_cube *cube = pivot->cube;
	const char **value_names =
	    mig_arena_allocate(&cube->arena, pivot->count * sizeof *value_names);

	if (!value_names)
		return mig_fail_memory(error);
	memcpy(value_names, names, pivot->count * sizeof *names);
	mig_groups_free(cube->groups, cube->count);
	cube->groups = pivot->built;
	cube->count = pivot->built_count;
	mig_cube_drop_last(cube);
	cube->value_names = value_names;
	cube->value_count = pivot->count;
	return MIG_OK;
}

enum mig_status
mig_cube_pivot(struct mig_cube *cube, const char *const *codes, const char *const *names,
	       size_t count, struct mig_error *error)
{
	struct pivot pivot = { .cube = cube, .count = count };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *old = &cube->groups[i];
		size_t code = 0, number = 0;

		status = find_code(cube, old->keys[cube->by_count - 1], codes, count, &code, error);
		if (status == MIG_OK)
			status = find_group(&pivot, old, &number, error);
		for (size_t j = 0; status == MIG_OK && j < old->count; j++)
			status = put_point(&pivot, number, code, &old->points[j], error);
	}
	if (status == MIG_OK)
		status = replace(&pivot, names, error);
	if (status != MIG_OK)
		mig_groups_free(pivot.built, pivot.built_count);
	mig_keys_free(&pivot.groups);
	free(pivot.room);
	return status;
}

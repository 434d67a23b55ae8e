#include "cube.h"

#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "keys.h"

/* Groups while they are put together from the keys of the aggregate. */
struct assembly {
	struct mig_cube *cube;
	const struct mig_aggregate *aggregate;
	bool partial, timed;
	struct mig_keys groups, periods;
	struct known_period { /* of each of `periods`: there are few, and they come often */
		struct mig_period period;
		const char *text;
	} *known_periods;
	size_t period_capacity;
	size_t *room; /* points that fit into each group */
	size_t group_capacity, room_capacity;
};

static struct mig_value
cell_value(const struct mig_cell *cell, struct mig_decimal sum, bool partial)
{
	struct mig_value value = { .number = sum, .flags = cell->flags };

	if (cell->known == 0 || (cell->missing && !partial))
		return (struct mig_value){ .state = MIG_VALUE_MISSING, .flags = cell->flags };
	value.state = MIG_VALUE_KNOWN;
	if (cell->missing)
		value.flags = (cell->flags & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return value;
}

/* Where the time stands in a key: behind the last NUL. Without one the key ends there. */
static size_t
time_start(struct mig_text key, bool timed)
{
	size_t start = key.length;

	while (timed && start && key.bytes[start - 1] != '\0')
		start--;
	return start;
}

static enum mig_status
copy_keys(struct assembly *assembly, struct mig_text key, struct mig_group *group,
	  struct mig_error *error)
{
	struct mig_cube *cube = assembly->cube;
	char *bytes = mig_arena_copy(&cube->arena, key);

	group->keys = mig_arena_allocate(&cube->arena, (cube->by_count + 1) * sizeof *group->keys);
	if (!bytes || !group->keys)
		return mig_fail_memory(error);
	for (size_t i = 0; i < cube->by_count; i++) {
		group->keys[i] = bytes;
		bytes += strlen(bytes) + 1;
	}
	return MIG_OK;
}

static enum mig_status
find_group(struct assembly *assembly, struct mig_text key, size_t *number, struct mig_error *error)
{
	struct mig_cube *cube = assembly->cube;
	bool added;
	struct mig_group *groups;
	size_t *room;
	enum mig_status status = mig_keys_add(&assembly->groups, key, number, &added, error);

	if (status != MIG_OK || !added)
		return status;
	groups =
	    mig_array_reserve(cube->groups, &assembly->group_capacity, *number + 1, sizeof *groups);
	if (groups)
		cube->groups = groups;
	room =
	    mig_array_reserve(assembly->room, &assembly->room_capacity, *number + 1, sizeof *room);
	if (room)
		assembly->room = room;
	if (!groups || !room)
		return mig_fail_memory(error);
	groups[*number] = (struct mig_group){ 0 };
	room[*number] = 0;
	cube->count = *number + 1;
	return copy_keys(assembly, key, &groups[*number], error);
}

static enum mig_status
fill_point(struct assembly *assembly, const struct mig_entry *entry, struct mig_point *point,
	   struct mig_error *error)
{
	const struct mig_cell *cells = entry->cells;
	struct mig_cube *cube = assembly->cube;
	size_t count = cube->value_count;

	point->values = mig_arena_allocate(&cube->arena, count * sizeof *point->values);
	point->known = mig_arena_allocate(&cube->arena, 2 * count * sizeof *point->known);
	if (!point->values || !point->known)
		return mig_fail_memory(error);
	point->missing = point->known + count;
	for (size_t i = 0; i < count; i++) {
		point->values[i] = cell_value(
		    &cells[i], mig_entry_sum(assembly->aggregate, entry, i), assembly->partial);
		point->known[i] = cells[i].known;
		point->missing[i] = cells[i].missing;
	}
	return MIG_OK;
}

static enum mig_status
set_period(struct assembly *assembly, struct mig_text text, struct mig_point *point,
	   struct mig_error *error)
{
	struct known_period *known;
	size_t number;
	bool added;
	enum mig_status status = mig_keys_add(&assembly->periods, text, &number, &added, error);

	if (status != MIG_OK)
		return status;
	known = mig_array_reserve(assembly->known_periods, &assembly->period_capacity, number + 1,
				  sizeof *known);
	if (!known)
		return mig_fail_memory(error);
	assembly->known_periods = known;
	if (added) {
		mig_period_parse(text, &known[number].period);
		known[number].text = mig_arena_copy(&assembly->cube->arena, text);
	}
	point->period = known[number].period;
	point->period_text = known[number].text;
	return point->period_text ? MIG_OK : mig_fail_memory(error);
}

static enum mig_status
add_point(struct assembly *assembly, const struct mig_entry *entry, struct mig_error *error)
{
	struct mig_cube *cube = assembly->cube;
	struct mig_text key = mig_entry_key(assembly->aggregate, entry);
	size_t start = time_start(key, assembly->timed), number = 0;
	size_t length = assembly->timed && start ? start - 1 : start;
	struct mig_point *points, *point;
	struct mig_group *group;
	enum mig_status status =
	    find_group(assembly, (struct mig_text){ key.bytes, length }, &number, error);

	if (status != MIG_OK)
		return status;
	group = &cube->groups[number];
	points = mig_array_reserve(group->points, &assembly->room[number], group->count + 1,
				   sizeof *points);
	if (!points)
		return mig_fail_memory(error);
	group->points = points;
	point = &points[group->count++];
	*point = (struct mig_point){ .period_text = "" };
	if (assembly->timed) {
		struct mig_text text = { key.bytes + start, key.length - start };

		status = set_period(assembly, text, point, error);
	}
	return status == MIG_OK ? fill_point(assembly, entry, point, error) : status;
}

static int
compare_points(const void *a, const void *b)
{
	const struct mig_point *left = a, *right = b;

	return mig_period_compare(&left->period, &right->period);
}

/* Periods ascend in each group; two notations of one period would stand apart as two
 * points, which could be added up wrongly by whoever reads on, so they are refused. */
static enum mig_status
sort_points(struct mig_cube *cube, struct mig_error *error)
{
	for (size_t i = 0; i < cube->count; i++) {
		struct mig_group *group = &cube->groups[i];

		qsort(group->points, group->count, sizeof *group->points, compare_points);
		for (size_t j = 1; j < group->count; j++) {
			const struct mig_point *point = &group->points[j];

			if (compare_points(point - 1, point) != 0)
				continue;
			mig_fail(error, MIG_DATA,
				 "%s: column '%s': '%s' and '%s' are the same period",
				 cube->input_name, cube->time_name, point[-1].period_text,
				 point->period_text);
			mig_hint(error, "write a period in one way throughout the table");
			return MIG_DATA;
		}
	}
	return MIG_OK;
}

static enum mig_status
copy_names(struct mig_cube *cube, const struct mig_records *records, const size_t *places,
	   size_t count, const char ***names, struct mig_error *error)
{
	*names = mig_arena_allocate(&cube->arena, (count + 1) * sizeof **names);
	if (!*names)
		return mig_fail_memory(error);
	for (size_t i = 0; i < count; i++) {
		(*names)[i] = mig_arena_copy(&cube->arena,
					     mig_text_of(mig_records_names(records)[places[i]]));
		if (!(*names)[i])
			return mig_fail_memory(error);
	}
	return MIG_OK;
}

static enum mig_status
describe(struct mig_cube *cube, const struct mig_records *records,
	 const struct mig_columns *columns, struct mig_error *error)
{
	const char **time_name;
	enum mig_status status;

	cube->by_count = columns->by_count;
	cube->time_place = columns->time_place;
	cube->last_is_time = columns->time_asked && columns->time_place == columns->by_count;
	cube->value_count = columns->value_count;
	cube->has_status = columns->status != SIZE_MAX;
	cube->input_name =
	    mig_arena_copy(&cube->arena, mig_text_of(mig_records_input_name(records)));
	if (!cube->input_name)
		return mig_fail_memory(error);
	status = copy_names(cube, records, columns->by, columns->by_count, &cube->by_names, error);
	if (status == MIG_OK)
		status = copy_names(cube, records, columns->values, columns->value_count,
				    &cube->value_names, error);
	if (status == MIG_OK && columns->time != SIZE_MAX) {
		status = copy_names(cube, records, &columns->time, 1, &time_name, error);
		if (status == MIG_OK)
			cube->time_name = time_name[0];
	}
	return status;
}

static enum mig_status
assemble(struct mig_cube *cube, const struct mig_aggregate *aggregate, bool partial,
	 struct mig_error *error)
{
	struct assembly assembly = { .cube = cube,
				     .aggregate = aggregate,
				     .partial = partial,
				     .timed = cube->time_name != NULL };
	struct mig_seen *order = mig_aggregate_order(aggregate);
	enum mig_status status = order ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; status == MIG_OK && i < aggregate->count; i++)
		status = add_point(&assembly, order[i].entry, error);
	free(order);
	mig_keys_free(&assembly.groups);
	mig_keys_free(&assembly.periods);
	free(assembly.known_periods);
	free(assembly.room);
	return status == MIG_OK ? sort_points(cube, error) : status;
}

static enum mig_status
aggregate_records(struct mig_records *records, const struct mig_cube_request *request,
		  const struct mig_columns *columns, struct mig_aggregate *aggregate,
		  struct mig_error *error)
{
	const struct mig_engine_options options = { .threads = request->threads };
	struct mig_plan plan;
	enum mig_status status =
	    request->filter ? mig_filter_bind(request->filter, records, error) : MIG_OK;

	if (status == MIG_OK)
		status = mig_plan_make(columns, request->filter, &plan, error);
	if (status != MIG_OK)
		return status;
	aggregate->value_count = columns->value_count;
	status = mig_engine_run(records, &plan, &options, aggregate, error);
	mig_plan_free(&plan);
	return status;
}

enum mig_status
mig_cube_read(struct mig_records *records, const struct mig_cube_request *request,
	      struct mig_cube *cube, struct mig_error *error)
{
	struct mig_columns columns;
	struct mig_aggregate aggregate = { 0 };
	enum mig_status status = mig_columns_find(records, request, &columns, error);

	*cube = (struct mig_cube){ 0 };
	if (status == MIG_OK)
		status = describe(cube, records, &columns, error);
	if (status == MIG_OK)
		status = aggregate_records(records, request, &columns, &aggregate, error);
	if (status == MIG_OK)
		status = assemble(cube, &aggregate, request->partial, error);
	mig_aggregate_free(&aggregate);
	mig_columns_free(&columns);
	if (status != MIG_OK)
		mig_cube_free(cube);
	return status;
}

void
mig_cube_free(struct mig_cube *cube)
{
	for (size_t i = 0; i < cube->count; i++)
		free(cube->groups[i].points);
	free(cube->groups);
	mig_arena_free(&cube->arena);
	*cube = (struct mig_cube){ 0 };
}

const struct mig_point *
mig_group_find(const struct mig_group *group, const struct mig_period *period)
{
	struct mig_point wanted = { .period = *period };

	if (group->count == 0)
		return NULL;
	return bsearch(&wanted, group->points, group->count, sizeof *group->points, compare_points);
}

enum mig_status
mig_cube_same_kind(const struct mig_cube *cube, struct mig_error *error)
{
	const struct mig_point *first = NULL;

	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];
			char kind[32], other[32];

			if (!first)
				first = point;
			if (mig_period_same_kind(&first->period, &point->period))
				continue;
			mig_period_kind(&first->period, kind);
			mig_period_kind(&point->period, other);
			mig_fail(
			    error, MIG_DATA, "%s: periods of unlike kind: '%s' (%s) and '%s' (%s)",
			    cube->input_name, first->period_text, kind, point->period_text, other);
			mig_hint(error,
				 "choose those of one kind with --where, for example: -w '%s!=%s'",
				 cube->time_name, point->period_text);
			return MIG_DATA;
		}
	return MIG_OK;
}

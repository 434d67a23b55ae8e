#include "cube.h"

#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "keys.h"
#include "sums.h"

/* Groups while they are put together from the rows of the sums. */
struct assembly {
	struct mig_cube *cube;
	const struct mig_sums *sums;
	bool partial;
	struct mig_keys periods;
	struct known_period { /* of each of `periods`: there are few, and they come often */
		struct mig_period period;
		const char *text;
	} * known_periods;
	size_t period_capacity;
	size_t group_capacity;
};

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
fill_point(struct assembly *assembly, size_t row, struct mig_point *point, struct mig_error *error)
{
	const struct mig_cell *cells = assembly->sums->rows[row]->cells;
	struct mig_cube *cube = assembly->cube;
	size_t count = cube->value_count;

	point->values = mig_arena_allocate(&cube->arena, count * sizeof *point->values);
	point->known = mig_arena_allocate(&cube->arena, 2 * count * sizeof *point->known);
	if (!point->values || !point->known)
		return mig_fail_memory(error);
	point->missing = point->known + count;
	for (size_t i = 0; i < count; i++) {
		point->values[i] = mig_sums_value(assembly->sums, row, i, assembly->partial);
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

/* A group of the `count` rows from `row` on. */
static enum mig_status
add_group(struct assembly *assembly, size_t row, size_t count, struct mig_error *error)
{
	const struct mig_sums *sums = assembly->sums;
	struct mig_cube *cube = assembly->cube;
	struct mig_text key = mig_group_key(mig_sums_key(sums, row), sums->timed);
	struct mig_group *groups = mig_array_reserve(cube->groups, &assembly->group_capacity,
						     cube->count + 1, sizeof *groups);
	struct mig_group *group;
	enum mig_status status;

	if (!groups)
		return mig_fail_memory(error);
	cube->groups = groups;
	group = &groups[cube->count++];
	*group = (struct mig_group){ .points = calloc(count, sizeof *group->points) };
	if (!group->points)
		return mig_fail_memory(error);
	status = copy_keys(assembly, key, group, error);
	for (; status == MIG_OK && group->count < count; group->count++, row++) {
		struct mig_point *point = &group->points[group->count];

		point->period_text = "";
		if (sums->timed)
			status = set_period(assembly, mig_key_time(mig_sums_key(sums, row)), point,
					    error);
		if (status == MIG_OK)
			status = fill_point(assembly, row, point, error);
	}
	return status;
}

/* How many rows from `row` on are of its group. */
static size_t
group_size(const struct mig_sums *sums, size_t row)
{
	struct mig_text key = mig_group_key(mig_sums_key(sums, row), sums->timed);
	size_t end = row + 1;

	while (sums->timed && end < sums->count &&
	       mig_text_equal(mig_group_key(mig_sums_key(sums, end), true), key))
		end++;
	return end - row;
}

static enum mig_status
assemble(struct mig_cube *cube, const struct mig_sums *sums, bool partial, struct mig_error *error)
{
	struct assembly assembly = { .cube = cube, .sums = sums, .partial = partial };
	enum mig_status status = MIG_OK;

	for (size_t row = 0, count; status == MIG_OK && row < sums->count; row += count) {
		count = group_size(sums, row);
		status = add_group(&assembly, row, count, error);
	}
	mig_keys_free(&assembly.periods);
	free(assembly.known_periods);
	return status;
}

static int
compare_points(const void *a, const void *b)
{
	const struct mig_point *left = a, *right = b;

	return mig_period_compare(&left->period, &right->period);
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

/* Two notations of one period are refused. */
static enum mig_status
check_periods(const struct mig_cube *cube, const struct mig_sums *sums, struct mig_error *error)
{
	struct mig_text first, second;

	if (!sums->clash[0].bytes)
		return MIG_OK;
	first = mig_key_time(sums->clash[0]);
	second = mig_key_time(sums->clash[1]);
	mig_fail(error, MIG_DATA, "%s: column '%s': '%.*s' and '%.*s' are the same period",
		 cube->input_name, cube->time_name, (int)first.length, first.bytes,
		 (int)second.length, second.bytes);
	mig_hint(error, "write a period in one way throughout the table");
	return MIG_DATA;
}

static enum mig_status
sum_records(struct mig_records *records, const struct mig_cube_request *request,
	    const struct mig_columns *columns, struct mig_sums *sums, struct mig_error *error)
{
	const struct mig_engine_options options = { .threads = request->threads };
	struct mig_plan plan;
	enum mig_status status =
	    request->filter ? mig_filter_bind(request->filter, records, error) : MIG_OK;

	if (status == MIG_OK)
		status = mig_plan_make(columns, request->filter, &plan, error);
	if (status != MIG_OK)
		return status;
	status = mig_engine_run(records, &plan, &options, sums, error);
	mig_plan_free(&plan);
	return status;
}

enum mig_status
mig_cube_sums(struct mig_records *records, const struct mig_cube_request *request,
	      struct mig_cube *cube, struct mig_sums *sums, struct mig_error *error)
{
	struct mig_columns columns;
	enum mig_status status = mig_columns_find(records, request, &columns, error);

	*cube = (struct mig_cube){ 0 };
	*sums = (struct mig_sums){ 0 };
	if (status == MIG_OK)
		status = describe(cube, records, &columns, error);
	if (status == MIG_OK)
		status = sum_records(records, request, &columns, sums, error);
	if (status == MIG_OK)
		status = check_periods(cube, sums, error);
	mig_columns_free(&columns);
	if (status != MIG_OK) {
		mig_sums_free(sums);
		mig_cube_free(cube);
	}
	return status;
}

static bool
is_named(const char *one, const char *other)
{
	return mig_text_equal_ignoring_case(mig_text_of(one), mig_text_of(other));
}

enum mig_status
mig_cube_watch_directions(const struct mig_records *records, const struct mig_cube_request *request,
			  struct mig_error *error)
{
	static const char *const names[] = { "direction", NULL };
	const char *name;
	size_t column;
	enum mig_status status = mig_records_find_any(records, names, &column, error);

	if (status != MIG_OK || column == SIZE_MAX)
		return status;
	name = mig_records_names(records)[column];
	for (size_t i = 0; i < request->by->count; i++)
		if (is_named(request->by->items[i], name))
			return MIG_OK;
	for (size_t i = 0; i < request->filter->count; i++)
		if (is_named(request->filter->conditions[i].column, name))
			return MIG_OK;
	return mig_filter_watch_directions(request->filter, name, error);
}

enum mig_status
mig_cube_read(struct mig_records *records, const struct mig_cube_request *request,
	      struct mig_cube *cube, struct mig_error *error)
{
	struct mig_sums sums;
	enum mig_status status = mig_cube_sums(records, request, cube, &sums, error);

	if (status != MIG_OK)
		return status;
	status = assemble(cube, &sums, request->partial, error);
	mig_sums_free(&sums);
	if (status != MIG_OK)
		mig_cube_free(cube);
	return status;
}

void
mig_cube_free(struct mig_cube *cube)
{
	mig_groups_free(cube->groups, cube->count);
	mig_arena_free(&cube->arena);
	*cube = (struct mig_cube){ 0 };
}

void
mig_groups_free(struct mig_group *groups, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(groups[i].points);
	free(groups);
}

void
mig_cube_drop_last(struct mig_cube *cube)
{
	cube->by_count--;
	if (cube->time_place > cube->by_count)
		cube->time_place = cube->by_count;
}

enum mig_status
mig_number_keys(struct mig_keys *seen, const struct mig_group *group, size_t from, size_t to,
		size_t *number, bool *added, struct mig_error *error)
{
	struct mig_buffer key = { 0 };
	enum mig_status status = mig_buffer_add(&key, "", 0, error);

	for (size_t i = from; status == MIG_OK && i < to; i++)
		status = mig_buffer_add(&key, group->keys[i], strlen(group->keys[i]) + 1, error);
	if (status == MIG_OK)
		status = mig_keys_add(seen, (struct mig_text){ key.bytes, key.length }, number,
				      added, error);
	mig_buffer_free(&key);
	return status;
}

bool
mig_cube_has_member(const struct mig_cube *cube, const char *member)
{
	for (size_t i = 0; i < cube->count; i++)
		if (strcmp(cube->groups[i].keys[cube->by_count - 1], member) == 0)
			return true;
	return false;
}

const struct mig_point *
mig_group_find(const struct mig_group *group, const struct mig_period *period)
{
	struct mig_point wanted = { .period = *period };

	if (group->count == 0)
		return NULL;
	return bsearch(&wanted, group->points, group->count, sizeof *group->points, compare_points);
}

void
mig_cube_hint_periods(const struct mig_cube *cube, struct mig_error *error)
{
	const struct mig_point *first = NULL, *last = NULL;

	for (size_t i = 0; i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (!first || compare_points(point, first) < 0)
				first = point;
			if (!last || compare_points(point, last) > 0)
				last = point;
		}
	if (first)
		mig_hint(error, "the periods run from %s to %s", first->period_text,
			 last->period_text);
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

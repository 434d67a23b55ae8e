#include "rate/parts.h"

#include <stdlib.h>
#include <string.h>

#include "keys.h"

static bool
is_listed(const char *const *names, size_t count, const char *name, size_t *place)
{
	for (*place = 0; *place < count; ++*place)
		if (strcmp(names[*place], name) == 0)
			return true;
	return false;
}

/* --- the cube --- */

static enum mig_status
add_new(struct mig_list *list, const struct mig_list *names, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < names->count; i++)
		if (!mig_list_contains(list, mig_text_of(names->items[i])))
			status = mig_list_add(list, mig_text_of(names->items[i]), error);
	return status;
}

/* All names are value columns. */
static enum mig_status
read_columns(struct mig_records *records, const struct mig_cube_request *request,
	     const struct mig_ratio_request *ratio, struct mig_list *names, struct mig_cube *cube,
	     struct mig_error *error)
{
	struct mig_cube_request asked = *request;
	enum mig_status status = add_new(names, ratio->each, error);

	if (status == MIG_OK)
		status = add_new(names, ratio->numerator, error);
	if (status == MIG_OK)
		status = add_new(names, ratio->denominator, error);
	asked.values = names;
	return status == MIG_OK ? mig_cube_read(records, &asked, cube, error) : status;
}

/* The codes of the last group column, in first-seen order, in the cube's own memory. */
static enum mig_status
collect_members(struct mig_cube *cube, const char ***members, size_t *count,
		struct mig_error *error)
{
	struct mig_keys keys = { 0 };
	enum mig_status status = MIG_OK;

	*count = 0;
	*members = mig_arena_allocate(&cube->arena, (cube->count + 1) * sizeof **members);
	if (!*members)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const char *member = cube->groups[i].keys[cube->by_count - 1];
		size_t number;
		bool added;

		status = mig_keys_add(&keys, mig_text_of(member), &number, &added, error);
		if (status == MIG_OK && added)
			(*members)[(*count)++] = member;
	}
	mig_keys_free(&keys);
	return status;
}

/* The codes of the column are turned into values, called as they are. */
static enum mig_status
read_members(struct mig_records *records, const struct mig_cube_request *request,
	     const char *column, struct mig_cube *cube, struct mig_error *error)
{
	struct mig_cube_request asked = *request;
	struct mig_list by = { 0 };
	const char **members;
	size_t count;
	enum mig_status status = mig_list_add_all(&by, request->by, error);

	if (status == MIG_OK)
		status = mig_list_add(&by, mig_text_of(column), error);
	asked.by = &by;
	if (status == MIG_OK)
		status = mig_cube_read(records, &asked, cube, error);
	mig_list_free(&by);
	if (status != MIG_OK)
		return status;
	if (cube->value_count != 1)
		status =
		    mig_fail(error, MIG_USAGE, "one value column is needed with --members, not %zu",
			     cube->value_count);
	else if (cube->last_is_time)
		status = mig_fail(error, MIG_USAGE, "--members %s is the time column", column);
	if (status == MIG_OK)
		status = collect_members(cube, &members, &count, error);
	if (status == MIG_OK)
		status = mig_cube_pivot(cube, members, members, count, error);
	if (status != MIG_OK)
		mig_cube_free(cube);
	return status;
}

/* --- the parts of it --- */

static enum mig_status
fail_member(const struct mig_cube *cube, const char *column, const char *name,
	    struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s: column '%s' holds no '%s'", cube->input_name, column, name);
	mig_hint_names(error, "it holds", mig_text_of(name), cube->value_names, cube->value_count);
	return MIG_DATA;
}

/* `names` are the value columns as asked for; NULL: those of the cube, which are members. */
static enum mig_status
find_part(const struct mig_cube *cube, const struct mig_list *names, const struct mig_list *wanted,
	  const char *members, struct mig_arena *arena, struct mig_ratio_part *part,
	  struct mig_error *error)
{
	const char *const *all = members ? cube->value_names : (const char *const *)names->items;
	size_t count = members ? cube->value_count : names->count;

	part->places = mig_arena_allocate(arena, (wanted->count + 1) * sizeof *part->places);
	if (!part->places)
		return mig_fail_memory(error);
	for (size_t i = 0; i < wanted->count; i++) {
		size_t place;

		if (is_listed(all, count, wanted->items[i], &place))
			part->places[part->count++] = place;
		else if (cube->count)
			return fail_member(cube, members, wanted->items[i], error);
	}
	for (size_t i = 0; i < part->count; i++)
		for (size_t j = 0; j < i; j++)
			if (part->places[i] == part->places[j])
				return mig_fail(error, MIG_USAGE, "'%s' is named twice",
						wanted->items[i]);
	return MIG_OK;
}

static enum mig_status
find_all(const struct mig_cube *cube, const char *column, struct mig_ratio_parts *parts,
	 struct mig_error *error)
{
	struct mig_ratio_part *part = &parts->denominator;

	parts->all = true;
	part->places =
	    mig_arena_allocate(&parts->arena, (cube->value_count + 1) * sizeof *part->places);
	if (!part->places)
		return mig_fail_memory(error);
	for (part->count = 0; part->count < cube->value_count; part->count++)
		part->places[part->count] = part->count;
	return mig_buffer_format(&parts->denominator_name, error, "all of %s", column);
}

static enum mig_status
name_denominator(const struct mig_list *names, struct mig_buffer *name, struct mig_error *error)
{
	enum mig_status status = mig_buffer_add_string(name, "", error);

	for (size_t i = 0; status == MIG_OK && i < names->count; i++)
		status = mig_buffer_format(name, error, "%s%s", i ? " + " : "", names->items[i]);
	return status;
}

static enum mig_status
find_numerators(const struct mig_cube *cube, const struct mig_list *names,
		const struct mig_ratio_request *ratio, struct mig_ratio_parts *parts,
		struct mig_error *error)
{
	size_t count = ratio->each->count ? ratio->each->count : 1;
	enum mig_status status = MIG_OK;

	parts->numerators = mig_arena_allocate(&parts->arena, count * sizeof *parts->numerators);
	parts->names = mig_arena_allocate(&parts->arena, count * sizeof *parts->names);
	if (!parts->numerators || !parts->names)
		return mig_fail_memory(error);
	parts->count = count;
	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		struct mig_list one = { .items = ratio->each->items + i, .count = 1 };
		const struct mig_list *wanted = ratio->each->count ? &one : ratio->numerator;
		const char *name = wanted->count == 1 ? wanted->items[0] : "numerator";

		parts->numerators[i] = (struct mig_ratio_part){ 0 };
		parts->names[i] = mig_arena_copy(&parts->arena, mig_text_of(name));
		if (!parts->names[i])
			return mig_fail_memory(error);
		status = find_part(cube, names, wanted, ratio->members, &parts->arena,
				   &parts->numerators[i], error);
	}
	return status;
}

enum mig_status
mig_ratio_read(struct mig_records *records, const struct mig_cube_request *request,
	       const struct mig_ratio_request *ratio, bool may_be_all, struct mig_cube *cube,
	       struct mig_ratio_parts *parts, struct mig_error *error)
{
	struct mig_list names = { 0 };
	enum mig_status status = ratio->members
				     ? read_members(records, request, ratio->members, cube, error)
				     : read_columns(records, request, ratio, &names, cube, error);

	*parts = (struct mig_ratio_parts){ 0 };
	if (status == MIG_OK) {
		status = find_numerators(cube, &names, ratio, parts, error);
		if (status == MIG_OK && ratio->members && !ratio->denominator->count && may_be_all)
			status = find_all(cube, ratio->members, parts, error);
		else if (status == MIG_OK)
			status = find_part(cube, &names, ratio->denominator, ratio->members,
					   &parts->arena, &parts->denominator, error);
		if (status == MIG_OK && !parts->all)
			status =
			    name_denominator(ratio->denominator, &parts->denominator_name, error);
		if (status != MIG_OK)
			mig_cube_free(cube);
	}
	if (status != MIG_OK)
		mig_ratio_parts_free(parts);
	mig_list_free(&names);
	return status;
}

void
mig_ratio_parts_free(struct mig_ratio_parts *parts)
{
	mig_buffer_free(&parts->denominator_name);
	mig_arena_free(&parts->arena);
	*parts = (struct mig_ratio_parts){ 0 };
}

struct mig_value
mig_ratio_sum(const struct mig_ratio_part *part, const struct mig_point *point, bool all,
	      bool partial)
{
	struct mig_value sum = mig_value_of(0);
	mig_flags reasons = 0;
	size_t known = 0, skipped = 0;

	for (size_t i = 0; i < part->count; i++) {
		size_t place = part->places[i];
		struct mig_value value = point->values[place];

		if (all && point->known[place] + point->missing[place] == 0)
			continue;
		if (partial && value.state == MIG_VALUE_MISSING) {
			reasons |= value.flags;
			skipped++;
			continue;
		}
		sum = mig_value_add(sum, value);
		known++;
	}
	if (known == 0)
		return (struct mig_value){ .state = MIG_VALUE_MISSING, .flags = reasons };
	if (skipped)
		sum.flags |= (reasons & ~MIG_FLAGS_MISSING) | MIG_FLAG('U');
	return sum;
}

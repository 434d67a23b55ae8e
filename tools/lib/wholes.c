#include "wholes.h"

#include <stdlib.h>
#include <string.h>

#include "sheet.h"

static enum mig_status
add_group(const struct mig_group *group, const struct mig_list *without, struct mig_keys *groups,
	  struct mig_wholes *wholes, struct mig_error *error)
{
	size_t last = wholes->cube->by_count - 1;
	struct mig_text member = mig_text_of(group->keys[last]);
	struct mig_part part = { .group = group };
	bool added, absent = without && mig_list_contains(without, member);
	enum mig_status status = MIG_OK;

	if (!absent)
		status = mig_number_keys(groups, group, 0, last, &part.outer, &added, error);
	if (status == MIG_OK && !absent)
		status = mig_keys_add(&wholes->members, member, &part.member, &added, error);
	for (size_t i = 0; status == MIG_OK && i < group->count; i++) {
		part.point = &group->points[i];
		part.row = wholes->row_count++;
		if (!absent)
			wholes->parts[wholes->part_count++] = part;
	}
	return status;
}

static int
compare_wholes(const struct mig_part *left, const struct mig_part *right)
{
	if (left->outer != right->outer)
		return left->outer < right->outer ? -1 : 1;
	return mig_period_compare(&left->point->period, &right->point->period);
}

static int
compare_parts(const void *a, const void *b)
{
	const struct mig_part *left = a, *right = b;
	int order = compare_wholes(left, right);

	return order ? order : (left->row > right->row) - (left->row < right->row);
}

/* Cut the sorted parts where another whole begins. */
static void
cut(struct mig_wholes *wholes)
{
	struct mig_whole *whole = NULL;

	for (size_t i = 0; i < wholes->part_count; i++) {
		if (!whole || compare_wholes(whole->parts, &wholes->parts[i]) != 0) {
			whole = &wholes->items[wholes->count++];
			whole->parts = &wholes->parts[i];
		}
		whole->count++;
	}
}

enum mig_status
mig_wholes_make(const struct mig_cube *cube, const struct mig_list *without,
		struct mig_wholes *wholes, struct mig_error *error)
{
	struct mig_keys groups = { 0 };
	enum mig_status status = MIG_OK;
	size_t count = 0;

	*wholes = (struct mig_wholes){ .cube = cube, .outer = *cube };
	mig_cube_drop_last(&wholes->outer);
	wholes->outer.groups = NULL;
	wholes->outer.count = 0;
	for (size_t i = 0; i < cube->count; i++)
		count += cube->groups[i].count;
	wholes->parts = calloc(count + 1, sizeof *wholes->parts);
	wholes->items = calloc(count + 1, sizeof *wholes->items);
	if (!wholes->parts || !wholes->items)
		status = mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++)
		status = add_group(&cube->groups[i], without, &groups, wholes, error);
	mig_keys_free(&groups);
	if (status != MIG_OK) {
		mig_wholes_free(wholes);
		return status;
	}
	qsort(wholes->parts, wholes->part_count, sizeof *wholes->parts, compare_parts);
	cut(wholes);
	return MIG_OK;
}

void
mig_wholes_free(struct mig_wholes *wholes)
{
	free(wholes->parts);
	free(wholes->items);
	mig_keys_free(&wholes->members);
	*wholes = (struct mig_wholes){ 0 };
}

const char *
mig_part_member(const struct mig_wholes *wholes, const struct mig_part *part)
{
	return part->group->keys[wholes->cube->by_count - 1];
}

enum mig_status
mig_wholes_check_member(const struct mig_cube *cube, size_t column, const char *member,
			struct mig_error *error)
{
	const char **members;
	struct mig_keys seen = { 0 };
	size_t count = 0, number;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < cube->count; i++)
		if (strcmp(cube->groups[i].keys[column], member) == 0)
			return MIG_OK;
	if (cube->count == 0)
		return MIG_OK;
	members = malloc(cube->count * sizeof *members);
	if (!members)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		bool added = false;

		status = mig_number_keys(&seen, &cube->groups[i], column, column + 1, &number,
					 &added, error);
		if (added)
			members[count++] = cube->groups[i].keys[column];
	}
	if (status == MIG_OK) {
		status = mig_fail(error, MIG_DATA, "%s: column '%s' has no member '%s'",
				  cube->input_name, cube->by_names[column], member);
		mig_hint_names(error, "members", mig_text_of(member), members, count);
	}
	free(members);
	mig_keys_free(&seen);
	return status;
}

static enum mig_status
fail_negative(const struct mig_wholes *wholes, const struct mig_part *part, size_t value,
	      struct mig_error *error)
{
	const struct mig_cube *cube = wholes->cube;
	bool several = cube->value_count > 1;
	char text[MIG_DECIMAL_TEXT_SIZE];

	mig_decimal_format(part->point->values[value].number, text);
	mig_fail(error, MIG_DATA, "%s: %s%s'%s'%s%s is %s: a negative figure has no share",
		 cube->input_name, several ? cube->value_names[value] : "", several ? " of " : "",
		 mig_part_member(wholes, part), cube->time_name ? " of " : "",
		 part->point->period_text, text);
	mig_hint(error,
		 "shares are of counts; for balances use mig-compare, which gives contributions");
	return MIG_DATA;
}

enum mig_status
mig_wholes_refuse_negative(const struct mig_wholes *wholes, struct mig_error *error)
{
	for (size_t i = 0; i < wholes->part_count; i++)
		for (size_t j = 0; j < wholes->cube->value_count; j++) {
			struct mig_value value = wholes->parts[i].point->values[j];

			if (value.state == MIG_VALUE_KNOWN && mig_decimal_sign(value.number) < 0)
				return fail_negative(wholes, &wholes->parts[i], j, error);
		}
	return MIG_OK;
}

enum mig_status
mig_wholes_member_keys(struct mig_writer *writer, const struct mig_wholes *wholes,
		       const struct mig_whole *whole, const char *member, struct mig_error *error)
{
	size_t count = wholes->cube->by_count;
	const char **keys = malloc(count * sizeof *keys);
	const struct mig_group group = { .keys = keys };
	enum mig_status status;

	if (!keys)
		return mig_fail_memory(error);
	memcpy(keys, whole->parts->group->keys, count * sizeof *keys);
	keys[count - 1] = member;
	status = mig_sheet_keys(writer, wholes->cube, &group, whole->parts->point, error);
	free(keys);
	return status;
}

#include "against.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* COLUMN=MEMBER, understood: all wholes that agree but in this are to be told apart. */
struct selection {
	const struct mig_wholes *wholes;
	const char *member;
	size_t column; /* among the group columns; SIZE_MAX: it is the time column */
	struct mig_period period;
};

bool
mig_against_is_member(const char *text)
{
	return strchr(text, '=') != NULL;
}

static bool
is_selected(const struct selection *selection, const struct mig_whole *whole)
{
	if (selection->column == SIZE_MAX)
		return mig_period_compare(&whole->parts->point->period, &selection->period) == 0;
	return strcmp(whole->parts->group->keys[selection->column], selection->member) == 0;
}

static enum mig_status
fail_column(const struct mig_cube *outer, struct mig_text name, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "--against %.*s is no group column", (int)name.length,
		 name.bytes);
	mig_hint(error, "name a column of -b%s%s, or a value column without '='",
		 outer->time_name ? " or the time column, " : "",
		 outer->time_name ? outer->time_name : "");
	return MIG_USAGE;
}

static enum mig_status
find_period(struct selection *selection, struct mig_error *error)
{
	const struct mig_wholes *wholes = selection->wholes;

	if (!mig_period_parse(mig_text_of(selection->member), &selection->period)) {
		mig_fail(error, MIG_USAGE, "--against: '%s' is not a period", selection->member);
		mig_hint(error, "write it as in the column %s, for example 2015 or 2015-Q4",
			 wholes->cube->time_name);
		return MIG_USAGE;
	}
	for (size_t i = 0; i < wholes->count; i++)
		if (is_selected(selection, &wholes->items[i]))
			return mig_cube_same_kind(wholes->cube, error);
	if (wholes->count == 0)
		return MIG_OK;
	return mig_fail(error, MIG_DATA, "%s: there is nothing of %s to compare with",
			wholes->cube->input_name, selection->member);
}

typedef bool equal_names(struct mig_text, struct mig_text);

/* The place of a group column; SIZE_MAX for the time column; otherwise there is none. */
static bool
find_column(const struct mig_cube *outer, struct mig_text name, equal_names *equal, size_t *column)
{
	if (outer->time_name && equal(name, mig_text_of(outer->time_name))) {
		*column = SIZE_MAX;
		return true;
	}
	for (*column = 0; *column < outer->by_count; ++*column)
		if (equal(name, mig_text_of(outer->by_names[*column])))
			return true;
	return false;
}

static enum mig_status
select_member(const struct mig_wholes *wholes, const char *text, struct selection *selection,
	      struct mig_error *error)
{
	const struct mig_cube *outer = &wholes->outer;
	const char *sign = strchr(text, '=');
	struct mig_text name = { text, (size_t)(sign - text) };

	*selection = (struct selection){ .wholes = wholes, .member = sign + 1 };
	/* names match without regard to the case of letters, but one that is the same is meant */
	if (!find_column(outer, name, mig_text_equal, &selection->column) &&
	    !find_column(outer, name, mig_text_equal_ignoring_case, &selection->column))
		return fail_column(outer, name, error);
	if (selection->column == SIZE_MAX)
		return find_period(selection, error);
	return mig_wholes_check_member(wholes->cube, selection->column, selection->member, error);
}

/* The number of what a whole has in common with the one that it faces. */
static enum mig_status
number_of_rest(const struct selection *selection, const struct mig_whole *whole,
	       struct mig_keys *rests, size_t *number, bool *added, struct mig_error *error)
{
	const struct mig_part *part = whole->parts;
	struct mig_buffer key = { 0 };
	enum mig_status status = mig_buffer_add(&key, "", 0, error);

	if (status == MIG_OK && selection->column != SIZE_MAX)
		status =
		    mig_buffer_add(&key, &part->point->period, sizeof part->point->period, error);
	for (size_t i = 0; status == MIG_OK && i < selection->wholes->outer.by_count; i++)
		if (i != selection->column)
			status = mig_buffer_add(&key, part->group->keys[i],
						strlen(part->group->keys[i]) + 1, error);
	if (status == MIG_OK)
		status = mig_keys_add(rests, (struct mig_text){ key.bytes, key.length }, number,
				      added, error);
	mig_buffer_free(&key);
	return status;
}

/* Number the references first, so that what the others share with one of them has its number. */
static enum mig_status
find_facing(const struct selection *selection, struct mig_against *against, struct mig_error *error)
{
	const struct mig_wholes *wholes = selection->wholes;
	size_t *references = malloc((wholes->count + 1) * sizeof *references), number;
	struct mig_keys rests = { 0 };
	enum mig_status status = references ? MIG_OK : mig_fail_memory(error);
	bool added;

	for (size_t i = 0; status == MIG_OK && i < wholes->count; i++) {
		if (!is_selected(selection, &wholes->items[i]))
			continue;
		status =
		    number_of_rest(selection, &wholes->items[i], &rests, &number, &added, error);
		if (status == MIG_OK)
			references[number] = against->facing[i] = i;
	}
	for (size_t i = 0; status == MIG_OK && i < wholes->count; i++) {
		if (is_selected(selection, &wholes->items[i]))
			continue;
		status =
		    number_of_rest(selection, &wholes->items[i], &rests, &number, &added, error);
		if (status == MIG_OK && added)
			references[number] = SIZE_MAX;
		if (status == MIG_OK)
			against->facing[i] = references[number];
	}
	mig_keys_free(&rests);
	free(references);
	return status;
}

enum mig_status
mig_against_start(const struct mig_wholes *wholes, const char *text, bool total,
		  struct mig_against *against, struct mig_error *error)
{
	struct selection selection;
	enum mig_status status;

	*against = (struct mig_against){ .name = text, .by_column = true, .total = total };
	if (!mig_against_is_member(text))
		return MIG_OK;
	status = select_member(wholes, text, &selection, error);
	if (status != MIG_OK)
		return status;
	against->by_column = false;
	against->name = selection.member;
	against->facing = malloc((wholes->count + 1) * sizeof *against->facing);
	if (!against->facing)
		return mig_fail_memory(error);
	status = find_facing(&selection, against, error);
	if (status != MIG_OK)
		mig_against_free(against);
	return status;
}

void
mig_against_free(struct mig_against *against)
{
	free(against->facing);
	*against = (struct mig_against){ 0 };
}

/* The parts of the whole, beside their values of the other column. */
static void
take_parts(const struct mig_wholes *wholes, const struct mig_against *against,
	   struct mig_against_pair *pair)
{
	for (size_t i = 0; i < pair->whole->count; i++) {
		const struct mig_part *part = &pair->whole->parts[i];

		pair->members[i] = mig_part_member(wholes, part);
		pair->x[i] = part->point->values[0];
		if (against)
			pair->base[i] =
			    against->by_column ? part->point->values[1] : mig_value_missing();
	}
	pair->count = pair->whole->count;
}

/* Set the parts of the other whole beside those of their members. */
static enum mig_status
face(const struct mig_wholes *wholes, const struct mig_whole *other, struct mig_against_pair *pair,
     struct mig_error *error)
{
	size_t *places = calloc(wholes->members.count + 1, sizeof *places); /* from 1 */
	size_t both = 0;

	if (!places)
		return mig_fail_memory(error);
	for (size_t i = 0; i < pair->whole->count; i++)
		places[pair->whole->parts[i].member] = i + 1;
	for (size_t i = 0; i < other->count; i++) {
		const struct mig_part *part = &other->parts[i];
		size_t place = places[part->member];

		if (place == 0) {
			place = ++pair->count;
			pair->members[place - 1] = mig_part_member(wholes, part);
			pair->x[place - 1] = mig_value_missing();
			pair->one_sided = pair->members[place - 1];
		} else {
			both++;
		}
		pair->base[place - 1] = part->point->values[0];
		places[part->member] = SIZE_MAX;
	}
	for (size_t i = 0; both < pair->whole->count && i < pair->whole->count; i++)
		if (places[pair->whole->parts[i].member] != SIZE_MAX) {
			pair->one_sided = pair->members[i];
			break;
		}
	free(places);
	return MIG_OK;
}

static enum mig_status
fail_exceeds(const struct mig_wholes *wholes, const struct mig_against_pair *pair, size_t i,
	     struct mig_error *error)
{
	char part[MIG_DECIMAL_TEXT_SIZE], total[MIG_DECIMAL_TEXT_SIZE];

	mig_decimal_format(pair->x[i].number, part);
	mig_decimal_format(pair->base[i].number, total);
	mig_fail(error, MIG_DATA, "%s: '%s'%s%s is %s of a total of %s", wholes->cube->input_name,
		 pair->members[i], wholes->cube->time_name ? " of " : "",
		 pair->whole->parts->point->period_text, part, total);
	mig_hint(error, "without --against-total the two are compared as groups apart");
	return MIG_DATA;
}

/* With a total the other group is what it holds besides x. */
static enum mig_status
set_apart(const struct mig_wholes *wholes, const struct mig_against *against,
	  struct mig_against_pair *pair, struct mig_error *error)
{
	for (size_t i = 0; i < pair->count; i++) {
		pair->y[i] = pair->base[i];
		if (!against->total)
			continue;
		pair->y[i] = mig_value_subtract(pair->base[i], pair->x[i]);
		if (pair->y[i].state == MIG_VALUE_KNOWN && mig_decimal_sign(pair->y[i].number) < 0)
			return fail_exceeds(wholes, pair, i, error);
	}
	return MIG_OK;
}

static enum mig_status
make_pair(const struct mig_wholes *wholes, const struct mig_against *against, size_t number,
	  struct mig_against_pair *pair, struct mig_error *error)
{
	bool facing = against && !against->by_column && against->facing[number] != SIZE_MAX;
	const struct mig_whole *other = facing ? &wholes->items[against->facing[number]] : NULL;
	size_t room = wholes->items[number].count + (other ? other->count : 0);
	enum mig_status status = MIG_OK;

	*pair = (struct mig_against_pair){ .whole = &wholes->items[number] };
	pair->members = calloc(room, sizeof *pair->members);
	pair->x = calloc(room, sizeof *pair->x);
	if (against)
		pair->base = calloc(2 * room, sizeof *pair->base);
	if (!pair->members || !pair->x || (against && !pair->base))
		status = mig_fail_memory(error);
	if (against)
		pair->y = pair->base + room;
	if (status == MIG_OK)
		take_parts(wholes, against, pair);
	if (status == MIG_OK && other)
		status = face(wholes, other, pair, error);
	if (status == MIG_OK && against && !against->by_column && !other)
		pair->one_sided = pair->members[0];
	if (status == MIG_OK && against)
		status = set_apart(wholes, against, pair, error);
	if (status != MIG_OK)
		mig_against_pair_free(pair);
	return status;
}

enum mig_status
mig_against_next(const struct mig_wholes *wholes, const struct mig_against *against, size_t *place,
		 struct mig_against_pair *pair, bool *more, struct mig_error *error)
{
	while (against && !against->by_column && *place < wholes->count &&
	       against->facing[*place] == *place)
		++*place;
	*more = *place < wholes->count;
	*pair = (struct mig_against_pair){ 0 };
	return *more ? make_pair(wholes, against, (*place)++, pair, error) : MIG_OK;
}

void
mig_against_pair_free(struct mig_against_pair *pair)
{
	free(pair->members);
	free(pair->x);
	free(pair->base);
	*pair = (struct mig_against_pair){ 0 };
}

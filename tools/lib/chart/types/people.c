#include "people.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "chart/latest.h"

/* ----------------------------------------------------------------------- columns */

static bool
holds_sexes(const struct mig_table *table, size_t column)
{
	size_t row;

	for (row = 0; row < table->rows; row++)
		if (mig_sex_parse(mig_table_cell(table, row, column)) == MIG_SEX_NONE)
			return false;
	return table->rows > 0;
}

static bool
holds_ages(const struct mig_table *table, size_t column)
{
	struct mig_age age;
	size_t row;

	for (row = 0; row < table->rows; row++)
		if (mig_age_parse(mig_table_cell(table, row, column), &age) == MIG_AGE_NONE)
			return false;
	return table->rows > 0;
}

/* Of `columns` the one that is named so, else the one that holds such cells and no figures. */
static size_t
find(const struct mig_people *people, const size_t *columns, size_t count, const char *const *names,
     bool (*holds)(const struct mig_table *, size_t))
{
	const struct mig_roles *roles = &people->roles;
	const struct mig_table *table = people->chart->table;
	size_t i, v;

	for (i = 0; i < count; i++)
		if (mig_text_among(mig_text_of(table->names[columns[i]]), names))
			return columns[i];
	for (i = 0; i < count; i++) {
		for (v = 0; v < roles->value_count && roles->values[v] != columns[i]; v++)
			;
		if (v == roles->value_count && holds(table, columns[i]))
			return columns[i];
	}
	return SIZE_MAX;
}

static void
leave_out(size_t *columns, size_t *count, size_t column)
{
	size_t i, kept = 0;

	for (i = 0; i < *count; i++)
		if (columns[i] != column)
			columns[kept++] = columns[i];
	*count = kept;
}

/* Whether the value columns are men and women: then these are the sexes. */
static bool
values_are_sexes(const struct mig_people *people)
{
	const struct mig_roles *roles = &people->roles;
	char *const *names = people->chart->table->names;

	return roles->value_count == MIG_SEXES &&
	       mig_sex_parse(mig_text_of(names[roles->values[0]])) == MIG_SEX_MALE &&
	       mig_sex_parse(mig_text_of(names[roles->values[1]])) == MIG_SEX_FEMALE;
}

static enum mig_status
no_column(const struct mig_people *people, const char *what)
{
	mig_fail(people->chart->error, MIG_USAGE, "%s: no column of %s",
		 people->chart->table->input_name, what);
	mig_hint(people->chart->error,
		 "a pyramid needs sex, age and a figure; -b SEX,AGE or -b SEX,AGE,POPULATION names "
		 "the columns");
	return MIG_USAGE;
}

/* Every column that may be the sex or the age, unless the user names them. */
static enum mig_status
find_candidates(const struct mig_people *people, size_t **columns, size_t *count)
{
	const struct mig_roles *roles = &people->roles;
	size_t i;

	*columns = mig_arena_allocate(&people->chart->arena,
				      (people->chart->table->columns + roles->by_count + 1) *
					  sizeof **columns);
	if (!*columns)
		return mig_fail_memory(people->chart->error);
	*count = 0;
	if (people->chart->request->by.count > 0) {
		memcpy(*columns, roles->by, roles->by_count * sizeof **columns);
		*count = roles->by_count;
		return MIG_OK;
	}
	for (i = 0; i < people->chart->table->columns; i++)
		if (i != roles->time && i != roles->status)
			(*columns)[(*count)++] = i;
	return MIG_OK;
}

static enum mig_status
find_columns(struct mig_people *people)
{
	static const char *const sexes[] = { "sex", "gender", NULL };
	static const char *const ages[] = { "age",	"age_group", "agegroup", "age group",
					    "age_band", "age_class", "ages",	 NULL };
	struct mig_roles *roles = &people->roles;
	bool given = people->chart->request->by.count > 0;
	size_t *columns = NULL, count = 0;
	enum mig_status status = mig_roles_find(people->chart, mig_value_names, false, roles);

	if (status == MIG_OK)
		status = find_candidates(people, &columns, &count);
	if (status != MIG_OK)
		return status;
	people->age = find(people, columns, count, ages, holds_ages);
	leave_out(columns, &count, people->age);
	people->sex = find(people, columns, count, sexes, holds_sexes);
	if (given && people->age == SIZE_MAX && count > (people->sex == SIZE_MAX)) {
		people->age = columns[columns[0] == people->sex || people->sex == SIZE_MAX];
		leave_out(columns, &count, people->age);
	}
	leave_out(roles->values, &roles->value_count, people->age);
	if (given && people->sex == SIZE_MAX && count > 0 && !values_are_sexes(people))
		people->sex = columns[0];
	leave_out(roles->by, &roles->by_count, people->age);
	leave_out(roles->by, &roles->by_count, people->sex);
	if (people->age == SIZE_MAX)
		return no_column(people, "ages");
	if (people->sex == SIZE_MAX && !values_are_sexes(people))
		return no_column(people, "sexes");
	return roles->value_count > 0 ? MIG_OK : no_column(people, "figures");
}

/* -------------------------------------------------------------------------- rows */

static enum mig_status
bad_cell(const struct mig_people *people, size_t row, size_t column, const char *what,
	 const char *hint)
{
	mig_table_fail_cell(people->chart->table, row, column, what, people->chart->error);
	mig_hint(people->chart->error, "%s", hint);
	return MIG_DATA;
}

/* A total would be counted with its parts. */
static enum mig_status
whole_cell(const struct mig_people *people, size_t row, size_t column, const char *what)
{
	const struct mig_table *table = people->chart->table;

	bad_cell(people, row, column, what, "");
	mig_hint(people->chart->error, "leave such rows out: -w '%s!=%.100s'", table->names[column],
		 mig_table_cell(table, row, column).bytes);
	return MIG_DATA;
}

/* Codes that are not known are taken as they come, the first for the left, if the user names the
 * column. */
static enum mig_status
read_sex(struct mig_people *people, size_t row, size_t *sex)
{
	struct mig_text cell = mig_table_cell(people->chart->table, row, people->sex);
	enum mig_sex code = mig_sex_parse(cell);

	if (code == MIG_SEX_OTHER)
		return whole_cell(people, row, people->sex, "is neither men nor women");
	if (code != MIG_SEX_NONE) {
		*sex = code == MIG_SEX_FEMALE;
		people->named = true;
		return MIG_OK;
	}
	for (*sex = 0; *sex < MIG_SEXES; ++*sex) {
		if (people->sexes[*sex].bytes == NULL)
			people->sexes[*sex] = cell;
		if (mig_text_equal(people->sexes[*sex], cell))
			break;
	}
	if (people->chart->request->by.count == 0 || *sex == MIG_SEXES || people->named)
		return bad_cell(
		    people, row, people->sex, "is no code of a sex that is known",
		    "M, F, male, female, men, women are; -b SEX,AGE takes two others as "
		    "they are");
	return MIG_OK;
}

/* "Y5T9" as "5–9": codes are no words. Other ages are shown as the table has them. */
static enum mig_status
show_band(struct mig_people *people, struct mig_band *band)
{
	const char *first = band->label.bytes;
	char text[32];

	band->shown = band->label;
	if (!people->aged || (*first != 'Y' && *first != 'y') ||
	    (first[1] != '_' && (first[1] < '0' || first[1] > '9')))
		return MIG_OK;
	if (band->age.to == MIG_AGE_OPEN)
		snprintf(text, sizeof text, "%d+", band->age.from);
	else if (band->age.to == band->age.from)
		snprintf(text, sizeof text, "%d", band->age.from);
	else
		snprintf(text, sizeof text, "%d\u2013%d", band->age.from, band->age.to);
	band->shown.length = strlen(text);
	band->shown.bytes =
	    mig_arena_copy(&people->chart->arena, (struct mig_text){ text, strlen(text) });
	return band->shown.bytes ? MIG_OK : mig_fail_memory(people->chart->error);
}

static enum mig_status
read_band(struct mig_people *people, size_t row, size_t *index)
{
	struct mig_text cell = mig_table_cell(people->chart->table, row, people->age);
	struct mig_band *band;
	enum mig_age_kind kind;
	size_t i;

	for (i = 0; i < people->band_count; i++)
		if (mig_text_equal(people->bands[i].label, cell)) {
			*index = i;
			return MIG_OK;
		}
	if (i == MIG_BANDS_MAX)
		return bad_cell(people, row, people->age, "is one age too many to be drawn",
				"mig-sum adds ages up to groups");
	band = &people->bands[i];
	*band = (struct mig_band){ .label = cell, .index = i };
	kind = mig_age_parse(cell, &band->age);
	if (kind == MIG_AGE_OTHER)
		return whole_cell(people, row, people->age, "is no group of ages");
	if (i == 0)
		people->aged = kind == MIG_AGE_BAND;
	if ((kind == MIG_AGE_BAND) != people->aged ||
	    (kind == MIG_AGE_NONE && people->chart->request->by.count == 0))
		return bad_cell(people, row, people->age, "is no age that is understood",
				"0-4, Y5T9, 85+ are; -b SEX,AGE takes names in their order, if no "
				"one is an age");
	people->band_count++;
	*index = i;
	return show_band(people, band);
}

static bool
same_population(const struct mig_people *people, size_t row, size_t other)
{
	const struct mig_table *table = people->chart->table;
	size_t i;

	for (i = 0; i < people->roles.by_count; i++)
		if (!mig_text_equal(mig_table_cell(table, row, people->roles.by[i]),
				    mig_table_cell(table, other, people->roles.by[i])))
			return false;
	return true;
}

static enum mig_status
too_many(const struct mig_people *people)
{
	const struct mig_roles *roles = &people->roles;
	const struct mig_table *table = people->chart->table;

	mig_fail(people->chart->error, MIG_USAGE,
		 "%s: more than two populations, and a pyramid "
		 "shows two",
		 table->input_name);
	if (roles->by_count > 0)
		mig_hint(people->chart->error,
			 "choose them with -w '%.100s=...', or add them up with "
			 "mig-sum",
			 table->names[roles->by[0]]);
	else
		mig_hint(people->chart->error, "choose the value columns with -v");
	return MIG_USAGE;
}

/* The name of the population of a row: its cells, or its value column. */
static enum mig_status
name_population(struct mig_people *people, size_t row, size_t value, struct mig_text *name)
{
	const struct mig_table *table = people->chart->table;
	struct mig_buffer text = { 0 };
	enum mig_status status = mig_buffer_add_string(&text, "", people->chart->error);
	char title[256];
	size_t i;

	for (i = 0; status == MIG_OK && i < people->roles.by_count; i++)
		status = mig_buffer_format(&text, people->chart->error, "%s%s",
					   text.length > 0 ? ", " : "",
					   mig_table_cell(table, row, people->roles.by[i]).bytes);
	if (status == MIG_OK && people->sex != SIZE_MAX && people->roles.value_count > 1)
		status = mig_buffer_format(
		    &text, people->chart->error, "%s%s", text.length > 0 ? ", " : "",
		    mig_column_words(people->chart, table->names[people->roles.values[value]],
				     title, sizeof title));
	name->length = text.length;
	name->bytes = status == MIG_OK
			  ? mig_arena_copy(&people->chart->arena,
					   (struct mig_text){ text.bytes, text.length })
			  : NULL;
	mig_buffer_free(&text);
	return status == MIG_OK && !name->bytes ? mig_fail_memory(people->chart->error) : status;
}

static enum mig_status
find_population(struct mig_people *people, size_t row, size_t value, size_t firsts[], size_t *index)
{
	size_t values = people->sex == SIZE_MAX ? 1 : people->roles.value_count, group;

	for (group = 0; group * values < people->count; group++)
		if (same_population(people, firsts[group * values], row))
			break;
	*index = group * values + (people->sex == SIZE_MAX ? 0 : value);
	if (*index < people->count)
		return MIG_OK;
	if (*index >= MIG_PEOPLE_MAX)
		return too_many(people);
	firsts[*index] = row;
	people->count = *index + 1;
	return name_population(people, row, value, &people->names[*index]);
}

static enum mig_status
read_cell(struct mig_people *people, size_t row, size_t value, size_t firsts[])
{
	size_t population = 0, sex = value, band = 0, column = people->roles.values[value];
	struct mig_value *cell;
	enum mig_status status = find_population(people, row, value, firsts, &population);

	if (status == MIG_OK && people->sex != SIZE_MAX)
		status = read_sex(people, row, &sex);
	if (status == MIG_OK)
		status = read_band(people, row, &band);
	if (status != MIG_OK)
		return status;
	cell = &people->cells[(population * MIG_SEXES + sex) * people->stride + band];
	if (cell->state != MIG_VALUE_NONE)
		return bad_cell(
		    people, row, people->age, "has a second row",
		    "-b names the columns that tell them apart, -w chooses one, mig-sum "
		    "adds them up");
	status = mig_roles_value(people->chart, &people->roles, row, column, cell);
	if (status == MIG_OK && cell->state == MIG_VALUE_KNOWN) {
		if (mig_decimal_sign(cell->number) < 0)
			return bad_cell(people, row, column, "is negative",
					"a pyramid shows how many there are; mig-plot rank shows "
					"balances");
		if (cell->number.scale > people->digits)
			people->digits = cell->number.scale;
	}
	return status;
}

/* ------------------------------------------------------------------------- order */

static enum mig_status
sort_bands(struct mig_people *people)
{
	struct mig_band *bands = people->bands;
	size_t i, j;

	for (i = 1; people->aged && i < people->band_count; i++) {
		struct mig_band moved = bands[i];

		for (j = i; j > 0 && bands[j - 1].age.from > moved.age.from; j--)
			bands[j] = bands[j - 1];
		bands[j] = moved;
	}
	for (i = 1; people->aged && i < people->band_count; i++)
		if (bands[i].age.from <= bands[i - 1].age.to) {
			mig_fail(people->chart->error, MIG_DATA,
				 "%s: the ages '%.60s' and '%.60s' overlap",
				 people->chart->table->input_name, bands[i - 1].label.bytes,
				 bands[i].label.bytes);
			mig_hint(people->chart->error,
				 "leave the larger groups out with -w, such as -w 'age!=%.60s'",
				 bands[i - 1].label.bytes);
			return MIG_DATA;
		}
	return MIG_OK;
}

/* What the bars cannot show: groups of unlike width, and ages between two groups. */
static void
tell_bands(const struct mig_people *people)
{
	const struct mig_band *bands = people->bands;
	int width = 0;
	bool unlike = false;
	size_t i;

	for (i = 0; people->aged && i < people->band_count; i++) {
		int here = bands[i].age.to - bands[i].age.from;

		if (i > 0 && bands[i].age.from > bands[i - 1].age.to + 1)
			mig_frame_note(people->chart, "Not in the table: ages %d to %d.",
				       bands[i - 1].age.to + 1, bands[i].age.from - 1);
		/* The first years are often apart: under 1, 1 to 4. */
		if (bands[i].age.to == MIG_AGE_OPEN || bands[i].age.to < 5)
			continue;
		unlike |= width > 0 && here != width;
		width = here > 0 ? here : width;
		unlike |= here == 0 && width > 0;
	}
	if (unlike)
		mig_frame_note(people->chart, "The age groups are of unlike width.");
}

static enum mig_status
allocate(struct mig_people *people)
{
	struct mig_arena *arena = &people->chart->arena;
	size_t i, cells = MIG_PEOPLE_MAX * MIG_SEXES * (size_t)MIG_BANDS_MAX;

	people->stride = MIG_BANDS_MAX;
	people->bands = mig_arena_allocate(arena, MIG_BANDS_MAX * sizeof *people->bands);
	people->cells = mig_arena_allocate(arena, cells * sizeof *people->cells);
	if (!people->bands || !people->cells)
		return mig_fail_memory(people->chart->error);
	for (i = 0; i < cells; i++)
		people->cells[i] = mig_value_none();
	return MIG_OK;
}

enum mig_status
mig_people_read(struct mig_people *people)
{
	size_t row, value, firsts[MIG_PEOPLE_MAX];
	enum mig_status status = find_columns(people);

	if (status == MIG_OK)
		status = allocate(people);
	if (status == MIG_OK)
		status = mig_latest_period(people->chart, &people->roles, &people->period);
	people->named = people->sex == SIZE_MAX;
	for (row = 0; status == MIG_OK && row < people->chart->table->rows; row++)
		for (value = 0; status == MIG_OK && value < people->roles.value_count; value++)
			if (mig_latest_holds(people->chart, &people->roles, people->period, row))
				status = read_cell(people, row, value, firsts);
	if (status == MIG_OK)
		status = sort_bands(people);
	if (status == MIG_OK)
		tell_bands(people);
	return status;
}

struct mig_value
mig_people_value(const struct mig_people *people, size_t population, size_t sex, size_t band)
{
	return people
	    ->cells[(population * MIG_SEXES + sex) * people->stride + people->bands[band].index];
}

struct mig_value
mig_people_total(const struct mig_people *people, size_t population, size_t sex)
{
	struct mig_value sum = mig_value_of(0);
	size_t s, band;

	for (s = 0; s < MIG_SEXES; s++)
		for (band = 0; band < people->band_count && (sex == s || sex == MIG_SEXES); band++)
			sum = mig_value_add(sum, mig_people_value(people, population, s, band));
	return sum;
}

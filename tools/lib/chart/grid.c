#include "grid.h"

#include <stdint.h>
#include <string.h>

#include "keys.h"

/* Texts in first-seen order. */
struct names {
	struct mig_keys keys;
	struct mig_text *items;
	size_t *places; /* where each stands after sorting; NULL: as it was seen */
};

struct filler {
	struct mig_chart *chart;
	const struct mig_roles *roles;
	enum mig_slots slots;
	struct names slot_names, series_names;
	struct mig_buffer text;
	bool one_period; /* all rows have the same: no bar needs to say it */
};

static enum mig_status
intern(struct filler *filler, struct names *names, struct mig_text text, size_t *index)
{
	struct mig_error *error = filler->chart->error;
	bool added = false;
	char *copy;
	enum mig_status status = mig_keys_add(&names->keys, text, index, &added, error);

	if (status != MIG_OK)
		return status;
	if (added) {
		copy = mig_arena_copy(&filler->chart->arena, text);
		if (!copy)
			return mig_fail_memory(error);
		names->items[*index] = (struct mig_text){ copy, text.length };
	}
	if (names->places)
		*index = names->places[*index];
	return MIG_OK;
}

static enum mig_status
add_part(struct filler *filler, struct mig_text part)
{
	struct mig_error *error = filler->chart->error;

	if (filler->text.length > 0 && part.length > 0 &&
	    mig_buffer_add_string(&filler->text, ", ", error))
		return MIG_IO;
	return mig_buffer_add(&filler->text, part.bytes, part.length, error);
}

/* "net_migration" as "Net migration". */
static enum mig_status
add_column_name(struct filler *filler, const char *name)
{
	size_t before, i;
	enum mig_status status = add_part(filler, mig_text_of(name));

	before = filler->text.length - strlen(name);
	for (i = before; status == MIG_OK && i < filler->text.length; i++)
		if (filler->text.bytes[i] == '_')
			filler->text.bytes[i] = ' ';
	if (status == MIG_OK && before == 0 && filler->text.bytes[0] >= 'a' &&
	    filler->text.bytes[0] <= 'z')
		filler->text.bytes[0] -= 'a' - 'A';
	return status;
}

/* The time if `time`, then dimensions first..last-1. */
static enum mig_status
join(struct filler *filler, size_t row, bool time, size_t first, size_t last)
{
	const struct mig_roles *roles = filler->roles;
	const struct mig_table *table = filler->chart->table;
	enum mig_status status = mig_buffer_add_string(&filler->text, "", filler->chart->error);

	filler->text.length = 0;
	if (status == MIG_OK && time && roles->time != SIZE_MAX)
		status = add_part(filler, mig_table_cell(table, row, roles->time));
	for (; status == MIG_OK && first < last; first++)
		status = add_part(filler, mig_table_cell(table, row, roles->by[first]));
	return status;
}

static enum mig_status
find_slot(struct filler *filler, size_t row, size_t *slot)
{
	size_t by = filler->roles->by_count;
	enum mig_status status = MIG_OK;

	if (filler->slots == MIG_SLOTS_PERIODS)
		status = join(filler, row, true, 0, 0);
	else if (filler->slots == MIG_SLOTS_BARS)
		status = join(filler, row, by < 2 || !filler->one_period, 0, by > 0 ? by - 1 : 0);
	else
		status = join(filler, row, false, 0, by);
	if (status != MIG_OK)
		return status;
	return intern(filler, &filler->slot_names,
		      (struct mig_text){filler->text.bytes, filler->text.length}, slot);
}

static enum mig_status
find_series(struct filler *filler, size_t row, size_t value, size_t *series)
{
	const struct mig_roles *roles = filler->roles;
	const char *name = filler->chart->table->names[roles->values[value]];
	size_t by = roles->by_count;
	enum mig_status status = MIG_OK;

	if (filler->slots == MIG_SLOTS_PERIODS)
		status = join(filler, row, false, 0, by);
	else if (filler->slots == MIG_SLOTS_BARS)
		status = join(filler, row, false, by > 0 ? by - 1 : 0, by);
	else
		status = join(filler, row, true, 0, 0);
	if (status == MIG_OK &&
	    (roles->value_count > 1 || (filler->slots != MIG_SLOTS_NAMES && by == 0)))
		status = add_column_name(filler, name);
	if (status != MIG_OK)
		return status;
	return intern(filler, &filler->series_names,
		      (struct mig_text){filler->text.bytes, filler->text.length}, series);
}

/* The row before `row` that has the same place; `row` itself if it has it twice. */
static enum mig_status
find_other(struct filler *filler, size_t row, size_t series, size_t slot, size_t *other)
{
	size_t here[2], v;
	enum mig_status status = MIG_OK;

	for (*other = 0; *other < row; ++*other) {
		status = find_slot(filler, *other, &here[0]);
		for (v = 0; status == MIG_OK && v < filler->roles->value_count; v++) {
			status = find_series(filler, *other, v, &here[1]);
			if (status == MIG_OK && here[0] == slot && here[1] == series)
				return MIG_OK;
		}
		if (status != MIG_OK)
			return status;
	}
	return MIG_OK;
}

/* "'a' and '2014'"; a chart of one series or slot has no name for it. */
static enum mig_status
two_rows(struct filler *filler, const struct mig_grid *grid, size_t row, size_t series, size_t slot)
{
	const struct mig_position *at = filler->chart->table->positions;
	struct mig_error *error = filler->chart->error;
	struct mig_text one = grid->names[series], two = grid->slots[slot].label;
	bool both = one.length > 0 && two.length > 0;
	size_t other;
	enum mig_status status = find_other(filler, row, series, slot, &other);

	if (status != MIG_OK)
		return status;
	mig_fail(error, MIG_DATA, "%s:%zu: two rows for '%.200s%s%.200s', the other one is %s:%zu",
		 at[row].file, at[row].line, one.bytes, both ? "' and '" : "", two.bytes,
		 at[other].file, at[other].line);
	mig_hint(error, "-b names the columns that tell them apart, -w chooses one of "
			"them, mig-sum adds them up");
	return MIG_DATA;
}

enum mig_status
mig_roles_value(struct mig_chart *chart, const struct mig_roles *roles, size_t row, size_t column,
		struct mig_value *value)
{
	const struct mig_table *table = chart->table;
	enum mig_status status = mig_table_value(table, row, column, value, chart->error);
	mig_flags flags = 0;
	struct mig_text cell;

	if (status != MIG_OK || roles->status == SIZE_MAX)
		return status;
	cell = mig_table_cell(table, row, roles->status);
	if (!mig_flags_parse(cell, &flags)) {
		status = mig_table_fail_cell(table, row, roles->status,
					     "is not an observation status", chart->error);
		mig_hint(chart->error, "--status names another column, or --status none");
	}
	value->flags |= flags;
	return status;
}

static enum mig_status
fill_cells(struct filler *filler, struct mig_grid *grid)
{
	const struct mig_roles *roles = filler->roles;
	size_t row, v, slot, series;
	enum mig_status status = MIG_OK;

	for (row = 0; row < filler->chart->table->rows; row++)
		for (v = 0; v < roles->value_count; v++) {
			struct mig_value *cell;

			status = find_slot(filler, row, &slot);
			if (status == MIG_OK)
				status = find_series(filler, row, v, &series);
			if (status != MIG_OK)
				return status;
			cell = &grid->cells[series * grid->slot_count + slot];
			if (cell->state != MIG_VALUE_NONE)
				return two_rows(filler, grid, row, series, slot);
			status = mig_roles_value(filler->chart, roles, row, roles->values[v],
						 cell);
			if (status != MIG_OK)
				return status;
			if (cell->state == MIG_VALUE_KNOWN && cell->number.scale > grid->digits)
				grid->digits = cell->number.scale;
		}
	return status;
}

static double
years(const struct mig_period *period)
{
	static const struct mig_period epoch = {0, 364, 12, 0};

	return 1970 + mig_period_years_between(&epoch, period);
}

/* The row in which a slot first stands is the one to look at. */
static enum mig_status
no_period(const struct filler *filler, const struct mig_slot *slot)
{
	const struct mig_table *table = filler->chart->table;
	size_t row = 0, time = filler->roles->time;

	while (!mig_text_equal(mig_table_cell(table, row, time), slot->label))
		row++;
	return mig_table_fail_cell(table, row, time, "is not a period", filler->chart->error);
}

static enum mig_status
unlike_kinds(const struct filler *filler, const struct mig_slot *one, const struct mig_slot *other)
{
	struct mig_error *error = filler->chart->error;
	enum mig_status status =
	    mig_fail(error, MIG_DATA, "%s: '%s' and '%s' are periods of unlike kind",
		     filler->chart->table->input_name, one->label.bytes, other->label.bytes);

	mig_hint(error, "choose the comparable ones with -w");
	return status;
}

enum mig_status
mig_same_period(const struct mig_chart *chart, size_t column, struct mig_text one,
		struct mig_text other)
{
	mig_fail(chart->error, MIG_DATA, "%s: column '%s': '%.60s' and '%.60s' are the same period",
		 chart->table->input_name, chart->table->names[column], one.bytes, other.bytes);
	mig_hint(chart->error, "write a period in one way throughout the table");
	return MIG_DATA;
}

/* Read the slots as periods; they must be of one kind, in ascending order afterwards. */
static enum mig_status
read_periods(struct filler *filler, struct mig_grid *grid)
{
	size_t i, j;

	for (i = 0; i < grid->slot_count; i++) {
		struct mig_slot slot = grid->slots[i];

		if (!mig_period_parse(slot.label, &slot.period))
			return no_period(filler, &slot);
		if (i > 0 && !mig_period_same_kind(&grid->slots[0].period, &slot.period))
			return unlike_kinds(filler, &grid->slots[0], &slot);
		slot.at = years(&slot.period);
		for (j = i; j > 0 && mig_period_compare(&grid->slots[j - 1].period,
							&slot.period) > 0; j--)
			grid->slots[j] = grid->slots[j - 1];
		grid->slots[j] = slot;
		if (j > 0 && mig_period_compare(&grid->slots[j - 1].period, &slot.period) == 0)
			return mig_same_period(filler->chart, filler->roles->time,
					       grid->slots[j - 1].label, slot.label);
	}
	return MIG_OK;
}

/* The slots were sorted: from now on their names lead to where they stand. */
static enum mig_status
reorder(struct filler *filler, const struct mig_grid *grid)
{
	struct names *names = &filler->slot_names;
	size_t i, number, *places = mig_arena_allocate(&filler->chart->arena,
						       (grid->slot_count + 1) * sizeof *places);

	if (!places)
		return mig_fail_memory(filler->chart->error);
	for (i = 0; i < grid->slot_count; i++)
		if (mig_keys_find(&names->keys, grid->slots[i].label, &number))
			places[number] = i;
	names->places = places;
	return MIG_OK;
}

static void
find_only_period(struct filler *filler, struct mig_grid *grid)
{
	const struct mig_table *table = filler->chart->table;
	size_t time = filler->roles->time;

	if (time == SIZE_MAX || table->rows == 0 || !mig_table_constant(table, time))
		return;
	filler->one_period = true;
	grid->period = mig_table_cell(table, 0, time);
}

static enum mig_status
collect(struct filler *filler)
{
	size_t row, v, ignored;
	enum mig_status status = MIG_OK;

	for (row = 0; status == MIG_OK && row < filler->chart->table->rows; row++) {
		status = find_slot(filler, row, &ignored);
		for (v = 0; status == MIG_OK && v < filler->roles->value_count; v++)
			status = find_series(filler, row, v, &ignored);
	}
	return status;
}

/* Whether one of the words of a name is in the list; a migration is no ratio. */
static bool
has_word(const char *name, const char *const *words)
{
	struct mig_text rest = mig_text_of(name);

	while (rest.length > 0) {
		struct mig_text word = { rest.bytes, strcspn(rest.bytes, "_ -") };

		if (mig_text_among(word, words))
			return true;
		if (word.length < rest.length)
			word.length++;
		rest.bytes += word.length;
		rest.length -= word.length;
	}
	return false;
}

bool
mig_column_is_ratio(const char *name)
{
	static const char *const words[] = { "rate",	"rates",   "ratio",	 "ratios",
					     "percent", "per",	   "percentage", "percentages",
					     "index",	"indices", "average",	 "averages",
					     "mean",	"means",   "median",	 "medians",
					     "effectiveness", NULL };

	return has_word(name, words);
}

bool
mig_column_is_share(const char *name)
{
	static const char *const words[] = { "share", "shares", NULL };

	return has_word(name, words);
}

/* Counts are whole numbers in a column that is not named as a ratio of two, or as a change. */
static bool
is_additive(const struct mig_chart *chart, const struct mig_roles *roles, int digits)
{
	static const char *const words[] = { "change", "growth", "age", NULL };
	size_t v;

	for (v = 0; v < roles->value_count; v++) {
		const char *name = chart->table->names[roles->values[v]];

		if (mig_column_is_ratio(name) || has_word(name, words))
			return false;
	}
	return digits == 0;
}

static enum mig_status
allocate_names(struct filler *filler)
{
	struct mig_chart *chart = filler->chart;
	size_t rows = chart->table->rows + 1;
	size_t values = filler->roles->value_count ? filler->roles->value_count : 1;

	if (rows > SIZE_MAX / values / sizeof(struct mig_text))
		return mig_fail_memory(chart->error);
	filler->slot_names.items =
	    mig_arena_allocate(&chart->arena, rows * sizeof(struct mig_text));
	filler->series_names.items =
	    mig_arena_allocate(&chart->arena, rows * values * sizeof(struct mig_text));
	return filler->slot_names.items && filler->series_names.items
		   ? MIG_OK
		   : mig_fail_memory(chart->error);
}

static enum mig_status
allocate_grid(struct filler *filler, struct mig_grid *grid)
{
	struct mig_arena *arena = &filler->chart->arena;
	size_t slots = filler->slot_names.keys.count, series = filler->series_names.keys.count, i;

	if (series && slots > SIZE_MAX / series / sizeof *grid->cells)
		return mig_fail_memory(filler->chart->error);
	grid->slots = mig_arena_allocate(arena, (slots + 1) * sizeof *grid->slots);
	grid->cells = mig_arena_allocate(arena, (slots * series + 1) * sizeof *grid->cells);
	if (!grid->slots || !grid->cells)
		return mig_fail_memory(filler->chart->error);
	memset(grid->slots, 0, (slots + 1) * sizeof *grid->slots);
	for (i = 0; i < slots; i++)
		grid->slots[i].label = filler->slot_names.items[i];
	for (i = 0; i < slots * series; i++)
		grid->cells[i] = mig_value_none();
	grid->slot_count = slots;
	grid->series_count = series;
	grid->names = filler->series_names.items;
	return MIG_OK;
}

enum mig_status
mig_grid_fill(struct mig_chart *chart, const struct mig_roles *roles, enum mig_slots slots,
	      struct mig_grid *grid)
{
	struct filler filler = {.chart = chart, .roles = roles, .slots = slots};
	enum mig_status status = allocate_names(&filler);

	memset(grid, 0, sizeof *grid);
	find_only_period(&filler, grid);
	if (status == MIG_OK)
		status = collect(&filler);
	if (status == MIG_OK)
		status = allocate_grid(&filler, grid);
	if (status == MIG_OK && slots == MIG_SLOTS_PERIODS)
		status = read_periods(&filler, grid);
	if (status == MIG_OK)
		status = reorder(&filler, grid);
	if (status == MIG_OK)
		status = fill_cells(&filler, grid);
	grid->additive = is_additive(chart, roles, grid->digits);
	mig_buffer_free(&filler.text);
	mig_keys_free(&filler.slot_names.keys);
	mig_keys_free(&filler.series_names.keys);
	return status;
}

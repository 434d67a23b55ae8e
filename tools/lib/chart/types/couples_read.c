#include <math.h>
#include <stdint.h>
#include <string.h>

#include "couples.h"
#include "chart/words.h"

/* --------------------------------------------------------------------- columns */

static bool
read_number(const struct mig_table *table, size_t row, size_t column, double *number, int *digits)
{
	struct mig_decimal decimal;

	if (mig_decimal_parse(mig_table_cell(table, row, column), &decimal) != MIG_PARSE_OK)
		return false;
	*number = mig_decimal_to_double(decimal);
	*digits = decimal.scale;
	return true;
}

/* Whether column `difference` is that of the two left of it, within their rounding, in all rows
 * that have the three: a table of another origin may have a column of that name. */
static bool
is_difference(const struct mig_table *table, size_t difference)
{
	double first, second, change;
	size_t row, i;
	int digits;

	for (i = difference - 2; i < difference; i++)
		if (mig_table_kind(table, i) == MIG_COLUMN_PERIOD)
			return false;
	for (row = 0; row < table->rows; row++)
		if (read_number(table, row, difference - 2, &first, &digits) &&
		    read_number(table, row, difference - 1, &second, &digits) &&
		    read_number(table, row, difference, &change, &digits) &&
		    fabs(second - first - change) >
			1.5 * pow(10, -digits) + 1e-9 * fmax(fabs(first), fabs(second)))
			return false;
	return true;
}

size_t
mig_difference_column(const struct mig_table *table)
{
	static const char *const names[] = { "difference", "percentage_points", "revision", NULL };
	struct mig_period period;
	size_t i, periods = 0, right = 0;

	for (i = 0; names[i]; i++) {
		const char *const one[] = { names[i], NULL };
		size_t column = mig_table_find_any(table, one);

		if (column != SIZE_MAX && column >= 2 && is_difference(table, column))
			return column;
	}
	/* With -m it may be any other measure, right of the only two named for periods. */
	for (i = 0; i < table->columns; i++) {
		if (!mig_period_parse(mig_text_of(table->names[i]), &period))
			continue;
		if (++periods == 2 && right != i)
			return SIZE_MAX;
		right = i + 1;
	}
	return periods == 2 ? right : SIZE_MAX;
}

/* Whether two columns hold the figures. */
static bool
find_columns(const struct mig_table *table, enum mig_couple_source source, size_t columns[2])
{
	static const char *const permits[][2] = { { "permits_cumulated", NULL },
						  { "permits", NULL } };
	static const char *const quota[] = { "quota", NULL };
	size_t difference;

	if (source == MIG_COUPLES_QUOTA) {
		columns[0] = mig_table_find_any(table, permits[0]);
		if (columns[0] == SIZE_MAX)
			columns[0] = mig_table_find_any(table, permits[1]);
		columns[1] = mig_table_find_any(table, quota);
		return columns[0] != SIZE_MAX && columns[1] != SIZE_MAX;
	}
	difference = mig_difference_column(table);
	columns[0] = difference - 2;
	columns[1] = difference - 1;
	return difference != SIZE_MAX;
}

static enum mig_status
wrong_columns(const struct mig_couples *couples, enum mig_couple_source source, const char *type)
{
	struct mig_error *error = couples->chart->error;
	const char *input = couples->chart->table->input_name;

	if (source == MIG_COUPLES_QUOTA) {
		mig_fail(error, MIG_USAGE, "%s: no columns 'permits' and 'quota'", input);
		mig_hint(error, "mig-quota writes them; -v USED,QUOTA names others");
	} else {
		mig_fail(error, MIG_USAGE, "%s: %s draws two figures of each unit", input, type);
		mig_hint(error, "mig-compare writes them; -v FIRST,SECOND names their columns; a "
				"series needs a time column and one value column");
	}
	return MIG_USAGE;
}

/* What is the same in all rows tells no unit from another; it is set apart, unless -b names it. */
static enum mig_status
set_apart(struct mig_couples *couples)
{
	const struct mig_table *table = couples->chart->table;
	struct mig_roles *roles = &couples->roles;
	size_t i, count = roles->by_count;

	couples->same =
	    mig_arena_allocate(&couples->chart->arena, (count + 1) * sizeof *couples->same);
	if (!couples->same)
		return mig_fail_memory(couples->chart->error);
	if (couples->chart->request->by.count > 0 || table->rows < 2)
		return MIG_OK;
	for (i = roles->by_count = 0; i < count; i++)
		if (mig_table_constant(table, roles->by[i]))
			couples->same[couples->same_count++] = roles->by[i];
		else
			roles->by[roles->by_count++] = roles->by[i];
	/* One unit alone still has its name. */
	if (roles->by_count == 0) {
		memcpy(roles->by, couples->same, couples->same_count * sizeof *roles->by);
		roles->by_count = couples->same_count;
		couples->same_count = 0;
	}
	return MIG_OK;
}

/* Every column left of the figures tells units apart, codes of digits too, and the time unless
 * it is the same everywhere. */
static enum mig_status
choose_by(struct mig_couples *couples, bool known_form)
{
	const struct mig_table *table = couples->chart->table;
	struct mig_roles *roles = &couples->roles;
	size_t i, time = roles->time;

	if (known_form && couples->chart->request->by.count == 0)
		for (i = roles->by_count = 0; i < roles->values[0]; i++)
			if (i != time && i != roles->status)
				roles->by[roles->by_count++] = i;
	if (time != SIZE_MAX && table->rows > 0) {
		if (roles->by_count > 0 && mig_table_constant(table, time)) {
			couples->period = mig_table_cell(table, 0, time);
		} else {
			couples->mixed = !mig_table_constant(table, time);
			roles->by[roles->by_count++] = time;
			roles->time = SIZE_MAX;
		}
	}
	return set_apart(couples);
}

/* ------------------------------------------------------------------------ items */

static enum mig_status
allocate(struct mig_couples *couples, const struct mig_grid *grid, size_t count)
{
	struct mig_arena *arena = &couples->chart->arena;

	couples->count = count;
	couples->digits = grid->digits;
	couples->known = mig_grid_count_known(grid);
	couples->flags = mig_grid_all_flags(grid);
	couples->items = mig_arena_allocate(arena, (count + 2) * sizeof *couples->items);
	if (!couples->items)
		return mig_fail_memory(couples->chart->error);
	memset(couples->items, 0, (count + 2) * sizeof *couples->items);
	return MIG_OK;
}

static void
set_item(struct mig_couples *couples, size_t i, struct mig_text name, struct mig_value first,
	 struct mig_value second)
{
	struct mig_couple *item = &couples->items[i];

	if (name.length == 0)
		name = mig_text_of(mig_word(couples->chart, "Total"));
	item->name = name;
	item->first = first;
	item->second = second;
	item->change = mig_value_subtract(second, first);
	item->place = i;
}

static enum mig_status
find_strong(struct mig_couples *couples)
{
	struct mig_arena *arena = &couples->chart->arena;
	size_t i, count = couples->count;
	struct mig_text *names = mig_arena_allocate(arena, (count + 1) * sizeof *names);
	bool *strong = mig_arena_allocate(arena, count + 1);

	if (!names || !strong)
		return mig_fail_memory(couples->chart->error);
	memset(strong, 0, count + 1);
	for (i = 0; i < count; i++)
		names[i] = couples->items[i].name;
	if (mig_find_highlights(couples->chart, names, count, strong) != MIG_OK)
		return MIG_USAGE;
	for (i = 0; i < count; i++) {
		couples->items[i].strong = strong[i];
		if (couples->items[i].change.state == MIG_VALUE_OVERFLOW)
			return mig_fail(couples->chart->error, MIG_DATA,
					"the change of '%.200s' has more digits than fit",
					names[i].bytes);
	}
	return MIG_OK;
}

/* "net_migration" as "Net migration", for as long as the chart lives. */
static struct mig_text
column_text(const struct mig_couples *couples, size_t column)
{
	char text[256];
	const char *name = mig_column_words(couples->chart, couples->chart->table->names[column],
					    text, sizeof text);
	char *copy = mig_arena_copy(&couples->chart->arena, mig_text_of(name));

	return mig_text_of(copy ? copy : "");
}

static enum mig_status
read_columns(struct mig_couples *couples, const size_t columns[2], bool known_form)
{
	struct mig_chart *chart = couples->chart;
	const char *const first[] = { chart->table->names[columns[0]], NULL };
	struct mig_period period;
	struct mig_grid grid;
	size_t i;
	enum mig_status status = mig_roles_find(chart, first, false, &couples->roles);

	if (status != MIG_OK)
		return status;
	memcpy(couples->roles.values, columns, 2 * sizeof *columns);
	couples->roles.value_count = 2;
	status = choose_by(couples, known_form);
	if (status != MIG_OK)
		return status;
	couples->periods = true;
	for (i = 0; i < 2; i++) {
		couples->names[i] = column_text(couples, columns[i]);
		couples->periods = couples->periods && mig_period_parse(couples->names[i], &period);
	}
	status = mig_grid_fill(chart, &couples->roles, MIG_SLOTS_NAMES, &grid);
	if (status == MIG_OK)
		status = allocate(couples, &grid, grid.series_count == 2 ? grid.slot_count : 0);
	if (status != MIG_OK)
		return status;
	for (i = 0; i < couples->count; i++)
		set_item(couples, i, grid.slots[i].label, mig_grid_value(&grid, 0, i),
			 mig_grid_value(&grid, 1, i));
	return find_strong(couples);
}

enum mig_status
mig_couples_read_one(struct mig_couples *couples)
{
	struct mig_chart *chart = couples->chart;
	struct mig_grid grid = { 0 };
	size_t i;
	enum mig_status status = mig_roles_find(chart, mig_value_names, false, &couples->roles);

	if (status == MIG_OK)
		status = mig_grid_fill(chart, &couples->roles, MIG_SLOTS_NAMES, &grid);
	if (status == MIG_OK)
		status = allocate(couples, &grid, grid.slot_count);
	if (status != MIG_OK)
		return status;
	couples->mixed = grid.series_count > 1;
	for (i = 0; i < couples->count; i++)
		set_item(couples, i, grid.slots[i].label, mig_value_of(0),
			 mig_grid_value(&grid, 0, i));
	return find_strong(couples);
}

/* Whether the series breaks in a period after the first: what it is then is another thing. */
static bool
breaks(const struct mig_grid *grid, size_t series)
{
	size_t i;

	for (i = 1; i < grid->slot_count; i++)
		if (mig_grid_flags(grid, series, i) & MIG_FLAG('B'))
			return true;
	return false;
}

static enum mig_status
take_ends(struct mig_couples *couples, const struct mig_grid *grid)
{
	size_t i, last = grid->slot_count - 1;

	couples->names[0] = grid->slots[0].label;
	couples->names[1] = grid->slots[last].label;
	for (i = 0; i < couples->count; i++) {
		struct mig_couple *item = &couples->items[i];

		set_item(couples, i, grid->names[i], mig_grid_value(grid, i, 0),
			 mig_grid_value(grid, i, last));
		item->broken = breaks(grid, i);
		if (item->broken)
			item->change = mig_value_missing();
	}
	mig_couples_count(couples);
	if (last > 1)
		mig_frame_note(couples->chart, "Periods between the two, not drawn: %zu.",
			       last - 1);
	return find_strong(couples);
}

static enum mig_status
read_series(struct mig_couples *couples, const char *type)
{
	struct mig_chart *chart = couples->chart;
	struct mig_grid grid = { 0 };
	enum mig_status status = mig_roles_find(chart, mig_value_names, true, &couples->roles);

	if (status == MIG_OK && couples->roles.value_count > 1) {
		status = mig_fail(chart->error, MIG_USAGE, "%s: which of %zu value columns?",
				  chart->table->input_name, couples->roles.value_count);
		mig_hint(chart->error, "-v names one for two periods, or two to set side by side");
	}
	couples->series = couples->periods = true;
	if (status == MIG_OK)
		status = set_apart(couples);
	if (status == MIG_OK)
		status = mig_grid_fill(chart, &couples->roles, MIG_SLOTS_PERIODS, &grid);
	if (status == MIG_OK)
		status = allocate(couples, &grid, grid.series_count);
	if (status != MIG_OK || grid.slot_count == 0)
		return status;
	if (grid.slot_count == 1) {
		status = mig_fail(chart->error, MIG_DATA,
				  "%s: one period alone, %.60s, and %s "
				  "draws two",
				  chart->table->input_name, grid.slots[0].label.bytes, type);
		mig_hint(chart->error, "mig-plot rank draws the figures of one");
		return status;
	}
	return take_ends(couples, &grid);
}

enum mig_status
mig_couples_read(struct mig_couples *couples, enum mig_couple_source source, const char *type)
{
	struct mig_chart *chart = couples->chart;
	const struct mig_list *values = &chart->request->values;
	const char *const *time = mig_time_names;
	size_t columns[2], i;
	enum mig_status status = MIG_OK;

	couples->source = source;
	if (values->count > 2 || (values->count == 1 && source == MIG_COUPLES_QUOTA))
		return wrong_columns(couples, source, type);
	if (values->count == 2) {
		for (i = 0; status == MIG_OK && i < 2; i++)
			status = mig_table_find(chart->table, mig_text_of(values->items[i]),
						&columns[i], chart->error);
		return status == MIG_OK ? read_columns(couples, columns, false) : status;
	}
	if (values->count == 0 && find_columns(chart->table, source, columns))
		return read_columns(couples, columns, true);
	if (source == MIG_COUPLES_QUOTA ||
	    (!chart->request->time && mig_table_find_any(chart->table, time) == SIZE_MAX))
		return wrong_columns(couples, source, type);
	return read_series(couples, type);
}

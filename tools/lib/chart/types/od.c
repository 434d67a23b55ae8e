#include "od.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "chart/latest.h"
#include "chart/words.h"

struct mig_value
mig_od_value(const struct mig_od *od, size_t origin, size_t destination)
{
	return od->cells[od->order[origin] * od->stride + od->order[destination]];
}

size_t
mig_od_count(const struct mig_od *od, bool origins)
{
	size_t i, count = 0;

	for (i = 0; i < od->count; i++)
		count += origins ? od->places[i].origin : od->places[i].destination;
	return count;
}

/* ----------------------------------------------------------------------- columns */

static bool
named(const struct mig_od *od, size_t column, const char *const *names)
{
	return mig_text_among(mig_text_of(od->chart->table->names[column]), names);
}

/* A table that says so may have its destinations first. */
static void
put_origin_first(struct mig_od *od)
{
	static const char *const origins[] = {
		"origin", "orig", "from", "country_of_origin", "previous_residence", NULL
	};
	static const char *const destinations[] = { "destination",
						    "dest",
						    "to",
						    "residence",
						    "country_of_destination",
						    "asylum",
						    "country_of_asylum",
						    "next_residence",
						    NULL };
	size_t *by = od->roles.by, first = by[0];

	if (od->chart->request->by.count > 0)
		return;
	if (named(od, by[1], origins) ||
	    (named(od, by[0], destinations) && !named(od, by[1], destinations))) {
		by[0] = by[1];
		by[1] = first;
	}
}

static enum mig_status
find_columns(struct mig_od *od)
{
	struct mig_error *error = od->chart->error;
	enum mig_status status = mig_roles_find(od->chart, mig_value_names, false, &od->roles);

	if (status != MIG_OK)
		return status;
	if (od->roles.by_count != 2) {
		mig_fail(error, MIG_USAGE,
			 "%s: a matrix has two dimensions, origin and destination, not %zu",
			 od->chart->table->input_name, od->roles.by_count);
		mig_hint(error,
			 "name them: -b ORIGIN,DESTINATION; -w chooses a member of any other "
			 "column");
		return MIG_USAGE;
	}
	if (od->roles.value_count > 1) {
		mig_fail(error, MIG_USAGE, "matrix draws one value column, not %zu",
			 od->roles.value_count);
		mig_hint(error, "name it with -v");
		return MIG_USAGE;
	}
	put_origin_first(od);
	return MIG_OK;
}

/* -------------------------------------------------------------------------- rows */

static size_t
find_place(struct mig_od *od, struct mig_text name)
{
	size_t i;

	for (i = 0; i < od->count; i++)
		if (mig_text_equal(od->places[i].name, name))
			return i;
	od->places[od->count] = (struct mig_place){ .name = name };
	return od->count++;
}

static void
collect(struct mig_od *od)
{
	const struct mig_table *table = od->chart->table;
	size_t row;

	for (row = 0; row < table->rows; row++) {
		if (!mig_latest_holds(od->chart, &od->roles, od->period, row))
			continue;
		od->places[find_place(od, mig_table_cell(table, row, od->roles.by[0]))].origin =
		    true;
		od->places[find_place(od, mig_table_cell(table, row, od->roles.by[1]))]
		    .destination = true;
	}
}

static enum mig_status
bad_row(const struct mig_od *od, size_t row, const char *what, const char *hint)
{
	const struct mig_table *table = od->chart->table;

	mig_fail(od->chart->error, MIG_DATA, "%s:%zu: '%.100s' to '%.100s' %s",
		 table->positions[row].file, table->positions[row].line,
		 mig_table_cell(table, row, od->roles.by[0]).bytes,
		 mig_table_cell(table, row, od->roles.by[1]).bytes, what);
	mig_hint(od->chart->error, "%s", hint);
	return MIG_DATA;
}

static enum mig_status
read_row(struct mig_od *od, size_t row)
{
	const struct mig_table *table = od->chart->table;
	size_t origin = find_place(od, mig_table_cell(table, row, od->roles.by[0]));
	size_t destination = find_place(od, mig_table_cell(table, row, od->roles.by[1]));
	struct mig_value *cell = &od->cells[origin * od->stride + destination];
	enum mig_status status;

	if (cell->state != MIG_VALUE_NONE)
		return bad_row(od, row, "has a second row",
			       "-w chooses one of them, mig-sum adds them up");
	status = mig_roles_value(od->chart, &od->roles, row, od->roles.values[0], cell);
	if (status != MIG_OK || cell->state != MIG_VALUE_KNOWN)
		return status;
	if (mig_decimal_sign(cell->number) < 0)
		return bad_row(od, row, "is negative, and a flow is not",
			       "mig-plot rank shows balances");
	if (cell->number.scale > od->digits)
		od->digits = cell->number.scale;
	if (origin != destination) {
		od->places[origin].weight += mig_decimal_to_double(cell->number);
		od->places[destination].weight += mig_decimal_to_double(cell->number);
	}
	return MIG_OK;
}

/* One place more than there are, for the others. */
static enum mig_status
allocate_cells(struct mig_od *od)
{
	struct mig_arena *arena = &od->chart->arena;
	size_t i;

	od->stride = od->count + 1;
	if (od->stride > SIZE_MAX / od->stride / sizeof *od->cells)
		return mig_fail_memory(od->chart->error);
	od->cells = mig_arena_allocate(arena, od->stride * od->stride * sizeof *od->cells);
	od->order = mig_arena_allocate(arena, od->stride * sizeof *od->order);
	if (!od->cells || !od->order)
		return mig_fail_memory(od->chart->error);
	for (i = 0; i < od->stride * od->stride; i++)
		od->cells[i] = mig_value_none();
	for (i = 0; i < od->stride; i++)
		od->order[i] = i;
	return MIG_OK;
}

/* ------------------------------------------------------------------------- order */

/* Whether b comes before a. */
static bool
swapped(const struct mig_od *od, const struct mig_place *a, const struct mig_place *b)
{
	const char *sort = od->chart->request->sort;

	if (sort && strcmp(sort, "input") == 0)
		return false;
	if (sort && strcmp(sort, "name") == 0)
		return mig_text_compare(a->name, b->name) > 0;
	return a->weight < b->weight;
}

static void
sort_places(struct mig_od *od)
{
	size_t i, j;

	for (i = 1; i < od->count; i++) {
		struct mig_place moved = od->places[i];
		size_t index = od->order[i];

		for (j = i; j > 0 && swapped(od, &od->places[j - 1], &moved); j--) {
			od->places[j] = od->places[j - 1];
			od->order[j] = od->order[j - 1];
		}
		od->places[j] = moved;
		od->order[j] = index;
	}
}

static enum mig_status
mark_strong(struct mig_od *od)
{
	struct mig_arena *arena = &od->chart->arena;
	struct mig_text *names = mig_arena_allocate(arena, (od->count + 1) * sizeof *names);
	bool *chosen = mig_arena_allocate(arena, od->count + 1);
	enum mig_status status;
	size_t i;

	if (!names || !chosen)
		return mig_fail_memory(od->chart->error);
	memset(chosen, 0, od->count + 1);
	for (i = 0; i < od->count; i++)
		names[i] = od->places[i].name;
	status = mig_find_highlights(od->chart, names, od->count, chosen);
	for (i = 0; i < od->count; i++)
		od->places[i].strong = chosen[i];
	return status;
}

enum mig_status
mig_od_read(struct mig_od *od)
{
	struct mig_chart *chart = od->chart;
	const char *name;
	size_t row, rows = chart->table->rows;
	enum mig_status status = find_columns(od);

	if (status == MIG_OK)
		status = mig_latest_period(chart, &od->roles, &od->period);
	if (status != MIG_OK)
		return status;
	od->places = mig_arena_allocate(&chart->arena, (2 * rows + 2) * sizeof *od->places);
	if (!od->places)
		return mig_fail_memory(chart->error);
	collect(od);
	status = allocate_cells(od);
	for (row = 0; status == MIG_OK && row < rows; row++)
		if (mig_latest_holds(chart, &od->roles, od->period, row))
			status = read_row(od, row);
	if (status != MIG_OK)
		return status;
	name = chart->table->names[od->roles.values[0]];
	od->additive = od->digits == 0 && !mig_column_is_ratio(name) && !mig_column_is_share(name);
	sort_places(od);
	return mark_strong(od);
}

/* ------------------------------------------------------------------------ others */

/* *sum plus a cell; a pair that the table does not have adds nothing. */
static void
add_cell(struct mig_value *sum, struct mig_value cell)
{
	if (cell.state == MIG_VALUE_NONE)
		return;
	*sum = sum->state == MIG_VALUE_NONE ? cell : mig_value_add(*sum, cell);
}

/* Add place `from` to place `to`, both as the cells know them. */
static void
merge(struct mig_od *od, size_t from, size_t to)
{
	size_t i;

	for (i = 0; i < od->stride; i++)
		if (i != from && i != to) {
			add_cell(&od->cells[to * od->stride + i], od->cells[from * od->stride + i]);
			add_cell(&od->cells[i * od->stride + to], od->cells[i * od->stride + from]);
		}
	add_cell(&od->cells[to * od->stride + to], od->cells[from * od->stride + from]);
	add_cell(&od->cells[to * od->stride + to], od->cells[from * od->stride + to]);
	add_cell(&od->cells[to * od->stride + to], od->cells[to * od->stride + from]);
}

static size_t
find_smallest(const struct mig_od *od)
{
	size_t i, smallest = SIZE_MAX;

	for (i = od->count; i-- > 0;)
		if (!od->places[i].strong &&
		    (smallest == SIZE_MAX || od->places[i].weight < od->places[smallest].weight))
			smallest = i;
	return smallest;
}

enum mig_status
mig_od_leave_out(struct mig_od *od, size_t most)
{
	struct mig_place rest = { .name = mig_text_of(mig_word(od->chart, "Other")),
				  .other = true };
	size_t i, smallest, left = 0, index = od->stride - 1;

	while (od->count > most && (smallest = find_smallest(od)) != SIZE_MAX) {
		rest.origin |= od->places[smallest].origin;
		rest.destination |= od->places[smallest].destination;
		if (od->additive)
			merge(od, od->order[smallest], index);
		od->count--;
		left++;
		memmove(&od->places[smallest], &od->places[smallest + 1],
			(od->count - smallest) * sizeof *od->places);
		memmove(&od->order[smallest], &od->order[smallest + 1],
			(od->count - smallest) * sizeof *od->order);
	}
	if (left == 0)
		return MIG_OK;
	if (!od->additive) {
		mig_frame_note(od->chart, "Not shown: %zu with smaller figures.", left);
		return MIG_OK;
	}
	mig_frame_note(od->chart, "Other: the sum of %zu with smaller figures.", left);
	od->places[od->count] = rest;
	od->order[od->count++] = index;
	for (i = 0; i < od->count; i++)
		if (mig_od_value(od, i, od->count - 1).state == MIG_VALUE_OVERFLOW ||
		    mig_od_value(od, od->count - 1, i).state == MIG_VALUE_OVERFLOW)
			return mig_fail(od->chart->error, MIG_DATA,
					"the sum of the other figures has more digits than fit");
	return MIG_OK;
}

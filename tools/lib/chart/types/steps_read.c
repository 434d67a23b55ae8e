#include <math.h>
#include <stdint.h>
#include <string.h>

#include "steps.h"
#include "chart/words.h"

enum { ROUNDED = 1 }; /* the steps are computed figures, rounded on their way here */

static enum mig_status
allocate(struct mig_steps *steps, size_t most)
{
	steps->items = mig_arena_allocate(&steps->chart->arena, (most + 5) * sizeof *steps->items);
	return steps->items ? MIG_OK : mig_fail_memory(steps->chart->error);
}

static enum mig_status
several(const struct mig_steps *steps, const char *what)
{
	struct mig_error *error = steps->chart->error;
	enum mig_status status = mig_fail(error, MIG_USAGE, "%s: a waterfall shows one %s",
					  steps->chart->table->input_name, what);

	mig_hint(error, "choose one with -w");
	return status;
}

static size_t
find_column(const struct mig_steps *steps, const char *name)
{
	const char *const names[] = { name, NULL };

	return mig_table_find_any(steps->chart->table, names);
}

/* The name of a column, or what stands in a row left of `end`, for as long as the chart lives. */
static struct mig_text
keep(const struct mig_steps *steps, const char *name)
{
	char text[256];
	char *copy =
	    mig_arena_copy(&steps->chart->arena,
			   mig_text_of(mig_column_words(steps->chart, name, text, sizeof text)));

	return mig_text_of(copy ? copy : "");
}

/* The first and second figure of row 0, in the two columns from `first` on. */
static enum mig_status
read_totals(struct mig_steps *steps, size_t first, struct mig_value totals[2])
{
	const struct mig_table *table = steps->chart->table;
	size_t i;
	enum mig_status status = MIG_OK;

	for (i = 0; status == MIG_OK && i < 2; i++) {
		steps->couples.names[i] = keep(steps, table->names[first + i]);
		totals[i] = mig_value_missing();
		if (table->rows > 0)
			status =
			    mig_table_value(table, 0, first + i, &totals[i], steps->chart->error);
		steps->known += mig_known(totals[i]);
	}
	return status;
}

static void
set_titles(struct mig_steps *steps, const char *title, size_t end)
{
	struct mig_chart *chart = steps->chart;
	char unit[256] = "";
	size_t i;

	if (chart->request->unit)
		mig_column_title(chart->request->unit, unit, sizeof unit);
	mig_frame_title(chart, "%s", mig_word(chart, title));
	mig_frame_subtitle(chart, "%s", unit);
	mig_frame_subtitle(chart, *unit ? ", %.60s and %.60s" : "%.60s and %.60s",
			   steps->couples.names[0].bytes, steps->couples.names[1].bytes);
	for (i = 0; chart->table->rows > 0 && i < end; i++)
		mig_frame_subtitle(chart, ", %.100s", mig_table_cell(chart->table, 0, i).bytes);
}

/* Of mig-compare --factors: a row a factor, with the two products in each. */
static enum mig_status
read_factors(struct mig_steps *steps, size_t factor, size_t effect)
{
	const struct mig_table *table = steps->chart->table;
	struct mig_value totals[2], value;
	size_t row, i;
	enum mig_status status = read_totals(steps, factor + 1, totals);

	if (status == MIG_OK)
		status = allocate(steps, table->rows);
	if (status == MIG_OK)
		mig_steps_add(steps, steps->couples.names[0], totals[0]);
	for (row = 0; status == MIG_OK && row < table->rows; row++) {
		for (i = 0; i <= factor + 2; i++)
			if (i != factor && !mig_text_equal(mig_table_cell(table, 0, i),
							   mig_table_cell(table, row, i)))
				return several(steps, "group");
		status = mig_table_value(table, row, effect, &value, steps->chart->error);
		if (status == MIG_OK)
			mig_steps_add(steps, keep(steps, mig_table_cell(table, row, factor).bytes),
				      value);
	}
	if (status != MIG_OK)
		return status;
	set_titles(steps, "Change by factor", factor);
	if (steps->known == 0)
		return MIG_OK;
	return mig_steps_close(steps, totals[0], totals[1], ROUNDED);
}

/* Of mig-compare --shift-share: the components stand side by side in the row of an area. */
static enum mig_status
read_components(struct mig_steps *steps, size_t first)
{
	static const char *const names[] = { "national_component", "mix_component",
					     "regional_component", "unallocated" };
	const struct mig_table *table = steps->chart->table;
	struct mig_value totals[2], value;
	size_t i;
	enum mig_status status = read_totals(steps, first, totals);

	if (status == MIG_OK && table->rows > 1)
		return several(steps, "area");
	if (status == MIG_OK)
		status = allocate(steps, 4);
	if (status == MIG_OK)
		mig_steps_add(steps, steps->couples.names[0], totals[0]);
	for (i = 0; status == MIG_OK && i < 4; i++) {
		size_t column = find_column(steps, names[i]);

		value = mig_value_missing();
		if (column == SIZE_MAX)
			continue;
		if (table->rows > 0)
			status = mig_table_value(table, 0, column, &value, steps->chart->error);
		/* Mostly there is nothing. */
		if (status == MIG_OK &&
		    (i < 3 || !mig_known(value) || mig_decimal_sign(value.number) != 0))
			mig_steps_add(steps, keep(steps, names[i]), value);
	}
	if (status != MIG_OK)
		return status;
	set_titles(steps, "Change by component", first);
	if (steps->known == 0)
		return MIG_OK;
	return mig_steps_close(steps, totals[0], totals[1], ROUNDED);
}

static enum mig_status
not_added(const struct mig_steps *steps, const char *what)
{
	struct mig_error *error = steps->chart->error;
	enum mig_status status = mig_fail(error, MIG_DATA, "%s: %s cannot be added up to a total",
					  steps->chart->table->input_name, what);

	mig_hint(error, "mig-plot dumbbell sets the figures of each unit side by side");
	return status;
}

/* Shares of a whole add up to 100; rates add up to nothing. */
static bool
adds_up_to_100(const struct mig_couples *couples)
{
	double sums[2] = { 0, 0 }, slack;
	size_t i;

	for (i = 0; i < couples->count; i++) {
		sums[0] += mig_value_number(couples->items[i].first);
		sums[1] += mig_value_number(couples->items[i].second);
	}
	slack = 0.5 * pow(10, -couples->digits) * (double)couples->count + 1e-9;
	return fabs(sums[0] - 100) <= slack && fabs(sums[1] - 100) <= slack;
}

static enum mig_status
check_couples(const struct mig_steps *steps)
{
	const struct mig_couples *couples = &steps->couples;
	const char *const *names = (const char *const *)steps->chart->table->names;
	size_t i;

	if (couples->mixed && couples->count > 1)
		return several(steps, "period");
	for (i = 0; i < couples->roles.value_count; i++)
		if (mig_column_is_ratio(names[couples->roles.values[i]]))
			return not_added(steps, names[couples->roles.values[i]]);
	if (!couples->series && !steps->open && couples->count > 0 && couples->known > 0 &&
	    find_column(steps, "percentage_points") != SIZE_MAX && !adds_up_to_100(couples))
		return not_added(steps, "percentages that are no shares of 100");
	for (i = 0; i < couples->count; i++)
		if (couples->items[i].broken) {
			mig_fail(steps->chart->error, MIG_DATA,
				 "%s: the series of '%.200s' breaks between the two periods",
				 steps->chart->table->input_name, couples->items[i].name.bytes);
			mig_hint(steps->chart->error, "mig-compare --across-breaks compares it");
			return MIG_DATA;
		}
	return MIG_OK;
}

static bool
same(struct mig_value value, struct mig_value sum)
{
	return mig_known(value) && mig_known(sum) &&
	       mig_decimal_compare(value.number, sum.number) == 0;
}

/* Whether couple `i` is the total of the others: by its name, or by its figures, which are the
 * sums of two others or more. */
static bool
is_total(const struct mig_couples *couples, size_t i)
{
	struct mig_value first = mig_value_of(0), second = first;
	size_t j;

	if (couples->count < 2 || couples->items[i].strong)
		return false;
	if (mig_text_equal_ignoring_case(couples->items[i].name, mig_text_of("total")))
		return true;
	for (j = 0; j < couples->count; j++)
		if (j != i) {
			first = mig_value_add(first, couples->items[j].first);
			second = mig_value_add(second, couples->items[j].second);
		}
	return couples->count > 2 && same(couples->items[i].first, first) &&
	       same(couples->items[i].second, second);
}

/* Take the total out of the parts, and tell it: added to them it would count them twice. */
static bool
take_total(struct mig_steps *steps, struct mig_couple *total)
{
	struct mig_couples *couples = &steps->couples;
	size_t i;

	/* Each is compared with a sum of all: only tables that a reader could survey. */
	for (i = 0; i < couples->count && couples->count <= 1000; i++)
		if (is_total(couples, i)) {
			*total = couples->items[i];
			couples->count--;
			memmove(&couples->items[i], &couples->items[i + 1],
				(couples->count - i) * sizeof *couples->items);
			mig_frame_note(steps->chart, "Total: the row %.200s.", total->name.bytes);
			return true;
		}
	return false;
}

/* The changes of the couples in order, between the total that is given or, without one, their sums.
 */
static enum mig_status
add_couples(struct mig_steps *steps, const struct mig_couple *total)
{
	struct mig_couples *couples = &steps->couples;
	struct mig_value first = mig_value_of(0), second = first;
	size_t i, spare = MIG_ROWS_BELOW + 3 * MIG_ROW_LEAST;
	enum mig_status status;

	mig_couples_sort(couples, MIG_COUPLE_CHANGE);
	status = mig_couples_leave_out(
	    couples, MIG_COUPLE_CHANGE,
	    mig_rows_most(steps->chart, couples->count, (double)spare, true), true);
	if (!steps->open)
		mig_steps_add(steps, couples->names[0], mig_value_missing());
	for (i = 0; i < couples->count; i++) {
		const struct mig_couple *item = &couples->items[i];
		struct mig_step *step = mig_steps_add(steps, item->name, item->change);

		step->rest = item->rest;
		step->strong = item->strong;
		first = mig_value_add(first, item->first);
		second = mig_value_add(second, item->second);
	}
	if (status != MIG_OK)
		return status;
	return mig_steps_close(steps, total ? total->first : first, total ? total->second : second,
			       !ROUNDED);
}

static enum mig_status
read_couples(struct mig_steps *steps)
{
	struct mig_couples *couples = &steps->couples;
	struct mig_couple total;
	enum mig_status status = mig_couples_read(couples, MIG_COUPLES_COMPARED, "waterfall");
	bool given;

	if (status == MIG_OK)
		status = check_couples(steps);
	if (status == MIG_OK)
		status = allocate(steps, couples->count);
	if (status != MIG_OK)
		return status;
	mig_couples_titles(couples);
	if (couples->known == 0)
		return MIG_OK;
	given = take_total(steps, &total);
	return add_couples(steps, given ? &total : NULL);
}

/* One column: its figures are the steps, from 0 to their sum. */
static enum mig_status
read_column(struct mig_steps *steps)
{
	struct mig_chart *chart = steps->chart;
	struct mig_couples *couples = &steps->couples;
	const struct mig_roles *roles = &couples->roles;
	char title[256], by[512], unit[256];
	enum mig_status status = mig_couples_read_one(couples);

	steps->open = true;
	if (status == MIG_OK)
		status = check_couples(steps);
	if (status == MIG_OK)
		status = allocate(steps, couples->count);
	if (status != MIG_OK)
		return status;
	mig_column_words(chart, chart->table->names[roles->values[0]], title, sizeof title);
	mig_dimension_phrase(chart, roles, by, sizeof by);
	mig_frame_title(chart, *by ? "%s by %s" : "%s", title, by);
	mig_frame_subtitle(chart, "%s", mig_unit_text(chart, roles, unit, sizeof unit));
	return couples->known > 0 ? add_couples(steps, NULL) : MIG_OK;
}

/* Then one value column makes a couple of the first and the last of them. */
static bool
several_periods(const struct mig_steps *steps)
{
	const struct mig_table *table = steps->chart->table;
	const char *wanted = steps->chart->request->time;
	const char *const named[] = { wanted, NULL };
	size_t time = mig_table_find_any(table, wanted ? named : mig_time_names);

	return time != SIZE_MAX && !mig_table_constant(table, time);
}

enum mig_status
mig_steps_read(struct mig_steps *steps)
{
	const struct mig_chart_request *request = steps->chart->request;
	size_t factor = find_column(steps, "factor"), effect = find_column(steps, "effect");
	size_t difference = mig_difference_column(steps->chart->table);

	if (request->values.count == 1 && !several_periods(steps))
		return read_column(steps);
	if (request->values.count == 0 && factor != SIZE_MAX && effect != SIZE_MAX &&
	    effect > factor + 2)
		return read_factors(steps, factor, effect);
	if (request->values.count == 0 && difference != SIZE_MAX &&
	    find_column(steps, "national_component") != SIZE_MAX)
		return read_components(steps, difference - 2);
	return read_couples(steps);
}

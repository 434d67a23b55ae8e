#include "stages.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "chart/words.h"

static const struct unit {
	const char *one, *more;
	double days;
} units[] = {
	{"day", "days", 1},
	{"calendar day", "calendar days", 1},
	{"working day", "working days", 1.4},
	{"week", "weeks", 7},
	{"month", "months", MIG_DAYS_OF_MONTH},
	{"year", "years", MIG_DAYS_OF_YEAR},
};

enum { UNITS = sizeof units / sizeof *units, WEEK = 3 };

static const struct {
	const char *name;
	enum mig_bound bound;
} bounds[] = {
	{"", MIG_BOUND_EXACT},		 {"exact", MIG_BOUND_EXACT},
	{"about", MIG_BOUND_ABOUT},	 {"maximum", MIG_BOUND_MAXIMUM},
	{"below", MIG_BOUND_BELOW},	 {"minimum", MIG_BOUND_MINIMUM},
	{"above", MIG_BOUND_ABOVE},	 {"unlimited", MIG_BOUND_UNLIMITED},
};

/* The columns that a chart of terms knows by name; SIZE_MAX: not there. */
struct columns {
	struct mig_roles roles;
	size_t start, length, limit, low, high, unit, bound, relation, event;
	bool ends; /* `length` holds the day of the end */
};

static const char *const start_names[] = {"start", "start_day", "from", NULL};
static const char *const end_names[] = {"end", "end_day", "to", NULL};
static const char *const length_names[] = {"end",    "end_day", "to",	"duration",
					   "length", "median",	"days", NULL};

const char *
mig_unit_word(const struct mig_chart *chart, size_t unit, bool one)
{
	return mig_word(chart, one ? units[unit].one : units[unit].more);
}

bool
mig_stage_exceeds(const struct mig_stage *stage)
{
	/* False without a limit, which is NaN then. */
	return stage->before ? stage->from < stage->limit : stage->to > stage->limit;
}

double
mig_stage_limit(const struct mig_stage *stage)
{
	bool bound = stage->bound == MIG_BOUND_MAXIMUM || stage->bound == MIG_BOUND_BELOW ||
		     stage->bound == MIG_BOUND_RANGE;

	if (!isnan(stage->limit) || !bound)
		return stage->limit;
	return stage->from < 0 ? stage->from : stage->to;
}

bool
mig_stage_halves(const struct mig_stage *stage)
{
	return !isnan(stage->low) && !isnan(stage->high);
}

static enum mig_status
fail_cell(const struct mig_chart *chart, size_t row, size_t column, const char *what)
{
	return mig_table_fail_cell(chart->table, row, column, what, chart->error);
}

/* -------------------------------------------------------------------------- columns */

static size_t
find(const struct mig_chart *chart, const char *one, const char *two, const char *three)
{
	const char *const names[] = {one, two, three, NULL};

	return mig_table_find_any(chart->table, names);
}

/* Without -b, what names the rows: the text left of the length, and the event. */
static void
choose_dimensions(struct columns *columns, bool given)
{
	struct mig_roles *roles = &columns->roles;
	size_t i, kept = 0;

	if (given)
		return;
	for (i = 0; i < roles->by_count; i++)
		if (roles->by[i] != columns->unit && roles->by[i] != columns->bound &&
		    roles->by[i] != columns->relation && roles->by[i] != columns->event)
			roles->by[kept++] = roles->by[i];
	roles->by_count = kept;
	if (columns->relation != SIZE_MAX)
		roles->by[roles->by_count++] = columns->relation;
	if (columns->event != SIZE_MAX)
		roles->by[roles->by_count++] = columns->event;
}

static enum mig_status
find_columns(struct mig_chart *chart, struct columns *columns)
{
	struct mig_roles *roles = &columns->roles;
	enum mig_status status;

	columns->start = mig_table_find_any(chart->table, start_names);
	columns->limit = find(chart, "limit", "legal_limit", "deadline");
	columns->low = find(chart, "lower", "q1", "p25");
	columns->high = find(chart, "upper", "q3", "p75");
	columns->unit = find(chart, "unit", NULL, NULL);
	columns->bound = find(chart, "bound", NULL, NULL);
	columns->relation = find(chart, "relation", NULL, NULL);
	columns->event = find(chart, "event", NULL, NULL);
	if (columns->low == SIZE_MAX || columns->high == SIZE_MAX)
		columns->low = columns->high = SIZE_MAX;
	status = mig_roles_find(chart, length_names, false, roles);
	if (status != MIG_OK)
		return status;
	if (roles->value_count > 1) {
		status = mig_fail(chart->error, MIG_USAGE,
				  "%s: terms draws one column of lengths, not %zu",
				  chart->table->input_name, roles->value_count);
		mig_hint(chart->error, "name it with -v; with a column 'start' the column 'end' "
				       "is drawn");
		return status;
	}
	columns->length = roles->values[0];
	columns->ends =
	    mig_text_among(mig_text_of(chart->table->names[columns->length]), end_names);
	choose_dimensions(columns, chart->request->by.count > 0);
	return MIG_OK;
}

/* ----------------------------------------------------------------------------- rows */

static enum mig_status
read_unit(const struct mig_stages *stages, const struct columns *columns, size_t row, size_t *unit)
{
	const struct mig_chart *chart = stages->chart;
	struct mig_text cell = mig_text_of(chart->request->unit ? chart->request->unit : "days");
	char name[64];
	size_t i;

	if (columns->unit != SIZE_MAX)
		cell = mig_table_cell(chart->table, row, columns->unit);
	snprintf(name, sizeof name, "%s", cell.bytes);
	for (i = 0; name[i]; i++)
		if (name[i] == '_')
			name[i] = ' ';
	for (*unit = 0; *unit < UNITS; ++*unit)
		if (strcmp(name, units[*unit].one) == 0 || strcmp(name, units[*unit].more) == 0)
			return MIG_OK;
	*unit = 0;
	if (columns->unit == SIZE_MAX) {
		mig_fail(chart->error, MIG_USAGE, "--unit: '%.60s' is no unit of time", name);
		mig_hint(chart->error, "days, working_days, weeks, months or years");
		return MIG_USAGE;
	}
	/* Without a length there is none to convert. */
	if (mig_table_cell(chart->table, row, columns->length).length == 0 && cell.length == 0)
		return MIG_OK;
	fail_cell(chart, row, columns->unit, "is no unit of time");
	mig_hint(chart->error, "days, working_days, weeks, months or years; leave the row out "
			       "with -w '%s!=%s'",
		 chart->table->names[columns->unit], cell.bytes);
	return MIG_DATA;
}

static enum mig_status
read_bound(const struct mig_stages *stages, const struct columns *columns, size_t row,
	   enum mig_bound *bound)
{
	struct mig_text cell = {"", 0};
	size_t i;

	if (columns->bound != SIZE_MAX)
		cell = mig_table_cell(stages->chart->table, row, columns->bound);
	for (i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (mig_text_equal(cell, mig_text_of(bounds[i].name))) {
			*bound = bounds[i].bound;
			return MIG_OK;
		}
	fail_cell(stages->chart, row, columns->bound, "is no bound");
	mig_hint(stages->chart->error,
		 "exact, about, maximum, below, minimum, above or unlimited");
	return MIG_DATA;
}

/* A cell that need not be there, as days; NaN if it is empty. */
static enum mig_status
read_days(const struct mig_stages *stages, size_t row, size_t column, size_t unit,
	  struct mig_value *value, double *days)
{
	enum mig_status status;

	*days = NAN;
	*value = mig_value_missing();
	if (column == SIZE_MAX)
		return MIG_OK;
	status = mig_table_value(stages->chart->table, row, column, value, stages->chart->error);
	if (status == MIG_OK && value->state == MIG_VALUE_KNOWN)
		*days = mig_decimal_to_double(value->number) * units[unit].days;
	return status;
}

/* The limit and the middle half, as days from the start of the stage. */
static enum mig_status
read_extras(const struct mig_stages *stages, const struct columns *columns,
	    struct mig_stage *stage, struct mig_value *limit)
{
	struct mig_value ignored;
	enum mig_status status =
	    read_days(stages, stage->row, columns->limit, stage->unit, limit, &stage->limit);

	if (status == MIG_OK)
		status = read_days(stages, stage->row, columns->low, stage->unit, &ignored,
				   &stage->low);
	if (status == MIG_OK)
		status = read_days(stages, stage->row, columns->high, stage->unit, &ignored,
				   &stage->high);
	if (status == MIG_OK && stage->limit < 0)
		status = fail_cell(stages->chart, stage->row, columns->limit, "is below 0");
	if (status == MIG_OK && (stage->low < 0 || stage->low > stage->high)) {
		status = fail_cell(stages->chart, stage->row, columns->low,
				   stage->low < 0 ? "is below 0" : "is above the upper one");
	}
	stage->limit += stage->from;
	stage->low += stage->from;
	stage->high += stage->from;
	return status;
}

static void
write_figure(const struct mig_stages *stages, struct mig_stage *stage, struct mig_value limit)
{
	const struct mig_chart *chart = stages->chart;
	struct mig_value over = mig_value_subtract(stage->length, limit);
	char number[MIG_NUMBER_SIZE], suffix[MIG_FLAGS_TEXT_SIZE + 1];
	const char *before = "", *unit;
	struct mig_decimal length = stage->length.number;
	size_t used;

	switch (stage->bound) {
	case MIG_BOUND_ABOUT:
		before = mig_word(chart, "about ");
		break;
	case MIG_BOUND_MAXIMUM:
		before = mig_word(chart, "at most ");
		break;
	case MIG_BOUND_BELOW:
		before = mig_word(chart, "less than ");
		break;
	case MIG_BOUND_MINIMUM:
		before = mig_word(chart, "at least ");
		break;
	case MIG_BOUND_ABOVE:
		before = mig_word(chart, "more than ");
		break;
	default:
		break;
	}
	unit = mig_unit_word(chart, stage->unit,
			     mig_decimal_compare(length, mig_decimal_of(1)) == 0);
	snprintf(stage->figure, sizeof stage->figure, "%s%s %s%s", before,
		 mig_chart_number(chart, length, length.scale, number), unit,
		 mig_flag_suffix(stage->flags, suffix));
	if (over.state != MIG_VALUE_KNOWN || mig_decimal_sign(over.number) <= 0)
		return;
	used = strlen(stage->figure);
	snprintf(stage->figure + used, sizeof stage->figure - used,
		 mig_word(chart, ", %s over the limit"),
		 mig_chart_number(chart, over.number, over.number.scale, number));
}

static void
write_missing(const struct mig_stages *stages, struct mig_stage *stage)
{
	const char *why = ": not available";

	if (stage->bound == MIG_BOUND_UNLIMITED)
		why = "unlimited";
	else if (stage->flags & MIG_FLAG('M'))
		why = "no fixed length";
	snprintf(stage->figure, sizeof stage->figure, "%s", mig_word(stages->chart, why));
}

/* The start and the length, which may be given by the day of the end. */
static enum mig_status
read_length(const struct mig_stages *stages, const struct columns *columns,
	    struct mig_stage *stage)
{
	struct mig_chart *chart = stages->chart;
	struct mig_value start, value;
	double days = 0;
	enum mig_status status =
	    read_days(stages, stage->row, columns->start, stage->unit, &start, &stage->from);

	if (status == MIG_OK)
		status =
		    mig_roles_value(chart, &columns->roles, stage->row, columns->length, &value);
	if (status != MIG_OK)
		return status;
	if (columns->start == SIZE_MAX) {
		stage->from = 0;
		start = mig_value_of(0);
	}
	stage->flags = value.flags;
	stage->length = columns->ends ? mig_value_subtract(value, start) : value;
	stage->known = stage->length.state == MIG_VALUE_KNOWN && !isnan(stage->from) &&
		       stage->bound != MIG_BOUND_UNLIMITED;
	if (stage->known && mig_decimal_sign(stage->length.number) < 0)
		return fail_cell(chart, stage->row, columns->length,
				 columns->ends ? "comes before the start" : "is below 0");
	if (stage->known)
		days = mig_decimal_to_double(stage->length.number) * units[stage->unit].days;
	stage->to = stage->from + days;
	return MIG_OK;
}

/* From the event backwards. */
static void
turn_back(struct mig_stage *stage)
{
	double low = stage->low;

	stage->before = true;
	stage->from = -stage->to;
	stage->to = 0;
	stage->limit = -stage->limit;
	stage->low = -stage->high;
	stage->high = -low;
}

static enum mig_status
read_stage(struct mig_stages *stages, const struct columns *columns, struct mig_stage *stage)
{
	struct mig_value limit;
	enum mig_status status = read_unit(stages, columns, stage->row, &stage->unit);

	if (status == MIG_OK)
		status = read_bound(stages, columns, stage->row, &stage->bound);
	if (status == MIG_OK)
		status = read_length(stages, columns, stage);
	if (status == MIG_OK)
		status = read_extras(stages, columns, stage, &limit);
	if (status != MIG_OK)
		return status;
	if (stage->known)
		write_figure(stages, stage, limit);
	else
		write_missing(stages, stage);
	if (columns->relation != SIZE_MAX && columns->start == SIZE_MAX &&
	    mig_text_equal(mig_table_cell(stages->chart->table, stage->row, columns->relation),
			   mig_text_of("before")))
		turn_back(stage);
	return MIG_OK;
}

/* A range is printed as two rows, a minimum and a maximum: one bar between them. */
static bool
joins(const struct mig_stage *low, const struct mig_stage *high)
{
	return low->known && high->known && low->bound == MIG_BOUND_MINIMUM &&
	       high->bound == MIG_BOUND_MAXIMUM && low->unit == high->unit &&
	       low->from == 0 && high->from == 0 && low->to <= high->to &&
	       mig_text_equal(low->group, high->group) && mig_text_equal(low->name, high->name);
}

static void
join_ranges(struct mig_stages *stages)
{
	size_t i, kept = 0;

	for (i = 0; i < stages->count; i++) {
		struct mig_stage *stage = &stages->items[kept];
		char low[MIG_NUMBER_SIZE], high[MIG_NUMBER_SIZE];
		char suffix[MIG_FLAGS_TEXT_SIZE + 1];

		*stage = stages->items[i];
		kept++;
		if (i + 1 == stages->count || !joins(stage, &stages->items[i + 1]))
			continue;
		i++;
		mig_chart_number(stages->chart, stage->length.number, stage->length.number.scale,
				 low);
		mig_chart_number(stages->chart, stages->items[i].length.number,
				 stages->items[i].length.number.scale, high);
		stage->from = stage->to;
		stage->to = stages->items[i].to;
		stage->length = stages->items[i].length;
		stage->flags |= stages->items[i].flags;
		stage->bound = MIG_BOUND_RANGE;
		snprintf(stage->figure, sizeof stage->figure,
			 mig_word(stages->chart, "%s to %s %s"), low, high,
			 mig_unit_word(stages->chart, stage->unit, false));
		strcat(stage->figure, mig_flag_suffix(stage->flags, suffix));
	}
	stages->count = kept;
}

static void
look_at_units(struct mig_stages *stages)
{
	size_t i, first = SIZE_MAX;

	stages->days_only = true;
	for (i = 0; i < stages->count; i++) {
		if (!stages->items[i].known)
			continue;
		if (first == SIZE_MAX)
			first = stages->items[i].unit;
		stages->mixed |= units[stages->items[i].unit].days != units[first].days;
		stages->days_only &= stages->items[i].unit <= WEEK;
	}
	/* Five working days are a week even where nothing else is drawn. */
	stages->mixed |= first != SIZE_MAX && units[first].days == 1.4;
}

enum mig_status
mig_stages_read(struct mig_stages *stages)
{
	struct mig_chart *chart = stages->chart;
	struct columns columns;
	enum mig_status status = find_columns(chart, &columns);
	size_t row;

	if (status != MIG_OK)
		return status;
	stages->items = mig_arena_allocate(&chart->arena,
					   (chart->table->rows + 1) * sizeof *stages->items);
	if (!stages->items)
		return mig_fail_memory(chart->error);
	for (row = 0; status == MIG_OK && row < chart->table->rows; row++) {
		struct mig_stage *stage = &stages->items[row];

		memset(stage, 0, sizeof *stage);
		stage->row = row;
		status = read_stage(stages, &columns, stage);
	}
	stages->count = row;
	if (status == MIG_OK)
		status = mig_stages_name(stages, &columns.roles);
	if (status != MIG_OK)
		return status;
	join_ranges(stages);
	look_at_units(stages);
	return MIG_OK;
}

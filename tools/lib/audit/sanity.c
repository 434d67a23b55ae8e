#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "series.h"
#include "slips.h"

static enum mig_status
add(struct mig_audit *audit, size_t cell, size_t rule, int verdict, const char *note,
    struct mig_error *error)
{
	const struct mig_finding finding = { .number = ++audit->finding_number,
					     .cell = cell,
					     .check = MIG_AUDIT_NONE,
					     .rule = rule,
					     .verdict = verdict,
					     .partner = MIG_AUDIT_NONE,
					     .note = note };

	return mig_audit_add_finding(audit, &finding, error);
}

static enum mig_status
note_of(struct mig_audit *audit, struct mig_buffer *text, const char **note,
	struct mig_error *error)
{
	*note = mig_arena_copy(&audit->arena, (struct mig_text){ text->bytes, text->length });
	mig_buffer_free(text);
	return *note ? MIG_OK : mig_fail_memory(error);
}

/* For the summary: what was looked at, what was found, and whether that is impossible. */
static void
count_rule(struct mig_audit *audit, size_t number, size_t rows, size_t found, bool impossible)
{
	struct mig_audit_rule *rule = &audit->rules[number];

	rule->of_keys = true;
	rule->made += rows;
	rule->impossible += impossible ? found : 0;
	rule->exact += rows - found;
}

/* The rule of all tables that go by one text. */
static enum mig_status
find_rule(struct mig_audit *audit, const char *text, size_t *rule, struct mig_error *error)
{
	for (*rule = 0; *rule < audit->rule_count; ++*rule)
		if (strcmp(audit->rules[*rule].text, text) == 0)
			return MIG_OK;
	return mig_audit_add_rule(audit, text, rule, error);
}

/* Rows by their keys but one (NONE: by all), in the order of the table. */
static enum mig_status
group_rows(const struct mig_audit_table *table, size_t without, struct mig_audit_index *index,
	   struct mig_error *error)
{
	size_t places[MIG_AUDIT_KEYS_MAX], count = 0;
	enum mig_status status;

	for (size_t k = 0; k < table->key_count; k++)
		if (k != without)
			places[count++] = k;
	status = mig_audit_index_start(index, table, places, count, NULL, 0, error);
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++)
		status = mig_audit_index_add(index, row, error);
	return status;
}

/* Most rows have the key of another: more columns are wanted, not more findings. */
static enum mig_status
fail_unnamed(const struct mig_audit_table *table, size_t named, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "%s: %zu rows have only %zu different keys",
		 table->table.input_name, table->table.rows, named);
	mig_hint(error, "name the other columns that tell rows apart with --by, or for a table of "
			"the rules behind its file with by");
	return MIG_USAGE;
}

/* Whether rules are about figures, if only about each and itself. */
static bool
has_checks(const struct mig_audit *audit)
{
	for (size_t i = 0; i < audit->rule_count; i++)
		if (audit->rules[i].hollow)
			return true;
	return audit->check_count > 0;
}

enum mig_status
mig_audit_find_duplicates(struct mig_audit *audit, size_t table_number, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct mig_audit_index rows = { 0 };
	size_t rule, column = 0, found = audit->finding_count;
	enum mig_status status;

	while (column < audit->column_count && audit->columns[column].table != table_number)
		column++;
	/* a time alone does not name rows where rules are about each of them */
	if (column == audit->column_count || table->key_count == 0 ||
	    (table->key_count == 1 && table->time == 0 && has_checks(audit)))
		return MIG_OK;
	status = find_rule(audit, "a key stands once", &rule, error);
	if (status == MIG_OK)
		status = group_rows(table, MIG_AUDIT_NONE, &rows, error);
	if (status == MIG_OK && 2 * rows.group_count < table->table.rows)
		status = fail_unnamed(table, rows.group_count, error);
	for (size_t g = 0; status == MIG_OK && g < rows.group_count; g++)
		for (size_t row = mig_audit_index_next(&rows, rows.heads[g]);
		     status == MIG_OK && row != MIG_AUDIT_NONE;
		     row = mig_audit_index_next(&rows, row)) {
			struct mig_position first = mig_audit_row_position(table, rows.heads[g]);
			struct mig_buffer text = { 0 };
			const char *note = NULL;

			status = mig_buffer_format(&text, error, "the key of line %zu of %s",
						   first.line, first.file);
			if (status == MIG_OK)
				status = note_of(audit, &text, &note, error);
			if (status == MIG_OK)
				status = add(audit, audit->columns[column].first + row, rule,
					     MIG_VERDICT_IMPOSSIBLE, note, error);
		}
	mig_audit_index_free(&rows);
	if (status == MIG_OK)
		count_rule(audit, rule, table->table.rows, audit->finding_count - found, true);
	return status;
}

typedef enum mig_status
series_check(struct mig_audit *audit, size_t column, size_t rule, struct mig_audit_moment *moments,
	     size_t count, struct mig_error *error);

/* Hand each series of a column, in the order of time, to a function, which may order it anew. */
static enum mig_status
each_series(struct mig_audit *audit, size_t table_number, size_t column, const char *what,
	    series_check *look, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct mig_audit_moment *moments = malloc((table->table.rows + 1) * sizeof *moments);
	struct mig_audit_index groups = { 0 };
	size_t rule, found = audit->finding_count;
	enum mig_status status =
	    moments ? mig_audit_add_rule(audit, what, &rule, error) : mig_fail_memory(error);

	if (status == MIG_OK)
		status = group_rows(table, table->time, &groups, error);
	for (size_t g = 0; status == MIG_OK && g < groups.group_count; g++) {
		size_t count = mig_audit_series(audit, table, &groups, g, moments);

		status = look(audit, column, rule, moments, count, error);
	}
	if (status == MIG_OK)
		count_rule(audit, rule, table->table.rows, audit->finding_count - found, false);
	mig_audit_index_free(&groups);
	free(moments);
	return status;
}

/* Days from the beginning of one to that of the next, in whole months where they are months. */
static int
step_between(const struct mig_audit_moment *one, const struct mig_audit_moment *next)
{
	double years = mig_period_years_between(&one->period, &next->period);

	return one->period.months ? (int)(years * 12 + 0.5)
				  : next->period.first_day - one->period.first_day;
}

/* A finding for each gap in a series of periods of one kind. */
static enum mig_status
report_gaps(struct mig_audit *audit, size_t column, size_t rule,
	    const struct mig_audit_moment *moments, size_t count, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[audit->columns[column].table];
	int smallest = 0;
	size_t usual = 0;
	enum mig_status status = MIG_OK;

	for (size_t i = 1; i < count; i++) {
		int step = step_between(&moments[i - 1], &moments[i]);

		if (step > 0 && (smallest == 0 || step < smallest)) {
			smallest = step;
			usual = 0;
		}
		usual += step == smallest && step > 0;
	}
	/* a series of irregular years has no gaps */
	if (count < 3 || 2 * usual < count)
		return MIG_OK;
	for (size_t i = 1; status == MIG_OK && i < count; i++) {
		struct mig_text one =
		    mig_audit_key_text(audit, table, moments[i - 1].row, table->time);
		struct mig_text other =
		    mig_audit_key_text(audit, table, moments[i].row, table->time);
		struct mig_buffer text = { 0 };
		const char *note = NULL;

		if (step_between(&moments[i - 1], &moments[i]) <= smallest)
			continue;
		status =
		    mig_buffer_format(&text, error, "nothing between %.*s and %.*s",
				      (int)one.length, one.bytes, (int)other.length, other.bytes);
		if (status == MIG_OK)
			status = note_of(audit, &text, &note, error);
		if (status == MIG_OK)
			status = add(audit, audit->columns[column].first + moments[i].row, rule,
				     MIG_VERDICT_DOUBTFUL, note, error);
	}
	return status;
}

/* Years by themselves, months by themselves: by length, then by time. */
static int
by_kind(const void *a, const void *b)
{
	const struct mig_audit_moment *one = a, *other = b;

	if (one->period.months != other->period.months)
		return one->period.months < other->period.months ? -1 : 1;
	if (!one->period.months && one->period.days != other->period.days)
		return one->period.days < other->period.days ? -1 : 1;
	if (one->period.first_day != other->period.first_day)
		return one->period.first_day < other->period.first_day ? -1 : 1;
	return (one->row > other->row) - (one->row < other->row);
}

static enum mig_status
look_for_gaps(struct mig_audit *audit, size_t column, size_t rule, struct mig_audit_moment *moments,
	      size_t count, struct mig_error *error)
{
	size_t first = 0;
	enum mig_status status = MIG_OK;

	qsort(moments, count, sizeof *moments, by_kind);
	for (size_t i = 1; status == MIG_OK && i <= count; i++)
		if (i == count ||
		    !mig_period_same_kind(&moments[i].period, &moments[first].period)) {
			status =
			    report_gaps(audit, column, rule, moments + first, i - first, error);
			first = i;
		}
	return status;
}

/* Rows whose time is empty, or has digits and is no period all the same: no series has them. Words
 * such as Total are members like others. */
static enum mig_status
look_for_no_periods(struct mig_audit *audit, size_t table_number, size_t column,
		    struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	size_t rule = MIG_AUDIT_NONE, found = audit->finding_count;
	enum mig_status status = MIG_OK;

	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
		struct mig_text time = mig_audit_key_text(audit, table, row, table->time);
		struct mig_period period;
		struct mig_buffer text = { 0 };
		const char *note = NULL;
		bool digits = false;

		for (size_t i = 0; i < time.length; i++)
			digits = digits || (time.bytes[i] >= '0' && time.bytes[i] <= '9');
		if (mig_period_parse(time, &period) || (time.length > 0 && !digits))
			continue;
		if (rule == MIG_AUDIT_NONE)
			status = find_rule(audit, "every row has a period", &rule, error);
		if (status == MIG_OK)
			status = time.length > 0
				     ? mig_buffer_format(&text, error, "'%.*s' is not a period",
							 (int)time.length, time.bytes)
				     : mig_buffer_add_string(&text, "its time is empty", error);
		if (status == MIG_OK)
			status = note_of(audit, &text, &note, error);
		if (status == MIG_OK)
			status = add(audit, audit->columns[column].first + row, rule,
				     MIG_VERDICT_DOUBTFUL, note, error);
	}
	if (status == MIG_OK && rule != MIG_AUDIT_NONE)
		count_rule(audit, rule, table->table.rows, audit->finding_count - found, false);
	return status;
}

enum mig_status
mig_audit_find_gaps(struct mig_audit *audit, size_t table, size_t column, struct mig_error *error)
{
	enum mig_status status = look_for_no_periods(audit, table, column, error);

	return status == MIG_OK
		   ? each_series(audit, table, column, "no period is missing", look_for_gaps, error)
		   : status;
}

/* About a thousand times: between 10^2.5 and 10^3.5, of at least 10. */
static bool
is_jump(struct mig_decimal small, struct mig_decimal large)
{
	double one = mig_decimal_to_double(small), other = mig_decimal_to_double(large);

	return one >= 10 && other / one > 316.2 && other / one < 3162.3;
}

static enum mig_status
look_for_jumps(struct mig_audit *audit, size_t column, size_t rule,
	       struct mig_audit_moment *moments, size_t count, struct mig_error *error)
{
	size_t first = audit->columns[column].first, before = MIG_AUDIT_NONE;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		size_t cell = first + moments[i].row;
		const char *note = NULL;

		if (!audit->cells[cell].known)
			continue;
		if (before != MIG_AUDIT_NONE &&
		    is_jump(mig_audit_number(audit, before), mig_audit_number(audit, cell)))
			note = "about 1000 times the figure before it";
		else if (before != MIG_AUDIT_NONE &&
			 is_jump(mig_audit_number(audit, cell), mig_audit_number(audit, before)))
			note = "about a thousandth of the figure before it";
		if (note)
			status = add(audit, cell, rule, MIG_VERDICT_DOUBTFUL, note, error);
		before = cell;
	}
	return status;
}

enum mig_status
mig_audit_find_jumps(struct mig_audit *audit, size_t table, size_t column, struct mig_error *error)
{
	return each_series(audit, table, column, "the unit stays the same", look_for_jumps, error);
}

/* The figures of one series as a key: equal keys, equal series. Without three figures of 10 or more
 * there is none: short and small ones repeat by chance. */
static enum mig_status
series_key(const struct mig_audit *audit, size_t first, const struct mig_audit_moment *moments,
	   size_t count, struct mig_buffer *key, struct mig_error *error)
{
	enum { FIGURES_MIN = 3 };
	char number[MIG_DECIMAL_TEXT_SIZE];
	size_t figures = 0;
	enum mig_status status = MIG_OK;

	key->length = 0;
	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		size_t cell = first + moments[i].row;
		double size;

		if (!audit->cells[cell].known)
			continue;
		size = mig_decimal_to_double(mig_audit_number(audit, cell));
		figures += size >= 10 || size <= -10;
		mig_decimal_format(mig_audit_number(audit, cell), number);
		status = mig_buffer_format(key, error, "%d/%d:%s;", moments[i].period.first_day,
					   moments[i].period.last_day, number);
	}
	if (figures < FIGURES_MIN)
		key->length = 0;
	return status;
}

/* The first row of the series that came with each key before. */
struct repeats {
	struct mig_keys keys;
	size_t *rows, rows_room;
};

static enum mig_status
look_for_repeat(struct mig_audit *audit, struct repeats *repeats, size_t rule, size_t first,
		size_t row, struct mig_text key, struct mig_error *error)
{
	struct mig_buffer text = { 0 };
	const char *note = NULL;
	size_t number, *rows;
	bool added;
	enum mig_status status = mig_keys_add(&repeats->keys, key, &number, &added, error);

	if (status != MIG_OK)
		return status;
	rows = mig_array_reserve(repeats->rows, &repeats->rows_room, number + 1, sizeof *rows);
	if (!rows)
		return mig_fail_memory(error);
	repeats->rows = rows;
	if (added) {
		rows[number] = row;
		return MIG_OK;
	}
	status = mig_buffer_add_string(&text, "the same figures as ", error);
	if (status == MIG_OK)
		status = mig_audit_cell_name(audit, first + rows[number], 0, &text, error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(&text, " and what follows it", error);
	if (status == MIG_OK)
		status = note_of(audit, &text, &note, error);
	else
		mig_buffer_free(&text);
	return status == MIG_OK ? add(audit, first + row, rule, MIG_VERDICT_DOUBTFUL, note, error)
				: status;
}

enum mig_status
mig_audit_find_repeats(struct mig_audit *audit, size_t table_number, size_t column,
		       struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct mig_audit_moment *moments = malloc((table->table.rows + 1) * sizeof *moments);
	size_t first = audit->columns[column].first, rule, found = audit->finding_count;
	struct mig_audit_index groups = { 0 };
	struct repeats repeats = { 0 };
	struct mig_buffer key = { 0 };
	enum mig_status status =
	    moments ? mig_audit_add_rule(audit, "no series repeats another", &rule, error)
		    : mig_fail_memory(error);

	if (status == MIG_OK)
		status = group_rows(table, table->time, &groups, error);
	for (size_t g = 0; status == MIG_OK && g < groups.group_count; g++) {
		size_t count = mig_audit_series(audit, table, &groups, g, moments);

		status = series_key(audit, first, moments, count, &key, error);
		if (status == MIG_OK && key.length)
			status = look_for_repeat(audit, &repeats, rule, first, moments[0].row,
						 (struct mig_text){ key.bytes, key.length }, error);
	}
	if (status == MIG_OK)
		count_rule(audit, rule, table->table.rows, audit->finding_count - found, false);
	mig_buffer_free(&key);
	mig_keys_free(&repeats.keys);
	free(repeats.rows);
	mig_audit_index_free(&groups);
	free(moments);
	return status;
}

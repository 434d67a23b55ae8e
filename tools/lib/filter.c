#include "filter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "directions.h"
#include "period.h"

/* Where the comparison sign of a condition starts, its length and meaning. */
static const char *
find_sign(const char *text, size_t *length, enum mig_comparison *comparison)
{
	static const struct {
		const char *sign;
		enum mig_comparison comparison;
	} signs[] = { /* the longer ones first */
		      { "!=", MIG_IS_NOT }, { "<=", MIG_LESS_OR_IS }, { ">=", MIG_GREATER_OR_IS },
		      { "=", MIG_IS },	    { "<", MIG_LESS },	      { ">", MIG_GREATER }
	};

	for (const char *at = text; *at; at++)
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
			*length = strlen(signs[i].sign);
			*comparison = signs[i].comparison;
			if (strncmp(at, signs[i].sign, *length) == 0)
				return at;
		}
	return NULL;
}

static enum mig_status
fail_condition(const char *text, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "condition '%s' is not of the form COLUMN=VALUE", text);
	mig_hint(error, "use =, !=, <, <=, > or >=, for example: -w 'year>=2010' -w region=CIS");
	return MIG_USAGE;
}

/* The values behind the sign. "COL=" asks for the empty cell. */
static enum mig_status
read_values(struct mig_condition *condition, const char *text, struct mig_error *error)
{
	if (*text == '\0')
		return mig_list_add(&condition->values, mig_text_of(""), error);
	if (condition->comparison == MIG_IS || condition->comparison == MIG_IS_NOT)
		return mig_list_split(&condition->values, text, error);
	return mig_list_add(&condition->values, mig_text_of(text), error);
}

/* Room for one more condition, on this column; NULL without memory. */
static struct mig_condition *
add_condition(struct mig_filter *filter, struct mig_text column, enum mig_comparison comparison)
{
	struct mig_condition *grown =
	    realloc(filter->conditions, (filter->count + 1) * sizeof *grown);
	struct mig_condition *condition;

	if (!grown)
		return NULL;
	filter->conditions = grown;
	condition = &grown[filter->count];
	*condition = (struct mig_condition){ .column = malloc(column.length + 1),
					     .comparison = comparison };
	if (!condition->column)
		return NULL;
	memcpy(condition->column, column.bytes, column.length);
	condition->column[column.length] = '\0';
	filter->count++;
	return condition;
}

static enum mig_status
look_for_values(struct mig_condition *condition, struct mig_error *error)
{
	condition->met = mig_met_new(condition->values.count);
	return condition->met ? MIG_OK : mig_fail_memory(error);
}

enum mig_status
mig_filter_add(struct mig_filter *filter, const char *text, struct mig_error *error)
{
	struct mig_condition *condition;
	enum mig_comparison comparison;
	size_t length;
	const char *sign = find_sign(text, &length, &comparison);
	enum mig_status status;

	if (!sign || sign == text)
		return fail_condition(text, error);
	condition =
	    add_condition(filter, (struct mig_text){ text, (size_t)(sign - text) }, comparison);
	if (!condition)
		return mig_fail_memory(error);
	status = read_values(condition, sign + length, error);
	if (status == MIG_OK && (comparison == MIG_IS || comparison == MIG_IS_NOT))
		status = look_for_values(condition, error);
	return status;
}

enum mig_status
mig_filter_watch_directions(struct mig_filter *filter, const char *column, struct mig_error *error)
{
	struct mig_condition *condition = add_condition(filter, mig_text_of(column), MIG_ANY);
	enum mig_status status = condition ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; status == MIG_OK && mig_direction_names[i][0]; i++)
		for (size_t way = 0; status == MIG_OK && way < 2; way++)
			status = mig_list_add(&condition->values,
					      mig_text_of(mig_direction_names[i][way]), error);
	return status == MIG_OK ? look_for_values(condition, error) : status;
}

enum mig_status
mig_filter_bind(struct mig_filter *filter, const struct mig_records *records,
		struct mig_error *error)
{
	for (size_t i = 0; i < filter->count; i++) {
		struct mig_condition *condition = &filter->conditions[i];
		enum mig_status status = mig_records_find(records, mig_text_of(condition->column),
							  &condition->index, error);

		if (status != MIG_OK)
			return status;
	}
	return MIG_OK;
}

/* Whether one period stands to another as the comparison says: < ends before it begins,
 * <= does not end behind it, > begins behind its end, >= does not begin before it. */
static bool
period_is(const struct mig_period *cell, enum mig_comparison comparison,
	  const struct mig_period *wanted)
{
	switch (comparison) {
	case MIG_LESS:
		return cell->last_day < wanted->first_day;
	case MIG_LESS_OR_IS:
		return cell->last_day <= wanted->last_day;
	case MIG_GREATER:
		return cell->first_day > wanted->last_day;
	default:
		return cell->first_day >= wanted->first_day;
	}
}

static bool
number_is(struct mig_decimal cell, enum mig_comparison comparison, struct mig_decimal wanted)
{
	int order = mig_decimal_compare(cell, wanted);

	switch (comparison) {
	case MIG_LESS:
		return order < 0;
	case MIG_LESS_OR_IS:
		return order <= 0;
	case MIG_GREATER:
		return order > 0;
	default:
		return order >= 0;
	}
}

bool
mig_condition_test(const struct mig_condition *condition, struct mig_text cell, bool *pass)
{
	struct mig_text wanted = mig_text_of(condition->values.items[0]);
	enum mig_comparison comparison = condition->comparison;
	struct mig_period period, wanted_period;
	struct mig_decimal number, wanted_number;

	if (comparison == MIG_IS || comparison == MIG_IS_NOT || comparison == MIG_ANY) {
		size_t place = mig_list_find(&condition->values, cell);

		mig_met_cell(condition->met, &condition->values, cell, place);
		*pass = comparison == MIG_ANY || (place != SIZE_MAX) == (comparison == MIG_IS);
		return true;
	}
	*pass = false;
	if (cell.length == 0)
		return true;
	if (mig_period_parse(cell, &period) && mig_period_parse(wanted, &wanted_period)) {
		*pass = period_is(&period, comparison, &wanted_period);
		return true;
	}
	if (mig_decimal_parse(cell, &number) != MIG_PARSE_OK ||
	    mig_decimal_parse(wanted, &wanted_number) != MIG_PARSE_OK)
		return false;
	*pass = number_is(number, comparison, wanted_number);
	return true;
}

enum mig_status
mig_filter_pass(const struct mig_filter *filter, const struct mig_records *records, bool *pass,
		struct mig_error *error)
{
	*pass = true;
	for (size_t i = 0; *pass && i < filter->count; i++) {
		const struct mig_condition *condition = &filter->conditions[i];
		struct mig_text cell = mig_records_field(records, condition->index);

		if (!mig_condition_test(condition, cell, pass))
			return mig_filter_fail(condition, records, error);
	}
	return MIG_OK;
}

enum mig_status
mig_filter_fail(const struct mig_condition *condition, const struct mig_records *records,
		struct mig_error *error)
{
	struct mig_text cell = mig_text_shown(mig_records_field(records, condition->index));
	const char *wanted = condition->values.items[0];
	struct mig_period period;
	struct mig_decimal number;

	mig_records_fail(records, condition->index, error,
			 "'%.*s' and '%s' have no order: neither two periods nor two numbers",
			 (int)cell.length, cell.bytes, wanted);
	if (!mig_period_parse(mig_text_of(wanted), &period) &&
	    mig_decimal_parse(mig_text_of(wanted), &number) != MIG_PARSE_OK)
		mig_hint(error, "compare with a period such as 2015-Q4, or with a number");
	else
		mig_hint(error, "leave such rows out first, for example: -w '%s!=%.*s'",
			 condition->column, (int)cell.length, cell.bytes);
	return MIG_DATA;
}

/* A line for the first pair of directions of which both were seen. */
static enum mig_status
note_directions(const struct mig_condition *condition, struct mig_buffer *notes,
		struct mig_error *error)
{
	const char *column = condition->column;

	for (size_t i = 0; i + 1 < condition->values.count; i += 2)
		if (mig_met_was(condition->met, i) && mig_met_was(condition->met, i + 1))
			return mig_buffer_format(notes, error,
						 "%s and %s of column '%s' are added up; -b %s "
						 "keeps them apart, -w %s=%s chooses one\n",
						 condition->values.items[i],
						 condition->values.items[i + 1], column, column,
						 column, condition->values.items[i]);
	return MIG_OK;
}

enum mig_status
mig_filter_notes(const struct mig_filter *filter, struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < filter->count; i++) {
		const struct mig_condition *condition = &filter->conditions[i];

		if (condition->comparison == MIG_ANY)
			status = note_directions(condition, notes, error);
		else if (condition->met)
			status = mig_met_notes(condition->met, &condition->values,
					       i ? "no row of those that meet the conditions before"
						 : "no row",
					       condition->column, notes, error);
	}
	return status;
}

void
mig_filter_free(struct mig_filter *filter)
{
	for (size_t i = 0; i < filter->count; i++) {
		free(filter->conditions[i].column);
		mig_list_free(&filter->conditions[i].values);
		mig_met_free(filter->conditions[i].met);
	}
	free(filter->conditions);
	*filter = (struct mig_filter){ 0 };
}

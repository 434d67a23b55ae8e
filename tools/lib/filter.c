#include "filter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
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

enum mig_status
mig_filter_add(struct mig_filter *filter, const char *text, struct mig_error *error)
{
	struct mig_condition condition = { 0 }, *grown;
	size_t length;
	const char *sign = find_sign(text, &length, &condition.comparison);
	enum mig_status status;

	if (!sign || sign == text)
		return fail_condition(text, error);
	grown = realloc(filter->conditions, (filter->count + 1) * sizeof *grown);
	if (!grown)
		return mig_fail_memory(error);
	filter->conditions = grown;
	condition.column = malloc((size_t)(sign - text) + 1);
	if (!condition.column)
		return mig_fail_memory(error);
	memcpy(condition.column, text, (size_t)(sign - text));
	condition.column[sign - text] = '\0';
	status = read_values(&condition, sign + length, error);
	if (status == MIG_OK &&
	    (condition.comparison == MIG_IS || condition.comparison == MIG_IS_NOT)) {
		condition.met = mig_met_new(condition.values.count);
		if (!condition.met)
			status = mig_fail_memory(error);
	}
	filter->conditions[filter->count++] = condition;
	return status;
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
	struct mig_period period, wanted_period;
	struct mig_decimal number, wanted_number;

	if (condition->comparison == MIG_IS || condition->comparison == MIG_IS_NOT) {
		size_t place = mig_list_find(&condition->values, cell);

		mig_met_cell(condition->met, &condition->values, cell, place);
		*pass = (place != SIZE_MAX) == (condition->comparison == MIG_IS);
		return true;
	}
	*pass = false;
	if (cell.length == 0)
		return true;
	if (mig_period_parse(cell, &period) && mig_period_parse(wanted, &wanted_period)) {
		*pass = period_is(&period, condition->comparison, &wanted_period);
		return true;
	}
	if (mig_decimal_parse(cell, &number) != MIG_PARSE_OK ||
	    mig_decimal_parse(wanted, &wanted_number) != MIG_PARSE_OK)
		return false;
	*pass = number_is(number, condition->comparison, wanted_number);
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

enum mig_status
mig_filter_notes(const struct mig_filter *filter, struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < filter->count; i++)
		if (filter->conditions[i].met)
			status = mig_met_notes(filter->conditions[i].met,
					       &filter->conditions[i].values,
					       i ? "no row of those that meet the conditions before"
						 : "no row",
					       filter->conditions[i].column, notes, error);
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

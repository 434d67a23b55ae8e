/* Which rows stay: totals and conditions. */
#include <stdint.h>
#include <string.h>

#include "tidy/writing.h"

/* Whether a text of the current row is one of --totals; all that are, are marked. */
static bool
is_named_total(const struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
	       uint64_t *met)
{
	const struct mig_list *totals = &plan->options->totals;
	bool found = false;

	for (size_t k = 0; k < totals->count; k++) {
		struct mig_text member = mig_text_of(totals->items[k]);

		if (!mig_tidy_applies(plan, dimension, &member) ||
		    !mig_text_equal(member, dimension->text))
			continue;
		found = true;
		if (k < 64)
			*met |= UINT64_C(1) << k;
	}
	return found;
}

bool
mig_tidy_is_total(const struct mig_tidy_plan *plan, uint64_t *met)
{
	bool total = false;

	if (plan->options->totals.count == 0 && plan->options->hierarchy.count == 0)
		return false;
	for (size_t i = 0; i < plan->dimension_count; i++) {
		const struct mig_dimension *dimension = &plan->dimensions[i];

		if (dimension->source == MIG_FROM_UNIT || dimension->source == MIG_FROM_TOTAL)
			continue;
		if (is_named_total(plan, dimension, met) ||
		    (dimension->tree && mig_tidy_tree_is_total(dimension->tree, dimension->text)))
			total = true;
	}
	return total;
}

/* Whether the conditions on columns hold, those on the unit or on the others. */
enum mig_status
mig_tidy_test_where(const struct mig_tidy_writing *writing, bool unit, bool *pass)
{
	const struct mig_tidy_plan *plan = writing->plan;
	const struct mig_filter *where = plan->options->where;

	*pass = true;
	for (size_t i = 0; i < where->count && *pass; i++) {
		const struct mig_condition *condition = &where->conditions[i];
		const struct mig_dimension *dimension = &plan->dimensions[condition->index];

		if ((dimension->source == MIG_FROM_UNIT) != unit)
			continue;
		if (!mig_condition_test(condition, dimension->text, pass)) {
			mig_tidy_grid_fail(
			    plan->frame->grid, SIZE_MAX, writing->error,
			    "column '%s': '%.*s' has no order with what --where says",
			    dimension->name, (int)dimension->text.length, dimension->text.bytes);
			mig_hint(
			    writing->error, "leave such rows out first, for example: -w '%s!=%.*s'",
			    dimension->name, (int)dimension->text.length, dimension->text.bytes);
			return MIG_DATA;
		}
	}
	return MIG_OK;
}

/* Where the columns of the conditions stand. */
enum mig_status
mig_tidy_bind_where(const struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_filter *where = plan->options->where;
	const char *names[256];
	size_t count = 0;

	for (; count < plan->dimension_count && count < 256; count++)
		names[count] = plan->dimensions[count].name;
	for (size_t i = 0; i < where->count; i++) {
		struct mig_condition *condition = &where->conditions[i];

		condition->index = 0;
		while (condition->index < plan->dimension_count &&
		       strcmp(plan->dimensions[condition->index].name, condition->column) != 0)
			condition->index++;
		if (condition->index < plan->dimension_count)
			continue;
		mig_fail(error, MIG_USAGE, "--where: no column '%s' of text in the output",
			 condition->column);
		mig_hint_names(error, "columns", mig_text_of(condition->column), names, count);
		return MIG_USAGE;
	}
	return MIG_OK;
}

#include "plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A plan that is being carried out. */
struct run {
	const struct mig_audit_plan *plan;
	struct mig_audit *audit;
	size_t operand;
	const char *value[1], *const *value_names; /* value[0] alone when none were named */
	size_t value_count;
	size_t *columns; /* of the values; NULL until they are needed */
};

/* The value columns: those named, else the one that is named as one. */
static void
find_values(struct run *run, const struct mig_table *table)
{
	const struct mig_list *given = run->plan->values;
	size_t column = mig_audit_value_column(table);

	run->value_names = (const char *const *)given->items;
	run->value_count = given->count;
	if (given->count == 0 && column != SIZE_MAX) {
		run->value[0] = table->names[column];
		run->value_names = run->value;
		run->value_count = 1;
	}
}

static enum mig_status
fail_without_values(const struct mig_table *table, struct mig_error *error)
{
	mig_fail(error, MIG_USAGE, "%s: no value column, or more than one; name it with --value",
		 table->input_name);
	mig_hint_names(error, "columns", (struct mig_text){ "", 0 },
		       (const char *const *)table->names, table->columns);
	return MIG_USAGE;
}

bool
mig_audit_plan_is_simple(const struct mig_audit_plan *plan)
{
	return !mig_audit_has_relations(plan);
}

enum mig_status
mig_audit_plan_figures(const struct mig_audit_plan *plan, const struct mig_table *table,
		       struct mig_list *figures, struct mig_error *error)
{
	const char *const others[] = { plan->percent, plan->percent ? plan->base : NULL };
	struct run run = { .plan = plan };
	enum mig_status status = MIG_OK;

	find_values(&run, table);
	if (run.value_count == 0)
		return fail_without_values(table, error);
	for (size_t i = 0; status == MIG_OK && i < run.value_count; i++)
		status = mig_list_add(figures, mig_text_of(run.value_names[i]), error);
	for (size_t i = 0; i < 2; i++)
		if (status == MIG_OK && others[i])
			status = mig_list_add(figures, mig_text_of(others[i]), error);
	return status;
}

static enum mig_status
need_values(struct run *run, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	if (run->columns)
		return MIG_OK;
	if (run->value_count == 0)
		return fail_without_values(&run->audit->tables[run->operand].table, error);
	run->columns = calloc(run->value_count, sizeof *run->columns);
	if (!run->columns)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < run->value_count; i++)
		status = mig_audit_column(run->audit, run->operand, run->value_names[i],
					  &run->columns[i], error);
	return status;
}

static enum mig_status __attribute__((format(printf, 4, 5)))
format_rule(char text[], size_t size, struct mig_error *error, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(text, size, format, arguments);
	va_end(arguments);
	return length >= 0 && (size_t)length < size
		   ? MIG_OK
		   : mig_fail(error, MIG_USAGE, "a rule takes names of at most %zu bytes in all",
			      size);
}

/* The parents in the column number i of --of. */
static enum mig_status
find_parents(struct run *run, size_t place, uint32_t total, uint32_t **parents,
	     struct mig_error *error)
{
	const struct mig_records_options other = { .record_max = run->plan->record_max };

	if (run->plan->hierarchy)
		return mig_audit_hierarchy_parents(run->audit, run->plan->hierarchy, &other,
						   parents, error);
	if (run->plan->prefix)
		return mig_audit_prefix_parents(run->audit, run->operand, place, total, parents,
						error);
	return mig_audit_total_parents(run->audit, total, parents, error);
}

static enum mig_status
add_totals(struct run *run, size_t i, struct mig_error *error)
{
	const struct mig_audit_plan *plan = run->plan;
	const char *column = plan->of->items[i], *name = NULL;
	uint32_t total = UINT32_MAX, *parents = NULL;
	char text[1024];
	size_t place;
	enum mig_status status = mig_audit_key(run->audit, run->operand, column, &place, error);

	if (plan->totals->count)
		name = plan->totals->items[plan->totals->count > 1 ? i : 0];
	if (status == MIG_OK && name)
		status = mig_audit_find_total(run->audit, run->operand, place, name, &total, error);
	if (status == MIG_OK && (name || plan->hierarchy || plan->prefix)) {
		status = find_parents(run, place, total, &parents, error);
		if (status == MIG_OK)
			status = format_rule(text, sizeof text, error, "%s%s adds up%s%s", column,
					     plan->prefix ? " by prefix" : "", name ? " to " : "",
					     name ? name : "");
		if (status == MIG_OK)
			status = mig_audit_add_tree(run->audit, run->operand, place, parents,
						    plan->prefix, run->columns, run->value_count,
						    text, error);
		/* a hierarchy may name more than the table has */
		if (status == MIG_OK && plan->hierarchy)
			run->audit->rules[run->audit->rule_count - 1].without_total = 0;
		free(parents);
	}
	return status;
}

static enum mig_status
add_constant(struct run *run, struct mig_error *error)
{
	const struct mig_audit_plan *plan = run->plan;
	struct mig_decimal sum;
	uint32_t total = UINT32_MAX;
	char text[1024];
	size_t place;
	enum mig_status status = MIG_OK;

	if (mig_decimal_parse(mig_text_of(plan->adds_to), &sum) != MIG_PARSE_OK)
		return mig_fail(error, MIG_USAGE, "--adds-to wants a number, not '%s'",
				plan->adds_to);
	status = mig_audit_key(run->audit, run->operand, plan->of->items[0], &place, error);
	if (status == MIG_OK && plan->totals->count)
		status = mig_audit_find_total(run->audit, run->operand, place,
					      plan->totals->items[0], &total, error);
	if (status == MIG_OK)
		status = format_rule(text, sizeof text, error, "%s adds up to %s",
				     plan->of->items[0], plan->adds_to);
	for (size_t c = 0; status == MIG_OK && c < run->value_count; c++)
		status = mig_audit_add_constant(run->audit, run->operand, place, total,
						run->columns[c], sum, text, error);
	return status;
}

static enum mig_status
add_percentages(struct run *run, struct mig_error *error)
{
	const struct mig_audit_plan *plan = run->plan;
	size_t percent, base = MIG_AUDIT_NONE, place = 0, last = plan->of->count - 1;
	uint32_t total = UINT32_MAX;
	char text[1024];
	enum mig_status status =
	    mig_audit_column(run->audit, run->operand, plan->percent, &percent, error);

	if (status == MIG_OK && plan->base)
		status = mig_audit_column(run->audit, run->operand, plan->base, &base, error);
	if (status == MIG_OK && !plan->base)
		status =
		    mig_audit_key(run->audit, run->operand, plan->of->items[last], &place, error);
	if (status == MIG_OK && !plan->base && plan->totals->count)
		status = mig_audit_find_total(
		    run->audit, run->operand, place,
		    plan->totals->items[plan->totals->count > 1 ? last : 0], &total, error);
	if (status == MIG_OK)
		status = format_rule(text, sizeof text, error, "%s = 100 * %s / %s", plan->percent,
				     run->value_names[0], plan->base ? plan->base : "total");
	return status == MIG_OK
		   ? mig_audit_add_percentages(run->audit, run->operand, place, total,
					       run->columns[0], percent, base, text, error)
		   : status;
}

/* "immigration >= 0" for each value column. */
static enum mig_status
forbid_negatives(struct run *run, struct mig_error *error)
{
	size_t rule, rows = run->audit->tables[run->operand].table.rows;
	enum mig_status status = MIG_OK;

	for (size_t c = 0; status == MIG_OK && c < run->value_count; c++) {
		char text[1024];

		status = format_rule(text, sizeof text, error, "%s >= 0", run->value_names[c]);
		if (status == MIG_OK)
			status = mig_audit_add_rule(run->audit, text, &rule, error);
		for (size_t row = 0; status == MIG_OK && row < rows; row++) {
			size_t cell = run->audit->columns[run->columns[c]].first + row;

			status = mig_audit_begin_check(run->audit, rule, cell,
						       MIG_RELATION_AT_LEAST, error);
			if (status == MIG_OK)
				status = mig_audit_add_term(run->audit, mig_decimal_of(1), cell,
							    MIG_AUDIT_NONE, error);
		}
	}
	return status;
}

static bool
looks_for(const struct run *run, const char *what)
{
	return mig_list_contains(run->plan->looks, mig_text_of(what)) ||
	       mig_list_contains(run->plan->looks, mig_text_of("all"));
}

/* What is asked for by its name has to be possible; "all" is all that is. */
static enum mig_status
check_looks(const struct run *run, struct mig_error *error)
{
	static const char *const of_series[] = { "gaps", "jumps", "repeats" };
	const struct mig_audit_table *table = &run->audit->tables[run->operand];

	for (size_t i = 0; i < sizeof of_series / sizeof *of_series; i++)
		if (table->time == MIG_AUDIT_NONE &&
		    mig_list_contains(run->plan->looks, mig_text_of(of_series[i]))) {
			mig_fail(error, MIG_USAGE, "%s: no time column to look for %s in",
				 table->table.input_name, of_series[i]);
			mig_hint(error, "name it with --time");
			return MIG_USAGE;
		}
	return MIG_OK;
}

static enum mig_status
add_structure(struct run *run, struct mig_error *error)
{
	const struct mig_audit_plan *plan = run->plan;
	enum mig_status status = check_looks(run, error);

	if (status == MIG_OK &&
	    (plan->of->count || plan->periods || plan->percent || plan->looks->count ||
	     !mig_audit_has_relations(plan)))
		status = need_values(run, error);
	for (size_t i = 0; status == MIG_OK && i < plan->of->count; i++)
		status = add_totals(run, i, error);
	if (status == MIG_OK && plan->adds_to)
		status = add_constant(run, error);
	if (status == MIG_OK && plan->periods)
		for (size_t c = 0; status == MIG_OK && c < run->value_count; c++)
			status =
			    mig_audit_add_periods(run->audit, run->operand, run->columns[c], error);
	if (status == MIG_OK && plan->percent)
		status = add_percentages(run, error);
	if (status == MIG_OK && looks_for(run, "negative"))
		status = forbid_negatives(run, error);
	if (status != MIG_OK)
		return status;
	return mig_audit_add_relations(plan, run->audit, run->operand,
				       run->value_count ? run->value_names[0] : NULL, error);
}

enum mig_status
mig_audit_plan_bind(const struct mig_audit_plan *plan, struct mig_audit *audit, size_t operand,
		    struct mig_error *error)
{
	struct run run = { .plan = plan, .audit = audit, .operand = operand };
	enum mig_status status;

	find_values(&run, &audit->tables[operand].table);
	status = add_structure(&run, error);
	free(run.columns);
	return status;
}

enum mig_status
mig_audit_plan_look(const struct mig_audit_plan *plan, struct mig_audit *audit, size_t operand,
		    struct mig_error *error)
{
	struct run run = { .plan = plan, .audit = audit, .operand = operand };
	enum mig_status status = MIG_OK;

	find_values(&run, &audit->tables[operand].table);
	if (plan->looks->count)
		status = need_values(&run, error);
	for (size_t c = 0; status == MIG_OK && run.columns && c < run.value_count; c++) {
		if (audit->tables[operand].time == MIG_AUDIT_NONE)
			break;
		if (looks_for(&run, "gaps") && c == 0)
			status = mig_audit_find_gaps(audit, operand, run.columns[c], error);
		if (status == MIG_OK && looks_for(&run, "jumps"))
			status = mig_audit_find_jumps(audit, operand, run.columns[c], error);
		if (status == MIG_OK && looks_for(&run, "repeats"))
			status = mig_audit_find_repeats(audit, operand, run.columns[c], error);
	}
	free(run.columns);
	return status;
}

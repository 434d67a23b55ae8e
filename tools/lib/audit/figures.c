#include <stdio.h>
#include <string.h>

#include "bind.h"

enum mig_status
mig_rule_place(const struct mig_rule *rule, size_t at, enum mig_status status,
	       struct mig_error *error)
{
	struct mig_error inner;
	char column[24] = "";

	/* what an option says is a mistake of the command line, a wrong cell one of the table */
	if (status == MIG_OK || status == MIG_DATA || rule->line == 0)
		return status;
	inner = *error;
	if (at)
		snprintf(column, sizeof column, ":%zu", at);
	mig_fail(error, MIG_DATA, "%s:%zu%s: %.900s", rule->source, rule->line, column,
		 inner.message);
	if (inner.hint[0])
		mig_hint(error, "%s", inner.hint);
	return status == MIG_USAGE ? MIG_DATA : status;
}

static enum mig_status
find_table(const struct mig_binding *binding, const struct mig_rule_figure *figure, size_t *table,
	   struct mig_error *error)
{
	const char *names[64];
	size_t count = 0;

	if (!figure->table) {
		*table = binding->operand;
		return MIG_OK;
	}
	for (*table = 0; *table < binding->audit->table_count; ++*table) {
		const char *name = binding->audit->tables[*table].name;

		if (name && strcmp(name, figure->table) == 0)
			return MIG_OK;
		if (name && count < sizeof names / sizeof *names)
			names[count++] = name;
	}
	mig_fail(error, MIG_USAGE, "no table '%s'", figure->table);
	if (count)
		mig_hint_names(error, "tables", mig_text_of(figure->table), names, count);
	else
		mig_hint(error, "a line above names it: table %s FILE by COLUMN, ...",
			 figure->table);
	return MIG_USAGE;
}

static enum mig_status
add_filter(const struct mig_binding *binding, struct mig_figure_source *source, const char *column,
	   bool is_not, const char *const *values, size_t count, struct mig_error *error)
{
	struct mig_figure_filter *filter = &source->filters[source->filter_count];
	const struct mig_audit_table *table = &binding->audit->tables[source->table];
	enum mig_status status;

	if (source->filter_count == MIG_AUDIT_KEYS_MAX)
		return mig_fail(error, MIG_USAGE, "a figure takes no more than %d conditions",
				MIG_AUDIT_KEYS_MAX);
	status = mig_audit_key(binding->audit, source->table, column, &filter->place, error);
	filter->is_not = is_not;
	filter->count = count;
	filter->members =
	    mig_arena_allocate(&binding->audit->arena, (count + 1) * sizeof *filter->members);
	if (status == MIG_OK && !filter->members)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < count; i++)
		status = mig_audit_member(binding->audit, filter->place == table->time,
					  mig_text_of(values[i]), &filter->members[i], error);
	source->filter_count++;
	return status;
}

bool
mig_figure_passes(const struct mig_audit_table *table, const struct mig_figure_source *source,
		  size_t row)
{
	for (size_t i = 0; i < source->filter_count; i++) {
		const struct mig_figure_filter *filter = &source->filters[i];
		uint32_t member = table->members[row * table->key_count + filter->place];
		bool among = false;

		for (size_t j = 0; j < filter->count; j++)
			among = among || filter->members[j] == member;
		if (among == filter->is_not)
			return false;
	}
	return true;
}

/* Whether some row of a table, if there is any at all, has a member in a key column. */
static bool
is_met(const struct mig_audit_table *table, size_t place, uint32_t member)
{
	for (size_t row = 0; row < table->table.rows; row++)
		if (table->members[row * table->key_count + place] == member)
			return true;
	return table->table.rows == 0;
}

/* A value that no row has may be misspelt, and then the rule is about other rows than it seems. */
static enum mig_status
note_unmet(const struct mig_binding *binding, const struct mig_figure_source *source,
	   const struct mig_rule_condition *condition, struct mig_error *error)
{
	const struct mig_audit_table *table = &binding->audit->tables[source->table];
	const struct mig_figure_filter *filter = &source->filters[source->filter_count - 1];
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < filter->count; i++)
		if (!is_met(table, filter->place, filter->members[i]))
			status = mig_buffer_format(&binding->audit->unmet, error,
						   "%s:%zu:%zu: no row of %s has %s '%s'\n",
						   binding->rule->source, binding->rule->line,
						   source->figure->at, table->table.input_name,
						   condition->column, condition->values[i]);
	return status;
}

/* A name that stands for a member has to be one. */
static enum mig_status
check_member(const struct mig_binding *binding, const struct mig_figure_source *source,
	     struct mig_error *error)
{
	const struct mig_audit_table *table = &binding->audit->tables[source->table];
	struct mig_buffer message = { 0 };
	size_t place = source->filters[0].place;
	enum mig_status status;

	if (is_met(table, place, source->filters[0].members[0]))
		return MIG_OK;
	status = mig_buffer_format(&message, error, "column '%s' of %s has no member '%s'",
				   binding->members, table->table.input_name, source->figure->name);
	if (status == MIG_OK)
		status = mig_audit_no_member(binding->audit, source->table, place, message.bytes,
					     source->figure->name, error);
	mig_buffer_free(&message);
	return status;
}

static enum mig_status
bind_column(const struct mig_binding *binding, struct mig_figure_source *source,
	    struct mig_error *error)
{
	const struct mig_rule_figure *figure = source->figure;
	const char *column = figure->name;
	enum mig_status status = MIG_OK;

	if (!figure->table && binding->members) {
		if (!binding->value)
			return mig_fail(error, MIG_USAGE,
					"name the value column of members with --value");
		column = binding->value;
		status =
		    add_filter(binding, source, binding->members, false, &figure->name, 1, error);
		if (status == MIG_OK)
			status = check_member(binding, source, error);
	}
	if (status == MIG_OK)
		status =
		    mig_audit_column(binding->audit, source->table, column, &source->column, error);
	for (size_t i = 0; status == MIG_OK && i < figure->condition_count; i++) {
		const struct mig_rule_condition *condition = &figure->conditions[i];

		status = add_filter(binding, source, condition->column, condition->is_not,
				    condition->values, condition->count, error);
		if (status == MIG_OK)
			status = note_unmet(binding, source, condition, error);
	}
	return status;
}

/* Which keys are left for the rule to range over. */
static enum mig_status
find_free(const struct mig_binding *binding, struct mig_figure_source *source,
	  struct mig_error *error)
{
	const struct mig_audit_table *table = &binding->audit->tables[source->table];
	bool taken[MIG_AUDIT_KEYS_MAX] = { false };
	size_t place;

	for (size_t i = 0; i < source->filter_count; i++)
		if (!source->filters[i].is_not && source->filters[i].count == 1)
			taken[source->filters[i].place] = true;
	for (size_t i = 0; i < source->figure->over_count; i++) {
		enum mig_status status = mig_audit_key(binding->audit, source->table,
						       source->figure->over[i], &place, error);

		if (status != MIG_OK)
			return status;
		taken[place] = true;
	}
	for (size_t k = 0; k < table->key_count; k++)
		if (!taken[k])
			source->free[source->free_count++] = k;
	return MIG_OK;
}

/* The key of `table` that is column `place` of `other`: of the same name, or both are times. */
size_t
mig_figure_same_key(const struct mig_audit *audit, size_t table, size_t other, size_t place)
{
	const struct mig_audit_table *from = &audit->tables[other], *to = &audit->tables[table];

	for (size_t k = 0; k < to->key_count; k++)
		if ((k == to->time) == (place == from->time) &&
		    (k == to->time || strcmp(to->table.names[to->keys[k]],
					     from->table.names[from->keys[place]]) == 0))
			return k;
	return MIG_AUDIT_NONE;
}

bool
mig_figure_is_free(const struct mig_figure_source *source, size_t place)
{
	for (size_t i = 0; i < source->free_count; i++)
		if (source->free[i] == place)
			return true;
	return false;
}

enum mig_status
mig_figure_bind(const struct mig_binding *binding, const struct mig_rule_figure *figure,
		struct mig_figure_source *source, struct mig_error *error)
{
	enum mig_status status;

	*source = (struct mig_figure_source){ .figure = figure };
	status = find_table(binding, figure, &source->table, error);
	if (status == MIG_OK)
		status = bind_column(binding, source, error);
	if (status == MIG_OK)
		status = find_free(binding, source, error);
	return mig_rule_place(binding->rule, figure->at, status, error);
}

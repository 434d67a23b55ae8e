#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "period.h"

/* Whether the sum takes all that is not matched, so that it does not range. */
static bool
is_open_sum(const struct mig_figure_source *source)
{
	return source->figure->sum && source->figure->over_count == 0;
}

/* Whether `wide` ranges over every column that `narrow` ranges over. */
static bool
covers(const struct mig_binding *binding, const struct mig_figure_source *wide,
       const struct mig_figure_source *narrow)
{
	if (is_open_sum(narrow))
		return true;
	for (size_t i = 0; i < narrow->free_count; i++) {
		size_t place = mig_figure_same_key(binding->audit, wide->table, narrow->table,
						   narrow->free[i]);

		if (place == MIG_AUDIT_NONE || !mig_figure_is_free(wide, place))
			return false;
	}
	return true;
}

static enum mig_status
fail_keys(const struct mig_binding *binding, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s:%zu: no figure of the rule has all of its key columns",
		 binding->rule->source, binding->rule->line);
	mig_hint(error, "add figures up with sum(), or choose rows of theirs with [COLUMN=VALUE]");
	return MIG_DATA;
}

static enum mig_status
find_widest(struct mig_binding *binding, struct mig_error *error)
{
	for (size_t w = 0; w < binding->count; w++) {
		bool covers_all =
		    !is_open_sum(&binding->sources[w]) && !binding->sources[w].figure->previous;

		for (size_t s = 0; covers_all && s < binding->count; s++)
			covers_all = covers(binding, &binding->sources[w], &binding->sources[s]);
		binding->widest = w;
		if (covers_all)
			return MIG_OK;
	}
	/* sums alone: one check of them all */
	for (size_t s = 0; s < binding->count; s++)
		if (!is_open_sum(&binding->sources[s]))
			return fail_keys(binding, error);
	for (size_t s = 0; s < binding->count; s++)
		binding->sources[s].free_count = 0;
	binding->widest = 0;
	return MIG_OK;
}

/* The rows of a figure that pass its conditions, by what the rule ranges over. */
static enum mig_status
index_rows(const struct mig_binding *binding, struct mig_figure_source *source,
	   struct mig_error *error)
{
	const struct mig_audit_table *table = &binding->audit->tables[source->table];
	const struct mig_figure_source *widest = &binding->sources[binding->widest];
	size_t places[MIG_AUDIT_KEYS_MAX], count = 0;
	enum mig_status status;

	for (size_t i = 0; i < widest->free_count; i++) {
		size_t place = mig_figure_same_key(binding->audit, source->table, widest->table,
						   widest->free[i]);
		bool fixed = place != MIG_AUDIT_NONE && !mig_figure_is_free(source, place);

		if (source->figure->previous && place == table->time)
			fixed = true;
		source->matched[i] = fixed ? MIG_AUDIT_NONE : place;
		if (source->matched[i] != MIG_AUDIT_NONE)
			places[count++] = place;
	}
	status = mig_audit_index_start(&source->index, table, places, count, NULL, 0, error);
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++)
		if (mig_figure_passes(table, source, row))
			status = mig_audit_index_add(&source->index, row, error);
	if (status == MIG_OK && source->figure->previous && table->time != MIG_AUDIT_NONE)
		status = mig_audit_history_make(binding->audit, table, &source->index,
						&source->history, error);
	return status;
}

/* The row of a group of the last period before that of the widest figure. */
static size_t
row_before(const struct mig_binding *binding, const struct mig_figure_source *source, size_t group,
	   size_t at)
{
	const struct mig_figure_source *widest = &binding->sources[binding->widest];
	const struct mig_audit_table *from = &binding->audit->tables[widest->table];
	struct mig_period now;

	if (!source->history.moments || from->time == MIG_AUDIT_NONE ||
	    !mig_period_parse(mig_audit_key_text(binding->audit, from, at, from->time), &now))
		return MIG_AUDIT_NONE;
	return mig_audit_row_before(&source->history, group, &now, source->figure->adjoining);
}

/* The first row of a figure that belongs to a row of the widest one; NONE: there is none. */
static size_t
find_rows(const struct mig_binding *binding, size_t number, size_t at)
{
	const struct mig_figure_source *source = &binding->sources[number];
	const struct mig_figure_source *widest = &binding->sources[binding->widest];
	const struct mig_audit_table *from = &binding->audit->tables[widest->table];
	uint32_t tuple[MIG_AUDIT_KEYS_MAX];
	size_t count = 0, group;

	for (size_t i = 0; i < widest->free_count; i++)
		if (source->matched[i] != MIG_AUDIT_NONE)
			tuple[count++] = from->members[at * from->key_count + widest->free[i]];
	group = mig_audit_index_group(&source->index, tuple);
	if (group == MIG_AUDIT_NONE)
		return MIG_AUDIT_NONE;
	return source->figure->previous ? row_before(binding, source, group, at)
					: source->index.heads[group];
}

/* Rows to add up for one figure: a chain of the index, or one row alone. */
struct chain {
	size_t first;
	const struct mig_audit_index *index; /* NULL for one row */
};

static size_t
behind(const struct chain *chain, size_t row)
{
	return chain->index ? mig_audit_index_next(chain->index, row) : MIG_AUDIT_NONE;
}

/* The terms of one check: products are multiplied out. */
static enum mig_status
add_terms(const struct mig_binding *binding, const struct chain *chains, struct mig_error *error)
{
	const struct mig_rule *rule = binding->rule;
	struct mig_audit *audit = binding->audit;
	enum mig_status status = MIG_OK;

	for (size_t t = 0, s = 0; status == MIG_OK && t < rule->count;
	     s += rule->terms[t++].count) {
		const struct mig_rule_term *term = &rule->terms[t];
		size_t one, two;

		if (term->count == 0) {
			status = mig_audit_add_term(audit, term->factor, MIG_AUDIT_NONE,
						    MIG_AUDIT_NONE, error);
			continue;
		}
		one = audit->columns[binding->sources[s].column].first;
		two = term->count > 1 ? audit->columns[binding->sources[s + 1].column].first : 0;
		for (size_t i = chains[s].first; status == MIG_OK && i != MIG_AUDIT_NONE;
		     i = behind(&chains[s], i)) {
			if (term->count == 1) {
				status = mig_audit_add_term(audit, term->factor, one + i,
							    MIG_AUDIT_NONE, error);
				continue;
			}
			for (size_t j = chains[s + 1].first;
			     status == MIG_OK && j != MIG_AUDIT_NONE; j = behind(&chains[s + 1], j))
				status = mig_audit_add_term(audit, term->factor, one + i, two + j,
							    error);
		}
	}
	return status;
}

/* The figure that stands for a rule: the only one of a side, such as a total; or the first. */
static size_t
standing(const struct mig_rule *rule)
{
	size_t before = 0;

	if (rule->left == 1 && rule->terms[0].count)
		return 0;
	for (size_t t = 0; t < rule->left; t++)
		before += rule->terms[t].count;
	return rule->count - rule->left == 1 && rule->terms[rule->left].count ? before : 0;
}

static enum mig_status
add_check(struct mig_binding *binding, size_t rule, const struct chain *chains,
	  struct mig_error *error)
{
	size_t number = standing(binding->rule);
	const struct mig_figure_source *shown = &binding->sources[number];
	size_t cell = binding->audit->columns[shown->column].first + chains[number].first;
	struct mig_check *check;
	enum mig_status status;

	status = mig_audit_begin_check(binding->audit, rule, cell, binding->rule->relation, error);
	if (status != MIG_OK)
		return status;
	check = &binding->audit->checks[binding->audit->check_count - 1];
	check->of_sum = shown->figure->sum;
	for (size_t k = 0; check->of_sum && k < binding->audit->tables[shown->table].key_count; k++)
		if (!mig_figure_is_free(shown, k) || is_open_sum(shown))
			check->hidden |= (uint32_t)1 << k;
	status = add_terms(binding, chains, error);
	return status == MIG_OK ? mig_audit_end_check(binding->audit, error) : status;
}

/* One check for every combination of keys that the widest figure has. */
static enum mig_status
add_checks(struct mig_binding *binding, size_t rule, struct mig_error *error)
{
	const struct mig_audit_index *index = &binding->sources[binding->widest].index;
	struct chain *chains = calloc(binding->count, sizeof *chains);
	enum mig_status status = chains ? MIG_OK : mig_fail_memory(error);

	for (size_t g = 0; status == MIG_OK && g < index->group_count; g++) {
		bool complete = true;

		for (size_t s = 0; complete && s < binding->count; s++) {
			struct mig_figure_source *source = &binding->sources[s];

			chains[s].index = source->figure->previous ? NULL : &source->index;
			chains[s].first = find_rows(binding, s, index->heads[g]);
			complete = chains[s].first != MIG_AUDIT_NONE;
		}
		if (complete)
			status = add_check(binding, rule, chains, error);
	}
	free(chains);
	return status;
}

/* A rule on columns of one table is a rule on each of its rows, whatever names them. */
static bool
is_of_rows(const struct mig_binding *binding)
{
	for (size_t s = 0; s < binding->count; s++)
		if (binding->sources[s].table != binding->sources[0].table ||
		    binding->sources[s].filter_count || binding->sources[s].figure->sum ||
		    binding->sources[s].figure->previous)
			return false;
	return true;
}

static enum mig_status
add_checks_of_rows(struct mig_binding *binding, size_t rule, struct mig_error *error)
{
	size_t rows = binding->audit->tables[binding->sources[0].table].table.rows;
	struct chain *chains = calloc(binding->count, sizeof *chains);
	enum mig_status status = chains ? MIG_OK : mig_fail_memory(error);

	for (size_t row = 0; status == MIG_OK && row < rows; row++) {
		for (size_t s = 0; s < binding->count; s++)
			chains[s].first = row;
		status = add_check(binding, rule, chains, error);
	}
	free(chains);
	return status;
}

static enum mig_status
bind_relation(struct mig_binding *binding, struct mig_error *error)
{
	const struct mig_rule *rule = binding->rule;
	size_t number = 0;
	enum mig_status status = MIG_OK;

	for (size_t t = 0; status == MIG_OK && t < rule->count; t++)
		for (size_t f = 0; status == MIG_OK && f < rule->terms[t].count; f++) {
			struct mig_figure_source *source = &binding->sources[binding->count];

			status =
			    mig_figure_bind(binding, &rule->terms[t].figures[f], source, error);
			binding->count += status == MIG_OK;
			if (status == MIG_OK && f == 0 && rule->terms[t].count == 2)
				binding->audit->columns[source->column].ratio = true;
		}
	if (status == MIG_OK)
		status = mig_audit_add_rule(binding->audit, rule->text, &number, error);
	if (status == MIG_OK && is_of_rows(binding))
		return add_checks_of_rows(binding, number, error);
	if (status == MIG_OK)
		status = find_widest(binding, error);
	for (size_t s = 0; status == MIG_OK && s < binding->count; s++)
		status = index_rows(binding, &binding->sources[s], error);
	return status == MIG_OK ? add_checks(binding, number, error) : status;
}

static enum mig_status
bind_unit(struct mig_binding *binding, struct mig_error *error)
{
	struct mig_figure_source *source = &binding->sources[0];
	const struct mig_audit_table *table;
	enum mig_status status =
	    mig_figure_bind(binding, &binding->rule->terms[0].figures[0], source, error);

	if (status != MIG_OK)
		return status;
	table = &binding->audit->tables[source->table];
	if (source->filter_count == 0)
		return mig_audit_give_unit(binding->audit, source->column, MIG_AUDIT_NONE,
					   binding->rule->unit, error);
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++)
		if (mig_figure_passes(table, source, row))
			status = mig_audit_give_unit(binding->audit, source->column, row,
						     binding->rule->unit, error);
	return status;
}

static enum mig_status
bind_figures(struct mig_binding *binding, struct mig_error *error)
{
	size_t count = 0;
	enum mig_status status;

	for (size_t t = 0; t < binding->rule->count; t++)
		count += binding->rule->terms[t].count;
	binding->count = 0;
	binding->sources = calloc(count, sizeof *binding->sources);
	if (!binding->sources)
		return mig_fail_memory(error);
	status = binding->rule->kind == MIG_RULE_UNIT ? bind_unit(binding, error)
						      : bind_relation(binding, error);
	for (size_t s = 0; s < count; s++) {
		mig_audit_index_free(&binding->sources[s].index);
		mig_audit_history_free(&binding->sources[s].history);
	}
	free(binding->sources);
	return status;
}

/* Another table; its path is relative to that of the rules. */
static enum mig_status
read_table(struct mig_audit *audit, const struct mig_rule *rule,
	   const struct mig_records_options *options, struct mig_error *error)
{
	const char *slash = strrchr(rule->source, '/');
	struct mig_records *records = NULL;
	struct mig_buffer path = { 0 };
	struct mig_table table;
	char *files[1];
	size_t number;
	enum mig_status status = MIG_OK;

	if (slash && rule->file[0] != '/')
		status =
		    mig_buffer_add(&path, rule->source, (size_t)(slash + 1 - rule->source), error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(&path, rule->file, error);
	files[0] = status == MIG_OK ? mig_arena_copy(&audit->arena, mig_text_of(path.bytes)) : NULL;
	mig_buffer_free(&path);
	if (status == MIG_OK && !files[0])
		status = mig_fail_memory(error);
	if (status == MIG_OK)
		status = mig_records_open(files, 1, options, &records, error);
	if (status != MIG_OK)
		return status;
	status = mig_table_read(records, NULL, &table, error);
	mig_records_free(records);
	return status == MIG_OK ? mig_audit_add_table(audit, &table, rule->name, &rule->keys, NULL,
						      &number, error)
				: status;
}

enum mig_status
mig_rules_bind(const struct mig_rules *rules, struct mig_audit *audit, size_t operand,
	       const char *value, const struct mig_records_options *options,
	       struct mig_error *error)
{
	struct mig_binding binding = { .audit = audit, .operand = operand, .value = value };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < rules->count; i++) {
		binding.rule = &rules->items[i];
		if (binding.rule->kind == MIG_RULE_TABLE)
			status = mig_rule_place(binding.rule, 0,
						read_table(audit, binding.rule, options, error),
						error);
		else if (binding.rule->kind == MIG_RULE_MEMBERS)
			binding.members = binding.rule->name;
		else
			status = bind_figures(&binding, error);
	}
	return status;
}

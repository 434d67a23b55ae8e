#include <string.h>

#include "directions.h"
#include "plan.h"
#include "rules.h"

/* Rules that are being made. */
struct relations {
	const struct mig_audit_plan *plan;
	struct mig_audit *audit;
	size_t operand;
	const char *value;
};

enum closure_term {
	POPULATION_START,
	POPULATION_END,
	BIRTHS,
	DEATHS,
	IMMIGRATION,
	EMIGRATION,
	CLOSURE_TERMS
};

static const struct mig_term closure_terms[] = { [POPULATION_START] = { "population_start", false },
						 [POPULATION_END] = { "population_end", false },
						 [BIRTHS] = { "births", false },
						 [DEATHS] = { "deaths", false },
						 [IMMIGRATION] = { "immigration", false },
						 [EMIGRATION] = { "emigration", false },
						 [CLOSURE_TERMS] = { NULL, false } };

/* Whether it is a column or, with --direction, a member of that. */
static bool
is_there(const struct relations *run, const char *name)
{
	const struct mig_audit_table *table = &run->audit->tables[run->operand];
	struct mig_error ignored;
	size_t place, member;

	if (!run->plan->direction)
		return mig_table_find(&table->table, mig_text_of(name), &place, &ignored) == MIG_OK;
	if (mig_audit_key(run->audit, run->operand, run->plan->direction, &place, &ignored) !=
		MIG_OK ||
	    !mig_keys_find(&run->audit->members, mig_text_of(name), &member))
		return false;
	for (size_t row = 0; row < table->table.rows; row++)
		if (table->members[row * table->key_count + place] == member)
			return true;
	return false;
}

/* The name among pairs of names that is there. */
static const char *
known_name(const struct relations *run, size_t which)
{
	for (const char *const(*pair)[2] = mig_direction_names; **pair; pair++)
		if (is_there(run, (*pair)[which]))
			return (*pair)[which];
	return mig_direction_names[0][which];
}

/* A name as rules have it: in quotes, unless it is a plain word. */
static enum mig_status
add_name(struct mig_buffer *text, const char *name, struct mig_error *error)
{
	size_t plain = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
	enum mig_status status;

	if (name[0] && !name[plain])
		return mig_buffer_add_string(text, name, error);
	status = mig_buffer_add_string(text, "\"", error);
	for (; status == MIG_OK && *name; name++)
		status = mig_buffer_format(text, error, *name == '"' ? "\"%c" : "%c", *name);
	return status == MIG_OK ? mig_buffer_add_string(text, "\"", error) : status;
}

/* "members of direction", if that is asked for, and "net = in - out". */
static enum mig_status
write_balance(const struct relations *run, struct mig_buffer *members, struct mig_buffer *text,
	      struct mig_error *error)
{
	const struct mig_audit_plan *plan = run->plan;
	const char *const names[] = { plan->net,
				      plan->in ? plan->in : known_name(run, MIG_DIRECTION_IN),
				      plan->out ? plan->out : known_name(run, MIG_DIRECTION_OUT) };
	const char *const signs[] = { "", " = ", " - " };
	enum mig_status status = mig_buffer_add_string(members, "members of ", error);

	if (status == MIG_OK)
		status = add_name(members, plan->direction ? plan->direction : "", error);
	for (size_t i = 0; status == MIG_OK && i < 3; i++) {
		status = mig_buffer_add_string(text, signs[i], error);
		if (status == MIG_OK)
			status = add_name(text, names[i], error);
	}
	return status;
}

/* What an option says is a rule like any other. `members` is what goes before it, NULL: nothing. */
static enum mig_status
add_rule(const struct relations *run, const char *option, const struct mig_buffer *members,
	 const struct mig_buffer *text, struct mig_error *error)
{
	struct mig_rules rules = { 0 };
	enum mig_status status = MIG_OK;

	if (members)
		status =
		    mig_rules_parse(&rules, "--direction", 0,
				    (struct mig_text){ members->bytes, members->length }, error);
	if (status == MIG_OK)
		status = mig_rules_parse(&rules, option, 0,
					 (struct mig_text){ text->bytes, text->length }, error);
	if (status == MIG_OK)
		status = mig_rules_bind(&rules, run->audit, run->operand, run->value, NULL, error);
	mig_rules_free(&rules);
	return status;
}

static enum mig_status
add_balance(const struct relations *run, struct mig_error *error)
{
	struct mig_buffer members = { 0 }, text = { 0 };
	enum mig_status status = write_balance(run, &members, &text, error);

	if (status == MIG_OK)
		status =
		    add_rule(run, "--net", run->plan->direction ? &members : NULL, &text, error);
	mig_buffer_free(&members);
	mig_buffer_free(&text);
	return status;
}

/* "foreign <= total" of "foreign=total". */
static enum mig_status
write_at_most(const char *pair, struct mig_buffer *text, struct mig_error *error)
{
	const char *sign = strchr(pair, '=');
	struct mig_buffer part = { 0 };
	enum mig_status status;

	if (!sign || sign == pair || !sign[1]) {
		mig_fail(error, MIG_USAGE, "--at-most '%s' is not PART=WHOLE", pair);
		mig_hint(error, "for example: --at-most foreign_born=population");
		return MIG_USAGE;
	}
	status = mig_buffer_add(&part, pair, (size_t)(sign - pair), error);
	if (status == MIG_OK)
		status = add_name(text, part.bytes, error);
	if (status == MIG_OK)
		status = mig_buffer_add_string(text, " <= ", error);
	mig_buffer_free(&part);
	return status == MIG_OK ? add_name(text, sign + 1, error) : status;
}

static enum mig_status
add_at_most(const struct relations *run, const char *pair, struct mig_error *error)
{
	struct mig_buffer text = { 0 };
	enum mig_status status = write_at_most(pair, &text, error);

	if (status == MIG_OK)
		status = add_rule(run, "--at-most", NULL, &text, error);
	mig_buffer_free(&text);
	return status;
}

/* --- closure --- */

static mig_term_set
needed_terms(const char *measure)
{
	(void)measure;
	return ((mig_term_set)1 << CLOSURE_TERMS) - 1;
}

enum mig_status
mig_audit_closure_find(const struct mig_records *records, const struct mig_list *renamed,
		       const struct mig_list *left_out, struct mig_audit_closure *closure,
		       struct mig_error *error)
{
	static const struct mig_measure whole = { .name = "--closure" };
	const struct mig_measure *items[] = { &whole };
	struct mig_measures chosen = { .items = items, .count = 1 };
	enum mig_status status = mig_terms_find(records, closure_terms, renamed, left_out,
						&closure->terms, &closure->columns, error);

	if (status == MIG_OK && (closure->terms.left_out & (1 << POPULATION_START))) {
		mig_fail(error, MIG_USAGE, "--without leaves out flows, not population_start");
		mig_hint(error, "where only the end is printed, use --rules with a line "
				"population_end = previous(population_end) + births - deaths ...");
		return MIG_USAGE;
	}
	if (status == MIG_OK && (closure->terms.left_out & (1 << POPULATION_END))) {
		mig_fail(error, MIG_USAGE, "--without leaves out flows, not population_end");
		mig_hint(error, "without it there is nothing to hold the others to");
		return MIG_USAGE;
	}
	return status == MIG_OK ? mig_terms_choose(&closure->terms, mig_records_input_name(records),
						   needed_terms, true, &chosen, error)
				: status;
}

/* Add a sign and the column of a term that was not left out. */
static enum mig_status
add_closure_term(const struct mig_audit_closure *closure, const char *sign, enum closure_term term,
		 struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status;

	if (closure->terms.left_out >> term & 1)
		return MIG_OK;
	status = mig_buffer_add_string(text, sign, error);
	return status == MIG_OK
		   ? add_name(text, closure->columns.items[closure->terms.places[term]], error)
		   : status;
}

/* "population_end = population_start + births - deaths + immigration - emigration" */
static enum mig_status
write_closure(const struct mig_audit_closure *closure, struct mig_buffer *text,
	      struct mig_error *error)
{
	static const struct {
		const char *sign;
		enum closure_term term;
	} parts[] = { { "", POPULATION_END }, { " = ", POPULATION_START }, { " + ", BIRTHS },
		      { " - ", DEATHS },      { " + ", IMMIGRATION },	   { " - ", EMIGRATION } };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < sizeof parts / sizeof *parts; i++)
		status = add_closure_term(closure, parts[i].sign, parts[i].term, text, error);
	return status;
}

/* "population_start = preceding(population_end)" */
static enum mig_status
write_link(const struct mig_audit_closure *closure, struct mig_buffer *text,
	   struct mig_error *error)
{
	enum mig_status status = add_closure_term(closure, "", POPULATION_START, text, error);

	if (status == MIG_OK)
		status = add_closure_term(closure, " = preceding(", POPULATION_END, text, error);
	return status == MIG_OK ? mig_buffer_add_string(text, ")", error) : status;
}

/* The account of each row, and where one period follows another, the link between the two. A table
 * of single periods has no such rule, rather than one that nothing is held to. */
static enum mig_status
add_closure(const struct relations *run, struct mig_error *error)
{
	struct mig_audit *audit = run->audit;
	struct mig_buffer account = { 0 }, link = { 0 };
	enum mig_status status = write_closure(run->plan->closure, &account, error);

	if (status == MIG_OK)
		status = add_rule(run, "--closure", NULL, &account, error);
	if (status == MIG_OK)
		status = write_link(run->plan->closure, &link, error);
	if (status == MIG_OK)
		status = add_rule(run, "--closure", NULL, &link, error);
	if (status == MIG_OK && audit->rules[audit->rule_count - 1].made == 0)
		audit->rule_count--;
	mig_buffer_free(&account);
	mig_buffer_free(&link);
	return status;
}

bool
mig_audit_has_relations(const struct mig_audit_plan *plan)
{
	return plan->net || (plan->at_most && plan->at_most->count) || plan->closure ||
	       plan->has_rules;
}

enum mig_status
mig_audit_add_relations(const struct mig_audit_plan *plan, struct mig_audit *audit, size_t operand,
			const char *value, struct mig_error *error)
{
	const struct relations run = { plan, audit, operand, value };
	enum mig_status status = plan->net ? add_balance(&run, error) : MIG_OK;

	for (size_t i = 0; status == MIG_OK && plan->at_most && i < plan->at_most->count; i++)
		status = add_at_most(&run, plan->at_most->items[i], error);
	return status == MIG_OK && plan->closure ? add_closure(&run, error) : status;
}

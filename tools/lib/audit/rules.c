#include "words.h"

#include <stdlib.h>
#include <string.h>

/* One value of a condition: quoted, or everything up to , | or ]. */
static enum mig_status
take_value(struct mig_words *reader, const char **value)
{
	size_t start, end;

	mig_words_skip(reader);
	if (mig_words_peek(reader) == '"')
		return mig_words_take_quoted(reader, value);
	start = reader->at;
	while (reader->at < reader->text.length && !strchr(",|]", mig_words_peek(reader)))
		reader->at++;
	for (end = reader->at; end > start && mig_words_blank(reader->text.bytes[end - 1]);)
		end--;
	return mig_words_keep(reader, (struct mig_text){ reader->text.bytes + start, end - start },
			      value);
}

static enum mig_status
take_condition(struct mig_words *reader, struct mig_rule_condition *condition)
{
	const char *value;
	enum mig_status status = mig_words_take_name(reader, "a column", &condition->column);

	if (status != MIG_OK)
		return status;
	condition->is_not = mig_words_take(reader, '!');
	if (!mig_words_take(reader, '='))
		return mig_words_expected(reader, "'=' or '!='");
	do {
		status = take_value(reader, &value);
		if (status == MIG_OK)
			status =
			    mig_words_add(reader, &condition->values, &condition->count, value);
	} while (status == MIG_OK && mig_words_take(reader, '|'));
	return status;
}

static enum mig_status
take_conditions(struct mig_words *reader, struct mig_rule_figure *figure)
{
	enum mig_status status = MIG_OK;

	if (!mig_words_take(reader, '['))
		return MIG_OK;
	do {
		struct mig_rule_condition *more = mig_arena_allocate(
		    &reader->rules->arena, (figure->condition_count + 1) * sizeof *more);

		if (!more)
			return mig_fail_memory(reader->error);
		if (figure->condition_count)
			memcpy(more, figure->conditions, figure->condition_count * sizeof *more);
		figure->conditions = more;
		more += figure->condition_count++;
		*more = (struct mig_rule_condition){ 0 };
		status = take_condition(reader, more);
	} while (status == MIG_OK && mig_words_take(reader, ','));
	if (status == MIG_OK && !mig_words_take(reader, ']'))
		return mig_words_expected(reader, "']'");
	return status;
}

/* [TABLE:]NAME[conditions] */
static enum mig_status
take_plain_figure(struct mig_words *reader, struct mig_rule_figure *figure)
{
	enum mig_status status;

	mig_words_skip(reader);
	figure->at = reader->at + 1;
	status = mig_words_take_name(reader, "a figure", &figure->name);
	if (status == MIG_OK && mig_words_take(reader, ':')) {
		figure->table = figure->name;
		status = mig_words_take_name(reader, "a column", &figure->name);
	}
	return status == MIG_OK ? take_conditions(reader, figure) : status;
}

/* sum(, previous( or preceding(, with the bracket. */
static bool
take_function(struct mig_words *reader, const char *name)
{
	size_t length = strlen(name), before = reader->at;

	if (reader->at + length > reader->text.length ||
	    memcmp(reader->text.bytes + reader->at, name, length) != 0)
		return false;
	reader->at += length;
	if (mig_words_take(reader, '('))
		return true;
	reader->at = before;
	return false;
}

static enum mig_status
take_names(struct mig_words *reader, const char ***names, size_t *count)
{
	const char *name;
	enum mig_status status;

	do {
		status = mig_words_take_name(reader, "a column", &name);
		if (status == MIG_OK)
			status = mig_words_add(reader, names, count, name);
	} while (status == MIG_OK && mig_words_take(reader, ','));
	return status;
}

static enum mig_status
take_figure(struct mig_words *reader, struct mig_rule_figure *figure)
{
	enum mig_status status;

	*figure = (struct mig_rule_figure){ .sum = take_function(reader, "sum") };
	if (!figure->sum)
		figure->adjoining = take_function(reader, "preceding");
	if (!figure->sum)
		figure->previous = figure->adjoining || take_function(reader, "previous");
	status = take_plain_figure(reader, figure);
	if (status != MIG_OK || !(figure->sum || figure->previous))
		return status;
	if (figure->sum && mig_words_take_word(reader, "over"))
		status = take_names(reader, &figure->over, &figure->over_count);
	if (status == MIG_OK && !mig_words_take(reader, ')'))
		return mig_words_expected(reader, "')'");
	return status;
}

/* A number standing alone: "1e3" and ".5" are some, "2015-names" is a name. */
static bool
take_number(struct mig_words *reader, struct mig_decimal *number)
{
	size_t start, end;

	mig_words_skip(reader);
	start = end = reader->at;
	while (end < reader->text.length && !mig_words_blank(reader->text.bytes[end]) &&
	       !strchr("*=<>!#)", reader->text.bytes[end]))
		end++;
	if (mig_decimal_parse((struct mig_text){ reader->text.bytes + start, end - start },
			      number) != MIG_PARSE_OK)
		return false;
	reader->at = end;
	mig_words_skip(reader);
	return true;
}

/* Factors with '*' between them: numbers and at most two figures. */
static enum mig_status
take_term(struct mig_words *reader, bool negative)
{
	struct mig_rule_term *terms = mig_array_reserve(reader->rule->terms, &reader->room,
							reader->rule->count + 1, sizeof *terms);
	struct mig_decimal number;
	enum mig_status status = MIG_OK;

	if (!terms)
		return mig_fail_memory(reader->error);
	reader->rule->terms = terms;
	terms += reader->rule->count++;
	*terms = (struct mig_rule_term){ .factor = mig_decimal_of(negative ? -1 : 1) };
	do {
		if (take_number(reader, &number)) {
			if (!mig_decimal_multiply(terms->factor, number, &terms->factor))
				return mig_words_expected(reader, "a number of fewer digits");
		} else if (terms->count == 2) {
			return mig_words_expected(reader, "the end of a product of two figures");
		} else {
			status = take_figure(reader, &terms->figures[terms->count++]);
		}
	} while (status == MIG_OK && mig_words_take(reader, '*'));
	return status;
}

static enum mig_status
take_side(struct mig_words *reader, bool negative)
{
	bool minus = mig_words_take(reader, '-');
	enum mig_status status = take_term(reader, negative != minus);

	while (status == MIG_OK) {
		if (mig_words_take(reader, '+'))
			status = take_term(reader, negative);
		else if (mig_words_take(reader, '-'))
			status = take_term(reader, !negative);
		else
			break;
	}
	return status;
}

static enum mig_status
take_relation(struct mig_words *reader)
{
	struct mig_rule *rule = reader->rule;

	if (mig_words_take(reader, '<'))
		rule->relation =
		    mig_words_take(reader, '=') ? MIG_RELATION_AT_MOST : MIG_RELATION_LESS;
	else if (mig_words_take(reader, '>'))
		rule->relation =
		    mig_words_take(reader, '=') ? MIG_RELATION_AT_LEAST : MIG_RELATION_MORE;
	else if (mig_words_take(reader, '='))
		rule->relation = MIG_RELATION_EQUAL;
	else
		return mig_words_expected(reader, "'=', '<=', '>=', '<' or '>'");
	return MIG_OK;
}

static enum mig_status
relation_line(struct mig_words *reader)
{
	bool figures = false;
	enum mig_status status = take_side(reader, false);

	reader->rule->kind = MIG_RULE_RELATION;
	if (status == MIG_OK)
		status = take_relation(reader);
	reader->rule->left = reader->rule->count;
	if (status == MIG_OK)
		status = take_side(reader, true);
	for (size_t i = 0; status == MIG_OK && i < reader->rule->count; i++)
		figures = figures || reader->rule->terms[i].count;
	if (status == MIG_OK && !figures)
		return mig_fail(reader->error, MIG_DATA, "%s:%zu: a rule without a figure",
				reader->source, reader->line);
	return status;
}

static enum mig_status
unit_line(struct mig_words *reader)
{
	struct mig_rule *rule = reader->rule;
	enum mig_status status;
	size_t start;

	rule->kind = MIG_RULE_UNIT;
	rule->terms = mig_array_reserve(NULL, &reader->room, 1, sizeof *rule->terms);
	if (!rule->terms)
		return mig_fail_memory(reader->error);
	rule->terms[0] = (struct mig_rule_term){ .count = 1 };
	rule->count = 1;
	status = take_plain_figure(reader, &rule->terms[0].figures[0]);
	if (status == MIG_OK && !mig_words_take(reader, '='))
		return mig_words_expected(reader, "'='");
	if (status != MIG_OK || mig_words_take_word(reader, "exact"))
		return status;
	start = reader->at;
	if (take_number(reader, &rule->unit) && mig_decimal_sign(rule->unit) > 0)
		return MIG_OK;
	reader->at = start;
	return mig_words_expected(reader, "a number above zero, or exact,");
}

static enum mig_status
table_line(struct mig_words *reader)
{
	struct mig_rule *rule = reader->rule;
	const char **names = NULL;
	size_t count = 0;
	enum mig_status status = mig_words_take_name(reader, "a name for the table", &rule->name);

	rule->kind = MIG_RULE_TABLE;
	if (status == MIG_OK)
		status = mig_words_take_name(reader, "a file", &rule->file);
	if (status == MIG_OK && mig_words_take_word(reader, "by"))
		status = take_names(reader, &names, &count);
	for (size_t i = 0; status == MIG_OK && i < count; i++)
		status = mig_list_add(&rule->keys, mig_text_of(names[i]), reader->error);
	return status;
}

/* "table = a + b" is a rule on a column of that name. */
static bool
take_keyword(struct mig_words *reader, const char *word)
{
	size_t before = reader->at;

	if (mig_words_take_word(reader, word) && mig_words_peek(reader) &&
	    !strchr("+-*=<>!", mig_words_peek(reader)))
		return true;
	reader->at = before;
	return false;
}

static enum mig_status
statement(struct mig_words *reader)
{
	if (take_keyword(reader, "table"))
		return table_line(reader);
	if (take_keyword(reader, "unit"))
		return unit_line(reader);
	if (take_keyword(reader, "members")) {
		reader->rule->kind = MIG_RULE_MEMBERS;
		mig_words_take_word(reader, "of");
		return mig_words_take_name(reader, "a column", &reader->rule->name);
	}
	return relation_line(reader);
}

enum mig_status
mig_rules_parse(struct mig_rules *rules, const char *source, size_t line, struct mig_text text,
		struct mig_error *error)
{
	struct mig_words reader = { rules, NULL, source, line, text, 0, 0, error };
	struct mig_rule *items;
	enum mig_status status;

	mig_words_skip(&reader);
	if (reader.at == text.length)
		return MIG_OK;
	items = mig_array_reserve(rules->items, &rules->room, rules->count + 1, sizeof *items);
	if (!items)
		return mig_fail_memory(error);
	rules->items = items;
	reader.rule = &items[rules->count++];
	*reader.rule = (struct mig_rule){ .source = source, .line = line };
	status = statement(&reader);
	if (status == MIG_OK && reader.at < text.length)
		status = mig_words_expected(&reader, "the end of the line");
	/* the text without what is around it */
	for (reader.at = 0; mig_words_blank(text.bytes[reader.at]);)
		reader.at++;
	while (text.length > reader.at && mig_words_blank(text.bytes[text.length - 1]))
		text.length--;
	text = (struct mig_text){ text.bytes + reader.at, text.length - reader.at };
	return status == MIG_OK ? mig_words_keep(&reader, text, &reader.rule->text) : status;
}

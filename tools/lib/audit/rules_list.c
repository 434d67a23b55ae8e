#include "rules.h"

#include <stdlib.h>
#include <string.h>

#include "source.h"

enum mig_status
mig_rules_read(struct mig_rules *rules, const char *file, struct mig_error *error)
{
	struct mig_source source;
	const char *name = mig_arena_copy(&rules->arena, mig_text_of(file));
	enum mig_status status;

	if (!name)
		return mig_fail_memory(error);
	status = mig_source_open(&source, file, 1 << 20, error);
	if (status != MIG_OK)
		return status;
	for (size_t number = 1; status == MIG_OK; number++) {
		struct mig_text line;

		source.mark = source.next;
		status = mig_source_line(&source, &line, error);
		if (status != MIG_OK || line.length == 0)
			break;
		while (line.length && strchr("\r\n", line.bytes[line.length - 1]))
			line.length--;
		if (number == 1 && line.length >= 3 && memcmp(line.bytes, "\xEF\xBB\xBF", 3) == 0)
			line = (struct mig_text){ line.bytes + 3, line.length - 3 };
		if (memchr(line.bytes, '\0', line.length) ||
		    mig_utf8_invalid(line.bytes, line.length) < line.length)
			status =
			    mig_fail(error, MIG_DATA, "%s:%zu: not valid UTF-8 text", name, number);
		else
			status = mig_rules_parse(rules, name, number, line, error);
	}
	mig_source_close(&source);
	return status;
}

bool
mig_rules_need_operand(const struct mig_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct mig_rule *rule = &rules->items[i];

		if (rule->kind == MIG_RULE_MEMBERS)
			return true;
		for (size_t j = 0; j < rule->count; j++)
			for (size_t k = 0; k < rule->terms[j].count; k++)
				if (!rule->terms[j].figures[k].table)
					return true;
	}
	return false;
}

static enum mig_status
add_key(const struct mig_records *records, struct mig_list *keys, const char *name,
	struct mig_error *error)
{
	struct mig_error ignored;
	size_t column;

	if (mig_list_contains(keys, mig_text_of(name)) ||
	    mig_records_find(records, mig_text_of(name), &column, &ignored) == MIG_USAGE)
		return MIG_OK;
	return mig_list_add(keys, mig_text_of(name), error);
}

static enum mig_status
keys_of(const struct mig_rule_figure *figure, const struct mig_records *records,
	struct mig_list *keys, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < figure->condition_count; i++)
		status = add_key(records, keys, figure->conditions[i].column, error);
	for (size_t i = 0; status == MIG_OK && i < figure->over_count; i++)
		status = add_key(records, keys, figure->over[i], error);
	return status;
}

enum mig_status
mig_rules_keys(const struct mig_rules *rules, const struct mig_records *records,
	       struct mig_list *keys, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < rules->count; i++) {
		const struct mig_rule *rule = &rules->items[i];

		if (rule->kind == MIG_RULE_MEMBERS)
			status = add_key(records, keys, rule->name, error);
		for (size_t j = 0; j < rule->count; j++)
			for (size_t k = 0; status == MIG_OK && k < rule->terms[j].count; k++)
				if (!rule->terms[j].figures[k].table)
					status = keys_of(&rule->terms[j].figures[k], records, keys,
							 error);
	}
	return status;
}

void
mig_rules_free(struct mig_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		mig_list_free(&rules->items[i].keys);
		free(rules->items[i].terms);
	}
	free(rules->items);
	mig_arena_free(&rules->arena);
	*rules = (struct mig_rules){ 0 };
}

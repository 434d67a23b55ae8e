#include "terms.h"

#include <stdint.h>
#include <string.h>

static size_t
count_of(const struct mig_term *table)
{
	size_t count = 0;

	while (table[count].name)
		count++;
	return count;
}

static enum mig_status
find_term(const struct mig_term *table, struct mig_text name, size_t *place,
	  struct mig_error *error)
{
	const char *names[MIG_TERMS_MAX];
	size_t count = count_of(table);

	for (size_t i = 0; i < count; i++) {
		names[i] = table[i].name;
		*place = i;
		if (mig_text_equal(mig_text_of(names[i]), name))
			return MIG_OK;
	}
	mig_fail(error, MIG_USAGE, "no term '%.*s'", (int)name.length, name.bytes);
	mig_hint_names(error, "terms", name, names, count);
	return MIG_USAGE;
}

static enum mig_status
fail_twice(const struct mig_term *term, struct mig_error *error)
{
	return mig_fail(error, MIG_USAGE, "term '%s' is named twice", term->name);
}

/* The value column at `column` of the header is the term at `place`. */
static enum mig_status
put(struct mig_terms *terms, const struct mig_records *records, size_t place, size_t column,
    struct mig_list *columns, struct mig_error *error)
{
	terms->there |= (mig_term_set)1 << place;
	terms->places[place] = terms->count++;
	return mig_list_add(columns, mig_text_of(mig_records_names(records)[column]), error);
}

static enum mig_status
put_renamed(struct mig_terms *terms, const struct mig_records *records, const char *renamed,
	    struct mig_list *columns, struct mig_error *error)
{
	const char *sign = strchr(renamed, '=');
	size_t place, column;
	enum mig_status status;

	if (!sign || sign == renamed || !sign[1]) {
		mig_fail(error, MIG_USAGE, "--term '%s' is not TERM=COLUMN", renamed);
		mig_hint(error, "for example: --term %s=%s", terms->table[0].name, "COLUMN");
		return MIG_USAGE;
	}
	status = find_term(terms->table, (struct mig_text){ renamed, (size_t)(sign - renamed) },
			   &place, error);
	if (status == MIG_OK && (terms->there >> place & 1))
		status = fail_twice(&terms->table[place], error);
	if (status == MIG_OK)
		status = mig_records_find(records, mig_text_of(sign + 1), &column, error);
	return status == MIG_OK ? put(terms, records, place, column, columns, error) : status;
}

static enum mig_status
leave_out(struct mig_terms *terms, const char *name, struct mig_error *error)
{
	size_t place;
	enum mig_status status = find_term(terms->table, mig_text_of(name), &place, error);

	if (status == MIG_OK && (terms->there >> place & 1))
		status = fail_twice(&terms->table[place], error);
	if (status != MIG_OK)
		return status;
	terms->there |= (mig_term_set)1 << place;
	terms->left_out |= (mig_term_set)1 << place;
	return MIG_OK;
}

enum mig_status
mig_terms_find(const struct mig_records *records, const struct mig_term *table,
	       const struct mig_list *renamed, const struct mig_list *left_out,
	       struct mig_terms *terms, struct mig_list *columns, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	*terms = (struct mig_terms){ .table = table };
	for (size_t i = 0; status == MIG_OK && i < renamed->count; i++)
		status = put_renamed(terms, records, renamed->items[i], columns, error);
	for (size_t i = 0; status == MIG_OK && i < left_out->count; i++)
		status = leave_out(terms, left_out->items[i], error);
	for (size_t i = 0; status == MIG_OK && table[i].name; i++) {
		const char *const names[] = { table[i].name, NULL };
		size_t column;

		if (terms->there >> i & 1)
			continue;
		status = mig_records_find_any(records, names, &column, error);
		if (status == MIG_OK && column != SIZE_MAX)
			status = put(terms, records, i, column, columns, error);
	}
	return status;
}

/* The terms of `set`, with commas between them. */
static enum mig_status
list_terms(const struct mig_term *table, mig_term_set set, struct mig_buffer *list,
	   struct mig_error *error)
{
	enum mig_status status = mig_buffer_add_string(list, "", error);

	for (size_t i = 0; status == MIG_OK && table[i].name; i++)
		if (set >> i & 1)
			status = mig_buffer_format(list, error, "%s%s", list->length ? ", " : "",
						   table[i].name);
	return status;
}

static enum mig_status
fail_lacking(const struct mig_terms *terms, const char *input_name, const char *measure,
	     mig_term_set lacking, struct mig_error *error)
{
	struct mig_buffer list = { 0 };
	enum mig_status status = list_terms(terms->table, lacking, &list, error);

	if (status != MIG_OK) {
		mig_buffer_free(&list);
		return status;
	}
	if (measure)
		mig_fail(error, MIG_USAGE, "%s: %s needs columns that are not there: %s",
			 input_name, measure, list.bytes);
	else
		mig_fail(error, MIG_USAGE, "%s: too few columns are named as terms of a measure",
			 input_name);
	if (measure)
		mig_hint(error, "say which columns they are with --term TERM=COLUMN, or leave out "
				"with --without what does not occur");
	else
		mig_hint(error, "rename columns with --term TERM=COLUMN; the terms are %s",
			 list.bytes);
	mig_buffer_free(&list);
	return MIG_USAGE;
}

enum mig_status
mig_terms_choose(const struct mig_terms *terms, const char *input_name,
		 mig_term_set (*needs)(const char *measure), bool named,
		 struct mig_measures *chosen, struct mig_error *error)
{
	mig_term_set all = ((mig_term_set)1 << count_of(terms->table)) - 1;
	size_t left = 0;

	for (size_t i = 0; i < chosen->count; i++) {
		const struct mig_measure *measure = chosen->items[i];
		mig_term_set needed = needs(measure->name), lacking = needed & ~terms->there;

		if (lacking && named)
			return fail_lacking(terms, input_name, measure->name, lacking, error);
		if (!lacking && (named || (needed & ~terms->left_out)))
			chosen->items[left++] = measure;
	}
	chosen->count = left;
	return left ? MIG_OK : fail_lacking(terms, input_name, NULL, all, error);
}

struct mig_value
mig_terms_value(const struct mig_terms *terms, const struct mig_point *point, size_t place)
{
	if (terms->left_out >> place & 1)
		return mig_value_of(0);
	return terms->there >> place & 1 ? point->values[terms->places[place]] : mig_value_none();
}

enum mig_status
mig_terms_check(const struct mig_terms *terms, const struct mig_cube *cube, struct mig_error *error)
{
	mig_term_set looked_at = terms->there & ~terms->left_out;

	for (size_t i = 0; terms->table[i].name; i++)
		for (size_t j = 0;
		     terms->table[i].intensive && (looked_at >> i & 1) && j < cube->count; j++)
			for (size_t k = 0; k < cube->groups[j].count; k++) {
				const struct mig_point *point = &cube->groups[j].points[k];
				size_t place = terms->places[i];

				if (point->known[place] + point->missing[place] < 2)
					continue;
				mig_fail(error, MIG_DATA,
					 "%s: several rows make up one group%s%s, and %s cannot be "
					 "added up",
					 cube->input_name, point->period_text[0] ? " in " : "",
					 point->period_text, terms->table[i].name);
				mig_hint(error,
					 "name the columns that tell the rows apart with --by");
				return MIG_DATA;
			}
	return MIG_OK;
}

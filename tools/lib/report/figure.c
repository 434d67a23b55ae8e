/* A figure's words, and the cell they name. */
#include "figure.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "column.h"
#include "period.h"

/* The words of a figure that are left. */
struct words {
	const struct mig_profile *profile;
	struct mig_text left;
	struct mig_place place; /* of the figure */
	struct mig_error *error;
};

static struct mig_text
unquote(struct mig_text word)
{
	if (word.length >= 2 && word.bytes[0] == '"' && word.bytes[word.length - 1] == '"')
		return (struct mig_text){ word.bytes + 1, word.length - 2 };
	return word;
}

/* The next word, with its quotes; "|" is one of its own; length 0 at the end. */
static enum mig_status
next_word(struct words *words, struct mig_text *word)
{
	bool quoted = false;
	size_t length = 0;

	words->left = mig_text_trim(words->left);
	for (; length < words->left.length; length++) {
		char byte = words->left.bytes[length];

		quoted ^= byte == '"';
		if (!quoted && (byte == ' ' || byte == '\t' || byte == '|'))
			break;
	}
	if (quoted)
		return mig_profile_fail(words->profile, words->place, words->error,
					"a quote in {{%.*s}} is not closed",
					(int)words->left.length, words->left.bytes);
	if (!length && words->left.length)
		length = 1;
	*word = (struct mig_text){ words->left.bytes, length };
	words->left.bytes += length;
	words->left.length -= length;
	return MIG_OK;
}

static bool
is_bar(struct mig_text word)
{
	return word.length == 1 && *word.bytes == '|';
}

static enum mig_status
add_condition(struct words *words, struct mig_text word, struct mig_figure *figure)
{
	struct mig_condition_of_figure *conditions;
	bool quoted = false;
	size_t split = 0;

	for (; split < word.length && (quoted || word.bytes[split] != '='); split++)
		quoted ^= word.bytes[split] == '"';
	if (split == word.length || split == 0)
		return mig_profile_fail(words->profile, words->place, words->error,
					"'%.*s' is no condition column=value", (int)word.length,
					word.bytes);
	conditions = realloc(figure->conditions,
			     (figure->condition_count + 1) * sizeof *conditions);
	if (!conditions)
		return mig_fail_memory(words->error);
	figure->conditions = conditions;
	conditions[figure->condition_count++] = (struct mig_condition_of_figure){
		unquote((struct mig_text){ word.bytes, split }),
		unquote((struct mig_text){ word.bytes + split + 1, word.length - split - 1 }),
	};
	return MIG_OK;
}

static enum mig_status
take_digits(struct words *words, struct mig_figure *figure)
{
	struct mig_text word;
	enum mig_status status = next_word(words, &word);

	if (status)
		return status;
	if (word.length != 1 || *word.bytes < '0' || *word.bytes > '9')
		return mig_profile_fail(words->profile, words->place, words->error,
					"'digits' needs a number from 0 to 9");
	figure->digits = *word.bytes - '0';
	return MIG_OK;
}

static enum mig_status
take_three_words(struct words *words, struct mig_figure *figure)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < 3; i++) {
		struct mig_text word;

		status = next_word(words, &word);
		if (!status && (!word.length || is_bar(word)))
			return mig_profile_fail(words->profile, words->place, words->error,
						"'words' needs three of them: for a number below "
						"0, for 0, and above 0");
		figure->words[i] = unquote(word);
	}
	return status;
}

static enum mig_status
take_format(struct words *words, struct mig_figure *figure)
{
	static const char *const names[] = { "abs", "signed", "thousand", "million",
					     "percent", "raw", "digits", "words" };
	const size_t count = sizeof names / sizeof *names;
	struct mig_text word;
	enum mig_status status = next_word(words, &word);
	size_t i = 0;

	if (status)
		return status;
	while (i < count && !mig_text_equal(word, mig_text_of(names[i])))
		i++;
	switch (i) {
	case 0: figure->absolute = true; return MIG_OK;
	case 1: figure->plus = true; return MIG_OK;
	case 2: figure->scale = MIG_SCALE_THOUSAND; return MIG_OK;
	case 3: figure->scale = MIG_SCALE_MILLION; return MIG_OK;
	case 4: figure->percent = true; return MIG_OK;
	case 5: figure->raw = true; return MIG_OK;
	case 6: return take_digits(words, figure);
	case 7: return take_three_words(words, figure);
	}
	status = mig_profile_fail(words->profile, words->place, words->error, "no format '%.*s'",
				  (int)word.length, word.bytes);
	mig_hint_names(words->error, "formats", word, names, count);
	return status;
}

static enum mig_status
take_reference(struct words *words, struct mig_figure *figure)
{
	struct mig_text word;
	enum mig_status status = next_word(words, &figure->block_name);

	figure->reference = true;
	if (!status)
		status = next_word(words, &word);
	if (!status && (!figure->block_name.length || word.length))
		status = mig_profile_fail(words->profile, words->place, words->error,
					  "'see' needs one block");
	return status;
}

static enum mig_status
take_words(struct words *words, struct mig_figure *figure)
{
	struct mig_text word;
	enum mig_status status = next_word(words, &figure->block_name);

	if (!status && mig_text_equal(figure->block_name, mig_text_of("see")))
		return take_reference(words, figure);
	if (!status)
		status = next_word(words, &word);
	if (status)
		return status;
	figure->column = unquote(word);
	if (!figure->column.length || is_bar(word) || is_bar(figure->block_name)) {
		status = mig_profile_fail(words->profile, words->place, words->error,
					  "{{%.*s}} needs a block and a column",
					  (int)figure->source.length, figure->source.bytes);
		mig_hint(words->error, "unless it is a name that --define gives a value");
		return status;
	}
	while (!(status = next_word(words, &word)) && word.length && !is_bar(word))
		if ((status = add_condition(words, word, figure)))
			return status;
	while (!status && word.length) {
		if (!is_bar(word))
			return mig_profile_fail(words->profile, words->place, words->error,
						"'%.*s' stands where '|' or '}}' is expected",
						(int)word.length, word.bytes);
		status = take_format(words, figure);
		if (!status)
			status = next_word(words, &word);
	}
	return status;
}

enum mig_status
mig_figure_parse(struct mig_profile *profile, struct mig_text source, struct mig_place place,
		 struct mig_figure *figure, struct mig_error *error)
{
	struct words words = { profile, { NULL, 0 }, place, error };
	enum mig_status status;
	char *copy = mig_arena_copy(&profile->arena, source);

	*figure = (struct mig_figure){ .place = place, .digits = -1 };
	if (!copy)
		return mig_fail_memory(error);
	figure->source = words.left = (struct mig_text){ copy, source.length };
	status = take_words(&words, figure);
	if (!status && figure->raw &&
	    (figure->absolute || figure->plus || figure->percent || figure->scale ||
	     figure->digits >= 0 || figure->words[0].bytes))
		status = mig_profile_fail(profile, place, error, "'raw' goes with no other format");
	if (status) {
		free(figure->conditions);
		figure->conditions = NULL;
	}
	return status;
}

static bool
row_fits(const struct mig_figure *figure, const struct mig_table *table, const size_t *columns,
	 size_t count, size_t row)
{
	for (size_t i = 0; i < count; i++)
		if (!mig_text_equal(mig_table_cell(table, row, columns[i]),
				    figure->conditions[i].value))
			return false;
	return true;
}

/* No row fits: the hint names the values of the first condition that cannot be met. */
static enum mig_status
fail_no_row(const struct mig_profile *profile, const struct mig_figure *figure,
	    const struct mig_table *table, const size_t *columns, struct mig_error *error)
{
	enum mig_status status =
	    mig_profile_fail(profile, figure->place, error, "no row fits {{%.*s}}",
			     (int)figure->source.length, figure->source.bytes);
	const char **values = calloc(table->rows + 1, sizeof *values);
	size_t count = 0, last = 0, fits = 1;

	while (fits && last < figure->condition_count) {
		last++;
		fits = 0;
		for (size_t row = 0; row < table->rows; row++)
			fits += row_fits(figure, table, columns, last, row);
	}
	for (size_t row = 0; values && last && row < table->rows; row++) {
		struct mig_text cell = mig_table_cell(table, row, columns[last - 1]);
		size_t i = 0;

		if (!row_fits(figure, table, columns, last - 1, row))
			continue;
		while (i < count && !mig_text_equal(cell, mig_text_of(values[i])))
			i++;
		if (i == count)
			values[count++] = cell.bytes;
	}
	if (count) {
		const char *name = table->names[columns[last - 1]];
		size_t length = strlen(name);
		char what[128];

		snprintf(what, sizeof what, "values of column '%.*s'",
			 (int)mig_utf8_invalid(name, length < 100 ? length : 100), name);
		mig_hint_names(error, what, figure->conditions[last - 1].value, values, count);
	}
	free(values);
	return status;
}

static enum mig_status
find_row(const struct mig_profile *profile, const struct mig_figure *figure,
	 const struct mig_table *table, const size_t *columns, size_t *row,
	 struct mig_error *error)
{
	size_t found = 0;
	enum mig_status status;

	for (size_t i = 0; i < table->rows; i++)
		if (row_fits(figure, table, columns, figure->condition_count, i) && !found++)
			*row = i;
	if (found == 1)
		return MIG_OK;
	if (!found)
		return fail_no_row(profile, figure, table, columns, error);
	status = mig_profile_fail(profile, figure->place, error,
				  "%zu rows fit {{%.*s}}, one must", found,
				  (int)figure->source.length, figure->source.bytes);
	mig_hint(error, "add a condition column=value");
	return status;
}

/* Above 0 if the row `one` says more of the present than `other`: that it has a figure goes first.
 * 0 also if one of them has no period, so that nobody can say. */
static int
compare_rows(const struct mig_table *table, size_t column, size_t one, size_t other)
{
	bool known[2] = { mig_table_cell(table, one, column).length > 0,
			  mig_table_cell(table, other, column).length > 0 };
	size_t time = mig_table_find_any(table, mig_time_names);
	struct mig_period periods[2];

	if (known[0] != known[1])
		return known[0] ? 1 : -1;
	if (time == SIZE_MAX || !mig_period_parse(mig_table_cell(table, one, time), &periods[0]) ||
	    !mig_period_parse(mig_table_cell(table, other, time), &periods[1]))
		return 0;
	return mig_period_compare(&periods[0], &periods[1]);
}

/* A month that is later than a year says less of it: rows of unlike periods have no latest. */
static enum mig_status
check_kinds(const struct mig_profile *profile, const struct mig_figure *figure,
	    const struct mig_table *table, const size_t *columns, size_t column, size_t latest,
	    struct mig_error *error)
{
	size_t time = mig_table_find_any(table, mig_time_names);
	struct mig_period periods[2];
	char kinds[2][32];

	if (time == SIZE_MAX || !mig_period_parse(mig_table_cell(table, latest, time), &periods[0]))
		return MIG_OK;
	for (size_t i = 0; i < table->rows; i++) {
		struct mig_text period = mig_table_cell(table, i, time);

		if (!row_fits(figure, table, columns, figure->condition_count, i) ||
		    mig_table_cell(table, i, column).length == 0 ||
		    !mig_period_parse(period, &periods[1]) ||
		    mig_period_same_kind(&periods[0], &periods[1]))
			continue;
		mig_period_kind(&periods[0], kinds[0]);
		mig_period_kind(&periods[1], kinds[1]);
		mig_profile_fail(profile, figure->place, error,
				 "rows of unlike periods fit '%.*s': %s (%s) and %.*s (%s)",
				 (int)figure->source.length, figure->source.bytes,
				 mig_table_cell(table, latest, time).bytes, kinds[0],
				 (int)period.length, period.bytes, kinds[1]);
		mig_hint(error, "take it from a block whose command chooses periods of one length, "
				"or add a condition column=value");
		return MIG_DATA;
	}
	return MIG_OK;
}

static enum mig_status
find_latest(const struct mig_profile *profile, const struct mig_figure *figure,
	    const struct mig_table *table, const size_t *columns, size_t column, size_t *row,
	    struct mig_error *error)
{
	size_t latest = SIZE_MAX, found = 0;
	enum mig_status status;

	for (size_t i = 0; i < table->rows; i++)
		if (row_fits(figure, table, columns, figure->condition_count, i) &&
		    (latest == SIZE_MAX || compare_rows(table, column, i, latest) > 0))
			latest = i;
	if (latest == SIZE_MAX)
		return fail_no_row(profile, figure, table, columns, error);
	for (size_t i = 0; i < table->rows; i++)
		found += row_fits(figure, table, columns, figure->condition_count, i) &&
			 compare_rows(table, column, i, latest) == 0;
	*row = latest;
	if (found == 1)
		return check_kinds(profile, figure, table, columns, column, latest, error);
	status = mig_profile_fail(profile, figure->place, error,
				  "%zu rows of the latest period fit '%.*s', one must", found,
				  (int)figure->source.length, figure->source.bytes);
	mig_hint(error, "add a condition column=value");
	return status;
}

/* The one row that fits or, with `latest`, the latest of those that do. */
static enum mig_status
find_cell(const struct mig_profile *profile, const struct mig_figure *figure,
	  const struct mig_table *table, bool latest, size_t *row, size_t *column,
	  struct mig_error *error)
{
	size_t *columns = calloc(figure->condition_count + 1, sizeof *columns);
	enum mig_status status;

	if (!columns)
		return mig_fail_memory(error);
	status = mig_column_find(profile, figure->place, figure->block_name, table, figure->column,
				 column, error);
	for (size_t i = 0; !status && i < figure->condition_count; i++)
		status = mig_column_find(profile, figure->place, figure->block_name, table,
					 figure->conditions[i].column, &columns[i], error);
	if (!status && latest)
		status = find_latest(profile, figure, table, columns, *column, row, error);
	else if (!status)
		status = find_row(profile, figure, table, columns, row, error);
	free(columns);
	return status;
}

enum mig_status
mig_figure_find(const struct mig_profile *profile, const struct mig_figure *figure,
		const struct mig_table *table, size_t *row, size_t *column,
		struct mig_error *error)
{
	return find_cell(profile, figure, table, false, row, column, error);
}

enum mig_status
mig_figure_find_latest(const struct mig_profile *profile, const struct mig_figure *figure,
		       const struct mig_table *table, size_t *row, size_t *column,
		       struct mig_error *error)
{
	return find_cell(profile, figure, table, true, row, column, error);
}

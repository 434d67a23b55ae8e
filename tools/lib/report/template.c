/* Variables, and sections that need data. */
#include "template.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "column.h"
#include "page.h"
#include "profile.h"

#define NAME_BYTES "abcdefghijklmnopqrstuvwxyz0123456789-"
#define LEFT_OUT   "{{left-out}}"

struct line {
	struct mig_text text;
	int depth;  /* of the heading that it is, or 0 */
	bool needs; /* it says what its section needs */
	bool left_out;
};

struct filler {
	const struct mig_template *template;
	struct line *lines;
	size_t count, capacity;
	struct mig_buffer headings; /* of what is left out */
	struct mig_error *error;
};

/* The value of a variable; its bytes are NULL if there is none of that name. */
static struct mig_text
value_of(const struct mig_list *variables, struct mig_text name)
{
	for (size_t i = 0; i < variables->count; i++) {
		const char *item = variables->items[i];

		if (strncmp(item, name.bytes, name.length) == 0 && item[name.length] == '=')
			return mig_text_of(item + name.length + 1);
	}
	return (struct mig_text){ NULL, 0 };
}

static enum mig_status
check_variables(const struct mig_list *variables, struct mig_error *error)
{
	for (size_t i = 0; i < variables->count; i++) {
		const char *item = variables->items[i];
		size_t length = strspn(item, NAME_BYTES);

		if (length == 0 || item[length] != '=' || !item[length + 1])
			return mig_fail(error, MIG_USAGE,
					"'%s' is no variable NAME=VALUE; a name has small letters, "
					"digits and '-'",
					item);
	}
	return MIG_OK;
}

/* The name between the braces that open at `text`; length 0: it is no variable. */
static struct mig_text
name_at(struct mig_text text)
{
	size_t length = 0;

	while (length + 2 < text.length && text.bytes[length + 2] &&
	       strchr(NAME_BYTES, text.bytes[length + 2]))
		length++;
	if (text.length < length + 4 || memcmp(text.bytes, "{{", 2) != 0 ||
	    memcmp(text.bytes + 2 + length, "}}", 2) != 0)
		length = 0;
	return (struct mig_text){ text.bytes + 2, length };
}

static enum mig_status
put_variables(const struct mig_list *variables, struct mig_text text, struct mig_buffer *out,
	      struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t from = 0;

	for (size_t i = 0; !status && i + 1 < text.length; i++) {
		struct mig_text name = { NULL, 0 }, value = { NULL, 0 };

		if (text.bytes[i] == '{')
			name = name_at((struct mig_text){ text.bytes + i, text.length - i });
		if (name.length)
			value = value_of(variables, name);
		if (!value.bytes)
			continue;
		status = mig_buffer_add(out, text.bytes + from, i - from, error);
		if (!status)
			status = mig_buffer_add(out, value.bytes, value.length, error);
		from = i + name.length + 4;
		i = from - 1;
	}
	return status ? status : mig_buffer_add(out, text.bytes + from, text.length - from, error);
}

static int
depth_of(struct mig_text line)
{
	int depth = 0;

	while ((size_t)depth < line.length && depth < 7 && line.bytes[depth] == '#')
		depth++;
	return depth < 7 && (size_t)depth < line.length && line.bytes[depth] == ' ' ? depth : 0;
}

/* What stands in fenced code is no heading. */
static enum mig_status
split_lines(struct filler *filler, struct mig_text text)
{
	struct line line = { 0 };
	struct mig_fence fence;
	bool fenced = false;
	size_t at = 0;

	while (mig_line_next(text, &at, &line.text)) {
		struct line *lines = mig_array_reserve(filler->lines, &filler->capacity,
						       filler->count + 1, sizeof *lines);
		bool opens = !fenced && mig_fence_read(line.text, &fence);

		if (!lines)
			return mig_fail_memory(filler->error);
		filler->lines = lines;
		fenced = fenced || opens;
		line.depth = fenced ? 0 : depth_of(line.text);
		line.needs =
		    !fenced && line.text.length > 8 && memcmp(line.text.bytes, "{{needs ", 8) == 0;
		if (fenced && !opens && mig_fence_closes(line.text, &fence))
			fenced = false;
		lines[filler->count++] = line;
	}
	return MIG_OK;
}

static enum mig_status
fail_at(const struct filler *filler, size_t line, const char *what, struct mig_text word)
{
	return mig_fail(filler->error, MIG_DATA, "%s:%zu:1: %s '%.*s'", filler->template->file,
			line + 1, what, (int)word.length, word.bytes);
}

static struct mig_text
take_word(struct mig_text *rest)
{
	struct mig_text word = *rest = mig_text_trim(*rest);
	const char *blank = memchr(rest->bytes, ' ', rest->length);

	if (blank)
		word.length = (size_t)(blank - word.bytes);
	rest->bytes += word.length;
	rest->length -= word.length;
	return word;
}

/* Whether some row of the table has that value in that column. */
static enum mig_status
meets(const struct filler *filler, size_t line, const struct mig_table *table,
      struct mig_text condition, bool *met)
{
	const char *equals = memchr(condition.bytes, '=', condition.length);
	struct mig_text name = condition, value;
	enum mig_status status;
	size_t column;

	if (!equals)
		return fail_at(filler, line, "no condition COLUMN=VALUE:", condition);
	name.length = (size_t)(equals - name.bytes);
	value = (struct mig_text){ equals + 1, condition.length - name.length - 1 };
	column = mig_column_index(table, name);
	if (column == SIZE_MAX) {
		status = fail_at(filler, line, "no column", name);
		mig_hint_names(filler->error, "columns", name, (const char *const *)table->names,
			       table->columns);
		return status;
	}
	*met = false;
	for (size_t row = 0; !*met && row < table->rows; row++)
		*met = mig_text_equal(mig_table_cell(table, row, column), value);
	return MIG_OK;
}

/* Whether the file of a line "{{needs FILE COLUMN=VALUE ...}}" has what the line says. */
static enum mig_status
judge(const struct filler *filler, size_t index, bool *met)
{
	struct mig_text line = mig_text_trim(filler->lines[index].text), rest, word;
	struct mig_records_options options = { 0 };
	struct mig_records *records;
	struct mig_table table;
	enum mig_status status;
	char name[256], *path;

	if (line.length < 10 || memcmp(line.bytes + line.length - 2, "}}", 2) != 0)
		return fail_at(filler, index, "'needs' has a line of its own, not", line);
	rest = (struct mig_text){ line.bytes + 8, line.length - 10 };
	word = take_word(&rest);
	snprintf(name, sizeof name, "%.*s", (int)word.length, word.bytes);
	path = mig_part_path(filler->template->folder, name, "");
	if (!path)
		return mig_fail_memory(filler->error);
	status = mig_records_open(&path, 1, &options, &records, filler->error);
	if (!status) {
		status = mig_table_read(records, NULL, &table, filler->error);
		mig_records_free(records); /* it borrows the path */
	}
	free(path);
	if (status)
		return status;
	*met = true;
	while (!status && *met && (word = take_word(&rest)).length)
		status = meets(filler, index, &table, word, met);
	mig_table_free(&table);
	return status;
}

/* Leave out the section around a line. */
static enum mig_status
leave_out(struct filler *filler, size_t index)
{
	size_t start = index, end;
	struct mig_text heading;

	while (start > 0 && !filler->lines[start].depth)
		start--;
	if (!filler->lines[start].depth)
		return fail_at(filler, index, "no section around", filler->lines[index].text);
	for (end = start + 1; end < filler->count; end++)
		if (filler->lines[end].depth &&
		    filler->lines[end].depth <= filler->lines[start].depth)
			break;
	for (size_t i = start; i < end; i++)
		filler->lines[i].left_out = true;
	heading = filler->lines[start].text;
	heading.bytes += filler->lines[start].depth;
	heading.length -= (size_t)filler->lines[start].depth;
	heading = mig_text_trim(heading);
	return mig_buffer_format(&filler->headings, filler->error, "%s%.*s",
				 filler->headings.length ? ", " : "", (int)heading.length,
				 heading.bytes);
}

static enum mig_status
judge_all(struct filler *filler)
{
	size_t needed = 0, met = 0, first = 0;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < filler->count; i++) {
		bool is = false;

		if (!filler->lines[i].needs || filler->lines[i].left_out)
			continue;
		first = needed++ ? first : i;
		status = judge(filler, i, &is);
		met += is;
		if (!status && !is)
			status = leave_out(filler, i);
	}
	if (!status && needed && !met)
		status = fail_at(filler, first, "no section has what it needs, such as",
				 filler->lines[first].text);
	return status;
}

static enum mig_status
write_lines(struct filler *filler, struct mig_buffer *filled)
{
	const char *headings = filler->headings.length ? filler->headings.bytes : "none";
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < filler->count; i++) {
		const struct line *line = &filler->lines[i];
		struct mig_text rest = line->text;

		if (line->needs || line->left_out)
			rest.length = 0;
		for (size_t at = 0; !status && at + sizeof LEFT_OUT - 1 <= rest.length; at++) {
			if (memcmp(rest.bytes + at, LEFT_OUT, sizeof LEFT_OUT - 1) != 0)
				continue;
			status = mig_buffer_add(filled, rest.bytes, at, filler->error);
			if (!status)
				status = mig_buffer_add_string(filled, headings, filler->error);
			rest.bytes += at + sizeof LEFT_OUT - 1;
			rest.length -= at + sizeof LEFT_OUT - 1;
			at = SIZE_MAX;
		}
		if (!status)
			status = mig_buffer_add(filled, rest.bytes, rest.length, filler->error);
		if (!status)
			status = mig_buffer_add_string(filled, "\n", filler->error);
	}
	return status;
}

enum mig_status
mig_template_fill(const struct mig_template *template, struct mig_text text,
		  struct mig_buffer *filled, struct mig_error *error)
{
	struct filler filler = { .template = template, .error = error };
	struct mig_buffer known = { 0 };
	enum mig_status status = check_variables(template->variables, error);

	if (!status)
		status = put_variables(template->variables, text, &known, error);
	if (!status)
		status = split_lines(&filler, (struct mig_text){ known.bytes, known.length });
	if (!status)
		status = judge_all(&filler);
	if (!status)
		status = write_lines(&filler, filled);
	if (!status)
		status = mig_buffer_add(filled, "", 0, error);
	mig_buffer_free(&known);
	mig_buffer_free(&filler.headings);
	free(filler.lines);
	return status;
}

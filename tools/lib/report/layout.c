/* Columns chosen and headed, cells written, signs explained. */
#include "layout.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "column.h"

enum { CELL_MOST = 36 }; /* characters of the longest cell that a column asks room for */

/* "net_migration" reads "Net migration". */
static char *
heading_of(struct mig_text name)
{
	char *heading = malloc(name.length + 1);

	if (!heading)
		return NULL;
	memcpy(heading, name.bytes, name.length);
	heading[name.length] = '\0';
	for (char *at = heading; *at; at++)
		if (*at == '_')
			*at = ' ';
	if (*heading >= 'a' && *heading <= 'z')
		*heading = (char)(*heading - 'a' + 'A');
	return heading;
}

/* Take the columns and the heading, and free them if it fails. */
static enum mig_status
layout_add(struct mig_layout *layout, size_t *columns, size_t count, char *heading,
	   struct mig_error *error)
{
	struct mig_shown *shown = &layout->columns[layout->count];

	if (!heading || !columns) {
		free(heading);
		free(columns);
		return mig_fail_memory(error);
	}
	*shown = (struct mig_shown){ columns, count, MIG_COLUMN_TEXT, heading };
	if (count == 1)
		shown->kind = mig_table_kind(layout->table, *columns);
	layout->count++;
	return MIG_OK;
}

static enum mig_status
layout_add_one(struct mig_layout *layout, size_t column, struct mig_error *error)
{
	size_t *columns = malloc(sizeof *columns);

	if (columns)
		*columns = column;
	return layout_add(layout, columns, 1,
			  heading_of(mig_text_of(layout->table->names[column])), error);
}

/* The columns of NAME or NAME+NAME..., where no name is all of it; *count of them. */
static enum mig_status
find_columns(const struct mig_layout *layout, const struct mig_report *report,
	     const struct mig_block *block, struct mig_text names, size_t *columns, size_t *count,
	     struct mig_error *error)
{
	enum mig_status status;

	*count = 1;
	columns[0] = mig_column_index(layout->table, names);
	if (columns[0] != SIZE_MAX)
		return MIG_OK;
	for (*count = 0;;) {
		const char *plus = memchr(names.bytes, '+', names.length);
		struct mig_text name = { names.bytes,
					 plus ? (size_t)(plus - names.bytes) : names.length };

		status = mig_column_find(report->profile, block->keys[MIG_KEY_COLUMNS].place,
					 mig_text_of(block->name.text), layout->table,
					 mig_text_trim(name), &columns[*count], error);
		++*count;
		if (status != MIG_OK || !plus)
			return status;
		names.length -= (size_t)(plus + 1 - names.bytes);
		names.bytes = plus + 1;
	}
}

/* One NAME, NAME=Heading or NAME+NAME=Heading of the block's columns. */
static enum mig_status
layout_add_named(struct mig_layout *layout, const struct mig_report *report,
		 const struct mig_block *block, const char *item, struct mig_error *error)
{
	struct mig_text text = mig_text_trim(mig_text_of(item)), name = text;
	const char *equals = memchr(text.bytes, '=', text.length);
	size_t *columns = calloc(text.length + 1, sizeof *columns), count;
	enum mig_status status;

	if (!columns)
		return mig_fail_memory(error);
	if (equals)
		name.length = (size_t)(equals - text.bytes);
	name = mig_text_trim(name);
	status = find_columns(layout, report, block, name, columns, &count, error);
	if (!status)
		return layout_add(layout, columns, count,
				  heading_of(equals ? mig_text_trim(mig_text_of(equals + 1))
						    : name),
				  error);
	free(columns);
	return status;
}

enum mig_status
mig_layout_make(struct mig_layout *layout, const struct mig_report *report,
		const struct mig_block *block, struct mig_error *error)
{
	const char *columns = block->keys[MIG_KEY_COLUMNS].text;
	struct mig_list items = { 0 };
	enum mig_status status = MIG_OK;
	size_t count;

	layout->table = &report->tables[block->table];
	if (columns)
		status = mig_list_split(&items, columns, error);
	count = columns ? items.count : layout->table->columns;
	layout->columns = calloc(count + 1, sizeof *layout->columns);
	if (!status && !layout->columns)
		status = mig_fail_memory(error);
	for (size_t i = 0; !status && i < count; i++)
		status = columns
			     ? layout_add_named(layout, report, block, items.items[i], error)
			     : layout_add_one(layout, i, error);
	mig_list_free(&items);
	return status;
}

void
mig_layout_free(struct mig_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++) {
		free((char *)layout->columns[i].heading);
		free(layout->columns[i].columns);
	}
	free(layout->columns);
}

enum mig_status
mig_layout_cell(const struct mig_layout *layout, size_t row, size_t column,
		struct mig_buffer *text, struct mig_error *error)
{
	const struct mig_shown *shown = &layout->columns[column];
	enum mig_status status = MIG_OK;

	for (size_t i = 0; !status && i < shown->count; i++) {
		struct mig_text cell = mig_table_cell(layout->table, row, shown->columns[i]);

		if (cell.length && text->length)
			status = mig_buffer_add_string(text, " ", error);
		if (!status)
			status = mig_buffer_add(text, cell.bytes, cell.length, error);
	}
	return status;
}

/* A missing number is shown as one. */
static enum mig_status
write_cell(struct mig_layout *layout, size_t row, size_t column, struct mig_writer *writer,
	   struct mig_error *error)
{
	const struct mig_shown *shown = &layout->columns[column];
	struct mig_buffer text = { 0 };
	enum mig_status status = mig_layout_cell(layout, row, column, &text, error);

	if (!status && !text.length && (shown->kind == MIG_COLUMN_NUMBER || shown->count > 1)) {
		layout->missing = true;
		status = mig_writer_string(writer, ":", error);
	} else if (!status) {
		status = mig_writer_text(writer, (struct mig_text){ text.bytes, text.length },
					 error);
	}
	mig_buffer_free(&text);
	return status;
}

static struct mig_text
behind(struct mig_text text, const char *start)
{
	size_t length = strlen(start);

	if (text.length < length || memcmp(text.bytes, start, length) != 0)
		return text;
	return (struct mig_text){ text.bytes + length, text.length - length };
}

void
mig_layout_take_flags(struct mig_layout *layout)
{
	size_t column = mig_table_find_any(layout->table, mig_status_names);
	bool is_shown = false;
	mig_flags flags;

	for (size_t i = 0; i < layout->count; i++)
		for (size_t j = 0; j < layout->columns[i].count; j++)
			is_shown = is_shown || layout->columns[i].columns[j] == column;
	for (size_t row = 0; is_shown && row < layout->table->rows; row++)
		if (mig_flags_parse(mig_table_cell(layout->table, row, column), &flags))
			layout->flags |= flags;
}

/* How wide a column wants to be, in characters: its longest cell, at most CELL_MOST, and the
 * longest word of its heading, which may be broken between words. */
static size_t
column_width(const struct mig_layout *layout, const struct mig_shown *shown)
{
	size_t width = 0, most = CELL_MOST;

	for (size_t row = 0; row < layout->table->rows; row++) {
		size_t cell = shown->count - 1;

		for (size_t i = 0; i < shown->count; i++)
			cell += mig_utf8_width(
			    mig_table_cell(layout->table, row, shown->columns[i]));
		cell += shown->kind == MIG_COLUMN_NUMBER ? cell / 3 : 0; /* sign and groups */
		width = cell > width ? cell : width;
	}
	width = width > most ? most : width;
	for (const char *at = shown->heading; *at;) {
		size_t word = strcspn(at, " ");
		size_t wide = mig_utf8_width((struct mig_text){ at, word });

		width = wide + 1 > width ? wide + 1 : width; /* it is bold */
		at += word + strspn(at + word, " ");
	}
	return width + 2;
}

/* Converters set all columns alike unless they are told. */
static void
add_widths(const struct mig_layout *layout, struct mig_html *html)
{
	size_t sum = 0;

	for (size_t i = 0; i < layout->count; i++)
		sum += column_width(layout, &layout->columns[i]);
	mig_html_raw(html, "\n<colgroup>");
	for (size_t i = 0; i < layout->count; i++)
		mig_html_format(html, "<col style=\"width: %zu%%\">",
				100 * column_width(layout, &layout->columns[i]) / sum);
	mig_html_raw(html, "</colgroup>");
}

/* Columns of sentences are marked, so that narrow windows can leave them room. */
static void
mark_prose(const struct mig_layout *layout, struct mig_html *html)
{
	bool any = false;

	for (size_t i = 0; i < layout->count; i++)
		any = any || column_width(layout, &layout->columns[i]) > CELL_MOST;
	if (!any)
		return;
	mig_html_raw(html, "\n<colgroup>");
	for (size_t i = 0; i < layout->count; i++)
		mig_html_raw(html, column_width(layout, &layout->columns[i]) > CELL_MOST
				       ? "<col class=\"prose\">"
				       : "<col>");
	mig_html_raw(html, "</colgroup>");
}

/* The inside of a table; converters know nothing of classes. */
static void
add_cells(const struct mig_report *report, struct mig_text text, struct mig_html *html)
{
	static const char number[] = " class=\"number\"";
	size_t from = 0, length = sizeof number - 1;

	for (size_t i = 0; report->document && i + length <= text.length; i++) {
		if (memcmp(text.bytes + i, number, length) != 0)
			continue;
		mig_html_bytes(html, (struct mig_text){ text.bytes + from, i - from });
		mig_html_raw(html, " align=\"right\"");
		from = i + length;
	}
	mig_html_bytes(html, (struct mig_text){ text.bytes + from, text.length - from });
}

void
mig_layout_add_table(const struct mig_report *report, struct mig_layout *layout,
		     struct mig_html *html)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_HTML);
	enum mig_status status = writer ? MIG_OK : mig_fail_memory(html->error);
	struct mig_text text = { "", 0 };

	for (size_t i = 0; !status && i < layout->count; i++)
		status = mig_writer_column(writer, layout->columns[i].heading,
					   layout->columns[i].kind, html->error);
	for (size_t row = 0; !status && row < layout->table->rows; row++) {
		for (size_t i = 0; !status && i < layout->count; i++)
			status = write_cell(layout, row, i, writer, html->error);
		if (!status)
			status = mig_writer_end_row(writer, html->error);
	}
	if (!status)
		status = mig_writer_end(writer, &text, html->error);
	if (report->document)
		add_widths(layout, html);
	else
		mark_prose(layout, html);
	if (status)
		html->status = html->status ? html->status : status;
	else
		add_cells(report, behind(text, "<table>"), html);
	mig_layout_take_flags(layout);
	mig_writer_free(writer);
}

void
mig_layout_add_signs(const struct mig_layout *layout, struct mig_html *html)
{
	const char *separator = "";

	if (!layout->missing && !(layout->flags & ~MIG_FLAG('A')))
		return;
	mig_html_raw(html, "<p class=\"note\">");
	if (layout->missing) {
		mig_html_raw(html, ": not available or not applicable");
		separator = "; ";
	}
	for (char letter = 'B'; letter <= 'Z'; letter++) {
		if (!(layout->flags & MIG_FLAG(letter)))
			continue;
		mig_html_format(html, "%s%c ", separator, letter);
		mig_html_string(html, mig_flag_meaning(letter));
		separator = "; ";
	}
	mig_html_raw(html, ".</p>\n");
}

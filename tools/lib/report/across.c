/* Tables with a column's values beside each other, and what leads out of them. */
#include "across.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "column.h"
#include "figure.h"

#define PATH_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/"

/* ------------------------------------------------------------------------------- links */

enum mig_status
mig_links_find(const struct mig_report *report, const struct mig_block *block,
	       struct mig_links *links, struct mig_error *error)
{
	const struct mig_entry *entry = &block->keys[MIG_KEY_LINKS];
	const char *equals = entry->text ? strchr(entry->text, '=') : NULL;
	struct mig_text name = mig_text_of(block->name.text);
	enum mig_status status;

	*links = (struct mig_links){ NULL, 0, 0 };
	if (!entry->text)
		return MIG_OK;
	if (!equals)
		return mig_profile_fail(report->profile, entry->place, error,
					"'links' takes two columns: KEY=ADDRESS");
	links->table = &report->tables[block->table];
	status = mig_column_find(
	    report->profile, entry->place, name, links->table,
	    mig_text_trim((struct mig_text){ entry->text, (size_t)(equals - entry->text) }),
	    &links->key, error);
	return status ? status
		      : mig_column_find(report->profile, entry->place, name, links->table,
					mig_text_trim(mig_text_of(equals + 1)), &links->address,
					error);
}

/* Nothing that leaves the folder of the page, or is no file. */
static bool
is_path(struct mig_text address)
{
	for (size_t i = 0; i < address.length; i++)
		if (!address.bytes[i] || !strchr(PATH_BYTES, address.bytes[i]) ||
		    (address.bytes[i] == '.' && (i == 0 || address.bytes[i - 1] == '/')))
			return false;
	return address.length > 0 && *address.bytes != '/';
}

enum mig_status
mig_links_follow(const struct mig_links *links, struct mig_text key, struct mig_text *address,
		 struct mig_error *error)
{
	*address = (struct mig_text){ NULL, 0 };
	for (size_t row = 0; links->table && row < links->table->rows; row++) {
		if (!mig_text_equal(mig_table_cell(links->table, row, links->key), key))
			continue;
		*address = mig_table_cell(links->table, row, links->address);
		if (is_path(*address))
			return MIG_OK;
		return mig_fail(error, MIG_DATA,
				"%s:%zu:%zu: '%.*s' cannot be linked: an address is a path below "
				"the page",
				links->table->positions[row].file,
				links->table->positions[row].line, links->address + 1,
				(int)address->length, address->bytes);
	}
	return MIG_OK;
}

/* ------------------------------------------------------------------------------- table */

struct across {
	const struct mig_report *report;
	const struct mig_block *block;
	struct mig_layout *layout;
	struct mig_links links;
	size_t column;		    /* whose values are columns */
	struct mig_list heads, rows; /* its values; those of the first shown column */
	size_t *first;		     /* in which row of the table each of `rows` is met first */
	struct mig_html *html;
};

static enum mig_status
collect(struct across *across, struct mig_error *error)
{
	const struct mig_table *table = across->layout->table;
	enum mig_status status = MIG_OK;

	across->first = calloc(table->rows + 1, sizeof *across->first);
	if (!across->first)
		return mig_fail_memory(error);
	for (size_t row = 0; !status && row < table->rows; row++) {
		struct mig_text head = mig_table_cell(table, row, across->column);
		struct mig_buffer name = { 0 };

		if (!mig_list_contains(&across->heads, head))
			status = mig_list_add(&across->heads, head, error);
		if (!status)
			status = mig_layout_cell(across->layout, row, 0, &name, error);
		if (!status &&
		    !mig_list_contains(&across->rows,
				       (struct mig_text){ name.bytes, name.length })) {
			across->first[across->rows.count] = row;
			status = mig_list_add(&across->rows,
					      (struct mig_text){ name.bytes, name.length }, error);
		}
		mig_buffer_free(&name);
	}
	return status;
}

/* A cell or its head: numbers stand to the right, words as words do. */
static void
open_cell(struct across *across, const char *tag)
{
	bool number = across->layout->columns[1].kind == MIG_COLUMN_NUMBER;

	mig_html_format(across->html, "<%s%s>", tag, number ? " class=\"number\"" : "");
}

static enum mig_status
add_head(struct across *across, const char *head)
{
	struct mig_html *html = across->html;
	struct mig_text address;
	enum mig_status status =
	    mig_links_follow(&across->links, mig_text_of(head), &address, html->error);

	open_cell(across, "th scope=\"col\"");
	if (!status && address.bytes) {
		mig_html_raw(html, "<a href=\"");
		mig_html_text(html, address);
		mig_html_raw(html, "\">");
	}
	mig_html_string(html, head);
	mig_html_raw(html, address.bytes ? "</a></th>" : "</th>");
	return status;
}

/* The row of the table for a name and a head; SIZE_MAX: none. */
static enum mig_status
find_row(struct across *across, const char *name, const char *head, size_t *found)
{
	const struct mig_table *table = across->layout->table;
	struct mig_error *error = across->html->error;
	enum mig_status status = MIG_OK;

	*found = SIZE_MAX;
	for (size_t row = 0; !status && row < table->rows; row++) {
		struct mig_buffer text = { 0 };

		if (!mig_text_equal(mig_table_cell(table, row, across->column), mig_text_of(head)))
			continue;
		status = mig_layout_cell(across->layout, row, 0, &text, error);
		if (!status && mig_text_equal((struct mig_text){ text.bytes, text.length },
					      mig_text_of(name))) {
			if (*found != SIZE_MAX)
				status = mig_profile_fail(
				    across->report->profile,
				    across->block->keys[MIG_KEY_ACROSS].place, error,
				    "two rows for '%s' and '%s'", name, head);
			*found = row;
		}
		mig_buffer_free(&text);
	}
	return status;
}

/* A number as other tables have it; a code stays as it is. */
static enum mig_status
add_value(struct across *across, struct mig_text cell)
{
	struct mig_buffer text = { 0 };
	struct mig_decimal number;
	enum mig_status status;

	if (across->layout->columns[1].kind != MIG_COLUMN_NUMBER ||
	    mig_decimal_parse(cell, &number) != MIG_PARSE_OK) {
		mig_html_text(across->html, cell);
		return MIG_OK;
	}
	status = mig_figure_number(&text, number, false, across->html->error);
	mig_html_text(across->html, (struct mig_text){ text.bytes, text.length });
	mig_buffer_free(&text);
	return status;
}

static enum mig_status
add_cell(struct across *across, size_t row)
{
	struct mig_html *html = across->html;
	struct mig_buffer text = { 0 };
	enum mig_status status = MIG_OK;

	open_cell(across, "td");
	if (row != SIZE_MAX)
		status = mig_layout_cell(across->layout, row, 1, &text, html->error);
	if (text.length == 0) {
		mig_html_raw(html, ":");
		across->layout->missing = true;
	} else {
		status = add_value(across, (struct mig_text){ text.bytes, text.length });
	}
	for (size_t i = 2; !status && text.length > 0 && i < across->layout->count; i++) {
		struct mig_buffer more = { 0 };

		status = mig_layout_cell(across->layout, row, i, &more, html->error);
		if (more.length) {
			mig_html_raw(html, " <small>");
			mig_html_text(html, (struct mig_text){ more.bytes, more.length });
			mig_html_raw(html, "</small>");
		}
		mig_buffer_free(&more);
	}
	mig_html_raw(html, "</td>");
	mig_buffer_free(&text);
	return status;
}

/* What a row is called; of several columns the others stand small behind the first. */
static void
add_name(struct across *across, size_t row)
{
	const struct mig_shown *shown = &across->layout->columns[0];

	for (size_t i = 0; i < shown->count; i++) {
		mig_html_raw(across->html, i ? " <small>" : "");
		mig_html_text(across->html,
			      mig_table_cell(across->layout->table, row, shown->columns[i]));
		mig_html_raw(across->html, i ? "</small>" : "");
	}
}

static enum mig_status
add_rows(struct across *across)
{
	struct mig_html *html = across->html;
	enum mig_status status = MIG_OK;

	mig_html_raw(html, "\n<thead>\n<tr><th scope=\"col\">");
	mig_html_string(html, across->layout->columns[0].heading);
	mig_html_raw(html, "</th>");
	for (size_t i = 0; !status && i < across->heads.count; i++)
		status = add_head(across, across->heads.items[i]);
	mig_html_raw(html, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; !status && i < across->rows.count; i++) {
		mig_html_raw(html, "<tr><th scope=\"row\">");
		add_name(across, across->first[i]);
		mig_html_raw(html, "</th>");
		for (size_t j = 0; !status && j < across->heads.count; j++) {
			size_t row;

			status = find_row(across, across->rows.items[i], across->heads.items[j],
					  &row);
			if (!status)
				status = add_cell(across, row);
		}
		mig_html_raw(html, "</tr>\n");
	}
	mig_html_raw(html, "</tbody>\n</table>\n");
	return status;
}

enum mig_status
mig_across_add_table(const struct mig_report *report, const struct mig_block *block,
		     struct mig_layout *layout, struct mig_html *html)
{
	struct across across = { .report = report, .block = block, .layout = layout, .html = html };
	const struct mig_entry *key = &block->keys[MIG_KEY_ACROSS];
	enum mig_status status = mig_column_find(
	    report->profile, key->place, mig_text_of(block->name.text), layout->table,
	    mig_text_of(key->text), &across.column, html->error);

	if (!status && layout->count < 2)
		status = mig_profile_fail(report->profile, key->place, html->error,
					  "'across' needs two columns or more: names of rows and "
					  "cells");
	if (!status)
		status = mig_links_find(report, block, &across.links, html->error);
	if (!status)
		status = collect(&across, html->error);
	if (!status)
		status = add_rows(&across);
	mig_layout_take_flags(layout);
	mig_list_free(&across.heads);
	mig_list_free(&across.rows);
	free(across.first);
	return status;
}

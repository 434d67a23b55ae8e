/* Blocks as they are shown: numbered, captioned tables and charts. */
#include "page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "svg.h"

/* A column as it is shown. */
struct shown {
	size_t column;
	enum mig_column_kind kind;
	const char *heading; /* freed with the view */
};

struct view {
	const struct mig_table *table;
	struct shown *columns;
	size_t count;
	mig_flags flags; /* of the status column that is shown */
	bool missing;	 /* some cell is */
};

void
mig_report_label(const struct mig_block *block, struct mig_html *html)
{
	mig_html_format(html, "%s\xc2\xa0%zu", block->kind == MIG_BLOCK_CHART ? "Figure" : "Table",
			block->number);
}

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

static enum mig_status
view_add(struct view *view, size_t column, char *heading, struct mig_error *error)
{
	if (!heading)
		return mig_fail_memory(error);
	view->columns[view->count++] =
	    (struct shown){ column, mig_table_kind(view->table, column), heading };
	return MIG_OK;
}

/* One NAME or NAME=Heading of the block's columns. */
static enum mig_status
view_add_named(struct view *view, const struct mig_report *report, const struct mig_block *block,
	       const char *item, struct mig_error *error)
{
	struct mig_text text = mig_text_trim(mig_text_of(item)), name = text;
	struct mig_place place = block->keys[MIG_KEY_COLUMNS].place;
	const char *equals = memchr(text.bytes, '=', text.length);
	enum mig_status status;
	size_t column = 0;

	if (equals)
		name.length = (size_t)(equals - text.bytes);
	name = mig_text_trim(name);
	while (column < view->table->columns &&
	       !mig_text_equal(mig_text_of(view->table->names[column]), name))
		column++;
	if (column < view->table->columns)
		return view_add(view, column,
				equals ? heading_of(mig_text_trim(mig_text_of(equals + 1)))
				       : heading_of(name),
				error);
	status = mig_profile_fail(report->profile, place, error,
				  "the table of '%s' has no column '%.*s'", block->name.text,
				  (int)name.length, name.bytes);
	mig_hint_names(error, "columns", name, (const char *const *)view->table->names,
		       view->table->columns);
	return status;
}

static enum mig_status
view_make(struct view *view, const struct mig_report *report, const struct mig_block *block,
	  struct mig_error *error)
{
	const char *columns = block->keys[MIG_KEY_COLUMNS].text;
	struct mig_list items = { 0 };
	enum mig_status status = MIG_OK;
	size_t count;

	view->table = &report->tables[block->table];
	if (columns)
		status = mig_list_split(&items, columns, error);
	count = columns ? items.count : view->table->columns;
	view->columns = calloc(count + 1, sizeof *view->columns);
	if (!status && !view->columns)
		status = mig_fail_memory(error);
	for (size_t i = 0; !status && i < count; i++)
		status = columns ? view_add_named(view, report, block, items.items[i], error)
				 : view_add(view, i,
					    heading_of(mig_text_of(view->table->names[i])), error);
	mig_list_free(&items);
	return status;
}

static void
view_free(struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		free((char *)view->columns[i].heading);
	free(view->columns);
}

/* A missing number is shown as one. */
static enum mig_status
write_cell(struct view *view, size_t row, const struct shown *shown, struct mig_writer *writer,
	   struct mig_error *error)
{
	struct mig_text cell = mig_table_cell(view->table, row, shown->column);

	if (shown->kind == MIG_COLUMN_NUMBER && !cell.length) {
		view->missing = true;
		return mig_writer_string(writer, ":", error);
	}
	return mig_writer_text(writer, cell, error);
}

static void
take_flags(struct view *view)
{
	size_t column = mig_table_find_any(view->table, mig_status_names);
	bool is_shown = false;
	mig_flags flags;

	for (size_t i = 0; i < view->count; i++)
		is_shown = is_shown || view->columns[i].column == column;
	for (size_t row = 0; is_shown && row < view->table->rows; row++)
		if (mig_flags_parse(mig_table_cell(view->table, row, column), &flags))
			view->flags |= flags;
}

static void
add_table(struct view *view, struct mig_html *html)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_HTML);
	enum mig_status status = writer ? MIG_OK : mig_fail_memory(html->error);
	struct mig_text text = { "", 0 };

	for (size_t i = 0; !status && i < view->count; i++)
		status = mig_writer_column(writer, view->columns[i].heading, view->columns[i].kind,
					   html->error);
	for (size_t row = 0; !status && row < view->table->rows; row++) {
		for (size_t i = 0; !status && i < view->count; i++)
			status = write_cell(view, row, &view->columns[i], writer, html->error);
		if (!status)
			status = mig_writer_end_row(writer, html->error);
	}
	if (!status)
		status = mig_writer_end(writer, &text, html->error);
	if (status)
		html->status = html->status ? html->status : status;
	else
		mig_html_bytes(html, text);
	take_flags(view);
	mig_writer_free(writer);
}

/* What the signs in a table stand for. */
static void
add_signs(const struct view *view, struct mig_html *html)
{
	const char *separator = "";

	if (!view->missing && !(view->flags & ~MIG_FLAG('A')))
		return;
	mig_html_raw(html, "<p class=\"note\">");
	if (view->missing) {
		mig_html_raw(html, ": not available or not applicable");
		separator = "; ";
	}
	for (char letter = 'B'; letter <= 'Z'; letter++) {
		if (!(view->flags & MIG_FLAG(letter)))
			continue;
		mig_html_format(html, "%s%c ", separator, letter);
		mig_html_string(html, mig_flag_meaning(letter));
		separator = "; ";
	}
	mig_html_raw(html, ".</p>\n");
}

static void
add_paragraph(const char *kind, const char *label, const struct mig_entry *entry,
	      struct mig_html *html)
{
	if (!entry->text)
		return;
	mig_html_format(html, "<p class=\"%s\">%s", kind, label);
	mig_html_string(html, entry->text);
	mig_html_raw(html, "</p>\n");
}

static void
add_download(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	const struct mig_buffer *sheet = &report->sheets[block->table];

	mig_html_format(html, "<p class=\"download\"><a download=\"%s.csv\" "
			"href=\"data:text/csv;charset=utf-8,", block->name.text);
	mig_html_url(html, (struct mig_text){ sheet->bytes, sheet->length });
	mig_html_raw(html, "\">Download ");
	mig_report_label(block, html);
	mig_html_raw(html, " as CSV</a></p>\n");
}

/* The table itself, in a box that scrolls if the page is too narrow for it. */
static void
add_data(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	struct view view = { 0 };
	enum mig_status status = view_make(&view, report, block, html->error);

	mig_html_raw(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	mig_report_label(block, html);
	mig_html_raw(html, block->kind == MIG_BLOCK_CHART ? ", data\">\n" : "\">\n");
	if (!status)
		add_table(&view, html);
	else if (!html->status)
		html->status = status;
	mig_html_raw(html, "</div>\n");
	add_signs(&view, html);
	view_free(&view);
}

static void
add_chart(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	char *path = mig_part_path(report->parts, block->name.text, ".svg");
	struct mig_buffer svg = { 0 };
	enum mig_status status = path ? mig_file_read(path, &svg, html->error)
				      : mig_fail_memory(html->error);

	mig_html_raw(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	mig_report_label(block, html);
	mig_html_raw(html, "\">\n");
	if (!status)
		status = mig_svg_add(html, path, (struct mig_text){ svg.bytes, svg.length },
				     block->name.text);
	if (status && !html->status)
		html->status = status;
	mig_html_raw(html, "\n</div>\n");
	mig_buffer_free(&svg);
	free(path);
}

void
mig_report_show(const struct mig_report *report, size_t index, struct mig_html *html)
{
	const struct mig_block *block = &report->profile->blocks[index];
	const struct mig_entry *keys = block->keys;
	bool chart = block->kind == MIG_BLOCK_CHART;

	mig_html_format(html, "<figure class=\"%s\" id=\"%s\">\n<figcaption><b>",
			chart ? "chart" : "table", block->name.text);
	mig_report_label(block, html);
	mig_html_raw(html, ".</b> ");
	mig_html_string(html, keys[MIG_KEY_CAPTION].text);
	if (keys[MIG_KEY_UNIT].text) {
		mig_html_raw(html, " <span class=\"unit\">");
		mig_html_string(html, keys[MIG_KEY_UNIT].text);
		mig_html_raw(html, "</span>");
	}
	mig_html_raw(html, "</figcaption>\n");
	if (chart)
		add_chart(report, block, html);
	else
		add_data(report, block, html);
	add_paragraph("note", "Note: ", &keys[MIG_KEY_NOTE], html);
	add_paragraph("source", "Source: ", &keys[MIG_KEY_SOURCE], html);
	if (chart) {
		mig_html_raw(html, "<details>\n<summary>Data of ");
		mig_report_label(block, html);
		mig_html_raw(html, "</summary>\n");
		add_data(report, block, html);
	}
	add_download(report, block, html);
	mig_html_raw(html, chart ? "</details>\n</figure>\n" : "</figure>\n");
}

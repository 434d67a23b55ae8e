/* From a profile and its parts to a page. */
#include "page.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "markdown.h"

char *
mig_part_path(const char *folder, const char *name, const char *suffix)
{
	size_t size = strlen(folder) + strlen(name) + strlen(suffix) + 2;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s/%s%s", folder, name, suffix);
	return path;
}

const struct mig_table *
mig_report_table(const struct mig_report *report, size_t block)
{
	return &report->tables[report->profile->blocks[block].table];
}

static enum mig_status
read_table(struct mig_report *report, size_t block, struct mig_error *error)
{
	char *path = mig_part_path(report->parts, report->profile->blocks[block].name.text, ".csv");
	struct mig_records_options options = { .delimiter = ',' };
	struct mig_records *records;
	enum mig_status status;

	if (!path)
		return mig_fail_memory(error);
	status = mig_file_read(path, &report->sheets[block], error);
	if (!status)
		status = mig_records_open(&path, 1, &options, &records, error);
	if (!status) {
		status = mig_table_read(records, NULL, &report->tables[block], error);
		mig_records_free(records);
	}
	free(path);
	return status;
}

static enum mig_status
read_tables(struct mig_report *report, struct mig_error *error)
{
	size_t count = report->profile->block_count;
	enum mig_status status = MIG_OK;

	report->tables = calloc(count + 1, sizeof *report->tables);
	report->sheets = calloc(count + 1, sizeof *report->sheets);
	if (!report->tables || !report->sheets)
		return mig_fail_memory(error);
	for (size_t i = 0; !status && i < count; i++)
		if (report->profile->blocks[i].table == i)
			status = read_table(report, i, error);
	return status;
}

static void
report_free(struct mig_report *report)
{
	for (size_t i = 0; i < report->profile->block_count; i++) {
		if (report->tables)
			mig_table_free(&report->tables[i]);
		if (report->sheets)
			mig_buffer_free(&report->sheets[i]);
	}
	free(report->tables);
	free(report->sheets);
}

/* "balance: net_migration where year=2014; status E (...)". */
static void
add_origin(const struct mig_report *report, const struct mig_figure *figure, size_t row,
	   struct mig_html *html)
{
	const struct mig_table *table = mig_report_table(report, figure->block);
	size_t column = mig_table_find_any(table, mig_status_names);
	const char *separator = " where ";
	mig_flags flags = 0;

	mig_html_text(html, figure->block_name);
	mig_html_raw(html, ": ");
	mig_html_text(html, figure->column);
	for (size_t i = 0; i < figure->condition_count; i++) {
		mig_html_raw(html, separator);
		mig_html_text(html, figure->conditions[i].column);
		mig_html_raw(html, "=");
		mig_html_text(html, figure->conditions[i].value);
		separator = ", ";
	}
	if (column != SIZE_MAX)
		mig_flags_parse(mig_table_cell(table, row, column), &flags);
	for (char letter = 'B'; letter <= 'Z'; letter++)
		if (flags & MIG_FLAG(letter))
			mig_html_format(html, "; %c: %s", letter, mig_flag_meaning(letter));
}

static void
add_reference(const struct mig_report *report, const struct mig_figure *figure, bool markup,
	      struct mig_html *html)
{
	const struct mig_block *block = &report->profile->blocks[figure->block];

	if (markup)
		mig_html_format(html, "<a href=\"#%s\">", block->name.text);
	mig_report_label(block, html);
	if (markup)
		mig_html_raw(html, "</a>");
}

void
mig_report_figure(const struct mig_report *report, size_t index, bool markup,
		  struct mig_html *html)
{
	const struct mig_figure *figure = &report->profile->figures[index];
	const struct mig_table *table = mig_report_table(report, figure->block);
	struct mig_buffer text = { 0 };
	size_t row = 0, column = 0;
	bool missing = false;

	if (figure->reference) {
		add_reference(report, figure, markup, html);
		return;
	}
	if (!html->status)
		html->status = mig_figure_find(report->profile, figure, table, &row, &column,
					       html->error);
	if (!html->status)
		html->status = mig_figure_write(report->profile, figure, table, row, column, &text,
						&missing, html->error);
	if (!html->status && markup) {
		mig_html_raw(html, missing ? "<span class=\"missing\"" : "<data value=\"");
		if (!missing) {
			mig_html_text(html, mig_table_cell(table, row, column));
			mig_html_raw(html, "\"");
		}
		mig_html_raw(html, " title=\"");
		add_origin(report, figure, row, html);
		mig_html_raw(html, "\">");
	}
	if (!html->status)
		mig_html_text(html, (struct mig_text){ text.bytes, text.length });
	if (markup)
		mig_html_raw(html, missing ? "</span>" : "</data>");
	mig_buffer_free(&text);
}

static void
add_meta(const struct mig_profile *profile, enum mig_fact fact, const char *name,
	 struct mig_html *html)
{
	if (!profile->facts[fact].text)
		return;
	mig_html_format(html, "<meta name=\"%s\" content=\"", name);
	mig_html_string(html, profile->facts[fact].text);
	mig_html_raw(html, "\">\n");
}

static void
add_head(const struct mig_profile *profile, const char *style, struct mig_html *html)
{
	const char *language = profile->facts[MIG_FACT_LANGUAGE].text;

	mig_html_raw(html, "<!DOCTYPE html>\n<html lang=\"");
	mig_html_string(html, language ? language : "en");
	mig_html_raw(html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
			   "<meta http-equiv=\"Content-Security-Policy\" "
			   "content=\"default-src 'none'; style-src 'unsafe-inline'; "
			   "img-src data:\">\n"
			   "<meta name=\"viewport\" content=\"width=device-width, "
			   "initial-scale=1\">\n<title>");
	if (profile->facts[MIG_FACT_COUNTRY].text) {
		mig_html_string(html, profile->facts[MIG_FACT_COUNTRY].text);
		mig_html_raw(html, ": ");
	}
	mig_html_string(html, profile->facts[MIG_FACT_TITLE].text);
	mig_html_raw(html, "</title>\n");
	add_meta(profile, MIG_FACT_DESCRIPTION, "description", html);
	add_meta(profile, MIG_FACT_AUTHORS, "author", html);
	mig_html_raw(html, "<meta name=\"generator\" content=\"migtools\">\n<style>\n");
	mig_html_raw(html, style);
	mig_html_raw(html, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">"
			   "Skip to the text</a>\n");
}

static void
add_fact(const struct mig_profile *profile, enum mig_fact fact, const char *open,
	 const char *close, struct mig_html *html)
{
	if (!profile->facts[fact].text)
		return;
	mig_html_raw(html, open);
	mig_html_string(html, profile->facts[fact].text);
	mig_html_raw(html, close);
}

static void
add_title(const struct mig_profile *profile, struct mig_html *html)
{
	mig_html_raw(html, "<header>\n");
	add_fact(profile, MIG_FACT_COUNTRY, "<p class=\"country\">", "</p>\n", html);
	add_fact(profile, MIG_FACT_TITLE, "<h1>", "</h1>\n", html);
	add_fact(profile, MIG_FACT_EDITION, "<p class=\"edition\">", "</p>\n", html);
	add_fact(profile, MIG_FACT_AUTHORS, "<p class=\"authors\">", "</p>\n", html);
	add_fact(profile, MIG_FACT_SOURCE, "<p class=\"source\">Source: ", "</p>\n", html);
	mig_html_raw(html, "</header>\n");
}

static enum mig_status
assemble(const struct mig_report *report, const char *style, struct mig_text text,
	 struct mig_buffer *page, struct mig_error *error)
{
	struct mig_buffer body_text = { 0 }, contents_text = { 0 };
	struct mig_html html = { page, error, MIG_OK }, body = { &body_text, error, MIG_OK },
			contents = { &contents_text, error, MIG_OK };

	mig_report_weave(report, text, &body, &contents);
	html.status = body.status ? body.status : contents.status;
	add_head(report->profile, style, &html);
	add_title(report->profile, &html);
	mig_html_raw(&html, "<nav id=\"contents\" aria-labelledby=\"contents-title\">\n"
			    "<p id=\"contents-title\">Contents</p>\n");
	mig_html_bytes(&html, (struct mig_text){ contents_text.bytes, contents_text.length });
	mig_html_raw(&html, "</nav>\n<main id=\"text\">\n");
	mig_html_bytes(&html, (struct mig_text){ body_text.bytes, body_text.length });
	mig_report_origin(report, &html);
	mig_html_raw(&html, "</main>\n</body>\n</html>\n");
	mig_buffer_free(&body_text);
	mig_buffer_free(&contents_text);
	return html.status;
}

enum mig_status
mig_report_build(const struct mig_profile *profile, const char *parts, const char *style,
		 struct mig_buffer *page, struct mig_error *error)
{
	struct mig_report report = { .profile = profile, .parts = parts };
	struct mig_buffer css = { 0 }, text = { 0 };
	enum mig_status status = read_tables(&report, error);

	if (!status && style)
		status = mig_file_read(style, &css, error);
	if (!status && css.bytes && strstr(css.bytes, "</"))
		status = mig_fail(error, MIG_DATA, "%s: '</' is not allowed in a style", style);
	if (!status)
		status = mig_markdown_render(profile, &text, error);
	if (!status)
		status = assemble(&report, css.bytes ? css.bytes : "",
				  (struct mig_text){ text.bytes, text.length }, page, error);
	mig_buffer_free(&css);
	mig_buffer_free(&text);
	report_free(&report);
	return status;
}

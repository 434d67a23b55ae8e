/* From a profile and its parts to a page. */
#include "page.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "markdown.h"
#include "period.h"

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

enum mig_status
mig_report_read(struct mig_report *report, struct mig_error *error)
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

void
mig_report_free(struct mig_report *report)
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

/* The last day of the newest of the data. */
static void
add_date(const struct mig_profile *profile, struct mig_html *html)
{
	const char *date = profile->facts[MIG_FACT_DATE].text;
	char day[MIG_PERIOD_TEXT_SIZE];
	struct mig_period period;

	if (!date || !mig_period_parse(mig_text_of(date), &period))
		return;
	period = (struct mig_period){ period.last_day, period.last_day, 0, 1 };
	mig_period_write(&period, mig_text_of("2016-04-12"), day);
	mig_html_format(html, "<meta name=\"dcterms.created\" content=\"%s\">\n", day);
}

static void
add_source(struct mig_text text, const char *directive, struct mig_html *html)
{
	char base64[MIG_SHA256_BASE64];

	if (!text.length)
		return;
	mig_sha256_base64(text, base64);
	mig_html_format(html, "; %s 'sha256-%s'", directive, base64);
}

static void
add_policy(struct mig_text style, struct mig_text script, struct mig_html *html)
{
	mig_html_raw(html, "<meta http-equiv=\"Content-Security-Policy\" "
			   "content=\"default-src 'none'");
	add_source(style, "style-src", html);
	add_source(script, "script-src", html);
	mig_html_raw(html, "; img-src data:; base-uri 'none'; form-action 'none'\">\n");
}

/* The digests of the policy are those of what stands between the tags, to the byte. */
static void
add_inline_file(const char *tag, struct mig_text text, struct mig_html *html)
{
	if (!text.length)
		return;
	mig_html_format(html, "<%s>", tag);
	mig_html_bytes(html, text);
	mig_html_format(html, "</%s>\n", tag);
}

static void
add_page_title(const struct mig_profile *profile, struct mig_html *html)
{
	mig_html_raw(html, "<title>");
	if (profile->facts[MIG_FACT_COUNTRY].text) {
		mig_html_string(html, profile->facts[MIG_FACT_COUNTRY].text);
		mig_html_raw(html, ": ");
	}
	mig_html_string(html, profile->facts[MIG_FACT_TITLE].text);
	mig_html_raw(html, "</title>\n");
}

static void
add_head(const struct mig_report *report, struct mig_text style, struct mig_text script,
	 struct mig_html *html)
{
	const struct mig_profile *profile = report->profile;
	const char *language = profile->facts[MIG_FACT_LANGUAGE].text;

	mig_html_raw(html, "<!DOCTYPE html>\n<html lang=\"");
	mig_html_string(html, language ? language : "en");
	mig_html_raw(html, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	add_policy(style, script, html);
	mig_html_raw(html, "<meta name=\"viewport\" content=\"width=device-width, "
			   "initial-scale=1\">\n<meta name=\"color-scheme\" "
			   "content=\"light dark\">\n");
	add_page_title(profile, html);
	add_meta(profile, MIG_FACT_DESCRIPTION, "description", html);
	add_meta(profile, MIG_FACT_AUTHORS, "author", html);
	if (report->document)
		add_meta(profile, MIG_FACT_EDITION, "subtitle", html);
	add_date(profile, html);
	mig_html_raw(html, "<meta name=\"generator\" content=\"migtools\">\n");
	add_inline_file("style", style, html);
	mig_html_raw(html, "</head>\n<body>\n");
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

/* What stands before the text. */
static void
add_top(const struct mig_report *report, const struct mig_buffer *contents, struct mig_html *html)
{
	if (report->document) {
		add_fact(report->profile, MIG_FACT_SOURCE, "<p>Source: ", "</p>\n", html);
		return;
	}
	mig_html_raw(html, "<a class=\"skip\" href=\"#text\">Skip to the text</a>\n");
	add_title(report->profile, html);
	mig_html_raw(html, "<nav id=\"contents\" aria-labelledby=\"contents-title\">\n"
			   "<p id=\"contents-title\">Contents</p>\n");
	mig_html_bytes(html, (struct mig_text){ contents->bytes, contents->length });
	mig_html_raw(html, "</nav>\n");
}

static enum mig_status
assemble(const struct mig_report *report, struct mig_text style, struct mig_text script,
	 struct mig_text text, struct mig_buffer *page, struct mig_error *error)
{
	struct mig_buffer body_text = { 0 }, contents_text = { 0 };
	struct mig_html html = { page, error, MIG_OK }, body = { &body_text, error, MIG_OK },
			contents = { &contents_text, error, MIG_OK };

	mig_report_weave(report, text, &body, &contents);
	html.status = body.status ? body.status : contents.status;
	add_head(report, style, script, &html);
	add_top(report, &contents_text, &html);
	mig_html_raw(&html, "<main id=\"text\">\n");
	mig_html_bytes(&html, (struct mig_text){ body_text.bytes, body_text.length });
	mig_report_origin(report, &html);
	mig_html_raw(&html, "</main>\n");
	add_inline_file("script", script, &html);
	mig_html_raw(&html, "</body>\n</html>\n");
	mig_buffer_free(&body_text);
	mig_buffer_free(&contents_text);
	return html.status;
}

/* A file that becomes part of the page, where a tag would end it. */
static enum mig_status
read_inline_file(const char *file, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status = file ? mig_file_read(file, text, error) : MIG_OK;

	if (!status && text->bytes && (strstr(text->bytes, "</") || strstr(text->bytes, "<!--")))
		status = mig_fail(error, MIG_DATA,
				  "%s: '</' and '<!--' are not allowed in a part of a page", file);
	return status;
}

enum mig_status
mig_report_build(const struct mig_profile *profile, const struct mig_report_files *files,
		 struct mig_buffer *page, struct mig_error *error)
{
	struct mig_report report = { .profile = profile, .parts = files->parts,
				     .document = files->document };
	struct mig_buffer style = { 0 }, script = { 0 }, text = { 0 };
	enum mig_status status = mig_report_read(&report, error);

	if (!status)
		status = read_inline_file(files->style, &style, error);
	if (!status)
		status = read_inline_file(files->script, &script, error);
	if (!status)
		status = mig_markdown_render(profile, &text, error);
	if (!status)
		status = assemble(&report, (struct mig_text){ style.bytes, style.length },
				  (struct mig_text){ script.bytes, script.length },
				  (struct mig_text){ text.bytes, text.length }, page, error);
	mig_buffer_free(&style);
	mig_buffer_free(&script);
	mig_buffer_free(&text);
	mig_report_free(&report);
	return status;
}

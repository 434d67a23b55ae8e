/* Blocks as they are shown: numbered, captioned tables and charts. */
#include "page.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "across.h"
#include "layout.h"
#include "svg.h"

void
mig_report_label(const struct mig_block *block, struct mig_html *html)
{
	mig_html_format(html, "%s\xc2\xa0%zu", block->kind == MIG_BLOCK_CHART ? "Figure" : "Table",
			block->number);
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

/* The rows of a layout that was made with `status`. */
static void
add_rows(const struct mig_report *report, const struct mig_block *block,
	 struct mig_layout *layout, enum mig_status status, struct mig_html *html)
{
	if (!status && block->keys[MIG_KEY_ACROSS].text)
		status = mig_across_add_table(report, block, layout, html);
	else if (!status)
		mig_layout_add_table(report, layout, html);
	if (status && !html->status)
		html->status = status;
}

/* The table itself, in a box that scrolls if the page is too narrow for it. Its name is what the
 * elements `labels` say. */
static void
add_data(const struct mig_report *report, const struct mig_block *block, const char *labels,
	 struct mig_html *html)
{
	struct mig_layout layout = { 0 };
	enum mig_status status = mig_layout_make(&layout, report, block, html->error);

	mig_html_format(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			"aria-labelledby=\"%s\">\n<table aria-labelledby=\"%s\">",
			labels, labels);
	add_rows(report, block, &layout, status, html);
	mig_html_raw(html, "</div>\n");
	mig_layout_add_signs(&layout, html);
	mig_layout_free(&layout);
}

static void
add_picture(const struct mig_report *report, const struct mig_block *block, const char *suffix,
	    struct mig_html *html)
{
	const char *name = block->name.text;
	char *path = mig_part_path(report->parts, name, suffix), prefix[80];
	struct mig_buffer svg = { 0 };
	struct mig_links links = { NULL, 0, 0 };
	bool tall;
	enum mig_status status = path ? mig_file_read(path, &svg, html->error)
				      : mig_fail_memory(html->error);

	if (!status)
		status = mig_links_find(report, block, &links, html->error);
	/* ids are NAME.id, and in the narrow chart NAME.narrow.id */
	snprintf(prefix, sizeof prefix, "%s%.*s", name, (int)(strlen(suffix) - strlen(".svg")),
		 suffix);
	tall = mig_svg_is_tall((struct mig_text){ svg.bytes, svg.length });
	mig_html_raw(html, tall ? "<div class=\"tall\">\n" : "");
	if (!status)
		status = mig_svg_add(html, path, (struct mig_text){ svg.bytes, svg.length },
				     prefix, &links);
	mig_html_raw(html, tall ? "\n</div>" : "");
	if (status && !html->status)
		html->status = status;
	mig_buffer_free(&svg);
	free(path);
}

static void
add_scroll(const char *kind, const struct mig_block *block, const struct mig_report *report,
	   const char *suffix, struct mig_html *html)
{
	mig_html_format(html, "<div class=\"scroll%s\" role=\"region\" tabindex=\"0\" "
			"aria-labelledby=\"caption.%s\">\n", kind, block->name.text);
	add_picture(report, block, suffix, html);
	mig_html_raw(html, "\n</div>\n");
}

/* The chart, and the same for a narrow screen; the style shows one of the two. Of half the
 * width, the narrow one alone. */
static void
add_chart(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	bool narrow = mig_block_is_narrow(block);

	if (!block->keys[MIG_KEY_WIDTH].text)
		add_scroll(narrow ? " wide" : "", block, report, ".svg", html);
	if (narrow)
		add_scroll(" narrow", block, report, ".narrow.svg", html);
}

/* "Table 1. Net migration, persons". */
static void
add_caption(const struct mig_block *block, bool document, struct mig_html *html)
{
	mig_html_raw(html, "<b>");
	mig_report_label(block, html);
	mig_html_raw(html, ".</b> ");
	mig_html_string(html, block->keys[MIG_KEY_CAPTION].text);
	if (block->keys[MIG_KEY_UNIT].text) {
		mig_html_raw(html, document ? "<br>" : " <span class=\"unit\">");
		mig_html_string(html, block->keys[MIG_KEY_UNIT].text);
		mig_html_raw(html, document ? "" : "</span>");
	}
}

static void
add_details(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	const char *name = block->name.text;
	char labels[160];

	snprintf(labels, sizeof labels, "data.%s caption.%s", name, name);
	mig_html_format(html, "<details>\n<summary id=\"data.%s\">Data of ", name);
	mig_report_label(block, html);
	mig_html_raw(html, "</summary>\n");
	add_data(report, block, labels, html);
	mig_html_raw(html, "</details>\n");
}

/* What the chart says of itself, for those who do not see it. */
static void
add_description(const struct mig_report *report, const char *name, struct mig_html *html)
{
	char *path = mig_part_path(report->parts, name, ".svg");
	struct mig_buffer svg = { 0 };
	enum mig_status status = path ? mig_file_read(path, &svg, html->error)
				      : mig_fail_memory(html->error);

	if (!status)
		mig_svg_describe(html, (struct mig_text){ svg.bytes, svg.length });
	else if (!html->status)
		html->status = status;
	mig_buffer_free(&svg);
	free(path);
}

/* For a converter: the caption in a style of its own, then the table, or the chart as a file. */
static void
show_plainly(const struct mig_report *report, const struct mig_block *block, struct mig_html *html)
{
	const char *name = block->name.text;
	struct mig_layout layout = { 0 };
	enum mig_status status = MIG_OK;

	mig_html_format(html, "<div id=\"%s\" data-custom-style=\"Table Caption\"><p>", name);
	add_caption(block, true, html);
	mig_html_raw(html, "</p></div>\n");
	if (block->kind == MIG_BLOCK_CHART) {
		char *path = mig_part_path(report->parts, name, ".png");

		if (!path && !html->status)
			html->status = mig_fail_memory(html->error);
		mig_html_raw(html, "<p><img src=\"");
		mig_html_string(html, path ? path : "");
		mig_html_raw(html, "\" alt=\"");
		add_description(report, name, html);
		mig_html_raw(html, "\"></p>\n");
		free(path);
		return;
	}
	status = mig_layout_make(&layout, report, block, html->error);
	mig_html_raw(html, "<table>");
	add_rows(report, block, &layout, status, html);
	mig_html_raw(html, "<div data-custom-style=\"Source\">\n");
	mig_layout_add_signs(&layout, html);
	mig_html_raw(html, "</div>\n");
	mig_layout_free(&layout);
}

void
mig_report_show(const struct mig_report *report, size_t index, struct mig_html *html)
{
	const struct mig_block *block = &report->profile->blocks[index];
	const struct mig_entry *keys = block->keys;
	const char *name = block->name.text;
	bool chart = block->kind == MIG_BLOCK_CHART;
	char label[80];

	snprintf(label, sizeof label, "caption.%s", name);
	if (report->document) {
		show_plainly(report, block, html);
	} else {
		mig_html_format(html, "<figure class=\"%s%s%s\" id=\"%s\">\n<figcaption id=\"%s\">",
				chart ? "chart" : "table", keys[MIG_KEY_WIDTH].text ? " half" : "",
				keys[MIG_KEY_ACROSS].text ? " across" : "",
				name, label);
		add_caption(block, false, html);
		mig_html_raw(html, "</figcaption>\n");
		if (chart)
			add_chart(report, block, html);
		else
			add_data(report, block, label, html);
	}
	if (report->document)
		mig_html_raw(html, "<div data-custom-style=\"Source\">\n");
	add_paragraph("note", "Note: ", &keys[MIG_KEY_NOTE], html);
	add_paragraph("source", "Source: ", &keys[MIG_KEY_SOURCE], html);
	if (report->document) {
		mig_html_raw(html, "</div>\n");
		return;
	}
	add_download(report, block, html);
	if (chart)
		add_details(report, block, html);
	mig_html_raw(html, "</figure>\n");
}

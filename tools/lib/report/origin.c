/* The last chapter: what the report was made from, and how. */
#include "page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The lines of a part that make wrote. */
static bool
read_part(const struct mig_report *report, const char *name, struct mig_buffer *text,
	  struct mig_html *html)
{
	char *path = mig_part_path(report->parts, name, "");
	enum mig_status status = path ? mig_file_read(path, text, html->error)
				      : mig_fail_memory(html->error);

	free(path);
	if (status && !html->status)
		html->status = status;
	return !html->status;
}

static void
add_inputs(const struct mig_report *report, struct mig_html *html)
{
	struct mig_buffer text = { 0 };
	struct mig_text line;
	size_t at = 0;

	mig_html_raw(html, "<h3>Inputs</h3>\n<div class=\"scroll\" role=\"region\" "
			   "tabindex=\"0\" aria-label=\"Inputs\">\n"
			   "<table aria-label=\"Inputs\">\n<thead>\n"
			   "<tr><th scope=\"col\">File</th><th scope=\"col\">SHA-256</th></tr>\n"
			   "</thead>\n<tbody>\n");
	if (read_part(report, "inputs.sha256", &text, html))
		while (mig_line_next((struct mig_text){ text.bytes, text.length }, &at, &line)) {
			if (line.length < 66) /* 64 digits, blank, "*" or blank, a name */
				continue;
			mig_html_raw(html, "<tr><th scope=\"row\">");
			mig_html_text(html, (struct mig_text){ line.bytes + 66, line.length - 66 });
			mig_html_raw(html, "</th><td><code>");
			mig_html_text(html, (struct mig_text){ line.bytes, 64 });
			mig_html_raw(html, "</code></td></tr>\n");
		}
	mig_html_raw(html, "</tbody>\n</table>\n</div>\n");
	mig_buffer_free(&text);
}

static void
add_command(const struct mig_report *report, size_t block, struct mig_html *html)
{
	struct mig_buffer text = { 0 };

	if (!html->status)
		html->status = mig_report_command(report->profile, block, &text, html->error);
	mig_html_text(html, (struct mig_text){ text.bytes, text.length });
	mig_buffer_free(&text);
}

static void
add_commands(const struct mig_report *report, struct mig_html *html)
{
	mig_html_raw(html, "<h3>Commands</h3>\n<p>They run in the folder of the inputs.</p>\n"
			   "<dl class=\"commands\">\n");
	for (size_t i = 0; i < report->profile->block_count; i++) {
		const struct mig_block *block = &report->profile->blocks[i];

		mig_html_raw(html, "<dt>");
		if (block->kind == MIG_BLOCK_DATA)
			mig_html_string(html, block->name.text);
		else
			mig_report_label(block, html);
		mig_html_raw(html, "</dt><dd><code>");
		add_command(report, i, html);
		mig_html_raw(html, "</code></dd>\n");
	}
	mig_html_raw(html, "</dl>\n");
}

static void
add_versions(const struct mig_report *report, struct mig_html *html)
{
	struct mig_buffer text = { 0 };
	struct mig_text line;
	size_t at = 0;

	mig_html_raw(html, "<h3>Programs</h3>\n<ul>\n");
	if (read_part(report, "versions.txt", &text, html))
		while (mig_line_next((struct mig_text){ text.bytes, text.length }, &at, &line)) {
			mig_html_raw(html, "<li>");
			mig_html_text(html, line);
			mig_html_raw(html, "</li>\n");
		}
	mig_html_raw(html, "</ul>\n");
	mig_buffer_free(&text);
}

void
mig_report_origin(const struct mig_report *report, struct mig_html *html)
{
	mig_html_raw(html, "<section class=\"made\">\n"
			   "<h2 id=\"made\">How this report was made</h2>\n"
			   "<p>Every table, every chart and every figure in the text that is not a "
			   "date or the name of a section was computed from the files below by the "
			   "commands below. The same files and programs give the same page, byte "
			   "for byte.");
	if (!report->document)
		mig_html_raw(html, " Hold the pointer over a figure to see the cell that it was "
				   "taken from.");
	mig_html_raw(html, "</p>\n");
	add_inputs(report, html);
	add_commands(report, html);
	add_versions(report, html);
	mig_html_raw(html, "</section>\n");
}

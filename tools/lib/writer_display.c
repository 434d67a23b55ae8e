/* The formats that people read: md, html, table. */
#include "writer_formats.h"

#include <stdlib.h>
#include <string.h>

#define THIN_NO_BREAK_SPACE "\xe2\x80\xaf" /* U+202F */
#define MINUS_SIGN	    "\xe2\x88\x92" /* U+2212 */

enum { GROUPED_FROM = 4 }; /* digits before the point */

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

size_t
mig_plain_number_digits(struct mig_text text)
{
	size_t at = text.length && text.bytes[0] == '-', first = at, digits, point;

	while (at < text.length && is_digit(text.bytes[at]))
		at++;
	digits = at - first;
	if (at == text.length)
		return digits;
	if (text.bytes[at] != '.')
		return 0;
	point = at++;
	while (at < text.length && is_digit(text.bytes[at]))
		at++;
	return at == text.length && at > point + 1 ? digits : 0;
}

static void
add_number(struct mig_page *page, struct mig_text text, const char *separator, const char *minus)
{
	size_t digits = mig_plain_number_digits(text);
	const char *at = text.bytes, *end = text.bytes + text.length;

	if (*at == '-') {
		mig_page_string(page, minus);
		at++;
	}
	if (digits >= GROUPED_FROM)
		for (size_t group = (digits - 1) % 3 + 1; digits > group; group = 3) {
			mig_page_add(page, at, group);
			mig_page_string(page, separator);
			at += group;
			digits -= group;
		}
	mig_page_add(page, at, (size_t)(end - at));
}

/* A cell of a number column is shown as a number if it is one. */
static bool
is_number(const struct mig_page *page, size_t column, struct mig_text text)
{
	return page->columns[column].kind == MIG_COLUMN_NUMBER && !page->heading &&
	       mig_plain_number_digits(text);
}

/* Length of the control character at `at`, or 0: C0, DEL, and C1, which some
 * terminals obey too. */
static size_t
control_length(const char *at, size_t left)
{
	unsigned char byte = (unsigned char)*at;

	if (byte < 0x20 || byte == 0x7f)
		return 1;
	return byte == 0xc2 && left > 1 && (unsigned char)at[1] < 0xa0 ? 2 : 0;
}

static size_t
blank_controls(const char *at, size_t left, char replacement[8])
{
	strcpy(replacement, " ");
	return control_length(at, left);
}

/* What Markdown and HTML have in common: line ends become <br>, other controls blanks. */
static size_t
break_lines(const char *at, size_t left, char replacement[8])
{
	if (*at != '\n' && *at != '\r')
		return blank_controls(at, left, replacement);
	strcpy(replacement, "<br>");
	return *at == '\r' && left > 1 && at[1] == '\n' ? 2 : 1;
}

static size_t
escape_markdown(const char *at, size_t left, char replacement[8])
{
	/* In what GitHub makes a link of, a backslash would not be an escape. */
	bool link = left > 2 && memcmp(at, "://", 3) == 0;

	if (left > 3 && memcmp(at, "www.", 4) == 0) {
		strcpy(replacement, "www\\.");
		return 4;
	}
	if (!link && (!*at || !strchr("\\|<*_`[]&~", *at)))
		return break_lines(at, left, replacement);
	replacement[0] = '\\';
	replacement[1] = *at;
	replacement[2] = '\0';
	return 1;
}

static void
add_markdown_row(struct mig_page *page)
{
	mig_page_string(page, "|");
	for (size_t i = 0; i < page->count; i++) {
		mig_page_string(page, " ");
		if (is_number(page, i, page->row[i]))
			add_number(page, page->row[i], " ", "-");
		else
			mig_page_escaped(page, page->row[i], escape_markdown);
		mig_page_string(page, " |");
	}
	mig_page_string(page, "\n");
}

static void
take_header_as_row(struct mig_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		page->row[i] = mig_text_of(page->columns[i].name);
	page->heading = true;
}

void
mig_write_markdown(struct mig_page *page)
{
	/* In bold, so that a caption such as "1. Flows" does not start a list. */
	if (page->caption) {
		mig_page_string(page, "**");
		mig_page_escaped(page, mig_text_of(page->caption), escape_markdown);
		mig_page_string(page, "**\n\n");
	}
	take_header_as_row(page);
	add_markdown_row(page);
	mig_page_string(page, "|");
	for (size_t i = 0; i < page->count; i++)
		mig_page_string(page,
				page->columns[i].kind == MIG_COLUMN_NUMBER ? " ---: |" : " --- |");
	mig_page_string(page, "\n");
	while (mig_page_next_row(page))
		add_markdown_row(page);
}

static size_t
escape_html(const char *at, size_t left, char replacement[8])
{
	static const char bytes[] = "&<>\"";
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;" };
	const char *found = *at ? strchr(bytes, *at) : NULL;

	if (!found)
		return break_lines(at, left, replacement);
	strcpy(replacement, entities[found - bytes]);
	return 1;
}

static void
add_html_cell(struct mig_page *page, size_t column, bool heads_row)
{
	enum mig_column_kind kind = page->columns[column].kind;

	mig_page_string(page, heads_row ? "<th scope=\"row\"" : "<td");
	mig_page_string(page, kind == MIG_COLUMN_NUMBER ? " class=\"number\">"
			      : kind == MIG_COLUMN_PERIOD ? " class=\"period\">"
							  : ">");
	if (is_number(page, column, page->row[column]))
		add_number(page, page->row[column], THIN_NO_BREAK_SPACE, MINUS_SIGN);
	else
		mig_page_escaped(page, page->row[column], escape_html);
	mig_page_string(page, heads_row ? "</th>" : "</td>");
}

static void
add_html_head(struct mig_page *page)
{
	if (page->caption) {
		mig_page_string(page, "<caption>");
		mig_page_escaped(page, mig_text_of(page->caption), escape_html);
		mig_page_string(page, "</caption>\n");
	}
	mig_page_string(page, "<thead>\n<tr>");
	for (size_t i = 0; i < page->count; i++) {
		mig_page_string(page, page->columns[i].kind == MIG_COLUMN_NUMBER
					  ? "<th scope=\"col\" class=\"number\">"
					  : "<th scope=\"col\">");
		mig_page_escaped(page, mig_text_of(page->columns[i].name), escape_html);
		mig_page_string(page, "</th>");
	}
	mig_page_string(page, "</tr>\n</thead>\n");
}

void
mig_write_html(struct mig_page *page)
{
	size_t head = 0; /* the column that heads each row */

	while (head < page->count && page->columns[head].kind == MIG_COLUMN_NUMBER)
		head++;
	mig_page_string(page, "<table>\n");
	add_html_head(page);
	mig_page_string(page, "<tbody>\n");
	while (mig_page_next_row(page)) {
		mig_page_string(page, "<tr>");
		for (size_t i = 0; i < page->count; i++)
			add_html_cell(page, i, i == head);
		mig_page_string(page, "</tr>\n");
	}
	mig_page_string(page, "</tbody>\n</table>\n");
}

static size_t
cell_width(const struct mig_page *page, size_t column)
{
	struct mig_text text = page->row[column];
	size_t digits;

	if (!is_number(page, column, text))
		return mig_utf8_width(text);
	digits = mig_plain_number_digits(text);
	return text.length + (digits >= GROUPED_FROM ? (digits - 1) / 3 : 0);
}

static void
repeat(struct mig_page *page, char byte, size_t times)
{
	char run[64];

	memset(run, byte, sizeof run);
	for (; times > sizeof run; times -= sizeof run)
		mig_page_add(page, run, sizeof run);
	mig_page_add(page, run, times);
}

static void
add_aligned_row(struct mig_page *page, const size_t *widths)
{
	struct mig_buffer *text = page->text;
	size_t start = text->length;

	for (size_t i = 0; i < page->count; i++) {
		size_t padding = widths[i] - cell_width(page, i);
		bool right = page->columns[i].kind == MIG_COLUMN_NUMBER;

		repeat(page, ' ', (i ? 2 : 0) + (right ? padding : 0));
		if (is_number(page, i, page->row[i]))
			add_number(page, page->row[i], " ", "-");
		else
			mig_page_escaped(page, page->row[i], blank_controls);
		repeat(page, ' ', right ? 0 : padding);
	}
	while (text->length > start && text->bytes[text->length - 1] == ' ')
		text->length--;
	mig_page_string(page, "\n");
}

static void
widen(const struct mig_page *page, size_t *widths)
{
	for (size_t i = 0; i < page->count; i++) {
		size_t width = cell_width(page, i);

		if (width > widths[i])
			widths[i] = width;
	}
}

void
mig_write_aligned(struct mig_page *page)
{
	size_t *widths = calloc(page->count + 1, sizeof *widths);

	if (!widths) {
		page->status = mig_fail_memory(page->error);
		return;
	}
	take_header_as_row(page);
	widen(page, widths);
	while (mig_page_next_row(page))
		widen(page, widths);
	mig_page_rewind(page);
	take_header_as_row(page);
	add_aligned_row(page, widths);
	for (size_t i = 0; i < page->count; i++) {
		mig_page_string(page, i ? "  " : "");
		repeat(page, '-', widths[i]);
	}
	mig_page_string(page, "\n");
	while (mig_page_next_row(page))
		add_aligned_row(page, widths);
	free(widths);
}

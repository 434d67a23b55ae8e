/* The formats that programs read: csv, tsv, json, jsonl. */
#include "writer_formats.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Whether a reader must not find `byte` outside quotes. It tells the delimiter from the header, so
 * no other candidate may stand bare there. */
static inline bool
is_special(char byte, bool heading)
{
	if (byte == ',' || byte == '"' || byte == '\r' || byte == '\n')
		return true;
	return heading && (byte == ';' || byte == '|' || byte == '\t');
}

/* Whether a reader that trims blanks and skips empty lines needs quotes around `text`. */
static bool
needs_quotes(struct mig_text text, bool heading, bool only_column)
{
	const char *end = text.bytes + text.length;

	if (text.length == 0)
		return only_column;
	if (text.bytes[0] == ' ' || text.bytes[0] == '\t' || end[-1] == ' ' || end[-1] == '\t')
		return true;
	for (const char *at = text.bytes; at < end; at++)
		if (is_special(*at, heading))
			return true;
	return false;
}

/* Whether a first line that starts with `text` would be taken for something else: a reader drops a
 * byte order mark and takes a first line "sep=;" for the name of the delimiter. */
static bool
looks_like_preamble(struct mig_text text)
{
	return text.length >= 3 && (memcmp(text.bytes, "\xef\xbb\xbf", 3) == 0 ||
				    (text.length >= 4 && memcmp(text.bytes, "sep=", 4) == 0));
}

/* Write a cell in quotes, and return the place behind it. */
static char *
write_quoted(char *to, struct mig_text cell)
{
	*to++ = '"';
	for (size_t i = 0; i < cell.length; i++) {
		if (cell.bytes[i] == '"')
			*to++ = '"';
		*to++ = cell.bytes[i];
	}
	*to++ = '"';
	return to;
}

/* Add a cell and what stands before and behind it. */
static enum mig_status
add_csv(struct mig_buffer *text, struct mig_text cell, size_t column, size_t count, bool quoted,
	struct mig_error *error)
{
	enum { AROUND = 5 }; /* a comma, quotes, a line end, a NUL */
	char *to = NULL;

	if (cell.length < (SIZE_MAX - text->length - AROUND) / 2)
		to = mig_array_reserve(text->bytes, &text->capacity,
				       text->length + cell.length * 2 + AROUND, 1);
	if (!to)
		return mig_fail_memory(error);
	text->bytes = to;
	to += text->length;
	if (column)
		*to++ = ',';
	if (quoted) {
		to = write_quoted(to, cell);
	} else if (cell.length) {
		memcpy(to, cell.bytes, cell.length);
		to += cell.length;
	}
	if (column + 1 == count)
		*to++ = '\n';
	*to = '\0';
	text->length = (size_t)(to - text->bytes);
	return MIG_OK;
}

void
mig_page_csv_field(struct mig_page *page, size_t column, struct mig_text text, bool heading,
		   bool quoted)
{
	if (page->status == MIG_OK)
		page->status =
		    add_csv(page->text, text, column, SIZE_MAX,
			    quoted || needs_quotes(text, heading, page->count == 1), page->error);
}

void
mig_write_csv_header(struct mig_page *page)
{
	for (size_t i = 0; !page->headless && page->status == MIG_OK && i < page->count; i++) {
		struct mig_text name = mig_text_of(page->columns[i].name);
		bool quoted = needs_quotes(name, true, page->count == 1) ||
			      (i == 0 && looks_like_preamble(name));

		page->status = add_csv(page->text, name, i, page->count, quoted, page->error);
	}
	if (page->count == 0 && !page->headless)
		mig_page_string(page, "\n");
}

enum mig_status
mig_csv_add(struct mig_buffer *text, struct mig_text cell, size_t column, size_t count,
	    bool headless, struct mig_error *error)
{
	bool quoted = needs_quotes(cell, false, count == 1) ||
		      (headless && column == 0 && looks_like_preamble(cell));

	return add_csv(text, cell, column, count, quoted, error);
}

void
mig_write_csv(struct mig_page *page)
{
	mig_write_csv_header(page);
	while (mig_page_next_row(page))
		for (size_t i = 0; page->status == MIG_OK && i < page->count; i++)
			page->status = mig_csv_add(page->text, page->row[i], i, page->count,
						   page->headless, page->error);
}

static size_t
escape_tsv(const char *at, size_t left, char replacement[8])
{
	static const char bytes[] = "\t\n\r\\", letters[] = "tnr\\";
	const char *found = *at ? strchr(bytes, *at) : NULL;

	(void)left;
	if (!found)
		return 0;
	replacement[0] = '\\';
	replacement[1] = letters[found - bytes];
	replacement[2] = '\0';
	return 1;
}

void
mig_write_tsv(struct mig_page *page)
{
	for (size_t i = 0; !page->headless && i < page->count; i++) {
		mig_page_string(page, i ? "\t" : "");
		mig_page_escaped(page, mig_text_of(page->columns[i].name), escape_tsv);
	}
	mig_page_string(page, page->headless ? "" : "\n");
	while (mig_page_next_row(page)) {
		for (size_t i = 0; i < page->count; i++) {
			mig_page_string(page, i ? "\t" : "");
			mig_page_escaped(page, page->row[i], escape_tsv);
		}
		mig_page_string(page, "\n");
	}
}

static size_t
escape_json(const char *at, size_t left, char replacement[8])
{
	unsigned char byte = (unsigned char)*at;

	(void)left;
	if (byte == '"' || byte == '\\')
		snprintf(replacement, 8, "\\%c", byte);
	else if (byte < 0x20)
		snprintf(replacement, 8, "\\u%04x", byte);
	else
		return 0;
	return 1;
}

static void
add_json_string(struct mig_page *page, struct mig_text text)
{
	mig_page_string(page, "\"");
	mig_page_escaped(page, text, escape_json);
	mig_page_string(page, "\"");
}

/* RFC 8259, section 6, without exponents: no leading zero. */
static bool
is_json_number(struct mig_text text)
{
	size_t sign = text.length && text.bytes[0] == '-';
	size_t digits = mig_plain_number_digits(text);

	return digits == 1 || (digits > 1 && text.bytes[sign] != '0');
}

static void
add_json_object(struct mig_page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		struct mig_text cell = page->row[i];

		mig_page_string(page, i ? "," : "{");
		add_json_string(page, mig_text_of(page->columns[i].name));
		mig_page_string(page, ":");
		if (cell.length == 0)
			mig_page_string(page, "null");
		else if (page->columns[i].kind == MIG_COLUMN_NUMBER && is_json_number(cell))
			mig_page_add(page, cell.bytes, cell.length);
		else
			add_json_string(page, cell);
	}
	mig_page_string(page, "}");
}

/* Most readers of an object keep only one of two members of the same name. */
static void
refuse_repeated_names(struct mig_page *page)
{
	for (size_t i = 1; i < page->count; i++)
		for (size_t j = 0; j < i; j++) {
			if (strcmp(page->columns[i].name, page->columns[j].name) != 0)
				continue;
			page->status = mig_fail(page->error, MIG_DATA,
						"columns %zu and %zu are both named '%s', which "
						"JSON cannot hold",
						j + 1, i + 1, page->columns[i].name);
			mig_hint(page->error, "name them apart, or use another format");
			return;
		}
}

void
mig_write_json(struct mig_page *page)
{
	const char *before = "[\n";

	refuse_repeated_names(page);
	while (mig_page_next_row(page)) {
		mig_page_string(page, before);
		add_json_object(page);
		before = ",\n";
	}
	mig_page_string(page, before[0] == '[' ? "[]\n" : "\n]\n");
}

void
mig_write_json_lines(struct mig_page *page)
{
	refuse_repeated_names(page);
	while (mig_page_next_row(page)) {
		add_json_object(page);
		mig_page_string(page, "\n");
	}
}

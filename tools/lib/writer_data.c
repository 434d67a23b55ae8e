/* The formats that programs read: csv, tsv, json, jsonl. */
#include "writer_formats.h"

#include <stdio.h>
#include <string.h>

/* Whether a reader that trims blanks and skips empty lines needs quotes around
 * `text`; `special` are the bytes that always do. */
static bool
needs_quotes(struct mig_text text, const char *special, bool only_column)
{
	if (text.length == 0)
		return only_column;
	if (strchr(" \t", text.bytes[0]) || strchr(" \t", text.bytes[text.length - 1]))
		return true;
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] && strchr(special, text.bytes[i]))
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

static size_t
double_quote(const char *at, size_t left, char replacement[8])
{
	(void)left;
	if (*at != '"')
		return 0;
	strcpy(replacement, "\"\"");
	return 1;
}

static void
add_csv_field(struct mig_page *page, size_t column, struct mig_text text, const char *special,
	      bool quoted)
{
	if (column)
		mig_page_string(page, ",");
	if (!quoted && !needs_quotes(text, special, page->count == 1)) {
		mig_page_add(page, text.bytes, text.length);
		return;
	}
	mig_page_string(page, "\"");
	mig_page_escaped(page, text, double_quote);
	mig_page_string(page, "\"");
}

void
mig_write_csv(struct mig_page *page)
{
	/* A reader tells the delimiter from the header, so there no other
	 * candidate may stand bare. */
	for (size_t i = 0; !page->headless && i < page->count; i++) {
		struct mig_text name = mig_text_of(page->columns[i].name);

		add_csv_field(page, i, name, ",\"\r\n;|\t", i == 0 && looks_like_preamble(name));
	}
	mig_page_string(page, page->headless ? "" : "\n");
	while (mig_page_next_row(page)) {
		for (size_t i = 0; i < page->count; i++)
			add_csv_field(page, i, page->row[i], ",\"\r\n",
				      page->headless && i == 0 &&
					  looks_like_preamble(page->row[i]));
		mig_page_string(page, "\n");
	}
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

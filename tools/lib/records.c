#include "records.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "records_private.h"

/* libcsv's callbacks: they return nothing, so failures wait in the reader. */

static void
on_field(void *bytes, size_t length, void *context)
{
	struct mig_records *records = context;
	struct mig_error ignored;
	size_t *starts = mig_array_reserve(records->starts, &records->starts_capacity,
					   records->fields + 2, sizeof *starts);

	if (!starts) {
		records->exhausted = true;
		return;
	}
	records->starts = starts;
	starts[records->fields++] = records->bytes.length;
	if (mig_buffer_add(&records->bytes, bytes ? bytes : "", length, &ignored) != MIG_OK ||
	    mig_buffer_add(&records->bytes, "", 1, &ignored) != MIG_OK)
		records->exhausted = true;
	starts[records->fields] = records->bytes.length;
}

static void
on_record(int end, void *context)
{
	struct mig_records *records = context;

	(void)end;
	records->complete = true;
}

bool
mig_records_blank(struct mig_text line, char delimiter)
{
	for (size_t i = 0; i < line.length; i++)
		if (!strchr(" \t\r\n", line.bytes[i]) || line.bytes[i] == '\0' ||
		    (delimiter && line.bytes[i] == delimiter))
			return false;
	return true;
}

/* The line on which the quote that is still open at the end of `text` opens. */
static size_t
open_quote_line(const char *text, size_t length, size_t line)
{
	size_t opened = line;
	bool inside = false;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' && inside && i + 1 < length && text[i + 1] == '"') {
			i++; /* a doubled quote is text */
		} else if (text[i] == '"') {
			if (!inside)
				opened = line;
			inside = !inside;
		} else if (text[i] == '\n' ||
			   (text[i] == '\r' && i + 1 < length && text[i + 1] != '\n')) {
			line++;
		}
	}
	return opened;
}

static enum mig_status
fail_unclosed(const struct mig_records *records, struct mig_error *error)
{
	const struct mig_source *source = &records->source;
	size_t line = open_quote_line(source->buffer + source->mark, source->next - source->mark,
				      records->line);

	mig_fail(error, MIG_DATA, "%s:%zu:%zu: a quote opens here and is never closed",
		 source->name, line, records->fields + 1);
	mig_hint(error, "close it, or double it (\"\") if it is part of the text");
	return MIG_DATA;
}

static enum mig_status
check_bytes(const struct mig_records *records, struct mig_text line, struct mig_error *error)
{
	const struct mig_source *source = &records->source;
	size_t bad = mig_utf8_invalid(line.bytes, line.length);
	const char *nul = memchr(line.bytes, '\0', line.length);

	if (nul) {
		mig_fail(error, MIG_DATA, "%s:%zu: NUL at byte %zu of the line", source->name,
			 source->line - 1, (size_t)(nul - line.bytes) + 1);
		mig_source_hint_iconv(source, "text has none; UTF-16 is converted first", "UTF-16",
				      error);
		return MIG_DATA;
	}
	if (bad == line.length)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: byte %zu of the line (0x%02x) is not UTF-8",
		 source->name, source->line - 1, bad + 1, (unsigned char)line.bytes[bad]);
	mig_source_hint_iconv(source, "convert the file first, for example", "LATIN1", error);
	return MIG_DATA;
}

/* libcsv stopped at byte `at`: at what stands behind a closing quote and perhaps blanks, or at the
 * first quote of a field. */
static enum mig_status
fail_quoting(const struct mig_records *records, struct mig_text line, size_t at,
	     struct mig_error *error)
{
	const char *what = "text behind a closing quote";

	if (line.bytes[at] == '"') {
		while (at > 0 && (line.bytes[at - 1] == ' ' || line.bytes[at - 1] == '\t'))
			at--;
		if (at == 0 || line.bytes[at - 1] != '"')
			what = "a quote inside a field that is not quoted";
	}
	mig_fail(error, MIG_DATA, "%s:%zu:%zu: %s", records->source.name, records->source.line - 1,
		 records->fields + 1, what);
	mig_hint(error, "put the whole field in quotes and double (\"\") those inside it");
	return MIG_DATA;
}

/* Feed one line to libcsv. */
static enum mig_status
parse_line(struct mig_records *records, struct mig_text line, struct mig_error *error)
{
	enum mig_status status = check_bytes(records, line, error);
	size_t used;

	if (status != MIG_OK)
		return status;
	used = csv_parse(&records->parser, line.bytes, line.length, on_field, on_record, records);
	if (used != line.length)
		return csv_error(&records->parser) == CSV_EPARSE
			   ? fail_quoting(records, line, used, error)
			   : mig_fail_memory(error);
	return records->exhausted ? mig_fail_memory(error) : MIG_OK;
}

enum mig_status
mig_records_raw(struct mig_records *records, bool *more, struct mig_error *error)
{
	bool inside = false;

	records->fields = 0;
	records->bytes.length = 0;
	records->complete = false;
	for (;;) {
		struct mig_source *source = &records->source;
		struct mig_text line;
		enum mig_status status;

		if (!inside) {
			source->mark = source->next;
			records->line = source->line;
		}
		status = mig_source_line(source, &line, error);
		if (status == MIG_OK && line.length)
			status = parse_line(records, line, error);
		if (status != MIG_OK)
			return status;
		if (line.length == 0) {
			if (csv_fini(&records->parser, on_field, on_record, records) != 0)
				return csv_error(&records->parser) == CSV_EPARSE
					   ? fail_unclosed(records, error)
					   : mig_fail_memory(error);
			*more = records->complete;
			return records->exhausted ? mig_fail_memory(error) : MIG_OK;
		}
		if (records->complete) {
			*more = true;
			return MIG_OK;
		}
		inside = inside || !mig_records_blank(line, records->delimiter);
	}
}

static enum mig_status
check_field_count(const struct mig_records *records, struct mig_error *error)
{
	size_t fewer = records->fields < records->columns ? records->fields : records->columns;

	if (records->fields == records->columns)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu:%zu: %zu field%s where %s %zu", records->source.name,
		 records->line, fewer + 1, records->fields, records->fields == 1 ? "" : "s",
		 records->named ? "--columns names" : "the header has", records->columns);
	if (records->fields > records->columns)
		mig_hint(error, "a field that holds the delimiter must be in quotes");
	else
		mig_hint(error, "add what is missing; mig-tidy leaves out titles and footnotes");
	return MIG_DATA;
}

enum mig_status
mig_records_next_here(struct mig_records *records, bool *more, struct mig_error *error)
{
	enum mig_status status = mig_records_raw(records, more, error);

	return status == MIG_OK && *more ? check_field_count(records, error) : status;
}

enum mig_status
mig_records_next(struct mig_records *records, bool *more, struct mig_error *error)
{
	enum mig_status status = mig_records_next_here(records, more, error);

	while (status == MIG_OK && !*more && records->file + 1 < records->file_count) {
		mig_records_close_file(records);
		records->file++;
		status = mig_records_open_file(records, error);
		if (status == MIG_OK)
			status = mig_records_next_here(records, more, error);
	}
	return status;
}

struct mig_text
mig_records_bytes(const struct mig_records *records)
{
	const struct mig_source *source = &records->source;

	return (struct mig_text){ source->buffer + source->mark, source->next - source->mark };
}

char
mig_records_delimiter(const struct mig_records *records)
{
	return records->delimiter;
}

size_t
mig_records_column_count(const struct mig_records *records)
{
	return records->columns;
}

const char *const *
mig_records_names(const struct mig_records *records)
{
	return (const char *const *)records->names;
}

struct mig_text
mig_records_field(const struct mig_records *records, size_t column)
{
	size_t start = records->starts[column];

	return (struct mig_text){ records->bytes.bytes + start,
				  records->starts[column + 1] - start - 1 };
}

enum mig_status
mig_records_fail(const struct mig_records *records, size_t column, struct mig_error *error,
		 const char *format, ...)
{
	char what[sizeof error->message / 2];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s': %s", records->source.name,
			records->line, column + 1, records->names[column], what);
}

struct mig_position
mig_records_position(const struct mig_records *records)
{
	return (struct mig_position){ records->source.name, records->line };
}

enum mig_status
mig_fail_number(struct mig_error *error, const struct mig_position *position, size_t column,
		const char *name, struct mig_text field, enum mig_parse parse)
{
	struct mig_text shown = mig_text_shown(field);

	mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s': '%.*s' %s", position->file,
		 position->line, column + 1, name, (int)shown.length, shown.bytes,
		 parse == MIG_PARSE_RANGE ? "has more digits than can be exact"
					  : "is not a number");
	if (parse != MIG_PARSE_RANGE)
		mig_hint(error, "numbers are digits with '.' as the decimal sign, and nothing "
				"else; a missing figure is an empty cell; mig-tidy makes these of "
				"other notations");
	return MIG_DATA;
}

const char *
mig_records_input_name(const struct mig_records *records)
{
	return strcmp(records->files[0], "-") == 0 ? "stdin" : records->files[0];
}

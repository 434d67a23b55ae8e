#include <stdlib.h>
#include <string.h>

#include "foreign.h"
#include "records_private.h"

enum { RECORD_MAX = 64 * 1024 * 1024 };

static char *const standard_input[] = { (char[]){ "-" } };

/* The header line(s) as raw text, not yet taken: up to the first line end outside quotes. */
static enum mig_status
peek_header(struct mig_source *source, struct mig_text *header, struct mig_error *error)
{
	size_t start = source->next, first_line = source->line, quotes = 0;
	struct mig_text line;

	*header = (struct mig_text){ "", 0 };
	source->mark = start;
	do {
		size_t before = source->next - source->mark;
		enum mig_status status = mig_source_line(source, &line, error);

		if (status != MIG_OK)
			return status;
		if (before == 0 && line.length && mig_records_blank(line, 0)) {
			source->mark = source->next;
			first_line = source->line;
			continue;
		}
		for (size_t i = 0; i < line.length; i++)
			quotes += line.bytes[i] == '"';
	} while (line.length && (source->next == source->mark || quotes % 2));
	header->bytes = source->buffer ? source->buffer + source->mark : "";
	header->length = source->next - source->mark;
	source->next = source->scanned = source->mark;
	source->line = first_line;
	return MIG_OK;
}

static enum mig_status
find_delimiter(const struct mig_records *records, struct mig_text header, char *delimiter,
	       struct mig_error *error)
{
	static const char candidates[] = ",;\t|";
	size_t found = 0;
	bool inside = false, seen[sizeof candidates] = { false };

	*delimiter = ',';
	for (size_t i = 0; i < header.length; i++) {
		const char *candidate =
		    header.bytes[i] ? strchr(candidates, header.bytes[i]) : NULL;

		if (header.bytes[i] == '"')
			inside = !inside;
		else if (!inside && candidate && !seen[candidate - candidates]) {
			seen[candidate - candidates] = true;
			*delimiter = *candidate;
			found++;
		}
	}
	if (found < 2)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: the header holds more than one of , ; | and tab",
		 records->source.name, records->source.line);
	mig_hint(error, "say which one separates the columns, for example: --delim ';'");
	return MIG_DATA;
}

static enum mig_status
fail_empty(const struct mig_records *records, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s: empty input", records->source.name);
	mig_hint(error, records->named ? "say --no-header if a table without rows is meant"
				       : "a table has at least a header line");
	return MIG_DATA;
}

/* Drop a BOM; refuse UTF-16, which would look like garbage further on. */
static enum mig_status
take_byte_order_mark(struct mig_records *records, struct mig_error *error)
{
	struct mig_source *source = &records->source;
	const unsigned char *bytes;
	struct mig_text line;
	enum mig_status status = mig_source_line(source, &line, error);

	if (status != MIG_OK)
		return status;
	if (line.length == 0)
		return records->named && records->options.may_be_empty ? MIG_OK
								       : fail_empty(records, error);
	source->next = source->scanned = 0;
	source->line = 1;
	bytes = (const unsigned char *)source->buffer;
	if (source->filled >= 2 &&
	    ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff))) {
		mig_fail(error, MIG_DATA, "%s:1: the text is UTF-16, not UTF-8", source->name);
		mig_source_hint_iconv(source, "convert it first", "UTF-16", error);
		return MIG_DATA;
	}
	status = mig_foreign_check(source->name,
				   (struct mig_text){ source->buffer, source->filled }, error);
	if (status != MIG_OK)
		return status;
	if (source->filled >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		source->next = source->scanned = source->mark = 3;
	return MIG_OK;
}

/* Excel's first line "sep=;" names the delimiter and is no data. */
static enum mig_status
take_separator_line(struct mig_source *source, char *delimiter, struct mig_error *error)
{
	size_t start = source->next;
	struct mig_text line;
	enum mig_status status = mig_source_line(source, &line, error);

	if (status != MIG_OK)
		return status;
	if (line.length >= 6 && memcmp(line.bytes, "sep=", 4) == 0 &&
	    !strchr("\"\r", line.bytes[4]) && (unsigned char)line.bytes[4] < 0x80 &&
	    (line.bytes[5] == '\n' || line.bytes[5] == '\r')) {
		*delimiter = line.bytes[4];
		return MIG_OK;
	}
	source->next = source->scanned = start;
	source->line = 1;
	return MIG_OK;
}

/* Take the names of the columns from the caller, or from the header that is the current record. */
static enum mig_status
keep_names(struct mig_records *records, struct mig_error *error)
{
	const struct mig_list *given = records->options.names;
	size_t count = records->named ? given->count : records->fields;

	records->names = calloc(count + 1, sizeof *records->names);
	if (!records->names)
		return mig_fail_memory(error);
	records->columns = count;
	for (size_t i = 0; i < count; i++) {
		struct mig_text name =
		    records->named ? mig_text_of(given->items[i]) : mig_records_field(records, i);

		records->names[i] = malloc(name.length + 1);
		if (!records->names[i])
			return mig_fail_memory(error);
		memcpy(records->names[i], name.bytes, name.length + 1);
	}
	return MIG_OK;
}

/* The name of the last column of the longer one of two headers: ours and the current record. */
static const char *
last_name(const struct mig_records *records)
{
	return records->fields > records->columns
		   ? mig_records_field(records, records->fields - 1).bytes
		   : records->names[records->columns - 1];
}

static enum mig_status
compare_header(const struct mig_records *records, struct mig_error *error)
{
	static const char same_header[] = "files that are read as one table have the same header";
	const char *name = records->source.name;

	for (size_t i = 0; i < records->columns && i < records->fields; i++) {
		if (strcmp(mig_records_field(records, i).bytes, records->names[i]) == 0)
			continue;
		mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s' where %s has '%s'", name,
			 records->line, i + 1, mig_records_field(records, i).bytes,
			 mig_records_input_name(records), records->names[i]);
		mig_hint(error, "%s", same_header);
		return MIG_DATA;
	}
	if (records->fields == records->columns)
		return MIG_OK;
	mig_fail(error, MIG_DATA, "%s:%zu: %zu column%s where %s has %zu", name, records->line,
		 records->fields, records->fields == 1 ? "" : "s", mig_records_input_name(records),
		 records->columns);
	if (strcmp(last_name(records), "status") == 0)
		mig_hint(error, "a column status is only written where a figure needs one; with "
				"--no-header and --columns it is always written");
	else
		mig_hint(error, "%s", same_header);
	return MIG_DATA;
}

static enum mig_status
start_parser(struct mig_records *records, struct mig_error *error)
{
	if (csv_init(&records->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return mig_fail_memory(error);
	records->parser_live = true;
	csv_set_delim(&records->parser, (unsigned char)records->delimiter);
	return MIG_OK;
}

static enum mig_status
read_header(struct mig_records *records, struct mig_error *error)
{
	struct mig_text header;
	char delimiter = 0;
	bool more = false;
	enum mig_status status = take_separator_line(&records->source, &delimiter, error);

	if (records->options.delimiter)
		delimiter = records->options.delimiter;
	if (status == MIG_OK && !delimiter) {
		status = peek_header(&records->source, &header, error);
		if (status == MIG_OK)
			status = find_delimiter(records, header, &delimiter, error);
	}
	if (status != MIG_OK)
		return status;
	records->delimiter = delimiter;
	status = start_parser(records, error);
	if (status == MIG_OK)
		status = mig_records_raw(records, &more, error);
	if (status != MIG_OK)
		return status;
	if (!more)
		return fail_empty(records, error);
	return records->names ? compare_header(records, error) : keep_names(records, error);
}

enum mig_status
mig_records_open_file(struct mig_records *records, struct mig_error *error)
{
	size_t keep = records->options.record_max ? records->options.record_max : RECORD_MAX;
	enum mig_status status =
	    mig_source_open(&records->source, records->files[records->file], keep, error);

	records->source.progress = records->options.progress;
	if (status == MIG_OK)
		status = take_byte_order_mark(records, error);
	if (status != MIG_OK)
		return status;
	if (!records->named)
		return read_header(records, error);
	records->delimiter = records->options.delimiter ? records->options.delimiter : ',';
	status = start_parser(records, error);
	return status == MIG_OK && !records->names ? keep_names(records, error) : status;
}

void
mig_records_close_file(struct mig_records *records)
{
	if (records->parser_live)
		csv_free(&records->parser);
	records->parser_live = false;
	mig_source_close(&records->source);
}

enum mig_status
mig_records_open(char *const *files, size_t count, const struct mig_records_options *options,
		 struct mig_records **result, struct mig_error *error)
{
	struct mig_records *records = calloc(1, sizeof *records);
	enum mig_status status;

	*result = NULL;
	if (!records)
		return mig_fail_memory(error);
	records->files = count ? files : standard_input;
	records->file_count = count ? count : 1;
	records->source.descriptor = -1;
	if (options)
		records->options = *options;
	records->named = records->options.names && records->options.names->count;
	status = mig_records_open_file(records, error);
	records->options.names = NULL;
	if (status != MIG_OK) {
		mig_records_free(records);
		return status;
	}
	*result = records;
	return MIG_OK;
}

void
mig_records_free(struct mig_records *records)
{
	if (!records)
		return;
	mig_records_close_file(records);
	for (size_t i = 0; records->names && i < records->columns; i++)
		free(records->names[i]);
	free(records->names);
	free(records->starts);
	mig_buffer_free(&records->bytes);
	free(records);
}

enum mig_status
mig_records_slice(const struct mig_records *whole, struct mig_text text, size_t line,
		  struct mig_records *slice, struct mig_error *error)
{
	*slice = (struct mig_records){ .files = whole->files,
				       .file_count = 1,
				       .delimiter = whole->delimiter,
				       .named = whole->named,
				       .names = whole->names,
				       .columns = whole->columns };
	slice->source = (struct mig_source){ .name = whole->source.name,
					     .descriptor = -1,
					     .ended = true,
					     .buffer = (char *)text.bytes,
					     .filled = text.length,
					     .keep_max = whole->source.keep_max,
					     .line = line };
	return start_parser(slice, error);
}

void
mig_records_slice_end(struct mig_records *slice)
{
	if (slice->parser_live)
		csv_free(&slice->parser);
	free(slice->starts);
	mig_buffer_free(&slice->bytes);
}

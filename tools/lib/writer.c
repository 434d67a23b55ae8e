#include "writer_formats.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 4 * 1024 * 1024 }; /* of rows that go to the spool together */

const char *const mig_format_names[] = {
	[MIG_FORMAT_CSV] = "csv",     [MIG_FORMAT_TSV] = "tsv",	      [MIG_FORMAT_JSON] = "json",
	[MIG_FORMAT_JSONL] = "jsonl", [MIG_FORMAT_MARKDOWN] = "md",   [MIG_FORMAT_HTML] = "html",
	[MIG_FORMAT_TABLE] = "table", [MIG_FORMAT_SDMX] = "sdmx-csv", NULL
};

static void (*const formats[])(struct mig_page *page) = {
	[MIG_FORMAT_CSV] = mig_write_csv,	    [MIG_FORMAT_TSV] = mig_write_tsv,
	[MIG_FORMAT_JSON] = mig_write_json,	    [MIG_FORMAT_JSONL] = mig_write_json_lines,
	[MIG_FORMAT_MARKDOWN] = mig_write_markdown, [MIG_FORMAT_HTML] = mig_write_html,
	[MIG_FORMAT_TABLE] = mig_write_aligned,	    [MIG_FORMAT_SDMX] = mig_write_sdmx,
};

enum { FORMATS = sizeof formats / sizeof *formats };

enum mig_status
mig_format_parse(const char *name, enum mig_format *format, struct mig_error *error)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(name, mig_format_names[i]) == 0) {
			*format = (enum mig_format)i;
			return MIG_OK;
		}
	mig_fail(error, MIG_USAGE, "'%s' is not a format", name);
	/* All but the last one, which not every tool writes. */
	mig_hint_names(error, "formats", mig_text_of(name), mig_format_names, FORMATS - 1);
	return MIG_USAGE;
}

struct mig_writer *
mig_writer_new(enum mig_format format)
{
	struct mig_writer *writer = calloc(1, sizeof *writer);

	if (writer)
		writer->format = format;
	return writer;
}

void
mig_writer_free(struct mig_writer *writer)
{
	if (!writer)
		return;
	for (size_t i = 0; !writer->is_part && i < writer->count; i++)
		free(writer->columns[i].name);
	if (!writer->is_part) {
		free(writer->columns);
		free(writer->caption);
	}
	mig_buffer_free(&writer->cells);
	mig_spool_free(&writer->spool);
	mig_buffer_free(&writer->text);
	mig_buffer_free(&writer->composed);
	free(writer);
}

void
mig_writer_spool(struct mig_writer *writer)
{
	writer->spooling = true;
}

void
mig_writer_headless(struct mig_writer *writer)
{
	writer->headless = true;
}

static char *
copy_string(const char *string)
{
	size_t size = strlen(string) + 1;
	char *copy = malloc(size);

	return copy ? memcpy(copy, string, size) : NULL;
}

enum mig_status
mig_writer_caption(struct mig_writer *writer, const char *caption, struct mig_error *error)
{
	char *copy = copy_string(caption);

	if (!copy)
		return mig_fail_memory(error);
	free(writer->caption);
	writer->caption = copy;
	return MIG_OK;
}

enum mig_status
mig_writer_column(struct mig_writer *writer, const char *name, enum mig_column_kind kind,
		  struct mig_error *error)
{
	struct mig_writer_column *columns = mig_array_reserve(writer->columns, &writer->capacity,
							      writer->count + 1, sizeof *columns);
	char *copy = copy_string(name);

	if (columns)
		writer->columns = columns;
	if (!columns || !copy) {
		free(copy);
		return mig_fail_memory(error);
	}
	columns[writer->count++] = (struct mig_writer_column){ copy, kind };
	return MIG_OK;
}

enum mig_status
mig_writer_status_column(struct mig_writer *writer, bool always, struct mig_error *error)
{
	bool sdmx = writer->format == MIG_FORMAT_SDMX;

	writer->has_status = true;
	writer->show_status = always || writer->headless || sdmx;
	writer->status_open = !writer->show_status;
	return mig_writer_column(writer, sdmx ? "OBS_STATUS" : "status", MIG_COLUMN_TEXT, error);
}

/* What the formats see of the table. */
static struct mig_page
page_of(struct mig_writer *writer, struct mig_error *error)
{
	return (struct mig_page){
		.columns = writer->columns,
		.count = writer->count - (writer->has_status && !writer->show_status),
		.caption = writer->caption,
		.headless = writer->headless,
		.writer = writer,
		.text = &writer->text,
		.error = error,
	};
}

/* Before the first row, when all columns have been said. */
static enum mig_status
start_rows(struct mig_writer *writer, struct mig_error *error)
{
	struct mig_page page = page_of(writer, error);

	writer->has_rows = true;
	/* A single column is quoted otherwise than one of several. */
	writer->at_once =
	    writer->format == MIG_FORMAT_CSV && (!writer->status_open || writer->count > 2);
	if (writer->at_once && !writer->is_part)
		mig_write_csv_header(&page);
	writer->row_starts = writer->text.length;
	return page.status;
}

/* How many columns are written, as far as anybody knows. */
static size_t
shown(const struct mig_writer *writer)
{
	return writer->count - (writer->has_status && !writer->show_status);
}

static enum mig_status
store_cell(struct mig_writer *writer, struct mig_text text, struct mig_error *error)
{
	char prefix[(sizeof text.length * 8 + 6) / 7];
	size_t size = 0, rest = text.length;
	enum mig_status status = writer->has_rows ? MIG_OK : start_rows(writer, error);

	if (status != MIG_OK)
		return status;
	if (writer->at_once)
		return mig_csv_add(&writer->text, text, writer->filled++, shown(writer),
				   writer->headless, error);
	for (; rest > 0x7f; rest >>= 7)
		prefix[size++] = (char)(rest | 0x80);
	prefix[size++] = (char)rest;
	status = mig_buffer_add(&writer->cells, prefix, size, error);
	if (status == MIG_OK)
		status = mig_buffer_add(&writer->cells, text.bytes, text.length, error);
	writer->filled++;
	return status;
}

/* Cells that the caller writes: all but the status. */
static size_t
cells_of_row(const struct mig_writer *writer)
{
	return writer->count - writer->has_status;
}

enum mig_status
mig_writer_text(struct mig_writer *writer, struct mig_text text, struct mig_error *error)
{
	if (writer->filled >= cells_of_row(writer))
		return mig_fail(error, MIG_DATA, "result row %zu has more than %zu cells",
				writer->rows + 1, cells_of_row(writer));
	return store_cell(writer, text, error);
}

enum mig_status
mig_writer_string(struct mig_writer *writer, const char *text, struct mig_error *error)
{
	return mig_writer_text(writer, mig_text_of(text), error);
}

enum mig_status
mig_writer_value(struct mig_writer *writer, struct mig_value value, struct mig_error *error)
{
	char digits[MIG_DECIMAL_TEXT_SIZE];
	struct mig_text text = { digits, 0 };

	if (value.state == MIG_VALUE_OVERFLOW)
		return mig_fail(
		    error, MIG_DATA,
		    "column '%s' of result row %zu: the number has too many digits",
		    writer->filled < writer->count ? writer->columns[writer->filled].name : "",
		    writer->rows + 1);
	if (value.state == MIG_VALUE_KNOWN)
		text.length = mig_decimal_format(value.number, digits);
	writer->flags |= mig_value_flags(value);
	return mig_writer_plain(writer, text, 1, error);
}

enum mig_status
mig_writer_integer(struct mig_writer *writer, long long number, struct mig_error *error)
{
	char digits[MIG_DECIMAL_TEXT_SIZE];
	int length = snprintf(digits, sizeof digits, "%lld", number);

	return mig_writer_text(writer, (struct mig_text){ digits, (size_t)length }, error);
}

void
mig_writer_flags(struct mig_writer *writer, mig_flags flags)
{
	writer->flags |= flags;
}

/* Put the rows so far aside, if they are many. */
static enum mig_status
spool_rows(struct mig_writer *writer, struct mig_error *error)
{
	uint64_t length = writer->cells.length;
	enum mig_status status;

	if (writer->at_once)
		return mig_rows_spool(writer, error);
	if (length < BLOCK_SIZE)
		return MIG_OK;
	status = mig_spool_add(&writer->spool, &length, sizeof length, error);
	if (status == MIG_OK)
		status =
		    mig_spool_add(&writer->spool, writer->cells.bytes, writer->cells.length, error);
	writer->cells.length = 0;
	return status;
}

enum mig_status
mig_writer_end_row(struct mig_writer *writer, struct mig_error *error)
{
	char letters[MIG_FLAGS_TEXT_SIZE];
	enum mig_status status = MIG_OK;

	if (writer->filled != cells_of_row(writer))
		return mig_fail(error, MIG_DATA, "result row %zu has %zu cells for %zu columns",
				writer->rows + 1, writer->filled, cells_of_row(writer));
	if (writer->has_status)
		mig_flags_format(writer->flags, letters);
	if (writer->has_status && writer->at_once) {
		status = mig_rows_end(writer, letters, error);
	} else if (writer->has_status) {
		writer->show_status = writer->show_status || letters[0];
		status = store_cell(writer, mig_text_of(letters), error);
	}
	writer->rows++;
	writer->filled = 0;
	writer->flags = 0;
	return status == MIG_OK && writer->spooling ? spool_rows(writer, error) : status;
}

struct mig_writer *
mig_writer_part(const struct mig_writer *writer)
{
	struct mig_writer *part = mig_writer_new(writer->format);

	if (!part)
		return NULL;
	part->is_part = true;
	part->columns = writer->columns;
	part->count = writer->count;
	part->headless = writer->headless;
	part->has_status = writer->has_status;
	part->show_status = writer->show_status;
	part->status_open = writer->status_open;
	return part;
}

void
mig_writer_drop(struct mig_writer *part)
{
	part->cells.length = part->text.length = 0;
	part->rows = part->filled = part->row_starts = 0;
	part->bare = 0;
	part->flags = 0;
}

enum mig_status
mig_writer_join(struct mig_writer *writer, struct mig_writer *part, struct mig_error *error)
{
	enum mig_status status = writer->has_rows ? MIG_OK : start_rows(writer, error);

	if (status == MIG_OK && part->at_once)
		status = mig_rows_join(writer, part, error);
	else if (status == MIG_OK && part->cells.length)
		status =
		    mig_buffer_add(&writer->cells, part->cells.bytes, part->cells.length, error);
	writer->show_status = writer->show_status || part->show_status;
	writer->rows += part->rows;
	mig_writer_drop(part);
	return status == MIG_OK && writer->spooling ? spool_rows(writer, error) : status;
}

/* No reader could tell two columns of one name apart, ours included. */
static enum mig_status
check_names(const struct mig_page *page)
{
	for (size_t i = 1; i < page->count; i++)
		for (size_t j = 0; j < i; j++) {
			const char *name = page->columns[i].name;

			if (!*name || strcmp(page->columns[j].name, name) != 0)
				continue;
			mig_fail(page->error, MIG_DATA,
				 "column '%s' would stand in the output twice", name);
			mig_hint(page->error,
				 "choose other columns, or name them apart in the input");
			return MIG_DATA;
		}
	return MIG_OK;
}

/* The table in its format, into `composed` or, but for the end, on to a sink. */
static enum mig_status
compose(struct mig_writer *writer, struct mig_buffer *composed, struct mig_sink *sink,
	struct mig_error *error)
{
	struct mig_page page = page_of(writer, error);

	page.sink = sink;
	page.text = composed;
	if (writer->filled)
		return mig_fail(error, MIG_DATA, "result row %zu was not finished",
				writer->rows + 1);
	if (check_names(&page) != MIG_OK)
		return MIG_DATA;
	if (writer->at_once)
		return mig_rows_compose(writer, composed, sink, error);
	page.row = calloc(writer->count + 1, sizeof *page.row);
	if (!page.row)
		return mig_fail_memory(error);
	composed->length = 0;
	mig_page_rewind(&page);
	formats[writer->format](&page);
	free(page.row);
	mig_buffer_free(&page.block);
	return page.status;
}

enum mig_status
mig_writer_end(struct mig_writer *writer, struct mig_text *text, struct mig_error *error)
{
	enum mig_status status = compose(writer, &writer->composed, NULL, error);

	*text = writer->composed.length
		    ? (struct mig_text){ writer->composed.bytes, writer->composed.length }
		    : (struct mig_text){ "", 0 };
	return status;
}

static enum mig_status
produce(void *source, struct mig_sink *sink, struct mig_error *error)
{
	struct mig_writer *writer = source;
	enum mig_status status = compose(writer, &writer->composed, sink, error);

	if (status == MIG_OK)
		mig_sink_put(sink,
			     (struct mig_text){ writer->composed.bytes, writer->composed.length });
	return status;
}

enum mig_status
mig_writer_write(struct mig_writer *writer, const char *file, struct mig_error *error)
{
	return mig_output_produce(file, produce, writer, error);
}

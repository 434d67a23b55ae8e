#include "tidy/grid.h"

#include <csv.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the callbacks of libcsv fill. */
struct reading {
	struct mig_tidy_grid *grid;
	struct mig_error *error;
	enum mig_status status;
	size_t line;	/* of the record under way */
	size_t first;	/* its first cell */
	bool ended;	/* the line that was parsed last ended a record */
	bool something; /* a cell of the record holds more than blanks */
};

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* How many bytes of a blank stand at the start of `text`: 0 for none. */
static size_t
blank_length(struct mig_text text)
{
	if (text.length > 0 && is_blank(text.bytes[0]))
		return 1;
	return text.length > 1 && memcmp(text.bytes, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

struct mig_text
mig_text_trim(struct mig_text text)
{
	size_t length;

	while ((length = blank_length(text)) > 0) {
		text.bytes += length;
		text.length -= length;
	}
	for (;;) {
		const char *end = text.bytes + text.length;

		if (text.length > 0 && is_blank(end[-1]))
			text.length--;
		else if (text.length > 1 && memcmp(end - 2, "\xc2\xa0", 2) == 0)
			text.length -= 2;
		else
			return text;
	}
}

static bool
add_size(size_t **array, size_t *capacity, size_t count, size_t value)
{
	size_t *moved = mig_array_reserve(*array, capacity, count + 1, sizeof *moved);

	if (!moved)
		return false;
	*array = moved;
	moved[count] = value;
	return true;
}

static void
on_field(void *bytes, size_t length, void *data)
{
	struct reading *reading = data;
	struct mig_tidy_grid *grid = reading->grid;
	struct mig_text cell = { bytes, length };

	if (reading->status != MIG_OK)
		return;
	if (mig_text_trim(cell).length > 0)
		reading->something = true;
	if (!add_size(&grid->starts, &grid->starts_capacity, grid->cells, grid->bytes.length))
		reading->status = mig_fail_memory(reading->error);
	else
		reading->status = mig_buffer_add(&grid->bytes, bytes, length, reading->error);
	if (reading->status == MIG_OK)
		reading->status = mig_buffer_add(&grid->bytes, "", 1, reading->error);
	grid->cells++;
}

static void
on_record(int end, void *data)
{
	struct reading *reading = data;
	struct mig_tidy_grid *grid = reading->grid;

	(void)end;
	reading->ended = true;
	if (reading->status != MIG_OK)
		return;
	if (!reading->something) {
		if (grid->cells > reading->first)
			grid->bytes.length = grid->starts[reading->first];
		grid->cells = reading->first;
		return;
	}
	if (!add_size(&grid->firsts, &grid->firsts_capacity, grid->rows, reading->first) ||
	    !add_size(&grid->lines, &grid->lines_capacity, grid->rows, reading->line))
		reading->status = mig_fail_memory(reading->error);
	grid->rows++;
	reading->first = grid->cells;
	reading->something = false;
}

/* The first line of `text` with its end. */
static struct mig_text
first_line(struct mig_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] == '\n')
			return (struct mig_text){ text.bytes, i + 1 };
		if (text.bytes[i] == '\r') {
			bool both = i + 1 < text.length && text.bytes[i + 1] == '\n';

			return (struct mig_text){ text.bytes, i + 1 + both };
		}
	}
	return text;
}

static void
advance(struct mig_text *text, struct mig_text line)
{
	text->bytes += line.length;
	text->length -= line.length;
}

/* Leave out the lines above and below the table. */
static enum mig_status
cut(struct mig_text *text, const struct mig_tidy_grid_request *request, struct mig_error *error)
{
	size_t lines = 0, kept;
	struct mig_text rest = *text;

	for (; rest.length > 0; lines++)
		advance(&rest, first_line(rest));
	if (request->skip >= lines || request->footer >= lines - request->skip)
		return mig_fail(
		    error, MIG_DATA,
		    "%s: nothing is left of %zu lines without the first %zu and the last %zu",
		    request->name, lines, request->skip, request->footer);
	for (size_t i = 0; i < request->skip; i++)
		advance(text, first_line(*text));
	rest = *text;
	kept = lines - request->skip - request->footer;
	for (size_t i = 0; i < kept; i++)
		advance(&rest, first_line(rest));
	text->length = (size_t)(rest.bytes - text->bytes);
	return MIG_OK;
}

/* Whether `text` goes on behind `start`. */
static bool
starts_with(struct mig_text text, const char *start)
{
	size_t length = strlen(start);

	return text.length > length && memcmp(text.bytes, start, length) == 0;
}

/* SDMX-CSV: the byte behind its first word, which may hold the delimiter of lists; else NUL. */
static char
sdmx_delimiter(struct mig_text text)
{
	static const char list[] = "STRUCTURE[x]";

	if (starts_with(text, "DATAFLOW"))
		return text.bytes[strlen("DATAFLOW")];
	if (starts_with(text, "STRUCTURE[") && text.length > strlen(list))
		return text.bytes[strlen(list)];
	return starts_with(text, "STRUCTURE") ? text.bytes[strlen("STRUCTURE")] : '\0';
}

/* Which of the delimiters stand outside quotes in the first lines. */
static enum mig_status
find_delimiter(struct mig_text text, const struct mig_tidy_grid_request *request, char *delimiter,
	       struct mig_error *error)
{
	static const char candidates[] = ",;\t|";
	char found[sizeof candidates] = "";
	bool quoted = false;

	for (size_t i = 0, line = 0; i < text.length && line < request->header; i++) {
		char byte = text.bytes[i];

		if (byte == '"')
			quoted = !quoted;
		else if (!quoted && (byte == '\n' || byte == '\r'))
			line += !(byte == '\n' && i > 0 && text.bytes[i - 1] == '\r');
		else if (!quoted && memchr(candidates, byte, sizeof candidates - 1) &&
			 !strchr(found, byte))
			found[strlen(found)] = byte;
	}
	if (sdmx_delimiter(text) && strchr(candidates, sdmx_delimiter(text)))
		memcpy(found, (char[]){ sdmx_delimiter(text), '\0' }, 2);
	/* Eurostat packs the keys of its TSV with commas, in front of a backslash and a tab. */
	if (strcmp(found, ",\t") == 0 &&
	    memchr(first_line(text).bytes, '\\', strcspn(text.bytes, "\t\n")))
		strcpy(found, "\t");
	if (strlen(found) > 1) {
		mig_fail(error, MIG_DATA, "%s:%zu: more than one of , ; TAB | in the header",
			 request->name, request->skip + 1);
		mig_hint(error, "say which it is with --delim");
		return MIG_DATA;
	}
	*delimiter = found[0] ? found[0] : ',';
	return MIG_OK;
}

static int
no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static bool
stops(struct mig_text line, const char *stop_at)
{
	size_t length = stop_at ? strlen(stop_at) : 0;

	line = mig_text_trim(line);
	if (line.length > 0 && line.bytes[0] == '"')
		advance(&line, (struct mig_text){ line.bytes, 1 });
	return stop_at && line.length >= length && memcmp(line.bytes, stop_at, length) == 0;
}

static enum mig_status
parse_error(const struct reading *reading, bool unclosed, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s:%zu: %s", reading->grid->name, reading->line,
		 unclosed ? "a quote that is not closed"
			  : "a quote that is not at the ends of a cell");
	mig_hint(error, "a title or a note above or below the table is left out with --skip, "
			"--footer or --stop-at");
	return MIG_DATA;
}

/* All lines of `text` through the parser. */
static enum mig_status
parse(struct csv_parser *parser, struct mig_text text, const struct mig_tidy_grid_request *request,
      struct reading *reading)
{
	bool open = false, stopped = false;

	for (size_t line = request->skip + 1; text.length > 0 && !stopped; line++) {
		struct mig_text next = first_line(text);

		if (!open)
			reading->line = line;
		stopped = !open && stops(next, request->stop_at);
		if (stopped)
			break;
		open = open || mig_text_trim(next).length > 0;
		reading->ended = false;
		if (csv_parse(parser, next.bytes, next.length, on_field, on_record, reading) !=
		    next.length)
			return csv_error(parser) == CSV_EPARSE
				   ? parse_error(reading, false, reading->error)
				   : mig_fail_memory(reading->error);
		open = open && !reading->ended;
		if (reading->status != MIG_OK)
			return reading->status;
		advance(&text, next);
	}
	if (csv_fini(parser, on_field, on_record, reading) != 0)
		return parse_error(reading, true, reading->error);
	if (request->stop_at && !stopped) {
		mig_fail(reading->error, MIG_USAGE, "%s: no line begins with '%s' (--stop-at)",
			 request->name, request->stop_at);
		return MIG_USAGE;
	}
	return reading->status;
}

enum mig_status
mig_tidy_grid_read(struct mig_text text, const struct mig_tidy_grid_request *request,
		   struct mig_tidy_grid *grid, struct mig_error *error)
{
	struct reading reading = { .grid = grid, .error = error };
	struct mig_tidy_grid_request own = *request;
	struct csv_parser parser;
	enum mig_status status;

	/* Excel says the delimiter in a line of its own. */
	if (request->skip == 0 && text.length > 5 && memcmp(text.bytes, "sep=", 4) == 0 &&
	    (text.bytes[5] == '\n' || text.bytes[5] == '\r')) {
		own.skip = 1;
		if (!own.delimiter)
			own.delimiter = text.bytes[4];
	}
	request = &own;
	*grid = (struct mig_tidy_grid){ .name = request->name, .delimiter = request->delimiter };
	status = cut(&text, request, error);
	if (status == MIG_OK && !grid->delimiter)
		status = find_delimiter(text, request, &grid->delimiter, error);
	if (status != MIG_OK)
		return status;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return mig_fail_memory(error);
	csv_set_delim(&parser, (unsigned char)grid->delimiter);
	if (request->keep_blanks)
		csv_set_space_func(&parser, no_space);
	status = parse(&parser, text, request, &reading);
	csv_free(&parser);
	if (status == MIG_OK && grid->rows == 0)
		status = mig_fail(error, MIG_DATA, "%s: no row with anything in it", grid->name);
	if (status == MIG_OK &&
	    (!add_size(&grid->starts, &grid->starts_capacity, grid->cells, grid->bytes.length) ||
	     !add_size(&grid->firsts, &grid->firsts_capacity, grid->rows, grid->cells)))
		status = mig_fail_memory(error);
	if (status != MIG_OK)
		mig_tidy_grid_free(grid);
	return status;
}

void
mig_tidy_grid_free(struct mig_tidy_grid *grid)
{
	mig_buffer_free(&grid->bytes);
	free(grid->starts);
	free(grid->firsts);
	free(grid->lines);
	*grid = (struct mig_tidy_grid){ 0 };
}

size_t
mig_tidy_grid_width(const struct mig_tidy_grid *grid, size_t row)
{
	return grid->firsts[row + 1] - grid->firsts[row];
}

static struct mig_text
raw_cell(const struct mig_tidy_grid *grid, size_t row, size_t column)
{
	size_t cell = grid->firsts[row] + column;

	if (column >= mig_tidy_grid_width(grid, row))
		return (struct mig_text){ "", 0 };
	return (struct mig_text){ grid->bytes.bytes + grid->starts[cell],
				  grid->starts[cell + 1] - grid->starts[cell] - 1 };
}

struct mig_text
mig_tidy_grid_cell(const struct mig_tidy_grid *grid, size_t row, size_t column)
{
	return mig_text_trim(raw_cell(grid, row, column));
}

size_t
mig_tidy_grid_indent(const struct mig_tidy_grid *grid, size_t row, size_t column)
{
	struct mig_text cell = raw_cell(grid, row, column);
	size_t count = 0;

	for (size_t length; (length = blank_length(cell)) > 0; count++)
		advance(&cell, (struct mig_text){ cell.bytes, length });
	return count;
}

enum mig_status
mig_tidy_grid_fail(const struct mig_tidy_grid *grid, size_t row, size_t column,
		   struct mig_error *error, const char *format, ...)
{
	char text[768];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (column == SIZE_MAX)
		return mig_fail(error, MIG_DATA, "%s:%zu: %s", grid->name, grid->lines[row], text);
	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: %s", grid->name, grid->lines[row], column + 1,
			text);
}

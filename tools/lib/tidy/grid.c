#include "tidy/grid.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tidy/delimiter.h"

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

/* Take the blanks before `text` away, and count them. */
static size_t
take_blanks(struct mig_text *text)
{
	size_t count = 0;

	for (size_t length; (length = blank_length(*text)) > 0; count++) {
		text->bytes += length;
		text->length -= length;
	}
	return count;
}

struct mig_text
mig_tidy_trim(struct mig_text text)
{
	take_blanks(&text);
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

/* Whether no blank of any kind stands at the ends of `text`. */
static bool
is_bare(struct mig_text text)
{
	unsigned char first = (unsigned char)text.bytes[0];
	unsigned char last = (unsigned char)text.bytes[text.length - 1];

	return first > ' ' && first != 0xc2 && last > ' ' && last != 0xa0;
}

bool
mig_tidy_grid_add(struct mig_tidy_grid *grid, struct mig_text raw)
{
	struct mig_tidy_cell *cell = grid->cells;

	if (grid->width == grid->capacity) {
		cell = mig_array_reserve(cell, &grid->capacity, grid->width + 1, sizeof *cell);
		if (!cell)
			return false;
		grid->cells = cell;
	}
	cell += grid->width++;
	cell->indent = 0;
	cell->clean = false;
	if (raw.length > 0 && !is_bare(raw)) {
		cell->indent = take_blanks(&raw);
		raw = mig_tidy_trim(raw);
	}
	cell->text = raw;
	grid->something = grid->something || raw.length > 0;
	return true;
}

/* libcsv's callbacks return nothing, so a lack of memory waits in the grid. */
static void
on_field(void *bytes, size_t length, void *context)
{
	struct mig_tidy_grid *grid = context;
	struct mig_error ignored;
	size_t *starts = mig_array_reserve(grid->starts, &grid->starts_capacity, grid->width + 2,
					   sizeof *starts);

	if (!starts) {
		grid->exhausted = true;
		return;
	}
	grid->starts = starts;
	starts[grid->width++] = grid->bytes.length;
	if (mig_buffer_add(&grid->bytes, bytes ? bytes : "", length, &ignored) != MIG_OK)
		grid->exhausted = true;
	starts[grid->width] = grid->bytes.length;
}

static void
on_record(int end, void *context)
{
	struct mig_tidy_grid *grid = context;

	(void)end;
	grid->complete = true;
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
	size_t length = strlen(stop_at);

	line = mig_tidy_trim(line);
	if (line.length > 0 && line.bytes[0] == '"') {
		line.bytes++;
		line.length--;
	}
	return line.length >= length && memcmp(line.bytes, stop_at, length) == 0;
}

static enum mig_status
parse_error(const struct mig_tidy_grid *grid, bool unclosed, struct mig_error *error)
{
	mig_fail(error, MIG_DATA, "%s:%zu: %s", grid->lines->name, grid->line,
		 unclosed ? "a quote that is not closed"
			  : "a quote that is not at the ends of a cell");
	mig_hint(error, "a title or a note above or below the table is left out with --skip, "
			"--footer or --stop-at");
	return MIG_DATA;
}

/* What libcsv found, as cells. */
static enum mig_status
take_record(struct mig_tidy_grid *grid, struct mig_error *error)
{
	size_t count = grid->width;
	bool enough = !grid->exhausted;

	grid->width = 0;
	for (size_t i = 0; i < count && enough; i++)
		enough = mig_tidy_grid_add(
		    grid, (struct mig_text){ grid->bytes.bytes + grid->starts[i],
					     grid->starts[i + 1] - grid->starts[i] });
	return enough ? MIG_OK : mig_fail_memory(error);
}

/* A line without quotes, where fields are what stands between delimiters. */
static enum mig_status
split(struct mig_tidy_grid *grid, struct mig_text line, struct mig_error *error)
{
	while (line.length > 0 &&
	       (line.bytes[line.length - 1] == '\n' || line.bytes[line.length - 1] == '\r'))
		line.length--;
	for (size_t start = 0, at = 0;; at++) {
		if (at < line.length && line.bytes[at] != grid->delimiter)
			continue;
		if (!mig_tidy_grid_add(grid, (struct mig_text){ line.bytes + start, at - start }))
			return mig_fail_memory(error);
		if (at == line.length)
			return MIG_OK;
		start = at + 1;
	}
}

/* One more line of the current row, or its first. */
static enum mig_status
parse(struct mig_tidy_grid *grid, struct mig_text line, struct mig_error *error)
{
	if (!grid->parsing && !memchr(line.bytes, '"', line.length)) {
		grid->complete = true;
		return split(grid, line, error);
	}
	if (csv_parse(&grid->parser, line.bytes, line.length, on_field, on_record, grid) !=
	    line.length)
		return csv_error(&grid->parser) == CSV_EPARSE ? parse_error(grid, false, error)
							      : mig_fail_memory(error);
	grid->parsing = !grid->complete;
	return grid->complete ? take_record(grid, error) : MIG_OK;
}

/* Behind the last line: the row may end there. */
static enum mig_status
finish(struct mig_tidy_grid *grid, bool stopped, struct mig_error *error)
{
	grid->ended = true;
	if (csv_fini(&grid->parser, on_field, on_record, grid) != 0)
		return parse_error(grid, true, error);
	if (grid->request.stop_at && !stopped)
		return mig_fail(error, MIG_USAGE, "%s: no line begins with '%s' (--stop-at)",
				grid->lines->name, grid->request.stop_at);
	return grid->parsing && grid->complete ? take_record(grid, error) : MIG_OK;
}

enum mig_status
mig_tidy_grid_next(struct mig_tidy_grid *grid, bool *more, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	*more = false;
	while (status == MIG_OK && !*more && !grid->ended) {
		struct mig_text line = { "", 0 };
		bool stopped;

		if (!grid->parsing) {
			grid->width = 0;
			grid->bytes.length = 0;
			grid->something = grid->complete = false;
			grid->line = grid->lines->number + 1;
		}
		if (grid->lines->number < grid->last_line)
			status = mig_tidy_lines_next(grid->lines, &line, error);
		if (status != MIG_OK)
			break;
		stopped = line.length > 0 && !grid->parsing && grid->request.stop_at &&
			  stops(line, grid->request.stop_at);
		if (line.length == 0 || stopped)
			status = finish(grid, stopped, error);
		else
			status = parse(grid, line, error);
		*more = status == MIG_OK && grid->complete && grid->something;
	}
	return status;
}

static enum mig_status
nothing_left(const struct mig_tidy_grid *grid, size_t lines, struct mig_error *error)
{
	return mig_fail(error, MIG_DATA,
			"%s: nothing is left of %zu lines without the first %zu and the last %zu",
			grid->lines->name, lines, grid->request.skip, grid->request.footer);
}

enum mig_status
mig_tidy_grid_rewind(struct mig_tidy_grid *grid, struct mig_error *error)
{
	enum mig_status status = mig_tidy_lines_rewind(grid->lines, error);

	grid->ended = grid->parsing = grid->complete = false;
	while (status == MIG_OK && grid->lines->number < grid->request.skip) {
		struct mig_text line;

		status = mig_tidy_lines_next(grid->lines, &line, error);
		if (status == MIG_OK && line.length == 0)
			return nothing_left(grid, grid->lines->number - 1, error);
	}
	return status;
}

/* The number of the last line that counts. */
static enum mig_status
find_last_line(struct mig_tidy_grid *grid, struct mig_error *error)
{
	struct mig_text line = { "", 1 };
	enum mig_status status = MIG_OK;

	grid->last_line = SIZE_MAX;
	if (grid->request.footer == 0)
		return MIG_OK;
	while (status == MIG_OK && line.length > 0)
		status = mig_tidy_lines_next(grid->lines, &line, error);
	if (status != MIG_OK)
		return status;
	grid->last_line = grid->lines->number - 1;
	if (grid->request.footer + grid->request.skip >= grid->last_line)
		return nothing_left(grid, grid->last_line, error);
	grid->last_line -= grid->request.footer;
	return MIG_OK;
}

static enum mig_status
start_parser(struct mig_tidy_grid *grid, struct mig_error *error)
{
	if (csv_init(&grid->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return mig_fail_memory(error);
	csv_set_delim(&grid->parser, (unsigned char)grid->delimiter);
	if (grid->request.keep_blanks)
		csv_set_space_func(&grid->parser, no_space);
	return MIG_OK;
}

enum mig_status
mig_tidy_grid_like(const struct mig_tidy_grid *grid, struct mig_tidy_lines *lines,
		   struct mig_tidy_grid *like, struct mig_error *error)
{
	*lines = mig_tidy_lines_within(grid->lines, (struct mig_text){ "", 0 }, 1, 0);
	*like = (struct mig_tidy_grid){ .lines = lines,
					.request = grid->request,
					.delimiter = grid->delimiter,
					.last_line = SIZE_MAX };
	return start_parser(like, error);
}

void
mig_tidy_grid_restart(struct mig_tidy_grid *like, struct mig_text text, size_t line, size_t offset)
{
	*like->lines = mig_tidy_lines_within(like->lines, text, line, offset);
	like->ended = like->parsing = like->complete = false;
}

bool
mig_tidy_grid_make_room(struct mig_tidy_grid *grid, size_t cells, size_t length)
{
	struct mig_tidy_cell *more =
	    mig_array_reserve(grid->cells, &grid->capacity, cells, sizeof *more);
	char *bytes = mig_array_reserve(grid->bytes.bytes, &grid->bytes.capacity, length, 1);

	grid->bytes.length = 0;
	if (more)
		grid->cells = more;
	if (bytes)
		grid->bytes.bytes = bytes;
	return more && (bytes || length == 0);
}

enum mig_status
mig_tidy_grid_open(struct mig_tidy_lines *lines, const struct mig_tidy_grid_request *request,
		   struct mig_tidy_grid *grid, struct mig_error *error)
{
	enum mig_status status;

	*grid = (struct mig_tidy_grid){ .lines = lines,
					.request = *request,
					.delimiter = request->delimiter };
	status = mig_tidy_delimiter_find(lines, &grid->request, &grid->delimiter, error);
	if (status == MIG_OK)
		status = mig_tidy_lines_rewind(lines, error);
	if (status == MIG_OK)
		status = find_last_line(grid, error);
	if (status != MIG_OK)
		return status;
	status = start_parser(grid, error);
	if (status == MIG_OK)
		status = mig_tidy_grid_rewind(grid, error);
	if (status != MIG_OK)
		mig_tidy_grid_free(grid);
	return status;
}

void
mig_tidy_grid_free(struct mig_tidy_grid *grid)
{
	csv_free(&grid->parser);
	mig_buffer_free(&grid->bytes);
	free(grid->starts);
	free(grid->cells);
	*grid = (struct mig_tidy_grid){ .width = 0 };
}

enum mig_status
mig_tidy_grid_fail(const struct mig_tidy_grid *grid, size_t column, struct mig_error *error,
		   const char *format, ...)
{
	char text[768];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (column == SIZE_MAX)
		return mig_fail(error, MIG_DATA, "%s:%zu: %s", grid->lines->name, grid->line, text);
	return mig_fail(error, MIG_DATA, "%s:%zu:%zu: %s", grid->lines->name, grid->line,
			column + 1, text);
}

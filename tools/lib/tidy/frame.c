#include "tidy/frame.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/crew.h"
#include "tidy/walk.h"

/* The rows of the header while the frame is made. */
struct header {
	struct mig_text **rows;
	size_t *widths;
	size_t text_width; /* where its text ends */
};

/* Keep the current row of the grid as one of the header. */
static bool
keep_row(struct mig_tidy_frame *frame, struct header *header, size_t level)
{
	const struct mig_tidy_grid *grid = frame->grid;
	struct mig_text *row = mig_arena_allocate(&frame->arena, (grid->width + 1) * sizeof *row);

	if (!row)
		return false;
	for (size_t i = 0; i < grid->width; i++) {
		struct mig_text cell = mig_tidy_grid_cell(grid, i);

		row[i] = (struct mig_text){ mig_arena_copy(&frame->arena, cell), cell.length };
		if (!row[i].bytes)
			return false;
		if (cell.length > 0 && i + 1 > header->text_width)
			header->text_width = i + 1;
	}
	header->rows[level] = row;
	header->widths[level] = grid->width;
	if (grid->width > frame->width)
		frame->width = grid->width;
	return true;
}

static enum mig_status
read_header(struct mig_tidy_frame *frame, struct header *header, struct mig_error *error)
{
	struct mig_tidy_grid *grid = frame->grid;

	for (size_t level = 0; level < frame->levels; level++) {
		bool more;
		enum mig_status status = mig_tidy_grid_next(grid, &more, error);

		if (status != MIG_OK)
			return status;
		if (!more && level == 0)
			return mig_fail(error, MIG_DATA, "%s: no row with anything in it",
					grid->lines->name);
		if (!more)
			return mig_fail(error, MIG_DATA,
					"%s: a header of %zu rows needs as many, here are %zu",
					grid->lines->name, frame->levels, level);
		if (level == 0)
			frame->header_line = grid->line;
		if (!keep_row(frame, header, level))
			return mig_fail_memory(error);
	}
	frame->facts = calloc(frame->width + 1, sizeof *frame->facts);
	if (!frame->facts)
		return mig_fail_memory(error);
	for (size_t level = 0; level < frame->levels; level++)
		for (size_t i = 0; i < header->widths[level]; i++)
			frame->facts[i].named |= header->rows[level][i].length > 0;
	return MIG_OK;
}

/* Whether the current row of a grid has the header's width. */
static enum mig_status
check_width(const struct mig_tidy_frame *frame, const struct header *header,
	    const struct mig_tidy_grid *grid, struct mig_error *error)
{
	for (size_t i = frame->width; i < grid->width; i++) {
		if (mig_tidy_grid_cell(grid, i).length == 0)
			continue;
		mig_tidy_grid_fail(grid, i, error,
				   "a cell to the right of the header, which ends with column %zu",
				   frame->width);
		mig_hint(error, "say where the header is with --skip and --header, where the "
				"table ends with --footer or --stop-at");
		return MIG_DATA;
	}
	if (grid->width >= header->text_width)
		return MIG_OK;
	mig_tidy_grid_fail(grid, SIZE_MAX, error, "%zu cell%s where the header has %zu",
			   grid->width, grid->width == 1 ? "" : "s", header->text_width);
	mig_hint(error, "a note below the table is left out with --footer N or --stop-at TEXT, a "
			"title above it with --skip N");
	return MIG_DATA;
}

/* Add an indent to those of a column, in its place. */
static bool
note_indent(struct mig_tidy_column *column, size_t indent)
{
	size_t place = 0;
	size_t *moved;

	while (place < column->indent_count && column->indents[place] < indent)
		place++;
	if (place < column->indent_count && column->indents[place] == indent)
		return true;
	moved = mig_array_reserve(column->indents, &column->indent_capacity,
				  column->indent_count + 1, sizeof *moved);
	if (!moved)
		return false;
	column->indents = moved;
	memmove(moved + place + 1, moved + place, (column->indent_count - place) * sizeof *moved);
	moved[place] = indent;
	column->indent_count++;
	return true;
}

/* What the current row of a grid tells about the columns. */
static bool
note_row(const struct mig_tidy_grid *grid, struct mig_tidy_column *facts, size_t width)
{
	bool enough = true;

	for (size_t i = 0; i < width && enough; i++) {
		struct mig_tidy_column *column = &facts[i];
		size_t indent = i < grid->width ? grid->cells[i].indent : 0;
		bool text = mig_tidy_grid_cell(grid, i).length > 0;

		column->filled = column->filled || text;
		if (!grid->request.keep_blanks)
			continue;
		if (text && indent > 0 && column->indented == 0)
			column->indented = grid->line;
		enough = note_indent(column, indent);
	}
	return enough;
}

static enum mig_status
walk_row_by_row(struct mig_tidy_frame *frame, const struct header *header, struct mig_error *error)
{
	for (;;) {
		struct mig_tidy_grid *grid = frame->grid;
		bool more;
		enum mig_status status = mig_tidy_grid_next(grid, &more, error);

		if (status != MIG_OK || !more)
			return status;
		status = check_width(frame, header, grid, error);
		if (status != MIG_OK)
			return status;
		if (!note_row(grid, frame->facts, frame->width))
			return mig_fail_memory(error);
		frame->last_line = grid->line;
		if (frame->rows++ == 0)
			frame->first_line = frame->last_line;
	}
}

/* One thread's part of the walk, and what it tells. */
struct walker {
	struct mig_tidy_walker base;
	struct mig_tidy_frame *frame;
	const struct header *header;
	struct mig_tidy_column *facts;
	size_t *unfilled; /* columns of which no cell had text yet */
	size_t unfilled_count;
	size_t rows, first_line, last_line;
};

static void
start_block(struct mig_tidy_walker *base)
{
	struct walker *walker = (struct walker *)base;

	walker->rows = 0;
}

static void
count_row(struct walker *walker)
{
	walker->last_line = walker->base.grid.line;
	if (walker->rows++ == 0)
		walker->first_line = walker->last_line;
}

/* A row as wide as the header that starts with text tells nothing new where all of its columns had
 * text before, but for those in which nothing stands here either. */
static bool
pass_over(struct mig_tidy_walker *base, const char *from, const uint32_t *places, size_t count)
{
	struct walker *walker = (struct walker *)base;
	unsigned char first = (unsigned char)*from;
	bool tells = count != walker->frame->width || first <= '"' || first == 0xc2 ||
		     *from == base->grid.delimiter || walker->rows == 0;

	for (size_t i = 0; i < walker->unfilled_count && !tells; i++) {
		size_t column = walker->unfilled[i];

		tells = column == 0 || places[column] != places[column - 1] + 1;
	}
	if (!tells)
		count_row(walker);
	return !tells;
}

static enum mig_status
see_row(struct mig_tidy_walker *base, struct mig_error *error)
{
	struct walker *walker = (struct walker *)base;
	const struct mig_tidy_grid *grid = &base->grid;
	enum mig_status status = check_width(walker->frame, walker->header, grid, error);

	if (status != MIG_OK)
		return status;
	note_row(grid, walker->facts, walker->frame->width);
	walker->unfilled_count = 0;
	for (size_t i = 0; i < walker->frame->width; i++)
		if (!walker->facts[i].filled)
			walker->unfilled[walker->unfilled_count++] = i;
	count_row(walker);
	return MIG_OK;
}

static enum mig_status
join_block(struct mig_tidy_walker *base, struct mig_error *error)
{
	const struct walker *walker = (struct walker *)base;
	struct mig_tidy_frame *frame = walker->frame;

	(void)error;
	if (walker->rows == 0)
		return MIG_OK;
	if (frame->rows == 0)
		frame->first_line = base->first + walker->first_line;
	frame->last_line = base->first + walker->last_line;
	frame->rows += walker->rows;
	for (size_t i = 0; i < frame->width; i++)
		frame->facts[i].filled |= walker->facts[i].filled;
	return MIG_OK;
}

/* The same with several walkers, of which there is room for `count`. */
static enum mig_status
walk_in_blocks(struct mig_tidy_frame *frame, const struct header *header, struct walker *walkers,
	       size_t count, struct mig_error *error)
{
	struct mig_tidy_walk walk = {
		.start = start_block, .pass_over = pass_over, .row = see_row, .join = join_block
	};
	void *each[MIG_CREW_MAX];
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < count && status == MIG_OK; i++) {
		each[i] = &walkers[i];
		walkers[i].frame = frame;
		walkers[i].header = header;
		walkers[i].facts = calloc(frame->width + 1, sizeof *walkers[i].facts);
		walkers[i].unfilled = calloc(frame->width + 1, sizeof *walkers[i].unfilled);
		status = walkers[i].facts && walkers[i].unfilled
			     ? mig_tidy_walker_start(&walkers[i].base, &walk, frame->grid, error)
			     : mig_fail_memory(error);
	}
	return status == MIG_OK ? mig_tidy_walk_run(&walk, frame->grid, each, count, error)
				: status;
}

static enum mig_status
walk(struct mig_tidy_frame *frame, const struct header *header, struct mig_error *error)
{
	size_t count = mig_tidy_walk_size(frame->grid);
	struct walker *walkers;
	enum mig_status status;

	if (!mig_tidy_walk_can(frame->grid))
		return walk_row_by_row(frame, header, error);
	walkers = calloc(count, sizeof *walkers);
	if (!walkers)
		return mig_fail_memory(error);
	status = walk_in_blocks(frame, header, walkers, count, error);
	for (size_t i = 0; i < count; i++) {
		mig_tidy_walker_end(&walkers[i].base);
		free(walkers[i].facts);
		free(walkers[i].unfilled);
	}
	free(walkers);
	return status;
}

/* `text` with every run of blanks as one blank, at *next. */
static size_t
squeeze(struct mig_text text, char *to)
{
	size_t length = 0;

	for (size_t i = 0; i < text.length; i++) {
		char byte = text.bytes[i];
		bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';

		if (!blank)
			to[length++] = byte;
		else if (length > 0 && to[length - 1] != ' ')
			to[length++] = ' ';
	}
	return length;
}

static enum mig_status
read_labels(struct mig_tidy_frame *frame, const struct header *header, struct mig_error *error)
{
	frame->labels = calloc(frame->levels * frame->count + 1, sizeof *frame->labels);
	if (!frame->labels)
		return mig_fail_memory(error);
	for (size_t level = 0; level < frame->levels; level++) {
		struct mig_text left = { "", 0 };

		for (size_t i = 0; i < frame->count; i++) {
			struct mig_text cell = { "", 0 };
			char *copy;

			if (frame->columns[i] < header->widths[level])
				cell = header->rows[level][frame->columns[i]];
			copy = mig_arena_allocate(&frame->arena, cell.length + 1);
			if (!copy)
				return mig_fail_memory(error);
			cell = (struct mig_text){ copy, squeeze(cell, copy) };
			copy[cell.length] = '\0';
			if (cell.length == 0 && level + 1 < frame->levels)
				cell = left;
			frame->labels[level * frame->count + i] = cell;
			left = cell;
		}
	}
	return MIG_OK;
}

static enum mig_status
join_names(struct mig_tidy_frame *frame, struct mig_error *error)
{
	struct mig_buffer name = { 0 };
	enum mig_status status = MIG_OK;

	frame->names = calloc(frame->count + 1, sizeof *frame->names);
	if (!frame->names)
		return mig_fail_memory(error);
	for (size_t i = 0; i < frame->count && status == MIG_OK; i++) {
		struct mig_text before = { "", 0 };

		name.length = 0;
		for (size_t level = 0; level < frame->levels && status == MIG_OK; level++) {
			struct mig_text label = mig_tidy_frame_label(frame, level, i);

			if (label.length == 0 || mig_text_equal(label, before))
				continue;
			if (name.length > 0)
				status = mig_buffer_add(&name, " ", 1, error);
			if (status == MIG_OK)
				status = mig_buffer_add(&name, label.bytes, label.length, error);
			before = label;
		}
		frame->names[i] = mig_arena_copy(
		    &frame->arena, (struct mig_text){ name.length ? name.bytes : "", name.length });
		if (status == MIG_OK && !frame->names[i])
			status = mig_fail_memory(error);
	}
	mig_buffer_free(&name);
	return status;
}

static enum mig_status
choose_columns(struct mig_tidy_frame *frame, struct mig_error *error)
{
	frame->columns = calloc(frame->width + 1, sizeof *frame->columns);
	if (!frame->columns)
		return mig_fail_memory(error);
	for (size_t i = 0; i < frame->width; i++)
		if (frame->facts[i].named || frame->facts[i].filled)
			frame->columns[frame->count++] = i;
	return MIG_OK;
}

enum mig_status
mig_tidy_frame_read(struct mig_tidy_grid *grid, size_t levels, struct mig_tidy_frame *frame,
		    struct mig_error *error)
{
	struct header header = { .rows = calloc(levels, sizeof *header.rows),
				 .widths = calloc(levels, sizeof *header.widths) };
	enum mig_status status = header.rows && header.widths ? MIG_OK : mig_fail_memory(error);

	*frame = (struct mig_tidy_frame){ .grid = grid, .levels = levels };
	if (status == MIG_OK)
		status = mig_tidy_grid_rewind(grid, error);
	if (status == MIG_OK)
		status = read_header(frame, &header, error);
	if (status == MIG_OK)
		status = walk(frame, &header, error);
	if (status == MIG_OK)
		status = choose_columns(frame, error);
	if (status == MIG_OK)
		status = read_labels(frame, &header, error);
	if (status == MIG_OK)
		status = join_names(frame, error);
	free(header.rows);
	free(header.widths);
	if (status != MIG_OK)
		mig_tidy_frame_free(frame);
	return status;
}

enum mig_status
mig_tidy_frame_rewind(const struct mig_tidy_frame *frame, struct mig_error *error)
{
	enum mig_status status = mig_tidy_grid_rewind(frame->grid, error);
	bool more = true;

	for (size_t i = 0; i < frame->levels && status == MIG_OK && more; i++)
		status = mig_tidy_grid_next(frame->grid, &more, error);
	return status;
}

void
mig_tidy_frame_free(struct mig_tidy_frame *frame)
{
	for (size_t i = 0; frame->facts && i < frame->width; i++)
		free(frame->facts[i].indents);
	free(frame->facts);
	free(frame->columns);
	free(frame->names);
	free(frame->labels);
	mig_arena_free(&frame->arena);
	*frame = (struct mig_tidy_frame){ .count = 0 };
}

struct mig_text
mig_tidy_frame_label(const struct mig_tidy_frame *frame, size_t level, size_t column)
{
	return frame->labels[level * frame->count + column];
}

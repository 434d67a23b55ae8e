#include "tidy/frame.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The cells of the longest row of the header, and where its text ends. */
static size_t
header_width(const struct mig_tidy_grid *grid, size_t levels, size_t *text_width)
{
	size_t width = 0;

	*text_width = 0;
	for (size_t row = 0; row < levels; row++) {
		size_t cells = mig_tidy_grid_width(grid, row);

		width = cells > width ? cells : width;
		for (; cells > *text_width; cells--)
			if (mig_tidy_grid_cell(grid, row, cells - 1).length > 0)
				*text_width = cells;
	}
	return width;
}

/* Mark the columns that hold any text, and see that no row leaves the header's width. */
static enum mig_status
mark_columns(const struct mig_tidy_grid *grid, size_t levels, bool *marks, struct mig_error *error)
{
	size_t text_width, width = header_width(grid, levels, &text_width);

	for (size_t row = 0; row < grid->rows; row++) {
		size_t cells = mig_tidy_grid_width(grid, row);

		for (size_t column = 0; column < cells; column++) {
			if (mig_tidy_grid_cell(grid, row, column).length == 0)
				continue;
			if (column >= width && row >= levels) {
				mig_tidy_grid_fail(
				    grid, row, column, error,
				    "a cell to the right of the header, which ends with "
				    "column %zu",
				    width);
				mig_hint(error, "say where the header is with --skip and --header, "
						"where the table ends with --footer or --stop-at");
				return MIG_DATA;
			}
			if (column < width)
				marks[column] = true;
		}
		if (row >= levels && cells < text_width) {
			mig_tidy_grid_fail(grid, row, SIZE_MAX, error,
					   "%zu cell%s where the header has %zu", cells,
					   cells == 1 ? "" : "s", text_width);
			mig_hint(error, "a note below the table is left out with --footer N or "
					"--stop-at TEXT, a title above it with --skip N");
			return MIG_DATA;
		}
	}
	return MIG_OK;
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
read_labels(struct mig_tidy_frame *frame, struct mig_error *error)
{
	frame->labels = calloc(frame->levels * frame->count + 1, sizeof *frame->labels);
	if (!frame->labels)
		return mig_fail_memory(error);
	for (size_t level = 0; level < frame->levels; level++) {
		struct mig_text left = { "", 0 };

		for (size_t i = 0; i < frame->count; i++) {
			struct mig_text cell =
			    mig_tidy_grid_cell(frame->grid, level, frame->columns[i]);
			char *copy = mig_arena_allocate(&frame->arena, cell.length + 1);

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

enum mig_status
mig_tidy_frame_read(const struct mig_tidy_grid *grid, size_t levels, struct mig_tidy_frame *frame,
		    struct mig_error *error)
{
	size_t width, text_width;
	bool *marks;
	enum mig_status status;

	*frame = (struct mig_tidy_frame){ .grid = grid, .levels = levels };
	if (grid->rows < levels)
		return mig_fail(error, MIG_DATA, "%s: %zu rows, but a header of %zu", grid->name,
				grid->rows, levels);
	width = header_width(grid, levels, &text_width);
	marks = calloc(width + 1, sizeof *marks);
	frame->columns = calloc(width + 1, sizeof *frame->columns);
	if (!marks || !frame->columns)
		status = mig_fail_memory(error);
	else
		status = mark_columns(grid, levels, marks, error);
	for (size_t column = 0; column < width && status == MIG_OK; column++)
		if (marks[column])
			frame->columns[frame->count++] = column;
	free(marks);
	if (status == MIG_OK)
		status = read_labels(frame, error);
	if (status == MIG_OK)
		status = join_names(frame, error);
	if (status != MIG_OK)
		mig_tidy_frame_free(frame);
	return status;
}

void
mig_tidy_frame_free(struct mig_tidy_frame *frame)
{
	free(frame->columns);
	free(frame->names);
	free(frame->labels);
	mig_arena_free(&frame->arena);
	*frame = (struct mig_tidy_frame){ 0 };
}

struct mig_text
mig_tidy_frame_label(const struct mig_tidy_frame *frame, size_t level, size_t column)
{
	return frame->labels[level * frame->count + column];
}

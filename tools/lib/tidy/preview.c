#include "tidy/preview.h"

#include <string.h>

enum { FIRST_ROWS = 20, LAST_ROWS = 6, CELLS = 8, CELL_BYTES = 24 };

/* Text on one line, with a blank for whatever a terminal might obey. */
static enum mig_status
show_text(struct mig_text shown, struct mig_buffer *text, struct mig_error *error)
{
	size_t start = text->length;
	enum mig_status status = mig_buffer_add(text, shown.bytes, shown.length, error);

	if (status == MIG_OK)
		mig_mask_controls(text->bytes + start, shown.length, ' ');
	return status;
}

/* A cell, cut after a whole character. */
static enum mig_status
show_cell(struct mig_text cell, struct mig_buffer *text, struct mig_error *error)
{
	struct mig_text start = { cell.bytes, 0 };
	enum mig_status status;

	while (start.length < cell.length && start.length < CELL_BYTES) {
		size_t length;

		mig_utf8_decode(cell.bytes + start.length, &length);
		start.length += length;
	}
	status = show_text(start, text, error);
	return status == MIG_OK && start.length < cell.length
		   ? mig_buffer_add_string(text, "...", error)
		   : status;
}

static enum mig_status
show_row(const struct mig_tidy_grid *grid, struct mig_buffer *text, struct mig_error *error)
{
	size_t width = grid->width;
	enum mig_status status = mig_buffer_format(text, error, "%6zu  ", grid->line);

	for (size_t i = 0; i < width && i < CELLS && status == MIG_OK; i++) {
		if (i > 0)
			status = mig_buffer_add_string(text, " | ", error);
		if (status == MIG_OK)
			status = show_cell(mig_tidy_grid_cell(grid, i), text, error);
	}
	if (status == MIG_OK && width > CELLS)
		status = mig_buffer_format(text, error, " | ... %zu cells", width);
	return status == MIG_OK ? mig_buffer_add_string(text, "\n", error) : status;
}

static enum mig_status
show_columns(const struct mig_tidy_frame *frame, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status =
	    mig_buffer_format(text, error, "\ncolumns under a header of %zu row%s:\n",
			      frame->levels, frame->levels == 1 ? "" : "s");

	for (size_t i = 0; i < frame->count && status == MIG_OK; i++) {
		status = mig_buffer_format(text, error, "  #%zu  ", frame->columns[i] + 1);
		if (status == MIG_OK)
			status = show_text(
			    mig_text_of(*frame->names[i] ? frame->names[i] : "(no name)"), text,
			    error);
		if (status == MIG_OK)
			status = mig_buffer_add_string(text, "\n", error);
	}
	return status;
}

/* What separates the cells, as a reader sees it. */
static const char *
show_delimiter(const struct mig_tidy_grid *grid, char room[2])
{
	room[0] = grid->delimiter;
	room[1] = '\0';
	return grid->delimiter == '\t' ? "TAB" : room;
}

/* The last rows of the grid so far, the oldest at `count` modulo their number. */
struct last_rows {
	struct mig_buffer rows[LAST_ROWS];
	size_t count;
};

/* The first rows into *text, the others in turn into *last. */
static enum mig_status
show_rows(struct mig_tidy_grid *grid, struct mig_buffer *text, struct last_rows *last,
	  struct mig_error *error)
{
	for (;;) {
		struct mig_buffer *row = &last->rows[last->count % LAST_ROWS];
		bool more;
		enum mig_status status = mig_tidy_grid_next(grid, &more, error);

		if (status != MIG_OK || !more)
			return status;
		row->length = 0;
		status = show_row(grid, last->count < FIRST_ROWS ? text : row, error);
		if (status != MIG_OK)
			return status;
		last->count++;
	}
}

static enum mig_status
show_last_rows(const struct last_rows *last, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t from = FIRST_ROWS;

	if (last->count > FIRST_ROWS + LAST_ROWS) {
		status = mig_buffer_add_string(text, "   ...\n", error);
		from = last->count - LAST_ROWS;
	}
	for (; from < last->count && status == MIG_OK; from++)
		status = mig_buffer_add_string(text, last->rows[from % LAST_ROWS].bytes, error);
	return status;
}

static enum mig_status
show_grid(struct mig_tidy_grid *grid, struct mig_buffer *text, struct mig_error *error)
{
	struct last_rows last = { .count = 0 };
	struct mig_buffer first = { 0 };
	char room[2];
	enum mig_status status = mig_tidy_grid_rewind(grid, error);

	if (status == MIG_OK)
		status = show_rows(grid, &first, &last, error);
	if (status == MIG_OK)
		status = mig_buffer_format(text, error,
					   "%s: %s, separated by '%s', %zu rows with text\n\n"
					   "  line  cells\n%s",
					   grid->lines->name, grid->lines->encoding,
					   show_delimiter(grid, room), last.count,
					   first.length ? first.bytes : "");
	if (status == MIG_OK)
		status = show_last_rows(&last, text, error);
	mig_buffer_free(&first);
	for (size_t i = 0; i < LAST_ROWS; i++)
		mig_buffer_free(&last.rows[i]);
	return status;
}

enum mig_status
mig_tidy_preview(struct mig_tidy_grid *grid, size_t levels, struct mig_buffer *text,
		 struct mig_error *error)
{
	struct mig_tidy_frame frame;
	struct mig_error reason;
	enum mig_status status = show_grid(grid, text, error);

	if (status != MIG_OK)
		return status;
	if (mig_tidy_frame_read(grid, levels, &frame, &reason) != MIG_OK)
		return mig_buffer_format(text, error, "\nno table yet: %s\n%s\n", reason.message,
					 reason.hint);
	status = show_columns(&frame, text, error);
	mig_tidy_frame_free(&frame);
	return status;
}

static enum mig_status
say(struct mig_buffer *notes, size_t count, const char *what, struct mig_error *error)
{
	return count ? mig_buffer_format(notes, error, "%s: %zu\n", what, count) : MIG_OK;
}

static enum mig_status
explain_numbers(const struct mig_notation *notation, const struct mig_counts *counts,
		struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status =
	    mig_buffer_format(notes, error, "numbers: %zu, empty cells taken as missing: %zu\n",
			      counts->numbers, counts->empty);

	if (status == MIG_OK && counts->grouped)
		status =
		    mig_buffer_format(notes, error, "numbers with digits grouped by '%s': %zu\n",
				      notation->group, counts->grouped);
	if (status == MIG_OK && counts->decimals)
		status = mig_buffer_format(
		    notes, error, "numbers with a fraction behind '%s': %zu\n",
		    notation->decimal ? notation->decimal : ".", counts->decimals);
	if (status == MIG_OK)
		status = say(notes, counts->percents,
			     "numbers with a percent sign, kept as printed", error);
	if (status == MIG_OK)
		status = say(notes, counts->scaled, "numbers multiplied by their unit", error);
	if (status == MIG_OK)
		status =
		    say(notes, counts->signs, "signs taken as missing, with their reason", error);
	if (status == MIG_OK)
		status =
		    say(notes, counts->zeros, "signs taken as 0 (status N: less than half)", error);
	if (status == MIG_OK)
		status =
		    say(notes, counts->marks, "numbers with marks taken as their status", error);
	return status;
}

enum mig_status
mig_tidy_explain(const struct mig_tidy_plan *plan, const struct mig_tidy_report *report,
		 struct mig_buffer *notes, struct mig_error *error)
{
	static const char *const formats[] = { "a table", "SDMX-CSV", "a Eurostat TSV" };
	const struct mig_tidy_frame *frame = plan->frame;
	char room[2];
	enum mig_status status = mig_buffer_format(
	    notes, error, "%s: %s, %s, separated by '%s'\n", frame->grid->lines->name,
	    formats[plan->format], frame->grid->lines->encoding, show_delimiter(frame->grid, room));

	if (status == MIG_OK && frame->first_line)
		status = mig_buffer_format(
		    notes, error, "the header stands on line %zu, the rows on lines %zu to %zu\n",
		    frame->header_line, frame->first_line, frame->last_line);
	else if (status == MIG_OK)
		status = mig_buffer_format(notes, error,
					   "the header stands on line %zu, no row below it\n",
					   frame->header_line);
	for (size_t i = 0; i < plan->frame->count && status == MIG_OK && !plan->melted; i++)
		for (size_t k = 0; k < plan->figure_count && status == MIG_OK; k++)
			if (plan->figures[k] == i)
				status = mig_buffer_format(notes, error, "figures: column '%s'\n",
							   plan->frame->names[i]);
	if (status == MIG_OK)
		status = explain_numbers(&plan->options->notation, &report->counts, notes, error);
	if (status == MIG_OK)
		status = say(notes, report->totals, "rows left out as totals", error);
	if (status == MIG_OK)
		status = say(notes, report->filtered, "rows left out by --where", error);
	if (status == MIG_OK)
		status = say(notes, report->empty, "rows left out without figures (--drop-empty)",
			     error);
	return status;
}

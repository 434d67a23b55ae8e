#include "tidy/preview.h"

#include <string.h>

enum { FIRST_ROWS = 20, LAST_ROWS = 6, CELLS = 8, CELL_BYTES = 24 };

/* A cell on one line, cut after a whole character. */
static enum mig_status
show_cell(struct mig_text cell, struct mig_buffer *text, struct mig_error *error)
{
	size_t end = 0;
	enum mig_status status;

	while (end < cell.length && end < CELL_BYTES) {
		size_t length;

		mig_utf8_decode(cell.bytes + end, &length);
		end += length;
	}
	status = mig_buffer_add(text, cell.bytes, end, error);
	for (size_t i = text->length - (status == MIG_OK ? end : 0); i < text->length; i++)
		if ((unsigned char)text->bytes[i] < ' ' || text->bytes[i] == 0x7f)
			text->bytes[i] = ' ';
	return status == MIG_OK && end < cell.length ? mig_buffer_add_string(text, "...", error)
						     : status;
}

static enum mig_status
show_row(const struct mig_tidy_grid *grid, size_t row, struct mig_buffer *text,
	 struct mig_error *error)
{
	size_t width = mig_tidy_grid_width(grid, row);
	enum mig_status status = mig_buffer_format(text, error, "%6zu  ", grid->lines[row]);

	for (size_t i = 0; i < width && i < CELLS && status == MIG_OK; i++) {
		if (i > 0)
			status = mig_buffer_add_string(text, " | ", error);
		if (status == MIG_OK)
			status = show_cell(mig_tidy_grid_cell(grid, row, i), text, error);
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
			status = mig_buffer_add_string(text, frame->names[i], error);
		if (status == MIG_OK)
			status = mig_buffer_add_string(text, "\n", error);
	}
	return status;
}

enum mig_status
mig_tidy_preview(const struct mig_tidy_grid *grid, const char *encoding, size_t levels,
		 struct mig_buffer *text, struct mig_error *error)
{
	struct mig_tidy_frame frame;
	struct mig_error reason;
	enum mig_status status;

	status = mig_buffer_format(
	    text, error,
	    "%s: %s, separated by %s, %zu rows with text\n\n"
	    "  line  cells\n",
	    grid->name, encoding,
	    grid->delimiter == '\t' ? "TAB" : (char[]){ grid->delimiter, '\0' }, grid->rows);
	for (size_t i = 0; i < grid->rows && status == MIG_OK; i++) {
		if (i < FIRST_ROWS || i + LAST_ROWS >= grid->rows)
			status = show_row(grid, i, text, error);
		else if (i == FIRST_ROWS)
			status = mig_buffer_add_string(text, "   ...\n", error);
	}
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
mig_tidy_explain(const struct mig_tidy_plan *plan, const char *encoding,
		 const struct mig_tidy_report *report, struct mig_buffer *notes,
		 struct mig_error *error)
{
	static const char *const formats[] = { "a table", "SDMX-CSV", "a Eurostat TSV" };
	const struct mig_tidy_grid *grid = plan->frame->grid;
	enum mig_status status = mig_buffer_format(
	    notes, error, "%s: %s, %s, separated by %s\n", grid->name, formats[plan->format],
	    encoding, grid->delimiter == '\t' ? "TAB" : (char[]){ grid->delimiter, '\0' });

	if (status == MIG_OK)
		status = mig_buffer_format(
		    notes, error,
		    "the header stands on line %zu, the rows on lines %zu to "
		    "%zu\n",
		    grid->lines[0],
		    grid->rows > plan->frame->levels ? grid->lines[plan->frame->levels]
						     : grid->lines[0],
		    grid->lines[grid->rows - 1]);
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

/* grid - a published table as rows of cells, however ragged
 *
 * libcsv in strict mode decides what a cell is, as in records; but rows may have any number of
 * cells, since titles and footnotes stand around the table. Rows whose cells are all blank are
 * left out. */
#ifndef MIG_TIDY_GRID_H
#define MIG_TIDY_GRID_H

#include "text.h"

/* All zero is empty; free with mig_tidy_grid_free(). */
struct mig_tidy_grid {
	const char *name;	 /* of the file, for messages; borrowed */
	char delimiter;		 /* what separates the cells */
	struct mig_buffer bytes; /* the cells, each with a NUL, one behind the other */
	size_t *starts;		 /* of the cells in `bytes`; cells + 1 */
	size_t cells, starts_capacity;
	size_t *firsts; /* the first cell of each row; rows + 1 */
	size_t *lines;	/* the line on which each row starts, from 1 */
	size_t rows, firsts_capacity, lines_capacity;
};

struct mig_tidy_grid_request {
	const char *name;
	char delimiter;	     /* 0: the only one of , ; TAB | in the first `header` lines */
	size_t skip;	     /* lines to leave out at the top */
	size_t footer;	     /* and at the bottom */
	const char *stop_at; /* leave out everything from the line that begins so; may be NULL */
	size_t header;	     /* lines that the delimiter may be seen in; at least 1 */
	bool keep_blanks;    /* around cells without quotes */
};

/* Cut `text` (valid UTF-8 without NUL) into a grid. MIG_DATA: a stray or unclosed quote, no
 * delimiter or two in the header, nothing left, `stop_at` not found. */
enum mig_status
mig_tidy_grid_read(struct mig_text text, const struct mig_tidy_grid_request *request,
		   struct mig_tidy_grid *grid, struct mig_error *error);
void mig_tidy_grid_free(struct mig_tidy_grid *grid);

size_t mig_tidy_grid_width(const struct mig_tidy_grid *grid, size_t row);
/* The cell without blanks around it; empty behind the end of the row. NUL does not follow. */
struct mig_text mig_tidy_grid_cell(const struct mig_tidy_grid *grid, size_t row, size_t column);
/* Blanks before the text of the cell. */
size_t mig_tidy_grid_indent(const struct mig_tidy_grid *grid, size_t row, size_t column);
/* MIG_DATA: "FILE:LINE:COLUMN: " and then the text; no column for SIZE_MAX. */
enum mig_status mig_tidy_grid_fail(const struct mig_tidy_grid *grid, size_t row, size_t column,
				   struct mig_error *error, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* `text` without ASCII blanks, line ends and no-break spaces at both ends. */
struct mig_text mig_text_trim(struct mig_text text);

#endif

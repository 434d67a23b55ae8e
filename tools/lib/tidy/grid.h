/* grid - a published table as rows of cells, however ragged, one after the other
 *
 * libcsv in strict mode decides what a cell is, as in records; but rows may have any number of
 * cells, since titles and footnotes stand around the table. Rows whose cells are all blank are
 * left out. */
#ifndef MIG_TIDY_GRID_H
#define MIG_TIDY_GRID_H

#include <csv.h>

#include "tidy/lines.h"

struct mig_tidy_grid_request {
	char delimiter;	     /* 0: the only one of , ; TAB | in the first `header` lines */
	size_t skip;	     /* lines to leave out at the top */
	size_t footer;	     /* and at the bottom */
	const char *stop_at; /* leave out everything from the line that begins so; may be NULL */
	size_t header;	     /* lines that the delimiter may be seen in; at least 1 */
	bool keep_blanks;    /* around cells without quotes */
	size_t threads;	     /* that may go through the rows (see walk.h); 0: one a processor */

	/* For tests: the answer does not depend on them. Zero: the best ones. */
	bool row_by_row; /* without blocks */
	size_t block;	 /* bytes that are handed to a thread at a time */
	size_t stretch;	 /* bytes that are marked at a time: a multiple of 64 */
};

struct mig_tidy_cell {
	struct mig_text text; /* without blanks around it */
	size_t indent;	      /* blanks before it */
	bool clean;	      /* no quote, comma or line end is in it, as far as is known */
};

struct mig_tidy_grid {
	struct mig_tidy_lines *lines; /* borrowed */
	struct mig_tidy_grid_request request;
	char delimiter; /* what separates the cells */
	/* The current row. */
	size_t line; /* on which it starts, from 1 */
	size_t width;
	struct mig_tidy_cell *cells;
	/* The rest is private. */
	size_t capacity, last_line;
	struct csv_parser parser;
	struct mig_buffer bytes; /* of cells that had quotes */
	size_t *starts;
	size_t starts_capacity;
	bool something, complete, exhausted, ended, parsing;
};

/* A grid over `lines`; stands before the first row. MIG_DATA: no delimiter or two in the header,
 * nothing left; MIG_IO. On MIG_OK the caller ends with mig_tidy_grid_free(). */
enum mig_status
mig_tidy_grid_open(struct mig_tidy_lines *lines, const struct mig_tidy_grid_request *request,
		   struct mig_tidy_grid *grid, struct mig_error *error);
void mig_tidy_grid_free(struct mig_tidy_grid *grid);

/* Back before the first row. */
enum mig_status mig_tidy_grid_rewind(struct mig_tidy_grid *grid, struct mig_error *error);
/* Go to the next row; *more is false behind the last. MIG_DATA: a stray or unclosed quote, what
 * lines say; MIG_USAGE: no line begins with `stop_at`; MIG_IO. */
enum mig_status mig_tidy_grid_next(struct mig_tidy_grid *grid, bool *more, struct mig_error *error);

/* For walk.h: rows that another way has found, or that are part of a text.
 * A grid like another one, for texts that are given to it; both ends borrowed, and *lines is set.
 */
enum mig_status mig_tidy_grid_like(const struct mig_tidy_grid *grid, struct mig_tidy_lines *lines,
				   struct mig_tidy_grid *like, struct mig_error *error);
/* Stand before the first row of a text, which starts with line `line`, `offset` bytes behind the
 * start of the file. */
void
mig_tidy_grid_restart(struct mig_tidy_grid *like, struct mig_text text, size_t line, size_t offset);
/* Add a cell with these bytes to the current row. false: no memory. */
bool mig_tidy_grid_add(struct mig_tidy_grid *grid, struct mig_text raw);
/* Empty grid->bytes, with room for `length`, and make room for `cells`. false: no memory. */
bool mig_tidy_grid_make_room(struct mig_tidy_grid *grid, size_t cells, size_t length);

/* The cell of the current row without blanks around it; empty behind the end of the row. NUL does
 * not follow. Valid until the next row. Here since it is asked for all over. */
static inline struct mig_text
mig_tidy_grid_cell(const struct mig_tidy_grid *grid, size_t column)
{
	return column < grid->width ? grid->cells[column].text : (struct mig_text){ "", 0 };
}

/* MIG_DATA about the current row: "FILE:LINE:COLUMN: " and then the text; no column for
 * SIZE_MAX. */
enum mig_status
mig_tidy_grid_fail(const struct mig_tidy_grid *grid, size_t column, struct mig_error *error,
		   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* `text` without ASCII blanks, line ends and no-break spaces at both ends. */
struct mig_text mig_tidy_trim(struct mig_text text);

#endif

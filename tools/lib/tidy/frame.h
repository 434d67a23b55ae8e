/* frame - header, rows and columns of a grid: where the table in it begins and ends */
#ifndef MIG_TIDY_FRAME_H
#define MIG_TIDY_FRAME_H

#include "tidy/grid.h"

/* What one walk over all rows tells about a column of the grid. */
struct mig_tidy_column {
	bool named;	 /* some row of the header has text in it */
	bool filled;	 /* some row below has */
	size_t indented; /* the line of the first text with blanks before it, or 0 */
	size_t *indents; /* the different numbers of blanks before cells, ascending */
	size_t indent_count, indent_capacity;
};

/* The first `levels` rows of the grid are the header. Columns without any text, in the header and
 * below, are left out. Strings live until mig_tidy_frame_free(). */
struct mig_tidy_frame {
	struct mig_tidy_grid *grid; /* borrowed */
	size_t levels;
	size_t *columns; /* the place in the grid of each column */
	size_t count;
	char **names;		 /* the different texts of all levels with a blank between them */
	struct mig_text *labels; /* count a level; a group name is carried on to the right */
	struct mig_tidy_column *facts;		   /* of the columns of the grid */
	size_t width;				   /* how many these are */
	size_t header_line, first_line, last_line; /* of the header and of the rows below, or 0 */
	size_t rows;				   /* how many these are */
	struct mig_arena arena;
};

/* Find the header and the columns; the grid then stands behind its last row. In all levels but
 * the last, a cell without text takes that of its left neighbour. Names lose line ends and
 * repeated blanks. MIG_DATA: fewer rows than `levels`, a row below the header that has fewer or
 * more cells than the header; what the grid says. */
enum mig_status mig_tidy_frame_read(struct mig_tidy_grid *grid, size_t levels,
				    struct mig_tidy_frame *frame, struct mig_error *error);
void mig_tidy_frame_free(struct mig_tidy_frame *frame);

/* Take the grid to the header's last row: the next one is the first below it. */
enum mig_status mig_tidy_frame_rewind(const struct mig_tidy_frame *frame, struct mig_error *error);

/* NUL-terminated. */
struct mig_text
mig_tidy_frame_label(const struct mig_tidy_frame *frame, size_t level, size_t column);

/* The columns that `items` choose, in that order, without repetition, appended to *columns (of
 * *count; the caller frees it). An item is a name, the lowest level of one column alone,
 * "#N" (the Nth column of the grid), a range "A..B", "#N..#M" or "#N.." of them, or a name with
 * stars for any text. A star stands for columns named as periods only if `periods`.
 * MIG_USAGE with the names as a hint: there is none; MIG_DATA: several have the name. */
enum mig_status
mig_tidy_frame_choose(const struct mig_tidy_frame *frame, const struct mig_list *items,
		      bool periods, size_t **columns, size_t *count, struct mig_error *error);

/* The one column that `item` chooses. */
enum mig_status mig_tidy_frame_find(const struct mig_tidy_frame *frame, const char *item,
				    size_t *column, struct mig_error *error);
/* Give a column another name; its labels stay. */
enum mig_status mig_tidy_frame_rename(struct mig_tidy_frame *frame, size_t column,
				      struct mig_text name, struct mig_error *error);

#endif

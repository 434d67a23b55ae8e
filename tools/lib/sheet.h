/* sheet - the columns of a cube written out: what stands left of every measure */
#ifndef MIG_SHEET_H
#define MIG_SHEET_H

#include "cube.h"
#include "sums.h"
#include "writer.h"

/* Say the group columns and the time column, in the order in which they were asked for. */
enum mig_status mig_sheet_key_columns(struct mig_writer *writer, const struct mig_cube *cube,
				      struct mig_error *error);
/* The same without the time column. */
enum mig_status mig_sheet_group_columns(struct mig_writer *writer, const struct mig_cube *cube,
					struct mig_error *error);

/* The cells of these columns for one point of a group. */
enum mig_status mig_sheet_keys(struct mig_writer *writer, const struct mig_cube *cube,
			       const struct mig_group *group, const struct mig_point *point,
			       struct mig_error *error);
enum mig_status mig_sheet_group_keys(struct mig_writer *writer, const struct mig_cube *cube,
				     const struct mig_group *group, struct mig_error *error);
/* The same for a row of sums, of which `cube` only has the columns. */
enum mig_status
mig_sheet_row_keys(struct mig_writer *writer, const struct mig_cube *cube,
		   const struct mig_sums *sums, size_t row, struct mig_error *error);
/* `count` values, one cell each. */
enum mig_status mig_sheet_values(struct mig_writer *writer, const struct mig_value *values,
				 size_t count, struct mig_error *error);

/* Write row `row` of something. */
typedef enum mig_status mig_sheet_write_row(struct mig_writer *writer, const void *data, size_t row,
					    struct mig_error *error);

/* Write rows 0 to count - 1, in that order, on up to `threads` threads (0: one a processor), of
 * which each calls `write` for rows of its own. What is reported is the first row's failure. */
enum mig_status
mig_sheet_rows(struct mig_writer *writer, mig_sheet_write_row *write, const void *data,
	       size_t count, size_t threads, struct mig_error *error);

#endif

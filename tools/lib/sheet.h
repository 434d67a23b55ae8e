/* sheet - the columns of a cube written out: what stands left of every measure */
#ifndef MIG_SHEET_H
#define MIG_SHEET_H

#include "cube.h"
#include "writer.h"

/* Say the group columns and the time column, in the order in which they were asked for. */
enum mig_status mig_sheet_key_columns(struct mig_writer *writer, const struct mig_cube *cube,
				      struct mig_error *error);
/* The same without the time column. */
enum mig_status mig_sheet_group_columns(struct mig_writer *writer, const struct mig_cube *cube,
					struct mig_error *error);
/* Say number columns, named by a NULL-ended list. */
enum mig_status mig_sheet_number_columns(struct mig_writer *writer, const char *const *names,
					 struct mig_error *error);

/* The cells of these columns for one point of a group. */
enum mig_status mig_sheet_keys(struct mig_writer *writer, const struct mig_cube *cube,
			       const struct mig_group *group, const struct mig_point *point,
			       struct mig_error *error);
enum mig_status mig_sheet_group_keys(struct mig_writer *writer, const struct mig_cube *cube,
				     const struct mig_group *group, struct mig_error *error);
/* `count` values, one cell each. */
enum mig_status mig_sheet_values(struct mig_writer *writer, const struct mig_value *values,
				 size_t count, struct mig_error *error);

#endif

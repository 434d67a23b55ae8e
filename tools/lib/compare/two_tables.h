/* two_tables - an earlier and a later table, read so that their cells can be compared */
#ifndef MIG_TWO_TABLES_H
#define MIG_TWO_TABLES_H

#include "cube.h"

/* Read both. Without group columns in the request all columns are that are no time, value or
 * status columns, and both tables must have the same ones: otherwise MIG_DATA, with what to do.
 * What is worth knowing is added to *notes. On MIG_OK the caller frees both cubes. */
enum mig_status
mig_read_two_tables(struct mig_records *const tables[2], const struct mig_cube_request *request,
		    struct mig_cube cubes[2], struct mig_buffer *notes, struct mig_error *error);

#endif

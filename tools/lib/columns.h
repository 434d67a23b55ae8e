/* columns - which columns of the input a cube request means; private to cube */
#ifndef MIG_COLUMNS_H
#define MIG_COLUMNS_H

#include "cube.h"

/* Places in the record. Arrays are the caller's to free with mig_columns_free(). */
struct mig_columns {
	size_t *by, by_count; /* group columns without the time column */
	size_t time;	      /* SIZE_MAX without one */
	bool time_asked;      /* it is among the group columns asked for */
	size_t time_place;    /* its place among them */
	size_t *values, value_count;
	size_t status; /* SIZE_MAX without one */
};

/* MIG_USAGE or MIG_DATA with a hint when a name is not there or not unique. */
enum mig_status
mig_columns_find(const struct mig_records *records, const struct mig_cube_request *request,
		 struct mig_columns *columns, struct mig_error *error);
void mig_columns_free(struct mig_columns *columns);

#endif

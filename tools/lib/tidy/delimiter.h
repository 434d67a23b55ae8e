/* delimiter - what separates the cells of a table, told from its header alone */
#ifndef MIG_TIDY_DELIMITER_H
#define MIG_TIDY_DELIMITER_H

#include "tidy/grid.h"

/* Find it in the first lines behind those to be skipped, unless *delimiter is given. Excel's
 * "sep=;" line tells it, and is then among the lines that *request skips. MIG_DATA: more than one
 * of , ; TAB | is in the header; a comma if there is none. */
enum mig_status
mig_tidy_delimiter_find(struct mig_tidy_lines *lines, struct mig_tidy_grid_request *request,
			char *delimiter, struct mig_error *error);

#endif

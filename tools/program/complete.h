/* complete - what could stand on a command line next, for completion in shells
 *
 * TOOL --complete INDEX WORD ... prints what could stand in the place of word INDEX (from 0, the
 * tool's name not counted; it may be one behind the last): one candidate a line, a tab, what it
 * is. The line ":files" says that files go there. What cannot be completed gives nothing. */
#ifndef MIG_COMPLETE_H
#define MIG_COMPLETE_H

#include "program.h"

/* Append the lines for `words`, all of the command line behind --complete INDEX. Column names are
 * those of the first file that the words name. MIG_IO only without memory. */
enum mig_status mig_complete(const struct mig_program *program, size_t index, size_t count,
			     char *const *words, struct mig_buffer *text, struct mig_error *error);

#endif

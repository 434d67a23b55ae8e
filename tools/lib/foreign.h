/* foreign - files that are no table of text, though they are often taken for one */
#ifndef MIG_FOREIGN_H
#define MIG_FOREIGN_H

#include "error.h"
#include "text.h"

/* MIG_DATA with what the file is, and what to do, if it begins as a spreadsheet's or another
 * archive, a PDF, a web page or a pointer of Git LFS does; MIG_OK otherwise. `start`: the first
 * bytes of the file called `name`. */
enum mig_status mig_foreign_check(const char *name, struct mig_text start, struct mig_error *error);

#endif

/* file - a whole file as text */
#ifndef MIG_FILE_H
#define MIG_FILE_H

#include "text.h"

/* Append the whole of a file ("-": of standard input) to *text. MIG_IO with the reason if it
 * cannot be read. */
enum mig_status mig_file_read(const char *file, struct mig_buffer *text, struct mig_error *error);

#endif

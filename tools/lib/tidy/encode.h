/* encode - the bytes of a file as UTF-8 */
#ifndef MIG_TIDY_ENCODE_H
#define MIG_TIDY_ENCODE_H

#include "text.h"

/* Append all of `file` ("-" is standard input) to *bytes. MIG_IO with the reason otherwise;
 * MIG_DATA where there is nothing in it, or only a Git LFS pointer to the table. */
enum mig_status
mig_encode_read(const char *file, struct mig_buffer *bytes, struct mig_error *error);

/* Turn *bytes into UTF-8 without a BOM. `encoding` is a name that iconv(3) knows, or NULL: then a
 * BOM says UTF-16 or UTF-8, and without one the bytes must be UTF-8. A byte that means nothing
 * in the encoding is MIG_DATA with its offset from the start of the file, a NUL character too;
 * an unknown name is MIG_USAGE. *used, if not NULL, is what the encoding was (static, or
 * `encoding`). `file` is for messages. */
enum mig_status mig_encode_utf8(const char *file, const char *encoding, struct mig_buffer *bytes,
				const char **used, struct mig_error *error);

#endif

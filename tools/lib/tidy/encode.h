/* encode - from the encoding of a file to UTF-8, piece by piece */
#ifndef MIG_TIDY_ENCODE_H
#define MIG_TIDY_ENCODE_H

#include <iconv.h>

#include "text.h"

struct mig_encode {
	const char *name;     /* of the file, for messages; borrowed */
	const char *encoding; /* a name that iconv knows; borrowed */
	iconv_t cd;
	struct mig_buffer pending; /* the start of a character whose end is still to come */
	size_t offset;		   /* of its first byte in the file */
	size_t line;		   /* on which it stands */
	bool carriage;		   /* behind a CR, with which that line began */
};

/* MIG_USAGE: unknown. On MIG_OK the caller ends with mig_encode_free(). */
enum mig_status mig_encode_start(struct mig_encode *encode, const char *name, const char *encoding,
				 struct mig_error *error);
/* Append what the next bytes of the file are in UTF-8 to *out. MIG_DATA with file, line and
 * offset: they are not of the encoding. */
enum mig_status mig_encode_add(struct mig_encode *encode, struct mig_text bytes,
			       struct mig_buffer *out, struct mig_error *error);
/* The file ends here: append the last character, which might have had an accent behind it (CP1258,
 * TCVN). MIG_DATA: it ends within a character. */
enum mig_status mig_encode_finish(struct mig_encode *encode, struct mig_buffer *out,
				  struct mig_error *error);
void mig_encode_free(struct mig_encode *encode);

/* MIG_DATA about a byte of a file. */
enum mig_status mig_encode_fail(const char *name, size_t line, unsigned char byte, size_t offset,
				const char *encoding, struct mig_error *error);

#endif

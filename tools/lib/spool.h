/* spool - bytes put aside in a file without a name, to be read again from its start
 *
 * The file lies in the folder that TMPDIR names, otherwise in /tmp; nothing of it is left when
 * the program ends, however it ends. */
#ifndef MIG_SPOOL_H
#define MIG_SPOOL_H

#include <stdint.h>

#include "text.h"

/* All zero has no file yet; free with mig_spool_free(). */
struct mig_spool {
	bool open;
	int descriptor; /* where it is open */
	uint64_t next;	/* where the next byte is read */
};

/* Append. MIG_IO with the folder and the reason. */
enum mig_status
mig_spool_add(struct mig_spool *spool, const void *bytes, size_t length, struct mig_error *error);
/* From now on read from the start. */
void mig_spool_rewind(struct mig_spool *spool);
/* Read `length` bytes, all of them; *more is false at the end, where there are none. MIG_IO. */
enum mig_status mig_spool_take(struct mig_spool *spool, void *bytes, size_t length, bool *more,
			       struct mig_error *error);
void mig_spool_free(struct mig_spool *spool);

#endif

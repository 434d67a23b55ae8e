/* output - bytes to standard output or, all or nothing, to a file */
#ifndef MIG_OUTPUT_H
#define MIG_OUTPUT_H

#include "text.h"

/* Write `text` to `file`, or to standard output if it is NULL or "-". A file is written
 * beside its place without a name or, where the file system has no such files, under a
 * temporary one, synced, and renamed over it only when complete, so that nobody ever sees
 * half of it; a failure leaves what was there. Signals wait while there is a temporary
 * name, so that none is left behind but by SIGKILL.
 * A symbolic link stays and what it points to is replaced; a file that is there keeps
 * its permissions, and one that may not be written is refused. Devices, pipes and
 * descriptors (/dev/stdout, /dev/fd/3) are written directly.
 * MIG_IO with the reason otherwise. */
enum mig_status mig_output_write(const char *file, struct mig_text text, struct mig_error *error);

/* Where what is written piece by piece goes. */
struct mig_sink {
	int descriptor;
	int reason; /* errno of the write that failed, or 0 */
};

/* One piece; false, and sink->reason, when writing fails: there is no use in going on. */
bool mig_sink_put(struct mig_sink *sink, struct mig_text text);

/* Put all of it into the sink, from the start: it may be asked to do so again. A failure that is
 * not one of the sink goes to *error. */
typedef enum mig_status mig_produce(void *source, struct mig_sink *sink, struct mig_error *error);

/* mig_output_write() for what is never in memory as a whole. */
enum mig_status
mig_output_produce(const char *file, mig_produce *produce, void *source, struct mig_error *error);

#endif

/* datafolder - where the files of ours are that are no programs: plots/, scripts/
 *
 * The folder is the root of the source tree, or DATADIR of an installation, which holds what
 * tools need of it under the same names. */
#ifndef MIG_DATAFOLDER_H
#define MIG_DATAFOLDER_H

#include "text.h"

/* Append the path of `name` ("plots/theme.gp"), which can be read, to *path. It is looked for in
 *   $MIGTOOLS_DATA and nowhere else, if that is set and not empty;
 *   the source tree that the program was built in (it stands in build/bin or bin of it);
 *   share/migtools beside the folder of the program, so that an installation can be moved;
 *   DATADIR as it was when the program was built.
 * MIG_IO otherwise. The caller frees *path with mig_buffer_free(). */
enum mig_status mig_data_path(const char *name, struct mig_buffer *path, struct mig_error *error);

/* The folder that this program stands in, appended to *path; MIG_IO if the system does not tell. */
enum mig_status mig_program_folder(struct mig_buffer *path, struct mig_error *error);

#endif

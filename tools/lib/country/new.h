/* new - the first files of a country's folder
 *
 * They are copies of scripts/country/new, in which @COUNTRY@ becomes the country's name and
 * @FOLDER@ that of the folder. */
#ifndef MIG_COUNTRY_NEW_H
#define MIG_COUNTRY_NEW_H

#include "text.h"

/* Write them into `folder`, which is made if it is not there (the folder around it has to be).
 * `country` is the name to put in, or NULL for that of the folder, "new-utopia" as "New Utopia".
 * The paths that were written are appended to *paths, one a line.
 * MIG_USAGE: a name that make, JSON or Markdown would not take for one; MIG_IO: one of the files is
 * there already, or cannot be written. Nothing is left of what was written then, and what was there
 * is as it was. */
enum mig_status mig_country_new(const char *folder, const char *country, struct mig_buffer *paths,
				struct mig_error *error);

#endif

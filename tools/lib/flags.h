/* flags - observation status: SDMX code list CL_OBS_STATUS 2.2 */
#ifndef MIG_FLAGS_H
#define MIG_FLAGS_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

/* A set of status codes: bit 0 is code A ... bit 25 is code Z. Empty is 0. */
typedef uint32_t mig_flags;

#define MIG_FLAG(letter) ((mig_flags)1 << ((letter) - 'A'))

enum { MIG_FLAGS_TEXT_SIZE = 27 };

/* Codes that say a value is not there: H (holiday), L (exists, not collected),
 * M (cannot exist), O (missing), Q (suppressed). K (in another category)
 * counts as one where the cell is empty. */
#define MIG_FLAGS_MISSING \
	(MIG_FLAG('H') | MIG_FLAG('L') | MIG_FLAG('M') | MIG_FLAG('O') | MIG_FLAG('Q'))

/* Read a status cell: no, one or several code letters of the list, as "P",
 * "EP" or Eurostat's "ep"; blanks between them are ignored. A letter that is no
 * code makes it false. */
bool mig_flags_parse(struct mig_text text, mig_flags *flags);
/* Write: the letters in alphabetical order; A (normal) only when alone. */
void mig_flags_format(mig_flags flags, char text[MIG_FLAGS_TEXT_SIZE]);
/* What a code letter means, in a few words; NULL if it is no code. Static. */
const char *mig_flag_meaning(char letter);

#endif

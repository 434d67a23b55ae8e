/* slips - what a figure becomes by one slip of the pen
 *
 * A slip is a digit left out, added, replaced, or changed places with its neighbour; the sign; or
 * the decimal point, which moves a figure by a power of ten (also of whole figures: thousands for
 * persons). So a slip is at most one edit of optimal string alignment, or a factor of a power of
 * ten. The sign counts as one slip only if nothing else changes.
 * Source: Damerau (1964), CACM 7; Scholtus (2009), Statistics Netherlands 09046, section 4. */
#ifndef MIG_AUDIT_SLIPS_H
#define MIG_AUDIT_SLIPS_H

#include "decimal.h"

enum mig_slip {
	MIG_SLIP_NONE,
	MIG_SLIP_REPLACED,   /* one digit is another */
	MIG_SLIP_TRANSPOSED, /* two neighbours changed places */
	MIG_SLIP_OMITTED,    /* one digit was left out: the correction has it */
	MIG_SLIP_ADDED,	     /* one digit too many */
	MIG_SLIP_SIGN,
	MIG_SLIP_POINT,	  /* a power of ten */
	MIG_SLIP_SWAPPED, /* with the figure of another cell; not by mig_slips() */
	MIG_SLIP_ROUNDED, /* not a slip: what a repair of rounding changes */
	MIG_SLIP_MISSING, /* not a slip: a missing cell that is determined */
};

/* "one digit replaced" and so on; "" for NONE. Static. */
const char *mig_slip_name(enum mig_slip slip);

struct mig_slip_result {
	struct mig_decimal number;
	enum mig_slip slip;
};

enum { MIG_SLIPS_MAX = 1024 };

/* All figures that `printed` can be a slip for, each once, those of the slip named first above
 * when several lead to one; `printed` itself is not among them. Returns how many. */
size_t mig_slips(struct mig_decimal printed, struct mig_slip_result results[MIG_SLIPS_MAX]);
/* Whether `printed` may be a slip for `meant`: a quick answer, true for every slip. */
bool mig_slip_is_near(struct mig_decimal printed, struct mig_decimal meant);

#endif

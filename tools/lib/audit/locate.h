/* locate - candidates for what is wrong; private to the sources of the audit */
#ifndef MIG_AUDIT_LOCATE_H
#define MIG_AUDIT_LOCATE_H

#include "audit.h"
#include "slips.h"

/* A term that a suspected cell has in a check. */
struct mig_link {
	size_t check, term;
};

/* One cell in one check: the sum of the check is rest + slope * cell. */
struct mig_lever {
	const struct mig_check *check;
	bool broken;
	struct mig_interval rest, slope;
};

/* A correction that mends some broken checks and breaks none. */
struct mig_candidate {
	size_t cell, partner; /* partner: the cell it is swapped with, or NONE */
	struct mig_decimal number;
	struct mig_interval implied;
	bool has_low, has_high, has_number;
	enum mig_slip slip;
	size_t first, touched; /* of suspicion.touches: the broken checks of its cells */
	size_t mends;
	size_t solutions; /* best solutions that it is part of */
	bool settled;	  /* chosen or ruled out without a search */
	bool joint;	  /* only together with others does it mend all that it touches */
	bool certain;	  /* and all sets of such have it */
};

struct mig_touch {
	size_t broken; /* number of a broken check */
	bool mended;
};

struct mig_suspicion {
	const struct mig_audit *audit;
	size_t *broken, broken_count; /* checks that nothing can make true */
	size_t *number_of;	      /* their numbers, by check */
	size_t *starts;		      /* of the links of each cell; cell_count + 1 */
	struct mig_link *links;
	struct mig_interval *spans; /* what the sums of checks can be, where `spanned` */
	bool *spanned;
	struct mig_candidate *candidates;
	size_t candidate_count, candidate_room;
	struct mig_touch *touches;
	size_t touch_count, touch_room;
	struct mig_lever *levers; /* of the cell that is looked at */
	size_t lever_count, lever_room;
	bool swaps_untried; /* some, since there would have been too many */
};

/* Broken checks, and the links of the cells in them. */
enum mig_status mig_suspicion_start(struct mig_suspicion *suspicion, const struct mig_audit *audit,
				    struct mig_error *error);
void mig_suspicion_free(struct mig_suspicion *suspicion);
/* What the sum of a complete check can be; worked out once. */
struct mig_interval mig_suspicion_span(const struct mig_suspicion *suspicion, size_t check);
/* Set the levers of a cell. *usable is false if it is missing, or enters a check as a square. */
enum mig_status mig_suspicion_levers(struct mig_suspicion *suspicion, size_t cell, bool *usable,
				     struct mig_error *error);
/* Whether the check holds with this figure in the cell of the lever. */
bool mig_lever_holds(const struct mig_audit *audit, const struct mig_lever *lever, size_t cell,
		     struct mig_decimal number);
/* What a check allows for the cell of the lever, as far as it bounds it. */
void mig_lever_implied(const struct mig_lever *lever, int scale, struct mig_interval *implied,
		       bool *has_low, bool *has_high);

/* Add a candidate; its touches are added behind. */
enum mig_status mig_suspicion_add(struct mig_suspicion *suspicion,
				  const struct mig_candidate *candidate, struct mig_error *error);
enum mig_status mig_suspicion_touch(struct mig_suspicion *suspicion, size_t check, bool mended,
				    struct mig_error *error);

/* Two figures that stand in each other's places. Where so many may that it would take too long, the
 * rest is left out, and swaps_untried is set. */
enum mig_status mig_suspicion_swaps(struct mig_suspicion *suspicion, struct mig_error *error);

/* Choose sets of candidates: most checks mended, then fewest changes, then most of them slips; no
 * two candidates of a set have a broken check in common. Sets solutions. */
enum mig_status mig_suspicion_choose(struct mig_suspicion *suspicion, struct mig_error *error);
/* The smallest sets of signs and swaps, two or three and at most changes_max, that together mend
 * all of the broken checks (by number) and break none: sets solutions, joint, certain and mends.
 * false: there are none, and nothing is set. Source: Scholtus (2008), Statistics Netherlands 08015.
 */
bool mig_suspicion_join(struct mig_suspicion *suspicion, const size_t *checks, size_t check_count,
			const size_t *candidates, size_t candidate_count, size_t changes_max);

/* What was found, as findings of the audit: a candidate that all best solutions have, the
 * alternatives where they differ, and the checks that no candidate mends. */
enum mig_status mig_suspicion_report(struct mig_suspicion *suspicion, struct mig_audit *audit,
				     struct mig_error *error);

#endif

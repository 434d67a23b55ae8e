/* shares - the outputs of mig-share: wholes in, one table out
 *
 * Each output is a function of the wholes and of the measures chosen from mig_share_measures,
 * which says by their option what output they are columns of. */
#ifndef MIG_SHARES_H
#define MIG_SHARES_H

#include "join.h"
#include "measure.h"
#include "wholes.h"

/* Options whose output has measures of its own, as in struct mig_measure. */
#define MIG_SHARES_INDEX     "index"
#define MIG_SHARES_LORENZ    "lorenz"
#define MIG_SHARES_AGAINST   "against"
#define MIG_SHARES_QUOTIENTS "location-quotients"

extern const struct mig_measure mig_share_measures[];

/* What every output needs. Everything is borrowed. */
struct mig_shares {
	const struct mig_wholes *wholes;
	const struct mig_measures *chosen;
	struct mig_writer *writer;
	struct mig_buffer *notes;
	bool partial; /* missing parts are left out, and what is computed is flagged U */
};

/* The whole of a table of shares, and which rows it shows. */
struct mig_shares_table {
	const char *total;	       /* the member that is the whole; NULL: none */
	const struct mig_join *totals; /* the wholes, in a cube of their own; NULL: none */
	bool by_period;		       /* which is joined by period too */
	bool exact;		       /* shares that add to 100 */
	int digits;		       /* of the shares */
	size_t top;		       /* show this many, and the rest as one; 0: all */
	const char *other;	       /* what the rest is called */
};

/* A row a part, in the order of the cube; with `top` whole by whole, by size. */
enum mig_status
mig_shares_write_table(const struct mig_shares *shares, const struct mig_shares_table *table,
		       struct mig_error *error);

struct mig_against;

/* A row a whole, of indices; compared with `against` unless that is NULL. */
enum mig_status
mig_shares_write_indices(const struct mig_shares *shares, const struct mig_against *against,
			 struct mig_error *error);
/* A row a point of the Lorenz curve of each whole; of the segregation curve with `against`. */
enum mig_status mig_shares_write_curves(const struct mig_shares *shares,
					const struct mig_against *against, struct mig_error *error);
/* A row a member of each comparison. */
enum mig_status
mig_shares_write_quotients(const struct mig_shares *shares, const struct mig_against *against,
			   struct mig_error *error);

#endif

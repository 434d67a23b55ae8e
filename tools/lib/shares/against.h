/* against - the other distribution that each whole is compared with
 *
 * Either a second value column, y beside x in every row, or the wholes of one member of a group
 * column, or of one period: then each of the other wholes faces the one that agrees with it in
 * all else. */
#ifndef MIG_SHARES_AGAINST_H
#define MIG_SHARES_AGAINST_H

#include "shares.h"

struct mig_against {
	const char *name; /* of what is compared with: a value column, a member or a period */
	bool by_column;	  /* it is the second value column */
	bool total;	  /* what is compared with is the total that x is a part of */
	size_t *facing;	  /* otherwise, for each whole, the number of the one that it faces;
			     SIZE_MAX: there is none */
};

/* Whether `text`, as on the command line, is COLUMN=MEMBER and not a value column. */
bool mig_against_is_member(const char *text);

/* Prepare: `text` (borrowed) is COLUMN=MEMBER, or for a cube of two value columns the name of the
 * second. MIG_USAGE for a column, MIG_DATA for a member or period that is not there. On MIG_OK the
 * caller frees. */
enum mig_status mig_against_start(const struct mig_wholes *wholes, const char *text, bool total,
				  struct mig_against *against, struct mig_error *error);
void mig_against_free(struct mig_against *against);

/* A whole and what it faces, member by member. */
struct mig_against_pair {
	const struct mig_whole *whole;
	size_t count;
	const char **members;
	struct mig_value *x;
	struct mig_value *base; /* what x is compared with; NULL: nothing */
	struct mig_value *y;	/* the same, but the total less x where that is a total */
	const char *one_sided;	/* first member with a row on one side only; NULL: none */
};

/* The next whole from *place on that is not what others are compared with, as a pair; *more tells
 * whether there is one. A member with a row on one side only is missing on the other, and so are
 * all if a whole faces none. MIG_DATA for an x above the total that it is a part of. `against` may
 * be NULL. A pair is to be freed with mig_against_pair_free(). */
enum mig_status
mig_against_next(const struct mig_wholes *wholes, const struct mig_against *against, size_t *place,
		 struct mig_against_pair *pair, bool *more, struct mig_error *error);
void mig_against_pair_free(struct mig_against_pair *pair);

#endif

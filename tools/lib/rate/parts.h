/* parts - the numerators and the denominator of a ratio in one table
 *
 * They are sums of value columns, or of members of one column of codes. */
#ifndef MIG_RATIO_PARTS_H
#define MIG_RATIO_PARTS_H

#include "cube.h"

struct mig_ratio_request {
	const struct mig_list *each;	    /* columns, each a numerator of its own; or empty */
	const struct mig_list *numerator;   /* names whose sum is the numerator, otherwise */
	const struct mig_list *denominator; /* names whose sum is the denominator; may be empty */
	const char *members;		    /* column whose codes the names are; NULL: columns */
};

/* Where names stand among the values of the cube. */
struct mig_ratio_part {
	size_t *places;
	size_t count;
};

struct mig_ratio_parts {
	struct mig_ratio_part *numerators;
	const char **names; /* of the numerators' columns in an output */
	size_t count;
	struct mig_ratio_part denominator;
	struct mig_buffer denominator_name; /* "issued + refused", "all of decision"; "" if none */
	bool all;			    /* the denominator is all members */
	struct mig_arena arena;
};

/* Read the cube that `request` asks for with the columns that `ratio` names, and find the parts in
 * it. With members and no denominator that is all members, if `may_be_all`. On MIG_OK the caller
 * frees both. MIG_USAGE for a column, MIG_DATA for a member that is not there. */
enum mig_status
mig_ratio_read(struct mig_records *records, const struct mig_cube_request *request,
	       const struct mig_ratio_request *ratio, bool may_be_all, struct mig_cube *cube,
	       struct mig_ratio_parts *parts, struct mig_error *error);
void mig_ratio_parts_free(struct mig_ratio_parts *parts);

/* The sum of a part in a point; of all members, those that have a row there. */
struct mig_value mig_ratio_sum(const struct mig_ratio_part *part, const struct mig_point *point,
			       bool all, bool partial);

#endif

/* pairs - the figures of each unit on two sides: two periods, two members of a column, two tables
 *
 * Whatever is compared, a unit is a group (and perhaps a period) with a point of a cube on either
 * side, and the columns that name it are written in the same way. */
#ifndef MIG_PAIRS_H
#define MIG_PAIRS_H

#include "cube.h"
#include "keys.h"

struct mig_pair {
	const struct mig_group *group; /* with the keys of the unit */
	const struct mig_point
	    *points[2]; /* NULL where there is no row; of two periods both may be */
	size_t block;	/* units with the same number are parts of one whole */
};

/* Borrows from its cubes; free with mig_pairs_free(). */
struct mig_pairs {
	const struct mig_cube *cube; /* whose columns name the units */
	const char *names[2];	     /* of the sides */
	bool with_period;	     /* the period is part of what names a unit */
	bool has_status;
	struct mig_pair *items; /* in first-seen order of the groups, periods ascending */
	size_t count, capacity, blocks;
};

/* The figure of a side in a value column; MISSING without a row. */
struct mig_value mig_pair_value(const struct mig_pair *pair, size_t side, size_t column);

/* Two periods of each group. A group that has rows for others alone is missing in both, and so
 * is what is added up over the groups. */
enum mig_status
mig_pairs_of_periods(const struct mig_cube *cube, const struct mig_period periods[2],
		     const char *const names[2], struct mig_pairs *pairs, struct mig_error *error);
/* Two members of the last group column, in each combination of the others and the periods; the
 * column is taken off the cube's. Units of one period are a block. A member that is nowhere is
 * MIG_DATA. */
enum mig_status mig_pairs_of_members(struct mig_cube *cube, const char *const members[2],
				     struct mig_pairs *pairs, struct mig_error *error);
/* The cells of two cubes with the same group columns: those of the first, then those that the
 * second has alone. One of the cubes with, the other without a time column is MIG_DATA. */
enum mig_status
mig_pairs_of_cubes(const struct mig_cube *first, const struct mig_cube *second,
		   const char *const names[2], struct mig_pairs *pairs, struct mig_error *error);
void mig_pairs_free(struct mig_pairs *pairs);

/* The same pairs, named without the last group column; *cube is for the columns that are left. Not
 * to be freed. */
struct mig_pairs mig_pairs_without_last(const struct mig_pairs *pairs, struct mig_cube *cube);

#endif

/* join - figures of one cube beside those of another, by group and period
 *
 * Two tables are joined by their group columns and, where both have one, their time
 * columns. Nothing is joined across unlike periods unless the caller asks for it. */
#ifndef MIG_JOIN_H
#define MIG_JOIN_H

#include "cube.h"

/* The conditions of `all` that `records` has a column for, as a filter for a second table. They are
 * borrowed from `all`: free(some->conditions) alone. MIG_IO without memory; MIG_DATA for an
 * ambiguous column. *some is to be freed in either case. */
enum mig_status
mig_filter_applicable(const struct mig_filter *all, const struct mig_records *records,
		      struct mig_filter *some, struct mig_error *error);

/* Whether points are matched by period: both cubes have a time column. */
bool mig_join_by_period(const struct mig_cube *a, const struct mig_cube *b);

/* A cube whose groups are looked up: sorted once, so that each is found quickly. All zero is one
 * without groups. It borrows from the cube; free with mig_join_free(). */
struct mig_join {
	const struct mig_cube *cube;
	struct mig_join_group *sorted; /* by their keys */
};

/* MIG_IO without memory. */
enum mig_status
mig_join_make(const struct mig_cube *cube, struct mig_join *join, struct mig_error *error);
void mig_join_free(struct mig_join *join);

/* The group with these keys (as many as the cube has group columns, in its order), or NULL. */
const struct mig_group *mig_join_group(const struct mig_join *join, const char *const *keys);

/* Without periods to match by, a group of `cube` can have one point only: MIG_DATA naming two
 * periods of one group that has more. */
enum mig_status mig_join_check_single(const struct mig_cube *cube, struct mig_error *error);

/* The point of the cube that belongs to `point` of a group with these keys: the one of the same
 * period if `by_period`, else the only one of the group. NULL if there is none. Valid as long as
 * the cube. */
const struct mig_point *mig_join_partner(const struct mig_join *join, const char *const *keys,
					 const struct mig_point *point, bool by_period);

/* The point of the cube whose period holds all days of `period`, in the group with these keys; the
 * only point of the group if the cube has no time column. NULL if there is none. Where periods of a
 * group overlap it is the first. */
const struct mig_point *mig_join_around(const struct mig_join *join, const char *const *keys,
					const struct mig_period *period);
/* Whether the group with these keys has a point in `period`, or at all if that is NULL. */
bool mig_join_within(const struct mig_join *join, const char *const *keys,
		     const struct mig_period *period);

#endif

/* wholes - the figures of a cube as the parts of wholes
 *
 * The last group column of the cube holds members. What they have in one group of the other
 * columns and one period is a whole: the regions of a direction and a year, say. A member without
 * a row there is no part of it. */
#ifndef MIG_WHOLES_H
#define MIG_WHOLES_H

#include "cube.h"
#include "keys.h"
#include "writer.h"

struct mig_part {
	const struct mig_group *group;
	const struct mig_point *point;
	size_t outer;  /* number of its group, but for the member */
	size_t member; /* its number in mig_wholes.members */
	size_t row;    /* its place in the cube: group by group, period by period */
};

struct mig_whole {
	const struct mig_part *parts; /* in the order of the cube */
	size_t count;		      /* at least one */
};

/* Borrows from the cube; free with mig_wholes_free(). */
struct mig_wholes {
	const struct mig_cube *cube;
	struct mig_cube outer; /* the cube without its last group column, for the columns of a
				  sheet alone: it has no groups, and is not to be freed */
	struct mig_part *parts;
	size_t part_count;
	size_t row_count;	 /* places in the cube, with those of members left out */
	struct mig_whole *items; /* groups in first-seen order, in each the periods ascending */
	size_t count;
	struct mig_keys members; /* all that are parts, in first-seen order */
};

/* Put the parts together, but those of the members in `without` (may be NULL). On MIG_OK the
 * caller frees. */
enum mig_status mig_wholes_make(const struct mig_cube *cube, const struct mig_list *without,
				struct mig_wholes *wholes, struct mig_error *error);
void mig_wholes_free(struct mig_wholes *wholes);

/* The name of a part's member. */
const char *mig_part_member(const struct mig_wholes *wholes, const struct mig_part *part);

/* MIG_DATA, with the near ones, if group column `column` of a cube that has rows never holds
 * `member`: a misspelt one would go unnoticed. */
enum mig_status mig_wholes_check_member(const struct mig_cube *cube, size_t column,
					const char *member, struct mig_error *error);

/* MIG_DATA naming the first part with a figure below zero, in whatever value column. */
enum mig_status
mig_wholes_refuse_negative(const struct mig_wholes *wholes, struct mig_error *error);

/* The key cells of a row for one member of a whole, which need not be a part of it. */
enum mig_status
mig_wholes_member_keys(struct mig_writer *writer, const struct mig_wholes *wholes,
		       const struct mig_whole *whole, const char *member, struct mig_error *error);

#endif

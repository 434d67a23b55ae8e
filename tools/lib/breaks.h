/* breaks - where a series is not the one it was before: status B */
#ifndef MIG_BREAKS_H
#define MIG_BREAKS_H

#include "cube.h"

/* Whether a new series begins with the point. */
bool mig_point_breaks(const struct mig_cube *cube, const struct mig_point *point);

/* A line for the user, with the keys of the group: what is left out because of a break is left out
 * visibly. */
enum mig_status
mig_note_break(const struct mig_cube *cube, const struct mig_group *group,
	       const struct mig_point *point, struct mig_buffer *notes, struct mig_error *error);

#endif

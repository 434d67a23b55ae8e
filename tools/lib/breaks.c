#include "breaks.h"

bool
mig_point_breaks(const struct mig_cube *cube, const struct mig_point *point)
{
	for (size_t i = 0; i < cube->value_count; i++)
		if (point->values[i].flags & MIG_FLAG('B'))
			return true;
	return false;
}

enum mig_status
mig_note_break(const struct mig_cube *cube, const struct mig_group *group,
	       const struct mig_point *point, struct mig_buffer *notes, struct mig_error *error)
{
	const char *name = cube->by_count ? group->keys[0] : NULL;

	return mig_buffer_format(
	    notes, error, "the series%s%s breaks in %s (status B): nothing is computed across it\n",
	    name ? " of " : "", name ? name : "", point->period_text);
}

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
	enum mig_status status = mig_buffer_add_string(notes, "the series", error);

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_buffer_format(notes, error, "%s%s", i ? ", " : " of ", group->keys[i]);
	return status == MIG_OK
		   ? mig_buffer_format(notes, error,
				       " breaks in %s (status B): nothing is computed across it\n",
				       point->period_text)
		   : status;
}

#include "rate/run.h"

#include "breaks.h"

enum mig_status
mig_rate_columns(const struct mig_rate_run *run, struct mig_error *error)
{
	return mig_measures_columns(run->writer, &run->chosen, error);
}

enum mig_status
mig_rate_cells(const struct mig_rate_run *run, const struct mig_rate_figures *figures,
	       struct mig_error *error)
{
	return mig_measures_cells(run->writer, &run->chosen, figures, error);
}

enum mig_status
mig_rate_break(struct mig_rate_run *run, const struct mig_cube *cube, const struct mig_group *group,
	       const struct mig_point *point, struct mig_error *error)
{
	mig_writer_flags(run->writer, MIG_FLAG('B'));
	if (run->broken == point)
		return MIG_OK;
	run->broken = point;
	return mig_note_break(cube, group, point, run->notes, error);
}

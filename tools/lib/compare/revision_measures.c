#include "revision_measures.h"
#include "measures/change.h"

struct mig_value
mig_cell_revision(const void *figures, int digits)
{
	const struct mig_revised *of = figures;

	(void)digits;
	if (!of->figures[0] || !of->figures[1])
		return mig_value_none();
	return mig_change(*of->figures[0], *of->figures[1]);
}

struct mig_value
mig_cell_revision_percent(const void *figures, int digits)
{
	const struct mig_revised *of = figures;

	if (!of->figures[0] || !of->figures[1] || of->is_share)
		return mig_value_none();
	return mig_change_percent(*of->figures[0], *of->figures[1], digits);
}

const char *
mig_cell_state(const void *figures)
{
	const struct mig_revised *of = figures;

	return mig_revision_state_name(mig_revision_state(of->figures[0], of->figures[1]));
}

const char *
mig_cell_old_status(const void *figures)
{
	return ((const struct mig_revised *)figures)->status[0];
}

const char *
mig_cell_new_status(const void *figures)
{
	return ((const struct mig_revised *)figures)->status[1];
}

struct mig_value
mig_total_cells(const void *figures, int digits)
{
	const struct mig_revision_total *of = figures;

	(void)digits;
	return mig_value_of((long long)of->summary.cells);
}

static struct mig_value
cells_of(const void *figures, enum mig_revision_state state)
{
	const struct mig_revision_total *of = figures;

	return mig_value_of((long long)of->summary.states[state]);
}

struct mig_value
mig_total_unchanged(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_UNCHANGED);
}

struct mig_value
mig_total_status_changed(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_STATUS_CHANGED);
}

struct mig_value
mig_total_revised(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_REVISED);
}

struct mig_value
mig_total_became_known(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_BECAME_KNOWN);
}

struct mig_value
mig_total_became_missing(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_BECAME_MISSING);
}

struct mig_value
mig_total_appeared(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_APPEARED);
}

struct mig_value
mig_total_vanished(const void *figures, int digits)
{
	(void)digits;
	return cells_of(figures, MIG_VANISHED);
}

struct mig_value
mig_total_mean(const void *figures, int digits)
{
	return mig_mean_revision(&((const struct mig_revision_total *)figures)->summary, digits);
}

struct mig_value
mig_total_mean_absolute(const void *figures, int digits)
{
	return mig_mean_absolute_revision(&((const struct mig_revision_total *)figures)->summary,
					  digits);
}

/* Percentages have no percentage of their own. */
struct mig_value
mig_total_relative_mean_absolute(const void *figures, int digits)
{
	const struct mig_revision_total *of = figures;

	return of->is_share ? mig_value_none()
			    : mig_relative_mean_absolute_revision(&of->summary, digits);
}

/* Where nothing was revised in a direction there is nothing to be missing. */
static struct mig_value
largest_of(const void *figures, size_t direction)
{
	struct mig_value largest =
	    ((const struct mig_revision_total *)figures)->summary.largest[direction];

	return largest.state == MIG_VALUE_MISSING ? mig_value_none() : largest;
}

struct mig_value
mig_total_largest_up(const void *figures, int digits)
{
	(void)digits;
	return largest_of(figures, 0);
}

struct mig_value
mig_total_largest_down(const void *figures, int digits)
{
	(void)digits;
	return largest_of(figures, 1);
}

static const char *
cell_of(const void *figures, size_t direction)
{
	const struct mig_revision_total *of = figures;

	return of->largest[direction].length ? of->largest[direction].bytes : "";
}

const char *
mig_total_cell_up(const void *figures)
{
	return cell_of(figures, 0);
}

const char *
mig_total_cell_down(const void *figures)
{
	return cell_of(figures, 1);
}

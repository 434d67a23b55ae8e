/* revision_measures - the rows of the table of measures that are about revisions; private to
 * compare's sources */
#ifndef MIG_REVISION_MEASURES_H
#define MIG_REVISION_MEASURES_H

#include "compare.h"

/* Of a struct mig_revised. */
struct mig_value mig_cell_revision(const void *figures, int digits);
struct mig_value mig_cell_revision_percent(const void *figures, int digits);
const char *mig_cell_state(const void *figures);
const char *mig_cell_old_status(const void *figures);
const char *mig_cell_new_status(const void *figures);

/* Of a struct mig_revision_total. */
struct mig_value mig_total_cells(const void *figures, int digits);
struct mig_value mig_total_unchanged(const void *figures, int digits);
struct mig_value mig_total_status_changed(const void *figures, int digits);
struct mig_value mig_total_revised(const void *figures, int digits);
struct mig_value mig_total_became_known(const void *figures, int digits);
struct mig_value mig_total_became_missing(const void *figures, int digits);
struct mig_value mig_total_appeared(const void *figures, int digits);
struct mig_value mig_total_vanished(const void *figures, int digits);
struct mig_value mig_total_mean(const void *figures, int digits);
struct mig_value mig_total_mean_absolute(const void *figures, int digits);
struct mig_value mig_total_relative_mean_absolute(const void *figures, int digits);
struct mig_value mig_total_largest_up(const void *figures, int digits);
struct mig_value mig_total_largest_down(const void *figures, int digits);
const char *mig_total_cell_up(const void *figures);
const char *mig_total_cell_down(const void *figures);

#endif

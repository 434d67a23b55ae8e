/* slices - the points of a cube by period, over the groups that belong together */
#ifndef MIG_SLICES_H
#define MIG_SLICES_H

#include "cube.h"

struct mig_slice {
	size_t class;	     /* number of the groups' common keys, in first-seen order */
	size_t group, point; /* places in the cube */
};

/* All points, by class, then period, then group. */
struct mig_slices {
	struct mig_slice *items;
	size_t count;
	size_t *sizes; /* groups of each class */
};

/* Groups that agree in their first `keys` columns are one class. On MIG_OK the caller frees with
 * mig_slices_free(); MIG_IO without memory. */
enum mig_status mig_slices_make(const struct mig_cube *cube, size_t keys, struct mig_slices *slices,
				struct mig_error *error);
void mig_slices_free(struct mig_slices *slices);

/* How many items from `first` on are of the same class and period. */
size_t mig_slices_run(const struct mig_slices *slices, const struct mig_cube *cube, size_t first);

#endif

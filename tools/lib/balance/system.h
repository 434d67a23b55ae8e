/* system - a cube of flows turned into one of nets, over the partners or the areas of a period
 *
 * A group that has figures for other periods, but none for this one, is missing there: it is not
 * 0. Unless `partial`, that makes missing what is computed over all groups. */
#ifndef MIG_SYSTEM_H
#define MIG_SYSTEM_H

#include "cube.h"

/* Take away the last group column, the partner. The two values of a point become net immigration
 * and net emigration over all partners. MIG_IO without memory. */
enum mig_status mig_system_partners(struct mig_cube *cube, bool partial, struct mig_error *error);

/* The two values of a point become the net and the net rescaled to `digits` places, so that all
 * groups of a period sum to zero. MIG_DATA for a period with gains or losses only; MIG_IO. */
enum mig_status
mig_system_rescale(struct mig_cube *cube, int digits, bool partial, struct mig_error *error);

#endif

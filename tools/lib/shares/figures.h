/* figures - what the measures of each output of mig-share are computed from; private to it */
#ifndef MIG_SHARES_FIGURES_H
#define MIG_SHARES_FIGURES_H

#include "value.h"

/* A row of shares. They are ready-made, since those that add to 100 depend on each other. */
struct mig_share_figures {
	struct mig_value share, rank, cumulative_share;
};

/* A row of location quotients: one member on both sides, and both wholes. */
struct mig_quotient_figures {
	struct mig_value x, x_whole, y, y_whole;
};

/* Those of the indices are a struct mig_distribution, those of curves a struct mig_lorenz. */

#endif

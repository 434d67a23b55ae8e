/* figures - what a row of mig-quota is computed from, and the measures of it */
#ifndef MIG_QUOTA_FIGURES_H
#define MIG_QUOTA_FIGURES_H

#include "measure.h"
#include "measures/statement.h"

/* The columns that permits and quotas can have beside them. */
enum mig_quota_role {
	MIG_QUOTA_PERMITS,
	MIG_QUOTA_APPLICATIONS,
	MIG_QUOTA_REFUSED,
	MIG_QUOTA_QUOTA,
	MIG_QUOTA_REVISED,
	MIG_QUOTA_LABOUR_FORCE,
	MIG_QUOTA_PERCENT, /* printed, of what the settings say */
	MIG_QUOTA_ROLES
};

/* One figure: its value, and how it was printed. */
struct mig_quota_figure {
	struct mig_value value;	 /* NONE: there is no such column */
	size_t rows;		 /* that it is the sum of, each rounded on its own */
	struct mig_decimal unit; /* in which each was printed */
};

/* The figures of one group and period. */
struct mig_quota_figures {
	struct mig_quota_figure of[MIG_QUOTA_ROLES]; /* permits, applications and refusals
							cumulated if they are to be */
	struct mig_value permits_alone; /* those of the period, also where the others are
					   cumulated */
	enum mig_quota_role part, base; /* the percentage is that of `part` in `base` */

	/* Set by mig_quota_figures_finish(). */
	struct mig_statement utilisation, percentage;
	const char *verdict; /* of the percentage; "" without its three figures */
};

/* Find what the figures can stand for. MIG_DATA if that does not fit 128 bits. */
enum mig_status
mig_quota_figures_finish(struct mig_quota_figures *figures, struct mig_error *error);

/* What the statements on one base say of it together. */
struct mig_base_group {
	size_t spoken_of; /* by so many statements */
	struct mig_base_range bases;
	bool possible; /* there are bases that suit them all: `bases` */
};

/* One statement. */
struct mig_statement_figures {
	struct mig_statement statement;
	const char *verdict; /* "" without three figures */
	const struct mig_base_group *group;
};

/* The measures of struct mig_quota_figures, and with the option "implied" those of struct
 * mig_statement_figures. */
extern const struct mig_measure mig_quota_measures[];

#endif

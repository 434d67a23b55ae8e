/* rows - permits and quotas side by side: a row a group and period */
#ifndef MIG_QUOTA_ROWS_H
#define MIG_QUOTA_ROWS_H

#include "cube.h"
#include "figures.h"

/* A table, and which of its value columns is what. */
struct mig_quota_side {
	struct mig_cube cube;
	size_t places[MIG_QUOTA_ROLES]; /* SIZE_MAX: not in this table */
};

struct mig_quota_tables {
	struct mig_quota_side permits; /* all columns, or those that stand beside the permits */
	struct mig_quota_side quotas;  /* the others; used if `joined` */
	bool joined;
	bool any_period; /* join by the groups alone */
	bool cumulated;	 /* permits are added up within the period of their quota */
	bool partial;
	struct mig_decimal units[MIG_QUOTA_ROLES]; /* 0: as the figures of the column look */
	enum mig_quota_role part, base;		   /* of the printed percentages */
};

/* Write the columns and rows: permits first, each with its quota, then the quotas without
 * permits. MIG_DATA: periods that cannot go together, percentages that would have to be added,
 * figures of too many digits. */
enum mig_status
mig_quota_rows_write(struct mig_quota_tables *tables, const struct mig_measures *chosen,
		     struct mig_writer *writer, struct mig_error *error);

#endif

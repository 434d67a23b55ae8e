/* operand - the table of the command line, read as its rules want it */
#ifndef MIG_AUDIT_OPERAND_H
#define MIG_AUDIT_OPERAND_H

#include "plan.h"

/* Everything is borrowed. */
struct mig_audit_operand {
	const struct mig_audit_plan *plan;
	const struct mig_list *keys,
	    *units;		   /* columns that name a row; see mig_audit_give_units() */
	const char *time;	   /* as for mig_audit_add_table() */
	struct mig_filter *filter; /* NULL: all rows; it is bound here */
	size_t threads;		   /* at most; 0: one a processor */
	bool whole;		   /* its text is wanted as well */
};

/* Read all that is left of `records`: as members and figures alone where the plan tells before
 * which columns it looks at, else as a whole. What is found does not depend on it. */
enum mig_status mig_audit_read_operand(struct mig_audit *audit, struct mig_records *records,
				       const struct mig_audit_operand *operand, size_t *number,
				       struct mig_error *error);
/* What columns are rounded to: "persons=1", "1" for all that are known by then, "exact" for
 * either. `operand` is the number of the table, or NONE. MIG_USAGE. */
enum mig_status mig_audit_give_units(struct mig_audit *audit, size_t operand,
				     const struct mig_list *units, struct mig_error *error);

#endif

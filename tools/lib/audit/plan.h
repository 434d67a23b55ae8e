/* plan - rules from the structure of a table, as options ask for them */
#ifndef MIG_AUDIT_PLAN_H
#define MIG_AUDIT_PLAN_H

#include "audit.h"

/* NULL or empty: not asked for. Everything is borrowed. */
struct mig_audit_plan {
	const struct mig_list *values;	    /* empty: the one named persons, value, ... */
	const struct mig_list *of, *totals; /* columns with parts; their totals, or one for all */
	const char *hierarchy;		    /* file of members and parents, for of[0] */
	bool prefix;			    /* codes are parts of their longest prefix */
	bool periods;			    /* months add up to years */
	const char *adds_to;		    /* a number */
	const char *percent, *base;	    /* columns */
	const char *net, *in, *out, *direction;
	const struct mig_list *looks; /* negative, gaps, jumps, repeats, all */
	bool has_rules;		      /* of a file: with nothing else to do, values are not read */
	size_t record_max;
};

/* Make the rules and their checks for a table. MIG_USAGE: no such column or member; MIG_DATA. */
enum mig_status mig_audit_plan_bind(const struct mig_audit_plan *plan, struct mig_audit *audit,
				    size_t operand, struct mig_error *error);
/* Look for what is doubtful without any rule, once units are known. */
enum mig_status mig_audit_plan_look(const struct mig_audit_plan *plan, struct mig_audit *audit,
				    size_t operand, struct mig_error *error);

#endif

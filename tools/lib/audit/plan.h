/* plan - rules from the structure of a table, as options ask for them */
#ifndef MIG_AUDIT_PLAN_H
#define MIG_AUDIT_PLAN_H

#include "audit.h"
#include "terms.h"

/* The columns of the terms of a population account. */
struct mig_audit_closure {
	struct mig_terms terms;
	struct mig_list columns; /* by terms.places */
};

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
	const struct mig_list *at_most;		 /* PART=WHOLE: columns */
	const struct mig_audit_closure *closure; /* terms of an account that has to close */
	const struct mig_list *looks;		 /* negative, gaps, jumps, repeats, all */
	bool has_rules; /* of a file: with nothing else to do, values are not read */
	size_t record_max;
};

/* Whether the columns with figures that the plan is about can be told before the table is read. */
bool mig_audit_plan_is_simple(const struct mig_audit_plan *plan);
/* List them, in the order in which mig_audit_plan_bind() asks for them; `table` has the header.
 * MIG_USAGE: no value column. */
enum mig_status
mig_audit_plan_figures(const struct mig_audit_plan *plan, const struct mig_table *table,
		       struct mig_list *figures, struct mig_error *error);
/* Make the rules and their checks for a table. MIG_USAGE: no such column or member; MIG_DATA. */
enum mig_status mig_audit_plan_bind(const struct mig_audit_plan *plan, struct mig_audit *audit,
				    size_t operand, struct mig_error *error);
/* Look for what is doubtful without any rule, once units are known. */
enum mig_status mig_audit_plan_look(const struct mig_audit_plan *plan, struct mig_audit *audit,
				    size_t operand, struct mig_error *error);

/* --- relations.c: rules between columns --- */

/* Find the columns of population_start, population_end, births, deaths, immigration and emigration
 * by their names, by `renamed` (TERM=COLUMN), or not at all (`left_out`: flows that are 0).
 * MIG_USAGE if one is lacking. The caller frees closure->columns, also on failure. */
enum mig_status
mig_audit_closure_find(const struct mig_records *records, const struct mig_list *renamed,
		       const struct mig_list *left_out, struct mig_audit_closure *closure,
		       struct mig_error *error);
/* Whether anything is asked for that needs no value column: a relation, or a file of rules. */
bool mig_audit_has_relations(const struct mig_audit_plan *plan);
/* Make the rules of `net`, `at_most` and `closure`. `value` is the value column of members; NULL:
 * none was found. */
enum mig_status mig_audit_add_relations(const struct mig_audit_plan *plan, struct mig_audit *audit,
					size_t operand, const char *value, struct mig_error *error);

#endif

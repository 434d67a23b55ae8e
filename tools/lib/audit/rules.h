/* rules - a file of relations that figures have to keep to
 *
 * One statement a line; '#' begins a comment.
 *   table NAME FILE [by COLUMN, ...]    read another table; its rows are named by these columns
 *   members of COLUMN                   from here on plain names are members of that column
 *   unit FIGURE = NUMBER | exact        what figures are rounded to
 *   SIDE RELATION SIDE                  a rule; RELATION is = <= >= < >
 * A side is a sum of terms, a term a product of numbers and of at most two figures. The first
 * figure of a product of two is a ratio and thus rounded. A figure is
 *   [TABLE:]NAME[ '[' COLUMN=VALUE|..., ... ']' ]   also != ; NAME is a value column
 *   sum(FIGURE [over COLUMN, ...])      added up over these columns, or over all that the figures
 *                                       of the rule outside sums do not have
 *   previous(FIGURE)                    of the last period before
 *   preceding(FIGURE)                   of the period that ends where this one begins
 * Names with blanks or signs stand in double quotes; a minus has blanks around it, since it may be
 * part of a name (non-CIS).
 * A rule holds for every combination of the key columns that its figures have and that no
 * condition fixes; a figure without one of these columns is the same for all its members. */
#ifndef MIG_AUDIT_RULES_H
#define MIG_AUDIT_RULES_H

#include "audit.h"

struct mig_rule_condition {
	const char *column;
	bool is_not;
	const char **values;
	size_t count;
};

struct mig_rule_figure {
	const char *table; /* NULL: that of the command line */
	const char *name;
	struct mig_rule_condition *conditions;
	size_t condition_count;
	bool sum, previous;
	bool adjoining; /* previous: the period directly before, or none */
	const char **over;
	size_t over_count;
	size_t at; /* column of the line, from 1 */
};

struct mig_rule_term {
	struct mig_decimal factor;
	struct mig_rule_figure figures[2];
	size_t count;
};

enum mig_rule_kind {
	MIG_RULE_TABLE,	  /* name, file, keys */
	MIG_RULE_MEMBERS, /* name */
	MIG_RULE_UNIT,	  /* terms[0].figures[0], unit */
	MIG_RULE_RELATION,
};

struct mig_rule {
	enum mig_rule_kind kind;
	const char *source; /* file, for messages */
	size_t line;
	const char *text; /* as written */
	const char *name, *file;
	struct mig_list keys;
	struct mig_decimal unit;
	enum mig_relation relation;
	struct mig_rule_term *terms; /* all on the left side */
	size_t count, left;	     /* left: how many were written there */
};

/* All zero is empty; free with mig_rules_free(). */
struct mig_rules {
	struct mig_rule *items;
	size_t count, room;
	struct mig_arena arena;
};

/* Add what a line says, if anything. MIG_DATA with SOURCE:LINE:COLUMN. `source` is borrowed. Line 0
 * stands for an option: what is not there is then MIG_USAGE when it is bound. */
enum mig_status mig_rules_parse(struct mig_rules *rules, const char *source, size_t line,
				struct mig_text text, struct mig_error *error);
enum mig_status mig_rules_read(struct mig_rules *rules, const char *file, struct mig_error *error);
void mig_rules_free(struct mig_rules *rules);
/* Whether any statement speaks of the table of the command line. */
bool mig_rules_need_operand(const struct mig_rules *rules);

/* Add the columns of the command line's table that rules use as keys, as far as `records` has them:
 * of any other the rule itself says where it stands, when it is bound. MIG_IO without memory. */
enum mig_status
mig_rules_keys(const struct mig_rules *rules, const struct mig_records *records,
	       struct mig_list *keys, struct mig_error *error);

/* Read the tables that rules name, make checks of the rules, and set the units. `operand` is the
 * number of the table of the command line, NONE without one; `value` is its value column for the
 * rules on members, NULL: none was found. `options` are those of the other tables. */
enum mig_status mig_rules_bind(const struct mig_rules *rules, struct mig_audit *audit,
			       size_t operand, const char *value,
			       const struct mig_records_options *options, struct mig_error *error);

#endif

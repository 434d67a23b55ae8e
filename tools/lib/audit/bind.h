/* bind - the figures of rules in their tables; private to bind.c and figures.c */
#ifndef MIG_AUDIT_BIND_H
#define MIG_AUDIT_BIND_H

#include "rules.h"
#include "series.h"

/* A condition on a key column: any of the members, or none of them. */
struct mig_figure_filter {
	size_t place;
	bool is_not;
	uint32_t *members;
	size_t count;
};

/* A figure of a rule in its table. */
struct mig_figure_source {
	const struct mig_rule_figure *figure;
	size_t table, column;
	struct mig_figure_filter filters[MIG_AUDIT_KEYS_MAX];
	size_t filter_count;
	size_t free[MIG_AUDIT_KEYS_MAX]; /* keys that no condition fixes and no sum takes */
	size_t free_count;
	size_t matched[MIG_AUDIT_KEYS_MAX]; /* by key of the rule: key of the table, or NONE */
	struct mig_audit_index index;	    /* rows that pass, by what is matched */
	struct mig_audit_history history;   /* of a previous figure: these, by time */
};

/* The key columns of a rule: those of its widest figure. */
struct mig_binding {
	struct mig_audit *audit;
	const struct mig_rule *rule;
	struct mig_figure_source *sources;
	size_t count, widest;
	size_t operand;
	const char *value, *members; /* value column, and column of plain names; NULL */
};

/* Put where a rule stands (column `at` of its line, 0: all of it) before the message of a failure
 * that is not of the input; what a file of rules has wrong is MIG_DATA. Returns the status. */
enum mig_status mig_rule_place(const struct mig_rule *rule, size_t at, enum mig_status status,
			       struct mig_error *error);
/* Find the table, the column and the keys of a figure. MIG_DATA with the place in the rules. */
enum mig_status
mig_figure_bind(const struct mig_binding *binding, const struct mig_rule_figure *figure,
		struct mig_figure_source *source, struct mig_error *error);
/* Whether a row meets all conditions of a figure. */
bool mig_figure_passes(const struct mig_audit_table *table, const struct mig_figure_source *source,
		       size_t row);
/* The key of `table` that is column `place` of `other`: of the same name, or both are times; or
 * NONE. */
size_t mig_figure_same_key(const struct mig_audit *audit, size_t table, size_t other, size_t place);
/* Whether the rule ranges over a key of the figure. */
bool mig_figure_is_free(const struct mig_figure_source *source, size_t place);

#endif

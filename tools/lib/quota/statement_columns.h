/* statement_columns - which columns of a table make its statements; private to statements */
#ifndef MIG_STATEMENT_COLUMNS_H
#define MIG_STATEMENT_COLUMNS_H

#include "statements.h"

enum mig_statement_role {
	MIG_STATEMENT_PART,
	MIG_STATEMENT_PERCENT,
	MIG_STATEMENT_BASE,
	MIG_STATEMENT_CHANGE, /* a percentage in other words, so it has no unit of its own */
	MIG_STATEMENT_ROLES,
	MIG_STATEMENT_UNITS = MIG_STATEMENT_CHANGE
};

/* Their usual names. */
extern const char *const mig_statement_roles[MIG_STATEMENT_ROLES];

/* Where the columns stand; SIZE_MAX for one that is not there. */
struct mig_statement_columns {
	size_t *by, by_count;
	size_t time; /* also if it is among `by`, where it is written then */
	bool time_apart;
	size_t label; /* unless it is among `by` */
	size_t status, of[MIG_STATEMENT_ROLES];
};

/* MIG_USAGE or MIG_DATA with a hint when a name is not there or not unique, or when a statement
 * would have one figure. Whatever is returned, the caller frees with
 * mig_statement_columns_free(). */
enum mig_status
mig_statement_columns_find(const struct mig_records *records,
			   const struct mig_statements_request *request,
			   struct mig_statement_columns *columns, struct mig_error *error);
void mig_statement_columns_free(struct mig_statement_columns *columns);

#endif

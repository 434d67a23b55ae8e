/* flows - immigration and emigration from a table that tells them apart in one of two ways:
 * by two value columns, or by one value column and a direction column */
#ifndef MIG_FLOWS_H
#define MIG_FLOWS_H

#include "cube.h"

/* What the command line says about the directions; each NULL where it says nothing. */
struct mig_flow_options {
	const char *in, *out;		/* value columns, both or none */
	const char *direction;		/* column of codes */
	const char *in_code, *out_code; /* its codes */
};

enum { MIG_FLOW_IN, MIG_FLOW_OUT, MIG_FLOW_MORE };

/* Read the cube that `request` asks for, with value MIG_FLOW_IN immigration, MIG_FLOW_OUT
 * emigration. request->values is the value column of a table with directions. `more` (NULL: none)
 * is a value column beside the two, at MIG_FLOW_MORE; a direction column leaves no room for it.
 * MIG_USAGE or MIG_DATA with a hint if the directions cannot be told apart. */
enum mig_status mig_flows_read(struct mig_records *records, const struct mig_cube_request *request,
			       const struct mig_flow_options *options, const char *more,
			       struct mig_cube *cube, struct mig_error *error);

/* Whether the header has a column `name`, once or more often. */
bool mig_has_column(const struct mig_records *records, const char *name);

#endif

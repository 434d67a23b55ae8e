/* command - the command line of mig-compare, and what it asks for */
#ifndef MIG_COMPARE_COMMAND_H
#define MIG_COMPARE_COMMAND_H

#include "measure.h"
#include "measures/outlier.h"
#include "options.h"
#include "two_periods.h"

/* What the options leave. */
struct mig_compare_settings {
	struct mig_settings common;
	bool points, across_breaks, outliers, revisions, all, summary, fail_if_different;
	struct mig_filter groups;
	const char *shift_share, *national, *over;
	struct mig_list factors;
	struct mig_decimal u, a, c; /* of the outliers; scale -1: not given */
};

enum mig_compare_output {
	MIG_COMPARE_DIFFERENCES = 1,
	MIG_COMPARE_SHIFT_SHARE = 2,
	MIG_COMPARE_FACTORS = 4,
	MIG_COMPARE_OUTLIERS = 8,
	MIG_COMPARE_REVISIONS = 16
};

/* The settings, understood. Borrows from them. */
struct mig_compare_request {
	enum mig_compare_output output;
	const char *option;	/* of the measures in the table */
	size_t files;		/* where the files begin among the operands */
	bool shares;		/* the figures are percentages */
	const char *members[2]; /* NULL: two periods */
	struct mig_two_periods two;
	struct mig_outlier_parameters parameters;
};

/* Understand the settings; MIG_USAGE with a hint for options that do not go together, operands that
 * are lacking or no periods; MIG_DATA for periods of unlike kind. On MIG_OK the caller frees
 * *chosen with mig_measures_free(). */
enum mig_status mig_compare_understand(const struct mig_compare_settings *settings,
				       struct mig_compare_request *request,
				       struct mig_measures *chosen, struct mig_error *error);

#endif

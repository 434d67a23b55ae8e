/* rules - how make builds the parts of a report
 *
 * Each part depends on what its command names and on the command itself, which stands
 * in a file of its own that is written only when it changes: so make rebuilds what has
 * changed and nothing else, in parallel if asked to.
 *
 *   PARTS/NAME.cmd   the command of block NAME, for bash, in the folder of commands
 *   PARTS/NAME.csv   what it prints; depends on NAME.cmd, on the CSV of the block that
 *                    is its input, on the files of the folder whose names are words of
 *                    it, or of a *.rules among these, and on our tools among its words
 *   PARTS/NAME.plot  the command that draws chart NAME into the file "$1"
 *   PARTS/NAME.svg   the chart; depends on NAME.plot and the table
 *   PARTS/NAME.narrow.plot, PARTS/NAME.narrow.svg
 *                    the same for a narrow screen
 *   PARTS/inputs.sha256, PARTS/versions.txt
 *   PARTS/../index.html  depends on all of them
 *   PARTS/../indicators.csv  depends on the tables
 *   PARTS/../report.docx depends on the charts as PNG
 *
 * The recipes are calls of the macros of scripts/country/macros.mk. */
#ifndef MIG_REPORT_RULES_H
#define MIG_REPORT_RULES_H

#include "profile.h"

struct mig_rules_files {
	const char *parts;  /* the folder of the parts */
	const char *folder; /* in which commands run; NULL: that of the profile */
};

/* Write the .cmd and .plot files that are not there or not the same into the folder of
 * parts, and append the rules to *rules. MIG_USAGE if a path, or one of the `variables` that
 * filled the profile (template.h), cannot stand in a makefile. */
enum mig_status
mig_report_rules(const struct mig_profile *profile, const struct mig_rules_files *files,
		 const struct mig_list *variables, struct mig_buffer *rules,
		 struct mig_error *error);

#endif

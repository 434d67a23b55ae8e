/* indicators - the standard indicators, by which countries are compared
 *
 *   ```indicators
 *   immigration: balance immigration
 *   refugees: refugees-trend persons
 *   ```
 *
 * in a profile says where each of them stands: block, column and perhaps column=value, as in a
 * figure (figure.h). Of several rows that fit the latest with a figure is taken, so that a table
 * with a new year needs no new profile; figures of unlike periods, and one in another unit, are
 * refused. What is not named is missing. */
#ifndef MIG_REPORT_INDICATORS_H
#define MIG_REPORT_INDICATORS_H

#include "text.h"

struct mig_profile;
struct mig_place;

enum { MIG_INDICATORS = 14 };

struct mig_indicator {
	const char *name, *title, *unit;
};

/* In the order in which they are shown. */
extern const struct mig_indicator mig_indicators[MIG_INDICATORS];

/* Read the lines of a block "indicators" that starts on line `line`. */
enum mig_status mig_indicators_parse(struct mig_profile *profile, struct mig_text body, size_t line,
				     struct mig_error *error);

/* The indicators as CSV, appended to *text, a row each, be it there or not: report (its page,
 * FOLDER/index.html), country, code, indicator, title, period, value, unit, status, source. The
 * source is that of the block, else that of the profile. No row if the profile has no block
 * "indicators". `parts` is the folder of the parts. */
enum mig_status mig_report_indicators(const struct mig_profile *profile, const char *parts,
				      struct mig_buffer *text, struct mig_error *error);

#endif

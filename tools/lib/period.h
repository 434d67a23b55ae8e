/* period - reference periods: years, semesters, quarters, months, weeks, days, intervals
 *
 * Accepted, as SDMX and ISO 8601 write them:
 *   2015  2015-A1  2015-S2  2015-Q4  2015-02  2015-M02  2015-W01  2015-12-31
 *   2015-01/2015-11 (both ends included)  2015-01/P11M (a start and a length in Y, M, W or D)
 * The ends of an interval are of one notation and the end is not before the start. */
#ifndef MIG_PERIOD_H
#define MIG_PERIOD_H

#include <stdbool.h>

#include "text.h"

/* A stretch of days of the proleptic Gregorian calendar. */
struct mig_period {
	int first_day; /* days since 1970-01-01 */
	int last_day;  /* included */
	int months;    /* length in whole calendar months, 0 if it is not whole months */
	int days;      /* length in days when months is 0 */
};

/* true: *period is set. false: not a period (or before year 1, after 9999). */
bool mig_period_parse(struct mig_text text, struct mig_period *period);

/* Order by first day, then by last: less than, equal to, greater than 0. */
int mig_period_compare(const struct mig_period *a, const struct mig_period *b);

/* Whether figures of the two may be compared: equally many calendar months, or
 * equally many days. A year and 2014-01/2014-12 are; a year and eleven months,
 * a year and a day (a stock) are not. */
bool mig_period_same_kind(const struct mig_period *a, const struct mig_period *b);

/* "year", "semester", "quarter", "month", "week", "day", or "11 months", "10 days". */
void mig_period_kind(const struct mig_period *period, char kind[32]);

/* Years from the start of a to the start of b, in calendar months / 12 where
 * both start a month on the same day, otherwise in days / 365.2425. Negative if b is earlier. */
double mig_period_years_between(const struct mig_period *a, const struct mig_period *b);

/* Whether `b` begins on the day after `a` ends. */
bool mig_period_follows(const struct mig_period *a, const struct mig_period *b);

#endif

/* period - reference periods: years, semesters, quarters, months, weeks, days, intervals
 *
 * Accepted, as SDMX and ISO 8601 write them:
 *   2015  2015-A1  2015-S2  2015-T3 (the last four months)  2015-Q4  2015-02  2015-M02  2015-W01
 *   2015-12-31  2015-D365 (the 365th day)
 *   2015-01/2015-11 (both ends included)  2015-01/P11M (a start and a length in Y, M, W or D)
 * The ends of an interval are of one notation and the end is not before the start. */
#ifndef MIG_PERIOD_H
#define MIG_PERIOD_H

#include <stdbool.h>

#include "text.h"

enum { MIG_PERIOD_TEXT_SIZE = 40 }; /* bytes for any period written out, with the NUL */

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

/* Whether it is a single day: a date, as stocks have. A period that is all zero is one. */
bool mig_period_is_day(const struct mig_period *period);

/* "year", "semester", "quarter", "month", "week", "day", or "11 months", "10 days". */
void mig_period_kind(const struct mig_period *period, char kind[32]);

/* Years from the start of a to the start of b, in calendar months / 12 where
 * both start a month on the same day, otherwise in days / 365.2425. Negative if b is earlier. */
double mig_period_years_between(const struct mig_period *a, const struct mig_period *b);

/* Whether the starts of a and b lie whole calendar months apart: on the same day of the month,
 * or both on the last one (2014-06-30 and 2014-09-30 are 3). *months is negative if b is earlier.
 */
bool mig_period_months_between(const struct mig_period *a, const struct mig_period *b, int *months);

/* The period as long as `period` that starts `months` calendar months and `days` days later (below
 * 0: earlier); the last day of a month stays one. false: it would not lie in the years 1 to 9999,
 * or a day of it is none. */
bool
mig_period_later(const struct mig_period *period, int months, int days, struct mig_period *later);

/* Write `period` in the notation of `like`, a period of the same kind: 2016-Q1 like 2015-Q4,
 * 2016-01/P11M like 2015-01/P11M. */
void mig_period_write(const struct mig_period *period, struct mig_text like,
		      char text[MIG_PERIOD_TEXT_SIZE]);

/* Whether `b` begins on the day after `a` ends. */
bool mig_period_follows(const struct mig_period *a, const struct mig_period *b);

#endif

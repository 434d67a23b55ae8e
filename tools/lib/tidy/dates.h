/* dates - the notations of time in published tables, as those of period.h */
#ifndef MIG_TIDY_DATES_H
#define MIG_TIDY_DATES_H

#include "text.h"

enum { MIG_DATES_SIZE = 48 };

/* What the table does not say itself. */
struct mig_dates {
	int year;	 /* of months that are named without one; 0: not known */
	int year_ends;	 /* a year Y ends with this month of Y; 0 or 12: calendar years */
	int year_starts; /* a year Y starts with this month of Y; 0 or 1: calendar years */
};

/* Write `text` in a notation of period.h: what is in one already stays as it is; besides
 *   2001M1, 2015Q4, 2015S2    2001-01, 2015-Q4, 2015-S2
 *   Dec 2021, December, 2021, Dec-2021    2021-12 (English names or their first three letters)
 *   2021 Dec    2021-12
 *   Q4 2015, 1970. 1/4    2015-Q4, 1970-Q1
 *   2015-12-31T00:00:00    2015-12-31 (also with Z, a blank for the T, and a length: /P1M)
 *   1950.0    1950
 *   2024 and the character U+5E74    2024
 * false: it is none of these; `result` is not set. */
bool mig_dates_normalise(struct mig_text text, const struct mig_dates *dates,
			 char result[MIG_DATES_SIZE]);

/* A period that has been read lately, and those that have. All zero is empty. */
struct mig_dates_entry {
	char printed[MIG_DATES_SIZE], period[MIG_DATES_SIZE];
	unsigned char printed_length, length; /* 0: nothing is there */
};

struct mig_dates_known {
	struct mig_dates_entry entries[128];
};

/* As mig_dates_normalise(), looked up; valid until the next call. Length 0: it is none. */
struct mig_text mig_dates_look_up(struct mig_dates_known *known, struct mig_text text,
				  const struct mig_dates *dates);

#endif

/* sex_age - how tables of population write sexes and ages */
#ifndef MIG_CHART_SEX_AGE_H
#define MIG_CHART_SEX_AGE_H

#include "text.h"

enum mig_sex { MIG_SEX_MALE, MIG_SEX_FEMALE, MIG_SEX_OTHER, MIG_SEX_NONE };

/* M, F, male, female, men, women, boys, girls, in Russian and Kazakh too. OTHER: both together,
 * unknown or not stated (T, _T, total, UNK ...); NONE: none of these. ASCII letters in any case. */
enum mig_sex mig_sex_parse(struct mig_text text);

enum { MIG_AGE_OPEN = 1000 };

/* Completed years of age, both ends included. */
struct mig_age {
	int from, to; /* MIG_AGE_OPEN: no upper end */
};

enum mig_age_kind { MIG_AGE_BAND, MIG_AGE_OTHER, MIG_AGE_NONE };

/* "0-4", "05 – 09 years", "5 to 9", "Y5T9" (SDMX), "Y5-9"; "85+", "85 and over", "Y_GE85",
 * ">=85"; "under 5", "<5", "Y_LT5" (0 to 4); "7", "Y7", "Under 1 year". OTHER: all ages together,
 * or not stated; NONE: none of these, *age is not set. */
enum mig_age_kind mig_age_parse(struct mig_text text, struct mig_age *age);

#endif

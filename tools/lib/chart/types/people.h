/* people - one or two populations by sex and age, for the pyramid */
#ifndef MIG_CHART_PEOPLE_H
#define MIG_CHART_PEOPLE_H

#include "chart/frame.h"
#include "sex_age.h"

enum { MIG_PEOPLE_MAX = 2, MIG_SEXES = 2, MIG_BANDS_MAX = 151 };

struct mig_band {
	struct mig_text label, shown; /* as the table has it; as readers see it */
	struct mig_age age;	      /* as `aged` says */
	size_t index;		      /* into the cells: bands are sorted, cells are not */
};

struct mig_people {
	struct mig_chart *chart;
	struct mig_roles roles; /* by: what tells populations apart */
	size_t sex, age;	/* columns; sex SIZE_MAX: the two value columns */
	struct mig_text period;
	struct mig_text sexes[MIG_SEXES]; /* men, women; as the table calls them if it must */
	bool named;			  /* the sexes are known: they have names of ours */
	struct mig_text names[MIG_PEOPLE_MAX];
	size_t count;		/* of populations */
	struct mig_band *bands; /* the youngest first */
	size_t band_count;
	bool aged;		 /* the bands are known ages */
	struct mig_value *cells; /* population, sex, band */
	size_t stride;
	int digits;
};

/* Read the table. Columns are found by their names (sex or gender, age ...), or by what they hold;
 * with request->by the first that is neither is the sex, the next one the age. The last period is
 * read. MIG_USAGE: no such columns, more than two populations. MIG_DATA: a code that is no sex or
 * age (unless request->by vouches for it), ages that overlap, totals among the parts, two rows for
 * one figure, a negative one. */
enum mig_status mig_people_read(struct mig_people *people);

struct mig_value
mig_people_value(const struct mig_people *people, size_t population, size_t sex, size_t band);
/* The sum of a population, or of one sex of it (`sex` < MIG_SEXES); missing if a part is. */
struct mig_value mig_people_total(const struct mig_people *people, size_t population, size_t sex);

#endif

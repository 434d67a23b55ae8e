/* places - the figures of a map: one a place, of one period */
#ifndef MIG_CHART_PLACES_H
#define MIG_CHART_PLACES_H

#include "shades.h"

struct mig_places {
	struct mig_chart *chart;
	struct mig_roles roles;
	struct mig_grid grid; /* slots are places */
	size_t series;	      /* the period that is drawn */
	bool counts;	      /* figures that can be added up, not rates or shares */
	mig_flags flags;
};

/* Read the table: places are the column of -b, else the first of `names` that is there, else the
 * only column of text left of the figures. Of several periods the last is taken,
 * with a note. MIG_USAGE: several columns of figures or of text. MIG_DATA: as mig_grid_fill(). */
enum mig_status mig_places_read(struct mig_places *places, const char *const *names);

/* Whether place `i` has a figure; its number, only then. */
bool mig_place_known(const struct mig_places *places, size_t i);
double mig_place_number(const struct mig_places *places, size_t i);
/* The figure, "+1 234 P", with a plus sign if `signed_`; or that it is not available. */
void mig_place_figure(const struct mig_places *places, size_t i, bool signed_,
		      char text[MIG_NUMBER_SIZE + 64]);

/* Title and subtitle from the columns; `what` the places are, NULL: as their column is called. */
void mig_places_words(struct mig_places *places, const char *what);
/* The classes of the figures that are known. */
enum mig_status mig_places_shades(const struct mig_places *places, struct mig_shades *classes);
/* What the map says: how many places, the highest and lowest, those without data. */
void mig_places_describe(const struct mig_places *places, const struct mig_text *names);

#endif

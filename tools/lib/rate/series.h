/* series - measures of mig-rate that need no denominator from elsewhere: growth, sexes, presets */
#ifndef MIG_RATE_SERIES_H
#define MIG_RATE_SERIES_H

#include "cube.h"
#include "rate/measures.h"

/* The point of the period directly before, or a year before where points are dates (with others
 * between the two, perhaps); NULL: none. In *broken the first point behind it and up to this one
 * that begins a new series, otherwise NULL. */
const struct mig_point *
mig_period_before(const struct mig_cube *cube, const struct mig_group *group, size_t place,
		  const struct mig_point **broken);

/* Fill the figures of growth from the point before, however long ago, to the one at `place`. If a
 * break lies between, `before` is NONE unless `across_breaks`, and the point that breaks the series
 * is returned, otherwise NULL. */
const struct mig_point *
mig_growth_fill(const struct mig_cube *cube, const struct mig_group *group, size_t place,
		bool across_breaks, struct mig_rate_figures *figures);

/* Read the cube that `request` asks for with values males, females: members of column `sex`
 * called `male` and `female` (NULL: male and female, M and F, or men and women), or, where `sex` is
 * NULL, two value columns. */
enum mig_status mig_sexes_read(struct mig_records *records, const struct mig_cube_request *request,
			       const char *sex, const char *male, const char *female,
			       struct mig_cube *cube, struct mig_error *error);

/* Read the cube of the terms that the header has, and keep of the measures those that they are
 * enough for. */
struct mig_preset_request {
	const struct mig_list *renamed, *left_out;
	bool named; /* the measures were chosen by name */
};
enum mig_status
mig_presets_read(struct mig_records *records, const struct mig_cube_request *request,
		 const struct mig_preset_request *presets, struct mig_measures *chosen,
		 struct mig_terms *terms, struct mig_cube *cube, struct mig_error *error);

/* Fill the terms for one point; the result is as that of mig_growth_fill(), about the stock of the
 * period before. */
const struct mig_point *mig_presets_fill(const struct mig_terms *terms, const struct mig_cube *cube,
					 const struct mig_group *group, size_t place,
					 bool across_breaks, struct mig_rate_figures *figures);

#endif

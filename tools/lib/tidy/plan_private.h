/* plan_private - the steps of mig_tidy_plan_make() */
#ifndef MIG_TIDY_PLAN_PRIVATE_H
#define MIG_TIDY_PLAN_PRIVATE_H

#include "tidy/tidy.h"

/* SDMX-CSV and Eurostat's TSV, by their first header cell; adds the signs that they use. */
enum mig_status
mig_tidy_plan_recognise(struct mig_tidy_plan *plan, struct mig_tidy_options *options,
			struct mig_tidy_frame *frame, struct mig_error *error);
/* Whether a column of SDMX-CSV says nothing about the observation. */
bool mig_tidy_plan_is_technical(const struct mig_tidy_plan *plan, size_t column);
/* The columns of the output that hold no figures. */
enum mig_status mig_tidy_plan_dimensions(struct mig_tidy_plan *plan, struct mig_error *error);
enum mig_status mig_tidy_plan_add(struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
				  struct mig_error *error);
/* The columns of a packed one, if it is one (*packed). */
enum mig_status mig_tidy_plan_split(struct mig_tidy_plan *plan, size_t column, bool *packed,
				    struct mig_error *error);
/* Each name of --split, with what separates its parts, is a column of the table. */
enum mig_status
mig_tidy_plan_check_split(const struct mig_tidy_plan *plan, struct mig_error *error);
/* The trees of --hierarchy. */
enum mig_status mig_tidy_plan_trees(struct mig_tidy_plan *plan, struct mig_error *error);
/* What the headers of melted columns become. */
enum mig_status mig_tidy_plan_labels(struct mig_tidy_plan *plan, struct mig_error *error);
bool mig_tidy_plan_is_time(const struct mig_tidy_plan *plan, const char *name);

#endif

/* sdmx - the columns that SDMX-CSV 2.0 puts around a tidy table
 *
 * STRUCTURE, STRUCTURE_ID, ACTION, the dimensions, TIME_PERIOD, OBS_VALUE, attributes, and last
 * OBS_STATUS.
 * Source: SDMX-CSV 2.0 field guide (SDMX Technical Working Group), "Data messages". */
#ifndef MIG_TIDY_SDMX_H
#define MIG_TIDY_SDMX_H

#include "tidy/tidy.h"

/* MIG_USAGE: `type` is none of dataflow, datastructure and dataprovision; `id` is not
 * AGENCY:ID(VERSION) or AGENCY:ID. */
enum mig_status mig_sdmx_check(const char *type, const char *id, struct mig_error *error);

/* Which dimensions go where. MIG_USAGE: several columns of figures or of periods, a name that is
 * no identifier in SDMX, an action that is none of I, A, M and R. */
enum mig_status mig_sdmx_plan(struct mig_tidy_plan *plan, struct mig_error *error);

/* Say all columns. */
enum mig_status mig_sdmx_columns(const struct mig_tidy_plan *plan, struct mig_writer *writer,
				 struct mig_error *error);

/* The cells of a row before its figure: the structure, the texts of the dimensions, the period in
 * SDMX's notation. MIG_DATA: a dimension without a text. */
enum mig_status
mig_sdmx_row(const struct mig_tidy_plan *plan, struct mig_writer *writer, struct mig_error *error);
/* And those behind it. */
enum mig_status mig_sdmx_attributes(const struct mig_tidy_plan *plan, struct mig_writer *writer,
				    struct mig_error *error);

#endif

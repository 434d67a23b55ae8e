/* Formats that say themselves what their columns are. */
#include <stdint.h>
#include <string.h>

#include "tidy/plan_private.h"

static bool
starts_with(const char *name, const char *start)
{
	return strncmp(name, start, strlen(start)) == 0;
}

static enum mig_status
add_eurostat(struct mig_tidy_options *options, struct mig_error *error)
{
	if (options->notation.signs.count > 0)
		return MIG_OK;
	return mig_signs_add_preset(&options->notation.signs, "eurostat", error);
}

/* "geo: Country" is the column geo, whose cells are "AT: Austria". */
static enum mig_status
shorten_names(struct mig_tidy_frame *frame, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < frame->count && status == MIG_OK; i++) {
		const char *colon = strstr(frame->names[i], ": ");

		if (colon)
			status = mig_tidy_frame_rename(
			    frame, i,
			    (struct mig_text){ frame->names[i], (size_t)(colon - frame->names[i]) },
			    error);
	}
	return status;
}

static enum mig_status
recognise_sdmx(struct mig_tidy_plan *plan, struct mig_tidy_options *options,
	       struct mig_tidy_frame *frame, struct mig_error *error)
{
	enum mig_status status = shorten_names(frame, error);

	plan->format = MIG_TIDY_SDMX;
	for (size_t i = 0; i < frame->count && status == MIG_OK; i++) {
		const char *name = frame->names[i];

		if (strcmp(name, "OBS_FLAG") == 0)
			status = add_eurostat(options, error);
		else if (strcmp(name, "CONF_STATUS") == 0)
			plan->confidentiality = i;
		else if (strcmp(name, "UNIT_MULT") == 0)
			plan->multiplier = i;
		else if (strcmp(name, "ACTION") == 0)
			plan->action = i;
	}
	if (status == MIG_OK &&
	    !mig_signs_find(&options->notation.signs, mig_text_of("NaN"), false))
		status = mig_signs_add(&options->notation.signs, "NaN=missing", error);
	if (status == MIG_OK)
		status = mig_signs_add(&options->notation.signs, "#N/A=missing", error);
	return status;
}

enum mig_status
mig_tidy_plan_recognise(struct mig_tidy_plan *plan, struct mig_tidy_options *options,
			struct mig_tidy_frame *frame, struct mig_error *error)
{
	const char *first = frame->count ? frame->names[0] : "";

	if (frame->levels != 1 || frame->count < 2)
		return MIG_OK;
	if (strcmp(first, "DATAFLOW") == 0 || strcmp(first, "STRUCTURE") == 0 ||
	    starts_with(first, "STRUCTURE["))
		return recognise_sdmx(plan, options, frame, error);
	if (strchr(first, '\\')) {
		plan->format = MIG_TIDY_EUROSTAT;
		return add_eurostat(options, error);
	}
	return MIG_OK;
}

/* Whether no row has anything in the column. */
static bool
is_empty(const struct mig_tidy_frame *frame, size_t column)
{
	for (size_t row = frame->levels; row < frame->grid->rows; row++)
		if (mig_tidy_grid_cell(frame->grid, row, frame->columns[column]).length > 0)
			return false;
	return true;
}

bool
mig_tidy_plan_is_technical(const struct mig_tidy_plan *plan, size_t column)
{
	const char *name = plan->frame->names[column];

	if (plan->format != MIG_TIDY_SDMX)
		return false;
	return starts_with(name, "STRUCTURE") || strcmp(name, "DATAFLOW") == 0 ||
	       strcmp(name, "LAST UPDATE") == 0 || strcmp(name, "SERIES_KEY") == 0 ||
	       strcmp(name, "OBS_KEY") == 0 || column == plan->action ||
	       column == plan->multiplier || is_empty(plan->frame, column);
}

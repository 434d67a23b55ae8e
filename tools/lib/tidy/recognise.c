/* Formats that say themselves what their columns are. */
#include <stdint.h>
#include <stdlib.h>
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

/* The part of a header that names the column: "geo" of "geo: Country", and OBS_STATUS of
 * "OBS_STATUS[]", whose cells hold several codes. */
static size_t
name_length(const char *header)
{
	static const char several[] = "OBS_STATUS[]";
	const char *colon = strstr(header, ": ");
	size_t length = colon ? (size_t)(colon - header) : strlen(header);

	if (length == strlen(several) && starts_with(header, several))
		return strlen("OBS_STATUS");
	return length;
}

/* Give the columns their names, and see which hold codes with labels, as "AT: Austria". Where there
 * may be several of them in a cell, it is left as it is. */
static enum mig_status
shorten_names(struct mig_tidy_plan *plan, struct mig_tidy_frame *frame, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	plan->codes = calloc(frame->count, sizeof *plan->codes);
	if (!plan->codes)
		return mig_fail_memory(error);
	for (size_t i = 0; i < frame->count && status == MIG_OK; i++) {
		const char *header = frame->names[i];
		size_t length = name_length(header);

		plan->codes[i] =
		    strstr(header, ": ") && header[length] == ':' && !memchr(header, '[', length);
		if (length > 0 && length < strlen(header))
			status = mig_tidy_frame_rename(frame, i,
						       (struct mig_text){ header, length }, error);
	}
	return status;
}

static enum mig_status
recognise_sdmx(struct mig_tidy_plan *plan, struct mig_tidy_options *options,
	       struct mig_tidy_frame *frame, struct mig_error *error)
{
	enum mig_status status = shorten_names(plan, frame, error);

	plan->format = MIG_TIDY_SDMX;
	if (starts_with(mig_tidy_frame_label(frame, 0, 0).bytes, "STRUCTURE["))
		plan->list_mark = mig_tidy_frame_label(frame, 0, 0).bytes[strlen("STRUCTURE[")];
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
		else if (strcmp(name, "REPORTING_YEAR_START_DAY") == 0)
			plan->year_start = i;
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

bool
mig_tidy_plan_is_technical(const struct mig_tidy_plan *plan, size_t column)
{
	const char *name = plan->frame->names[column];

	if (plan->format != MIG_TIDY_SDMX)
		return false;
	return starts_with(name, "STRUCTURE") || strcmp(name, "DATAFLOW") == 0 ||
	       strcmp(name, "LAST UPDATE") == 0 || strcmp(name, "SERIES_KEY") == 0 ||
	       strcmp(name, "OBS_KEY") == 0 || column == plan->action ||
	       column == plan->multiplier ||
	       !plan->frame->facts[plan->frame->columns[column]].filled;
}

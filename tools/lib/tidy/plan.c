#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"
#include "tidy/plan_private.h"
#include "tidy/sdmx.h"

enum mig_status
mig_tidy_pair(const char *option, const char *text, struct mig_text *old, struct mig_text *new,
	      struct mig_error *error)
{
	const char *equals = strrchr(text, '=');

	if (!equals || equals == text)
		return mig_fail(error, MIG_USAGE, "--%s '%s' is not OLD=NEW", option, text);
	*old = (struct mig_text){ text, (size_t)(equals - text) };
	*new = mig_text_of(equals + 1);
	return MIG_OK;
}

bool
mig_tidy_applies(const struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
		 struct mig_text *item)
{
	for (size_t i = 0; i < plan->dimension_count; i++) {
		size_t length = strlen(plan->dimensions[i].name);

		if (length == 0 || item->length <= length || item->bytes[length] != ':' ||
		    memcmp(item->bytes, plan->dimensions[i].name, length) != 0)
			continue;
		item->bytes += length + 1;
		item->length -= length + 1;
		return dimension == &plan->dimensions[i];
	}
	return true;
}

struct mig_text
mig_tidy_recode(const struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
		struct mig_text text)
{
	const struct mig_list *recode = &plan->options->recode;

	for (size_t i = 0; i < recode->count; i++) {
		const char *equals = strrchr(recode->items[i], '=');
		struct mig_text old = { recode->items[i], (size_t)(equals - recode->items[i]) };

		if (mig_tidy_applies(plan, dimension, &old) && mig_text_equal(old, text))
			return mig_text_of(equals + 1);
	}
	return text;
}

enum mig_status
mig_tidy_plan_add(struct mig_tidy_plan *plan, const struct mig_dimension *dimension,
		  struct mig_error *error)
{
	struct mig_dimension *moved = mig_array_reserve(plan->dimensions, &plan->dimension_capacity,
							plan->dimension_count + 1, sizeof *moved);

	if (!moved)
		return mig_fail_memory(error);
	plan->dimensions = moved;
	moved[plan->dimension_count++] = *dimension;
	return MIG_OK;
}

bool
mig_tidy_plan_is_time(const struct mig_tidy_plan *plan, const char *name)
{
	const char *time = plan->options->time;

	return time ? strcmp(time, name) == 0 : mig_text_among(mig_text_of(name), mig_time_names);
}

static enum mig_status
rename_columns(const struct mig_tidy_options *options, struct mig_tidy_frame *frame,
	       struct mig_error *error)
{
	for (size_t i = 0; i < options->rename.count; i++) {
		struct mig_text old, new;
		struct mig_buffer name = { 0 };
		size_t column;
		enum mig_status status =
		    mig_tidy_pair("rename", options->rename.items[i], &old, &new, error);

		if (status == MIG_OK)
			status = mig_buffer_add(&name, old.bytes, old.length, error);
		if (status == MIG_OK)
			status = mig_tidy_frame_find(frame, name.bytes, &column, error);
		mig_buffer_free(&name);
		if (status == MIG_OK)
			status = mig_tidy_frame_rename(frame, column, new, error);
		if (status != MIG_OK)
			return status;
	}
	return MIG_OK;
}

/* Eurostat's first column still names its parts, and the periods behind the backslash. */
static enum mig_status
check_renamed(const struct mig_tidy_plan *plan, struct mig_error *error)
{
	const char *name = plan->frame->names[0];

	if (plan->format != MIG_TIDY_EUROSTAT || strchr(name, '\\'))
		return MIG_OK;
	mig_fail(error, MIG_USAGE,
		 "--rename: '%s' does not name the parts of the first column of a Eurostat TSV",
		 name);
	mig_hint(error, "keep its commas and its backslash: --rename '#1=unit\\,geo\\\\time'");
	return MIG_USAGE;
}

/* The status column, if there is one. */
static enum mig_status
find_status(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_tidy_frame *frame = plan->frame;
	const char *name = plan->options->status;

	if (name && strcmp(name, "none") == 0)
		return MIG_OK;
	if (name)
		return mig_tidy_frame_find(frame, name, &plan->status, error);
	for (size_t i = 0; i < frame->count; i++) {
		if (!mig_text_among(mig_text_of(frame->names[i]), mig_status_names))
			continue;
		if (plan->status != SIZE_MAX) {
			mig_fail(
			    error, MIG_DATA, "%s: both '%s' and '%s' are named as status columns",
			    frame->grid->lines->name, frame->names[plan->status], frame->names[i]);
			mig_hint(error, "choose one with --status");
			return MIG_DATA;
		}
		plan->status = i;
	}
	return MIG_OK;
}

static enum mig_status
guess_values(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_tidy_frame *frame = plan->frame;

	plan->figures = calloc(1, sizeof *plan->figures);
	if (!plan->figures)
		return mig_fail_memory(error);
	for (size_t i = 0; i < frame->count; i++) {
		if (!mig_text_among(mig_text_of(frame->names[i]), mig_value_names))
			continue;
		plan->figures[0] = i;
		plan->figure_count++;
	}
	if (plan->figure_count == 1)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "%s: which columns hold figures?", frame->grid->lines->name);
	mig_hint(error,
		 "say it with --value, or with --periods or --melt where columns are to become "
		 "rows; --preview shows the columns");
	return MIG_USAGE;
}

/* All columns but the first. */
static enum mig_status
take_rest(struct mig_tidy_plan *plan, struct mig_error *error)
{
	plan->figures = calloc(plan->frame->count, sizeof *plan->figures);
	if (!plan->figures)
		return mig_fail_memory(error);
	for (size_t i = 1; i < plan->frame->count; i++)
		plan->figures[plan->figure_count++] = i;
	return MIG_OK;
}

/* What --drop names among the chosen columns is none of them. */
static enum mig_status
drop_figures(struct mig_tidy_plan *plan, struct mig_error *error)
{
	size_t *dropped = NULL, count = 0, kept = 0;
	enum mig_status status = mig_tidy_frame_choose(plan->frame, &plan->options->drop, false,
						       &dropped, &count, error);

	for (size_t i = 0; i < plan->figure_count && status == MIG_OK; i++) {
		bool drop = false;

		for (size_t k = 0; k < count; k++)
			drop = drop || dropped[k] == plan->figures[i];
		if (!drop)
			plan->figures[kept++] = plan->figures[i];
	}
	if (status == MIG_OK)
		plan->figure_count = kept;
	free(dropped);
	return status;
}

static enum mig_status
find_figures(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_tidy_options *options = plan->options;
	size_t asked =
	    (options->melt.count > 0) + (options->periods.count > 0) + (options->values.count > 0);
	enum mig_status status;

	if (asked > 1)
		return mig_fail(error, MIG_USAGE,
				"--melt, --periods and --value do not go together");
	plan->melted =
	    options->values.count == 0 && (asked == 1 || plan->format == MIG_TIDY_EUROSTAT);
	/* A list of codes has no figures at all. */
	if (options->values.count == 1 && strcmp(options->values.items[0], "none") == 0)
		return MIG_OK;
	if (asked == 0)
		return plan->melted ? take_rest(plan, error) : guess_values(plan, error);
	status = mig_tidy_frame_choose(plan->frame, &options->melt, false, &plan->figures,
				       &plan->figure_count, error);
	if (status == MIG_OK)
		status = mig_tidy_frame_choose(plan->frame, &options->periods, true, &plan->figures,
					       &plan->figure_count, error);
	if (status == MIG_OK)
		status = mig_tidy_frame_choose(plan->frame, &options->values, false, &plan->figures,
					       &plan->figure_count, error);
	return status == MIG_OK ? drop_figures(plan, error) : status;
}

static enum mig_status
check_options(const struct mig_tidy_options *options, const struct mig_tidy_plan *plan,
	      struct mig_error *error)
{
	struct mig_text old, new;

	for (size_t i = 0; i < options->recode.count; i++) {
		enum mig_status status =
		    mig_tidy_pair("recode", options->recode.items[i], &old, &new, error);

		if (status != MIG_OK)
			return status;
	}
	if (!plan->melted && (options->names_to.count > 0 || options->values_to))
		return mig_fail(error, MIG_USAGE,
				"--names-to and --values-to need --melt or --periods");
	if (options->unit_to && !plan->melted && plan->figure_count > 1)
		return mig_fail(error, MIG_USAGE, "--unit-to needs one column of figures");
	if ((options->sections.count > 0) != (options->section_to != NULL))
		return mig_fail(error, MIG_USAGE, "--sections and --section-to need each other");
	if (options->ditto && options->fill_down.count == 0)
		return mig_fail(error, MIG_USAGE, "--ditto needs --fill-down");
	return mig_tidy_plan_check_split(plan, error);
}

enum mig_status
mig_tidy_plan_make(struct mig_tidy_options *options, struct mig_tidy_frame *frame,
		   struct mig_tidy_plan *plan, struct mig_error *error)
{
	enum mig_status status;

	*plan = (struct mig_tidy_plan){ .options = options,
					.frame = frame,
					.status = SIZE_MAX,
					.confidentiality = SIZE_MAX,
					.multiplier = SIZE_MAX,
					.action = SIZE_MAX,
					.year_start = SIZE_MAX };
	status = mig_tidy_plan_recognise(plan, options, frame, error);
	if (status == MIG_OK)
		status = rename_columns(options, frame, error);
	if (status == MIG_OK)
		status = check_renamed(plan, error);
	if (status == MIG_OK)
		status = find_status(plan, error);
	if (status == MIG_OK)
		status = find_figures(plan, error);
	if (status == MIG_OK)
		status = check_options(options, plan, error);
	if (status == MIG_OK)
		status = mig_tidy_plan_dimensions(plan, error);
	if (status == MIG_OK)
		status = mig_tidy_plan_labels(plan, error);
	if (status == MIG_OK && options->structure)
		status = mig_sdmx_plan(plan, error);
	if (status != MIG_OK)
		mig_tidy_plan_free(plan);
	return status;
}

void
mig_tidy_plan_free(struct mig_tidy_plan *plan)
{
	for (size_t i = 0; i < plan->dimension_count; i++) {
		mig_buffer_free(&plan->dimensions[i].held);
		free(plan->dimensions[i].known);
		if (plan->dimensions[i].tree)
			mig_tidy_tree_free(plan->dimensions[i].tree);
		free(plan->dimensions[i].tree);
	}
	free(plan->dimensions);
	free(plan->codes);
	free(plan->figures);
	free(plan->labels);
	mig_arena_free(&plan->arena);
	*plan = (struct mig_tidy_plan){ 0 };
}

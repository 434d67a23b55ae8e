/* The columns of the output, apart from figures, and what headers become. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"
#include "tidy/plan_private.h"

static bool
contains(const size_t *columns, size_t count, size_t column)
{
	for (size_t i = 0; i < count; i++)
		if (columns[i] == column)
			return true;
	return false;
}

/* A constant that is a period, in the notation that all tools read. */
static enum mig_status
make_period(struct mig_tidy_plan *plan, struct mig_dimension *dimension, struct mig_error *error)
{
	struct mig_text text = dimension->text;
	char period[MIG_DATES_SIZE];

	if (!mig_dates_normalise(text, &plan->options->dates, period)) {
		mig_fail(error, MIG_USAGE, "--set %s: not a period: '%.*s'", dimension->name,
			 (int)text.length, text.bytes);
		mig_hint(error, "--time COLUMN says which column holds periods, --time none that "
				"none does");
		return MIG_USAGE;
	}
	dimension->is_period = true;
	dimension->text.bytes = mig_arena_copy(&plan->arena, mig_text_of(period));
	dimension->text.length = strlen(period);
	return dimension->text.bytes ? MIG_OK : mig_fail_memory(error);
}

static enum mig_status
add_constants(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *set = &plan->options->set;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < set->count && status == MIG_OK; i++) {
		struct mig_dimension dimension = { .source = MIG_FROM_SET };
		struct mig_text name;

		status = mig_tidy_pair("set", set->items[i], &name, &dimension.text, error);
		if (status != MIG_OK)
			return status;
		dimension.name = mig_arena_copy(&plan->arena, name);
		if (!dimension.name)
			return mig_fail_memory(error);
		if (mig_tidy_plan_is_time(plan, dimension.name))
			status = make_period(plan, &dimension, error);
		if (status == MIG_OK)
			status = mig_tidy_plan_add(plan, &dimension, error);
	}
	return status;
}

/* The column whose texts are indented. */
static enum mig_status
find_indents(struct mig_tidy_plan *plan, size_t *column, struct mig_error *error)
{
	const struct mig_tidy_frame *frame = plan->frame;

	*column = SIZE_MAX;
	for (size_t i = 0; i < frame->count; i++) {
		const struct mig_tidy_column *facts = &frame->facts[frame->columns[i]];

		if (contains(plan->figures, plan->figure_count, i) || facts->indented == 0)
			continue;
		if (*column != SIZE_MAX) {
			mig_fail(error, MIG_DATA, "%s:%zu:%zu: column '%s' is indented as '%s' is",
				 frame->grid->lines->name, facts->indented, frame->columns[i] + 1,
				 frame->names[i], frame->names[*column]);
			mig_hint(error, "leave one of them out with --drop");
			return MIG_DATA;
		}
		*column = i;
	}
	if (*column != SIZE_MAX)
		return MIG_OK;
	return mig_fail(error, MIG_DATA, "%s: --indent-to needs a column of text with indents",
			frame->grid->lines->name);
}

static enum mig_status
add_column(struct mig_tidy_plan *plan, size_t column, size_t indented, struct mig_error *error)
{
	const char *name = plan->frame->names[column];
	struct mig_dimension dimension = { .name = name,
					   .source = MIG_FROM_CELL,
					   .column = column,
					   .is_period = mig_tidy_plan_is_time(plan, name) };
	struct mig_dimension level = { .name = plan->options->indent_to,
				       .source = MIG_FROM_INDENT,
				       .column = column };
	enum mig_status status;

	bool packed;

	status = mig_tidy_plan_split(plan, column, &packed, error);
	if (status != MIG_OK || packed)
		return status;
	status = mig_tidy_plan_add(plan, &dimension, error);
	if (status == MIG_OK && column == indented)
		status = mig_tidy_plan_add(plan, &level, error);
	return status;
}

/* The columns that are neither figures nor left out. */
static enum mig_status
add_columns(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_tidy_options *options = plan->options;
	size_t *kept = NULL, *dropped = NULL, kept_count = 0, dropped_count = 0;
	size_t indented = SIZE_MAX;
	enum mig_status status =
	    mig_tidy_frame_choose(plan->frame, &options->keep, false, &kept, &kept_count, error);

	if (status == MIG_OK)
		status = mig_tidy_frame_choose(plan->frame, &options->drop, false, &dropped,
					       &dropped_count, error);
	if (status == MIG_OK && options->indent_to)
		status = find_indents(plan, &indented, error);
	for (size_t i = 0; status == MIG_OK && i < (kept_count ? kept_count : plan->frame->count);
	     i++) {
		size_t column = kept_count ? kept[i] : i;

		if (column == plan->status || contains(dropped, dropped_count, column) ||
		    contains(plan->figures, plan->figure_count, column) ||
		    (kept_count == 0 && mig_tidy_plan_is_technical(plan, column)))
			continue;
		status = add_column(plan, column, indented, error);
	}
	free(kept);
	free(dropped);
	return status;
}

/* Whether every figure's header is a year. */
static bool
are_years(const struct mig_tidy_plan *plan)
{
	for (size_t i = 0; i < plan->figure_count; i++) {
		const char *name = plan->frame->names[plan->figures[i]];

		if (strlen(name) != 4 || strspn(name, "0123456789") != 4)
			return false;
	}
	return true;
}

static enum mig_status
add_names(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *names = &plan->options->names_to;
	const char *packed = strchr(plan->frame->names[0], '\\');
	struct mig_dimension dimension = { .source = MIG_FROM_NAME };
	enum mig_status status = MIG_OK;

	if (!plan->melted)
		return MIG_OK;
	if (names->count > 1 && names->count != plan->frame->levels)
		return mig_fail(error, MIG_USAGE,
				"--names-to wants one name for each header row: it has %zu names, "
				"the header %zu row%s",
				names->count, plan->frame->levels,
				plan->frame->levels == 1 ? "" : "s");
	plan->names = names->count ? names->count : 1;
	for (size_t i = 0; i < plan->names && status == MIG_OK; i++) {
		if (names->count)
			dimension.name = names->items[i];
		else if (plan->options->periods.count)
			dimension.name = are_years(plan) ? "year" : "period";
		else
			dimension.name = plan->format == MIG_TIDY_EUROSTAT ? packed + 1 : "name";
		dimension.part = i;
		dimension.is_period = mig_tidy_plan_is_time(plan, dimension.name) ||
				      (plan->names == 1 && plan->options->periods.count > 0);
		if (strcmp(dimension.name, "-") != 0)
			status = mig_tidy_plan_add(plan, &dimension, error);
	}
	return status;
}

static enum mig_status
mark_filled(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *fill = &plan->options->fill_down;

	for (size_t i = 0; i < fill->count; i++) {
		size_t column;
		bool found = false;
		enum mig_status status =
		    mig_tidy_frame_find(plan->frame, fill->items[i], &column, error);

		if (status != MIG_OK)
			return status;
		for (size_t k = 0; k < plan->dimension_count; k++) {
			struct mig_dimension *dimension = &plan->dimensions[k];

			if (dimension->source != MIG_FROM_CELL || dimension->column != column)
				continue;
			dimension->fill = found = true;
		}
		if (!found)
			return mig_fail(error, MIG_USAGE,
					"--fill-down wants columns of text that stay, not '%s'",
					fill->items[i]);
	}
	return MIG_OK;
}

/* Most columns are passed on as they are. */
static void
mark_cells(struct mig_tidy_plan *plan)
{
	const size_t *columns = plan->frame->columns;

	for (size_t i = 0; i < plan->dimension_count; i++) {
		struct mig_dimension *dimension = &plan->dimensions[i];

		dimension->is_cell = dimension->source == MIG_FROM_CELL && !dimension->fill &&
				     !dimension->is_period && plan->options->recode.count == 0 &&
				     !(plan->codes && plan->codes[dimension->column]);
		dimension->is_next =
		    i > 0 && dimension->source == MIG_FROM_CELL &&
		    dimension[-1].source == MIG_FROM_CELL &&
		    columns[dimension->column] == columns[dimension[-1].column] + 1;
	}
}

enum mig_status
mig_tidy_plan_dimensions(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_tidy_options *options = plan->options;
	struct mig_dimension section = { .name = options->section_to,
					 .source = MIG_FROM_SECTION,
					 .text = { "", 0 } };
	struct mig_dimension unit = { .name = options->unit_to, .source = MIG_FROM_UNIT };
	struct mig_dimension total = { .name = options->totals_to, .source = MIG_FROM_TOTAL };
	enum mig_status status = add_constants(plan, error);

	if (status == MIG_OK && options->section_to)
		status = mig_tidy_plan_add(plan, &section, error);
	if (status == MIG_OK)
		status = add_columns(plan, error);
	if (status == MIG_OK)
		status = add_names(plan, error);
	if (status == MIG_OK && options->unit_to)
		status = mig_tidy_plan_add(plan, &unit, error);
	if (status == MIG_OK && options->totals_to)
		status = mig_tidy_plan_add(plan, &total, error);
	if (status == MIG_OK)
		status = mark_filled(plan, error);
	mark_cells(plan);
	return status == MIG_OK ? mig_tidy_plan_trees(plan, error) : status;
}

/* The header of one figure for one of the dimensions, normalised if it is a period. */
static enum mig_status
make_label(struct mig_tidy_plan *plan, struct mig_dimension *dimension, size_t figure,
	   struct mig_error *error)
{
	size_t column = plan->figures[figure];
	struct mig_text text = plan->names == 1
				   ? mig_text_of(plan->frame->names[column])
				   : mig_tidy_frame_label(plan->frame, dimension->part, column);
	char period[MIG_DATES_SIZE];
	char *copy;

	text = mig_tidy_recode(plan, dimension, text);
	if (dimension->is_period) {
		if (!mig_dates_normalise(text, &plan->options->dates, period)) {
			mig_fail(error, MIG_DATA, "%s:%zu:%zu: the header '%.*s' is no period",
				 plan->frame->grid->lines->name, plan->frame->header_line,
				 plan->frame->columns[column] + 1, (int)text.length, text.bytes);
			mig_hint(error,
				 "name the columns of periods alone; periods are 2015, 2015-Q4, "
				 "2015-02, 2015/2016, and --recode '%.*s=...' writes this one so",
				 (int)text.length, text.bytes);
			return MIG_DATA;
		}
		text = mig_text_of(period);
	}
	copy = mig_arena_copy(&plan->arena, text);
	if (!copy)
		return mig_fail_memory(error);
	plan->labels[figure * plan->names + dimension->part] =
	    (struct mig_text){ copy, text.length };
	return MIG_OK;
}

/* Two columns that become the same rows would count twice. */
static enum mig_status
check_labels(const struct mig_tidy_plan *plan, struct mig_error *error)
{
	const size_t names = plan->names;

	for (size_t i = 0; i < plan->figure_count; i++) {
		for (size_t k = 0; k < i; k++) {
			size_t same = 0;

			while (same < names && mig_text_equal(plan->labels[i * names + same],
							      plan->labels[k * names + same]))
				same++;
			if (same < names)
				continue;
			mig_fail(error, MIG_DATA,
				 "%s:%zu: columns %zu and %zu have the same header '%s'",
				 plan->frame->grid->lines->name, plan->frame->header_line,
				 plan->frame->columns[plan->figures[k]] + 1,
				 plan->frame->columns[plan->figures[i]] + 1,
				 plan->frame->names[plan->figures[i]]);
			mig_hint(error,
				 "tell them apart with --rename, by their numbers, or with one "
				 "of --names-to for each row of the header");
			return MIG_DATA;
		}
	}
	return MIG_OK;
}

enum mig_status
mig_tidy_plan_labels(struct mig_tidy_plan *plan, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	plan->labels = calloc(plan->figure_count * plan->names + 1, sizeof *plan->labels);
	if (!plan->labels)
		return mig_fail_memory(error);
	for (size_t i = 0; i < plan->dimension_count; i++) {
		struct mig_dimension *dimension = &plan->dimensions[i];

		if (dimension->source != MIG_FROM_NAME)
			continue;
		for (size_t k = 0; k < plan->figure_count && status == MIG_OK; k++)
			status = make_label(plan, dimension, k, error);
	}
	return status == MIG_OK && plan->names > 0 ? check_labels(plan, error) : status;
}

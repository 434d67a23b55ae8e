/* The texts of a row. */
#include <stdio.h>
#include <string.h>

#include "tidy/writing.h"

struct mig_text
mig_tidy_cell(const struct mig_tidy_writing *writing, size_t column)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;
	struct mig_text cell =
	    mig_tidy_grid_cell(frame->grid, writing->row, frame->columns[column]);
	const char *colon;

	/* "AT: Austria" below "geo: Country" */
	if (writing->plan->format != MIG_TIDY_SDMX ||
	    !strstr(mig_tidy_frame_label(frame, 0, column).bytes, ": "))
		return cell;
	colon = memchr(cell.bytes, ':', cell.length);
	if (colon && colon + 1 < cell.bytes + cell.length && colon[1] == ' ')
		cell.length = (size_t)(colon - cell.bytes);
	return cell;
}

/* Part `part` of a packed key. */
static bool
part_of(struct mig_text cell, size_t part, struct mig_text *text)
{
	const char *comma;

	for (;;) {
		comma = memchr(cell.bytes, ',', cell.length);
		*text = cell;
		if (comma)
			text->length = (size_t)(comma - cell.bytes);
		if (part-- == 0)
			return true;
		if (!comma)
			return false;
		cell.length -= text->length + 1;
		cell.bytes = comma + 1;
	}
}

enum mig_status
mig_tidy_fail(const struct mig_tidy_writing *writing, size_t column, const char *message)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;

	return mig_tidy_grid_fail(frame->grid, writing->row, frame->columns[column], writing->error,
				  "column '%s': %s", frame->names[column], message);
}

/* Whether the row opens a section; then it is the current one. */
static void
open_section(const struct mig_tidy_writing *writing, struct mig_dimension *section)
{
	const struct mig_tidy_plan *plan = writing->plan;
	const struct mig_list *sections = &plan->options->sections;

	for (size_t i = 0; i < plan->dimension_count; i++) {
		struct mig_text cell;

		if (plan->dimensions[i].source != MIG_FROM_CELL)
			continue;
		cell = mig_tidy_cell(writing, plan->dimensions[i].column);
		if (mig_list_contains(sections, cell))
			section->last = cell;
	}
}

static struct mig_text
level_text(const struct mig_tidy_writing *writing, struct mig_dimension *dimension)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;
	size_t indent =
	    mig_tidy_grid_indent(frame->grid, writing->row, frame->columns[dimension->column]);
	size_t level = 0;

	while (writing->plan->indents[level] < indent)
		level++;
	snprintf(dimension->period, sizeof dimension->period, "%zu", level);
	return mig_text_of(dimension->period);
}

static struct mig_text
filled_text(const struct mig_tidy_writing *writing, struct mig_dimension *dimension)
{
	const char *ditto = writing->plan->options->ditto;
	struct mig_text cell = mig_tidy_cell(writing, dimension->column);

	if (cell.length > 0 && !(ditto && mig_text_equal(cell, mig_text_of(ditto))))
		dimension->last = cell;
	return dimension->last.bytes ? dimension->last : cell;
}

/* Find the current text of a dimension whose text belongs to the whole row. */
enum mig_status
mig_tidy_read_dimension(const struct mig_tidy_writing *writing, struct mig_dimension *dimension)
{
	struct mig_tidy_plan *plan = writing->plan;
	struct mig_text text = dimension->text;

	switch (dimension->source) {
	case MIG_FROM_SET:
	case MIG_FROM_NAME:
	case MIG_FROM_UNIT:
	case MIG_FROM_TOTAL:
		return MIG_OK;
	case MIG_FROM_INDENT:
		dimension->text = level_text(writing, dimension);
		return MIG_OK;
	case MIG_FROM_SECTION:
		open_section(writing, dimension);
		text = dimension->last.bytes ? dimension->last : mig_text_of("");
		break;
	case MIG_FROM_PART:
		if (!part_of(mig_tidy_cell(writing, dimension->column), dimension->part, &text))
			return mig_tidy_fail(writing, dimension->column,
					     "fewer parts between commas than in the header");
		break;
	case MIG_FROM_CELL:
		text = dimension->fill ? filled_text(writing, dimension)
				       : mig_tidy_cell(writing, dimension->column);
		break;
	}
	text = mig_tidy_recode(plan, dimension, text);
	if (dimension->is_period && text.length > 0) {
		if (!mig_dates_normalise(text, &plan->options->dates, dimension->period)) {
			mig_tidy_grid_fail(plan->frame->grid, writing->row,
					   plan->frame->columns[dimension->column], writing->error,
					   "column '%s': not a period: '%.*s'", dimension->name,
					   (int)text.length, text.bytes);
			mig_hint(writing->error, "--time COLUMN says which column holds periods, "
						 "--time none that none does");
			return MIG_DATA;
		}
		text = mig_text_of(dimension->period);
	}
	dimension->text = text;
	return MIG_OK;
}

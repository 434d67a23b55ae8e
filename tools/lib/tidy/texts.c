/* The texts of a row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key.h"
#include "tidy/writing.h"

struct mig_text
mig_tidy_code(struct mig_text cell)
{
	const char *colon = memchr(cell.bytes, ':', cell.length);

	if (colon && colon + 1 < cell.bytes + cell.length && colon[1] == ' ')
		cell.length = (size_t)(colon - cell.bytes);
	return cell;
}

enum mig_status
mig_tidy_fail(const struct mig_tidy_writing *writing, size_t column, const char *message)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;

	return mig_tidy_grid_fail(frame->grid, frame->columns[column], writing->error,
				  "column '%s': %s", frame->names[column], message);
}

/* Where the first separator in `cell` stands, or its end. */
static size_t
part_length(struct mig_text cell, const char *separator)
{
	size_t length = strlen(separator);

	for (size_t i = 0; i + length <= cell.length; i++)
		if (memcmp(cell.bytes + i, separator, length) == 0)
			return i;
	return cell.length;
}

/* One part of a packed cell, which must have as many as there are names for. */
static enum mig_status
read_part(const struct mig_tidy_writing *writing, const struct mig_dimension *dimension,
	  struct mig_text *text)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;
	struct mig_text whole = mig_tidy_cell(writing, dimension->column), rest = whole;

	for (size_t parts = 1;; parts++) {
		size_t length = part_length(rest, dimension->separator);
		bool last = length == rest.length;

		if (parts == dimension->part + 1)
			*text = mig_tidy_trim((struct mig_text){ rest.bytes, length });
		if (last && parts == dimension->parts)
			return MIG_OK;
		if (last) {
			mig_tidy_grid_fail(
			    frame->grid, frame->columns[dimension->column], writing->error,
			    "column '%s': %zu part%s between '%s' where there are %zu names: "
			    "'%.*s'",
			    frame->names[dimension->column], parts, parts == 1 ? "" : "s",
			    dimension->separator, dimension->parts, (int)whole.length, whole.bytes);
			return MIG_DATA;
		}
		length += strlen(dimension->separator);
		rest.bytes += length;
		rest.length -= length;
	}
}

/* Keep a text for the rows below, whose cells are not there yet. */
static enum mig_status
hold(struct mig_dimension *dimension, struct mig_text text, struct mig_error *error)
{
	dimension->held.length = 0;
	dimension->holds = true;
	return mig_buffer_add(&dimension->held, text.bytes, text.length, error);
}

static struct mig_text
held(const struct mig_dimension *dimension)
{
	return dimension->holds ? (struct mig_text){ dimension->held.bytes, dimension->held.length }
				: (struct mig_text){ "", 0 };
}

/* Whether the row opens a section; then it is the current one. */
static enum mig_status
open_section(const struct mig_tidy_writing *writing, struct mig_dimension *section)
{
	const struct mig_tidy_plan *plan = writing->plan;
	const struct mig_list *sections = &plan->options->sections;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++) {
		struct mig_text cell;

		if (plan->dimensions[i].source != MIG_FROM_CELL)
			continue;
		cell = mig_tidy_cell(writing, plan->dimensions[i].column);
		if (mig_list_contains(sections, cell))
			status = hold(section, cell, writing->error);
	}
	return status;
}

static struct mig_text
level_text(const struct mig_tidy_writing *writing, struct mig_dimension *dimension)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;
	size_t column = frame->columns[dimension->column], level = 0;
	size_t indent = column < frame->grid->width ? frame->grid->cells[column].indent : 0;

	while (frame->facts[column].indents[level] < indent)
		level++;
	snprintf(dimension->level, sizeof dimension->level, "%zu", level);
	return mig_text_of(dimension->level);
}

static enum mig_status
nothing_above(const struct mig_tidy_writing *writing, const struct mig_dimension *dimension)
{
	mig_tidy_fail(writing, dimension->column, "no text above it to fill down");
	mig_hint(writing->error, "if this row belongs to the header, --skip and --header say so");
	return MIG_DATA;
}

static enum mig_status
fill_down(const struct mig_tidy_writing *writing, struct mig_dimension *dimension,
	  struct mig_text *text)
{
	const char *ditto = writing->plan->options->ditto;
	struct mig_text cell = mig_tidy_cell(writing, dimension->column);
	enum mig_status status = MIG_OK;

	if (cell.length > 0 && !(ditto && mig_text_equal(cell, mig_text_of(ditto))))
		status = hold(dimension, cell, writing->error);
	else if (!dimension->holds)
		return nothing_above(writing, dimension);
	*text = held(dimension);
	return status;
}

/* Make *text the period that it is. */
static enum mig_status
read_period(const struct mig_tidy_writing *writing, struct mig_dimension *dimension,
	    struct mig_text *printed)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_text text = *printed, period;

	if (!dimension->known)
		dimension->known = calloc(1, sizeof *dimension->known);
	if (!dimension->known)
		return mig_fail_memory(writing->error);
	period = mig_dates_look_up(dimension->known, text, &plan->options->dates);
	if (period.length > 0 && !mig_key_equal(period, text))
		*printed = period;
	if (period.length > 0)
		return MIG_OK;
	mig_tidy_grid_fail(plan->frame->grid, plan->frame->columns[dimension->column],
			   writing->error, "column '%s': not a period: '%.*s'", dimension->name,
			   (int)text.length, text.bytes);
	mig_hint(
	    writing->error,
	    "periods are 2015, 2015-S1, 2015-Q4, 2015-02, 2015-12-31, 2015/2016; --recode "
	    "'%s:%.*s=...' writes this one so, --time says which column holds periods, or none",
	    dimension->name, (int)text.length, text.bytes);
	return MIG_DATA;
}

/* Find the current text of a dimension whose text belongs to the whole row. */
enum mig_status
mig_tidy_read_dimension(const struct mig_tidy_writing *writing, struct mig_dimension *dimension)
{
	struct mig_text text = dimension->text;
	enum mig_status status = MIG_OK;

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
		status = open_section(writing, dimension);
		text = held(dimension);
		break;
	case MIG_FROM_PART:
		status = read_part(writing, dimension, &text);
		break;
	case MIG_FROM_CELL:
		if (dimension->fill)
			status = fill_down(writing, dimension, &text);
		else
			text = mig_tidy_cell(writing, dimension->column);
		break;
	}
	if (status != MIG_OK)
		return status;
	if (writing->plan->options->recode.count > 0)
		text = mig_tidy_recode(writing->plan, dimension, text);
	if (dimension->is_period && text.length > 0)
		status = read_period(writing, dimension, &text);
	dimension->text = text;
	return status;
}

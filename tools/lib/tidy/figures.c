/* The figures of a row and their status. */
#include <stdint.h>
#include <string.h>

#include "tidy/writing.h"

/* "B;P" as "BP", where the header says that a mark stands between the codes. */
static struct mig_text
join_codes(struct mig_text cell, char mark, char room[2 * MIG_FLAGS_TEXT_SIZE])
{
	size_t length = 0;

	if (!mark || cell.length > 2 * MIG_FLAGS_TEXT_SIZE ||
	    !memchr(cell.bytes, mark, cell.length))
		return cell;
	for (size_t i = 0; i < cell.length; i++)
		if (cell.bytes[i] != mark)
			room[length++] = cell.bytes[i];
	return (struct mig_text){ room, length };
}

/* MIG_DATA about the text of a cell. */
static enum mig_status
fail_text(const struct mig_tidy_writing *writing, size_t column, struct mig_text cell,
	  const char *what)
{
	const struct mig_tidy_frame *frame = writing->plan->frame;

	return mig_tidy_grid_fail(frame->grid, frame->columns[column], writing->error,
				  "column '%s': '%.*s' %s", frame->names[column], (int)cell.length,
				  cell.bytes, what);
}

/* The status that a column of its own gives the row. */
enum mig_status
mig_tidy_read_status(const struct mig_tidy_writing *writing, mig_flags *flags)
{
	const struct mig_tidy_plan *plan = writing->plan;
	char room[2 * MIG_FLAGS_TEXT_SIZE];
	struct mig_text cell;

	*flags = 0;
	if (plan->status == SIZE_MAX)
		return MIG_OK;
	cell = mig_tidy_cell(writing, plan->status);
	if (plan->format == MIG_TIDY_SDMX)
		cell = join_codes(cell, plan->list_mark, room);
	if (cell.length > 0 && mig_signs_marks(&plan->options->notation.signs, cell, flags))
		return MIG_OK;
	if (mig_flags_parse(cell, flags))
		return MIG_OK;
	fail_text(writing, plan->status, mig_tidy_cell(writing, plan->status), "is not a status");
	mig_hint(writing->error, "name the office with --signs, or the letter with --sign; "
				 "--status none takes the column as text");
	return MIG_DATA;
}

/* The power of ten that SDMX says beside the figure. */
static enum mig_status
multiply(const struct mig_tidy_writing *writing, struct mig_value *value)
{
	struct mig_decimal power, ten = mig_decimal_of(10);
	struct mig_text cell;

	if (writing->plan->multiplier == SIZE_MAX || value->state != MIG_VALUE_KNOWN)
		return MIG_OK;
	cell = mig_tidy_cell(writing, writing->plan->multiplier);
	if (cell.length == 0)
		return MIG_OK;
	if (mig_decimal_parse(cell, &power) != MIG_PARSE_OK || power.scale != 0 ||
	    power.units < 0 || power.units > 15)
		return fail_text(writing, writing->plan->multiplier, cell,
				 "where a power of ten from 0 to 15 is needed");
	writing->report->counts.scaled += power.units > 0;
	for (; power.units > 0; power.units--) {
		if (value->number.scale > 0)
			value->number.scale--;
		else if (!mig_decimal_multiply(value->number, ten, &value->number))
			value->state = MIG_VALUE_OVERFLOW;
	}
	return MIG_OK;
}

/* What the row's column of confidentiality says: nothing, F (free), or a reason to keep silent. */
static bool
is_confidential(const struct mig_tidy_writing *writing)
{
	size_t column = writing->plan->confidentiality;
	struct mig_text cell;

	if (column == SIZE_MAX)
		return false;
	cell = mig_tidy_cell(writing, column);
	return cell.length > 0 && !mig_text_equal(cell, mig_text_of("F"));
}

/* A figure that is there, with a status that says that it is not: which of the two is wrong, nobody
 * but the office knows. In a plain table the status may be that of another column of the row. */
static enum mig_status
contradicted(const struct mig_tidy_writing *writing, size_t column, mig_flags flags)
{
	struct mig_text cell = mig_tidy_cell(writing, column);
	char letters[MIG_FLAGS_TEXT_SIZE];

	mig_flags_format(flags, letters);
	mig_tidy_fail(writing, column, "a figure and a status that there is none");
	mig_hint(writing->error,
		 "'%.*s' has the status %s (%s); if the figure is right, leave the mark out: "
		 "--sign MARK=footnote",
		 (int)cell.length, cell.bytes, letters, mig_flag_meaning(*letters));
	return MIG_DATA;
}

enum mig_status
mig_tidy_read_figure(const struct mig_tidy_writing *writing, size_t column, mig_flags flags,
		     struct mig_figure *figure)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_value *value = &figure->value;
	struct mig_error own;
	mig_flags own_flags;
	struct mig_text cell = mig_tidy_cell(writing, column);
	enum mig_status status =
	    mig_number_read(&plan->options->notation, cell, figure, &writing->report->counts, &own);

	if (status == MIG_DATA) {
		mig_tidy_fail(writing, column, own.message);
		mig_hint(writing->error, "%s", own.hint);
		return status;
	}
	if (status != MIG_OK) {
		*writing->error = own;
		return status;
	}
	own_flags = value->flags | (plan->format == MIG_TIDY_SDMX ? flags : 0);
	value->flags |= flags;
	if (value->state == MIG_VALUE_KNOWN && own_flags & MIG_FLAGS_MISSING)
		return contradicted(writing, column, own_flags & MIG_FLAGS_MISSING);
	if (is_confidential(writing) && value->state == MIG_VALUE_MISSING)
		value->flags = (value->flags & ~MIG_FLAG('O')) | MIG_FLAG('Q');
	figure->as_printed = figure->as_printed && plan->multiplier == SIZE_MAX;
	return multiply(writing, value);
}

/* The figures of a row and their status. */
#include <stdint.h>

#include "tidy/writing.h"

/* The status that a column of its own gives the row. */
enum mig_status
mig_tidy_read_status(const struct mig_tidy_writing *writing, mig_flags *flags)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_text cell;

	*flags = 0;
	if (plan->status == SIZE_MAX)
		return MIG_OK;
	cell = mig_tidy_cell(writing, plan->status);
	if (cell.length > 0 && mig_signs_marks(&plan->options->notation.signs, cell, flags))
		return MIG_OK;
	if (mig_flags_parse(cell, flags))
		return MIG_OK;
	mig_tidy_fail(writing, plan->status, "not a status");
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
		return mig_tidy_fail(writing, writing->plan->multiplier,
				     "not a power of ten from 0 to 15");
	for (; power.units > 0; power.units--) {
		if (value->number.scale > 0)
			value->number.scale--;
		else if (!mig_decimal_multiply(value->number, ten, &value->number))
			value->state = MIG_VALUE_OVERFLOW;
	}
	return MIG_OK;
}

enum mig_status
mig_tidy_read_figure(const struct mig_tidy_writing *writing, size_t column, mig_flags flags,
		     struct mig_value *value, enum mig_unit *unit)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_error own;
	struct mig_text cell = mig_tidy_cell(writing, column);
	enum mig_status status = mig_number_read(&plan->options->notation, cell, value, unit,
						 &writing->report->counts, &own);

	if (status == MIG_DATA) {
		mig_tidy_fail(writing, column, own.message);
		mig_hint(writing->error, "%s", own.hint);
		return status;
	}
	if (status != MIG_OK) {
		*writing->error = own;
		return status;
	}
	value->flags |= flags;
	if (plan->confidentiality != SIZE_MAX && value->state == MIG_VALUE_MISSING &&
	    mig_text_equal(mig_tidy_cell(writing, plan->confidentiality), mig_text_of("C")))
		value->flags = (value->flags & ~MIG_FLAG('O')) | MIG_FLAG('Q');
	return multiply(writing, value);
}

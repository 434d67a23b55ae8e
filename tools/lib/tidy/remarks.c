/* What a user may have overlooked, once the whole table was read. */
#include "tidy/writing.h"

/* A line for each of --totals that no row has: a slip of the pen would leave the total in. */
static enum mig_status
note_unmet(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	const struct mig_list *totals = &writing->plan->options->totals;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < totals->count && i < 64 && status == MIG_OK; i++)
		if (!(writing->report->totals_met & UINT64_C(1) << i))
			status = mig_buffer_format(notes, writing->error,
						   "--totals: no row has '%s'\n", totals->items[i]);
	return status;
}

/* Where all fractions have three digits behind one to three, and nothing longer stands beside them,
 * they may as well be thousands: 1.524 persons. */
static enum mig_status
note_fractions(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	const struct mig_counts *counts = &writing->report->counts;
	const struct mig_notation *notation = &writing->plan->options->notation;
	const char *decimal = notation->decimal ? notation->decimal : ".";

	if (counts->decimals == 0 || counts->like_groups < counts->decimals ||
	    counts->long_wholes > 0 || counts->scaled > 0 || notation->group ||
	    writing->plan->format != MIG_TIDY_PLAIN)
		return MIG_OK;
	return mig_buffer_format(notes, writing->error,
				 "all fractions have three digits, %zu in all; if '%s' groups the "
				 "digits of thousands, say --group '%s'%s\n",
				 counts->decimals, decimal, decimal,
				 notation->decimal ? " instead of --decimal" : " --decimal ','");
}

/* Percentages and counts in one column look alike once the sign is gone. */
static enum mig_status
note_percentages(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	const struct mig_tidy_plan *plan = writing->plan;
	const struct mig_counts *counts = &writing->report->counts;

	if (counts->percents == 0 || counts->percents == counts->numbers ||
	    plan->options->unit_to || (!plan->melted && plan->figure_count > 1))
		return MIG_OK;
	return mig_buffer_format(notes, writing->error,
				 "%zu of %zu figures in one column had a percent sign; --unit-to "
				 "NAME tells them apart, and -w NAME!=percent leaves them out\n",
				 counts->percents, counts->numbers);
}

/* A column beside those of --periods that is one of them by its name would be taken for text. */
static enum mig_status
note_columns(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	const struct mig_tidy_plan *plan = writing->plan;
	char period[MIG_DATES_SIZE];
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		if (plan->options->periods.count > 0 &&
		    plan->dimensions[i].source == MIG_FROM_CELL &&
		    mig_dates_normalise(mig_text_of(plan->dimensions[i].name),
					&plan->options->dates, period))
			status = mig_buffer_format(
			    notes, writing->error,
			    "column '%s' stays a column, though its name is a period; --periods "
			    "takes it as well, --drop leaves it out\n",
			    plan->dimensions[i].name);
	return status;
}

/* A footnote in the first column of a wide table looks like a member without figures. */
static enum mig_status
note_bare_rows(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	size_t bare = writing->report->bare;

	if (bare == 0 || bare == writing->report->rows || writing->plan->options->drop_empty)
		return MIG_OK;
	if (bare == 1)
		return mig_buffer_format(notes, writing->error,
					 "the last row has no figure; if it is a footnote, "
					 "--footer or --stop-at leaves it out\n");
	return mig_buffer_format(notes, writing->error,
				 "the last %zu rows have no figure; if they are footnotes, "
				 "--footer or --stop-at leaves them out\n", bare);
}

enum mig_status
mig_tidy_remark(const struct mig_tidy_writing *writing, struct mig_buffer *notes)
{
	enum mig_status status = note_unmet(writing, notes);

	if (status == MIG_OK)
		status = note_fractions(writing, notes);
	if (status == MIG_OK)
		status = note_percentages(writing, notes);
	if (status == MIG_OK)
		status = note_columns(writing, notes);
	return status == MIG_OK ? note_bare_rows(writing, notes) : status;
}

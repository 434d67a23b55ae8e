/* The rows of a planned table, one after the other, to the writer. */
#include <stdint.h>

#include "tidy/writing.h"

static enum mig_status
write_dimensions(const struct mig_tidy_writing *writing, enum mig_unit unit, bool total)
{
	const struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++) {
		const struct mig_dimension *dimension = &plan->dimensions[i];
		const char *text = NULL;

		if (dimension->source == MIG_FROM_UNIT)
			text = unit == MIG_UNIT_PERCENT ? "percent" : "";
		else if (dimension->source == MIG_FROM_TOTAL)
			text = total ? "total" : "";
		status = text ? mig_writer_string(writing->writer, text, writing->error)
			      : mig_writer_text(writing->writer, dimension->text, writing->error);
	}
	return status;
}

/* One row of the output: figures `first` to `end`, which all stand in it. */
static enum mig_status
write_observation(const struct mig_tidy_writing *writing, size_t first, size_t end, mig_flags flags)
{
	struct mig_tidy_plan *plan = writing->plan;
	enum mig_unit unit = MIG_UNIT_NONE;
	bool total = mig_tidy_is_total(plan), pass,
	     empty = plan->options->drop_empty && end > first;
	struct mig_value value = mig_value_missing();
	enum mig_status status = mig_tidy_test_where(writing, false, &pass);

	for (size_t i = first; i < end && empty; i++)
		empty = mig_tidy_cell(writing, plan->figures[i]).length == 0;
	if (status != MIG_OK || !pass || empty || (total && !plan->options->totals_to)) {
		writing->report->filtered += !pass;
		writing->report->empty += pass && empty;
		writing->report->totals += pass && !empty;
		return status;
	}
	if (end == first + 1) {
		status = mig_tidy_read_figure(writing, plan->figures[first], flags, &value, &unit);
		for (size_t i = 0; i < plan->dimension_count; i++)
			if (plan->dimensions[i].source == MIG_FROM_UNIT)
				plan->dimensions[i].text =
				    mig_text_of(unit == MIG_UNIT_PERCENT ? "percent" : "");
		if (status == MIG_OK)
			status = mig_tidy_test_where(writing, true, &pass);
		writing->report->filtered += !pass;
	}
	if (status == MIG_OK && pass)
		status = write_dimensions(writing, unit, total);
	for (size_t i = first; i < end && status == MIG_OK && pass; i++) {
		if (end > first + 1)
			status =
			    mig_tidy_read_figure(writing, plan->figures[i], flags, &value, &unit);
		if (status == MIG_OK)
			status = mig_writer_value(writing->writer, value, writing->error);
	}
	if (status == MIG_OK && pass && writing->notice && !total)
		status = mig_notice_add(writing->notice, plan, value, writing->error);
	return status == MIG_OK && pass ? mig_writer_end_row(writing->writer, writing->error)
					: status;
}

static enum mig_status
write_row(const struct mig_tidy_writing *writing)
{
	struct mig_tidy_plan *plan = writing->plan;
	mig_flags flags;
	enum mig_status status = MIG_OK;

	if (plan->action != SIZE_MAX &&
	    mig_text_equal(mig_tidy_cell(writing, plan->action), mig_text_of("D")))
		return mig_tidy_fail(writing, plan->action, "a row that deletes an observation");
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		status = mig_tidy_read_dimension(writing, &plan->dimensions[i]);
	if (status == MIG_OK)
		status = mig_tidy_read_status(writing, &flags);
	if (status != MIG_OK)
		return status;
	if (!plan->melted)
		return write_observation(writing, 0, plan->figure_count, flags);
	for (size_t i = 0; i < plan->figure_count && status == MIG_OK; i++) {
		for (size_t k = 0; k < plan->dimension_count; k++)
			if (plan->dimensions[k].source == MIG_FROM_NAME)
				plan->dimensions[k].text =
				    plan->labels[i * plan->names + plan->dimensions[k].part];
		status = write_observation(writing, i, i + 1, flags);
	}
	return status;
}

static enum mig_status
write_columns(const struct mig_tidy_plan *plan, struct mig_writer *writer, struct mig_error *error)
{
	const char *values_to = plan->options->values_to ? plan->options->values_to : "value";
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		status = mig_writer_column(
		    writer, plan->dimensions[i].name,
		    plan->dimensions[i].is_period ? MIG_COLUMN_PERIOD : MIG_COLUMN_TEXT, error);
	if (plan->melted && status == MIG_OK)
		status = mig_writer_column(writer, values_to, MIG_COLUMN_NUMBER, error);
	for (size_t i = 0; i < plan->figure_count && !plan->melted && status == MIG_OK; i++)
		status = mig_writer_column(writer, plan->frame->names[plan->figures[i]],
					   MIG_COLUMN_NUMBER, error);
	return status == MIG_OK ? mig_writer_status_column(writer, plan->status != SIZE_MAX, error)
				: status;
}

enum mig_status
mig_tidy_plan_write(struct mig_tidy_plan *plan, struct mig_writer *writer,
		    struct mig_tidy_report *report, struct mig_buffer *notes,
		    struct mig_error *error)
{
	struct mig_notice notice = { .rows = 0 };
	struct mig_tidy_writing writing = { .plan = plan,
					    .writer = writer,
					    .report = report,
					    .error = error,
					    .row = plan->frame->levels };
	enum mig_status status = mig_tidy_bind_where(plan, error);

	if (plan->melted || plan->figure_count == 1)
		writing.notice = &notice;
	if (status == MIG_OK)
		status = write_columns(plan, writer, error);
	for (; writing.row < plan->frame->grid->rows && status == MIG_OK; writing.row++)
		status = write_row(&writing);
	if (status == MIG_OK)
		status = mig_notice_tell(&notice, plan, notes, error);
	mig_notice_free(&notice);
	return status;
}

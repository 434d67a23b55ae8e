/* The rows of a planned table, one after the other, to the writer. */
#include <stdint.h>

#include "tidy/sdmx.h"
#include "tidy/writing.h"

/* Whether the text of a dimension is that of its cell, with nothing in it that needs quotes. */
static inline bool
is_plain(const struct mig_tidy_plan *plan, const struct mig_dimension *dimension)
{
	const struct mig_tidy_grid *grid = plan->frame->grid;
	const struct mig_tidy_cell *cell;
	size_t column;

	if (dimension->source != MIG_FROM_CELL)
		return false;
	column = plan->frame->columns[dimension->column];
	cell = &grid->cells[column];
	return column < grid->width && cell->clean &&
	       (dimension->is_cell || (dimension->text.bytes == cell->text.bytes &&
				       dimension->text.length == cell->text.length));
}

/* How many of the texts from `first` on stand one behind the other in one line of the table, with
 * nothing but commas between them and nothing in them that needs quotes: *run. 0: not even one. */
static size_t
find_run(const struct mig_tidy_plan *plan, size_t first, struct mig_text *run)
{
	const struct mig_dimension *dimensions = plan->dimensions;
	size_t end = first;

	while (end < plan->dimension_count && (end == first || dimensions[end].is_next) &&
	       is_plain(plan, &dimensions[end]))
		end++;
	if (end == first)
		return 0;
	*run = dimensions[first].text;
	run->length =
	    (size_t)(dimensions[end - 1].text.bytes + dimensions[end - 1].text.length - run->bytes);
	return end - first;
}

/* All texts, those together that stand together. */
static enum mig_status
write_texts(const struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK;) {
		struct mig_text run = plan->dimensions[i].text;
		size_t count = find_run(plan, i, &run);

		status = count > 0 ? mig_writer_plain(writing->writer, run, count, writing->error)
				   : mig_writer_text(writing->writer, run, writing->error);
		i += count > 0 ? count : 1;
	}
	return status;
}

/* An observation of no time is added to none, or to all, by whoever reads on. */
static enum mig_status
without_period(const struct mig_tidy_writing *writing, const struct mig_dimension *dimension)
{
	mig_tidy_fail(writing, dimension->column, "no period");
	mig_hint(writing->error,
		 "--fill-down '%s' takes that of the row above, -w '%s!=' leaves such rows out, "
		 "--time none says that these are no periods",
		 dimension->name, dimension->name);
	return MIG_DATA;
}

static enum mig_status
write_dimensions(const struct mig_tidy_writing *writing, enum mig_unit unit, bool total)
{
	const struct mig_tidy_plan *plan = writing->plan;

	for (size_t i = 0; i < plan->dimension_count; i++) {
		struct mig_dimension *dimension = &plan->dimensions[i];

		if (dimension->is_period && dimension->text.length == 0)
			return without_period(writing, dimension);
		if (dimension->source < MIG_FROM_UNIT)
			continue;
		if (dimension->source == MIG_FROM_UNIT)
			dimension->text =
			    mig_text_of(mig_notation_unit(&plan->options->notation, unit));
		else if (dimension->source == MIG_FROM_TOTAL)
			dimension->text = mig_text_of(total ? "total" : "");
	}
	if (plan->options->structure)
		return mig_sdmx_row(plan, writing->writer, writing->error);
	return write_texts(writing);
}

/* The one figure of an observation, and the conditions on its unit. */
static enum mig_status
read_single(const struct mig_tidy_writing *writing, size_t figure, mig_flags flags,
	    struct mig_figure *read, bool *pass)
{
	struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = mig_tidy_read_figure(writing, plan->figures[figure], flags, read);

	if (plan->options->where->count == 0)
		return status;
	for (size_t i = 0; i < plan->dimension_count; i++)
		if (plan->dimensions[i].source == MIG_FROM_UNIT)
			plan->dimensions[i].text =
			    mig_text_of(mig_notation_unit(&plan->options->notation, read->unit));
	if (status == MIG_OK)
		status = mig_tidy_test_where(writing, true, pass);
	writing->report->filtered += !*pass;
	return status;
}

/* Whether all of the figures' cells are empty. */
static bool
is_empty(const struct mig_tidy_writing *writing, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (mig_tidy_cell(writing, writing->plan->figures[i]).length > 0)
			return false;
	return end > first;
}

/* Whether no more than one cell of the row has text, and none is a figure: a footnote looks so. */
static bool
is_bare(const struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;
	size_t texts = 0;

	for (size_t i = 0; i < plan->dimension_count; i++)
		texts += plan->dimensions[i].source == MIG_FROM_CELL &&
			 plan->dimensions[i].text.length > 0;
	return texts <= 1 && is_empty(writing, 0, plan->figure_count);
}

/* Whether the row is to be written, apart from conditions on the unit; if not, count it. */
static enum mig_status
judge(const struct mig_tidy_writing *writing, size_t first, size_t end, bool total, bool *pass)
{
	const struct mig_tidy_options *options = writing->plan->options;
	struct mig_tidy_report *report = writing->report;
	enum mig_status status = MIG_OK;

	*pass = true;
	if (options->where->count > 0)
		status = mig_tidy_test_where(writing, false, pass);
	if (status != MIG_OK)
		return status;
	if (!*pass)
		report->filtered++;
	else if (options->drop_empty && is_empty(writing, first, end))
		report->empty++;
	else if (total && !options->totals_to)
		report->totals++;
	else
		return MIG_OK;
	*pass = false;
	return MIG_OK;
}

/* Say to the trees which members the current row has. */
static enum mig_status
show_members(const struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = MIG_OK;
	bool pass;

	status = mig_tidy_test_where(writing, false, &pass);
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK && pass; i++)
		if (plan->dimensions[i].tree)
			status = mig_tidy_show_member(writing, &plan->dimensions[i]);
	return status;
}

/* One figure that was read; most need not be written anew. */
static enum mig_status
write_figure(const struct mig_tidy_writing *writing, size_t column, const struct mig_figure *figure)
{
	if (!figure->as_printed)
		return mig_writer_value(writing->writer, figure->value, writing->error);
	mig_writer_flags(writing->writer, mig_value_flags(figure->value));
	return mig_writer_plain(writing->writer, mig_tidy_cell(writing, column), 1, writing->error);
}

/* One row of the output: figures `first` to `end`, which all stand in it. */
static enum mig_status
write_observation(const struct mig_tidy_writing *writing, size_t first, size_t end, mig_flags flags)
{
	struct mig_tidy_plan *plan = writing->plan;
	struct mig_figure figure = { .value = mig_value_missing() };
	enum mig_status status;
	bool total, pass;

	if (writing->looking)
		return show_members(writing);
	total = mig_tidy_is_total(plan, &writing->report->totals_met);
	status = judge(writing, first, end, total, &pass);
	if (status == MIG_OK && pass && end == first + 1)
		status = read_single(writing, first, flags, &figure, &pass);
	if (status != MIG_OK || !pass)
		return status;
	status = write_dimensions(writing, figure.unit, total);
	for (size_t i = first; i < end && status == MIG_OK; i++) {
		if (end > first + 1)
			status = mig_tidy_read_figure(writing, plan->figures[i], flags, &figure);
		if (status == MIG_OK)
			status = write_figure(writing, plan->figures[i], &figure);
	}
	if (status == MIG_OK && plan->options->structure)
		status = mig_sdmx_attributes(plan, writing->writer, writing->error);
	if (status == MIG_OK && writing->notice && !total)
		status = mig_notice_add(writing->notice, plan, figure.value, writing->error);
	return status == MIG_OK ? mig_writer_end_row(writing->writer, writing->error) : status;
}

/* SDMX says beside a figure when its year begins, as --07-01; years that begin in July and those of
 * the calendar must not be taken for each other. */
static enum mig_status
check_year_start(const struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;
	const struct mig_dates *dates = &plan->options->dates;
	int starts = dates->year_ends > 0 ? dates->year_ends % 12 + 1 : dates->year_starts;
	char said[] = "--01-01";
	struct mig_text cell;

	if (plan->year_start == SIZE_MAX)
		return MIG_OK;
	cell = mig_tidy_cell(writing, plan->year_start);
	if (starts > 1) {
		said[2] = (char)('0' + starts / 10);
		said[3] = (char)('0' + starts % 10);
	}
	if (cell.length == 0 || mig_text_equal(cell, mig_text_of(said)))
		return MIG_OK;
	mig_tidy_fail(writing, plan->year_start, "another year than the command line says");
	mig_hint(writing->error,
		 "it begins on %.*s, not on %s; --year-starts 7 is for years that begin on "
		 "--07-01, and other days than the first of a month cannot be said",
		 (int)cell.length, cell.bytes, said);
	return MIG_DATA;
}

enum mig_status
mig_tidy_write_row(const struct mig_tidy_writing *writing)
{
	struct mig_tidy_plan *plan = writing->plan;
	mig_flags flags;
	enum mig_status status = MIG_OK;

	if (plan->action != SIZE_MAX &&
	    mig_text_equal(mig_tidy_cell(writing, plan->action), mig_text_of("D")))
		return mig_tidy_fail(writing, plan->action, "a row that deletes an observation");
	status = check_year_start(writing);
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++) {
		struct mig_dimension *dimension = &plan->dimensions[i];

		if (dimension->is_cell)
			dimension->text = mig_tidy_grid_cell(
			    plan->frame->grid, plan->frame->columns[dimension->column]);
		else
			status = mig_tidy_read_dimension(writing, dimension);
	}
	if (status == MIG_OK)
		status = mig_tidy_read_status(writing, &flags);
	if (status != MIG_OK)
		return status;
	if (!plan->melted)
		return write_observation(writing, 0, plan->figure_count, flags);
	if (!writing->looking) {
		writing->report->rows++;
		writing->report->bare = is_bare(writing) ? writing->report->bare + 1 : 0;
	}
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

	if (plan->options->structure)
		return mig_sdmx_columns(plan, writer, error);
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

/* All rows of the table, one after the other. */
static enum mig_status
write_rows(const struct mig_tidy_writing *writing)
{
	struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = mig_tidy_frame_rewind(plan->frame, writing->error);
	bool more = true;

	for (size_t i = 0; i < plan->dimension_count; i++)
		plan->dimensions[i].holds = false;
	if (status == MIG_OK && mig_tidy_can_write_blocks(writing))
		return mig_tidy_write_blocks(writing);
	while (status == MIG_OK && more) {
		status = mig_tidy_grid_next(plan->frame->grid, &more, writing->error);
		if (status == MIG_OK && more)
			status = mig_tidy_write_row(writing);
	}
	return status;
}

/* Go through the table to see which members it has, where trees ask for it. */
static enum mig_status
look_at_members(struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;
	enum mig_status status = MIG_OK;
	bool any = false;

	for (size_t i = 0; i < plan->dimension_count; i++)
		any = any || plan->dimensions[i].tree;
	if (!any)
		return MIG_OK;
	writing->looking = true;
	status = write_rows(writing);
	writing->looking = false;
	for (size_t i = 0; i < plan->dimension_count && status == MIG_OK; i++)
		if (plan->dimensions[i].tree)
			status = mig_tidy_tree_finish(plan->dimensions[i].tree, writing->error);
	return status;
}

enum mig_status
mig_tidy_plan_write(struct mig_tidy_plan *plan, struct mig_writer *writer,
		    struct mig_tidy_report *report, struct mig_buffer *notes,
		    struct mig_error *error)
{
	struct mig_notice notice = { .rows = 0 };
	struct mig_tidy_writing writing = {
		.plan = plan, .writer = writer, .report = report, .error = error
	};
	enum mig_status status = mig_tidy_bind_where(plan, error);

	if ((plan->melted || plan->figure_count == 1) && !mig_notice_has_too_many(plan))
		writing.notice = &notice;
	if (status == MIG_OK)
		status = write_columns(plan, writer, error);
	if (status == MIG_OK)
		status = look_at_members(&writing);
	if (status == MIG_OK)
		status = write_rows(&writing);
	if (status == MIG_OK)
		status = mig_tidy_remark(&writing, notes);
	if (status == MIG_OK)
		status = mig_notice_tell(&notice, plan, notes, error);
	mig_notice_free(&notice);
	return status;
}

#include "compare.h"

/* The figure of a side, NULL where there is no row. */
static const struct mig_value *
figure_of(const struct mig_pair *pair, size_t side, size_t column)
{
	return pair->points[side] ? &pair->points[side]->values[column] : NULL;
}

static bool
differs_in(const struct mig_pair *pair, size_t column)
{
	return mig_revision_state(figure_of(pair, 0, column), figure_of(pair, 1, column)) !=
	       MIG_UNCHANGED;
}

/* Whether a value column holds percentages, by its name or because the user says so of all. */
static bool
is_share(const struct mig_view *view, const struct mig_pairs *pairs, size_t column)
{
	return view->shares || mig_named_as_share(pairs->cube->value_names[column]);
}

static enum mig_status
write_cell(const struct mig_view *view, const struct mig_pairs *pairs, const struct mig_pair *pair,
	   size_t column, struct mig_error *error)
{
	const char *name = pairs->cube->value_names[column];
	struct mig_revised revised = { .is_share = is_share(view, pairs, column) };
	struct mig_value sides[2];

	for (size_t side = 0; side < 2; side++) {
		const struct mig_value *figure = figure_of(pair, side, column);

		sides[side] = figure ? *figure : mig_value_none();
		revised.figures[side] = figure;
		mig_flags_format(figure ? mig_value_flags(*figure) : 0, revised.status[side]);
	}
	return mig_view_row(view, pairs, pair, name, sides, &revised, error);
}

enum mig_status
mig_write_revisions(const struct mig_view *view, const struct mig_pairs *pairs, bool all,
		    bool *differs, struct mig_error *error)
{
	enum mig_status status = mig_view_columns(view, pairs, "variable", error);

	*differs = false;
	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++)
		for (size_t k = 0; status == MIG_OK && k < pairs->cube->value_count; k++) {
			bool different = differs_in(&pairs->items[i], k);

			*differs = *differs || different;
			if (all || different)
				status = write_cell(view, pairs, &pairs->items[i], k, error);
		}
	return status;
}

/* "region=CIS, year=2014": a cell in words. */
static enum mig_status
describe(const struct mig_pairs *pairs, const struct mig_pair *pair, struct mig_buffer *text,
	 struct mig_error *error)
{
	const struct mig_cube *cube = pairs->cube;
	enum mig_status status = MIG_OK;

	text->length = 0;
	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_buffer_format(text, error, "%s%s=%s", i ? ", " : "", cube->by_names[i],
					   pair->group->keys[i]);
	if (status == MIG_OK && cube->time_name)
		status = mig_buffer_format(text, error, "%s%s=%s", cube->by_count ? ", " : "",
					   cube->time_name, pair->points[0]->period_text);
	return status;
}

static enum mig_status
summarize(const struct mig_pairs *pairs, size_t column, struct mig_revision_total *total,
	  struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++) {
		const struct mig_pair *pair = &pairs->items[i];
		int record;

		mig_revision_add(&total->summary, figure_of(pair, 0, column),
				 figure_of(pair, 1, column), &record);
		if (record)
			status = describe(pairs, pair, &total->largest[record < 0], error);
	}
	return status;
}

enum mig_status
mig_write_revision_summary(const struct mig_view *view, const struct mig_pairs *pairs,
			   bool *differs, struct mig_error *error)
{
	enum mig_status status =
	    mig_writer_column(view->writer, "variable", MIG_COLUMN_TEXT, error);

	*differs = false;
	if (status == MIG_OK)
		status = mig_measures_columns(view->writer, view->chosen, error);
	if (status == MIG_OK)
		status = mig_writer_status_column(view->writer, pairs->has_status, error);
	for (size_t k = 0; status == MIG_OK && k < pairs->cube->value_count; k++) {
		struct mig_revision_total total = { .is_share = is_share(view, pairs, k) };

		status = summarize(pairs, k, &total, error);
		if (total.summary.states[MIG_UNCHANGED] < total.summary.cells)
			*differs = true;
		if (status == MIG_OK)
			status =
			    mig_writer_string(view->writer, pairs->cube->value_names[k], error);
		if (status == MIG_OK)
			status = mig_measures_cells(view->writer, view->chosen, &total, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(view->writer, error);
		for (size_t i = 0; i < 2; i++)
			mig_buffer_free(&total.largest[i]);
	}
	return status;
}

/* Outputs of what needs no base from elsewhere: growth, sexes, presets. */
#include "rate/run.h"
#include "rate/series.h"

static enum mig_status
read_growth(struct mig_rate_run *run, struct mig_records *records, struct mig_error *error)
{
	struct mig_cube_request request = run->request;
	enum mig_status status;

	request.time_use = MIG_TIME_REQUIRED;
	if (request.values->count > 1)
		return mig_fail(error, MIG_USAGE, "one value column at a time");
	status = mig_cube_read(records, &request, &run->cube, error);
	if (status != MIG_OK)
		return status;
	status = mig_cube_same_kind(&run->cube, error);
	if (status != MIG_OK)
		mig_cube_free(&run->cube);
	return status;
}

static enum mig_status
growth_columns(const struct mig_rate_run *run, struct mig_error *error)
{
	enum mig_status status =
	    mig_writer_column(run->writer, run->cube.value_names[0], MIG_COLUMN_NUMBER, error);

	return status == MIG_OK ? mig_rate_columns(run, error) : status;
}

static enum mig_status
growth_cells(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	     struct mig_error *error)
{
	struct mig_rate_figures figures = { 0 };
	const struct mig_point *broken =
	    mig_growth_fill(&run->cube, group, place, run->settings->across_breaks, &figures);
	enum mig_status status = mig_writer_value(run->writer, figures.now, error);

	if (status == MIG_OK && broken)
		status = mig_rate_break(run, &run->cube, group, broken, error);
	return status == MIG_OK ? mig_rate_cells(run, &figures, error) : status;
}

static enum mig_status
read_sexes(struct mig_rate_run *run, struct mig_records *records, struct mig_error *error)
{
	const struct mig_rate_settings *settings = run->settings;

	return mig_sexes_read(records, &run->request, settings->sex, settings->male,
			      settings->female, &run->cube, error);
}

static enum mig_status
sex_cells(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	  struct mig_error *error)
{
	const struct mig_value *values = group->points[place].values;
	const struct mig_rate_figures figures = { .male = values[0], .female = values[1] };

	return mig_rate_cells(run, &figures, error);
}

static enum mig_status
read_presets(struct mig_rate_run *run, struct mig_records *records, struct mig_error *error)
{
	struct mig_rate_settings *settings = run->settings;
	const struct mig_preset_request presets = { .renamed = &settings->terms,
						    .left_out = &settings->without,
						    .named = settings->common.measures.count > 0 };

	return mig_presets_read(records, &run->request, &presets, &run->chosen, &run->terms,
				&run->cube, error);
}

static enum mig_status
preset_cells(struct mig_rate_run *run, const struct mig_group *group, size_t place,
	     struct mig_error *error)
{
	struct mig_rate_figures figures = { 0 };
	const struct mig_point *broken = mig_presets_fill(&run->terms, &run->cube, group, place,
							  run->settings->across_breaks, &figures);
	enum mig_status status = MIG_OK;

	if (broken && mig_measures_include(&run->chosen, "naturalisation_rate"))
		status = mig_rate_break(run, &run->cube, group, broken, error);
	return status == MIG_OK ? mig_rate_cells(run, &figures, error) : status;
}

const struct mig_rate_output mig_rate_growth = { "growth", read_growth, growth_columns,
						 growth_cells };
const struct mig_rate_output mig_rate_sexes = { "sex", read_sexes, mig_rate_columns, sex_cells };
const struct mig_rate_output mig_rate_presets = { "presets", read_presets, mig_rate_columns,
						  preset_cells };

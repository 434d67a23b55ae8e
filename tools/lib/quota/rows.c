#include "rows.h"

#include <stdlib.h>

#include "cumulate.h"
#include "join.h"
#include "sheet.h"

/* A row on its way out. */
struct row {
	const struct mig_cube *cube; /* whose group and point name it */
	const struct mig_group *group;
	const struct mig_point *point;
	const struct mig_point *permits, *quota; /* NULL: there are none */
	struct mig_quota_figures figures;
};

struct writing {
	const struct mig_quota_tables *tables;
	const struct mig_measures *chosen;
	struct mig_writer *writer;
	struct mig_join permits, quotas; /* if the tables are joined */
	bool by_period;
};

/* A percentage is not the sum of those of several rows. */
static enum mig_status
check_percentages(const struct mig_quota_side *side, struct mig_error *error)
{
	size_t place = side->places[MIG_QUOTA_PERCENT];
	const struct mig_cube *cube = &side->cube;

	for (size_t i = 0; place != SIZE_MAX && i < cube->count; i++)
		for (size_t j = 0; j < cube->groups[i].count; j++) {
			const struct mig_point *point = &cube->groups[i].points[j];

			if (point->known[place] + point->missing[place] < 2)
				continue;
			mig_fail(error, MIG_DATA,
				 "%s: column '%s': several rows for one group%s%s, and percentages "
				 "do not add up",
				 cube->input_name, cube->value_names[place],
				 cube->time_name ? " in " : "", point->period_text);
			mig_hint(error, "tell the rows apart with --by, or choose with --where");
			return MIG_DATA;
		}
	return MIG_OK;
}

/* The unit of a column that nobody named: that of all its figures. */
static enum mig_status
set_common_unit(const struct mig_quota_side *side, enum mig_quota_role role,
		struct mig_decimal *unit, struct mig_error *error)
{
	const struct mig_cube *cube = &side->cube;
	struct mig_decimal *figures = NULL;
	size_t capacity = 0, count = 0;

	for (size_t i = 0; i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];
		struct mig_decimal *moved = mig_array_reserve(
		    figures, &capacity, count + group->count + 1, sizeof *figures);

		if (!moved) {
			free(figures);
			return mig_fail_memory(error);
		}
		figures = moved;
		for (size_t j = 0; j < group->count; j++) {
			struct mig_value value = group->points[j].values[side->places[role]];

			if (value.state == MIG_VALUE_KNOWN)
				figures[count++] = value.number;
		}
	}
	*unit = mig_common_unit(figures, count);
	free(figures);
	return MIG_OK;
}

/* Percentages are left out: each shows its own unit. */
static enum mig_status
set_units(struct mig_quota_tables *tables, const struct mig_quota_side *side,
	  struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (enum mig_quota_role role = 0; status == MIG_OK && role < MIG_QUOTA_PERCENT; role++)
		if (side->places[role] != SIZE_MAX && mig_decimal_sign(tables->units[role]) == 0)
			status = set_common_unit(side, role, &tables->units[role], error);
	return status;
}

static struct mig_quota_figure
figure_of(const struct mig_quota_tables *tables, const struct row *row, enum mig_quota_role role)
{
	struct mig_quota_figure figure = { .value = mig_value_none(), .unit = tables->units[role] };
	const struct mig_point *point = row->permits;
	size_t place = tables->permits.places[role];

	if (place == SIZE_MAX && tables->joined) {
		place = tables->quotas.places[role];
		point = row->quota;
	}
	if (place == SIZE_MAX)
		return figure;
	figure.value = point ? point->values[place] : mig_value_missing();
	figure.rows = point ? point->known[place] : 0;
	if (mig_decimal_sign(figure.unit) == 0)
		figure.unit = mig_printed_unit(figure.value.number);
	return figure;
}

static enum mig_status
write_row(const struct writing *writing, struct row *row, struct mig_running *running,
	  struct mig_error *error)
{
	const struct mig_quota_tables *tables = writing->tables;
	struct mig_quota_figures *figures = &row->figures;
	enum mig_status status;

	figures->part = tables->part;
	figures->base = tables->base;
	for (enum mig_quota_role role = 0; role < MIG_QUOTA_ROLES; role++)
		figures->of[role] = figure_of(tables, row, role);
	figures->permits_alone = figures->of[MIG_QUOTA_PERMITS].value;
	if (running && row->permits) {
		bool by_quota = row->quota && tables->quotas.cube.time_name;
		struct mig_period within =
		    by_quota ? row->quota->period : mig_quota_year(row->permits);

		mig_running_add(running, &within, &row->permits->period, tables->partial,
				figures->of);
	}
	status = mig_quota_figures_finish(figures, error);
	if (status == MIG_OK)
		status = mig_sheet_keys(writing->writer, row->cube, row->group, row->point, error);
	if (status == MIG_OK)
		status = mig_measures_cells(writing->writer, writing->chosen, figures, error);
	return status == MIG_OK ? mig_writer_end_row(writing->writer, error) : status;
}

/* The quota of some permits. */
static const struct mig_point *
quota_of(const struct writing *writing, const struct mig_group *group,
	 const struct mig_point *permits)
{
	if (!writing->tables->joined)
		return NULL;
	if (writing->tables->cumulated)
		return mig_join_around(&writing->quotas, group->keys, &permits->period);
	return mig_join_partner(&writing->quotas, group->keys, permits, writing->by_period);
}

static enum mig_status
write_permits(const struct writing *writing, struct mig_error *error)
{
	const struct mig_cube *cube = &writing->tables->permits.cube;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];
		struct mig_running running = { .begun = false };

		for (size_t j = 0; status == MIG_OK && j < group->count; j++) {
			struct row row = { .cube = cube, .group = group };

			row.point = row.permits = &group->points[j];
			row.quota = quota_of(writing, group, row.point);
			status = write_row(writing, &row,
					   writing->tables->cumulated ? &running : NULL, error);
		}
	}
	return status;
}

/* Whether there are permits in the period of a quota. */
static bool
has_permits(const struct writing *writing, const struct mig_group *group,
	    const struct mig_point *quota)
{
	if (!writing->tables->cumulated)
		return mig_join_partner(&writing->permits, group->keys, quota, writing->by_period);
	return mig_join_within(&writing->permits, group->keys,
			       writing->by_period ? &quota->period : NULL);
}

static enum mig_status
write_quotas_alone(const struct writing *writing, struct mig_error *error)
{
	const struct mig_cube *cube = &writing->tables->quotas.cube;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++)
		for (size_t j = 0; status == MIG_OK && j < cube->groups[i].count; j++) {
			struct row row = { .cube = cube, .group = &cube->groups[i] };

			row.point = row.quota = &row.group->points[j];
			if (!has_permits(writing, row.group, row.quota))
				status = write_row(writing, &row, NULL, error);
		}
	return status;
}

/* Whether the two tables can be joined as they are to be. */
static enum mig_status
check_join(const struct writing *writing, struct mig_error *error)
{
	const struct mig_quota_tables *tables = writing->tables;
	const struct mig_cube *permits = &tables->permits.cube, *quotas = &tables->quotas.cube;
	enum mig_status status = MIG_OK;

	if (!writing->by_period)
		status = mig_join_check_single(quotas, error);
	else if (!tables->cumulated)
		status = mig_quota_check_kinds(permits, quotas, error);
	if (status == MIG_OK && tables->cumulated)
		status = mig_quota_check_cumulable(permits, quotas, error);
	return status == MIG_OK ? check_percentages(&tables->quotas, error) : status;
}

static enum mig_status
write_columns(const struct writing *writing, struct mig_error *error)
{
	const struct mig_quota_tables *tables = writing->tables;
	bool has_status =
	    tables->permits.cube.has_status || (tables->joined && tables->quotas.cube.has_status);
	enum mig_status status =
	    mig_sheet_key_columns(writing->writer, &tables->permits.cube, error);

	if (status == MIG_OK)
		status = mig_measures_columns(writing->writer, writing->chosen, error);
	return status == MIG_OK ? mig_writer_status_column(writing->writer, has_status, error)
				: status;
}

enum mig_status
mig_quota_rows_write(struct mig_quota_tables *tables, const struct mig_measures *chosen,
		     struct mig_writer *writer, struct mig_error *error)
{
	struct writing writing = { .tables = tables, .chosen = chosen, .writer = writer };
	enum mig_status status = check_percentages(&tables->permits, error);

	writing.by_period = tables->joined && !tables->any_period &&
			    mig_join_by_period(&tables->permits.cube, &tables->quotas.cube);
	if (status == MIG_OK && tables->joined)
		status = check_join(&writing, error);
	if (status == MIG_OK)
		status = set_units(tables, &tables->permits, error);
	if (status == MIG_OK && tables->joined)
		status = set_units(tables, &tables->quotas, error);
	if (status == MIG_OK && tables->joined)
		status = mig_join_make(&tables->permits.cube, &writing.permits, error);
	if (status == MIG_OK && tables->joined)
		status = mig_join_make(&tables->quotas.cube, &writing.quotas, error);
	if (status == MIG_OK)
		status = write_columns(&writing, error);
	if (status == MIG_OK)
		status = write_permits(&writing, error);
	if (status == MIG_OK && tables->joined)
		status = write_quotas_alone(&writing, error);
	mig_join_free(&writing.permits);
	mig_join_free(&writing.quotas);
	return status;
}

#include "lorenz_points.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ----------------------------------------------------------------------- columns */

static enum mig_status
no_column(struct mig_lorenz *lorenz, const char *name)
{
	mig_fail(lorenz->chart->error, MIG_USAGE, "%s: no column '%s'",
		 lorenz->chart->table->input_name, name);
	mig_hint(lorenz->chart->error, "mig-share --of COLUMN --lorenz writes what lorenz draws");
	return MIG_USAGE;
}

static enum mig_status
find_column(struct mig_lorenz *lorenz, const char *name, size_t *column)
{
	const char *const names[] = { name, NULL };

	*column = mig_table_find_any(lorenz->chart->table, names);
	return *column == SIZE_MAX ? no_column(lorenz, name) : MIG_OK;
}

/* What tells curves apart: the columns left of the point, and the time. */
static void
find_keys(struct mig_lorenz *lorenz)
{
	struct mig_roles *roles = &lorenz->roles;
	size_t i, kept = 0;

	for (i = 0; i < roles->by_count; i++)
		if (lorenz->chart->request->by.count > 0 || roles->by[i] < lorenz->point)
			roles->by[kept++] = roles->by[i];
	if (roles->time != SIZE_MAX)
		roles->by[kept++] = roles->time;
	roles->by_count = kept;
}

static enum mig_status
find_columns(struct mig_lorenz *lorenz)
{
	static const char *const points[] = { "point", NULL };
	static const char *const shares[] = { "cumulative_share", NULL };
	const struct mig_list *given = &lorenz->chart->request->values;
	const struct mig_table *table = lorenz->chart->table;
	const char *units = "cumulative_units", *share = "cumulative_share";
	enum mig_status status;

	if (given->count != 0 && given->count != 2) {
		mig_fail(lorenz->chart->error, MIG_USAGE, "lorenz draws two value columns, not %zu",
			 given->count);
		mig_hint(lorenz->chart->error, "-v cumulative_units,cumulative_share");
		return MIG_USAGE;
	}
	if (given->count == 2) {
		units = given->items[0];
		share = given->items[1];
	}
	status = find_column(lorenz, units, &lorenz->units);
	if (status == MIG_OK)
		status = find_column(lorenz, share, &lorenz->share);
	if (status == MIG_OK)
		status = mig_roles_find(lorenz->chart, shares, false, &lorenz->roles);
	if (status != MIG_OK)
		return status;
	lorenz->point = mig_table_find_any(table, points);
	lorenz->member = SIZE_MAX;
	if (lorenz->point != SIZE_MAX && lorenz->point + 1 < table->columns &&
	    lorenz->point + 1 != lorenz->units && lorenz->point + 1 != lorenz->share)
		lorenz->member = lorenz->point + 1;
	find_keys(lorenz);
	return MIG_OK;
}

/* ------------------------------------------------------------------------ curves */

static bool
same_curve(const struct mig_lorenz *lorenz, size_t row, size_t other)
{
	const struct mig_table *table = lorenz->chart->table;
	size_t i;

	for (i = 0; i < lorenz->roles.by_count; i++)
		if (!mig_text_equal(mig_table_cell(table, row, lorenz->roles.by[i]),
				    mig_table_cell(table, other, lorenz->roles.by[i])))
			return false;
	return true;
}

/* The cells of those key columns in which the curves differ, or, if not `different`, do not. */
static enum mig_status
join_keys(struct mig_lorenz *lorenz, size_t row, bool different, struct mig_text *name)
{
	const struct mig_table *table = lorenz->chart->table;
	struct mig_buffer text = { 0 };
	enum mig_status status = mig_buffer_add_string(&text, "", lorenz->chart->error);
	size_t i, other;

	for (i = 0; status == MIG_OK && i < lorenz->roles.by_count; i++) {
		size_t column = lorenz->roles.by[i];
		bool differs = false;

		for (other = 0; other < table->rows; other++)
			differs |= !mig_text_equal(mig_table_cell(table, row, column),
						   mig_table_cell(table, other, column));
		if (differs != different || mig_table_cell(table, row, column).length == 0)
			continue;
		status =
		    mig_buffer_add_string(&text, text.length > 0 ? ", " : "", lorenz->chart->error);
		if (status == MIG_OK)
			status = mig_buffer_add_string(
			    &text, mig_table_cell(table, row, column).bytes, lorenz->chart->error);
	}
	*name = (struct mig_text){ NULL, text.length };
	if (status == MIG_OK)
		name->bytes = mig_arena_copy(&lorenz->chart->arena,
					     (struct mig_text){ text.bytes, text.length });
	mig_buffer_free(&text);
	return status == MIG_OK && !name->bytes ? mig_fail_memory(lorenz->chart->error) : status;
}

static enum mig_status
add_row(struct mig_lorenz *lorenz, struct mig_lorenz_curve *curve, size_t row, size_t *missing)
{
	struct mig_value units, share;
	enum mig_status status =
	    mig_roles_value(lorenz->chart, &lorenz->roles, row, lorenz->units, &units);

	if (status == MIG_OK)
		status = mig_roles_value(lorenz->chart, &lorenz->roles, row, lorenz->share, &share);
	if (status != MIG_OK)
		return status;
	if (units.state != MIG_VALUE_KNOWN || share.state != MIG_VALUE_KNOWN) {
		++*missing;
		return MIG_OK;
	}
	lorenz->flags |= units.flags | share.flags;
	if (units.number.scale > lorenz->digits)
		lorenz->digits = units.number.scale;
	if (share.number.scale > lorenz->digits)
		lorenz->digits = share.number.scale;
	curve->points[curve->count++] =
	    (struct mig_lorenz_point){ mig_decimal_to_double(units.number),
				       mig_decimal_to_double(share.number), row };
	return MIG_OK;
}

/* Stable, by units and then by share: the order in which a curve runs. */
static void
sort_points(struct mig_lorenz_curve *curve)
{
	size_t i, j;

	for (i = 1; i < curve->count; i++) {
		struct mig_lorenz_point moved = curve->points[i];

		for (j = i; j > 0 && (curve->points[j - 1].units > moved.units ||
				      (curve->points[j - 1].units == moved.units &&
				       curve->points[j - 1].share > moved.share));
		     j--)
			curve->points[j] = curve->points[j - 1];
		curve->points[j] = moved;
	}
}

static enum mig_status
no_curve(const struct mig_lorenz *lorenz, const struct mig_lorenz_curve *curve,
	 const struct mig_lorenz_point *point, const char *what)
{
	const struct mig_position *at = &lorenz->chart->table->positions[point->row];

	mig_fail(lorenz->chart->error, MIG_DATA, "%s:%zu: %.200s%s(%g, %g) %s", at->file, at->line,
		 curve->name.bytes, curve->name.length > 0 ? ": " : "", point->units, point->share,
		 what);
	mig_hint(lorenz->chart->error,
		 "mig-share --of COLUMN --lorenz makes Lorenz curves of counts");
	return MIG_DATA;
}

/* From 0, 0 to 100, 100, ever more steeply, as far as rounded figures can tell. */
static enum mig_status
check_curve(const struct mig_lorenz *lorenz, struct mig_lorenz_curve *curve)
{
	const struct mig_lorenz_point *points = curve->points, *last = points + curve->count - 1;
	const double rounding = 0.5 * pow(10, -lorenz->digits) + 1e-9;
	double twice = 0;
	size_t i;

	if (fabs(points->units) > rounding || fabs(points->share) > rounding)
		return no_curve(lorenz, curve, points, "is the first point, which is to be (0, 0)");
	if (fabs(last->units - 100) > rounding || fabs(last->share - 100) > rounding)
		return no_curve(lorenz, curve, last,
				"is the last point, which is to be (100, 100)");
	for (i = 1; i < curve->count; i++) {
		double right = points[i].units - points[i - 1].units;
		double up = points[i].share - points[i - 1].share;

		if (up < -2 * rounding)
			return no_curve(lorenz, curve, &points[i],
					"lies below the point before it");
		twice += right * (points[i].share + points[i - 1].share);
		if (i > 1) {
			double right_before = points[i - 1].units - points[i - 2].units;
			double up_before = points[i - 1].share - points[i - 2].share;

			if (up_before * right - up * right_before >
			    2 * rounding * (right + right_before + fabs(up) + fabs(up_before)))
				return no_curve(lorenz, curve, &points[i],
						"is reached less steeply than the point before it");
		}
	}
	curve->gini = 1 - twice / 10000;
	return MIG_OK;
}

static enum mig_status
read_curve(struct mig_lorenz *lorenz, size_t first, struct mig_lorenz_curve *curve)
{
	size_t row, missing = 0, rows = lorenz->chart->table->rows;
	enum mig_status status = join_keys(lorenz, first, true, &curve->name);

	curve->count = 0;
	curve->points = mig_arena_allocate(&lorenz->chart->arena, rows * sizeof *curve->points);
	if (status == MIG_OK && !curve->points)
		status = mig_fail_memory(lorenz->chart->error);
	for (row = first; status == MIG_OK && row < rows; row++)
		if (same_curve(lorenz, first, row))
			status = add_row(lorenz, curve, row, &missing);
	if (status != MIG_OK || curve->count == 0)
		return status;
	if (missing > 0)
		return mig_fail(lorenz->chart->error, MIG_DATA,
				"%s: %.200s%spoints of the curve are missing: %zu",
				lorenz->chart->table->input_name, curve->name.bytes,
				curve->name.length > 0 ? ": " : "", missing);
	sort_points(curve);
	return check_curve(lorenz, curve);
}

static enum mig_status
too_many(const struct mig_lorenz *lorenz)
{
	mig_fail(lorenz->chart->error, MIG_USAGE,
		 "%s: more than %d curves, which could not be told apart",
		 lorenz->chart->table->input_name, (int)MIG_LORENZ_MAX);
	mig_hint(lorenz->chart->error,
		 "choose two with -w; mig-share --index has the Gini index of "
		 "all");
	return MIG_USAGE;
}

enum mig_status
mig_lorenz_read(struct mig_lorenz *lorenz)
{
	size_t row, before;
	enum mig_status status = find_columns(lorenz);

	for (row = 0; status == MIG_OK && row < lorenz->chart->table->rows; row++) {
		struct mig_lorenz_curve curve;

		/* Rows of one curve mostly stand together. */
		for (before = row; before > 0 && !same_curve(lorenz, before - 1, row); before--)
			;
		if (before > 0)
			continue;
		status = read_curve(lorenz, row, &curve);
		if (status != MIG_OK)
			break;
		if (curve.count == 0 && curve.name.length == 0)
			continue; /* the only one: an empty frame says so */
		if (curve.count == 0)
			mig_frame_note(lorenz->chart, "Not available: %.200s.", curve.name.bytes);
		else if (lorenz->count == MIG_LORENZ_MAX)
			return too_many(lorenz);
		else
			lorenz->curves[lorenz->count++] = curve;
	}
	return status;
}

struct mig_text
mig_lorenz_member(const struct mig_lorenz *lorenz, const struct mig_lorenz_point *point)
{
	if (lorenz->member == SIZE_MAX)
		return mig_text_of("");
	return mig_table_cell(lorenz->chart->table, point->row, lorenz->member);
}

enum mig_status
mig_lorenz_constant(struct mig_lorenz *lorenz, struct mig_text *name)
{
	*name = mig_text_of("");
	return lorenz->chart->table->rows > 0 ? join_keys(lorenz, 0, false, name) : MIG_OK;
}

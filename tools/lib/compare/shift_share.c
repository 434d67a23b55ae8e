#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "measures/share.h"

/* Areas by categories. */
struct matrix {
	const struct mig_pair **areas; /* one pair of each, for its keys */
	size_t area_count, category_count;
	const struct mig_pair **cells;		     /* area by area; NULL where there is no row */
	struct mig_shift_share_category *categories; /* with the nation's figures */
};

static void
free_matrix(struct matrix *matrix)
{
	free(matrix->areas);
	free(matrix->cells);
	free(matrix->categories);
}

/* Number the areas and the categories of the pairs: places[2 i] and places[2 i + 1]. */
static enum mig_status
number_pairs(const struct mig_pairs *pairs, struct matrix *matrix, size_t *places,
	     struct mig_error *error)
{
	size_t last = pairs->cube->by_count - 1;
	struct mig_keys areas = { 0 }, categories = { 0 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++) {
		const struct mig_group *group = pairs->items[i].group;
		bool added;

		status = mig_number_keys(&areas, group, 0, last, &places[2 * i], &added, error);
		if (status == MIG_OK && added)
			matrix->areas[matrix->area_count++] = &pairs->items[i];
		if (status == MIG_OK)
			status = mig_number_keys(&categories, group, last, last + 1,
						 &places[2 * i + 1], &added, error);
	}
	matrix->category_count = categories.count;
	mig_keys_free(&areas);
	mig_keys_free(&categories);
	return status;
}

static enum mig_status
fill_matrix(const struct mig_pairs *pairs, struct matrix *matrix, struct mig_error *error)
{
	size_t *places = malloc((2 * pairs->count + 1) * sizeof *places);
	enum mig_status status = MIG_IO;

	*matrix = (struct matrix){ .areas = malloc((pairs->count + 1) * sizeof *matrix->areas) };
	if (places && matrix->areas)
		status = number_pairs(pairs, matrix, places, error);
	if (status == MIG_OK) {
		size_t cells = matrix->area_count * matrix->category_count;

		matrix->cells = calloc(cells + 1, sizeof *matrix->cells);
		matrix->categories = calloc(matrix->category_count + 1, sizeof *matrix->categories);
		if (!matrix->cells || !matrix->categories)
			status = MIG_IO;
		for (size_t i = 0; status == MIG_OK && i < pairs->count; i++)
			matrix->cells[places[2 * i] * matrix->category_count + places[2 * i + 1]] =
			    &pairs->items[i];
	}
	free(places);
	return status == MIG_OK ? status : mig_fail_memory(error);
}

static struct mig_value
cell_value(const struct matrix *matrix, size_t area, size_t category, size_t side)
{
	const struct mig_pair *pair = matrix->cells[area * matrix->category_count + category];

	return pair ? mig_pair_value(pair, side, 0) : mig_value_missing();
}

/* The nation as the sum of all areas; with `partial` of the cells that are known on both sides, so
 * that both sums are over the same areas. */
static enum mig_status
add_nation(struct matrix *matrix, bool partial, struct mig_error *error)
{
	struct mig_value *parts = malloc((matrix->area_count + 1) * sizeof *parts);

	if (!parts)
		return mig_fail_memory(error);
	for (size_t k = 0; k < matrix->category_count; k++)
		for (size_t side = 0; side < 2; side++) {
			for (size_t a = 0; a < matrix->area_count; a++) {
				struct mig_value other = cell_value(matrix, a, k, !side);

				parts[a] = cell_value(matrix, a, k, side);
				if (partial && other.state == MIG_VALUE_MISSING) {
					parts[a].state = MIG_VALUE_MISSING;
					parts[a].flags |= other.flags;
				}
			}
			matrix->categories[k].nation[side] =
			    mig_total(parts, matrix->area_count, partial);
		}
	free(parts);
	return MIG_OK;
}

/* The nation as the area of that key; its place goes to *place. */
static enum mig_status
find_nation(const struct mig_pairs *pairs, struct matrix *matrix, const char *nation, size_t *place,
	    struct mig_error *error)
{
	const char **names;

	for (size_t a = 0; a < matrix->area_count; a++)
		if (strcmp(matrix->areas[a]->group->keys[0], nation) == 0) {
			*place = a;
			for (size_t k = 0; k < matrix->category_count; k++)
				for (size_t side = 0; side < 2; side++)
					matrix->categories[k].nation[side] =
					    cell_value(matrix, a, k, side);
			return MIG_OK;
		}
	names = malloc((matrix->area_count + 1) * sizeof *names);
	if (!names)
		return mig_fail_memory(error);
	for (size_t a = 0; a < matrix->area_count; a++)
		names[a] = matrix->areas[a]->group->keys[0];
	mig_fail(error, MIG_DATA, "%s: no '%s' in column '%s'", pairs->cube->input_name, nation,
		 pairs->cube->by_names[0]);
	mig_hint_names(error, "members", mig_text_of(nation), names, matrix->area_count);
	free(names);
	return MIG_DATA;
}

static enum mig_status
write_area(const struct mig_view *view, const struct mig_pairs *named, struct matrix *matrix,
	   size_t area, struct mig_error *error)
{
	struct mig_shift_share result;

	for (size_t k = 0; k < matrix->category_count; k++)
		for (size_t side = 0; side < 2; side++)
			matrix->categories[k].area[side] = cell_value(matrix, area, k, side);
	result = mig_shift_share(matrix->categories, matrix->category_count, view->partial);
	return mig_view_row(view, named, matrix->areas[area], NULL, result.area, &result, error);
}

enum mig_status
mig_write_shift_share(const struct mig_view *view, const struct mig_pairs *pairs,
		      const char *nation, struct mig_error *error)
{
	struct matrix matrix;
	struct mig_cube shown;
	struct mig_pairs named = mig_pairs_without_last(pairs, &shown);
	size_t national = SIZE_MAX;
	enum mig_status status;

	if (named.cube->by_count == 0) {
		mig_fail(error, MIG_USAGE, "--shift-share needs areas besides the time column");
		mig_hint(error, "name their column with --by");
		return MIG_USAGE;
	}
	status = fill_matrix(pairs, &matrix, error);
	if (status == MIG_OK && nation && matrix.area_count)
		status = find_nation(pairs, &matrix, nation, &national, error);
	else if (status == MIG_OK)
		status = add_nation(&matrix, view->partial, error);
	if (status == MIG_OK)
		status = mig_view_columns(view, &named, NULL, error);
	for (size_t area = 0; status == MIG_OK && area < matrix.area_count; area++)
		if (area != national)
			status = write_area(view, &named, &matrix, area, error);
	free_matrix(&matrix);
	return status;
}

#include <stdlib.h>

#include "compare.h"

enum { FACTOR_DIGITS = 4 };

/* The decomposition of one group, and the pair whose keys name it. */
struct decomposed {
	struct mig_decomposition decomposition;
	const struct mig_pair *pair;
};

/* Several rows behind one factor were added up, and a sum of rates is no rate. */
static enum mig_status
check_single(const struct mig_pairs *pairs, const struct mig_pair *pair, struct mig_error *error)
{
	const struct mig_cube *cube = pairs->cube;

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; pair->points[side] && i < cube->value_count; i++) {
			const struct mig_point *point = pair->points[side];

			if (point->known[i] + point->missing[i] <= 1)
				continue;
			mig_fail(error, MIG_DATA,
				 "%s: %zu rows with a '%s'%s%s: factors cannot be added up",
				 cube->input_name, point->known[i] + point->missing[i],
				 cube->value_names[i], cube->time_name ? " for " : "",
				 point->period_text);
			mig_hint(error, "name all columns that tell the rows apart, with --by, "
					"--over or --where");
			return MIG_DATA;
		}
	return MIG_OK;
}

static void
add_pair(struct mig_decomposition *decomposition, const struct mig_pair *pair)
{
	struct mig_value sides[2][MIG_FACTORS_MAX];

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < decomposition->count; i++)
			sides[side][i] = mig_pair_value(pair, side, i);
	mig_decomposition_add(decomposition, sides[0], sides[1]);
}

/* The number of what a pair belongs to: itself, or with `over` its group without the category, in
 * its period. */
static enum mig_status
number_pair(const struct mig_pairs *pairs, const struct mig_pair *pair, struct mig_keys *seen,
	    struct mig_keys *wholes, size_t *number, bool *added, struct mig_error *error)
{
	size_t ids[2];
	enum mig_status status =
	    mig_number_keys(seen, pair->group, 0, pairs->cube->by_count - 1, &ids[0], added, error);

	ids[1] = pair->block;
	return status == MIG_OK
		   ? mig_keys_add(wholes, (struct mig_text){ (const char *)ids, sizeof ids },
				  number, added, error)
		   : status;
}

/* Fill `all`, which has room for as many as there are pairs. */
static enum mig_status
decompose(const struct mig_pairs *pairs, bool over, struct decomposed *all, size_t *count,
	  struct mig_error *error)
{
	struct mig_keys seen = { 0 }, wholes = { 0 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < pairs->count; i++) {
		const struct mig_pair *pair = &pairs->items[i];
		size_t number = i;
		bool added = true;

		status = check_single(pairs, pair, error);
		if (status == MIG_OK && over)
			status = number_pair(pairs, pair, &seen, &wholes, &number, &added, error);
		if (status != MIG_OK)
			break;
		if (added) {
			mig_decomposition_begin(&all[number].decomposition,
						pairs->cube->value_count);
			all[number].pair = pair;
			*count = number + 1;
		}
		add_pair(&all[number].decomposition, pair);
	}
	mig_keys_free(&seen);
	mig_keys_free(&wholes);
	return status;
}

static enum mig_status
write_row(const struct mig_view *view, const struct mig_pairs *pairs,
	  const struct decomposed *decomposed, size_t index, struct mig_error *error)
{
	const struct mig_factor factor = { &decomposed->decomposition, index };
	int digits = view->chosen->digits >= 0 ? view->chosen->digits : FACTOR_DIGITS;
	const struct mig_value products[2] = {
		mig_decomposition_product(&decomposed->decomposition, 0, digits),
		mig_decomposition_product(&decomposed->decomposition, 1, digits),
	};

	return mig_view_row(view, pairs, decomposed->pair, pairs->cube->value_names[index],
			    products, &factor, error);
}

enum mig_status
mig_write_factors(const struct mig_view *view, const struct mig_pairs *pairs, bool over,
		  struct mig_error *error)
{
	struct decomposed *all = malloc((pairs->count + 1) * sizeof *all);
	struct mig_cube shown;
	struct mig_pairs named = *pairs;
	size_t count = 0;
	enum mig_status status =
	    all ? decompose(pairs, over, all, &count, error) : mig_fail_memory(error);

	if (over)
		named = mig_pairs_without_last(pairs, &shown);
	if (status == MIG_OK)
		status = mig_view_columns(view, &named, "factor", error);
	for (size_t i = 0; status == MIG_OK && i < count; i++)
		for (size_t k = 0; status == MIG_OK && k < named.cube->value_count; k++)
			status = write_row(view, &named, &all[i], k, error);
	free(all);
	return status;
}

/* The table of shares: a row a part, or the largest parts and the rest. */
#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "measures/share.h"
#include "shares.h"
#include "sheet.h"

/* One whole, its parts without the total, and what is computed of them. */
struct bucket {
	const struct mig_part **parts;
	struct mig_value *values, *shares, *cumulative;
	size_t *ranks;
	size_t count;
	struct mig_value whole;
};

/* A part and its row. */
struct row {
	const struct mig_part *part; /* NULL: nothing is shown here */
	struct mig_share_figures figures;
};

static void
free_bucket(struct bucket *bucket)
{
	free(bucket->parts);
	free(bucket->values);
	free(bucket->shares);
	free(bucket->cumulative);
	free(bucket->ranks);
}

/* The total and the sum of its parts differ: worth knowing, not worth refusing. That parts from
 * another table than the total are not all there are goes without saying. */
static enum mig_status
note_difference(const struct mig_shares *shares, const struct mig_shares_table *table,
		const struct mig_whole *whole, struct mig_value sum, struct mig_value total,
		struct mig_error *error)
{
	const char *period = whole->parts->point->period_text;
	char parts[MIG_DECIMAL_TEXT_SIZE], printed[MIG_DECIMAL_TEXT_SIZE];

	if (sum.state != MIG_VALUE_KNOWN || total.state != MIG_VALUE_KNOWN ||
	    mig_decimal_compare(sum.number, total.number) == 0 ||
	    (table->totals && mig_decimal_compare(sum.number, total.number) < 0))
		return MIG_OK;
	mig_decimal_format(sum.number, parts);
	mig_decimal_format(total.number, printed);
	return mig_buffer_format(shares->notes, error,
				 "the parts%s%s add to %s, the total says %s\n",
				 period[0] ? " of " : "", period, parts, printed);
}

static bool
is_total(const struct mig_shares *shares, const struct mig_shares_table *table,
	 const struct mig_part *part)
{
	return table->total && strcmp(mig_part_member(shares->wholes, part), table->total) == 0;
}

/* Set the whole: the printed total if one is asked for, else the sum. */
static enum mig_status
find_whole(const struct mig_shares *shares, const struct mig_shares_table *table,
	   const struct mig_whole *whole, struct bucket *bucket, struct mig_error *error)
{
	struct mig_value sum = mig_total(bucket->values, bucket->count, shares->partial);
	const struct mig_part *first = whole->parts;
	const struct mig_point *point = NULL;

	bucket->whole = sum;
	if (!table->total && !table->totals)
		return MIG_OK;
	bucket->whole = mig_value_missing();
	if (table->totals)
		point = mig_join_partner(table->totals, first->group->keys, first->point,
					 table->by_period);
	for (size_t i = 0; i < whole->count; i++)
		if (is_total(shares, table, &whole->parts[i]))
			point = whole->parts[i].point;
	if (point)
		bucket->whole = point->values[0];
	return note_difference(shares, table, whole, sum, bucket->whole, error);
}

/* Shares that add to 100; a part that is missing has none, since a partial total is not its to
 * share. `known` has room for the parts' values and their shares. */
static bool
fill_exactly(const struct bucket *bucket, bool partial, int digits, struct mig_value *known)
{
	struct mig_value *shares = known + bucket->count;
	size_t count = 0;

	for (size_t i = 0; i < bucket->count; i++)
		if (!partial || bucket->values[i].state == MIG_VALUE_KNOWN)
			known[count++] = bucket->values[i];
	if (!mig_shares_exact(known, count, digits, shares))
		return false;
	for (size_t i = 0, next = 0; i < bucket->count; i++)
		if (!partial || bucket->values[i].state == MIG_VALUE_KNOWN) {
			bucket->shares[i] = shares[next++];
			bucket->shares[i].flags |= bucket->whole.flags;
		}
	return true;
}

static bool
measure_exactly(const struct bucket *bucket, bool partial, int digits)
{
	struct mig_value *room = malloc((2 * bucket->count + 1) * sizeof *room);
	bool filled = room && fill_exactly(bucket, partial, digits, room);

	free(room);
	return filled;
}

static bool
measure(const struct mig_shares *shares, const struct mig_shares_table *table,
	const struct bucket *bucket)
{
	struct mig_value whole = table->exact ? mig_value_of(100) : bucket->whole;

	for (size_t i = 0; i < bucket->count; i++)
		bucket->shares[i] = mig_share(bucket->values[i], bucket->whole, table->digits);
	if (table->exact && !measure_exactly(bucket, shares->partial, table->digits))
		return false;
	return mig_ranks(bucket->values, bucket->count, bucket->ranks) &&
	       mig_cumulative_shares(bucket->values, table->exact ? bucket->shares : bucket->values,
				     bucket->count, whole, table->digits, bucket->cumulative);
}

/* On MIG_OK the caller frees with free_bucket(). */
static enum mig_status
fill_bucket(const struct mig_shares *shares, const struct mig_shares_table *table,
	    const struct mig_whole *whole, struct bucket *bucket, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	*bucket = (struct bucket){
		.parts = calloc(whole->count, sizeof *bucket->parts),
		.values = calloc(whole->count, sizeof *bucket->values),
		.shares = calloc(whole->count, sizeof *bucket->shares),
		.cumulative = calloc(whole->count, sizeof *bucket->cumulative),
		.ranks = calloc(whole->count, sizeof *bucket->ranks),
	};
	if (!bucket->parts || !bucket->values || !bucket->shares || !bucket->cumulative ||
	    !bucket->ranks)
		status = mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < whole->count; i++) {
		if (is_total(shares, table, &whole->parts[i]))
			continue;
		bucket->parts[bucket->count] = &whole->parts[i];
		bucket->values[bucket->count++] = whole->parts[i].point->values[0];
	}
	if (status == MIG_OK)
		status = find_whole(shares, table, whole, bucket, error);
	if (status == MIG_OK && !measure(shares, table, bucket))
		status = mig_fail_memory(error);
	if (status != MIG_OK)
		free_bucket(bucket);
	return status;
}

static struct mig_share_figures
figures_of(const struct bucket *bucket, size_t i)
{
	size_t rank = bucket->ranks[i];

	return (struct mig_share_figures){
		.share = bucket->shares[i],
		.rank = rank ? mig_value_of((long long)rank) : mig_value_none(),
		.cumulative_share = bucket->cumulative[i],
	};
}

/* The rest of a row, behind its key cells. */
static enum mig_status
write_cells(const struct mig_shares *shares, struct mig_value value,
	    const struct mig_share_figures *figures, struct mig_error *error)
{
	enum mig_status status = mig_writer_value(shares->writer, value, error);

	if (status == MIG_OK)
		status = mig_measures_cells(shares->writer, shares->chosen, figures, error);
	return status == MIG_OK ? mig_writer_end_row(shares->writer, error) : status;
}

static enum mig_status
write_part(const struct mig_shares *shares, const struct mig_part *part,
	   const struct mig_share_figures *figures, struct mig_error *error)
{
	enum mig_status status =
	    mig_sheet_keys(shares->writer, shares->wholes->cube, part->group, part->point, error);

	return status == MIG_OK ? write_cells(shares, part->point->values[0], figures, error)
				: status;
}

static enum mig_status
write_every_part(const struct mig_shares *shares, const struct mig_shares_table *table,
		 struct mig_error *error)
{
	struct row *rows = calloc(shares->wholes->row_count + 1, sizeof *rows);
	enum mig_status status = rows ? MIG_OK : mig_fail_memory(error);
	struct bucket bucket;

	for (size_t i = 0; status == MIG_OK && i < shares->wholes->count; i++) {
		status = fill_bucket(shares, table, &shares->wholes->items[i], &bucket, error);
		if (status != MIG_OK)
			break;
		for (size_t j = 0; j < bucket.count; j++)
			rows[bucket.parts[j]->row] =
			    (struct row){ bucket.parts[j], figures_of(&bucket, j) };
		free_bucket(&bucket);
	}
	for (size_t i = 0; status == MIG_OK && i < shares->wholes->row_count; i++)
		if (rows[i].part)
			status = write_part(shares, rows[i].part, &rows[i].figures, error);
	free(rows);
	return status;
}

/* A part by its rank; 0, of one that is missing, behind all others. */
struct ranked {
	size_t rank, place;
};

static int
compare_ranked(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;
	size_t one = left->rank - 1, other = right->rank - 1; /* 0 becomes the largest */

	if (one != other)
		return one < other ? -1 : 1;
	return (left->place > right->place) - (left->place < right->place);
}

/* Which of equal parts is shown was decided by the order of the rows. */
static enum mig_status
note_tie(const struct mig_shares *shares, const struct bucket *bucket, const struct ranked *ranked,
	 size_t top, struct mig_error *error)
{
	const struct mig_part *last = bucket->parts[ranked[top - 1].place];
	const struct mig_part *next = bucket->parts[ranked[top].place];
	const char *period = last->point->period_text;

	if (ranked[top].rank == 0 || ranked[top - 1].rank != ranked[top].rank)
		return MIG_OK;
	return mig_buffer_format(shares->notes, error,
				 "'%s' and '%s'%s%s are equal, and only the first of them is in "
				 "the top %zu\n",
				 mig_part_member(shares->wholes, last),
				 mig_part_member(shares->wholes, next), period[0] ? " of " : "",
				 period, top);
}

/* The sum of what one of the parts has from place `from` on. */
static enum mig_status
sum_from(const struct mig_shares *shares, const struct bucket *bucket, const struct ranked *ranked,
	 size_t from, const struct mig_value *addends, struct mig_value *sum,
	 struct mig_error *error)
{
	struct mig_value *rest = malloc((bucket->count - from) * sizeof *rest);

	if (!rest)
		return mig_fail_memory(error);
	for (size_t i = from; i < bucket->count; i++)
		rest[i - from] = addends[ranked[i].place];
	*sum = mig_total(rest, bucket->count - from, shares->partial);
	free(rest);
	return MIG_OK;
}

/* What is not among the largest, as one part. */
static enum mig_status
write_other(const struct mig_shares *shares, const struct mig_shares_table *table,
	    const struct mig_whole *whole, const struct bucket *bucket, const struct ranked *ranked,
	    struct mig_error *error)
{
	struct mig_value hundred = mig_value_of(100), value, all;
	struct mig_share_figures figures = { .rank = mig_value_none() };
	enum mig_status status =
	    sum_from(shares, bucket, ranked, table->top, bucket->values, &value, error);

	if (status == MIG_OK && table->exact)
		status = sum_from(shares, bucket, ranked, table->top, bucket->shares,
				  &figures.share, error);
	if (status == MIG_OK)
		status = sum_from(shares, bucket, ranked, 0,
				  table->exact ? bucket->shares : bucket->values, &all, error);
	if (status != MIG_OK)
		return status;
	if (!table->exact)
		figures.share = mig_share(value, bucket->whole, table->digits);
	figures.cumulative_share =
	    mig_share(all, table->exact ? hundred : bucket->whole, table->digits);
	status = mig_wholes_member_keys(shares->writer, shares->wholes, whole, table->other, error);
	return status == MIG_OK ? write_cells(shares, value, &figures, error) : status;
}

static enum mig_status
write_ranked(const struct mig_shares *shares, const struct mig_shares_table *table,
	     const struct mig_whole *whole, const struct bucket *bucket, struct mig_error *error)
{
	struct ranked *ranked = malloc((bucket->count + 1) * sizeof *ranked);
	bool rest = bucket->count > table->top;
	enum mig_status status = ranked ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; status == MIG_OK && i < bucket->count; i++)
		ranked[i] = (struct ranked){ bucket->ranks[i], i };
	if (status == MIG_OK)
		qsort(ranked, bucket->count, sizeof *ranked, compare_ranked);
	for (size_t i = 0; status == MIG_OK && i < (rest ? table->top : bucket->count); i++) {
		struct mig_share_figures figures = figures_of(bucket, ranked[i].place);

		status = write_part(shares, bucket->parts[ranked[i].place], &figures, error);
	}
	if (status == MIG_OK && rest)
		status = note_tie(shares, bucket, ranked, table->top, error);
	if (status == MIG_OK && rest)
		status = write_other(shares, table, whole, bucket, ranked, error);
	free(ranked);
	return status;
}

static enum mig_status
write_largest(const struct mig_shares *shares, const struct mig_shares_table *table,
	      struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	struct bucket bucket;

	for (size_t i = 0; status == MIG_OK && i < shares->wholes->count; i++) {
		const struct mig_whole *whole = &shares->wholes->items[i];

		status = fill_bucket(shares, table, whole, &bucket, error);
		if (status != MIG_OK)
			break;
		status = write_ranked(shares, table, whole, &bucket, error);
		free_bucket(&bucket);
	}
	return status;
}

enum mig_status
mig_shares_write_table(const struct mig_shares *shares, const struct mig_shares_table *table,
		       struct mig_error *error)
{
	const struct mig_cube *cube = shares->wholes->cube;
	enum mig_status status = mig_sheet_key_columns(shares->writer, cube, error);

	if (status == MIG_OK)
		status = mig_writer_column(shares->writer, cube->value_names[0], MIG_COLUMN_NUMBER,
					   error);
	if (status == MIG_OK)
		status = mig_measures_columns(shares->writer, shares->chosen, error);
	if (status == MIG_OK)
		status = mig_writer_status_column(shares->writer, cube->has_status, error);
	if (status != MIG_OK)
		return status;
	return table->top ? write_largest(shares, table, error)
			  : write_every_part(shares, table, error);
}

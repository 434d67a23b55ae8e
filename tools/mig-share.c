/* mig-share - the shares of the members of one column
 *
 * in   a tidy table with the member column (--of), a value column, perhaps groups and periods
 * out  group, member and time columns, the value, share (per cent of the group's total in the
 *      period), rank (1 = largest), cumulative_share (per cent, from the largest down)
 * The share of a missing total is missing, that of a zero total undefined. */
#include <stdlib.h>
#include <string.h>

#include "join.h"
#include "keys.h"
#include "measures/share.h"
#include "program.h"
#include "sheet.h"

struct share_settings {
	struct mig_settings common;
	const char *of, *total, *total_table, *total_value;
	bool exact;
};

#define AT(member) offsetof(struct share_settings, member)

static const struct mig_option share_options[] = {
	{ "of", 0, MIG_OPTION_TEXT, AT(of), "COLUMN", "column whose members have the shares" },
	{ "total", 0, MIG_OPTION_TEXT, AT(total), "MEMBER",
	  "member that is the printed total, taken instead of the sum" },
	{ "total-table", 0, MIG_OPTION_TEXT, AT(total_table), "FILE",
	  "table of the totals, joined by the group columns and the period" },
	{ "total-value", 0, MIG_OPTION_TEXT, AT(total_value), "COLUMN",
	  "its value column [the same as of the parts]" },
	{ "exact", 0, MIG_OPTION_FLAG, AT(exact), NULL,
	  "round so that the shares add to exactly 100 (largest remainders)" },
	{ 0 },
};

static const struct mig_option *const options[] = { share_options,	 mig_options_group,
						    mig_options_partial, mig_options_digits,
						    mig_options_input,	 mig_options_format,
						    mig_options_output,	 NULL };

static const char *const columns[] = { "share", "rank", "cumulative_share", NULL };

/* One figure and what is computed from it. */
struct part {
	const struct mig_group *group;
	const struct mig_point *point;
	size_t bucket; /* number of the whole that it is a part of */
	bool is_total;
	struct mig_value share, cumulative;
	size_t rank;
};

struct parts {
	struct part *items; /* as the rows stand */
	size_t count;
	size_t buckets;
};

/* The whole that a part belongs to: its group without the member, and its period. */
static enum mig_status
number_bucket(const struct mig_cube *cube, struct part *part, struct mig_keys *buckets,
	      struct mig_error *error)
{
	struct mig_buffer key = { 0 };
	bool added;
	enum mig_status status =
	    mig_buffer_add(&key, &part->point->period, sizeof part->point->period, error);

	for (size_t i = 0; status == MIG_OK && i + 1 < cube->by_count; i++)
		status = mig_buffer_add(&key, part->group->keys[i],
					strlen(part->group->keys[i]) + 1, error);
	if (status == MIG_OK)
		status = mig_keys_add(buckets, (struct mig_text){ key.bytes, key.length },
				      &part->bucket, &added, error);
	mig_buffer_free(&key);
	return status;
}

static enum mig_status
collect(const struct mig_cube *cube, const char *total, struct parts *parts,
	struct mig_error *error)
{
	struct mig_keys buckets = { 0 };
	enum mig_status status = MIG_OK;
	size_t count = 0;

	for (size_t i = 0; i < cube->count; i++)
		count += cube->groups[i].count;
	parts->items = calloc(count + 1, sizeof *parts->items);
	if (!parts->items)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];

		for (size_t j = 0; status == MIG_OK && j < group->count; j++) {
			struct part *part = &parts->items[parts->count++];

			part->group = group;
			part->point = &group->points[j];
			part->is_total =
			    total && strcmp(group->keys[cube->by_count - 1], total) == 0;
			status = number_bucket(cube, part, &buckets, error);
		}
	}
	parts->buckets = buckets.count;
	mig_keys_free(&buckets);
	return status;
}

static int
compare_buckets(const void *a, const void *b)
{
	const struct part *left = *(struct part *const *)a, *right = *(struct part *const *)b;

	if (left->bucket != right->bucket)
		return left->bucket < right->bucket ? -1 : 1;
	return (left > right) - (left < right);
}

static enum mig_status
fail_negative(const struct mig_cube *cube, const struct part *part, struct mig_error *error)
{
	char text[MIG_DECIMAL_TEXT_SIZE];

	mig_decimal_format(part->point->values[0].number, text);
	mig_fail(error, MIG_DATA, "%s: '%s'%s%s is %s: a negative figure has no share",
		 cube->input_name, part->group->keys[cube->by_count - 1],
		 cube->time_name ? " of " : "", part->point->period_text, text);
	mig_hint(error,
		 "shares are of counts; for balances use mig-compare, which gives contributions");
	return MIG_DATA;
}

/* The total and the sum of its parts differ: worth knowing, not worth refusing. That parts from
 * another table than the total are not all there are goes without saying. */
static enum mig_status
note_difference(const struct share_settings *settings, struct part *const *bucket,
		struct mig_value sum, struct mig_value whole, struct mig_buffer *notes,
		struct mig_error *error)
{
	char parts[MIG_DECIMAL_TEXT_SIZE], total[MIG_DECIMAL_TEXT_SIZE];

	if (sum.state != MIG_VALUE_KNOWN || whole.state != MIG_VALUE_KNOWN ||
	    mig_decimal_compare(sum.number, whole.number) == 0 ||
	    (settings->total_table && mig_decimal_compare(sum.number, whole.number) < 0))
		return MIG_OK;
	mig_decimal_format(sum.number, parts);
	mig_decimal_format(whole.number, total);
	return mig_buffer_format(notes, error, "the parts%s%s add to %s, the total says %s\n",
				 bucket[0]->point->period_text[0] ? " of " : "",
				 bucket[0]->point->period_text, parts, total);
}

/* Totals from a table of their own. */
struct totals {
	struct mig_cube cube;
	bool by_period;
};

struct bucket {
	struct part **parts; /* those that are no total */
	size_t count;
	struct mig_value *values, *shares, *cumulative, whole;
	size_t *ranks;
};

/* Move the parts that are missing behind those that are known, in their order: a partial
 * total is not theirs to share. Returns the number of the others. */
static size_t
set_missing_apart(const struct bucket *bucket)
{
	size_t known = 0;

	for (size_t i = 0; i < bucket->count; i++) {
		struct part *part = bucket->parts[i];
		struct mig_value value = bucket->values[i];

		if (value.state != MIG_VALUE_KNOWN)
			continue;
		for (size_t j = i; j > known; j--) {
			bucket->parts[j] = bucket->parts[j - 1];
			bucket->values[j] = bucket->values[j - 1];
		}
		bucket->parts[known] = part;
		bucket->values[known++] = value;
	}
	return known;
}

static bool
measure_exactly(const struct share_settings *settings, const struct bucket *bucket)
{
	size_t count = settings->common.partial ? set_missing_apart(bucket) : bucket->count;

	for (size_t i = count; i < bucket->count; i++)
		bucket->shares[i] = mig_share(bucket->values[i], bucket->whole, 0);
	if (!mig_shares_exact(bucket->values, count, settings->common.digits, bucket->shares))
		return false;
	for (size_t i = 0; i < count; i++)
		bucket->shares[i].flags |= bucket->whole.flags;
	return true;
}

static enum mig_status
measure(const struct share_settings *settings, const struct bucket *bucket, struct mig_error *error)
{
	int digits = settings->common.digits;
	size_t count = bucket->count;

	for (size_t i = 0; i < count; i++)
		bucket->shares[i] = mig_share(bucket->values[i], bucket->whole, digits);
	if (settings->exact && !measure_exactly(settings, bucket))
		return mig_fail_memory(error);
	if (!mig_ranks(bucket->values, count, bucket->ranks) ||
	    !mig_cumulative_shares(
		bucket->values, settings->exact ? bucket->shares : bucket->values, count,
		settings->exact ? mig_value_of(100) : bucket->whole, digits, bucket->cumulative))
		return mig_fail_memory(error);
	for (size_t i = 0; i < count; i++) {
		bucket->parts[i]->share = bucket->shares[i];
		bucket->parts[i]->cumulative = bucket->cumulative[i];
		bucket->parts[i]->rank = bucket->ranks[i];
	}
	return MIG_OK;
}

/* Set the whole of a bucket: the printed total if one is asked for, else the sum. */
static enum mig_status
find_whole(const struct share_settings *settings, const struct totals *totals,
	   struct part *const *all, size_t count, struct bucket *bucket, struct mig_buffer *notes,
	   struct mig_error *error)
{
	struct mig_value sum = mig_total(bucket->values, bucket->count, settings->common.partial);
	const struct mig_point *point = NULL;

	bucket->whole = sum;
	if (!settings->total && !settings->total_table)
		return MIG_OK;
	bucket->whole = mig_value_missing();
	if (settings->total_table)
		point = mig_join_partner(&totals->cube, all[0]->group->keys, all[0]->point,
					 totals->by_period);
	if (point)
		bucket->whole = point->values[0];
	for (size_t i = 0; i < count; i++)
		if (all[i]->is_total)
			bucket->whole = all[i]->point->values[0];
	return note_difference(settings, all, sum, bucket->whole, notes, error);
}

static enum mig_status
measure_bucket(const struct share_settings *settings, const struct totals *totals,
	       const struct mig_cube *cube, struct part **all, size_t count,
	       struct mig_buffer *notes, struct mig_error *error)
{
	struct bucket bucket = { 0 };
	enum mig_status status = MIG_OK;

	bucket.parts = calloc(count, sizeof *bucket.parts);
	bucket.values = calloc(count, sizeof *bucket.values);
	bucket.shares = calloc(count, sizeof *bucket.shares);
	bucket.cumulative = calloc(count, sizeof *bucket.cumulative);
	bucket.ranks = calloc(count, sizeof *bucket.ranks);
	if (!bucket.parts || !bucket.values || !bucket.shares || !bucket.cumulative ||
	    !bucket.ranks)
		status = mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		struct mig_value value = all[i]->point->values[0];

		if (value.state == MIG_VALUE_KNOWN && mig_decimal_sign(value.number) < 0)
			status = fail_negative(cube, all[i], error);
		if (all[i]->is_total)
			continue;
		bucket.parts[bucket.count] = all[i];
		bucket.values[bucket.count++] = value;
	}
	if (status == MIG_OK)
		status = find_whole(settings, totals, all, count, &bucket, notes, error);
	if (status == MIG_OK)
		status = measure(settings, &bucket, error);
	free(bucket.parts);
	free(bucket.values);
	free(bucket.shares);
	free(bucket.cumulative);
	free(bucket.ranks);
	return status;
}

static enum mig_status
measure_all(const struct share_settings *settings, const struct totals *totals,
	    const struct mig_cube *cube, struct parts *parts, struct mig_buffer *notes,
	    struct mig_error *error)
{
	struct part **sorted = calloc(parts->count + 1, sizeof *sorted);
	enum mig_status status = sorted ? MIG_OK : mig_fail_memory(error);
	size_t end;

	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		sorted[i] = &parts->items[i];
	if (status == MIG_OK)
		qsort(sorted, parts->count, sizeof *sorted, compare_buckets);
	for (size_t start = 0; status == MIG_OK && start < parts->count; start = end) {
		for (end = start + 1; end < parts->count; end++)
			if (sorted[end]->bucket != sorted[start]->bucket)
				break;
		status = measure_bucket(settings, totals, cube, sorted + start, end - start, notes,
					error);
	}
	free(sorted);
	return status;
}

static enum mig_status
write_part(struct mig_writer *writer, const struct mig_cube *cube, const struct part *part,
	   struct mig_error *error)
{
	struct mig_value rank = part->rank ? mig_value_of((long long)part->rank) : mig_value_none();
	const struct mig_value values[] = { part->point->values[0], part->share, rank,
					    part->cumulative };
	enum mig_status status = mig_sheet_keys(writer, cube, part->group, part->point, error);

	if (status == MIG_OK)
		status = mig_sheet_values(writer, values, sizeof values / sizeof *values, error);
	return status == MIG_OK ? mig_writer_end_row(writer, error) : status;
}

static enum mig_status
write_parts(struct mig_writer *writer, const struct mig_cube *cube, const struct parts *parts,
	    struct mig_error *error)
{
	enum mig_status status = mig_sheet_key_columns(writer, cube, error);

	if (status == MIG_OK)
		status = mig_writer_column(writer, cube->value_names[0], MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = mig_sheet_number_columns(writer, columns, error);
	if (status == MIG_OK)
		status = mig_writer_status_column(writer, cube->has_status, error);
	for (size_t i = 0; status == MIG_OK && i < parts->count; i++)
		if (!parts->items[i].is_total)
			status = write_part(writer, cube, &parts->items[i], error);
	return status;
}

/* A misspelt total would make all shares missing. */
static enum mig_status
check_total(const struct mig_cube *cube, const char *total, struct mig_error *error)
{
	struct mig_list members = { 0 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->count; i++) {
		struct mig_text member = mig_text_of(cube->groups[i].keys[cube->by_count - 1]);

		if (mig_text_equal(member, mig_text_of(total))) {
			mig_list_free(&members);
			return MIG_OK;
		}
		if (!mig_list_contains(&members, member))
			status = mig_list_add(&members, member, error);
	}
	if (status == MIG_OK && members.count) {
		status = mig_fail(error, MIG_DATA, "%s: column '%s' has no member '%s'",
				  cube->input_name, cube->by_names[cube->by_count - 1], total);
		mig_hint_names(error, "members", mig_text_of(total),
			       (const char *const *)members.items, members.count);
	}
	mig_list_free(&members);
	return status;
}

static enum mig_status
check_cube(const struct share_settings *settings, const struct mig_cube *cube,
	   struct mig_error *error)
{
	if (!cube->last_is_time)
		return settings->total ? check_total(cube, settings->total, error) : MIG_OK;
	mig_fail(error, MIG_USAGE, "--of %s is the time column", settings->of);
	mig_hint(error, "for the shares of periods name another time column with --time");
	return MIG_USAGE;
}

static enum mig_status
check_settings(const struct share_settings *settings, struct mig_error *error)
{
	const char *problem = NULL;

	if (!settings->of)
		problem = "--of is needed: the column whose members have the shares";
	else if (settings->common.values.count > 1)
		problem = "one value column at a time";
	else if (settings->total && settings->total_table)
		problem = "--total and --total-table exclude each other";
	else if (settings->total_value && !settings->total_table)
		problem = "--total-value is for --total-table";
	else if (settings->exact && (settings->total || settings->total_table))
		problem = "--exact is not for printed totals: the parts may not add to them";
	if (!problem)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "%s", problem);
	mig_hint(error, "for example: mig-share --of region -b direction flows.csv");
	return MIG_USAGE;
}

/* Read the totals: as the parts are read, but without their members. */
static enum mig_status
read_totals(struct share_settings *settings, const struct mig_cube *parts, struct totals *totals,
	    struct mig_error *error)
{
	const struct mig_list by = { settings->common.by.items, settings->common.by.count - 1 };
	char *value =
	    (char *)(settings->total_value ? settings->total_value : parts->value_names[0]);
	const struct mig_list values = { &value, 1 };
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	enum mig_status status;

	request.by = &by;
	request.values = &values;
	request.partial = false;
	status = mig_program_other_cube(&settings->common, settings->total_table, &request,
					&totals->cube, error);
	if (status != MIG_OK)
		return status;
	totals->by_period = mig_join_by_period(parts, &totals->cube);
	return totals->by_period ? MIG_OK : mig_join_check_single(&totals->cube, error);
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct share_settings *settings = data;
	struct mig_cube_request request = mig_program_request(&settings->common, MIG_TIME_IF_THERE);
	struct parts parts = { 0 };
	struct totals totals = { 0 };
	struct mig_cube cube;
	enum mig_status status = check_settings(settings, error);

	request.partial = false; /* it is the whole that may be partial, not its parts */
	if (status == MIG_OK)
		status = mig_list_add(&settings->common.by, mig_text_of(settings->of), error);
	if (status == MIG_OK)
		status = mig_program_cube(&settings->common, 0, &request, &cube, error);
	if (status != MIG_OK)
		return status;
	status = check_cube(settings, &cube, error);
	if (status == MIG_OK && settings->total_table)
		status = read_totals(settings, &cube, &totals, error);
	if (status == MIG_OK)
		status = collect(&cube, settings->total, &parts, error);
	if (status == MIG_OK)
		status = measure_all(settings, &totals, &cube, &parts, &result->notes, error);
	if (status == MIG_OK)
		status = write_parts(result->writer, &cube, &parts, error);
	free(parts.items);
	mig_cube_free(&totals.cube);
	mig_cube_free(&cube);
	return status;
}

static const struct mig_program program = {
	.name = "mig-share",
	.purpose = "shares, ranks and cumulative shares of the members of a column",
	.operands = "--of COLUMN [FILE ...]",
	.examples = { "mig-share --of region -b direction data/kazakhstan/flows.csv",
		      "mig-share --of country --exact -d 1 "
		      "data/kazakhstan/labour_permits_country.csv",
		      "mig-share --of category -v permits data/kazakhstan/labour_permits.csv | "
		      "mig-table" },
	.options = options,
	.settings_size = sizeof(struct share_settings),
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

#include "tidy/notice.h"

#include <stdlib.h>

#include "tidy/sums.h"

/* Beyond this many rows and pairs of columns, looking would cost more than reading. */
enum { ROWS_MAX = 200000, STEPS_MAX = 20000000 };

static bool
is_too_much(size_t rows, size_t dimensions)
{
	return rows >= ROWS_MAX || rows * dimensions * dimensions > STEPS_MAX;
}

/* Room for one more row; *too_many: there are enough. */
static enum mig_status
make_room(struct mig_notice *notice, size_t dimensions, struct mig_error *error)
{
	uint32_t *numbers;
	struct mig_value *values;

	if (is_too_much(notice->rows, dimensions)) {
		mig_notice_free(notice);
		notice->too_many = true;
		return MIG_OK;
	}
	if (!notice->members) {
		notice->members = calloc(dimensions, sizeof *notice->members);
		if (!notice->members)
			return mig_fail_memory(error);
		notice->dimensions = dimensions;
	}
	numbers = mig_array_reserve(notice->numbers, &notice->numbers_capacity,
				    (notice->rows + 1) * dimensions, sizeof *numbers);
	if (!numbers)
		return mig_fail_memory(error);
	notice->numbers = numbers;
	values = mig_array_reserve(notice->values, &notice->values_capacity, notice->rows + 1,
				   sizeof *values);
	if (!values)
		return mig_fail_memory(error);
	notice->values = values;
	return MIG_OK;
}

enum mig_status
mig_notice_add(struct mig_notice *notice, const struct mig_tidy_plan *plan, struct mig_value value,
	       struct mig_error *error)
{
	size_t count = plan->dimension_count;
	enum mig_status status;

	if (notice->too_many || count == 0)
		return MIG_OK;
	status = make_room(notice, count, error);
	if (status != MIG_OK || notice->too_many)
		return status;
	for (size_t i = 0; i < count; i++) {
		struct mig_text text = plan->dimensions[i].text;
		size_t number;
		bool added;

		status = mig_keys_add(&notice->members[i], text.bytes ? text : mig_text_of(""),
				      &number, &added, error);
		if (status != MIG_OK)
			return status;
		notice->numbers[notice->rows * count + i] = (uint32_t)number;
	}
	notice->values[notice->rows++] = value;
	return MIG_OK;
}

/* What number a member of a part has in the whole: `numbers` has room for those of all
 * dimensions, one behind the other. */
static enum mig_status
number_members(struct mig_notice *notice, const struct mig_notice *part, uint32_t *numbers,
	       struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < part->dimensions; i++) {
		for (size_t k = 0; k < part->members[i].count && status == MIG_OK; k++) {
			size_t number = 0;
			bool added;

			status =
			    mig_keys_add(&notice->members[i], mig_keys_text(&part->members[i], k),
					 &number, &added, error);
			*numbers++ = (uint32_t)number;
		}
	}
	return status;
}

/* Append the rows of a part, as far as there may be any. */
static enum mig_status
append(struct mig_notice *notice, const struct mig_notice *part, const uint32_t *numbers,
       struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t count = part->dimensions;

	for (size_t row = 0; row < part->rows && status == MIG_OK; row++) {
		size_t before = 0;

		if (row > 0)
			status = make_room(notice, count, error);
		if (status != MIG_OK || notice->too_many)
			break;
		for (size_t i = 0; i < count; i++) {
			notice->numbers[notice->rows * count + i] =
			    numbers[before + mig_notice_member(part, row, i)];
			before += part->members[i].count;
		}
		notice->values[notice->rows++] = part->values[row];
	}
	return status;
}

enum mig_status
mig_notice_join(struct mig_notice *notice, struct mig_notice *part, struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	uint32_t *numbers = NULL;
	size_t members = 0;

	notice->too_many = notice->too_many || part->too_many;
	for (size_t i = 0; i < part->dimensions; i++)
		members += part->members[i].count;
	if (!notice->too_many && part->rows > 0)
		status = make_room(notice, part->dimensions, error);
	if (status == MIG_OK && !notice->too_many && part->rows > 0) {
		numbers = calloc(members, sizeof *numbers);
		status =
		    numbers ? number_members(notice, part, numbers, error) : mig_fail_memory(error);
		if (status == MIG_OK)
			status = append(notice, part, numbers, error);
		free(numbers);
	}
	if (notice->too_many) {
		mig_notice_free(notice);
		notice->too_many = true;
	}
	mig_notice_free(part);
	return status;
}

bool
mig_notice_has_too_many(const struct mig_tidy_plan *plan)
{
	const struct mig_tidy_options *options = plan->options;
	size_t rows = plan->frame->rows;

	for (size_t i = 0; i < plan->dimension_count; i++)
		if (plan->dimensions[i].tree)
			return false;
	if (options->where->count > 0 || options->totals.count > 0 || options->drop_empty ||
	    rows == 0)
		return false;
	if (plan->melted && plan->figure_count > 0)
		rows = rows > ROWS_MAX ? rows : rows * plan->figure_count;
	/* The last one is too many if those before it are enough. */
	return is_too_much(rows - 1, plan->dimension_count);
}

/* Whether each member of `dimension` stands beside one member of `other` alone. */
static enum mig_status
repeats(const struct mig_notice *notice, size_t dimension, size_t other, bool *yes,
	struct mig_error *error)
{
	uint32_t *seen = calloc(notice->members[dimension].count, sizeof *seen);

	*yes = true;
	if (!seen)
		return mig_fail_memory(error);
	for (size_t row = 0; row < notice->rows && *yes; row++) {
		uint32_t *first = &seen[mig_notice_member(notice, row, dimension)];
		uint32_t number = mig_notice_member(notice, row, other) + 1;

		*yes = *first == 0 || *first == number;
		*first = number;
	}
	free(seen);
	return MIG_OK;
}

/* Number the place of each row: equal texts in all other columns. */
static enum mig_status
number_places(const struct mig_notice *notice, struct mig_sums *sums, struct mig_error *error)
{
	uint32_t *key = calloc(notice->dimensions, sizeof *key);
	bool *left_out = calloc(notice->dimensions, sizeof *left_out);
	struct mig_keys keys = { .count = 0 };
	enum mig_status status = key && left_out ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; i < notice->dimensions && status == MIG_OK; i++)
		status = repeats(notice, sums->dimension, i, &left_out[i], error);
	for (size_t row = 0; row < notice->rows && status == MIG_OK; row++) {
		size_t length = 0;
		bool added;

		for (size_t i = 0; i < notice->dimensions; i++)
			if (!left_out[i])
				key[length++] = mig_notice_member(notice, row, i);
		status = mig_keys_add(&keys,
				      (struct mig_text){ (const char *)key, length * sizeof *key },
				      &sums->of_row[row], &added, error);
	}
	sums->places = keys.count;
	mig_keys_free(&keys);
	free(key);
	free(left_out);
	return status;
}

/* "'CIS' is the sum of ..." */
static enum mig_status
describe(const struct mig_notice *notice, const struct mig_sums *sums, size_t member,
	 struct mig_buffer *notes, struct mig_error *error)
{
	const struct mig_keys *members = &notice->members[sums->dimension];
	const struct mig_sum *sum = &sums->found[member];
	struct mig_text text = mig_keys_text(members, member), first, last;

	if (sum->kind != MIG_SUM_OF_RUN)
		return mig_buffer_format(notes, error, "'%.*s' is the sum of all the others%s",
					 (int)text.length, text.bytes,
					 sum->kind == MIG_SUM_OF_ALL ? "" : " that are no parts");
	first = mig_keys_text(members, sum->first);
	last = mig_keys_text(members, sum->last);
	return mig_buffer_format(notes, error, "'%.*s' is the sum of '%.*s' to '%.*s'",
				 (int)text.length, text.bytes, (int)first.length, first.bytes,
				 (int)last.length, last.bytes);
}

/* A line for each sum of one dimension, or for the first ones and how many there are. */
static enum mig_status
list_sums(const struct mig_notice *notice, const struct mig_sums *sums, const char *name, bool all,
	  struct mig_buffer *notes, struct mig_error *error)
{
	enum { SHOWN = 3 };
	size_t count = 0, shown = 0, limit = SHOWN;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < sums->members; i++)
		count += sums->found[i].kind != MIG_SUM_NONE;
	if (all || count == SHOWN + 1)
		limit = count;
	for (size_t i = 0; i < sums->members && status == MIG_OK; i++) {
		if (sums->found[i].kind == MIG_SUM_NONE || shown == limit)
			continue;
		shown++;
		status = mig_buffer_format(notes, error, "column '%s': ", name);
		if (status == MIG_OK)
			status = describe(notice, sums, i, notes, error);
		if (status == MIG_OK)
			status = mig_buffer_add_string(
			    notes, "; leave it out with --totals before adding\n", error);
	}
	if (status == MIG_OK && shown < count)
		status = mig_buffer_format(
		    notes, error,
		    "column '%s': %zu more members are sums of others; --explain names them, "
		    "--hierarchy leaves all such totals out\n",
		    name, count - shown);
	return status;
}

/* What there is to say about one dimension. */
static enum mig_status
tell(const struct mig_notice *notice, size_t dimension, const char *name, bool all,
     struct mig_buffer *notes, struct mig_error *error)
{
	size_t count = notice->members[dimension].count;
	struct mig_sums sums = { .dimension = dimension,
				 .members = count,
				 .of_row = calloc(notice->rows, sizeof *sums.of_row),
				 .found = calloc(count, sizeof *sums.found) };
	enum mig_status status = sums.of_row && sums.found ? MIG_OK : mig_fail_memory(error);

	if (status == MIG_OK)
		status = number_places(notice, &sums, error);
	if (status == MIG_OK)
		status = mig_sums_find(notice, &sums, error);
	if (status == MIG_OK)
		status = list_sums(notice, &sums, name, all, notes, error);
	free(sums.of_row);
	free(sums.found);
	return status;
}

enum mig_status
mig_notice_tell(const struct mig_notice *notice, const struct mig_tidy_plan *plan,
		struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < notice->dimensions && status == MIG_OK; i++) {
		const struct mig_dimension *dimension = &plan->dimensions[i];

		if (!dimension->is_period && notice->members[i].count > 2 &&
		    dimension->source != MIG_FROM_UNIT)
			status =
			    tell(notice, i, dimension->name, plan->options->explain, notes, error);
	}
	return status;
}

void
mig_notice_free(struct mig_notice *notice)
{
	for (size_t i = 0; i < notice->dimensions; i++)
		mig_keys_free(&notice->members[i]);
	free(notice->members);
	free(notice->numbers);
	free(notice->values);
	*notice = (struct mig_notice){ 0 };
}

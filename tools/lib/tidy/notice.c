#include "tidy/notice.h"

#include <stdlib.h>

/* Beyond this many rows and pairs of columns, looking would cost more than reading. */
enum { ROWS_MAX = 200000, STEPS_MAX = 20000000 };

/* The places beside which a member can stand: equal texts in all other columns. */
struct places {
	struct mig_keys keys;
	size_t *of_row;
	struct mig_decimal *sums;
	size_t *members;
	bool *unknown;
};

enum mig_status
mig_notice_add(struct mig_notice *notice, const struct mig_tidy_plan *plan, struct mig_value value,
	       struct mig_error *error)
{
	size_t count = plan->dimension_count;
	uint32_t *numbers;
	struct mig_value *values;

	if (notice->too_many || count == 0)
		return MIG_OK;
	if (notice->rows == ROWS_MAX || notice->rows * count * count > STEPS_MAX) {
		mig_notice_free(notice);
		notice->too_many = true;
		return MIG_OK;
	}
	if (!notice->members) {
		notice->members = calloc(count, sizeof *notice->members);
		if (!notice->members)
			return mig_fail_memory(error);
		notice->dimensions = count;
	}
	numbers = mig_array_reserve(notice->numbers, &notice->numbers_capacity,
				    (notice->rows + 1) * count, sizeof *numbers);
	if (!numbers)
		return mig_fail_memory(error);
	notice->numbers = numbers;
	values = mig_array_reserve(notice->values, &notice->values_capacity, notice->rows + 1,
				   sizeof *values);
	if (!values)
		return mig_fail_memory(error);
	notice->values = values;
	for (size_t i = 0; i < count; i++) {
		struct mig_text text = plan->dimensions[i].text;
		size_t number;
		bool added;
		enum mig_status status =
		    mig_keys_add(&notice->members[i], text.bytes ? text : mig_text_of(""), &number,
				 &added, error);

		if (status != MIG_OK)
			return status;
		numbers[notice->rows * count + i] = (uint32_t)number;
	}
	values[notice->rows++] = value;
	return MIG_OK;
}

static uint32_t
number_of(const struct mig_notice *notice, size_t row, size_t dimension)
{
	return notice->numbers[row * notice->dimensions + dimension];
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
		uint32_t *first = &seen[number_of(notice, row, dimension)];
		uint32_t number = number_of(notice, row, other) + 1;

		*yes = *first == 0 || *first == number;
		*first = number;
	}
	free(seen);
	return MIG_OK;
}

/* Number the place of each row. */
static enum mig_status
number_places(const struct mig_notice *notice, size_t dimension, struct places *places,
	      struct mig_error *error)
{
	uint32_t *key = calloc(notice->dimensions, sizeof *key);
	bool *left_out = calloc(notice->dimensions, sizeof *left_out);
	enum mig_status status = key && left_out ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; i < notice->dimensions && status == MIG_OK; i++)
		status = repeats(notice, dimension, i, &left_out[i], error);
	for (size_t row = 0; row < notice->rows && status == MIG_OK; row++) {
		size_t length = 0;
		bool added;

		for (size_t i = 0; i < notice->dimensions; i++)
			if (!left_out[i])
				key[length++] = number_of(notice, row, i);
		status = mig_keys_add(&places->keys,
				      (struct mig_text){ (const char *)key, length * sizeof *key },
				      &places->of_row[row], &added, error);
	}
	free(key);
	free(left_out);
	return status;
}

static enum mig_status
add_up(const struct mig_notice *notice, struct places *places, struct mig_error *error)
{
	places->sums = calloc(places->keys.count, sizeof *places->sums);
	places->members = calloc(places->keys.count, sizeof *places->members);
	places->unknown = calloc(places->keys.count, sizeof *places->unknown);
	if (!places->sums || !places->members || !places->unknown)
		return mig_fail_memory(error);
	for (size_t row = 0; row < notice->rows; row++) {
		size_t place = places->of_row[row];

		places->members[place]++;
		if (notice->values[row].state != MIG_VALUE_KNOWN ||
		    !mig_decimal_add(places->sums[place], notice->values[row].number,
				     &places->sums[place]))
			places->unknown[place] = true;
	}
	return MIG_OK;
}

/* Whether the figure of a row is half of all that stands in its place. */
static bool
is_half(const struct mig_notice *notice, const struct places *places, size_t row)
{
	struct mig_decimal number = notice->values[row].number, twice;

	return mig_decimal_add(number, number, &twice) &&
	       mig_decimal_compare(twice, places->sums[places->of_row[row]]) == 0;
}

static enum mig_status
judge(const struct mig_notice *notice, const struct places *places, size_t dimension,
      const char *name, struct mig_buffer *notes, struct mig_error *error)
{
	size_t count = notice->members[dimension].count;
	bool *other = calloc(count, sizeof *other), *positive = calloc(count, sizeof *positive);
	enum mig_status status = other && positive ? MIG_OK : mig_fail_memory(error);

	for (size_t row = 0; row < notice->rows && status == MIG_OK; row++) {
		size_t member = number_of(notice, row, dimension), place = places->of_row[row];

		if (places->members[place] < 3)
			other[member] = true;
		else if (!places->unknown[place] && !is_half(notice, places, row))
			other[member] = true;
		else if (!places->unknown[place] &&
			 mig_decimal_sign(notice->values[row].number) != 0)
			positive[member] = true;
	}
	for (size_t i = 0; i < count && status == MIG_OK; i++) {
		struct mig_text text = mig_keys_text(&notice->members[dimension], i);

		if (!other[i] && positive[i])
			status = mig_buffer_format(
			    notes, error,
			    "column '%s': '%.*s' is the sum of all the others; leave it out with "
			    "--totals before adding\n",
			    name, (int)text.length, text.bytes);
	}
	free(other);
	free(positive);
	return status;
}

enum mig_status
mig_notice_tell(const struct mig_notice *notice, const struct mig_tidy_plan *plan,
		struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < notice->dimensions && status == MIG_OK; i++) {
		const struct mig_dimension *dimension = &plan->dimensions[i];
		struct places places = { .of_row = calloc(notice->rows, sizeof(size_t)) };

		if (!places.of_row)
			return mig_fail_memory(error);
		if (!dimension->is_period && notice->members[i].count > 2 &&
		    dimension->source != MIG_FROM_UNIT) {
			status = number_places(notice, i, &places, error);
			if (status == MIG_OK)
				status = add_up(notice, &places, error);
			if (status == MIG_OK)
				status = judge(notice, &places, i, dimension->name, notes, error);
		}
		mig_keys_free(&places.keys);
		free(places.of_row);
		free(places.sums);
		free(places.members);
		free(places.unknown);
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

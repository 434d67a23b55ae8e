#include "members.h"
#include "chart/words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

struct mig_value
mig_member_value(const struct mig_share *share, const struct mig_member *member, size_t bar)
{
	if (member->series == SIZE_MAX)
		return mig_value_known(share->others[bar]);
	return mig_grid_value(&share->grid, member->series, bar);
}

double
mig_share_tolerance(const struct mig_share *share)
{
	return 0.5 * pow(10, -share->grid.digits) * (double)share->grid.series_count + 1e-9;
}

static double
sum_of(const struct mig_share *share, size_t bar)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < share->grid.series_count; i++)
		if (mig_grid_known(&share->grid, i, bar))
			sum += mig_grid_number(&share->grid, i, bar);
	return sum;
}

/* A bar adds up to 100 or less, within the rounding of its parts. */
static enum mig_status
check_bar(const struct mig_share *share, size_t bar, bool *whole)
{
	const struct mig_grid *grid = &share->grid;
	double sum = sum_of(share, bar);
	size_t i;

	for (i = 0; i < grid->series_count; i++)
		if (mig_grid_known(grid, i, bar) &&
		    mig_decimal_sign(mig_grid_value(grid, i, bar).number) < 0)
			return mig_fail(share->chart->error, MIG_DATA,
					"'%.200s' of '%.200s' is negative: a share needs counts",
					grid->names[i].bytes, grid->slots[bar].label.bytes);
	if (sum >= 100 - mig_share_tolerance(share))
		*whole = true;
	if (sum <= 100 + mig_share_tolerance(share))
		return MIG_OK;
	mig_fail(share->chart->error, MIG_DATA, "the shares of '%.200s' add up to %g, not to 100",
		 grid->slots[bar].label.bytes, sum);
	mig_hint(share->chart->error, "mig-share makes shares of counts; -b names the columns "
				      "that tell bars apart, and last the member");
	return MIG_DATA;
}

/* Parts of 1 would be drawn as bars of which nearly all is not stated. They are what they seem if
 * no bar adds up to more. */
static enum mig_status
check_fractions(const struct mig_share *share)
{
	double most = 0;
	size_t i, bar = 0;

	for (i = 0; i < share->grid.slot_count; i++) {
		double sum = sum_of(share, i);

		if (sum > most)
			bar = i;
		most = fmax(most, sum);
	}
	if (share->grid.digits == 0 || fabs(most - 1) > mig_share_tolerance(share))
		return MIG_OK;
	mig_fail(share->chart->error, MIG_DATA,
		 "the shares of '%.200s' add up to %g: they are fractions, not percentages",
		 share->grid.slots[bar].label.bytes, most);
	mig_hint(share->chart->error, "multiply them by 100; mig-share makes shares of counts");
	return MIG_DATA;
}

static enum mig_status
no_shares(const struct mig_share *share)
{
	mig_fail(share->chart->error, MIG_DATA,
		 "%s: no bar adds up to 100, so these are no shares",
		 share->chart->table->input_name);
	mig_hint(share->chart->error, "mig-share makes shares of counts");
	return MIG_DATA;
}

/* Whether b comes before a. */
static bool
swapped(const struct mig_share *share, const struct mig_member *a, const struct mig_member *b)
{
	const char *sort = share->chart->request->sort;

	if (a->other != b->other)
		return a->other;
	if (sort && strcmp(sort, "input") == 0)
		return a->series > b->series;
	if (sort && strcmp(sort, "name") == 0)
		return mig_text_compare(a->name, b->name) > 0;
	return a->total < b->total;
}

static void
sort_members(struct mig_share *share, size_t count)
{
	size_t i, j;

	for (i = 1; i < count; i++) {
		struct mig_member moved = share->members[i];

		for (j = i; j > 0 && swapped(share, &share->members[j - 1], &moved); j--)
			share->members[j] = share->members[j - 1];
		share->members[j] = moved;
	}
}

static enum mig_status
collect(struct mig_share *share)
{
	const struct mig_grid *grid = &share->grid;
	struct mig_arena *arena = &share->chart->arena;
	size_t i, j, size = grid->slot_count + 1;

	share->count = grid->series_count;
	share->members = mig_arena_allocate(arena, (share->count + 1) * sizeof *share->members);
	share->others = mig_arena_allocate(arena, size * sizeof *share->others);
	if (!share->members || !share->others)
		return mig_fail_memory(share->chart->error);
	for (j = 0; j < grid->slot_count; j++)
		share->others[j] = mig_decimal_of(0);
	for (i = 0; i < share->count; i++) {
		struct mig_member *member = &share->members[i];

		*member = (struct mig_member){.name = grid->names[i], .series = i,
					  .other = mig_word_other(share->chart, grid->names[i])};
		for (j = 0; j < grid->slot_count; j++)
			if (mig_grid_known(grid, i, j))
				member->total += mig_grid_number(grid, i, j);
	}
	sort_members(share, share->count);
	return MIG_OK;
}

/* Keep the largest `most` members, whatever the order they are drawn in. */
static enum mig_status
merge_rest(struct mig_share *share, size_t most)
{
	size_t j;

	while (share->count > most) {
		size_t i, least = share->count - 1;

		for (i = share->count; i-- > 0;)
			if (!share->members[least].other &&
			    (share->members[i].other ||
			     share->members[i].total < share->members[least].total))
				least = i;
		for (j = 0; j < share->grid.slot_count; j++) {
			struct mig_value part = mig_member_value(share, &share->members[least], j);

			if (part.state == MIG_VALUE_KNOWN &&
			    !mig_decimal_add(share->others[j], part.number, &share->others[j]))
				return mig_fail(share->chart->error, MIG_DATA,
						"a share has more digits than fit");
		}
		share->merged++;
		share->count--;
		memmove(&share->members[least], &share->members[least + 1],
			(share->count - least) * sizeof *share->members);
	}
	share->members[share->count++] =
	    (struct mig_member){ .name = mig_text_of(mig_word(share->chart, "Other")),
				 .other = true,
				 .series = SIZE_MAX };
	mig_frame_note(share->chart, "Other: the sum of %zu smaller members.", share->merged);
	return MIG_OK;
}

enum mig_status
mig_members_choose(struct mig_share *share, bool named)
{
	size_t top = share->chart->request->top, i, next = 0;
	enum mig_status status = MIG_OK;

	for (i = 0; status == MIG_OK && i < share->grid.slot_count; i++)
		status = check_bar(share, i, &named);
	if (status == MIG_OK)
		status = check_fractions(share);
	if (status == MIG_OK && !named)
		return no_shares(share);
	if (status == MIG_OK)
		status = collect(share);
	if (status != MIG_OK)
		return status;
	if (top > MIG_SERIES_MAX - 1)
		return mig_fail(share->chart->error, MIG_USAGE,
				"--top: at most %d members can be told apart by colour",
				MIG_SERIES_MAX - 1);
	if (top > 0 && share->count > top + 1)
		status = merge_rest(share, top);
	else if (share->count > MIG_SERIES_MAX)
		status = merge_rest(share, MIG_SERIES_MAX - 1);
	for (i = 0; i < share->count; i++)
		share->members[i].colour = share->members[i].other ? MIG_OTHER_FILL
								   : mig_series_colours[next++];
	return status;
}

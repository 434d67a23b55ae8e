#include <stdlib.h>

#include "locate.h"

enum {
	JOINT_MAX = 400,     /* candidates of a component that are tried together */
	CHECKS_MAX = 200,    /* of one component, for a search of all sets */
	STEPS_MAX = 1000000, /* of that search */
	SLIP = 1,	     /* parts of the merit of a set: few changes are worth more than */
	CHANGE = 1 << 12,    /* slips, mended checks more than both */
};

static const long long mended_check = 1LL << 32;

/* The search of one component: checks are decided one after the other. */
struct search {
	struct mig_suspicion *suspicion;
	size_t *checks, count;	   /* broken checks of the component */
	size_t *starts, *by_check; /* candidates that touch each broken check */
	bool *decided;		   /* by number of broken check */
	size_t *chosen, chosen_count;
	long long best;
	size_t steps;
};

static long long
merit_of(const struct mig_candidate *candidate)
{
	return (long long)candidate->mends * mended_check - CHANGE +
	       (candidate->slip != MIG_SLIP_NONE ? SLIP : 0);
}

/* A set that is as good as the best: count it for its candidates. */
static void
keep(struct search *search, long long merit)
{
	struct mig_suspicion *suspicion = search->suspicion;

	if (merit < search->best)
		return;
	if (merit > search->best) {
		for (size_t k = 0; k < search->count; k++)
			for (size_t i = search->starts[search->checks[k]];
			     i < search->starts[search->checks[k] + 1]; i++)
				suspicion->candidates[search->by_check[i]].solutions = 0;
		search->best = merit;
	}
	for (size_t i = 0; i < search->chosen_count; i++)
		suspicion->candidates[search->chosen[i]].solutions++;
}

/* Take or give back the checks that a candidate touches; taking fails if one is decided. */
static bool
take(struct search *search, const struct mig_candidate *candidate)
{
	const struct mig_touch *touches = &search->suspicion->touches[candidate->first];

	for (size_t i = 0; i < candidate->touched; i++)
		if (search->decided[touches[i].broken])
			return false;
	for (size_t i = 0; i < candidate->touched; i++)
		search->decided[touches[i].broken] = true;
	return true;
}

static void
give_back(struct search *search, const struct mig_candidate *candidate)
{
	const struct mig_touch *touches = &search->suspicion->touches[candidate->first];

	for (size_t i = 0; i < candidate->touched; i++)
		search->decided[touches[i].broken] = false;
}

/* Decide the checks from number `next` on, in every way that can still be the best. */
static void
decide(struct search *search, size_t next, long long merit)
{
	size_t undecided = 0, check;

	while (next < search->count && search->decided[search->checks[next]])
		next++;
	for (size_t k = next; k < search->count; k++)
		undecided += !search->decided[search->checks[k]];
	if (merit + (long long)undecided * mended_check < search->best ||
	    search->steps++ > STEPS_MAX)
		return;
	if (next == search->count) {
		keep(search, merit);
		return;
	}
	check = search->checks[next];
	for (size_t i = search->starts[check]; i < search->starts[check + 1]; i++) {
		const struct mig_candidate *candidate =
		    &search->suspicion->candidates[search->by_check[i]];

		if (candidate->settled || !take(search, candidate))
			continue;
		search->chosen[search->chosen_count++] = search->by_check[i];
		decide(search, next, merit + merit_of(candidate));
		search->chosen_count--;
		give_back(search, candidate);
	}
	search->decided[check] = true;
	decide(search, next + 1, merit);
	search->decided[check] = false;
}

/* Which candidates touch each broken check. */
static enum mig_status
list_by_check(struct search *search, struct mig_error *error)
{
	const struct mig_suspicion *suspicion = search->suspicion;
	size_t *filled = calloc(suspicion->broken_count + 1, sizeof *filled);

	search->starts = calloc(suspicion->broken_count + 1, sizeof *search->starts);
	search->by_check = malloc((suspicion->touch_count + 1) * sizeof *search->by_check);
	search->decided = calloc(suspicion->broken_count + 1, sizeof *search->decided);
	search->checks = malloc((suspicion->broken_count + 1) * sizeof *search->checks);
	search->chosen = malloc((suspicion->broken_count + 1) * sizeof *search->chosen);
	if (!filled || !search->starts || !search->by_check || !search->decided ||
	    !search->checks || !search->chosen) {
		free(filled);
		return mig_fail_memory(error);
	}
	for (size_t i = 0; i < suspicion->touch_count; i++)
		search->starts[suspicion->touches[i].broken + 1]++;
	for (size_t k = 0; k < suspicion->broken_count; k++)
		search->starts[k + 1] += search->starts[k];
	for (size_t c = 0; c < suspicion->candidate_count; c++)
		for (size_t i = 0; i < suspicion->candidates[c].touched; i++) {
			size_t check =
			    suspicion->touches[suspicion->candidates[c].first + i].broken;

			search->by_check[search->starts[check] + filled[check]++] = c;
		}
	free(filled);
	return MIG_OK;
}

/* Whether several checks agree on a candidate. */
static bool
is_agreed(const struct mig_candidate *candidate)
{
	return !candidate->settled && candidate->touched > 1 &&
	       candidate->mends == candidate->touched;
}

/* Whether no other candidate that several checks agree on competes for one of its checks. */
static bool
is_alone(const struct search *search, const struct mig_candidate *candidate)
{
	const struct mig_suspicion *suspicion = search->suspicion;

	for (size_t i = 0; i < candidate->touched; i++) {
		size_t check = suspicion->touches[candidate->first + i].broken;

		for (size_t j = search->starts[check]; j < search->starts[check + 1]; j++) {
			const struct mig_candidate *other =
			    &suspicion->candidates[search->by_check[j]];

			if (other != candidate && is_agreed(other))
				return false;
		}
	}
	return true;
}

/* Choose it, and rule out all that compete with it. */
static void
settle(struct search *search, struct mig_candidate *candidate, bool *seen)
{
	struct mig_suspicion *suspicion = search->suspicion;

	for (size_t i = 0; i < candidate->touched; i++) {
		size_t check = suspicion->touches[candidate->first + i].broken;

		seen[check] = search->decided[check] = true;
		for (size_t j = search->starts[check]; j < search->starts[check + 1]; j++)
			suspicion->candidates[search->by_check[j]].settled = true;
	}
	candidate->solutions = 1;
}

/* Rule out what mends part of its checks where another candidate mends all of several. */
static void
drop_outweighed(struct search *search)
{
	struct mig_suspicion *suspicion = search->suspicion;

	for (size_t c = 0; c < suspicion->candidate_count; c++) {
		const struct mig_candidate *agreed = &suspicion->candidates[c];

		for (size_t i = 0; is_agreed(agreed) && i < agreed->touched; i++) {
			size_t check = suspicion->touches[agreed->first + i].broken;

			for (size_t j = search->starts[check]; j < search->starts[check + 1]; j++) {
				struct mig_candidate *other =
				    &suspicion->candidates[search->by_check[j]];

				other->settled = other->settled || !is_agreed(other);
			}
		}
	}
}

/* What several checks agree on is not weighed against slips that mend one of them each; so many
 * errors in one table fall apart into problems of their own. */
static void
settle_agreed(struct search *search, bool *seen)
{
	struct mig_suspicion *suspicion = search->suspicion;
	bool any = true;

	while (any) {
		any = false;
		for (size_t c = 0; c < suspicion->candidate_count; c++) {
			struct mig_candidate *candidate = &suspicion->candidates[c];

			if (is_agreed(candidate) && is_alone(search, candidate)) {
				settle(search, candidate, seen);
				any = true;
			}
		}
	}
	drop_outweighed(search);
}

/* The checks that are joined to `first` by candidates; `seen` marks them. */
static void
gather_component(struct search *search, size_t first, bool *seen)
{
	const struct mig_suspicion *suspicion = search->suspicion;

	search->count = 0;
	search->checks[search->count++] = first;
	seen[first] = true;
	for (size_t k = 0; k < search->count; k++)
		for (size_t i = search->starts[search->checks[k]];
		     i < search->starts[search->checks[k] + 1]; i++) {
			const struct mig_candidate *candidate =
			    &suspicion->candidates[search->by_check[i]];

			for (size_t j = 0; !candidate->settled && j < candidate->touched; j++) {
				size_t check = suspicion->touches[candidate->first + j].broken;

				if (!seen[check]) {
					seen[check] = true;
					search->checks[search->count++] = check;
				}
			}
		}
}

/* How many signs and swaps together would be better than the best set of single corrections: fewer
 * changes, as many if not all of these are slips, and any number if checks are left broken. */
static size_t
joint_changes(const struct search *search)
{
	long long mended = (search->best + mended_check - 1) / mended_check;
	long long rest = mended * mended_check - search->best;
	size_t changes = (size_t)((rest + CHANGE - 1) / CHANGE);
	bool all_slips = (long long)changes * CHANGE - rest == (long long)changes * SLIP;

	if (mended < (long long)search->count)
		return search->count;
	return all_slips ? changes - 1 : changes;
}

/* Where single corrections leave checks broken, signs and swaps that share a check may mend all. */
static void
try_joint(const struct search *search)
{
	size_t candidates[JOINT_MAX], count = 0, changes = joint_changes(search);

	if (changes < 2)
		return;
	for (size_t k = 0; k < search->count; k++)
		for (size_t i = search->starts[search->checks[k]];
		     i < search->starts[search->checks[k] + 1]; i++) {
			size_t candidate = search->by_check[i];
			bool there = search->suspicion->candidates[candidate].settled;

			for (size_t j = 0; j < count; j++)
				there = there || candidates[j] == candidate;
			if (there)
				continue;
			if (count == JOINT_MAX)
				return;
			candidates[count++] = candidate;
		}
	mig_suspicion_join(search->suspicion, search->checks, search->count, candidates, count,
			   changes);
}

static void
solve_component(struct search *search)
{
	struct mig_suspicion *suspicion = search->suspicion;
	bool whole;

	search->best = 0;
	search->steps = search->chosen_count = 0;
	if (search->count <= CHECKS_MAX)
		decide(search, 0, 0);
	whole = search->count <= CHECKS_MAX && search->steps <= STEPS_MAX;
	for (size_t k = 0; k < search->count; k++)
		for (size_t i = search->starts[search->checks[k]];
		     i < search->starts[search->checks[k] + 1]; i++) {
			struct mig_candidate *candidate =
			    &suspicion->candidates[search->by_check[i]];

			if (!whole && !candidate->settled)
				candidate->solutions = 1;
		}
	if (whole)
		try_joint(search);
}

enum mig_status
mig_suspicion_choose(struct mig_suspicion *suspicion, struct mig_error *error)
{
	struct search search = { .suspicion = suspicion };
	bool *seen = calloc(suspicion->broken_count + 1, sizeof *seen);
	enum mig_status status = list_by_check(&search, error);

	if (!seen)
		status = mig_fail_memory(error);
	if (status == MIG_OK)
		settle_agreed(&search, seen);
	for (size_t k = 0; status == MIG_OK && k < suspicion->broken_count; k++) {
		if (seen[k] || search.starts[k] == search.starts[k + 1])
			continue;
		gather_component(&search, k, seen);
		solve_component(&search);
	}
	free(seen);
	free(search.checks);
	free(search.starts);
	free(search.by_check);
	free(search.decided);
	free(search.chosen);
	return status;
}

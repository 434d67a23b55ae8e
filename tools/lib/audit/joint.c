#include "locate.h"

enum {
	CHANGES_MAX = 3,     /* signs and swaps that are tried together */
	CANDIDATES_MAX = 40, /* more of them are not tried */
};

/* Signs and swaps that touch the same checks, and the sets of them that mend all of these. */
struct trial {
	struct mig_suspicion *suspicion;
	const size_t *checks; /* numbers of broken checks */
	size_t check_count;
	size_t numbers[CANDIDATES_MAX], count; /* candidates */
	size_t chosen[CHANGES_MAX], chosen_count;
	size_t solutions;
	bool keep; /* the solutions are counted for their candidates */
};

static size_t
replacements(const struct trial *trial, struct mig_replacement replaced[2 * CHANGES_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < trial->chosen_count; i++) {
		const struct mig_candidate *candidate =
		    &trial->suspicion->candidates[trial->chosen[i]];

		replaced[count++] = (struct mig_replacement){ candidate->cell, candidate->number };
		if (candidate->partner != MIG_AUDIT_NONE)
			replaced[count++] =
			    (struct mig_replacement){ candidate->partner,
						      mig_audit_number(trial->suspicion->audit,
								       candidate->cell) };
	}
	return count;
}

/* Whether a cell is changed twice. */
static bool
overlap(const struct mig_replacement *replaced, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (replaced[i].cell == replaced[j].cell)
				return true;
	return false;
}

static bool
holds(const struct mig_audit *audit, const struct mig_check *check,
      const struct mig_replacement *replaced, size_t count)
{
	struct mig_interval span;

	return !check->complete ||
	       (mig_check_evaluate(audit, check, replaced, count, &span, NULL) &&
		mig_relation_holds(check->relation, span));
}

/* Whether all checks of the component and all others of the changed cells hold. */
static bool
mends_all(const struct trial *trial)
{
	const struct mig_suspicion *suspicion = trial->suspicion;
	const struct mig_audit *audit = suspicion->audit;
	struct mig_replacement replaced[2 * CHANGES_MAX];
	size_t count = replacements(trial, replaced);

	if (overlap(replaced, count))
		return false;
	for (size_t k = 0; k < trial->check_count; k++)
		if (!holds(audit, &audit->checks[suspicion->broken[trial->checks[k]]], replaced,
			   count))
			return false;
	for (size_t i = 0; i < count; i++)
		for (size_t l = suspicion->starts[replaced[i].cell];
		     l < suspicion->starts[replaced[i].cell + 1]; l++)
			if (!holds(audit, &audit->checks[suspicion->links[l].check], replaced,
				   count))
				return false;
	return true;
}

/* Try all sets of `left` more candidates from number `next` on. */
static void
try_sets(struct trial *trial, size_t next, size_t left)
{
	if (left == 0) {
		if (!mends_all(trial))
			return;
		trial->solutions++;
		for (size_t i = 0; trial->keep && i < trial->chosen_count; i++)
			trial->suspicion->candidates[trial->chosen[i]].solutions++;
		return;
	}
	for (size_t i = next; i + left <= trial->count; i++) {
		trial->chosen[trial->chosen_count++] = trial->numbers[i];
		try_sets(trial, i + 1, left - 1);
		trial->chosen_count--;
	}
}

bool
mig_suspicion_join(struct mig_suspicion *suspicion, const size_t *checks, size_t check_count,
		   const size_t *candidates, size_t candidate_count, size_t changes_max)
{
	struct trial trial = { .suspicion = suspicion,
			       .checks = checks,
			       .check_count = check_count };
	size_t size = 1;

	for (size_t c = 0; c < candidate_count; c++) {
		enum mig_slip slip = suspicion->candidates[candidates[c]].slip;

		if (slip != MIG_SLIP_SIGN && slip != MIG_SLIP_SWAPPED)
			continue;
		if (trial.count == CANDIDATES_MAX)
			return false;
		trial.numbers[trial.count++] = candidates[c];
	}
	while (trial.solutions == 0) {
		if (++size > CHANGES_MAX || size > changes_max)
			return false;
		try_sets(&trial, 0, size);
	}
	for (size_t c = 0; c < candidate_count; c++)
		suspicion->candidates[candidates[c]].solutions = 0;
	trial.solutions = 0;
	trial.keep = true;
	try_sets(&trial, 0, size);
	for (size_t i = 0; i < trial.count; i++) {
		struct mig_candidate *candidate = &suspicion->candidates[trial.numbers[i]];

		candidate->joint = candidate->solutions > 0;
		candidate->certain = candidate->solutions == trial.solutions;
		if (candidate->joint)
			candidate->mends = candidate->touched;
	}
	return true;
}

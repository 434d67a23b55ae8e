#include <stdlib.h>
#include <string.h>

#include "locate.h"

/* More alternatives than this say nothing: their number stands for them. */
enum { ALTERNATIVES_MAX = 12 };

enum mig_status
mig_audit_add_finding(struct mig_audit *audit, const struct mig_finding *finding,
		      struct mig_error *error)
{
	struct mig_finding *findings = mig_array_reserve(
	    audit->findings, &audit->finding_room, audit->finding_count + 1, sizeof *findings);

	if (!findings)
		return mig_fail_memory(error);
	audit->findings = findings;
	findings[audit->finding_count++] = *finding;
	return MIG_OK;
}

/* The factor of a cell in a check, if it is linear there. */
static bool
factor_of(const struct mig_audit *audit, const struct mig_check *check, size_t cell,
	  struct mig_decimal *factor)
{
	*factor = mig_decimal_of(0);
	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_term term = mig_audit_term_at(audit, i);

		if (term.b == cell || (term.a == cell && term.b != MIG_AUDIT_NONE))
			return false;
		if (term.a == cell && !mig_decimal_add(*factor, term.factor, factor))
			return false;
	}
	return mig_decimal_sign(*factor) != 0;
}

void
mig_audit_set_difference(const struct mig_audit *audit, struct mig_finding *finding)
{
	const struct mig_check *check = &audit->checks[finding->check];
	struct mig_decimal factor, residual;
	struct mig_interval span;

	finding->has_difference = mig_check_evaluate(audit, check, NULL, 0, &span, &residual);
	if (!finding->has_difference)
		return;
	if (!factor_of(audit, check, finding->cell, &factor)) {
		finding->has_difference = finding->of_sum;
		finding->difference = residual;
		return;
	}
	if (mig_decimal_compare(factor, mig_decimal_of(1)) == 0)
		finding->difference = residual;
	else if (!mig_decimal_ratio(residual, factor, 1, residual.scale, &finding->difference))
		finding->has_difference = false;
}

/* A broken check that no candidate mends, or so many that none is singled out. */
static enum mig_status
report_check(const struct mig_suspicion *suspicion, struct mig_audit *audit, size_t number,
	     size_t candidates, struct mig_error *error)
{
	const struct mig_check *check = &audit->checks[number];
	struct mig_finding finding = { .number = ++audit->finding_number,
				       .cell = check->cell,
				       .check = number,
				       .rule = check->rule,
				       .of_sum = check->of_sum,
				       .verdict = check->verdict,
				       .partner = MIG_AUDIT_NONE,
				       .broken = 1,
				       .candidates = candidates };

	mig_audit_set_difference(audit, &finding);
	for (size_t i = 0; !check->of_sum && i < suspicion->lever_count; i++)
		if (suspicion->levers[i].check == check)
			mig_lever_implied(&suspicion->levers[i],
					  mig_audit_number(audit, check->cell).scale,
					  &finding.implied, &finding.has_low, &finding.has_high);
	return mig_audit_add_finding(audit, &finding, error);
}

static enum mig_status
report_candidate(const struct mig_suspicion *suspicion, struct mig_audit *audit,
		 const struct mig_candidate *candidate, size_t alternatives,
		 struct mig_error *error)
{
	const struct mig_touch *touches = &suspicion->touches[candidate->first];
	size_t check = suspicion->broken[touches[0].broken];
	struct mig_finding finding = { .number = audit->finding_number,
				       .cell = candidate->cell,
				       .verdict = MIG_VERDICT_IMPOSSIBLE,
				       .implied = candidate->implied,
				       .has_low = candidate->has_low,
				       .has_high = candidate->has_high,
				       .has_suggestion = candidate->has_number,
				       .suggestion = candidate->number,
				       .partner = candidate->partner,
				       .slip = mig_slip_name(candidate->slip),
				       .broken = candidate->touched,
				       .mends = candidate->mends,
				       .candidates = alternatives };

	for (size_t i = candidate->touched; i-- > 0;)
		if (touches[i].mended)
			check = suspicion->broken[touches[i].broken];
	finding.check = check;
	finding.rule = audit->checks[check].rule;
	if (candidate->partner == MIG_AUDIT_NONE)
		mig_audit_set_difference(audit, &finding);
	return mig_audit_add_finding(audit, &finding, error);
}

/* Which candidates are alternatives of one another: those of best sets that share a broken check,
 * directly or through others. A group goes by the number of its first candidate. */
struct groups {
	size_t *of_candidate, *of_check; /* NONE: no group */
	size_t *sizes;
	size_t *next; /* candidate of the same group behind this one, or NONE */
	bool *mended; /* checks that a candidate of a group mends, not only touches */
};

static enum mig_status
groups_start(struct groups *groups, const struct mig_suspicion *suspicion, struct mig_error *error)
{
	size_t candidates = suspicion->candidate_count + 1, checks = suspicion->broken_count + 1;

	groups->of_candidate = malloc(candidates * sizeof *groups->of_candidate);
	groups->of_check = malloc(checks * sizeof *groups->of_check);
	groups->sizes = calloc(candidates, sizeof *groups->sizes);
	groups->next = malloc(candidates * sizeof *groups->next);
	groups->mended = calloc(checks, sizeof *groups->mended);
	if (!groups->of_candidate || !groups->of_check || !groups->sizes || !groups->next ||
	    !groups->mended)
		return mig_fail_memory(error);
	for (size_t k = 0; k < suspicion->broken_count; k++)
		groups->of_check[k] = MIG_AUDIT_NONE;
	for (size_t c = 0; c < suspicion->candidate_count; c++)
		groups->of_candidate[c] = suspicion->candidates[c].solutions ? c : MIG_AUDIT_NONE;
	return MIG_OK;
}

static void
groups_free(struct groups *groups)
{
	free(groups->of_candidate);
	free(groups->of_check);
	free(groups->sizes);
	free(groups->next);
	free(groups->mended);
}

/* Give a candidate and its checks the smallest number among them; whether any had another. */
static bool
join(struct groups *groups, const struct mig_suspicion *suspicion, size_t number)
{
	const struct mig_candidate *candidate = &suspicion->candidates[number];
	const struct mig_touch *touches = &suspicion->touches[candidate->first];
	size_t *of = &groups->of_candidate[number];
	bool changed = false;

	for (size_t i = 0; i < candidate->touched; i++)
		if (groups->of_check[touches[i].broken] < *of)
			*of = groups->of_check[touches[i].broken];
	for (size_t i = 0; i < candidate->touched; i++) {
		changed = changed || groups->of_check[touches[i].broken] != *of;
		groups->of_check[touches[i].broken] = *of;
		groups->mended[touches[i].broken] |= touches[i].mended || candidate->joint;
	}
	return changed;
}

static void
groups_join(struct groups *groups, const struct mig_suspicion *suspicion)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (size_t c = 0; c < suspicion->candidate_count; c++)
			if (groups->of_candidate[c] != MIG_AUDIT_NONE)
				changed = join(groups, suspicion, c) || changed;
	}
	/* from the back, each is put behind the first of its group; that one comes last */
	for (size_t c = suspicion->candidate_count; c-- > 0;) {
		size_t group = groups->of_candidate[c];

		if (group == MIG_AUDIT_NONE)
			continue;
		groups->next[c] = groups->sizes[group]++ ? groups->next[group] : MIG_AUDIT_NONE;
		if (c != group)
			groups->next[group] = c;
	}
}

/* All alternatives of a group, at the first of its checks. */
static enum mig_status
report_group(const struct mig_suspicion *suspicion, struct mig_audit *audit,
	     const struct groups *groups, size_t group, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	audit->finding_number++;
	for (size_t c = group; status == MIG_OK && c != MIG_AUDIT_NONE; c = groups->next[c])
		status = report_candidate(
		    suspicion, audit, &suspicion->candidates[c],
		    suspicion->candidates[c].certain ? 1 : groups->sizes[group], error);
	return status;
}

static enum mig_status
report_groups(struct mig_suspicion *suspicion, struct mig_audit *audit, struct groups *groups,
	      struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	bool usable;

	for (size_t k = 0; status == MIG_OK && k < suspicion->broken_count; k++) {
		size_t group = groups->of_check[k], check = suspicion->broken[k];
		size_t size = group == MIG_AUDIT_NONE ? 0 : groups->sizes[group];

		if (size > ALTERNATIVES_MAX || !groups->mended[k]) {
			status = mig_suspicion_levers(suspicion, audit->checks[check].cell, &usable,
						      error);
			if (status == MIG_OK)
				status = report_check(suspicion, audit, check,
						      groups->mended[k] ? size : 0, error);
		} else if (size) {
			status = report_group(suspicion, audit, groups, group, error);
			groups->sizes[group] = 0;
		}
	}
	return status;
}

/* A finding, by the place of the first alternative of its number, and then by its own. */
struct place {
	size_t first, number, own, index;
};

static int
by_place(const void *a, const void *b)
{
	const size_t *one = a, *other = b;

	for (size_t i = 0; i < sizeof(struct place) / sizeof(size_t); i++)
		if (one[i] != other[i])
			return one[i] < other[i] ? -1 : 1;
	return 0;
}

/* Where a cell stands: its table, row and column as one number. */
static size_t
order_of(const struct mig_audit *audit, size_t cell)
{
	const struct mig_audit_cell *at = &audit->cells[cell];
	const struct mig_audit_column *column = &audit->columns[at->column];
	size_t before = 0;

	for (size_t t = 0; t < column->table; t++)
		before += audit->tables[t].table.rows;
	return (before + at->row) << 16 | (column->place & 0xffff);
}

/* In the order of the tables. */
static enum mig_status
sort_findings(struct mig_audit *audit, struct mig_error *error)
{
	size_t count = audit->finding_count, number = 0;
	struct mig_finding *sorted = malloc((count + 1) * sizeof *sorted);
	struct place *places = malloc((count + 1) * sizeof *places);

	if (!sorted || !places) {
		free(sorted);
		free(places);
		return mig_fail_memory(error);
	}
	memcpy(sorted, audit->findings, count * sizeof *sorted);
	for (size_t i = 0; i < count; i++) {
		size_t own = order_of(audit, sorted[i].cell);

		places[i] = (struct place){ own, sorted[i].number, own, i };
		for (size_t j = i; j-- > 0 && sorted[j].number == sorted[i].number;) {
			if (places[j].first < places[i].first)
				places[i].first = places[j].first;
			places[j].first = places[i].first;
		}
	}
	qsort(places, count, sizeof *places, by_place);
	for (size_t i = 0; i < count; i++) {
		number += i == 0 || places[i].number != places[i - 1].number;
		audit->findings[i] = sorted[places[i].index];
		audit->findings[i].number = number;
	}
	free(sorted);
	free(places);
	return MIG_OK;
}

enum mig_status
mig_suspicion_report(struct mig_suspicion *suspicion, struct mig_audit *audit,
		     struct mig_error *error)
{
	struct groups groups;
	enum mig_status status = groups_start(&groups, suspicion, error);

	if (status == MIG_OK) {
		groups_join(&groups, suspicion);
		status = report_groups(suspicion, audit, &groups, error);
	}
	if (status == MIG_OK && audit->finding_count)
		status = sort_findings(audit, error);
	groups_free(&groups);
	return status;
}

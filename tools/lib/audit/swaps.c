#include <stdlib.h>

#include "locate.h"

/* Comparisons that are made at most: the search is quadratic in the cells of broken checks that may
 * balance each other. */
enum { WORK_MAX = 20000000 };

/* The factor of a linear term, its cell, and the check. */
struct side {
	const struct mig_check *check;
	struct mig_interval span; /* of the check */
	struct mig_audit_term term;
};

static bool
is_linear(const struct mig_audit_term *term)
{
	return term->a != MIG_AUDIT_NONE && term->b == MIG_AUDIT_NONE;
}

/* Whether the check of `side` would hold if its cell had `delta` more, times `sign`. */
static bool
holds_with(const struct side *side, struct mig_decimal delta, int sign)
{
	struct mig_interval span = side->span;
	struct mig_decimal change;

	return mig_decimal_multiply(delta, side->term.factor, &change) &&
	       mig_decimal_multiply(change, mig_decimal_of(sign), &change) &&
	       mig_interval_add(span, mig_interval_of(change), &span) &&
	       mig_relation_holds(side->check->relation, span);
}

/* Whether exchanging the two figures mends the check or checks of both sides. */
static bool
is_promising(const struct mig_audit *audit, const struct side *one, const struct side *other)
{
	struct mig_decimal delta;

	/* a total does not change places with one of its parts */
	if (one->check == other->check &&
	    (one->term.a == one->check->cell || other->term.a == one->check->cell))
		return false;
	if (!mig_decimal_subtract(mig_audit_number(audit, other->term.a),
				  mig_audit_number(audit, one->term.a), &delta) ||
	    mig_decimal_sign(delta) == 0)
		return false;
	if (one->check != other->check)
		return holds_with(one, delta, 1) && holds_with(other, delta, -1);
	struct mig_interval span = one->span;
	struct mig_decimal factor, change;

	return mig_decimal_subtract(one->term.factor, other->term.factor, &factor) &&
	       mig_decimal_multiply(delta, factor, &change) &&
	       mig_interval_add(span, mig_interval_of(change), &span) &&
	       mig_relation_holds(one->check->relation, span);
}

/* Judge all checks of the two cells with their figures exchanged. *good: none that holds is
 * broken, and all broken ones are mended. The touches go to the last candidate if `add`. */
static enum mig_status
try_swap(struct mig_suspicion *suspicion, size_t one, size_t other, bool add, bool *good,
	 struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	const struct mig_replacement swapped[] = { { one, mig_audit_number(audit, other) },
						   { other, mig_audit_number(audit, one) } };
	const size_t cells[] = { one, other };
	enum mig_status status = MIG_OK;

	*good = true;
	for (size_t j = 0; j < 2; j++)
		for (size_t i = suspicion->starts[cells[j]];
		     *good && status == MIG_OK && i < suspicion->starts[cells[j] + 1]; i++) {
			size_t number = suspicion->links[i].check;
			const struct mig_check *check = &audit->checks[number];
			struct mig_interval span;

			if (!check->complete)
				continue;
			*good = mig_check_evaluate(audit, check, swapped, 2, &span, NULL) &&
				mig_relation_holds(check->relation, span);
			if (*good && add && suspicion->number_of[number] != MIG_AUDIT_NONE)
				status = mig_suspicion_touch(suspicion, number, true, error);
		}
	return status;
}

/* A check that both cells are in has been touched twice. */
static void
drop_repeated_touches(struct mig_suspicion *suspicion)
{
	struct mig_candidate *candidate = &suspicion->candidates[suspicion->candidate_count - 1];
	size_t kept = 0;

	for (size_t i = 0; i < candidate->touched; i++) {
		const struct mig_touch *touch = &suspicion->touches[candidate->first + i];
		bool again = false;

		for (size_t j = 0; j < kept; j++)
			again = again ||
				suspicion->touches[candidate->first + j].broken == touch->broken;
		if (!again)
			suspicion->touches[candidate->first + kept++] = *touch;
	}
	candidate->touched = candidate->mends = kept;
	suspicion->touch_count = candidate->first + kept;
}

/* `first` is the first candidate that is a swap. */
static enum mig_status
add_swap(struct mig_suspicion *suspicion, size_t first, size_t one, size_t other,
	 struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	const struct mig_candidate candidate = { .cell = one,
						 .partner = other,
						 .number = mig_audit_number(audit, other),
						 .has_number = true,
						 .slip = MIG_SLIP_SWAPPED };
	bool good;
	enum mig_status status;

	for (size_t i = first; i < suspicion->candidate_count; i++)
		if (suspicion->candidates[i].cell == one &&
		    suspicion->candidates[i].partner == other)
			return MIG_OK;
	status = try_swap(suspicion, one, other, false, &good, error);
	if (status != MIG_OK || !good)
		return status;
	status = mig_suspicion_add(suspicion, &candidate, error);
	if (status == MIG_OK)
		status = try_swap(suspicion, one, other, true, &good, error);
	if (status == MIG_OK)
		drop_repeated_touches(suspicion);
	return status;
}

static enum mig_status
swaps_between(struct mig_suspicion *suspicion, size_t first, const struct mig_check *check,
	      const struct mig_check *other, struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	const struct mig_interval spans[] = {
		mig_suspicion_span(suspicion, (size_t)(check - audit->checks)),
		mig_suspicion_span(suspicion, (size_t)(other - audit->checks))
	};
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < check->count; i++)
		for (size_t j = check == other ? i + 1 : 0; status == MIG_OK && j < other->count;
		     j++) {
			const struct side sides[] = {
				{ check, spans[0], mig_audit_term_at(audit, check->first + i) },
				{ other, spans[1], mig_audit_term_at(audit, other->first + j) }
			};
			size_t one, two;

			if (!is_linear(&sides[0].term) || !is_linear(&sides[1].term))
				continue;
			one = sides[0].term.a;
			two = sides[1].term.a;
			if ((check == other ||
			     audit->cells[one].column == audit->cells[two].column) &&
			    is_promising(audit, &sides[0], &sides[1]))
				status = add_swap(suspicion, first, one < two ? one : two,
						  one < two ? two : one, error);
		}
	return status;
}

/* What can be told of a broken check without looking at its cells: how far its sum can be from
 * zero. What one check has too much and another lacks is the same, if a swap of a cell of each
 * mends both, and their cells are taken once. */
struct outline {
	size_t number; /* of the broken check */
	struct mig_decimal low, high;
	bool plain; /* an equation of cells that are taken once; else nothing can be told */
};

/* Two broken checks whose cells are to be compared. */
struct pair {
	size_t one, other;
};

struct pairs {
	struct pair *items;
	size_t count, room;
	size_t work; /* comparisons of cells */
};

static struct outline
outline_of(const struct mig_suspicion *suspicion, size_t number)
{
	const struct mig_audit *audit = suspicion->audit;
	const struct mig_check *check = &audit->checks[suspicion->broken[number]];
	const struct mig_interval span = mig_suspicion_span(suspicion, suspicion->broken[number]);
	const struct mig_decimal zero = mig_decimal_of(0);
	struct outline outline = { number, span.low, span.high,
				   check->relation == MIG_RELATION_EQUAL };

	for (size_t i = check->first; outline.plain && i < check->first + check->count; i++) {
		const struct mig_audit_term term = mig_audit_term_at(audit, i);

		outline.plain =
		    term.factor.scale == 0 && (term.factor.units == 1 || term.factor.units == -1);
	}
	if (outline.plain && mig_decimal_sign(span.high) < 0)
		outline.plain = mig_decimal_subtract(zero, span.high, &outline.low) &&
				mig_decimal_subtract(zero, span.low, &outline.high);
	if (!outline.plain)
		outline.low = zero;
	return outline;
}

static int
by_low(const void *a, const void *b)
{
	const struct outline *one = a, *other = b;
	int order = mig_decimal_compare(one->low, other->low);

	return order ? order : (one->number > other->number) - (one->number < other->number);
}

static int
by_numbers(const void *a, const void *b)
{
	const struct pair *one = a, *other = b;

	if (one->one != other->one)
		return one->one < other->one ? -1 : 1;
	return (one->other > other->other) - (one->other < other->other);
}

/* Whether two cells of a check may be exchanged to mend it: not where all but that which stands
 * for it are taken alike. */
static bool
may_swap_within(const struct mig_audit *audit, const struct mig_check *check)
{
	const struct mig_audit_kept_term *first = NULL;

	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_kept_term *term = &audit->terms[i];

		if (term->b != UINT32_MAX)
			return true;
		if (term->a == check->cell || term->a == UINT32_MAX)
			continue;
		if (first && first->factor != term->factor)
			return true;
		first = term;
	}
	return false;
}

/* Note a pair; *full is set when that would be too much work. */
static enum mig_status
add_pair(const struct mig_suspicion *suspicion, struct pairs *pairs, size_t one, size_t other,
	 bool *full, struct mig_error *error)
{
	const struct mig_check *checks = suspicion->audit->checks;
	size_t work =
	    (size_t)checks[suspicion->broken[one]].count * checks[suspicion->broken[other]].count;
	struct pair *items;

	*full = work > WORK_MAX - pairs->work;
	if (*full)
		return MIG_OK;
	items = mig_array_reserve(pairs->items, &pairs->room, pairs->count + 1, sizeof *items);
	if (!items)
		return mig_fail_memory(error);
	pairs->items = items;
	pairs->work += work;
	items[pairs->count++] =
	    one < other ? (struct pair){ one, other } : (struct pair){ other, one };
	return MIG_OK;
}

/* Each check with itself, and all that may balance each other: in the order of how far they are
 * from zero, those stand together. */
static enum mig_status
find_pairs(struct mig_suspicion *suspicion, struct outline *outlines, struct pairs *pairs,
	   struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	size_t count = suspicion->broken_count;
	enum mig_status status = MIG_OK;
	bool full = false;

	for (size_t k = 0; status == MIG_OK && k < count; k++) {
		outlines[k] = outline_of(suspicion, k);
		if (may_swap_within(audit, &audit->checks[suspicion->broken[k]]))
			status = add_pair(suspicion, pairs, k, k, &full, error);
		suspicion->swaps_untried |= full;
	}
	full = false;
	qsort(outlines, count, sizeof *outlines, by_low);
	for (size_t k = 0; k < count; k++)
		for (size_t l = k + 1; status == MIG_OK && !full && l < count; l++) {
			if (outlines[k].plain &&
			    mig_decimal_compare(outlines[l].low, outlines[k].high) > 0)
				break;
			status = add_pair(suspicion, pairs, outlines[k].number, outlines[l].number,
					  &full, error);
		}
	suspicion->swaps_untried |= full;
	if (pairs->count)
		qsort(pairs->items, pairs->count, sizeof *pairs->items, by_numbers);
	return status;
}

enum mig_status
mig_suspicion_swaps(struct mig_suspicion *suspicion, struct mig_error *error)
{
	const struct mig_check *checks = suspicion->audit->checks;
	struct outline *outlines = calloc(suspicion->broken_count + 1, sizeof *outlines);
	size_t first = suspicion->candidate_count;
	struct pairs pairs = { 0 };
	enum mig_status status =
	    outlines ? find_pairs(suspicion, outlines, &pairs, error) : mig_fail_memory(error);

	for (size_t i = 0; status == MIG_OK && i < pairs.count; i++)
		status =
		    swaps_between(suspicion, first, &checks[suspicion->broken[pairs.items[i].one]],
				  &checks[suspicion->broken[pairs.items[i].other]], error);
	free(outlines);
	free(pairs.items);
	return status;
}

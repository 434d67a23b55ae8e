#include <stdlib.h>

#include "locate.h"

static enum mig_status
find_broken(struct mig_suspicion *suspicion, struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;

	suspicion->broken = malloc((audit->check_count + 1) * sizeof *suspicion->broken);
	suspicion->number_of = malloc((audit->check_count + 1) * sizeof *suspicion->number_of);
	if (!suspicion->broken || !suspicion->number_of)
		return mig_fail_memory(error);
	for (size_t i = 0; i < audit->check_count; i++) {
		suspicion->number_of[i] = MIG_AUDIT_NONE;
		if (!audit->checks[i].complete ||
		    audit->checks[i].verdict != MIG_VERDICT_IMPOSSIBLE)
			continue;
		suspicion->number_of[i] = suspicion->broken_count;
		suspicion->broken[suspicion->broken_count++] = i;
	}
	return MIG_OK;
}

/* Count the links of the cells that are in a broken check; the others have none. */
static void
count_links(struct mig_suspicion *suspicion, const bool *suspected)
{
	const struct mig_audit *audit = suspicion->audit;
	size_t sum = 0;

	for (size_t i = 0; i < audit->term_count; i++) {
		const uint32_t cells[] = { audit->terms[i].a, audit->terms[i].b };

		for (size_t j = 0; j < 2; j++)
			if (cells[j] != UINT32_MAX && suspected[cells[j]])
				suspicion->starts[cells[j]]++;
	}
	for (size_t cell = 0; cell <= audit->cell_count; cell++) {
		size_t count = cell < audit->cell_count ? suspicion->starts[cell] : 0;

		suspicion->starts[cell] = sum;
		sum += count;
	}
}

static void
fill_links(struct mig_suspicion *suspicion, const bool *suspected, size_t *filled)
{
	const struct mig_audit *audit = suspicion->audit;

	for (size_t k = 0; k < audit->check_count; k++) {
		const struct mig_check *check = &audit->checks[k];

		for (size_t i = check->first; i < check->first + check->count; i++) {
			const uint32_t cells[] = { audit->terms[i].a, audit->terms[i].b };

			for (size_t j = 0; j < 2; j++)
				if (cells[j] != UINT32_MAX && suspected[cells[j]])
					suspicion->links[suspicion->starts[cells[j]] +
							 filled[cells[j]]++] =
					    (struct mig_link){ k, i };
		}
	}
}

static enum mig_status
link_cells(struct mig_suspicion *suspicion, struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	bool *suspected = calloc(audit->cell_count + 1, sizeof *suspected);
	size_t *filled = calloc(audit->cell_count + 1, sizeof *filled);
	enum mig_status status = MIG_OK;

	suspicion->starts = calloc(audit->cell_count + 1, sizeof *suspicion->starts);
	suspicion->spans = malloc((audit->check_count + 1) * sizeof *suspicion->spans);
	suspicion->spanned = calloc(audit->check_count + 1, sizeof *suspicion->spanned);
	suspicion->links = malloc((2 * audit->term_count + 1) * sizeof *suspicion->links);
	if (suspected && filled && suspicion->starts && suspicion->links && suspicion->spans &&
	    suspicion->spanned) {
		for (size_t i = 0; i < suspicion->broken_count; i++) {
			const struct mig_check *check = &audit->checks[suspicion->broken[i]];

			for (size_t j = check->first; j < check->first + check->count; j++) {
				if (audit->terms[j].a != UINT32_MAX)
					suspected[audit->terms[j].a] = true;
				if (audit->terms[j].b != UINT32_MAX)
					suspected[audit->terms[j].b] = true;
			}
		}
		count_links(suspicion, suspected);
		fill_links(suspicion, suspected, filled);
	} else {
		status = mig_fail_memory(error);
	}
	free(suspected);
	free(filled);
	return status;
}

enum mig_status
mig_suspicion_start(struct mig_suspicion *suspicion, const struct mig_audit *audit,
		    struct mig_error *error)
{
	enum mig_status status;

	*suspicion = (struct mig_suspicion){ .audit = audit };
	status = find_broken(suspicion, error);
	if (status == MIG_OK && suspicion->broken_count)
		status = link_cells(suspicion, error);
	return status;
}

void
mig_suspicion_free(struct mig_suspicion *suspicion)
{
	free(suspicion->broken);
	free(suspicion->number_of);
	free(suspicion->starts);
	free(suspicion->links);
	free(suspicion->spans);
	free(suspicion->spanned);
	free(suspicion->candidates);
	free(suspicion->touches);
	free(suspicion->levers);
	*suspicion = (struct mig_suspicion){ 0 };
}

struct mig_interval
mig_suspicion_span(const struct mig_suspicion *suspicion, size_t check)
{
	struct mig_interval *span = &suspicion->spans[check];

	/* it was judged, so it fits */
	if (!suspicion->spanned[check] &&
	    !mig_check_evaluate(suspicion->audit, &suspicion->audit->checks[check], NULL, 0, span,
				NULL))
		*span = mig_interval_of(mig_decimal_of(0));
	suspicion->spanned[check] = true;
	return *span;
}

/* What one term with the cell adds to the sum, and what the cell is multiplied by in it. */
static bool
term_of(const struct mig_audit *audit, const struct mig_audit_term *term, size_t cell,
	struct mig_interval *part, struct mig_interval *slope)
{
	size_t other = term->a == cell ? term->b : term->a;
	struct mig_interval one;

	*slope = mig_interval_of(term->factor);
	if (other == cell)
		return false;
	if (other != MIG_AUDIT_NONE &&
	    (!mig_audit_span(audit, other, mig_audit_number(audit, other), &one) ||
	     !mig_interval_multiply(*slope, one, slope)))
		return false;
	return mig_audit_span(audit, cell, mig_audit_number(audit, cell), &one) &&
	       mig_interval_multiply(*slope, one, part);
}

/* The ends of an interval without what a part contributed to each of them. */
static bool
take_out(struct mig_interval *rest, struct mig_interval part)
{
	return mig_decimal_subtract(rest->low, part.low, &rest->low) &&
	       mig_decimal_subtract(rest->high, part.high, &rest->high);
}

static struct mig_lever *
next_lever(struct mig_suspicion *suspicion, size_t check)
{
	struct mig_lever *levers = mig_array_reserve(suspicion->levers, &suspicion->lever_room,
						     suspicion->lever_count + 1, sizeof *levers);

	if (!levers)
		return NULL;
	suspicion->levers = levers;
	levers += suspicion->lever_count++;
	*levers = (struct mig_lever){ .check = &suspicion->audit->checks[check],
				      .broken = suspicion->number_of[check] != MIG_AUDIT_NONE,
				      .rest = mig_suspicion_span(suspicion, check),
				      .slope = mig_interval_of(mig_decimal_of(0)) };
	return levers;
}

enum mig_status
mig_suspicion_levers(struct mig_suspicion *suspicion, size_t cell, bool *usable,
		     struct mig_error *error)
{
	const struct mig_audit *audit = suspicion->audit;
	struct mig_lever *lever = NULL;

	suspicion->lever_count = 0;
	*usable = audit->cells[cell].known;
	for (size_t i = suspicion->starts[cell]; *usable && i < suspicion->starts[cell + 1]; i++) {
		const struct mig_link *link = &suspicion->links[i];
		struct mig_interval part, slope;
		struct mig_audit_term term;

		if (!audit->checks[link->check].complete)
			continue;
		if (!lever || lever->check != &audit->checks[link->check])
			lever = next_lever(suspicion, link->check);
		if (!lever)
			return mig_fail_memory(error);
		term = mig_audit_term_at(audit, link->term);
		*usable = term_of(audit, &term, cell, &part, &slope) &&
			  take_out(&lever->rest, part) &&
			  mig_interval_add(lever->slope, slope, &lever->slope);
	}
	return MIG_OK;
}

bool
mig_lever_holds(const struct mig_audit *audit, const struct mig_lever *lever, size_t cell,
		struct mig_decimal number)
{
	struct mig_interval span;

	return mig_audit_span(audit, cell, number, &span) &&
	       mig_interval_multiply(lever->slope, span, &span) &&
	       mig_interval_add(lever->rest, span, &span) &&
	       mig_relation_holds(lever->check->relation, span);
}

/* -rest / slope, exactly where the slope is 1 or -1. */
static bool
divide(struct mig_interval rest, struct mig_interval slope, int digits, struct mig_interval *result)
{
	const struct mig_interval zero = mig_interval_of(mig_decimal_of(0));
	struct mig_interval negative;

	if (mig_decimal_compare(slope.low, slope.high) == 0) {
		if (mig_decimal_compare(slope.low, mig_decimal_of(1)) == 0)
			return mig_interval_subtract(zero, rest, result);
		if (mig_decimal_compare(slope.low, mig_decimal_of(-1)) == 0) {
			*result = rest;
			return true;
		}
	}
	return mig_interval_subtract(zero, rest, &negative) &&
	       mig_interval_ratio(negative, slope, 1, digits, result);
}

void
mig_lever_implied(const struct mig_lever *lever, int scale, struct mig_interval *implied,
		  bool *has_low, bool *has_high)
{
	enum mig_relation relation = lever->check->relation;
	bool rising = mig_decimal_sign(lever->slope.low) > 0;

	*has_low = *has_high = false;
	if (!divide(lever->rest, lever->slope, scale + 3 < 18 ? scale + 3 : 18, implied))
		return;
	*has_low = *has_high = true;
	if (relation == MIG_RELATION_AT_MOST || relation == MIG_RELATION_LESS)
		*(rising ? has_low : has_high) = false;
	if (relation == MIG_RELATION_AT_LEAST || relation == MIG_RELATION_MORE)
		*(rising ? has_high : has_low) = false;
}

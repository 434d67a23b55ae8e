#include "audit.h"

#include <stdlib.h>

enum mig_status
mig_audit_add_rule(struct mig_audit *audit, const char *text, size_t *rule, struct mig_error *error)
{
	struct mig_audit_rule *rules = mig_array_reserve(audit->rules, &audit->rule_room,
							 audit->rule_count + 1, sizeof *rules);
	char *copy = mig_arena_copy(&audit->arena, mig_text_of(text));

	if (rules)
		audit->rules = rules;
	if (!rules || !copy)
		return mig_fail_memory(error);
	*rule = audit->rule_count++;
	rules[*rule] = (struct mig_audit_rule){ .text = copy };
	return MIG_OK;
}

enum mig_status
mig_audit_begin_check(struct mig_audit *audit, size_t rule, size_t cell, enum mig_relation relation,
		      struct mig_error *error)
{
	struct mig_check *checks = mig_array_reserve(audit->checks, &audit->check_room,
						     audit->check_count + 1, sizeof *checks);

	if (!checks)
		return mig_fail_memory(error);
	audit->checks = checks;
	audit->rules[rule].made++;
	checks[audit->check_count++] = (struct mig_check){ .first = audit->term_count,
							   .rule = (uint32_t)rule,
							   .cell = (uint32_t)cell,
							   .relation = relation };
	return MIG_OK;
}

/* The place of a factor. There are few, and the last ones come again. */
static enum mig_status
keep_factor(struct mig_audit *audit, struct mig_decimal factor, uint32_t *place,
	    struct mig_error *error)
{
	struct mig_decimal *factors;

	for (size_t i = audit->factor_count; i-- > 0;)
		if (audit->factors[i].units == factor.units &&
		    audit->factors[i].scale == factor.scale) {
			*place = (uint32_t)i;
			return MIG_OK;
		}
	factors = mig_array_reserve(audit->factors, &audit->factor_room, audit->factor_count + 1,
				    sizeof *factors);
	if (!factors)
		return mig_fail_memory(error);
	audit->factors = factors;
	factors[audit->factor_count] = factor;
	*place = (uint32_t)audit->factor_count++;
	return MIG_OK;
}

enum mig_status
mig_audit_add_term(struct mig_audit *audit, struct mig_decimal factor, size_t a, size_t b,
		   struct mig_error *error)
{
	struct mig_audit_kept_term *terms = mig_array_reserve(audit->terms, &audit->term_room,
							      audit->term_count + 1, sizeof *terms);
	uint32_t place = 0;
	enum mig_status status;

	if (!terms)
		return mig_fail_memory(error);
	audit->terms = terms;
	status = keep_factor(audit, factor, &place, error);
	if (status != MIG_OK)
		return status;
	/* cells are fewer than UINT32_MAX, which stands for none */
	terms[audit->term_count++] =
	    (struct mig_audit_kept_term){ place, (uint32_t)a, (uint32_t)b };
	audit->checks[audit->check_count - 1].count++;
	return MIG_OK;
}

/* By their cells; a product is the same either way round. */
static int
compare_cells(const void *left, const void *right)
{
	const struct mig_audit_kept_term *one = left, *two = right;
	uint32_t cells[] = { one->a < one->b ? one->a : one->b, two->a < two->b ? two->a : two->b };
	uint32_t others[] = { one->a < one->b ? one->b : one->a,
			      two->a < two->b ? two->b : two->a };

	if (cells[0] != cells[1])
		return cells[0] < cells[1] ? -1 : 1;
	return (others[0] > others[1]) - (others[0] < others[1]);
}

/* Add up the factors of terms of the same cells, which follow each other, from *at on. false: does
 * not fit. */
static bool
add_factors(const struct mig_audit *audit, const struct mig_audit_kept_term *terms, size_t count,
	    size_t *at, struct mig_decimal *sum)
{
	const struct mig_audit_kept_term *first = &terms[*at];

	*sum = mig_decimal_of(0);
	for (; *at < count && compare_cells(first, &terms[*at]) == 0; ++*at)
		if (!mig_decimal_add(*sum, audit->factors[terms[*at].factor], sum))
			return false;
	return true;
}

/* Whether no figure is left when terms of the same cells are added up, and what is left stands in
 * the relation; `terms` are in the order of their cells. */
static bool
is_hollow(const struct mig_audit *audit, const struct mig_check *check,
	  const struct mig_audit_kept_term *terms)
{
	struct mig_decimal constant = mig_decimal_of(0), sum;

	for (size_t i = 0; i < check->count;) {
		bool is_constant = terms[i].a == UINT32_MAX;

		if (!add_factors(audit, terms, check->count, &i, &sum) ||
		    (!is_constant && sum.units != 0))
			return false;
		if (is_constant)
			constant = sum;
	}
	return mig_relation_holds(check->relation, mig_interval_of(constant));
}

/* Whether other terms may take away the first one: all but a few checks end here. */
static bool
first_may_vanish(const struct mig_audit *audit, const struct mig_check *check)
{
	const struct mig_audit_kept_term *terms = &audit->terms[check->first];

	if (check->count == 0 || terms->a == UINT32_MAX || audit->factors[terms->factor].units == 0)
		return true;
	for (size_t i = 1; i < check->count; i++)
		if (compare_cells(terms, &terms[i]) == 0)
			return true;
	return false;
}

enum mig_status
mig_audit_end_check(struct mig_audit *audit, struct mig_error *error)
{
	const struct mig_check *check = &audit->checks[audit->check_count - 1];
	struct mig_audit_rule *rule = &audit->rules[check->rule];
	struct mig_audit_kept_term *terms;

	if (!first_may_vanish(audit, check))
		return MIG_OK;
	terms = malloc((check->count + 1) * sizeof *terms);
	if (!terms)
		return mig_fail_memory(error);
	for (size_t i = 0; i < check->count; i++)
		terms[i] = audit->terms[check->first + i];
	qsort(terms, check->count, sizeof *terms, compare_cells);
	if (is_hollow(audit, check, terms)) {
		rule->made--;
		rule->hollow++;
		audit->term_count = check->first;
		audit->check_count--;
	}
	free(terms);
	return MIG_OK;
}

/* The figure of a cell, or of its replacement. */
static bool
figure_of(const struct mig_audit *audit, size_t cell, const struct mig_replacement *replaced,
	  size_t count, struct mig_decimal *number)
{
	for (size_t i = 0; i < count; i++)
		if (replaced[i].cell == cell) {
			*number = replaced[i].number;
			return true;
		}
	*number = mig_audit_number(audit, cell);
	return audit->cells[cell].known;
}

bool
mig_check_evaluate(const struct mig_audit *audit, const struct mig_check *check,
		   const struct mig_replacement *replaced, size_t count, struct mig_interval *span,
		   struct mig_decimal *residual)
{
	struct mig_decimal sum = mig_decimal_of(0);
	struct mig_interval sums = mig_interval_of(sum);

	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_term term = mig_audit_term_at(audit, i);
		const size_t cells[] = { term.a, term.b };
		struct mig_decimal product = term.factor, number;
		struct mig_interval range = mig_interval_of(product), one;

		for (size_t j = 0; j < 2; j++)
			if (cells[j] != MIG_AUDIT_NONE &&
			    (!figure_of(audit, cells[j], replaced, count, &number) ||
			     !mig_audit_span(audit, cells[j], number, &one) ||
			     !mig_decimal_multiply(product, number, &product) ||
			     !mig_interval_multiply(range, one, &range)))
				return false;
		if (!mig_decimal_add(sum, product, &sum) || !mig_interval_add(sums, range, &sums))
			return false;
	}
	*span = sums;
	if (residual)
		*residual = sum;
	return true;
}

bool
mig_relation_holds(enum mig_relation relation, struct mig_interval span)
{
	int low = mig_decimal_sign(span.low), high = mig_decimal_sign(span.high);

	switch (relation) {
	case MIG_RELATION_EQUAL:
		return low <= 0 && high >= 0;
	case MIG_RELATION_AT_MOST:
		return low <= 0;
	case MIG_RELATION_AT_LEAST:
		return high >= 0;
	case MIG_RELATION_LESS:
		return low < 0;
	case MIG_RELATION_MORE:
		return high > 0;
	}
	return false;
}

static bool
is_complete(const struct mig_audit *audit, const struct mig_check *check)
{
	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_kept_term *term = &audit->terms[i];

		if ((term->a != UINT32_MAX && !audit->cells[term->a].known) ||
		    (term->b != UINT32_MAX && !audit->cells[term->b].known))
			return false;
	}
	return true;
}

/* Whether a complete check is found exact by adding whole numbers alone, which nearly all are. */
static bool
is_plainly_exact(const struct mig_audit *audit, const struct mig_check *check)
{
	mig_int128 sum = 0;

	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_kept_term *term = &audit->terms[i];
		const struct mig_decimal *factor = &audit->factors[term->factor];
		const struct mig_audit_cell *cell;

		if (term->a == UINT32_MAX || term->b != UINT32_MAX || factor->scale ||
		    (factor->units != 1 && factor->units != -1))
			return false;
		cell = &audit->cells[term->a];
		if (cell->wide || cell->scale)
			return false;
		sum += factor->units == 1 ? (mig_int128)cell->units : -(mig_int128)cell->units;
	}
	return sum == 0 && mig_relation_holds(check->relation, mig_interval_of(mig_decimal_of(0)));
}

/* MIG_DATA: the sum of a complete check does not fit. */
static enum mig_status
judge(const struct mig_audit *audit, struct mig_check *check, struct mig_error *error)
{
	struct mig_decimal residual;
	struct mig_interval span;

	check->verdict = MIG_VERDICT_EXACT;
	if (is_plainly_exact(audit, check))
		return MIG_OK;
	if (!mig_check_evaluate(audit, check, NULL, 0, &span, &residual)) {
		struct mig_position position = mig_audit_position(audit, check->cell);

		return mig_fail(error, MIG_DATA,
				"%s:%zu: the sum of the rule '%s' has too many digits",
				position.file, position.line, audit->rules[check->rule].text);
	}
	if (!mig_relation_holds(check->relation, mig_interval_of(residual)))
		check->verdict = mig_relation_holds(check->relation, span) ? MIG_VERDICT_ROUNDING
									   : MIG_VERDICT_IMPOSSIBLE;
	return MIG_OK;
}

enum mig_status
mig_audit_judge(struct mig_audit *audit, struct mig_error *error)
{
	for (size_t i = 0; i < audit->rule_count; i++)
		if (!audit->rules[i].of_keys)
			audit->rules[i] =
			    (struct mig_audit_rule){ .text = audit->rules[i].text,
						     .made = audit->rules[i].made,
						     .hollow = audit->rules[i].hollow,
						     .without_total =
							 audit->rules[i].without_total };
	for (size_t i = 0; i < audit->check_count; i++) {
		struct mig_check *check = &audit->checks[i];
		struct mig_audit_rule *rule = &audit->rules[check->rule];

		check->complete = is_complete(audit, check);
		if (!check->complete)
			rule->incomplete++;
		else if (judge(audit, check, error) != MIG_OK)
			return MIG_DATA;
		else if (check->verdict == MIG_VERDICT_EXACT)
			rule->exact++;
		else if (check->verdict == MIG_VERDICT_ROUNDING)
			rule->rounding++;
		else
			rule->impossible++;
	}
	return MIG_OK;
}

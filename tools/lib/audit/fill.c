#include <stdlib.h>

#include "audit.h"

/* What is known of a check that lacks figures. */
struct gap {
	size_t unknowns, cell; /* cell: the last that is missing */
	struct mig_decimal factor;
	struct mig_interval rest; /* sum of what is known */
	bool linear, same_sign;	  /* of the terms that lack their figure */
};

static bool
look_at(const struct mig_audit *audit, const struct mig_check *check, struct gap *gap)
{
	struct mig_interval one, part;

	*gap = (struct gap){ .linear = true, .same_sign = true };
	gap->rest = mig_interval_of(mig_decimal_of(0));
	for (size_t i = check->first; i < check->first + check->count; i++) {
		const struct mig_audit_term term = mig_audit_term_at(audit, i);

		if (term.b != MIG_AUDIT_NONE)
			return false;
		part = mig_interval_of(term.factor);
		if (term.a != MIG_AUDIT_NONE && !audit->cells[term.a].known) {
			if (gap->unknowns &&
			    mig_decimal_sign(gap->factor) != mig_decimal_sign(term.factor))
				gap->same_sign = false;
			gap->unknowns++;
			gap->cell = term.a;
			gap->factor = term.factor;
			continue;
		}
		if (term.a != MIG_AUDIT_NONE &&
		    (!mig_audit_span(audit, term.a, mig_audit_number(audit, term.a), &one) ||
		     !mig_interval_multiply(part, one, &part)))
			return false;
		if (!mig_interval_add(gap->rest, part, &gap->rest))
			return false;
	}
	return gap->unknowns > 0;
}

/* -rest / factor, if that is exact. */
static bool
solve(const struct gap *gap, struct mig_decimal *number)
{
	enum { DIGITS = 6 };
	const struct mig_decimal zero = mig_decimal_of(0);
	struct mig_decimal negative, product;

	if (mig_decimal_compare(gap->rest.low, gap->rest.high) != 0 ||
	    mig_decimal_sign(gap->factor) == 0 ||
	    !mig_decimal_subtract(zero, gap->rest.low, &negative) ||
	    !mig_decimal_ratio(negative, gap->factor, 1, DIGITS, number) ||
	    !mig_decimal_multiply(*number, gap->factor, &product) ||
	    mig_decimal_compare(product, negative) != 0)
		return false;
	*number = mig_decimal_trim(*number, 0);
	return true;
}

/* Whether a check says "cell >= 0". */
static bool
forbids_negative(const struct mig_audit *audit, const struct mig_check *check, size_t cell)
{
	size_t constants = 0, others = 0;

	if (check->relation != MIG_RELATION_AT_LEAST)
		return false;
	for (size_t j = check->first; j < check->first + check->count; j++) {
		const struct mig_audit_term term = mig_audit_term_at(audit, j);

		if (term.a == MIG_AUDIT_NONE)
			constants += mig_decimal_sign(term.factor) != 0;
		else
			others += term.a != cell || term.b != MIG_AUDIT_NONE ||
				  mig_decimal_sign(term.factor) <= 0;
	}
	return constants == 0 && others == 0;
}

static bool
is_not_negative(const struct mig_audit *audit, const struct mig_audit_uses *uses, size_t cell)
{
	for (size_t i = uses->starts[cell]; i < uses->starts[cell + 1]; i++)
		if (forbids_negative(audit, &audit->checks[uses->checks[i]], cell))
			return true;
	return false;
}

/* Put a figure into a missing cell unless a rule that becomes complete would not hold; *any is set
 * if it stays. */
static enum mig_status
put(struct mig_audit *audit, const struct mig_audit_uses *uses, size_t cell,
    struct mig_decimal number, bool *any, struct mig_error *error)
{
	struct mig_audit_cell *at = &audit->cells[cell];

	if (mig_audit_set_number(audit, cell, number, error) != MIG_OK)
		return MIG_IO;
	at->changed = true;
	for (size_t i = uses->starts[cell]; i < uses->starts[cell + 1]; i++) {
		const struct mig_check *check = &audit->checks[uses->checks[i]];
		struct mig_interval span;

		if (mig_check_evaluate(audit, check, NULL, 0, &span, NULL) &&
		    !mig_relation_holds(check->relation, span)) {
			at->known = at->changed = false;
			return MIG_OK;
		}
	}
	*any = true;
	return MIG_OK;
}

/* Parts that cannot be negative and have nothing left to add are zero. */
static enum mig_status
put_zeros(struct mig_audit *audit, const struct mig_audit_uses *uses, const struct mig_check *check,
	  bool *any, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = check->first; i < check->first + check->count; i++) {
		uint32_t cell = audit->terms[i].a;

		if (cell != UINT32_MAX && !audit->cells[cell].known &&
		    !is_not_negative(audit, uses, cell))
			return MIG_OK;
	}
	for (size_t i = check->first; status == MIG_OK && i < check->first + check->count; i++) {
		uint32_t cell = audit->terms[i].a;

		if (cell != UINT32_MAX && !audit->cells[cell].known)
			status = put(audit, uses, cell, mig_decimal_of(0), any, error);
	}
	return status;
}

/* What one check determines. */
static enum mig_status
fill_check(struct mig_audit *audit, const struct mig_audit_uses *uses,
	   const struct mig_check *check, bool *any, struct mig_error *error)
{
	struct mig_decimal number;
	struct gap gap;

	if (check->relation != MIG_RELATION_EQUAL || !look_at(audit, check, &gap))
		return MIG_OK;
	if (gap.unknowns == 1 && solve(&gap, &number))
		return put(audit, uses, gap.cell, number, any, error);
	if (gap.unknowns > 1 && gap.same_sign && mig_decimal_sign(gap.rest.low) == 0 &&
	    mig_decimal_sign(gap.rest.high) == 0)
		return put_zeros(audit, uses, check, any, error);
	return MIG_OK;
}

enum mig_status
mig_audit_fill(struct mig_audit *audit, struct mig_error *error)
{
	struct mig_audit_uses uses;
	enum mig_status status = mig_audit_find_uses(audit, &uses, error);
	bool any = true;

	while (status == MIG_OK && any) {
		any = false;
		for (size_t i = 0; status == MIG_OK && i < audit->check_count; i++)
			status = fill_check(audit, &uses, &audit->checks[i], &any, error);
	}
	mig_audit_uses_free(&uses);
	return status;
}

#include <stdlib.h>

#include "audit.h"

enum {
	CHANGES_MAX = 12,    /* units that one group of checks is repaired with, at most */
	STEPS_MAX = 2000000, /* of the search for one number of changes */
};

/* Equations that share cells, and what each is off by. */
struct repair {
	struct mig_audit *audit;
	struct mig_audit_uses uses;
	size_t *checks, count;
	struct mig_decimal *residuals; /* by check */
	bool *equations, *seen;	       /* by check */
	signed char *changes;	       /* by cell, in units */
	struct mig_decimal *units;     /* by cell; zero: not to be changed */
	size_t steps;
};

/* Whether it is a sum that adds up, if only as far as rounding lets it. */
static bool
is_equation(const struct mig_audit *audit, const struct mig_check *check)
{
	if (check->relation != MIG_RELATION_EQUAL || !check->complete ||
	    check->verdict == MIG_VERDICT_IMPOSSIBLE)
		return false;
	for (size_t i = check->first; i < check->first + check->count; i++)
		if (audit->terms[i].b != UINT32_MAX)
			return false;
	return true;
}

/* Twice the half unit that the figure stands for; zero if it is exact. */
static struct mig_decimal
unit_of(const struct mig_audit *audit, size_t cell)
{
	struct mig_interval span;
	struct mig_decimal unit = mig_decimal_of(0);

	if (audit->cells[cell].known &&
	    mig_audit_span(audit, cell, mig_audit_number(audit, cell), &span) &&
	    mig_decimal_subtract(span.high, span.low, &unit))
		return unit;
	return mig_decimal_of(0);
}

/* Factors of a product keep their figures. */
static void
freeze(struct repair *repair)
{
	const struct mig_audit *audit = repair->audit;

	for (size_t i = 0; i < audit->term_count; i++)
		if (audit->terms[i].b != UINT32_MAX) {
			repair->units[audit->terms[i].a] = mig_decimal_of(0);
			repair->units[audit->terms[i].b] = mig_decimal_of(0);
		}
}

static enum mig_status
start(struct repair *repair, struct mig_error *error)
{
	const struct mig_audit *audit = repair->audit;
	size_t cells = audit->cell_count + 1, checks = audit->check_count + 1;

	repair->checks = malloc(checks * sizeof *repair->checks);
	repair->residuals = malloc(checks * sizeof *repair->residuals);
	repair->equations = calloc(checks, sizeof *repair->equations);
	repair->seen = calloc(checks, sizeof *repair->seen);
	repair->changes = calloc(cells, sizeof *repair->changes);
	repair->units = malloc(cells * sizeof *repair->units);
	if (!repair->checks || !repair->residuals || !repair->equations || !repair->seen ||
	    !repair->changes || !repair->units)
		return mig_fail_memory(error);
	for (size_t i = 0; i < audit->check_count; i++)
		repair->equations[i] = is_equation(audit, &audit->checks[i]);
	for (size_t i = 0; i < audit->cell_count; i++)
		repair->units[i] = unit_of(audit, i);
	freeze(repair);
	return mig_audit_find_uses(audit, &repair->uses, error);
}

static void
finish(struct repair *repair)
{
	mig_audit_uses_free(&repair->uses);
	free(repair->checks);
	free(repair->residuals);
	free(repair->equations);
	free(repair->seen);
	free(repair->changes);
	free(repair->units);
}

/* The equations that can be reached from one over cells that may change. */
static void
gather(struct repair *repair, size_t first)
{
	const struct mig_audit *audit = repair->audit;
	const size_t *starts = repair->uses.starts;

	repair->count = 0;
	repair->checks[repair->count++] = first;
	repair->seen[first] = true;
	for (size_t k = 0; k < repair->count; k++) {
		const struct mig_check *check = &audit->checks[repair->checks[k]];
		struct mig_interval span;

		/* it was judged, so it fits */
		if (!mig_check_evaluate(audit, check, NULL, 0, &span,
					&repair->residuals[repair->checks[k]]))
			repair->residuals[repair->checks[k]] = mig_decimal_of(0);
		for (size_t j = check->first; j < check->first + check->count; j++) {
			uint32_t cell = audit->terms[j].a;

			if (cell == UINT32_MAX || mig_decimal_sign(repair->units[cell]) == 0)
				continue;
			for (size_t u = starts[cell]; u < starts[cell + 1]; u++) {
				uint32_t other = repair->uses.checks[u];

				if (repair->equations[other] && !repair->seen[other]) {
					repair->seen[other] = true;
					repair->checks[repair->count++] = other;
				}
			}
		}
	}
}

/* Change a cell by one unit up or down, and the residuals with it. */
static bool
change(struct repair *repair, size_t cell, int direction)
{
	const struct mig_audit *audit = repair->audit;

	repair->changes[cell] = (signed char)(repair->changes[cell] + direction);
	for (size_t u = repair->uses.starts[cell]; u < repair->uses.starts[cell + 1]; u++) {
		uint32_t number = repair->uses.checks[u];
		const struct mig_check *check = &audit->checks[number];
		struct mig_decimal *residual = &repair->residuals[number];

		for (size_t j = check->first;
		     repair->equations[number] && j < check->first + check->count; j++) {
			struct mig_decimal delta;

			if (audit->terms[j].a == cell &&
			    (!mig_decimal_multiply(mig_audit_term_at(audit, j).factor,
						   repair->units[cell], &delta) ||
			     !mig_decimal_multiply(delta, mig_decimal_of(direction), &delta) ||
			     !mig_decimal_add(*residual, delta, residual)))
				return false;
		}
	}
	return true;
}

/* The figure of a cell with its changes. false: it does not fit. */
static bool
changed_figure(const struct repair *repair, size_t cell, struct mig_decimal *number)
{
	struct mig_decimal delta, printed = mig_audit_number(repair->audit, cell);

	if (!mig_decimal_multiply(repair->units[cell], mig_decimal_of(repair->changes[cell]),
				  &delta) ||
	    !mig_decimal_add(printed, delta, number))
		return false;
	*number = mig_decimal_trim(*number, printed.scale);
	return true;
}

/* The figures that were changed; there are at most CHANGES_MAX. */
static size_t
list_changed(const struct repair *repair, struct mig_replacement changed[CHANGES_MAX])
{
	const struct mig_audit *audit = repair->audit;
	size_t count = 0;

	for (size_t k = 0; k < repair->count; k++) {
		const struct mig_check *check = &audit->checks[repair->checks[k]];

		for (size_t j = check->first; j < check->first + check->count; j++) {
			uint32_t cell = audit->terms[j].a;
			bool listed = cell == UINT32_MAX || repair->changes[cell] == 0;

			for (size_t i = 0; i < count; i++)
				listed = listed || changed[i].cell == cell;
			if (listed)
				continue;
			changed[count].cell = cell;
			count += changed_figure(repair, cell, &changed[count].number);
		}
	}
	return count;
}

/* Whether checks that are no equations, such as a >= b, come out no worse than they did. */
static bool
others_hold(const struct repair *repair)
{
	const struct mig_audit *audit = repair->audit;
	const size_t *starts = repair->uses.starts;
	struct mig_replacement changed[CHANGES_MAX];
	size_t count = list_changed(repair, changed);

	for (size_t i = 0; i < count; i++)
		for (size_t u = starts[changed[i].cell]; u < starts[changed[i].cell + 1]; u++) {
			uint32_t number = repair->uses.checks[u];
			const struct mig_check *check = &audit->checks[number];
			struct mig_decimal residual;
			struct mig_interval span;

			if (repair->equations[number] || !check->complete ||
			    check->verdict == MIG_VERDICT_IMPOSSIBLE)
				continue;
			if (!mig_check_evaluate(audit, check, changed, count, &span, &residual))
				return false;
			if (check->verdict == MIG_VERDICT_EXACT)
				span = mig_interval_of(residual);
			if (!mig_relation_holds(check->relation, span))
				return false;
		}
	return true;
}

/* Make all equations exact with `left` changes; the first that is off has to have one of them. */
static bool
search(struct repair *repair, size_t left)
{
	const struct mig_audit *audit = repair->audit;
	const struct mig_check *check = NULL;
	int sign;

	for (size_t k = repair->count; k-- > 0;)
		if (mig_decimal_sign(repair->residuals[repair->checks[k]]) != 0)
			check = &audit->checks[repair->checks[k]];
	if (!check)
		return others_hold(repair);
	if (left == 0 || repair->steps++ > STEPS_MAX)
		return false;
	sign = mig_decimal_sign(repair->residuals[check - audit->checks]);
	for (size_t j = check->first; j < check->first + check->count; j++) {
		size_t cell = mig_audit_term_at(audit, j).a;
		int direction = -sign * mig_decimal_sign(mig_audit_term_at(audit, j).factor);

		if (cell == MIG_AUDIT_NONE || mig_decimal_sign(repair->units[cell]) == 0 ||
		    direction == 0 || repair->changes[cell] + direction < -1 ||
		    repair->changes[cell] + direction > 1)
			continue;
		if (change(repair, cell, direction) && search(repair, left - 1))
			return true;
		change(repair, cell, -direction);
	}
	return false;
}

static enum mig_status
apply(struct repair *repair, struct mig_error *error)
{
	struct mig_replacement changed[CHANGES_MAX];
	size_t count = list_changed(repair, changed);
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		status =
		    mig_audit_set_number(repair->audit, changed[i].cell, changed[i].number, error);
		repair->audit->cells[changed[i].cell].changed = true;
		repair->changes[changed[i].cell] = 0;
	}
	return status;
}

enum mig_status
mig_audit_repair(struct mig_audit *audit, size_t *left, struct mig_error *error)
{
	struct repair repair = { .audit = audit };
	enum mig_status status = start(&repair, error);

	*left = 0;
	for (size_t i = 0; status == MIG_OK && i < audit->check_count; i++) {
		const struct mig_check *check = &audit->checks[i];
		bool done = false;

		if (repair.seen[i] || !repair.equations[i] ||
		    check->verdict != MIG_VERDICT_ROUNDING)
			continue;
		gather(&repair, i);
		repair.steps = 0;
		for (size_t changes = 1; !done && changes <= CHANGES_MAX; changes++) {
			done = search(&repair, changes);
			if (repair.steps > STEPS_MAX)
				break;
		}
		if (done)
			status = apply(&repair, error);
		*left += !done;
	}
	finish(&repair);
	return status;
}

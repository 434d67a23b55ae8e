#include <stdlib.h>

#include "audit.h"

enum {
	CHANGES_MAX = 12,    /* units that one group of checks is repaired with, at most */
	STEPS_MAX = 2000000, /* of the search for one number of changes */
};

/* Equations that share cells, and what each is off by. */
struct repair {
	struct mig_audit *audit;
	size_t *checks, count;
	struct mig_decimal *residuals;
	bool *seen;		   /* by check */
	signed char *changes;	   /* by cell, in units */
	struct mig_decimal *units; /* by cell; zero: not to be changed */
	size_t *starts, *links;	   /* checks of each cell */
	size_t steps;
};

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

/* Any check that is not an equation but holds keeps its cells as they are. */
static void
freeze(struct repair *repair)
{
	const struct mig_audit *audit = repair->audit;

	for (size_t i = 0; i < audit->check_count; i++) {
		const struct mig_check *check = &audit->checks[i];

		if (is_equation(audit, check))
			continue;
		for (size_t j = check->first; j < check->first + check->count; j++) {
			if (audit->terms[j].b != UINT32_MAX) {
				repair->units[audit->terms[j].a] = mig_decimal_of(0);
				repair->units[audit->terms[j].b] = mig_decimal_of(0);
			}
		}
	}
}

static enum mig_status
start(struct repair *repair, struct mig_error *error)
{
	const struct mig_audit *audit = repair->audit;
	size_t cells = audit->cell_count + 1, checks = audit->check_count + 1;

	repair->checks = malloc(checks * sizeof *repair->checks);
	repair->residuals = malloc(checks * sizeof *repair->residuals);
	repair->seen = calloc(checks, sizeof *repair->seen);
	repair->changes = calloc(cells, sizeof *repair->changes);
	repair->units = malloc(cells * sizeof *repair->units);
	repair->starts = calloc(cells + 1, sizeof *repair->starts);
	repair->links = malloc((audit->term_count + 1) * sizeof *repair->links);
	if (!repair->checks || !repair->residuals || !repair->seen || !repair->changes ||
	    !repair->units || !repair->starts || !repair->links)
		return mig_fail_memory(error);
	for (size_t i = 0; i < audit->cell_count; i++)
		repair->units[i] = unit_of(audit, i);
	freeze(repair);
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < audit->check_count; i++)
			for (size_t j = audit->checks[i].first;
			     is_equation(audit, &audit->checks[i]) &&
			     j < audit->checks[i].first + audit->checks[i].count;
			     j++) {
				uint32_t cell = audit->terms[j].a;

				if (cell == UINT32_MAX)
					continue;
				if (pass == 0)
					repair->starts[cell + 2]++;
				else
					repair->links[repair->starts[cell + 1]++] = i;
			}
		for (size_t i = 2; pass == 0 && i <= cells; i++)
			repair->starts[i] += repair->starts[i - 1];
	}
	return MIG_OK;
}

static void
finish(struct repair *repair)
{
	free(repair->checks);
	free(repair->residuals);
	free(repair->seen);
	free(repair->changes);
	free(repair->units);
	free(repair->starts);
	free(repair->links);
}

/* The equations that can be reached from one over cells that may change. */
static void
gather(struct repair *repair, size_t first)
{
	const struct mig_audit *audit = repair->audit;

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
			for (size_t l = repair->starts[cell]; l < repair->starts[cell + 1]; l++)
				if (!repair->seen[repair->links[l]]) {
					repair->seen[repair->links[l]] = true;
					repair->checks[repair->count++] = repair->links[l];
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
	for (size_t l = repair->starts[cell]; l < repair->starts[cell + 1]; l++) {
		const struct mig_check *check = &audit->checks[repair->links[l]];

		for (size_t j = check->first; j < check->first + check->count; j++) {
			struct mig_decimal delta;

			if (audit->terms[j].a != cell)
				continue;
			if (!mig_decimal_multiply(mig_audit_term_at(audit, j).factor,
						  repair->units[cell], &delta) ||
			    !mig_decimal_multiply(delta, mig_decimal_of(direction), &delta) ||
			    !mig_decimal_add(repair->residuals[repair->links[l]], delta,
					     &repair->residuals[repair->links[l]]))
				return false;
		}
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
		return true;
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
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < repair->audit->cell_count; i++) {
		struct mig_decimal delta, number = mig_audit_number(repair->audit, i);
		int scale = number.scale;

		if (repair->changes[i] &&
		    mig_decimal_multiply(repair->units[i], mig_decimal_of(repair->changes[i]),
					 &delta) &&
		    mig_decimal_add(number, delta, &number)) {
			while (number.scale > scale && number.units % 10 == 0) {
				number.units /= 10;
				number.scale--;
			}
			status = mig_audit_set_number(repair->audit, i, number, error);
			repair->audit->cells[i].changed = true;
		}
		repair->changes[i] = 0;
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

		if (repair.seen[i] || !is_equation(audit, check) ||
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

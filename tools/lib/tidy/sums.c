#include "tidy/sums.h"

#include <stdlib.h>

enum {
	MEMBERS_MAX = 2000,  /* beyond these, runs are not looked for */
	CELLS_MAX = 4000000, /* members times places */
	BASES = 4,	     /* places in which runs are looked for */
};

/* What stands in the places, without parts. */
struct totals {
	struct mig_decimal *sums;
	size_t *members;
	bool *unknown;
};

uint32_t
mig_notice_member(const struct mig_notice *notice, size_t row, size_t dimension)
{
	return notice->numbers[row * notice->dimensions + dimension];
}

static bool
is_part(const struct mig_notice *notice, const struct mig_sums *sums, size_t row)
{
	return sums->found[mig_notice_member(notice, row, sums->dimension)].part;
}

static void
add_up(const struct mig_notice *notice, const struct mig_sums *sums, struct totals *totals)
{
	for (size_t row = 0; row < notice->rows; row++) {
		size_t place = sums->of_row[row];

		if (is_part(notice, sums, row))
			continue;
		totals->members[place]++;
		if (notice->values[row].state != MIG_VALUE_KNOWN ||
		    !mig_decimal_add(totals->sums[place], notice->values[row].number,
				     &totals->sums[place]))
			totals->unknown[place] = true;
	}
}

/* Whether the figure of a row is half of all that stands in its place. */
static bool
is_half(const struct mig_notice *notice, const struct mig_sums *sums, const struct totals *totals,
	size_t row)
{
	struct mig_decimal number = notice->values[row].number, twice;

	return mig_decimal_add(number, number, &twice) &&
	       mig_decimal_compare(twice, totals->sums[sums->of_row[row]]) == 0;
}

static bool
is_zero(struct mig_value value)
{
	return value.state != MIG_VALUE_KNOWN || mig_decimal_sign(value.number) == 0;
}

/* Mark each member that is, wherever it stands, the sum of the others beside it. */
static enum mig_status
judge_halves(const struct mig_notice *notice, struct mig_sums *sums, const struct totals *totals,
	     enum mig_sum_kind kind, bool *any, struct mig_error *error)
{
	bool *other = calloc(sums->members, sizeof *other);
	bool *positive = calloc(sums->members, sizeof *positive);
	enum mig_status status = other && positive ? MIG_OK : mig_fail_memory(error);

	for (size_t row = 0; row < notice->rows && status == MIG_OK; row++) {
		size_t member = mig_notice_member(notice, row, sums->dimension);
		size_t place = sums->of_row[row];

		if (is_part(notice, sums, row))
			continue;
		if (totals->members[place] < 3)
			other[member] = true;
		else if (!totals->unknown[place] && !is_half(notice, sums, totals, row))
			other[member] = true;
		else if (!totals->unknown[place] && !is_zero(notice->values[row]))
			positive[member] = true;
	}
	for (size_t i = 0; i < sums->members && status == MIG_OK; i++) {
		if (other[i] || !positive[i])
			continue;
		sums->found[i].kind = kind;
		*any = true;
	}
	free(other);
	free(positive);
	return status;
}

static enum mig_status
find_halves(const struct mig_notice *notice, struct mig_sums *sums, enum mig_sum_kind kind,
	    bool *any, struct mig_error *error)
{
	struct totals totals = { calloc(sums->places, sizeof *totals.sums),
				 calloc(sums->places, sizeof *totals.members),
				 calloc(sums->places, sizeof *totals.unknown) };
	enum mig_status status =
	    totals.sums && totals.members && totals.unknown ? MIG_OK : mig_fail_memory(error);

	if (status == MIG_OK) {
		add_up(notice, sums, &totals);
		status = judge_halves(notice, sums, &totals, kind, any, error);
	}
	free(totals.sums);
	free(totals.members);
	free(totals.unknown);
	return status;
}

/* The figures by place and member: number of the row + 1, or 0 where there is none. */
struct matrix {
	const struct mig_notice *notice;
	struct mig_sums *sums;
	uint32_t *rows;
};

/* The figure of a member in a place; NULL: it does not stand there. */
static const struct mig_value *
figure(const struct matrix *matrix, size_t place, size_t member)
{
	uint32_t row = matrix->rows[place * matrix->sums->members + member];

	return row ? &matrix->notice->values[row - 1] : NULL;
}

/* A run of members next to another, upwards or downwards in the table, without parts. */
struct run {
	size_t whole, last;
	bool down;
};

/* The next member of a run behind `member`; false at the end of the table. */
static bool
next_member(const struct matrix *matrix, bool down, size_t *member)
{
	do {
		if (down ? *member + 1 == matrix->sums->members : *member == 0)
			return false;
		*member += down ? 1 : (size_t)-1;
	} while (matrix->sums->found[*member].part);
	return true;
}

/* Whether the run adds up to its whole in a place. *counts: both are known, and say something. */
static bool
adds_up(const struct matrix *matrix, const struct run *run, size_t place, bool *counts)
{
	const struct mig_value *whole = figure(matrix, place, run->whole);
	struct mig_decimal sum = mig_decimal_of(0);
	size_t member = run->whole, parts = 0;

	*counts = false;
	if (!whole || whole->state != MIG_VALUE_KNOWN)
		return true;
	while (member != run->last && next_member(matrix, run->down, &member)) {
		const struct mig_value *value = figure(matrix, place, member);

		if (!value)
			continue;
		if (value->state != MIG_VALUE_KNOWN || !mig_decimal_add(sum, value->number, &sum))
			return true;
		parts += mig_decimal_sign(value->number) != 0;
	}
	*counts = parts > 1;
	return mig_decimal_compare(sum, whole->number) == 0;
}

/* Whether it does in all places, and in enough of them not to be an accident. */
static bool
holds(const struct matrix *matrix, const struct run *run)
{
	size_t evidence = 0;

	for (size_t place = 0; place < matrix->sums->places; place++) {
		bool counts;

		if (!adds_up(matrix, run, place, &counts))
			return false;
		evidence += counts;
	}
	return evidence > 1;
}

/* Find the shortest run beside run->whole that adds up in one place, and then in all. */
static bool
find_in(const struct matrix *matrix, struct run *run, size_t place)
{
	struct mig_decimal sum = mig_decimal_of(0), whole;
	size_t member = run->whole, parts = 0;

	whole = figure(matrix, place, member)->number;
	while (next_member(matrix, run->down, &member)) {
		const struct mig_value *value = figure(matrix, place, member);

		if (!value)
			continue;
		if (value->state != MIG_VALUE_KNOWN || !mig_decimal_add(sum, value->number, &sum))
			return false;
		run->last = member;
		if (++parts > 1 && mig_decimal_compare(sum, whole) == 0 && holds(matrix, run))
			return true;
	}
	return false;
}

static bool
find_run(const struct matrix *matrix, struct run *run)
{
	size_t tried = 0;

	for (size_t place = 0; place < matrix->sums->places && tried < BASES; place++) {
		const struct mig_value *whole = figure(matrix, place, run->whole);

		if (!whole || is_zero(*whole))
			continue;
		tried++;
		if (find_in(matrix, run, place))
			return true;
	}
	return false;
}

/* Note a run: its members are parts from now on. */
static void
note_run(const struct matrix *matrix, const struct run *run)
{
	struct mig_sum *sum = &matrix->sums->found[run->whole];
	size_t member = run->whole;

	next_member(matrix, run->down, &member);
	*sum = (struct mig_sum){ .kind = MIG_SUM_OF_RUN,
				 .first = run->down ? member : run->last,
				 .last = run->down ? run->last : member };
	do
		matrix->sums->found[member].part = true;
	while (member != run->last && next_member(matrix, run->down, &member));
}

/* One search through all members, the last ones first: inner totals stand below outer ones. */
static bool
find_runs(const struct matrix *matrix)
{
	bool any = false;

	for (size_t i = matrix->sums->members; i-- > 0;) {
		for (int down = 1; down >= 0; down--) {
			struct run run = { .whole = i, .down = down };
			const struct mig_sum *sum = &matrix->sums->found[i];

			if (sum->part || sum->kind != MIG_SUM_NONE || !find_run(matrix, &run))
				continue;
			note_run(matrix, &run);
			any = true;
		}
	}
	return any;
}

/* false: a member stands twice in one place. */
static bool
fill(const struct matrix *matrix)
{
	for (size_t row = 0; row < matrix->notice->rows; row++) {
		size_t member = mig_notice_member(matrix->notice, row, matrix->sums->dimension);
		uint32_t *cell =
		    &matrix->rows[matrix->sums->of_row[row] * matrix->sums->members + member];

		if (*cell)
			return false;
		*cell = (uint32_t)row + 1;
	}
	return true;
}

enum mig_status
mig_sums_find(const struct mig_notice *notice, struct mig_sums *sums, struct mig_error *error)
{
	struct matrix matrix = { .notice = notice, .sums = sums };
	bool any = false;
	enum mig_status status = find_halves(notice, sums, MIG_SUM_OF_ALL, &any, error);

	if (status != MIG_OK || any || sums->members > MEMBERS_MAX || sums->places < 2 ||
	    sums->places > CELLS_MAX / sums->members)
		return status;
	matrix.rows = calloc(sums->places * sums->members, sizeof *matrix.rows);
	if (!matrix.rows)
		return mig_fail_memory(error);
	for (bool more = fill(&matrix); status == MIG_OK && !any && more;) {
		more = find_runs(&matrix);
		if (more)
			status = find_halves(notice, sums, MIG_SUM_OF_REST, &any, error);
	}
	free(matrix.rows);
	return status;
}

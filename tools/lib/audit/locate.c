#include "locate.h"

#include <stdlib.h>

enum mig_status
mig_suspicion_add(struct mig_suspicion *suspicion, const struct mig_candidate *candidate,
		  struct mig_error *error)
{
	struct mig_candidate *candidates =
	    mig_array_reserve(suspicion->candidates, &suspicion->candidate_room,
			      suspicion->candidate_count + 1, sizeof *candidates);

	if (!candidates)
		return mig_fail_memory(error);
	suspicion->candidates = candidates;
	candidates += suspicion->candidate_count++;
	*candidates = *candidate;
	candidates->first = suspicion->touch_count;
	candidates->touched = candidates->mends = 0;
	return MIG_OK;
}

enum mig_status
mig_suspicion_touch(struct mig_suspicion *suspicion, size_t check, bool mended,
		    struct mig_error *error)
{
	struct mig_candidate *candidate = &suspicion->candidates[suspicion->candidate_count - 1];
	struct mig_touch *touches = mig_array_reserve(suspicion->touches, &suspicion->touch_room,
						      suspicion->touch_count + 1, sizeof *touches);

	if (!touches)
		return mig_fail_memory(error);
	suspicion->touches = touches;
	touches[suspicion->touch_count++] =
	    (struct mig_touch){ suspicion->number_of[check], mended };
	candidate->touched++;
	candidate->mends += mended;
	return MIG_OK;
}

/* What all checks of a cell together allow for it, which a correction has to keep to. */
struct room {
	struct mig_interval implied;
	bool has_low, has_high, empty;
	size_t broken;
};

static void
narrow(struct room *room, struct mig_interval implied, bool has_low, bool has_high)
{
	if (has_low &&
	    (!room->has_low || mig_decimal_compare(implied.low, room->implied.low) > 0)) {
		room->implied.low = implied.low;
		room->has_low = true;
	}
	if (has_high &&
	    (!room->has_high || mig_decimal_compare(implied.high, room->implied.high) < 0)) {
		room->implied.high = implied.high;
		room->has_high = true;
	}
	if (room->has_low && room->has_high &&
	    mig_decimal_compare(room->implied.low, room->implied.high) > 0)
		room->empty = true;
}

static struct room
room_of(const struct mig_suspicion *suspicion, size_t cell)
{
	int scale = mig_audit_number(suspicion->audit, cell).scale;
	struct room room = { 0 };

	for (size_t i = 0; i < suspicion->lever_count; i++) {
		struct mig_interval implied;
		bool has_low, has_high;

		mig_lever_implied(&suspicion->levers[i], scale, &implied, &has_low, &has_high);
		narrow(&room, implied, has_low, has_high);
		room.broken += suspicion->levers[i].broken;
	}
	return room;
}

/* Whether no check that holds would be broken; *mends is how many broken ones would hold. */
static bool
breaks_nothing(const struct mig_suspicion *suspicion, size_t cell, struct mig_decimal number,
	       size_t *mends)
{
	*mends = 0;
	for (size_t i = 0; i < suspicion->lever_count; i++) {
		const struct mig_lever *lever = &suspicion->levers[i];
		bool holds = mig_lever_holds(suspicion->audit, lever, cell, number);

		if (!holds && !lever->broken)
			return false;
		*mends += holds && lever->broken;
	}
	return true;
}

static enum mig_status
add_candidate(struct mig_suspicion *suspicion, const struct mig_candidate *candidate,
	      struct mig_error *error)
{
	enum mig_status status = mig_suspicion_add(suspicion, candidate, error);

	for (size_t i = 0; status == MIG_OK && i < suspicion->lever_count; i++) {
		const struct mig_lever *lever = &suspicion->levers[i];

		if (lever->broken)
			status = mig_suspicion_touch(
			    suspicion, (size_t)(lever->check - suspicion->audit->checks),
			    !candidate->has_number ||
				mig_lever_holds(suspicion->audit, lever, candidate->cell,
						candidate->number),
			    error);
	}
	return status;
}

/* What a candidate of the cell is, but for its figure. */
static struct mig_candidate
candidate_of(size_t cell, const struct room *room)
{
	return (struct mig_candidate){ .cell = cell,
				       .partner = MIG_AUDIT_NONE,
				       .implied = room->implied,
				       .has_low = room->has_low && !room->empty,
				       .has_high = room->has_high && !room->empty };
}

/* Whether any slip can be a candidate: quickly told where each broken check wants one figure of a
 * cell that is exact. A rounded one only has to come near it. */
static bool
may_be_slip(const struct mig_suspicion *suspicion, size_t cell)
{
	struct mig_decimal printed = mig_audit_number(suspicion->audit, cell);
	struct mig_interval span;

	if (!mig_audit_span(suspicion->audit, cell, printed, &span) ||
	    mig_decimal_compare(span.low, span.high) != 0)
		return true;
	for (size_t i = 0; i < suspicion->lever_count; i++) {
		struct mig_interval implied;
		bool has_low, has_high;

		if (!suspicion->levers[i].broken)
			continue;
		mig_lever_implied(&suspicion->levers[i], printed.scale, &implied, &has_low,
				  &has_high);
		if (!has_low || !has_high || mig_decimal_compare(implied.low, implied.high) != 0 ||
		    mig_slip_is_near(printed, implied.low))
			return true;
	}
	return false;
}

/* Candidates that are one slip away from the figure of the cell. */
static enum mig_status
add_slips(struct mig_suspicion *suspicion, size_t cell, const struct room *room, bool *all_mended,
	  struct mig_error *error)
{
	struct mig_slip_result slips[MIG_SLIPS_MAX];
	size_t count = 0, mends;
	enum mig_status status = MIG_OK;

	if (may_be_slip(suspicion, cell))
		count = mig_slips(mig_audit_number(suspicion->audit, cell), slips);

	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		struct mig_candidate candidate = candidate_of(cell, room);

		if (!breaks_nothing(suspicion, cell, slips[i].number, &mends) || mends == 0)
			continue;
		candidate.number = slips[i].number;
		candidate.has_number = true;
		candidate.slip = slips[i].slip;
		*all_mended = *all_mended || mends == room->broken;
		status = add_candidate(suspicion, &candidate, error);
	}
	return status;
}

/* A cell that all of its checks agree on, though no single slip explains it. */
static enum mig_status
add_agreed(struct mig_suspicion *suspicion, size_t cell, const struct room *room,
	   struct mig_error *error)
{
	struct mig_candidate candidate = candidate_of(cell, room);
	size_t mends;

	candidate.has_number = room->has_low && room->has_high &&
			       mig_decimal_compare(room->implied.low, room->implied.high) == 0;
	candidate.number = room->implied.low;
	if (candidate.has_number &&
	    (!breaks_nothing(suspicion, cell, candidate.number, &mends) || mends < room->broken))
		return MIG_OK;
	return add_candidate(suspicion, &candidate, error);
}

/* Whether a check that holds leaves the cell no other figure than it has. */
static bool
is_pinned(const struct mig_suspicion *suspicion, size_t cell)
{
	int scale = mig_audit_number(suspicion->audit, cell).scale;

	for (size_t i = 0; i < suspicion->lever_count; i++) {
		const struct mig_lever *lever = &suspicion->levers[i];
		struct mig_interval implied;
		bool has_low, has_high;

		if (lever->broken)
			continue;
		mig_lever_implied(lever, scale, &implied, &has_low, &has_high);
		if (has_low && has_high && mig_decimal_compare(implied.low, implied.high) == 0)
			return true;
	}
	return false;
}

/* For each broken check the only cell that could be changed at all; NONE - 1: there are several. */
static void
note_free_cell(const struct mig_suspicion *suspicion, size_t cell, size_t *free_cells)
{
	for (size_t i = 0; i < suspicion->lever_count; i++) {
		const struct mig_lever *lever = &suspicion->levers[i];
		size_t *at;

		if (!lever->broken)
			continue;
		at = &free_cells[suspicion->number_of[lever->check - suspicion->audit->checks]];
		*at = *at == MIG_AUDIT_NONE ? cell : MIG_AUDIT_NONE - 1;
	}
}

/* The candidates of every cell that has a broken check. */
static enum mig_status
suspect_cells(struct mig_suspicion *suspicion, size_t *free_cells, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t cell = 0; status == MIG_OK && cell < suspicion->audit->cell_count; cell++) {
		bool usable, all_mended = false;
		struct room room;

		if (suspicion->starts[cell] == suspicion->starts[cell + 1])
			continue;
		status = mig_suspicion_levers(suspicion, cell, &usable, error);
		if (status != MIG_OK || !usable || is_pinned(suspicion, cell))
			continue;
		room = room_of(suspicion, cell);
		status = add_slips(suspicion, cell, &room, &all_mended, error);
		if (room.empty)
			continue;
		note_free_cell(suspicion, cell, free_cells);
		if (status == MIG_OK && !all_mended && room.broken > 1)
			status = add_agreed(suspicion, cell, &room, error);
	}
	return status;
}

/* A broken check of which only one cell can be wrong, and no slip explains it. */
static enum mig_status
add_remaining(struct mig_suspicion *suspicion, const size_t *free_cells, struct mig_error *error)
{
	bool *there = calloc(suspicion->audit->cell_count + 1, sizeof *there);
	enum mig_status status = there ? MIG_OK : mig_fail_memory(error);
	size_t known = 0;

	for (size_t i = 0; status == MIG_OK && i < suspicion->broken_count; i++) {
		struct room room;
		bool usable;

		for (; known < suspicion->candidate_count; known++)
			there[suspicion->candidates[known].cell] = true;
		if (free_cells[i] >= MIG_AUDIT_NONE - 1 || there[free_cells[i]])
			continue;
		status = mig_suspicion_levers(suspicion, free_cells[i], &usable, error);
		room = room_of(suspicion, free_cells[i]);
		if (status == MIG_OK)
			status = add_agreed(suspicion, free_cells[i], &room, error);
	}
	free(there);
	return status;
}

static enum mig_status
find_candidates(struct mig_suspicion *suspicion, struct mig_error *error)
{
	size_t *free_cells = malloc((suspicion->broken_count + 1) * sizeof *free_cells);
	enum mig_status status;

	if (!free_cells)
		return mig_fail_memory(error);
	for (size_t i = 0; i < suspicion->broken_count; i++)
		free_cells[i] = MIG_AUDIT_NONE;
	status = suspect_cells(suspicion, free_cells, error);
	if (status == MIG_OK)
		status = mig_suspicion_swaps(suspicion, error);
	if (status == MIG_OK)
		status = add_remaining(suspicion, free_cells, error);
	free(free_cells);
	return status;
}

enum mig_status
mig_audit_locate(struct mig_audit *audit, struct mig_error *error)
{
	struct mig_suspicion suspicion;
	enum mig_status status = mig_suspicion_start(&suspicion, audit, error);

	if (status == MIG_OK && suspicion.broken_count) {
		status = find_candidates(&suspicion, error);
		if (status == MIG_OK)
			status = mig_suspicion_choose(&suspicion, error);
		audit->swaps_untried = suspicion.swaps_untried;
		if (status == MIG_OK)
			status = mig_suspicion_report(&suspicion, audit, error);
	}
	mig_suspicion_free(&suspicion);
	return status;
}

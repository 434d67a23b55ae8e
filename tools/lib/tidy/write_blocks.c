/* Rows that do not need those before them, written by several threads. */
#include <stdlib.h>
#include <string.h>

#include "engine/crew.h"
#include "tidy/walk.h"
#include "tidy/writing.h"

/* One thread's part: a plan of its own, since a plan holds the texts of the current row, and what
 * the rows of a block have become. */
struct walker {
	struct mig_tidy_walker base;
	const struct mig_tidy_writing *whole;
	struct mig_tidy_writing writing; /* where the rows of the block go */
	struct mig_tidy_frame frame;
	struct mig_tidy_plan plan;
	struct mig_writer *part;
	struct mig_tidy_report report;
	struct mig_notice notice;
	bool noticing; /* there are not too many rows yet */
};

bool
mig_tidy_can_write_blocks(const struct mig_tidy_writing *writing)
{
	const struct mig_tidy_plan *plan = writing->plan;

	for (size_t i = 0; i < plan->dimension_count; i++)
		if (plan->dimensions[i].fill || plan->dimensions[i].source == MIG_FROM_SECTION)
			return false;
	return !writing->looking && mig_tidy_walk_can(plan->frame->grid);
}

/* In order, rows go where they would without blocks. */
static void
start_block(struct mig_tidy_walker *base)
{
	struct walker *walker = (struct walker *)base;

	walker->writing = *walker->whole;
	walker->writing.plan = &walker->plan;
	mig_writer_drop(walker->part);
	mig_notice_free(&walker->notice);
	walker->report = (struct mig_tidy_report){ .totals = 0 };
	if (base->ordered)
		return;
	walker->writing.writer = walker->part;
	walker->writing.report = &walker->report;
	walker->writing.notice = walker->noticing ? &walker->notice : NULL;
}

static enum mig_status
write_row(struct mig_tidy_walker *base, struct mig_error *error)
{
	struct walker *walker = (struct walker *)base;

	walker->writing.error = error;
	return mig_tidy_write_row(&walker->writing);
}

static void
add_report(struct mig_tidy_report *sum, const struct mig_tidy_report *part)
{
	sum->counts.numbers += part->counts.numbers;
	sum->counts.empty += part->counts.empty;
	sum->counts.grouped += part->counts.grouped;
	sum->counts.decimals += part->counts.decimals;
	sum->counts.percents += part->counts.percents;
	sum->counts.scaled += part->counts.scaled;
	sum->counts.signs += part->counts.signs;
	sum->counts.marks += part->counts.marks;
	sum->counts.zeros += part->counts.zeros;
	sum->counts.like_groups += part->counts.like_groups;
	sum->counts.long_wholes += part->counts.long_wholes;
	sum->bare = part->bare < part->rows ? part->bare : sum->bare + part->bare;
	sum->rows += part->rows;
	sum->totals += part->totals;
	sum->totals_met |= part->totals_met;
	sum->filtered += part->filtered;
	sum->empty += part->empty;
}

static enum mig_status
join_block(struct mig_tidy_walker *base, struct mig_error *error)
{
	struct walker *walker = (struct walker *)base;
	const struct mig_tidy_writing *whole = walker->whole;
	enum mig_status status = MIG_OK;

	if (!base->ordered) {
		status = mig_writer_join(whole->writer, walker->part, error);
		add_report(whole->report, &walker->report);
		if (status == MIG_OK && walker->noticing)
			status = mig_notice_join(whole->notice, &walker->notice, error);
	}
	walker->noticing = whole->notice && !whole->notice->too_many;
	return status;
}

static enum mig_status
start_walker(struct walker *walker, struct mig_tidy_walk *walk,
	     const struct mig_tidy_writing *writing, struct mig_error *error)
{
	const struct mig_tidy_plan *plan = writing->plan;

	walker->whole = writing;
	walker->noticing = writing->notice != NULL;
	walker->frame = *plan->frame;
	walker->frame.grid = &walker->base.grid;
	walker->plan = *plan;
	walker->plan.frame = &walker->frame;
	walker->plan.dimensions =
	    calloc(plan->dimension_count + 1, sizeof *walker->plan.dimensions);
	walker->part = mig_writer_part(writing->writer);
	if (!walker->plan.dimensions || !walker->part)
		return mig_fail_memory(error);
	for (size_t i = 0; i < plan->dimension_count; i++) {
		walker->plan.dimensions[i] = plan->dimensions[i];
		walker->plan.dimensions[i].known = NULL;
	}
	return mig_tidy_walker_start(&walker->base, walk, plan->frame->grid, error);
}

static void
end_walker(struct walker *walker)
{
	for (size_t i = 0; walker->plan.dimensions && i < walker->plan.dimension_count; i++)
		free(walker->plan.dimensions[i].known);
	free(walker->plan.dimensions);
	mig_writer_free(walker->part);
	mig_notice_free(&walker->notice);
	mig_tidy_walker_end(&walker->base);
}

enum mig_status
mig_tidy_write_blocks(const struct mig_tidy_writing *writing)
{
	struct mig_tidy_walk walk = { .start = start_block, .row = write_row, .join = join_block };
	struct mig_tidy_grid *grid = writing->plan->frame->grid;
	size_t count = mig_tidy_walk_size(grid);
	struct walker *walkers = calloc(count, sizeof *walkers);
	void *each[MIG_CREW_MAX];
	enum mig_status status = walkers ? MIG_OK : mig_fail_memory(writing->error);

	for (size_t i = 0; i < count && status == MIG_OK; i++) {
		each[i] = &walkers[i];
		status = start_walker(&walkers[i], &walk, writing, writing->error);
	}
	if (status == MIG_OK)
		status = mig_tidy_walk_run(&walk, grid, each, count, writing->error);
	for (size_t i = 0; walkers && i < count; i++)
		end_walker(&walkers[i]);
	free(walkers);
	return status;
}

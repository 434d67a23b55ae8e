#include "engine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "crew.h"
#include "feed.h"
#include "lane.h"
#include "records_private.h"

enum { ALONE = 4 /* blocks of a file before other threads are worth starting */ };

/* One file's worth of work. */
struct engine {
	struct mig_records *records;
	const struct mig_plan *plan;
	struct mig_engine_options options;
	struct mig_receiver receiver;
	struct mig_feed feed;
	bool together;	 /* several threads have had a share in the sums ... */
	bool overflowed; /* ... and one of these cannot be held */
};

/* One thread's part of it. */
struct worker {
	struct engine *engine;
	pthread_t thread;
	bool running;
	struct mig_lane lane;
	struct mig_block block;
	void *taker;

	enum mig_status status;	    /* when it is not MIG_OK: */
	struct mig_error error;	    /* as libcsv's way or reading said it, or nothing yet ... */
	struct mig_trouble trouble; /* ... when it was the adding that failed */
	size_t failed_at;	    /* where in the block libcsv has to look from */
	size_t failed_record;	    /* the how manieth record from there it is; 0: reading failed */
};

/* libcsv's way from `from` on to the end of the block. */
static enum mig_status
add_slowly(struct worker *worker, size_t from)
{
	const struct mig_plan *plan = worker->engine->plan;
	struct mig_text rest = { worker->block.bytes + from, worker->block.length - from };
	struct mig_records slice;
	uint64_t position;
	bool more = true;
	enum mig_status status =
	    mig_records_slice(worker->engine->records, rest, 1, &slice, &worker->error);

	worker->failed_at = from;
	worker->failed_record = 1;
	while (status == MIG_OK) {
		status = mig_records_next_here(&slice, &more, &worker->error);
		if (status != MIG_OK || !more)
			break;
		for (size_t i = 0; i < plan->count; i++)
			worker->lane.fields[i] = mig_records_field(&slice, plan->columns[i]);
		position = worker->block.position + from + slice.source.mark;
		if (worker->lane.take(worker->taker, plan, worker->lane.fields, &position, 1,
				      &worker->trouble) == 0)
			status = MIG_DATA;
		else
			worker->failed_record++;
	}
	mig_records_slice_end(&slice);
	return status;
}

/* Tell the receiver that a block begins. */
static enum mig_status
begin_block(struct worker *worker)
{
	const struct engine *engine = worker->engine;
	const struct mig_block *block = &worker->block;
	const struct mig_stretch stretch = { .file = engine->records->file,
					     .number = block->number,
					     .name = engine->records->source.name,
					     .first_line = engine->feed.first_line,
					     .text = { block->bytes, block->length },
					     .position = block->position };

	return !engine->receiver.begin || engine->receiver.begin(worker->taker, &stretch)
		   ? MIG_OK
		   : mig_fail_memory(&worker->error);
}

/* Take the block in hand. */
static enum mig_status
add_block(struct worker *worker)
{
	const struct mig_receiver *receiver = &worker->engine->receiver;
	struct mig_block *block = &worker->block;
	struct mig_text text = { block->bytes, block->length };
	size_t lines = 0, done;
	enum mig_status status = begin_block(worker);

	if (status != MIG_OK)
		return status;
	done = mig_lane_run(&worker->lane, worker->engine->plan, worker->taker, text,
			    block->position, &lines, &worker->trouble);

	if (worker->trouble.kind != MIG_TROUBLE_NONE) {
		worker->failed_at = done;
		worker->failed_record = 1;
		return MIG_DATA;
	}
	if (done < block->length) {
		status = add_slowly(worker, done);
		lines = mig_count_lines(block->bytes, block->length);
	}
	if (status == MIG_OK && receiver->end && !receiver->end(worker->taker, lines))
		status = mig_fail_memory(&worker->error);
	return status == MIG_OK
		   ? mig_feed_done(&worker->engine->feed, block->number, lines, &worker->error)
		   : status;
}

/* Take and add up to `limit` blocks. Returns whether there may be more. */
static bool
work(struct worker *worker, size_t limit)
{
	struct mig_feed *feed = &worker->engine->feed;
	bool more = true;

	for (size_t i = 0; more && i < limit; i++) {
		worker->failed_record = 0;
		worker->status = mig_feed_take(feed, &worker->block, &more, &worker->error);
		if (worker->status == MIG_OK && more)
			worker->status = add_block(worker);
		if (worker->status == MIG_OK)
			continue;
		if (worker->status == MIG_DATA && !worker->failed_record) {
			worker->failed_at =
			    0; /* a record is too long: the first, or it has no end */
			worker->failed_record = SIZE_MAX;
		}
		mig_feed_fail(feed, worker->block.number);
		return false;
	}
	return more;
}

static void *
work_to_the_end(void *worker)
{
	work(worker, SIZE_MAX);
	return NULL;
}

/* What the record at hand of `slice` did that could not be added. */
static enum mig_status
explain(const struct mig_records *slice, const struct mig_plan *plan,
	const struct mig_trouble *trouble, struct mig_error *error)
{
	size_t column = plan->columns[trouble->field];
	struct mig_text field = mig_records_field(slice, column), cell = mig_text_shown(field);
	const struct mig_position position = mig_records_position(slice);
	size_t first_condition = plan->count - (plan->filter ? plan->filter->count : 0);

	switch (trouble->kind) {
	case MIG_TROUBLE_OVERFLOW:
		return mig_records_fail(slice, column, error,
					"the sum becomes too large to be exact at '%.*s'",
					(int)cell.length, cell.bytes);
	case MIG_TROUBLE_STATUS:
		mig_records_fail(slice, column, error, "'%.*s' is not an observation status",
				 (int)cell.length, cell.bytes);
		mig_hint(error, "status cells hold SDMX codes such as B, E or P; if this column is "
				"something else, say --status none");
		return MIG_DATA;
	case MIG_TROUBLE_PERIOD:
		mig_records_fail(slice, column, error, "'%.*s' is not a period", (int)cell.length,
				 cell.bytes);
		mig_hint(error, "write 2015, 2015-S1, 2015-Q4, 2015-02, 2015-12-31 or "
				"2015-01/2015-11, or name another column with --time");
		return MIG_DATA;
	case MIG_TROUBLE_ORDER:
		return mig_filter_fail(&plan->filter->conditions[trouble->field - first_condition],
				       slice, error);
	default:
		return mig_fail_number(error, &position, column, slice->names[column], field,
				       trouble->kind == MIG_TROUBLE_RANGE ? MIG_PARSE_RANGE
									  : MIG_PARSE_INVALID);
	}
}

/* Read the failing part of the block again, now with the numbers of its lines. */
static enum mig_status
replay(const struct worker *worker, struct mig_error *error)
{
	const struct engine *engine = worker->engine;
	const struct mig_block *block = &worker->block;
	struct mig_text rest = { block->bytes + worker->failed_at,
				 block->length - worker->failed_at };
	size_t line = mig_feed_line(&engine->feed, block->number) +
		      mig_count_lines(block->bytes, worker->failed_at);
	struct mig_records slice;
	bool more = true;
	enum mig_status status = mig_records_slice(engine->records, rest, line, &slice, error);

	for (size_t i = 0; status == MIG_OK && more && i < worker->failed_record; i++)
		status = mig_records_next_here(&slice, &more, error);
	if (status == MIG_OK && more)
		status = explain(&slice, engine->plan, &worker->trouble, error);
	mig_records_slice_end(&slice);
	if (status == MIG_OK) /* no way to get here is known; a failure is not to get lost */
		return mig_fail(error, MIG_IO, "%s: reading the failing record again did not fail",
				engine->records->source.name);
	return status;
}

static enum mig_status
report(const struct worker *worker, struct mig_error *error)
{
	if (worker->trouble.kind == MIG_TROUBLE_MEMORY)
		return mig_fail_memory(error);
	if (worker->status == MIG_DATA)
		return replay(worker, error);
	*error = worker->error;
	return worker->status;
}

/* Let the others help, and wait for them. */
static void
work_together(struct worker *workers, size_t count)
{
	workers[0].engine->together = workers[0].engine->together || count > 1;
	for (size_t i = 1; i < count; i++)
		workers[i].running =
		    pthread_create(&workers[i].thread, NULL, work_to_the_end, &workers[i]) == 0;
	work(&workers[0], SIZE_MAX);
	for (size_t i = 1; i < count; i++) {
		if (workers[i].running)
			pthread_join(workers[i].thread, NULL);
		workers[i].running = false;
	}
}

static enum mig_status
run_file(struct engine *engine, struct worker *workers, size_t count, uint64_t *position,
	 struct mig_error *error)
{
	struct mig_source *source = &engine->records->source;
	const struct worker *first = NULL;
	enum mig_status status =
	    mig_feed_start(&engine->feed, source, source->keep_max, *position, error);

	if (engine->options.block)
		engine->feed.block = engine->options.block;
	if (status == MIG_OK && work(&workers[0], ALONE))
		work_together(workers, count);
	for (size_t i = 0; status == MIG_OK && i < count; i++)
		if (workers[i].status != MIG_OK &&
		    (!first || workers[i].block.number < first->block.number))
			first = &workers[i];
	if (first) {
		status = report(first, error);
		engine->overflowed = first->trouble.kind == MIG_TROUBLE_OVERFLOW;
	}
	*position = engine->feed.position;
	mig_feed_end(&engine->feed);
	return status;
}

static enum mig_status
start_workers(struct engine *engine, struct worker *workers, size_t count, struct mig_error *error)
{
	const struct mig_records *records = engine->records;
	const struct mig_engine_options *options = &engine->options;
	mig_mark *mark = options->mark ? options->mark : mig_mark_best();
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		workers[i].engine = engine;
		workers[i].taker = engine->receiver.takers[i];
		status =
		    mig_lane_start(&workers[i].lane, mark, records->delimiter, records->columns,
				   records->source.keep_max, engine->plan, error);
		workers[i].lane.take = engine->receiver.take;
		if (options->stretch)
			workers[i].lane.scan.stretch = options->stretch;
	}
	return status;
}

/* All files, one after the other. */
static enum mig_status
run_files(struct engine *engine, struct worker *workers, size_t count, struct mig_error *error)
{
	struct mig_records *records = engine->records;
	uint64_t position = 0;
	enum mig_status status = run_file(engine, workers, count, &position, error);

	while (status == MIG_OK && records->file + 1 < records->file_count) {
		mig_records_close_file(records);
		records->file++;
		status = mig_records_open_file(records, error);
		for (size_t i = 0; i < count; i++)
			workers[i].lane.delimiter = records->delimiter;
		if (status == MIG_OK)
			status = run_file(engine, workers, count, &position, error);
	}
	return status;
}

/* Read all into the receiver of `engine`. */
static enum mig_status
take_all(struct engine *engine, size_t count, struct mig_error *error)
{
	struct worker *workers = calloc(count, sizeof *workers);
	enum mig_status status;

	if (!workers)
		return mig_fail_memory(error);
	status = start_workers(engine, workers, count, error);
	if (status == MIG_OK)
		status = run_files(engine, workers, count, error);
	for (size_t i = 0; i < count; i++) {
		mig_lane_free(&workers[i].lane);
		free(workers[i].block.bytes);
	}
	free(workers);
	return status;
}

/* Put the sums of all threads together. An aggregate without any is left out, but for the first. */
static enum mig_status
gather(struct engine *engine, struct mig_aggregate *aggregates, size_t count, struct mig_sums *sums,
       struct mig_error *error)
{
	enum mig_adding done;

	sums->parts = calloc(count, sizeof *sums->parts);
	if (!sums->parts)
		return mig_fail_memory(error);
	sums->value_count = engine->plan->values;
	sums->timed = engine->plan->timed;
	for (size_t i = 0; i < count; i++) {
		if (i && aggregates[i].count == 0)
			continue;
		sums->parts[sums->part_count++] = aggregates[i];
		aggregates[i] = (struct mig_aggregate){ 0 };
	}
	done = mig_sums_make(sums, count);
	engine->overflowed = done == MIG_ADD_OVERFLOW;
	if (done == MIG_ADD_MEMORY)
		return mig_fail_memory(error);
	return engine->overflowed ? MIG_DATA : MIG_OK;
}

/* Read all and add it up. */
static enum mig_status
run(struct engine *engine, size_t count, struct mig_sums *sums, struct mig_error *error)
{
	struct mig_aggregate *aggregates = calloc(count, sizeof *aggregates);
	void **takers = calloc(count, sizeof *takers);
	enum mig_status status = aggregates && takers ? MIG_OK : mig_fail_memory(error);

	for (size_t i = 0; status == MIG_OK && i < count; i++) {
		aggregates[i].value_count = engine->plan->values;
		takers[i] = &aggregates[i];
	}
	engine->receiver = (struct mig_receiver){ .take = mig_take_sums, .takers = takers };
	if (status == MIG_OK)
		status = take_all(engine, count, error);
	if (status == MIG_OK)
		status = gather(engine, aggregates, count, sums, error);
	for (size_t i = 0; aggregates && i < count; i++)
		mig_aggregate_free(&aggregates[i]);
	free(aggregates);
	free(takers);
	if (status != MIG_OK)
		mig_sums_free(sums);
	return status;
}

/* Whether all files can be read once more. */
static bool
can_read_again(const struct mig_records *records)
{
	struct stat about;

	for (size_t i = 0; i < records->file_count; i++)
		if (strcmp(records->files[i], "-") == 0 || stat(records->files[i], &about) != 0 ||
		    !S_ISREG(about.st_mode))
			return false;
	return true;
}

/* Which row makes a sum too large depends on the order of adding, so what several threads met
 * first says nothing: a single one looks for it in the order of the rows. */
static enum mig_status
locate_overflow(struct engine *engine, struct mig_error *error)
{
	struct mig_sums again = { 0 };
	struct mig_records *records = engine->records;
	enum mig_status status = MIG_OK;

	if (can_read_again(records)) {
		mig_records_close_file(records);
		records->file = 0;
		status = mig_records_open_file(records, error);
		if (status == MIG_OK)
			status = run(engine, 1, &again, error);
		mig_sums_free(&again);
	}
	if (status != MIG_OK)
		return status;
	return mig_fail(error, MIG_DATA, "%s: a sum becomes too large to be exact",
			mig_records_input_name(records));
}

enum mig_status
mig_engine_run(struct mig_records *records, const struct mig_plan *plan,
	       const struct mig_engine_options *options, struct mig_sums *sums,
	       struct mig_error *error)
{
	struct engine engine = { .records = records,
				 .plan = plan,
				 .options = options ? *options : (struct mig_engine_options){ 0 } };
	enum mig_status status;

	*sums = (struct mig_sums){ 0 };
	status = run(&engine, mig_crew_size(engine.options.threads), sums, error);
	if (engine.overflowed && engine.together)
		status = locate_overflow(&engine, error);
	return status;
}

enum mig_status
mig_engine_take(struct mig_records *records, const struct mig_plan *plan,
		const struct mig_engine_options *options, const struct mig_receiver *receiver,
		struct mig_error *error)
{
	struct engine engine = { .records = records,
				 .plan = plan,
				 .options = options ? *options : (struct mig_engine_options){ 0 },
				 .receiver = *receiver };

	return take_all(&engine, mig_crew_size(engine.options.threads), error);
}

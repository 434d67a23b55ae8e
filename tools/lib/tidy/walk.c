#include "tidy/walk.h"

#include "engine/crew.h"
#include "engine/turns.h"

bool
mig_tidy_walk_can(const struct mig_tidy_grid *grid)
{
	const struct mig_tidy_grid_request *request = &grid->request;

	return !request->row_by_row && !request->keep_blanks && request->footer == 0 &&
	       !request->stop_at;
}

size_t
mig_tidy_walk_size(const struct mig_tidy_grid *grid)
{
	return mig_crew_size(grid->request.threads);
}

enum mig_status
mig_tidy_walker_start(struct mig_tidy_walker *walker, struct mig_tidy_walk *walk,
		      const struct mig_tidy_grid *grid, struct mig_error *error)
{
	walker->walk = walk;
	walker->scan = mig_scan_with(mig_mark_best());
	if (grid->request.stretch)
		walker->scan.stretch = grid->request.stretch;
	return mig_tidy_grid_like(grid, &walker->lines, &walker->grid, error);
}

void
mig_tidy_walker_end(struct mig_tidy_walker *walker)
{
	mig_scan_free(&walker->scan);
	mig_tidy_grid_free(&walker->grid);
}

/* What stands between two marks that vouch for it, without quotes. */
static inline struct mig_text
field(struct mig_tidy_grid *grid, const char *from, const char *to)
{
	struct mig_text text = { from, (size_t)(to - from) };

	return text.length > 0 && *from == '"' ? mig_scan_unquote(text, &grid->bytes) : text;
}

/* Whether no blank of any kind stands at the ends of a text, which is not empty. */
static inline bool
is_bare(const char *from, const char *to)
{
	unsigned char first = (unsigned char)*from, last = (unsigned char)to[-1];

	return first > '"' && first != 0xc2 && last > ' ' && last != 0xa0;
}

/* Make the cells of a record of `count` fields; false without memory. */
static bool
take_cells(struct mig_tidy_walker *walker, const uint32_t *places, size_t count)
{
	struct mig_tidy_grid *grid = &walker->grid;
	const char *bytes = walker->scan.text.bytes, *from = bytes + walker->scan.start;
	const char *end = bytes + places[count - 1];
	bool quotes = walker->scan.marks.quotes, clean = grid->delimiter == ',';

	grid->width = 0;
	grid->something = false;
	if ((quotes || grid->capacity < count) &&
	    !mig_tidy_grid_make_room(grid, count, (size_t)(end - from)))
		return false;
	if (end > from && end[-1] == '\r')
		end--;
	for (size_t i = 0; i < count; i++) {
		const char *to = i + 1 == count ? end : bytes + places[i];
		struct mig_tidy_cell *cell = &grid->cells[i];

		if (from == to || is_bare(from, to)) {
			*cell = (struct mig_tidy_cell){ { from, (size_t)(to - from) }, 0, clean };
			grid->something = grid->something || to > from;
			grid->width++;
		} else if (!mig_tidy_grid_add(grid, field(grid, from, to))) {
			return false;
		}
		from = to + 1;
	}
	return true;
}

/* Do the row that ends with the last of `count` marks. Returns whether to go on. */
static bool
take_row(struct mig_tidy_walker *walker, const uint32_t *places, size_t count)
{
	const struct mig_scan *scan = &walker->scan;
	const struct mig_tidy_walk *walk = walker->walk;
	const char *from = scan->text.bytes + scan->start;
	size_t lines = 1;

	if (scan->marks.quotes)
		lines = mig_count_byte(from, places[count - 1] + 1 - scan->start, '\n');
	walker->grid.line = walker->number;
	walker->number += lines;
	if (walk->pass_over && walk->pass_over(walker, from, places, count))
		return true;
	if (!take_cells(walker, places, count))
		walker->status = mig_fail_memory(&walker->error);
	else if (walker->grid.something)
		walker->status = walk->row(walker, &walker->error);
	return walker->status == MIG_OK;
}

/* How many of `count` marks are those of the next record; 0: its end is not among them. Most have
 * as many as the one before, which is quicker to see than to find out. */
static inline size_t
record_marks(struct mig_tidy_walker *walker, const uint32_t *places, size_t count)
{
	const char *bytes = walker->scan.text.bytes;
	size_t usual = walker->usual, at = walker->looked_at;
	bool others = false;

	if (count >= usual && usual > 0 && bytes[places[usual - 1]] == '\n') {
		for (size_t i = 0; i + 1 < usual; i++)
			others |= bytes[places[i]] == '\n';
		if (!others)
			return usual;
	}
	while (at < count && bytes[places[at]] != '\n')
		at++;
	walker->looked_at = at;
	walker->usual = at < count ? at + 1 : usual;
	return at < count ? at + 1 : 0;
}

/* Do the rows whose marks are all there. Returns whether to go on. */
static bool
take_rows(struct mig_tidy_walker *walker)
{
	struct mig_scan *scan = &walker->scan;
	const uint32_t *place = scan->places, *end = place + scan->count;
	bool good = true;
	size_t count;

	while (good && (count = record_marks(walker, place, (size_t)(end - place))) > 0) {
		good = take_row(walker, place, count);
		place += count;
		scan->start = place[-1] + 1;
		walker->looked_at = 0;
	}
	mig_scan_used(scan, place, scan->start);
	return good;
}

/* Do all rows of a block that the marks can vouch for. */
static void
work(void *data, struct mig_block *block)
{
	struct mig_tidy_walker *walker = data;
	struct mig_scan *scan = &walker->scan;
	struct mig_text text = { block->bytes, block->length };
	char *behind = block->bytes + block->length;

	walker->ordered = false;
	walker->status = MIG_OK;
	walker->number = walker->looked_at = 0;
	walker->walk->start(walker);
	/* Places are of 32 bits; a block is as long as that where a quote is never closed. */
	if (text.length > UINT32_MAX / 2) {
		walker->status = MIG_DATA;
		return;
	}
	/* The last line of a file need not have an end. */
	if (behind[-1] != '\n') {
		*behind = '\n';
		text.length++;
	}
	mig_scan_begin(scan, text, walker->grid.delimiter);
	while (mig_scan_next(scan))
		if (!take_rows(walker))
			break;
	*behind = '\0';
	if (walker->status == MIG_OK && scan->exhausted)
		walker->status = mig_fail_memory(&walker->error);
	else if (walker->status == MIG_OK && scan->start < text.length)
		walker->status = MIG_DATA;
}

/* Go through a block again, row after row. */
static enum mig_status
repeat(struct mig_tidy_walker *walker, const struct mig_block *block, struct mig_error *error)
{
	struct mig_tidy_walk *walk = walker->walk;
	struct mig_text text = { block->bytes, block->length };
	enum mig_status status = MIG_OK;
	bool more = true;

	walker->ordered = true;
	walk->start(walker);
	mig_tidy_grid_restart(&walker->grid, text, walk->line, (size_t)block->position);
	while (status == MIG_OK) {
		status = mig_tidy_grid_next(&walker->grid, &more, error);
		if (status != MIG_OK || !more)
			break;
		status = walk->row(walker, error);
	}
	walker->number = walker->lines.source.line - walk->line;
	return status;
}

static enum mig_status
finish(void *data, struct mig_block *block, struct mig_error *error)
{
	struct mig_tidy_walker *walker = data;
	struct mig_tidy_walk *walk = walker->walk;
	enum mig_status status = walker->status;

	if (status != MIG_OK && status != MIG_IO)
		status = repeat(walker, block, error);
	else if (status == MIG_IO)
		*error = walker->error;
	walker->first = walker->ordered ? 0 : walk->line;
	if (status == MIG_OK)
		status = walk->join(walker, error);
	walk->line += walker->number;
	return status;
}

enum mig_status
mig_tidy_walk_run(struct mig_tidy_walk *walk, struct mig_tidy_grid *grid, void *const *walkers,
		  size_t count, struct mig_error *error)
{
	const struct mig_turns turns = {
		.work = work, .finish = finish, .workers = walkers, .count = count
	};
	struct mig_tidy_lines *lines = grid->lines;
	struct mig_feed feed;
	enum mig_status status;

	walk->line = lines->source.line;
	status = mig_feed_start(&feed, &lines->source, SIZE_MAX / 2, lines->next, error);
	if (grid->request.block)
		feed.block = grid->request.block;
	if (status == MIG_OK)
		status = mig_turns_run(&turns, &feed, error);
	mig_feed_end(&feed);
	grid->ended = true;
	return status;
}

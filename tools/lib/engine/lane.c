#include "lane.h"

#include <stdlib.h>

size_t
mig_take_sums(void *taker, const struct mig_plan *plan, const struct mig_text *fields,
	      const uint64_t *positions, size_t count, struct mig_trouble *trouble)
{
	return mig_aggregate_add(taker, plan, fields, positions, count, trouble);
}

enum mig_status
mig_lane_start(struct mig_lane *lane, mig_mark *mark, char delimiter, size_t columns,
	       size_t record_max, const struct mig_plan *plan, struct mig_error *error)
{
	*lane = (struct mig_lane){ .scan = mig_scan_with(mark),
				   .delimiter = delimiter,
				   .take = mig_take_sums,
				   .columns = columns,
				   .record_max = record_max };
	lane->fields = calloc((plan->count + 1) * MIG_BATCH, sizeof *lane->fields);
	lane->positions = calloc(MIG_BATCH, sizeof *lane->positions);
	return lane->fields && lane->positions ? MIG_OK : mig_fail_memory(error);
}

void
mig_lane_free(struct mig_lane *lane)
{
	mig_scan_free(&lane->scan);
	free(lane->fields);
	free(lane->positions);
	mig_buffer_free(&lane->scratch);
	*lane = (struct mig_lane){ 0 };
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Whether a line is no record: nothing but blanks, and perhaps the CR of its end. */
static bool
is_blank_line(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_blank(bytes[i]) && !(bytes[i] == '\r' && i + 1 == length))
			return false;
	return true;
}

static struct mig_text
clean_field(struct mig_lane *lane, const char *start, const char *end)
{
	if (*start == '"')
		return mig_scan_unquote((struct mig_text){ start, (size_t)(end - start) },
					&lane->scratch);
	while (start < end && is_blank(*start))
		start++;
	while (start < end && is_blank(end[-1]))
		end--;
	return (struct mig_text){ start, (size_t)(end - start) };
}

/* A field as libcsv would give it; its bytes are plain, that is all that is known of it. What
 * nearly all fields are is asked first: no quote and no blank at the start (both come before all
 * letters and digits), no blank at the end. An empty one has the delimiters around it there. */
static inline struct mig_text
take_field(struct mig_lane *lane, const char *start, const char *end)
{
	if ((unsigned char)*start > '"' && (start == end || (unsigned char)end[-1] > ' '))
		return (struct mig_text){ start, (size_t)(end - start) };
	if (start == end)
		return (struct mig_text){ start, 0 };
	return clean_field(lane, start, end);
}

/* Whether the marks from `places` on are those of one record of the right number of fields. */
static inline bool
is_record(const struct mig_lane *lane, const char *bytes, const uint32_t *places)
{
	size_t last = lane->columns - 1;

	for (size_t i = 0; i < last; i++)
		if (bytes[places[i]] == '\n')
			return false;
	return bytes[places[last]] == '\n';
}

/* Where the lane is in a text, and what it works on. */
struct progress {
	struct mig_lane *lane;
	const struct mig_plan *plan;
	void *taker;
	struct mig_trouble *trouble;
	const char *bytes;
	size_t start; /* of the record that is next */
	uint64_t position;
};

/* Add the waiting records. false: one cannot be added; it is the next record then. */
static bool
flush(struct progress *at)
{
	struct mig_lane *lane = at->lane;
	size_t waiting = lane->waiting, added = 0;

	if (waiting)
		added = lane->take(at->taker, at->plan, lane->fields, lane->positions, waiting,
				   at->trouble);
	lane->waiting = 0;
	lane->scratch.length = 0;
	if (added < waiting)
		at->start = (size_t)(lane->positions[added] - at->position);
	return added == waiting;
}

/* Quoted fields may have to be copied: room for all of one record. */
static bool
make_room(struct progress *at, size_t need)
{
	struct mig_buffer *scratch = &at->lane->scratch;
	char *bytes;

	if (scratch->capacity - scratch->length >= need)
		return true;
	if (!flush(at))
		return false;
	bytes = mig_array_reserve(scratch->bytes, &scratch->capacity, need, 1);
	if (!bytes)
		at->trouble->kind = MIG_TROUBLE_MEMORY;
	else
		scratch->bytes = bytes;
	return bytes != NULL;
}

/* Let the record that is next wait to be added. */
static inline void
queue_record(struct progress *at, const uint32_t *places)
{
	struct mig_lane *lane = at->lane;
	const size_t count = at->plan->count, last = lane->columns - 1;
	const size_t *columns = at->plan->columns;
	struct mig_text *fields = lane->fields + lane->waiting * count;
	const char *bytes = at->bytes;

	for (size_t i = 0; i < count; i++) {
		size_t column = columns[i];
		size_t from = column ? places[column - 1] + 1 : at->start;
		size_t to = places[column];

		if (column == last && to > from && bytes[to - 1] == '\r')
			to--;
		fields[i] = take_field(lane, bytes + from, bytes + to);
	}
	lane->positions[lane->waiting++] = at->position + at->start;
}

/* Queue the records whose marks are all there. false: stop at the record that is next. */
static bool
add_marked(struct progress *at, bool quotes)
{
	struct mig_lane *lane = at->lane;
	const uint32_t *places = lane->scan.places, *end = places + lane->scan.count;
	bool good = true;

	while (good && (size_t)(end - places) >= lane->columns) {
		size_t length = places[0] - at->start;

		if (at->bytes[places[0]] == '\n' && length < lane->record_max &&
		    is_blank_line(at->bytes + at->start, length)) {
			at->start = *places++ + 1;
			continue;
		}
		length = places[lane->columns - 1] - at->start;
		good = is_record(lane, at->bytes, places) && length < lane->record_max &&
		       (!quotes || make_room(at, length));
		if (!good)
			break;
		queue_record(at, places);
		places += lane->columns;
		at->start = places[-1] + 1;
		good = lane->waiting < MIG_BATCH || flush(at);
	}
	mig_scan_used(&lane->scan, places, at->start);
	return good;
}

size_t
mig_lane_run(struct mig_lane *lane, const struct mig_plan *plan, void *taker, struct mig_text text,
	     uint64_t position, size_t *lines, struct mig_trouble *trouble)
{
	struct mig_scan *scan = &lane->scan;
	struct progress at = { .lane = lane,
			       .plan = plan,
			       .taker = taker,
			       .trouble = trouble,
			       .bytes = text.bytes,
			       .position = position };
	bool good = true;

	mig_scan_begin(scan, text, lane->delimiter);
	while (good && mig_scan_next(scan))
		good = add_marked(&at, scan->marks.quotes);
	if (scan->exhausted)
		trouble->kind = MIG_TROUBLE_MEMORY;
	if (trouble->kind == MIG_TROUBLE_NONE)
		flush(&at);
	*lines = scan->marks.lines;
	return at.start;
}

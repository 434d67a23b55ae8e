#include "read.h"

#include <stdlib.h>
#include <string.h>

#include "engine/crew.h"
#include "parts.h"

/* A table that is being read. */
struct reading {
	struct mig_audit *audit;
	size_t table;
	size_t *values, value_count; /* places of the figures in a record */
	struct mig_plan plan;
	struct mig_audit_reader *readers;
	void **takers;
	size_t reader_count;
	struct mig_audit_part **parts; /* in the order of the input */
	size_t part_count;
};

/* What the texts of one reader are in the audit; UINT32_MAX: not asked for yet. */
struct meaning {
	uint32_t *members, *times, *notations; /* notations: of times */
};

static enum mig_status
find_figures(struct reading *reading, const struct mig_list *figures, struct mig_error *error)
{
	const struct mig_table *table = &reading->audit->tables[reading->table].table;
	enum mig_status status = MIG_OK;

	reading->values = calloc(figures->count + 1, sizeof *reading->values);
	if (!reading->values)
		return mig_fail_memory(error);
	for (size_t i = 0; status == MIG_OK && i < figures->count; i++) {
		size_t place, known = 0;

		status = mig_table_find(table, mig_text_of(figures->items[i]), &place, error);
		while (known < reading->value_count && reading->values[known] != place)
			known++;
		if (status == MIG_OK && known == reading->value_count)
			reading->values[reading->value_count++] = place;
	}
	return status;
}

/* The fields that are wanted: keys, figures, conditions. */
static enum mig_status
make_plan(struct reading *reading, const struct mig_filter *filter, struct mig_error *error)
{
	const struct mig_audit_table *table = &reading->audit->tables[reading->table];
	size_t conditions = filter ? filter->count : 0;
	struct mig_plan *plan = &reading->plan;

	*plan = (struct mig_plan){ .keys = table->key_count,
				   .values = reading->value_count,
				   .filter = conditions ? filter : NULL };
	plan->columns = calloc(plan->keys + plan->values + conditions + 1, sizeof *plan->columns);
	if (!plan->columns)
		return mig_fail_memory(error);
	for (size_t k = 0; k < plan->keys; k++)
		plan->columns[plan->count++] = table->keys[k];
	for (size_t v = 0; v < plan->values; v++)
		plan->columns[plan->count++] = reading->values[v];
	for (size_t i = 0; i < conditions; i++)
		plan->columns[plan->count++] = filter->conditions[i].index;
	return MIG_OK;
}

static enum mig_status
take_records(struct reading *reading, struct mig_records *records,
	     const struct mig_engine_options *options, struct mig_error *error)
{
	struct mig_receiver receiver = { .take = mig_audit_take_rows,
					 .begin = mig_audit_begin_part,
					 .end = mig_audit_end_part };

	reading->reader_count = mig_crew_size(options->threads);
	reading->readers = calloc(reading->reader_count, sizeof *reading->readers);
	reading->takers = calloc(reading->reader_count, sizeof *reading->takers);
	if (!reading->readers || !reading->takers)
		return mig_fail_memory(error);
	for (size_t i = 0; i < reading->reader_count; i++)
		reading->takers[i] = &reading->readers[i];
	receiver.takers = reading->takers;
	return mig_engine_take(records, &reading->plan, options, &receiver, error);
}

static int
by_place(const void *a, const void *b)
{
	const struct mig_audit_part *one = *(struct mig_audit_part *const *)a;
	const struct mig_audit_part *other = *(struct mig_audit_part *const *)b;

	if (one->file != other->file)
		return one->file < other->file ? -1 : 1;
	return (one->number > other->number) - (one->number < other->number);
}

static enum mig_status
order_parts(struct reading *reading, size_t *rows, struct mig_error *error)
{
	size_t count = 0;

	*rows = 0;
	for (size_t i = 0; i < reading->reader_count; i++)
		count += reading->readers[i].count;
	reading->parts = calloc(count + 1, sizeof(struct mig_audit_part *));
	if (!reading->parts)
		return mig_fail_memory(error);
	for (size_t i = 0; i < reading->reader_count; i++)
		for (size_t j = 0; j < reading->readers[i].count; j++) {
			struct mig_audit_part *part = &reading->readers[i].parts[j];

			reading->parts[reading->part_count++] = part;
			*rows += part->rows;
		}
	qsort(reading->parts, reading->part_count, sizeof(struct mig_audit_part *), by_place);
	return MIG_OK;
}

/* Room for all rows, and for their figures. */
static enum mig_status
make_room(struct reading *reading, size_t rows, struct mig_error *error)
{
	struct mig_audit *audit = reading->audit;
	struct mig_audit_table *table = &audit->tables[reading->table];
	struct mig_audit_rows *read = &table->read;
	bool timed = table->time != MIG_AUDIT_NONE;
	enum mig_status status = MIG_OK;
	size_t column;

	if (rows >= UINT32_MAX)
		return mig_fail(error, MIG_DATA, "%s: more than %u rows", table->table.input_name,
				UINT32_MAX - 1);
	table->table.rows = rows;
	table->members = malloc((rows * table->key_count + 1) * sizeof *table->members);
	read->lines = malloc((rows + 1) * sizeof *read->lines);
	read->times = timed ? malloc((rows + 1) * sizeof *read->times) : NULL;
	read->files = calloc(reading->part_count + 1, sizeof(char *));
	read->starts = calloc(reading->part_count + 1, sizeof *read->starts);
	if (!table->members || !read->lines || !read->files || !read->starts ||
	    (timed && !read->times))
		return mig_fail_memory(error);
	for (size_t v = 0; status == MIG_OK && v < reading->value_count; v++)
		status =
		    mig_audit_new_column(audit, reading->table, reading->values[v], &column, error);
	return status;
}

static void
meaning_free(struct meaning *meaning)
{
	free(meaning->members);
	free(meaning->times);
	free(meaning->notations);
}

static enum mig_status
meaning_start(struct meaning *meaning, const struct mig_audit_reader *reader,
	      struct mig_error *error)
{
	size_t size = (reader->texts.count + 1) * sizeof *meaning->members;

	meaning->members = malloc(size);
	meaning->times = malloc(size);
	meaning->notations = malloc(size);
	if (!meaning->members || !meaning->times || !meaning->notations)
		return mig_fail_memory(error);
	memset(meaning->members, 0xff, size);
	memset(meaning->times, 0xff, size);
	return MIG_OK;
}

/* What a text of a reader means as a member, or as a period. */
static enum mig_status
learn(struct mig_audit *audit, struct mig_audit_table *table, const struct mig_keys *texts,
      struct meaning *meaning, uint32_t number, bool is_time, struct mig_error *error)
{
	struct mig_text text = mig_keys_text(texts, number);
	size_t notation;
	bool added;
	enum mig_status status = MIG_OK;

	if (is_time)
		status = mig_keys_add(&table->read.texts, text, &notation, &added, error);
	if (status == MIG_OK && is_time)
		meaning->notations[number] = (uint32_t)notation;
	return status == MIG_OK
		   ? mig_audit_member(audit, is_time, text,
				      &(is_time ? meaning->times : meaning->members)[number], error)
		   : status;
}

/* The members of the rows of a part, which come in the order of the input: so members get the
 * numbers that reading row by row gives them. */
static enum mig_status
place_members(struct mig_audit *audit, struct mig_audit_table *table,
	      const struct mig_audit_part *part, struct meaning *meaning, size_t first,
	      struct mig_error *error)
{
	const size_t keys = table->key_count;
	const uint32_t *texts = part->texts;
	uint32_t *members = table->members + first * keys;

	for (size_t row = 0; row < part->rows; row++)
		for (size_t k = 0; k < keys; k++) {
			bool is_time = k == table->time;
			uint32_t number = *texts++;
			const uint32_t *known =
			    &(is_time ? meaning->times : meaning->members)[number];

			if (*known == UINT32_MAX &&
			    learn(audit, table, &part->reader->texts, meaning, number, is_time,
				  error) != MIG_OK)
				return MIG_IO;
			*members++ = *known;
			if (is_time)
				table->read.times[first + row] = meaning->notations[number];
		}
	return MIG_OK;
}

static enum mig_status
place_figures(const struct reading *reading, const struct mig_audit_part *part, size_t first,
	      struct mig_error *error)
{
	struct mig_audit *audit = reading->audit;
	size_t before = audit->column_count - reading->value_count;
	enum mig_status status = MIG_OK;

	for (size_t v = 0; v < reading->value_count; v++) {
		size_t cell = audit->columns[before + v].first + first;

		for (size_t row = 0; status == MIG_OK && row < part->rows; row++, cell++) {
			const struct mig_audit_cell *from =
			    &part->cells[row * reading->value_count + v];
			struct mig_audit_cell *to = &audit->cells[cell];

			to->known = from->known;
			to->units = from->units;
			to->scale = from->scale;
			if (from->wide)
				status = mig_audit_set_number(audit, cell, part->wide[from->units],
							      error);
		}
	}
	return status;
}

/* The parts, one behind the other; each is freed when it has its place. */
static enum mig_status
place_parts(struct reading *reading, struct meaning *meanings, struct mig_error *error)
{
	struct mig_audit_table *table = &reading->audit->tables[reading->table];
	struct mig_audit_rows *read = &table->read;
	size_t first = 0, line = 0;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < reading->part_count; i++) {
		struct mig_audit_part *part = reading->parts[i];

		if (i == 0 || reading->parts[i - 1]->name != part->name || part->number == 0) {
			read->starts[read->file_count] = first;
			read->files[read->file_count++] =
			    mig_arena_copy(&reading->audit->arena, mig_text_of(part->name));
			if (!read->files[read->file_count - 1])
				return mig_fail_memory(error);
			line = part->first_line;
		}
		if (part->lines > UINT32_MAX - line)
			return mig_fail(error, MIG_DATA, "%s: more than %u lines", part->name,
					UINT32_MAX);
		for (size_t row = 0; row < part->rows; row++)
			read->lines[first + row] = (uint32_t)(line + part->places[row]);
		line += part->lines;
		status = place_members(reading->audit, table, part,
				       &meanings[part->reader - reading->readers], first, error);
		if (status == MIG_OK)
			status = place_figures(reading, part, first, error);
		first += part->rows;
		mig_audit_part_empty(part);
	}
	return status;
}

static enum mig_status
gather(struct reading *reading, struct mig_error *error)
{
	struct meaning *meanings = calloc(reading->reader_count, sizeof *meanings);
	size_t rows = 0;
	enum mig_status status =
	    meanings ? order_parts(reading, &rows, error) : mig_fail_memory(error);

	if (status == MIG_OK)
		status = make_room(reading, rows, error);
	for (size_t i = 0; status == MIG_OK && i < reading->reader_count; i++)
		status = meaning_start(&meanings[i], &reading->readers[i], error);
	if (status == MIG_OK)
		status = place_parts(reading, meanings, error);
	for (size_t i = 0; meanings && i < reading->reader_count; i++)
		meaning_free(&meanings[i]);
	free(meanings);
	return status;
}

static void
reading_free(struct reading *reading)
{
	for (size_t i = 0; reading->readers && i < reading->reader_count; i++)
		mig_audit_reader_free(&reading->readers[i]);
	free(reading->readers);
	free(reading->takers);
	free(reading->parts);
	free(reading->values);
	mig_plan_free(&reading->plan);
}

enum mig_status
mig_audit_read(struct mig_audit *audit, struct mig_records *records,
	       const struct mig_audit_request *request, size_t *number, struct mig_error *error)
{
	struct reading reading = { .audit = audit };
	struct mig_table header;
	enum mig_status status = mig_table_header(records, &header, error);

	if (status != MIG_OK) {
		mig_table_free(&header);
		return status;
	}
	status = mig_audit_place_table(audit, &header, NULL, request->keys, request->time, number,
				       error);
	reading.table = *number;
	if (status == MIG_OK)
		status = find_figures(&reading, request->figures, error);
	if (status == MIG_OK && request->filter)
		status = mig_filter_bind(request->filter, records, error);
	if (status == MIG_OK)
		status = make_plan(&reading, request->filter, error);
	if (status == MIG_OK)
		status = take_records(&reading, records, &request->engine, error);
	if (status == MIG_OK)
		status = gather(&reading, error);
	reading_free(&reading);
	return status;
}

/* two_ways - one table added up record by record and by the engine, each answer as a text
 *
 * Record by record is the plain meaning of a table: libcsv's fields, added one after the other. The
 * engine must give the same, to the byte of a message, however its work is cut up. */
#ifndef MIG_TEST_TWO_WAYS_H
#define MIG_TEST_TWO_WAYS_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"

/* What is asked of a table, as on a command line; NULL is not asked for. */
struct question {
	const char *by, *values, *time, *status;
	const char *where[2];
	int time_use;
	char delimiter;
	size_t record_max;
};

static inline void
add_split(struct mig_list *list, const char *names, enum mig_status *status,
	  struct mig_error *error)
{
	if (names && *status == MIG_OK)
		*status = mig_list_split(list, names, error);
}

/* Why the record at hand cannot be added, in the words that users see. */
static inline enum mig_status
explain_trouble(const struct mig_records *records, const struct mig_plan *plan,
		const struct mig_trouble *trouble, struct mig_error *error)
{
	static const struct {
		const char *before, *behind, *hint;
	} words[] = {
		[MIG_TROUBLE_NUMBER] = { "'", "' is not a number",
					 "numbers are digits with '.' as the decimal sign, and "
					 "nothing "
					 "else; a missing figure is an empty cell; mig-tidy makes "
					 "these of other notations" },
		[MIG_TROUBLE_RANGE] = { "'", "' has more digits than can be exact", "" },
		[MIG_TROUBLE_OVERFLOW] = { "the sum becomes too large to be exact at '", "'", "" },
		[MIG_TROUBLE_STATUS] = { "'", "' is not an observation status",
					 "status cells hold SDMX codes such as B, E or P; if this "
					 "column "
					 "is something else, say --status none" },
		[MIG_TROUBLE_PERIOD] = { "'", "' is not a period",
					 "write 2015, 2015-S1, 2015-Q4, 2015-02, 2015-12-31 or "
					 "2015-01/2015-11, or name another column with --time" },
	};
	size_t column, conditions = plan->filter ? plan->filter->count : 0;

	if (trouble->kind == MIG_TROUBLE_ORDER)
		return mig_filter_fail(
		    &plan->filter->conditions[trouble->field - (plan->count - conditions)], records,
		    error);
	if (trouble->kind == MIG_TROUBLE_MEMORY)
		return mig_fail_memory(error);
	column = plan->columns[trouble->field];
	mig_records_fail(records, column, error, "%s%s%s", words[trouble->kind].before,
			 mig_records_field(records, column).bytes, words[trouble->kind].behind);
	if (words[trouble->kind].hint[0])
		mig_hint(error, "%s", words[trouble->kind].hint);
	return MIG_DATA;
}

/* Record by record. */
static inline enum mig_status
add_plainly(struct mig_records *records, const struct mig_plan *plan,
	    struct mig_aggregate *aggregate, struct mig_error *error)
{
	struct mig_text *fields = calloc(plan->count + 1, sizeof *fields);
	enum mig_status status;
	bool more;

	assert(fields);
	for (uint64_t number = 0;; number++) {
		struct mig_trouble trouble = { 0 };

		status = mig_records_next(records, &more, error);
		if (status != MIG_OK || !more)
			break;
		for (size_t i = 0; i < plan->count; i++)
			fields[i] = mig_records_field(records, plan->columns[i]);
		if (mig_aggregate_add(aggregate, plan, fields, &number, 1, &trouble) == 1)
			continue;
		status = explain_trouble(records, plan, &trouble, error);
		break;
	}
	free(fields);
	return status;
}

/* A line a key: "[a][b] 12.5(2,1)f3 7(3,0)f0" are two sums, of how many rows with and without a
 * number, with which flags; then the two keys of a period in two notations. */
static inline void
render_key(struct mig_buffer *text, struct mig_text key)
{
	struct mig_error error;

	mig_buffer_add(text, "[", 1, &error);
	for (size_t i = 0; i < key.length; i++)
		mig_buffer_add(text, key.bytes[i] ? key.bytes + i : "][", key.bytes[i] ? 1 : 2,
			       &error);
	mig_buffer_add(text, "]", 1, &error);
}

static inline void
render_sums(struct mig_buffer *text, const struct mig_sums *sums)
{
	struct mig_error error;

	for (size_t i = 0; i < sums->count; i++) {
		render_key(text, mig_sums_key(sums, i));
		for (size_t j = 0; j < sums->value_count; j++) {
			const struct mig_cell *cell = &sums->rows[i]->cells[j];
			char number[MIG_DECIMAL_TEXT_SIZE];

			mig_decimal_format(mig_sums_number(sums, i, j), number);
			mig_buffer_format(text, &error, " %s(%llu,%llu)f%x", number,
					  (unsigned long long)cell->known,
					  (unsigned long long)cell->missing, (unsigned)cell->flags);
		}
		mig_buffer_add(text, "\n", 1, &error);
	}
	for (size_t i = 0; sums->clash[0].bytes && i < 2; i++)
		render_key(text, sums->clash[i]);
}

/* What the engine makes of its threads' sums, of those of the plain way. */
static inline enum mig_status
finish_plainly(const struct mig_plan *plan, struct mig_aggregate *aggregate, struct mig_sums *sums,
	       struct mig_error *error)
{
	*sums = (struct mig_sums){ .value_count = plan->values,
				   .timed = plan->timed,
				   .parts = malloc(sizeof *sums->parts),
				   .part_count = 1 };
	assert(sums->parts);
	sums->parts[0] = *aggregate;
	*aggregate = (struct mig_aggregate){ 0 };
	return mig_sums_make(sums, 1) == MIG_ADDED ? MIG_OK : mig_fail_memory(error);
}

static inline enum mig_status
add_up(struct mig_records *records, const struct mig_cube_request *request,
       const struct mig_engine_options *options, struct mig_buffer *text, struct mig_error *error)
{
	struct mig_columns columns = { 0 };
	struct mig_plan plan = { 0 };
	struct mig_aggregate aggregate = { 0 };
	struct mig_sums sums = { 0 };
	enum mig_status status = mig_columns_find(records, request, &columns, error);

	if (status == MIG_OK)
		status = mig_filter_bind(request->filter, records, error);
	if (status == MIG_OK)
		status = mig_plan_make(&columns, request->filter, &plan, error);
	aggregate.value_count = columns.value_count;
	if (status == MIG_OK && options)
		status = mig_engine_run(records, &plan, options, &sums, error);
	else if (status == MIG_OK)
		status = add_plainly(records, &plan, &aggregate, error);
	if (status == MIG_OK && !options)
		status = finish_plainly(&plan, &aggregate, &sums, error);
	if (status == MIG_OK)
		render_sums(text, &sums);
	mig_sums_free(&sums);
	mig_aggregate_free(&aggregate);
	mig_plan_free(&plan);
	mig_columns_free(&columns);
	return status;
}

/* The sums of the files, or "status N: message" with the hint. With options the engine's, NULL is
 * record by record. The caller frees with mig_buffer_free(). */
static inline struct mig_buffer
answer_to(const struct question *question, char *const *files, size_t count,
	  const struct mig_engine_options *options)
{
	struct mig_list by = { 0 }, values = { 0 };
	struct mig_filter filter = { 0 };
	const struct mig_records_options reading = { .delimiter = question->delimiter,
						     .record_max = question->record_max };
	struct mig_cube_request request = { .by = &by,
					    .values = &values,
					    .time = question->time,
					    .status = question->status,
					    .filter = &filter };
	struct mig_records *records = NULL;
	struct mig_buffer text = { 0 };
	struct mig_error error = { 0 };
	enum mig_status status = MIG_OK;

	request.time_use = question->time_use;
	mig_buffer_add_string(&text, "", &error);
	add_split(&by, question->by, &status, &error);
	add_split(&values, question->values, &status, &error);
	for (size_t i = 0; status == MIG_OK && i < 2 && question->where[i]; i++)
		status = mig_filter_add(&filter, question->where[i], &error);
	if (status == MIG_OK)
		status = mig_records_open(files, count, &reading, &records, &error);
	if (status == MIG_OK)
		status = add_up(records, &request, options, &text, &error);
	if (status != MIG_OK) {
		struct mig_error failure = error;

		text.length = 0;
		mig_buffer_format(&text, &error, "status %d: %s\nhint: %s\n", status,
				  failure.message, failure.hint);
	}
	mig_records_free(records);
	mig_filter_free(&filter);
	mig_list_free(&by);
	mig_list_free(&values);
	return text;
}

#endif

/* tidy_two_ways - one table tidied row after row and in blocks, each answer as a text
 *
 * Row after row is the plain meaning; in blocks, on several threads, it must say the same, to the
 * byte of a message, wherever blocks end. */
#ifndef MIG_TEST_TIDY_TWO_WAYS_H
#define MIG_TEST_TIDY_TWO_WAYS_H

#include <stdlib.h>

#include "tidy/preview.h"

/* What a command line says of a table with the columns area, year, kind, persons, status, 2015. */
static const struct question {
	const char *what;
	const char *values, *melt, *rename, *keep, *drop, *names_to, *split, *recode, *totals;
	const char *where[2];
	const char *set, *time, *status, *totals_to, *unit_to, *structure, *group;
	bool drop_empty, words;
	enum mig_format format;
} questions[] = {
	{ "as it is", .values = "persons", .drop = "2015" },
	{ "renamed", .values = "persons", .drop = "2015", .rename = "area=geo,persons=n" },
	{ "two figures", .values = "persons,2015" },
	{ "no figures", .values = "none" },
	{ "one column", .values = "persons", .keep = "#1", .status = "none" },
	{ "as rows", .melt = "persons,2015", .names_to = "what", .status = "none",
	  .drop = "status" },
	{ "a packed column", .values = "persons", .drop = "2015", .split = "kind=one,two:-" },
	{ "other texts", .values = "persons", .drop = "2015", .recode = "AT=Austria,kind:-=none",
	  .set = "source=us,period=2020" },
	{ "without totals", .values = "persons", .drop = "2015", .totals = "area:DE,TOTAL",
	  .drop_empty = true },
	{ "marked totals", .values = "persons", .drop = "2015", .totals = "DE", .totals_to = "t" },
	{ "conditions", .values = "persons", .drop = "2015",
	  .where = { "year>=2015", "area!=KZ" } },
	{ "units", .values = "persons", .drop = "2015", .unit_to = "unit", .words = true },
	{ "groups", .values = "persons", .drop = "2015", .group = "," },
	{ "no periods", .values = "persons", .drop = "2015", .time = "none" },
	{ "objects", .values = "persons", .drop = "2015", .format = MIG_FORMAT_JSONL },
	{ "SDMX", .values = "persons", .drop = "2015", .structure = "dataflow",
	  .recode = "area:=_T,kind:=_T,year:=2014", .format = MIG_FORMAT_SDMX },
};

static inline void
must(bool holds)
{
	if (!holds)
		abort();
}

static inline void
split(struct mig_list *list, const char *names)
{
	struct mig_error error;

	if (names)
		must(mig_list_split(list, names, &error) == MIG_OK);
}

static inline void
read_lists(struct mig_tidy_options *options, const struct question *question)
{
	split(&options->values, question->values);
	split(&options->melt, question->melt);
	split(&options->rename, question->rename);
	split(&options->keep, question->keep);
	split(&options->drop, question->drop);
	split(&options->names_to, question->names_to);
	split(&options->split, question->split);
	split(&options->recode, question->recode);
	split(&options->totals, question->totals);
	split(&options->set, question->set);
	split(&options->notation.words, question->words ? "b,zz" : NULL);
}

static inline void
free_lists(struct mig_tidy_options *options)
{
	mig_list_free(&options->values);
	mig_list_free(&options->melt);
	mig_list_free(&options->rename);
	mig_list_free(&options->keep);
	mig_list_free(&options->drop);
	mig_list_free(&options->names_to);
	mig_list_free(&options->split);
	mig_list_free(&options->recode);
	mig_list_free(&options->totals);
	mig_list_free(&options->set);
	mig_list_free(&options->notation.words);
}

/* Everything that a run says, as one text. */
static inline enum mig_status
tidy(struct mig_tidy_grid *grid, const struct question *question, struct mig_tidy_options *options,
     struct mig_buffer *said, struct mig_error *error)
{
	struct mig_writer *writer = mig_writer_new(question->format);
	struct mig_tidy_report report = { .totals = 0 };
	struct mig_tidy_frame frame;
	struct mig_tidy_plan plan;
	struct mig_text text = { "", 0 };
	enum mig_status status = mig_tidy_frame_read(grid, 1, &frame, error);

	mig_writer_spool(writer);
	if (status == MIG_OK) {
		must(mig_buffer_format(said, error, "%zu rows, lines %zu to %zu\n", frame.rows,
				       frame.first_line, frame.last_line) == MIG_OK);
		status = mig_tidy_plan_make(options, &frame, &plan, error);
		if (status == MIG_OK) {
			status = mig_tidy_plan_write(&plan, writer, &report, said, error);
			if (status == MIG_OK)
				status = mig_tidy_explain(&plan, &report, said, error);
			mig_tidy_plan_free(&plan);
		}
		mig_tidy_frame_free(&frame);
	}
	if (status == MIG_OK)
		status = mig_writer_end(writer, &text, error);
	if (status == MIG_OK)
		status = mig_buffer_add(said, text.bytes, text.length, error);
	mig_writer_free(writer);
	return status;
}

/* What mig-tidy says of a file, or "STATUS: MESSAGE (HINT)". */
static inline void
ask(const struct question *question, const char *path,
    const struct mig_tidy_grid_request *request, struct mig_buffer *said)
{
	struct mig_filter filter = { 0 };
	struct mig_tidy_options options = {
		.where = &filter, .time = question->time, .status = question->status,
		.totals_to = question->totals_to, .unit_to = question->unit_to,
		.structure = question->structure, .structure_id = "A:B(1.0)",
		.drop_empty = question->drop_empty, .explain = true,
		.notation = { .group = question->group }
	};
	struct mig_error error = { .hint = "" };
	struct mig_tidy_lines lines;
	struct mig_tidy_grid grid;
	enum mig_status status;

	read_lists(&options, question);
	must(mig_signs_add(&options.notation.signs, "nil=zero", &error) == MIG_OK);
	for (size_t i = 0; i < 2 && question->where[i]; i++)
		must(mig_filter_add(&filter, question->where[i], &error) == MIG_OK);
	must(mig_signs_add_preset(&options.notation.signs, "eurostat", &error) == MIG_OK);
	said->length = 0;
	status = mig_tidy_lines_open(&lines, path, NULL, NULL, &error);
	if (status == MIG_OK) {
		status = mig_tidy_grid_open(&lines, request, &grid, &error);
		if (status == MIG_OK) {
			status = tidy(&grid, question, &options, said, &error);
			mig_tidy_grid_free(&grid);
		}
		mig_tidy_lines_close(&lines);
	}
	if (status != MIG_OK) {
		struct mig_error ignored;

		said->length = 0;
		mig_buffer_format(said, &ignored, "%d: %s (%s)", (int)status, error.message,
				  error.hint);
	}
	must(mig_buffer_add(said, "", 0, &error) == MIG_OK);
	free_lists(&options);
	mig_signs_free(&options.notation.signs);
	mig_filter_free(&filter);
}

#endif

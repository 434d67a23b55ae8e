/* cubes - read a cube in a test and write it out as text */
#ifndef MIG_TEST_CUBES_H
#define MIG_TEST_CUBES_H

#include "cube.h"
#include "input.h"

/* What a test asks for, as on a command line; NULL is not asked for. */
struct asked {
	const char *by, *values, *time, *status, *where;
	int time_use;
	bool partial;
	size_t threads;
};

static inline enum mig_status
read_cube(char *const *files, size_t count, const struct asked *asked, struct mig_cube *cube,
	  struct mig_error *error)
{
	struct mig_list by = { 0 }, values = { 0 };
	struct mig_filter filter = { 0 };
	struct mig_records *records = NULL;
	struct mig_cube_request request = { .by = &by,
					    .values = &values,
					    .time = asked->time,
					    .status = asked->status,
					    .filter = asked->where ? &filter : NULL,
					    .partial = asked->partial,
					    .threads = asked->threads };
	enum mig_status status = MIG_OK;

	request.time_use = asked->time_use;
	if (asked->by)
		status = mig_list_split(&by, asked->by, error);
	if (status == MIG_OK && asked->values)
		status = mig_list_split(&values, asked->values, error);
	if (status == MIG_OK && asked->where)
		status = mig_filter_add(&filter, asked->where, error);
	if (status == MIG_OK)
		status = mig_records_open(files, count, NULL, &records, error);
	if (status == MIG_OK)
		status = mig_cube_read(records, &request, cube, error);
	mig_records_free(records);
	mig_filter_free(&filter);
	mig_list_free(&by);
	mig_list_free(&values);
	return status;
}

/* A value as "12.5", "?" if missing; its flags and the rows with and without a number behind it,
 * where there is something to say: "12.5PU(2,1)". */
static inline void
render_value(struct mig_buffer *text, const struct mig_point *point, size_t i)
{
	char number[MIG_DECIMAL_TEXT_SIZE] = "?", flags[MIG_FLAGS_TEXT_SIZE];
	struct mig_error error;

	if (point->values[i].state == MIG_VALUE_KNOWN)
		mig_decimal_format(point->values[i].number, number);
	else
		assert_int_equal(point->values[i].state, MIG_VALUE_MISSING);
	mig_flags_format(point->values[i].flags, flags);
	mig_buffer_format(text, &error, " %s%s", number, flags);
	if (point->known[i] != 1 || point->missing[i] != 0)
		mig_buffer_format(text, &error, "(%zu,%zu)", point->known[i], point->missing[i]);
}

/* "geo:year@1:v" and "FR: 2014 1 2015 2": the names of the group columns, of the time column with
 * its place, and of the values; then a line a group. */
static inline struct mig_buffer
render_cube(const struct mig_cube *cube)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;

	add_text(&text, "");
	for (size_t i = 0; i < cube->by_count; i++)
		mig_buffer_format(&text, &error, "%s%s", i ? "," : "", cube->by_names[i]);
	add_text(&text, ":");
	if (cube->time_name)
		mig_buffer_format(&text, &error, "%s@%zu", cube->time_name, cube->time_place);
	for (size_t i = 0; i < cube->value_count; i++)
		mig_buffer_format(&text, &error, "%s%s", i ? "," : ":", cube->value_names[i]);
	add_text(&text, cube->has_status ? ":status\n" : "\n");
	for (size_t i = 0; i < cube->count; i++) {
		const struct mig_group *group = &cube->groups[i];

		for (size_t j = 0; j < cube->by_count; j++)
			mig_buffer_format(&text, &error, "%s%s", j ? "," : "", group->keys[j]);
		add_text(&text, ":");
		for (size_t j = 0; j < group->count; j++) {
			mig_buffer_format(&text, &error, " %s", group->points[j].period_text);
			for (size_t k = 0; k < cube->value_count; k++)
				render_value(&text, &group->points[j], k);
		}
		add_text(&text, "\n");
	}
	return text;
}

#endif

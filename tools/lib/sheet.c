#include "sheet.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "engine/crew.h"

enum mig_status
mig_sheet_group_columns(struct mig_writer *writer, const struct mig_cube *cube,
			struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_writer_column(writer, cube->by_names[i], MIG_COLUMN_TEXT, error);
	return status;
}

enum mig_status
mig_sheet_key_columns(struct mig_writer *writer, const struct mig_cube *cube,
		      struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i <= cube->by_count; i++) {
		if (i == cube->time_place && cube->time_name)
			status =
			    mig_writer_column(writer, cube->time_name, MIG_COLUMN_PERIOD, error);
		if (status == MIG_OK && i < cube->by_count)
			status =
			    mig_writer_column(writer, cube->by_names[i], MIG_COLUMN_TEXT, error);
	}
	return status;
}

enum mig_status
mig_sheet_group_keys(struct mig_writer *writer, const struct mig_cube *cube,
		     const struct mig_group *group, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < cube->by_count; i++)
		status = mig_writer_string(writer, group->keys[i], error);
	return status;
}

enum mig_status
mig_sheet_keys(struct mig_writer *writer, const struct mig_cube *cube,
	       const struct mig_group *group, const struct mig_point *point,
	       struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i <= cube->by_count; i++) {
		if (i == cube->time_place && cube->time_name)
			status = mig_writer_string(writer, point->period_text, error);
		if (status == MIG_OK && i < cube->by_count)
			status = mig_writer_string(writer, group->keys[i], error);
	}
	return status;
}

enum mig_status
mig_sheet_values(struct mig_writer *writer, const struct mig_value *values, size_t count,
		 struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i < count; i++)
		status = mig_writer_value(writer, values[i], error);
	return status;
}

/* The part of a key at `*at`, which is moved behind it. */
static struct mig_text
next_part(const char **at, const char *end)
{
	const char *start = *at, *nul = memchr(start, '\0', (size_t)(end - start));

	*at = nul ? nul + 1 : end;
	return (struct mig_text){ start, (size_t)((nul ? nul : end) - start) };
}

enum mig_status
mig_sheet_row_keys(struct mig_writer *writer, const struct mig_cube *cube,
		   const struct mig_sums *sums, size_t row, struct mig_error *error)
{
	struct mig_text key = mig_sums_key(sums, row);
	const char *at = key.bytes, *end = key.bytes + key.length;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; status == MIG_OK && i <= cube->by_count; i++) {
		if (i == cube->time_place && cube->time_name)
			status = mig_writer_text(writer, mig_key_time(key), error);
		if (status == MIG_OK && i < cube->by_count)
			status = mig_writer_text(writer, next_part(&at, end), error);
	}
	return status;
}

/* Rows written by several threads: each takes a stretch of them, writes it with a writer of its
 * own, and appends it when all before it have been. */
struct stretches {
	struct mig_writer *writer;
	mig_sheet_write_row *write;
	const void *data;
	size_t rows;
	struct mig_error *error;

	pthread_mutex_t lock;
	pthread_cond_t moved_on;
	size_t next;		  /* stretch to be appended */
	enum mig_status status;	  /* of those that have been */
	struct mig_writer **idle; /* writers that nobody uses */
	size_t idle_count;
};

enum { STRETCH = 8 * 1024 };

/* A writer for a stretch; NULL without memory. */
static struct mig_writer *
take_writer(struct stretches *all)
{
	struct mig_writer *part;

	pthread_mutex_lock(&all->lock);
	part = all->idle_count ? all->idle[--all->idle_count] : mig_writer_part(all->writer);
	pthread_mutex_unlock(&all->lock);
	return part;
}

/* Append a stretch when it is its turn, unless one before it has failed. */
static void
append_stretch(struct stretches *all, size_t number, struct mig_writer *part,
	       enum mig_status status, struct mig_error *error)
{
	pthread_mutex_lock(&all->lock);
	while (all->next != number)
		pthread_cond_wait(&all->moved_on, &all->lock);
	if (all->status == MIG_OK && status == MIG_OK)
		status = mig_writer_join(all->writer, part, error);
	if (all->status == MIG_OK && status != MIG_OK) {
		all->status = status;
		*all->error = *error;
	}
	if (part)
		all->idle[all->idle_count++] = part;
	all->next++;
	pthread_cond_broadcast(&all->moved_on);
	pthread_mutex_unlock(&all->lock);
}

static void
write_stretch(void *data, size_t number)
{
	struct stretches *all = data;
	struct mig_writer *part = take_writer(all);
	size_t row = number * STRETCH;
	size_t end = row + STRETCH < all->rows ? row + STRETCH : all->rows;
	struct mig_error error;
	enum mig_status status = part ? MIG_OK : mig_fail_memory(&error);

	for (; status == MIG_OK && row < end; row++)
		status = all->write(part, all->data, row, &error);
	append_stretch(all, number, part, status, &error);
}

static enum mig_status
write_together(struct stretches *all, size_t threads)
{
	all->idle = calloc(threads + 1, sizeof *all->idle);
	if (!all->idle)
		return mig_fail_memory(all->error);
	pthread_mutex_init(&all->lock, NULL);
	pthread_cond_init(&all->moved_on, NULL);
	mig_crew_run(threads, (all->rows + STRETCH - 1) / STRETCH, write_stretch, all);
	pthread_cond_destroy(&all->moved_on);
	pthread_mutex_destroy(&all->lock);
	while (all->idle_count)
		mig_writer_free(all->idle[--all->idle_count]);
	free(all->idle);
	return all->status;
}

enum mig_status
mig_sheet_rows(struct mig_writer *writer, mig_sheet_write_row *write, const void *data,
	       size_t count, size_t threads, struct mig_error *error)
{
	struct stretches all = {
		.writer = writer, .write = write, .data = data, .rows = count, .error = error
	};
	enum mig_status status = MIG_OK;

	threads = mig_crew_size(threads);
	if (threads > 1 && count > STRETCH)
		return write_together(&all, threads);
	for (size_t row = 0; status == MIG_OK && row < count; row++)
		status = write(writer, data, row, error);
	return status;
}

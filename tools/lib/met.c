#include "met.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	OTHERS_MAX = 20, /* cells that are kept to be listed */
	NAME_SIZE = 65,	 /* longer ones are never "nearly right", nor listed */
};

/* A value that is asked for. */
struct wanted {
	atomic_bool met;
	char near[NAME_SIZE]; /* the nearest cell, once there are too many to list */
};

/* The others are only added to, each before the count tells of it. */
struct mig_met {
	size_t count;
	atomic_size_t left;	  /* values that were not met yet */
	atomic_bool others_there; /* cells that are none of the values ... */
	atomic_bool unlisted;	  /* ... and some that are too long to be kept */
	atomic_size_t other_count;
	atomic_bool crowded; /* there are more others than are kept */
	pthread_mutex_t lock;
	char others[OTHERS_MAX][NAME_SIZE];
	struct wanted wanted[];
};

struct mig_met *
mig_met_new(size_t count)
{
	struct mig_met *met = calloc(1, sizeof *met + count * sizeof *met->wanted);

	if (!met)
		return NULL;
	met->count = count;
	met->left = count;
	pthread_mutex_init(&met->lock, NULL);
	return met;
}

void
mig_met_free(struct mig_met *met)
{
	if (met)
		pthread_mutex_destroy(&met->lock);
	free(met);
}

static bool
is_known(const struct mig_met *met, const char *name, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(met->others[i], name) == 0)
			return true;
	return false;
}

/* For each value that was not met the cell that is nearest to it; of equals the first by bytes. */
static void
compare(struct mig_met *met, const struct mig_list *values, const char *name)
{
	for (size_t i = 0; i < met->count; i++) {
		struct mig_text value = mig_text_of(values->items[i]);
		struct wanted *wanted = &met->wanted[i];
		const char *pair[2] = { name };
		bool ordered;

		if (atomic_load_explicit(&wanted->met, memory_order_relaxed) ||
		    mig_nearest(value, pair, 1) < 0)
			continue;
		pthread_mutex_lock(&met->lock);
		ordered = strcmp(name, wanted->near) < 0;
		pair[ordered ? 1 : 0] = wanted->near;
		pair[ordered ? 0 : 1] = name;
		if (pair[mig_nearest(value, pair, 2)] == name)
			strcpy(wanted->near, name);
		pthread_mutex_unlock(&met->lock);
	}
}

/* Keep a cell that is not known yet; the first one that has no room makes all be compared. */
static void
keep(struct mig_met *met, const struct mig_list *values, const char *name)
{
	size_t count;

	pthread_mutex_lock(&met->lock);
	count = met->other_count;
	if (!is_known(met, name, count)) {
		if (count < OTHERS_MAX) {
			strcpy(met->others[count], name);
			met->other_count = count + 1;
		} else {
			met->crowded = true;
		}
	}
	pthread_mutex_unlock(&met->lock);
	if (met->crowded) {
		for (size_t i = 0; i < count; i++)
			compare(met, values, met->others[i]);
		compare(met, values, name);
	}
}

/* Set it once: what is written again and again waits for the other processors. */
static void
raise_flag(atomic_bool *flag)
{
	if (!atomic_load_explicit(flag, memory_order_relaxed))
		*flag = true;
}

void
mig_met_cell(struct mig_met *met, const struct mig_list *values, struct mig_text cell, size_t place)
{
	char name[NAME_SIZE];

	if (atomic_load_explicit(&met->left, memory_order_relaxed) == 0)
		return;
	if (place != SIZE_MAX) {
		if (!atomic_load_explicit(&met->wanted[place].met, memory_order_relaxed) &&
		    !atomic_exchange(&met->wanted[place].met, true))
			atomic_fetch_sub(&met->left, 1);
		return;
	}
	raise_flag(&met->others_there);
	if (cell.length >= sizeof name)
		raise_flag(&met->unlisted);
	if (cell.length == 0 || cell.length >= sizeof name)
		return;
	memcpy(name, cell.bytes, cell.length);
	name[cell.length] = '\0';
	if (is_known(met, name, atomic_load(&met->other_count)))
		return;
	if (atomic_load_explicit(&met->crowded, memory_order_relaxed))
		compare(met, values, name);
	else
		keep(met, values, name);
}

bool
mig_met_was(const struct mig_met *met, size_t place)
{
	return met->wanted[place].met;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What there is instead of a value: the nearest, or all if they are few. */
static enum mig_status
suggest(const struct mig_met *met, const struct mig_list *values, size_t place,
	struct mig_buffer *text, struct mig_error *error)
{
	enum { LIST_MAX = 10, LONG_ENOUGH = 4 }; /* one edit makes another country's code of DK */
	const char *names[OTHERS_MAX + LIST_MAX], *near = met->wanted[place].near;
	size_t count = 0;
	bool all_kept = !met->crowded && !met->unlisted;
	enum mig_status status = MIG_OK;
	long found;

	for (; count < met->other_count; count++)
		names[count] = met->others[count];
	for (size_t i = 0; i < met->count && count < OTHERS_MAX + LIST_MAX; i++)
		if (met->wanted[i].met)
			names[count++] = values->items[i];
	qsort(names, count, sizeof *names, by_bytes);
	found = met->crowded ? -1 : mig_nearest(mig_text_of(values->items[place]), names, count);
	if (found >= 0)
		near = names[found];
	if (*near && strlen(values->items[place]) >= LONG_ENOUGH)
		return mig_buffer_format(text, error, "; did you mean '%s'?", near);
	for (size_t i = 0; status == MIG_OK && all_kept && count <= LIST_MAX && i < count; i++)
		status =
		    mig_buffer_format(text, error, "%s%s", i ? ", " : "; there are: ", names[i]);
	return status;
}

enum mig_status
mig_met_notes(const struct mig_met *met, const struct mig_list *values, const char *which,
	      const char *column, struct mig_buffer *notes, struct mig_error *error)
{
	bool any = met->others_there || met->left < met->count;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; any && status == MIG_OK && i < met->count; i++) {
		struct mig_buffer text = { 0 };

		if (met->wanted[i].met)
			continue;
		status = mig_buffer_format(&text, error, "%s has %s '%s'", which, column,
					   values->items[i]);
		if (status == MIG_OK)
			status = suggest(met, values, i, &text, error);
		if (status == MIG_OK)
			mig_mask_controls(text.bytes, text.length, '?'); /* line ends too */
		if (status == MIG_OK)
			status = mig_buffer_format(notes, error, "%s\n", text.bytes);
		mig_buffer_free(&text);
	}
	return status;
}

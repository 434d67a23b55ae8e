/* Which columns a list from the command line means. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tidy/dates.h"
#include "tidy/frame.h"

/* What columns are chosen into. */
struct choice {
	const struct mig_tidy_frame *frame;
	size_t **columns;
	size_t *count;
	size_t capacity;
};

static enum mig_status
take(struct choice *choice, size_t column, struct mig_error *error)
{
	size_t *moved;

	for (size_t i = 0; i < *choice->count; i++)
		if ((*choice->columns)[i] == column)
			return MIG_OK;
	choice->capacity = *choice->columns ? choice->capacity : 0;
	moved = mig_array_reserve(*choice->columns, &choice->capacity, *choice->count + 1,
				  sizeof *moved);
	if (!moved)
		return mig_fail_memory(error);
	*choice->columns = moved;
	moved[(*choice->count)++] = column;
	return MIG_OK;
}

/* Whether `name` is `pattern`, in which a star stands for any text. */
static bool
matches(const char *pattern, const char *name)
{
	const char *star = NULL, *again = name;

	while (*name) {
		if (*pattern == '*') {
			star = pattern++;
			again = name;
		} else if (*pattern == *name) {
			pattern++;
			name++;
		} else if (star) {
			pattern = star + 1;
			name = ++again;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

/* "#N" as a place in the frame; SIZE_MAX if it is none. */
static size_t
by_number(const struct mig_tidy_frame *frame, struct mig_text item)
{
	size_t number = 0;

	if (item.length < 2 || item.length > 9 || item.bytes[0] != '#')
		return SIZE_MAX;
	for (size_t i = 1; i < item.length; i++) {
		if (item.bytes[i] < '0' || item.bytes[i] > '9')
			return SIZE_MAX;
		number = number * 10 + (size_t)(item.bytes[i] - '0');
	}
	for (size_t i = 0; i < frame->count; i++)
		if (frame->columns[i] + 1 == number)
			return i;
	return SIZE_MAX;
}

/* The only column of a name or of a lowest label; SIZE_MAX for none, SIZE_MAX - 1 for several. */
static size_t
by_name(const struct mig_tidy_frame *frame, struct mig_text item)
{
	size_t found = by_number(frame, item);

	for (size_t i = 0; i < frame->count && item.length > 0; i++)
		if (mig_text_equal(mig_text_of(frame->names[i]), item))
			found = found == SIZE_MAX ? i : SIZE_MAX - 1;
	for (size_t i = 0; i < frame->count && item.length > 0 && found == SIZE_MAX; i++) {
		if (!mig_text_equal(mig_tidy_frame_label(frame, frame->levels - 1, i), item))
			continue;
		for (size_t k = i + 1; k < frame->count; k++)
			if (mig_text_equal(mig_tidy_frame_label(frame, frame->levels - 1, k), item))
				return SIZE_MAX - 1;
		found = i;
	}
	return found;
}

static enum mig_status
not_found(const struct mig_tidy_frame *frame, struct mig_text item, bool several,
	  struct mig_error *error)
{
	if (several) {
		mig_fail(error, MIG_DATA, "%s: several columns are named '%.*s'",
			 frame->grid->lines->name, (int)item.length, item.bytes);
		mig_hint(error, "name one by its number, as #3; --preview shows the numbers");
		return MIG_DATA;
	}
	mig_fail(error, MIG_USAGE, "%s: no column '%.*s'", frame->grid->lines->name,
		 (int)item.length, item.bytes);
	mig_hint_names(error, "columns", item, (const char *const *)frame->names, frame->count);
	return MIG_USAGE;
}

static enum mig_status
choose_range(struct choice *choice, struct mig_text item, const char *dots, struct mig_error *error)
{
	struct mig_text from = { item.bytes, (size_t)(dots - item.bytes) };
	struct mig_text to = { dots + 2, item.length - from.length - 2 };
	size_t first = by_name(choice->frame, from);
	size_t last = to.length ? by_name(choice->frame, to) : choice->frame->count - 1;
	enum mig_status status = MIG_OK;

	if (first >= SIZE_MAX - 1)
		return not_found(choice->frame, from, first != SIZE_MAX, error);
	if (last >= SIZE_MAX - 1)
		return not_found(choice->frame, to, last != SIZE_MAX, error);
	if (last < first)
		return mig_fail(error, MIG_USAGE, "the range '%.*s' runs backwards",
				(int)item.length, item.bytes);
	for (size_t i = first; i <= last && status == MIG_OK; i++)
		status = take(choice, i, error);
	return status;
}

static enum mig_status
choose_pattern(struct choice *choice, const char *pattern, bool periods, struct mig_error *error)
{
	size_t before = *choice->count;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < choice->frame->count && status == MIG_OK; i++) {
		struct mig_text name = mig_text_of(choice->frame->names[i]);
		char period[MIG_DATES_SIZE];

		if (matches(pattern, name.bytes) &&
		    (!periods || mig_dates_normalise(name, &(struct mig_dates){ 0 }, period)))
			status = take(choice, i, error);
	}
	if (status == MIG_OK && *choice->count == before)
		return not_found(choice->frame, mig_text_of(pattern), false, error);
	return status;
}

enum mig_status
mig_tidy_frame_choose(const struct mig_tidy_frame *frame, const struct mig_list *items,
		      bool periods, size_t **columns, size_t *count, struct mig_error *error)
{
	struct choice choice = {
		.frame = frame, .columns = columns, .count = count, .capacity = *count
	};
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < items->count && status == MIG_OK; i++) {
		struct mig_text item = mig_text_of(items->items[i]);
		size_t column = by_name(frame, item);
		const char *dots = strstr(item.bytes, "..");

		if (column < SIZE_MAX - 1)
			status = take(&choice, column, error);
		else if (column == SIZE_MAX && dots && dots != item.bytes)
			status = choose_range(&choice, item, dots, error);
		else if (column == SIZE_MAX && strchr(item.bytes, '*'))
			status = choose_pattern(&choice, item.bytes, periods, error);
		else
			status = not_found(frame, item, column != SIZE_MAX, error);
	}
	return status;
}

enum mig_status
mig_tidy_frame_find(const struct mig_tidy_frame *frame, const char *item, size_t *column,
		    struct mig_error *error)
{
	struct mig_text text = mig_text_of(item);

	*column = by_name(frame, text);
	return *column < SIZE_MAX - 1 ? MIG_OK : not_found(frame, text, *column != SIZE_MAX, error);
}

enum mig_status
mig_tidy_frame_rename(struct mig_tidy_frame *frame, size_t column, struct mig_text name,
		      struct mig_error *error)
{
	char *copy = mig_arena_copy(&frame->arena, name);

	if (!copy)
		return mig_fail_memory(error);
	frame->names[column] = copy;
	return MIG_OK;
}

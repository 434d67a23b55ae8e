/* Packed columns: several dimensions in a cell. */
#include <stdint.h>
#include <string.h>

#include "tidy/plan_private.h"

/* What --split says of one column: items `first` to `end` of the list. */
struct packing {
	struct mig_text column;
	const char *separator;
	size_t first, end;
};

/* Where the name of the column ends in an item that starts with one; NULL: it is a further name.
 * What follows a colon is a separator. */
static const char *
column_end(const char *item)
{
	const char *equals = strchr(item, '='), *colon = strchr(item, ':');

	return equals && equals != item && (!colon || equals < colon) ? equals : NULL;
}

/* Read the packing that begins with item `first`. */
static enum mig_status
read_packing(const struct mig_list *split, size_t first, struct packing *packing,
	     struct mig_error *error)
{
	const char *equals = column_end(split->items[first]), *colon;

	if (!equals) {
		mig_fail(error, MIG_USAGE, "--split '%s' is not COLUMN=NAME,NAME...",
			 split->items[first]);
		mig_hint(error, "for example --split 'key=sex,age,geo:/'");
		return MIG_USAGE;
	}
	*packing = (struct packing){ .separator = ",", .first = first, .end = first + 1 };
	packing->column =
	    (struct mig_text){ split->items[first], (size_t)(equals - split->items[first]) };
	while (packing->end < split->count && !column_end(split->items[packing->end]))
		packing->end++;
	colon = strchr(packing->end == first + 1 ? equals : split->items[packing->end - 1], ':');
	if (colon)
		packing->separator = colon + 1;
	if (packing->separator[0] == '\0')
		return mig_fail(error, MIG_USAGE, "--split: no separator behind the colon in '%s'",
				split->items[packing->end - 1]);
	if (packing->end - first < 2)
		return mig_fail(error, MIG_USAGE, "--split: '%s' has one part alone",
				split->items[first]);
	return MIG_OK;
}

enum mig_status
mig_tidy_plan_check_split(const struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *split = &plan->options->split;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < split->count && status == MIG_OK;) {
		struct packing packing;
		struct mig_buffer name = { 0 };
		size_t column;

		status = read_packing(split, i, &packing, error);
		if (status == MIG_OK)
			status = mig_buffer_add(&name, packing.column.bytes, packing.column.length,
						error);
		if (status == MIG_OK)
			status = mig_tidy_frame_find(plan->frame, name.bytes, &column, error);
		mig_buffer_free(&name);
		i = packing.end;
	}
	return status;
}

/* One part with its name, unless that is a hyphen. */
static enum mig_status
add_part(struct mig_tidy_plan *plan, struct mig_text name, const struct mig_dimension *part,
	 struct mig_error *error)
{
	struct mig_dimension dimension = *part;

	if (mig_text_equal(name, mig_text_of("-")))
		return MIG_OK;
	dimension.name = mig_arena_copy(&plan->arena, name);
	if (!dimension.name)
		return mig_fail_memory(error);
	dimension.is_period = mig_tidy_plan_is_time(plan, dimension.name);
	return mig_tidy_plan_add(plan, &dimension, error);
}

static enum mig_status
add_named(struct mig_tidy_plan *plan, const struct packing *packing, size_t column,
	  struct mig_error *error)
{
	const struct mig_list *split = &plan->options->split;
	struct mig_dimension part = { .source = MIG_FROM_PART,
				      .column = column,
				      .separator = packing->separator,
				      .parts = packing->end - packing->first };
	enum mig_status status = MIG_OK;

	for (size_t i = packing->first; i < packing->end && status == MIG_OK; i++) {
		struct mig_text name = mig_text_of(split->items[i]);

		if (i == packing->first) {
			name.bytes += packing->column.length + 1;
			name.length -= packing->column.length + 1;
		}
		if (i + 1 == packing->end)
			name.length = strcspn(name.bytes, ":");
		status = add_part(plan, name, &part, error);
		part.part++;
	}
	return status;
}

/* Eurostat's keys; what stands behind the backslash names the other columns. */
static enum mig_status
add_eurostat(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const char *name = plan->frame->names[0];
	size_t length = strcspn(name, "\\"), from = 0;
	struct mig_dimension part = { .source = MIG_FROM_PART, .separator = ",", .parts = 1 };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < length; i++)
		part.parts += name[i] == ',';
	while (from <= length && status == MIG_OK) {
		size_t end = from;

		while (end < length && name[end] != ',')
			end++;
		status = add_part(plan, (struct mig_text){ name + from, end - from }, &part, error);
		part.part++;
		from = end + 1;
	}
	return status;
}

enum mig_status
mig_tidy_plan_split(struct mig_tidy_plan *plan, size_t column, bool *packed,
		    struct mig_error *error)
{
	const struct mig_list *split = &plan->options->split;
	const char *name = plan->frame->names[column];
	struct packing packing = { .end = 0 };

	*packed = true;
	for (size_t i = 0; i < split->count; i = packing.end) {
		enum mig_status status = read_packing(split, i, &packing, error);

		if (status != MIG_OK)
			return status;
		if (mig_text_equal(packing.column, mig_text_of(name)))
			return add_named(plan, &packing, column, error);
	}
	if (plan->format == MIG_TIDY_EUROSTAT && column == 0)
		return add_eurostat(plan, error);
	*packed = false;
	return MIG_OK;
}

#include <stdio.h>
#include <string.h>

#include "stages.h"

enum { NAME_SIZE = 1024, GROUPED_MAX = 2000 };

static bool
is_slug(struct mig_text text)
{
	size_t i;

	for (i = 0; i < text.length; i++)
		if (!(text.bytes[i] >= 'a' && text.bytes[i] <= 'z') &&
		    !(text.bytes[i] >= '0' && text.bytes[i] <= '9') && text.bytes[i] != '_')
			return false;
	return true;
}

/* Whether a column holds codes such as issue_of_permit and nothing else. */
static bool
holds_slugs(const struct mig_table *table, size_t column)
{
	bool joined = false;
	size_t row;

	for (row = 0; row < table->rows; row++) {
		struct mig_text cell = mig_table_cell(table, row, column);

		if (!is_slug(cell))
			return false;
		joined |= memchr(cell.bytes, '_', cell.length) != NULL;
	}
	return joined;
}

/* Codes such as issue_of_permit are read as words. */
static void
add_part(char name[NAME_SIZE], struct mig_text part, bool slug, const char *separator)
{
	size_t used = strlen(name), i;

	if (part.length == 0)
		return;
	snprintf(name + used, NAME_SIZE - used, "%s%s", used > 0 ? separator : "", part.bytes);
	for (i = used; slug && name[i]; i++)
		if (name[i] == '_')
			name[i] = ' ';
	if (slug && used == 0 && *name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
}

/* "before" and "expiry of permit" are one phrase. */
static bool
follows(const struct mig_table *table, const struct mig_roles *roles, size_t i)
{
	return strcmp(table->names[roles->by[i]], "event") == 0 &&
	       strcmp(table->names[roles->by[i - 1]], "relation") == 0;
}

/* The dimensions of a row that `which` marks as wanted. */
static struct mig_text
join(struct mig_stages *stages, const struct mig_roles *roles, size_t row, const bool *which,
     const bool *slugs)
{
	const struct mig_table *table = stages->chart->table;
	char name[NAME_SIZE] = "", *copy;
	size_t i;

	for (i = 0; i < roles->by_count; i++)
		if (which[i])
			add_part(name, mig_table_cell(table, row, roles->by[i]), slugs[i],
				 i > 0 && which[i - 1] && follows(table, roles, i) ? " " : ", ");
	name[mig_utf8_invalid(name, strlen(name))] = '\0';
	copy = mig_arena_copy(&stages->chart->arena, mig_text_of(name));
	return mig_text_of(copy ? copy : "");
}

/* How many groups the rows fall into by the dimensions `which`. */
static size_t
count_groups(struct mig_stages *stages)
{
	size_t i, j, count = 0;

	for (i = 0; i < stages->count; i++) {
		for (j = 0; j < i; j++)
			if (mig_text_equal(stages->items[i].group, stages->items[j].group))
				break;
		count += j == i;
	}
	return count;
}

static void
name_rows(struct mig_stages *stages, const struct mig_roles *roles, const bool *head,
	  const bool *rest, const bool *slugs)
{
	size_t i;

	for (i = 0; i < stages->count; i++) {
		struct mig_stage *stage = &stages->items[i];

		stage->group = join(stages, roles, stage->row, head, slugs);
		stage->name = join(stages, roles, stage->row, rest, slugs);
	}
}

/* Rows of a group together, groups in the order of the table. */
static void
gather_groups(struct mig_stages *stages)
{
	size_t i, j, k;

	for (i = 1; i < stages->count; i++) {
		struct mig_stage moved = stages->items[i];

		for (j = i; j > 0; j--)
			if (mig_text_equal(stages->items[j - 1].group, moved.group))
				break;
		for (k = i; j > 0 && k > j; k--)
			stages->items[k] = stages->items[k - 1];
		stages->items[j > 0 ? j : i] = moved;
	}
}

enum mig_status
mig_stages_name(struct mig_stages *stages, const struct mig_roles *roles)
{
	const struct mig_table *table = stages->chart->table;
	const char *sort = stages->chart->request->sort;
	size_t dimensions = roles->by_count, i, varying = 0;
	bool *shared = mig_arena_allocate(&stages->chart->arena, 4 * dimensions + 1);
	bool *head, *rest, *slugs;

	if (!shared)
		return mig_fail_memory(stages->chart->error);
	memset(shared, 0, 4 * dimensions + 1);
	head = shared + dimensions;
	rest = head + dimensions;
	slugs = rest + dimensions;
	for (i = 0; i < dimensions; i++) {
		shared[i] = table->rows > 1 && i + 1 < dimensions &&
			    mig_table_constant(table, roles->by[i]);
		rest[i] = !shared[i];
		slugs[i] = holds_slugs(table, roles->by[i]);
		varying += rest[i];
	}
	if (stages->count > 0)
		stages->context = join(stages, roles, stages->items[0].row, shared, slugs);
	name_rows(stages, roles, head, rest, slugs);
	if ((sort && strcmp(sort, "input") != 0) || stages->count > GROUPED_MAX)
		return MIG_OK;
	for (i = 0; i + 1 < dimensions && varying > 1; i++) {
		if (!rest[i])
			continue;
		head[i] = true;
		rest[i] = false;
		varying--;
		name_rows(stages, roles, head, rest, slugs);
		if (2 * count_groups(stages) > stages->count) {
			head[i] = false;
			rest[i] = true;
			name_rows(stages, roles, head, rest, slugs);
			break;
		}
		stages->grouped = true;
	}
	if (stages->grouped)
		gather_groups(stages);
	return MIG_OK;
}

void
mig_stages_titles(const struct mig_stages *stages)
{
	bool before_event = false;
	size_t i;

	for (i = 0; i < stages->count; i++)
		before_event |= stages->items[i].known && stages->items[i].from < 0;
	mig_frame_title(stages->chart, "Terms of procedures");
	if (before_event)
		mig_frame_subtitle(stages->chart, "Time before and after the event");
	else
		mig_frame_subtitle(stages->chart, "Time from the start");
	if (stages->context.length > 0)
		mig_frame_subtitle(stages->chart, ": %.400s", stages->context.bytes);
}

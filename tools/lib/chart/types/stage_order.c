#include <stdlib.h>
#include <string.h>

#include "stages.h"

static double
length_of(const struct mig_stage *stage)
{
	return stage->known ? stage->to - stage->from : -1;
}

/* A row, as it is chosen. */
struct choice {
	double length;
	size_t place;
	bool strong;
};

static int
by_choice(const void *a, const void *b)
{
	const struct choice *one = a, *two = b;

	if (one->strong != two->strong)
		return one->strong ? -1 : 1;
	if (one->length != two->length)
		return one->length > two->length ? -1 : 1;
	return (one->place > two->place) - (one->place < two->place);
}

static int
by_place(const void *a, const void *b)
{
	const struct choice *one = a, *two = b;

	return (one->place > two->place) - (one->place < two->place);
}

enum mig_status
mig_stages_keep_longest(struct mig_stages *stages, size_t most)
{
	struct choice *choices;
	size_t i;

	if (stages->count <= most)
		return MIG_OK;
	choices = mig_arena_allocate(&stages->chart->arena, stages->count * sizeof *choices);
	if (!choices)
		return mig_fail_memory(stages->chart->error);
	for (i = 0; i < stages->count; i++)
		choices[i] = (struct choice){length_of(&stages->items[i]), i,
					     stages->items[i].strong};
	qsort(choices, stages->count, sizeof *choices, by_choice);
	while (most < stages->count && choices[most].strong)
		most++;
	qsort(choices, most, sizeof *choices, by_place);
	for (i = 0; i < most; i++)
		stages->items[i] = stages->items[choices[i].place];
	stages->count = most;
	return MIG_OK;
}

static int
by_length(const void *a, const void *b)
{
	const struct mig_stage *one = a, *two = b;
	double difference = length_of(two) - length_of(one);

	if (difference != 0)
		return difference > 0 ? 1 : -1;
	return (one->row > two->row) - (one->row < two->row);
}

static int
by_name(const void *a, const void *b)
{
	const struct mig_stage *one = a, *two = b;
	int order = mig_text_compare(one->name, two->name);

	return order != 0 ? order : (one->row > two->row) - (one->row < two->row);
}

void
mig_stages_sort(struct mig_stages *stages)
{
	const char *sort = stages->chart->request->sort;

	if (sort && strcmp(sort, "input") != 0)
		qsort(stages->items, stages->count, sizeof *stages->items,
		      strcmp(sort, "name") == 0 ? by_name : by_length);
}

enum mig_status
mig_stages_find_strong(struct mig_stages *stages)
{
	struct mig_arena *arena = &stages->chart->arena;
	struct mig_text *names = mig_arena_allocate(arena, (stages->count + 1) * sizeof *names);
	bool *strong = mig_arena_allocate(arena, stages->count + 1);
	enum mig_status status;
	size_t i;

	if (!names || !strong)
		return mig_fail_memory(stages->chart->error);
	memset(strong, 0, stages->count + 1);
	for (i = 0; i < stages->count; i++)
		names[i] = stages->items[i].name;
	status = mig_find_highlights(stages->chart, names, stages->count, strong);
	for (i = 0; i < stages->count; i++)
		stages->items[i].strong = strong[i];
	return status;
}

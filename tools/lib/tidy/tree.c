#include "tidy/tree.h"

#include <stdint.h>
#include <stdlib.h>

#include "records.h"

/* The number of a member, which is added if it is new. */
static enum mig_status
number_of(struct mig_tidy_tree *tree, struct mig_text member, size_t *number,
	  struct mig_error *error)
{
	bool added;
	enum mig_status status = mig_keys_add(&tree->members, member, number, &added, error);
	struct mig_tidy_node *moved;

	if (status != MIG_OK || !added)
		return status;
	moved = mig_array_reserve(tree->nodes, &tree->node_capacity, tree->members.count,
				  sizeof *moved);
	if (!moved)
		return mig_fail_memory(error);
	tree->nodes = moved;
	moved[*number] = (struct mig_tidy_node){ .first = SIZE_MAX };
	return MIG_OK;
}

enum mig_status
mig_tidy_tree_add(struct mig_tidy_tree *tree, struct mig_text part, struct mig_text whole,
		  size_t line, struct mig_error *error)
{
	size_t from, to;
	struct mig_tidy_edge *moved;
	enum mig_status status = number_of(tree, part, &from, error);

	if (status != MIG_OK || whole.length == 0)
		return status;
	status = number_of(tree, whole, &to, error);
	if (status != MIG_OK)
		return status;
	for (size_t edge = tree->nodes[from].first; edge != SIZE_MAX; edge = tree->edges[edge].next)
		if (tree->edges[edge].whole == to)
			return MIG_OK;
	moved = mig_array_reserve(tree->edges, &tree->edge_capacity, tree->edge_count + 1,
				  sizeof *moved);
	if (!moved)
		return mig_fail_memory(error);
	tree->edges = moved;
	moved[tree->edge_count] = (struct mig_tidy_edge){ from, to, line, tree->nodes[from].first };
	tree->nodes[from].first = tree->edge_count++;
	tree->nodes[to].waiting++;
	return MIG_OK;
}

enum mig_status
mig_tidy_tree_read(struct mig_tidy_tree *tree, const char *file, struct mig_error *error)
{
	char *const files[] = { (char *)file };
	struct mig_records *records;
	size_t member, parent;
	bool more = true;
	enum mig_status status = mig_records_open(files, 1, NULL, &records, error);

	if (status != MIG_OK)
		return status;
	status = mig_records_find(records, mig_text_of("member"), &member, error);
	if (status == MIG_OK)
		status = mig_records_find(records, mig_text_of("parent"), &parent, error);
	while (status == MIG_OK) {
		status = mig_records_next(records, &more, error);
		if (status != MIG_OK || !more)
			break;
		status = mig_tidy_tree_add(tree, mig_records_field(records, member),
					   mig_records_field(records, parent),
					   mig_records_position(records).line, error);
	}
	mig_records_free(records);
	return status;
}

enum mig_status
mig_tidy_tree_see(struct mig_tidy_tree *tree, struct mig_text member, bool *known,
		  struct mig_error *error)
{
	size_t before = tree->members.count, number;
	enum mig_status status = number_of(tree, member, &number, error);

	if (status != MIG_OK)
		return status;
	*known = number < before;
	tree->nodes[number].seen = true;
	return MIG_OK;
}

/* MIG_DATA: members are left, each with a part among them. Down from part to part the way leads
 * into a circle: what stands on it is part of itself. */
static enum mig_status
fail_circle(const struct mig_tidy_tree *tree, struct mig_error *error)
{
	size_t count = tree->members.count, node = 0;
	const struct mig_tidy_edge **below = calloc(count, sizeof(struct mig_tidy_edge *));
	struct mig_text part, whole;

	if (!below)
		return mig_fail_memory(error);
	for (size_t i = 0; i < tree->edge_count; i++)
		if (tree->nodes[tree->edges[i].part].waiting > 0)
			below[tree->edges[i].whole] = &tree->edges[i];
	while (tree->nodes[node].waiting == 0)
		node++;
	for (size_t i = 0; i < count; i++)
		node = below[node]->part;
	part = mig_keys_text(&tree->members, below[node]->part);
	whole = mig_keys_text(&tree->members, node);
	mig_fail(error, MIG_DATA, "%s:%zu: '%.*s' is part of '%.*s', and so of itself",
		 tree->source, below[node]->line, (int)part.length, part.bytes, (int)whole.length,
		 whole.bytes);
	mig_hint(error, "follow the parents: they come back to it");
	free(below);
	return MIG_DATA;
}

/* From the parts up: a member's turn comes when all its parts had theirs. */
enum mig_status
mig_tidy_tree_finish(struct mig_tidy_tree *tree, struct mig_error *error)
{
	size_t count = tree->members.count, done = 0, ready = 0;
	size_t *turns = calloc(count + 1, sizeof *turns);

	if (!turns)
		return mig_fail_memory(error);
	for (size_t i = 0; i < count; i++)
		if (tree->nodes[i].waiting == 0)
			turns[ready++] = i;
	for (; done < ready; done++) {
		const struct mig_tidy_node *part = &tree->nodes[turns[done]];

		for (size_t edge = part->first; edge != SIZE_MAX; edge = tree->edges[edge].next) {
			struct mig_tidy_node *whole = &tree->nodes[tree->edges[edge].whole];

			whole->total = whole->total || part->seen || part->total;
			if (--whole->waiting == 0)
				turns[ready++] = tree->edges[edge].whole;
		}
	}
	free(turns);
	return done < count ? fail_circle(tree, error) : MIG_OK;
}

bool
mig_tidy_tree_is_total(const struct mig_tidy_tree *tree, struct mig_text member)
{
	size_t number;

	return mig_keys_find(&tree->members, member, &number) && tree->nodes[number].total;
}

void
mig_tidy_tree_free(struct mig_tidy_tree *tree)
{
	mig_keys_free(&tree->members);
	free(tree->nodes);
	free(tree->edges);
}

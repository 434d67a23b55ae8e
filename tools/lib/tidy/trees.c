/* Hierarchies of members: from a file, or from a column of the table. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tidy/plan_private.h"
#include "tidy/writing.h"

/* A new tree for the dimension of the output that `name` names. */
static enum mig_status
plant(struct mig_tidy_plan *plan, struct mig_text name, struct mig_dimension **dimension,
      struct mig_error *error)
{
	const char *names[256];
	size_t count = 0;

	for (size_t i = 0; i < plan->dimension_count; i++) {
		*dimension = &plan->dimensions[i];
		if (!mig_text_equal(mig_text_of(plan->dimensions[i].name), name)) {
			if (count < 256)
				names[count++] = plan->dimensions[i].name;
			continue;
		}
		if ((*dimension)->tree)
			return mig_fail(error, MIG_USAGE,
					"--hierarchy is given twice for column '%s'",
					(*dimension)->name);
		(*dimension)->tree = calloc(1, sizeof *(*dimension)->tree);
		return (*dimension)->tree ? MIG_OK : mig_fail_memory(error);
	}
	mig_fail(error, MIG_USAGE, "--hierarchy: no column '%.*s' of text in the output",
		 (int)name.length, name.bytes);
	mig_hint_names(error, "columns", name, names, count);
	return MIG_USAGE;
}

/* The column of the table that `name` is, or SIZE_MAX. */
static size_t
find_column(const struct mig_tidy_frame *frame, struct mig_text name)
{
	for (size_t i = 0; i < frame->count; i++)
		if (mig_text_equal(mig_text_of(frame->names[i]), name))
			return i;
	return SIZE_MAX;
}

static enum mig_status
grow(struct mig_tidy_plan *plan, const char *item, struct mig_error *error)
{
	struct mig_dimension *dimension;
	struct mig_text name, source;
	enum mig_status status = mig_tidy_pair("hierarchy", item, &name, &source, error);

	if (status == MIG_OK)
		status = plant(plan, name, &dimension, error);
	if (status != MIG_OK)
		return status;
	dimension->tree->column = find_column(plan->frame, source);
	dimension->tree->source = dimension->tree->column == SIZE_MAX
				      ? source.bytes
				      : plan->frame->grid->lines->name;
	if (dimension->tree->column == SIZE_MAX)
		return mig_tidy_tree_read(dimension->tree, source.bytes, error);
	if (dimension->source != MIG_FROM_NAME)
		return MIG_OK;
	return mig_fail(error, MIG_USAGE,
			"--hierarchy: '%s' is made of headers, which no column can follow",
			dimension->name);
}

enum mig_status
mig_tidy_plan_trees(struct mig_tidy_plan *plan, struct mig_error *error)
{
	const struct mig_list *hierarchy = &plan->options->hierarchy;
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < hierarchy->count && status == MIG_OK; i++)
		status = grow(plan, hierarchy->items[i], error);
	return status;
}

enum mig_status
mig_tidy_show_member(const struct mig_tidy_writing *writing, const struct mig_dimension *dimension)
{
	const struct mig_tidy_plan *plan = writing->plan;
	struct mig_tidy_tree *tree = dimension->tree;
	bool known;
	enum mig_status status;

	if (tree->column != SIZE_MAX) {
		struct mig_text whole = mig_tidy_cell(writing, tree->column);

		whole = mig_tidy_recode(plan, dimension, whole);
		status = mig_tidy_tree_add(tree, dimension->text, whole,
					   plan->frame->grid->line, writing->error);
		if (status != MIG_OK)
			return status;
	}
	status = mig_tidy_tree_see(tree, dimension->text, &known, writing->error);
	if (status != MIG_OK || known)
		return status;
	mig_tidy_grid_fail(plan->frame->grid, SIZE_MAX, writing->error,
			   "column '%s': '%.*s' is nowhere in the hierarchy %s", dimension->name,
			   (int)dimension->text.length, dimension->text.bytes, tree->source);
	mig_hint(writing->error, "add it there, without a parent if it is part of nothing, or "
				 "leave its rows out with --where");
	return MIG_DATA;
}

/* tree - which members of a dimension are parts of which others
 *
 * A member may be part of several others: of a continent, and of a union of states. A total is
 * here a member that has a part, or a part of a part, among the members of the table: one whose
 * parts are elsewhere is not counted twice. */
#ifndef MIG_TIDY_TREE_H
#define MIG_TIDY_TREE_H

#include "keys.h"

struct mig_tidy_edge {
	size_t part, whole;
	size_t line; /* of the source that says so */
	size_t next; /* edge of the same part, or SIZE_MAX */
};

struct mig_tidy_node {
	size_t first;	/* edge from it as a part, or SIZE_MAX */
	size_t waiting; /* edges to it as a whole */
	bool seen;	/* it is in the table */
	bool total;
};

/* All zero but for `source` is empty; free with mig_tidy_tree_free(). */
struct mig_tidy_tree {
	const char *source; /* the file, for messages; borrowed */
	size_t column;	    /* of the frame, which holds the wholes; SIZE_MAX: a file does */
	struct mig_keys members;
	struct mig_tidy_node *nodes;
	struct mig_tidy_edge *edges;
	size_t edge_count, node_capacity, edge_capacity;
};

/* Read the columns member and parent of a CSV file; without a parent, the member is part of
 * nothing. MIG_IO, MIG_DATA, or MIG_USAGE: the columns are not there. */
enum mig_status
mig_tidy_tree_read(struct mig_tidy_tree *tree, const char *file, struct mig_error *error);
/* Say that `part` is part of `whole`, or of nothing if that is empty, as line `line` has it. */
enum mig_status mig_tidy_tree_add(struct mig_tidy_tree *tree, struct mig_text part,
				  struct mig_text whole, size_t line, struct mig_error *error);
/* Say that the table has `member`; *known tells whether the tree has it. */
enum mig_status mig_tidy_tree_see(struct mig_tidy_tree *tree, struct mig_text member, bool *known,
				  struct mig_error *error);
/* Find the totals. MIG_DATA: a member is part of itself, if by way of others. */
enum mig_status mig_tidy_tree_finish(struct mig_tidy_tree *tree, struct mig_error *error);
bool mig_tidy_tree_is_total(const struct mig_tidy_tree *tree, struct mig_text member);
void mig_tidy_tree_free(struct mig_tidy_tree *tree);

#endif

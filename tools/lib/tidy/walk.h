/* walk - all rows below the header, in blocks, on several threads where that gives the same
 *
 * Most tables are plain enough for the marks of the engine: fields then lie between them, and
 * the cells are those that the grid would find. A block in which something else stands, or with
 * which something is wrong, is gone through again by the grid itself, when all blocks before
 * it are done: errors and the numbers of lines are therefore those of reading row after row. */
#ifndef MIG_TIDY_WALK_H
#define MIG_TIDY_WALK_H

#include "engine/scan.h"
#include "tidy/grid.h"

struct mig_tidy_walk;

/* One thread's part of a walk; what else it needs stands behind this. */
struct mig_tidy_walker {
	struct mig_tidy_grid grid; /* its current row is the one at hand */
	bool ordered; /* the rows of all blocks before are done; the number of its line is right */
	size_t first; /* in join(): what is to be added to numbers of lines of this block */
	/* The rest is private. */
	struct mig_tidy_walk *walk;
	struct mig_tidy_lines lines;
	struct mig_scan scan;
	size_t looked_at;	/* marks of the next record among which no line end is */
	size_t usual;		/* marks that the record before had */
	size_t number;		/* of lines of the block */
	enum mig_status status; /* of the last row that was looked at */
	struct mig_error error;
};

struct mig_tidy_walk {
	/* A block begins: what a walker has gathered and join() has not been asked for is void. */
	void (*start)(struct mig_tidy_walker *walker);
	/* Whether a row that is made of these marks needs no cells; it then was the row. NULL: all
	 * need them. The line feed at its end is among the marks, `from` is its first byte. */
	bool (*pass_over)(struct mig_tidy_walker *walker, const char *from, const uint32_t *places,
			  size_t count);
	/* One row. After anything but MIG_OK the block is given up, and begins again `ordered`. */
	enum mig_status (*row)(struct mig_tidy_walker *walker, struct mig_error *error);
	/* The block is done, and so are all before it. */
	enum mig_status (*join)(struct mig_tidy_walker *walker, struct mig_error *error);
	size_t line; /* private: of the block whose turn it is */
};

/* Whether the rows of a grid can be walked through like this: there is no --footer and no
 * --stop-at, and blanks do not matter. */
bool mig_tidy_walk_can(const struct mig_tidy_grid *grid);
/* How many walkers are wanted. */
size_t mig_tidy_walk_size(const struct mig_tidy_grid *grid);

/* A walker over the rows of `grid`. The caller ends with mig_tidy_walker_end(), in either case. */
enum mig_status mig_tidy_walker_start(struct mig_tidy_walker *walker, struct mig_tidy_walk *walk,
				      const struct mig_tidy_grid *grid, struct mig_error *error);
void mig_tidy_walker_end(struct mig_tidy_walker *walker);

/* Walk from where the grid stands to its end. What the grid or a row says: the first one in the
 * file that fails. */
enum mig_status mig_tidy_walk_run(struct mig_tidy_walk *walk, struct mig_tidy_grid *grid,
				  void *const *walkers, size_t count, struct mig_error *error);

#endif

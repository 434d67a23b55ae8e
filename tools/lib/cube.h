/* cube - the figures of a tidy table, summed exactly by group and period
 *
 * Reading a cube is what every tool starts with. Rows that agree in the group
 * columns and the period are added up; a missing part makes the sum missing unless
 * `partial`; the status of the parts travels to the sum. Groups stand in
 * first-seen order, periods ascend within a group. Memory grows with the number of
 * (group, period) cells, not with the rows. */
#ifndef MIG_CUBE_H
#define MIG_CUBE_H

#include "filter.h"
#include "period.h"
#include "records.h"
#include "value.h"

/* What the time column is to a cube. */
enum mig_time_use {
	MIG_TIME_REQUIRED, /* no time column is an error */
	MIG_TIME_IF_THERE, /* one period without a name when there is none */
	MIG_TIME_IGNORED,  /* only if it is among `by` */
};

/* What to read. Everything is borrowed. */
struct mig_cube_request {
	const struct mig_list *by;     /* group columns; may be empty or NULL */
	const struct mig_list *values; /* value columns; empty or NULL: the one named
					  persons, value, count or OBS_VALUE */
	const char *time;	   /* time column; NULL: year, period, date, time or TIME_PERIOD */
	const char *status;	   /* status column; NULL: status, OBS_STATUS or OBS_FLAG; "none" */
	struct mig_filter *filter; /* may be NULL */
	enum mig_time_use time_use;
	size_t threads; /* to read with, at most; 0: one a processor */
	bool partial;	/* a sum with missing parts is that of the others, flagged U */
};

struct mig_point {
	struct mig_period period; /* all zero without a time column */
	const char *period_text;  /* as first seen; "" without a time column */
	struct mig_value *values; /* one a value column */
	size_t *known, *missing;  /* rows with and without a number, one a value column */
};

struct mig_group {
	const char **keys; /* one a group column, byte for byte */
	struct mig_point *points;
	size_t count;
};

/* Strings and arrays live until mig_cube_free(). */
struct mig_cube {
	const char **by_names; /* of the group columns, as in the header, without the time column */
	size_t by_count;
	bool last_is_time;     /* the last of the columns asked for in `by` is the time column */
	const char *time_name; /* NULL without a time column */
	size_t
	    time_place; /* where the time column stands among `by`; by_count if it is not there */
	const char **value_names;
	size_t value_count;
	bool has_status; /* whether the input has a status column that is used */
	struct mig_group *groups;
	size_t count;
	const char *input_name; /* for messages */
	struct mig_arena arena;
};

/* Where immigration is not to be added to emigration unseen: if the table has a column named
 * direction, and the request neither groups by it nor has a condition on it, request->filter
 * watches it (see mig_filter_notes()). It then needs that column in every table it is used on. */
enum mig_status mig_cube_watch_directions(const struct mig_records *records,
					  const struct mig_cube_request *request,
					  struct mig_error *error);

/* Read all of `records` into *cube; on MIG_OK the caller frees it with
 * mig_cube_free(). Otherwise MIG_USAGE (no such column), MIG_DATA (a cell that is
 * no number, period or status, with file, line and column), MIG_IO. */
enum mig_status mig_cube_read(struct mig_records *records, const struct mig_cube_request *request,
			      struct mig_cube *cube, struct mig_error *error);
void mig_cube_free(struct mig_cube *cube);

/* The same for tables that are only written out, of millions of rows perhaps: *cube says what
 * the columns are, but has no groups; the figures are the rows of *sums. On MIG_OK the caller
 * frees both. */
struct mig_sums;
enum mig_status
mig_cube_sums(struct mig_records *records, const struct mig_cube_request *request,
	      struct mig_cube *cube, struct mig_sums *sums, struct mig_error *error);

/* Turn the members of the last group column into value columns, as a table with one
 * direction column becomes one of immigration and emigration. The cube has one value
 * column; `codes` are the `count` members, in the order of the new columns, `names`
 * what these are called (borrowed: they must outlive the cube). A member without a figure for a
 * group and period is MISSING there; a member that is not among the codes is MIG_DATA. */
enum mig_status mig_cube_pivot(struct mig_cube *cube, const char *const *codes,
			       const char *const *names, size_t count, struct mig_error *error);

/* Leave the last group column out of the columns of the cube; its groups stay. */
void mig_cube_drop_last(struct mig_cube *cube);

/* The number of keys[from] to keys[to - 1] of a group among those seen so far, as
 * mig_keys_add() has it. */
struct mig_keys;
enum mig_status mig_number_keys(struct mig_keys *seen, const struct mig_group *group, size_t from,
				size_t to, size_t *number, bool *added, struct mig_error *error);

/* The groups and their points, where they are not a cube's (yet, or any more). */
void mig_groups_free(struct mig_group *groups, size_t count);

/* Whether a group has this member of the last group column. */
bool mig_cube_has_member(const struct mig_cube *cube, const char *member);
/* The point of `group` in `period`, or NULL. */
const struct mig_point *
mig_group_find(const struct mig_group *group, const struct mig_period *period);
/* Hint at the earliest and the latest period of all groups, if there are any. */
void mig_cube_hint_periods(const struct mig_cube *cube, struct mig_error *error);
/* MIG_OK if all periods of the cube are of one kind; else MIG_DATA naming two that are not. */
enum mig_status mig_cube_same_kind(const struct mig_cube *cube, struct mig_error *error);

#endif

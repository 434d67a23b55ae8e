/* table - a whole CSV table in memory, every cell as text
 *
 * For what shows tables and what looks at single cells; what adds figures up reads a cube. */
#ifndef MIG_TABLE_H
#define MIG_TABLE_H

#include "filter.h"
#include "records.h"
#include "value.h"
#include "writer.h"

/* Strings live until mig_table_free(). */
struct mig_table {
	char **names;
	size_t columns;
	struct mig_text *cells; /* row by row; NUL-terminated */
	size_t rows;
	struct mig_position *positions; /* where each row stands in the input */
	const char *input_name;
	struct mig_arena arena;
};

/* The columns of `records` alone: a table without rows. The caller frees it, also on failure. */
enum mig_status mig_table_header(const struct mig_records *records, struct mig_table *table,
				 struct mig_error *error);
/* Read all of `records` that passes the filter (NULL: all; it is bound here); on MIG_OK
 * the caller frees *table with mig_table_free(). */
enum mig_status mig_table_read(struct mig_records *records, struct mig_filter *filter,
			       struct mig_table *table, struct mig_error *error);
void mig_table_free(struct mig_table *table);

struct mig_text mig_table_cell(const struct mig_table *table, size_t row, size_t column);

/* Where column `name` stands, as mig_records_find() does it. */
enum mig_status mig_table_find(const struct mig_table *table, struct mig_text name, size_t *column,
			       struct mig_error *error);
/* The first of a NULL-ended list of names (case ignored) that is there, or SIZE_MAX. */
size_t mig_table_find_any(const struct mig_table *table, const char *const *names);

/* The kind of a column by its cells: PERIOD if it is named as a time column, NUMBER
 * if every cell that is not empty is a plain number that needs no sign "+", no
 * exponent and no leading zero to be told from another (so codes such as 004 are TEXT)
 * and at least one is, otherwise TEXT. */
enum mig_column_kind mig_table_kind(const struct mig_table *table, size_t column);

/* Whether all rows have the same cell; true of a table without rows. */
bool mig_table_constant(const struct mig_table *table, size_t column);

/* The cell as a value: empty is MISSING; MIG_DATA naming the cell if it is no number
 * or one that is too long. */
enum mig_status mig_table_value(const struct mig_table *table, size_t row, size_t column,
				struct mig_value *value, struct mig_error *error);

/* "FILE:LINE:COLUMN: column 'NAME': 'CELL' WHAT", with the start of a long cell. Returns MIG_DATA.
 */
enum mig_status mig_table_fail_cell(const struct mig_table *table, size_t row, size_t column,
				    const char *what, struct mig_error *error);

/* The NULL-ended lists of column names that are understood without being named. */
extern const char *const mig_time_names[];   /* year period date time TIME_PERIOD */
extern const char *const mig_value_names[];  /* persons value count OBS_VALUE */
extern const char *const mig_status_names[]; /* status OBS_STATUS OBS_FLAG */

#endif

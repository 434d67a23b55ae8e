/* figure - a number in the running text, taken from a table and written out
 *
 *   {{balance net_migration year=2014 | abs | thousand}}
 *
 * The cell of column net_migration in the one row of block balance where year is
 * 2014. A value with blanks stands in double quotes. The formats:
 *
 *   abs         without its sign
 *   signed      with a plus or minus sign
 *   thousand    in thousands, one digit after the point: 12.2 thousand
 *   million     likewise in millions
 *   percent     with a percent sign
 *   digits N    rounded half away from zero to N digits after the point (an error if a
 *               ratio ends in the one 5 that is dropped, which rounding may have made)
 *   words fell "stayed the same" rose
 *               the first, second or third for a number below 0, for 0, above 0
 *   raw         the cell as it is
 *
 * Digits are grouped as in tables (U+202F from four before the point on), the minus is U+2212, and
 * no blank in a figure breaks a line. A missing cell reads "not available". */
#ifndef MIG_REPORT_FIGURE_H
#define MIG_REPORT_FIGURE_H

#include "profile.h"
#include "table.h"

/* Read what stands between the braces into *figure (blocks are found later). */
enum mig_status mig_figure_parse(struct mig_profile *profile, struct mig_text source,
				 struct mig_place place, struct mig_figure *figure,
				 struct mig_error *error);

/* The cell that `figure` names in `table`, its block's. MIG_DATA if a column is not there, or
 * if not exactly one row fits. */
enum mig_status mig_figure_find(const struct mig_profile *profile,
				const struct mig_figure *figure, const struct mig_table *table,
				size_t *row, size_t *column, struct mig_error *error);

/* The same, but of several rows that fit the one of the latest period that has a figure, or of the
 * latest if none has. MIG_DATA if two rows of that period fit, one of which no period can be told,
 * or one with a figure of a period of another length. */
enum mig_status mig_figure_find_latest(const struct mig_profile *profile,
				       const struct mig_figure *figure,
				       const struct mig_table *table, size_t *row, size_t *column,
				       struct mig_error *error);

/* Append a number as figures in text are written: digits grouped, a real minus. */
enum mig_status mig_figure_number(struct mig_buffer *text, struct mig_decimal number, bool plus,
				  struct mig_error *error);

/* Append the cell as `figure` formats it, as plain text. *missing tells that it is empty.
 * MIG_DATA if it is no number and a format needs one. */
enum mig_status mig_figure_write(const struct mig_profile *profile,
				 const struct mig_figure *figure, const struct mig_table *table,
				 size_t row, size_t column, struct mig_buffer *text,
				 bool *missing, struct mig_error *error);

#endif

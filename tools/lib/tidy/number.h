/* number - figures as they are printed: grouped digits, other decimal signs, units */
#ifndef MIG_TIDY_NUMBER_H
#define MIG_TIDY_NUMBER_H

#include "tidy/signs.h"

enum mig_unit {
	MIG_UNIT_NONE,
	MIG_UNIT_PERCENT,
	MIG_UNIT_THOUSAND,
	MIG_UNIT_MILLION,
	MIG_UNIT_CELL, /* each cell says its own */
	MIG_UNIT_WORD, /* and above: the first of the notation's words, the second ... */
};

/* How the figures of a table are printed. */
struct mig_notation {
	const char *decimal; /* the sign before the fraction; NULL: a point */
	const char *group;   /* signs between groups of three digits; NULL: none. A blank stands for
				those of U+00A0, U+2009 and U+202F too, ' for U+2019 */
	enum mig_unit unit;
	struct mig_list words; /* that may stand behind a number, as its unit */
	struct mig_signs signs;
};

/* How often something was understood that a plain number does not need. */
struct mig_counts {
	size_t numbers, empty, grouped, decimals, percents, scaled, signs, marks, zeros;
	size_t like_groups; /* fractions of three digits behind one to three, as in 1.524 */
	size_t long_wholes; /* four digits or more that nothing groups */
};

/* Read "none", "percent", "thousand", "million" or "cell"; MIG_USAGE otherwise. */
enum mig_status mig_unit_parse(const char *name, enum mig_unit *unit, struct mig_error *error);
/* The unit whose word *text begins with (%, thousand, mln, тыс. ...), which is taken away; NONE
 * without one. */
enum mig_unit mig_unit_take(struct mig_text *text);
/* What a column of units says of one: "percent", a word, or nothing. */
const char *mig_notation_unit(const struct mig_notation *notation, enum mig_unit unit);
/* MIG_USAGE: decimal and group signs that cannot be told apart, or a digit among them. */
enum mig_status mig_notation_check(const struct mig_notation *notation, struct mig_error *error);

/* What a measure's cell says. */
struct mig_figure {
	struct mig_value value;
	enum mig_unit unit; /* that the cell itself has: NONE, PERCENT or a word */
	bool as_printed;    /* the cell's bytes are what mig_decimal_format() makes of the number */
};

/* Read a measure's cell (trimmed). An empty one is MISSING without a flag. "percent" leaves a
 * figure as it is printed (77% is 77); "thousand" and "million" multiply, exactly. MIG_DATA with
 * a message and a hint when it cannot be read. */
enum mig_status
mig_number_read(const struct mig_notation *notation, struct mig_text cell,
		struct mig_figure *figure, struct mig_counts *counts, struct mig_error *error);
/* MIG_DATA for a cell that is no figure, with a hint by what it looks like. */
enum mig_status mig_number_refuse(const struct mig_notation *notation, struct mig_text cell,
				  struct mig_error *error);

#endif

/* statement - what "PART is PERCENT per cent of BASE" can be true of, as printed
 *
 * Three figures p, r and b, none below 0, each printed in a unit of its own, stand for all true
 * figures within half a unit (interval.h), never below 0. The statement is true of P, R and B if
 * 100 P = R B. Any of the three may be left out: the other two imply a range of it. Ranges are
 * closed, and they are compared by multiplication, so no verdict hangs on a rounded quotient;
 * only the bounds that are printed are rounded, outward.
 * Source: interval arithmetic, R. E. Moore, Interval Analysis (1966). */
#ifndef MIG_STATEMENT_H
#define MIG_STATEMENT_H

#include "interval.h"
#include "value.h"

/* A figure and what it can stand for. */
struct mig_printed {
	bool stated; /* there is such a figure */
	struct mig_decimal figure;
	struct mig_interval range;
};

struct mig_statement {
	struct mig_printed part, percent, base;
};

/* The unit that one figure shows, when nothing else is known of it: 1 of its last place, but for a
 * whole number 1 of its last place that is not 0, since 14500 may well be 14.5 thousand. 1 for 0.
 */
struct mig_decimal mig_figure_unit(struct mig_decimal figure);

/* `figure`, which is not below 0, in units of `unit`. false: the range does not fit. */
bool
mig_printed_figure(struct mig_decimal figure, struct mig_decimal unit, struct mig_printed *printed);

/* Some bases: from low to high, both included. */
struct mig_base_range {
	struct mig_quotient { /* over / under; under is above 0 */
		struct mig_decimal over, under;
	} low, high;
	bool endless; /* there is no highest one, and `high` is not set */
};

/* The bases that part and percentage imply, B = 100 P / R; true if both are stated and it fits.
 * Endless where the percentage can be 0. */
bool mig_statement_implied(const struct mig_statement *statement, struct mig_base_range *range);
/* The bases of which the whole statement can be true: those implied, those that the printed base
 * stands for, or where there are both what these have in common; *any tells whether there is such
 * a base. Nothing said of the base is every base from 0 on. false: it does not fit. */
bool
mig_statement_bases(const struct mig_statement *statement, struct mig_base_range *range, bool *any);
/* What two ranges have in common; *any tells whether there is something. false: does not fit. */
bool mig_base_ranges_meet(const struct mig_base_range *a, const struct mig_base_range *b,
			  struct mig_base_range *common, bool *any);

/* Of a statement of all three figures:
 *   exact       the percentage computed from p and b is rounded to r
 *   rounding    it is not, but there are P, R and B as printed of which the statement is true
 *   impossible  there are none
 * false: not all are stated, or the products do not fit 128 bits. */
bool mig_statement_verdict(const struct mig_statement *statement, enum mig_verdict *verdict);

/* Bounds as values, rounded outward to `digits` places. NONE where the figures needed are not
 * stated; UNDEFINED for an upper bound that there is none of; OVERFLOW. */
struct mig_value mig_base_low(const struct mig_base_range *range, int digits);
struct mig_value mig_base_high(const struct mig_base_range *range, int digits);
/* Those of the bases that part and percentage imply. */
struct mig_value mig_statement_base_low(const struct mig_statement *statement, int digits);
struct mig_value mig_statement_base_high(const struct mig_statement *statement, int digits);
/* 100 p / b, per cent, rounded half away from zero; UNDEFINED for a base of 0. */
struct mig_value mig_statement_percent(const struct mig_statement *statement, int digits);
/* The lowest and the highest of 100 P / B, per cent. */
struct mig_value mig_statement_percent_low(const struct mig_statement *statement, int digits);
struct mig_value mig_statement_percent_high(const struct mig_statement *statement, int digits);
/* The lowest and the highest of R B / 100, in the unit of the base. */
struct mig_value mig_statement_part_low(const struct mig_statement *statement, int digits);
struct mig_value mig_statement_part_high(const struct mig_statement *statement, int digits);

#endif

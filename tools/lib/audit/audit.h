/* audit - which printed figure is wrong
 *
 * Tables are held as printed. Rules, whether they come from the structure of a table or from a
 * file, become checks: one linear relation each between cells, such as
 *     printed total - part - part - part = 0.
 * A check is judged by interval arithmetic on what the cells can stand for: figures that are
 * rounded may differ by what rounding explains, and by no more. Checks that nothing can make true
 * point at the cells they have in common, and a cell is suspected most when one slip of the pen
 * (slips.h) explains all of its broken checks.
 * Sources: Fellegi and Holt (1976), JASA 71; Scholtus (2009), Statistics Netherlands 09046. */
#ifndef MIG_AUDIT_H
#define MIG_AUDIT_H

#include "interval.h"
#include "keys.h"
#include "table.h"

#define MIG_AUDIT_NONE ((size_t)-1)

/* What the figures of a column are rounded to. */
enum mig_audit_unit {
	MIG_AUDIT_UNIT_UNKNOWN, /* to be inferred */
	MIG_AUDIT_UNIT_FIXED,	/* `unit`; zero: they are exact */
	MIG_AUDIT_UNIT_PLACES,	/* each to its own last printed place */
};

struct mig_audit_column {
	size_t table, place; /* place in the record */
	size_t first;	     /* its first cell; the others follow, row by row */
	enum mig_audit_unit mode;
	bool ratio; /* a percentage or the like: never exact */
	struct mig_decimal unit;
	struct mig_decimal *units; /* of single rows where they were given; scale -1: not given */
};

/* A figure, in 16 bytes: there may be millions. mig_audit_number() reads it. */
struct mig_audit_cell {
	int64_t units; /* of `scale` places; if it is wide, a place in audit->wide */
	uint32_t row;
	uint16_t column; /* of audit->columns */
	int8_t scale;
	bool known : 1;
	bool changed : 1; /* the figure is a correction or was filled in */
	bool wide : 1;
};

/* Rows of a table that was read without its cells: where they stand, and the notation of their
 * periods, which members do not keep. */
struct mig_audit_rows {
	const char **files; /* names; of the arena */
	size_t *starts;	    /* first row of each file */
	size_t file_count;
	uint32_t *lines;
	uint32_t *times; /* numbers of `texts`; NULL without a time column */
	struct mig_keys texts;
};

struct mig_audit_table {
	struct mig_table table; /* owned; without cells and positions if the rows are in `read` */
	struct mig_audit_rows read;
	const char *name; /* in rules; NULL for the table of the command line */
	size_t *keys;	  /* places of the columns that name a row */
	size_t key_count;
	size_t time;	   /* which of the keys is the time column, or NONE */
	uint32_t *members; /* of each row and key, numbers of audit->members */
};

enum mig_relation {
	MIG_RELATION_EQUAL,
	MIG_RELATION_AT_MOST,
	MIG_RELATION_AT_LEAST,
	MIG_RELATION_LESS,
	MIG_RELATION_MORE,
};

struct mig_audit_rule {
	const char *text;
	size_t made;	      /* checks, or rows that were looked at */
	size_t hollow;	      /* checks that were left out: see mig_audit_end_check() */
	size_t without_total; /* of parts that add up: how often their total has no row */
	size_t exact, rounding, impossible, incomplete;
	bool of_keys; /* not of figures: judging leaves it alone */
};

/* factor * a * b; b is NONE in a linear term, and both are in a constant. */
struct mig_audit_term {
	struct mig_decimal factor;
	size_t a, b;
};

/* A term as it is kept: mig_audit_term_at() reads it. UINT32_MAX: no cell. */
struct mig_audit_kept_term {
	uint32_t factor; /* of audit->factors */
	uint32_t a, b;
};

/* The sum of its terms stands in a relation to zero. */
struct mig_check {
	size_t first; /* term */
	uint32_t count;
	uint32_t rule;
	uint32_t cell;	 /* that stands for it: a total, a percentage; or one of its cells */
	uint32_t hidden; /* bits of the keys that do not tell the check from others */
	enum mig_relation relation : 8;
	enum mig_verdict verdict : 8;
	bool of_sum : 1;   /* no cell stands for it: it is about a sum */
	bool complete : 1; /* all cells are known */
};

/* Verdicts of findings: those of checks, and one for what rules cannot decide. */
enum { MIG_VERDICT_DOUBTFUL = MIG_VERDICT_IMPOSSIBLE + 1 };

/* One line of the answer. */
struct mig_finding {
	size_t number; /* findings of one number are alternatives */
	size_t cell;
	size_t check; /* NONE: not of a check */
	size_t rule;
	bool of_sum;
	int verdict;
	bool has_low, has_high, has_difference, has_suggestion;
	struct mig_interval implied; /* what the checks allow for the cell */
	struct mig_decimal difference, suggestion;
	size_t partner;	      /* the cell to swap with, or NONE */
	const char *slip;     /* static text; NULL without one */
	size_t broken, mends; /* broken checks of the cell, and how many of them it mends */
	size_t candidates;    /* that mend as much; more than a few are not listed */
	const char *note;     /* static or of the arena; NULL */
};

/* All zero is empty; free with mig_audit_free(). */
struct mig_audit {
	struct mig_audit_table *tables;
	struct mig_audit_column *columns;
	struct mig_audit_cell *cells;
	struct mig_audit_rule *rules;
	struct mig_audit_kept_term *terms;
	struct mig_decimal *factors; /* of the terms, each once */
	struct mig_decimal *wide;    /* figures of more than 64 bits */
	struct mig_check *checks;
	struct mig_finding *findings;
	size_t table_count, table_room, column_count, column_room, cell_count, cell_room;
	size_t rule_count, rule_room, term_count, term_room, check_count, check_room;
	size_t factor_count, factor_room, wide_count, wide_room;
	size_t finding_count, finding_room, finding_number;
	struct mig_buffer unmet; /* lines on values of conditions that no row has */
	bool swaps_untried;	 /* by mig_audit_locate(): there would have been too many */
	struct mig_keys members;
	struct mig_arena arena;
};

void mig_audit_free(struct mig_audit *audit);

/* The figure of a cell, as printed. */
static inline struct mig_decimal
mig_audit_number(const struct mig_audit *audit, size_t cell)
{
	const struct mig_audit_cell *at = &audit->cells[cell];

	return at->wide ? audit->wide[at->units] : (struct mig_decimal){ at->units, at->scale };
}

static inline struct mig_audit_term
mig_audit_term_at(const struct mig_audit *audit, size_t number)
{
	const struct mig_audit_kept_term *kept = &audit->terms[number];

	return (struct mig_audit_term){ audit->factors[kept->factor],
					kept->a == UINT32_MAX ? MIG_AUDIT_NONE : kept->a,
					kept->b == UINT32_MAX ? MIG_AUDIT_NONE : kept->b };
}

/* --- tables.c: tables, cells, units --- */

/* Take over *table (also on failure) as one whose rows are named by `keys` (may be empty) and the
 * time column: `time`, or if that is NULL the first that is named as one. MIG_USAGE: no such
 * column. */
enum mig_status mig_audit_add_table(struct mig_audit *audit, struct mig_table *table,
				    const char *name, const struct mig_list *keys, const char *time,
				    size_t *number, struct mig_error *error);
/* The same without the rows, if there are none yet. */
enum mig_status mig_audit_place_table(struct mig_audit *audit, struct mig_table *table,
				      const char *name, const struct mig_list *keys,
				      const char *time, size_t *number, struct mig_error *error);
/* The cells of a value column, read once. MIG_USAGE, or MIG_DATA for a cell that is no number. */
enum mig_status mig_audit_column(struct mig_audit *audit, size_t table, const char *name,
				 size_t *column, struct mig_error *error);
/* Put a figure into a cell; it is known then. */
enum mig_status mig_audit_set_number(struct mig_audit *audit, size_t cell,
				     struct mig_decimal number, struct mig_error *error);
/* Room for the cells of `rows` rows of a new column, not yet known; they follow the last one.
 * MIG_DATA: more than can be numbered. */
enum mig_status mig_audit_new_column(struct mig_audit *audit, size_t table, size_t place,
				     size_t *column, struct mig_error *error);
/* The only column that is named as one of values (mig_value_names), or SIZE_MAX. */
size_t mig_audit_value_column(const struct mig_table *table);
/* Which of the keys of a table column `name` is; the time column goes by any name of one.
 * MIG_USAGE with the list. */
enum mig_status mig_audit_key(const struct mig_audit *audit, size_t table, const char *name,
			      size_t *place, struct mig_error *error);
/* The number of a member as it stands in key column `place`: periods are equal as periods. */
enum mig_status mig_audit_member(struct mig_audit *audit, bool is_time, struct mig_text text,
				 uint32_t *member, struct mig_error *error);
/* The unit of all cells of a column (row NONE) or of one. Zero: exact. */
enum mig_status mig_audit_give_unit(struct mig_audit *audit, size_t column, size_t row,
				    struct mig_decimal unit, struct mig_error *error);
/* Decide for the columns whose unit was not given: printed places where any figure has some;
 * otherwise the common unit if chance can hardly explain it (n figures that are not zero are all
 * multiples of u by chance once in u^n, which has to be 10^6 or more); otherwise ratios are
 * rounded to 1 and counts are exact. */
void mig_audit_infer_units(struct mig_audit *audit);
/* What the figure of a cell can stand for, if it were `number`, whose own places count where it has
 * more of them. false: does not fit. */
bool mig_audit_span(const struct mig_audit *audit, size_t cell, struct mig_decimal number,
		    struct mig_interval *span);
/* persons[year=2014, region=CIS], in front of it the table's name if it has one. Bit k of `hidden`
 * leaves out key k. */
enum mig_status mig_audit_cell_name(const struct mig_audit *audit, size_t cell, uint32_t hidden,
				    struct mig_buffer *text, struct mig_error *error);
struct mig_position mig_audit_position(const struct mig_audit *audit, size_t cell);
struct mig_position mig_audit_row_position(const struct mig_audit_table *table, size_t row);
/* What stands in key column `place` of a row, as printed; not always NUL-terminated. Valid until
 * a member is added. */
struct mig_text mig_audit_key_text(const struct mig_audit *audit,
				   const struct mig_audit_table *table, size_t row, size_t place);
/* MIG_USAGE: key column `place` has no member `name`; with its first members as a hint. */
enum mig_status mig_audit_no_member(const struct mig_audit *audit, size_t table, size_t place,
				    const char *message, const char *name, struct mig_error *error);

/* --- index.c: rows by some of their keys --- */

enum { MIG_AUDIT_KEYS_MAX = 30 };

/* In place of a member: what all parts of a sum are parts of that no member stands for. */
#define MIG_AUDIT_FAMILY (UINT32_MAX - 1)

/* The rows of a table by some of their keys: by the tuple of the members there. Rows of one tuple
 * are a group; groups are in the order in which their first rows were added, and so are the rows
 * of a group. */
struct mig_audit_index {
	const uint32_t *members; /* of the table; borrowed */
	size_t key_count;
	size_t places[MIG_AUDIT_KEYS_MAX], count;
	const uint32_t *parents; /* not NULL: members of key `replaced` go by their parents */
	size_t replaced;
	/* Most tables have nearly every combination of their members. Groups then stand at the
	 * place that the ranks of their members give, next to their neighbours: numbers + 1. */
	uint32_t *grid;
	uint32_t *ranks[MIG_AUDIT_KEYS_MAX]; /* by member; UINT32_MAX: not in this key */
	size_t sizes[MIG_AUDIT_KEYS_MAX], ranked;
	/* Those of other tables are looked up. */
	struct mig_audit_slot {
		uint32_t hash, group; /* + 1; 0: free */
	} * slots;
	size_t slot_count;
	uint32_t *heads, *tails; /* first and last row of a group */
	size_t group_count, heads_room, tails_room;
	uint32_t *next; /* the row behind, UINT32_MAX at the end */
};

/* By `count` keys at `places` (NULL: by all), of which number `replaced` goes by its parents unless
 * `parents` is NULL. Both are borrowed, and must stay in place. */
enum mig_status
mig_audit_index_start(struct mig_audit_index *index, const struct mig_audit_table *table,
		      const size_t *places, size_t count, const uint32_t *parents, size_t replaced,
		      struct mig_error *error);
enum mig_status
mig_audit_index_add(struct mig_audit_index *index, size_t row, struct mig_error *error);
/* The group of a tuple, or NONE; its first row is heads[group]. */
size_t mig_audit_index_group(const struct mig_audit_index *index, const uint32_t *tuple);
/* The first row of a tuple, or NONE. */
size_t mig_audit_index_find(const struct mig_audit_index *index, const uint32_t *tuple);
/* The row behind one in its group, or NONE. */
static inline size_t
mig_audit_index_next(const struct mig_audit_index *index, size_t row)
{
	return index->next[row] == UINT32_MAX ? MIG_AUDIT_NONE : index->next[row];
}
void mig_audit_index_free(struct mig_audit_index *index);

/* --- checks.c: making and judging them --- */

enum mig_status mig_audit_add_rule(struct mig_audit *audit, const char *text, size_t *rule,
				   struct mig_error *error);
/* Begin a check; terms added from now on are its. */
enum mig_status mig_audit_begin_check(struct mig_audit *audit, size_t rule, size_t cell,
				      enum mig_relation relation, struct mig_error *error);
enum mig_status mig_audit_add_term(struct mig_audit *audit, struct mig_decimal factor, size_t a,
				   size_t b, struct mig_error *error);
/* End a check that somebody else wrote down. It is left out if its figures cancel out, as in
 * a = a, so that it holds whatever they are: it would be no evidence of anything. */
enum mig_status mig_audit_end_check(struct mig_audit *audit, struct mig_error *error);
/* Judge all checks. MIG_DATA: a sum does not fit 128 bits. */
enum mig_status mig_audit_judge(struct mig_audit *audit, struct mig_error *error);

/* A cell with another figure. */
struct mig_replacement {
	size_t cell;
	struct mig_decimal number;
};
/* What the sum of a check can be with `count` cells replaced, and its value as printed (may be
 * NULL). false: does not fit, or a cell is missing. */
bool mig_check_evaluate(const struct mig_audit *audit, const struct mig_check *check,
			const struct mig_replacement *replaced, size_t count,
			struct mig_interval *span, struct mig_decimal *residual);
/* Whether some number in the span stands in the relation to zero. */
bool mig_relation_holds(enum mig_relation relation, struct mig_interval span);

/* --- uses.c: the checks of a cell --- */

/* Cell c stands in the checks numbered checks[starts[c]] to checks[starts[c + 1] - 1]: in the order
 * in which they were made, and each once. */
struct mig_audit_uses {
	size_t *starts;
	uint32_t *checks;
};

/* Of all checks that there are. The caller frees *uses, also on failure. */
enum mig_status mig_audit_find_uses(const struct mig_audit *audit, struct mig_audit_uses *uses,
				    struct mig_error *error);
void mig_audit_uses_free(struct mig_audit_uses *uses);

/* --- parents.c: which members are parts of which --- */

/* Arrays of the parents of all members, UINT32_MAX where there is none; the caller frees *parents
 * with free(), also on failure. All members but the total are parts of it; */
enum mig_status mig_audit_total_parents(struct mig_audit *audit, uint32_t total, uint32_t **parents,
					struct mig_error *error);
/* those that a table with columns member and parent names; MIG_DATA: two parents, or a circle; */
enum mig_status mig_audit_hierarchy_parents(struct mig_audit *audit, const char *file,
					    const struct mig_records_options *options,
					    uint32_t **parents, struct mig_error *error);
/* each is part of the longest member of the key column that it properly begins with, those without
 * one of `total` (UINT32_MAX: of none). */
enum mig_status
mig_audit_prefix_parents(struct mig_audit *audit, size_t table, size_t place, uint32_t total,
			 uint32_t **parents, struct mig_error *error);
/* The number of a member that the key column has to have (unless the table has no rows).
 * MIG_USAGE with the members as a hint. */
enum mig_status mig_audit_find_total(struct mig_audit *audit, size_t table, size_t place,
				     const char *name, uint32_t *member, struct mig_error *error);

/* --- structure.c, periods.c: rules from structure --- */

/* In key column `place` of a table, parents[m] is the member that members m are parts of, or
 * UINT32_MAX: where both stand, the parts add up to the parent, by all other keys, for each of the
 * value columns. Where parents were told by codes, a single part is no more than its parent: the
 * others need not be listed. `what` is the text of the rule, whose without_total is counted. */
enum mig_status
mig_audit_add_tree(struct mig_audit *audit, size_t table, size_t place, const uint32_t *parents,
		   bool told_by_code, const size_t *columns, size_t column_count, const char *what,
		   struct mig_error *error);
/* Member by member of the key column that is not `total` (UINT32_MAX: any), the figures add up to
 * `sum`, by all other keys. */
enum mig_status mig_audit_add_constant(struct mig_audit *audit, size_t table, size_t place,
				       uint32_t total, size_t column, struct mig_decimal sum,
				       const char *what, struct mig_error *error);
/* Percentages: 100 * part = percentage * base, where the base is column `base` of the row, or (if
 * that is NONE) the figure of member `total` of key `place`, or (if that is UINT32_MAX or absent)
 * the sum over all members. */
enum mig_status mig_audit_add_percentages(struct mig_audit *audit, size_t table, size_t place,
					  uint32_t total, size_t column, size_t percent,
					  size_t base, const char *what, struct mig_error *error);
/* Where shorter periods of one kind fill a longer one, they add up to it, by all other keys.
 * MIG_USAGE without a time column. */
enum mig_status mig_audit_add_periods(struct mig_audit *audit, size_t table, size_t column,
				      struct mig_error *error);

/* --- sanity.c: what looks wrong without any rule --- */

/* A key that stands twice (impossible). */
enum mig_status
mig_audit_find_duplicates(struct mig_audit *audit, size_t table, struct mig_error *error);
/* Missing periods, figures a thousand times their neighbours, members that repeat the figures of
 * another (doubtful). */
enum mig_status
mig_audit_find_gaps(struct mig_audit *audit, size_t table, size_t column, struct mig_error *error);
enum mig_status
mig_audit_find_jumps(struct mig_audit *audit, size_t table, size_t column, struct mig_error *error);
enum mig_status mig_audit_find_repeats(struct mig_audit *audit, size_t table, size_t column,
				       struct mig_error *error);

/* --- locate.c, choose.c: the cells that broken checks point at --- */

enum mig_status mig_audit_locate(struct mig_audit *audit, struct mig_error *error);
enum mig_status mig_audit_add_finding(struct mig_audit *audit, const struct mig_finding *finding,
				      struct mig_error *error);

/* Set the difference of a finding of a check: the figure of its cell less what the others imply, as
 * printed; of a check that the cell is not linear in, none, but for a sum. */
void mig_audit_set_difference(const struct mig_audit *audit, struct mig_finding *finding);

/* --- fill.c, repair.c: filling and repairing --- */

/* Fill cells that are missing and that the rules determine, from exact figures: the only unknown of
 * an equation, and zeros where parts that cannot be negative have nothing left to add. A figure
 * that breaks another rule is not filled in. */
enum mig_status mig_audit_fill(struct mig_audit *audit, struct mig_error *error);
/* Make checks exact that are off by rounding alone: the smallest number of changes, each of one
 * unit, the same ones whenever it is run. *left is how many groups of checks, linked by cells, had
 * none of at most 12 changes (or none that was found in time). */
enum mig_status mig_audit_repair(struct mig_audit *audit, size_t *left, struct mig_error *error);

#endif

#include <stdlib.h>
#include <string.h>

#include "audit.h"

/* Rows of a table by all of their keys, and parts by the key of what they are parts of. */
struct families {
	struct mig_audit_index rows, parts;
	size_t places[MIG_AUDIT_KEYS_MAX];
};

static enum mig_status
start(struct families *families, const struct mig_audit_table *table, struct mig_error *error)
{
	enum mig_status status;
	size_t number;

	*families = (struct families){ 0 };
	for (size_t k = 0; k < table->key_count; k++)
		families->places[k] = k;
	status = mig_audit_index_start(&families->rows, table->table.rows, error);
	if (status == MIG_OK)
		status = mig_audit_index_start(&families->parts, table->table.rows, error);
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++)
		status =
		    mig_audit_index_add(&families->rows, table->members + row * table->key_count,
					table->key_count, row, &number, error);
	return status;
}

static void
end(struct families *families)
{
	mig_audit_index_free(&families->rows);
	mig_audit_index_free(&families->parts);
}

/* Put each row that has a parent under the keys of that. */
static enum mig_status
place_parts(struct families *families, const struct mig_audit_table *table, size_t place,
	    const uint32_t *parents, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
		uint32_t tuple[MIG_AUDIT_KEYS_MAX];
		size_t number;

		mig_audit_tuple(table, row, families->places, table->key_count, tuple);
		tuple[place] = parents[tuple[place]];
		if (tuple[place] != UINT32_MAX)
			status = mig_audit_index_add(&families->parts, tuple, table->key_count, row,
						     &number, error);
	}
	return status;
}

/* The parts of a family, each times -1, and times a percentage if there is one. */
static enum mig_status
add_parts(struct mig_audit *audit, const struct families *families, size_t first_cell,
	  size_t first_part, size_t factor_cell, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t part = first_part; status == MIG_OK && part != MIG_AUDIT_NONE;
	     part = families->parts.next[part])
		status = factor_cell == MIG_AUDIT_NONE
			     ? mig_audit_add_term(audit, mig_decimal_of(-1), first_cell + part,
						  MIG_AUDIT_NONE, error)
			     : mig_audit_add_term(audit, mig_decimal_of(-1), factor_cell,
						  first_cell + part, error);
	return status;
}

enum mig_status
mig_audit_add_tree(struct mig_audit *audit, size_t table_number, size_t place,
		   const uint32_t *parents, bool told_by_code, const size_t *columns,
		   size_t column_count, const char *what, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct families families;
	size_t rule, first;
	enum mig_status status = start(&families, table, error);

	if (status == MIG_OK)
		status = place_parts(&families, table, place, parents, error);
	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, what, &rule, error);
	for (size_t c = 0; status == MIG_OK && c < column_count; c++)
		for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
			size_t cell = audit->columns[columns[c]].first + row;

			status = mig_audit_index_find(&families.parts,
						      table->members + row * table->key_count,
						      table->key_count, &first, error);
			if (status != MIG_OK || first == MIG_AUDIT_NONE)
				continue;
			/* a single part that a code tells is one of several, as "of which" */
			status = mig_audit_begin_check(audit, rule, cell,
						       told_by_code && families.parts.next[first] ==
									   MIG_AUDIT_NONE
							   ? MIG_RELATION_AT_LEAST
							   : MIG_RELATION_EQUAL,
						       error);
			if (status == MIG_OK)
				status = mig_audit_add_term(audit, mig_decimal_of(1), cell,
							    MIG_AUDIT_NONE, error);
			if (status == MIG_OK)
				status =
				    add_parts(audit, &families, audit->columns[columns[c]].first,
					      first, MIG_AUDIT_NONE, error);
		}
	end(&families);
	return status;
}

/* All members but the total are parts of one family, which goes by the number UINT32_MAX - 1. */
static uint32_t *
one_family(const struct mig_audit *audit, uint32_t total)
{
	size_t count = audit->members.count;
	uint32_t *parents = malloc((count + 1) * sizeof *parents);

	for (size_t i = 0; parents && i < count; i++)
		parents[i] = i == total ? UINT32_MAX : UINT32_MAX - 1;
	return parents;
}

/* The families of rows that differ in key `place` alone, without the total. */
static enum mig_status
gather(struct mig_audit *audit, const struct mig_audit_table *table, size_t place, uint32_t total,
       struct families *families, struct mig_error *error)
{
	uint32_t *parents = one_family(audit, total);
	enum mig_status status = start(families, table, error);

	if (!parents)
		status = mig_fail_memory(error);
	if (status == MIG_OK)
		status = place_parts(families, table, place, parents, error);
	free(parents);
	return status;
}

enum mig_status
mig_audit_add_constant(struct mig_audit *audit, size_t table_number, size_t place, uint32_t total,
		       size_t column, struct mig_decimal sum, const char *what,
		       struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	size_t first = audit->columns[column].first, rule;
	struct families families;
	enum mig_status status = gather(audit, table, place, total, &families, error);

	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, what, &rule, error);
	for (size_t i = 0; status == MIG_OK && i < families.parts.tuples.count; i++) {
		size_t head = families.parts.heads[i];

		status =
		    mig_audit_begin_check(audit, rule, first + head, MIG_RELATION_EQUAL, error);
		if (status != MIG_OK)
			break;
		audit->checks[audit->check_count - 1].of_sum = true;
		audit->checks[audit->check_count - 1].hidden = (uint32_t)1 << place;
		status = mig_audit_add_term(audit, sum, MIG_AUDIT_NONE, MIG_AUDIT_NONE, error);
		if (status == MIG_OK)
			status = add_parts(audit, &families, first, head, MIG_AUDIT_NONE, error);
	}
	end(&families);
	return status;
}

/* What a percentage is of. */
struct bases {
	struct families families;
	size_t place;
	uint32_t total;
	size_t column, base; /* of audit->columns */
};

static enum mig_status
add_base(struct mig_audit *audit, const struct mig_audit_table *table, struct bases *bases,
	 size_t row, size_t percent, struct mig_error *error)
{
	uint32_t tuple[MIG_AUDIT_KEYS_MAX];
	size_t base = MIG_AUDIT_NONE, first = audit->columns[bases->column].first;
	enum mig_status status = MIG_OK;

	if (bases->base != MIG_AUDIT_NONE)
		return mig_audit_add_term(audit, mig_decimal_of(-1), percent,
					  audit->columns[bases->base].first + row, error);
	mig_audit_tuple(table, row, bases->families.places, table->key_count, tuple);
	if (bases->total != UINT32_MAX) {
		tuple[bases->place] = bases->total;
		status = mig_audit_index_find(&bases->families.rows, tuple, table->key_count, &base,
					      error);
	}
	if (status == MIG_OK && base != MIG_AUDIT_NONE)
		return mig_audit_add_term(audit, mig_decimal_of(-1), percent, first + base, error);
	tuple[bases->place] = UINT32_MAX - 1;
	if (status == MIG_OK)
		status = mig_audit_index_find(&bases->families.parts, tuple, table->key_count,
					      &base, error);
	return status == MIG_OK ? add_parts(audit, &bases->families, first, base, percent, error)
				: status;
}

enum mig_status
mig_audit_add_percentages(struct mig_audit *audit, size_t table_number, size_t place,
			  uint32_t total, size_t column, size_t percent, size_t base,
			  const char *what, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct bases bases = { .place = place, .total = total, .column = column, .base = base };
	size_t rule;
	enum mig_status status = MIG_OK;

	if (base == MIG_AUDIT_NONE)
		status = gather(audit, table, place, total, &bases.families, error);
	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, what, &rule, error);
	audit->columns[percent].ratio = true;
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
		size_t printed = audit->columns[percent].first + row;

		/* a row without a percentage claims nothing */
		if (!audit->cells[printed].known)
			continue;
		status = mig_audit_begin_check(audit, rule, printed, MIG_RELATION_EQUAL, error);
		if (status == MIG_OK)
			status = mig_audit_add_term(audit, mig_decimal_of(100),
						    audit->columns[column].first + row,
						    MIG_AUDIT_NONE, error);
		if (status == MIG_OK)
			status = add_base(audit, table, &bases, row, printed, error);
	}
	end(&bases.families);
	return status;
}

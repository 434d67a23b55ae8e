#include <stdlib.h>
#include <string.h>

#include "audit.h"

/* Rows of a table by all of their keys, and parts by the key of what they are parts of. */
struct families {
	struct mig_audit_index rows, parts; /* rows: where they are asked for */
};

/* Put each row that has a parent under the keys of that; all rows under their own as well if
 * `with_rows`. `parents` is borrowed. */
static enum mig_status
start(struct families *families, const struct mig_audit_table *table, size_t place,
      const uint32_t *parents, bool with_rows, struct mig_error *error)
{
	enum mig_status status;

	*families = (struct families){ 0 };
	status = mig_audit_index_start(&families->parts, table, NULL, table->key_count, parents,
				       place, error);
	if (status == MIG_OK && with_rows)
		status = mig_audit_index_start(&families->rows, table, NULL, table->key_count, NULL,
					       0, error);
	for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
		if (parents[table->members[row * table->key_count + place]] != UINT32_MAX)
			status = mig_audit_index_add(&families->parts, row, error);
		if (status == MIG_OK && with_rows)
			status = mig_audit_index_add(&families->rows, row, error);
	}
	return status;
}

static void
end(struct families *families)
{
	mig_audit_index_free(&families->rows);
	mig_audit_index_free(&families->parts);
}

/* The parts of a family, each times -1, and times a percentage if there is one. */
static enum mig_status
add_parts(struct mig_audit *audit, const struct families *families, size_t first_cell,
	  size_t first_part, size_t factor_cell, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (size_t part = first_part; status == MIG_OK && part != MIG_AUDIT_NONE;
	     part = mig_audit_index_next(&families->parts, part))
		status = factor_cell == MIG_AUDIT_NONE
			     ? mig_audit_add_term(audit, mig_decimal_of(-1), first_cell + part,
						  MIG_AUDIT_NONE, error)
			     : mig_audit_add_term(audit, mig_decimal_of(-1), factor_cell,
						  first_cell + part, error);
	return status;
}

/* Families with a figure whose parent has no row: nothing is checked there. */
static enum mig_status
count_without_total(struct mig_audit *audit, const struct mig_audit_table *table,
		    const struct families *families, size_t column, size_t rule,
		    struct mig_error *error)
{
	const struct mig_audit_index *parts = &families->parts;
	bool *has_total = calloc(table->table.rows + 1, sizeof *has_total);

	if (!has_total)
		return mig_fail_memory(error);
	for (size_t row = 0; row < table->table.rows; row++) {
		size_t first = mig_audit_index_find(parts, table->members + row * table->key_count);

		if (first != MIG_AUDIT_NONE)
			has_total[first] = true;
	}
	for (size_t g = 0; g < parts->group_count; g++) {
		size_t part = parts->heads[g];

		if (has_total[part])
			continue;
		while (part != MIG_AUDIT_NONE &&
		       !audit->cells[audit->columns[column].first + part].known)
			part = mig_audit_index_next(parts, part);
		audit->rules[rule].without_total += part != MIG_AUDIT_NONE;
	}
	free(has_total);
	return MIG_OK;
}

enum mig_status
mig_audit_add_tree(struct mig_audit *audit, size_t table_number, size_t place,
		   const uint32_t *parents, bool told_by_code, const size_t *columns,
		   size_t column_count, const char *what, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct families families;
	size_t rule, first;
	enum mig_status status = start(&families, table, place, parents, false, error);

	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, what, &rule, error);
	for (size_t c = 0; status == MIG_OK && c < column_count; c++)
		for (size_t row = 0; status == MIG_OK && row < table->table.rows; row++) {
			size_t cell = audit->columns[columns[c]].first + row;

			first = mig_audit_index_find(&families.parts,
						     table->members + row * table->key_count);
			if (first == MIG_AUDIT_NONE)
				continue;
			/* a single part that a code tells is one of several, as "of which" */
			status = mig_audit_begin_check(
			    audit, rule, cell,
			    told_by_code &&
				    mig_audit_index_next(&families.parts, first) == MIG_AUDIT_NONE
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
	if (status == MIG_OK && column_count > 0)
		status = count_without_total(audit, table, &families, columns[0], rule, error);
	end(&families);
	return status;
}

/* All members but the total are parts of one family. */
static uint32_t *
one_family(const struct mig_audit *audit, uint32_t total)
{
	size_t count = audit->members.count;
	uint32_t *parents = malloc((count + 1) * sizeof *parents);

	for (size_t i = 0; parents && i < count; i++)
		parents[i] = i == total ? UINT32_MAX : MIG_AUDIT_FAMILY;
	return parents;
}

enum mig_status
mig_audit_add_constant(struct mig_audit *audit, size_t table_number, size_t place, uint32_t total,
		       size_t column, struct mig_decimal sum, const char *what,
		       struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	size_t first = audit->columns[column].first, rule;
	uint32_t *parents = one_family(audit, total);
	struct families families = { 0 };
	enum mig_status status = parents ? start(&families, table, place, parents, false, error)
					 : mig_fail_memory(error);

	if (status == MIG_OK)
		status = mig_audit_add_rule(audit, what, &rule, error);
	for (size_t i = 0; status == MIG_OK && i < families.parts.group_count; i++) {
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
	free(parents);
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

	if (bases->base != MIG_AUDIT_NONE)
		return mig_audit_add_term(audit, mig_decimal_of(-1), percent,
					  audit->columns[bases->base].first + row, error);
	memcpy(tuple, table->members + row * table->key_count, table->key_count * sizeof *tuple);
	if (bases->total != UINT32_MAX) {
		tuple[bases->place] = bases->total;
		base = mig_audit_index_find(&bases->families.rows, tuple);
	}
	if (base != MIG_AUDIT_NONE)
		return mig_audit_add_term(audit, mig_decimal_of(-1), percent, first + base, error);
	tuple[bases->place] = MIG_AUDIT_FAMILY;
	return add_parts(audit, &bases->families, first,
			 mig_audit_index_find(&bases->families.parts, tuple), percent, error);
}

enum mig_status
mig_audit_add_percentages(struct mig_audit *audit, size_t table_number, size_t place,
			  uint32_t total, size_t column, size_t percent, size_t base,
			  const char *what, struct mig_error *error)
{
	const struct mig_audit_table *table = &audit->tables[table_number];
	struct bases bases = { .place = place, .total = total, .column = column, .base = base };
	uint32_t *parents = one_family(audit, total);
	size_t rule;
	enum mig_status status = parents ? MIG_OK : mig_fail_memory(error);

	if (status == MIG_OK && base == MIG_AUDIT_NONE)
		status = start(&bases.families, table, place, parents, total != UINT32_MAX, error);
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
	free(parents);
	return status;
}

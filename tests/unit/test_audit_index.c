/* Rows by some of their keys: groups and their rows are those that comparing every two rows gives,
 * in the order in which they were added, whether they stand in a grid or are looked up. */
#include "audits.h"

enum { KEYS = 3, ROWS_MAX = 3000 };

static const struct shape {
	const char *what;
	size_t rows, key_count, members; /* members of a key */
	size_t apart;			 /* numbers between two members */
	bool family;			 /* key 0 goes by parents */
} shapes[] = {
	{ "a grid", 200, 3, 5, 1, false },
	{ "a grid with parents", 200, 3, 5, 1, true },
	{ "looked up: few of the combinations", ROWS_MAX, 3, 200, 1, false },
	{ "looked up, with parents", ROWS_MAX, 3, 200, 1, true },
	{ "looked up: members far apart", 300, 2, 5, 3000, false },
	{ "no key", 50, 0, 1, 1, false },
	{ "looked up: no rows", 0, 2, 5, 1, false },
};

/* A table with members alone. */
struct rows {
	struct mig_audit_table table;
	uint32_t *parents;
	size_t member_count;
};

static struct rows
generate(const struct shape *shape)
{
	struct rows rows = { .table = { .key_count = shape->key_count },
			     .member_count = KEYS * shape->members * shape->apart };
	uint64_t seed = 19790331 + shape->rows + shape->members;
	uint32_t *members = calloc(shape->rows * shape->key_count + 1, sizeof *members);

	assert_non_null(members);
	rows.table.table.rows = shape->rows;
	rows.table.members = members;
	for (size_t row = 0; row < shape->rows; row++)
		for (size_t k = 0; k < shape->key_count; k++)
			*members++ =
			    (uint32_t)((k * shape->members + next_random(&seed) % shape->members) *
				       shape->apart);
	rows.parents = malloc(rows.member_count * sizeof *rows.parents);
	assert_non_null(rows.parents);
	/* one in three has none, one is in a family without a name */
	for (size_t i = 0; i < rows.member_count; i++)
		rows.parents[i] = i % 3 == 0 ? UINT32_MAX : i % 3 == 1 ? 1 : MIG_AUDIT_FAMILY;
	return rows;
}

static void
tuple_of(const struct shape *shape, const struct rows *rows, size_t row, uint32_t *tuple)
{
	for (size_t k = 0; k < shape->key_count; k++)
		tuple[k] = rows->table.members[row * shape->key_count + k];
	if (shape->family)
		tuple[0] = rows->parents[tuple[0]];
}

static bool
is_added(const struct shape *shape, const struct rows *rows, size_t row)
{
	uint32_t tuple[KEYS] = { 0 };

	tuple_of(shape, rows, row, tuple);
	return !shape->family || tuple[0] != UINT32_MAX;
}

/* The first row like this one from `from` on, or NONE. */
static size_t
first_like(const struct shape *shape, const struct rows *rows, size_t row, size_t from)
{
	uint32_t wanted[KEYS] = { 0 }, tuple[KEYS] = { 0 };

	tuple_of(shape, rows, row, wanted);
	for (; from < shape->rows; from++) {
		tuple_of(shape, rows, from, tuple);
		if (memcmp(wanted, tuple, sizeof tuple) == 0)
			return from;
	}
	return MIG_AUDIT_NONE;
}

static void
check_groups(const struct shape *shape, const struct rows *rows,
	     const struct mig_audit_index *index)
{
	size_t groups = 0;

	for (size_t row = 0; row < shape->rows; row++) {
		uint32_t tuple[KEYS] = { 0 };
		size_t first;

		if (!is_added(shape, rows, row))
			continue;
		tuple_of(shape, rows, row, tuple);
		first = first_like(shape, rows, row, 0);
		assert_int_equal(mig_audit_index_find(index, tuple), first);
		assert_int_equal(mig_audit_index_next(index, row),
				 first_like(shape, rows, row, row + 1));
		if (first == row)
			assert_int_equal(index->heads[groups++], row);
	}
	assert_int_equal(index->group_count, groups);
}

static void
check_shape(void **state)
{
	const struct shape *shape = *state;
	struct rows rows = generate(shape);
	uint32_t strange[KEYS] = { UINT32_MAX - 2, UINT32_MAX - 2, UINT32_MAX - 2 };
	struct mig_audit_index index;
	struct mig_error error;

	assert_int_equal(mig_audit_index_start(&index, &rows.table, NULL, shape->key_count,
					       shape->family ? rows.parents : NULL, 0, &error),
			 MIG_OK);
	assert_int_equal(index.grid == NULL, strncmp(shape->what, "looked up", 9) == 0);
	for (size_t row = 0; row < shape->rows; row++)
		if (is_added(shape, &rows, row))
			assert_int_equal(mig_audit_index_add(&index, row, &error), MIG_OK);
	check_groups(shape, &rows, &index);
	/* a member that is not in the table */
	if (shape->key_count)
		assert_int_equal(mig_audit_index_find(&index, strange), MIG_AUDIT_NONE);
	mig_audit_index_free(&index);
	free(rows.table.members);
	free(rows.parents);
}

int
main(void)
{
	struct CMUnitTest tests[COUNT(shapes)] = { { 0 } };

	for (size_t i = 0; i < COUNT(shapes); i++)
		tests[i] = (struct CMUnitTest){ .name = shapes[i].what,
						.test_func = check_shape,
						.initial_state = (void *)&shapes[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}

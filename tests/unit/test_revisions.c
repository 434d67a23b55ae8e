/* Revisions of figures: what became of a cell, their averages by hand, and two generated tables
 * that are compared either way round. */
#include "cubes.h"
#include "values.h"

#include "compare/pairs.h"
#include "measures/revision.h"

static const struct revised {
	const char *earlier, *later; /* NULL: no row */
	enum mig_revision_state state;
} revised[] = {
	{ "12.5", "12.50", MIG_UNCHANGED },   { "12.5", "12.5A", MIG_UNCHANGED },
	{ "?", "?", MIG_UNCHANGED },	      { "?", "?O", MIG_UNCHANGED },
	{ "12P", "12", MIG_STATUS_CHANGED },  { "12P", "12A", MIG_STATUS_CHANGED },
	{ "12P", "12F", MIG_STATUS_CHANGED }, { "?", "?Q", MIG_STATUS_CHANGED },
	{ "12P", "13P", MIG_REVISED },	      { "0", "-1", MIG_REVISED },
	{ "?", "0", MIG_BECAME_KNOWN },	      { "0", "?Q", MIG_BECAME_MISSING },
	{ NULL, "?", MIG_APPEARED },	      { NULL, "1", MIG_APPEARED },
	{ "1", NULL, MIG_VANISHED },
};

static enum mig_revision_state
mirrored(enum mig_revision_state state)
{
	switch (state) {
	case MIG_APPEARED:
		return MIG_VANISHED;
	case MIG_VANISHED:
		return MIG_APPEARED;
	case MIG_BECAME_KNOWN:
		return MIG_BECAME_MISSING;
	case MIG_BECAME_MISSING:
		return MIG_BECAME_KNOWN;
	default:
		return state;
	}
}

static void
check_revision_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(revised); i++) {
		struct mig_value values[2];
		const struct mig_value *sides[2] = { NULL, NULL };
		const char *const texts[2] = { revised[i].earlier, revised[i].later };

		for (size_t side = 0; side < 2; side++)
			if (texts[side]) {
				values[side] = value_of(texts[side]);
				sides[side] = &values[side];
			}
		assert_int_equal(mig_revision_state(sides[0], sides[1]), revised[i].state);
		assert_int_equal(mig_revision_state(sides[1], sides[0]),
				 mirrored(revised[i].state));
	}
}

static const char *const published[2][5] = { { "10", "20", "-5", "?", "8" },
					     { "12", "17", "-8", "4", "8" } };

/* Revisions 2, -3, -3, 0 of four cells: mean -4 / 4, absolute 8 / 4; 8 of 10 + 20 + 5 + 8 = 43. The
 * other way round 8 of 12 + 17 + 8 + 8 = 45. */
static void
check_revision_summary(void **state)
{
	static const int records[2][5] = { { 1, -1, 0, 0, 0 }, { -1, 1, 0, 0, 0 } };

	(void)state;
	for (size_t back = 0; back < 2; back++) {
		struct mig_revision_summary summary = { 0 };

		expect(mig_mean_revision(&summary, 2), "?");
		for (size_t i = 0; i < 5; i++) {
			struct mig_value earlier = value_of(published[back][i]);
			struct mig_value later = value_of(published[!back][i]);
			int record;

			mig_revision_add(&summary, &earlier, &later, &record);
			assert_int_equal(record, records[back][i]);
		}
		assert_int_equal(summary.cells, 5);
		assert_int_equal(summary.compared, 4);
		expect(mig_mean_revision(&summary, 2), back ? "1.00" : "-1.00");
		expect(mig_mean_absolute_revision(&summary, 2), "2.00");
		expect(mig_relative_mean_absolute_revision(&summary, 2), back ? "17.78" : "18.60");
		expect(summary.largest[0], back ? "3" : "2");
		expect(summary.largest[1], back ? "-2" : "-3");
	}
}

/* A table of `rows` random rows, the same key in one row at most. */
static void
write_table(const char *name, uint64_t *seed)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;
	size_t shift = next_random(seed) % 7;

	add_text(&text, "geo,sex,year,persons\n");
	for (size_t i = 0; i < 210; i++) {
		size_t key = (i + 30 * shift) % 210; /* another order of the rows */

		if (next_random(seed) % 4 == 0)
			continue;
		mig_buffer_format(&text, &error, "g%zu,%c,%zu,", key / 14, "mf"[key % 2],
				  2010 + key / 2 % 7);
		if (next_random(seed) % 5 > 0)
			mig_buffer_format(&text, &error, "%zu", (size_t)(next_random(seed) % 4));
		add_text(&text, "\n");
	}
	write_file(name, text.bytes, text.length);
	mig_buffer_free(&text);
}

/* A pair in words: which cell it is, and the state seen from the first side, or from the second. */
static void
describe(const struct mig_pair *pair, bool back, char text[64])
{
	const struct mig_point *point = pair->points[pair->points[0] == NULL];
	const struct mig_value *sides[2];
	enum mig_revision_state state;

	for (size_t side = 0; side < 2; side++)
		sides[side] = pair->points[side] ? pair->points[side]->values : NULL;
	state = mig_revision_state(sides[0], sides[1]);
	snprintf(text, 64, "%s %s %s %s", pair->group->keys[0], pair->group->keys[1],
		 point->period_text, mig_revision_state_name(back ? mirrored(state) : state));
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Every cell is there once, whichever table comes first, and its state is mirrored. */
static void
check_tables_swapped(void **state)
{
	static const char *const names[] = { "old", "new" };
	const struct asked asked = { .by = "geo,sex" };
	uint64_t seed = 19;

	(void)state;
	for (size_t round = 0; round < 20; round++) {
		struct mig_cube cubes[2];
		struct mig_pairs pairs[2];
		struct mig_error error;
		static char texts[2][420][64];

		for (size_t i = 0; i < 2; i++) {
			char *const files[] = { (char *)names[i] };

			write_table(names[i], &seed);
			assert_int_equal(read_cube(files, 1, &asked, &cubes[i], &error), MIG_OK);
		}
		for (size_t i = 0; i < 2; i++)
			assert_int_equal(
			    mig_pairs_of_cubes(&cubes[i], &cubes[!i], names, &pairs[i], &error),
			    MIG_OK);
		assert_int_equal(pairs[0].count, pairs[1].count);
		for (size_t i = 0; i < 2; i++) {
			for (size_t j = 0; j < pairs[i].count; j++)
				describe(&pairs[i].items[j], i, texts[i][j]);
			qsort(texts[i], pairs[i].count, sizeof *texts[i], compare_texts);
		}
		for (size_t j = 0; j < pairs[0].count; j++) {
			assert_string_equal(texts[0][j], texts[1][j]);
			assert_true(j == 0 || strcmp(texts[0][j - 1], texts[0][j]) != 0);
		}
		for (size_t i = 0; i < 2; i++) {
			mig_pairs_free(&pairs[i]);
			mig_cube_free(&cubes[i]);
		}
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_revision_states),
		cmocka_unit_test(check_revision_summary),
		cmocka_unit_test(check_tables_swapped),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

/* Near misses: edit distances by hand, which name is suggested, what the hint says. */
#include "input.h"

static const struct distance_row {
	const char *a, *b;
	size_t want;
} distance_rows[] = {
	{ "", "", 0 },
	{ "", "geo", 3 },
	{ "geo", "geo", 0 },
	{ "geo", "GEO", 0 },
	{ "geo", "geoo", 1 },
	{ "geo", "go", 1 },
	{ "geo", "gao", 1 },
	{ "geo", "goe", 1 }, /* neighbours swapped */
	{ "geo", "GoE", 1 },
	{ "ca", "abc", 3 }, /* 2 if a swapped pair could be edited again */
	{ "kitten", "sitting", 3 },
	{ "persons", "person", 1 },
	{ "abcd", "badc", 2 }, /* two swaps */
	{ "immigration", "emigration", 2 },
};

static void
check_distance(void **state)
{
	const struct distance_row *row = *state;

	assert_int_equal(mig_edit_distance(mig_text_of(row->a), mig_text_of(row->b)), row->want);
	assert_int_equal(mig_edit_distance(mig_text_of(row->b), mig_text_of(row->a)), row->want);
}

static void
long_words_are_equal_or_far(void **state)
{
	char a[100], b[100];

	(void)state;
	memset(a, 'x', sizeof a);
	memcpy(b, a, sizeof b);
	assert_int_equal(
	    mig_edit_distance((struct mig_text){ a, 100 }, (struct mig_text){ b, 100 }), 0);
	b[50] = 'y';
	assert_true(mig_edit_distance((struct mig_text){ a, 100 }, (struct mig_text){ b, 100 }) >
		    2);
	assert_true(mig_edit_distance((struct mig_text){ a, 65 }, (struct mig_text){ a, 64 }) > 2);
	assert_int_equal(mig_edit_distance((struct mig_text){ a, 64 }, (struct mig_text){ b, 64 }),
			 1);
}

static const char *const names[] = { "geo", "year", "persons", "person", "v", "ab", "cd" };

static const struct nearest_row {
	const char *name;
	long want;
} nearest_rows[] = {
	{ "geo", 0 },	   { "goe", 0 }, { "geographs", -1 }, /* 6 letters more */
	{ "yaer", 1 },	   { "yer", 1 }, { "yyeaar", 1 },     /* 2 edits */
	{ "yyyeaar", -1 },				      /* 3 */
	{ "persn", 3 },					      /* 1 from person, 2 from persons */
	{ "personz", 2 },				      /* 1 from both: the first */
	{ "w", -1 },					      /* 1 edit, but that is all of it */
	{ "vv", -1 },					      /* as long as the name "v" itself */
	{ "a", -1 },	   { "abc", 5 }, { "xy", -1 },	      /* 2 edits are all of "ab" */
	{ "", -1 },
};

static void
check_nearest(void **state)
{
	const struct nearest_row *row = *state;

	assert_int_equal(mig_nearest(mig_text_of(row->name), names, COUNT(names)), row->want);
	assert_int_equal(mig_nearest(mig_text_of(row->name), NULL, 0), -1);
}

/* Both are 1 edit away: an e for the first i, or another m. */
static void
slips_are_rarely_at_the_start(void **state)
{
	static const char *const directions[] = { "emigration", "immigration" };

	(void)state;
	assert_int_equal(mig_edit_distance(mig_text_of("imigration"), mig_text_of("emigration")),
			 1);
	assert_int_equal(mig_edit_distance(mig_text_of("imigration"), mig_text_of("immigration")),
			 1);
	assert_int_equal(mig_nearest(mig_text_of("imigration"), directions, 2), 1);
}

static void
hint_names_what_there_is(void **state)
{
	struct mig_error error;
	const char *many[21];

	(void)state;
	mig_fail(&error, MIG_USAGE, "no column");
	mig_hint_names(&error, "columns", mig_text_of("zzz"), names, 3);
	assert_string_equal(error.hint, "columns: geo, year, persons");
	mig_hint_names(&error, "columns", mig_text_of("yeer"), names, 3);
	assert_string_equal(error.hint, "did you mean 'year'? columns: geo, year, persons");
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = "region";
	mig_hint_names(&error, "columns", mig_text_of("regoin"), many, 21);
	assert_string_equal(error.hint, "did you mean 'region'?");
	mig_hint_names(&error, "columns", mig_text_of("regoin"), many, 20);
	assert_int_equal(
	    strncmp(error.hint, "did you mean 'region'? columns: region, region, ", 48), 0);
	mig_fail(&error, MIG_USAGE, "no column");
	mig_hint_names(&error, "columns", mig_text_of("zzz"), many, 0);
	assert_string_equal(error.hint, "");
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = "xy";
	mig_hint_names(&error, "columns", mig_text_of("zzz"), many, 20);
	assert_string_equal(error.hint, "columns: xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, "
					"xy, xy, xy, xy, xy, xy, xy, xy");
	mig_hint_names(&error, "columns", mig_text_of("zzz"), many, 21);
	assert_string_equal(error.hint, "columns: xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, xy, "
					"xy, xy, xy, xy, xy, xy, xy, xy, ...");
}

static void
hint_holds_long_names(void **state)
{
	struct mig_error error;
	static char longer[2000];
	const char *two[] = { "a", longer };

	(void)state;
	memset(longer, 'x', sizeof longer - 1);
	mig_fail(&error, MIG_USAGE, "no column");
	mig_hint_names(&error, "columns", mig_text_of("zzz"), two, 2);
	assert_string_equal(error.hint, "columns: a, ...");
	mig_fail(&error, MIG_USAGE, "no column");
	mig_hint_names(&error, "columns", mig_text_of("zzz"), two + 1, 1);
	assert_string_equal(error.hint, "");
}

int
main(void)
{
	enum { NEAREST = COUNT(distance_rows), OTHERS = NEAREST + COUNT(nearest_rows) };
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(long_words_are_equal_or_far),
		cmocka_unit_test(slips_are_rarely_at_the_start),
		cmocka_unit_test(hint_names_what_there_is),
		cmocka_unit_test(hint_holds_long_names),
	};
	static struct CMUnitTest tests[OTHERS + COUNT(others)];
	static char titles[OTHERS][48];

	for (size_t i = 0; i < COUNT(distance_rows); i++) {
		snprintf(titles[i], sizeof titles[i], "'%s' to '%s'", distance_rows[i].a,
			 distance_rows[i].b);
		tests[i] = (struct CMUnitTest){ titles[i], check_distance, NULL, NULL,
						(void *)&distance_rows[i] };
	}
	for (size_t i = 0; i < COUNT(nearest_rows); i++) {
		snprintf(titles[NEAREST + i], sizeof titles[0], "near '%s'", nearest_rows[i].name);
		tests[NEAREST + i] = (struct CMUnitTest){ titles[NEAREST + i], check_nearest, NULL,
							  NULL, (void *)&nearest_rows[i] };
	}
	memcpy(tests + OTHERS, others, sizeof others);
	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}

/* Texts, lists of names, buffers, arenas and errors. */
#include "input.h"

static const struct compare_row {
	const char *a, *b;
	int order;
	bool ignoring_case; /* whether they are equal but for case */
} compare_rows[] = {
	{ "", "", 0, true },
	{ "", "a", -1, false },
	{ "a", "", 1, false },
	{ "a", "a", 0, true },
	{ "a", "A", 1, true },
	{ "ab", "a", 1, false },
	{ "ab", "abc", -1, false },
	{ "AZaz", "azAZ", -1, true },
	{ "OBS_Value", "obs_VALUE", -1, true },
	{ "[", "{", -1, false }, /* 0x5b and 0x7b: as far apart as a letter's two cases */
	{ "@", "`", -1, false },
	{ "\xc3\x84", "\xc3\xa4", -1, false }, /* A and a with two dots: only ASCII has cases */
	{ "a", "\xc3\xa4", -1, false },	       /* bytes, and these have no sign */
};

static void
check_compare(void **state)
{
	const struct compare_row *row = *state;
	struct mig_text a = mig_text_of(row->a), b = mig_text_of(row->b);
	int order = mig_text_compare(a, b);

	assert_int_equal((order > 0) - (order < 0), row->order);
	assert_int_equal(mig_text_equal(a, b), row->order == 0);
	assert_int_equal(mig_text_equal_ignoring_case(a, b), row->ignoring_case);
}

static void
compares_bytes_behind_a_nul(void **state)
{
	struct mig_text a = BYTES("x\0a"), b = BYTES("x\0b"), none = { NULL, 0 };

	(void)state;
	assert_false(mig_text_equal(a, b));
	assert_true(mig_text_compare(a, b) < 0);
	assert_true(mig_text_equal(none, none));
	assert_int_equal(mig_text_compare(none, none), 0);
	assert_true(mig_text_compare(none, a) < 0);
}

static const struct start_row {
	const char *text;
	size_t most;
	const char *want;
} start_rows[] = {
	{ "", 0, "" },
	{ "ab", 2, "ab" },
	{ "abc", 2, "ab" },
	{ "\xc3\xa4", 1, "" },
	{ "a\xe2\x82\xac", 3, "a" },
	{ "a\xe2\x82\xac", 4, "a\xe2\x82\xac" },
	{ "\xe2\x82\xac\xe2\x82\xac", 3, "\xe2\x82\xac" },
};

static void
starts_end_behind_whole_characters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(start_rows); i++) {
		const struct start_row *row = &start_rows[i];
		struct mig_text start = mig_text_start(mig_text_of(row->text), row->most);

		assert_true(mig_text_equal(start, mig_text_of(row->want)));
	}
}

static const struct list_row {
	const char *text;
	const char *want; /* the parts, each in brackets; or the message */
} list_rows[] = {
	{ "a", "[a]" },
	{ "a,b", "[a][b]" },
	{ " a , b ", "[ a ][ b ]" }, /* blanks are part of a name */
	{ "China\\, Macao SAR,x", "[China, Macao SAR][x]" },
	{ "a\\\\,b", "[a\\][b]" },
	{ "\\a\\b", "[ab]" },
	{ "a\\", "[a\\]" }, /* nothing behind the backslash to take */
	{ "a,a", "[a][a]" },
	{ "\xd0\x9a\xd0\x97,b", "[\xd0\x9a\xd0\x97][b]" },
	{ "", "empty name in the list ''" },
	{ ",", "empty name in the list ','" },
	{ "a,", "empty name in the list 'a,'" },
	{ ",a", "empty name in the list ',a'" },
	{ "a,,b", "empty name in the list 'a,,b'" },
};

static void
check_list(void **state)
{
	const struct list_row *row = *state;
	struct mig_list list = { 0 };
	struct mig_error error;
	struct mig_buffer got = { 0 };
	enum mig_status status = mig_list_split(&list, row->text, &error);

	add_text(&got, status == MIG_OK ? "" : error.message);
	for (size_t i = 0; status == MIG_OK && i < list.count; i++)
		assert_int_equal(mig_buffer_format(&got, &error, "[%s]", list.items[i]), MIG_OK);
	assert_string_equal(got.bytes, row->want);
	assert_int_equal(status, row->want[0] == '[' ? MIG_OK : MIG_USAGE);
	mig_list_free(&list);
	assert_null(list.items);
	mig_buffer_free(&got);
}

static void
list_is_searched_and_appended_to(void **state)
{
	struct mig_list list = { 0 };
	struct mig_error error;

	(void)state;
	assert_false(mig_list_contains(&list, mig_text_of("a")));
	assert_int_equal(mig_list_split(&list, "a,b", &error), MIG_OK);
	assert_int_equal(mig_list_add(&list, (struct mig_text){ "cd", 1 }, &error), MIG_OK);
	assert_int_equal(mig_list_add(&list, (struct mig_text){ NULL, 0 }, &error), MIG_OK);
	assert_int_equal(list.count, 4);
	assert_string_equal(list.items[2], "c");
	assert_string_equal(list.items[3], "");
	assert_true(mig_list_contains(&list, mig_text_of("c")));
	assert_true(mig_list_contains(&list, mig_text_of("")));
	assert_false(mig_list_contains(&list, mig_text_of("C")));
	assert_false(mig_list_contains(&list, mig_text_of("ab")));
	mig_list_free(&list);
	assert_int_equal(list.count, 0);
}

static void
buffer_grows_and_ends_in_nul(void **state)
{
	struct mig_buffer buffer = { 0 };
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_buffer_add(&buffer, NULL, 0, &error), MIG_OK);
	assert_string_equal(buffer.bytes, "");
	for (size_t i = 0; i < 1000; i++) {
		assert_int_equal(mig_buffer_add(&buffer, "a\0b", 3, &error), MIG_OK);
		assert_int_equal(buffer.length, 3 * (i + 1));
		assert_int_equal(buffer.bytes[buffer.length], '\0');
	}
	assert_memory_equal(buffer.bytes + 2997, "a\0b", 4);
	buffer.length = 0;
	assert_int_equal(mig_buffer_format(&buffer, &error, "%s-%d", "x", 42), MIG_OK);
	assert_int_equal(mig_buffer_format(&buffer, &error, "%0500d", 7), MIG_OK);
	assert_int_equal(buffer.length, 504);
	assert_memory_equal(buffer.bytes, "x-420000", 8);
	assert_string_equal(buffer.bytes + 502, "07");
	mig_buffer_free(&buffer);
	assert_null(buffer.bytes);
	assert_int_equal(buffer.capacity, 0);
}

static void
buffer_refuses_more_than_there_can_be(void **state)
{
	struct mig_buffer buffer = { 0 };
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_buffer_add(&buffer, "kept", 4, &error), MIG_OK);
	assert_int_equal(mig_buffer_add(&buffer, "", SIZE_MAX, &error), MIG_IO);
	assert_int_equal(mig_buffer_add(&buffer, "", SIZE_MAX - 4, &error), MIG_IO);
	assert_int_equal(mig_buffer_add(&buffer, "", SIZE_MAX - 5, &error), MIG_IO);
	assert_string_equal(error.message, "out of memory");
	assert_string_equal(buffer.bytes, "kept");
	mig_buffer_free(&buffer);
}

static void
array_grows_or_stays(void **state)
{
	size_t capacity = 0;
	int *array = mig_array_reserve(NULL, &capacity, 3, sizeof *array), *same;

	(void)state;
	assert_non_null(array);
	assert_true(capacity >= 3);
	array[2] = 77;
	same = mig_array_reserve(array, &capacity, capacity, sizeof *array);
	assert_ptr_equal(same, array);
	array = mig_array_reserve(array, &capacity, 5000, sizeof *array);
	assert_non_null(array);
	assert_true(capacity >= 5000);
	assert_int_equal(array[2], 77);
	array[4999] = 1;
	assert_null(mig_array_reserve(array, &capacity, SIZE_MAX, sizeof *array));
	assert_null(mig_array_reserve(array, &capacity, SIZE_MAX / 2 + 2, 1));
	assert_null(mig_array_reserve(array, &capacity, SIZE_MAX / 4, sizeof *array));
	assert_int_equal(array[2], 77);
	free(array);
}

static void
arena_gives_aligned_room_that_stays(void **state)
{
	enum { MANY = 400 };
	struct mig_arena arena = { 0 };
	char *blocks[MANY];

	(void)state;
	for (size_t i = 0; i < MANY; i++) { /* sizes from 0 over a block's to far more */
		size_t size = i % 100 == 99 ? 50000 : i * 3;

		blocks[i] = mig_arena_allocate(&arena, size);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
		memset(blocks[i], (int)(i % 251), size);
	}
	for (size_t i = 1; i < MANY; i++)
		if (i % 100 != 99)
			for (size_t j = 0; j < i * 3; j++)
				assert_int_equal((unsigned char)blocks[i][j], i % 251);
	assert_null(mig_arena_allocate(&arena, SIZE_MAX));
	assert_null(mig_arena_allocate(&arena, SIZE_MAX - 40));
	assert_null(mig_arena_copy(&arena, (struct mig_text){ "", SIZE_MAX }));
	assert_string_equal(mig_arena_copy(&arena, (struct mig_text){ "abc", 2 }), "ab");
	assert_string_equal(mig_arena_copy(&arena, (struct mig_text){ NULL, 0 }), "");
	mig_arena_free(&arena);
	assert_null(arena.first);
	mig_arena_free(&arena);
}

static void
errors_are_one_line(void **state)
{
	struct mig_error error;
	char longer[3000];

	(void)state;
	assert_int_equal(mig_fail(&error, MIG_DATA, "%s:%d: '%s'", "a\nb", 3, "\x1b[31m\x7f\tz"),
			 MIG_DATA);
	assert_string_equal(error.message, "a?b:3: '?[31m??z'");
	assert_string_equal(error.hint, "");
	mig_hint(&error, "try %s.", "\r\n");
	assert_string_equal(error.hint, "try ??.");
	assert_int_equal(mig_fail(&error, MIG_USAGE, "again"), MIG_USAGE);
	assert_string_equal(error.hint, "");
	/* U+009B starts an escape sequence too; U+041B and U+00BF only share bytes with it. */
	mig_fail(&error, MIG_DATA,
		 "\xc2\x9b"
		 "31m \xd0\x9b \xc2\xbf \xc2\x80 \xc2\xa0");
	assert_string_equal(error.message, "??31m \xd0\x9b \xc2\xbf ?? \xc2\xa0");
	memset(longer, 'x', sizeof longer);
	longer[sizeof longer - 1] = '\0';
	mig_fail(&error, MIG_DATA, "%s", longer);
	assert_int_equal(strlen(error.message), sizeof error.message - 1);
	assert_string_equal(error.message + sizeof error.message - 5, "x...");
	mig_hint(&error, "%s", longer);
	assert_int_equal(strlen(error.hint), sizeof error.hint - 1);
	/* 1023 bytes have room for 1020 before the "...": 340 characters of three bytes, and of the
	 * text that is a byte later only 339. */
	for (size_t i = 0; i + 3 < sizeof longer; i += 3)
		memcpy(longer + i, "\xe2\x82\xac", 3);
	longer[sizeof longer - 3] = '\0';
	mig_fail(&error, MIG_DATA, "%s", longer);
	assert_int_equal(strlen(error.message), 340 * 3 + 3);
	assert_string_equal(error.message + 339 * 3, "\xe2\x82\xac...");
	mig_fail(&error, MIG_DATA, "x%s", longer);
	assert_int_equal(strlen(error.message), 1 + 339 * 3 + 3);
	assert_string_equal(error.message + 1 + 338 * 3, "\xe2\x82\xac...");
	assert_int_equal(mig_fail_memory(&error), MIG_IO);
	assert_string_equal(error.message, "out of memory");
	assert_string_equal(error.hint, "");
}

int
main(void)
{
	enum { LISTS = COUNT(compare_rows), OTHERS = LISTS + COUNT(list_rows) };
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(compares_bytes_behind_a_nul),
		cmocka_unit_test(starts_end_behind_whole_characters),
		cmocka_unit_test(list_is_searched_and_appended_to),
		cmocka_unit_test(buffer_grows_and_ends_in_nul),
		cmocka_unit_test(buffer_refuses_more_than_there_can_be),
		cmocka_unit_test(array_grows_or_stays),
		cmocka_unit_test(arena_gives_aligned_room_that_stays),
		cmocka_unit_test(errors_are_one_line),
	};
	static struct CMUnitTest tests[OTHERS + COUNT(others)];
	static char names[COUNT(compare_rows)][48];

	for (size_t i = 0; i < COUNT(compare_rows); i++) {
		snprintf(names[i], sizeof names[i], "compare '%s' with '%s'", compare_rows[i].a,
			 compare_rows[i].b);
		tests[i] = (struct CMUnitTest){ names[i], check_compare, NULL, NULL,
						(void *)&compare_rows[i] };
	}
	for (size_t i = 0; i < COUNT(list_rows); i++)
		tests[LISTS + i] = (struct CMUnitTest){ list_rows[i].text, check_list, NULL, NULL,
							(void *)&list_rows[i] };
	memcpy(tests + OTHERS, others, sizeof others);
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}

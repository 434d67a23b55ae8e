/* Numbers for byte strings: first seen, first numbered; nothing confused with another. */
#include "input.h"
#include "keys.h"

static size_t
number_of(struct mig_keys *keys, struct mig_text key, bool expect_new)
{
	struct mig_error error;
	size_t number = SIZE_MAX;
	bool added = !expect_new;

	assert_int_equal(mig_keys_add(keys, key, &number, &added, &error), MIG_OK);
	assert_int_equal(added, expect_new);
	return number;
}

static void
numbers_in_first_seen_order(void **state)
{
	static const struct {
		struct mig_text key;
		size_t want;
		bool added;
	} rows[] = {
		{ BYTES("FR\0"), 0, true },	  { BYTES("DE\0"), 1, true },
		{ BYTES("FR\0"), 0, false },	  { BYTES(""), 2, true },
		{ BYTES("\0"), 3, true },	  { BYTES("\0\0"), 4, true },
		{ BYTES("fr\0"), 5, true },	  { BYTES("FR"), 6, true },
		{ BYTES("a\0bc\0"), 7, true },	  { BYTES("ab\0c\0"), 8, true },
		{ BYTES(""), 2, false },	  { BYTES("12345678"), 9, true },
		{ BYTES("123456789"), 10, true }, { BYTES("004"), 11, true },
		{ BYTES("04"), 12, true },	  { BYTES("ab\0c\0"), 8, false },
	};
	struct mig_keys keys = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(number_of(&keys, rows[i].key, rows[i].added), rows[i].want);
	assert_int_equal(keys.count, 13);
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(mig_text_equal(mig_keys_text(&keys, rows[i].want), rows[i].key));
	mig_keys_free(&keys);
	assert_int_equal(keys.count, 0);
	assert_null(keys.slots);
}

/* So many that the table grows often and, with 32 bits of hash, some pair is likely to share one.
 */
static void
many_keys(void **state)
{
	enum { MANY = 150000 };
	struct mig_keys keys = { 0 };
	char text[32];

	(void)state;
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < MANY; i++) {
			int length = snprintf(text, sizeof text, "%zu", i * 7919);

			if (number_of(&keys, (struct mig_text){ text, (size_t)length },
				      round == 0) != i)
				fail_msg("key %zu got another number", i);
		}
	assert_int_equal(keys.count, MANY);
	mig_keys_free(&keys);
}

/* Two keys that differ in one bit only, at every place of lengths around the word of the hash. */
static void
one_bit_apart(void **state)
{
	(void)state;
	for (size_t length = 1; length <= 25; length++) {
		struct mig_keys keys = { 0 };
		char key[25] = "";

		assert_int_equal(number_of(&keys, (struct mig_text){ key, length }, true), 0);
		for (size_t bit = 0; bit < length * 8; bit++) {
			key[bit / 8] = (char)(1 << bit % 8);
			assert_int_equal(number_of(&keys, (struct mig_text){ key, length }, true),
					 bit + 1);
			key[bit / 8] = 0;
		}
		mig_keys_free(&keys);
	}
}

static void
a_long_key(void **state)
{
	struct mig_keys keys = { 0 };
	char *key = calloc(1, 300001);

	(void)state;
	assert_non_null(key);
	memset(key, 'k', 300000);
	assert_int_equal(number_of(&keys, (struct mig_text){ key, 300000 }, true), 0);
	assert_int_equal(number_of(&keys, (struct mig_text){ key, 299999 }, true), 1);
	assert_int_equal(number_of(&keys, (struct mig_text){ key, 300000 }, false), 0);
	assert_int_equal(mig_keys_text(&keys, 0).length, 300000);
	free(key);
	mig_keys_free(&keys);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_in_first_seen_order),
		cmocka_unit_test(many_keys),
		cmocka_unit_test(one_bit_apart),
		cmocka_unit_test(a_long_key),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}

/* Translations stand in the place of formats: each has the conversions of the English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chart/words.h"

/* The conversions of a format, one after the other: "%s%zu". */
static void
conversions(const char *format, char found[256])
{
	*found = '\0';
	for (format = strchr(format, '%'); format; format = strchr(format, '%')) {
		size_t length = 1 + strspn(format + 1, "-+ #0123456789.*lzhj") + 1;

		assert_true(strlen(found) + length < 256);
		strncat(found, format, length);
		format += length;
	}
}

static void
same_conversions(void **state)
{
	size_t i, language;
	char want[256], got[256];

	(void)state;
	for (i = 0; mig_word_of(i, 0); i++) {
		conversions(mig_word_of(i, 0), want);
		for (language = 1; mig_languages[language]; language++) {
			assert_non_null(mig_word_of(i, language));
			conversions(mig_word_of(i, language), got);
			assert_string_equal(got, want);
		}
	}
	assert_true(i > 0);
}

static void
no_word_twice(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; mig_word_of(i, 0); i++)
		for (j = 0; j < i; j++)
			assert_string_not_equal(mig_word_of(i, 0), mig_word_of(j, 0));
}

static void
chosen_by_language(void **state)
{
	struct mig_chart_request request = { 0 };
	const struct mig_chart chart = { .request = &request };

	(void)state;
	assert_string_equal(mig_word(&chart, "Other"), "Other");
	request.language = "ru";
	assert_string_equal(mig_word(&chart, "Other"), "Прочие");
	assert_string_equal(mig_word(&chart, "no such word"), "no such word");
	request.language = "en";
	assert_string_equal(mig_word(&chart, "Other"), "Other");
	assert_true(mig_language_known("kk"));
	assert_false(mig_language_known("de"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_conversions),
		cmocka_unit_test(no_word_twice),
		cmocka_unit_test(chosen_by_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Status cells: what is read, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "flags.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct row {
	const char *what, *text;
	const char *want; /* as written again; NULL if it is refused */
} rows[] = {
	{"no code", "", ""},
	{"one code", "P", "P"},
	{"lower case", "ep", "EP"},
	{"the alphabet's order", "PE", "EP"},
	{"blanks between", " b \t d ", "BD"},
	{"nothing but blanks", "  ", ""},
	{"a code twice", "PPp", "P"},
	{"normal alone", "A", "A"},
	{"normal and provisional", "AP", "P"},
	{"all twenty", "abdefghijklmnopqsuvw", "BDEFGHIJKLMNOPQSUVW"},
	{"C is confidentiality, not status", "C", NULL},
	{"R is no code", "R", NULL},
	{"T is no code", "T", NULL},
	{"X, Y, Z are no codes", "Z", NULL},
	{"a good code and a bad one", "PX", NULL},
	{"a digit", "P1", NULL},
	{"a comma", "E,P", NULL},
	{"a colon", ":", NULL},
	{"beside the letters of ASCII", "[", NULL},
	{"beside the small letters of ASCII", "`", NULL},
	{"a Cyrillic letter that looks like P", "\xd0\xa0", NULL},
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	char text[MIG_FLAGS_TEXT_SIZE];
	mig_flags flags = 0xdead;
	bool good = mig_flags_parse(mig_text_of(row->text), &flags);

	if (!row->want) {
		assert_false(good);
		assert_int_equal(flags, 0xdead);
		return;
	}
	assert_true(good);
	mig_flags_format(flags, text);
	assert_string_equal(text, row->want);
}

static void
check_bits(void **state)
{
	mig_flags flags = 0;

	(void)state;
	assert_true(mig_flags_parse(mig_text_of("adw"), &flags));
	assert_int_equal(flags, 1 + 8 + (1 << 22));
}

static void
check_length(void **state)
{
	const char nul_inside[] = {'P', '\0', 'E'};
	mig_flags flags = 0;

	(void)state;
	assert_true(mig_flags_parse((struct mig_text){"PE", 1}, &flags));
	assert_int_equal(flags, MIG_FLAG('P'));
	assert_false(mig_flags_parse((struct mig_text){nul_inside, 3}, &flags));
	assert_true(mig_flags_parse((struct mig_text){NULL, 0}, &flags));
	assert_int_equal(flags, 0);
}

/* SDMX CL_OBS_STATUS 2.2 has these twenty codes. */
static void
check_meanings(void **state)
{
	const char *codes = "ABDEFGHIJKLMNOPQSUVW";

	(void)state;
	for (int byte = -128; byte < 256; byte++)
		if (byte > 0 && byte < 128 && strchr(codes, byte))
			assert_non_null(mig_flag_meaning((char)byte));
		else
			assert_null(mig_flag_meaning((char)byte));
	assert_string_equal(mig_flag_meaning('P'), "provisional");
	assert_string_equal(mig_flag_meaning('B'), "time series break");
	assert_string_equal(mig_flag_meaning('M'), "missing: cannot exist");
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_bits),
		cmocka_unit_test(check_length),
		cmocka_unit_test(check_meanings),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){rows[i].what, check_row, NULL, NULL,
					       (void *)&rows[i]};
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("flags", tests, NULL, NULL);
}

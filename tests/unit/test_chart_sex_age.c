/* Codes of sexes and ages: those of SDMX (CL_SEX, CL_AGE) and Eurostat, and what tables print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chart/types/sex_age.h"

static const struct sex_row {
	const char *text;
	enum mig_sex sex;
} sex_rows[] = {
	{ "M", MIG_SEX_MALE },	       { "f", MIG_SEX_FEMALE },	      { "Male", MIG_SEX_MALE },
	{ "FEMALES", MIG_SEX_FEMALE }, { "men", MIG_SEX_MALE },	      { "Women", MIG_SEX_FEMALE },
	{ "Мужчины", MIG_SEX_MALE },   { "әйелдер", MIG_SEX_FEMALE }, { "_T", MIG_SEX_OTHER },
	{ "Total", MIG_SEX_OTHER },    { "UNK", MIG_SEX_OTHER },      { "", MIG_SEX_NONE },
	{ "1", MIG_SEX_NONE },	       { "mal", MIG_SEX_NONE },
};

static void
check_sexes(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sex_rows / sizeof *sex_rows; i++)
		assert_int_equal(mig_sex_parse(mig_text_of(sex_rows[i].text)), sex_rows[i].sex);
}

static const struct age_row {
	const char *text;
	enum mig_age_kind kind;
	int from, to;
} age_rows[] = {
	{ "0-4", MIG_AGE_BAND, 0, 4 },
	{ "05-09", MIG_AGE_BAND, 5, 9 },
	{ "5\u20139", MIG_AGE_BAND, 5, 9 },
	{ " 10  -  14 Years ", MIG_AGE_BAND, 10, 14 },
	{ "10--19", MIG_AGE_BAND, 10, 19 },
	{ "20 to 24", MIG_AGE_BAND, 20, 24 },
	{ "Y5T9", MIG_AGE_BAND, 5, 9 },
	{ "Y15-24", MIG_AGE_BAND, 15, 24 },
	{ "Y_LT5", MIG_AGE_BAND, 0, 4 },
	{ "Y_GE85", MIG_AGE_BAND, 85, MIG_AGE_OPEN },
	{ "\u226585", MIG_AGE_BAND, 85, MIG_AGE_OPEN },
	{ ">= 85", MIG_AGE_BAND, 85, MIG_AGE_OPEN },
	{ "100+", MIG_AGE_BAND, 100, MIG_AGE_OPEN },
	{ "65 Years & Over", MIG_AGE_BAND, 65, MIG_AGE_OPEN },
	{ "85 and over", MIG_AGE_BAND, 85, MIG_AGE_OPEN },
	{ "under 5", MIG_AGE_BAND, 0, 4 },
	{ "Less than 1 year", MIG_AGE_BAND, 0, 0 },
	{ "<15", MIG_AGE_BAND, 0, 14 },
	{ "7", MIG_AGE_BAND, 7, 7 },
	{ "Y0", MIG_AGE_BAND, 0, 0 },
	{ "aged 18", MIG_AGE_BAND, 18, 18 },
	{ "TOTAL", MIG_AGE_OTHER, 0, 0 },
	{ "_T", MIG_AGE_OTHER, 0, 0 },
	{ "UNK", MIG_AGE_OTHER, 0, 0 },
	{ "All ages", MIG_AGE_OTHER, 0, 0 },
	{ "", MIG_AGE_NONE, 0, 0 },
	{ "young", MIG_AGE_NONE, 0, 0 },
	{ "9-5", MIG_AGE_NONE, 0, 0 },	   /* ends before it begins */
	{ "under 0", MIG_AGE_NONE, 0, 0 }, /* nobody */
	{ ">85", MIG_AGE_NONE, 0, 0 },	   /* from 85, or from 86? */
	{ "1990", MIG_AGE_NONE, 0, 0 },	   /* a year */
	{ "5-", MIG_AGE_NONE, 0, 0 },
	{ "5-9 x", MIG_AGE_NONE, 0, 0 },
	{ "\xFF", MIG_AGE_NONE, 0, 0 },
	{ "111111111111111111111111111111111111111111111111111111111111111111111111", MIG_AGE_NONE,
	  0, 0 },
};

static void
check_age(void **state)
{
	const struct age_row *row = *state;
	struct mig_age age = { 0, 0 };

	assert_int_equal(mig_age_parse(mig_text_of(row->text), &age), row->kind);
	assert_int_equal(age.from, row->from);
	assert_int_equal(age.to, row->to);
}

int
main(void)
{
	enum { ROWS = sizeof age_rows / sizeof *age_rows };
	struct CMUnitTest tests[ROWS + 1] = { cmocka_unit_test(check_sexes) };
	size_t i;

	for (i = 0; i < ROWS; i++)
		tests[i + 1] = (struct CMUnitTest){ age_rows[i].text, check_age, NULL, NULL,
						    (void *)(uintptr_t)&age_rows[i] };
	return cmocka_run_group_tests_name("sexes and ages", tests, NULL, NULL);
}

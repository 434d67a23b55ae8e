/* Measures: which are chosen, in which order, and rounded to how many places. */
#include "input.h"

#include "measure.h"

static struct mig_value
third(const void *figures, int digits)
{
	return mig_value_ratio(*(const struct mig_value *)figures, mig_value_of(3), 1, digits);
}

static const char *
word(const void *figures)
{
	(void)figures;
	return "word";
}

static const struct mig_measure table[] = {
	{ "third", NULL, "x / 3", "as the input", "", true, 0, third, NULL },
	{ "fine", NULL, "x / 3", "as the input", "", false, 4, third, NULL },
	{ "said", NULL, "", "text", "A. Author (1999)", true, 0, NULL, word },
	{ "gini", "index", "x / 3", "0..1", "", true, 4, third, NULL },
	{ "third", "index", "x / 3", "0..1", "", false, 1, third, NULL },
	{ "gini", "lorenz", "x / 3", "0..1", "", false, 1, third, NULL },
	{ "said", "lorenz", "", "text", "", false, 0, NULL, word },
	{ 0 },
};

/* What `names` (commas between them) chooses, and the table it makes of the figure 1. */
static const struct row {
	const char *what, *option, *names;
	int digits; /* -1: not given */
	const char *want;
} rows[] = {
	{ "none named", NULL, "", -1, "third,said\n0.33,word\n" },
	{ "all", NULL, "all", -1, "third,fine,said\n0.33,0.3333,word\n" },
	{ "in the order named", NULL, "said,fine", -1, "said,fine\nword,0.3333\n" },
	{ "digits of the user", NULL, "fine,third", 1, "fine,third\n0.3,0.3\n" },
	{ "digits of the user, none", NULL, "fine", 0, "fine\n0\n" },
	{ "of an option", "index", "", -1, "gini\n0.3333\n" },
	{ "one name in two outputs", "index", "third", -1, "third\n0.3\n" },
	{ "unknown", NULL, "thrid", -1,
	  "no measure 'thrid'|did you mean 'third'? measures: third, fine, said" },
	{ "of another option", NULL, "gini", -1,
	  "measure 'gini' is not in this output|it is one of --index, --lorenz" },
	{ "of no option", "index", "said", -1,
	  "measure 'said' is not in this output|it is one of --lorenz, and of the output without "
	  "such an option" },
	{ "twice", NULL, "said,said", -1, "measure 'said' is named twice|" },
	{ "all is not one of several", NULL, "said,all", -1,
	  "no measure 'all'|measures: third, fine, said" },
};

static enum mig_status
write_table(const struct mig_measures *chosen, struct mig_buffer *got, struct mig_error *error)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	const struct mig_value one = mig_value_of(1);
	struct mig_text text = { "", 0 };
	enum mig_status status;

	assert_non_null(writer);
	status = mig_measures_columns(writer, chosen, error);
	if (status == MIG_OK)
		status = mig_measures_cells(writer, chosen, &one, error);
	if (status == MIG_OK)
		status = mig_writer_end_row(writer, error);
	if (status == MIG_OK)
		status = mig_writer_end(writer, &text, error);
	if (status == MIG_OK)
		status = mig_buffer_add(got, text.bytes, text.length, error);
	mig_writer_free(writer);
	return status;
}

static void
test_choose(void **state)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct mig_settings settings = { .digits = rows[i].digits,
						 .digits_given = rows[i].digits >= 0 };
		struct mig_measures chosen;
		struct mig_buffer got = { 0 };
		struct mig_error error = { 0 };
		enum mig_status status = MIG_OK;

		print_message("%s\n", rows[i].what);
		if (rows[i].names[0])
			status = mig_list_split(&settings.measures, rows[i].names, &error);
		assert_int_equal(status, MIG_OK);
		status = mig_measures_choose(table, rows[i].option, &settings, &chosen, &error);
		if (status == MIG_OK) {
			assert_int_equal(write_table(&chosen, &got, &error), MIG_OK);
			mig_measures_free(&chosen);
		} else {
			assert_int_equal(status, MIG_USAGE);
			mig_buffer_format(&got, &error, "%s|%s", error.message, error.hint);
		}
		assert_string_equal(got.bytes, rows[i].want);
		mig_buffer_free(&got);
		mig_list_free(&settings.measures);
	}
	(void)state;
}

static void
test_list(void **state)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	struct mig_error error = { 0 };
	struct mig_text text;

	assert_non_null(writer);
	assert_int_equal(mig_measures_list(writer, table, &error), MIG_OK);
	assert_int_equal(mig_writer_end(writer, &text, &error), MIG_OK);
	assert_string_equal(text.bytes, "measure,option,standard,unit,formula,source\n"
					"third,,yes,as the input,x / 3,\n"
					"fine,,no,as the input,x / 3,\n"
					"said,,yes,text,,A. Author (1999)\n"
					"gini,--index,yes,0..1,x / 3,\n"
					"third,--index,no,0..1,x / 3,\n"
					"gini,--lorenz,no,0..1,x / 3,\n"
					"said,--lorenz,no,text,,\n");
	mig_writer_free(writer);
	(void)state;
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_choose),
					    cmocka_unit_test(test_list) };

	return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}

/* The figures of a cube put together to wholes. */
#include "cubes.h"
#include "wholes.h"

#define FLOWS                                                                                   \
	"sex,country,year,v\nf,CN,2015,1\nf,CN,2014,2\nm,CN,2015,3\nf,TR,2015,4\nf,TR,2013,5\n" \
	"m,TR,2015,\nm,NA,2015,6\n"

static const struct row {
	const char *what, *input, *by, *without;
	const char *want; /* a line a whole: its groups, its period, then member=figure@row ... */
} rows[] = {
	/* Groups as they are first seen, periods ascending though they are not first seen so; rows
	   as the cube has them: f CN 2014, 2015; m CN 2015; f TR 2013, 2015; m TR; m NA. */
	{ "groups and periods", FLOWS, "sex,country", NULL,
	  "f 2013: TR=5@3\n"
	  "f 2014: CN=2@0\n"
	  "f 2015: CN=1@1 TR=4@4\n"
	  "m 2015: CN=3@2 TR=?@5 NA=6@6\n" },
	{ "members left out have no wholes", FLOWS, "sex,country", "CN,NA",
	  "f 2013: TR=5@3\nf 2015: TR=4@4\nm 2015: TR=?@5\n" },
	{ "the members alone", FLOWS, "sex", NULL,
	  " 2013: f=5@0\n 2014: f=2@1\n 2015: f=5@2 m=?@3\n" },
	{ "all left out", FLOWS, "sex", "f,m", "" },
	{ "no time", "k,v\nb,1\na,2\n", "k", NULL, " : b=1@0 a=2@1\n" },
	{ "the time between", FLOWS, "sex,year,country", "TR,NA",
	  "f 2014: CN=2@0\nf 2015: CN=1@1\nm 2015: CN=3@2\n" },
	{ "no rows", "k,year,v\n", "k", NULL, "" },
	/* keys that are the same when they are written one behind the other */
	{ "keys apart", "a,b,k,v\nx,yz,1,1\nxy,z,1,2\n", "a,b,k", NULL,
	  "x,yz : 1=1@0\nxy,z : 1=2@1\n" },
};

static void
render_part(struct mig_buffer *text, const struct mig_wholes *wholes, const struct mig_part *part)
{
	char number[MIG_DECIMAL_TEXT_SIZE] = "?";
	const struct mig_value *value = &part->point->values[0];
	struct mig_error error;

	/* the number of a member is that of its name */
	assert_true(mig_text_equal(mig_keys_text(&wholes->members, part->member),
				   mig_text_of(mig_part_member(wholes, part))));
	if (value->state == MIG_VALUE_KNOWN)
		mig_decimal_format(value->number, number);
	mig_buffer_format(text, &error, " %s=%s@%zu", mig_part_member(wholes, part), number,
			  part->row);
}

static struct mig_buffer
render_wholes(const struct mig_wholes *wholes)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;

	add_text(&text, "");
	for (size_t i = 0; i < wholes->count; i++) {
		const struct mig_whole *whole = &wholes->items[i];

		for (size_t j = 0; j < wholes->outer.by_count; j++)
			mig_buffer_format(&text, &error, "%s%s", j ? "," : "",
					  whole->parts->group->keys[j]);
		mig_buffer_format(&text, &error, " %s:", whole->parts->point->period_text);
		for (size_t j = 0; j < whole->count; j++)
			render_part(&text, wholes, &whole->parts[j]);
		add_text(&text, "\n");
	}
	return text;
}

static void
read_input(const char *input, const char *by, struct mig_cube *cube)
{
	const struct asked asked = { .by = by, .values = "v", .time_use = MIG_TIME_IF_THERE };
	char *const files[] = { "in.csv" };
	struct mig_error error = { 0 };

	write_file("in.csv", input, strlen(input));
	if (read_cube(files, 1, &asked, cube, &error) != MIG_OK)
		fail_msg("%s", error.message);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_list without = { 0 };
	struct mig_error error = { 0 };
	struct mig_wholes wholes;
	struct mig_buffer text;
	struct mig_cube cube;

	read_input(row->input, row->by, &cube);
	if (row->without)
		assert_int_equal(mig_list_split(&without, row->without, &error), MIG_OK);
	assert_int_equal(mig_wholes_make(&cube, row->without ? &without : NULL, &wholes, &error),
			 MIG_OK);
	text = render_wholes(&wholes);
	assert_string_equal(text.bytes, row->want);
	mig_buffer_free(&text);
	mig_wholes_free(&wholes);
	mig_list_free(&without);
	mig_cube_free(&cube);
}

static void
negative_figures(void **state)
{
	char *hold = "CN";
	const struct mig_list without = { &hold, 1 };
	struct mig_error error = { 0 };
	struct mig_wholes wholes;
	struct mig_cube cube;

	(void)state;
	read_input("k,year,v\nTR,2014,0\nCN,2015,-1.5\n", "k", &cube);
	assert_int_equal(mig_wholes_make(&cube, NULL, &wholes, &error), MIG_OK);
	assert_int_equal(mig_wholes_refuse_negative(&wholes, &error), MIG_DATA);
	assert_string_equal(error.message,
			    "in.csv: 'CN' of 2015 is -1.5: a negative figure has no share");
	mig_wholes_free(&wholes);
	/* what is no part is not looked at */
	assert_int_equal(mig_wholes_make(&cube, &without, &wholes, &error), MIG_OK);
	assert_int_equal(mig_wholes_refuse_negative(&wholes, &error), MIG_OK);
	mig_wholes_free(&wholes);
	mig_cube_free(&cube);
}

static void
members_that_are_not_there(void **state)
{
	struct mig_error error = { 0 };
	struct mig_cube cube;

	(void)state;
	read_input(FLOWS, "sex,country", &cube);
	assert_int_equal(mig_wholes_check_member(&cube, 0, "m", &error), MIG_OK);
	assert_int_equal(mig_wholes_check_member(&cube, 1, "NA", &error), MIG_OK);
	assert_int_equal(mig_wholes_check_member(&cube, 1, "m", &error), MIG_DATA);
	assert_string_equal(error.message, "in.csv: column 'country' has no member 'm'");
	mig_cube_free(&cube);
	read_input("k,v\n", "k", &cube);
	assert_int_equal(mig_wholes_check_member(&cube, 0, "m", &error), MIG_OK);
	mig_cube_free(&cube);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(negative_figures),
		cmocka_unit_test(members_that_are_not_there),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] =
		    (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL, (void *)&rows[i] };
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("wholes", tests, enter_folder, leave_folder);
}

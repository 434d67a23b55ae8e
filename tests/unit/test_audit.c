/* Audits: slips of the pen, rules as written, and what broken rules point at. */
#include "audits.h"

#include "audit/slips.h"

/* Distances of one edit, from the tests of the R package deducorrect (testStringDistance.R) and by
 * hand; what takes two is no slip. */
static const struct slip_row {
	const char *what, *printed, *meant;
	enum mig_slip want;
} slip_rows[] = {
	{ "24 for 42", "24", "42", MIG_SLIP_TRANSPOSED },
	{ "130 for 1340", "130", "1340", MIG_SLIP_OMITTED },
	{ "1340 for 130", "1340", "130", MIG_SLIP_ADDED },
	{ "1340 for 13040", "1340", "13040", MIG_SLIP_OMITTED },
	{ "1340 for 1380", "1340", "1380", MIG_SLIP_REPLACED },
	{ "1340 for 1430", "1340", "1430", MIG_SLIP_TRANSPOSED },
	{ "1340 for 14300 takes two", "1340", "14300", MIG_SLIP_NONE },
	{ "-10 for 10", "-10", "10", MIG_SLIP_SIGN },
	{ "-1 for 10 takes two", "-1", "10", MIG_SLIP_NONE },
	{ "the same figure is no slip", "5", "5", MIG_SLIP_NONE },
	{ "the same figure with another scale", "5", "5.0", MIG_SLIP_NONE },
	{ "53.3 for 59.3", "53.3", "59.3", MIG_SLIP_REPLACED },
	{ "thousands for persons", "16.8", "16800", MIG_SLIP_POINT },
	{ "3.7087 for 3708.7", "3.7087", "3708.7", MIG_SLIP_POINT },
	{ "digits beside the point are not neighbours", "12.3", "13.2", MIG_SLIP_NONE },
	{ "a leading digit", "1979", "19979", MIG_SLIP_OMITTED },
	{ "nothing for one digit", "7", "0", MIG_SLIP_REPLACED },
};

/* The slip that makes `printed` of `meant`, or NONE. */
static enum mig_slip
slip_between(struct mig_decimal printed, struct mig_decimal meant)
{
	struct mig_slip_result results[MIG_SLIPS_MAX];
	size_t count = mig_slip_is_near(printed, meant) ? mig_slips(printed, results) : 0;

	for (size_t i = 0; i < count; i++)
		if (mig_decimal_compare(results[i].number, meant) == 0)
			return results[i].slip;
	return MIG_SLIP_NONE;
}

static void
check_slip(void **state)
{
	const struct slip_row *row = *state;
	struct mig_decimal printed, meant;

	assert_int_equal(mig_decimal_parse(mig_text_of(row->printed), &printed), MIG_PARSE_OK);
	assert_int_equal(mig_decimal_parse(mig_text_of(row->meant), &meant), MIG_PARSE_OK);
	assert_string_equal(mig_slip_name(slip_between(printed, meant)),
			    mig_slip_name(row->want));
}

/* The quick answer misses none of the slips there are, and each of these leads back to one. */
static void
check_all_slips(void **state)
{
	static const int scales[] = { 0, 0, 1, 2, 4 };
	uint64_t seed = 19641201;

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct mig_slip_result slips[MIG_SLIPS_MAX];
		struct mig_decimal printed = { .scale = scales[round % COUNT(scales)] };
		size_t count;

		printed.units = (mig_int128)(next_random(&seed) >> (round * 7 % 60));
		if (round % 9 == 0)
			printed.units = -printed.units * 100;
		count = mig_slips(printed, slips);
		assert_true(count > 9);
		for (size_t i = 0; i < count; i++) {
			char texts[2][MIG_DECIMAL_TEXT_SIZE];

			mig_decimal_format(printed, texts[0]);
			mig_decimal_format(slips[i].number, texts[1]);
			if (!mig_slip_is_near(printed, slips[i].number))
				fail_msg("%s for %s", texts[0], texts[1]);
		}
	}
}

/* Rules that do not parse or bind, with their message; columns are x, y and persons by geo. */
static const struct error_row {
	const char *what, *rules, *want;
} error_rows[] = {
	{ "nothing behind the relation", "x = ", "rules:1:5: a figure is missing at the end" },
	{ "no relation", "x y", "rules:1:3: 'y' where '=', '<=', '>=', '<' or '>' should be" },
	{ "two signs", "x + = y", "rules:1:5: '= y' where a figure should be" },
	{ "a product of three figures", "x = y * x * y",
	  "rules:1:13: 'y' where the end of a product of two figures should be" },
	{ "an open quote", "x = \"y",
	  "rules:1:5: '\"y' where a name with both of its quotes should be" },
	{ "a bracket too many", "x = y)", "rules:1:6: ')' where the end of the line should be" },
	{ "an open sum", "sum(x = y", "rules:1:7: '= y' where ')' should be" },
	{ "an open condition", "x[geo=A = y", "rules:1:12: ']' is missing at the end" },
	{ "a condition without a value sign", "x[geo] = y",
	  "rules:1:6: '] = y' where '=' or '!=' should be" },
	{ "no figure", "# first\n3 = 4", "rules:2: a rule without a figure" },
	{ "a negative unit", "unit x = -1",
	  "rules:1:10: '-1' where a number above zero, or exact, should be" },
	{ "a table without a file", "table a", "rules:1:8: a file is missing at the end" },
	{ "no such column", "x = z",
	  "rules:1:5: table.csv: no column 'z'\n"
	  "hint: columns: geo, x, y, persons" },
	{ "no such table", "a:x = y",
	  "rules:1:1: no table 'a'\nhint: a line above names it: table a FILE by COLUMN, ..." },
	{ "no such member", "members of geo\nA = B + C",
	  "rules:2:9: column 'geo' of table.csv has no member 'C'\n"
	  "hint: members: A, B" },
};

static void
check_error(void **state)
{
	const struct error_row *row = *state;
	const struct audited asked = { .rules = row->rules };
	struct mig_buffer got;
	struct mig_audit audit;
	struct mig_error error = { 0 };

	assert_int_equal(audit_text("geo,x,y,persons\nA,1,1,1\nB,1,1,1\n", &asked, &audit, &error),
			 MIG_DATA);
	got = error_text(&error);
	assert_string_equal(got.bytes, row->want);
	mig_buffer_free(&got);
	mig_audit_free(&audit);
}

#define TYPING_RULES  "x1 + x2 = x3\nx2 = x4\nx5 + x6 + x7 = x8\nx3 + x8 = x9\nx9 - x10 = x11"
#define TYPING_HEADER "x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11\n"
#define MATRIX \
	"o,d,persons\nA,A,10\nA,B,25\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,132\n"

/* Tables, rules, and the findings by hand. */
static const struct finding_row {
	const char *what, *csv;
	struct audited asked;
	const char *want;
} finding_rows[] = {
	/* Scholtus (2009), section 4 */
	{ "a record that holds",
	  TYPING_HEADER "1452,116,1568,116,323,76,12,411,1979,1842,137\n",
	  { .rules = TYPING_RULES },
	  "" },
	{ "one slip",
	  TYPING_HEADER "1452,116,1568,161,323,76,12,411,1979,1842,137\n",
	  { .rules = TYPING_RULES },
	  "2 x4 161 -> 116 (digits transposed) 1/1 of 1\n" },
	{ "two slips: 1979 mends two rules, 19842 one",
	  TYPING_HEADER "1452,116,1568,161,323,76,12,411,19979,1842,137\n",
	  { .rules = TYPING_RULES },
	  "2 x4 161 -> 116 (digits transposed) 1/1 of 1\n"
	  "2 x9 19979 -> 1979 (digit added) 2/2 of 1\n" },
	{ "two slips, and a rule that no slip mends",
	  TYPING_HEADER "1452,116,1568,161,0,0,0,411,19979,1842,137\n",
	  { .rules = TYPING_RULES },
	  "2 x4 161 -> 116 (digits transposed) 1/1 of 1\n"
	  "2 x8 411 -> ? () 0/1 of 0\n"
	  "2 x9 19979 -> 1979 (digit added) 2/2 of 1\n" },
	{ "a tie of x9 and x10: only x4 is certain",
	  TYPING_HEADER "1452,116,1568,161,323,76,12,0,19979,1842,137\n",
	  { .rules = TYPING_RULES },
	  "2 x4 161 -> 116 (digits transposed) 1/1 of 1\n"
	  "2 x8 0 -> ? () 0/1 of 0\n"
	  "2 x9 19979 -> ? () 0/1 of 0\n"
	  "2 x9 19979 -> 1979 (digit added) 1/2 of 2\n"
	  "2 x10 1842 -> 19842 (digit omitted) 1/1 of 2\n" },
	{ "123 + 192 = 252: only 129 is one slip away",
	  "x,y,z\n123,192,252\n",
	  { .rules = "z = x + y" },
	  "2 y 192 -> 129 (digits transposed) 1/1 of 1\n" },
	{ "-123 + 129 = 252, but x has to stay below zero",
	  "x,y,z\n-123,129,252\n",
	  { .rules = "z = x + y\nx < 0" },
	  "2 z 252 -> ? () 0/1 of 0\n" },
	{ "x = y and 9 x = y: 11 and 90 are a tie",
	  "x,y\n10,99\n",
	  { .rules = "x = y\n9 * x = y" },
	  "2 x 10 -> ? () 0/1 of 0\n"
	  "2 x 10 -> 11 (digit replaced) 1/2 of 2\n"
	  "2 y 99 -> 90 (digit replaced) 1/2 of 2\n" },
	{ "no slip is near",
	  "x1,x2,x3,x5,x6\n42280000,11289000,4328000,11201000,11849000\n",
	  { .rules = "x1 = x2 + x3 + x5 + x6", .unit = "0" },
	  "2 x1 42280000 -> ? () 0/1 of 0\n" },
	/* 10 - 20 = -10 and 0 - 46 = -46, and 276 - 10 - 46 + 0 = 220: both signs, or neither */
	{ "two signs that only together mend the sum",
	  "r,c,x,s,t,y,z\n10,20,10,0,46,46,220\n",
	  { .rules = "x = r - c\ny = s - t\nz = 276 + x + y\nc >= 0\nt >= 0\nr = 10\ns = 0" },
	  "2 x 10 -> -10 (sign) 2/2 of 1\n2 y 46 -> -46 (sign) 2/2 of 1\n" },
	/* a matrix with margins */
	{ "a matrix that adds up", MATRIX, { .of = "o,d", .total = "T" }, "" },
	{ "a wrong cell breaks its row and its column",
	  "o,d,persons\nA,A,10\nA,B,52\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,132\n",
	  { .of = "o,d", .total = "T" },
	  "3 persons 52 -> 25 (digits transposed) 2/2 of 1\n" },
	{ "a wrong row total breaks its row and the totals",
	  "o,d,persons\nA,A,10\nA,B,25\nA,T,350\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,132\n",
	  { .of = "o,d", .total = "T" },
	  "4 persons 350 -> 35 (digit added) 2/2 of 1\n" },
	{ "a wrong grand total breaks both sums of totals",
	  "o,d,persons\nA,A,10\nA,B,25\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,32\n",
	  { .of = "o,d", .total = "T" },
	  "10 persons 32 -> 132 (digit omitted) 2/2 of 1\n" },
	{ "a cell that no slip explains is found all the same",
	  "o,d,persons\nA,A,10\nA,B,91\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,132\n",
	  { .of = "o,d", .total = "T" },
	  "3 persons 91 -> 25 () 2/2 of 1\n" },
	{ "two figures of a row that changed places",
	  "o,d,persons\nA,A,25\nA,B,10\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,65\nT,B,67\nT,T,132\n",
	  { .of = "o,d", .total = "T" },
	  "" },
	{ "and the columns know it",
	  "o,d,persons\nA,A,25\nA,B,10\nA,T,35\nB,A,40\nB,B,57\nB,T,97\nT,A,50\nT,B,82\nT,T,132\n",
	  { .of = "o,d", .total = "T" },
	  "2 persons 25 -> 10 (swapped) 2/2 of 1\n" },
	{ "in and out changed places, or the balance lost its sign",
	  "in,out,net\n80,100,20\n",
	  { .rules = "net = in - out" },
	  "2 in 80 -> 100 (swapped) 1/1 of 2\n2 net 20 -> -20 (sign) 1/1 of 2\n" },
	/* rounding: 4 parts and a total in units of 1 may differ by 5 / 2 */
	{ "rounded parts off by two",
	  "x,a,b,c,d\n102,25,25,25,25\n",
	  { .rules = "x = a + b + c + d", .unit = "1" },
	  "" },
	{ "rounded parts off by three: the total is 98 to 102",
	  "x,a,b,c,d\n103,25,25,25,25\n",
	  { .rules = "x = a + b + c + d\na = 25\nb = 25\nc = 25\nd = 25", .unit = "1" },
	  "2 x 103 -> 100 (digit replaced) 1/1 of 3\n"
	  "2 x 103 -> 101 (digit replaced) 1/1 of 3\n"
	  "2 x 103 -> 102 (digit replaced) 1/1 of 3\n" },
	{ "counts are exact: off by one is impossible",
	  "x,a,b\n51,25,25\n",
	  { .rules = "x = a + b\na = 25\nb = 25" },
	  "2 x 51 -> 50 (digit replaced) 1/1 of 1\n" },
	{ "a percentage within its last place",
	  "n,share,base\n32082,77,41511\n",
	  { .rules = "100 * n = share * base" },
	  "" },
	{ "a percentage beside it: 77.28 is not 78",
	  "n,share,base\n32082,78,41511\n",
	  { .rules = "100 * n = share * base\nn = 32082\nbase = 41511" },
	  "2 share 78 -> 77 (digit replaced) 1/1 of 1\n" },
	{ "quarters of a year, 101 together: 9, 19 and 29 are two digits away",
	  "period,persons\n2015,100\n2015-Q1,10\n2015-Q2,20\n2015-Q3,30\n2015-Q4,41\n",
	  { .periods = true },
	  "2 persons 100 -> 101 (digit replaced) 1/1 of 2\n"
	  "6 persons 41 -> 40 (digit replaced) 1/1 of 2\n" },
	{ "before a year comes a year, before a month a month: 100 + 50 = 150, 90 + 5 = 95",
	  "period,stock,net\n2013,100,0\n2013-12,90,0\n2014,160,50\n2014-01,95,5\n",
	  { .rules = "stock = previous(stock) + net" },
	  "2 stock 100 -> 110 (digit replaced) 1/1 of 3\n"
	  "4 stock 160 -> 150 (digit replaced) 1/1 of 3\n"
	  "4 net 50 -> 60 (digit replaced) 1/1 of 3\n" },
	{ "twelve months that end on the day before, not those that overlap: 100 + 50 = 150",
	  "period,stock,net\n2013-01/2013-12,100,0\n2013-07/2014-06,500,0\n"
	  "2014-01/2014-12,150,50\n",
	  { .rules = "stock = preceding(stock) + net" },
	  "" },
	{ "of two rows of the year before the first counts: 100 + 50 = 150",
	  "year,stock,net\n2013,100,0\n2013,101,0\n2014,150,50\n",
	  { .rules = "stock = previous(stock) + net" },
	  "" },
};

static void
check_findings(void **state)
{
	const struct finding_row *row = *state;
	struct mig_buffer got;
	struct mig_audit audit;
	struct mig_error error = { 0 };

	if (audit_text(row->csv, &row->asked, &audit, &error) != MIG_OK)
		fail_msg("%s", error.message);
	got = render_findings(&audit);
	if (strcmp(got.bytes, row->want) != 0)
		fail_msg("got\n%swanted\n%s", got.bytes, row->want);
	mig_buffer_free(&got);
	mig_audit_free(&audit);
}

int
main(void)
{
	struct CMUnitTest tests[1 + COUNT(slip_rows) + COUNT(error_rows) + COUNT(finding_rows)] = {
		{ 0 }
	};
	size_t count = 0;

	tests[count++] =
	    (struct CMUnitTest){ .name = "all slips are near", .test_func = check_all_slips };
	for (size_t i = 0; i < COUNT(slip_rows); i++)
		tests[count++] = (struct CMUnitTest){ .name = slip_rows[i].what,
						      .test_func = check_slip,
						      .initial_state = (void *)&slip_rows[i] };
	for (size_t i = 0; i < COUNT(error_rows); i++)
		tests[count++] = (struct CMUnitTest){ .name = error_rows[i].what,
						      .test_func = check_error,
						      .initial_state = (void *)&error_rows[i] };
	for (size_t i = 0; i < COUNT(finding_rows); i++)
		tests[count++] = (struct CMUnitTest){ .name = finding_rows[i].what,
						      .test_func = check_findings,
						      .initial_state = (void *)&finding_rows[i] };
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}

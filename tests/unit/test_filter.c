/* Conditions: what each reads, which rows pass, what is refused. */
#include "filter.h"
#include "input.h"

#define TABLE                       \
	"geo,year,v,note\n"         \
	"FR,2014,10,a\n"            \
	"DE,2015,9,\n"              \
	"fr,2015-06,-1.5,\"a,b\"\n" \
	"NA,2016,,x=y\n"

#define COMPARE "\nhint: compare with a period such as 2015-Q4, or with a number"

static const struct row {
	const char *condition, *want; /* the geo of rows that pass; or the message */
} rows[] = {
	{ "geo=FR", "FR " },
	{ "GEO=FR", "FR " }, /* a name regardless of case, a value as it is */
	{ "geo=FR,NA", "FR NA " },
	{ "geo=F", "" },
	{ "geo=", "" },
	{ "note=", "DE " },
	{ "note!=", "FR fr NA " },
	{ "note=a\\,b", "fr " },
	{ "note=x=y", "NA " },
	{ "note!=a,x=y", "DE fr " },
	{ "geo!=FR", "DE fr NA " },
	{ "v=10", "FR " },
	{ "v=10.0", "" }, /* texts, byte for byte */
	{ "v>9", "FR " }, /* numbers by size, not "10" before "9"; an empty cell never passes */
	{ "v>=9.0", "FR DE " },
	{ "v<9", "fr " },
	{ "v<=-1.50", "fr " },
	{ "v<1e1", "DE fr " },
	{ "year<2015", "FR " },
	{ "year<=2015", "FR DE fr " }, /* June 2015 is part of 2015 */
	{ "year>2015", "NA " },
	{ "year>=2015", "DE fr NA " },
	{ "year<2015-06", "FR " }, /* 2015 neither ends before June 2015 nor begins behind it */
	{ "year<=2015-06", "FR fr " },
	{ "year>2015-06", "NA " },
	{ "year>=2015-06", "fr NA " },
	{ "year>2015-05-31", "fr NA " },
	{ "year<2014-12-31", "" },
	{ "year<=2014-12-31", "FR " },
	{ "year>=2014-01-02", "DE fr NA " },
	{ "geo", "condition 'geo' is not of the form COLUMN=VALUE\n"
		 "hint: use =, !=, <, <=, > or >=, for example: -w 'year>=2010' -w region=CIS" },
	{ "", "condition '' is not of the form COLUMN=VALUE\n"
	      "hint: use =, !=, <, <=, > or >=, for example: -w 'year>=2010' -w region=CIS" },
	{ "=FR", "condition '=FR' is not of the form COLUMN=VALUE\n"
		 "hint: use =, !=, <, <=, > or >=, for example: -w 'year>=2010' -w region=CIS" },
	{ "geo=FR,", "empty name in the list 'FR,'\nhint: one comma between two names; in a name "
		     "it is written '\\,'" },
	{ "goe=FR",
	  "in.csv: no column 'goe'\nhint: did you mean 'geo'? columns: geo, year, v, note" },
	{ "geo<FR", "in.csv:2:1: column 'geo': 'FR' and 'FR' have no order: neither two periods "
		    "nor two numbers" COMPARE },
	{ "v<1 000", "in.csv:2:3: column 'v': '10' and '1 000' have no order: neither two periods "
		     "nor two numbers" COMPARE },
	{ "year>next", "in.csv:2:2: column 'year': '2014' and 'next' have no order: neither two "
		       "periods nor two numbers" COMPARE },
	{ "note>2015", "in.csv:2:4: column 'note': 'a' and '2015' have no order: neither two "
		       "periods nor two numbers\nhint: leave such rows out first, for example: "
		       "-w 'note!=a'" },
	{ "v>", "in.csv:2:3: column 'v': '10' and '' have no order: neither two periods nor two "
		"numbers" COMPARE },
};

/* The geo of the rows that pass all conditions of `filter`, or the message. */
static struct mig_buffer
passing(struct mig_filter *filter, enum mig_status *status)
{
	char *const files[] = { "in.csv" };
	struct mig_records *records;
	struct mig_error error;
	struct mig_buffer got = { 0 };
	bool more = true, pass = false;

	write_file("in.csv", TABLE, strlen(TABLE));
	add_text(&got, "");
	assert_int_equal(mig_records_open(files, 1, NULL, &records, &error), MIG_OK);
	*status = mig_filter_bind(filter, records, &error);
	while (*status == MIG_OK) {
		assert_int_equal(mig_records_next(records, &more, &error), MIG_OK);
		if (!more)
			break;
		*status = mig_filter_pass(filter, records, &pass, &error);
		if (*status == MIG_OK && pass) {
			add_text(&got, mig_records_field(records, 0).bytes);
			add_text(&got, " ");
		}
	}
	mig_records_free(records);
	if (*status == MIG_OK)
		return got;
	mig_buffer_free(&got);
	return error_text(&error);
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_filter filter = { 0 };
	struct mig_error error;
	enum mig_status status = mig_filter_add(&filter, row->condition, &error), want = MIG_OK;
	struct mig_buffer got = status == MIG_OK ? passing(&filter, &status) : error_text(&error);

	if (strncmp(row->want, "in.csv:", 7) == 0)
		want = row->want[7] == ' ' ? MIG_USAGE : MIG_DATA;
	else if (strchr(row->want, '\''))
		want = MIG_USAGE;
	assert_string_equal(got.bytes, row->want);
	assert_int_equal(status, want);
	mig_buffer_free(&got);
	mig_filter_free(&filter);
	assert_null(filter.conditions);
}

/* What is noted of values that no row has; the geo are FR, DE, NA, fr and empty. */
static const struct row note_rows[] = {
	{ "geo=FR", "" },
	{ "geo=FR,DE", "" },
	{ "geo!=FR", "" },
	{ "year>=2041", "" },
	{ "geo=DK", "no row has geo 'DK'; there are: DE, FR, NA, fr\n" },
	{ "geo!=FR,DK", "no row has geo 'DK'; there are: DE, FR, NA, fr\n" },
	{ "year=2015-60", "no row has year '2015-60'; did you mean '2015-06'?\n" },
	{ "geo=Germany", "no row has geo 'Germany'; there are: DE, FR, NA, fr\n" },
};

static void
check_note(void **state)
{
	const struct row *row = *state;
	struct mig_filter filter = { 0 };
	struct mig_buffer got, notes = { 0 };
	struct mig_error error;
	enum mig_status status;

	assert_int_equal(mig_filter_add(&filter, row->condition, &error), MIG_OK);
	got = passing(&filter, &status);
	assert_int_equal(status, MIG_OK);
	assert_int_equal(mig_filter_notes(&filter, &notes, &error), MIG_OK);
	assert_string_equal(notes.bytes ? notes.bytes : "", row->want);
	mig_buffer_free(&got);
	mig_buffer_free(&notes);
	mig_filter_free(&filter);
}

static void
all_conditions_must_hold(void **state)
{
	static const char *const conditions[] = { "year>=2015", "geo!=NA", "v<0" };
	static const char *const want[] = { "DE fr NA ", "DE fr ", "fr " };
	struct mig_filter filter = { 0 };
	struct mig_error error;
	enum mig_status status;
	struct mig_buffer got = passing(&filter, &status);

	(void)state;
	assert_string_equal(got.bytes, "FR DE fr NA ");
	mig_buffer_free(&got);
	for (size_t i = 0; i < COUNT(conditions); i++) {
		assert_int_equal(mig_filter_add(&filter, conditions[i], &error), MIG_OK);
		got = passing(&filter, &status);
		assert_string_equal(got.bytes, want[i]);
		mig_buffer_free(&got);
	}
	mig_filter_free(&filter);
}

int
main(void)
{
	enum { NOTES = COUNT(rows), OTHERS = NOTES + COUNT(note_rows) };
	static struct CMUnitTest tests[OTHERS + 1];
	static char names[OTHERS][48];

	for (size_t i = 0; i < OTHERS; i++) {
		const struct row *row = i < NOTES ? &rows[i] : &note_rows[i - NOTES];

		snprintf(names[i], sizeof names[i], "%s '%s'", i < NOTES ? "-w" : "note of",
			 row->condition);
		tests[i] = (struct CMUnitTest){ names[i], i < NOTES ? check_row : check_note, NULL,
						NULL, (void *)row };
	}
	tests[OTHERS] = (struct CMUnitTest)cmocka_unit_test(all_conditions_must_hold);
	return cmocka_run_group_tests_name("filter", tests, enter_folder, leave_folder);
}

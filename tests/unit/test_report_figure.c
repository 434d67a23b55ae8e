/* Figures in the text: which cell, and how it is written; charts made part of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/figure.h"
#include "report/svg.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define THIN "\xe2\x80\xaf"  /* U+202F */
#define MINUS "\xe2\x88\x92" /* U+2212 */
#define HARD "\xc2\xa0"	     /* U+00A0 */

/* By hand: group a has a row of each kind of number. */
static const char csv[] = "group,year,value,code,share\n"
			  "a,2009,7526,004,50.00\n"
			  "a,2010,-12162,010,93.45\n"
			  "a,2011,,007,-0.45\n"
			  "a,2012,0,001,33.33\n"
			  "a,2013,999,001,66.665\n"
			  "a,2014,2724902,001,12.5\n"
			  "South Kazakhstan,2014,41550,001,1\n"
			  "b,2014,1,001,1\n"
			  "b,2014,2,001,1\n";

static const struct row {
	const char *what, *source;
	const char *want;   /* the text, or NULL */
	const char *refuse; /* what the message holds if it is refused */
	const char *hint;   /* what the hint holds, or NULL */
} rows[] = {
	{ "four digits are grouped", "t value year=2009", "7" THIN "526", NULL, NULL },
	{ "minus", "t value year=2010", MINUS "12" THIN "162", NULL, NULL },
	{ "two groups", "t value group=a year=2014", "2" THIN "724" THIN "902", NULL, NULL },
	{ "three digits", "t value year=2013", "999", NULL, NULL },
	{ "zero is zero", "t value year=2012", "0", NULL, NULL },
	{ "missing is not zero", "t value year=2011", "not" HARD "available", NULL, NULL },
	{ "missing, formatted",
	  "t value year=2011 | thousand", "not" HARD "available", NULL, NULL },
	{ "words, below 0", "t value year=2010 | words fell stayed rose", "fell", NULL, NULL },
	{ "words, 0", "t value year=2012 | words fell \"stayed the same\" rose",
	  "stayed the same", NULL, NULL },
	{ "words, above 0", "t value year=2009 | words fell stayed rose", "rose", NULL, NULL },
	{ "words, missing", "t value year=2011 | words fell stayed rose", "not" HARD "available",
	  NULL, NULL },
	{ "words, of a ratio", "t share year=2011 | words fell stayed rose", "fell", NULL, NULL },
	{ "abs", "t value year=2010 | abs", "12" THIN "162", NULL, NULL },
	{ "signed plus", "t value year=2009 | signed", "+7" THIN "526", NULL, NULL },
	{ "signed minus", "t value year=2010 | signed", MINUS "12" THIN "162", NULL, NULL },
	{ "zero has no sign", "t value year=2012 | signed", "0", NULL, NULL },
	{ "thousand: 12.162 to 12.2", "t value year=2010 | abs | thousand", "12.2" HARD "thousand",
	  NULL, NULL },
	{ "thousand: half a count goes up", "t value group=\"South Kazakhstan\" | thousand",
	  "41.6" HARD "thousand", NULL, NULL },
	{ "million: 2.724902 to 2.7", "t value group=a year=2014 | million", "2.7" HARD "million",
	  NULL, NULL },
	{ "million with digits", "t value group=a year=2014 | million | digits 3",
	  "2.725" HARD "million", NULL, NULL },
	{ "percent", "t share year=2009 | percent", "50.00%", NULL, NULL },
	{ "digits 0", "t share year=2009 | digits 0 | percent", "50%", NULL, NULL },
	{ "digits more than there are",
	  "t share group=a year=2014 | digits 3", "12.500", NULL, NULL },
	{ "rounded once", "t share year=2012 | digits 1", "33.3", NULL, NULL },
	{ "not a lone five: 66.665 to 66.7", "t share year=2013 | digits 1", "66.7", NULL, NULL },
	{ "a lone five may come from rounding", "t share year=2010 | digits 1", NULL,
	  "p.md:3:9: {{t share year=2010 | digits 1}} (93.45) would be rounded a second time",
	  NULL },
	{ "a lone five below zero", "t share year=2011 | digits 1", NULL, "a second time", NULL },
	{ "a lone five of thousandths",
	  "t share year=2013 | digits 2", NULL, "a second time", NULL },
	{ "raw", "t value year=2010 | raw", "-12162", NULL, NULL },
	{ "a year is not grouped", "t year value=7526", "2009", NULL, NULL },
	{ "a code is not a number", "t code year=2009", "004", NULL, NULL },
	{ "text keeps together", "t group value=41550", "South" HARD "Kazakhstan", NULL, NULL },
	{ "text has no sign",
	  "t group value=41550 | abs", NULL, "is 'South Kazakhstan', which is no",
	  NULL },
	{ "no such column", "t vlaue year=2009", NULL, "p.md:3:9: block 't' has no column 'vlaue'",
	  "did you mean 'value'?" },
	{ "no such condition", "t value yaer=2009", NULL, "block 't' has no column 'yaer'",
	  "did you mean 'year'?" },
	{ "columns are exact", "t Value year=2009", NULL, "block 't' has no column 'Value'", NULL },
	{ "no row", "t value year=2041", NULL, "p.md:3:9: no row fits {{t value year=2041}}",
	  "values of column 'year'" },
	{ "no row, second condition", "t value group=b year=2009", NULL, "no row fits",
	  "values of column 'year': 2014" },
	{ "two rows", "t value group=b", NULL, "2 rows fit {{t value group=b}}, one must",
	  "add a condition" },
	{ "all rows", "t value", NULL, "9 rows fit {{t value}}, one must", NULL },
};

static struct mig_table table;

static int
read_table(void **state)
{
	char name[] = "/tmp/migtools.XXXXXX", *names[] = { name };
	struct mig_records_options options = { 0 };
	struct mig_records *records;
	struct mig_error error;
	int descriptor = mkstemp(name);
	FILE *file = fdopen(descriptor, "w");
	enum mig_status status;

	(void)state;
	if (!file || fputs(csv, file) == EOF || fclose(file) == EOF)
		return -1;
	status = mig_records_open(names, 1, &options, &records, &error);
	if (status == MIG_OK) {
		status = mig_table_read(records, NULL, &table, &error);
		mig_records_free(records);
	}
	remove(name);
	return status == MIG_OK ? 0 : -1;
}

static int
free_table(void **state)
{
	(void)state;
	mig_table_free(&table);
	return 0;
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_profile profile = { .file = "p.md" };
	struct mig_figure figure;
	struct mig_buffer text = { 0 };
	struct mig_error error = { "", "" };
	size_t at_row = 0, at_column = 0;
	bool missing;
	enum mig_status status =
	    mig_figure_parse(&profile, mig_text_of(row->source), (struct mig_place){ 3, 9 },
			     &figure, &error);

	assert_int_equal(status, MIG_OK);
	status = mig_figure_find(&profile, &figure, &table, &at_row, &at_column, &error);
	if (status == MIG_OK)
		status = mig_figure_write(&profile, &figure, &table, at_row, at_column, &text,
					  &missing, &error);
	if (row->want) {
		if (status != MIG_OK)
			fail_msg("%s", error.message);
		assert_string_equal(text.bytes, row->want);
	} else {
		assert_int_equal(status, MIG_DATA);
		if (!strstr(error.message, row->refuse))
			fail_msg("'%s', wanted '%s'", error.message, row->refuse);
		if (row->hint && !strstr(error.hint, row->hint))
			fail_msg("hint '%s', wanted '%s'", error.hint, row->hint);
	}
	free(figure.conditions);
	mig_buffer_free(&text);
	mig_profile_free(&profile);
}

static const struct picture {
	const char *what, *svg;
	const char *want; /* NULL: refused */
} pictures[] = {
	{ "what stands before is left out", "<?xml version=\"1.0\"?>\n<svg a=\"b\"><g/></svg>\n",
	  "<svg a=\"b\"><g/></svg>" },
	{ "ids and their uses",
	  "<svg aria-labelledby=\"t d\"><title id=\"t\">x</title><use xlink:href='#p'/>"
	  "<g fill=\"url(#q)\" id='p'/></svg>",
	  "<svg aria-labelledby=\"n.t n.d\"><title id=\"n.t\">x</title><use xlink:href='#n.p'/>"
	  "<g fill=\"url(#n.q)\" id='n.p'/></svg>" },
	{ "text is text", "<svg><text>1 &lt; 2 id=\"x\"</text></svg>",
	  "<svg><text>1 &lt; 2 id=\"x\"</text></svg>" },
	{ "not finished", "<svg><g>", NULL },
	{ "no picture", "gnuplot: error", NULL },
	{ "script", "<svg><script>x</script></svg>", NULL },
	{ "event", "<svg><g onclick=\"x\"/></svg>", NULL },
	{ "event after a >", "<svg><g a=\">\" onclick=\"x\"/></svg>", NULL },
	{ "foreign object", "<svg><foreignObject/></svg>", NULL },
	{ "a link out of the page", "<svg><use href=\"http://x/\"/></svg>", NULL },
	{ "a picture in it", "<svg><image href=\"#x\"/></svg>", NULL },
	{ "style for the whole page", "<svg><style>p{}</style></svg>", NULL },
	{ "attribute without a value", "<svg><g onclick/></svg>", NULL },
};

static void
check_picture(void **state)
{
	const struct picture *picture = *state;
	struct mig_buffer text = { 0 };
	struct mig_error error = { "", "" };
	struct mig_html html = { &text, &error, MIG_OK };
	enum mig_status status =
	    mig_svg_add(&html, "n.svg", mig_text_of(picture->svg), "n", NULL);

	if (picture->want) {
		assert_int_equal(status, MIG_OK);
		assert_string_equal(text.bytes, picture->want);
	} else {
		assert_int_equal(status, MIG_DATA);
		assert_memory_equal(error.message, "n.svg: ", 7);
	}
	mig_buffer_free(&text);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows) + COUNT(pictures)];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL,
						(void *)&rows[i] };
	for (size_t i = 0; i < COUNT(pictures); i++)
		tests[COUNT(rows) + i] = (struct CMUnitTest){ pictures[i].what, check_picture, NULL,
							      NULL, (void *)&pictures[i] };
	return cmocka_run_group_tests_name("report_figure", tests, read_table, free_table);
}

/* Profiles: what is refused, and where; what a good one comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/profile.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FACTS "---\ntitle: T\n---\n" /* three lines: the text starts on line 4 */
#define TABLE "```table t\nrun: cat t.csv\ncaption: C\n```\n"

static const struct row {
	const char *what, *text;
	const char *want; /* how the message starts */
} rows[] = {
	{ "empty", "", "p.md:1:1: a profile starts with a line '---'" },
	{ "no facts", "## Text\n", "p.md:1:1: a profile starts with a line '---'" },
	{ "facts without an end", "---\ntitle: T\n", "p.md:1:1: the facts do not end" },
	{ "no title", "---\ncountry: X\n---\n", "p.md:1:1: no title" },
	{ "empty title", "---\ntitle:\n---\n", "p.md:2:7: key 'title' has no value" },
	{ "unknown fact", "---\ntitle: T\ntitel: T\n---\n", "p.md:3:1: no such key 'titel'" },
	{ "fact twice", "---\ntitle: T\ntitle: T\n---\n", "p.md:3:1: key 'title' is given twice" },
	{ "no colon", "---\ntitle T\n---\n", "p.md:2:1: this is no 'key: value' line" },
	{ "not UTF-8", FACTS "\nab\xff" "c\n", "p.md:5:3: this is not UTF-8" },
	{ "columns are characters", FACTS "\xd2\x9b\xd0\xb0{{\n", "p.md:4:3: '{{' without '}}'" },
	{ "a NUL-like mark", FACTS MIG_MARK_OPEN "\n", "p.md:4:1: a character that no text holds" },
	{ "fence not closed",
	  FACTS "x\n```table t\nrun: x\n", "p.md:5:4: this fence is not closed" },
	{ "code not closed", FACTS "~~~ c\nx\n```\n", "p.md:4:5: this fence is not closed" },
	{ "block without a name", FACTS "```table\n```\n", "p.md:4:9: '' is no name" },
	{ "name in capitals", FACTS "```table Big\n```\n", "p.md:4:10: 'Big' is no name" },
	{ "name that is a word of ours", FACTS "```data see\n```\n", "p.md:4:9: 'see' is no name" },
	{ "name of a footnote", FACTS "```data fn-1\n```\n", "p.md:4:9: 'fn-1' is no name" },
	{ "two blocks of a name", FACTS TABLE TABLE, "p.md:8:10: block 't' is defined on line 4" },
	{ "unknown key", FACTS "```table t\nran: x\n```\n", "p.md:5:1: no such key 'ran'" },
	{ "key twice", FACTS "```table t\nrun: x\nrun: y\n```\n", "p.md:6:1: key 'run' is given" },
	{ "key without a value", FACTS "```table t\nrun:  \n```\n", "p.md:5:7: key 'run' has no" },
	{ "data with a caption", FACTS "```data t\nrun: x\ncaption: C\n```\n",
	  "p.md:6:10: a data block takes no key 'caption'" },
	{ "table with a plot", FACTS "```table t\nrun: x\nplot: y\n```\n",
	  "p.md:6:7: a table block takes no key 'plot'" },
	{ "nothing to run", FACTS "```table t\ncaption: C\n```\n",
	  "p.md:4:10: block 't' has neither 'run' nor 'data'" },
	{ "no caption",
	  FACTS "```table t\nrun: x\n```\n", "p.md:4:10: table 't' has no 'caption'" },
	{ "no plot", FACTS "```chart t\nrun: x\ncaption: C\n```\n",
	  "p.md:4:10: chart 't' has no 'plot'" },
	{ "data from nowhere", FACTS "```table t\ndata: u\ncaption: C\n```\n",
	  "p.md:5:7: no block 'u'" },
	{ "data from itself", FACTS "```table t\ndata: t\ncaption: C\n```\n",
	  "p.md:5:7: block 't' takes its data from itself" },
	{ "block never used",
	  FACTS "```data d\nrun: x\n```\n", "p.md:4:9: block 'd' is never used" },
	{ "figure of no block", FACTS TABLE "a {{u x}}\n", "p.md:8:3: no block 'u'" },
	{ "figure without a column", FACTS TABLE "{{t}}\n", "p.md:8:1: {{t}} needs a block and" },
	{ "empty figure", FACTS "{{ }}\n", "p.md:4:1: {{}} needs a block and a column" },
	{ "condition without =", FACTS "{{t x year}}\n", "p.md:4:1: 'year' is no condition" },
	{ "condition without a column", FACTS "{{t x =1}}\n", "p.md:4:1: '=1' is no condition" },
	{ "quote not closed", FACTS "{{t x a=\"b}}\n", "p.md:4:1: a quote in {{" },
	{ "unknown format", FACTS "{{t x | bas}}\n", "p.md:4:1: no format 'bas'" },
	{ "no format", FACTS "{{t x |}}\n", "p.md:4:1: no format ''" },
	{ "digits without a number",
	  FACTS "{{t x | digits}}\n", "p.md:4:1: 'digits' needs a number" },
	{ "formats without a bar", FACTS "{{t x | abs raw}}\n", "p.md:4:1: 'raw' stands where" },
	{ "raw and more", FACTS "{{t x | raw | abs}}\n", "p.md:4:1: 'raw' goes with no other" },
	{ "raw and words",
	  FACTS "{{t x | raw | words a b c}}\n", "p.md:4:1: 'raw' goes with no other" },
	{ "two words", FACTS "{{t x | words a b}}\n", "p.md:4:1: 'words' needs three" },
	{ "two words and a bar",
	  FACTS "{{t x | words a b | abs}}\n", "p.md:4:1: 'words' needs three" },
	{ "see nothing", FACTS "{{see}}\n", "p.md:4:1: 'see' needs one block" },
	{ "see what is not shown", FACTS "```data d\nrun: x\n```\n{{see d}}\n",
	  "p.md:7:1: block 'd' is not shown" },
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct mig_profile profile;
	struct mig_error error = { "", "" };
	enum mig_status status =
	    mig_profile_parse("p.md", mig_text_of(row->text), &profile, &error);

	if (status == MIG_OK)
		mig_profile_free(&profile);
	if (status != MIG_DATA || strncmp(error.message, row->want, strlen(row->want)) != 0)
		fail_msg("status %d, '%s', wanted '%s'", (int)status, error.message, row->want);
}

static const char good[] =
    "---\r\ntitle: The title\r\ncountry: X\r\n---\r\n"
    "```data d\nrun: mig-sum\n  a.csv |\n  cat\n```\n"
    "Text {{d x}} and \\{{no figure}}, {{ d \"a b\" c=\"1 | 2\" e=3 | abs | digits 2 }}.\n"
    "~~~~\n{{code}}\n~~~\n~~~~\n"
    "````table t1\ndata: d\ncaption: C\n````\n"
    "```chart c1\ndata: t1\nplot: p\ncaption: C\n```\n"
    "```table t2\ndata: c1\nrun: y\ncaption: C\n```\n"
    "{{see t2}}";

static void
check_good(void **state)
{
	struct mig_profile profile;
	struct mig_error error = { "", "" };
	const struct mig_block *blocks;
	const struct mig_figure *figure;

	(void)state;
	if (mig_profile_parse("p.md", mig_text_of(good), &profile, &error) != MIG_OK)
		fail_msg("%s", error.message);
	blocks = profile.blocks;
	assert_string_equal(profile.facts[MIG_FACT_TITLE].text, "The title");
	assert_null(profile.facts[MIG_FACT_EDITION].text);
	assert_int_equal(profile.block_count, 4);
	assert_string_equal(blocks[0].keys[MIG_KEY_RUN].text, "mig-sum a.csv | cat");
	assert_int_equal(blocks[0].number, 0);
	assert_int_equal(blocks[1].table, 0); /* through t1 to d */
	assert_int_equal(blocks[2].table, 0); /* and through c1 */
	assert_int_equal(blocks[3].table, 3);
	assert_int_equal(blocks[3].input, 2);
	assert_int_equal(blocks[2].number, 1); /* the first chart */
	assert_int_equal(blocks[3].number, 2); /* the second table */
	assert_int_equal(profile.figure_count, 3);
	figure = &profile.figures[1];
	assert_true(mig_text_equal(figure->column, mig_text_of("a b")));
	assert_int_equal(figure->condition_count, 2);
	assert_true(mig_text_equal(figure->conditions[0].value, mig_text_of("1 | 2")));
	assert_true(figure->absolute);
	assert_int_equal(figure->digits, 2);
	assert_true(profile.figures[2].reference);
	assert_string_equal(profile.markdown.bytes,
			    "\n\n\n\n"     /* the facts */
			    "\n\n\n\n\n" /* the block d */
			    "Text " MIG_MARK_OPEN "f0" MIG_MARK_CLOSE
			    " and \\{{no figure}}, " MIG_MARK_OPEN "f1" MIG_MARK_CLOSE ".\n"
			    "~~~~\n{{code}}\n~~~\n~~~~\n"
			    "\n" MIG_MARK_OPEN "b1" MIG_MARK_CLOSE "\n\n\n"
			    "\n" MIG_MARK_OPEN "b2" MIG_MARK_CLOSE "\n\n\n\n"
			    "\n" MIG_MARK_OPEN "b3" MIG_MARK_CLOSE "\n\n\n\n"
			    MIG_MARK_OPEN "f2" MIG_MARK_CLOSE "\n");
	mig_profile_free(&profile);
}

int
main(void)
{
	static struct CMUnitTest tests[COUNT(rows) + 1];

	for (size_t i = 0; i < COUNT(rows); i++)
		tests[i] = (struct CMUnitTest){ rows[i].what, check_row, NULL, NULL,
						(void *)&rows[i] };
	tests[COUNT(rows)] = (struct CMUnitTest){ "a good profile", check_good, NULL, NULL, NULL };
	return cmocka_run_group_tests_name("report_profile", tests, NULL, NULL);
}

/* The command line: every kind of option in every way to write it, what is refused, the help. */
#include "input.h"
#include "options.h"

struct settings {
	struct mig_settings common;
	bool quiet, all;
	size_t count;
};

static const struct mig_option shared[] = {
	{ "by", 'b', MIG_OPTION_LIST, offsetof(struct settings, common.by), "COL[,COL...]",
	  "group columns" },
	{ "value", 'v', MIG_OPTION_LIST, offsetof(struct settings, common.values), "COL",
	  "value columns" },
	{ "time", 't', MIG_OPTION_TEXT, offsetof(struct settings, common.time), "COL",
	  "time column" },
	{ "where", 'w', MIG_OPTION_WHERE, offsetof(struct settings, common.where), "COND", "rows" },
	{ "digits", 'd', MIG_OPTION_DIGITS, offsetof(struct settings, common.digits), "N",
	  "digits" },
	{ "format", 'f', MIG_OPTION_FORMAT, offsetof(struct settings, common.format), "NAME",
	  "format" },
	{ "delim", 0, MIG_OPTION_CHAR, offsetof(struct settings, common.delimiter), "CHAR",
	  "delimiter" },
	{ 0 },
};

static const struct mig_option own[] = {
	{ "quiet", 'q', MIG_OPTION_FLAG, offsetof(struct settings, quiet), NULL, "say less" },
	{ "output", 'o', MIG_OPTION_TEXT, offsetof(struct settings, common.output), "FILE",
	  "file" },
	{ "all", 'a', MIG_OPTION_FLAG, offsetof(struct settings, all), NULL, "take all" },
	{ "window", 'n', MIG_OPTION_COUNT, offsetof(struct settings, count), "N", "how many" },
	{ 0 },
};

static const struct mig_option none[] = { { 0 } };
static const struct mig_option *const tables[] = { shared, none, own, NULL };

static const struct row {
	const char *words; /* the command line, blanks between its words; "~" is an empty word */
	const char *want;  /* what is set, as show() has it; or the message with its hint */
} rows[] = {
	{ "", "" },
	{ "a b", "operands=a|b" },
	{ "-", "operands=-" },
	{ "~", "operands=" },
	{ "-q", "quiet" },
	{ "--quiet", "quiet" },
	{ "-qa", "quiet all" },
	{ "-qaq", "quiet all" },
	{ "x -q y", "quiet operands=x|y" },
	{ "-- -q --by", "operands=-q|--by" },
	{ "x -- y --", "operands=x|y|--" },
	{ "-b geo", "by=geo" },
	{ "-bgeo", "by=geo" },
	{ "-qbgeo", "quiet by=geo" },
	{ "-qb geo x", "quiet by=geo operands=x" },
	{ "-b=geo", "by==geo" }, /* a letter's argument starts behind the letter */
	{ "--by geo", "by=geo" },
	{ "--by=geo", "by=geo" },
	{ "--by=a=b", "by=a=b" },
	{ "--by a,b -b c --value v", "by=a|b|c values=v" },
	{ "-b a\\,b", "by=a,b" },
	{ "-t a,b", "time=a,b" },
	{ "-t x -t y", "time=y" },
	{ "--time=", "time=" },
	{ "-t -q", "time=-q" },
	{ "-t --", "time=--" },
	{ "-w geo=FR,DE --where v>1", "where=geo,v" },
	{ "-d 0", "digits=0" },
	{ "-d18", "digits=18" },
	{ "--digits=007", "digits=7" },
	{ "-n 1", "count=1" },
	{ "-n 1000000000", "count=1000000000" },
	{ "-f json", "format=2" },
	{ "-f table", "format=6" },
	{ "--delim ;", "delimiter=;" },
	{ "--delim=tab", "delimiter=\t" },
	{ "--delim \\t", "delimiter=\t" },
	{ "--delim ,", "delimiter=," },
	{ "--bye", "no option '--bye'\nhint: did you mean '--by'?" },
	{ "--valeu v", "no option '--valeu'\nhint: did you mean '--value'?" },
	{ "--valeu=v", "no option '--valeu=v'\nhint: did you mean '--value'?" },
	{ "--VALUE v", "no option '--VALUE'\nhint: did you mean '--value'?" },
	{ "--qui", "no option '--qui'\nhint: did you mean '--quiet'?" }, /* no abbreviation */
	{ "--frobnicate", "no option '--frobnicate'\nhint: --help lists the options" },
	{ "--=x", "no option '--=x'\nhint: --help lists the options" },
	{ "-z", "no option '-z'\nhint: --help lists the options" },
	{ "-qz", "no option '-qz'\nhint: --help lists the options" },
	{ "-5", "no option '-5'\nhint: --help lists the options" },
	{ "-time x", "time=ime operands=x" },
	{ "-quiet", "no option '-quiet'\nhint: did you mean '--quiet'?" },
	{ "--quiet=1", "--quiet takes no argument" },
	{ "-b", "--by wants an argument: COL[,COL...]" },
	{ "x --digits", "--digits wants an argument: N" },
	{ "-b ,", "empty name in the list ','\nhint: one comma between two names; in a name it is "
		  "written '\\,'" },
	{ "-b ~", "empty name in the list ''\nhint: one comma between two names; in a name it is "
		  "written '\\,'" },
	{ "-w geo", "condition 'geo' is not of the form COLUMN=VALUE\n"
		    "hint: use =, !=, <, <=, > or >=, for example: -w 'year>=2010' -w region=CIS" },
	{ "-d 19", "--digits wants a whole number from 0 to 18, not '19'" },
	{ "-d 4294967297", "--digits wants a whole number from 0 to 18, not '4294967297'" },
	{ "-d -1", "--digits wants a whole number from 0 to 18, not '-1'" },
	{ "-d ~", "--digits wants a whole number from 0 to 18, not ''" },
	{ "-d 1x", "--digits wants a whole number from 0 to 18, not '1x'" },
	{ "-d x1", "--digits wants a whole number from 0 to 18, not 'x1'" },
	{ "-n 0", "--window wants a whole number from 1 to 1000000000, not '0'" },
	{ "-n ~", "--window wants a whole number from 1 to 1000000000, not ''" },
	{ "-n 1000000001", "--window wants a whole number from 1 to 1000000000, not '1000000001'" },
	{ "-n 99999999999999999999x",
	  "--window wants a whole number from 1 to 1000000000, not '99999999999999999999x'" },
	{ "-n -2", "--window wants a whole number from 1 to 1000000000, not '-2'" },
	{ "-n 1.5", "--window wants a whole number from 1 to 1000000000, not '1.5'" },
	{ "--delim ~",
	  "--delim wants one ASCII character or 'tab', and no blank or quote, not ''" },
	{ "--delim ;;",
	  "--delim wants one ASCII character or 'tab', and no blank or quote, not ';;'" },
	{ "--delim \"",
	  "--delim wants one ASCII character or 'tab', and no blank or quote, not '\"'" },
	{ "--delim \xc2\xa6",
	  "--delim wants one ASCII character or 'tab', and no blank or quote, not "
	  "'\xc2\xa6'" },
	{ "--by a\xff",
	  "--by wants UTF-8, which byte 2 (0xff) of its argument is not\n"
	  "hint: set the terminal to UTF-8, or convert the script: iconv -f LATIN1 -t UTF-8" },
	{ "-t \xc3",
	  "--time wants UTF-8, which byte 1 (0xc3) of its argument is not\n"
	  "hint: set the terminal to UTF-8, or convert the script: iconv -f LATIN1 -t UTF-8" },
	{ "--output a\xff", "output=a\xff" },
};

static void
show_list(struct mig_buffer *text, const char *name, const struct mig_list *list)
{
	struct mig_error error;

	for (size_t i = 0; i < list->count; i++)
		mig_buffer_format(text, &error, "%s%s", i ? "|" : name, list->items[i]);
}

/* What was set: the defaults are 77 digits and a count of 99, which no option can give. */
static struct mig_buffer
show(const struct settings *settings)
{
	struct mig_buffer text = { 0 };
	struct mig_error error;

	add_text(&text, settings->quiet ? " quiet" : "");
	add_text(&text, settings->all ? " all" : "");
	show_list(&text, " by=", &settings->common.by);
	show_list(&text, " values=", &settings->common.values);
	if (settings->common.time)
		mig_buffer_format(&text, &error, " time=%s", settings->common.time);
	for (size_t i = 0; i < settings->common.where.count; i++)
		mig_buffer_format(&text, &error, "%s%s",
				  i ? "," : " where=", settings->common.where.conditions[i].column);
	if (settings->common.digits != 77)
		mig_buffer_format(&text, &error, " digits=%d", settings->common.digits);
	if (settings->count != 99)
		mig_buffer_format(&text, &error, " count=%zu", settings->count);
	if (settings->common.format != MIG_FORMAT_CSV)
		mig_buffer_format(&text, &error, " format=%d", (int)settings->common.format);
	if (settings->common.delimiter)
		mig_buffer_format(&text, &error, " delimiter=%c", settings->common.delimiter);
	if (settings->common.output)
		mig_buffer_format(&text, &error, " output=%s", settings->common.output);
	show_list(&text, " operands=", &settings->common.operands);
	return text;
}

static void
check_row(void **state)
{
	const struct row *row = *state;
	struct settings settings = { .common = { .digits = 77 }, .count = 99 };
	char words[80], *argv[16] = { (char[]){ "mig-test" } }, *at = words;
	struct mig_error error;
	struct mig_buffer got;
	enum mig_status status;
	int argc = 1;

	snprintf(words, sizeof words, "%s", row->words);
	for (char *word = strtok_r(words, " ", &at); word; word = strtok_r(NULL, " ", &at))
		argv[argc++] = strcmp(word, "~") == 0 ? word + 1 : word;
	status = mig_options_parse(tables, argc, argv, &settings, &error);
	got = status == MIG_OK ? show(&settings) : error_text(&error);
	if (status == MIG_OK && got.length)
		assert_string_equal(got.bytes + 1, row->want);
	else
		assert_string_equal(got.bytes, row->want);
	if (status != MIG_OK)
		assert_int_equal(status, MIG_USAGE);
	mig_buffer_free(&got);
	mig_options_free(tables, &settings);
	assert_int_equal(settings.common.by.count + settings.common.where.count, 0);
	assert_int_equal(settings.common.operands.count, 0);
}

static void
unknown_format_is_refused(void **state)
{
	struct settings settings = { .count = 99 };
	char *const argv[] = { (char[]){ "mig-test" }, (char[]){ "-f" }, (char[]){ "xml" } };
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_options_parse(tables, 3, argv, &settings, &error), MIG_USAGE);
	assert_non_null(strstr(error.message, "'xml'"));
	mig_options_free(tables, &settings);
}

static void
help_comes_from_the_same_table(void **state)
{
	static const struct mig_option table[] = {
		{ "by", 'b', MIG_OPTION_LIST, 0, "COL", "group columns" },
		{ "quiet", 0, MIG_OPTION_FLAG, 0, NULL, "say less" },
		{ "a-rather-long-name", 'l', MIG_OPTION_TEXT, 0, "ARGUMENT", "what for" },
		{ "just-within-reach", 'j', MIG_OPTION_TEXT, 0, "X", "27 columns" },
		{ "just-beyond-reach", 'k', MIG_OPTION_TEXT, 0, "XY", "28 columns" },
		{ 0 },
	};
	static const struct mig_option *const all[] = { table, NULL };
	struct mig_buffer text = { 0 };
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_options_help(all, &text, &error), MIG_OK);
	assert_string_equal(text.bytes, "  -b, --by COL              group columns\n"
					"      --quiet               say less\n"
					"  -l, --a-rather-long-name ARGUMENT\n"
					"                            what for\n"
					"  -j, --just-within-reach X 27 columns\n"
					"  -k, --just-beyond-reach XY\n"
					"                            28 columns\n");
	mig_buffer_free(&text);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(unknown_format_is_refused),
		cmocka_unit_test(help_comes_from_the_same_table),
	};
	static struct CMUnitTest tests[COUNT(rows) + COUNT(others)];
	static char names[COUNT(rows)][48];

	for (size_t i = 0; i < COUNT(rows); i++) {
		snprintf(names[i], sizeof names[i], "words '%s'", rows[i].words);
		tests[i] = (struct CMUnitTest){ names[i], check_row, NULL, NULL, (void *)&rows[i] };
	}
	memcpy(tests + COUNT(rows), others, sizeof others);
	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}

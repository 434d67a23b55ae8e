/* The cleaner: what gnuplot writes goes in, what can stand in a document comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chart/chart.h"

#define BEGIN                                                                             \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 5\" role=\"img\" "         \
	"aria-labelledby=\"p-title p-desc\">\n<title id=\"p-title\">A &lt;b&gt;</title>\n"    \
	"<desc id=\"p-desc\">&quot;d&quot; &amp;</desc>"

static const struct row {
	const char *what, *inside, *want; /* NULL: refused */
} rows[] = {
	{"nothing", "", ""},
	{"titles, versions and comments are left out",
	 "<!-- x --><title>Gnuplot</title><desc>GNUPLOT 5.4</desc>", ""},
	{"empty groups are left out", "<g a=\"1\">\n<g>\n\t</g> </g>", ""},
	{"point symbols are left out", "<defs><circle id='gpPt6'/></defs>", ""},
	{"patterns stay, with prefixed ids",
	 "<defs><pattern id='x'><path d='M0'/></pattern></defs><path fill='url(#x)'/>",
	 "<defs><pattern id=\"p-x\"><path d=\"M0\"/></pattern></defs><path fill=\"url(#p-x)\"/>"},
	{"fonts get fallbacks", "<g font-family=\"Inter\"><text>a &lt; b</text></g>",
	 "<g font-family=\"Inter, 'Liberation Sans', Arial, Helvetica, sans-serif\"><text>a &lt; "
	 "b</text></g>"},
	{"a bold font is a weight", "<g font-family=\"Inter:Bold\"><text>a</text></g>",
	 "<g font-family=\"Inter, 'Liberation Sans', Arial, Helvetica, sans-serif\" "
	 "font-weight=\"700\"><text>a</text></g>"},
	{"currentColor is resolved",
	 "<g color=\"black\" stroke=\"currentColor\"><path d='M0'/></g>",
	 "<g stroke=\"black\"><path d=\"M0\"/></g>"},
	/* 114 is 0x72, 178 is 0xb2. */
	{"colours are written short", "<path stroke='rgb(  0, 114, 178)'/>",
	 "<path stroke=\"#0072b2\"/>"},
	{"points become circles",
	 "<use xlink:href='#gpPt6' transform='translate(1.5,2) scale(3.94)' color='rgb(1,2,3)'/>",
	 "<circle cx=\"1.50\" cy=\"2.00\" r=\"3.94\" stroke=\"none\" fill=\"#010203\"/>"},
	{"another point is refused",
	 "<use xlink:href='#gpPt4' transform='translate(1,2) scale(3)'/>",
	 NULL},
	{"an attribute without quotes is refused", "<g a=b></g>", NULL},
	{"an end without a beginning is refused", "</g></g>", NULL},
	{"a group that is not closed is refused", "<g><path/>", NULL},
};

static void
check_row(void **state)
{
	const struct row *row = *state;
	const struct mig_svg_words words = { "p-", mig_text_of("A <b>"), mig_text_of("\"d\" &"),
					     { "", 0 } };
	struct mig_buffer svg = {0}, clean = {0}, want = {0};
	struct mig_error error;
	enum mig_status status;

	mig_buffer_format(&svg, &error,
			  "<?xml version=\"1.0\"?>\n<svg \n viewBox=\"0 0 8 5\"\n "
			  "xmlns=\"http://www.w3.org/2000/svg\">%s</svg>\n\n",
			  row->inside);
	status = mig_svg_clean((struct mig_text){ svg.bytes, svg.length }, &words, &clean, &error);
	assert_int_equal(status, row->want ? MIG_OK : MIG_IO);
	if (row->want) {
		mig_buffer_format(&want, &error, BEGIN "%s</svg>\n", row->want);
		assert_string_equal(clean.bytes, want.bytes);
	}
	mig_buffer_free(&svg);
	mig_buffer_free(&clean);
	mig_buffer_free(&want);
}

static void
marks(void **state)
{
	const struct mig_svg_words words = { "p-", { "", 0 }, { "", 0 },
					     mig_text_of("M1,2H3V4H1Z\tA <b>: 1\nM5,6Z\t\n") };
	static const char want[] =
	    "<path/><g fill-opacity=\"0\" pointer-events=\"all\">\n"
	    "<path class=\"m\" d=\"M1,2H3V4H1Z\"><title>A &lt;b&gt;: 1</title></path>\n"
	    "<path class=\"m\" d=\"M5,6Z\"><title></title></path>\n</g>\n</svg>\n";
	struct mig_buffer clean = { 0 };
	struct mig_error error;

	(void)state;
	assert_int_equal(mig_svg_clean(mig_text_of("<svg viewBox='0 0 8 5'><path/></svg>"),
				       &words, &clean, &error),
			 MIG_OK);
	assert_string_equal(strstr(clean.bytes, "<path/>"), want);
	mig_buffer_free(&clean);
}

static void
incomplete(void **state)
{
	struct mig_buffer clean = {0};
	struct mig_error error;
	struct mig_text none = {"", 0};
	const struct mig_svg_words words = { "p-", none, none, none };

	(void)state;
	assert_int_equal(
	    mig_svg_clean(mig_text_of("<svg><g></g>"), &words, &clean, &error), MIG_IO);
	assert_string_equal(error.message, "gnuplot wrote an SVG that is not complete");
	assert_int_equal(mig_svg_clean(none, &words, &clean, &error), MIG_IO);
	mig_buffer_free(&clean);
}

int
main(void)
{
	enum { ROWS = sizeof rows / sizeof *rows };
	struct CMUnitTest tests[ROWS + 2] = {{0}};
	size_t i;

	for (i = 0; i < ROWS; i++)
		tests[i] = (struct CMUnitTest){rows[i].what, check_row, NULL, NULL,
					       (void *)(uintptr_t)&rows[i]};
	tests[ROWS] = (struct CMUnitTest)cmocka_unit_test(incomplete);
	tests[ROWS + 1] = (struct CMUnitTest)cmocka_unit_test(marks);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Texts as they stand in a chart, their widths, the contrast of colours, the script's blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chart/canvas.h"

static const struct clean_row {
	const char *what, *text, *want;
} clean_rows[] = {
	{"back-ticks", "a `touch P` b", "a `touch P` b"},
	{"quotes and backslashes", "it's \"x\" \\140 \\", "it's \"x\" \\140 \\"},
	{"a newline cannot begin a line", "x\n!touch P", "x !touch P"},
	{"CR, tab and ESC", "a\r\tb\033[1m", "a  b [1m"},
	{"NEL and the separators of lines", "a\xC2\x85" "b\u2028c\u2029d", "a b c d"},
	{"an override of direction", "a\u202Eb\u2066c", "a b c"},
	{"bytes that are no UTF-8", "a\xFF\xC3+b", "a??+b"},
	{"other scripts", "\u049A\u0430\u0437 \u4E2D\u56FD \u0639",
	 "\u049A\u0430\u0437 \u4E2D\u56FD \u0639"},
};

static void
check_clean(void **state)
{
	const struct clean_row *row = *state;
	char clean[MIG_TEXT_BYTES_MAX + 1];
	struct mig_text text = mig_text_clean(mig_text_of(row->text), clean);

	clean[text.length] = '\0';
	assert_string_equal(clean, row->want);
}

/* 300 characters stay, of 301 the last two become an ellipsis. */
static void
long_text(void **state)
{
	char text[MIG_TEXT_CHARACTERS_MAX * 4 + 8] = "", clean[MIG_TEXT_BYTES_MAX];
	struct mig_text result;
	int i;

	(void)state;
	for (i = 0; i < 301; i++)
		strcat(text, "\U00010348");
	result = mig_text_clean(mig_text_of(text), clean);
	assert_int_equal(result.length, 299 * 4 + 3);
	assert_memory_equal(clean + 299 * 4, "\u2026", 3);
	text[1200] = '\0';
	result = mig_text_clean(mig_text_of(text), clean);
	assert_int_equal(result.length, 1200);
}

/* Inter's advances: A 0.68, space 0.28, B 0.65 em. */
static void
widths(void **state)
{
	struct mig_text words = mig_text_of("AB AB");

	(void)state;
	assert_float_equal(mig_text_width(mig_text_of("A B"), MIG_FACE_REGULAR, 100), 161, 1e-9);
	assert_float_equal(mig_text_width(mig_text_of("\u4E2D"), MIG_FACE_REGULAR, 100), 100, 1e-9);
	assert_int_equal(mig_text_fit(words, MIG_FACE_REGULAR, 100, 500), 5);
	assert_int_equal(mig_text_fit(words, MIG_FACE_REGULAR, 100, 250), 2);
	assert_int_equal(mig_text_fit(words, MIG_FACE_REGULAR, 100, 100), 1);
	assert_int_equal(mig_text_fit(words, MIG_FACE_REGULAR, 100, 1), 1);
}

/* WCAG 2.1: black on white is 21; #767676 on white is the well-known grey of 4.54. */
static void
contrasts(void **state)
{
	(void)state;
	assert_float_equal(mig_contrast((enum mig_colour)0, MIG_WHITE), 21, 1e-9);
	assert_float_equal(mig_contrast(MIG_AXIS, MIG_WHITE), 4.54, 0.005);
	assert_int_equal(mig_text_on(MIG_BLUE), MIG_WHITE);
	assert_int_equal(mig_text_on(mig_series_colours[5]), MIG_INK);
	assert_int_equal(mig_text_on(MIG_OTHER_FILL), MIG_INK);
}

/* gnuplot ends a block at a line that begins with its terminator, so none may stand in it. */
static void
terminators(void **state)
{
	static const struct mig_style style = {MIG_ALIGN_LEFT, MIG_FACE_REGULAR, 14, MIG_INK};
	struct mig_error error;
	struct mig_canvas canvas = {.width = 800, .height = 500, .error = &error};
	struct mig_buffer script = {0};

	(void)state;
	mig_canvas_string(&canvas, 1, 2, &style, "EOT_0 x");
	mig_canvas_string(&canvas, 1, 2, &style, "EOT_12");
	assert_int_equal(mig_canvas_script(&canvas, mig_text_of(""), mig_text_of(""), &script),
			 MIG_OK);
	assert_non_null(strstr(script.bytes, "$TEXTS << EOT_2\nEOT_0 x\nEOT_12\nEOT_2\n"));
	mig_canvas_free(&canvas);
	mig_buffer_free(&script);
}

int
main(void)
{
	enum { ROWS = sizeof clean_rows / sizeof *clean_rows };
	struct CMUnitTest tests[ROWS + 4] = {{0}};
	size_t i;

	for (i = 0; i < ROWS; i++)
		tests[i] = (struct CMUnitTest){clean_rows[i].what, check_clean, NULL, NULL,
					       (void *)(uintptr_t)&clean_rows[i]};
	tests[ROWS] = (struct CMUnitTest)cmocka_unit_test(long_text);
	tests[ROWS + 1] = (struct CMUnitTest)cmocka_unit_test(widths);
	tests[ROWS + 2] = (struct CMUnitTest)cmocka_unit_test(contrasts);
	tests[ROWS + 3] = (struct CMUnitTest)cmocka_unit_test(terminators);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A child gets what it is given and nothing else; whatever it does ends in bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "process.h"

static const struct row {
	const char *what;
	const char *arguments[8];
	const char *input; /* NULL: a megabyte of zeros */
	unsigned seconds;
	size_t output_max;
	enum mig_status status;
	int exit_status;
	const char *output, *errors, *message;
} rows[] = {
	{"input comes back", {"cat"}, "one\ntwo", 60, 0, MIG_OK, 0, "one\ntwo", "", ""},
	{"no input", {"cat"}, "", 60, 0, MIG_OK, 0, "", "", ""},
	{"no shell reads the arguments", {"printf", "%s|", "`id`", "$HOME", "a b", ">x", ";"}, "",
	 60, 0, MIG_OK, 0, "`id`|$HOME|a b|>x|;|", "", ""},
	{"the environment is reduced", {"env", "-u", "PATH"}, "", 60, 0, MIG_OK, 0,
	 "LC_ALL=C.UTF-8\nMIG_GIVEN=1 2\n", "", ""},
	{"its exit status", {"sh", "-c", "echo no >&2; exit 7"}, "", 60, 0, MIG_OK, 7, "", "no\n",
	 ""},
	{"a child that does not read", {"true"}, NULL, 60, 0, MIG_OK, 0, "", "", ""},
	{"a signal", {"sh", "-c", "kill -9 $$"}, "", 60, 0, MIG_IO, 0, "", "",
	 "'sh' was ended by signal 9"},
	{"no such program", {"mig-no-such-program"}, "", 60, 0, MIG_IO, 0, "", "",
	 "cannot find the program 'mig-no-such-program'"},
	{"no such path", {"/no/such/path"}, "", 60, 0, MIG_IO, 0, "", "",
	 "cannot start '/no/such/path': No such file or directory"},
	{"out of time", {"sleep", "60"}, "", 1, 0, MIG_IO, 0, "", "",
	 "'sleep' did not finish within 1 seconds"},
	{"a grandchild holds the output open", {"sh", "-c", "sleep 60 & exit 0"}, "", 1, 0, MIG_IO,
	 0, "", "", "'sh' did not finish within 1 seconds"},
	{"too much output", {"yes"}, "", 60, 4, MIG_IO, 0, "y\ny\n", "",
	 "'yes' wrote more than 4 bytes"},
};

static void
check_row(void **state)
{
	static const char *const given[] = {"MIG_GIVEN=1 2", NULL};
	static char zeros[1 << 20];
	const struct row *row = *state;
	struct mig_process process = {0};
	struct mig_buffer output = {0}, errors = {0};
	struct mig_error error = {"", ""};
	int exit_status = 0;

	process.arguments = row->arguments;
	process.environment = given;
	process.input = (struct mig_text){zeros, sizeof zeros};
	if (row->input)
		process.input = mig_text_of(row->input);
	process.seconds = row->seconds;
	process.output_max = row->output_max;
	assert_int_equal(mig_process_run(&process, &output, &errors, &exit_status, &error),
			 row->status);
	assert_string_equal(error.message, row->message);
	assert_int_equal(exit_status, row->exit_status);
	assert_string_equal(output.bytes ? output.bytes : "", row->output);
	assert_string_equal(errors.bytes ? errors.bytes : "", row->errors);
	mig_buffer_free(&output);
	mig_buffer_free(&errors);
}

/* More than any pipe holds goes in and comes out at the same time. */
static void
large_input(void **state)
{
	static char bytes[3 << 20];
	const char *const arguments[] = {"cat", NULL};
	struct mig_process process = {0};
	struct mig_buffer output = {0}, errors = {0};
	struct mig_error error;
	int exit_status = -1;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)('a' + i % 26);
	process.arguments = arguments;
	process.input = (struct mig_text){bytes, sizeof bytes};
	process.seconds = 60;
	assert_int_equal(mig_process_run(&process, &output, &errors, &exit_status, &error),
			 MIG_OK);
	assert_int_equal(exit_status, 0);
	assert_int_equal(output.length, sizeof bytes);
	assert_memory_equal(output.bytes, bytes, sizeof bytes);
	mig_buffer_free(&output);
	mig_buffer_free(&errors);
}

int
main(void)
{
	struct CMUnitTest tests[sizeof rows / sizeof *rows + 1] = {{0}};
	size_t i, count = sizeof rows / sizeof *rows;

	for (i = 0; i < count; i++) {
		tests[i].name = rows[i].what;
		tests[i].test_func = check_row;
		tests[i].initial_state = (void *)(uintptr_t)&rows[i];
	}
	tests[count] = (struct CMUnitTest)cmocka_unit_test(large_input);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Any command line: it is understood, or refused in one line; and any condition meets any cell.
 *
 * Each line of the input is an argument; the last one is also a cell. */
#define _GNU_SOURCE

#include "fuzz.h"
#include "program.h"

enum { ARGUMENTS_MAX = 40 };

static void
check_message(const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i++)
		MUST((unsigned char)text[i] >= 0x20 && text[i] != 0x7f, "%s\n", text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct mig_option *const tables[] = { mig_options_group,  mig_options_digits,
							   mig_options_input,  mig_options_format,
							   mig_options_output, NULL };
	char *copy = malloc(size + 1), *arguments[ARGUMENTS_MAX + 1] = { (char[]){ "tool" } };
	struct mig_settings settings = { 0 };
	struct mig_error error = { 0 };
	enum mig_status status;
	int count = 1;

	MUST(copy, "no memory\n");
	if (size)
		memcpy(copy, data, size);
	copy[size] = '\0';
	for (char *at = copy; at && count < ARGUMENTS_MAX;) {
		char *feed = strchr(at, '\n');

		arguments[count++] = at;
		at = feed ? feed + 1 : NULL;
		if (feed)
			*feed = '\0';
	}
	status = mig_options_parse(tables, count, arguments, &settings, &error);
	MUST(status == MIG_OK || (status == MIG_USAGE && error.message[0]), "%d\n", status);
	check_message(error.message);
	check_message(error.hint);
	for (size_t i = 0; status == MIG_OK && i < settings.where.count; i++) {
		bool pass;

		mig_condition_test(&settings.where.conditions[i], mig_text_of(arguments[count - 1]),
				   &pass);
	}
	mig_options_free(tables, &settings);
	free(copy);
	return 0;
}

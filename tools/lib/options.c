#include "options.h"

#include <stdio.h>
#include <string.h>

enum { OPTIONS_MAX = 64, COUNT_MAX = 1000000000 };

const struct mig_option *
mig_options_next(const struct mig_option *const *tables, struct mig_option_place *place)
{
	for (; tables[place->table]; place->table++, place->row = 0)
		if (tables[place->table][place->row].name)
			return &tables[place->table][place->row++];
	return NULL;
}

const struct mig_option *
mig_options_find(const struct mig_option *const *tables, struct mig_text name)
{
	const struct mig_option *option;
	struct mig_option_place place = { 0 };

	while ((option = mig_options_next(tables, &place)))
		if (mig_text_equal(mig_text_of(option->name), name))
			return option;
	return NULL;
}

const struct mig_option *
mig_options_find_letter(const struct mig_option *const *tables, char letter)
{
	const struct mig_option *option;
	struct mig_option_place place = { 0 };

	while ((option = mig_options_next(tables, &place)))
		if (option->letter && option->letter == letter)
			return option;
	return NULL;
}

static enum mig_status
fail_unknown(const struct mig_option *const *tables, const char *argument, struct mig_text name,
	     struct mig_error *error)
{
	const char *names[OPTIONS_MAX];
	const struct mig_option *option;
	struct mig_option_place place = { 0 };
	size_t count = 0;
	long near;

	while ((option = mig_options_next(tables, &place)) && count < OPTIONS_MAX)
		names[count++] = option->name;
	near = mig_nearest(name, names, count);
	mig_fail(error, MIG_USAGE, "no option '%s'", argument);
	if (near >= 0)
		mig_hint(error, "did you mean '--%s'?", names[near]);
	else
		mig_hint(error, "--help lists the options");
	return MIG_USAGE;
}

static enum mig_status
set_digits(int *digits, const char *name, const char *text, struct mig_error *error)
{
	int number = 0;

	for (const char *at = text; *at; at++) {
		if (*at < '0' || *at > '9' || number > MIG_DECIMAL_DIGITS_MAX)
			number = MIG_DECIMAL_DIGITS_MAX + 1;
		else
			number = number * 10 + (*at - '0');
	}
	if (*text == '\0' || number > MIG_DECIMAL_DIGITS_MAX)
		return mig_fail(error, MIG_USAGE,
				"--%s wants a whole number from 0 to %d, not '%s'", name,
				MIG_DECIMAL_DIGITS_MAX, text);
	*digits = number;
	return MIG_OK;
}

static enum mig_status
set_count(size_t *count, const char *name, const char *text, struct mig_error *error)
{
	size_t number = 0, digits = strspn(text, "0123456789");

	for (size_t i = 0; i < digits && number <= COUNT_MAX; i++)
		number = number * 10 + (size_t)(text[i] - '0');
	if (text[digits] || number == 0 || number > COUNT_MAX)
		return mig_fail(error, MIG_USAGE,
				"--%s wants a whole number from 1 to %d, not '%s'", name, COUNT_MAX,
				text);
	*count = number;
	return MIG_OK;
}

static enum mig_status
set_number(struct mig_decimal *number, const char *name, const char *text, struct mig_error *error)
{
	if (mig_decimal_parse(mig_text_of(text), number) == MIG_PARSE_OK)
		return MIG_OK;
	return mig_fail(error, MIG_USAGE, "--%s wants a number, not '%s'", name, text);
}

static enum mig_status
set_char(char *byte, const char *name, const char *text, struct mig_error *error)
{
	if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
		*byte = '\t';
	else if (text[0] && !text[1] && !strchr("\"\r\n ", text[0]) &&
		 (unsigned char)text[0] < 0x80)
		*byte = text[0];
	else
		return mig_fail(
		    error, MIG_USAGE,
		    "--%s wants one ASCII character or 'tab', and no blank or quote, not '%s'",
		    name, text);
	return MIG_OK;
}

/* Texts may become part of a table or a chart, which are UTF-8; only the names of files are what
 * they are. */
static enum mig_status
check_text(const struct mig_option *option, const char *text, struct mig_error *error)
{
	size_t place;

	if (!text || strstr(option->argument, "FILE") || strstr(option->argument, "DIR"))
		return MIG_OK;
	place = mig_utf8_invalid(text, strlen(text));
	if (!text[place])
		return MIG_OK;
	mig_fail(error, MIG_USAGE,
		 "--%s wants UTF-8, which byte %zu (0x%02x) of its argument is not", option->name,
		 place + 1, (unsigned char)text[place]);
	mig_hint(error,
		 "set the terminal to UTF-8, or convert the script: iconv -f LATIN1 -t UTF-8");
	return MIG_USAGE;
}

static enum mig_status
set_option(const struct mig_option *option, const char *text, void *settings,
	   struct mig_error *error)
{
	void *target = (char *)settings + option->offset;
	enum mig_status status = check_text(option, text, error);

	if (status != MIG_OK)
		return status;
	switch (option->kind) {
	case MIG_OPTION_FLAG:
		*(bool *)target = true;
		return MIG_OK;
	case MIG_OPTION_TEXT:
		*(const char **)target = text;
		return MIG_OK;
	case MIG_OPTION_LIST:
		return mig_list_split(target, text, error);
	case MIG_OPTION_WHERE:
		return mig_filter_add(target, text, error);
	case MIG_OPTION_DIGITS:
		return set_digits(target, option->name, text, error);
	case MIG_OPTION_COUNT:
		return set_count(target, option->name, text, error);
	case MIG_OPTION_NUMBER:
		return set_number(target, option->name, text, error);
	case MIG_OPTION_FORMAT:
		return mig_format_parse(text, target, error);
	case MIG_OPTION_CHAR:
		return set_char(target, option->name, text, error);
	}
	return MIG_OK;
}

/* What is left of the command line while it is parsed. */
struct arguments {
	int count, next;
	char *const *words;
};

static enum mig_status
take_argument(const struct mig_option *option, const char *attached, struct arguments *arguments,
	      const char **text, struct mig_error *error)
{
	*text = attached;
	if (attached || !option->argument)
		return MIG_OK;
	if (arguments->next == arguments->count)
		return mig_fail(error, MIG_USAGE, "--%s wants an argument: %s", option->name,
				option->argument);
	*text = arguments->words[arguments->next++];
	return MIG_OK;
}

static enum mig_status
parse_long(const struct mig_option *const *tables, struct arguments *arguments, void *settings,
	   struct mig_error *error)
{
	const char *word = arguments->words[arguments->next++], *text;
	const char *equals = strchr(word, '=');
	struct mig_text name = { word + 2,
				 equals ? (size_t)(equals - word) - 2 : strlen(word) - 2 };
	const struct mig_option *option = mig_options_find(tables, name);
	enum mig_status status;

	if (!option)
		return fail_unknown(tables, word, name, error);
	if (equals && !option->argument)
		return mig_fail(error, MIG_USAGE, "--%s takes no argument", option->name);
	status = take_argument(option, equals ? equals + 1 : NULL, arguments, &text, error);
	return status == MIG_OK ? set_option(option, text, settings, error) : status;
}

/* One word of letters: flags, and at its end perhaps one letter with its argument. */
static enum mig_status
parse_letters(const struct mig_option *const *tables, struct arguments *arguments, void *settings,
	      struct mig_error *error)
{
	const char *word = arguments->words[arguments->next++];

	for (const char *letter = word + 1; *letter; letter++) {
		const struct mig_option *option = mig_options_find_letter(tables, *letter);
		const char *text;
		enum mig_status status;

		if (!option)
			return fail_unknown(tables, word, mig_text_of(word + 1), error);
		status = take_argument(option, option->argument && letter[1] ? letter + 1 : NULL,
				       arguments, &text, error);
		if (status == MIG_OK)
			status = set_option(option, text, settings, error);
		if (status != MIG_OK || option->argument)
			return status;
	}
	return MIG_OK;
}

enum mig_status
mig_options_parse(const struct mig_option *const *tables, int argc, char *const *argv,
		  void *settings, struct mig_error *error)
{
	struct mig_list *operands = &((struct mig_settings *)settings)->operands;
	struct arguments arguments = { argc, 1, argv };
	enum mig_status status = MIG_OK;
	bool ended = false;

	while (status == MIG_OK && arguments.next < argc) {
		const char *word = argv[arguments.next];

		if (ended || word[0] != '-' || word[1] == '\0') {
			arguments.next++;
			status = mig_list_add(operands, mig_text_of(word), error);
		} else if (strcmp(word, "--") == 0) {
			arguments.next++;
			ended = true;
		} else if (word[1] == '-') {
			status = parse_long(tables, &arguments, settings, error);
		} else {
			status = parse_letters(tables, &arguments, settings, error);
		}
	}
	return status;
}

void
mig_options_free(const struct mig_option *const *tables, void *settings)
{
	const struct mig_option *option;
	struct mig_option_place place = { 0 };

	while ((option = mig_options_next(tables, &place))) {
		void *target = (char *)settings + option->offset;

		if (option->kind == MIG_OPTION_LIST)
			mig_list_free(target);
		else if (option->kind == MIG_OPTION_WHERE)
			mig_filter_free(target);
	}
	mig_list_free(&((struct mig_settings *)settings)->operands);
}

enum mig_status
mig_options_help(const struct mig_option *const *tables, struct mig_buffer *text,
		 struct mig_error *error)
{
	enum { HELP_COLUMN = 28 };
	const struct mig_option *option;
	struct mig_option_place place = { 0 };
	enum mig_status status = MIG_OK;

	while (status == MIG_OK && (option = mig_options_next(tables, &place))) {
		char left[80], letter[] = { '-', option->letter ? option->letter : ' ', ',', '\0' };
		int length =
		    snprintf(left, sizeof left, "  %s --%s%s%s", option->letter ? letter : "   ",
			     option->name, option->argument ? " " : "",
			     option->argument ? option->argument : "");

		if (length < HELP_COLUMN)
			status = mig_buffer_format(text, error, "%-*s%s\n", HELP_COLUMN, left,
						   option->help);
		else
			status = mig_buffer_format(text, error, "%s\n%*s%s\n", left, HELP_COLUMN,
						   "", option->help);
	}
	return status;
}

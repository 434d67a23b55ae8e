#include "complete.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The word that is completed, and what came of it. */
struct completion {
	const struct mig_program *program;
	char *const *words;
	size_t index, count;
	struct mig_text kept;  /* the part of the word that stays: "--by=region," */
	struct mig_text typed; /* the part behind it that candidates begin with */
	struct mig_buffer *text;
	struct mig_error *error;
	enum mig_status status;
};

static void
offer(void *context, const char *name, const char *what)
{
	struct completion *completion = context;
	struct mig_text typed = completion->typed;

	if (completion->status != MIG_OK || strncmp(name, typed.bytes, typed.length) != 0)
		return;
	completion->status =
	    mig_buffer_format(completion->text, completion->error, "%.*s%s\t%s\n",
			      (int)completion->kept.length, completion->kept.bytes, name, what);
}

static void
offer_files(struct completion *completion)
{
	if (completion->status == MIG_OK)
		completion->status =
		    mig_buffer_add_string(completion->text, ":files\n", completion->error);
}

static void
offer_options(struct completion *completion)
{
	const struct mig_option *option;
	struct mig_option_place place = { 0 };
	char name[80] = "--";

	while ((option = mig_options_next(completion->program->options, &place))) {
		name[2] = '\0';
		strncat(name, option->name, sizeof name - 3);
		offer(completion, name, option->help);
	}
}

/* A name as a list on the command line takes it, with what follows it. */
static void
offer_escaped(struct completion *completion, const char *name, const char *ending, const char *what)
{
	struct mig_buffer escaped = { 0 };

	for (; *name && completion->status == MIG_OK; name++)
		completion->status =
		    mig_buffer_format(&escaped, completion->error, "%s%c",
				      *name == ',' || *name == '\\' ? "\\" : "", *name);
	if (completion->status == MIG_OK)
		completion->status = mig_buffer_add_string(&escaped, ending, completion->error);
	if (completion->status == MIG_OK)
		offer(completion, escaped.bytes, what);
	mig_buffer_free(&escaped);
}

static bool
is_file(const char *word)
{
	struct stat facts;

	return stat(word, &facts) == 0 && S_ISREG(facts.st_mode);
}

/* The first word that is a file: there is no better guess while the line is not complete. NULL if
 * there is none, or if it cannot be read as a table: that has no columns. */
static struct mig_records *
open_table(const struct completion *completion)
{
	const struct mig_records_options options = { 0 };
	struct mig_records *records = NULL;
	struct mig_error ignored;

	for (size_t i = 0; i < completion->count; i++)
		if (i != completion->index && is_file(completion->words[i])) {
			mig_records_open(&completion->words[i], 1, &options, &records, &ignored);
			break;
		}
	return records;
}

static void
offer_columns(struct completion *completion, bool list, const char *ending)
{
	struct mig_records *records = open_table(completion);

	for (size_t j = 0; records && j < mig_records_column_count(records); j++) {
		const char *name = mig_records_names(records)[j];

		if (strpbrk(name, "\t\r\n"))
			continue;
		if (list)
			offer_escaped(completion, name, ending, "column");
		else
			offer(completion, name, "column");
	}
	mig_records_free(records);
}

/* The members of a column, in first-seen order, as far as that many rows show them: whoever waits
 * for a candidate does not wait for long. */
static void
offer_members(struct completion *completion, struct mig_text column)
{
	enum { ROWS_MAX = 100000, MEMBERS_MAX = 500 };
	struct mig_records *records = open_table(completion);
	struct mig_list members = { 0 };
	struct mig_error ignored;
	size_t place;
	bool more = true;

	if (!records || mig_records_find(records, column, &place, &ignored) != MIG_OK) {
		mig_records_free(records);
		return;
	}
	for (size_t row = 0; row < ROWS_MAX && members.count < MEMBERS_MAX; row++) {
		struct mig_text cell;

		if (mig_records_next(records, &more, &ignored) != MIG_OK || !more)
			break;
		cell = mig_records_field(records, place);
		if (cell.length == 0 || strpbrk(cell.bytes, "\t\r\n") ||
		    mig_list_contains(&members, cell))
			continue;
		if (mig_list_add(&members, cell, &ignored) != MIG_OK)
			break;
		offer_escaped(completion, cell.bytes, "", "member");
	}
	mig_list_free(&members);
	mig_records_free(records);
}

/* Keep what stands before the last comma of a list. */
static void
keep_list(struct completion *completion)
{
	size_t end = completion->typed.length;

	while (end > 0 && (completion->typed.bytes[end - 1] != ',' ||
			   (end > 1 && completion->typed.bytes[end - 2] == '\\')))
		end--;
	completion->kept.length += end;
	completion->typed.bytes += end;
	completion->typed.length -= end;
}

/* COLUMN=, and behind the sign the members of the column. */
static void
offer_condition(struct completion *completion)
{
	struct mig_text typed = completion->typed, column = typed;
	size_t sign = strcspn(typed.bytes, "=!<>");

	if (sign >= typed.length) {
		offer_columns(completion, true, "=");
		return;
	}
	column.length = sign;
	sign += strspn(typed.bytes + sign, "=!<>");
	completion->kept.length += sign;
	completion->typed.bytes += sign;
	completion->typed.length -= sign;
	keep_list(completion);
	offer_members(completion, column);
}

static void
offer_measures(struct completion *completion)
{
	const struct mig_measure *table = completion->program->measures;

	for (size_t i = 0; table && table[i].name; i++) {
		size_t before = 0; /* a name may have several rows, one an input */

		while (before < i && strcmp(table[before].name, table[i].name) != 0)
			before++;
		if (before == i)
			offer(completion, table[i].name, table[i].formula);
	}
	offer(completion, "all", "all measures");
}

static void
offer_formats(struct completion *completion)
{
	for (int i = 0; mig_format_names[i]; i++)
		if (i != MIG_FORMAT_SDMX || completion->program->writes_sdmx)
			offer(completion, mig_format_names[i], "format");
}

static void
complete_argument(struct completion *completion, const struct mig_option *option)
{
	const char *argument = option->argument;

	if (option->kind == MIG_OPTION_LIST)
		keep_list(completion);
	if (option->kind == MIG_OPTION_FORMAT)
		offer_formats(completion);
	else if (strcmp(option->name, "measure") == 0)
		offer_measures(completion);
	else if (strncmp(argument, "COLUMN", 6) == 0 || strcmp(argument, "LIST") == 0)
		offer_columns(completion, option->kind == MIG_OPTION_LIST, "");
	else if (option->kind == MIG_OPTION_WHERE)
		offer_condition(completion);
	else if (strcmp(argument, "FILE") == 0 || strcmp(argument, "DIR") == 0)
		offer_files(completion);
	else if (completion->program->complete)
		completion->program->complete(argument, offer, completion);
}

/* The option whose argument is the next word, if `word` leaves one open; NULL. */
static const struct mig_option *
open_option(const struct mig_program *program, const char *word)
{
	const struct mig_option *option = NULL;

	if (strncmp(word, "--", 2) == 0)
		option = mig_options_find(program->options, mig_text_of(word + 2));
	else if (word[0] == '-' && word[1])
		option = mig_options_find_letter(program->options, word[strlen(word) - 1]);
	return option && option->argument ? option : NULL;
}

/* The place of the operand at the index, or SIZE_MAX if an option's argument stands there:
 * then *option is the option. *ended: "--" stood before. */
static size_t
place_of(const struct completion *completion, const struct mig_option **option, bool *ended)
{
	size_t operands = 0;

	*option = NULL;
	*ended = false;
	for (size_t i = 0; i < completion->index && i < completion->count; i++) {
		const char *word = completion->words[i];

		if (*option) {
			*option = NULL;
		} else if (!*ended && strcmp(word, "--") == 0) {
			*ended = true;
		} else if (*ended || word[0] != '-' || !word[1]) {
			operands++;
		} else {
			*option = open_option(completion->program, word);
		}
	}
	return *option ? SIZE_MAX : operands;
}

/* An operand that is no file is called by what the usage line calls the first one. */
static void
complete_operand(struct completion *completion, size_t place)
{
	const struct mig_program *program = completion->program;
	char called[32] = "";

	snprintf(called, sizeof called, "%.*s", (int)strcspn(program->operands, " "),
		 program->operands);
	if (place == 0 && program->operands_min > 0 && program->complete)
		program->complete(called, offer, completion);
	else if (place >= program->operands_min || program->operands_min == SIZE_MAX)
		offer_files(completion);
}

static void
complete_word(struct completion *completion)
{
	const char *word = completion->typed.bytes, *equals = strchr(word, '=');
	const struct mig_option *option;
	bool ended;
	size_t place = place_of(completion, &option, &ended);

	if (option) {
		complete_argument(completion, option);
	} else if (ended || word[0] != '-') {
		complete_operand(completion, place);
	} else if (strncmp(word, "--", 2) == 0 && equals) {
		size_t length = (size_t)(equals - word) + 1;

		option = mig_options_find(completion->program->options,
					  (struct mig_text){ word + 2, length - 3 });
		completion->kept.length = length;
		completion->typed = mig_text_of(equals + 1);
		if (option && option->argument)
			complete_argument(completion, option);
	} else {
		offer_options(completion);
	}
}

enum mig_status
mig_complete(const struct mig_program *program, size_t index, size_t count, char *const *words,
	     struct mig_buffer *text, struct mig_error *error)
{
	const char *word = index < count ? words[index] : "";
	struct completion completion = { .program = program,
					 .words = words,
					 .index = index,
					 .count = count,
					 .kept = { word, 0 },
					 .typed = mig_text_of(word),
					 .text = text,
					 .error = error };

	complete_word(&completion);
	return completion.status;
}

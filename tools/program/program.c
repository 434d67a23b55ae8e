#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "complete.h"
#include "output.h"
#include "watch.h"

#define AT(member) offsetof(struct mig_settings, member)

const struct mig_option mig_options_group[] = {
	{ "by", 'b', MIG_OPTION_LIST, AT(by), "COLUMN,...", "group columns" },
	{ "time", 't', MIG_OPTION_TEXT, AT(time), "COLUMN",
	  "time column [year, period, date, time or TIME_PERIOD]" },
	{ "value", 'v', MIG_OPTION_LIST, AT(values), "COLUMN,...",
	  "value columns [persons, value, count or OBS_VALUE]" },
	{ "status", 0, MIG_OPTION_TEXT, AT(status), "COLUMN",
	  "status column, or none [status, OBS_STATUS or OBS_FLAG]" },
	{ "where", 'w', MIG_OPTION_WHERE, AT(where), "CONDITION",
	  "only rows with COLUMN=VALUE,... (also != < <= > >=)" },
	{ 0 },
};

const struct mig_option mig_options_partial[] = {
	{ "partial", 0, MIG_OPTION_FLAG, AT(partial), NULL,
	  "add what is known and flag it U where a part is missing" },
	{ 0 },
};

const struct mig_option mig_options_digits[] = {
	{ "digits", 'd', MIG_OPTION_DIGITS, AT(digits), "N",
	  "digits after the point of ratios [2]" },
	{ 0 },
};

const struct mig_option mig_options_measure[] = {
	{ "measure", 'm', MIG_OPTION_LIST, AT(measures), "NAME,...",
	  "compute these measures, or all [the standard ones]" },
	{ "list-measures", 0, MIG_OPTION_FLAG, AT(list_measures), NULL,
	  "list the measures: unit, formula, source" },
	{ 0 },
};

const struct mig_option mig_options_input[] = {
	{ "delim", 0, MIG_OPTION_CHAR, AT(delimiter), "CHARACTER",
	  "what separates the fields [as in the header]" },
	{ "columns", 0, MIG_OPTION_LIST, AT(columns), "NAME,...",
	  "the input has no header line, its columns are these" },
	{ "no-header", 0, MIG_OPTION_FLAG, AT(no_header), NULL,
	  "with --columns: no header line in the output either" },
	{ "threads", 0, MIG_OPTION_COUNT, AT(threads), "N",
	  "read with at most N threads [one a processor]" },
	{ "max-record", 0, MIG_OPTION_COUNT, AT(record_max), "BYTES",
	  "refuse a record of more than BYTES [67108864]" },
	{ "progress", 0, MIG_OPTION_FLAG, AT(show_progress), NULL,
	  "show on a terminal how much is read [after two seconds]" },
	{ 0 },
};

const struct mig_option mig_options_format[] = {
	{ "format", 'f', MIG_OPTION_FORMAT, AT(format), "FORMAT",
	  "csv, tsv, json, jsonl, md, html or table [csv]" },
	{ 0 },
};

const struct mig_option mig_options_output[] = {
	{ "output", 'o', MIG_OPTION_TEXT, AT(output), "FILE",
	  "write FILE, all of it or nothing [standard output]" },
	{ "help", 'h', MIG_OPTION_FLAG, AT(help), NULL, "show this help" },
	{ "version", 0, MIG_OPTION_FLAG, AT(version), NULL, "show the version" },
	{ 0 },
};

static void
print_error(const struct mig_program *program, const struct mig_error *error)
{
	fprintf(stderr, "%s: %s\n", program->name, error->message);
	if (error->hint[0])
		fprintf(stderr, "hint: %s\n", error->hint);
}

/* One line of `notes` after the other, with the program's name. */
static void
print_notes(const struct mig_program *program, struct mig_buffer *notes)
{
	char *line = notes->bytes;

	while (line && *line) {
		int length = (int)strcspn(line, "\n");

		mig_mask_controls(line, (size_t)length, '?');
		fprintf(stderr, "%s: note: %.*s\n", program->name, length, line);
		line += length + (line[length] == '\n');
	}
}

/* Usage, purpose and examples: what fits under a mistake. */
static enum mig_status
short_help(const struct mig_program *program, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status =
	    mig_buffer_format(text, error, "usage: %s [OPTION ...] %s\n%s\n\nexamples:\n",
			      program->name, program->operands, program->purpose);

	for (size_t i = 0; status == MIG_OK && program->examples[i]; i++)
		status = mig_buffer_format(text, error, "  %s\n", program->examples[i]);
	return status;
}

static enum mig_status
long_help(const struct mig_program *program, struct mig_buffer *text, struct mig_error *error)
{
	enum mig_status status = short_help(program, text, error);

	if (status == MIG_OK)
		status = mig_buffer_add_string(text, "\noptions:\n", error);
	return status == MIG_OK ? mig_options_help(program->options, text, error) : status;
}

/* Files opened later must not take the places of closed standard streams: writing to
 * a closed standard output is to fail, not to end up in a file. */
static void
occupy_standard_streams(void)
{
	for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", O_RDONLY) != descriptor)
			return;
}

static bool
waits_for_terminal(const struct mig_program *program, const struct mig_settings *settings)
{
	return settings->operands.count == program->operands_min &&
	       program->operands_min != SIZE_MAX && isatty(STDIN_FILENO);
}

static enum mig_status
check_operands(const struct mig_program *program, const struct mig_settings *settings,
	       struct mig_error *error)
{
	if (program->operands_min == SIZE_MAX || settings->operands.count >= program->operands_min)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "missing operand");
	mig_hint(error, "usage: %s [OPTION ...] %s", program->name, program->operands);
	return MIG_USAGE;
}

/* Rows without names are for csv and tsv alone: json and jsonl carry the names in every row,
 * the others show a header to a reader who needs it. */
static enum mig_status
check_header(const struct mig_settings *settings, struct mig_error *error)
{
	enum mig_format format = settings->format;

	if (!settings->no_header)
		return MIG_OK;
	if (settings->columns.count == 0) {
		mig_fail(error, MIG_USAGE, "--no-header needs --columns");
		mig_hint(error, "name the columns of the input, for example: --no-header --columns "
				"geo,year,persons");
		return MIG_USAGE;
	}
	if (format != MIG_FORMAT_MARKDOWN && format != MIG_FORMAT_HTML &&
	    format != MIG_FORMAT_TABLE)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "--no-header has no use for tables that people read");
	mig_hint(error, "choose --format csv, tsv, json or jsonl");
	return MIG_USAGE;
}

/* SDMX-CSV says more than the columns of a table: who keeps their definition, and what they are. */
static enum mig_status
check_format(const struct mig_program *program, const struct mig_settings *settings,
	     struct mig_error *error)
{
	if (settings->format != MIG_FORMAT_SDMX || program->writes_sdmx)
		return MIG_OK;
	mig_fail(error, MIG_USAGE, "this tool does not write sdmx-csv");
	mig_hint(error, "mig-tidy does, from a table: ... | mig-tidy --format sdmx-csv "
			"--structure-id AGENCY:ID");
	return MIG_USAGE;
}

/* The work of the tool, with a line on the terminal if it takes long. */
static enum mig_status
run_watched(const struct mig_program *program, struct mig_settings *settings,
	    struct mig_result *result, struct mig_error *error)
{
	struct mig_progress progress = { .total = mig_program_bytes(&settings->operands) };
	struct mig_watch watch;
	enum mig_status status;

	settings->progress = &progress;
	mig_watch_start(&watch, program->name, &progress, settings->show_progress);
	status = program->run(settings, result, error);
	mig_watch_stop(&watch);
	settings->progress = NULL;
	return status;
}

/* The work of the tool and its output, once the command line is understood. */
static enum mig_status
perform(const struct mig_program *program, struct mig_settings *settings, struct mig_result *result,
	struct mig_error *error)
{
	enum mig_status status = check_operands(program, settings, error);
	struct mig_text text = { "", 0 };

	if (status == MIG_OK)
		status = check_header(settings, error);
	if (status == MIG_OK)
		status = check_format(program, settings, error);
	if (settings->no_header)
		mig_writer_headless(result->writer);
	if (status == MIG_OK && waits_for_terminal(program, settings)) {
		struct mig_buffer help = { 0 };

		if (short_help(program, &help, error) == MIG_OK)
			fputs(help.bytes, stderr);
		mig_buffer_free(&help);
		mig_fail(error, MIG_USAGE, "no input: name a file, or pipe a table in");
		mig_hint(error, "%s --help lists the options", program->name);
		return MIG_USAGE;
	}
	if (status == MIG_OK)
		status = run_watched(program, settings, result, error);
	if (status == MIG_OK)
		status = mig_filter_notes(&settings->where, &result->notes, error);
	if (status == MIG_OK && result->text.bytes)
		text = (struct mig_text){ result->text.bytes, result->text.length };
	if (status == MIG_OK && !result->written)
		status = result->text.bytes
			     ? mig_output_write(settings->output, text, error)
			     : mig_writer_write(result->writer, settings->output, error);
	if (status != MIG_OK)
		return status;
	print_notes(program, &result->notes);
	return result->condition ? MIG_CONDITION : MIG_OK;
}

/* Needs no input, and no operand. */
static enum mig_status
list_measures(const struct mig_program *program, const struct mig_settings *settings,
	      struct mig_result *result, struct mig_error *error)
{
	enum mig_status status = check_format(program, settings, error);

	if (status == MIG_OK)
		status = mig_measures_list(result->writer, program->measures, error);
	return status == MIG_OK ? mig_writer_write(result->writer, settings->output, error)
				: status;
}

static enum mig_status
answer(const struct mig_program *program, struct mig_settings *settings, struct mig_error *error)
{
	struct mig_result result = { .writer = mig_writer_new(settings->format) };
	enum mig_status status = MIG_OK;

	if (!result.writer)
		return mig_fail_memory(error);
	if (settings->help)
		status = long_help(program, &result.text, error);
	else if (settings->version)
		status = mig_buffer_format(&result.text, error, "%s (migtools) %s\n", program->name,
					   MIG_VERSION);
	else if (settings->list_measures && program->measures)
		status = list_measures(program, settings, &result, error);
	else
		status = perform(program, settings, &result, error);
	if (status == MIG_OK && (settings->help || settings->version))
		status = mig_output_write(
		    NULL, (struct mig_text){ result.text.bytes, result.text.length }, error);
	mig_writer_free(result.writer);
	mig_buffer_free(&result.text);
	mig_buffer_free(&result.notes);
	return status;
}

/* TOOL --complete INDEX WORD ...: for shells, so a line that makes no sense has no candidates. */
static enum mig_status
print_candidates(const struct mig_program *program, int argc, char **argv, struct mig_error *error)
{
	struct mig_buffer text = { 0 };
	size_t index = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	enum mig_status status = mig_complete(program, index, argc > 2 ? (size_t)argc - 3 : 0,
					      argv + (argc > 2 ? 3 : 2), &text, error);

	if (status == MIG_OK && text.length)
		status =
		    mig_output_write(NULL, (struct mig_text){ text.bytes, text.length }, error);
	mig_buffer_free(&text);
	return status;
}

int
mig_program_main(const struct mig_program *program, int argc, char **argv)
{
	struct mig_settings *settings = calloc(1, program->settings_size);
	struct mig_error error = { 0 };
	enum mig_status status;

	occupy_standard_streams();
	if (argc > 1 && strcmp(argv[1], "--complete") == 0) {
		free(settings);
		return (int)print_candidates(program, argc, argv, &error);
	}
	/* So that a file larger than allowed is an error with a message, like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	if (!settings) {
		mig_fail_memory(&error);
		print_error(program, &error);
		return MIG_IO;
	}
	if (program->defaults)
		memcpy(settings, program->defaults, program->settings_size);
	settings->digits = -1;
	status = mig_options_parse(program->options, argc, argv, settings, &error);
	settings->digits_given = settings->digits >= 0;
	if (!settings->digits_given)
		settings->digits = 2;
	if (status == MIG_OK)
		status = answer(program, settings, &error);
	if (status > MIG_CONDITION)
		print_error(program, &error);
	mig_options_free(program->options, settings);
	free(settings);
	return (int)status;
}

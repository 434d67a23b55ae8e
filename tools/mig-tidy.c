/* mig-tidy - make an official table, as published, into a tidy one
 *
 * in   one table as a statistical office publishes it: CSV or TSV in any encoding, with titles,
 *      headers of several rows, years as columns, signs in place of numbers, footnotes
 * out  one row an observation: columns of text, of figures, and their status
 *
 * Nothing is guessed: what a cell cannot say by itself the command line says, or it is an error. */
#include <unistd.h>

#include "program.h"
#include "tidy/encode.h"
#include "tidy/preview.h"
#include "tidy/tidy.h"

struct settings {
	struct mig_settings common;
	struct mig_tidy_options tidy;
	struct mig_list signs, sign;
	const char *encoding, *stop_at, *unit;
	size_t skip, header, footer, year, year_ends, year_starts;
	bool preview, explain, list_signs;
};

#define AT(member) offsetof(struct settings, member)

static const struct mig_option options[] = {
	{ "preview", 0, MIG_OPTION_FLAG, AT(preview), NULL,
	  "show numbered lines and columns, and stop" },
	{ "encoding", 0, MIG_OPTION_TEXT, AT(encoding), "NAME",
	  "of the file, as iconv names it [by its BOM, else UTF-8]" },
	{ "delim", 0, MIG_OPTION_CHAR, AT(common.delimiter), "CHARACTER",
	  "what separates the cells [as in the header]" },
	{ "skip", 0, MIG_OPTION_COUNT, AT(skip), "N", "leave out the first N lines" },
	{ "header", 0, MIG_OPTION_COUNT, AT(header), "N", "rows of the header [1]" },
	{ "footer", 0, MIG_OPTION_COUNT, AT(footer), "N", "leave out the last N lines" },
	{ "stop-at", 0, MIG_OPTION_TEXT, AT(stop_at), "TEXT",
	  "leave out everything from the line that begins so" },
	{ "rename", 0, MIG_OPTION_LIST, AT(tidy.rename), "OLD=NEW,...", "columns" },
	{ "keep", 0, MIG_OPTION_LIST, AT(tidy.keep), "COLUMN,...", "only these columns of text" },
	{ "drop", 0, MIG_OPTION_LIST, AT(tidy.drop), "COLUMN,...", "not these columns of text" },
	{ "periods", 0, MIG_OPTION_LIST, AT(tidy.periods), "COLUMN,...",
	  "columns of periods that become rows: 2009..2014" },
	{ "melt", 0, MIG_OPTION_LIST, AT(tidy.melt), "COLUMN,...",
	  "other columns that become rows" },
	{ "names-to", 0, MIG_OPTION_LIST, AT(tidy.names_to), "NAME,...",
	  "what to call their headers; one each header row, - for none" },
	{ "values-to", 0, MIG_OPTION_TEXT, AT(tidy.values_to), "NAME",
	  "what to call their figures [value]" },
	{ "value", 'v', MIG_OPTION_LIST, AT(tidy.values), "COLUMN,...",
	  "columns of figures that stay [persons, value, count or OBS_VALUE]" },
	{ "set", 0, MIG_OPTION_LIST, AT(tidy.set), "NAME=TEXT,...",
	  "columns that the table does not have" },
	{ "fill-down", 0, MIG_OPTION_LIST, AT(tidy.fill_down), "COLUMN,...",
	  "an empty cell is the one above it" },
	{ "ditto", 0, MIG_OPTION_TEXT, AT(tidy.ditto), "TEXT", "so is a cell with this text" },
	{ "sections", 0, MIG_OPTION_LIST, AT(tidy.sections), "TEXT,...",
	  "cells that open a section of rows" },
	{ "section-to", 0, MIG_OPTION_TEXT, AT(tidy.section_to), "NAME",
	  "the column for the section of a row" },
	{ "indent-to", 0, MIG_OPTION_TEXT, AT(tidy.indent_to), "NAME",
	  "a column for the level that indents show, from 0" },
	{ "recode", 0, MIG_OPTION_LIST, AT(tidy.recode), "[COLUMN:]OLD=NEW,...",
	  "change cells of text" },
	{ "totals", 0, MIG_OPTION_LIST, AT(tidy.totals), "[COLUMN:]TEXT,...",
	  "leave out rows of these members" },
	{ "totals-to", 0, MIG_OPTION_TEXT, AT(tidy.totals_to), "NAME",
	  "mark them in this column instead" },
	{ "drop-empty", 0, MIG_OPTION_FLAG, AT(tidy.drop_empty), NULL,
	  "leave out rows whose figures are empty cells" },
	{ "where", 'w', MIG_OPTION_WHERE, AT(common.where), "CONDITION",
	  "only rows with COLUMN=TEXT,... (also != < <= > >=)" },
	{ "decimal", 0, MIG_OPTION_TEXT, AT(tidy.notation.decimal), "SIGN",
	  "what begins the fraction [.]" },
	{ "group", 0, MIG_OPTION_TEXT, AT(tidy.notation.group), "SIGNS",
	  "what groups digits in threes: ',' or '. ' [nothing]" },
	{ "unit", 0, MIG_OPTION_TEXT, AT(unit), "UNIT",
	  "percent, thousand, million, or cell: as each one says" },
	{ "unit-to", 0, MIG_OPTION_TEXT, AT(tidy.unit_to), "NAME",
	  "a column: percent where a figure has that sign" },
	{ "signs", 0, MIG_OPTION_LIST, AT(signs), "PRESET,...",
	  "signs of an office (--list-signs)" },
	{ "sign", 0, MIG_OPTION_LIST, AT(sign), "SIGN=MEANING,...",
	  "a sign: zero, missing, suppressed, not-applicable ..." },
	{ "list-signs", 0, MIG_OPTION_FLAG, AT(list_signs), NULL, "show the presets, and stop" },
	{ "time", 't', MIG_OPTION_TEXT, AT(tidy.time), "COLUMN",
	  "of periods, or none [year, period, date, time or TIME_PERIOD]" },
	{ "year", 0, MIG_OPTION_COUNT, AT(year), "YEAR", "of months that are named without one" },
	{ "year-ends", 0, MIG_OPTION_COUNT, AT(year_ends), "MONTH",
	  "year Y ends with this month of Y (6: June years)" },
	{ "year-starts", 0, MIG_OPTION_COUNT, AT(year_starts), "MONTH",
	  "year Y starts with this month of Y" },
	{ "status", 0, MIG_OPTION_TEXT, AT(tidy.status), "COLUMN",
	  "status column, or none [status, OBS_STATUS or OBS_FLAG]" },
	{ "explain", 0, MIG_OPTION_FLAG, AT(explain), NULL,
	  "say on standard error what was assumed and left out" },
	{ 0 },
};

static const struct mig_option *const tables[] = { options, mig_options_format, mig_options_output,
						   NULL };

static enum mig_status
list_signs(struct mig_writer *writer, struct mig_error *error)
{
	static const char *const columns[] = { "preset",  "sign",   "stands", "status",
					       "meaning", "office", "source" };
	static const char *const places[] = { "alone: no value", "alone: 0", "behind a value" };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < 7 && status == MIG_OK; i++)
		status = mig_writer_column(writer, columns[i], MIG_COLUMN_TEXT, error);
	for (const struct mig_sign_preset *preset = mig_sign_presets; preset->name; preset++) {
		for (const struct mig_sign *sign = preset->signs; sign->text; sign++) {
			char flags[MIG_FLAGS_TEXT_SIZE];
			const char *cells[] = { preset->name,  sign->text,    places[sign->kind],
						flags,	       sign->meaning, preset->office,
						preset->source };

			mig_flags_format(sign->flags, flags);
			for (size_t i = 0; i < 7 && status == MIG_OK; i++)
				status = mig_writer_string(writer, cells[i], error);
			if (status == MIG_OK)
				status = mig_writer_end_row(writer, error);
			if (status != MIG_OK)
				return status;
		}
	}
	return status;
}

static enum mig_status
prepare(struct settings *settings, struct mig_error *error)
{
	struct mig_notation *notation = &settings->tidy.notation;
	enum mig_status status = MIG_OK;

	if (settings->unit)
		status = mig_unit_parse(settings->unit, &notation->unit, error);
	if (status == MIG_OK)
		status = mig_notation_check(notation, error);
	for (size_t i = 0; i < settings->sign.count && status == MIG_OK; i++)
		status = mig_signs_add(&notation->signs, settings->sign.items[i], error);
	for (size_t i = 0; i < settings->signs.count && status == MIG_OK; i++)
		status = mig_signs_add_preset(&notation->signs, settings->signs.items[i], error);
	if (status != MIG_OK)
		return status;
	if (settings->year > 9999 || settings->year_ends > 12 || settings->year_starts > 12)
		return mig_fail(error, MIG_USAGE, "a year has four digits and twelve months");
	if (settings->year_ends && settings->year_starts)
		return mig_fail(error, MIG_USAGE,
				"--year-ends and --year-starts exclude each other");
	settings->tidy.dates.year = (int)settings->year;
	settings->tidy.dates.year_ends = (int)settings->year_ends;
	settings->tidy.dates.year_starts = (int)settings->year_starts;
	settings->tidy.where = &settings->common.where;
	return MIG_OK;
}

/* The grid made into rows. */
static enum mig_status
tidy(struct settings *settings, const struct mig_tidy_grid *grid, const char *encoding,
     struct mig_result *result, struct mig_error *error)
{
	struct mig_tidy_report report = { .totals = 0 };
	struct mig_tidy_frame frame;
	struct mig_tidy_plan plan;
	enum mig_status status = mig_tidy_frame_read(grid, settings->header, &frame, error);

	if (status != MIG_OK)
		return status;
	status = mig_tidy_plan_make(&settings->tidy, &frame, &plan, error);
	if (status == MIG_OK) {
		status = mig_tidy_plan_write(&plan, result->writer, &report, &result->notes, error);
		if (status == MIG_OK && settings->explain)
			status = mig_tidy_explain(&plan, encoding, &report, &result->notes, error);
		mig_tidy_plan_free(&plan);
	}
	mig_tidy_frame_free(&frame);
	return status;
}

static enum mig_status
read_grid(const struct settings *settings, struct mig_tidy_grid *grid, const char **encoding,
	  struct mig_error *error)
{
	const char *file =
	    settings->common.operands.count ? settings->common.operands.items[0] : "-";
	struct mig_tidy_grid_request request = { .delimiter = settings->common.delimiter,
						 .skip = settings->skip,
						 .footer = settings->footer,
						 .stop_at = settings->stop_at,
						 .header = settings->header,
						 .keep_blanks = settings->tidy.indent_to != NULL };
	struct mig_buffer bytes = { 0 };
	enum mig_status status = mig_encode_read(file, &bytes, error);

	request.name = file[0] == '-' && file[1] == '\0' ? "stdin" : file;
	if (status == MIG_OK)
		status = mig_encode_utf8(request.name, settings->encoding, &bytes, encoding, error);
	if (status == MIG_OK)
		status = mig_tidy_grid_read((struct mig_text){ bytes.bytes, bytes.length },
					    &request, grid, error);
	mig_buffer_free(&bytes);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct settings *settings = data;
	struct mig_tidy_grid grid;
	const char *encoding;
	enum mig_status status;

	if (settings->list_signs)
		return list_signs(result->writer, error);
	if (settings->common.operands.count > 1)
		return mig_fail(error, MIG_USAGE, "more than one file");
	if (settings->common.operands.count == 0 && isatty(STDIN_FILENO)) {
		mig_fail(error, MIG_USAGE, "no input: name a file, or pipe a table in");
		mig_hint(error, "mig-tidy --help lists the options");
		return MIG_USAGE;
	}
	if (settings->header == 0)
		settings->header = 1;
	status = prepare(settings, error);
	if (status == MIG_OK)
		status = read_grid(settings, &grid, &encoding, error);
	if (status == MIG_OK) {
		status = settings->preview ? mig_tidy_preview(&grid, encoding, settings->header,
							      &result->text, error)
					   : tidy(settings, &grid, encoding, result, error);
		mig_tidy_grid_free(&grid);
	}
	mig_signs_free(&settings->tidy.notation.signs);
	return status;
}

static const struct mig_program program = {
	.name = "mig-tidy",
	.purpose = "make an official table, as published, into one row an observation",
	.operands = "[FILE]",
	.examples = {
		"mig-tidy --rename '#1=group' --melt '#2..' --names-to direction "
		"--values-to share data/kazakhstan/published/table_3.csv",
		"mig-tidy --preview data/kazakhstan/published/table_1.csv",
		"mig-tidy --rename '#1=year,#2=cis,#5=russia' --keep year --value cis,russia "
		"--group , data/kazakhstan/published/table_2.csv",
	},
	.options = tables,
	.settings_size = sizeof(struct settings),
	.operands_min = SIZE_MAX,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

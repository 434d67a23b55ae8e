/* mig-tidy - make an official table, as published, into a tidy one
 *
 * in   one table as a statistical office publishes it: CSV or TSV in any encoding, with titles,
 *      headers of several rows, years as columns, signs in place of numbers, footnotes
 * out  one row an observation: columns of text, of figures, and their status
 *
 * Nothing is guessed: what a cell cannot say by itself the command line says, or it is an error. */
#include <string.h>
#include <unistd.h>

#include "program.h"
#include "tidy/preview.h"
#include "tidy/sdmx.h"
#include "tidy/tidy.h"

struct settings {
	struct mig_settings common;
	struct mig_tidy_options tidy;
	struct mig_list signs, sign;
	const char *encoding, *stop_at, *unit, *structure;
	size_t skip, header, footer, year, year_ends, year_starts;
	bool preview, list_signs;
};

#define AT(member) offsetof(struct settings, member)

static const struct mig_option options[] = {
	{ "preview", 0, MIG_OPTION_FLAG, AT(preview), NULL,
	  "show numbered lines and columns, and stop" },
	{ "encoding", 0, MIG_OPTION_TEXT, AT(encoding), "NAME",
	  "of the file, as iconv names it [by its BOM, else UTF-8]" },
	{ "delim", 0, MIG_OPTION_CHAR, AT(common.delimiter), "CHARACTER",
	  "what separates the fields [as in the header]" },
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
	  "columns in which an empty cell is the one above it" },
	{ "ditto", 0, MIG_OPTION_TEXT, AT(tidy.ditto), "TEXT", "so is a cell with this text" },
	{ "sections", 0, MIG_OPTION_LIST, AT(tidy.sections), "TEXT,...",
	  "cells that open a section of rows" },
	{ "section-to", 0, MIG_OPTION_TEXT, AT(tidy.section_to), "NAME",
	  "the column for the section of a row" },
	{ "indent-to", 0, MIG_OPTION_TEXT, AT(tidy.indent_to), "NAME",
	  "a column for the level that indents show, from 0" },
	{ "split", 0, MIG_OPTION_LIST, AT(tidy.split), "COLUMN=A,B,..",
	  "one column becomes several; A,B:/ where / stands between the parts" },
	{ "recode", 0, MIG_OPTION_LIST, AT(tidy.recode), "OLD=NEW,...",
	  "cells of text, in all columns or in one: COLUMN:OLD=NEW" },
	{ "totals", 0, MIG_OPTION_LIST, AT(tidy.totals), "TEXT,...",
	  "leave out rows of these members, in all columns or COLUMN:TEXT" },
	{ "hierarchy", 0, MIG_OPTION_LIST, AT(tidy.hierarchy), "COLUMN=FILE",
	  "and of those with parts, by member,parent in FILE or by a column" },
	{ "totals-to", 0, MIG_OPTION_TEXT, AT(tidy.totals_to), "NAME",
	  "mark them in this column instead" },
	{ "drop-empty", 0, MIG_OPTION_FLAG, AT(tidy.drop_empty), NULL,
	  "leave out rows whose figures are empty cells" },
	{ "where", 'w', MIG_OPTION_WHERE, AT(common.where), "CONDITION",
	  "only rows with COLUMN=VALUE,... (also != < <= > >=)" },
	{ "decimal", 0, MIG_OPTION_TEXT, AT(tidy.notation.decimal), "SIGN",
	  "what begins the fraction [.]" },
	{ "group", 0, MIG_OPTION_TEXT, AT(tidy.notation.group), "SIGNS",
	  "what groups digits in threes: ',' or '. ' [nothing]" },
	{ "unit", 0, MIG_OPTION_TEXT, AT(unit), "UNIT",
	  "percent, thousand, million, or cell: as each one says" },
	{ "units", 0, MIG_OPTION_LIST, AT(tidy.notation.words), "WORD,...",
	  "words that may stand behind a figure: persons, families" },
	{ "unit-to", 0, MIG_OPTION_TEXT, AT(tidy.unit_to), "NAME",
	  "a column: percent where a figure has that sign, or its word" },
	{ "signs", 0, MIG_OPTION_LIST, AT(signs), "PRESET,...",
	  "signs of an office (--list-signs)" },
	{ "sign", 0, MIG_OPTION_LIST, AT(sign), "SIGN=MEANING",
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
	{ "attributes", 0, MIG_OPTION_LIST, AT(tidy.attributes), "COLUMN,...",
	  "of sdmx-csv: columns of text that are no dimensions" },
	{ "structure", 0, MIG_OPTION_TEXT, AT(structure), "TYPE",
	  "of sdmx-csv: datastructure, dataprovision or [dataflow]" },
	{ "structure-id", 0, MIG_OPTION_TEXT, AT(tidy.structure_id), "ID",
	  "of sdmx-csv: who defines the data, AGENCY:ID(VERSION)" },
	{ "threads", 0, MIG_OPTION_COUNT, AT(common.threads), "N",
	  "read with at most N threads [one a processor]" },
	{ "explain", 0, MIG_OPTION_FLAG, AT(tidy.explain), NULL,
	  "say on standard error what was assumed and left out" },
	{ "progress", 0, MIG_OPTION_FLAG, AT(common.show_progress), NULL,
	  "show on a terminal how much is read [after two seconds]" },
	{ "format", 'f', MIG_OPTION_FORMAT, AT(common.format), "FORMAT",
	  "csv, tsv, json, jsonl, md, html, table or sdmx-csv [csv]" },
	{ 0 },
};

static const struct mig_option *const tables[] = { options, mig_options_output, NULL };

static enum mig_status
list_signs(struct mig_writer *writer, struct mig_error *error)
{
	enum { COLUMNS = 8 };
	static const char *const columns[COLUMNS] = { "preset",	 "sign",   "stands", "status",
						      "meaning", "office", "source", "confirmed" };
	static const char *const places[] = { "alone: no value", "alone: 0", "behind a value" };
	enum mig_status status = MIG_OK;

	for (size_t i = 0; i < COLUMNS && status == MIG_OK; i++)
		status = mig_writer_column(writer, columns[i], MIG_COLUMN_TEXT, error);
	for (const struct mig_sign_preset *preset = mig_sign_presets; preset->name; preset++) {
		for (const struct mig_sign *sign = preset->signs; sign->text; sign++) {
			char flags[MIG_FLAGS_TEXT_SIZE];
			const char *cells[] = { preset->name,	    sign->text,
						places[sign->kind], flags,
						sign->meaning,	    preset->office,
						preset->source,	    sign->confirmed ? "yes" : "" };

			mig_flags_format(sign->flags, flags);
			for (size_t i = 0; i < COLUMNS && status == MIG_OK; i++)
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
	if (settings->common.format == MIG_FORMAT_SDMX)
		settings->tidy.structure = settings->structure ? settings->structure : "dataflow";
	else if (settings->structure || settings->tidy.structure_id ||
		 settings->tidy.attributes.count)
		return mig_fail(error, MIG_USAGE,
				"--structure, --structure-id and --attributes need --format "
				"sdmx-csv");
	if (settings->tidy.structure)
		status =
		    mig_sdmx_check(settings->tidy.structure, settings->tidy.structure_id, error);
	settings->tidy.dates.year = (int)settings->year;
	settings->tidy.dates.year_ends = (int)settings->year_ends;
	settings->tidy.dates.year_starts = (int)settings->year_starts;
	settings->tidy.where = &settings->common.where;
	return status;
}

/* Where the meanings of the signs are from. */
static enum mig_status
explain_signs(const struct mig_list *signs, struct mig_buffer *notes, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	for (const struct mig_sign_preset *preset = mig_sign_presets; preset->name; preset++)
		if (status == MIG_OK && mig_list_contains(signs, mig_text_of(preset->name)))
			status = mig_buffer_format(notes, error, "signs: %s, %s\n", preset->office,
						   preset->source);
	return status;
}

/* The grid made into rows. */
static enum mig_status
tidy(struct settings *settings, struct mig_tidy_grid *grid, struct mig_result *result,
     struct mig_error *error)
{
	struct mig_tidy_report report = { .totals = 0 };
	struct mig_tidy_frame frame;
	struct mig_tidy_plan plan;
	enum mig_status status = mig_tidy_frame_read(grid, settings->header, &frame, error);

	if (status != MIG_OK)
		return status;
	status = mig_tidy_plan_make(&settings->tidy, &frame, &plan, error);
	if (status == MIG_OK) {
		mig_writer_spool(result->writer);
		status = mig_tidy_plan_write(&plan, result->writer, &report, &result->notes, error);
		if (status == MIG_OK && settings->tidy.explain)
			status = mig_tidy_explain(&plan, &report, &result->notes, error);
		if (status == MIG_OK && settings->tidy.explain)
			status = explain_signs(&settings->signs, &result->notes, error);
		mig_tidy_plan_free(&plan);
	}
	mig_tidy_frame_free(&frame);
	return status;
}

/* The file through the grid, to be looked at or to be tidied. */
static enum mig_status
read_file(struct settings *settings, struct mig_result *result, struct mig_error *error)
{
	const char *file =
	    settings->common.operands.count ? settings->common.operands.items[0] : "-";
	struct mig_tidy_grid_request request = { .delimiter = settings->common.delimiter,
						 .skip = settings->skip,
						 .footer = settings->footer,
						 .stop_at = settings->stop_at,
						 .header = settings->header,
						 .threads = settings->common.threads,
						 .keep_blanks = settings->tidy.indent_to != NULL };
	struct mig_tidy_lines lines;
	struct mig_tidy_grid grid;
	enum mig_status status = mig_tidy_lines_open(&lines, file, settings->encoding,
						     settings->common.progress, error);

	if (status != MIG_OK)
		return status;
	status = mig_tidy_grid_open(&lines, &request, &grid, error);
	if (status == MIG_OK) {
		status = settings->preview
			     ? mig_tidy_preview(&grid, settings->header, &result->text, error)
			     : tidy(settings, &grid, result, error);
		mig_tidy_grid_free(&grid);
	}
	mig_tidy_lines_close(&lines);
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct settings *settings = data;
	enum mig_status status;

	if (settings->list_signs && settings->common.format == MIG_FORMAT_SDMX)
		return mig_fail(error, MIG_USAGE, "signs are no observations: no sdmx-csv");
	if (settings->list_signs)
		return list_signs(result->writer, error);
	if (settings->common.operands.count > 1)
		return mig_fail(error, MIG_USAGE, "more than one file, each needs its own options");
	if (settings->common.operands.count == 0 && isatty(STDIN_FILENO)) {
		mig_fail(error, MIG_USAGE, "no input: name a file, or pipe a table in");
		mig_hint(error, "mig-tidy --help lists the options");
		return MIG_USAGE;
	}
	if (settings->header == 0)
		settings->header = 1;
	status = prepare(settings, error);
	if (status == MIG_OK)
		status = read_file(settings, result, error);
	mig_signs_free(&settings->tidy.notation.signs);
	return status;
}

static void
complete(const char *argument, void (*offer)(void *, const char *, const char *), void *context)
{
	if (strncmp(argument, "PRESET", 6) == 0)
		for (const struct mig_sign_preset *preset = mig_sign_presets; preset->name;
		     preset++)
			offer(context, preset->name, preset->office);
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
	.writes_sdmx = true,
	.complete = complete,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

/* mig-table - show a table: aligned text, Markdown, HTML, or other formats for programs
 *
 * in   any CSV with a header
 * out  the same rows; the columns of -c in that order, otherwise all of them
 *
 * A column is one of numbers (right-aligned, digits grouped, numbers in JSON) if each of
 * its cells is a plain number or empty; codes with leading zeros, and periods, are text.
 * An empty cell stays empty (null in JSON). */
#include <stdlib.h>

#include "program.h"
#include "table.h"

struct settings {
	struct mig_settings common;
	struct mig_list shown, texts;
	const char *caption;
};

static const struct mig_option options[] = {
	{ "show", 'c', MIG_OPTION_LIST, offsetof(struct settings, shown), "COLUMN,...",
	  "the columns to show, in this order [all]" },
	{ "value", 'v', MIG_OPTION_LIST, offsetof(struct settings, common.values), "COLUMN,...",
	  "columns that must be numbers [by their cells]" },
	{ "text", 0, MIG_OPTION_LIST, offsetof(struct settings, texts), "COLUMN,...",
	  "columns to show as they are, though they hold numbers" },
	{ "where", 'w', MIG_OPTION_WHERE, offsetof(struct settings, common.where), "CONDITION",
	  "only rows with COLUMN=VALUE,... (also != < <= > >=)" },
	{ "format", 'f', MIG_OPTION_FORMAT, offsetof(struct settings, common.format), "FORMAT",
	  "csv, tsv, json, jsonl, md, html or table [table]" },
	{ "caption", 0, MIG_OPTION_TEXT, offsetof(struct settings, caption), "TEXT",
	  "a caption above the table (md and html)" },
	{ NULL, 0, MIG_OPTION_FLAG, 0, NULL, NULL },
};

static const struct mig_option *const tables[] = { options, mig_options_input, mig_options_output,
						   NULL };

/* Which columns of a table are shown, and as what. */
struct view {
	struct mig_table table;
	size_t *columns;
	size_t count;
	enum mig_column_kind *kinds; /* of all columns of the table */
	bool *chosen;		     /* whether the user said so */
};

static enum mig_status
choose_columns(struct view *view, const struct mig_list *names, struct mig_error *error)
{
	enum mig_status status = MIG_OK;

	view->count = names->count ? names->count : view->table.columns;
	view->columns = calloc(view->count, sizeof *view->columns);
	if (!view->columns)
		return mig_fail_memory(error);
	for (size_t i = 0; i < view->count && status == MIG_OK; i++) {
		if (names->count)
			status = mig_table_find(&view->table, mig_text_of(names->items[i]),
						&view->columns[i], error);
		else
			view->columns[i] = i;
	}
	return status;
}

static enum mig_status
set_kinds(struct view *view, const struct mig_list *names, enum mig_column_kind kind,
	  struct mig_error *error)
{
	for (size_t i = 0; i < names->count; i++) {
		size_t column;
		enum mig_status status =
		    mig_table_find(&view->table, mig_text_of(names->items[i]), &column, error);

		if (status != MIG_OK)
			return status;
		if (view->chosen[column] && view->kinds[column] != kind)
			return mig_fail(error, MIG_USAGE,
					"column '%s' cannot be both in --value and in --text",
					view->table.names[column]);
		view->chosen[column] = true;
		view->kinds[column] = kind;
	}
	return MIG_OK;
}

static enum mig_status
choose_kinds(struct view *view, const struct settings *settings, struct mig_error *error)
{
	enum mig_status status;

	view->kinds = calloc(view->table.columns, sizeof *view->kinds);
	view->chosen = calloc(view->table.columns, sizeof *view->chosen);
	if (!view->kinds || !view->chosen)
		return mig_fail_memory(error);
	for (size_t i = 0; i < view->table.columns; i++)
		view->kinds[i] = mig_table_kind(&view->table, i);
	status = set_kinds(view, &settings->common.values, MIG_COLUMN_NUMBER, error);
	if (status == MIG_OK)
		status = set_kinds(view, &settings->texts, MIG_COLUMN_TEXT, error);
	return status;
}

static enum mig_status
write_cell(const struct view *view, size_t row, size_t column, struct mig_writer *writer,
	   struct mig_error *error)
{
	struct mig_value value;
	enum mig_status status;

	if (view->kinds[column] != MIG_COLUMN_NUMBER)
		return mig_writer_text(writer, mig_table_cell(&view->table, row, column), error);
	status = mig_table_value(&view->table, row, column, &value, error);
	return status == MIG_OK ? mig_writer_value(writer, value, error) : status;
}

static enum mig_status
write_view(const struct view *view, const char *caption, struct mig_writer *writer,
	   struct mig_error *error)
{
	enum mig_status status = caption ? mig_writer_caption(writer, caption, error) : MIG_OK;

	for (size_t i = 0; i < view->count && status == MIG_OK; i++)
		status = mig_writer_column(writer, view->table.names[view->columns[i]],
					   view->kinds[view->columns[i]], error);
	for (size_t row = 0; row < view->table.rows && status == MIG_OK; row++) {
		for (size_t i = 0; i < view->count && status == MIG_OK; i++)
			status = write_cell(view, row, view->columns[i], writer, error);
		if (status == MIG_OK)
			status = mig_writer_end_row(writer, error);
	}
	return status;
}

static enum mig_status
run(void *data, struct mig_result *result, struct mig_error *error)
{
	struct settings *settings = data;
	enum mig_format format = settings->common.format;
	struct mig_records *records;
	struct view view = { 0 };
	enum mig_status status;

	if (settings->caption && format != MIG_FORMAT_MARKDOWN && format != MIG_FORMAT_HTML)
		return mig_fail(error, MIG_USAGE, "--caption needs --format md or html");
	status = mig_program_records(&settings->common, 0, &records, error);
	if (status != MIG_OK)
		return status;
	status = mig_table_read(records, &settings->common.where, &view.table, error);
	mig_records_free(records);
	if (status != MIG_OK)
		return status;
	status = choose_columns(&view, &settings->shown, error);
	if (status == MIG_OK)
		status = choose_kinds(&view, settings, error);
	if (status == MIG_OK)
		status = write_view(&view, settings->caption, result->writer, error);
	free(view.columns);
	free(view.kinds);
	free(view.chosen);
	mig_table_free(&view.table);
	return status;
}

static const struct settings defaults = { .common = { .format = MIG_FORMAT_TABLE } };

static const struct mig_program program = {
	.name = "mig-table",
	.purpose = "show a table as aligned text, Markdown, HTML, JSON, TSV or CSV",
	.operands = "[FILE ...]",
	.examples = {
		"mig-table data/kazakhstan/flows.csv",
		"mig-table -w year=2013 -c direction,region,persons data/kazakhstan/flows.csv",
		"mig-table -f html --caption 'Registered migrants' data/kazakhstan/flows.csv",
	},
	.options = tables,
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

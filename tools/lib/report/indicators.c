/* The standard indicators of a profile, declared and written. */
#include "indicators.h"

#include <stdint.h>
#include <string.h>

#include "column.h"
#include "figure.h"
#include "page.h"

const struct mig_indicator mig_indicators[MIG_INDICATORS] = {
	{ "population", "Population", "persons" },
	{ "immigration", "Immigration", "persons" },
	{ "emigration", "Emigration", "persons" },
	{ "net_migration", "Net migration", "persons" },
	{ "immigration_rate", "Crude rate of immigration", "per 1000 inhabitants" },
	{ "emigration_rate", "Crude rate of emigration", "per 1000 inhabitants" },
	{ "net_migration_rate", "Crude rate of net migration", "per 1000 inhabitants" },
	{ "immigrant_stock", "Immigrants in the country", "persons" },
	{ "emigrant_stock", "Citizens abroad", "persons" },
	{ "labour_permits", "Work permits of foreigners", "permits" },
	{ "quota_use", "Use of the quota of foreign labour", "per cent" },
	{ "refugees", "Refugees", "persons" },
	{ "citizenship", "Citizenship granted", "persons" },
	{ "irregular", "Foreigners found in breach of migration law", "persons" },
};

static enum mig_status
add_indicator(struct mig_profile *profile, size_t indicator, const struct mig_entry *entry,
	      struct mig_error *error)
{
	struct mig_figure *figures =
	    mig_array_reserve(profile->figures, &profile->figure_capacity,
			      profile->figure_count + 1, sizeof *figures);
	struct mig_figure *figure;
	enum mig_status status;

	if (!figures)
		return mig_fail_memory(error);
	profile->figures = figures;
	figure = &figures[profile->figure_count];
	status = mig_figure_parse(profile, mig_text_of(entry->text), entry->place, figure, error);
	if (status)
		return status;
	profile->indicators[indicator] = ++profile->figure_count;
	if (figure->reference || memchr(entry->text, '|', strlen(entry->text))) {
		status = mig_profile_fail(profile, entry->place, error,
					  "an indicator is a cell of a table as it is");
		mig_hint(error, "a block, a column and, if need be, conditions: "
				"balance immigration");
	}
	return status;
}

enum mig_status
mig_indicators_parse(struct mig_profile *profile, struct mig_text body, size_t line,
		     struct mig_error *error)
{
	struct mig_entry entries[MIG_INDICATORS] = { 0 };
	const char *names[MIG_INDICATORS];
	enum mig_status status;

	if (profile->has_indicators)
		return mig_profile_fail(profile, (struct mig_place){ line - 1, 1 }, error,
					"a profile has one block 'indicators'");
	profile->has_indicators = true;
	for (size_t i = 0; i < MIG_INDICATORS; i++)
		names[i] = mig_indicators[i].name;
	status = mig_entries_parse(profile, body, line, names, MIG_INDICATORS, entries, error);
	for (size_t i = 0; !status && i < MIG_INDICATORS; i++)
		if (entries[i].text)
			status = add_indicator(profile, i, &entries[i], error);
	return status;
}

/* --------------------------------------------------------------------------- the table */

enum { REPORT, COUNTRY, CODE, INDICATOR, TITLE, PERIOD, VALUE, UNIT, STATUS, SOURCE, COLUMNS };

static const char *const column_names[COLUMNS] = {
	"report", "country", "code", "indicator", "title",
	"period", "value", "unit", "status", "source",
};

/* Where the report stands below all of them: FOLDER/index.html, that of the profile. */
static enum mig_status
report_path(const struct mig_profile *profile, struct mig_buffer *path, struct mig_error *error)
{
	const char *end = strrchr(profile->file, '/'), *start = end;

	while (start && start > profile->file && start[-1] != '/')
		start--;
	return mig_buffer_format(path, error, "%.*s%sindex.html", start ? (int)(end - start) : 0,
				 start ? start : "", start ? "/" : "");
}

static struct mig_text
fact(const struct mig_profile *profile, enum mig_fact which)
{
	const char *text = profile->facts[which].text;

	return mig_text_of(text ? text : "");
}

/* Whether a block that says it is in these units may hold a figure in `unit`: one of several
 * columns may be, but not in thousands. */
static bool
unit_fits(const char *said, const char *unit)
{
	return strstr(said, unit) && !strstr(said, "thousand") && !strstr(said, "million");
}

/* The unit that the row has beside the figure, or that its block has below the caption, is the one
 * by which countries are compared. Where neither is there, the profile vouches for it. */
static enum mig_status
check_unit(const struct mig_report *report, const struct mig_figure *figure, size_t row,
	   const struct mig_indicator *indicator, struct mig_error *error)
{
	const struct mig_table *table = mig_report_table(report, figure->block);
	const char *said = report->profile->blocks[figure->block].keys[MIG_KEY_UNIT].text;
	size_t column = mig_column_index(table, mig_text_of("unit"));
	struct mig_text cell = { "", 0 };

	if (column != SIZE_MAX)
		cell = mig_table_cell(table, row, column);
	if (cell.length ? mig_text_equal(cell, mig_text_of(indicator->unit))
			: !said || unit_fits(said, indicator->unit))
		return MIG_OK;
	mig_profile_fail(report->profile, figure->place, error,
			 "indicator '%s' is in %s, but '%.*s' in %s", indicator->name,
			 indicator->unit, (int)figure->source.length, figure->source.bytes,
			 cell.length ? cell.bytes : said);
	mig_hint(error, "take it from a block whose command prints %s", indicator->unit);
	return MIG_DATA;
}

/* The figure's own cells. */
static enum mig_status
take_figure(const struct mig_report *report, const struct mig_figure *figure,
	    const struct mig_indicator *indicator, struct mig_text cells[COLUMNS],
	    struct mig_error *error)
{
	const struct mig_table *table = mig_report_table(report, figure->block);
	const struct mig_block *block = &report->profile->blocks[figure->block];
	const struct mig_entry *source = &block->keys[MIG_KEY_SOURCE];
	size_t time = mig_table_find_any(table, mig_time_names), row, column;
	size_t flags = mig_table_find_any(table, mig_status_names);
	enum mig_status status = mig_figure_find_latest(report->profile, figure, table, &row,
							&column, error);

	if (!status)
		status = check_unit(report, figure, row, indicator, error);
	if (status)
		return status;
	cells[VALUE] = mig_table_cell(table, row, column);
	if (time != SIZE_MAX)
		cells[PERIOD] = mig_table_cell(table, row, time);
	if (flags != SIZE_MAX)
		cells[STATUS] = mig_table_cell(table, row, flags);
	cells[SOURCE] = source->text ? mig_text_of(source->text)
				     : fact(report->profile, MIG_FACT_SOURCE);
	return MIG_OK;
}

static enum mig_status
write_indicator(const struct mig_report *report, size_t indicator, struct mig_text path,
		struct mig_writer *writer, struct mig_error *error)
{
	const struct mig_profile *profile = report->profile;
	size_t figure = profile->indicators[indicator];
	struct mig_text cells[COLUMNS] = {
		[REPORT] = path,
		[COUNTRY] = fact(profile, MIG_FACT_COUNTRY),
		[CODE] = fact(profile, MIG_FACT_CODE),
		[INDICATOR] = mig_text_of(mig_indicators[indicator].name),
		[TITLE] = mig_text_of(mig_indicators[indicator].title),
		[PERIOD] = { "", 0 },
		[VALUE] = { "", 0 },
		[UNIT] = mig_text_of(mig_indicators[indicator].unit),
		[STATUS] = { "", 0 },
		[SOURCE] = { "", 0 },
	};
	enum mig_status status = MIG_OK;

	if (figure)
		status = take_figure(report, &profile->figures[figure - 1],
				     &mig_indicators[indicator], cells, error);
	for (size_t i = 0; !status && i < COLUMNS; i++)
		status = mig_writer_text(writer, cells[i], error);
	return status ? status : mig_writer_end_row(writer, error);
}

static enum mig_status
write_all(const struct mig_report *report, struct mig_buffer *text, struct mig_error *error)
{
	struct mig_writer *writer = mig_writer_new(MIG_FORMAT_CSV);
	enum mig_status status = writer ? MIG_OK : mig_fail_memory(error);
	struct mig_text written = { "", 0 };
	struct mig_buffer path = { 0 };

	if (!status)
		status = report_path(report->profile, &path, error);
	for (size_t i = 0; !status && i < COLUMNS; i++)
		status = mig_writer_column(writer, column_names[i], MIG_COLUMN_TEXT, error);
	for (size_t i = 0; !status && report->profile->has_indicators && i < MIG_INDICATORS; i++)
		status = write_indicator(report, i, (struct mig_text){ path.bytes, path.length },
					 writer, error);
	if (!status)
		status = mig_writer_end(writer, &written, error);
	if (!status)
		status = mig_buffer_add(text, written.bytes, written.length, error);
	mig_writer_free(writer);
	mig_buffer_free(&path);
	return status;
}

enum mig_status
mig_report_indicators(const struct mig_profile *profile, const char *parts,
		      struct mig_buffer *text, struct mig_error *error)
{
	struct mig_report report = { .profile = profile, .parts = parts };
	enum mig_status status = mig_report_read(&report, error);

	if (!status)
		status = write_all(&report, text, error);
	mig_report_free(&report);
	return status;
}

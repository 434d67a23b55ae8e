/* mig-plot - draw a table: a gnuplot script, or the chart as SVG, PNG or PDF */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "chart/tty/tty.h"
#include "chart/words.h"
#include "program.h"

struct settings {
	struct mig_settings common;
	const char *title, *subtitle, *source, *note, *unit, *sort, *form, *size, *language, *tiles;
	struct mig_list highlight;
	size_t top, columns;
	bool list, tty, ascii;
};

#define AT(member) offsetof(struct settings, member)

static const struct mig_option own_options[] = {
	{ "title", 0, MIG_OPTION_TEXT, AT(title), "TEXT", "title [from the column names]" },
	{ "subtitle", 0, MIG_OPTION_TEXT, AT(subtitle), "TEXT", "subtitle [unit and periods]" },
	{ "unit", 0, MIG_OPTION_TEXT, AT(unit), "TEXT", "unit of the figures, for the subtitle" },
	{ "source", 0, MIG_OPTION_TEXT, AT(source), "TEXT", "source, for the last line" },
	{ "note", 0, MIG_OPTION_TEXT, AT(note), "TEXT", "note above the source" },
	{ "highlight", 0, MIG_OPTION_LIST, AT(highlight), "NAME,...",
	  "series, bars or places to stand out (all but balance, share, lorenz)" },
	{ "sort", 0, MIG_OPTION_TEXT, AT(sort), "ORDER",
	  "value, name or input: order of bars (also bullet, waterfall, dumbbell, slope, "
	  "terms), panels, places (matrix) or members (share) [value]" },
	{ "top", 0, MIG_OPTION_COUNT, AT(top), "N",
	  "draw the largest N, the rest as Other or not at all (where --sort is, and sankey)" },
	{ "as", 0, MIG_OPTION_TEXT, AT(form), "FORM",
	  "counts or percent (pyramid) [counts; of two populations percent], colours or "
	  "dots (world) [dots for counts]" },
	{ "tiles", 0, MIG_OPTION_TEXT, AT(tiles), "FILE",
	  "table of region, col and row: where the squares stand (tiles)" },
	{ "size", 0, MIG_OPTION_TEXT, AT(size), "W[xH]", "pixels, 320 to 4000 [800 wide]" },
	{ "lang", 0, MIG_OPTION_TEXT, AT(language), "LANGUAGE",
	  "of the words that charts add: en, ru or kk [en]" },
	{ "tty", 0, MIG_OPTION_FLAG, AT(tty), NULL, "draw with characters, for a terminal" },
	{ "width", 0, MIG_OPTION_COUNT, AT(columns), "COLUMNS",
	  "with --tty: 30 to 1000 [the terminal's, else 80]" },
	{ "ascii", 0, MIG_OPTION_FLAG, AT(ascii), NULL,
	  "with --tty: draw with ASCII characters alone" },
	{ "list", 0, MIG_OPTION_FLAG, AT(list), NULL, "list the chart types" },
	{ 0 },
};

static const struct mig_option *const options[] = {
	mig_options_group, own_options, mig_options_input, mig_options_output, NULL,
};

/* Two lines a type: its miniature left, its name and what it shows right. */
static enum mig_status
list_types(struct mig_result *result, struct mig_error *error)
{
	const struct mig_chart_type *type;
	enum mig_status status = MIG_OK;

	for (type = mig_chart_types; status == MIG_OK && type->name; type++)
		status =
		    mig_buffer_format(&result->text, error, "%s  %s\n%s  %s\n", type->miniature[0],
				      type->name, type->miniature[1], type->summary);
	return status;
}

/* The number that *text starts with, from 320 to 4000, or 0; *text is set behind it. */
static double
take_pixels(const char **text)
{
	char *end = NULL;
	long pixels = **text >= '0' && **text <= '9' ? strtol(*text, &end, 10) : 0;

	if (end)
		*text = end;
	return pixels >= 320 && pixels <= 4000 ? (double)pixels : 0;
}

/* WIDTHxHEIGHT, or WIDTH alone: then the height stays what the chart needs. */
static enum mig_status
parse_size(const char *text, double *width, double *height, struct mig_error *error)
{
	const char *at = text;
	double wide = take_pixels(&at), high = 0;
	bool alone = *at == '\0';

	if (*at == 'x') {
		at++;
		high = take_pixels(&at);
	}
	if (*at == '\0' && wide > 0 && (alone || high > 0)) {
		*width = wide;
		*height = high;
		return MIG_OK;
	}
	mig_fail(error, MIG_USAGE, "--size: '%s' is no size", text);
	mig_hint(error, "width, or width and height, in pixels, each from 320 to 4000: 800 or "
			"800x500");
	return MIG_USAGE;
}

/* The layout of a tile map; no rows where none is asked for. */
static enum mig_status
read_tiles(const struct settings *settings, struct mig_table *tiles, struct mig_error *error)
{
	const struct mig_records_options plain = { 0 };
	char *const files[] = { (char *)settings->tiles };
	struct mig_records *records;
	enum mig_status status;

	if (!settings->tiles)
		return MIG_OK;
	status = mig_records_open(files, 1, &plain, &records, error);
	if (status != MIG_OK)
		return status;
	status = mig_table_read(records, NULL, tiles, error);
	mig_records_free(records);
	return status;
}

static enum mig_status
make_request(const struct settings *settings, struct mig_chart_request *request,
	     struct mig_error *error)
{
	const char *sort = settings->sort;

	*request = (struct mig_chart_request){
		.title = settings->title,
		.subtitle = settings->subtitle,
		.source = settings->source,
		.note = settings->note,
		.unit = settings->unit,
		.highlight = settings->highlight,
		.sort = sort,
		.form = settings->form,
		.language = settings->language,
		.top = settings->top,
		.time = settings->common.time,
		.status = settings->common.status,
		.by = settings->common.by,
		.values = settings->common.values,
	};
	if (sort && strcmp(sort, "value") != 0 && strcmp(sort, "name") != 0 &&
	    strcmp(sort, "input") != 0)
		return mig_fail(error, MIG_USAGE, "--sort: '%s' is not value, name or input", sort);
	if (settings->form && strcmp(settings->form, "counts") != 0 &&
	    strcmp(settings->form, "percent") != 0 && strcmp(settings->form, "colours") != 0 &&
	    strcmp(settings->form, "dots") != 0)
		return mig_fail(error, MIG_USAGE,
				"--as: '%s' is not counts or percent, colours or dots",
				settings->form);
	if (settings->language && !mig_language_known(settings->language))
		return mig_fail(error, MIG_USAGE, "--lang: '%s' is not en, ru or kk",
				settings->language);
	return settings->size ? parse_size(settings->size, &request->width, &request->height, error)
			      : MIG_OK;
}

/* What is asked for, if the type has a use for it, with its layout in *tiles, which is all zero
 * where none is asked for or could be read. */
static enum mig_status
prepare(const struct settings *settings, const struct mig_chart_type *type, struct mig_table *tiles,
	struct mig_chart_request *request, struct mig_error *error)
{
	enum mig_status status = make_request(settings, request, error);

	request->tiles = settings->tiles ? tiles : NULL;
	if (status == MIG_OK)
		status = mig_chart_type_check(type, request, error);
	return status == MIG_OK ? read_tiles(settings, tiles, error) : status;
}

static enum mig_status
read_table(struct settings *settings, struct mig_table *table, struct mig_error *error)
{
	struct mig_records *records;
	enum mig_status status;

	if (settings->common.operands.count < 2 && isatty(STDIN_FILENO)) {
		status = mig_fail(error, MIG_USAGE, "no input: name a file, or pipe a table in");
		mig_hint(error, "mig-plot --help lists the options");
		return status;
	}
	status = mig_program_records(&settings->common, 1, &records, error);
	if (status != MIG_OK)
		return status;
	status = mig_table_read(records, &settings->common.where, table, error);
	mig_records_free(records);
	return status;
}

/* What goes to a terminal fits it and has colours; a file and a pipe get the same bytes from
 * everybody. */
static struct mig_tty_look
find_look(const struct settings *settings)
{
	struct mig_tty_look look = { settings->columns, settings->ascii, false };
	const char *file = settings->common.output, *kind = getenv("TERM"), *none, *given;
	bool terminal = (!file || strcmp(file, "-") == 0) && isatty(STDOUT_FILENO);
	struct winsize size;

	none = getenv("NO_COLOR");
	look.colour = terminal && !(none && *none) && kind && strcmp(kind, "dumb") != 0;
	if (look.width > 0)
		return look;
	given = terminal ? getenv("COLUMNS") : NULL;
	if (given && *given >= '1' && *given <= '9')
		look.width = (size_t)strtoul(given, NULL, 10);
	else if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		look.width = size.ws_col;
	else
		look.width = MIG_TTY_WIDTH;
	if (look.width < MIG_TTY_WIDTH_LEAST)
		look.width = MIG_TTY_WIDTH_LEAST;
	if (look.width > MIG_TTY_WIDTH_MOST)
		look.width = MIG_TTY_WIDTH_MOST;
	return look;
}

static enum mig_status
check_tty(const struct settings *settings, enum mig_picture picture, struct mig_error *error)
{
	enum mig_status status = MIG_OK;
	size_t columns = settings->columns;

	if (!settings->tty && (columns > 0 || settings->ascii)) {
		status = mig_fail(error, MIG_USAGE, "--%s is for --tty",
				  columns > 0 ? "width" : "ascii");
		mig_hint(error, "--size is the size of a picture, in pixels");
	} else if (columns > 0 && (columns < MIG_TTY_WIDTH_LEAST || columns > MIG_TTY_WIDTH_MOST)) {
		status = mig_fail(error, MIG_USAGE, "--width: %zu is not from %d to %d", columns,
				  (int)MIG_TTY_WIDTH_LEAST, (int)MIG_TTY_WIDTH_MOST);
	} else if (settings->tty && settings->size) {
		status = mig_fail(error, MIG_USAGE, "--size is for pictures, and --tty makes none");
		mig_hint(error, "--width N says how many columns it has");
	} else if (settings->tty && picture != MIG_PICTURE_SCRIPT) {
		status = mig_fail(error, MIG_USAGE, "--tty writes text, and '%s' is a picture",
				  settings->common.output);
		mig_hint(error, "leave out --tty, or name a file that ends in .txt");
	}
	return status;
}

static enum mig_status
print(struct settings *settings, const struct mig_chart_type *type, const struct mig_table *table,
      struct mig_result *result, struct mig_error *error)
{
	struct mig_chart_request request;
	struct mig_tty_look look = find_look(settings);
	struct mig_table tiles = { 0 };
	enum mig_status status = prepare(settings, type, &tiles, &request, error);

	if (status == MIG_OK)
		status = mig_tty_page(type, &request, table, &look, &result->text,
				      &result->notes, error);
	if (tiles.columns > 0)
		mig_table_free(&tiles);
	return status;
}

static enum mig_status
draw(struct settings *settings, const struct mig_chart_type *type, enum mig_picture picture,
     const struct mig_table *table, struct mig_result *result, struct mig_error *error)
{
	struct mig_chart_request request;
	struct mig_chart chart = { 0 };
	struct mig_buffer script = { 0 };
	struct mig_table tiles = { 0 };
	enum mig_status status = prepare(settings, type, &tiles, &request, error);

	if (status == MIG_OK)
		status = mig_chart_draw(&chart, type, &request, table, error);
	if (status == MIG_OK)
		status = mig_chart_script(&chart, type, &script, error);
	if (status == MIG_OK)
		status = mig_chart_picture(&chart, (struct mig_text){ script.bytes, script.length },
					   picture, &result->text, error);
	if (status == MIG_OK && chart.advice.length > 0)
		status = mig_buffer_add_string(&result->notes, chart.advice.bytes, error);
	mig_chart_free(&chart);
	mig_buffer_free(&script);
	if (tiles.columns > 0)
		mig_table_free(&tiles);
	return status;
}

/* Text can have any name but that of a picture. */
static enum mig_status
find_picture(const struct settings *settings, enum mig_picture *picture, struct mig_error *error)
{
	enum mig_status status = mig_picture_of(settings->common.output, picture, error);

	if (status == MIG_OK || !settings->tty)
		return status;
	*picture = MIG_PICTURE_SCRIPT;
	*error = (struct mig_error){ 0 };
	return MIG_OK;
}

static enum mig_status
run(void *given, struct mig_result *result, struct mig_error *error)
{
	struct settings *settings = given;
	const struct mig_chart_type *type;
	enum mig_picture picture;
	struct mig_table table = { 0 };
	enum mig_status status;

	if (settings->list)
		return list_types(result, error);
	if (settings->common.operands.count == 0) {
		mig_fail(error, MIG_USAGE, "no chart type");
		mig_hint(error, "mig-plot TYPE [FILE]; mig-plot --list lists the types");
		return MIG_USAGE;
	}
	status = mig_chart_type_find(settings->common.operands.items[0], &type, error);
	if (status == MIG_OK)
		status = find_picture(settings, &picture, error);
	if (status == MIG_OK)
		status = check_tty(settings, picture, error);
	if (status == MIG_OK)
		status = read_table(settings, &table, error);
	if (status != MIG_OK)
		return status;
	status = settings->tty ? print(settings, type, &table, result, error)
			       : draw(settings, type, picture, &table, result, error);
	mig_table_free(&table);
	return status;
}

static void
complete(const char *argument, void (*offer)(void *, const char *, const char *), void *context)
{
	static const char *const orders[] = { "value", "name", "input", NULL };
	static const char *const forms[] = { "counts", "percent", "colours", "dots", NULL };

	if (strcmp(argument, "TYPE") == 0)
		for (const struct mig_chart_type *type = mig_chart_types; type->name; type++)
			offer(context, type->name, type->summary);
	if (strcmp(argument, "FORM") == 0)
		for (const char *const *form = forms; *form; form++)
			offer(context, *form, "form");
	if (strcmp(argument, "ORDER") == 0)
		for (const char *const *order = orders; *order; order++)
			offer(context, *order, "order");
}

static const struct mig_program program = {
	.name = "mig-plot",
	.purpose =
	    "draw a table as a chart: lines, bars, pyramids, flows, maps; --list has all types",
	.operands = "TYPE [FILE ...]",
	.examples = { "mig-plot line -b direction,region data/kazakhstan/flows.csv",
		      "mig-plot rank --top 2 data/kazakhstan/labour_permits_country.csv",
		      "mig-plot share -b direction,ethnic_group "
		      "data/kazakhstan/ethnic_structure.csv" },
	.options = options,
	.settings_size = sizeof(struct settings),
	.operands_min = SIZE_MAX,
	.complete = complete,
	.run = run,
};

int
main(int argc, char **argv)
{
	return mig_program_main(&program, argc, argv);
}

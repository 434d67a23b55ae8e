#include <string.h>

#include "chart/tty/tty.h"
#include "types.h"

enum { RANKED = MIG_CHART_HIGHLIGHT | MIG_CHART_SORT | MIG_CHART_TOP };

const struct mig_chart_type mig_chart_types[] = {
	{ "line", "series over time, named at their ends", mig_draw_line,
	  { "⠀⢀⠤⠒⠤⡀⣀⠔", "⠒⠁⠀⠀⠀⠈⠀⠀" }, mig_tty_line_chart, MIG_CHART_HIGHLIGHT },
	{ "fan", "a series, its forecast and the interval of that", mig_draw_fan,
	  { "⠀⠀⠀⠀⣀⠔░░", "⠤⠔⠒⠉⠀⠈░░" }, mig_tty_fan, MIG_CHART_HIGHLIGHT },
	{ "balance", "immigration up, emigration down, the balance as a line", mig_draw_balance,
	  { "▄ █ ▆ ▅ ", "▀ ▀ █ ▀ " }, mig_tty_balance, 0 },
	{ "share", "parts of 100 percent, a bar a period or group", mig_draw_share,
	  { "████▓▓▒░", "█████▓▓▒" }, mig_tty_share,
	  MIG_CHART_SORT | MIG_CHART_TOP },
	{ "rank", "bars in order of size", mig_draw_rank,
	  { "███████ ", "███▌    " }, mig_tty_rank, RANKED },
	{ "bullet", "permits against their quotas, with what is left or exceeded", mig_draw_bullet,
	  { "━━━━┃▒▒▒", "━━━━━━┃━" }, mig_tty_bullet, RANKED },
	{ "waterfall", "the changes that lead from one total to another", mig_draw_waterfall,
	  { "█▀▆▄    ", "█  ▀▄▂▄█" }, mig_tty_waterfall, RANKED },
	{ "dumbbell", "two figures of each unit, joined, with their difference", mig_draw_dumbbell,
	  { "○━━━━●  ", "  ●━━○  " }, mig_tty_dumbbell, RANKED },
	{ "slope", "two figures of each unit, joined from left to right", mig_draw_slope,
	  { "●⠤⠤⠤⠤⠒⠒●", "●⠒⠒⠤⠤⣀⣀●" }, mig_tty_slope, RANKED },
	{ "multiples", "a panel a series, the others grey behind it", mig_draw_multiples,
	  { "⡠⠊ ⠒⠤ ⠤⠒", "⠒⠤ ⠤⠔ ⡠⠊" }, mig_tty_multiples, RANKED },
	{ "lorenz", "how unequally a whole is shared, with the Gini index", mig_draw_lorenz,
	  { "⠀⠀⠀⡠⠔⠁⢰⠀", "⡠⠔⣁⣀⠤⠒⠁⠀" }, mig_tty_lorenz, 0 },
	{ "pyramid", "men and women by age, of one or two populations", mig_draw_pyramid,
	  { "  ▐██▌  ", "▐██████▌" }, mig_tty_pyramid,
	  MIG_CHART_HIGHLIGHT | MIG_CHART_FORM },
	{ "matrix", "flows from origins to destinations, darker where larger", mig_draw_matrix,
	  { "██▒▒░░▓▓", "░░▓▓██▒▒" }, mig_tty_matrix, RANKED },
	{ "terms", "how long procedures take, with their legal limits", mig_draw_terms,
	  { "━━━┃▒▒  ", "   ━━━┃ " }, mig_tty_terms, RANKED },
	{ "tiles", "a map of equal squares, one a region", mig_draw_tiles,
	  { "▓▓ ░░ ▒▒", "░░ ██ ▓▓" }, mig_tty_tiles,
	  MIG_CHART_HIGHLIGHT | MIG_CHART_TILES },
	{ "world", "a map of the countries: colours for rates, dots for counts", mig_draw_world,
	  { "▄▀▀ ▄█▀▀", " ▀▄ ▀█ ▄" }, mig_tty_world,
	  MIG_CHART_HIGHLIGHT | MIG_CHART_FORM },
	{ "sankey", "flows as ribbons from origins to destinations", mig_draw_sankey,
	  { "█▓▓▓▓▓▓█", "█▒▒  ▒▒█" }, mig_tty_sankey,
	  MIG_CHART_HIGHLIGHT | MIG_CHART_TOP },
	{ 0 },
};

/* What is asked for and not drawn, and what shows the same without misleading. */
static const struct {
	const char *names[4], *instead;
} refused[] = {
	{ { "pie", "donut", "doughnut" },
	  "angles are hard to compare: share shows parts of 100 percent, rank compares them" },
	{ { "bar", "bars", "column" },
	  "rank draws bars in order of size, balance bars over time, share parts of 100 percent" },
	{ { "area", "stacked", "stack" },
	  "only the lowest layer of a stack can be read: line shows each series, share the parts" },
	{ { "radar", "spider" },
	  "the order of the spokes makes the picture: rank compares one measure at a time" },
};

static const char *
instead_of(const char *name)
{
	size_t i, j;

	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		for (j = 0; j < 4 && refused[i].names[j]; j++)
			if (strcmp(name, refused[i].names[j]) == 0)
				return refused[i].instead;
	return NULL;
}

enum mig_status
mig_chart_type_find(const char *name, const struct mig_chart_type **type,
		    struct mig_error *error)
{
	const char *names[sizeof mig_chart_types / sizeof *mig_chart_types];
	size_t i;

	for (i = 0; mig_chart_types[i].name; i++) {
		names[i] = mig_chart_types[i].name;
		if (strcmp(name, names[i]) == 0) {
			*type = &mig_chart_types[i];
			return MIG_OK;
		}
	}
	mig_fail(error, MIG_USAGE, "'%s' is no chart type", name);
	if (instead_of(name))
		mig_hint(error, "%s", instead_of(name));
	else
		mig_hint_names(error, "chart types", mig_text_of(name), names, i);
	return MIG_USAGE;
}

enum mig_status
mig_chart_type_check(const struct mig_chart_type *type, const struct mig_chart_request *request,
		     struct mig_error *error)
{
	const struct {
		unsigned what;
		bool wanted;
		const char *option;
	} parts[] = {
		{ MIG_CHART_HIGHLIGHT, request->highlight.count > 0, "--highlight" },
		{ MIG_CHART_SORT, request->sort != NULL, "--sort" },
		{ MIG_CHART_TOP, request->top > 0, "--top" },
		{ MIG_CHART_FORM, request->form != NULL, "--as" },
		{ MIG_CHART_TILES, request->tiles != NULL, "--tiles" },
	};
	const char *names[sizeof mig_chart_types / sizeof *mig_chart_types];
	size_t i, j, count = 0;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].wanted || (type->takes & parts[i].what))
			continue;
		for (j = 0; mig_chart_types[j].name; j++)
			if (mig_chart_types[j].takes & parts[i].what)
				names[count++] = mig_chart_types[j].name;
		mig_fail(error, MIG_USAGE, "%s has no %s", type->name, parts[i].option);
		mig_hint_names(error, "chart types that have it", (struct mig_text){ "", 0 }, names,
			       count);
		return MIG_USAGE;
	}
	return MIG_OK;
}

void
mig_chart_begin(struct mig_chart *chart, const struct mig_chart_request *request,
		const struct mig_table *table, struct mig_error *error)
{
	memset(chart, 0, sizeof *chart);
	chart->request = request;
	chart->table = table;
	chart->error = chart->canvas.error = error;
	chart->canvas.width = request->width > 0 ? request->width : 800;
}

enum mig_status
mig_chart_draw(struct mig_chart *chart, const struct mig_chart_type *type,
	       const struct mig_chart_request *request, const struct mig_table *table,
	       struct mig_error *error)
{
	enum mig_status status;

	mig_chart_begin(chart, request, table, error);
	status = type->draw(chart);
	return status != MIG_OK ? status : chart->canvas.status;
}

void
mig_chart_free(struct mig_chart *chart)
{
	mig_canvas_free(&chart->canvas);
	mig_buffer_free(&chart->title);
	mig_buffer_free(&chart->subtitle);
	mig_buffer_free(&chart->notes);
	mig_buffer_free(&chart->description);
	mig_buffer_free(&chart->advice);
	mig_arena_free(&chart->arena);
}
